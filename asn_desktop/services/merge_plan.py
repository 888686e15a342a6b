"""What is to become of every revision of a bundle; decided wholly before anything is written.

The same plan is shown as a preview and carried out by `services.merge`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

import zstandard

from asn_desktop.models.exchange import Place
from asn_desktop.rules.exchange import PROGRESS
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import HeldWhy, Standing
from asn_desktop.rules.streams import Outcome, judge_revision
from asn_desktop.services import merge_scope, parcels
from asn_desktop.services.merge_links import Closure
from asn_desktop.services.merge_steps import Head, Step, Unread, compare
from asn_desktop.services.merge_store import Reads, hex_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_check import Incoming, Later, Tables, Unfit, place_of, read
from asn_desktop.views.bundles import Revised
from asn_desktop.views.parcels import marked, name_of, same


@dataclass(frozen=True, slots=True)
class Source:
    """Whose revisions are planned. ``guarded``: an office's at the centre, which has its bounds.

    In an office the centre's revisions are believed, but never taken over unsent work.
    """

    place_id: UUID
    guarded: bool
    units: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The id of the place, hexadecimal."""
        return self.place_id.hex


@dataclass(slots=True)
class Plan:
    """Every step in the order of the bundle, and what could not be read as a revision."""

    steps: list[Step] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def counts(self) -> Mapping[str, int]:
        """How many are new, changed, deleted, known, asked about and held."""
        found: Counter[str] = Counter()
        for step in self.steps:
            found[word_of(step)] += 1
        if self.unread:
            found["held"] += len(self.unread)
        return dict(found)


def word_of(step: Step) -> str:
    """One word for what becomes of a revision."""
    if step.why is not None:
        return "held"
    if step.question is not None or step.outcome is Outcome.QUESTION:
        return "question"
    if step.outcome is Outcome.FORWARD and step.incoming.tables is None:
        return "deleted"
    return {Outcome.NEW: "new", Outcome.FORWARD: "changed"}.get(step.outcome, "known")


def source_of(tx: ReadTx, place: Place, *, guarded: bool) -> Source:
    """The bounds of a place."""
    units = merge_scope.units_of(tx, place) if guarded else frozenset[str]()
    return Source(place.id, guarded, units)


def make(
    tx: ReadTx,
    source: Source,
    revisions: Iterable[Revised],
    carried: Mapping[str, frozenset[str]],
    held: Mapping[str, str] | None = None,
) -> Plan:
    """Plan what becomes of ``revisions``.

    ``carried``: keys of rows that come along, by table. ``held``: parcel (hexadecimal) → how its
    revision had waited until now.
    """
    plan = _read(revisions, held or {})
    reads = Reads(tx)
    find_heads(tx, reads, source, plan.steps)
    _judge(reads, source, plan.steps)
    _compare(reads, plan.steps)
    merge_scope.hold_foreign(reads, source.place, source.units, plan.steps, guarded=source.guarded)
    Closure(reads, source.place if source.guarded else None, carried).settle(plan.steps)
    return plan


def _read(revisions: Iterable[Revised], held: Mapping[str, str]) -> Plan:
    """Every revision that can be read as one; whatever cannot is told apart, with the reason."""
    plan, later = Plan(), Later()
    sound: dict[str, tuple[Revised, Incoming]] = {}
    for revised in revisions:
        key = revised.id.hex
        try:
            incoming = read(revised.kind, key, revised.text, revised.ancestors, later)
            if key in sound:
                raise Unfit(HeldWhy.INVALID, "merge.parcel_twice", kind=revised.kind)
            sound[key] = (revised, incoming)
        except Unfit as fault:
            plan.unread.append(_unread(revised, fault))
    unfit = later.unfit()
    for key, (revised, incoming) in sound.items():
        if key in unfit:
            plan.unread.append(_unread(revised, unfit[key]))
        else:
            plan.steps.append(Step(incoming, Outcome.KNOWN, held=held.get(key)))
    return plan


def _unread(one: Revised, fault: Unfit) -> Unread:
    name = name_of(one.text)
    return Unread(one.kind, one.id.hex, name, one.text, one.ancestors, fault.why, fault.finding)


# ---- where parcels stand


