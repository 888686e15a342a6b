"""Small things the readers of SKP share: numbers, bullets, one line of many."""

from __future__ import annotations

import re

from asn_desktop.workbooks.labels import one_line
from asn_desktop.workbooks.reader import GridRow

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
