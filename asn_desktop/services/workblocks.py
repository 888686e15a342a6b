"""Workblocks: the strategies for a leader's indicators (A.1.4, reg. 1571–1779).

A workblock is a help beside the SKP: it may be written and changed in whatever state the SKP is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.models.strategy import Workblock, WorkblockLine
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.strategy import (
    PARTS,
    IndicatorChoice,
    LineView,
    StrategyView,
    WorkblockField,
    WorkblockView,
)

Numbered = TypeVar("Numbered", Workblock, WorkblockLine)


def strategy(tx: ReadTx, person_id: UUID, year: int) -> StrategyView:
    """The workblocks of somebody's SKP of a year, and the indicators they can serve."""
    name, _position = planning.who(tx, person_id)
    rows = planning.live_skps(tx, person_id, year)
    if not rows:
        return StrategyView(person_id=person_id, person=name, year=year, skp_id=None)
    # While a version is being drafted, the strategies stand under the one before.
    held = next((one for one in rows if blocks_of(tx, one.id)), rows[0])
    return StrategyView(
        person_id=person_id,
        person=name,
        year=year,
        skp_id=held.id,
        blocks=tuple(_views(tx, blocks_of(tx, held.id))),
        indicators=_indicators(tx, held.id),
    )


def owner_of(tx: ReadTx, workblock_id: UUID) -> tuple[UUID, int] | None:
    """Whose strategy it is and of which year; None when it is gone."""
    row = tx.session.get(Workblock, workblock_id)
    skp = tx.session.get(Skp, row.skp_id) if row else None
    return (skp.person_id, skp.year) if skp else None


def blocks_of(tx: ReadTx, skp_id: UUID) -> list[Workblock]:
    """The workblocks of an SKP in their order."""
    return list(
        tx.session.scalars(
            sa.select(Workblock)
            .where(Workblock.skp_id == skp_id)
            .order_by(Workblock.no, Workblock.id)
        )
    )


def view(tx: ReadTx, workblock_id: UUID) -> WorkblockView:
    """Return one workblock whole."""
    return _views(tx, [tx.session.get_one(Workblock, workblock_id)])[0]


def lacks(block: Workblock) -> list[str]:
    """The codes of what keeps a workblock from being printed."""
    return [] if block.title.strip() else ["workblock.no_title"]


def _views(tx: ReadTx, blocks: Sequence[Workblock]) -> list[WorkblockView]:
    lines: dict[tuple[UUID, StrategyPart, StrategyKind], list[LineView]] = defaultdict(list)
    for part in chunks(block.id for block in blocks):
        for row in tx.session.scalars(
            sa.select(WorkblockLine)
            .where(WorkblockLine.workblock_id.in_(part))
            .order_by(WorkblockLine.no, WorkblockLine.id)
        ):
            lines[row.workblock_id, row.part, row.kind].append(LineView(row.id, row.text))
    return [
        WorkblockView(
            id=block.id,
            skp_id=block.skp_id,
            no=block.no,
            indicator_id=block.indicator_id,
            **{field.value: getattr(block, field.value) for field in WorkblockField},
            parts=tuple(tuple(lines[block.id, *place]) for place in PARTS),
        )
        for block in blocks
    ]


def _indicators(tx: ReadTx, skp_id: UUID) -> tuple[IndicatorChoice, ...]:
    found: list[IndicatorChoice] = []
    for result in planning.view(tx, skp_id).results:
        several = len(result.indicators) > 1
        for at, each in enumerate(result.indicators, start=1):
            if each.text.strip():
                number = f"{result.number}.{at}" if several else str(result.number)
                found.append(IndicatorChoice(each.id, number, each.text, each.target))
    return tuple(found)


# ---- writing


