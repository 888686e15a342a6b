"""Bringing in staff from a file: the job behind the import pages and ``asn-desktop roster``."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.services import roster as service
from asn_desktop.services.office import Office, Tx, Written
from asn_desktop.services.opening import open_office
from asn_desktop.services.roster import RowKey, Source
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import ColumnMap, Field, Roster
from asn_desktop.workbooks.guard import UnreadableFile
from asn_desktop.workbooks.reader import Cancelled, Progress
from asn_desktop.workbooks.roster import understand
from asn_desktop.workflows import backup
from asn_desktop.workflows.files import (
    OpenedFile,
    as_object,
    placed,
    problems_workbook,
    read_file,
    without_collecting,
)
from asn_desktop.workflows.sentences import say_fault

ALL_IN, SOME_REFUSED, UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class RosterFile(OpenedFile):
    """One opened staff file with everything a person has decided about it so far.

    The file is read once; corrections, columns and header rows are applied to what was read.
    """

    columns: ColumnMap = field(default_factory=dict)
    header_rows: Mapping[str | None, frozenset[int]] = field(default_factory=dict)

    def roster(self, today: date, remembered: ColumnMap | None = None) -> Roster:
        """Understand the file as decided so far; ``remembered`` maps yield to chosen columns."""
        merged = {print_: dict(columns) for print_, columns in (remembered or {}).items()}
        for print_, columns in self.columns.items():
            merged[print_] = {**merged.get(print_, {}), **columns}
        return understand(
            self.grids,
            today=today,
            column_map=merged,
            corrections=self.corrections,
            header_rows=self.header_rows,
        )

    def with_column(self, fingerprint: str, column: int, meaning: Field) -> RosterFile:
        """The same file with one column decided by a person."""
        own = {**self.columns.get(fingerprint, {}), column: meaning}
        return replace(self, columns={**self.columns, fingerprint: own})

    def with_header_row(self, sheet: str | None, row: int) -> RosterFile:
        """The same file with one row pointed at as the header of its sheet."""
        return replace(self, header_rows={**self.header_rows, sheet: frozenset({row})})

    def rows_from(
        self, sheet: str | None, first: int, count: int
    ) -> list[tuple[int, tuple[str, ...]]]:
        """(row number, cell texts) of ``count`` non-empty rows of a sheet from row ``first`` on."""
        grid = next((grid for grid in self.grids if grid.sheet == sheet), None)
        rows = [row for row in grid.rows if row.number >= first] if grid is not None else []
        return [
            (row.number, tuple(row.text(column) for column in range(1, max(row.cells) + 1)))
            for row in rows[:count]
        ]

    @property
    def source(self) -> Source:
        """What is kept of the file with the import."""
        return Source(
            self.name,
            self.digest,
            {cell: (self.text_of(cell), text) for cell, text in self.corrections.items()},
        )


def open_file(
    path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> RosterFile:
    """Read a staff file. Raises ``UnreadableFile`` and ``ReadingCancelled``."""
    opened = read_file(path, progress=progress, cancelled=cancelled)
    return RosterFile(opened.name, opened.digest, opened.grids)


@dataclass(frozen=True)
class Look:
    """A file opened and understood, with what importing it would do."""

    file: RosterFile
    roster: Roster
    plan: RosterPlan


def look(office: Office, path: Path, progress: Progress | None = None) -> Look | UnreadableFile:
    """Open a file and say what importing it would do, or return why it cannot be read."""
    try:
        file = open_file(path, progress=progress)
    except UnreadableFile as fault:
        return fault
    return look_again(office, file)


def look_again(office: Office, file: RosterFile) -> Look:
    """Say what importing would do after a person has decided something about the file."""
    return Look(file, *preview(office, file))


def preview(office: Office, file: RosterFile) -> tuple[Roster, RosterPlan]:
    """Understand the file and say what importing it would do; nothing is written."""
    with without_collecting():
        roster = file.roster(office.today(), office.read(service.remembered))
        return roster, office.read(service.plan, roster)


def import_file(
    tx: Tx,
    file: RosterFile,
    skip: Collection[RowKey] = frozenset(),
    roster: Roster | None = None,
) -> RosterPlan:
    """Import inside one act (``Act.IMPORT_ROSTER``) and keep the columns a person confirmed.

    ``roster`` saves understanding again what the preview has understood.
    """
    roster = roster or file.roster(tx.today, service.remembered(tx))
    result = service.apply(tx, roster, file.source, skip)
    if file.columns:
        service.remember(tx, file.columns)
    return result


# ── Words ────────────────────────────────────────────────────────────────────────────────────


def save_problems(plan: RosterPlan, path: Path) -> Path:
    """Save the list of problems. Raises ``OSError``."""
    path.write_bytes(problems_workbook(plan))
    return path


def report(plan: RosterPlan, *, language: str = "id") -> dict[str, Any]:
    """The object of ``--json`` (design 6)."""
    counts = plan.counts
    return {
        "employees": plan.employees,
        "created": counts[Effect.NEW],
        "updated": counts[Effect.CHANGED],
        "unchanged": counts[Effect.UNCHANGED],
        "refused": [as_object(found, language=language) for found in plan.refusals()],
        "warnings": [as_object(found, language=language) for found in plan.warnings()],
    }


# ── The command line ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class RosterOutcome:
    """What came of one import: the plan as done (or as it would be), or why nothing was read."""

    plan: RosterPlan
    fault: UnreadableFile | None = None
    checked: bool = False

    @property
    def exit_code(self) -> int:
        """0 when all went in, 1 when something was refused, 2 when the file could not be read."""
        if self.fault is not None:
            return UNREADABLE
        return SOME_REFUSED if self.plan.counts[Effect.REFUSED] else ALL_IN

    def as_json(self, *, language: str = "id") -> dict[str, Any]:
        """The object of ``--json`` (design 6); with ``error`` when the file could not be read."""
        found = report(self.plan, language=language)
        if self.fault is not None:
            words = say_fault(self.fault, language=language)
            found["error"] = {"code": self.fault.code, "message": words}
        return found

    def as_lines(self, *, language: str = "id") -> list[str]:
        """The same for people at a terminal."""
        if self.fault is not None:
            return [say_fault(self.fault, language=language)]
        warnings = list(self.plan.warnings())
        lines = [f"✕ {placed(found, language=language)}" for found in self.plan.refusals()]
        lines += [f"▲ {placed(found, language=language)}" for found in warnings]
        counts = self.plan.counts
        lines.append(
            texts.sentence(
                "roster.summary",
                language=language,
                employees=self.plan.employees,
                created=counts[Effect.NEW],
                updated=counts[Effect.CHANGED],
                unchanged=counts[Effect.UNCHANGED],
                refused=counts[Effect.REFUSED],
                warnings=len(warnings),
            )
        )
        if self.checked:
            lines.append(texts.sentence("roster.checked", language=language))
        return lines


def run_roster(office: Office, file: Path, *, check: bool = False) -> RosterOutcome:
    """Import a staff file into an open office, or only check it; the office is backed up before.

    What can be accepted goes in, in one transaction, whatever is refused.
    """
    try:
        opened = open_file(file)
        roster, plan = preview(office, opened)
        if not roster.has_header:
            filled = any(grid.rows for grid in opened.grids)
            raise UnreadableFile("file.no_header" if filled else "file.empty")
    except UnreadableFile as fault:
        return RosterOutcome(RosterPlan(()), fault, check)
    if plan.changes_something and not check:
        plan = bring_in(office, opened, roster).value
    return RosterOutcome(plan, None, check)


def check_without_office(file: Path) -> RosterOutcome:
    """Check a file for a data folder that does not exist yet, without making it."""
    with (
        tempfile.TemporaryDirectory(prefix="asn-periksa-") as folder,
        open_office(Path(folder)) as office,
    ):
        return run_roster(office, file, check=True)


def bring_in(
    office: Office,
    file: RosterFile,
    roster: Roster | None = None,
    skip: Collection[RowKey] = frozenset(),
) -> Written[RosterPlan]:
    """Back the office up, then import in one act. ``roster`` is what :func:`preview` returned."""
    backup.automatic(office, reason="impor")
    with without_collecting():
        return office.write(Act.IMPORT_ROSTER, import_file, file, skip, roster)
