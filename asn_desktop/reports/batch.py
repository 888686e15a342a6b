"""Many sheets as one piece of work that can be done in a child process.

Everything goes in and comes out as plain bytes: sheets as their canonical JSON, PDFs as files. This
module imports nothing but reports, views and rules, so that a child starts quickly.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait

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


def leave_with_parent() -> None:
    """End this child when the program that began it is gone.

    Children wait for work on a pipe whose other end each of them holds too: of a killed program
    they would hear nothing and stay for ever.
    """
    parent = parent_process()
    if parent is not None:
        watch = threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True)
        watch.start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
