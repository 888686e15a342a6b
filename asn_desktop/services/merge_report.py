"""What became of everything that came in: before it is merged, after it, and for the office."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, HeldRevision, Place, Question, Stream
from asn_desktop.models.people import Person
from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import (
    UNDECIDED,
    BundleState,
    Direction,
    QuestionKind,
    Standing,
)
from asn_desktop.services import merge, merge_plan
from asn_desktop.services.merge_plan import Plan, word_of
from asn_desktop.services.merge_store import Reads, hex_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_check import Incoming, place_of
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bundles import Ack, Exceptional, Payload
from asn_desktop.views.incoming import finding_from
from asn_desktop.views.merging import PersonCounts, Preview

LINES = 50
"""So many reasons are told in a preview; the rest are the same again."""


def preview(tx: ReadTx, place_id: UUID, payload: Payload) -> Preview:
    """What merging a payload of a place would do, in numbers; nothing is written."""
    place = tx.session.get_one(Place, place_id)
    sheets = merge.genuine_sheets(payload.sealed)
    blobs = frozenset(hashlib.sha256(blob.content).hexdigest() for blob in payload.blobs)
    carried = {"sealed_content": sheets, "attachment": blobs}
    plan = merge_plan.make(tx, merge.source_here(tx, place), payload.revisions, carried)
    sums = merge.Merged()
    merge.count(plan, sums)
    reasons: Counter[str] = Counter()
    findings: dict[str, Finding] = {}
    for finding in _findings(plan):
        findings.setdefault(finding.code, finding)
        reasons[finding.code] += 1
    return Preview(
        sums.counts,
        {kind: dict(words) for kind, words in sums.kinds.items()},
        _people(tx, plan),
        tuple((findings[code], many) for code, many in reasons.most_common(LINES)),
        tuple(sums.alarms[:LINES]),
        len(payload.blobs),
    )


def _findings(plan: Plan) -> Iterable[Finding]:
    yield from (step.finding for step in plan.steps if step.finding is not None)
    yield from (unread.finding for unread in plan.unread)


def _people(tx: ReadTx, plan: Plan) -> tuple[PersonCounts, ...]:
    """The same a person, by name; what is about nobody is left out."""
    skps: dict[str, str] = {}
    results: dict[str, str] = {}
    names: dict[str, str] = {}
    for step in plan.steps:
        for table, row in step.incoming.rows():
            if table == "skp":
                skps[row[place_of(table, "id")]] = row[place_of(table, "person_id")]
            elif table == "work_result":
                results[row[place_of(table, "id")]] = row[place_of(table, "skp_id")]
            elif table == "person":
                names[row[place_of(table, "id")]] = row[place_of(table, "name")]
    about = {key: skps[skp] for key, skp in results.items() if skp in skps}
    about.update(_about_here(tx, plan, about))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for step in plan.steps:
        person = _person_of(step.incoming, about)
        if person is None and step.head is not None:
            person = step.head.person
        if person is not None:
            counts[person][word_of(step)] += 1
    for chunk in chunks({UUID(hex=key) for key in counts.keys() - names.keys()}):
        asked = sa.select(Person.id, Person.name).where(Person.id.in_(chunk))
        names.update((key.hex, name) for key, name in tx.session.execute(asked))
    made = [
        PersonCounts(UUID(hex=key), names.get(key, ""), dict(words))
        for key, words in counts.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.name, one.person_id)))


def _about_here(tx: ReadTx, plan: Plan, known: Mapping[str, str]) -> dict[str, str]:
    wanted = {
        row[place_of(table, "work_result_id")]
        for step in plan.steps
        if step.incoming.kind == PROGRESS
        for table, row in step.incoming.rows()
    } - known.keys()
    words = "SELECT w.id, s.person_id FROM work_result w JOIN skp s ON s.id = w.skp_id WHERE"
    return {hex_of(key): hex_of(one) for key, one in Reads(tx).by(words, "w.id", wanted)}


def _person_of(one: Incoming, about: Mapping[str, str]) -> str | None:
    if one.tables is None:
        return None
    if one.kind == PROGRESS:
        table, row = next(iter(one.rows()))
        return about.get(row[place_of(table, "work_result_id")])
    column = PARCELS[one.kind].person
    return one.tables[one.kind][0][place_of(one.kind, column)] if column else None


# ---- for the office


def acknowledgement(tx: ReadTx, place_id: UUID, centre_epoch: str) -> Ack | None:
    """What the centre has of the stream in which a place spoke last; None before its first."""
    spoke = (
        sa.select(Bundle.installation, Bundle.epoch)
        .where(
            Bundle.place_id == place_id,
            Bundle.direction == Direction.IN,
            Bundle.state.in_((BundleState.APPLIED, BundleState.DUPLICATE, BundleState.UNDONE)),
        )
        .order_by(Bundle.at.desc(), Bundle.id.desc())
        .limit(1)
    )
    newest = tx.session.execute(spoke).first()
    if newest is None or newest.installation is None:
        return None
    stream = tx.session.get(Stream, (newest.installation, newest.epoch, Direction.IN))
    if stream is None:
        return None
    return Ack(stream.installation, stream.epoch, stream.position, stream.last, centre_epoch)


def exceptions(
    tx: ReadTx, place_id: UUID, since: datetime | None = None
) -> tuple[Exceptional, ...]:
    """Every revision of a place that waits or is asked about; with ``since`` only later ones."""
    held = sa.select(
        HeldRevision.kind,
        HeldRevision.parcel_id,
        HeldRevision.hash,
        HeldRevision.why,
        HeldRevision.finding,
    ).where(HeldRevision.place_id == place_id)
    asked = sa.select(Question.parcel_kind, Question.subject_id, Question.theirs).where(
        Question.place_id == place_id,
        Question.state.in_(UNDECIDED),
        Question.kind.in_((QuestionKind.FORK, QuestionKind.DELETED)),
    )
    if since is not None:
        held = held.where(HeldRevision.at >= since)
        asked = asked.where(Question.opened_at >= since)
    found = [
        Exceptional(row.kind, row.parcel_id, row.hash, Standing.HELD, row.why, _told(row.finding))
        for row in tx.session.execute(held.order_by(HeldRevision.at, HeldRevision.hash))
    ]
    found += [
        Exceptional(row.parcel_kind, row.subject_id, row.theirs or "", Standing.QUESTION)
        for row in tx.session.execute(asked.order_by(Question.opened_at, Question.id))
    ]
    return tuple(found)


def _told(text: str) -> Finding | None:
    found = finding_from(text)
    return Finding(found.code, Severity.ERROR, found.values) if found is not None else None
