"""The search of everything (Ctrl+K): type, see, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px, sized

if TYPE_CHECKING:
    from asn_desktop.ui.context import Hit

_NOWHERE = QModelIndex()


class HitModel(QAbstractListModel):
    """The answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        """Qt: how many."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            hit = self.hits[index.row()]
            return f"{hit.title} · {hit.detail}"
        return None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, model: HitModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(px(self._view, 200), px(self._view, 44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        colours = colours_of(self._view)
        rect = option.rect
        state = option.state
        hit = self._model.hits[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.q("accent_soft"))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 6, 6)
        side = px(self._view, 20)
        left = rect.left() + px(self._view, 16)
        picture = icons.pixmap(hit.icon, colours.muted, side, self._view.devicePixelRatioF())
        painter.drawPixmap(left, rect.center().y() - side // 2 + 1, picture)
        words = rect.adjusted(px(self._view, 48), px(self._view, 4), -px(self._view, 16), 0)
        half = words.height() // 2
        upper, lower = words.adjusted(0, 0, 0, -half), words.adjusted(0, half - 2, 0, -6)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(sized(self._view, bold=True))
        painter.setPen(colours.q("text"))
        painter.drawText(upper, flags, hit.title)
        painter.setFont(sized(self._view, points=-1))
        painter.setPen(colours.q("muted"))
        painter.drawText(lower, flags, hit.detail)
        painter.restore()


class SearchBox(QDialog):
    """A field and the answers below it; ``search(text)`` is asked at every key."""

    def __init__(self, parent: QWidget | None, search: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(parent)
        self._search = search
        self.setWindowTitle(self.tr("Cari apa saja"))
        self.chosen: Hit | None = None
        self.setFixedSize(px(self, 600), px(self, 420))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 12), px(self, 8), px(self, 12))
        column.setSpacing(px(self, 8))
        self.field = QLineEdit()
        self.field.setFont(sized(self.field, points=2))
        self.field.setPlaceholderText(self.tr("Nama, NIP, jabatan, unit, dokumen…"))
        self.field.installEventFilter(self)
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitDelegate(self.list, self.model))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._take)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.note.setContentsMargins(px(self, 12), 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._typed)
        self._typed("")

    @classmethod
    def ask(cls, parent: QWidget, search: Callable[[str], Sequence[Hit]]) -> Hit | None:
        """Return what was chosen, None for Esc."""
        box = cls(parent, search)
        box.exec()
        chosen = box.chosen
        box.deleteLater()
        return chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows and Enter in the field move and take in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        words = text.strip()
        hits = self._search(words) if words else ()
        self.model.set_hits(hits)
        if hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
        if not words:
            self.note.setText(self.tr("Ketik beberapa huruf; urutan kata bebas."))
        elif not hits:
            self.note.setText(self.tr("Tidak ada yang cocok dengan “{text}”.").format(text=words))
        else:
            self.note.setText(self.tr("↑ ↓ memilih · Enter membuka · Esc menutup"))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen = self.model.hits[index.row()]
            self.accept()
