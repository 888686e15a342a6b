"""From documents to paper: seal → render → mark printed, and files for people and archives.

Only sealed versions are rendered for keeping or printing; a preview shows what would be sealed.
Long jobs take ``report(done, total, text)``, which may raise to cancel; what was written before
that is whole.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from asn_desktop.reports import render, render_together
from asn_desktop.rules import names, periods
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused, WorldFault, refuse
from asn_desktop.rules.forms import FormCode, parse_form
from asn_desktop.services import paper as sheets
from asn_desktop.services import print_desk, print_scopes
from asn_desktop.services.attachments import read_attachment
from asn_desktop.services.building import build_one
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views import canonical
from asn_desktop.views.paper import Paper
from asn_desktop.views.printing import DeskForm, DeskPerson, desk_form
from asn_desktop.views.sheet_kinds import SHEETS, read_sheet
from asn_desktop.views.sheets import Sheet

Report = Callable[[int, int, str], object]
SEAL_AT_ONCE = 40  # sheets in one act: other saves get their turn between
LOOK_AT_ONCE = 100  # people in one question
NAME_LENGTH = 60


def silent(_done: int, _total: int, _text: str = "") -> None:
    """A report nobody reads."""


@dataclass(frozen=True, slots=True)
class SheetRef:
    """A sheet to be made: the form and its document; ``period`` as in file names."""

    form: FormCode
    document_id: UUID
    period: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class SealedRef:
    """A sealed sheet waiting to be rendered; its content is read when its turn comes."""

    version_id: UUID
    ref: SheetRef


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A PDF that was written, whose it is and the fingerprint of what it says."""

    path: Path
    form: FormCode
    name: str
    nip: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet that was asked for and not made, and why."""

    form: FormCode
    name: str
    nip: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FormsResult:
    """What ``run_forms`` did."""

    written: tuple[WrittenFile, ...]
    skipped: tuple[SkippedSheet, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, in the order of the desk."""
        return tuple(each.path for each in self.written)


# ---- sealing and rendering


def lay_out(
    office: Office,
    people: Sequence[UUID],
    forms: Sequence[DeskForm],
    period: periods.PeriodRef,
    report: Report = silent,
) -> tuple[DeskPerson, ...]:
    """Look through people's sheets, some people at a time, and return them by signer and name."""
    found: list[DeskPerson] = []
    for start in range(0, len(people), LOOK_AT_ONCE):
        report(start, len(people), "")
        batch = people[start : start + LOOK_AT_ONCE]
        found += office.read(print_desk.desk, batch, forms, period)
    return tuple(sorted(found, key=print_desk.desk_order))


def refs_of(
    people: Sequence[DeskPerson], period: periods.PeriodRef, *, again: bool = True
) -> tuple[SheetRef, ...]:
    """The sheets of people that are ready, in the order of the desk.

    Without ``again`` those of which a valid paper is out are left out.
    """
    found: list[SheetRef] = []
    for person in people:
        for sheet in person.ready if again else person.due:
            kind = desk_form(sheet.form)
            if sheet.document_id is not None and kind is not None:
                label = str(period) if kind.per_period else str(period.year)
                found.append(SheetRef(sheet.form, sheet.document_id, label, sheet.file_number))
    return tuple(found)


def seal_sheets(
    office: Office, refs: Sequence[SheetRef], report: Report = silent
) -> tuple[SealedRef, ...]:
    """Seal sheets, some at a time, each batch one act."""
    found: list[SealedRef] = []
    for start in range(0, len(refs), SEAL_AT_ONCE):
        report(start, len(refs), "")
        batch = refs[start : start + SEAL_AT_ONCE]
        wanted = [(ref.form, ref.document_id) for ref in batch]
        versions = office.write(Act.SEAL, sheets.seal_many, wanted).value
        found += [SealedRef(v.id, ref) for v, ref in zip(versions, batch, strict=True)]
    return tuple(found)


def preview(tx: ReadTx, form: FormCode, document_id: UUID, paper: Paper | None = None) -> bytes:
    """Return the PDF of a sheet as it would be sealed now; nothing is written."""
    sheet = build_one(tx, form, document_id, sheets.standard_builders())
    sealed = read_sheet(canonical.to_json(sheet))
    return render(sealed, paper=_paper(tx, paper), emblem=read_attachment(tx, sealed.emblem))


