"""A plan carried out: rows, revisions, heads, held revisions. Everything in the caller's act."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from operator import itemgetter
from typing import Any
from uuid import UUID

import zstandard

from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.streams import Outcome
from asn_desktop.services.merge_links import uniques_of
from asn_desktop.services.merge_plan import Plan, Source
from asn_desktop.services.merge_steps import Step, Unread, by_table
from asn_desktop.services.merge_store import Reads, Writes, hex_of
from asn_desktop.services.office import Tx
from asn_desktop.services.parcel_check import ID_AT, PlainRow, columns_of, place_of
from asn_desktop.views.incoming import finding_text

REVISION = ("hash", "parcel_id", "kind", "at", "content", "parent", "place_id", "bundle")
HEAD = (
    "parcel_id",
    "kind",
    "hash",
    "standing",
    "since",
    "agreed",
    "place_id",
    "person_id",
    "finding",
)
TAKEN = (
    "cause",
    "parcel_id",
    "kind",
    "after",
    "at",
    "before",
    "standing",
    "agreed",
    "place_id",
    "held",
    "undone",
)
HELD = (
    "hash",
    "parcel_id",
    "kind",
    "place_id",
    "bundle",
    "why",
    "finding",
    "content",
    "at",
    "needs",
    "ancestors",
)
LEVEL = 3
"""Of zstd; a higher one takes twice as long over texts this small and saves nothing."""


@dataclass(frozen=True, slots=True)
class Cause:
    """By what parcels change: ``id`` of a bundle or question, ``bundle`` the SHA-256 or None.

    ``mine``: the revisions are this place's own (a decision of the centre at the centre).
    """

    id: UUID
    bundle: str | None
    source: Source
    mine: bool = False


@dataclass(slots=True)
class Applied:
    """What changed: people to derive anew, units and positions that may be called otherwise."""

    people: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    forward: list[str] = field(default_factory=list)
    """Parcels of which a newer revision was taken."""
    taken: int = 0
    forward_steps: list[Step] = field(default_factory=list)
    """In an office: what the centre made of its parcels, whose paper may be void now."""


def moment(tx: Tx) -> str:
    """Now, as it is stored."""
    return tx.now.astimezone(UTC).isoformat(timespec="microseconds")


def carry_out(tx: Tx, plan: Plan, cause: Cause) -> Applied:
    """Write everything a plan says, but for the questions (`services.merge_questions`)."""
    writes = Writes(tx)
    steps = [step for step in plan.steps if step.applies]
    done = Applied(taken=len(steps))
    _write_rows(writes, steps)
    _write_extras(writes, steps)
    fresh = _keep_revisions(tx, writes, plan.steps, cause)
    _move_heads(tx, writes, plan.steps, cause, fresh)
    keep_held(tx, writes, plan, cause)
    _gather(steps, done)
    return done


# ---- rows


def _write_rows(writes: Writes, steps: Sequence[Step]) -> None:
    inserts = _keyed(row for step in steps for row in step.inserts)
    updates = _keyed(row for step in steps for row in step.updates)
    deletes: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        for table, key in step.deletes:
            if key in inserts.get(table, ()):  # it moves from one parcel to another
                updates[table][key] = inserts[table].pop(key)
            else:
                deletes[table].add(key)
    for table in list(updates):
        if uniques_of(table):  # two rows may swap what is unique: both leave before they return
            deletes[table] |= updates[table].keys()
            inserts[table].update(updates.pop(table))
    writes.delete("person_now", deletes.get("person", set()), key="person_id")
    for table, keys in deletes.items():
        writes.delete(table, keys)
    for table, rows in by_table(_flat(updates)):
        writes.update(table, columns_of(table), rows)
    for table, rows in by_table(_flat(inserts)):
        writes.insert(table, columns_of(table), rows)


def _keyed(rows: Iterable[tuple[str, PlainRow]]) -> dict[str, dict[str, PlainRow]]:
    found: dict[str, dict[str, PlainRow]] = defaultdict(dict)
    for table, row in rows:
        found[table][row[ID_AT[table]]] = row
    return found


def _flat(rows: Mapping[str, Mapping[str, PlainRow]]) -> Iterable[tuple[str, PlainRow]]:
    return ((table, row) for table, of in rows.items() for row in of.values())


def _write_extras(writes: Writes, steps: Sequence[Step]) -> None:
    """Columns of a newer program: those of each changed row as they are now."""
    fresh = [(key, table, words) for step in steps for key, table, words in step.incoming.extras]
    if not fresh and not _any_extra(writes):
        return
    gone: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        for table, row in (*step.incoming.rows(), *step.updates):
            gone[table].add(row[ID_AT[table]])
        for table, key in step.deletes:
            gone[table].add(key)
    for table, keys in gone.items():
        writes.delete_extras(table, keys)
    writes.insert("row_extra", ("row_id", "table", "columns"), fresh)


def _any_extra(reads: Reads) -> bool:
    found = reads.connection.exec_driver_sql("SELECT 1 FROM row_extra LIMIT 1").first()
    return found is not None


# ---- revisions and heads


def _keep_revisions(tx: Tx, writes: Writes, steps: Sequence[Step], cause: Cause) -> set[str]:
    """Keep every text that heads a parcel or is asked about; returns those not kept before."""
    at, pack = moment(tx), zstandard.ZstdCompressor(level=LEVEL).compress
    wanted: dict[str, Step] = {}
    unsent: dict[str, Step] = {}
    for step in steps:
        if step.applies or step.question or step.outcome is Outcome.QUESTION or _adopts(step):
            wanted.setdefault(step.incoming.name, step)
        head = step.head
        if cause.source.guarded and head is not None and head.unsent is not None:
            unsent[head.hash] = step  # the centre's own rows, which were no revision until now
    known = {
        name
        for (name,) in writes.by(
            "SELECT hash FROM revision WHERE", "hash", wanted.keys() | unsent.keys(), ids=False
        )
    }
    place = None if cause.mine else cause.source.place
    rows: list[tuple[Any, ...]] = []
    for name, step in unsent.items():
        text = step.head.unsent if step.head is not None else None
        if name not in known and text is not None:
            key, kind = step.incoming.id, step.incoming.kind
            rows.append((name, key, kind, at, pack(text), None, None, None))
    for name, step in wanted.items():
        if name not in known and name not in unsent:
            parent = step.head.hash if step.applies and step.head is not None else None
            one = step.incoming
            text = pack(one.text)
            rows.append((name, one.id, one.kind, at, text, parent, place, cause.bundle))
    rows.sort(key=itemgetter(0))  # in the order of their index
    writes.insert("revision", REVISION, rows)
    return wanted.keys() - known


def _adopts(step: Step) -> bool:
    """Whether rows that are here already become a known revision of the place by this bundle."""
    head = step.head
    return (
        head is not None
        and step.outcome is Outcome.KNOWN
        and step.why is None
        and head.hash == step.incoming.name
        and (not head.stored or head.unsent is not None)
    )


def _move_heads(
    tx: Tx, writes: Writes, steps: Sequence[Step], cause: Cause, unknown: set[str]
) -> None:
    at, source = moment(tx), cause.source
    people = _people(writes, [step for step in steps if step.applies or _adopts(step)])
    fresh: list[tuple[Any, ...]] = []
    moved: list[tuple[Any, ...]] = []
    taken: list[tuple[Any, ...]] = []
    for step in steps:
        head, one = step.head, step.incoming
        if not (step.applies or _adopts(step)):
            continue
        agreed = head.agreed if source.guarded and head is not None else None
        if not source.guarded:
            agreed = one.name
        place = source.place if source.guarded else head.place if head is not None else None
        person = people.get(one.id) or (head.person if head is not None else None)
        row = (one.id, one.kind, one.name, Standing.MERGED.value, at, agreed, place, person, "")
        (moved if head is not None and head.stored else fresh).append(row)
        # Of a new parcel with a new text the revision itself says which bundle brought it.
        told = head is None and step.held is None and one.name in unknown and cause.bundle
        if step.applies and not told:
            taken.append(_taken_row(cause, at, step))
    writes.insert("parcel_head", HEAD, sorted(fresh, key=itemgetter(0)))
    writes.update("parcel_head", HEAD, moved, key="parcel_id")
    writes.insert("taken", TAKEN, taken)


def _taken_row(cause: Cause, at: str, step: Step) -> tuple[Any, ...]:
    one, head = step.incoming, step.head
    before, standing, agreed, place = None, None, None, None
    if head is not None:
        before, agreed, place = head.hash, head.agreed, head.place
        standing = head.standing.value if head.standing is not None else None
    return (
        cause.id.hex,
        one.id,
        one.kind,
        one.name,
        at,
        before,
        standing,
        agreed,
        place,
        step.held,
        False,
    )


def _people(reads: Reads, steps: Sequence[Step]) -> dict[str, str]:
    """Whom each parcel is about."""
    found: dict[str, str] = {}
    results: dict[str, str] = {}
    for step in steps:
        one = step.incoming
        if one.tables is None:
            continue
        if one.kind == PROGRESS:
            table, row = next(iter(one.rows()))
            results[one.id] = row[place_of(table, "work_result_id")]
        elif column := PARCELS[one.kind].person:
            person = one.tables[one.kind][0][place_of(one.kind, column)]
            if person is not None:
                found[one.id] = person
    words = "SELECT w.id, s.person_id FROM work_result w JOIN skp s ON s.id = w.skp_id WHERE"
    about = {
        hex_of(key): hex_of(person)
        for key, person in reads.by(words, "w.id", set(results.values()))
    }
    found.update((key, about[result]) for key, result in results.items() if result in about)
    return found


# ---- what waits


def keep_held(tx: Tx, writes: Writes, plan: Plan, cause: Cause) -> None:
    """Keep what cannot be taken; a newer revision takes the place of those it stands on."""
    at, pack = moment(tx), zstandard.ZstdCompressor(level=LEVEL).compress
    keys = {step.incoming.id for step in plan.steps} | {one.key for one in plan.unread}
    place = cause.source.place
    replaced = {
        name for step in plan.steps for name in (step.incoming.name, *step.incoming.ancestors)
    }
    replaced |= {name for one in plan.unread for name in (one.name, *one.ancestors)}
    older = {
        name
        for name, owner in writes.by(
            "SELECT hash, place_id FROM held_revision WHERE", "parcel_id", keys
        )
        if owner is not None and hex_of(owner) == place and name in replaced
    }
    writes.delete("held_revision", older, key="hash")
    rows: dict[str, tuple[Any, ...]] = {}
    for step in plan.steps:
        if step.why is not None and step.finding is not None:
            one = step.incoming
            held = Unread(
                one.kind, one.id, one.name, one.text, one.ancestors, step.why, step.finding
            )
            rows[one.name] = _held_row(held, step.needs, cause, at, pack(one.text))
    for unread in plan.unread:
        rows[unread.name] = _held_row(unread, (), cause, at, pack(unread.text))
    writes.insert("held_revision", HELD, list(rows.values()), ignore=True)


def _held_row(
    held: Unread, needs: Sequence[tuple[str, str]], cause: Cause, at: str, content: bytes
) -> tuple[Any, ...]:
    return (
        held.name,
        held.key,
        held.kind[:100],
        cause.source.place,
        cause.bundle or "",
        held.why.value,
        finding_text(held.finding),
        content,
        at,
        json.dumps([list(one) for one in needs]),
        json.dumps(list(held.ancestors)),
    )


# ---- what follows


def _gather(steps: Sequence[Step], done: Applied) -> None:
    for step in steps:
        one = step.incoming
        if step.outcome is Outcome.FORWARD:
            done.forward.append(one.id)
        if one.kind == "person" and one.tables is not None:
            done.people.add(one.id)
        if one.kind in ("unit", "position") and step.updates:
            done.named.add(one.id)
