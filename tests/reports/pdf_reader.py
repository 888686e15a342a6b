"""Reads a PDF back: its grid, its characters, the text of a column. Loaded by conftest."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass
class Char:
    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Page:
    width: float
    height: float
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Cells of the grid as left, bottom, right, top."""
    chars: list[Char] = field(default_factory=list)
    text: str = ""

    @property
    def table(self) -> tuple[float, float, float, float]:
        return (
            min(box[0] for box in self.boxes),
            min(box[1] for box in self.boxes),
            max(box[2] for box in self.boxes),
            max(box[3] for box in self.boxes),
        )

    def ink_outside(self) -> list[str]:
        """Characters that cross a vertical grid line or leave the table they stand in."""
        wrong = []
        for char in self.chars:
            middle = (char.bottom + char.top) / 2
            beside = [box for box in self.boxes if box[1] < middle < box[3]]
            if beside and not any(
                box[0] - 0.1 <= char.left and char.right <= box[2] + 0.1 for box in beside
            ):
                wrong.append(char.text)
        return wrong


class Pdf:
    def __init__(self, data: bytes) -> None:
        document = pdfium.PdfDocument(data)
        self.pages = [self._page(document[n]) for n in range(len(document))]
        self._document = document

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)

    @property
    def words(self) -> str:
        return squeeze(self.text)

    def column(self, left: float, right: float) -> str:
        """The text inside the tables between two shares of the table's width, page after page."""
        found = []
        for n, page in enumerate(self.pages):
            if not page.boxes:
                continue
            x0, y0, x1, y1 = page.table
            textpage = self._document[n].get_textpage()
            a, b = x0 + left * (x1 - x0), x0 + right * (x1 - x0)
            found.append(textpage.get_text_bounded(a, y0, b, y1))
        return "\f".join(found)

    @staticmethod
    def _page(page: pdfium.PdfPage) -> Page:
        width, height = page.get_size()
        found = Page(width, height)
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            found.boxes.extend(_rectangles(item.raw))
        textpage = page.get_textpage()
        found.text = textpage.get_text_range()
        for n in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage.raw, n)
            if chr(code).strip():
                found.chars.append(Char(chr(code), *textpage.get_charbox(n)))
        return found


def _rectangles(path: object) -> list[tuple[float, float, float, float]]:
    """The stroked rectangles of a path object; curves and lone lines are no cells."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if fill.value or not stroke.value:
        return []
    shapes: list[list[tuple[float, float]]] = []
    for n in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, n)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            shapes.append([])
        shapes[-1].append((x.value, y.value))
    return [
        (
            min(x for x, _ in shape),
            min(y for _, y in shape),
            max(x for x, _ in shape),
            max(y for _, y in shape),
        )
        for shape in shapes
        if len(shape) >= 4
    ]


def squeeze(text: str) -> str:
    """The words of a text with single spaces between them, lines joined."""
    return " ".join(text.replace("\f", " ").split())
