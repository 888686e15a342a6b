"""PDFs in a folder: one per sheet, one per person, or one of everything."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import Office
from asn_desktop.services.paper import owners_of
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.workflows import print_run
from asn_desktop.workflows.pdf_join import Taken, join
from asn_desktop.workflows.print_parts import Part, render_groups
from asn_desktop.workflows.print_run import Setup
from asn_desktop.workflows.printing import (
    Report,
    SealedRef,
    SealedStack,
    digits,
    free_name,
    named,
    paper_or_own,
    silent,
    stem_of,
)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A PDF that was written, whose it is and the fingerprint of what it says."""

    path: Path
    form: FormCode
    name: str
    nip: str
    fingerprint: str


def write_files(
    office: Office,
    sealed: Sequence[SealedRef],
    folder: Path,
    *,
    paper: Paper | None = None,
    margins: Margins | None = None,
    report: Report = silent,
    workers: int | None = None,
) -> tuple[WrittenFile, ...]:
    """Write one PDF per sheet into ``folder`` (made if missing); each appears whole or not at all.

    A file of the same name is replaced. Raises OSError when the folder cannot be written; what
    ``report`` raises ends the work between two files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    size = office.read(paper_or_own, paper)
    written: list[WrittenFile] = []
    taken: set[str] = set()
    report(0, len(sealed), "")
    groups = [[item] for item in sealed]
    for part in render_groups(office, groups, size, margins, workers=workers):
        (sheet,) = part.sheets
        name = free_name(stem_of(sheet.ref, sheet.nip, sheet.name), taken, sheet.ref.number)
        taken.add(name.casefold())
        write_whole(folder / name, part.pdf)
        nip = digits(sheet.nip)
        written.append(WrittenFile(folder / name, sheet.form, sheet.name, nip, sheet.fingerprint))
        report(len(written), len(sealed), f"{sheet.form.value} {sheet.name}")
    return tuple(written)


def write_people(
    office: Office,
    stacks: Sequence[SealedStack],
    folder: Path,
    setup: Setup,
    report: Report = silent,
    *,
    workers: int | None = None,
) -> tuple[Path, ...]:
    """Write one PDF per person with all his sheets; as many as there are people with sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = _by_person(office, [item for stack in stacks for item in stack.sealed])
    written: list[Path] = []
    taken: set[str] = set()
    waiting: list[Part] = []

    def finish() -> None:
        if not waiting:
            return
        shown = [sheet for part in waiting for sheet in part.sheets]
        first = shown[0]
        forms = tuple(dict.fromkeys(sheet.form.compact for sheet in shown))
        period = max((sheet.ref.period for sheet in shown), key=len)
        name = free_name(named(forms, period, first.nip, first.name), taken)
        taken.add(name.casefold())
        write_whole(folder / name, _together(waiting, setup))
        written.append(folder / name)
        waiting.clear()
        report(len(written), len(groups), first.name)

    report(0, len(groups), "")
    for part in render_groups(office, groups, setup.paper, setup.margins, workers=workers):
        if waiting and waiting[0].group != part.group:
            finish()
        waiting.append(part)
    finish()
    return tuple(written)


def write_joined(
    office: Office,
    stacks: Sequence[SealedStack],
    file: Path,
    setup: Setup,
    period: PeriodRef,
    report: Report = silent,
    *,
    workers: int | None = None,
) -> int:
    """Write one PDF of all stacks as they would be printed; return its number of pages."""
    with print_run.make_run(office, stacks, setup, period, report, workers=workers) as run:
        parts = [path for stack in run.stacks for path in stack.parts]
        pages: list[Taken] = []
        before = 0
        for stack in run.stacks:
            pages += [Taken(before + mark.taken.part, mark.taken.page) for mark in stack.pages]
            before += len(stack.parts)
        write_whole(file, join(parts, pages))
        return len(pages)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody meets half a file."""
    beside = path.with_name(path.name + ".tmp")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _by_person(office: Office, sealed: Sequence[SealedRef]) -> list[list[SealedRef]]:
    """The sheets of each person together, people in the order of their first sheet."""
    owners = office.read(owners_of, [item.version_id for item in sealed])
    found: dict[object, list[SealedRef]] = {}
    for item, owner in zip(sealed, owners, strict=True):
        found.setdefault(owner, []).append(item)
    return list(found.values())


def _together(parts: Sequence[Part], setup: Setup) -> bytes:
    """One person's PDF; documents begin on front pages where it is printed two-sided."""
    counts = [sheet.pages for part in parts for sheet in part.sheets]
    if len(parts) == 1 and not (setup.pads and any(count % 2 for count in counts[:-1])):
        return parts[0].pdf
    pages: list[Taken] = []
    with tempfile.TemporaryDirectory(prefix="asn-cetak-") as folder:
        files: list[Path] = []
        for number, part in enumerate(parts):
            file = Path(folder) / f"{number}.pdf"
            file.write_bytes(part.pdf)
            files.append(file)
            start = 0
            for sheet in part.sheets:
                pages += [Taken(number, start + at) for at in range(sheet.pages)]
                start += sheet.pages
                if setup.pads and sheet.pages % 2:
                    pages.append(Taken(number, None))
        return join(files, pages)
