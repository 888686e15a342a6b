"""Making bundles of a whole office: size and time, beside zstd of the bare rows.

    python benchmarks/bundle_send.py --staff 200 --years 3

An office of so many people is put into an empty database (`bundle_office`), then `sending.make`
tells the centre everything, and after that a quarter's work. Beside each bundle the same rows as
bare JSON Lines, each table's columns once, through zstd-10 and zstd-19. Reading is timed alone too.
An aim missed fails the run.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
import zstandard
from bundle_office import YEAR, Pattern

from asn_desktop import paths
from asn_desktop.bundles import keylist
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import KeyList, ParcelHead, Stream
from asn_desktop.models.paper import SealedContent, Version
from asn_desktop.models.planning import Period
from asn_desktop.models.progress import Realisation
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import KeyState
from asn_desktop.services import outgoing, outgoing_record, parcels, periods
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.merge_store import Writes
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.services.parcel_check import columns_of, read
from asn_desktop.views.bundles import CENTRE_CODE, KeyEntry, KeyListView, Payload
from asn_desktop.views.parcels import from_text
from asn_desktop.workflows import identity, sending

READ_AIM = 60_000  # rows a second
SIZE_AIM = 1.1  # of zstd-10 of the bare rows
FULL_AIM, QUARTER_AIM = 6.0, 1.0  # seconds, 200 staff
QUARTER_SIZE = 300_000


def fill(office: Office, payload: Payload, years: Sequence[int]) -> int:
    """Put the rows of a payload into the tables; returns how many."""
    for year in years:
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, year)
    rows: dict[str, list[tuple[object, ...]]] = {}
    for one in payload.revisions:
        for table, row in read(one.kind, one.id.hex, one.text).rows():
            rows.setdefault(table, []).append(row)

    def write(tx: Tx) -> None:
        sealed = [{"fingerprint": k, "content": v} for k, v in payload.sealed.items()]
        tx.session.execute(sa.insert(SealedContent), sealed)
        for table, of in rows.items():
            Writes(tx).insert(table, columns_of(table), of)

    office.write(Act.IMPORT_ROSTER, write)
    return sum(map(len, rows.values()))


def enrol(office: Office) -> None:
    """Keys of the office, and a key list that names a centre."""
    me, (_secret, recipient) = identity.make(office, "32.04.17"), make_identity()
    since = office.today()
    centre = KeyEntry(
        CENTRE_CODE, "Pusat", new_id(), Signer.make().public, recipient, KeyState.ACTIVE, since
    )
    own = KeyEntry(
        "32.04.17", "K", me.installation, me.signer.public, me.recipient, KeyState.ACTIVE, since
    )
    roots = [Signer.make() for _ in range(3)]
    entries = (replace(centre, centre=True), own)
    view = KeyListView(1, since, entries, make_identity()[1], tuple(each.public for each in roots))
    content = keylist.sign(view, roots[:2])

    def store(tx: Tx) -> None:
        tx.session.add(KeyList(version=1, content=content, received_at=tx.now))

    office.write(Act.TAKE_KIT, store)
    identity.current_epoch(office)


def acknowledge(tx: Tx) -> None:
    """The centre has it all."""
    stream = tx.session.scalars(sa.select(Stream)).one()
    stream.position = outgoing.journal_end(tx)[0]
    tx.session.execute(sa.update(ParcelHead).values(agreed=ParcelHead.hash))


def work_a_quarter(tx: Tx, year: int) -> None:
    """Every evaluation and realisation of the fourth quarter changes and is sealed anew."""
    period = tx.session.scalars(
        sa.select(Period.id).where(Period.year == year, Period.code == "TW4")
    ).one()
    for line in tx.session.scalars(sa.select(Realisation).where(Realisation.period_id == period)):
        line.text = f"{line.text} selesai"
    for row in tx.session.scalars(sa.select(Evaluation).where(Evaluation.period_id == period)):
        row.note = "Pertahankan capaian ini"
        old = tx.session.scalars(sa.select(Version).where(Version.document_id == row.id)).one()
        before = tx.session.get_one(SealedContent, old.fingerprint).content
        content = before.replace("sesuai", "menurut").replace(
            '"period"', f'"of":"{row.id}","period"'
        )
        seal = hashlib.sha256(content.encode()).hexdigest()
        tx.session.add(SealedContent(fingerprint=seal, content=content))
        tx.session.add(
            Version(
                document_id=row.id,
                form=old.form,
                number=2,
                person_id=old.person_id,
                fingerprint=seal,
                sealed_at=tx.now,
                year=year,
                period="TW4",
                skp_id=old.skp_id,
                parent=old.fingerprint,
            )
        )


def bare(tx: ReadTx, carried: outgoing.Gathered) -> bytes:
    """The rows that travel, alone: each table's columns once, then an array a row."""
    tables: dict[str, list[object]] = {}
    for one in carried.carried:
        for table, rows in (from_text(one.revised.text).rows or {}).items():
            into = tables.setdefault(table, [[table, *sorted(rows[0])]])
            into.extend([row[name] for name in sorted(row)] for row in rows)
    seals = [one.fingerprint for one in carried.carried if one.fingerprint]
    lines = [
        json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        for rows in tables.values()
        for row in rows
    ]
    return "\n".join((*lines, *outgoing.sealed_contents(tx, seals).values())).encode()