def print_version(tx: ReadTx, version_id: UUID, paper: Paper | None = None) -> bytes:
    """Return the PDF of a sealed version: the same bytes whenever it is asked for."""
    sheet = read_sheet(sheets.read_version(tx, version_id).content)
    return render(sheet, paper=_paper(tx, paper), emblem=read_attachment(tx, sheet.emblem))


def print_together(
    office: Office,
    sealed: Sequence[SealedRef],
    *,
    paper: Paper | None = None,
    report: Report = silent,
) -> bytes:
    """Return one PDF of many sealed sheets; their content is read one at a time."""
    lazy = _Sheets(office, sealed, report)
    first = lazy[0]
    size = office.read(_paper, paper)
    emblem = office.read(read_attachment, first.emblem)
    return render_together(lazy, paper=size, emblem=emblem)


def write_files(
    office: Office,
    sealed: Sequence[SealedRef],
    folder: Path,
    *,
    paper: Paper | None = None,
    report: Report = silent,
) -> tuple[WrittenFile, ...]:
    """Write one PDF per sheet into ``folder`` (made if missing); each appears whole or not at all.

    A file of the same name is replaced. Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[WrittenFile] = []
    taken: set[str] = set()
    for done, item in enumerate(sealed):
        version = office.read(sheets.read_version, item.version_id)
        sheet = read_sheet(version.content)
        report(done, len(sealed), f"{sheet.form.value} {sheet.employee.name}")
        name = file_name(sheet, item.ref, taken)
        taken.add(name.casefold())
        content = office.read(print_version, item.version_id, paper)
        write_whole(folder / name, content)
        written.append(
            WrittenFile(
                folder / name,
                sheet.form,
                sheet.employee.name,
                _digits(sheet.employee.nip),
                version.fingerprint,
            )
        )
    report(len(sealed), len(sealed), "")
    return tuple(written)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody meets half a file."""
    beside = path.with_name(path.name + ".tmp")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def file_name(sheet: Sheet, ref: SheetRef, taken: Set[str] = frozenset()) -> str:
    """Return ``D11_2026-TW2_198503122010012004_Nur_Ratna.pdf``: stable, safe on every disk.

    Without NIP "tanpa-NIP". A name in ``taken`` (case folded) gets a number behind it.
    """
    stem = _stem(ref, sheet.employee.nip, sheet.employee.name)
    number = ref.number
    while True:
        name = f"{stem}.pdf" if number == 1 else f"{stem}_{number}.pdf"
        if name.casefold() not in taken:
            return name
        number += 1


def proposed_name(ref: SheetRef, nip: str, name: str) -> str:
    """The same name before the sheet is sealed, for the question where to save it."""
    tail = f"_{ref.number}" if ref.number > 1 else ""
    return f"{_stem(ref, nip, name)}{tail}.pdf"


def _stem(ref: SheetRef, nip: str, name: str) -> str:
    parts = (ref.form.compact, ref.period, _digits(nip) or "tanpa-NIP")
    return "_".join((*parts, _plain(names.strip_titles(name)) or "tanpa-nama"))


def _plain(name: str) -> str:
    """A name in letters every file system and every old program can read."""
    decomposed = unicodedata.normalize("NFKD", name)
    ascii_only = decomposed.encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^A-Za-z0-9]+", "_", ascii_only).strip("_")[:NAME_LENGTH].rstrip("_")


def _digits(nip: str) -> str:
    return "".join(each for each in nip if each.isdigit())


def _paper(tx: ReadTx, wanted: Paper | None) -> Paper:
    return wanted or Paper(read_settings(tx).paper)


class _Sheets(Sequence[Sheet]):
    """Sealed sheets read one at a time while they are being set."""

    def __init__(self, office: Office, sealed: Sequence[SealedRef], report: Report) -> None:
        self._office = office
        self._sealed = sealed
        self._report = report

    def __len__(self) -> int:
        return len(self._sealed)

    def __getitem__(self, at: int) -> Sheet:  # type: ignore[override] # no slices are taken
        version = self._office.read(sheets.read_version, self._sealed[at].version_id)
        return read_sheet(version.content)

    def __iter__(self) -> Iterator[Sheet]:
        for at in range(len(self)):
            sheet = self[at]
            self._report(at, len(self), f"{sheet.form.value} {sheet.employee.name}")
            yield sheet


