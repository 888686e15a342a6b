"""A role matrix read whole: columns, people, roles, and what each still lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.strategy import Matrix, MatrixEntry, MatrixRow
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.wording import result_hints
from asn_desktop.services import planning
from asn_desktop.services.by_id import people_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.matrix import ColumnView, MatrixView, OwnResult, PersonLine, RoleView
from asn_desktop.views.planning import SkpView


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the result behind it; ``indicator_id`` where the columns are indicators."""

    view: ColumnView
    result_id: UUID
    indicator_id: UUID | None


def staff_of(tx: ReadTx, leader_id: UUID) -> list[PersonNow]:
    """Those somebody assesses today and who plan: active, not exempt."""
    rows = tx.session.scalars(
        sa.select(PersonNow)
        .where(PersonNow.assessor_id == leader_id, PersonNow.kind.is_not(None), PersonNow.active)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    return [row for row in rows if not row.status.is_exempt]


def columns_of(
    skp: SkpView, *, by_results: bool, also: frozenset[UUID] = frozenset()
) -> list[Column]:
    """The columns an SKP makes; empty lines are none unless they are among ``also``."""
    found: list[Column] = []
    for result in skp.results:
        number = str(result.number)
        if by_results:
            if result.text.strip() or result.id in also:
                view = ColumnView(id=result.id, number=number, text=result.text)
                found.append(Column(view, result.id, None))
            continue
        for at, indicator in enumerate(result.indicators, start=1):
            if indicator.text.strip() or indicator.id in also:
                shown = f"{number}.{at}" if len(result.indicators) > 1 else number
                view = ColumnView(
                    id=indicator.id, number=shown, text=indicator.text,
                    result=result.text, target=indicator.target,
                )  # fmt: skip
                found.append(Column(view, result.id, indicator.id))
    return found


def read_columns(tx: ReadTx, matrix: Matrix, skp: SkpView | None = None) -> list[Column]:
    """The columns of a matrix as they are now, in the order of its SKP (read if not given)."""
    used = tx.session.execute(
        sa.select(MatrixEntry.indicator_id, MatrixEntry.work_result_id).where(
            MatrixEntry.matrix_id == matrix.id
        )
    )
    also = frozenset(key for pair in used for key in pair if key is not None)
    skp = skp or planning.view(tx, matrix.skp_id)
    return columns_of(skp, by_results=by_results_of(skp.family, matrix.parent_id), also=also)


def by_results_of(family: FormFamily, parent_id: UUID | None) -> bool:
    """Whether the columns are results (a team head's) rather than a leader's indicators."""
    return parent_id is not None or family is FormFamily.STAFF


def view(tx: ReadTx, matrix_id: UUID) -> MatrixView:
    """Return a matrix whole, with what each role lacks; a handful of questions for any size."""
    matrix = tx.session.get_one(Matrix, matrix_id)
    skp = planning.view(tx, matrix.skp_id)
    columns = read_columns(tx, matrix, skp)
    rows = list(
        tx.session.scalars(
            sa.select(MatrixRow)
            .where(MatrixRow.matrix_id == matrix_id)
            .order_by(MatrixRow.no, MatrixRow.id)
        )
    )
    known = _Known.read(tx, matrix, rows, skp)
    present = {row.person_id for row in rows}
    return MatrixView(
        id=matrix.id,
        skp_id=skp.id,
        leader_id=skp.person_id,
        leader=skp.person,
        position=skp.position,
        year=skp.year,
        parent_id=matrix.parent_id,
        by_results=by_results_of(skp.family, matrix.parent_id),
        team=matrix.team,
        columns=tuple(column.view for column in columns),
        rows=tuple(known.line(row, columns) for row in rows),
        missing=tuple(
            one.person_id for one in staff_of(tx, skp.person_id) if one.person_id not in present
        ),
    )


@dataclass(frozen=True)
class _Known:
    """What is read once for all rows."""

    tx: ReadTx
    leader_id: UUID
    year: int
    people: dict[UUID, PersonNow]
    skps: dict[UUID, Skp]
    results: dict[UUID, list[WorkResult]]
    cells: dict[tuple[UUID, UUID], list[MatrixEntry]]
    states: dict[UUID, SkpState]
    placed: frozenset[UUID]
    teams: dict[UUID, UUID]
    elsewhere: frozenset[UUID]

    @classmethod
    def read(cls, tx: ReadTx, matrix: Matrix, rows: list[MatrixRow], skp: SkpView) -> _Known:
        ids = [row.person_id for row in rows if row.person_id is not None]
        people = people_of(tx, ids)
        skps: dict[UUID, Skp] = {}
        for part in chunks(ids):
            live = (Skp.person_id.in_(part), Skp.year == skp.year, Skp.state.in_(planning.LIVE))
            newest_last = (Skp.starts, Skp.number, Skp.id)
            for one in tx.session.scalars(sa.select(Skp).where(*live).order_by(*newest_last)):
                skps[one.person_id] = one
        results = _results_of(tx, [one.id for one in skps.values()])
        cells = _cells_of(tx, matrix.id)
        made = {one.made_id for each in cells.values() for one in each if one.made_id}
        return cls(
            tx=tx,
            leader_id=skp.person_id,
            year=skp.year,
            people=people,
            skps=skps,
            results=results,
            cells=cells,
            states=_states_of(tx, made),
            placed=_placed(tx, results),
            teams=_teams(tx, matrix.id),
            elsewhere=_elsewhere(tx, matrix.id, skp.year, ids),
        )

    def line(self, row: MatrixRow, columns: list[Column]) -> PersonLine:
        """One row as shown."""
        person = self.people.get(row.person_id) if row.person_id else None
        name = person.name if person else row.name
        no_skp = person is None or person.kind is None
        own = person is not None and person.assessor_id == self.leader_id
        skp = self.skps.get(row.person_id) if row.person_id else None
        loose = () if skp is None or not own else self._loose(skp)
        line = PersonLine(
            id=row.id,
            person_id=row.person_id,
            name=name,
            position=(person.position or "") if person else row.position,
            unit=(person.unit or "") if person else "",
            heads_team=row.heads_team,
            guest=not own,
            no_skp=no_skp,
            team_id=self.teams.get(row.person_id) if row.person_id else None,
            elsewhere=row.person_id in self.elsewhere,
            skp_id=skp.id if skp else None,
            skp_state=skp.state if skp else None,
            loose=loose,
        )
        waiting = self._waiting(line)
        cells = tuple(
            tuple(
                self._role(entry, waiting) for entry in self.cells.get((row.id, column.view.id), ())
            )
            for column in columns
        )
        return replace(line, cells=cells)

    def _role(self, entry: MatrixEntry, waiting: Finding | None) -> RoleView:
        state = self.states.get(entry.made_id) if entry.made_id else None
        live = state in planning.LIVE
        return RoleView(
            id=entry.id,
            text=entry.text,
            made_id=entry.made_id if live else None,
            skp_state=state if live else None,
            outside=None if live else waiting,
            hint=next(iter(result_hints(entry.text)), None),
        )

    def _waiting(self, line: PersonLine) -> Finding | None:
        """Why a role of this person that is no result yet is none."""
        if line.no_skp or line.person_id is None:
            return None
        if line.skp_state is None:
            found = planning.creation_findings(self.tx, line.person_id, self.year)
            return found[0] if found else Finding("matrix.not_in_skp", values={"name": line.name})
        if line.skp_state.is_editable:
            return Finding("matrix.not_in_skp", values={"name": line.name})
        said = {"name": line.name, "state": line.skp_state.label.lower()}
        return Finding("matrix.skp_closed", values=said)

    def _loose(self, skp: Skp) -> tuple[OwnResult, ...]:
        return tuple(
            OwnResult(id=one.id, text=one.text)
            for one in self.results[skp.id]
            if one.text.strip() and not {one.id, one.origin_id} & self.placed
        )


def _results_of(tx: ReadTx, skp_ids: Iterable[UUID]) -> dict[UUID, list[WorkResult]]:
    found: dict[UUID, list[WorkResult]] = defaultdict(list)
    for part in chunks(skp_ids):
        for result in tx.session.scalars(
            sa.select(WorkResult)
            .where(WorkResult.skp_id.in_(part))
            .order_by(WorkResult.section.desc(), WorkResult.no, WorkResult.id)
        ):
            found[result.skp_id].append(result)
    return found


def _cells_of(tx: ReadTx, matrix_id: UUID) -> dict[tuple[UUID, UUID], list[MatrixEntry]]:
    """The roles of a matrix by row and column, in their order."""
    found: dict[tuple[UUID, UUID], list[MatrixEntry]] = defaultdict(list)
    for entry in tx.session.scalars(
        sa.select(MatrixEntry)
        .where(MatrixEntry.matrix_id == matrix_id)
        .order_by(MatrixEntry.no, MatrixEntry.id)
    ):
        column_id = entry.indicator_id or entry.work_result_id
        assert column_id is not None  # noqa: S101 - exactly one is set
        found[entry.matrix_row_id, column_id].append(entry)
    return found


def _elsewhere(tx: ReadTx, matrix_id: UUID, year: int, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Of these people those who have a role in another matrix of the year."""
    found: set[UUID] = set()
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(MatrixRow.person_id)
            .join(MatrixEntry, MatrixEntry.matrix_row_id == MatrixRow.id)
            .join(Matrix, Matrix.id == MatrixRow.matrix_id)
            .join(Skp, Skp.id == Matrix.skp_id)
            .where(MatrixRow.person_id.in_(part), Matrix.id != matrix_id, Skp.year == year)
        )
        found.update(one for one in rows if one is not None)
    return frozenset(found)


def _states_of(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, SkpState]:
    """In which state the SKP of each of these results is."""
    found: dict[UUID, SkpState] = {}
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(WorkResult.id, Skp.state)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(WorkResult.id.in_(part))
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def _placed(tx: ReadTx, results: dict[UUID, list[WorkResult]]) -> frozenset[UUID]:
    """Of these results, and the ones they were in the version before, those in any cell."""
    ids = {one.id for each in results.values() for one in each}
    ids |= {one.origin_id for each in results.values() for one in each if one.origin_id}
    found: set[UUID] = set()
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(MatrixEntry.made_id).where(MatrixEntry.made_id.in_(part))
        )
        found.update(one for one in rows if one is not None)
    return frozenset(found)


def _teams(tx: ReadTx, matrix_id: UUID) -> dict[UUID, UUID]:
    """The matrices under this one by their team head."""
    rows = tx.session.execute(
        sa.select(Skp.person_id, Matrix.id)
        .join(Skp, Skp.id == Matrix.skp_id)
        .where(Matrix.parent_id == matrix_id)
        .order_by(Matrix.id)
    )
    return {row[0]: row[1] for row in rows}
