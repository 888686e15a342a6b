"""From a sealed sheet to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import letterhead
from asn_desktop.reports.fitting import size_for
from asn_desktop.reports.flow import Item, pages
from asn_desktop.reports.foot import Foot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.registry import FORMS
from asn_desktop.rules.dates import format_span
from asn_desktop.rules.forms import TITLES
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF and how many pages each of its sheets takes, in their order."""

    pdf: bytes
    pages: tuple[int, ...]


def render(
    sheet: Sheet,
    *,
    paper: Paper,
    margins: Margins | None = None,
    emblem: bytes | None = None,
    code: str = "",
) -> bytes:
    """Return the PDF of one sheet; the same sheet gives the same bytes.

    ``emblem`` are the bytes of the picture the sheet names by hash, None for the neutral frame.
    ``code`` is the short code of the sealed version (``SealedVersion.code``), printed with its QR
    at the foot; "" for a preview of what is not sealed, which says so.
    Raises KeyError for a form that is not printed, ValueError for margins that leave no room,
    WorldFault for an emblem that is no picture.
    """
    return render_together(
        [sheet], paper=paper, margins=margins, emblem=emblem, codes=(code,) if code else ()
    )


def render_together(
    sheets: Sequence[Sheet],
    *,
    paper: Paper,
    margins: Margins | None = None,
    emblem: bytes | None = None,
    codes: Sequence[str] = (),
) -> bytes:
    """Return one PDF of several sheets, each numbered by itself; for printing many at once.

    ``codes`` are the short codes of the sheets in their order, or none for a preview. Raises what
    :func:`render` raises, and ValueError for no sheet or another number of codes.
    """
    return render_counted(sheets, paper=paper, margins=margins, emblem=emblem, codes=codes).pdf


def render_counted(
    sheets: Sequence[Sheet],
    *,
    paper: Paper,
    margins: Margins | None = None,
    emblem: bytes | None = None,
    codes: Sequence[str] = (),
    title: str = "",
) -> Rendered:
    """The same with the number of pages of each sheet; ``title`` names the file in its metadata."""
    if not sheets:
        raise ValueError("no sheet to print")
    if codes and len(codes) != len(sheets):
        raise ValueError("as many codes as sheets")
    first = sheets[0]
    names = " dan ".join(sheet.form.value for sheet in sheets) if len(sheets) < 4 else "Lembar"
    period = format_span(first.head.period_start, first.head.period_end)
    file = PdfFile(
        title=title or f"{names} – {first.employee.name}",
        author=first.head.agency,
        subject=f"{' '.join(TITLES[first.form])}, {period}",
    )
    counts = [
        _add(file, sheet, paper, margins or Margins(), emblem, codes[at] if codes else "")
        for at, sheet in enumerate(sheets)
    ]
    return Rendered(file.bytes(), tuple(counts))


def _add(
    file: PdfFile,
    sheet: Sheet,
    paper: Paper,
    margins: Margins,
    emblem: bytes | None,
    code: str,
) -> int:
    """Draw one sheet and return how many pages it took."""
    form = FORMS[sheet.form]
    page = area(paper, margins, landscape=form.landscape)
    width = min(form.width, page.room_across)
    items = form.items(sheet, width, emblem)
    if sheet.letterhead and not form.emblem:
        items = [letterhead(width, sheet.letterhead, emblem), *items]
    _measure(items)
    foot = Foot(left=sheet.form.value, middle=sheet.employee.name, code=code)
    laid_out = pages(items, page.room_down)
    file.add(laid_out, page, width, foot, practice=sheet.practice)
    return len(laid_out)


def _measure(items: Sequence[Item]) -> None:
    """Set the whole form at the largest size at which no word is wider than its cell."""
    size = size_for(min(item.box.limit() for item in items))
    seen: set[int] = set()
    for item in items:
        for box in (*item.head, item.box):
            if id(box) not in seen:
                seen.add(id(box))
                box.measure(size)
