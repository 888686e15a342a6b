"""Small things the readers of SKP share: numbers, bullets, one line of many."""

from __future__ import annotations

import re

from asn_desktop.workbooks.dates import locate_date
from asn_desktop.workbooks.labels import one_line
from asn_desktop.workbooks.reader import GridRow

PLACEHOLDER = re.compile(
    r"^\((?:hasil yang diharapkan|diisi|dalam rangka)\b|^\(nama\)$|^\(nip\)$", re.I
)
SIGNED = re.compile(r"\b(?:pegawai|pns|asn) yang dinilai\b|\bpejabat penilai\b|^mengetahui\b")
_PLACE = re.compile(r"^[A-Za-z][A-Za-z .'’-]{2,40},\s*\S")
NUMBER = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})?[.)]?$")
_LEADING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]|[a-z][.)])\s+(?=\S)")
ITEM = re.compile(r"^\s*(?:[-–—•*▪●·]\s*|\d{1,2}(?:\.\d{1,2})?[.)]\s+|[a-z][.)]\s+)(?=\S)")


def texts_of(row: GridRow) -> dict[int, str]:
    """The texts of a row by column, left to right."""
    return {column: text for column in sorted(row.cells) if (text := row.text(column))}


def plain(text: str) -> str:
    """One line without the number or bullet it began with."""
    text = one_line(text)
    return one_line(ITEM.sub("", text, count=1)) if _LEADING.match(text) or text[:2] in {
        "- ", "• ", "– "
    } else text  # fmt: skip


def is_place(texts: dict[int, str]) -> bool:
    """The line of place and date over the signatures."""
    words = list(texts.values())
    return len(words) == 1 and len(words[0]) < 60 and _PLACE.match(words[0]) is not None and (
        locate_date(words[0]) is not None or ".." in words[0] or "20" in words[0]
    )  # fmt: skip
