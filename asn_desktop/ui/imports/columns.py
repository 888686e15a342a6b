"""The view *Ubah…*: the first rows as they are, and over each column what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from asn_desktop import texts
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.roster import ColumnGuess, Field, HeaderFound, Roster, SheetFound
from asn_desktop.workflows.roster import RosterFile

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TOP = 15
WIDTH = 168
_HEAD_ROWS = 2  # the combo boxes, their reasons


class _TopModel(QAbstractTableModel):
    """Two rows of our own, then rows of the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[tuple[int, tuple[str, ...]]] = ()
        self.header: HeaderFound | None = None
        self.width = 0

    def show(self, rows: Sequence[tuple[int, tuple[str, ...]]], header: HeaderFound | None) -> None:
        self.beginResetModel()
        self.rows, self.header = rows, header
        self.width = max((len(texts_) for _number, texts_ in rows), default=1)
        if header is not None:
            self.width = max(self.width, *(guess.column for guess in header.columns))
        self.endResetModel()

    def guess(self, column: int) -> ColumnGuess | None:
        found = self.header.columns if self.header is not None else ()
        return next((guess for guess in found if guess.column == column + 1), None)

    def is_header(self, row: int) -> bool:
        if self.header is None or row < _HEAD_ROWS:
            return False
        number = self.rows[row - _HEAD_ROWS][0]
        return self.header.first_row <= number <= self.header.last_row

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows) + _HEAD_ROWS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if index.row() == 0:
            return None
        if index.row() == 1:
            guess = self.guess(index.column())
            if guess is None:
                return ""
            values = {name: str(value) for name, value in guess.values.items()}
            return texts.sentence(guess.reason, **values)
        cells = self.rows[index.row() - _HEAD_ROWS][1]
        return cells[index.column()] if index.column() < len(cells) else ""

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return _letters(section)
        return "" if section < _HEAD_ROWS else str(self.rows[section - _HEAD_ROWS][0])


class _TopDelegate(QStyledItemDelegate):
    def __init__(self, view: QTableView, model: _TopModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, colours = self._view, colours_of(self._view)
        rect: QRect = option.rect
        row = index.row()
        head = self._model.is_header(row)
        ground = "accent_soft" if head else "surface2" if row < _HEAD_ROWS else "surface"
        painter.save()
        painter.fillRect(rect, colours.q(ground))
        painter.setPen(colours.q("line"))
        if row:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        guess = self._model.guess(index.column())
        used = guess is not None and guess.field not in {Field.IGNORED, Field.NUMBER}
        pad = px(view, 8)
        area = QRectF(rect).adjusted(pad, 0, -pad, 0)
        if row == 1:
            painter.setFont(sized(view, points=-1.5))
            painter.setPen(colours.q("muted"))
            area.adjust(0, 0, 0, -px(view, 4))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), str(index.data() or ""))
        elif row > 1:
            painter.setFont(sized(view, bold=head))
            painter.setPen(colours.q("text" if used or head else "muted"))
            words = " ".join(str(index.data() or "").split())
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(area.width())
            )
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(self._view, WIDTH), px(self._view, 28))


