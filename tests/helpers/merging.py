"""Offices that tell a centre of themselves, without files: header and payload made by hand."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import engine
from asn_desktop.models.exchange import Place
from asn_desktop.models.paper import SealedContent, Version
from asn_desktop.models.planning import Period
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS, Ownership
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge_bundles, parcels, periods, progress, setup
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.merge_bundles import Arrived
from asn_desktop.services.office import Actor, Office, ReadTx, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.views.bundles import Header, Payload, Revised
from asn_desktop.views.merging import MergeOutcome
from asn_desktop.views.parcels import Content, from_text, name_of, next_text, to_text

Make = Callable[..., Any]
Rows = dict[str, list[dict[str, Any]]]
VERIFIER = Actor(name="Rina Wulandari")


def become_centre(office: Office, *years: int) -> None:
    """From now on the program is the centre, and somebody with a name works there."""
    office.write(Act.BECOME_CENTRE, setup.change_settings, exchange_role="centre")
    office.actor = VERIFIER
    for year in years:
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, year)


def add_place(office: Office, code: str, units: Iterable[UUID] = ()) -> UUID:
    """A place the centre knows."""

    def write(tx: Tx) -> UUID:
        row = Place(code=code, name=f"Kecamatan {code}", units=json.dumps([u.hex for u in units]))
        tx.session.add(row)
        return row.id

    return office.write(Act.ENROL_PLACE, write).value


@contextmanager
def open_copy(folder: Path, empty: Path, clock: Any) -> Any:
    """Another office on a file of its own."""
    shutil.copytree(empty, folder)
    store = open_store(folder)
    try:
        yield Office(store, STANDARD, clock)
    finally:
        store.close()


def journal_end(tx: ReadTx) -> int:
    """The newest entry."""
    return tx.session.execute(sa.text("SELECT max(seq) FROM journal_entry")).scalar_one() or 0


@dataclass
class Letter:
    """A bundle as its sender knows it."""

    header: Header
    payload: Payload

    @property
    def sha256(self) -> str:
        """Stands in for the hash of the file."""
        said = repr((self.header, sorted(one.text for one in self.payload.revisions)))
        return hashlib.sha256(said.encode()).hexdigest()

    def edited(
        self, kind: str, change: Callable[[Rows], object], key: UUID | None = None
    ) -> Letter:
        """The same with one parcel of a kind (the first) written otherwise."""
        made, done = [], False
        for one in self.payload.revisions:
            if not done and one.kind == kind and key in (None, one.id):
                done = True
                rows = {name: list(of) for name, of in (from_text(one.text).rows or {}).items()}
                change(rows)
                one = replace(one, text=to_text(Content(one.kind, one.id, rows)))
            made.append(one)
        assert done, f"no {kind} in the bundle"
        return replace(self, payload=replace(self.payload, revisions=tuple(made)))

    def only(self, *kinds: str) -> Letter:
        """The same with parcels of these kinds alone."""
        kept = tuple(one for one in self.payload.revisions if one.kind in kinds)
        return replace(self, payload=replace(self.payload, revisions=kept))

    def without(self, *kinds: str) -> Letter:
        """The same without parcels of these kinds."""
        kept = tuple(one for one in self.payload.revisions if one.kind not in kinds)
        return replace(self, payload=replace(self.payload, revisions=kept))


@dataclass
class Sender:
    """The sending side of an office: what it told so far, as its own heads would remember."""

    office: Office
    place: str
    installation: UUID = field(default_factory=new_id)
    epoch: str = field(default_factory=lambda: os.urandom(8).hex())
    number: int = 0
    acknowledged: int = 0
    reached: int = 0
    told: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[UUID, bytes] = field(default_factory=dict)

    def send(self, *, everything: bool = False) -> Letter:
        """All that was touched since the acknowledged position, as it is now."""
        end = self.office.read(journal_end)
        revisions, sealed = self.office.read(self._gather, end, everything=everything)
        end = self.reached = max(end, self.reached + 1)  # something always happened meanwhile
        self.number += 1
        header = Header(
            kind=BundleKind.CHANGES,
            place=self.place,
            to="PUSAT",
            installation=self.installation,
            epoch=self.epoch,
            number=self.number,
            previous="",
            after=self.acknowledged,
            upto=end,
            created=datetime(2026, 7, 2, tzinfo=UTC),
            app="1",
            schema=engine.SCHEMA,
            reads_from=engine.SCHEMA,
        )
        return Letter(header, Payload(revisions=tuple(revisions), sealed=sealed))

    def _gather(
        self, tx: ReadTx, end: int, *, everything: bool
    ) -> tuple[list[Revised], dict[str, str]]:
        whole = everything or self.acknowledged == 0
        touched = parcels.since(tx, self.acknowledged, end)
        if whole:
            every = parcels.everything(tx)
            touched.places |= every.places
            for kind, ids in every.parcels.items():
                touched.parcels[kind] |= ids
        found = []
        for kind in PARCELS:
            ids = touched.parcels.get(kind, set())
            fact = PARCELS[kind].ownership is Ownership.FACT
            for key, plain in parcels.texts(tx, kind, ids, touched.places).items():
                text = plain if fact else self._next(key, plain)
                before = () if fact else tuple(n for n in self.told[key] if n != name_of(text))
                found.append(Revised(kind, key, text, before))
                if name_of(text) not in self.told[key]:
                    self.told[key].insert(0, name_of(text))
        versions = touched.parcels.get("version", set())
        asked = sa.select(SealedContent).where(
            SealedContent.fingerprint.in_(
                sa.select(Version.fingerprint).where(Version.id.in_(versions))
            )
        )
        return found, {row.fingerprint: row.content for row in tx.session.scalars(asked)}

    def _next(self, key: UUID, plain: bytes) -> bytes:
        self.heads[key] = next_text(plain, self.heads.get(key), self.told[key])
        return self.heads[key]


def keep(centre: Office, letter: Letter) -> UUID:
    """Take the bundle in, without merging it."""
    arrived = Arrived("paket", letter.sha256, b"bytes", letter.header, {})
    return centre.write(Act.RECEIVE_BUNDLE, merge_bundles.keep, arrived).value


def merge(centre: Office, place_id: UUID, letter: Letter) -> MergeOutcome:
    """Take the bundle in and merge it, with those that waited for it."""
    bundle_id = keep(centre, letter)
    done = centre.merge(
        Act.MERGE_BUNDLE, place_id, merge_bundles.apply, bundle_id, letter.header, letter.payload
    )
    return done.value


def rows_of(office: Office, *, leave_out: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """Every row of every parcel, as text, by table: what two offices are compared by."""

    def read(tx: ReadTx) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for table in PARCEL_OF:
            if table in leave_out:
                continue
            asked = tx.session.execute(sa.select(parcels.table_of(table)))
            rows = {json.dumps(parcels.plain_row(table, row), sort_keys=True) for row in asked}
            if rows:
                found[table] = rows
        return found

    return office.read(read)


def count(office: Office, model: Any, *where: Any) -> int:
    """How many rows there are."""

    def read(tx: ReadTx) -> int:
        asked = sa.select(sa.func.count()).select_from(model)
        return tx.session.scalar(asked.where(*where)) or 0

    return office.read(read)


def edit(office: Office, model: Any, key: UUID, **fields: object) -> None:
    """Change fields of a row, as an act of the office."""

    def write(tx: Tx) -> None:
        row = tx.session.get_one(model, key)
        for name, value in fields.items():
            setattr(row, name, value)

    office.write(Act.EDIT_SKP, write)


def remove(office: Office, model: Any, key: UUID) -> None:
    """Delete a row, as an act of the office."""
    office.write(Act.EDIT_SKP, lambda tx: tx.session.delete(tx.session.get_one(model, key)))


@dataclass
class World:
    """An office with an SKP and a realisation, and a centre that knows the place."""

    centre: Office
    branch: Office
    place: UUID
    sender: Sender
    leader: UUID
    person: UUID
    skp: UUID
    result: UUID
    line: UUID
    period: UUID

    def tell(self, *, everything: bool = False) -> MergeOutcome:
        """The office sends, the centre merges."""
        return merge(self.centre, self.place, self.sender.send(everything=everything))

    def take(self, letter: Letter) -> MergeOutcome:
        """The centre merges this bundle."""
        return merge(self.centre, self.place, letter)


def fill(centre: Office, branch: Office, code: str, make_person: Make, make_skp: Make) -> World:
    """An office with two people, an SKP and a realisation, enrolled at a centre; nothing sent."""
    place = add_place(centre, code)
    branch.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    leader = make_person(branch, "Drs. Budi", position="Camat")
    person = make_person(branch, "Siti Aminah, S.E.", assessor=leader)
    skp = make_skp(branch, person, leader)
    period = branch.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    result = branch.read(progress.progress_of, person, period).results[0]
    line = result.indicators[0]
    branch.write(
        Act.RECORD_REALISATION, progress.record, result.id, line.id, period, "288 surat", "Reg"
    )
    sender = Sender(branch, code)
    return World(centre, branch, place, sender, leader, person, skp, result.id, line.id, period)
