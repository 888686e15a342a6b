"""A recap as the pages that print and as a spreadsheet with typed cells, ready to print."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

from asn_desktop.reports.recap import render_recap
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import recaps
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.paper import Paper
from asn_desktop.views.recaps import Recap, RecapKind
from asn_desktop.workbooks.writer import Content, Table, write


def recap_pdf(
    tx: ReadTx, kind: RecapKind, ref: PeriodRef, unit: str = "", place: UUID | None = None
) -> bytes:
    """The PDF of a recap on the office's paper; ``place``: of one office, at the centre."""
    made = recaps.recap(tx, kind, ref, unit, place)
    return render_recap(made, paper=Paper(read_settings(tx).paper), kop=office_letterhead(tx))


def recap_table(made: Recap) -> Table:
    """The recap as one sheet; the unit, which heads the groups on paper, is a column here."""
    grouped = any(group.title for group in made.groups)
    heads = [column.title.replace("-\n", "") for column in made.columns]
    rows: list[list[Content]] = []
    for group in made.groups:
        for row in group.rows:
            cells: list[Content] = list(row)
            rows.append([group.title, *cells] if grouped else cells)
    title = f"{made.title} · {made.office} · {made.words}"
    return Table(
        made.kind.label, ["Unit kerja", *heads] if grouped else heads, rows, title, to_print=True
    )


def recap_xlsx(
    tx: ReadTx, kind: RecapKind, ref: PeriodRef, unit: str = "", place: UUID | None = None
) -> bytes:
    """The spreadsheet of a recap."""
    return write(recap_table(recaps.recap(tx, kind, ref, unit, place)))


def keep(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; ``OSError`` goes to the caller."""
    beside = path.with_name(f".{path.name}.baru")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def file_name(kind: RecapKind, ref: PeriodRef, unit: str = "") -> str:
    """The name without ending: ``Rekap Daftar predikat 2026-TW2 Seksi Pelayanan Umum``."""
    when = str(ref) if kind.per_period else str(ref.year)
    plain = "".join(each if each.isalnum() or each in " -" else " " for each in unit)
    return " ".join(f"Rekap {kind.label} {when} {plain}".split())
