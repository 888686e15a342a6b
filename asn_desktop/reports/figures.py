"""Drawings on paper: the five distribution curves and the emblem.

The heights of the curves are read off the regulation's own pictures (pp. 94–96) as shares of the
plot's height, from Sangat Kurang on the left to Sangat Baik on the right.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from asn_desktop.reports.boxes import PAD_X, Drawing
from asn_desktop.reports.fonts import Face, width
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.predicate import UnitAchievement

CURVES: Final = {
    UnitAchievement.OUTSTANDING: (0.03, 0.06, 0.09, 0.36, 0.865),
    UnitAchievement.GOOD: (0.07, 0.14, 0.285, 0.855, 0.285),
    UnitAchievement.NEEDS_IMPROVEMENT: (0.07, 0.22, 0.865, 0.22, 0.07),
    UnitAchievement.POOR: (0.29, 0.86, 0.29, 0.105, 0.075),
    UnitAchievement.VERY_POOR: (0.86, 0.36, 0.12, 0.065, 0.02),
}
_PREDICATES: Final = (
    ("Sangat", "Kurang"),
    ("Kurang/", "Misconduct"),
    ("Butuh", "Perbaikan"),
    ("Baik", ""),
    ("Sangat", "Baik"),
)
CURVE_HEIGHT: Final = 133.0
_PLOT_WIDTH: Final = 236.0
_PLOT_HEIGHT: Final = 63.0
_GRID: Final = HexColor("#D4D4D4")
_WHITE: Final = HexColor("#FFFFFF")
_BLACK: Final = HexColor("#000000")
_TEXT: Final = 8.5
_LEADING: Final = 10.0


def curve(label: str, achievement: UnitAchievement, name: str) -> Drawing:
    """Return the drawing of the box POLA DISTRIBUSI: its bold ``label`` and the curve.

    ``name`` is the unit's achievement as the curve's title prints it ("BAIK").
    """

    def draw(canvas: Any, x: float, top: float, wide: float, size: float) -> None:
        canvas.setFillColor(_BLACK)
        canvas.setFont(Face.BOLD.value, size)
        canvas.drawString(x + PAD_X, top - 1.6 - size * 0.86, label)
        middle = x + wide / 2
        y = top - 4 - _TEXT
        canvas.setFont(Face.REGULAR.value, _TEXT)
        canvas.drawCentredString(middle, y, "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI")
        y -= _LEADING
        canvas.drawCentredString(middle, y, f"DENGAN CAPAIAN KINERJA ORGANISASI {name}")
        left, foot = middle - _PLOT_WIDTH / 2, y - 5 - _PLOT_HEIGHT
        _plot(canvas, left, foot, CURVES[achievement])
        canvas.setFillColor(_BLACK)
        for n, words in enumerate(("Frekuensi", "Pegawai")):
            at = left - 8 - max(width("Frekuensi"), width("Pegawai")) * _TEXT
            canvas.drawString(at, foot + _PLOT_HEIGHT / 2 + 3 - n * _LEADING, words)
        _axis_words(canvas, left, foot - 3 - _TEXT)
        canvas.setFont(Face.REGULAR.value, _TEXT)
        canvas.drawCentredString(
            middle, foot - 5 - _TEXT - 2 * _LEADING, "Predikat Kinerja Pegawai"
        )

    return draw


def _plot(canvas: Any, left: float, foot: float, heights: tuple[float, ...]) -> None:
    canvas.setFillColor(_WHITE)
    canvas.setStrokeColor(_GRID)
    canvas.setLineWidth(0.4)
    canvas.rect(left, foot, _PLOT_WIDTH, _PLOT_HEIGHT, fill=1, stroke=1)
    step = _PLOT_WIDTH / (len(heights) - 1)
    for n in range(1, len(heights) - 1):
        canvas.line(left + n * step, foot, left + n * step, foot + _PLOT_HEIGHT)
    for n in range(1, 7):
        y = foot + n * _PLOT_HEIGHT / 7
        canvas.line(left, y, left + _PLOT_WIDTH, y)
    points = [(left + n * step, foot + h * _PLOT_HEIGHT) for n, h in enumerate(heights)]
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for n in range(len(points) - 1):
        (ax, ay), (bx, by) = points[n], points[n + 1]
        px, py = points[max(n - 1, 0)]
        qx, qy = points[min(n + 2, len(points) - 1)]
        path.curveTo(
            ax + (bx - px) / 6, ay + (by - py) / 6, bx - (qx - ax) / 6, by - (qy - ay) / 6, bx, by
        )
    canvas.setStrokeColor(_BLACK)
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    canvas.drawPath(path, stroke=1, fill=0)


def _axis_words(canvas: Any, left: float, y: float) -> None:
    canvas.setFillColor(_BLACK)
    step = _PLOT_WIDTH / (len(_PREDICATES) - 1)
    for n, (upper, lower) in enumerate(_PREDICATES):
        canvas.setFont(Face.REGULAR.value, _TEXT)
        canvas.drawCentredString(left + n * step, y, upper)
        face = Face.ITALIC if lower == "Misconduct" else Face.REGULAR
        canvas.setFont(face.value, _TEXT)
        canvas.drawCentredString(left + n * step, y - _LEADING, lower)


EMBLEM_HEIGHT: Final = 62.0
_MOST_PIXELS: Final = 40_000_000
_PIXELS_HIGH: Final = 360
"""About 400 dpi at the height printed; more only makes every file bigger."""


def emblem(picture: bytes | None) -> Drawing:
    """Return the drawing of the office's emblem, or of a neutral frame where there is none.

    Raises WorldFault("paper.emblem_unreadable") when the bytes are no picture PIL can read.
    """
    if picture is None:
        return _neutral
    image = _image(picture)
    wide_to_high = image.getSize()[0] / image.getSize()[1]

    def draw(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        across = min(EMBLEM_HEIGHT * wide_to_high, wide)
        down = across / wide_to_high
        left = x + (wide - across) / 2
        canvas.drawImage(image, left, top - EMBLEM_HEIGHT, across, down, mask="auto")

    return draw


def check_picture(picture: bytes) -> None:
    """Raise ``WorldFault`` (``paper.emblem_unreadable``) for bytes no sheet could print."""
    _image(picture)


@lru_cache(maxsize=2)
def _image(picture: bytes) -> Any:
    """Decode the emblem once for a batch of sheets."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise WorldFault("paper.emblem_unreadable")
            image = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise WorldFault("paper.emblem_unreadable") from error
    if image.height > _PIXELS_HIGH:
        across = max(1, round(image.width * _PIXELS_HIGH / image.height))
        image = image.resize((across, _PIXELS_HIGH), Image.Resampling.LANCZOS)
    return ImageReader(image)


def _neutral(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
    """A thin empty shield: the place of the emblem, saying nothing false."""
    canvas.setStrokeColor(HexColor("#9A9A9A"))
    canvas.setLineWidth(0.6)
    middle, half = x + wide / 2, EMBLEM_HEIGHT * 0.41
    shoulder = top - EMBLEM_HEIGHT * 0.5
    foot = top - EMBLEM_HEIGHT
    path = canvas.beginPath()
    path.moveTo(middle - half, top)
    path.lineTo(middle + half, top)
    path.lineTo(middle + half, shoulder)
    path.curveTo(middle + half, foot + 14, middle + 12, foot + 5, middle, foot)
    path.curveTo(middle - 12, foot + 5, middle - half, foot + 14, middle - half, shoulder)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)
