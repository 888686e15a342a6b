"""What is to become of one revision, and what that does to rows; pure facts without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from asn_desktop.rules.exchange import PARCELS, Ownership
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import HeldWhy, QuestionKind, Standing
from asn_desktop.rules.streams import Outcome
from asn_desktop.services.parcel_check import ID_AT, Incoming, PlainRow, Tables

Key = tuple[str, str]
"""Table and id of a row."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a parcel stands here before the merge.

    ``stored``: it has a row of its own; else only its rows are here. ``unsent``: the text of what
    stands in the tables where that is no known revision yet.
    """

    hash: str
    standing: Standing | None = None
    agreed: str | None = None
    place: str | None = None
    person: str | None = None
    stored: bool = True
    unsent: bytes | None = None


@dataclass(slots=True)
class Step:
    """One revision of the bundle on its way into the tables.

    ``inserts`` and ``updates`` are whole rows with their tables, ``deletes`` tables and ids.
    ``needs``: what it leans on and is not here. ``held``: how it had waited until now (JSON),
    None for what came just now.
    """

    incoming: Incoming
    outcome: Outcome
    head: Head | None = None
    inserts: list[tuple[str, PlainRow]] = field(default_factory=list)
    updates: list[tuple[str, PlainRow]] = field(default_factory=list)
    deletes: list[Key] = field(default_factory=list)
    question: QuestionKind | None = None
    why: HeldWhy | None = None
    finding: Finding | None = None
    needs: list[Key] = field(default_factory=list)
    held: str | None = None

    @property
    def applies(self) -> bool:
        """Whether its rows are to be written."""
        return (
            self.outcome in (Outcome.NEW, Outcome.FORWARD)
            and self.why is None
            and self.question is None
        )

    @property
    def stands(self) -> bool:
        """Whether its rows are in the tables when the merge is done."""
        if self.outcome is Outcome.KNOWN:
            return self.head is not None and self.head.hash == self.incoming.name
        return self.applies

    @property
    def is_fact(self) -> bool:
        """Whether it is only ever added."""
        return PARCELS[self.incoming.kind].ownership is Ownership.FACT

    def hold(self, why: HeldWhy, finding: Finding, needs: Sequence[Key] = ()) -> None:
        """It cannot be taken (now)."""
        self.why, self.finding, self.needs = why, finding, list(needs)

    def ask(self, kind: QuestionKind) -> None:
        """A person decides."""
        self.outcome, self.question = Outcome.QUESTION, kind


@dataclass(slots=True)
class Unread:
    """A revision that could not even be read as one; ``key``: the parcel, hexadecimal."""

    kind: str
    key: str
    name: str
    text: bytes
    ancestors: tuple[str, ...]
    why: HeldWhy
    finding: Finding


def compare(step: Step, old: Tables | None) -> None:
    """Fill the step with what turns the rows ``old`` into its own."""
    step.inserts, step.updates, step.deletes = [], [], []
    if old is None:
        step.inserts.extend(step.incoming.rows())
        return
    new = step.incoming.tables or {}
    for table in PARCELS[step.incoming.kind].tables:
        if table not in new and table not in old:
            continue
        at = ID_AT[table]
        here = {row[at]: row for row in old.get(table, ())}
        for row in new.get(table, ()):
            known = here.pop(row[at], None)
            if known is None:
                step.inserts.append((table, row))
            elif known != row:
                step.updates.append((table, row))
        step.deletes += [(table, key) for key in here]


def by_table(rows: Iterable[tuple[str, PlainRow]]) -> Iterator[tuple[str, list[PlainRow]]]:
    """The rows of each table, in an order in which parcels can be stored."""
    found: dict[str, list[PlainRow]] = {}
    for table, row in rows:
        found.setdefault(table, []).append(row)
    for parcel in PARCELS.values():
        for table in parcel.tables:
            if table in found:
                yield table, found[table]
