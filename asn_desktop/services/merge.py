"""Merging what came from another place: a whole bundle in one act, or not at all.

`merge_plan` says what is to become of every revision, `merge_apply` writes it past the unit of
work, `merge_questions` asks people, and what was held before is taken as soon as what it leans on
is here. Everything about one place runs in `Office.merge`, one after the other.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
import zstandard

from asn_desktop.models import engine
from asn_desktop.models.exchange import Bundle, HeldRevision, ParcelReturn, Place, Taken
from asn_desktop.models.journal import row_id
from asn_desktop.rules.exchange import PARCELS, REFERENCE
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import HeldWhy
from asn_desktop.rules.streams import Outcome
from asn_desktop.services import merge_plan, merge_questions, merged_paper, people_now
from asn_desktop.services.merge_apply import Applied, Cause, carry_out
from asn_desktop.services.merge_plan import Plan, Source, source_of, word_of
from asn_desktop.services.merge_store import Reads, Writes, hex_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.bundles import Blob, Payload, Revised


@dataclass(slots=True)
class Merged:
    """What came of revisions that were merged.

    ``kinds``: kind of parcel → word (`views.merging.WORDS`) → how many. ``alarms``: security
    events. ``released``: held before, taken now.
    """

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    alarms: list[Finding] = field(default_factory=list)
    released: int = 0
    questions: int = 0

    @property
    def counts(self) -> Mapping[str, int]:
        """The same over all kinds."""
        return dict(sum(self.kinds.values(), Counter[str]()))


def take_payload(tx: Tx, bundle: Bundle, place: Place, payload: Payload) -> Merged:
    """Merge all that a bundle of ``place`` carries; the caller holds the place's lock."""
    cause = Cause(bundle.id, bundle.sha256, source_here(tx, place))
    undone = sa.delete(Taken).where(Taken.cause == bundle.id, Taken.undone)
    tx.session.execute(undone.execution_options(synchronize_session=False))
    keep_blobs(tx, payload.blobs)
    return apply_revisions(tx, cause, payload.revisions, payload.sealed)


def source_here(tx: ReadTx, place: Place) -> Source:
    """The bounds of what a place may write here: at the centre its own, in an office anything."""
    return source_of(tx, place, guarded=is_centre(tx))


def apply_revisions(
    tx: Tx, cause: Cause, revisions: Iterable[Revised], sealed: Mapping[str, str]
) -> Merged:
    """Merge revisions (with the sealed sheets they name), then what was held for them."""
    genuine = keep_sealed(tx, sealed, revisions := tuple(revisions))
    plan = merge_plan.make(tx, cause.source, revisions, {"sealed_content": genuine})
    merged = Merged()
    done = [_carry_out(tx, plan, cause, merged)]
    done += _release(tx, cause, merged)
    _follow(tx, cause, done, merged)
    return merged


def _carry_out(tx: Tx, plan: Plan, cause: Cause, merged: Merged) -> Applied:
    done = carry_out(tx, plan, cause)
    merged.questions += merge_questions.ask_and_settle(tx, plan, cause)
    count(plan, merged)
    if cause.source.guarded:
        _close_returns(tx, cause, done.forward)
    else:  # paper is the office's, and says no longer what the rows say
        done.forward_steps = [step for step in plan.steps if step.outcome is Outcome.FORWARD]
    return done


def count(plan: Plan, into: Merged) -> None:
    """Add what a plan says to a sum."""
    for step in plan.steps:
        into.kinds.setdefault(step.incoming.kind, Counter())[word_of(step)] += 1
        if step.why in (HeldWhy.SCOPE, HeldWhy.OWNER) and step.finding is not None:
            into.alarms.append(step.finding)
        into.released += step.held is not None and step.applies
    for unread in plan.unread:
        kind = unread.kind if unread.kind in PARCELS else ""
        into.kinds.setdefault(kind, Counter())["held"] += 1


# ---- what comes along


def keep_blobs(tx: Tx, blobs: Sequence[Blob]) -> frozenset[str]:
    """Keep attachments under the SHA-256 of what they are, whatever they are called."""
    rows = {
        hashlib.sha256(blob.content).hexdigest(): (
            blob.name.replace("\0", "")[:255],
            blob.media_type.replace("\0", "")[:100],
            blob.content,
        )
        for blob in blobs
    }
    columns = ("sha256", "name", "media_type", "content")
    kept = [(name, *values) for name, values in sorted(rows.items())]
    Writes(tx).insert("attachment", columns, kept, ignore=True)
    return frozenset(rows)


def keep_sealed(tx: Tx, sealed: Mapping[str, str], revisions: Sequence[Revised]) -> frozenset[str]:
    """Keep the sealed sheets that versions of the bundle name, if they are what they are called."""
    if not any(one.kind == "version" for one in revisions):
        return frozenset()
    genuine = genuine_sheets(sealed)
    rows = [(name, sealed[name]) for name in sorted(genuine)]
    Writes(tx).insert("sealed_content", ("fingerprint", "content"), rows, ignore=True)
    return genuine


