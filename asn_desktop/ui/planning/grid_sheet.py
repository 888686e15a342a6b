"""The SKP grid as it lies there: rows, columns, heights, and walking from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from asn_desktop.rules.planning import ResultSection
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.planning.cells import CellPainter, look_of
from asn_desktop.ui.planning.grid_model import CellKey, GridModel, GridRow, Index, RowKind
from asn_desktop.ui.planning.notes import NoteStrip
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.planning import NoteView, SkpView


class GridHeader(QHeaderView):
    """The heads of the form, in two lines where they are long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFixedHeight(px(self, 44))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt: one head."""
        colours = colours_of(self)
        painter.save()
        painter.fillRect(rect, colours.q("surface2"))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(sized(self, points=-0.8, bold=True))
        painter.setPen(colours.q("muted"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        flags |= Qt.AlignmentFlag.AlignHCenter if section == 0 else Qt.AlignmentFlag.AlignLeft
        pad = px(self, 8) if section else 0
        painter.drawText(rect.adjusted(pad, 0, -pad // 2, 0), int(flags), words)
        painter.restore()


class SkpSheet(QTableView):
    """Shows an `SkpView` and knows where one stands; `SkpGrid` adds what one does in it."""

    note_ticked = Signal(object)  # NoteView
    here_changed = Signal(object)  # CellKey or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = GridModel(self)
        self.setModel(self.grid_model)
        self.hover_row = -1
        self.editing = False
        self.column_kept = 1
        self.cells = CellPainter(self.font(), px(self, 100) / 100)
        self.setHorizontalHeader(GridHeader(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(self, 28))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # ---- content

    def show_skp(
        self,
        skp: SkpView,
        *,
        editable: bool,
        notes: Sequence[NoteView] = (),
        changed: frozenset[UUID] = frozenset(),
        can_tick: bool = False,
    ) -> None:
        """Show an SKP; the cell one stood in and the place of the page stay."""
        here = self.here()
        place = self.verticalScrollBar().value()
        self.grid_model.show(skp, editable=editable, notes=notes, changed=changed)
        self.clearSpans()
        across = len(self.grid_model.columns)
        for at, row in enumerate(self.grid_model.rows):
            if row.kind is not RowKind.LINE:
                self.setSpan(at, 0, 1, across)
            elif row.first and row.span > 1:
                for column, each in enumerate(self.grid_model.columns):
                    if each.of_result:
                        self.setSpan(at, column, row.span, 1)
            if row.kind is RowKind.NOTE and row.note is not None:
                strip = NoteStrip(row.note, can_tick=can_tick, new=not editable)
                strip.ticked.connect(self.note_ticked)
                self.setIndexWidget(self.grid_model.index(at, 0), strip)
        self.fit()
        self.verticalScrollBar().setValue(place)
        if here is not None:
            self.stand_at(here)

    def fit(self) -> None:
        """Give columns their share of the width, rows the height of their text."""
        columns = self.grid_model.columns
        width = self.viewport().width()
        first = px(self, columns[0].width)
        rest = sum(column.width for column in columns[1:])
        used = first
        self.setColumnWidth(0, first)
        for at, column in enumerate(columns[1:], start=1):
            share = (width - first) * column.width // rest
            if at == len(columns) - 1:
                share = width - used
            self.setColumnWidth(at, max(px(self, 60), share))
            used += share
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row the height of its text (at most five lines)."""
        for at, row in enumerate(self.grid_model.rows):
            if row.kind is RowKind.LINE:
                if row.first:
                    self._fit_result(at, row)
            elif row.kind is RowKind.NOTE:
                strip = self.indexWidget(self.grid_model.index(at, 0))
                width = self.viewport().width()
                high = strip.heightForWidth(width) if strip is not None else 0
                self.setRowHeight(at, max(px(self, 40), high))
            else:
                self.setRowHeight(at, px(self, 30 if row.kind is RowKind.SECTION else 36))

    def arrow_width(self, column: int) -> int:
        """The room a choice leaves for the arrow that opens its list."""
        return px(self, 16) if self.grid_model.columns[column].options else 0

    def _fit_result(self, at: int, row: GridRow) -> None:
        heights = [px(self, 36)] * row.span
        whole = 0
        for column, each in enumerate(self.grid_model.columns):
            if column == 0:
                continue
            width = self.columnWidth(column) - self.arrow_width(column)
            for offset in range(1 if each.of_result else row.span):
                index = self.grid_model.index(at + offset, column)
                wanted = self.cells.height(look_of(self.grid_model, index), width)
                if each.of_result:
                    whole = max(whole, wanted)
                else:
                    heights[offset] = max(heights[offset], wanted)
        heights[-1] += max(0, whole - sum(heights))
        for offset, height in enumerate(heights):
            self.setRowHeight(at + offset, height)

    # ---- places

    def here(self) -> CellKey | None:
        """Which cell one stands in."""
        return self.grid_model.key(self.currentIndex())

    def row_here(self) -> GridRow | None:
        """The row one stands in."""
        index = self.currentIndex()
        return self.grid_model.row(index) if index.isValid() else None

    def section_here(self) -> ResultSection:
        """The section one stands in, *utama* when nowhere."""
        row = self.row_here()
        return row.section if row is not None else ResultSection.MAIN

    def stand_at(self, key: CellKey) -> bool:
        """Go to a cell; False when it is gone."""
        index = self.grid_model.index_of(key)
        if index.isValid():
            self.go_to(index)
        return index.isValid()

    def stand_in(self, row_id: UUID, field: str) -> bool:
        """Go to the cell of a result or indicator that a finding names."""
        place = self.grid_model.line_of(row_id)
        if place < 0:
            return False
        row = self.grid_model.rows[place]
        fields = [column.field for column in self.grid_model.columns]
        if field == "text" and row.result is not None and row_id != row.result.id:
            field = "indicator"
        column = fields.index(field) if field in fields else 1
        self.go_to(self.grid_model.index(place, column))
        return True

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) cell; False at the end."""
        model, index = self.grid_model, self.currentIndex()
        across = len(model.columns)
        flat = index.row() * across + index.column() if index.isValid() else -1
        flat += by
        while 0 <= flat < len(model.rows) * across:
            there = model.index(flat // across, flat % across)
            if model.is_cell(there):
                self.go_to(there)
                return True
            flat += by
        return False

    def step_down(self, by: int = 1) -> bool:
        """Go to the cell below (above); False at the edge."""
        model, row = self.grid_model, self.currentIndex().row() + by
        while 0 <= row < len(model.rows):
            for column in (self.column_kept, 0):
                there = model.index(row, column)
                if model.is_cell(there):
                    keep = self.column_kept
                    self.go_to(there)
                    self.column_kept = keep
                    return True
            row += by
        return False

    def step_to_line(self) -> None:
        """Stand in the first cell of the first result, or where one can be added."""
        self.setCurrentIndex(QModelIndex())
        self.step(1)

    def stand_at_add(self, section: ResultSection) -> None:
        """Stand where a result can be added to a section."""
        place = self.grid_model.add_row(section)
        if place >= 0:
            self.go_to(self.grid_model.index(place, 0))

    def go_to(self, index: Index) -> None:
        """Stand in a cell and bring it into view."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        if index.column():
            self.column_kept = index.column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: columns and rows follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
