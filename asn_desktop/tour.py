"""The cycle without a display: the practice office through the same pages, written out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from asn_desktop.app import Desk, make_application
from asn_desktop.rules import periods
from asn_desktop.services.opening import open_office
from asn_desktop.ui import pictures
from asn_desktop.workflows import practice, printing

FORMS = ("A17", "A18", "B11", "C13", "D11")


def walk(out: Path) -> list[str]:
    """Build the practice office, picture every page light and dark, print sheets; return a summary.

    Writes ``out/halaman/*.png`` (1366 × 768) and ``out/pdf/*.pdf``.
    """
    _app, theme = make_application()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "latihan"
        practice.build(data)
        with open_office(data) as office:
            desk = Desk(office, theme, data)
            shots = pictures.grab_all(desk.window, theme, out / "halaman")
            last = _last_evaluated(desk)
            outcome = printing.run_forms(office, FORMS, str(last), out / "pdf")
            desk.close()
            desk.window.close()
    return [
        f"{len(shots)} gambar halaman: {out / 'halaman'}",
        f"{len(outcome.files)} lembar PDF ({last.label} {last.year}): {out / 'pdf'}",
        f"{len(outcome.skipped)} lembar belum siap dan dilewati, masing-masing dengan alasannya.",
    ]


def _last_evaluated(desk: Desk) -> periods.PeriodRef:
    """The quarter before the one that today lies in (the practice year has it whole)."""
    today = desk.office.today()
    current = periods.period_at(today, periods.PeriodScheme.QUARTERLY)
    earlier = [
        ref
        for ref in periods.periods_of(today.year, periods.PeriodScheme.QUARTERLY)
        if not ref.is_yearly and ref.end < current.start
    ]
    return earlier[-1] if earlier else current
