"""What is written from the matrix page; counts what is still on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.services import matrix, matrix_cells, matrix_rows
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.ui.matrix.add_person import NewRow
from asn_desktop.ui.operations import Operations
from asn_desktop.views.matrix import Removal


class MatrixActs(QObject):
    """``refused(findings, cells)``: ``cells`` are those of a refused typing, else none."""

    refused = Signal(object, object)
    settled = Signal()

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self.pending = 0

    def create(self, skp_id: UUID, then: Callable[[UUID], object]) -> None:
        """Make the matrix of an SKP."""
        self._do(Act.EDIT_MATRIX, matrix.create, skp_id, then=then)

    def write(self, cells: Sequence[CellText], removal: Removal = Removal.ASK) -> None:
        """Write what cells say."""
        self._do(
            Act.EDIT_MATRIX, matrix_cells.write_cells, tuple(cells), removal, cells=tuple(cells)
        )

    def put_in(self, entry_ids: Iterable[UUID]) -> None:
        """Put waiting roles into their people's SKP."""
        self._do(Act.EDIT_MATRIX, matrix_cells.put_in, tuple(entry_ids))

    def amend(self, row_id: UUID, reason: str) -> None:
        """Begin the next version of somebody's SKP with the waiting roles in it."""
        self._do(Act.AMEND_SKP, matrix_cells.amend_and_put, row_id, reason)

    def attach(self, row_id: UUID, column_id: UUID, result_id: UUID, *_checked: bool) -> None:
        """Stand a result somebody has into a cell."""
        self._do(Act.EDIT_MATRIX, matrix_cells.attach, row_id, column_id, result_id)

    def add(self, matrix_id: UUID, row: NewRow) -> None:
        """Add somebody of the office, or a name."""
        if row.person_id is not None:
            self.add_people(matrix_id, (row.person_id,))
        else:
            self._do(Act.EDIT_MATRIX, matrix_rows.add_name, matrix_id, row.name, row.position)

    def add_people(self, matrix_id: UUID, ids: Iterable[UUID]) -> None:
        """Add people of the office."""
        self._do(Act.EDIT_MATRIX, matrix_rows.add_people, matrix_id, tuple(ids))

    def mark_head(self, row_id: UUID, heads: bool, *_checked: bool) -> None:
        """Say whether somebody heads a team."""
        self._do(Act.EDIT_MATRIX, matrix_rows.mark_head, row_id, heads)

    def move(self, row_id: UUID, down: int) -> None:
        """Move a row."""
        self._do(Act.EDIT_MATRIX, matrix_rows.move_row, row_id, down)

    def remove(self, row_id: UUID) -> None:
        """Take a row without roles out."""
        self._do(Act.EDIT_MATRIX, matrix_rows.remove_row, row_id)

    def name_team(self, matrix_id: UUID, name: str) -> None:
        """Give a team its name."""
        self._do(Act.EDIT_MATRIX, matrix.name_team, matrix_id, name)

    def open_team(self, row_id: UUID, then: Callable[[UUID], object]) -> None:
        """The matrix of a team head, made where there is none."""
        self._do(Act.EDIT_MATRIX, matrix.open_team, row_id, then=then)

    def _do(
        self,
        act: Act,
        function: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        cells: tuple[CellText, ...] = (),
    ) -> None:
        self.pending += 1
        self._operations.write(
            act,
            function,
            *args,
            then=partial(self._done, then),
            failed=partial(self._failed, cells),
        )

    def _done(self, then: Callable[[Any], object] | None, value: Any) -> None:
        self.pending -= 1
        if then is not None:
            then(value)
        self.settled.emit()

    def _failed(self, cells: tuple[CellText, ...], findings: Sequence[Finding]) -> None:
        self.pending -= 1
        self.refused.emit(findings, cells)
