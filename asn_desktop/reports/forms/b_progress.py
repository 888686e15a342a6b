"""B.1.1 to B.1.5: action plan, documentation, and the records of continuous feedback."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import (
    Identity,
    agency_line,
    behaviours,
    body,
    closed,
    dated,
    footnotes,
    identity,
    number,
    period_line,
    section,
    share,
    signatures,
    title,
)
from asn_desktop.reports.boxes import Box, Cell, Row
from asn_desktop.reports.fitting import Para, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import width as text_width
from asn_desktop.reports.forms.a_planning import EMPLOYEE, both, title_lines
from asn_desktop.reports.forms.c_evaluation import PERIODS
from asn_desktop.reports.forms.results import ANSWERED, REALISED, columns, qualitative_outcome
from asn_desktop.views.sheets import ActionLine, ActionPlanSheet
from asn_desktop.views.sheets_progress import (
    DocumentationSheet,
    DocumentedLine,
    FeedbackRecordSheet,
)

_SHORT_CYCLE: Final = (
    "* pilih salah satu (periode disesuaikan dengan periode evaluasi siklus pendek yang ditetapkan "
    "Instansi Pemerintah)"
)
_B_1_4_HEADS: Final = (
    "NO.",
    "RENCANA HASIL KERJA",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    "PERSPEKTIF",
    REALISED,
    ANSWERED,
)
_B_1_5_HEADS: Final = (
    "NO",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "RENCANA HASIL KERJA",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    REALISED,
    ANSWERED,
)
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
_BEHAVIOUR: Final = "PERILAKU KERJA"
"""Without the asterisk of B.1.4 and B.1.5, which leads to the note on the period (3006, 3094)."""


def b_1_1(sheet: ActionPlanSheet, width: float) -> list[Item]:
    """Action plan (reg. 2739–2764); signed by the employee alone."""
    w = share(width, 35, 205, 242)
    rows: list[Box] = []
    for plan in sheet.plans or (ActionLine(no=1, result="-"),):
        said = [para("Rencana Aksi:"), *_numbered(plan.actions)]
        result = [para("Rencana Hasil Kerja:"), *paras(plan.result)]
        rows.append(Row(number(w[0], str(plan.no)), Cell(w[1], result), Cell(w[2], said)))
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head, two_lines=True),
        *identity((30, 84, 114, 29, 98, 127), width, Identity.B, sheet.employee, sheet.assessor),
        *body([section(width, "HASIL KERJA")], rows),
    ]
    return closed(items, signatures(width, None, dated(EMPLOYEE, sheet.employee, sheet.head)))


def b_1_2(sheet: DocumentationSheet, width: float) -> list[Item]:
    """Documentation of a period (reg. 2786–2815); signed by the employee alone."""
    w = share(width, 29, 162, 150, 148)
    rows: list[Box] = []
    for line in sheet.lines or (DocumentedLine(no=1, result="-"),):
        planned = [one.action for one in line.actions]
        done = [one.realisation for one in line.actions]
        told = _numbered(done) if any(done) else _listed(line.realised)
        rows.append(
            Row(
                number(w[0], str(line.no)),
                Cell(w[1], [para("Rencana Hasil Kerja:"), *paras(line.result)]),
                Cell(w[2], [para("Rencana Aksi:"), *(_numbered(planned) or _listed(()))]),
                Cell(w[3], [para("Realisasi dan Bukti Dukung:"), *told]),
            )
        )
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head, two_lines=True),
        *identity((29, 85, 114, 29, 84, 148), width, Identity.B, sheet.employee, sheet.assessor),
        *body([section(width, "HASIL KERJA")], rows),
    ]
    return closed(items, signatures(width, None, dated(EMPLOYEE, sheet.employee, sheet.head)))


def b_1_3(sheet: FeedbackRecordSheet, width: float) -> list[Item]:
    """Feedback record, qualitative, of all positions (reg. 2913–2978)."""
    shares = (29, 383, 184, 212)
    items = [
        *_upper(sheet, width, (29, 155, 220, 28, 156, 212), Identity.B),
        *qualitative_outcome(
            share(width, *shares),
            "Ukuran keberhasilan dan Target:",
            sheet.main,
            sheet.additional,
        ),
        *behaviours(shares, width, _BEHAVIOUR, sheet.behaviours),
    ]
    return _recorded(items, sheet, width)


def b_1_4(sheet: FeedbackRecordSheet, width: float) -> list[Item]:
    """Feedback record, quantitative, of JPT and heads of independent units (reg. 2984–3053)."""
    items = [
        *_upper(sheet, width, (36, 163, 227, 35, 156, 234), Identity.C),
        *columns(
            share(width, 36, 120, 184, 57, 85, 170, 199),
            _B_1_4_HEADS,
            sheet.main,
            sheet.additional,
            outcome=True,
            leader=True,
        ),
        *behaviours((36, 446, 170, 199), width, _BEHAVIOUR, sheet.behaviours),
    ]
    return _recorded(items, sheet, width)


def b_1_5(sheet: FeedbackRecordSheet, width: float) -> list[Item]:
    """Feedback record, quantitative, administrative and functional officials (reg. 3059–3142)."""
    items = [
        *_upper(sheet, width, (34, 177, 234, 31, 175, 221), Identity.D),
        *columns(
            share(width, 41, 120, 101, 71, 137, 97, 113, 190),
            _B_1_5_HEADS,
            sheet.main,
            sheet.additional,
            outcome=True,
        ),
        *behaviours((41, 413, 226, 190), width, _BEHAVIOUR, sheet.behaviours),
    ]
    return _recorded(items, sheet, width)


def _upper(
    sheet: FeedbackRecordSheet, width: float, shares: tuple[float, ...], kind: Identity
) -> list[Item]:
    return [
        title(width, *title_lines(sheet)),
        period_line(width, f"PERIODE: {sheet.head.period_label or PERIODS}*"),
        agency_line(width, sheet.head, before=1.0),
        *identity(shares, width, kind, sheet.employee, sheet.assessor),
    ]


def _recorded(items: list[Item], sheet: FeedbackRecordSheet, width: float) -> list[Item]:
    return closed(items, both(width, sheet), footnotes(width, _SHORT_CYCLE))


def _numbered(texts: Sequence[str]) -> list[Para]:
    """One number per text; further lines of one hang under it."""
    said: list[Para] = []
    for n, text in enumerate(texts, start=1):
        first, *more = paras(text) or [para("-")]
        said += [para(" ".join(run.text for run in first.runs), marker=f"{n}. ")]
        said += [_under(line, f"{n}. ") for line in more]
    return said


def _listed(texts: Sequence[str]) -> list[Para]:
    """One bullet per text where there are several; "-" for nothing."""
    told = [text for text in texts if text.strip()]
    if len(told) == 1:
        return paras(told[0])
    said: list[Para] = []
    for text in told:
        first, *more = paras(text)
        said += [first if first.marker else Para(first.runs, first.align, "- ")]
        said += [_under(line, "- ") for line in more]
    return said or [para("-")]


def _under(line: Para, marker: str) -> Para:
    """The line as far in as the words behind ``marker``; one with a mark of its own keeps that."""
    if line.marker:
        return line
    return Para(
        line.runs, line.align, HARD_SPACE * round(text_width(marker) / text_width(HARD_SPACE))
    )
