"""The faces of paper and how wide words are in them.

Only our own serif is used; every face is embedded, as a subset, in every file. Widths are read
once from the fonts and remembered per word, because a form says the same words again and again.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from asn_desktop.paths import resource


class Face(StrEnum):
    """The faces by the name under which they are embedded."""

    REGULAR = "ASNSerif-Regular"
    BOLD = "ASNSerif-Bold"
    ITALIC = "ASNSerif-Italic"
    BOLD_ITALIC = "ASNSerif-BoldItalic"


@cache
def load() -> None:
    """Register the faces with reportlab, once per process.

    Raises FileNotFoundError when the program's own font files are missing.
    """
    for face in Face:
        path = resource(f"fonts/{face.value}.ttf")
        try:
            pdfmetrics.registerFont(TTFont(face.value, str(path)))
        except TTFError as error:
            raise FileNotFoundError(path) from error


@cache
def _advances(face: Face) -> tuple[dict[int, float], float]:
    load()
    metrics = pdfmetrics.getFont(face.value).face
    return (
        {code: width / 1000 for code, width in metrics.charWidths.items()},
        metrics.defaultWidth / 1000,
    )


@lru_cache(maxsize=20_000)
def width(text: str, face: Face = Face.REGULAR) -> float:
    """Return how wide ``text`` is at a size of 1 pt, in points."""
    advances, default = _advances(face)
    return sum(advances.get(ord(char), default) for char in text)


def unprintable(text: str) -> frozenset[str]:
    """Return the characters of ``text`` that the paper's font does not have."""
    advances, _ = _advances(Face.REGULAR)
    return frozenset(char for char in text if ord(char) not in advances and char not in "\n\t")
