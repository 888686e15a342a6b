"""The page Paket as the window knows it: which views it has follows from the role.

A view is one line in `OFFICE` or `CENTRE` below, in the order people work.
"""

from __future__ import annotations

from asn_desktop.rules.exchange import Role
from asn_desktop.services import setup
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.tab_shell import TabShell, TabSpec

# In this order: send, from_centre, people, questions, enrolment.
OFFICE: tuple[TabSpec, ...] = (
    TabSpec("from_centre", "Dari pusat", "bundle.office_page.OfficePage"),
    TabSpec("enrolment", "Pendaftaran", "bundle.enrol_page.EnrolPage"),
)
# In this order: inbox, board, questions, check, reply, keys.
CENTRE: tuple[TabSpec, ...] = (
    TabSpec("from_centre", "Dari pusat", "bundle.office_page.OfficePage"),
)


class BundleShell(TabShell):
    """An office sends and reads what comes back; the centre gathers, decides and answers."""

    title = "Paket"

    def specs(self) -> tuple[TabSpec, ...]:
        """The views of this program's role."""
        settings = self.context.operations.read_now(setup.read_settings)
        return CENTRE if Role(settings.exchange_role) is Role.CENTRE else OFFICE

    def on_changed(self, changes: ChangesLike) -> None:
        """A program that becomes the centre has other views."""
        if touches(changes, "setting"):
            self.remake()
        super().on_changed(changes)
