"""Whose parcels an office may write: its own, and what its certificate names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Place
from asn_desktop.models.people import Unit
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import HeldWhy
from asn_desktop.rules.streams import Outcome
from asn_desktop.services.merge_links import Here
from asn_desktop.services.merge_steps import Step
from asn_desktop.services.merge_store import Reads, hex_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_check import place_of

_UNIT_COLUMNS: Final = (("placement", "unit_id"), ("achievement", "unit_id"))


def units_of(tx: ReadTx, place: Place) -> frozenset[str]:
    """The units a place's certificate names, with all below them; empty = only its own rows."""
    allowed = {UUID(hex=str(one).replace("-", "")) for one in json.loads(place.units)}
    if not allowed:
        return frozenset()
    tree = [
        (row.id, row.parent_id) for row in tx.session.execute(sa.select(Unit.id, Unit.parent_id))
    ]
    grown = True
    while grown:
        below = {key for key, parent in tree if parent in allowed} - allowed
        allowed |= below
        grown = bool(below)
    return frozenset(key.hex for key in allowed)


def hold_foreign(
    reads: Reads, place: str, units: frozenset[str], steps: Sequence[Step], *, guarded: bool
) -> None:
    """Hold what an office may not write about: parcels of others, people in units of others."""
    if not guarded:
        return
    for step in steps:
        head = step.head
        if head is not None and _is_foreign(step, place, units):
            _hold(step, step.incoming.kind, step.incoming.id)
    if units:
        _hold_handed_out(reads, units, steps)
        _hold_outside(reads, place, units, steps)


def _is_foreign(step: Step, place: str, units: frozenset[str]) -> bool:
    """Whether the parcel is another office's, or the centre's own and not given to this one."""
    head, incoming = step.head, step.incoming
    if head is None or head.place == place or step.outcome is Outcome.KNOWN:
        return False
    if head.place is not None:
        return True
    # What the centre handed out with the kit is the office's from its first change on.
    return head.hash not in incoming.ancestors and incoming.id not in units


def _hold_handed_out(reads: Reads, units: frozenset[str], steps: Sequence[Step]) -> None:
    """A kit also holds units above and officials outside: those stay the centre's own."""
    people: dict[str, Step] = {}
    for step in steps:
        one, head = step.incoming, step.head
        if head is None or head.place is not None or not step.applies:
            continue
        if one.kind == "unit" and one.id not in units:
            _hold(step, one.kind, one.id)
        elif one.kind == "person":
            people[one.id] = step
    words = "SELECT person_id, unit_id FROM placement WHERE"
    more = "AND until IS NULL AND unit_id IS NOT NULL"
    placed = {
        hex_of(person): hex_of(unit)
        for person, unit in reads.by(words, "person_id", people, more=more)
    }
    for person, unit in placed.items():
        if unit not in units:
            _hold(people[person], "person", person)


def _hold_outside(reads: Reads, place: str, units: frozenset[str], steps: Sequence[Step]) -> None:
    here = Here(reads)
    own = {step.incoming.id for step in steps if step.incoming.kind == "unit"}
    wanted: list[tuple[Step, str, str, str]] = []
    for step in steps:
        if not step.applies:
            continue
        for table, row in (*step.inserts, *step.updates):
            for name, column in _UNIT_COLUMNS:
                if name != table:
                    continue
                unit = row[place_of(table, column)]
                over = table == "placement" and row[place_of(table, "until")] is not None
                if unit is not None and not over and unit not in units and unit not in own:
                    wanted.append((step, table, row[place_of(table, "id")], unit))
    here.look("unit", [unit for _step, _table, _row, unit in wanted])
    for step, table, key, unit in wanted:
        found = here.find("unit", unit)
        if found is not None and found[1] != place and step.why is None:
            _hold(step, table, key)


def _hold(step: Step, table: str, row: str) -> None:
    values = {"table": table, "row": row, "kind": PARCELS[step.incoming.kind].label}
    step.hold(HeldWhy.SCOPE, Finding("merge.not_theirs", Severity.ERROR, values))
