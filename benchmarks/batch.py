"""A batch: C.1.3 and D.1.1 of many people, a file for each sheet, on one core and on all.

    python benchmarks/batch.py [--people 1000] [--sample 100]

The sheets go through ``workflows.print_batch`` as the desk sends them: canonical JSON in, PDFs out,
each written whole. One core does a sample, all cores do the whole batch and the sample too, so that
both are compared on the same work. Prints sheets a second and the most memory held at once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import paper

from asn_desktop.reports.batch import Batch, SheetFile
from asn_desktop.views import canonical
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.workflows.print_batch import AT_ONCE, render_all
from asn_desktop.workflows.print_files import write_whole


def files(people: int) -> Iterator[SheetFile]:
    for n in range(people):
        for sheet in reversed(paper.turn(n)):
            code = f"{sheet.form.compact}V1-7K3Q-X9M4-TACH"
            yield SheetFile((canonical.to_json(sheet),), (code,))


def batches(people: int) -> Iterator[Batch]:
    some: list[SheetFile] = []
    for file in files(people):
        some.append(file)
        if len(some) == AT_ONCE:
            yield Batch(tuple(some), Paper.F4, Margins())
            some = []
    if some:
        yield Batch(tuple(some), Paper.F4, Margins())


def run(people: int, folder: Path, workers: int | None) -> float:
    start, number = time.perf_counter(), 0
    for rendered in render_all(batches(people), 2 * people, workers=workers):
        for one in rendered:
            number += 1
            write_whole(folder / f"{number}.pdf", one.pdf)
    assert number == 2 * people
    return time.perf_counter() - start


def megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=100)
    asked = parser.parse_args()
    cores = os.cpu_count() or 1
    print(f"{'':34}{'sheets':>8}{'seconds':>9}{'sheets/s':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for words, people, workers in (
            ("one core, in this process", asked.sample, 0),
            (f"{cores} cores, child processes", asked.sample, cores),
            (f"{cores} cores, the whole batch", asked.people, cores),
        ):
            seconds = run(people, folder, workers)
            print(f"{words:34}{2 * people:8}{seconds:9.1f}{2 * people / seconds:10.1f}")
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1024 / 1024
    own, child = megabytes(resource.RUSAGE_SELF), megabytes(resource.RUSAGE_CHILDREN)
    print(f"files {size:.0f} MB; most memory held: here {own:.0f} MB, in one child {child:.0f} MB")
    return 0


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
