"""What an office has to tell the centre: everything since the position it acknowledged.

Never since the last export: a lost stick needs no repair, the next bundle contains it. A parcel
that is as the centre acknowledged it is left out; one that was sent and never acknowledged is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import KeyList, ParcelHead, Revision, Stream
from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import Attachment, SealedContent, SheetScan, Version
from asn_desktop.rules.exchange import PARCELS, Ownership
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import lineage
from asn_desktop.services import outgoing_record, parcels, places
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import read_settings
from asn_desktop.views.bundles import Blob, Revised
from asn_desktop.views.parcels import name_of, next_text
from asn_desktop.views.sending import LARGEST, BlobName, Carried, Gathered, Outgoing, StreamEnd


@dataclass(frozen=True, slots=True)
class Here:
    """What is known here of a parcel that may travel.

    ``head``: the name of what was sent or received last; ``agreed``: what a reply of this epoch
    called merged; ``parents``: every revision of it, with what that was put on.
    """

    head: str
    agreed: str | None
    parents: Mapping[str, tuple[str, ...]]


def stream_end(tx: ReadTx, installation: UUID | None = None) -> StreamEnd | None:
    """Where this office's stream to the centre stands; None where none was begun."""
    row = places.stream_of(tx, installation)
    return None if row is None else outgoing_record.end_of(row)


def journal_end(tx: ReadTx) -> tuple[int, str]:
    """Number and hash of the newest entry of the journal; (0, "") for none."""
    asked = sa.select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc())
    row = tx.session.execute(asked.limit(1)).first()
    return (row.seq, bytes(row.hash).hex()) if row else (0, "")


def touched(tx: ReadTx, after: int, upto: int) -> parcels.Touched:
    """What the journal touched; from the beginning on, everything there is.

    What came from the centre is not journalled, and offices are the centre's backup.
    """
    found = parcels.since(tx, after, upto)
    if after == 0:
        whole = parcels.everything(tx)
        found.places.update(whole.places)
        for kind, keys in whole.parcels.items():
            found.parcels[kind] |= keys
    return found


def where(tx: ReadTx, installation: UUID) -> Gathered:
    """Where the stream stands, and what a header says beside it; nothing carried yet.

    Raises ``Refused``: ``sending.not_begun``, ``sending.locked``.
    """
    end = stream_end(tx, installation)
    if end is None:
        raise refuse("sending.not_begun")
    settings = read_settings(tx)
    if settings.sending_locked:
        raise refuse("sending.locked")
    head = journal_end(tx)
    newest_list = tx.session.scalar(sa.select(sa.func.max(KeyList.version))) or 0
    return Gathered(end, head[0], head, have(tx), newest_list, settings.reference_number)


def gather(tx: ReadTx, installation: UUID) -> Gathered:
    """Everything that has to travel, in the order of the journal, read in one picture.

    Raises what :func:`where` raises.
    """
    found = where(tx, installation)
    told = touched(tx, found.end.position, found.upto)
    carried = [
        each for kind, keys in told.parcels.items() for each in _carried(tx, kind, keys, told)
    ]
    order = {kind: at for at, kind in enumerate(PARCELS)}
    carried.sort(key=lambda one: (one.entry, order[one.revised.kind], one.revised.id))
    return replace(found, carried=tuple(carried))


def have(tx: ReadTx) -> tuple[str, int]:
    """Which part of the centre's stream was taken here: its epoch and the newest number."""
    asked = sa.select(Stream.epoch, Stream.position, Stream.number).where(
        Stream.direction == Direction.IN, sa.not_(Stream.ended)
    )
    row = tx.session.execute(asked.order_by(Stream.begun_at.desc(), Stream.epoch).limit(1)).first()
    return (row.epoch, max(row.position, row.number)) if row else ("", 0)


def _carried(
    tx: ReadTx, kind: str, keys: Collection[UUID], found: parcels.Touched
) -> Iterator[Carried]:
    fact = PARCELS[kind].ownership is Ownership.FACT
    texts = parcels.texts(tx, kind, keys, found.places)
    people = parcels.people_of(tx, kind, keys, found.places)
    if fact:
        seals = _fingerprints(tx, keys) if kind == Version.__tablename__ else {}
        for key, text in texts.items():
            revised = Revised(kind, key, text)
            seal, entry = seals.get(key, ""), found.last.get(key, 0)
            yield Carried(revised, "", entry, fact=True, fingerprint=seal)
        return
    known = _known(tx, keys)
    heads = _head_texts(tx, texts, known)
    first = _is_first_epoch(tx)
    for key, plain in texts.items():
        here = known.get(key)
        if here is None:
            if plain.endswith(b'"tables":null}'):
                continue  # came and went before anybody was told of it
            text = plain
            stands_on: tuple[str, ...] = ()
        else:
            names = here.parents.keys() if first else None
            text = next_text(plain, heads.get(key, plain), names)
            stands_on = ancestors(name_of(text), here)
            if here.head == here.agreed == name_of(text):
                continue
        yield Carried(
            Revised(kind, key, text, stands_on),
            name_of(text),
            found.last.get(key, 0),
            fact=False,
            before=here.head if here is not None else None,
            person_id=people.get(key),
        )


def _is_first_epoch(tx: ReadTx) -> bool:
    """Whether this database still knows every name it ever gave; a restored one may not."""
    ended = sa.select(Stream.epoch).where(Stream.direction == Direction.OUT, Stream.ended)
    return tx.session.scalar(ended.limit(1)) is None


