"""Many sheets as one piece of work that can be done in a child process.

Everything goes in and comes out as plain bytes: sheets as their canonical JSON, PDFs as files. This
module imports nothing but reports, views and rules, so that a child starts quickly.
"""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.reports.render import Rendered, render_counted
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheet_kinds import read_sheet


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One PDF to be made: its sheets as canonical JSON, their short codes, the file's title."""

    sheets: tuple[bytes, ...]
    codes: tuple[str, ...]
    emblem: bytes | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some PDFs that are made in one go, all on the same paper."""

    files: tuple[SheetFile, ...]
    paper: Paper
    margins: Margins


def render_batch(batch: Batch) -> tuple[Rendered, ...]:
    """Return the PDFs of a batch in their order; raises what ``render`` raises."""
    return tuple(
        render_counted(
            [read_sheet(content) for content in file.sheets],
            paper=batch.paper,
            margins=batch.margins,
            emblem=file.emblem,
            codes=file.codes,
            title=file.title,
        )
        for file in batch.files
    )
