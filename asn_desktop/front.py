"""The start of the window: the first frame is painted before the program behind it is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop import paths, starting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.cover import Cover
    from asn_desktop.ui.theme import Theme

OFFICE = "kantor"


def run(folder: Path | None = None, database: str = "") -> int:
    """Open the window on an office and return the exit code.

    Without ``folder`` it is the office of this user. Where there is none yet, the first run asks.
    ``database`` is the address of a PostgreSQL server, where the centre works; ``folder`` then
    holds nothing but the keys of this computer.
    """
    if database:
        application, theme, cover = first_frame(covered=True)
        from asn_desktop import app_server

        return app_server.run(application, theme, database, folder, cover)
    target = folder or paths.data_home() / OFFICE
    application, theme, cover = first_frame(covered=(target / paths.DATABASE).exists())
    from asn_desktop import app

    return app.run(application, theme, target, cover)


def first_frame(*, covered: bool) -> tuple[QApplication, Theme, Cover | None]:
    """Make the application and, when ``covered``, paint what stands there until the window does."""
    starting.hold_collector()
    from asn_desktop.ui.application import make_application
    from asn_desktop.ui.cover import Cover

    application, theme = make_application()
    cover = Cover() if covered else None
    if cover is not None:
        cover.show()
        application.processEvents()
    return application, theme, cover
