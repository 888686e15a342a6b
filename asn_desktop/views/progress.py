"""Results with what was realised of them: what the pages Kemajuan and Penilaian show.

A realisation nobody filled in is None, never an empty or zero one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from asn_desktop.rules.planning import Approach, Aspect, ResultSection
from asn_desktop.rules.progress import percent_of_target


class Spanned(Protocol):
    """Some days of one year: a period, or a single day."""

    @property
    def year(self) -> int:
        """Whose SKP are asked for."""

    @property
    def starts(self) -> date:
        """The first day."""

    @property
    def ends(self) -> date:
        """The last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodHead:
    """A period of the office as pages and sheets name it."""

    id: UUID
    year: int
    code: str
    label: str
    form_label: str
    starts: date
    ends: date
    window_starts: date
    window_ends: date
    is_yearly: bool


@dataclass(frozen=True, slots=True)
class Realised:
    """What was realised in one period; ``label`` names the period where several stand together."""

    text: str
    evidence: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProgress:
    """One indicator; ``earlier`` are the year's periods before this one that are filled in."""

    id: UUID
    no: int
    aspect: Aspect | None
    text: str
    target: str
    realised: Realised | None = None
    last: Realised | None = None
    earlier: tuple[Realised, ...] = ()

    @property
    def percent(self) -> int | None:
        """Share of the target where both are plainly numbers; shown, never used."""
        if self.realised is None:
            return None
        return percent_of_target(self.target, self.realised.text, self.aspect)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProgress:
    """One planned action and what was documented of it in the period, "" = nothing (B.1.2)."""

    id: UUID
    text: str
    realised: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultProgress:
    """One RHK. ``no`` runs on from main to additional, as on paper.

    In the quantitative approach realisations stand on the indicators, in the qualitative one here.
    """

    id: UUID
    no: int
    section: ResultSection
    text: str
    assigned_by: str = ""
    supports_text: str = ""
    supports_indicator: str = ""
    indicators: tuple[IndicatorProgress, ...] = ()
    realised: Realised | None = None
    last: Realised | None = None
    earlier: tuple[Realised, ...] = ()
    actions: tuple[str, ...] = ()
    documented: tuple[ActionProgress, ...] = ()
    taken: str = ""
    """That the leader took it over, with date and note; "" = he did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpProgress:
    """One person's SKP with what was realised in a period.

    ``locked`` = its evaluation is finished: realisations may not change before it is reopened.
    """

    skp_id: UUID
    person_id: UUID
    name: str
    nip: str | None
    position: str
    approach: Approach
    period: PeriodHead
    results: tuple[ResultProgress, ...]
    locked: bool = False

    @property
    def total(self) -> int:
        """How many realisations are expected."""
        return len(expected(self.approach, self.results))

    @property
    def missing(self) -> int:
        """How many are not filled in."""
        return missing(self.approach, self.results)


Place = tuple[UUID, UUID | None]
"""Where a realisation or a piece of feedback belongs: the result, and its indicator if any."""


def expected(approach: Approach, results: tuple[ResultProgress, ...]) -> list[Place]:
    """Every place a realisation belongs to: indicators, or results in the qualitative approach."""
    if approach is Approach.QUALITATIVE:
        return [(result.id, None) for result in results]
    return [(result.id, line.id) for result in results for line in result.indicators]


def missing(approach: Approach, results: tuple[ResultProgress, ...]) -> int:
    """How many expected realisations are not filled in (evidence alone is none)."""
    if approach is Approach.QUALITATIVE:
        return sum(not is_filled(result.realised) for result in results)
    return sum(not is_filled(line.realised) for result in results for line in result.indicators)


def is_filled(realised: Realised | None) -> bool:
    """Whether a realisation says something."""
    return realised is not None and bool(realised.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRow:
    """A line of the people list of Kemajuan; ``id`` is the person's."""

    id: UUID
    skp_id: UUID
    name: str
    nip: str | None
    position: str
    unit: str
    assessor: str
    filled: int
    total: int
    actions: int
    results: int
    locked: bool


@dataclass(frozen=True, slots=True)
class RealisationPlace:
    """Where a figure may stand as realisation: an indicator, or a result without any.

    ``current`` and ``evidence`` = what stands there by now; ``likely``: its words speak of what the
    figure counts.
    """

    work_result_id: UUID
    indicator_id: UUID | None
    result: str
    indicator: str
    target: str
    current: str = ""
    evidence: str = ""
    likely: bool = False

    @property
    def text(self) -> str:
        """What is counted."""
        return self.indicator or self.result
