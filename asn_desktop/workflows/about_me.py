"""What the system says about one person as the pages that print."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.reports.about_me import render_about
from asn_desktop.services.about_me import about_me
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper


def about_pdf(
    tx: ReadTx, person_id: UUID, year: int, code: str | None, viewer: UUID | None = None
) -> tuple[bytes, Paper]:
    """The PDF and the office's paper; what it holds: `services.about_me.about_me`."""
    paper = Paper(read_settings(tx).paper)
    return render_about(about_me(tx, person_id, year, code, viewer), paper=paper), paper
