"""Make the fonts in ``resources/fonts`` from their published sources (development time only).

    python tools/make_fonts.py BONUM_FOLDER PLEX_FOLDER NOTO_FOLDER resources/fonts

BONUM_FOLDER holds ``texgyrebonum-*.otf`` (Debian package fonts-texgyre), PLEX_FOLDER
``IBMPlexSans-*.woff`` (npm package @ibm/plex-sans, fonts/complete/woff), NOTO_FOLDER
``NotoSansSymbols2-Regular.ttf`` and ``NotoSansSymbols-Regular.ttf`` (Debian package
fonts-noto-core). Bonum's outlines are cubic; reportlab embeds only TrueType, so they are turned
into quadratic curves within half a unit of 1000. Serif and sans are cut to the Latin letters,
figures and signs an Indonesian office types, the symbols to what people put into feedback. All get
names of their own, as the licences ask of a changed font.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

# ASCII, Latin-1, Latin Extended-A, combining marks' spacing twins, punctuation, currency, arrows
# and the signs of targets (≥ ≤ ≠ ≈ ± × ÷ − √ ∑ %).
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x192, 0x218, 0x219, 0x21A, 0x21B, 0x2C6, 0x2C7, *range(0x2D8, 0x2DE)),
    *(0x3A9, 0x3BC, 0x3C0, *range(0x2010, 0x2016), *range(0x2018, 0x201F)),
    *(0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
    *(0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), 0x2202, 0x2206, 0x220F, 0x2211),
    *(0x2212, 0x2219, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CA),
    *(0x2713, 0xFB01, 0xFB02),
]
FACES = [
    # source, file, family, style, weight class
    ("texgyrebonum-regular.otf", "ASNSerif-Regular", "ASN Serif", "Regular", 400),
    ("texgyrebonum-bold.otf", "ASNSerif-Bold", "ASN Serif", "Bold", 700),
    ("texgyrebonum-italic.otf", "ASNSerif-Italic", "ASN Serif", "Italic", 400),
    ("texgyrebonum-bolditalic.otf", "ASNSerif-BoldItalic", "ASN Serif", "Bold Italic", 700),
    ("IBMPlexSans-Regular.woff", "ASNSans-Regular", "ASN Sans", "Regular", 400),
    # The semi-bold drawing serves as bold: at 9-10 pt on a 96 dpi screen it keeps its counters.
    ("IBMPlexSans-SemiBold.woff", "ASNSans-Bold", "ASN Sans", "Bold", 700),
    ("IBMPlexSans-Italic.woff", "ASNSans-Italic", "ASN Sans", "Italic", 400),
]
MAX_ERROR = 0.5
"""Farthest distance of the quadratic from the cubic outline, in units of the em (1000)."""


_MAXP_ZERO = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)


def quadratic(font: TTFont) -> None:
    """Replace the CFF outlines of ``font`` by TrueType outlines."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    drawn: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = drawn
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        advance = font["hmtx"].metrics[name][0]
        font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in _MAXP_ZERO:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 2.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: TTFont, file: str, family: str, style: str, weight: int) -> None:
    """Give ``font`` its own names; licence and copyright entries stay."""
    table = font["name"]
    kept = [record for record in table.names if record.nameID in (0, 13, 14)]
    table.names = kept
    full = family if style == "Regular" else f"{family} {style}"
    for number, text in ((1, family), (2, style), (3, file), (4, full), (6, file)):
        table.setName(text, number, 3, 1, 0x409)
    origin = {"ASN Serif": "TeX Gyre Bonum", "ASN Sans": "IBM Plex Sans"}.get(
        family, "Noto Symbols"
    )
    table.setName(f"Version 1.0; cut from {origin}", 5, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    bold, italic = "Bold" in style, "Italic" in style
    os2.fsSelection = (os2.fsSelection & ~0b1100001) | (bold << 5) | (italic << 0)
    if not bold and not italic:
        os2.fsSelection |= 1 << 6
    os2.fsType = 0
    head.macStyle = bold | (italic << 1)


def make(source: Path, target: Path, family: str, style: str, weight: int) -> None:
    """Write one face."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "liga", "tnum", "zero"] if family == "ASN Sans" else ["kern"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.hinting = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    if "CFF " in font:
        quadratic(font)
    rename(font, target.stem, family, style, weight)
    font.flavor = None
    font.save(target)


SYMBOLS = [
    0x20,
    *range(0x25A0, 0x25A2),
    *(0x25AA, 0x25B2, 0x25BA, 0x25BC, 0x25C6, 0x25CB, 0x25CF, 0x2605, 0x2606, 0x2610, 0x2611),
    *(0x2612, 0x26A0, 0x2713, 0x2714, 0x2717, 0x2718, 0x2764, 0x2B50, 0x1F44D, 0x1F44E),
]
SMILEYS = [0x2639, 0x263A]


def symbols(noto: Path, out: Path) -> None:
    """Write the signs the serif lacks: thumbs, stars, ticks, and the two smileys of the annexes."""
    font = TTFont(noto / "NotoSansSymbols2-Regular.ttf", recalcTimestamp=False)
    faces = TTFont(noto / "NotoSansSymbols-Regular.ttf", recalcTimestamp=False)
    for table in ("GSUB", "GPOS", "GDEF"):
        for each in (font, faces):
            if table in each:
                del each[table]
    options = Options()
    options.name_IDs = ["*"]
    for each, codes in ((font, SYMBOLS), (faces, SMILEYS)):
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(each)
    order = list(font.getGlyphOrder())
    for code in SMILEYS:
        name, glyph = f"smiley{code:x}", faces.getBestCmap()[code]
        font["glyf"].glyphs[name] = faces["glyf"][glyph]
        font["hmtx"].metrics[name] = faces["hmtx"].metrics[glyph]
        order.append(name)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    for table in ("cvt ", "fpgm", "prep", "gasp", "hdmx", "VDMX", "LTSH"):
        if table in font:
            del font[table]
    for name in order:
        font["glyf"][name].removeHinting()
    rename(font, "ASNSymbols-Regular", "ASN Symbols", "Regular", 400)
    font.save(out / "ASNSymbols-Regular.ttf")


def main(bonum: Path, plex: Path, noto: Path, out: Path) -> None:
    """Write all faces into ``out``."""
    symbols(noto, out)
    for source, file, family, style, weight in FACES:
        folder = bonum if source.startswith("texgyre") else plex
        make(folder / source, out / f"{file}.ttf", family, style, weight)


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:5]))
