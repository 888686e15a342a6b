"""A page that is nothing but one list: most pages begin as this."""

from __future__ import annotations

from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import Page
from asn_desktop.ui.tables.panel import ListPanel, ListSpec


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
