"""Stored patterns: what SKP of a position usually say, kept once and applied to many."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Position
from asn_desktop.models.planning import Pattern
from asn_desktop.rules.findings import refuse
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.planning_copy import content_of, fill
from asn_desktop.services.planning_edit import editable
from asn_desktop.views.canonical import from_json, to_json
from asn_desktop.views.planning import PatternRow, SkpContent


def save_pattern(tx: Tx, skp_id: UUID, name: str, position_id: UUID | None = None) -> UUID:
    """Keep what an SKP says as a pattern of a position (of the person's own unless given).

    A pattern of the same name and position is replaced. Raises ``pattern.name_missing``,
    ``pattern.empty``.
    """
    if not name.strip():
        raise refuse("pattern.name_missing", field="name")
    content = content_of(tx, skp_id)
    if not content.results:
        raise refuse("pattern.empty")
    bare = replace(
        content, results=tuple(replace(row, supports_id=None) for row in content.results)
    )
    position_id = position_id or planning.view(tx, skp_id).position_id
    text = to_json(bare).decode()
    row = tx.session.scalar(
        sa.select(Pattern).where(Pattern.name == name.strip(), Pattern.position_id == position_id)
    )
    if row is None:
        row = Pattern(name=name.strip(), position_id=position_id, content=text)
        tx.session.add(row)
    row.content = text
    return row.id


def patterns(tx: ReadTx, position_id: UUID | None = None) -> tuple[PatternRow, ...]:
    """Every pattern; those of the position asked for first."""
    rows = tx.session.execute(
        sa.select(Pattern.id, Pattern.name, Pattern.position_id, Pattern.content, Position.name)
        .outerjoin(Position, Position.id == Pattern.position_id)
        .order_by(Pattern.name, Pattern.id)
    ).all()
    found = [
        PatternRow(
            id=row[0],
            name=row[1],
            position=row[4],
            results=len(from_json(SkpContent, row[3]).results),
            fits=position_id is not None and row[2] == position_id,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: not row.fits))


def pattern_content(tx: ReadTx, pattern_id: UUID) -> SkpContent:
    """What a pattern says."""
    return from_json(SkpContent, tx.session.get_one(Pattern, pattern_id).content)


def apply_pattern(tx: Tx, skp_id: UUID, pattern_id: UUID) -> None:
    """Write a pattern into a draft, marked with its name."""
    skp = editable(tx, skp_id)
    name = tx.session.get_one(Pattern, pattern_id).name
    fill(tx, skp, pattern_content(tx, pattern_id), name)


def remove_pattern(tx: Tx, pattern_id: UUID) -> None:
    """Remove a pattern; SKP made from it stay as they are."""
    tx.session.delete(tx.session.get_one(Pattern, pattern_id))
