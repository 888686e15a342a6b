"""Bundles that came in: kept, judged as part of their stream, merged once and in order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, Place, Question, Stream
from asn_desktop.rules.findings import Finding, Severity, refuse
from asn_desktop.rules.merging import BundleState, Direction, QuestionKind, QuestionState
from asn_desktop.rules.streams import BundleKind, Range, Seen, Verdict, judge_bundle
from asn_desktop.services import centre, merge
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bundles import Header, Payload
from asn_desktop.views.incoming import finding_from, finding_text
from asn_desktop.views.merging import MergeOutcome

HEARD: Final = (
    BundleState.CHECKED,
    BundleState.APPLIED,
    BundleState.DUPLICATE,
    BundleState.HELD,
    BundleState.UNDONE,
)
"""States of bundles that count as received when the next one is judged."""
QUARANTINE: Final = 256 * 2**20
"""Bytes of refused files that are kept; the oldest go first."""
_STATES: Final = {
    Verdict.APPLY: BundleState.CHECKED,
    Verdict.DUPLICATE: BundleState.DUPLICATE,
    Verdict.GAP: BundleState.HELD,
    Verdict.FORK: BundleState.ALARM,
}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it was read: its bytes, and the header of a genuine one or why it is not taken.

    ``waits``: it may be good once a key or a newer program is here.
    """

    name: str
    sha256: str
    content: bytes
    header: Header | None = None
    counts: Mapping[str, int] | None = None
    fault: Finding | None = None
    waits: bool = False


def known(tx: ReadTx, sha256: str) -> Bundle | None:
    """The bundle with these bytes that was here before."""
    return tx.session.scalar(
        sa.select(Bundle).where(Bundle.sha256 == sha256, Bundle.direction == Direction.IN)
    )


def judge(tx: ReadTx, header: Header, sha256: str) -> Verdict:
    """What becomes of a genuine bundle as part of its stream.

    Only changes have a position; what else comes is new or known by its bytes alone.
    """
    stream = tx.session.get(Stream, (header.installation, header.epoch, Direction.IN))
    have = stream.position if stream is not None else 0
    asked = (
        sa.select(Bundle.number, Bundle.sha256)
        .where(
            Bundle.direction == Direction.IN,
            Bundle.installation == header.installation,
            Bundle.epoch == header.epoch,
            Bundle.number.in_((header.number - 1, header.number)),
            Bundle.state.in_(HEARD),
        )
        .order_by(Bundle.id.desc())  # the one that came first counts
    )
    numbers = tuple((row.number, row.sha256) for row in tx.session.execute(asked))
    carries = Range(header.after, header.upto)
    if header.kind is not BundleKind.CHANGES:
        carries = Range(have, have + 1)
    return judge_bundle(
        Seen(have, numbers),
        number=header.number,
        content=sha256,
        previous=header.previous,
        carries=carries,
    )


def keep(tx: Tx, arrived: Arrived) -> UUID:
    """Keep a file that came in, with its state; the id of its bundle.

    The same bytes are the same bundle: one that was refused or waited is looked at anew.
    """
    header, row = arrived.header, known(tx, arrived.sha256)
    if row is not None and row.state in (BundleState.APPLIED, BundleState.UNDONE):
        return row.id
    state = _state(tx, arrived)
    if row is None:
        row = Bundle(
            sha256=arrived.sha256,
            direction=Direction.IN,
            kind=header.kind if header is not None else BundleKind.CHANGES,
            state=state,
            at=tx.now,
            by=tx.actor.words,
            size=len(arrived.content),
            name=arrived.name[:255],
        )
        tx.session.add(row)
    row.state = state
    if header is not None:
        place = tx.session.scalar(sa.select(Place).where(Place.code == header.place))
        row.kind, row.number = header.kind, header.number
        row.place_id = place.id if place is not None else None
        row.installation, row.epoch = header.installation, header.epoch
        row.after, row.upto = header.after, header.upto
        row.counts = json.dumps(dict(arrived.counts or {}))
    fault = arrived.fault or _why(state)
    row.report = json.dumps({"fault": json.loads(finding_text(fault))} if fault else {})
    tx.session.flush()
    if tx.session.get(BundleContent, arrived.sha256) is None:
        tx.session.add(BundleContent(sha256=arrived.sha256, content=arrived.content))
    if state is BundleState.ALARM:
        _alarm(tx, row)
    if state is BundleState.REFUSED:
        _shrink_quarantine(tx, row)
    return row.id


def _state(tx: ReadTx, arrived: Arrived) -> BundleState:
    if arrived.fault is not None or arrived.header is None:
        return BundleState.HELD if arrived.waits else BundleState.REFUSED
    return _STATES[judge(tx, arrived.header, arrived.sha256)]


def _why(state: BundleState) -> Finding | None:
    code = {BundleState.HELD: "receiving.gap", BundleState.ALARM: "receiving.forked"}.get(state)
    return Finding(code, Severity.ERROR) if code else None


def _alarm(tx: Tx, row: Bundle) -> None:
    """One number with two contents: a copied or restored installation, or somebody's hand."""
    before = sa.select(Question.id).where(
        Question.kind == QuestionKind.STREAM, Question.subject_id == row.id
    )
    if tx.session.scalar(before.limit(1)) is None:
        tx.session.add(
            Question(
                kind=QuestionKind.STREAM,
                state=QuestionState.OPEN,
                parcel_kind="bundle",
                subject_id=row.id,
                opened_at=tx.now,
                place_id=row.place_id,
                bundle=row.sha256,
            )
        )