def ancestors(name: str, here: Here) -> tuple[str, ...]:
    """What revision ``name`` stands on, nearest first, back to and with what was agreed."""
    below = lineage(here.head, here.parents, here.agreed)
    return below if name == here.head else (here.head, *below)


def _known(tx: ReadTx, keys: Collection[UUID]) -> dict[UUID, Here]:
    """What is known here of the parcels that were sent or received before."""
    heads: dict[UUID, tuple[str, str | None]] = {}
    parents: dict[UUID, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for chunk in chunks(keys):
        asked = sa.select(ParcelHead.parcel_id, ParcelHead.hash, ParcelHead.agreed)
        for key, name, agreed in tx.session.execute(asked.where(ParcelHead.parcel_id.in_(chunk))):
            heads[key] = (name, agreed)
    for chunk in chunks(heads):
        revisions = sa.select(Revision.parcel_id, Revision.hash, Revision.parent)
        for key, name, parent in tx.session.execute(revisions.where(Revision.parcel_id.in_(chunk))):
            parents[key][name] = (parent,) if parent else ()
    return {key: Here(name, agreed, parents[key]) for key, (name, agreed) in heads.items()}


def _head_texts(
    tx: ReadTx, texts: Mapping[UUID, bytes], known: Mapping[UUID, Here]
) -> dict[UUID, bytes]:
    """The texts of heads that are not simply what the rows make now."""
    other = {here.head: key for key, here in known.items() if name_of(texts[key]) != here.head}
    found: dict[UUID, bytes] = {}
    for chunk in chunks(other):
        asked = sa.select(Revision.hash, Revision.content).where(Revision.hash.in_(chunk))
        found.update((other[name], text) for name, text in tx.session.execute(asked))
    return found


def _fingerprints(tx: ReadTx, keys: Collection[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for chunk in chunks(keys):
        asked = sa.select(Version.id, Version.fingerprint).where(Version.id.in_(chunk))
        found.update((key, seal) for key, seal in tx.session.execute(asked))
    return found


def sealed_contents(tx: ReadTx, fingerprints: Collection[str]) -> dict[str, str]:
    """The content of sealed sheets, by fingerprint."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(fingerprints))):
        asked = sa.select(SealedContent.fingerprint, SealedContent.content).where(
            SealedContent.fingerprint.in_(chunk)
        )
        found.update((seal, content) for seal, content in tx.session.execute(asked))
    return found


# ---- attachments


def waiting_blobs(tx: ReadTx, named: Collection[str] | None = None) -> list[BlobName]:
    """Attachments that lie in no bundle yet, and those the centre says it lacks.

    ``named``: look at these alone.
    """
    sent, missing = outgoing_record.sent_blobs(tx)
    wanted = _named_blobs(tx) if named is None else set(named)
    wanted = (wanted - sent) | missing
    found = []
    for chunk in chunks(sorted(wanted)):
        size = sa.func.length(Attachment.content)
        asked = sa.select(Attachment.sha256, size).where(Attachment.sha256.in_(chunk))
        found += [BlobName(sha, length) for sha, length in tx.session.execute(asked)]
    return sorted(found, key=lambda blob: blob.sha256)


def _named_blobs(tx: ReadTx) -> set[str]:
    scans = set(tx.session.scalars(sa.select(SheetScan.sha256)))
    proof = sa.select(Evidence.sha256).where(Evidence.log_id.is_(None))
    return scans | set(tx.session.scalars(proof))


def next_blobs(blobs: Sequence[BlobName], room: int = LARGEST - 65_536) -> tuple[BlobName, ...]:
    """As many attachments as one file holds, at least one."""
    chosen: list[BlobName] = []
    used = 0
    for blob in blobs:
        if chosen and used + blob.size > room:
            break
        chosen.append(blob)
        used += blob.size
    return tuple(chosen)


def read_blobs(tx: ReadTx, blobs: Sequence[BlobName]) -> tuple[Blob, ...]:
    """The attachments themselves; names stay at home but for the ending they tell."""
    asked = sa.select(Attachment).where(Attachment.sha256.in_([one.sha256 for one in blobs]))
    rows = tx.session.scalars(asked.order_by(Attachment.sha256))
    return tuple(Blob(row.name, row.media_type, bytes(row.content)) for row in rows)


# ---- what would travel


def overview(tx: ReadTx) -> Outgoing:
    """What would travel now, without making any of it: counts of what the journal touched."""
    end = stream_end(tx)
    after = end.position if end is not None else 0
    upto = journal_end(tx)[0]
    found = touched(tx, after, upto)
    newest = outgoing_record.newest_upto(tx, end)
    counts = {kind: len(found.parcels[kind]) for kind in PARCELS if found.parcels.get(kind)}
    people = {
        person
        for kind, keys in found.parcels.items()
        for person in parcels.people_of(tx, kind, keys, found.places).values()
    }
    blobs = waiting_blobs(tx)
    waiting = [one for one in outgoing_record.history(tx) if one.days is not None]
    return Outgoing(
        counts,
        len(people),
        len(blobs),
        sum(blob.size for blob in blobs),
        sum(1 for entry in found.last.values() if entry > newest),
        after,
        upto,
        (end.number if end is not None else 0) + 1,
        tuple(one for one in waiting if one.state is BundleState.MADE),
        len(waiting),
        max((one.days or 0 for one in waiting), default=None),
        read_settings(tx).sending_locked,
    )
