"""What is typed in the cells of a role matrix becomes results in people's SKP (reg. 1948–1949).

Where the SKP is a draft, or there is none yet, at once; where it is handed in or set, the role
waits in the matrix until the SKP is amended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.models.progress import PlannedAction
from asn_desktop.models.strategy import Matrix, MatrixEntry, MatrixRow
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.planning import Approach
from asn_desktop.services import planning, planning_edit, planning_state
from asn_desktop.services.matrix import put_under
from asn_desktop.services.matrix_view import Column, read_columns
from asn_desktop.services.office import Tx
from asn_desktop.services.planning_edit import ResultField
from asn_desktop.views.matrix import Removal

_BULLET = re.compile(r"^\s*(?:[-–•▪·*◦‣●■]|\d{1,2}[.)]|[a-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class CellText:
    """What one cell says, one role a line."""

    row_id: UUID
    column_id: UUID
    text: str

    @property
    def lines(self) -> list[str]:
        """The roles, without the bullets of a table they were copied from."""
        found = (_BULLET.sub("", line).strip() for line in self.text.splitlines())
        return [" ".join(line.split()) for line in found if line]


def write_cells(tx: Tx, cells: Sequence[CellText], removal: Removal = Removal.ASK) -> None:
    """Write what cells say; every role that can becomes a result of the person's SKP.

    Raises ``matrix.result_closed`` for a changed role whose SKP is handed in or set, and, with
    ``Removal.ASK``, ``matrix.result_filled`` where a result to be removed has indicators already.
    """
    sheets: dict[UUID, _Sheet] = {}
    for cell in cells:
        row = tx.session.get_one(MatrixRow, cell.row_id)
        if row.matrix_id not in sheets:
            sheets[row.matrix_id] = _Sheet.read(tx, row.matrix_id, removal)
        sheets[row.matrix_id].write(row, cell)
        tx.session.flush()


def write_cell(tx: Tx, row_id: UUID, column_id: UUID, text: str) -> None:
    """Write one cell; see :func:`write_cells`."""
    write_cells(tx, [CellText(row_id, column_id, text)])


def attach(tx: Tx, row_id: UUID, column_id: UUID, result_id: UUID) -> UUID:
    """Stand a result the person has already into a cell, linked to the column; return the entry."""
    row = tx.session.get_one(MatrixRow, row_id)
    sheet = _Sheet.read(tx, row.matrix_id, Removal.ASK)
    result = tx.session.get_one(WorkResult, result_id)
    entry = sheet.add(row, column_id, result.text)
    entry.made_id = result.id
    if tx.session.get_one(Skp, result.skp_id).state.is_editable and result.supports_id is None:
        sheet.link(sheet.columns[column_id], result.id)
    return entry.id


def put_in(tx: Tx, entry_ids: Iterable[UUID]) -> int:
    """Put waiting roles into the SKP of their people where these can be changed; how many."""
    sheets: dict[UUID, _Sheet] = {}
    done = 0
    for entry_id in entry_ids:
        entry = tx.session.get_one(MatrixEntry, entry_id)
        if entry.matrix_id not in sheets:
            sheets[entry.matrix_id] = _Sheet.read(tx, entry.matrix_id, Removal.ASK)
        row = tx.session.get_one(MatrixRow, entry.matrix_row_id)
        done += sheets[entry.matrix_id].put(row, entry)
    return done


def amend_and_put(tx: Tx, row_id: UUID, reason: str) -> UUID:
    """Begin the next version of somebody's set SKP and put the waiting roles of the row into it.

    Returns the new version's id. Raises what ``planning_state.amend`` does.
    """
    row = tx.session.get_one(MatrixRow, row_id)
    matrix = tx.session.get_one(Matrix, row.matrix_id)
    year = tx.session.get_one(Skp, matrix.skp_id).year
    assert row.person_id is not None  # noqa: S101 - only people of the office have an SKP
    skps = planning.live_skps(tx, row.person_id, year)
    made = planning_state.amend(tx, skps[0].id, reason)
    put_in(tx, waiting(tx, row_id))
    return made


def waiting(tx: Tx, row_id: UUID) -> list[UUID]:
    """The roles of a row that are in no live SKP."""
    live = sa.select(WorkResult.id).join(Skp, Skp.id == WorkResult.skp_id)
    live = live.where(Skp.state.in_(planning.LIVE))
    rows = tx.session.scalars(
        sa.select(MatrixEntry.id)
        .where(
            MatrixEntry.matrix_row_id == row_id,
            sa.or_(MatrixEntry.made_id.is_(None), MatrixEntry.made_id.not_in(live)),
        )
        .order_by(MatrixEntry.no, MatrixEntry.id)
    )
    return list(rows)


@dataclass(frozen=True)
class _Sheet:
    """One matrix while its cells are written."""

    tx: Tx
    matrix: Matrix
    leader: Skp
    giver: str
    columns: dict[UUID, Column]
    removal: Removal

    @classmethod
    def read(cls, tx: Tx, matrix_id: UUID, removal: Removal) -> _Sheet:
        matrix = tx.session.get_one(Matrix, matrix_id)
        leader = tx.session.get_one(Skp, matrix.skp_id)
        now = tx.session.get(PersonNow, leader.person_id)
        giver = matrix.team or (now.position if now else None) or ""
        columns = {one.view.id: one for one in read_columns(tx, matrix)}
        return cls(tx, matrix, leader, giver, columns, removal)

    def write(self, row: MatrixRow, cell: CellText) -> None:
        """Bring the roles of a cell to what its lines say; what is the same stays what it was."""
        entries = self._entries(row.id, cell.column_id)
        lines = cell.lines
        matcher = SequenceMatcher(None, [one.text for one in entries], lines, autojunk=False)
        kept: list[MatrixEntry] = []
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            both = min(i2 - i1, j2 - j1)
            for entry, line in zip(entries[i1 : i1 + both], lines[j1 : j1 + both], strict=True):
                if tag != "equal":
                    self._change(row, entry, line)
                kept.append(entry)
            for entry in entries[i1 + both : i2]:
                self._remove(row, entry)
            kept += [self._new(row, cell.column_id, line) for line in lines[j1 + both : j2]]
        for no, entry in enumerate(kept, start=1):
            entry.no = no

    def add(self, row: MatrixRow, column_id: UUID, text: str) -> MatrixEntry:
        """A role at the end of a cell, in no SKP yet."""
        entry = MatrixEntry(
            matrix_id=self.matrix.id,
            matrix_row_id=row.id,
            no=len(self._entries(row.id, column_id)) + 1,
            text=text,
        )
        put_under(entry, self.columns[column_id])
        self.tx.session.add(entry)
        return entry

    def _new(self, row: MatrixRow, column_id: UUID, text: str) -> MatrixEntry:
        entry = self.add(row, column_id, text)
        self.put(row, entry)
        return entry

    def put(self, row: MatrixRow, entry: MatrixEntry) -> bool:
        """Make the result of a role in the person's SKP; False where it has to wait."""
        tx = self.tx
        person = tx.session.get(PersonNow, row.person_id) if row.person_id else None
        if person is None or person.kind is None:
            return False
        skps = planning.live_skps(tx, person.person_id, self.leader.year)
        if skps and not skps[0].state.is_editable:
            return False
        if not skps and planning.creation_findings(tx, person.person_id, self.leader.year):
            return False
        skp_id = skps[0].id if skps else planning.create(tx, person.person_id, self.leader.year)
        entry.made_id = planning_edit.add_result(tx, skp_id, text=entry.text)
        tx.session.flush()
        column = self.columns[self._column_id(entry)]
        self.link(column, entry.made_id)
        return True

    def link(self, column: Column, result_id: UUID) -> None:
        """Say what a result supports, and who gave it where the form prints that."""
        tx = self.tx
        skp = tx.session.get_one(Skp, tx.session.get_one(WorkResult, result_id).skp_id)
        own = skp.assessor_id == self.leader.person_id
        if own:
            planning_edit.link_support(tx, result_id, column.result_id, column.indicator_id)
        else:
            # Of another unit: the assessor's own results are not touched, the words are frozen.
            supported = tx.session.get_one(WorkResult, column.result_id)
            indicator = column.view.text if column.indicator_id else ""
            change = planning_edit.change_result
            change(tx, result_id, ResultField.SUPPORTS_TEXT, supported.text)
            change(tx, result_id, ResultField.SUPPORTS_INDICATOR, indicator)
        if not own or skp.approach is Approach.QUALITATIVE:
            planning_edit.change_result(tx, result_id, ResultField.ASSIGNED_BY, self.giver)

    def _change(self, row: MatrixRow, entry: MatrixEntry, text: str) -> None:
        result, skp = self._result(entry)
        if result is None or skp is None:
            entry.text = text
            self.put(row, entry)
            return
        if not skp.state.is_editable:
            raise refuse(
                "matrix.result_closed", name=self._name(row), state=skp.state.label.lower(),
                line=row.id, field=str(self._column_id(entry)),
            )  # fmt: skip
        planning_edit.change_result(self.tx, result.id, ResultField.TEXT, text)
        entry.text, entry.made_id = text, result.id

    def _remove(self, row: MatrixRow, entry: MatrixEntry) -> None:
        result, skp = self._result(entry)
        if result is not None and skp is not None and skp.state.is_editable:
            filled = self._is_filled(result)
            if filled and self.removal is Removal.ASK:
                raise refuse(
                    "matrix.result_filled", name=self._name(row), text=result.text,
                    line=row.id, field=str(self._column_id(entry)),
                )  # fmt: skip
            if not (filled and self.removal is Removal.KEEP):
                entry.made_id = None
                self.tx.session.flush()
                planning_edit.remove_result(self.tx, result.id)
        self.tx.session.delete(entry)

    def _result(self, entry: MatrixEntry) -> tuple[WorkResult | None, Skp | None]:
        """The live result of a role; of a set SKP that is being amended, the one in the draft."""
        tx = self.tx
        result = tx.session.get(WorkResult, entry.made_id) if entry.made_id else None
        if result is None:
            return None, None
        skp = tx.session.get_one(Skp, result.skp_id)
        if skp.state.is_closed:
            return None, None
        if not skp.state.is_editable:
            following = (
                sa.select(WorkResult)
                .join(Skp, Skp.id == WorkResult.skp_id)
                .where(WorkResult.origin_id == result.id, Skp.state.in_(planning.LIVE))
                .order_by(WorkResult.id)
            )
            drafted = tx.session.scalars(following).first()
            if drafted is not None:
                return drafted, tx.session.get_one(Skp, drafted.skp_id)
        return result, skp

    def _is_filled(self, result: WorkResult) -> bool:
        """Whether somebody has worked on it: indicators, planned actions, a team's roles."""
        tx = self.tx
        texts = tx.session.execute(
            sa.select(Indicator.text, Indicator.target).where(Indicator.work_result_id == result.id)
        )
        if any(text.strip() or target.strip() for text, target in texts):
            return True
        leaning = (
            sa.select(PlannedAction.id).where(PlannedAction.work_result_id == result.id),
            sa.select(MatrixEntry.id).where(MatrixEntry.work_result_id == result.id),
        )
        return any(tx.session.scalar(one.limit(1)) is not None for one in leaning)

    def _entries(self, row_id: UUID, column_id: UUID) -> list[MatrixEntry]:
        under = sa.or_(
            MatrixEntry.indicator_id == column_id, MatrixEntry.work_result_id == column_id
        )
        rows = self.tx.session.scalars(
            sa.select(MatrixEntry)
            .where(MatrixEntry.matrix_row_id == row_id, under)
            .order_by(MatrixEntry.no, MatrixEntry.id)
        )
        return list(rows)

    def _column_id(self, entry: MatrixEntry) -> UUID:
        found = entry.indicator_id or entry.work_result_id
        assert found is not None  # noqa: S101 - exactly one is set
        return found

    def _name(self, row: MatrixRow) -> str:
        return planning.who(self.tx, row.person_id)[0] if row.person_id else row.name
