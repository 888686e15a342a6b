"""A run of the printer: stacks by signer, their covers, copies and blank backs, page by page.

Everything is rendered before the first page is sent, so that every page of the run has its number
and a jam is answered with "go on at page n".
"""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from asn_desktop.reports.cover import render_cover
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import Office
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.covers import Cover, CoverLine
from asn_desktop.views.paper import Letterhead, Margins, Paper
from asn_desktop.workflows.pdf_join import Taken, join
from asn_desktop.workflows.print_batch import AT_ONCE
from asn_desktop.workflows.print_parts import Part, Printed, render_groups
from asn_desktop.workflows.printing import Report, SealedRef, SealedStack, silent

COVER = "Lembar penutup"
NOBODY = "Tanpa penanda tangan"
FOLDER = "asn-cetak-"
LEFT_BEHIND = 24 * 60 * 60.0
"""Seconds after which a run's folder belongs to no program that still lives."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How a run is printed.

    ``two_sided``: the printer turns the paper. ``fronts``: each document begins on a front page
    (blank backs are put in, two-sided only). ``cover``: a cover sheet on every signer's stack.
    """

    paper: Paper = Paper.F4
    margins: Margins = field(default_factory=Margins)
    copies: int = 1
    two_sided: bool = False
    fronts: bool = True
    cover: bool = True

    @property
    def pads(self) -> bool:
        """Whether documents get a blank back."""
        return self.two_sided and self.fronts


@dataclass(frozen=True, slots=True)
class PageMark:
    """One page of a run: "C.1.3 Nur Ratna", its page and how many; page 0 = a blank back."""

    words: str
    page: int
    of: int
    taken: Taken


@dataclass(frozen=True, slots=True)
class RunStack:
    """One signer's pages in the order they are printed."""

    signer: str
    parts: tuple[Path, ...]
    pages: tuple[PageMark, ...]


def _sweep(folder: Path) -> None:
    """Remove what a killed program left of its runs: people's sheets lie there in the clear."""
    for left in folder.glob(f"{FOLDER}*"):
        with suppress(OSError):
            if left.lstat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


