"""The minutes of a meeting with residents as the pages that print."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.reports.forum import render_minutes
from asn_desktop.services.forum_minutes import minutes
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper


def minutes_pdf(tx: ReadTx, forum_id: UUID) -> bytes:
    """The PDF of the minutes on the office's paper."""
    return render_minutes(minutes(tx, forum_id), paper=Paper(read_settings(tx).paper))
