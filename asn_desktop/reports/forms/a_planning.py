"""A.1.1, A.1.2, A.1.6, A.1.7: the SKP in its four layouts; A.1.8: the annex of every SKP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import (
    Identity,
    Signature,
    agency_line,
    behaviours,
    body,
    closed,
    dated,
    footnotes,
    identity,
    number,
    section,
    share,
    signatures,
    title,
)
from asn_desktop.reports.boxes import Box, Cell, Row
from asn_desktop.reports.fitting import paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.forms.results import columns, qualitative_plan
from asn_desktop.rules.forms import TITLES
from asn_desktop.views.sheets import AnnexSheet, Sheet, SkpSheet

EMPLOYEE: Final = "Pegawai yang Dinilai"
ASSESSOR: Final = "Pejabat Penilai Kinerja"
_EXPECTATION: Final = (
    "Pimpinan dapat memberikan Ekspektasi khusus terhadap satu atau lebih aspek perilaku kerja "
    "Pegawai"
)
_SUPPORTED: Final = (
    "* Dalam hal rencana hasil kerja Pimpinan yang diintervensi adalah hasil kerja pejabat "
    "pimpinan tinggi dan Pimpinan unit kerja mandiri/ organisasi maka dituliskan rencana hasil "
    "kerja beserta indikator kinerja individu pejabat pimpinan tinggi dan Pimpinan unit kerja "
    "mandiri atau sasaran dan indikator kinerja organisasi yang diintervensi"
)
_A_1_2_HEADS: Final = (
    "NO",
    "RENCANA HASIL KERJA",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    "PERSPEKTIF",
)
_A_1_7_HEADS: Final = (
    "NO.",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
    "RENCANA HASIL KERJA",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
)


def title_lines(sheet: Sheet) -> tuple[str, ...]:
    """The title, led by "FORMAT x" where the office wants it printed."""
    first = f"FORMAT {sheet.form.value}" if sheet.show_format else ""
    return (first, *TITLES[sheet.form])


def both(width: float, sheet: Sheet) -> Item:
    """Employee left, assessor right under place and date."""
    return signatures(
        width, Signature(EMPLOYEE, sheet.employee), dated(ASSESSOR, sheet.assessor, sheet.head)
    )


def a_1_1(sheet: SkpSheet, width: float) -> list[Item]:
    """SKP of JPT and heads of independent units, qualitative (reg. 1351–1415)."""
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head),
        *identity((28, 160, 242, 27, 152, 203), width, Identity.A, sheet.employee, sheet.assessor),
        *qualitative_plan(
            share(width, 28, 784),
            "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:",
            sheet.main,
            sheet.additional,
        ),
        *behaviours((28, 402, 382), width, "PERILAKU KERJA*", sheet.behaviours),
    ]
    notes = footnotes(width, f"* {_EXPECTATION}.", *sheet.notes)
    return closed(items, both(width, sheet), notes)


def a_1_2(sheet: SkpSheet, width: float) -> list[Item]:
    """SKP of JPT and heads of independent units, quantitative (reg. 1421–1506)."""
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head),
        *identity((29, 160, 241, 28, 152, 198), width, Identity.A, sheet.employee, sheet.assessor),
        *columns(
            share(width, 29, 255, 191, 185, 148),
            _A_1_2_HEADS,
            sheet.main,
            sheet.additional,
            outcome=False,
            leader=True,
        ),
        *behaviours((29, 390, 389), width, "PERILAKU KERJA*", sheet.behaviours),
    ]
    notes = footnotes(width, f"* {_EXPECTATION}.", *sheet.notes)
    return closed(items, both(width, sheet), notes)


def a_1_6(sheet: SkpSheet, width: float) -> list[Item]:
    """SKP, qualitative (reg. 2259–2323)."""
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head),
        *identity((28, 149, 252, 28, 151, 204), width, Identity.B, sheet.employee, sheet.assessor),
        *qualitative_plan(
            share(width, 28, 784),
            "Ukuran keberhasilan/ indikator kinerja individu dan Target:",
            sheet.main,
            sheet.additional,
        ),
        *behaviours((28, 397, 387), width, "PERILAKU KERJA*", sheet.behaviours),
    ]
    notes = footnotes(width, f"* {_EXPECTATION}", *sheet.notes)
    return closed(items, both(width, sheet), notes)


def a_1_7(sheet: SkpSheet, width: float) -> list[Item]:
    """SKP, quantitative (reg. 2330–2416)."""
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head),
        *identity((28, 148, 250, 28, 148, 220), width, Identity.B, sheet.employee, sheet.assessor),
        *columns(
            share(width, 28, 156, 284, 106, 142, 106),
            _A_1_7_HEADS,
            sheet.main,
            sheet.additional,
            outcome=False,
        ),
        *behaviours((28, 391, 403), width, "PERILAKU KERJA**", sheet.behaviours),
    ]
    notes = footnotes(width, _SUPPORTED, f"** {_EXPECTATION}", *sheet.notes)
    return closed(items, both(width, sheet), notes)


def a_1_8(sheet: AnnexSheet, width: float) -> list[Item]:
    """Annex of the SKP (reg. 2485–2506); the person is named in the signatures only."""
    widths = share(width, 25, 455)
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head, two_lines=True),
        *_lines(widths, "DUKUNGAN SUMBER DAYA", sheet.resources),
        *_lines(widths, "SKEMA PERTANGGUNGJAWABAN", sheet.accountability),
        *_lines(widths, "KONSEKUENSI", sheet.consequences),
    ]
    return closed(items, both(width, sheet))


def _lines(widths: Sequence[float], name: str, lines: Sequence[str]) -> list[Item]:
    rows: list[Box] = [
        Row(number(widths[0], f"{n}."), Cell(widths[1], paras(text)))
        for n, text in enumerate(lines or ("-",), start=1)
    ]
    return body([section(sum(widths), name)], rows)
