"""The people of a role matrix: added, also from other units and agencies, moved, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Skp
from asn_desktop.models.strategy import Matrix, MatrixEntry, MatrixRow
from asn_desktop.rules.findings import refuse
from asn_desktop.services import planning
from asn_desktop.services.matrix import heading
from asn_desktop.services.office import ReadTx, Tx


def add_people(tx: Tx, matrix_id: UUID, person_ids: Iterable[UUID]) -> list[UUID]:
    """Add people of the office or known outside officials at the end; return their rows.

    Who is borrowed from another unit is recorded here before the result enters his SKP (reg.
    1928–1932). Raises ``matrix.is_leader``, ``matrix.person_twice``.
    """
    ids = list(person_ids)
    matrix = tx.session.get_one(Matrix, matrix_id)
    leader = tx.session.get_one(Skp, matrix.skp_id).person_id
    rows = rows_of(tx, matrix_id)
    present = {row.person_id for row in rows}
    heads = heading(tx, ids)
    made: list[UUID] = []
    for no, person_id in enumerate(ids, start=len(rows) + 1):
        name, _position = planning.who(tx, person_id)
        if person_id == leader:
            raise refuse("matrix.is_leader", name=name, field="person")
        if person_id in present:
            raise refuse("matrix.person_twice", name=name, field="person")
        present.add(person_id)
        row = MatrixRow(
            matrix_id=matrix_id, no=no, person_id=person_id, heads_team=person_id in heads
        )
        tx.session.add(row)
        made.append(row.id)
    return made


def add_name(tx: Tx, matrix_id: UUID, name: str, position: str) -> UUID:
    """Add somebody of another agency by name and position; raises ``matrix.name_missing``."""
    if not name.strip():
        raise refuse("matrix.name_missing", field="name")
    no = len(rows_of(tx, matrix_id)) + 1
    row = MatrixRow(matrix_id=matrix_id, no=no, name=name.strip(), position=position.strip())
    tx.session.add(row)
    return row.id


def mark_head(tx: Tx, row_id: UUID, heads: bool) -> None:
    """Say whether somebody heads a team."""
    tx.session.get_one(MatrixRow, row_id).heads_team = heads


def move_row(tx: Tx, row_id: UUID, down: int) -> None:
    """Move a row ``down`` places (negative: up)."""
    row = tx.session.get_one(MatrixRow, row_id)
    rows = rows_of(tx, row.matrix_id)
    place = rows.index(row) + down
    if 0 <= place < len(rows):
        rows.remove(row)
        rows.insert(place, row)
        _renumber(rows)


def remove_row(tx: Tx, row_id: UUID) -> None:
    """Take a row without roles out; raises ``matrix.row_filled``."""
    row = tx.session.get_one(MatrixRow, row_id)
    count = tx.session.scalar(sa.select(sa.func.count()).where(MatrixEntry.matrix_row_id == row_id))
    if count:
        name = planning.who(tx, row.person_id)[0] if row.person_id else row.name
        raise refuse("matrix.row_filled", name=name, count=count)
    rows = rows_of(tx, row.matrix_id)
    rows.remove(row)
    tx.session.delete(row)
    _renumber(rows)


def rows_of(tx: ReadTx, matrix_id: UUID) -> list[MatrixRow]:
    """The rows of a matrix in their order."""
    return list(
        tx.session.scalars(
            sa.select(MatrixRow)
            .where(MatrixRow.matrix_id == matrix_id)
            .order_by(MatrixRow.no, MatrixRow.id)
        )
    )


def _renumber(rows: list[MatrixRow]) -> None:
    for no, row in enumerate(rows, start=1):
        row.no = no