class ColumnsView(QWidget):
    """Shows one header at a time; ``chosen`` and ``pointed`` tell what a person decided."""

    chosen = Signal(str, int, object)  # fingerprint, column, Field
    pointed = Signal(object, int)  # sheet, row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: RosterFile | None = None
        self._places: list[tuple[SheetFound, HeaderFound | None]] = []
        self.banner = Banner()
        self.sheets = CalmCombo()
        self.sheets.setMinimumWidth(px(self, 360))
        self.sheets.setAccessibleName(self.tr("Lembar dan baris judul"))
        self.sheets.currentIndexChanged.connect(self._show_place)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.model = _TopModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_TopDelegate(self.table, self.model))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().setFixedHeight(px(self, 24))
        self.table.horizontalHeader().setSectionsClickable(False)
        heads = self.table.verticalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.setFixedWidth(px(self, 56))
        heads.sectionClicked.connect(self._row_clicked)
        self.table.clicked.connect(lambda index: self._row_clicked(index.row()))
        self.combos: dict[int, QComboBox] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 6))
        bar.setSpacing(px(self, 8))
        bar.addWidget(self.sheets)
        bar.addWidget(self.note, 1)
        self.done = Button(self.tr("Periksa baris"), icon="chevron-right")
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        self.footer.addStretch(1)
        self.footer.addWidget(self.done)
        held = QVBoxLayout()
        held.setContentsMargins(px(self, 16), px(self, 4), px(self, 16), 0)
        held.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(held)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addLayout(self.footer)

    def show_file(self, file: RosterFile, roster: Roster) -> None:
        """Show the headers of a file; the one in view stays in view."""
        self._file = file
        before = self.sheets.currentIndex()
        self._places = []
        for sheet in roster.sheets:
            self._places.extend((sheet, header) for header in _different(sheet))
            if not sheet.headers:
                self._places.append((sheet, None))
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for sheet, header in self._places:
            self.sheets.addItem(_place_words(sheet, header))
        self.sheets.setCurrentIndex(before if 0 <= before < len(self._places) else 0)
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(self._places) > 1)
        if roster.has_header:
            self.banner.say(State.ACTION, "")
        else:
            self.banner.say(State.ACTION, texts.sentence("file.no_header"))
        self.done.switch_off("" if roster.has_header else self.tr("Tunjukkan dulu baris judulnya."))
        self._show_place()

    def show_sheet(self, sheet: str | None) -> None:
        """Bring the header of a sheet into view."""
        for at, (found, _header) in enumerate(self._places):
            if found.sheet == sheet:
                self.sheets.setCurrentIndex(at)
                return

    def _show_place(self) -> None:
        at = self.sheets.currentIndex()
        if self._file is None or not 0 <= at < len(self._places):
            return
        sheet, header = self._places[at]
        first = max(1, (header.first_row if header is not None else 1) - 5)
        rows = self._file.rows_from(sheet.sheet, first, TOP)
        self.combos = {}
        self.model.show(rows, header)
        for column in range(self.model.width):
            self.table.setColumnWidth(column, px(self, WIDTH))
            if header is not None:
                self._put_combo(column, header)
        for row, height in ((0, 40), (1, 36)):
            self.table.setRowHidden(row, header is None)
            self.table.setRowHeight(row, px(self, height))
        for row in range(_HEAD_ROWS, self.model.rowCount()):
            self.table.setRowHeight(row, px(self, 28))
        self.note.setText(
            self.tr("Pilih arti tiap kolom. Klik sebuah baris bila judulnya ada di baris itu.")
        )

    def _put_combo(self, column: int, header: HeaderFound) -> None:
        guess = self.model.guess(column)
        box = CalmCombo()
        for field in Field:
            box.addItem(texts.sentence(f"field.{field.value}"), field)
        box.insertSeparator(box.count() - 1)
        shown = guess.field if guess is not None else Field.IGNORED
        box.setCurrentIndex(box.findData(shown))
        box.setAccessibleName(
            self.tr("Arti kolom {name}").format(name=guess.header if guess else _letters(column))
        )
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(px(self, 4), px(self, 4), px(self, 4), 0)
        row.addWidget(box)
        self.combos[column + 1] = box

        def picked(_at: int) -> None:
            # Qt hands a text enum back as plain text.
            self.chosen.emit(header.fingerprint, column + 1, Field(box.currentData()))

        box.activated.connect(picked)
        self.table.setIndexWidget(self.model.index(0, column), held)

    def _row_clicked(self, row: int) -> None:
        at = self.sheets.currentIndex()
        if row >= _HEAD_ROWS and 0 <= at < len(self._places) and not self.model.is_header(row):
            self.pointed.emit(self._places[at][0].sheet, self.model.rows[row - _HEAD_ROWS][0])


def _different(sheet: SheetFound) -> list[HeaderFound]:
    """The headers of a sheet, each sort once."""
    found: dict[str, HeaderFound] = {}
    for header in sheet.headers:
        found.setdefault(header.fingerprint, header)
    return list(found.values())


def _place_words(sheet: SheetFound, header: HeaderFound | None) -> str:
    name = sheet.sheet or "CSV"
    if header is None:
        return f"{name} · tanpa baris judul"
    return f"{name} · judul di baris {header.first_row}"


def _letters(column: int) -> str:
    """The spreadsheet's name of a column counted from 0: A, B … Z, AA."""
    words, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        words = chr(65 + digit) + words
    return words
