"""Pages around one list: nothing but the list, or a list of what the page itself has read."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.tables.panel import ListPanel, ListSpec
from asn_desktop.ui.theme import px

LEAST_SIDE = 224
"""Pixels of a column beside a list whose columns need the room."""


class ListPage(Page):
    """Override `spec` (and `build` for header buttons: call ``super().build()`` first)."""

    panel: ListPanel

    def spec(self) -> ListSpec:
        """What the list shows."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the list."""
        spec = self.spec()
        self.panel = ListPanel(self.context.operations, spec)
        self.body.addWidget(self.panel)
        self.tell_key("↑ ↓  Enter", self.tr("pilih baris, buka"))
        if spec.actions:
            self.tell_key(self.tr("Spasi"), self.tr("centang baris"))
            self.tell_key("Ctrl+A", self.tr("centang semua yang tampak"))
        for action in spec.actions:
            if action.key:
                self.tell_key(action.key, action.text.rstrip("…"))

    def activate(self) -> None:
        """Read, and put the focus on the rows."""
        self.panel.read()
        if self.panel.model.rowCount() and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        self.panel.focus_rows()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed."""
        self.panel.on_changed(changes)

    def on_period(self) -> None:
        """Another period: other rows."""
        self.panel.read()

    def refresh(self) -> None:
        """F5."""
        self.panel.read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter, then the ticks."""
        return self.panel.close_open()


class _Beside(QWidget):
    """A list and its side: where the list lacks room, with big letters, the side gives way."""

    def __init__(self, panel: ListPanel, side: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel, self._side = panel, side
        fixed = side.minimumWidth() == side.maximumWidth()
        self._wide = side.minimumWidth() if fixed else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the side is as wide as it was made, or as what the columns leave it."""
        super().resizeEvent(event)
        if self._wide:
            left = event.size().width() - self._panel.table.width_wanted()
            self._side.setFixedWidth(min(self._wide, max(px(self, LEAST_SIDE), left)))


class KnownListPage(Page):
    """A list of what the page read for itself, with one row told in full beside it.

    ``build`` makes ``panel`` and puts :meth:`beside` in place; ``_read`` asks for the rows and ends
    with :meth:`fill`. ``kinds``: what it reads again after.
    """

    kinds: ClassVar[Collection[str]] = ()
    panel: ListPanel
    _side: QWidget
    _side_line: QFrame
    _wanted: Hashable | None = None
    """The row to stand on once it is read."""

    def beside(self, side: QWidget, parts: tuple[int, int] = (1, 0)) -> QWidget:
        """The list, a line and ``side`` in one row that share the width as ``parts`` say.

        A side of a fixed width gets narrower where the columns of the list need the room.
        """
        both = _Beside(self.panel, side, self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side, self._side_line = side, line(upright=True)
        row.addWidget(self.panel, parts[0])
        row.addWidget(self._side_line)
        row.addWidget(side, parts[1])
        return both

    def fill(self, rows: Collection[object]) -> None:
        """Show what was read, and stand on the row that was asked for, else on the first."""
        self.panel.read()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.panel.show_row(wanted)
        elif rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)

    def show_side(self, shown: bool) -> None:
        """Beside an empty list stands nothing."""
        for widget in (self._side, self._side_line):
            widget.setVisible(shown)

    def _read(self) -> None:
        raise NotImplementedError

    def activate(self) -> None:
        """Read; ages grow even when nobody writes."""
        self._read()
        self.panel.focus_rows()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *self.kinds):
            self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter, then the ticks."""
        return self.panel.close_open()
