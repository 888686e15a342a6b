"""A.1.3: the manual of one indicator, a table of labels and texts without names or signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import agency_line, label_para, share, title
from asn_desktop.reports.boxes import Box, Cell, Row, Stack
from asn_desktop.reports.fitting import Para, Run, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.forms.a_planning import title_lines
from asn_desktop.rules.planning import ControlLevel, ReportingInterval
from asn_desktop.views.sheets_strategy import ManualSheet

_OPTIONAL: Final = "(opsional bagi pendekatan hasil kerja kualitatif)"
_ENGLISH: Final = frozenset({"Outcome", "Output"})


def a_1_3(sheet: ManualSheet, width: float) -> list[Item]:
    """Manual of an indicator (reg. 1537–1562)."""
    left, right = share(width, 135, 616)
    description = Stack(
        Cell(right, [para("Definisi")], shade=True),
        Cell(right, _text(sheet.definition)),
        Cell(right, [label_para(f"Formula {_OPTIONAL}")], shade=True),
        Cell(right, _text(sheet.formula)),
        lead=1,
    )
    control = _choices(
        share(right, 184, 205, 227), [(each.label, each is sheet.control) for each in ControlLevel]
    )
    reporting = _choices(
        share(right, 127, 149, 163, 177),
        [(each.label, each is sheet.reporting) for each in ReportingInterval],
    )
    rows: list[tuple[str, Box]] = [
        ("RENCANA HASIL KERJA", Cell(right, _text(sheet.result))),
        ("UKURAN KEBERHASILAN/ INDIKATOR KINERJA", Cell(right, _text(sheet.indicator))),
        ("TUJUAN", Cell(right, _text(sheet.goal))),
        ("DESKRIPSI", description),
        (f"SATUAN PENGUKURAN {_OPTIONAL}", Cell(right, _text(sheet.unit_of_measure))),
        ("KUALITAS DAN TINGKAT KENDALI", control),
        ("SUMBER DATA", Cell(right, _text(sheet.data_source))),
        ("PERIODE PELAPORAN", reporting),
    ]
    return [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head),
        *(
            Item(Row(Cell(left, [label_para(label)], shade=True), value), keep=n == 0)
            for n, (label, value) in enumerate(rows)
        ),
    ]


def _text(said: str) -> list[Para]:
    """What was written; what may be left out says so."""
    return paras(said) or [para("-")]


def _choices(widths: Sequence[float], options: Sequence[tuple[str, bool]]) -> Box:
    """One cell per option, the chosen one crossed: (X) Tahunan (reg. 5633–5636)."""
    return Row(
        *(
            Cell(width, [_option(label, chosen=chosen)])
            for width, (label, chosen) in zip(widths, options, strict=True)
        )
    )


def _option(label: str, *, chosen: bool) -> Para:
    """The box, and the words with the English one in italics as in the template."""
    words = [Run(word, Face.ITALIC if word in _ENGLISH else Face.REGULAR) for word in label.split()]
    return Para((Run("(X)" if chosen else "(\N{NO-BREAK SPACE}\N{NO-BREAK SPACE})"), *words))