# ---- the printer


def cups_printers() -> tuple[str, ...]:
    """The queues of CUPS; empty where there is no CUPS (Windows, no server)."""
    try:
        asked = subprocess.run(
            ["lpstat", "-e"],  # noqa: S607 - the system's own, found as the system finds it
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(asked.stdout.split()) if asked.returncode == 0 else ()


def send_to_cups(pdf: Path, queue: str, copies: int, title: str) -> None:
    """Hand the PDF itself to CUPS; raises ``WorldFault`` (``print.refused``) with its words."""
    command = ["lp", "-d", queue, "-n", str(copies), "-t", title, "--", str(pdf)]
    try:
        asked = subprocess.run(  # noqa: S603 - a list, no shell; every value is ours or the queue's
            command, capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise WorldFault("print.refused", printer=queue, words=str(fault)) from fault
    if asked.returncode != 0:
        raise WorldFault("print.refused", printer=queue, words=asked.stderr.strip())


# ---- the command line


def run_forms(
    office: Office,
    codes: Sequence[str],
    period: str,
    out: Path,
    *,
    nips: Sequence[str] = (),
    paper: str = "",
    report: Report = silent,
) -> FormsResult:
    """Write the forms of people as PDFs; without ``nips`` of all active staff.

    ``codes`` as "D11" or "D.1.1", ``period`` "2026-TW2", "2026-05" or "2026" (what belongs to an
    SKP goes by its year), ``paper`` "f4", "a4" or "" for the office's own. Sheets that are not
    ready are skipped and told. Raises ``Refused``: ``print.unknown_form``,
    ``print.unknown_period``, ``print.unknown_nip``, ``print.nobody``.
    """
    forms, asked = _asked_forms(codes), _asked_period(period)
    people = _asked_people(office, nips)
    kinds = tuple(dict.fromkeys(kind for kind in map(desk_form, forms) if kind is not None))
    found = office.read(print_desk.desk, people, kinds, asked)
    if not found:
        raise refuse("print.nobody")
    wanted: list[SheetRef] = []
    skipped: list[SkippedSheet] = []
    ready = {(ref.form, ref.document_id): ref for ref in refs_of(found, asked)}
    for person in found:
        for sheet in person.sheets:
            ref = ready.get((sheet.form, sheet.document_id)) if sheet.document_id else None
            if ref is not None and sheet.form in forms:
                wanted.append(ref)
                continue
            why = tuple(lack.finding for lack in sheet.lacks if lack.stops)
            if not why:
                why = (Finding("print.other_form", values={"form": sheet.form.value}),)
            skipped.append(SkippedSheet(sheet.form, person.name, person.nip, why))
    sealed = seal_sheets(office, wanted)
    size = Paper(paper) if paper else None
    return FormsResult(write_files(office, sealed, out, paper=size, report=report), tuple(skipped))


def _asked_forms(codes: Sequence[str]) -> tuple[FormCode, ...]:
    found: list[FormCode] = []
    for text in codes:
        try:
            code = parse_form(text)
        except ValueError:
            code = None
        if code is None or code not in SHEETS:
            known = ", ".join(each.compact for each in SHEETS)
            raise refuse("print.unknown_form", text=text, known=known)
        found.append(code)
    return tuple(dict.fromkeys(found))


def _asked_period(text: str) -> periods.PeriodRef:
    try:
        return periods.parse(text)
    except periods.PeriodError as fault:
        raise refuse("print.unknown_period", period=text) from fault


def _asked_people(office: Office, nips: Sequence[str]) -> list[UUID] | None:
    if not nips:
        return None
    wanted = [_digits(nip) for nip in nips]
    found = office.read(print_scopes.find_nips, wanted)
    unknown = [nip for nip in wanted if nip not in found]
    if unknown:
        raise Refused([Finding("print.unknown_nip", values={"nip": nip}) for nip in unknown])
    return [found[nip] for nip in wanted]