def find_heads(tx: ReadTx, reads: Reads, source: Source, steps: Sequence[Step]) -> None:
    """Give every step the head of its parcel; in an office as the tables are now."""
    by_id = {step.incoming.id: step for step in steps}
    words = (
        "SELECT parcel_id, kind, hash, standing, agreed, place_id, person_id FROM parcel_head WHERE"
    )
    for key, kind, name, standing, agreed, place, person in reads.by(
        words, "parcel_id", by_id.keys()
    ):
        step = by_id[hex_of(key)]
        if kind != step.incoming.kind:
            _is_something_else(step, kind)
            continue
        step.head = Head(
            name,
            Standing(standing),
            agreed,
            None if place is None else hex_of(place),
            None if person is None else hex_of(person),
        )
    asked: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if not source.guarded or (step.head is None and step.incoming.kind != PROGRESS):
            asked[step.incoming.kind].append(step)
    for kind, of in asked.items():
        _heads_here(tx, reads, kind, of, guarded=source.guarded)
    if source.guarded:
        _hold_taken_ids(reads, [step for step in steps if step.head is None and step.why is None])


def _is_something_else(step: Step, table: str) -> None:
    values = {"table": table, "row": step.incoming.id}
    step.hold(HeldWhy.INVALID, Finding("merge.row_elsewhere", Severity.ERROR, values))


_HANDED_OUT: Final = ("unit", "position", "person")
"""Kinds of which the centre has rows that no office ever sent, whose ids offices know."""


def _hold_taken_ids(reads: Reads, steps: Sequence[Step]) -> None:
    """The id of a row of the centre's own is not to be had by a parcel of another kind."""
    by_id = {step.incoming.id: step for step in steps}
    for table in _HANDED_OUT:
        asked = {key for key, step in by_id.items() if step.incoming.kind != table}
        for (key,) in reads.by(f'SELECT id FROM "{table}" WHERE', "id", asked):
            _is_something_else(by_id[hex_of(key)], table)


def _heads_here(
    tx: ReadTx, reads: Reads, kind: str, steps: Sequence[Step], *, guarded: bool
) -> None:
    """Where the tables say something else than the last known revision, they are the head."""
    wanted = {step.incoming.id for step in steps}
    if guarded:  # the centre's own rows are few: only those are read whole
        found = reads.by(f'SELECT id FROM "{kind}" WHERE', "id", wanted)
        wanted = {hex_of(key) for (key,) in found}
        if not wanted:
            return
    places = _places_of(reads, steps) if kind == PROGRESS else None
    if places is not None:
        wanted &= {key.hex for key in places}
    texts = parcels.texts(tx, kind, [UUID(hex=key) for key in wanted], places)
    heads = head_texts(reads, steps)
    for step in steps:
        text, head = texts.get(UUID(hex=step.incoming.id)), step.head
        if text is None or (head is None and text.endswith(_GONE)):
            continue
        if head is None:
            step.head = Head(name_of(text), stored=False, unsent=text)
        elif head.hash in heads and not same(heads[head.hash], text):
            # Marked with what it was put on, so that it is never taken for an older revision.
            step.head = replace(head, hash=name_of(marked(text, (head.hash,))), unsent=text)


_GONE = b'"tables":null}'


def _places_of(reads: Reads, steps: Sequence[Step]) -> parcels.Places:
    """SKP and period of progress parcels: from their rows, else from the revision that heads."""
    tables = _old_tables(reads, [step for step in steps if step.incoming.tables is None])
    pairs: dict[str, tuple[str, str]] = {}
    for step in steps:
        content = step.incoming.tables or tables.get(step.incoming.id)
        for table, rows in (content or {}).items():
            result = place_of(table, "work_result_id")
            period = place_of(table, "period_id")
            for row in rows:
                pairs[step.incoming.id] = (row[result], row[period])
    words = "SELECT id, skp_id FROM work_result WHERE"
    results = {result for result, _period in pairs.values()}
    skps = {hex_of(key): hex_of(skp) for key, skp in reads.by(words, "id", results)}
    return {
        UUID(hex=key): (UUID(hex=skps[result]), UUID(hex=period))
        for key, (result, period) in pairs.items()
        if result in skps
    }


# ---- what becomes of each


