"""Bringing in an office file: the job behind *Masukkan berkas* and ``asn-desktop bring``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from asn_desktop import texts
from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.services import bringing as service
from asn_desktop.services.office import Office, ReadTx, Written
from asn_desktop.views.bringing import BringKind, Found, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.workbooks.bringing import digest_of, is_staff_list, recognise, understand
from asn_desktop.workbooks.guard import UnreadableFile
from asn_desktop.workbooks.reader import Cancelled, Progress
from asn_desktop.workflows.files import (
    OpenedFile,
    as_object,
    placed,
    problems_workbook,
    read_file,
    without_collecting,
)
from asn_desktop.workflows.sentences import say, say_fault

ALL_IN, SOME_REFUSED, UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class BroughtFile(OpenedFile):
    """An opened file with its kind and where it goes; ``digest`` is that of its cells."""

    kind: BringKind = BringKind.LOGS
    possible: tuple[BringKind, ...] = (BringKind.LOGS,)
    """The kinds its tables fit, the likeliest first."""
    target: Target = field(default_factory=Target)

    def going_to(self, target: Target) -> BroughtFile:
        """The same file, going elsewhere."""
        return replace(self, target=target)


@dataclass(frozen=True)
class Look:
    """A file opened and understood, with what bringing it in would do."""

    file: BroughtFile
    found: Found
    preview: Preview
    targets: tuple[tuple[UUID | int, str], ...] = ()
    """Where it may go instead: rounds of a survey, years of SKPs, with their names."""


def open_file(
    path: Path,
    kind: BringKind | None = None,
    target: Target | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BroughtFile:
    """Read a file and tell its kind by content; ``kind`` is asked for where both fit.

    Raises ``UnreadableFile``: as the reader, and ``bring.unknown_kind``, ``bring.staff_list``.
    """
    opened = read_file(path, progress=progress, cancelled=cancelled)
    possible = recognise(opened.grids)
    if not possible:
        staff = is_staff_list(opened.grids)
        raise UnreadableFile("bring.staff_list" if staff else "bring.unknown_kind")
    return BroughtFile(
        opened.name,
        digest_of(opened.grids),
        opened.grids,
        kind=kind if kind in possible and kind is not None else possible[0],
        possible=possible,
        target=target or Target(),
    )


def look(
    office: Office,
    path: Path,
    kind: BringKind | None = None,
    target: Target | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Look | UnreadableFile:
    """Open a file and say what bringing it in would do, or return why it cannot be read."""
    try:
        file = open_file(path, kind, target, progress=progress, cancelled=cancelled)
    except UnreadableFile as fault:
        return fault
    return look_again(office, file)


def look_again(office: Office, file: BroughtFile) -> Look:
    """Say what bringing in would do after a person has typed a cell anew or chosen a target."""
    with without_collecting():
        found = understand(file.grids, file.kind, office.today(), file.corrections)
        preview, targets = office.read(_planned, found, file)
        return Look(file, found, preview, targets)


def _planned(
    tx: ReadTx, found: Found, file: BroughtFile
) -> tuple[Preview, tuple[tuple[UUID | int, str], ...]]:
    return service.plan(tx, found, file.target, file.digest), service.targets(tx, file.kind)


def bring_in(office: Office, look: Look) -> Written[Preview]:
    """Store what is new as one act. Refused as :func:`services.bringing.bring_in`."""
    file = look.file
    act = service.ACTS[file.kind]
    with without_collecting():
        return office.write(
            act, service.bring_in, look.found, look.preview.target, file.name, file.digest
        )


def save_problems(look: Look, path: Path) -> Path:
    """Save the list of problems as a spreadsheet. Raises ``OSError``."""
    title = f"Daftar masalah: {look.file.kind.label.lower()}"
    path.write_bytes(problems_workbook(look.preview, title))
    return path


# ── The command line ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class BringOutcome:
    """What came of one file: as done or as it would be, or why nothing was read or written."""

    file: str
    preview: Preview | None = None
    fault: UnreadableFile | None = None
    refused: tuple[Finding, ...] = ()
    checked: bool = False

    @property
    def exit_code(self) -> int:
        """0 when all went in, 1 when something was refused, 2 when the file could not be read."""
        if self.preview is None:
            return UNREADABLE
        refused = self.refused or self.preview.counts[Effect.REFUSED]
        return SOME_REFUSED if refused else ALL_IN

    def as_json(self, *, language: str = "id") -> dict[str, Any]:
        """The object of ``--json``."""
        made: dict[str, Any] = {"file": self.file}
        if self.fault is not None:
            words = say_fault(self.fault, language=language)
            made["error"] = {"code": self.fault.code, "message": words}
        if self.preview is None:
            return made
        counts = self.preview.counts
        made |= {
            "kind": self.preview.kind.value,
            "rows": len(self.preview.rows),
            "new": counts[Effect.NEW],
            "completed": counts[Effect.CHANGED],
            "unchanged": counts[Effect.UNCHANGED],
            "refused": [as_object(one, language=language) for one in self.preview.refusals()],
            "warnings": [as_object(one, language=language) for one in self.preview.warnings()],
        }
        if self.refused:
            words = " ".join(say(one, language=language) for one in self.refused)
            made["error"] = {"code": self.refused[0].code, "message": words}
        return made

    def as_lines(self, *, language: str = "id") -> list[str]:
        """The same for people at a terminal."""
        if self.fault is not None:
            return [say_fault(self.fault, language=language)]
        if self.preview is None:
            return []
        warnings = list(self.preview.warnings())
        lines = [f"✕ {placed(one, language=language)}" for one in self.preview.refusals()]
        lines += [f"▲ {placed(one, language=language)}" for one in warnings]
        counts = self.preview.counts
        lines.append(
            texts.sentence(
                "bring.summary",
                language=language,
                kind=self.preview.kind.label,
                new=counts[Effect.NEW],
                more=counts[Effect.CHANGED],
                same=counts[Effect.UNCHANGED],
                refused=counts[Effect.REFUSED],
                warnings=len(warnings),
            )
        )
        lines += [say(one, language=language) for one in self.refused]
        if self.checked:
            lines.append(texts.sentence("bring.checked", language=language))
        return lines


def run_bring(
    office: Office,
    path: Path,
    kind: BringKind | None = None,
    target: Target | None = None,
    *,
    check: bool = False,
) -> BringOutcome:
    """Bring a file into an open office, or only check it; nothing new is no error."""
    found = look(office, path, kind, target)
    if isinstance(found, UnreadableFile):
        return BringOutcome(path.name, fault=found)
    if kind is not None and found.file.kind is not kind:
        fault = UnreadableFile("bring.other_kind", kind=found.file.kind.label, asked=kind.label)
        return BringOutcome(path.name, fault=fault)
    if check or not found.preview.new:
        return BringOutcome(path.name, found.preview, checked=check)
    try:
        done = bring_in(office, found).value
    except Refused as refusal:
        return BringOutcome(path.name, found.preview, refused=refusal.findings)
    return BringOutcome(path.name, done)
