"""What importing a staff file would do to the office, or has done: row by row, old → new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.findings import Severity
from asn_desktop.views.roster import Field, FoundRow, RowFinding


class Effect(StrEnum):
    """What a data row does; the first three are accepted rows."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    REFUSED = "refused"


ACCEPTED = frozenset({Effect.NEW, Effect.CHANGED, Effect.UNCHANGED})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs from what is stored; ``before`` is ``None`` where nothing was."""

    field: Field
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One data row with its effect. ``findings`` are all of the row, errors first."""

    found: FoundRow
    effect: Effect
    person_id: UUID | None = None
    changes: tuple[FieldChange, ...] = ()
    findings: tuple[RowFinding, ...] = ()
    superior: str = ""
    """The name of the linked superior; empty when there is none or no link."""

    @property
    def key(self) -> tuple[str | None, int]:
        """Return (sheet, row)."""
        return (self.found.sheet, self.found.row)

    @property
    def warned(self) -> bool:
        """Whether a warning belongs to the row."""
        return any(finding.severity is Severity.WARNING for finding in self.findings)


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """A whole import: what would happen (preview) or what has happened (result)."""

    rows: tuple[PlannedRow, ...]
    loose: tuple[RowFinding, ...] = ()
    new_units: tuple[str, ...] = ()
    new_positions: tuple[str, ...] = ()
    linked: int = 0
    """Accepted people whose superior is linked."""
    unlinked: int = 0
    """Accepted people whose superior is written but not linked: they become work-list rows."""

    @property
    def counts(self) -> Counter[Effect]:
        """How many rows of each effect."""
        return Counter(row.effect for row in self.rows)

    @property
    def employees(self) -> int:
        """Distinct persons accepted."""
        return sum(self.counts[effect] for effect in ACCEPTED)

    @property
    def changes_something(self) -> bool:
        """Whether applying it would write anything about a person."""
        return bool(self.counts[Effect.NEW] or self.counts[Effect.CHANGED])

    def refusals(self) -> Iterator[RowFinding]:
        """One finding per refused row: its first hard error."""
        for row in self.rows:
            if row.effect is Effect.REFUSED:
                yield row.findings[0]

    def warnings(self) -> Iterator[RowFinding]:
        """Every other finding, in the order of the file: warnings, further errors, loose ones."""
        for row in self.rows:
            yield from row.findings[1:] if row.effect is Effect.REFUSED else row.findings
        yield from self.loose
