"""The view "Dari pusat": what the centre answered."""

from __future__ import annotations

from asn_desktop.ui.page import Page
from asn_desktop.ui.widgets.messages import Empty, EmptyState


class OfficePage(Page):
    """Replies of the centre: what was received, returned, approved and proposed."""

    title = "Paket · Dari pusat"

    def build(self) -> None:
        """Make the page of an office nothing has come to yet."""
        empty = Empty(self.tr("Belum ada berkas dari pusat."), icon="package")
        self.body.addWidget(EmptyState(empty), 1)
