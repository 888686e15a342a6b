"""Places to put things: scroll, card, heading, split, a row of chips that filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button


class Scroll(QScrollArea):
    """A column that scrolls when the window is small: ``scroll.column.addWidget(form)``.

    ``width`` keeps long lines readable: the column is never wider than that many pixels.
    """

    def __init__(self, *, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        row = self.margins = QHBoxLayout(inner)
        row.setContentsMargins(px(self, 24), px(self, 16), px(self, 24), px(self, 24))
        self.column = QVBoxLayout()
        self.column.setSpacing(px(self, 16))
        content = QWidget()
        content.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        if width:
            content.setMaximumWidth(px(self, width))
        row.addWidget(content, 1)
        if width:
            row.addStretch(0)
        self.setWidget(inner)


class SideScroll(Scroll):
    """A narrow column beside a list, filled anew for each row: ``show_parts(widgets)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.margins.setContentsMargins(px(self, 16), px(self, 12), px(self, 14), px(self, 12))
        self.column.setSpacing(px(self, 8))

    def show_parts(self, parts: Sequence[QWidget], keep: Collection[QWidget] = ()) -> None:
        """Show these and nothing else; of what goes, ``keep`` is taken out and not deleted."""
        clear(self.column, keep)
        for widget in parts:
            self.column.addWidget(widget)
        self.column.addStretch(1)


def clear(layout: QLayout, keep: Collection[QWidget] = ()) -> None:
    """Take everything out of a layout and delete it, but what to ``keep``."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget not in keep:
            widget.hide()
            widget.deleteLater()


class Card(QFrame):
    """A raised box with an optional title and a column (``card.column``)."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(self, 20), px(self, 16), px(self, 20), px(self, 20))
        self.column.setSpacing(px(self, 12))
        if title:
            self.column.addWidget(heading(title))


def heading(text: str, *, large: bool = False) -> QLabel:
    """A heading inside a page."""
    label = QLabel(text)
    label.setFont(sized(label, points=3 if large else 1.5, bold=True))
    return label


def side_heading(text: str, *, above: int = 6) -> QLabel:
    """The small heading of a part of a side column, ``above`` pixels below what went before."""
    label = muted(text)
    label.setFont(sized(label, points=-1.5, bold=True))
    label.setContentsMargins(0, px(label, above), 0, 0)
    return label


def muted(text: str, *, small: bool = False) -> QLabel:
    """A quiet paragraph."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("kind", "muted")
    if small:
        label.setFont(sized(label, points=-1))
    return label


class Split(QSplitter):
    """Parts side by side with hairlines between: ``Split((list, 240), (detail, 0), (panel, 260))``.

    Width 0 = takes what is left. The sides keep their width when the window grows.
    """

    def __init__(self, *parts: tuple[QWidget, int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._parts = [widget for widget, _width in parts]
        for number, (widget, width) in enumerate(parts):
            self.addWidget(widget)
            self.setStretchFactor(number, 0 if width else 1)
            widget.setMinimumWidth(px(self, min(width, 160)) if width else px(self, 200))
        self.setSizes([px(self, width) if width else 4000 for _widget, width in parts])

    def toggle(self, number: int) -> bool:
        """Show or hide the part ``number`` (F4); True = it is shown now."""
        widget = self._parts[number]
        widget.setVisible(widget.isHidden())
        return not widget.isHidden()


class ChipRow(QWidget):
    """One of several, with counts: ``chips.show_choices([("new", "Baru", 38), …])``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(self, 6))
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        self._group.idClicked.connect(self._clicked)

    @property
    def value(self) -> object:
        """What is chosen."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def show_choices(self, choices: Sequence[tuple[object, str, int | None]]) -> None:
        """Offer (value, words, count); what was chosen stays chosen, else the first is."""
        before = self.value
        clear(self._row)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._values = [value for value, _words, _count in choices]
        for at, (value, words, count) in enumerate(choices):
            chip = Button(words if count is None else f"{words}  {count}", small=True)
            chip.setCheckable(True)
            chip.setChecked(value == before or (before not in self._values and at == 0))
            self._group.addButton(chip, at)
            self._row.addWidget(chip)
        self._row.addStretch(1)

    def choose(self, value: object) -> None:
        """Choose ``value`` and tell."""
        self._group.button(self._values.index(value)).setChecked(True)
        self.chosen.emit(value)

    def _clicked(self, at: int) -> None:
        self.chosen.emit(self._values[at])
