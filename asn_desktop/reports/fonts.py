"""The faces of paper and how wide words are in them.

Only our own serif is used; every face is embedded, as a subset, in every file. Widths are read
once from the fonts and remembered per word, because a form says the same words again and again.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from asn_desktop.paths import resource


class Face(StrEnum):
    """The faces by the name under which they are embedded."""

    REGULAR = "ASNSerif-Regular"
    BOLD = "ASNSerif-Bold"
    ITALIC = "ASNSerif-Italic"
    BOLD_ITALIC = "ASNSerif-BoldItalic"
    SYMBOL = "ASNSymbols-Regular"
    """Thumbs, ticks, stars and smileys, which the annexes themselves print as feedback."""


_loading = Lock()


@cache
def load() -> None:
    """Register the faces with reportlab, once per process, whichever thread comes first.

    Raises FileNotFoundError when the program's own font files are missing.
    """
    with _loading:
        _register()


def _register() -> None:
    # Streams as bytes: the text form of reportlab is a quarter larger and takes its time.
    rl_config.useA85 = 0
    known = set(pdfmetrics.getRegisteredFontNames())
    for face in Face:
        if face.value in known:
            continue
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


def in_faces(word: str, face: Face) -> list[tuple[str, Face]]:
    """Return ``word`` cut where it changes between ``face`` and the symbols."""
    own, _ = _advances(face)
    if all(ord(char) in own for char in word):
        return [(word, face)]
    signs, _ = _advances(Face.SYMBOL)
    found: list[tuple[str, Face]] = []
    for char in word:
        used = Face.SYMBOL if ord(char) in signs and ord(char) not in own else face
        if found and found[-1][1] is used:
            found[-1] = (found[-1][0] + char, used)
        else:
            found.append((char, used))
    return found


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("😀😃😄😁😊🙂😍☻", "☺"),
        **dict.fromkeys("🙁😞😟😢😠😡", "☹"),
        **dict.fromkeys("✅☑", "✔"),
        **dict.fromkeys("❌✖", "✘"),
        **dict.fromkeys("🌟⭐", "★"),
        **dict.fromkeys("❤♥", "❤"),
        # Variation selectors, joiners, skin tones, soft hyphens: they say nothing on paper.
        **dict.fromkeys("\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\xad", None),
        **dict.fromkeys("🏻🏼🏽🏾🏿", None),
    }
)


def plain(text: str) -> str:
    """Return ``text`` with signs replaced by the like ones the paper's symbols have."""
    return text if text.isascii() else text.translate(_ALIKE)


def unprintable(text: str) -> frozenset[str]:
    """Return the characters of ``text`` that no face of the paper has; they print as a frame."""
    letters, signs = _advances(Face.REGULAR)[0], _advances(Face.SYMBOL)[0]
    return frozenset(
        char
        for char in plain(text)
        if ord(char) not in letters and ord(char) not in signs and char not in "\n\r\t"
    )
