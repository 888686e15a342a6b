"""The search of everything (Ctrl+K): type, see, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel

if TYPE_CHECKING:
    from asn_desktop.ui.context import Hit


def told(hit: Hit) -> Told:
    """An answer in two lines."""
    return Told(hit.title, hit.detail, hit.icon)


class SearchBox(QDialog):
    """A field and the answers below it; ``search(text)`` is asked at every key.

    With a ``title`` it chooses one for that field instead of opening what is found; ``text`` is
    what was typed before it opened. ``offered`` stands there while nothing is typed, with the one
    at ``current`` chosen.
    """

    def __init__(
        self,
        parent: QWidget | None,
        search: Callable[[str], Sequence[Hit]],
        *,
        title: str = "",
        text: str = "",
        offered: Sequence[Hit] = (),
        current: int = 0,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._offered, self._current = offered, current
        self.setWindowTitle(title or self.tr("Cari apa saja"))
        self._keys = (
            self.tr("↑ ↓ berpindah · Enter memilih · Esc menutup")
            if title
            else self.tr("↑ ↓ memilih · Enter membuka · Esc menutup")
        )
        self.chosen: Hit | None = None
        self.setFixedSize(px(self, 600), px(self, 420))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 12), px(self, 8), px(self, 12))
        column.setSpacing(px(self, 8))
        self.field = QLineEdit()
        self.field.setFont(sized(self.field, points=2))
        self.field.setPlaceholderText(
            self.tr("Nama, NIP, jabatan, unit…")
            if title
            else self.tr("Nama, NIP, jabatan, unit, dokumen…")
        )
        self.field.installEventFilter(self)
        self.model = TwoLineModel(told, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
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
        self.field.setText(text)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        search: Callable[[str], Sequence[Hit]],
        *,
        title: str = "",
        text: str = "",
        offered: Sequence[Hit] = (),
        current: int = 0,
    ) -> Hit | None:
        """Return what was chosen, None for Esc."""
        box = cls(parent, search, title=title, text=text, offered=offered, current=current)
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
        hits = self._search(words) if words else self._offered
        self.model.show_items(hits)
        if hits:
            self.list.setCurrentIndex(self.model.index(0 if words else self._current, 0))
        if not words and hits:
            self.note.setText(self.tr("Ketik nama untuk mencari yang lain · ") + self._keys)
        elif not words:
            self.note.setText(self.tr("Ketik beberapa huruf; urutan kata bebas."))
        elif not hits:
            self.note.setText(self.tr("Tidak ada yang cocok dengan “{text}”.").format(text=words))
        else:
            self.note.setText(self._keys)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen = self.model.items[index.row()]
            self.accept()
