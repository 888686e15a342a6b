"""The months of daily logs as the pages that print."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from asn_desktop.reports.logs import render_logs
from asn_desktop.rules.dates import MONTHS
from asn_desktop.services import log_sheets
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper


def logs_pdf(tx: ReadTx, person_ids: Sequence[UUID], year: int, month: int) -> bytes:
    """The months of these people in one file, on the office's paper.

    Who has neither an entry nor an absence is left out. Refused with ``logs.nothing_to_print``.
    """
    sheets = log_sheets.sheets(tx, person_ids, year, month)
    return render_logs(sheets, paper=Paper(read_settings(tx).paper))


def file_name(year: int, month: int, of_whom: str) -> str:
    """The name without ending: ``Catatan harian 2026-06 Hendra Yusuf Susanti``."""
    plain = "".join(each if each.isalnum() or each in " -" else " " for each in of_whom)
    return " ".join(f"Catatan harian {year}-{month:02d} {plain}".split())


def month_name(year: int, month: int) -> str:
    """Says "Juni 2026"."""
    return f"{MONTHS[month - 1]} {year}"
