"""Workblocks (A.1.4) and role matrices (A.1.5) as printed, and where the print desk finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Skp
from asn_desktop.models.strategy import Matrix, MatrixEntry, Workblock
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import matrix_view, planning, workblocks
from asn_desktop.services.building import stored
from asn_desktop.services.desk_found import Found
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import read_settings
from asn_desktop.views.matrix import MatrixView
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.sheets import Party, SheetHead
from asn_desktop.views.sheets_strategy import MatrixLine, MatrixSheet, MatrixTable, WorkblockSheet
from asn_desktop.views.strategy import WorkblockView


def workblock_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, WorkblockSheet | Refused]:
    """Return workblocks as printed; the sheet carries its leader's name in the foot alone."""
    rows = stored(tx, Workblock, ids)
    shared = _shared(tx, [row.skp_id for row in rows])
    found: dict[UUID, WorkblockSheet | Refused] = {}
    for row in rows:
        block = workblocks.view(tx, row.id)
        found[row.id] = WorkblockSheet(
            form=FormCode.A_1_4,
            **shared[row.skp_id],
            title=block.title,
            target=block.target,
            owner=block.owner,
            parties=block.parties,
            finish=block.finish,
            beneficiaries=block.beneficiaries,
            goal=block.goal,
            budget=block.budget,
            routine=_texts(block, 0),
            transforming=_texts(block, 1),
            routine_milestones=_texts(block, 2),
            transforming_milestones=_texts(block, 3),
        )
    return found


def _texts(block: WorkblockView, part: int) -> tuple[str, ...]:
    return tuple(line.text for line in block.parts[part] if line.text.strip())


def matrix_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, MatrixSheet | Refused]:
    """Return matrices as printed, each with the tables of the teams under it, in row order.

    People stand there as they were on the day of the leader's SKP (set, else submitted, else
    today). A team of a team is not printed: the form knows two levels (reg. 1975–2013).
    """
    rows = stored(tx, Matrix, ids)
    shared = _shared(tx, [row.skp_id for row in rows])
    found: dict[UUID, MatrixSheet | Refused] = {}
    for row in rows:
        skp = tx.session.get_one(Skp, row.skp_id)
        day = _day(tx, skp)
        first = matrix_view.view(tx, row.id)
        teams = [matrix_view.view(tx, line.team_id) for line in first.rows if line.team_id]
        parties = _parties(tx, [first, *teams], day)
        found[row.id] = MatrixSheet(
            form=FormCode.A_1_5,
            **shared[row.skp_id],
            table=_table(first, parties),
            teams=tuple(_table(team, parties) for team in teams),
        )
    return found


def _table(found: MatrixView, parties: Mapping[UUID, Party]) -> MatrixTable:
    leader = parties[found.leader_id]
    lines = []
    for row in found.rows:
        party = parties.get(row.person_id) if row.person_id else None
        lines.append(
            MatrixLine(
                name=party.name if party else row.name,
                position=party.position if party else row.position,
                cells=tuple(tuple(role.text for role in cell) for cell in row.cells),
                heads_team=row.team_id is not None,
            )
        )
    return MatrixTable(
        leader=leader.name,
        leader_position=leader.position,
        columns=tuple(column.text for column in found.columns),
        lines=tuple(lines),
        team=found.team,
    )


def _parties(tx: ReadTx, tables: Sequence[MatrixView], day: date) -> dict[UUID, Party]:
    ids = {one.leader_id for one in tables}
    ids |= {row.person_id for one in tables for row in one.rows if row.person_id}
    found = parties_by_day(tx, [(one, day) for one in ids])
    return {one: found[one, day] for one in ids}


