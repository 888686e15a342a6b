"""A satisfaction survey: answers as they are typed or found in a file, rounds, results, plan.

Nothing here leads from an answer to a person: results are sums, remarks stand by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.rules.satisfaction import LABELS
from asn_desktop.rules.voices import Weighting


@dataclass(frozen=True)
class AnswerSheet:
    """One respondent's sheet; ``marks``: U1…U9, 1–4 or None = not answered."""

    marks: tuple[int | None, ...]
    service: str = ""
    on: date | None = None
    sex: str = ""
    age: int | None = None
    education: str = ""
    remark: str = ""


@dataclass(frozen=True)
class RoundText:
    """What is typed of a round."""

    name: str
    starts: date
    ends: date
    unit_id: UUID | None = None
    population: int | None = None
    weighting: Weighting = Weighting.NINTH


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round as lists show it. ``needed`` = the sample for its number of users."""

    id: UUID
    name: str
    starts: date
    ends: date
    weighting: Weighting
    answers: int
    unit_id: UUID | None = None
    unit: str = ""
    population: int | None = None
    needed: int | None = None
    published_on: date | None = None
    index: Decimal | None = None
    category: str = ""

    @property
    def label(self) -> str:
        """The category in words, "" without an index."""
        return LABELS.get(self.category, "")

    @property
    def short_by(self) -> int:
        """Answers that lack to the sample; 0 where nothing lacks or the users are not counted."""
        return max((self.needed or 0) - self.answers, 0)


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One element: ``mean`` (NRR) and ``index`` to two decimals, ``weighted`` to three.

    All three None and ``category`` empty where nobody answered it.
    """

    no: int
    name: str
    answered: int
    mean: Decimal | None = None
    weighted: Decimal | None = None
    index: Decimal | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """All answers, or those about one service. ``hidden``: too few to be shown, no elements.

    ``index`` is None where hidden or where too few answered the elements ``unanswered``.
    """

    name: str
    answers: int
    elements: tuple[ElementResult, ...] = ()
    index: Decimal | None = None
    category: str = ""
    hidden: bool = False
    id: UUID | None = None

    @property
    def label(self) -> str:
        """The category in words."""
        return LABELS.get(self.category, "")

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The elements nobody, or fewer than five, answered."""
        return tuple(one.no for one in self.elements if one.mean is None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many respondents are of a group; ``count`` None = some, but fewer than are shown."""

    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round's results whole. ``lowest`` = the three weakest elements, the weakest first."""

    round: RoundRow
    total: GroupResult
    services: tuple[GroupResult, ...]
    sexes: tuple[Tally, ...]
    ages: tuple[Tally, ...]
    educations: tuple[Tally, ...]
    lowest: tuple[ElementResult, ...]
    remarks: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote; ``service`` empty where it would lead to a few people."""

    text: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    """The same words of ``count`` respondents, with the services they were said of."""

    id: str
    text: str
    count: int
    services: str


@dataclass(frozen=True, slots=True)
class ImprovementText:
    """What is typed of one line of the plan."""

    element: int
    action: str = ""
    responsible: str = ""
    responsible_id: UUID | None = None
    until: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """One line of the improvement plan; ``index`` = that of its element in the round."""

    id: UUID
    text: ImprovementText
    name: str
    overdue: bool
    index: Decimal | None = None
