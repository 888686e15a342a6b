"""Rendering many sheets on all cores: in order, with bounded memory, cancelled between batches.

A few sheets are rendered here; many go to child processes that import the reports alone. Sheets
travel as canonical JSON, so nothing of the office's database is open in a child.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from asn_desktop.reports.batch import Batch, leave_with_parent, render_batch
from asn_desktop.reports.render import Rendered

AT_ONCE = 24
"""Sheets of one batch: long enough to be worth the way, short enough to cancel in a moment."""
ALONE = 96
"""Up to so many sheets a child would start later than this process is done."""
AHEAD = 2
"""Batches waiting for each core; what is in memory at once is this many times the cores."""


def render_all(
    batches: Iterable[Batch], sheets: int, *, workers: int | None = None
) -> Iterator[tuple[Rendered, ...]]:
    """Yield the PDFs of each batch in their order; ``sheets``: how many there are altogether.

    ``workers`` None takes every core where that is worth it, 0 renders here. Whoever stops reading
    (cancel) waits for the batches under way and no longer. A child that dies costs only time: its
    batches are rendered here.
    """
    count = _cores() if workers is None else workers
    if count < 1 or (workers is None and (sheets <= ALONE or count < 2)):
        for batch in batches:
            yield render_batch(batch)
        return
    yield from _in_children(iter(batches), count)


def _cores() -> int:
    return os.cpu_count() or 1


def _in_children(batches: Iterator[Batch], workers: int) -> Iterator[tuple[Rendered, ...]]:
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, spawn, initializer=leave_with_parent)
    waiting: deque[tuple[Batch, Future[tuple[Rendered, ...]] | None]] = deque()
    broken = False

    def queue(batch: Batch) -> None:
        nonlocal broken
        future = None
        if not broken:
            try:
                future = pool.submit(render_batch, batch)
            except BrokenProcessPool:
                broken = True
        waiting.append((batch, future))

    try:
        for batch in batches:
            queue(batch)
            if len(waiting) >= workers * AHEAD:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(batch: Batch, future: Future[tuple[Rendered, ...]] | None) -> tuple[Rendered, ...]:
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            pass
    return render_batch(batch)