def _shared(tx: ReadTx, skp_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Agency, span and leader of the SKP these documents stand under; nobody signs them."""
    settings = read_settings(tx)
    found: dict[UUID, dict[str, Any]] = {}
    for skp in stored(tx, Skp, list(dict.fromkeys(skp_ids))):
        day = _day(tx, skp)
        parties = parties_by_day(tx, [(skp.person_id, day), (skp.assessor_id, day)])
        found[skp.id] = {
            "head": SheetHead(
                agency=settings.agency,
                period_start=skp.starts,
                period_end=skp.ends,
                place=settings.place,
                on=skp.set_on or skp.submitted_on,
            ),
            "employee": parties[skp.person_id, day],
            "assessor": parties[skp.assessor_id, day],
            "practice": settings.practice,
            "show_format": settings.show_format,
            "emblem": settings.emblem,
        }
    return found


def _day(tx: ReadTx, skp: Skp) -> date:
    return skp.set_on or skp.submitted_on or tx.today


# ---- where the print desk finds them


def find_workblocks(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """The workblocks of leaders in the year; one without title cannot be printed."""
    skps = _live(tx, person_ids, period.year)
    blocks: dict[UUID, list[Workblock]] = defaultdict(list)
    for part in chunks(skp.id for skp in skps):
        for row in tx.session.scalars(
            sa.select(Workblock)
            .where(Workblock.skp_id.in_(part))
            .order_by(Workblock.no, Workblock.id)
        ):
            blocks[row.skp_id].append(row)
    found: dict[UUID, list[Found]] = defaultdict(list)
    for skp in skps:
        for block in blocks[skp.id]:
            stops = tuple(
                Lack(Finding(code), Place.STRATEGY, block.id) for code in workblocks.lacks(block)
            )
            number = len(found[skp.person_id]) + 1
            found[skp.person_id].append(
                Found(
                    FormCode.A_1_4, block.id, skp, skp.person_id, Place.STRATEGY, block.id,
                    stops, number,
                )
            )  # fmt: skip
    return found


def find_matrices(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """The matrices of leaders in the year; a team's is printed with its leader's."""
    skps = _live(tx, person_ids, period.year)
    matrices: dict[UUID, list[Matrix]] = defaultdict(list)
    for part in chunks(skp.id for skp in skps):
        for row in tx.session.scalars(
            sa.select(Matrix)
            .where(Matrix.skp_id.in_(part), Matrix.parent_id.is_(None))
            .order_by(Matrix.id)
        ):
            matrices[row.skp_id].append(row)
    found: dict[UUID, list[Found]] = defaultdict(list)
    for skp in skps:
        for row in matrices[skp.id]:
            number = len(found[skp.person_id]) + 1
            found[skp.person_id].append(
                Found(
                    FormCode.A_1_5, row.id, skp, skp.person_id, Place.MATRIX, row.id,
                    _lacks(tx, row), number,
                )
            )  # fmt: skip
    return found


def _lacks(tx: ReadTx, row: Matrix) -> tuple[Lack, ...]:
    below = sa.select(Matrix.id).where(sa.or_(Matrix.id == row.id, Matrix.parent_id == row.id))
    some = sa.select(MatrixEntry.id).where(MatrixEntry.matrix_id.in_(below)).limit(1)
    if tx.session.scalar(some) is None:
        return (Lack(Finding("matrix.empty"), Place.MATRIX, row.id),)
    found = matrix_view.view(tx, row.id)
    open_columns = [one.text for at, one in enumerate(found.columns) if not found.taken_by(at)]
    return tuple(
        Lack(
            Finding("matrix.column_open", Severity.WARNING, {"column": text}), Place.MATRIX, row.id
        )
        for text in open_columns
    )


def _live(tx: ReadTx, person_ids: Sequence[UUID], year: int) -> list[Skp]:
    found: list[Skp] = []
    for part in chunks(person_ids):
        found += tx.session.scalars(
            sa.select(Skp)
            .where(Skp.person_id.in_(part), Skp.year == year, Skp.state.in_(planning.LIVE))
            .order_by(Skp.starts, Skp.number, Skp.id)
        )
    return found
