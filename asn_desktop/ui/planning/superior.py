"""What the assessor has planned, at the right of the grid: to be linked by Enter or by dragging."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.planning.grid import RESULT_MIME
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.planning import Proposal, SuperiorPanel, SuperiorResult

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.results: tuple[SuperiorResult, ...] = ()

    def show(self, results: tuple[SuperiorResult, ...]) -> None:
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.results)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self.results[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{result.number} {result.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([result.text, *(f"– {each}" for each in result.indicators)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [RESULT_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        made = QMimeData()
        made.setData(RESULT_MIME, QByteArray(self.results[indexes[0].row()].id.bytes))
        return made


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, model: _Model) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        words = self._words(QRect(0, 0, width, 10000), index)
        line = self._view.fontMetrics().lineSpacing()
        rows = min(4 * line, words.height())
        return QSize(width, rows + line + px(self._view, 14))

    def _words(self, rect: QRect, index: Index) -> QRect:
        """Where the text stands in a row."""
        area = rect.adjusted(px(self._view, 44), px(self._view, 5), -px(self._view, 8), 0)
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        return self._view.fontMetrics().boundingRect(
            area, flags, self._model.results[index.row()].text
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, result = self._view, self._model.results[index.row()]
        colours = colours_of(view)
        rect: QRect = option.rect
        painter.save()
        current = index == view.currentIndex() and view.hasFocus()
        painter.fillRect(rect, colours.q("accent_soft" if current else "surface"))
        state = State.DONE if result.used_here else State.OPEN
        side = px(view, 11)
        line = view.fontMetrics().lineSpacing()
        top = rect.top() + px(view, 5)
        draw_shape(
            painter,
            QRectF(rect.left() + px(view, 10), top + (line - side) / 2, side, side),
            state,
            colours,
        )
        painter.setPen(colours.q("muted"))
        painter.drawText(rect.left() + px(view, 28), top + view.fontMetrics().ascent(),
                         str(result.number))  # fmt: skip
        painter.setPen(colours.q("text"))
        words = self._words(rect, index)
        words.setHeight(min(words.height(), 4 * line))
        words.setRight(rect.right() - px(view, 8))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), result.text)
        painter.setFont(sized(view, points=-1.2))
        painter.setPen(colours.q("muted"))
        used = result.used_by
        note = f"dipakai {used} orang" if used else "belum ada yang mendukung"
        below = QRect(words.left(), words.bottom() + 2, words.width(), line)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), note)
        painter.setPen(QPen(colours.q("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class ResultList(QListView):
    """The superior's results; ``chosen(id)`` on Enter or a double click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = _Model()
        self.setModel(self.results)
        self.setItemDelegate(_Delegate(self, self.results))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(self.tr("Hasil kerja penilai"))
        self.doubleClicked.connect(self._opened)

    def show_results(self, results: tuple[SuperiorResult, ...]) -> None:
        """Show other results; the place stays."""
        row = self.currentIndex().row()
        self.results.show(results)
        if 0 <= row < len(results):
            self.setCurrentIndex(self.results.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter links."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width makes other lines."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _opened(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self.results.results[index.row()].id)


class SuperiorSide(QWidget):
    """The panel "Penilai": proposals on top, the results below, how to link at the bottom."""

    link_wanted = Signal(object)  # id of the superior's result
    accepted = Signal(object)  # Proposal

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 10), 0, 0)
        column.setSpacing(px(self, 4))
        self.title = QLabel(self.tr("HASIL KERJA PENILAI"))
        self.title.setProperty("kind", "muted")
        self.title.setFont(sized(self.title, points=-1.5, bold=True))
        self.title.setContentsMargins(px(self, 12), 0, 0, 0)
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.name.setFont(sized(self.name, bold=True))
        self.name.setContentsMargins(px(self, 12), 0, px(self, 8), px(self, 4))
        column.addWidget(self.title)
        column.addWidget(self.name)
        self._proposals = QVBoxLayout()
        self._proposals.setContentsMargins(px(self, 8), 0, px(self, 8), 0)
        column.addLayout(self._proposals)
        self.results = ResultList()
        self.results.chosen.connect(self.link_wanted)
        column.addWidget(self.results, 1)
        self.words = muted("", small=True)
        self.words.setContentsMargins(px(self, 12), px(self, 4), px(self, 8), px(self, 10))
        column.addWidget(self.words)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self._shown: tuple[Proposal, ...] = ()

    def show_panel(self, panel: SuperiorPanel, *, editable: bool, column: bool) -> None:
        """Show what the assessor plans; ``column`` = the form has a place for it."""
        self.name.setText(panel.name or self.tr("Belum ada pejabat penilai"))
        self.results.show_results(panel.results)
        self.results.setVisible(bool(panel.results))
        self._rest.setVisible(not panel.results)
        if panel.person_id is None:
            words = self.tr("Tetapkan pejabat penilai pegawai ini di halaman Pegawai.")
        elif editable and not column:
            words = self.tr(
                "Format ini tidak memuat hasil kerja pimpinan; tulis jabatan pemberi tugas."
            )
        elif not panel.results and not editable:
            words = self.tr("Penilai belum mengisi SKP.")
        elif not panel.results:
            words = self.tr(
                "Penilai belum mengisi SKP. Ketik saja hasil kerja beliau; nanti dicocokkan."
            )
        else:
            words = self.tr("Seret ke baris, atau Enter untuk menaut.") if editable else ""
        self.words.setText(words)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        shown = panel.proposals if editable and column else ()
        if shown != self._shown:
            self._shown = shown
            self._show_proposals(shown)

    def _show_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        while (item := self._proposals.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for proposal in proposals[:3]:
            card = ProposalCard(proposal)
            card.accepted.connect(self.accepted)
            self._proposals.addWidget(card)


class ProposalCard(QWidget):
    """A result typed in advance beside the one it may be now, with "Tautkan"."""

    accepted = Signal(object)

    def __init__(self, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = proposal
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 8), px(self, 8))
        column.setSpacing(px(self, 4))
        typed = QLabel()
        typed.setTextFormat(Qt.TextFormat.PlainText)
        typed.setText(proposal.typed)
        typed.setWordWrap(True)
        typed.setProperty("kind", "muted")
        same = QLabel(self.tr("Mungkin sama dengan: {text}").format(text=proposal.candidate))
        same.setWordWrap(True)
        self.button = Button(self.tr("Tautkan"), icon="link", small=True, do=self._accept)
        for widget in (typed, same, self.button):
            column.addWidget(widget)

    def paintEvent(self, _event: Any) -> None:
        """Qt: a soft card."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.q("info_soft"))
        painter.drawRoundedRect(self.rect(), px(self, 6), px(self, 6))

    def _accept(self) -> None:
        self.accepted.emit(self.proposal)