class Run(AbstractContextManager["Run"]):
    """What is printed; its PDFs lie in a folder of its own until :meth:`close`."""

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=FOLDER))
        self._remove = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.stacks: tuple[RunStack, ...] = ()
        self.setup = Setup()

    def __exit__(self, *_what: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._remove()

    @property
    def pages(self) -> int:
        """How many pages the run has, blank backs too."""
        return sum(len(stack.pages) for stack in self.stacks)

    def find(self, number: int) -> tuple[int, int]:
        """In which stack the page ``number`` (from 1) lies and how many stand before it there.

        Raises IndexError for a page the run does not have.
        """
        before = number - 1
        for at, stack in enumerate(self.stacks):
            if 0 <= before < len(stack.pages):
                return at, before
            before -= len(stack.pages)
        raise IndexError(number)

    def mark(self, number: int) -> PageMark:
        """What stands on page ``number``, from 1."""
        stack, before = self.find(number)
        return self.stacks[stack].pages[before]

    def front(self, number: int) -> int:
        """The first page of the leaf on which page ``number`` is printed."""
        if not self.setup.two_sided:
            return number
        _stack, before = self.find(number)
        return number - before % 2

    def pdf(self, stack: int, before: int = 0) -> bytes:
        """The PDF of a stack from the page on that has ``before`` pages before it."""
        found = self.stacks[stack]
        return join(found.parts, [mark.taken for mark in found.pages[before:]])


def make_run(
    office: Office,
    stacks: Sequence[SealedStack],
    setup: Setup,
    period: PeriodRef,
    report: Report = silent,
    *,
    workers: int | None = None,
) -> Run:
    """Render stacks and lay their pages in order; the caller closes the run.

    Raises what ``report`` raises (then nothing is left behind).
    """
    run = Run()
    try:
        run.setup = setup
        settings = office.read(read_settings)
        printed = format_date(office.today())
        groups, of_stack = _cut(stacks)
        parts: list[list[Part]] = [[] for _stack in stacks]
        total, done = sum(len(each.sealed) for each in stacks), 0
        report(0, total, "")
        for part in render_groups(
            office, groups, setup.paper, setup.margins, workers=workers, title="Lembar"
        ):
            parts[of_stack[part.group]].append(_kept(run.folder, part, of_stack[part.group]))
            done += len(part.sheets)
            report(done, total, "")
        kop = office.read(office_letterhead)
        layer = _Layer(run.folder, setup, settings, period, printed, kop)
        run.stacks = tuple(
            layer.stack(at, stack, found)
            for at, (stack, found) in enumerate(zip(stacks, parts, strict=True))
        )
    except BaseException:
        run.close()
        raise
    return run


def _cut(stacks: Sequence[SealedStack]) -> tuple[list[Sequence[SealedRef]], list[int]]:
    """The sheets of stacks in groups of one PDF each, and in which stack each group lies."""
    groups: list[Sequence[SealedRef]] = []
    of_stack: list[int] = []
    for at, stack in enumerate(stacks):
        for start in range(0, len(stack.sealed), AT_ONCE):
            groups.append(stack.sealed[start : start + AT_ONCE])
            of_stack.append(at)
    return groups, of_stack


def _kept(folder: Path, part: Part, stack: int) -> Part:
    """The part on disk: its PDF is read again when the stack is sent."""
    (folder / _name(stack, part)).write_bytes(part.pdf)
    return replace(part, pdf=b"")


def _name(stack: int, part: Part) -> str:
    return f"{stack:04d}-{part.group:05d}-{part.sheets[0].code}.pdf"


@dataclass(frozen=True)
class _Layer:
    folder: Path
    setup: Setup
    settings: OfficeSettings
    period: PeriodRef
    printed: str
    kop: Letterhead

    def stack(self, at: int, stack: SealedStack, parts: Sequence[Part]) -> RunStack:
        files = [self.folder / _name(at, part) for part in parts]
        marks: list[PageMark] = []
        first = 0
        if self.setup.cover:
            first = 1
            cover = render_cover(
                self._cover(stack, parts),
                paper=self.setup.paper,
                margins=self.setup.margins,
                kop=self.kop,
            )
            file = self.folder / f"{at:04d}-penutup.pdf"
            file.write_bytes(cover.pdf)
            files.insert(0, file)
            marks += self._document(COVER, 0, 0, cover.pages[0], copies=1)
        for number, part in enumerate(parts, first):
            start = 0
            for sheet in part.sheets:
                words = f"{sheet.form.value} {sheet.name}"
                marks += self._document(words, number, start, sheet.pages, self.setup.copies)
                start += sheet.pages
        return RunStack(stack.stack.signer or NOBODY, tuple(files), tuple(marks))

    def _document(
        self, words: str, part: int, start: int, count: int, copies: int
    ) -> Iterator[PageMark]:
        for _copy in range(copies):
            for page in range(count):
                yield PageMark(words, page + 1, count, Taken(part, start + page))
            if self.setup.pads and count % 2:
                yield PageMark(words, 0, count, Taken(part, None))

    def _cover(self, stack: SealedStack, parts: Sequence[Part]) -> Cover:
        found = [sheet for part in parts for sheet in part.sheets]
        return Cover(
            agency=self.settings.agency,
            office=self.settings.office_name,
            signer=stack.stack.signer or NOBODY,
            position=stack.stack.position,
            unit=stack.stack.unit,
            period=f"{self.period.label} {self.period.year}",
            printed=self.printed,
            lines=tuple(map(self._line, found)),
            copies=self.setup.copies,
            practice=any(sheet.practice for sheet in found),
        )

    def _line(self, sheet: Printed) -> CoverLine:
        leaves = (sheet.pages + 1) // 2 if self.setup.two_sided else sheet.pages
        return CoverLine(sheet.form.value, sheet.name, sheet.nip, leaves, sheet.pages, sheet.code)
