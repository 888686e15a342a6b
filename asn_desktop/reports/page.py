"""One PDF file: page sizes, margins, the foot of the page, LATIHAN, metadata.

The file is the same to the byte for the same sheets: no clock, no random identifier.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from asn_desktop.reports import fonts, foot
from asn_desktop.reports.boxes import Drawing
from asn_desktop.reports.flow import Placed
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import Foot
from asn_desktop.views.paper import Margins, Paper

MM: Final = 72 / 25.4
SHADE: Final = HexColor("#DEEBF7")
GRID_WIDTH: Final = 0.48
PRACTICE_COLOUR: Final = HexColor("#EFEFEF")
_BLACK: Final = HexColor("#000000")
_SIZES_MM: Final = {Paper.F4: (215.0, 330.0), Paper.A4: (210.0, 297.0)}


@dataclass(frozen=True, slots=True)
class Area:
    """A page and its printable part, in points; ``floor``: the lower edge of the foot."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    floor: float

    @property
    def room_across(self) -> float:
        """The printable width."""
        return self.width - self.left - self.right

    @property
    def room_down(self) -> float:
        """The printable height; the foot stands below it."""
        return self.height - self.top - self.bottom


def area(paper: Paper, margins: Margins, *, landscape: bool) -> Area:
    """Return the page of ``paper`` turned as asked; raises ValueError if too little is left.

    The foot stands in the lower margin; where that is too low for it the content ends higher.
    """
    short, long = (side * MM for side in _SIZES_MM[paper])
    wide, high = (long, short) if landscape else (short, long)
    left, right, top, bottom = (
        side * MM for side in (margins.left, margins.right, margins.top, margins.bottom)
    )
    floor = max(foot.LOWEST, bottom - foot.HEIGHT)
    found = Area(wide, high, left, right, top, floor + foot.HEIGHT, floor)
    if found.room_across < 100 * MM or found.room_down < 100 * MM:
        raise ValueError("the margins leave less than 10 cm to print on")
    return found


class PageInk:
    """Collects what the boxes draw on one page and writes it in order: shades, text, grid.

    Shades lie under the text, so that neighbours never paint over it; the grid is one path.
    """

    def __init__(self) -> None:
        self.fills: list[tuple[float, float, float, float]] = []
        self.frames: list[tuple[float, float, float, float]] = []
        self.rules: list[tuple[float, float, float]] = []
        self.texts: list[tuple[float, float, Face, float, str]] = []
        self.pictures: list[tuple[Drawing, float, float, float, float]] = []

    def fill(self, x: float, top: float, width: float, height: float) -> None:
        """Shade a rectangle light blue."""
        self.fills.append((x, top - height, width, height))

    def frame(self, x: float, top: float, width: float, height: float) -> None:
        """Draw the grid lines round a rectangle."""
        self.frames.append((x, top - height, width, height))

    def rule(self, x: float, top: float, width: float) -> None:
        """Draw one horizontal grid line."""
        self.rules.append((x, top, width))

    def text(self, x: float, baseline: float, face: Face, size: float, text: str) -> None:
        """Set a piece of text."""
        self.texts.append((x, baseline, face, size, text))

    def picture(self, drawing: Drawing, x: float, top: float, width: float, size: float) -> None:
        """Draw a vector picture or an image over everything else."""
        self.pictures.append((drawing, x, top, width, size))

    def write(self, canvas: Any) -> None:
        """Write the page's content.

        Positions and paths go into the stream as the operators they are: reportlab's own methods
        take a third of the whole time for spelling numbers.
        """
        if self.fills:
            canvas.setFillColor(SHADE)
            canvas.addLiteral("n " + " ".join(map(_rectangle, self.fills)) + " f")
        canvas.setFillColor(_BLACK)
        text = canvas.beginText()
        current: tuple[Face, float] | None = None
        for x, baseline, face, size, words in self.texts:
            if current != (face, size):
                text.setFont(face.value, size)
                current = (face, size)
            text._code.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
            text.textOut(words)
        canvas.drawText(text)
        canvas.setLineWidth(GRID_WIDTH)
        canvas.setLineCap(2)
        grid = [_rectangle(each) for each in self.frames]
        grid += [f"{x:.2f} {y:.2f} m {x + wide:.2f} {y:.2f} l" for x, y, wide in self.rules]
        if grid:
            canvas.addLiteral("n " + " ".join(grid) + " S")
        for drawing, x, top, wide, size in self.pictures:
            canvas.saveState()
            drawing(canvas, x, top, wide, size)
            canvas.restoreState()


def _rectangle(box: tuple[float, float, float, float]) -> str:
    x, y, width, height = box
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"


class PdfFile:
    """A PDF that is being written; sheets may differ in size and direction."""

    def __init__(self, *, title: str, author: str, subject: str) -> None:
        fonts.load()
        self._buffer = io.BytesIO()
        # The initial font of reportlab is Helvetica, which is not ours and never embedded.
        canvas = Canvas(
            self._buffer,
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            lang="id-ID",
        )
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setSubject(subject)
        canvas.setCreator("ASN Desktop")
        canvas.setProducer("ASN Desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas = canvas

    def add(
        self,
        pages: Sequence[Sequence[Placed]],
        page: Area,
        width: float,
        said: Foot,
        *,
        practice: bool,
    ) -> None:
        """Write the pages of one sheet, ``width`` points wide and centred in the printable area.

        ``said`` stands at the foot of each.
        """
        x = page.left + (page.room_across - width) / 2
        canvas = self._canvas
        for n, placed in enumerate(pages, start=1):
            canvas.setPageSize((page.width, page.height))
            if practice:
                _practice(canvas, page)
            ink = PageInk()
            for box, down in placed:
                box.draw(ink, x, page.height - page.top - down, box.height)
            ink.write(canvas)
            said.draw(canvas, x, page.floor, width, f"{n}/{len(pages)}")
            canvas.showPage()

    def bytes(self) -> bytes:
        """Finish the file and return it."""
        self._canvas.save()
        return self._buffer.getvalue()


def _practice(canvas: Any, page: Area) -> None:
    """Write LATIHAN lightly from corner to corner, under everything."""
    size = min(page.width, page.height) / 5
    canvas.saveState()
    canvas.setFillColor(PRACTICE_COLOUR)
    canvas.translate(page.width / 2, page.height / 2)
    canvas.rotate(30 if page.width > page.height else 52)
    canvas.setFont(Face.BOLD.value, size)
    canvas.drawCentredString(0, -size / 3, "LATIHAN")
    canvas.restoreState()
