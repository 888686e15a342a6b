"""An SKP as a whole: made for a person and a year, and read for the editor.

Editing, its life, copying, patterns, links and lists stand in ``planning_*.py`` beside this file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from asn_desktop.models.base import Base
from asn_desktop.models.people import Person, PersonNow, Placement, Position
from asn_desktop.models.planning import (
    AnnexLine,
    Indicator,
    ReturnNote,
    Skp,
    SpecialExpectation,
    WorkResult,
    Year,
)
from asn_desktop.models.progress import PlannedAction
from asn_desktop.rules.findings import Finding, Refused, refuse
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import AnnexSection, Approach, ResultSection
from asn_desktop.rules.positions import FormFamily, default_form_family, family_is_guess
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_at import assessor_on
from asn_desktop.services.people_now import chunks, holding
from asn_desktop.services.planning_check import findings_of
from asn_desktop.views.planning import (
    AnnexLineView,
    ExpectationView,
    FamilyQuestion,
    IndicatorView,
    NoteView,
    ResultView,
    SkpView,
)

LIVE = (SkpState.DRAFT, SkpState.SUBMITTED, SkpState.RETURNED, SkpState.SET)
SECTIONS = tuple(ResultSection)
ANNEX = tuple(AnnexSection)
Stored = TypeVar("Stored", bound=Base)
OfSkp = TypeVar("OfSkp", WorkResult, SpecialExpectation, AnnexLine, ReturnNote)


def create(
    tx: Tx,
    person_id: UUID,
    year: int,
    *,
    starts: date | None = None,
    ends: date | None = None,
    approach: Approach | None = None,
) -> UUID:
    """Begin an SKP as an empty draft and return its id.

    ``starts`` is 1 January unless given; a later one makes the SKP that follows a move (reg. 2684,
    2688) after the one in force. Raises ``Refused``: ``skp.exists``, ``skp.person_left``,
    ``skp.exempt``, ``skp.not_staff``, ``skp.span``, ``period.year_missing``.
    """
    found = creation_findings(tx, person_id, year, starts=starts)
    if found:
        raise Refused(found)
    first, last = starts or date(year, 1, 1), ends or date(year, 12, 31)
    if not (first.year == last.year == year and first < last):
        raise refuse("skp.span", field="starts", year=year)
    if approach is None:
        approach = tx.session.scalar(sa.select(Year.approach).where(Year.year == year))
    skp = Skp(
        person_id=person_id,
        assessor_id=assessor_of(tx, person_id, first),
        year=year,
        starts=first,
        ends=last,
        approach=approach or Approach.QUANTITATIVE,
        family=family_on(tx, person_id, first),
        state=SkpState.DRAFT,
        previous_id=next((row.id for row in live_skps(tx, person_id, year)), None),
    )
    tx.session.add(skp)
    tx.session.flush()
    return skp.id


def creation_findings(
    tx: ReadTx, person_id: UUID, year: int, *, starts: date | None = None
) -> list[Finding]:
    """Why no SKP can be begun for somebody; empty when one can."""
    now = tx.session.get(PersonNow, person_id)
    person = tx.session.get_one(Person, person_id)
    if tx.session.scalar(sa.select(Year.id).where(Year.year == year)) is None:
        return [Finding("period.year_missing", values={"year": year})]
    if person.kind is None or now is None:
        return [Finding("skp.not_staff", values={"name": person.name})]
    values = {"name": person.name, "status": now.status.label, "year": year}
    if now.status.has_left:
        return [Finding("skp.person_left", values=values)]
    if now.status.is_exempt:
        return [Finding("skp.exempt", values=values)]
    for skp in live_skps(tx, person_id, year):
        if skp.state is not SkpState.SET or starts is None or starts <= skp.starts:
            return [Finding("skp.exists", values={**values, "state": skp.state.label})]
    return []


def who(tx: ReadTx, person_id: UUID) -> tuple[str, UUID | None]:
    """Somebody's name and position."""
    now = tx.session.get(PersonNow, person_id)
    name = tx.session.get_one(Person, person_id).name
    return name, now.position_id if now else None


