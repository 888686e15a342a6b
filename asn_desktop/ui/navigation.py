"""The rail at the left: one entry per page, its key beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import px, sized

WIDE = 176
NARROW = 56
KEYS = "1234567890-=[]\\"
"""With Alt: the pages in their order, along the keyboard's upper row and on."""


class RailEntry(QAbstractButton):
    """One page in the rail."""

    def __init__(self, spec: PageSpec, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.number = number
        self.key = KEYS[number - 1] if number <= len(KEYS) else ""
        self.narrow = False
        self.count = 0
        self._hovered = False
        self.setText(spec.title)
        self.setAccessibleName(spec.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the rail is reached by Alt only
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Qt: 40 px high."""
        return QSize(px(self, NARROW if self.narrow else WIDE), px(self, 40))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: remember the mouse."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: forget the mouse."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a soft field behind the current page, an edge in the accent, icon, word, number."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        gap = px(self, 8)
        field = area.adjusted(gap, 1.5, -gap, -1.5)
        here = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self._hovered:
            painter.setBrush(colours.q("accent_soft" if here else "line"))
            painter.drawRoundedRect(field, px(self, 6), px(self, 6))
        if here:
            painter.setBrush(colours.q("accent"))
            edge = QRectF(0, field.top() + gap, px(self, 3), field.height() - 2 * gap)
            painter.drawRoundedRect(edge, 1.5, 1.5)
        ink = colours.q("accent" if here else "text")
        side = px(self, 20)
        left = (area.width() - side) / 2 if self.narrow else px(self, 18)
        picture = icons.pixmap(
            self.spec.icon,
            colours.accent if here else colours.muted,
            side,
            self.devicePixelRatioF(),
        )
        painter.drawPixmap(QPointF(left, (area.height() - side) / 2), picture)
        if self.narrow:
            return
        painter.setFont(sized(self, bold=here))
        painter.setPen(ink)
        words = area.adjusted(left + side + px(self, 11), 0, -px(self, 32), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(sized(self, points=-1.5))
        painter.setPen(QPen(colours.q("muted")))
        if self.key:
            end = area.adjusted(0, 0, -px(self, 20), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(end, flags, self.key)


class Rail(QFrame):
    """The entries of all pages that stand in the rail, in their order."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self._narrow = False
        self._group = QButtonGroup(self)
        self.entries: dict[str, RailEntry] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 8), 0, px(self, 8))
        column.setSpacing(0)
        for number, spec in enumerate((one for one in pages if not one.under), 1):
            entry = RailEntry(spec, number)
            entry.setToolTip(f"{spec.title} · Alt+{entry.key}" if entry.key else spec.title)
            self._group.addButton(entry, number)
            self.entries[spec.key] = entry
            column.addWidget(entry)
        column.addStretch(1)
        self._group.idClicked.connect(self._clicked)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons (``narrow``), or icons and words."""
        self._narrow = narrow
        self.setFixedWidth(px(self, NARROW if narrow else WIDE))
        for entry in self.entries.values():
            entry.narrow = narrow
            entry.updateGeometry()

    def show_page(self, key: str) -> None:
        """Mark ``key`` as the page in view."""
        if key in self.entries:
            self.entries[key].setChecked(True)

    def key_at(self, number: int) -> str | None:
        """The page that stands at ``number``, from 1."""
        entry = next((one for one in self.entries.values() if one.number == number), None)
        return entry.spec.key if entry else None

    def _clicked(self, number: int) -> None:
        key = self.key_at(number)
        if key is not None:
            self.chosen.emit(key)
