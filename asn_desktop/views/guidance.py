"""Guidance as the window shows it: a coaching or mentoring whole, a behaviour report, the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import (
    ADJUSTMENT,
    CRITERIA,
    PARTS,
    YES,
    CompetencyGroup,
    GuidanceKind,
    GuidancePart,
)


class Filled(StrEnum):
    """How much of a form is filled in."""

    EMPTY = "empty"
    PARTLY = "partly"
    WHOLE = "whole"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {"empty": "kosong", "partly": "sebagian", "whole": "terisi"}[self.value]


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of the way of a guidance's papers: the field of its date and its words."""

    field: str
    label: str


WAY = (
    WayStep("to_superior_on", "B.1.8 diserahkan kepada atasan pimpinan"),
    WayStep("to_assessor_on", "Catatan dan B.1.9 diteruskan kepada pejabat penilai"),
    WayStep("reported_on", "Dilaporkan kepada atasan pejabat penilai"),
    WayStep("followed_on", "Tindak lanjut ditetapkan"),
)
"""Reg. 3390–3392, 3522–3534."""


def filled(done: int, total: int) -> Filled:
    """How much ``done`` of ``total`` places is."""
    if done <= 0:
        return Filled.EMPTY
    return Filled.WHOLE if done >= total else Filled.PARTLY


FORM_OF = {
    GuidanceKind.COACHING: FormCode.B_1_6,
    GuidanceKind.MENTORING: FormCode.B_1_7,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of a table; ``cells`` as many as the table has columns."""

    id: UUID
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What was answered to one criterion of B.1.8; ``id`` is None while there is no row."""

    criterion: int
    text: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyView:
    """One competence; ``score`` 1–5, None = not scored."""

    id: UUID
    group: CompetencyGroup
    name: str
    score: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose record it is and under which SKP, as pages name it."""

    person_id: UUID
    person: str
    position: str
    unit: str
    skp_id: UUID
    year: int
    assessor_id: UUID | None
    assessor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceView:
    """One coaching or mentoring whole, with its B.1.8 and B.1.9."""

    id: UUID
    kind: GuidanceKind
    of: Subject
    on: date
    giver_id: UUID | None
    giver: str
    opportunity: str
    answered_on: date | None
    assessed_on: date | None
    recommendation: str
    rows: Mapping[GuidancePart, tuple[RowView, ...]] = field(default_factory=dict)
    answers: tuple[AnswerView, ...] = ()
    competences: tuple[CompetencyView, ...] = ()
    way: Mapping[str, date | None] = field(default_factory=dict)
    follow_up: str = ""

    @property
    def by_assessor(self) -> bool:
        """Whether the assessor himself guided: then no paper goes to him."""
        return self.giver_id in (None, self.of.assessor_id)

    @property
    def form(self) -> FormCode:
        """B.1.6 or B.1.7."""
        return FORM_OF[self.kind]

    def part_filled(self, part: GuidancePart) -> Filled:
        """How much of one table is filled in: its rows without an empty cell."""
        rows = [one.cells for one in self.rows.get(part, ()) if any(one.cells)]
        if not rows:
            return Filled.EMPTY
        return Filled.WHOLE if all(all(cells) for cells in rows) else Filled.PARTLY

    @property
    def form_filled(self) -> Filled:
        """How much of B.1.6 or B.1.7 is filled in."""
        parts = [self.part_filled(part) is not Filled.EMPTY for part in PARTS[self.kind]]
        if self.kind is GuidanceKind.COACHING:
            parts.append(bool(self.opportunity))
        return filled(sum(parts), len(parts))

    @property
    def answers_filled(self) -> Filled:
        """How much of B.1.8 is filled in."""
        return filled(sum(bool(one.text) for one in self.answers), len(CRITERIA))

    @property
    def competences_filled(self) -> Filled:
        """How much of B.1.9 is filled in: the scores, and the recommendation."""
        done = sum(one.score is not None for one in self.competences)
        return filled(done + bool(self.recommendation), len(self.competences) + 1)

    @property
    def adjusts(self) -> bool:
        """Whether a next step says that measure and target are to be adjusted (reg. 3274)."""
        steps = self.rows.get(GuidancePart.NEXT_STEP, ())
        return any(one.cells[ADJUSTMENT] == YES for one in steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourView:
    """One report of a behaviour problem (B.1.10)."""

    id: UUID
    of: Subject
    on: date
    assessor_id: UUID | None
    assessor: str
    expectation: str
    problem: str
    others_too: bool | None
    done: str

    @property
    def filled(self) -> Filled:
        """How much of it is filled in."""
        places = (self.expectation, self.problem, self.others_too is not None, self.done)
        return filled(sum(map(bool, places)), len(places))


class RecordKind(StrEnum):
    """What the list shows: the two kinds of guidance, and reports of behaviour problems."""

    COACHING = "coaching"
    MENTORING = "mentoring"
    BEHAVIOUR = "behaviour"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            "coaching": "Coaching",
            "mentoring": "Mentoring",
            "behaviour": "Laporan perilaku",
        }[self.value]

    @property
    def form(self) -> FormCode:
        """The form it is written on."""
        return {
            "coaching": FormCode.B_1_6,
            "mentoring": FormCode.B_1_7,
            "behaviour": FormCode.B_1_10,
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceRowView:
    """One line of the list; ``answers`` and ``competences`` are None for a behaviour report."""

    id: UUID
    kind: RecordKind
    person_id: UUID
    name: str
    nip: str | None
    unit: str
    on: date
    giver: str
    form: Filled
    answers: Filled | None = None
    competences: Filled | None = None
