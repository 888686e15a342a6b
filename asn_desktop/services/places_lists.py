"""The key list as rows: places and keys are made what the newest signed list says."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, KeyList, Place, PlaceKey
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.places import centre_id, newest_list, stream_of
from asn_desktop.views.bundles import Header, KeyEntry, KeyListView


def key_name(signing: bytes) -> str:
    """The name of a public key: the first 8 bytes of its SHA-256, hexadecimal."""
    return hashlib.sha256(signing).digest()[:8].hex()


def take_list(
    tx: Tx, known: KeyListView, content: bytes, version_here: int, only: Collection[str] = ()
) -> bool:
    """Keep a list whose signatures were found good, and make places and keys what it says.

    ``version_here``: the version this was judged against; ``only``: codes of the places an office
    keeps rows of (itself and the centre), empty = all. Returns whether anything was new. Raises
    ``Refused``: ``places.list_older``, ``places.list_forked`` (the same number, another content),
    ``places.list_overtaken``.
    """
    newest = newest_version(tx)
    if newest != version_here:
        raise refuse("places.list_overtaken")
    if known.version < newest:
        raise refuse("places.list_older", version=known.version, here=newest)
    if known.version == newest:
        if newest_list(tx) != content:
            raise refuse("places.list_forked", version=newest)
        return False
    tx.session.add(KeyList(version=known.version, content=content, received_at=tx.now))
    _reflect(tx, known, only)
    return True


def keep_turn(tx: Tx, known: KeyListView, content: bytes) -> None:
    """Keep a list in which the root keys changed, on the way to a newer one; rows stay."""
    if tx.session.get(KeyList, known.version) is None:
        tx.session.add(KeyList(version=known.version, content=content, received_at=tx.now))


def newest_version(tx: ReadTx) -> int:
    """The version of the newest list here, 0 for none."""
    return tx.session.scalar(sa.select(sa.func.max(KeyList.version))) or 0


def remember_kit(tx: Tx, header: Header, sha256: str, size: int) -> UUID | None:
    """Remember a kit that is taken now and return the id of its row; None where it was before."""
    if tx.session.scalar(sa.select(Bundle.id).where(Bundle.sha256 == sha256)) is not None:
        return None
    bundle = Bundle(
        sha256=sha256,
        direction=Direction.IN,
        kind=BundleKind.KIT,
        state=BundleState.APPLIED,
        at=tx.now,
        by=tx.actor.on_behalf_of or tx.actor.name,
        size=size,
        place_id=centre_id(tx),
        installation=header.installation,
        epoch=header.epoch,
        number=header.number,
    )
    tx.session.add(bundle)
    tx.session.flush()
    return bundle.id


def lists_after(tx: ReadTx, version: int) -> tuple[tuple[int, bytes], ...]:
    """Every list kept here that is newer than ``version``, the oldest first."""
    asked = sa.select(KeyList.version, KeyList.content).where(KeyList.version > version)
    return tuple(
        (row.version, row.content) for row in tx.session.execute(asked.order_by("version"))
    )


def set_reason(tx: Tx, key_id: str, reason: str) -> None:
    """Note why a key was revoked; the centre alone keeps that, lists go to everybody."""
    row = tx.session.scalar(sa.select(PlaceKey).where(PlaceKey.key_id == key_id))
    if row is not None:
        row.reason = reason


def tie_stream(tx: Tx, installation: UUID) -> None:
    """Say of our own stream that it goes to the centre, once the centre is known here."""
    centre, stream = centre_id(tx), stream_of(tx, installation)
    if stream is not None and centre is not None:
        stream.place_id = centre


def _reflect(tx: Tx, known: KeyListView, only: Collection[str]) -> None:
    by_code: dict[str, list[KeyEntry]] = defaultdict(list)
    for entry in known.entries:
        if not only or entry.place in only:
            by_code[entry.place].append(entry)
    places = {row.code: row for row in tx.session.scalars(sa.select(Place))}
    keys = {row.key_id: row for row in tx.session.scalars(sa.select(PlaceKey))}
    for code, entries in by_code.items():
        place = places.get(code)
        if place is None:
            place = Place(code=code, name=entries[-1].name)
            tx.session.add(place)
            tx.session.flush()
        _set_place(place, entries)
        for entry in entries:
            _set_key(tx, place.id, entry, keys)
    tx.session.flush()


def _set_place(place: Place, entries: list[KeyEntry]) -> None:
    newest = entries[-1]
    units = sorted({unit.hex for entry in entries for unit in entry.units})
    _set(place, "name", newest.name)
    _set(place, "centre", newest.centre)
    _set(place, "enrolled_on", min(entry.since for entry in entries))
    _set(place, "units", json.dumps(units))


def _set_key(tx: Tx, place_id: UUID, entry: KeyEntry, keys: Mapping[str, PlaceKey]) -> None:
    row = keys.get(key_name(entry.signing))
    if row is None:
        row = PlaceKey(
            place_id=place_id,
            installation=entry.installation,
            key_id=key_name(entry.signing),
            signing=entry.signing,
            recipient=entry.recipient,
        )
        tx.session.add(row)
    _set(row, "state", entry.state)
    _set(row, "since", entry.since)
    _set(row, "revoked_on", entry.revoked_on)
    _set(row, "until_seq", entry.until_seq)


def _set(row: Place | PlaceKey, name: str, value: object) -> None:
    """Leave a value alone that is the same, so that the journal tells only what changed."""
    if getattr(row, name) != value:
        setattr(row, name, value)