def live_skps(tx: ReadTx, person_id: UUID, year: int) -> list[Skp]:
    """The SKP of somebody and a year that are neither superseded nor cancelled, the last first."""
    rows = tx.session.scalars(
        sa.select(Skp)
        .where(Skp.person_id == person_id, Skp.year == year, Skp.state.in_(LIVE))
        .order_by(Skp.starts.desc(), Skp.number.desc(), Skp.id.desc())
    )
    return list(rows)


def exists(tx: ReadTx, skp_id: UUID) -> bool:
    """Whether an SKP is still there (making it may have been undone)."""
    return tx.session.get(Skp, skp_id) is not None


def current_skp(tx: ReadTx, person_id: UUID, year: int) -> UUID | None:
    """The SKP to open for somebody: the version being worked on, else the one in force."""
    rows = live_skps(tx, person_id, year)
    return rows[0].id if rows else None


def assessor_of(tx: ReadTx, person_id: UUID, day: date) -> UUID | None:
    """Who assesses somebody on a day; where nobody did then, who does today."""
    return assessor_on(tx, person_id, day) or assessor_on(tx, person_id, tx.today)


def family_on(tx: ReadTx, person_id: UUID, day: date) -> FormFamily:
    """Which family of forms somebody's position uses on a day (today's where none held then)."""
    position = _position_on(tx, person_id, day)
    if position is None:
        return FormFamily.STAFF
    return position.form_family or default_form_family(position.kind, position.name)


def family_questions(
    tx: ReadTx, person_ids: Iterable[UUID], day: date
) -> tuple[FamilyQuestion, ...]:
    """Positions of these people whose family of forms was never said and is only our guess.

    Each is asked once, before its first SKP; ``units.edit_position`` stores the answer.
    """
    found: dict[UUID, FamilyQuestion] = {}
    for person_id in person_ids:
        position = _position_on(tx, person_id, day)
        if position is None or position.form_family is not None:
            continue
        if family_is_guess(position.kind, position.name) and position.id not in found:
            name = tx.session.get_one(Person, person_id).name
            found[position.id] = FamilyQuestion(position.id, position.name, name)
    return tuple(found.values())


def _position_on(tx: ReadTx, person_id: UUID, day: date) -> Position | None:
    for when in (day, tx.today):
        position = tx.session.scalar(
            sa.select(Position)
            .join(Placement, Placement.position_id == Position.id)
            .where(Placement.person_id == person_id, holding(Placement, when))
            .order_by(Placement.since.desc().nulls_last(), Placement.id.desc())
            .limit(1)
        )
        if position is not None:
            return position
    return None


