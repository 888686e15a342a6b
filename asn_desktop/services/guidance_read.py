"""Guidances read whole, many at once, with whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import Competency, Guidance, GuidanceAnswer, GuidanceRow
from asn_desktop.models.planning import Skp
from asn_desktop.rules.guidance import (
    CRITERIA,
    PART_COLUMNS,
    CompetencyGroup,
    GuidanceKind,
    GuidancePart,
)
from asn_desktop.services.by_id import names_of, people_of, rows_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.guidance import (
    WAY,
    AnswerView,
    CompetencyView,
    GuidanceView,
    RowView,
    Subject,
)

COLUMNS = ("first", "second", "third", "fourth")
"""The columns of a row of B.1.6 and B.1.7 in the order of the template."""
GROUPS = tuple(CompetencyGroup)


def exists(tx: ReadTx, guidance_id: UUID) -> bool:
    """Whether a guidance is still there (making it may have been undone)."""
    return tx.session.get(Guidance, guidance_id) is not None


def view(tx: ReadTx, guidance_id: UUID) -> GuidanceView:
    """One guidance whole; raises ``NoResultFound`` for a stranger."""
    return views(tx, [tx.session.get_one(Guidance, guidance_id)])[0]


def views(tx: ReadTx, stored: Sequence[Guidance]) -> list[GuidanceView]:
    """Guidances whole, in the order given, with a handful of questions."""
    ids = [row.id for row in stored]
    rows: dict[UUID, dict[GuidancePart, list[GuidanceRow]]] = {}
    answers: dict[tuple[UUID, int], GuidanceAnswer] = {}
    competences: dict[UUID, list[Competency]] = {}
    ask = tx.session.scalars
    for part in chunks(ids):
        for line in ask(sa.select(GuidanceRow).where(GuidanceRow.guidance_id.in_(part))):
            rows.setdefault(line.guidance_id, {}).setdefault(line.part, []).append(line)
        for said in ask(sa.select(GuidanceAnswer).where(GuidanceAnswer.guidance_id.in_(part))):
            answers[said.guidance_id, said.criterion] = said
        for one in ask(sa.select(Competency).where(Competency.guidance_id.in_(part))):
            competences.setdefault(one.guidance_id, []).append(one)
    subjects = subjects_of(tx, [(row.person_id, row.skp_id) for row in stored])
    names = names_of(tx, [row.giver_id for row in stored])
    return [
        GuidanceView(
            id=row.id,
            kind=row.kind,
            of=subjects[row.person_id, row.skp_id],
            on=row.on,
            giver_id=row.giver_id,
            giver=names.get(row.giver_id, ""),
            opportunity=row.opportunity,
            answered_on=row.answered_on,
            assessed_on=row.assessed_on,
            recommendation=row.recommendation,
            rows={
                part: tuple(_row_view(row.kind, one) for one in sorted(lines, key=_by_number))
                for part, lines in rows.get(row.id, {}).items()
            },
            answers=tuple(
                _answer_view(one.number, answers.get((row.id, one.number))) for one in CRITERIA
            ),
            competences=tuple(
                CompetencyView(
                    id=one.id, group=one.group, name=one.name, score=one.score, reason=one.reason
                )
                for one in sorted(competences.get(row.id, ()), key=_by_group)
            ),
            way={step.field: getattr(row, step.field) for step in WAY},
            follow_up=row.follow_up,
        )
        for row in stored
    ]


def _by_number(row: GuidanceRow) -> tuple[int, UUID]:
    return row.no, row.id


def _by_group(row: Competency) -> tuple[int, int, UUID]:
    return GROUPS.index(row.group), row.no, row.id


def _row_view(kind: GuidanceKind, row: GuidanceRow) -> RowView:
    width = len(PART_COLUMNS[kind, row.part])
    return RowView(id=row.id, cells=tuple(getattr(row, name) for name in COLUMNS[:width]))


def _answer_view(criterion: int, row: GuidanceAnswer | None) -> AnswerView:
    if row is None:
        return AnswerView(criterion=criterion)
    return AnswerView(criterion=criterion, text=row.text, id=row.id)


def subjects_of(
    tx: ReadTx, wanted: Iterable[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Subject]:
    """Whose records these are and under which SKP: (person, SKP) → both as pages name them."""
    keys = list(dict.fromkeys(wanted))
    people = people_of(tx, [person for person, _skp in keys])
    skps = rows_of(tx, Skp, [skp for _person, skp in keys])
    names = names_of(tx, [skp.assessor_id for skp in skps.values()])
    return {
        (person_id, skp_id): Subject(
            person_id=person_id,
            person=people[person_id].name,
            position=people[person_id].position or "",
            unit=people[person_id].unit or "",
            skp_id=skp_id,
            year=skps[skp_id].year,
            assessor_id=skps[skp_id].assessor_id,
            assessor=names.get(skps[skp_id].assessor_id, ""),
        )
        for person_id, skp_id in keys
    }
