"""Putting pages of several PDFs behind each other, with blank backs between them.

The pages are taken as they are, nothing is drawn anew. The same pages give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn_desktop.workflows.pdf_pages import ONE_AT_A_TIME

_ID = re.compile(rb"/ID ?\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")
_BLANK = (609.45, 935.43)


@dataclass(frozen=True, slots=True)
class Taken:
    """One page of the result: which PDF and which of its pages, from 0; None = a blank back."""

    part: int
    page: int | None


def join(parts: Sequence[Path], pages: Sequence[Taken]) -> bytes:
    """Return a PDF of ``pages``; what the first part says about itself is kept where it is whole.

    A blank page is as large as the page before it. Raises ValueError for no page.
    """
    import pypdfium2

    if not pages:
        raise ValueError("no page to join")
    with ONE_AT_A_TIME:
        opened: dict[int, Any] = {}
        whole = _begins_whole(parts, pages, opened, pypdfium2)
        target: Any = opened[0] if whole else pypdfium2.PdfDocument.new()
        try:
            kept = len(target) if whole else 0
            _fill(target, parts, pages, kept, opened, pypdfium2)
            out = io.BytesIO()
            target.save(out)
        finally:
            for each in {id(one): one for one in (target, *opened.values())}.values():
                each.close()
    return _same_again(out.getvalue())


def _begins_whole(
    parts: Sequence[Path], pages: Sequence[Taken], opened: dict[int, Any], library: Any
) -> bool:
    """Whether the pages begin with all pages of the first part, in their order and once."""
    first = [taken.page for taken in pages if taken.part == 0 and taken.page is not None]
    opened[0] = library.PdfDocument(parts[0])
    begin = [taken.part for taken in pages if taken.page is not None][: len(first)]
    return first == list(range(len(opened[0]))) and not any(begin)


def _fill(
    target: Any,
    parts: Sequence[Path],
    pages: Sequence[Taken],
    kept: int,
    opened: dict[int, Any],
    library: Any,
) -> None:
    """Import what is not there yet; neighbours of one part go in one step."""
    at = 0
    while at < len(pages):
        taken = pages[at]
        if taken.page is None:
            size = target.get_page_size(at - 1) if at else _BLANK
            target.new_page(*size, index=at).close()
            at += 1
            continue
        if kept and taken.part == 0:
            at += 1
            continue
        run = at
        while run < len(pages) and pages[run].page is not None and pages[run].part == taken.part:
            run += 1
        if taken.part not in opened:
            opened[taken.part] = library.PdfDocument(parts[taken.part])
        wanted = [each.page for each in pages[at:run]]
        target.import_pages(opened[taken.part], pages=wanted, index=at)
        if all(each.part != taken.part for each in pages[run:]) and taken.part:
            opened.pop(taken.part).close()
        at = run


def _same_again(content: bytes) -> bytes:
    """The identifier of a file is made from what it says, not from the moment."""
    found = list(_ID.finditer(content, max(0, len(content) - 400)))
    if not found:
        return content
    start, end = found[-1].span()
    name = hashlib.sha256(content[:start]).hexdigest()[:32].upper().encode()
    head = content[start:end].split(b"[")[0]
    return content[:start] + head + b"[<" + name + b"><" + name + b">]" + content[end:]