def genuine_sheets(sealed: Mapping[str, str]) -> frozenset[str]:
    """Those whose content has the fingerprint it goes by."""
    return frozenset(
        name
        for name, content in sealed.items()
        if "\0" not in content
        and hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest() == name
    )


# ---- what was held


def release(tx: Tx, cause: Cause) -> Merged:
    """Take what is held of a place and has all it needs by now (a year was set up, say)."""
    merged = Merged()
    _follow(tx, cause, _release(tx, cause, merged), merged)
    return merged


def release_for_reference(tx: Tx) -> None:
    """Years or periods were made: take what had waited for them, of every place.

    A place somebody merges about at this moment is left to that merge, which does the same.
    """
    row = next(one for one in tx.recorder.created.values() if one.__tablename__ in REFERENCE)
    tx.session.flush()
    waiting = sa.select(HeldRevision.place_id).where(HeldRevision.why == HeldWhy.MISSING)
    places = set(tx.session.scalars(waiting.distinct()))
    asked = sa.select(Place).where(Place.id.in_(places)).order_by(Place.id)
    for place in tx.session.scalars(asked).all() if places else ():
        if engine.try_lock_place(tx.session, place.id):
            release(tx, Cause(row_id(row), None, source_here(tx, place)))


def _release(tx: Tx, cause: Cause, merged: Merged) -> list[Applied]:
    done: list[Applied] = []
    tried: set[str] = set()
    while True:
        ready = _ready(tx, cause.source, tried)
        if not ready:
            return done
        tried |= {name for name, _held, _revised in ready}
        held = {revised.id.hex: held for _name, held, revised in ready}
        plan = merge_plan.make(tx, cause.source, [one for _n, _h, one in ready], {}, held)
        before = {kind: Counter(words) for kind, words in merged.kinds.items()}
        done.append(_carry_out(tx, plan, cause, merged))
        merged.kinds = before  # told of once, when it came
        if not any(step.applies for step in plan.steps):
            return done


def _ready(tx: ReadTx, source: Source, tried: set[str]) -> list[tuple[str, str, Revised]]:
    """Held revisions of which nothing is missing any more: name, how they waited, themselves."""
    reads = Reads(tx)
    held = [
        (name, kind, why, json.loads(needs))
        for name, kind, why, needs in reads.by(
            "SELECT hash, kind, why, needs FROM held_revision WHERE",
            "place_id",
            [source.place],
            more="AND why IN ('missing', 'schema')",
        )
        if name not in tried
    ]
    wanted: dict[str, set[str]] = {}
    for _name, _kind, _why, needs in held:
        for table, key in needs:
            wanted.setdefault(table, set()).add(key)
    here = {(table, key) for table, keys in wanted.items() for key in _existing(reads, table, keys)}
    names = [
        name
        for name, kind, why, needs in held
        if (kind in PARCELS if why == HeldWhy.SCHEMA else all((t, k) in here for t, k in needs))
    ]
    unpack = zstandard.ZstdDecompressor().decompress
    words = (
        "SELECT hash, kind, parcel_id, content, ancestors, bundle, why, finding, needs "
        "FROM held_revision WHERE"
    )
    return [
        (
            name,
            json.dumps([*how, ancestors]),
            Revised(kind, UUID(hex_of(key)), unpack(content), tuple(json.loads(ancestors))),
        )
        for name, kind, key, content, ancestors, *how in reads.by(words, "hash", names, ids=False)
    ]


_TEXT_KEYS = {"sealed_content": "fingerprint", "attachment": "sha256"}


def _existing(reads: Reads, table: str, keys: set[str]) -> set[str]:
    column = _TEXT_KEYS.get(table, "id")
    ids = table not in _TEXT_KEYS
    asked = reads.by(f'SELECT "{column}" FROM "{table}" WHERE', f'"{column}"', keys, ids=ids)
    return {hex_of(key) if ids else key for (key,) in asked}


# ---- what follows


def _follow(tx: Tx, cause: Cause, done: Sequence[Applied], merged: Merged) -> None:
    """Derive anew whom the merge touched, and look for people who are here twice."""
    people = {key for one in done for key in one.people}
    named = {UUID(hex=key) for one in done for key in one.named}
    people_now.refresh(tx, {UUID(hex=key) for key in people} | people_now.bearers(tx, named))
    merged.questions += merge_questions.match_people(tx, people, cause)
    merged_paper.void_after(tx, (step for one in done for step in one.forward_steps))


def _close_returns(tx: Tx, cause: Cause, forward: Sequence[str]) -> None:
    """The office's next revision answers what was returned."""
    wanted = {UUID(hex=key) for key in forward}
    asked = sa.select(ParcelReturn).where(
        ParcelReturn.place_id == cause.source.place_id, ParcelReturn.answered_on.is_(None)
    )
    for one in tx.session.scalars(asked.order_by(ParcelReturn.id)):
        if one.parcel_id in wanted:
            one.answered_on = tx.today