def _shrink_quarantine(tx: Tx, newest: Bundle) -> None:
    """Of refused files only so many bytes stay; what was refused and why stays for ever."""
    kept = tx.session.execute(
        sa.select(Bundle.sha256, Bundle.size)
        .join(BundleContent, BundleContent.sha256 == Bundle.sha256)
        .where(Bundle.state == BundleState.REFUSED, Bundle.id != newest.id)
        .order_by(Bundle.at.desc(), Bundle.id.desc())
    ).all()
    room = QUARANTINE - newest.size
    for sha256, size in kept:
        room -= size
        if room < 0:
            tx.session.execute(sa.delete(BundleContent).where(BundleContent.sha256 == sha256))


def fault_of(row: Bundle) -> Finding | None:
    """Why a bundle is held or refused."""
    told = json.loads(row.report or "{}").get("fault")
    return finding_from(json.dumps(told)) if told else None


# ---- merging


def apply(tx: Tx, bundle_id: UUID, header: Header, payload: Payload) -> MergeOutcome:
    """Merge a bundle whose genuine content this is; in the lock of its place.

    Judged again here: what was merged meanwhile is a no-op, what misses an earlier one stays held.
    Refused: ``receiving.not_mergeable`` for what was refused or alarmed, ``receiving.no_place``;
    ``centre.who`` while nobody has said who imports.
    """
    row = tx.session.get_one(Bundle, bundle_id, populate_existing=True)
    place = tx.session.get(Place, row.place_id) if row.place_id is not None else None
    if place is None:
        raise refuse("receiving.no_place", place=header.place)
    if row.state in (BundleState.APPLIED, BundleState.DUPLICATE):
        return MergeOutcome(row.id, BundleState.DUPLICATE)
    if row.state in (BundleState.REFUSED, BundleState.ALARM):
        raise refuse("receiving.not_mergeable")
    verdict = Verdict.APPLY
    if row.state is not BundleState.UNDONE:
        verdict = judge(tx, header, row.sha256)
    if verdict is not Verdict.APPLY:
        row.state = _STATES[verdict]
        fault = _why(row.state)
        row.report = json.dumps({"fault": json.loads(finding_text(fault))} if fault else {})
        if verdict is Verdict.FORK:
            _alarm(tx, row)
        return MergeOutcome(row.id, row.state, fault=fault)
    return _merge(tx, row, place, payload)


def _merge(tx: Tx, row: Bundle, place: Place, payload: Payload) -> MergeOutcome:
    row.by = centre.named_hand(tx)
    merged = merge.take_payload(tx, row, place, payload)
    _advance(tx, row, place)
    row.state = BundleState.APPLIED
    report = {
        "kinds": {kind: dict(words) for kind, words in merged.kinds.items()},
        "alarms": [json.loads(finding_text(one)) for one in merged.alarms[:20]],
        "released": merged.released,
    }
    row.report = json.dumps(report, ensure_ascii=False)
    tx.session.flush()
    return MergeOutcome(
        row.id,
        row.state,
        merged.counts,
        {kind: dict(words) for kind, words in merged.kinds.items()},
        merged.released,
        tuple(merged.alarms),
    )


def _advance(tx: Tx, row: Bundle, place: Place) -> None:
    """The stream has come so far; ``last`` is the bundle that brought it there."""
    if row.installation is None:
        return
    key = (row.installation, row.epoch, Direction.IN)
    stream = tx.session.get(Stream, key)
    if stream is None:
        stream = Stream(
            installation=row.installation,
            epoch=row.epoch,
            direction=Direction.IN,
            place_id=place.id,
            begun_at=tx.now,
        )
        tx.session.add(stream)
    if row.kind is BundleKind.CHANGES and row.upto > stream.position:
        stream.position, stream.last = row.upto, row.sha256
    stream.number = max(stream.number, row.number)


def next_waiting(tx: ReadTx, place_id: UUID) -> UUID | None:
    """A bundle of a place that was held for a gap and now fits; the earliest."""
    asked = (
        sa.select(Bundle, Stream.position)
        .join(
            Stream,
            sa.and_(
                Stream.installation == Bundle.installation,
                Stream.epoch == Bundle.epoch,
                Stream.direction == Direction.IN,
            ),
        )
        .where(
            Bundle.place_id == place_id,
            Bundle.direction == Direction.IN,
            Bundle.state == BundleState.HELD,
            Bundle.kind == BundleKind.CHANGES,
            Bundle.after <= Stream.position,
        )
        .order_by(Bundle.number, Bundle.id)
    )
    for row, _position in tx.session.execute(asked):
        fault = fault_of(row)
        if fault is not None and fault.code == "receiving.gap":
            return row.id
    return None


def content_of(tx: ReadTx, bundle_id: UUID) -> tuple[Bundle, bytes]:
    """A bundle that came in with its bytes; refused (``receiving.not_kept``) when they are gone."""
    row = tx.session.get(Bundle, bundle_id)
    content = tx.session.get(BundleContent, row.sha256) if row is not None else None
    if row is None or content is None:
        raise refuse("receiving.not_kept")
    return row, bytes(content.content)


def get(tx: ReadTx, bundle_id: UUID) -> Bundle:
    """A bundle that is known."""
    return tx.session.get_one(Bundle, bundle_id)


def place_of_bundle(tx: ReadTx, bundle_id: UUID) -> UUID | None:
    """Whose bundle it is."""
    row = tx.session.get(Bundle, bundle_id)
    return row.place_id if row is not None else None


def place_name(tx: ReadTx, place_id: UUID | None) -> str:
    """What a place is called, "" for nobody."""
    place = tx.session.get(Place, place_id) if place_id is not None else None
    return place.name if place is not None else ""


def with_following(outcome: MergeOutcome, following: tuple[UUID, ...]) -> MergeOutcome:
    """The same outcome with the bundles that were merged after it."""
    return replace(outcome, following=following)
