"""Matrices and workblocks follow the SKP they lean on, in the same act (a hook of every act).

A role says what its result says; a result or indicator that is deleted takes its cells along; when
an amended SKP is set, what leaned on the version before leans on the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.models.strategy import Matrix, MatrixEntry, Workblock
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services.office import Tx
from asn_desktop.services.people_now import chunks

_LEAD = frozenset({Skp.__tablename__, WorkResult.__tablename__, Indicator.__tablename__})


def concerns(tx: Tx) -> bool:
    """Whether the act touched anything a matrix or workblock leans on."""
    recorder = tx.recorder
    return any(row.__tablename__ in _LEAD for row, _fields in recorder.updated.values()) or any(
        kind in _LEAD for kind, _before in recorder.deleted.values()
    )


def follow(tx: Tx) -> None:
    """Bring matrices and workblocks in line with what the act did to SKP."""
    recorder = tx.recorder
    reworded = {
        key: row.text
        for key, (row, fields) in recorder.updated.items()
        if isinstance(row, WorkResult) and "text" in fields
    }
    skps = [
        row
        for row, fields in recorder.updated.values()
        if isinstance(row, Skp) and "state" in fields
    ]
    _reword(tx, reworded)
    for skp in skps:
        if skp.state is SkpState.SET and skp.previous_id is not None:
            same = _pairs(tx, skp.id)
            if same:  # an SKP that follows a move is no version of the one before
                _lean_on(tx, same, skp.previous_id, skp.id)
        elif skp.state is SkpState.CANCELLED:
            _let_go(tx, skp.id)
    gone = {key for key, (kind, _before) in recorder.deleted.items() if kind in _LEAD}
    _drop(tx, gone)
    tx.session.flush()


def _reword(tx: Tx, texts: Mapping[UUID, str]) -> None:
    for entry in _entries(tx, MatrixEntry.made_id, texts):
        if entry.made_id is not None and entry.text != texts[entry.made_id]:
            entry.text = texts[entry.made_id]


def _drop(tx: Tx, gone: Iterable[UUID]) -> None:
    ids = list(gone)
    for column in (MatrixEntry.made_id, MatrixEntry.indicator_id, MatrixEntry.work_result_id):
        for entry in _entries(tx, column, ids):
            tx.session.delete(entry)
        tx.session.flush()
    for part in chunks(ids):
        for block in tx.session.scalars(
            sa.select(Workblock).where(Workblock.indicator_id.in_(part))
        ):
            block.indicator_id = None


def _pairs(tx: Tx, skp_id: UUID) -> dict[UUID, UUID]:
    """Rows of the version before → the same results and indicators in this one."""
    found: dict[UUID, UUID] = {}
    results = sa.select(WorkResult.id, WorkResult.origin_id).where(WorkResult.skp_id == skp_id)
    here = sa.select(WorkResult.id).where(WorkResult.skp_id == skp_id)
    indicators = sa.select(Indicator.id, Indicator.origin_id).where(
        Indicator.work_result_id.in_(here)
    )
    for question in (results, indicators):
        rows = tx.session.execute(question)
        found.update((origin, key) for key, origin in rows if origin is not None)
    return found


def _lean_on(tx: Tx, same: Mapping[UUID, UUID], before: UUID, after: UUID) -> None:
    """What leaned on an SKP leans on the version set now; a column that is gone takes its cells."""
    for entry in _entries(tx, MatrixEntry.made_id, same):
        assert entry.made_id is not None  # noqa: S101 - asked for
        entry.made_id = same[entry.made_id]
    for matrix in tx.session.scalars(sa.select(Matrix).where(Matrix.skp_id == before)):
        matrix.skp_id = after
        for entry in tx.session.scalars(
            sa.select(MatrixEntry).where(MatrixEntry.matrix_id == matrix.id)
        ):
            column = entry.indicator_id or entry.work_result_id
            if column is None or column not in same:
                tx.session.delete(entry)
            elif entry.indicator_id is not None:
                entry.indicator_id = same[column]
            else:
                entry.work_result_id = same[column]
    for block in tx.session.scalars(sa.select(Workblock).where(Workblock.skp_id == before)):
        block.skp_id = after
        if block.indicator_id is not None:
            block.indicator_id = same.get(block.indicator_id)
    tx.session.flush()


def _let_go(tx: Tx, skp_id: UUID) -> None:
    """A role made in a version that is cancelled is again what it was in the one before."""
    results = tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id == skp_id))
    origins = {row.id: row.origin_id for row in results}
    for entry in _entries(tx, MatrixEntry.made_id, origins):
        assert entry.made_id is not None  # noqa: S101 - asked for
        entry.made_id = origins[entry.made_id]
        before = tx.session.get(WorkResult, entry.made_id) if entry.made_id else None
        if before is not None:
            entry.text = before.text


def _entries(
    tx: Tx, column: InstrumentedAttribute[UUID | None], ids: Iterable[UUID]
) -> list[MatrixEntry]:
    found: list[MatrixEntry] = []
    for part in chunks(ids):
        found += tx.session.scalars(sa.select(MatrixEntry).where(column.in_(part)))
    return found
