"""Continuous feedback as the page Umpan Balik shows it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from asn_desktop.rules.planning import Approach
from asn_desktop.views.evaluation import BehaviourFacts, Piece, Target
from asn_desktop.views.progress import IndicatorProgress, PeriodHead, ResultProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """A line of the list; ``id`` is the person's.

    ``answered`` of ``results`` have feedback, on themselves or on one of their indicators.
    """

    id: UUID
    name: str
    nip: str | None
    position: str
    unit: str
    assessor: str
    pieces: int
    answered: int
    results: int
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPlace:
    """One thing feedback can be about. ``head`` names the result above an indicator."""

    target: Target
    label: str
    head: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRecord:
    """Everything said about one person in a period, under what it is about.

    ``evaluation_id`` is None while the evaluation is not open: the first piece opens it.
    ``phrases`` are offered for texts. ``hidden`` pieces are there and not for the eyes of who asks
    (`rules.visibility`).
    """

    person_id: UUID
    name: str
    position: str
    approach: Approach
    period: PeriodHead
    evaluation_id: UUID | None
    results: tuple[ResultProgress, ...]
    behaviours: tuple[BehaviourFacts, ...]
    pieces: tuple[Piece, ...] = ()
    phrases: tuple[str, ...] = ()
    study_leave: bool = False
    locked: bool = False
    hidden: int = 0

    def places(self) -> tuple[FeedbackPlace, ...]:
        """Every place of feedback in the order of the paper."""
        found: list[FeedbackPlace] = []
        for result in self.results:
            if self.approach is Approach.QUALITATIVE:
                said = result.realised.text if result.realised else ""
                found.append(_place(("result", result.id), result.text, f"{result.no}", said))
                continue
            head = f"{result.no}  {result.text}"
            found += [_of_indicator(line, head) for line in result.indicators]
        for value in self.behaviours:
            note = f"Ekspektasi khusus: {value.expectation}" if value.expectation else ""
            found.append(_place(("value", value.value), value.name, "", note))
        return tuple(found)

    def about(self, target: Target) -> tuple[Piece, ...]:
        """The pieces about one thing, the oldest first."""
        return tuple(piece for piece in self.pieces if piece.target == target)


def _place(target: Target, label: str, head: str, note: str) -> FeedbackPlace:
    return FeedbackPlace(target=target, label=label, head=head, note=note)


def _of_indicator(line: IndicatorProgress, head: str) -> FeedbackPlace:
    said = [f"Target {line.target}"] if line.target else []
    if line.realised is not None and line.realised.text:
        said.append(f"realisasi {line.realised.text}")
    return _place(("indicator", line.id), line.text, head, " · ".join(said))
