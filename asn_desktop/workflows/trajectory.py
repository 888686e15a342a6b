"""The sheet of a person's trajectories as a PDF."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.reports.trajectory import render_trajectory
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.services.trajectory_sheet import trajectory_sheet
from asn_desktop.views.paper import Paper


def trajectory_pdf(tx: ReadTx, person_id: UUID, period_id: UUID) -> bytes:
    """Every indicator of the person with its chart and figures, on the office's paper."""
    sheet = trajectory_sheet(tx, person_id, period_id)
    return render_trajectory(sheet, paper=Paper(read_settings(tx).paper))