def reading(tx: ReadTx) -> tuple[float, int]:
    """Seconds (the best of three) and bytes for the texts of everything."""
    found, best, size = parcels.everything(tx), 1e9, 0
    for _ in range(3):
        begun, size = time.perf_counter(), 0
        for kind, keys in found.parcels.items():
            size += sum(map(len, parcels.texts(tx, kind, keys, found.places).values()))
        best = min(best, time.perf_counter() - begun)
    return best, size


def compare(office: Office, me: UUID, name: str) -> tuple[float, int, float]:
    """Make the bundle and say how it stands beside its rows."""
    rows = office.read(lambda tx: bare(tx, outgoing.gather(tx, me)))
    begun = time.perf_counter()
    made = sending.make(office)
    taken = time.perf_counter() - begun
    size = sum(each.size for each in made)
    counts = sum((Counter(each.counts) for each in made), Counter())
    told = ", ".join(f"{number:,} {kind}" for kind, number in counts.most_common(4))
    print(f"\n{name}: {counts.total():,} parcels ({told})")
    small = 0
    for level in (10, 19):
        begun = time.perf_counter()
        pressed = len(zstandard.ZstdCompressor(level=level).compress(rows))
        small = small or pressed
        seconds = time.perf_counter() - begun
        print(f"  {f'rows, zstd-{level}':22}{pressed:>12,} B{seconds:>9.2f} s")
    print(f"  {'the bundle':22}{size:>12,} B{taken:>9.2f} s{size / small:>8.2f} × zstd-10")
    return taken, size, size / small


def main() -> int:
    """Run it; 1 when an aim is missed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--staff", type=int, default=200)
    asked.add_argument("--years", type=int, default=3)
    told = asked.parse_args()
    payload = Pattern(told.staff, told.years).office(1)
    gc.disable()  # as in the window, where garbage is collected between two jobs
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths.data_home = lambda: place / "home"  # nothing of the person's own is touched
        office = Office(open_store(place / "kantor"), STANDARD)
        years = range(YEAR - told.years + 1, YEAR + 1)
        rows = fill(office, payload, years)
        enrol(office)
        me = identity.needed(office).installation
        seconds, size = office.read(reading)
        rate = rows / seconds
        print(f"{told.staff} staff, {told.years} years: {rows:,} rows, {size:,} bytes of parcels")
        print(f"reading parcels: {seconds:.2f} s, {rate:,.0f} rows/s")
        full = compare(office, me, "everything")
        office.write(Act.TAKE_REPLY, acknowledge)
        office.write(Act.RATE_WORK, work_a_quarter, YEAR)
        quarter = compare(office, me, "a quarter")
        history = len(office.read(outgoing_record.history))
        office.close()
    share = told.staff / 200
    aims = {
        "reading": rate >= READ_AIM,
        "everything in time": full[0] <= FULL_AIM * max(1, share * told.years / 3),
        "everything in size": full[2] <= SIZE_AIM,
        "quarter in time": quarter[0] <= QUARTER_AIM * max(1, share),
        "quarter in size": quarter[1] <= QUARTER_SIZE * max(1, share),
        "two bundles": history >= 2,
    }
    missed = [name for name, met in aims.items() if not met]
    print("\nmissed: " + ", ".join(missed) if missed else "\nevery aim met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
