"""Continuous feedback as the page Umpan Balik shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """One thing feedback can be about. ``head`` names the result above an indicator.

    ``result`` and ``goal`` fill a phrase's {hasil} and {target}; "" where there is none.
    """

    target: Target
    label: str
    head: str = ""
    note: str = ""
    result: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRecord:
    """Everything said about one person in a period, under what it is about.

    ``evaluation_id`` is None while the evaluation is not open: the first piece opens it.
    ``phrases`` are offered for texts, ``meant`` says of some whether they are a positive response.
    ``hidden`` pieces are there and not for the eyes of who asks
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
    meant: Mapping[str, bool] = field(default_factory=dict)
    study_leave: bool = False
    locked: bool = False
    hidden: int = 0

    def places(self) -> tuple[FeedbackPlace, ...]:
        """Every place of feedback in the order of the paper."""
        found: list[FeedbackPlace] = []
        for result in self.results:
            if self.approach is Approach.QUALITATIVE:
                said = result.realised.text if result.realised else ""
                goal = next((line.target for line in result.indicators if line.target), "")
                found.append(
                    FeedbackPlace(
                        target=("result", result.id),
                        label=result.text,
                        head=f"{result.no}",
                        note=said,
                        result=result.text,
                        goal=goal,
                    )
                )
                continue
            found += [_of_indicator(line, result) for line in result.indicators]
        for value in self.behaviours:
            note = f"Ekspektasi khusus: {value.expectation}" if value.expectation else ""
            found.append(FeedbackPlace(target=("value", value.value), label=value.name, note=note))
        return tuple(found)

    def about(self, target: Target) -> tuple[Piece, ...]:
        """The pieces about one thing, the oldest first."""
        return tuple(piece for piece in self.pieces if piece.target == target)


def _of_indicator(line: IndicatorProgress, result: ResultProgress) -> FeedbackPlace:
    said = [f"Target {line.target}"] if line.target else []
    if line.realised is not None and line.realised.text:
        said.append(f"realisasi {line.realised.text}")
    return FeedbackPlace(
        target=("indicator", line.id),
        label=line.text,
        head=f"{result.no}  {result.text}",
        note=" · ".join(said),
        result=result.text,
        goal=line.target,
    )
