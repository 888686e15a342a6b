"""From a sealed sheet to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.reports.fitting import size_for
from asn_desktop.reports.flow import Item, pages
from asn_desktop.reports.page import Foot, PdfFile, area
from asn_desktop.reports.registry import FORMS
from asn_desktop.rules.dates import format_span
from asn_desktop.rules.forms import TITLES
from asn_desktop.views.canonical import fingerprint
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheets import Sheet

FINGERPRINT_DIGITS = 8
"""How much of the fingerprint stands at the foot: enough to tell two versions of one sheet."""


def render(
    sheet: Sheet, *, paper: Paper, margins: Margins | None = None, emblem: bytes | None = None
) -> bytes:
    """Return the PDF of one sheet; the same sheet gives the same bytes.

    ``emblem`` are the bytes of the picture the sheet names by hash, None for the neutral frame.
    Raises KeyError for a form that is not printed, ValueError for margins that leave no room,
    WorldFault for an emblem that is no picture.
    """
    return render_together([sheet], paper=paper, margins=margins, emblem=emblem)


def render_together(
    sheets: Sequence[Sheet],
    *,
    paper: Paper,
    margins: Margins | None = None,
    emblem: bytes | None = None,
) -> bytes:
    """Return one PDF of several sheets, each numbered by itself; for printing many at once.

    Raises what :func:`render` raises, and ValueError for no sheet.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    first = sheets[0]
    names = " dan ".join(sheet.form.value for sheet in sheets) if len(sheets) < 4 else "Lembar"
    period = format_span(first.head.period_start, first.head.period_end)
    file = PdfFile(
        title=f"{names} – {first.employee.name}",
        author=first.head.agency,
        subject=f"{' '.join(TITLES[first.form])}, {period}",
    )
    for sheet in sheets:
        _add(file, sheet, paper, margins or Margins(), emblem)
    return file.bytes()


def _add(file: PdfFile, sheet: Sheet, paper: Paper, margins: Margins, emblem: bytes | None) -> None:
    form = FORMS[sheet.form]
    page = area(paper, margins, landscape=form.landscape)
    width = min(form.width, page.room_across)
    items = form.items(sheet, width, emblem)
    _measure(items)
    foot = Foot(
        left=f"{sheet.form.value} · {fingerprint(sheet)[:FINGERPRINT_DIGITS]}",
        middle=sheet.employee.name,
    )
    laid_out = pages(items, page.room_down)
    file.add(laid_out, page, width, foot, practice=sheet.practice)


def _measure(items: Sequence[Item]) -> None:
    """Set the whole form at the largest size at which no word is wider than its cell."""
    size = size_for(min(item.box.limit() for item in items))
    seen: set[int] = set()
    for item in items:
        for box in (*item.head, item.box):
            if id(box) not in seen:
                seen.add(id(box))
                box.measure(size)
