"""Letters of our own as the pages that print."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from asn_desktop.reports.letter import render_upheld
from asn_desktop.reports.request_letter import render_requests
from asn_desktop.services.feedback_requests import letters
from asn_desktop.services.objection_letter import upheld_letter
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper


def upheld_pdf(tx: ReadTx, objection_id: UUID) -> bytes:
    """The letter of a decision that upheld an evaluation, on the office's paper.

    Refused as :func:`asn_desktop.services.objection_letter.upheld_letter`.
    """
    return render_upheld(upheld_letter(tx, objection_id), paper=Paper(read_settings(tx).paper))


def requests_pdf(tx: ReadTx, ids: Sequence[UUID]) -> tuple[bytes, Paper]:
    """The letters of some requests for feedback, one a giver, and the office's paper.

    Refused as :func:`asn_desktop.services.feedback_requests.letters`.
    """
    paper = Paper(read_settings(tx).paper)
    return render_requests(letters(tx, ids), paper=paper), paper
