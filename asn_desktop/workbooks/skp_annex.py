"""The annex of an SKP (A.1.8): resources, accountability, consequences, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import AnnexSection
from asn_desktop.views.planning import AnnexContent
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.reader import GridRow
from asn_desktop.workbooks.skp_words import (
    NUMBER,
    PLACEHOLDER,
    SIGNED,
    is_place,
    plain,
    texts_of,
)

_SECTIONS = (
    (re.compile(r"\bdukungan sumber daya\b"), AnnexSection.RESOURCES),
    (re.compile(r"\bskema pertanggungjawaban\b"), AnnexSection.ACCOUNTABILITY),
    (re.compile(r"\bkonsekuensi\b"), AnnexSection.CONSEQUENCES),
)


def annex_lines(rows: Sequence[GridRow]) -> tuple[AnnexContent, ...]:
    """Read the rows of an annex; what only instructs is no content."""
    made: list[AnnexContent] = []
    section: AnnexSection | None = None
    for row in rows:
        texts = texts_of(row)
        words = fold(" ".join(texts.values()))
        if SIGNED.search(words) or is_place(texts):
            break
        named = _section(words)
        if named is not None:
            section = named
            continue
        for text in texts.values():
            empty = is_blank(text) or NUMBER.match(text) or PLACEHOLDER.match(text)
            if section is not None and not empty:
                made.append(AnnexContent(section=section, text=plain(text)))
    return tuple(made)


def _section(words: str) -> AnnexSection | None:
    """A row that names a part and says nothing else."""
    if len(words) > 60:
        return None
    return next((section for pattern, section in _SECTIONS if pattern.search(words)), None)