def planned_actions(tx: ReadTx, skp_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """The planned actions of every result that has some (B.1.1), in their order."""
    found: dict[UUID, tuple[str, ...]] = {}
    rows = tx.session.execute(
        sa.select(PlannedAction.work_result_id, PlannedAction.text)
        .join(WorkResult, WorkResult.id == PlannedAction.work_result_id)
        .where(WorkResult.skp_id == skp_id)
        .order_by(PlannedAction.no, PlannedAction.id)
    )
    for result_id, text in rows:
        found[result_id] = (*found.get(result_id, ()), text)
    return found


def view(tx: ReadTx, skp_id: UUID) -> SkpView:
    """Return an SKP whole, with what is still missing in it."""
    return views(tx, [skp_id])[0]


def views(tx: ReadTx, skp_ids: Sequence[UUID]) -> list[SkpView]:
    """Return several SKP whole, in the order asked for, in a handful of questions."""
    skps = {row.id: row for row in _rows(tx, Skp, Skp.id, skp_ids)}
    results = _results(tx, skp_ids)
    expectations = _by_skp(_rows(tx, SpecialExpectation, SpecialExpectation.skp_id, skp_ids))
    annex = _by_skp(_rows(tx, AnnexLine, AnnexLine.skp_id, skp_ids))
    notes = _by_skp(_rows(tx, ReturnNote, ReturnNote.skp_id, skp_ids))
    people = {row.person_id for row in skps.values()}
    people |= {row.assessor_id for row in skps.values() if row.assessor_id}
    people |= {note.by_id for each in notes.values() for note in each if note.by_id}
    names = {row.id: row.name for row in _rows(tx, Person, Person.id, people)}
    now = {row.person_id: row for row in _rows(tx, PersonNow, PersonNow.person_id, people)}
    made = []
    for skp in (skps[skp_id] for skp_id in skp_ids):
        found = SkpView(
            id=skp.id,
            person_id=skp.person_id,
            person=names[skp.person_id],
            position_id=now[skp.person_id].position_id,
            position=now[skp.person_id].position or "",
            unit=now[skp.person_id].unit or "",
            assessor_id=skp.assessor_id,
            assessor=names.get(skp.assessor_id, "") if skp.assessor_id else "",
            year=skp.year,
            starts=skp.starts,
            ends=skp.ends,
            approach=skp.approach,
            family=skp.family,
            state=skp.state,
            number=skp.number,
            previous_id=skp.previous_id,
            submitted_on=skp.submitted_on,
            set_on=skp.set_on,
            reason=skp.reason,
            results=results[skp.id],
            expectations=_expectations(expectations[skp.id]),
            annex=_annex(annex[skp.id]),
            notes=_notes(notes[skp.id], names),
        )
        made.append(findings_of(found))
    return made


def _expectations(rows: Iterable[SpecialExpectation]) -> tuple[ExpectationView, ...]:
    ordered = sorted(rows, key=lambda row: row.value)
    return tuple(ExpectationView(id=row.id, value=row.value, text=row.text) for row in ordered)


def _annex(rows: Iterable[AnnexLine]) -> tuple[AnnexLineView, ...]:
    ordered = sorted(rows, key=lambda row: (ANNEX.index(row.section), row.no, row.id))
    return tuple(AnnexLineView(id=row.id, section=row.section, text=row.text) for row in ordered)


def _notes(rows: Iterable[ReturnNote], names: dict[UUID, str]) -> tuple[NoteView, ...]:
    return tuple(
        NoteView(
            id=row.id,
            row_id=row.row_id,
            by=names.get(row.by_id, "") if row.by_id else "",
            on=row.on,
            text=row.text,
            done=row.done,
        )
        for row in sorted(rows, key=lambda row: row.id)
    )


def _results(tx: ReadTx, skp_ids: Sequence[UUID]) -> dict[UUID, tuple[ResultView, ...]]:
    rows = _by_skp(_rows(tx, WorkResult, WorkResult.skp_id, skp_ids))
    ids = [row.id for each in rows.values() for row in each]
    indicators: dict[UUID, list[Indicator]] = defaultdict(list)
    for indicator in _rows(tx, Indicator, Indicator.work_result_id, ids):
        indicators[indicator.work_result_id].append(indicator)
    linked = {row.supports_id for each in rows.values() for row in each if row.supports_id}
    texts = {row.id: row.text for row in _rows(tx, WorkResult, WorkResult.id, linked)}
    made: dict[UUID, tuple[ResultView, ...]] = {}
    for skp_id in skp_ids:
        ordered = sorted(
            rows[skp_id], key=lambda row: (SECTIONS.index(row.section), row.no, row.id)
        )
        made[skp_id] = tuple(
            ResultView(
                id=row.id,
                section=row.section,
                number=number,
                text=row.text,
                assigned_by=row.assigned_by,
                supports_id=row.supports_id,
                supports_text=row.supports_text,
                supports_indicator=row.supports_indicator,
                copied_from=row.copied_from,
                supports_changed=row.supports_id is not None
                and texts.get(row.supports_id) != row.supports_text,
                origin_id=row.origin_id,
                source=row.source,
                draft_source=row.draft_source,
                study_leave=row.study_leave,
                indicators=tuple(
                    IndicatorView(
                        id=each.id,
                        aspect=each.aspect,
                        text=each.text,
                        target=each.target,
                        copied_from=each.copied_from,
                        perspective=each.perspective,
                    )
                    for each in sorted(indicators[row.id], key=lambda each: (each.no, each.id))
                ),
            )
            for number, row in enumerate(ordered, start=1)
        )
    return made


def _rows(
    tx: ReadTx,
    mapped: type[Stored],
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
    wanted: Iterable[UUID],
) -> list[Stored]:
    """Every row whose column is among the wanted ids, asked in parts every database takes."""
    found: list[Stored] = []
    for part in chunks(wanted):
        found += tx.session.scalars(sa.select(mapped).where(column.in_(part)))
    return found


def _by_skp(rows: Iterable[OfSkp]) -> dict[UUID, list[OfSkp]]:
    found: dict[UUID, list[OfSkp]] = defaultdict(list)
    for row in rows:
        found[row.skp_id].append(row)
    return found
