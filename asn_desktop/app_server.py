"""The window on a PostgreSQL server: what differs from the window on a data folder.

The server makes the backups and keeps the order of writers; what others at it do becomes visible by
itself. A first run on an empty database asks what the centre is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from asn_desktop import starting
from asn_desktop.app import Desk
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import centre, people_now, server
from asn_desktop.services.office import Office
from asn_desktop.ui.centre.following import FollowOthers
from asn_desktop.ui.errors import FaultDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.welcome import FoundCentre
from asn_desktop.workflows import highwater, identity

if TYPE_CHECKING:
    from asn_desktop.services.server import ServerFacts
    from asn_desktop.ui.cover import Cover


def run(
    application: QApplication,
    theme: Theme,
    url: str,
    secrets: Path | None = None,
    cover: Cover | None = None,
) -> int:
    """Open the window on the database at ``url`` and return the exit code.

    ``secrets``: the folder for the keys of this computer, None = the person's own.
    """
    try:
        with server.open_office(url, secrets=secrets) as office:
            found = server.facts(office.store)
            if found.writes and not _founded(office, cover):
                return 0
            if found.writes:  # a server whose database was restored begins a new epoch
                highwater.check(office, identity.folder(office), shared=True)
            open_desk(office, theme, found).work(application, cover)
            if found.writes:
                highwater.keep(office, identity.folder(office), shared=True)
    except WorldFault as fault:
        if cover is not None:
            cover.close()
        FaultDialog.ask(None, fault, can_retry=False)
        return 2
    return 0


def open_desk(office: Office, theme: Theme, found: ServerFacts) -> Desk:
    """The window on an office at a server, with others' changes followed."""
    if found.writes:
        office.write(Act.EDIT_PERSON, people_now.refresh_due)
    desk = Desk(office, theme, None, protection=protection(found))
    follow = FollowOthers(desk.operations)
    desk.window.closing.connect(follow.stop)
    follow.start()
    return desk


def protection(found: ServerFacts) -> str:
    """The words at the end of the status line."""
    way = "terenkripsi" if found.encrypted else "tanpa enkripsi"
    may = "" if found.writes else " · hanya baca"
    return f"{found.user} di {found.host}, {way}{may}"


def _founded(office: Office, cover: Cover | None) -> bool:
    """Whether the centre has a name by now; False when the person closed the question."""
    if office.read(centre.is_founded):
        return True
    if cover is not None:
        cover.close()
    starting.release_collector()
    answer = FoundCentre.ask(office.today())
    if answer is None:
        return False
    office.write(Act.SET_UP_OFFICE, centre.found_centre, answer.name, answer.agency, answer.year)
    return True
