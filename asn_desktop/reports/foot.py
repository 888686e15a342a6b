"""The foot of every page: QR and short code of the sealed version, whose sheet it is, page/pages.

The QR holds the code alone (``rules.codes``), 17–20 characters, so 21 × 21 modules of half a
millimetre: six dots at 300 dpi, twelve at 600. It stands at the left edge of the form in a zone of
its own that content never enters (``page.area``): two millimetres of white above it, the page's
margin at its left and below. A sheet that was not sealed says so and has neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reportlab.graphics.barcode.qrencoder import QRAlphaNum, QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import HexColor

from asn_desktop.reports.fonts import Face, plain, width

MM: Final = 72 / 25.4
MODULE: Final = 0.5 * MM
QUIET: Final = 4 * MODULE
SIDE: Final = 21 * MODULE
HEIGHT: Final = SIDE + QUIET
"""What the foot takes from its lower edge to the content, in points."""
LOWEST: Final = 5.0 * MM
"""No printer prints nearer to the edge of the paper; the foot never stands lower."""
CODE_SIZE: Final = 9.0
FOOT_SIZE: Final = 7.5
FOOT_COLOUR: Final = HexColor("#5A5A5A")
UNSEALED: Final = "Pratinjau – belum disegel, tanpa kode"
_BLACK: Final = HexColor("#000000")
_MASK: Final = 3
"""The diagonal mask: choosing the best of eight takes longer than drawing the page."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of one sheet: ``left`` and ``middle`` in small print.

    ``code`` is the short code as printed; "" for a sheet that is not sealed.
    """

    left: str
    middle: str
    code: str = ""

    def draw(self, canvas: Any, x: float, floor: float, wide: float, number: str) -> None:
        """Draw between ``x`` and ``x + wide``, upwards from ``floor``."""
        canvas.setFillColor(_BLACK)
        start = x
        if self.code:
            _qr(canvas, x, floor, self.code.replace("-", ""))
            start = x + SIDE + QUIET
            canvas.setFont(Face.REGULAR.value, CODE_SIZE)
            canvas.drawString(start, floor + FOOT_SIZE * 1.5, self.code)
        canvas.setFillColor(FOOT_COLOUR)
        canvas.setFont(Face.REGULAR.value, FOOT_SIZE)
        room = x + wide - start - (width(number) + 2) * FOOT_SIZE
        words = " · ".join(filter(None, (self.left, self.middle)))
        if not self.code:
            words = f"{words} · {UNSEALED}"
        canvas.drawString(start, floor + 1.8, _fitted(words, room / FOOT_SIZE))
        canvas.drawRightString(x + wide, floor + 1.8, number)


def _fitted(text: str, room: float) -> str:
    """``text``, cut with an ellipsis where it is wider than ``room`` (at a size of 1 pt)."""
    said = plain(text)
    if width(said) <= room:
        return said
    while said and width(said + "…") > room:
        said = said[:-1]
    return said.rstrip() + "…"


@lru_cache(maxsize=64)
def runs(code: str) -> tuple[tuple[int, int, int], ...]:
    """The dark modules of a QR code as (row from above, first column, how many)."""
    made = QRCode(None, QRErrorCorrectLevel.M)
    made.addData(QRAlphaNum(code))
    made.version = made.calculate_version()
    made.makeImpl(False, _MASK)
    found: list[tuple[int, int, int]] = []
    for row, modules in enumerate(made.modules):
        start: int | None = None
        for column, dark in enumerate([*modules, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((row, start, column - start))
                start = None
    return tuple(found)


@lru_cache(maxsize=64)
def _modules(code: str) -> str:
    """The code as one path, its lower left corner at nought, ``SIDE`` points wide and high."""
    found = runs(code)
    module = SIDE / (1 + max(row for row, _start, _count in found))
    return " ".join(
        f"{start * module:.3f} {SIDE - (row + 1) * module:.3f} {count * module:.3f} {module:.3f} re"
        for row, start, count in found
    )


def _qr(canvas: Any, x: float, floor: float, code: str) -> None:
    """Draw the code as one filled path; the pages of a sheet share its spelling."""
    canvas.saveState()
    canvas.translate(x, floor)
    canvas.addLiteral(f"n {_modules(code)} f")
    canvas.restoreState()


class SlipFoot(Foot):
    """The foot of what is no document (cover sheets, recaps): without code or QR."""

    __slots__ = ()

    def draw(self, canvas: Any, x: float, floor: float, wide: float, number: str) -> None:
        """As the foot of a sheet, without a code."""
        canvas.setFillColor(FOOT_COLOUR)
        canvas.setFont(Face.REGULAR.value, FOOT_SIZE)
        words = " · ".join(filter(None, (self.left, self.middle)))
        room = wide - (width(number) + 2) * FOOT_SIZE
        canvas.drawString(x, floor + 1.8, _fitted(words, room / FOOT_SIZE))
        canvas.drawRightString(x + wide, floor + 1.8, number)
