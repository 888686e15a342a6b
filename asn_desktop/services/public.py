"""Public service in one glance: the last survey round, the complaints, what residents suggested."""

from __future__ import annotations

from asn_desktop.services import complaints_read, forum
from asn_desktop.services.office import ReadTx
from asn_desktop.services.public_survey import last_round
from asn_desktop.views.public import PublicOverview


def overview(tx: ReadTx, year: int) -> PublicOverview:
    """What the page Layanan Publik shows of a year."""
    return PublicOverview(
        survey=last_round(tx), complaints=complaints_read.overview(tx, year), forum=forum.glance(tx)
    )
