"""What the leader especially expects of each value, read off the part PERILAKU KERJA of a block."""

from __future__ import annotations

import re

from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.names import fold
from asn_desktop.views.planning import ExpectationContent
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.skp_blocks import Block
from asn_desktop.workbooks.skp_words import NUMBER, SIGNED, is_place, plain, texts_of

_EXPECTED = re.compile(r"ekspektasi\s+khusus(?:\s+pimpinan)?\s*:?\s*", re.I)
_GUIDES = frozenset(fold(guide) for value in VALUES for guide in value.guides)
_NAMES = {fold(value.name): value.number for value in VALUES}


def expectations_of(block: Block) -> tuple[ExpectationContent, ...]:
    """What the leader especially expects, by value; guides and empty labels are no content."""
    found: dict[int, list[str]] = {}
    value, left = 0, 0
    for row in block.behaviour:
        texts = texts_of(row)
        if SIGNED.search(fold(" ".join(texts.values()))) or is_place(texts):
            break
        for column, text in texts.items():
            named = _value_of(text)
            if named is not None:
                value, left = named, column
                continue
            said = _expected(text, column > left)
            if said and value:
                found.setdefault(value, []).append(said)
    return tuple(
        ExpectationContent(value=number, text="\n".join(lines))
        for number, lines in sorted(found.items())
    )


def _value_of(text: str) -> int | None:
    first = fold(text.split("\n", 1)[0])
    return _NAMES.get(re.sub(r"^\d+ ", "", first))


def _expected(text: str, right: bool) -> str:
    """The expectation a cell of PERILAKU KERJA holds; "" for guides, numbers and empty labels."""
    parts = _EXPECTED.split(text, maxsplit=1)
    if len(parts) == 1 and not right:
        return ""
    lines = [line.strip() for line in parts[-1].split("\n")]
    kept = [line for line in lines if line and not _is_guide(line)]
    said = "\n".join(kept).strip()
    if not said or is_blank(said) or NUMBER.match(said) or fold(said).startswith("perilaku kerja"):
        return ""
    return said if len(kept) > 1 else plain(said)


def _is_guide(line: str) -> bool:
    words = fold(line)
    return words in _GUIDES or any(
        len(words) > 20 and (words in guide or guide in words) for guide in _GUIDES
    )