def add(tx: Tx, skp_id: UUID, indicator_id: UUID | None = None) -> UUID:
    """Begin a workblock at the end, owned by the leader; return its id."""
    skp = tx.session.get_one(Skp, skp_id)
    now = tx.session.get(PersonNow, skp.person_id)
    rows = blocks_of(tx, skp_id)
    made = Workblock(skp_id=skp_id, no=len(rows) + 1, owner=(now.position if now else "") or "")
    tx.session.add(made)
    tx.session.flush()
    if indicator_id is not None:
        serve(tx, made.id, indicator_id)
    return made.id


def change(tx: Tx, workblock_id: UUID, field: WorkblockField, value: str) -> None:
    """Change one cell of the head."""
    setattr(tx.session.get_one(Workblock, workblock_id), field.value, value.strip())


def serve(tx: Tx, workblock_id: UUID, indicator_id: UUID | None) -> None:
    """Say which indicator the strategy serves; its words are taken over unless others were typed.

    Raises ``workblock.indicator_foreign``.
    """
    row = tx.session.get_one(Workblock, workblock_id)
    known = {one.id: one.words for one in _indicators(tx, row.skp_id)}
    if indicator_id is not None and indicator_id not in known:
        raise refuse("workblock.indicator_foreign", field="indicator_id")
    if not row.target.strip() or row.target == known.get(row.indicator_id or row.id):
        row.target = known[indicator_id] if indicator_id is not None else ""
    row.indicator_id = indicator_id


def move(tx: Tx, workblock_id: UUID, down: int) -> None:
    """Move a workblock ``down`` places (negative: up)."""
    row = tx.session.get_one(Workblock, workblock_id)
    rows = blocks_of(tx, row.skp_id)
    place = rows.index(row) + down
    if 0 <= place < len(rows):
        rows.remove(row)
        rows.insert(place, row)
        _renumber(rows)


def remove(tx: Tx, workblock_id: UUID) -> None:
    """Remove a workblock with its lines."""
    row = tx.session.get_one(Workblock, workblock_id)
    for line in tx.session.scalars(
        sa.select(WorkblockLine).where(WorkblockLine.workblock_id == workblock_id)
    ):
        tx.session.delete(line)
    rows = blocks_of(tx, row.skp_id)
    rows.remove(row)
    tx.session.delete(row)
    _renumber(rows)


def add_lines(
    tx: Tx,
    workblock_id: UUID,
    part: StrategyPart,
    kind: StrategyKind,
    texts: Iterable[str] = ("",),
    *,
    after: UUID | None = None,
) -> list[UUID]:
    """Add lines to one of the four lists, behind ``after`` or at the end; return their ids."""
    rows = _lines(tx, workblock_id, part, kind)
    at = next((place for place, row in enumerate(rows, 1) if row.id == after), len(rows))
    made: list[UUID] = []
    for text in texts:
        row = WorkblockLine(
            workblock_id=workblock_id, part=part, kind=kind, no=0, text=text.strip()
        )
        tx.session.add(row)
        rows.insert(at, row)
        at += 1
        made.append(row.id)
    _renumber(rows)
    return made


def change_line(tx: Tx, line_id: UUID, text: str) -> None:
    """Change the text of a line."""
    tx.session.get_one(WorkblockLine, line_id).text = text.strip()


def remove_line(tx: Tx, line_id: UUID) -> None:
    """Remove a line."""
    row = tx.session.get_one(WorkblockLine, line_id)
    rows = _lines(tx, row.workblock_id, row.part, row.kind)
    rows.remove(row)
    tx.session.delete(row)
    _renumber(rows)


def _lines(
    tx: ReadTx, workblock_id: UUID, part: StrategyPart, kind: StrategyKind
) -> list[WorkblockLine]:
    return list(
        tx.session.scalars(
            sa.select(WorkblockLine)
            .where(
                WorkblockLine.workblock_id == workblock_id,
                WorkblockLine.part == part,
                WorkblockLine.kind == kind,
            )
            .order_by(WorkblockLine.no, WorkblockLine.id)
        )
    )


def _renumber(rows: Sequence[Numbered]) -> None:
    for no, row in enumerate(rows, start=1):
        row.no = no
