"""One table of B.1.6 or B.1.7 with the columns of the template; keys as in the grid of an SKP.

Tab goes right, Enter down, Shift+Enter breaks the line, Ctrl+Del removes the row, a block pasted
from a spreadsheet fills cells. The last row is always empty: writing in it makes the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asn_desktop.rules.guidance import ADJUSTMENT, PART_COLUMNS, GuidanceKind, GuidancePart
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.guidance.cells import GridCell, TextCell, YesNoCell, block_at
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import RowView

FIELDS = ("first", "second", "third", "fourth")
SHARES = {
    (GuidanceKind.COACHING, GuidancePart.GOAL): (127, 114, 120, 128),
    (GuidanceKind.COACHING, GuidancePart.FACT): (127, 114, 120, 128),
    (GuidanceKind.COACHING, GuidancePart.NEXT_STEP): (149, 163, 90),
    (GuidanceKind.MENTORING, GuidancePart.GOAL): (184, 106, 122, 98),
    (GuidanceKind.MENTORING, GuidancePart.JOURNAL): (92, 198, 122, 98),
}
HINTS = {
    (GuidanceKind.COACHING, GuidancePart.GOAL): "indikator",
    (GuidanceKind.COACHING, GuidancePart.FACT): "target pada SKP",
    (GuidanceKind.COACHING, GuidancePart.NEXT_STEP): "indikator",
    (GuidanceKind.MENTORING, GuidancePart.GOAL): "keahlian atau keterampilan",
    (GuidanceKind.MENTORING, GuidancePart.JOURNAL): "waktu, tempat",
}
"""What stands lightly in the first cell of an empty table."""


@dataclass
class Line:
    """One row of widgets; ``id`` is None while it is not stored."""

    cells: list[GridCell]
    remove: Button
    id: UUID | None = None

    def words(self) -> tuple[str, ...]:
        """What stands in the cells."""
        return tuple(cell.words() for cell in self.cells)

    def is_new(self) -> bool:
        """Whether something stands there that is not stored."""
        return any(cell.is_new() for cell in self.cells)


class PartGrid(QWidget):
    """``edited(rows)`` when a cell was left; the whole table is written by place."""

    edited = Signal(object)

    def __init__(
        self,
        kind: GuidanceKind,
        part: GuidancePart,
        guidance_id: UUID,
        rows: Sequence[RowView] = (),
    ) -> None:
        super().__init__()
        self.part = part
        self._kind = kind
        self._filling = False  # several cells are written: the rows are fitted after the last
        self.lines: list[Line] = []
        self._guidance_id = guidance_id
        self._titles = PART_COLUMNS[kind, part]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 8))
        self._grid.setVerticalSpacing(px(self, 6))
        for at, (title, share) in enumerate(zip(self._titles, SHARES[kind, part], strict=True)):
            label = plain(title.removesuffix("*"), kind="muted")
            label.setFont(sized(label, points=-1.5, bold=True))
            label.setMinimumWidth(px(self, 60))
            self._grid.addWidget(label, 0, at, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(at, share)
        self._standing = False  # cells made now follow each other by themselves
        self._append()
        self.show_rows(rows)
        self._standing = True

    # ---- what pages call

    def show_rows(self, rows: Sequence[RowView]) -> None:
        """Show what is stored; a cell that is being typed in is left alone."""
        self._filling = True
        while len(self.lines) <= len(rows):
            self._append()
        for at, line in enumerate(self.lines):
            stored = rows[at] if at < len(rows) else None
            line.id = stored.id if stored else None
            for place, cell in enumerate(line.cells):
                cell.put(stored.cells[place] if stored else "")
                if isinstance(cell, TextCell):
                    cell.setProperty("draft", str(self._draft(line, at, place)))
        self._filling = False
        self._fit()

    def rows(self) -> list[tuple[str, ...]]:
        """What stands in the table, without the empty end."""
        found = [line.words() for line in self.lines]
        while found and not any(found[-1]):
            found.pop()
        return found

    def commit(self) -> None:
        """Write what is being typed."""
        if any(line.is_new() for line in self.lines):
            self._tell()

    def places(self) -> list[GridCell]:
        """The cells that ought to be filled in: those of begun rows, else the first row's."""
        begun = [line for line in self.lines if any(line.words())]
        return [cell for line in begun or self.lines[:1] for cell in line.cells]

    def focus_first(self) -> None:
        """Put the focus into the first cell."""
        self.lines[0].cells[0].setFocus(Qt.FocusReason.TabFocusReason)

    # ---- inside

    def _append(self) -> None:
        at = len(self.lines)
        cells: list[GridCell] = []
        for place, title in enumerate(self._titles):
            name = self.tr("{title}, baris {no}").format(title=title.capitalize(), no=at + 1)
            if self.part is GuidancePart.NEXT_STEP and place == ADJUSTMENT:
                cell: GridCell = YesNoCell(name)
            else:
                cell = TextCell(name)
                cell.pasted.connect(partial(self._pasted, at, place))
                cell.textChanged.connect(self._fit)
            cell.setProperty("rule", f"guidance.{self.part.value}")
            cell.left.connect(self._tell)
            cell.moved.connect(partial(self._step, at, place))
            cell.removed.connect(partial(self._remove, at))
            cells.append(cell)
        remove = Button("", kind=Kind.QUIET, icon="trash", small=True, do=partial(self._remove, at))
        remove.setToolTip(self.tr("Hapus baris · Ctrl+Del"))
        remove.setAccessibleName(self.tr("Hapus baris {no}").format(no=at + 1))
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        remove.setSizePolicy(policy)
        line = Line(cells, remove)
        before: QWidget | None = self.lines[-1].cells[-1] if self.lines else None
        for place, cell in enumerate(cells):
            self._grid.addWidget(cell, at + 1, place)
            if before is not None and self._standing:
                QWidget.setTabOrder(before, cell)
            before = cell
        for place, cell in enumerate(cells):
            self._grid.setAlignment(cell, Qt.AlignmentFlag.AlignTop)
            if isinstance(cell, TextCell) and not (self.lines or place):
                cell.setPlaceholderText(HINTS[self._kind, self.part])
        self._grid.addWidget(remove, at + 1, len(self._titles), Qt.AlignmentFlag.AlignTop)
        self.lines.append(line)
        remove.hide()

    def _fit(self) -> None:
        """Keep exactly one empty row at the end; a row that has the focus stays."""
        if self._filling:
            return
        if any(self.lines[-1].words()):
            self._append()
        while len(self.lines) > 1 and not any((*self.lines[-1].words(), *self.lines[-2].words())):
            last = self.lines[-1]
            if last.is_new() or any(cell.hasFocus() for cell in last.cells):
                break
            self.lines.pop()
            for widget in (*last.cells, last.remove):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for line in self.lines:
            line.remove.setVisible(line is not self.lines[-1])

    def _draft(self, line: Line, at: int, place: int) -> DraftKey:
        # A row that is not stored has a key of its own: its text can be copied after a crash.
        key = line.id or uuid5(self._guidance_id, f"{self.part.value}/{at}")
        return DraftKey("guidance_row", key, FIELDS[place])

    def _tell(self) -> None:
        for line in self.lines:
            for cell in line.cells:
                cell.keep()
        self.edited.emit(self.rows())

    def _step(self, at: int, place: int, by: int) -> None:
        to = at + by
        if 0 <= to < len(self.lines):
            self.lines[to].cells[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.commit()

    def _remove(self, at: int) -> None:
        rows = self.rows()
        if at >= len(rows):
            return
        del rows[at]
        self._filling = True
        for line, words in zip(self.lines, [*rows, ("",) * len(self._titles)], strict=False):
            for cell, word in zip(line.cells, words, strict=True):
                if isinstance(cell, YesNoCell):
                    cell.choose(word)
                else:
                    cell.setPlainText(word)
        self._filling = False
        self.lines[min(at, len(self.lines) - 1)].cells[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self._tell()

    def _pasted(self, at: int, place: int, block: list[list[str]]) -> None:
        self._filling = True
        while len(self.lines) < at + len(block):
            self._append()
        block_at([line.cells for line in self.lines], (at, place), block)
        self._filling = False
        self._fit()
        self._tell()


def small(text: str) -> QLabel:
    """A small muted heading."""
    label = plain(text, kind="muted")
    label.setFont(sized(label, points=-1.5, bold=True))
    return label
