"""Coaching and mentoring (B.1.6, B.1.7): made, edited, taken away.

Their forms B.1.8 and B.1.9, behaviour reports, what is read, lists, sheets and the print desk stand
in ``guidance_*.py`` beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import Competency, Guidance, GuidanceAnswer, GuidanceRow
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Skp
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.guidance import (
    ADJUSTMENT,
    COMPETENCES,
    NO,
    PART_COLUMNS,
    PARTS,
    YES,
    GuidanceKind,
    GuidancePart,
)
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach
from asn_desktop.services import planning, progress, progress_facts
from asn_desktop.services.guidance_read import COLUMNS
from asn_desktop.services.office import ReadTx, Tx

MOST_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuidance:
    """What a coaching or mentoring begins with.

    ``giver_id`` None = the assessor of the SKP. ``prefill`` takes indicators and targets of the SKP
    as goals, and what was realised in the period ``period`` ("TW2") as facts (coaching alone).
    """

    person_id: UUID
    kind: GuidanceKind
    year: int
    on: date
    giver_id: UUID | None = None
    prefill: bool = True
    period: str = ""


def create(tx: Tx, new: NewGuidance) -> UUID:
    """Begin a guidance under the person's SKP of the year.

    Refused with ``guidance.no_skp`` where there is none, ``guidance.own`` when the giver is the
    employee himself.
    """
    skp = skp_for(tx, new.person_id, new.year, new.on)
    giver_id = new.giver_id or skp.assessor_id
    _refuse_own(new.person_id, giver_id)
    row = Guidance(
        person_id=new.person_id, skp_id=skp.id, kind=new.kind, on=new.on, giver_id=giver_id
    )
    tx.session.add(row)
    for group, names in COMPETENCES.items():
        for no, name in enumerate(names, start=1):
            tx.session.add(Competency(guidance_id=row.id, group=group, no=no, name=name))
    tx.session.flush()
    if new.prefill and new.kind is GuidanceKind.COACHING:
        goals, facts = _from_skp(tx, skp, new)
        set_rows(tx, row.id, GuidancePart.GOAL, goals)
        set_rows(tx, row.id, GuidancePart.FACT, facts)
    return row.id


def skp_for(tx: ReadTx, person_id: UUID, year: int, on: date) -> Skp:
    """The SKP a guidance belongs to: in force on its day, else the newest of the year.

    Refused with ``guidance.no_skp``.
    """
    rows = planning.live_skps(tx, person_id, year)
    in_force = [row for row in rows if row.state is SkpState.SET and row.starts <= on <= row.ends]
    found = next(iter([*in_force, *rows]), None)
    if found is None:
        name = tx.session.get_one(Person, person_id).name
        raise refuse("guidance.no_skp", name=name, year=year, field="person")
    return found


def _refuse_own(person_id: UUID, giver_id: UUID | None) -> None:
    if person_id == giver_id:
        raise refuse("guidance.own", field="giver")


Cells = tuple[str, ...]


def _from_skp(tx: ReadTx, skp: Skp, new: NewGuidance) -> tuple[list[Cells], list[Cells]]:
    """Goals and facts as the SKP and the realisations of the period say them."""
    view = planning.view(tx, skp.id)
    goals: list[Cells] = [
        (line.text, "", line.target, "") for result in view.results for line in result.indicators
    ]
    period = progress_facts.find_period(tx, new.year, new.period)
    done = progress.progress_of(tx, new.person_id, period.id) if period else None
    if done is None or done.skp_id != skp.id:
        return goals, []
    facts: list[Cells] = []
    for result in done.results:
        if view.approach is Approach.QUALITATIVE and result.realised:
            facts.append((result.text, result.realised.text, "", ""))
        for line in result.indicators:
            if line.realised is not None and line.realised.text:
                target = f"{line.text}: {line.target}" if line.target else line.text
                facts.append((target, line.realised.text, "", ""))
    return goals, facts


def change(
    tx: Tx, guidance_id: UUID, *, on: date | None = None, giver_id: UUID | None = None
) -> None:
    """Change the day, or who guides. Refused with ``guidance.own``."""
    row = tx.session.get_one(Guidance, guidance_id)
    if on is not None:
        row.on = on
    if giver_id is not None:
        _refuse_own(row.person_id, giver_id)
        row.giver_id = giver_id


def remove(tx: Tx, guidance_id: UUID) -> None:
    """Take a guidance away with everything noted in it; undone like any act."""
    row = tx.session.get_one(Guidance, guidance_id)
    for mapped in (GuidanceRow, GuidanceAnswer, Competency):
        for each in tx.session.scalars(
            sa.select(mapped).where(mapped.guidance_id == guidance_id).order_by(mapped.id)
        ):
            tx.session.delete(each)
    tx.session.flush()
    tx.session.delete(row)


def set_rows(tx: Tx, guidance_id: UUID, part: GuidancePart, rows: Sequence[Sequence[str]]) -> None:
    """Make these the rows of a table, by their place; empty rows at the end are dropped.

    Refused with ``guidance.wrong_part`` for a table of the other form, ``guidance.yes_or_no`` for
    another answer in the last column of B.1.6, ``guidance.too_many_rows`` above 200.
    """
    kind = tx.session.get_one(Guidance, guidance_id).kind
    if part not in PARTS[kind]:
        raise refuse("guidance.wrong_part", kind=kind.label)
    width = len(PART_COLUMNS[kind, part])
    wanted = [_padded(cells, width) for cells in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    if len(wanted) > MOST_ROWS:
        raise refuse("guidance.too_many_rows", most=MOST_ROWS)
    if part is GuidancePart.NEXT_STEP:
        wanted = [(*cells[:ADJUSTMENT], _yes_or_no(cells[ADJUSTMENT])) for cells in wanted]
    stored = _rows(tx, guidance_id, part)
    for no, cells in enumerate(wanted, start=1):
        if no <= len(stored):
            row = stored[no - 1]
            row.no = no
        else:
            row = GuidanceRow(guidance_id=guidance_id, part=part, no=no)
            tx.session.add(row)
        for name, text in zip(COLUMNS, cells, strict=False):
            setattr(row, name, text)
    for row in stored[len(wanted) :]:
        tx.session.delete(row)


def set_cell(tx: Tx, row_id: UUID, column: str, text: str) -> None:
    """Write one cell of a row that is there (``column`` "first" … "fourth")."""
    row = tx.session.get_one(GuidanceRow, row_id)
    adjusted = row.part is GuidancePart.NEXT_STEP and column == COLUMNS[ADJUSTMENT]
    if column in COLUMNS:
        setattr(row, column, _yes_or_no(text.strip()) if adjusted else text.strip())


def _padded(cells: Sequence[str], width: int) -> Cells:
    texts = [text.strip() for text in cells][:width]
    return (*texts, *([""] * (width - len(texts))))


def _yes_or_no(text: str) -> str:
    """As printed, from "ya", "Y", "tidak", "T" or nothing."""
    word = text.strip().upper()
    if word and not (YES.startswith(word) or NO.startswith(word)):
        raise refuse("guidance.yes_or_no", text=text)
    return word and (YES if YES.startswith(word) else NO)


def set_opportunity(tx: Tx, guidance_id: UUID, text: str) -> None:
    """What the employee can do (the box PELUANG of B.1.6)."""
    tx.session.get_one(Guidance, guidance_id).opportunity = text.strip()


def _rows(tx: ReadTx, guidance_id: UUID, part: GuidancePart) -> list[GuidanceRow]:
    return list(
        tx.session.scalars(
            sa.select(GuidanceRow)
            .where(GuidanceRow.guidance_id == guidance_id, GuidanceRow.part == part)
            .order_by(GuidanceRow.no, GuidanceRow.id)
        )
    )
