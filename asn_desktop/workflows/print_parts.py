"""Rendering sealed sheets in groups, each group a PDF, on as many cores as it is worth."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from asn_desktop.reports.batch import Batch, SheetFile
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import paper as sheets
from asn_desktop.services.attachments import read_attachment
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import SealedVersion
from asn_desktop.views.sheet_kinds import read_sheet
from asn_desktop.workflows.print_batch import AT_ONCE, render_all
from asn_desktop.workflows.printing import SealedRef, SheetRef


@dataclass(frozen=True, slots=True)
class Printed:
    """One sheet of a part: whose it is and how many pages it takes."""

    ref: SheetRef
    form: FormCode
    name: str
    nip: str
    fingerprint: str
    code: str
    pages: int
    practice: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF with its sheets in their order; ``group``: which group it belongs to, from 0."""

    group: int
    pdf: bytes
    sheets: tuple[Printed, ...]


@dataclass(slots=True)
class _Open:
    """A file that is being filled: all its sheets carry the same emblem."""

    group: int
    emblem: str
    sheets: list[tuple[SealedRef, SealedVersion]] = field(default_factory=list)


def render_groups(
    office: Office,
    groups: Sequence[Sequence[SealedRef]],
    paper: Paper,
    margins: Margins | None = None,
    *,
    workers: int | None = None,
    title: str = "",
) -> Iterator[Part]:
    """Yield the PDFs of groups in their order; a group whose emblem changes gives several.

    What is in memory at once is bounded by the batches under way, however many sheets there are.
    """
    cutter = _Cutter(office, paper, margins or Margins(), title)
    count = sum(len(group) for group in groups)
    for rendered in render_all(cutter.batches(groups), count, workers=workers):
        for opened, made in zip(cutter.waiting.popleft(), rendered, strict=True):
            yield Part(opened.group, made.pdf, tuple(_printed(opened, made.pages)))


def _printed(opened: _Open, pages: Sequence[int]) -> Iterator[Printed]:
    for (sealed, version), count in zip(opened.sheets, pages, strict=True):
        sheet = read_sheet(version.content)
        yield Printed(
            sealed.ref,
            version.form,
            sheet.employee.name,
            sheet.employee.nip,
            version.fingerprint,
            version.code,
            count,
            sheet.practice,
        )


class _Cutter:
    """Reads sealed sheets when their turn comes and cuts them into batches."""

    def __init__(self, office: Office, paper: Paper, margins: Margins, title: str) -> None:
        self._office, self._paper, self._margins, self._title = office, paper, margins, title
        self._emblems: dict[str, bytes | None] = {"": None}
        self.waiting: deque[list[_Open]] = deque()

    def batches(self, groups: Sequence[Sequence[SealedRef]]) -> Iterator[Batch]:
        opened: list[_Open] = []
        for number, group in enumerate(groups):
            if opened and sum(len(each.sheets) for each in opened) + len(group) > AT_ONCE:
                yield self._batch(opened)
                opened = []
            opened += self._files(number, group)
        if opened:
            yield self._batch(opened)

    def _files(self, number: int, group: Sequence[SealedRef]) -> list[_Open]:
        versions = self._office.read(_read_many, [item.version_id for item in group])
        found: list[_Open] = []
        for item, version in zip(group, versions, strict=True):
            emblem = read_sheet(version.content).emblem
            if not found or found[-1].emblem != emblem:
                found.append(_Open(number, emblem))
            found[-1].sheets.append((item, version))
        return found

    def _batch(self, opened: list[_Open]) -> Batch:
        self.waiting.append(opened)
        return Batch(tuple(map(self._file, opened)), self._paper, self._margins)

    def _file(self, opened: _Open) -> SheetFile:
        if opened.emblem not in self._emblems:
            picture = self._office.read(read_attachment, opened.emblem)
            self._emblems[opened.emblem] = picture
        return SheetFile(
            tuple(version.content.encode() for _item, version in opened.sheets),
            tuple(version.code for _item, version in opened.sheets),
            self._emblems[opened.emblem],
            self._title,
        )


def _read_many(tx: ReadTx, ids: Sequence[UUID]) -> list[SealedVersion]:
    return [sheets.read_version(tx, key) for key in ids]