def _judge(reads: Reads, source: Source, steps: Sequence[Step]) -> None:
    unclear = [step for step in steps if _is_unclear(step)]
    history, heads = _history(reads, unclear), head_texts(reads, unclear)
    for step in steps:
        incoming, head = step.incoming, step.head
        if step.is_fact:
            _judge_fact(step, heads)
            continue
        if head is None:
            # What was made and deleted again before it was ever sent is nothing here.
            step.outcome = Outcome.KNOWN if incoming.tables is None else Outcome.NEW
            continue
        step.outcome = judge_revision(
            head.hash,
            revision=incoming.name,
            ancestors=incoming.ancestors,
            history=history.get(incoming.id, ()),
            same=head.hash in heads and same(heads[head.hash], incoming.text),
        )
        frozen = source.guarded and head.standing is Standing.APPROVED
        if frozen and step.outcome is Outcome.FORWARD:
            step.outcome = Outcome.QUESTION


def _judge_fact(step: Step, heads: Mapping[str, bytes]) -> None:
    head, incoming = step.head, step.incoming
    if head is None and incoming.tables is not None:
        step.outcome = Outcome.NEW
    elif (
        head is None or head.hash == incoming.name or same(heads.get(head.hash, b""), incoming.text)
    ):
        step.outcome = Outcome.KNOWN
    else:
        finding = Finding("merge.fact_changed", Severity.ERROR, {"table": incoming.kind})
        step.hold(HeldWhy.OWNER, finding)


def _is_unclear(step: Step) -> bool:
    """Whether more has to be known than what the revision itself names."""
    head, incoming = step.head, step.incoming
    return head is not None and head.hash != incoming.name and head.hash not in incoming.ancestors


def _history(reads: Reads, steps: Sequence[Step]) -> dict[str, set[str]]:
    """What was ever taken of these parcels or stands in a question, but not what was undone."""
    ids = {step.incoming.id for step in steps}
    found: dict[str, set[str]] = defaultdict(set)
    undone = "undone = false" if reads.server else "undone = 0"
    about = "AND theirs IS NOT NULL AND kind <> 'same_person'"
    standing = (
        "AND NOT EXISTS (SELECT 1 FROM bundle b "
        "WHERE b.sha256 = revision.bundle AND b.state = 'undone')"
    )
    questions = (
        ("SELECT parcel_id, after FROM taken WHERE", "parcel_id", f"AND {undone}"),
        ("SELECT parcel_id, hash FROM revision WHERE", "parcel_id", standing),
        ("SELECT subject_id, theirs FROM question WHERE", "subject_id", about),
    )
    for words, column, more in questions:
        for key, name in reads.by(words, column, ids, more=more):
            found[hex_of(key)].add(name)
    return found


def _compare(reads: Reads, steps: Sequence[Step]) -> None:
    moved = [step for step in steps if step.outcome is Outcome.FORWARD]
    old = _old_tables(reads, moved)
    for step in steps:
        if step.outcome is Outcome.NEW:
            compare(step, None)
        elif step.outcome is Outcome.FORWARD:
            compare(step, old.get(step.incoming.id))


def _old_tables(reads: Reads, steps: Sequence[Step]) -> dict[str, Tables | None]:
    """What the heads of parcels are made of."""
    texts = head_texts(reads, steps)
    return {
        step.incoming.id: read(step.incoming.kind, step.incoming.id, texts[step.head.hash]).tables
        for step in steps
        if step.head is not None and step.head.hash in texts
    }


def head_texts(reads: Reads, steps: Sequence[Step]) -> dict[str, bytes]:
    """The texts of the heads of steps, by name."""
    heads = [step.head for step in steps if step.head is not None]
    texts = {head.hash: head.unsent for head in heads if head.unsent is not None}
    texts.update(revision_texts(reads, {head.hash for head in heads} - texts.keys()))
    return texts


def revision_texts(reads: Reads, names: Iterable[str]) -> dict[str, bytes]:
    """The texts of revisions by their names; unknown ones are left out."""
    unpack = zstandard.ZstdDecompressor().decompress
    words = "SELECT hash, content FROM revision WHERE"
    asked: Iterable[Any] = reads.by(words, "hash", set(names), ids=False)
    return {name: unpack(content) for name, content in asked}
