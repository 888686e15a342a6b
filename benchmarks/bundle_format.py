"""What the bundle's frame costs: size and time of whole files beside bare rows in zstd.

    python benchmarks/bundle_format.py [--staff 200]

Takes an office of `bundle_office.py` and seals what it has (the full report) and what a quarter
changes in it (progress, evaluation and sheet of every employee, every fifth of them sent before
and standing on an ancestor).
Beside each stand the same rows as bare JSON Lines, one array a row, columns named once, pressed
with zstd-10 and zstd-19: no parcels, names of revisions, ancestors, signature or encryption. The
aim is a file of at most 1.1 times zstd-10 of the rows; a miss fails the run. Last, the rate of
sealing and opening text of 10 MiB, and of the parts an opening is made of. Times are of the
processor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import zstandard
from bundle_office import Pattern

from asn_desktop.bundles import container, frames, keys, seals, strict
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import Header, KeyEntry, Payload, Revised
from asn_desktop.views.parcels import from_text

AIM = 1.1
MIB = 2**20
PLACE = "32.04.17"


class Sides:
    """An office and its centre with new keys."""

    def __init__(self) -> None:
        self.signer = keys.Signer.make()
        self.secret, recipient = keys.make_identity()
        self.recipients = [recipient, keys.make_identity()[1], keys.make_identity()[1]]
        entry = KeyEntry(
            PLACE, "", UUID(int=1), self.signer.public, recipient, KeyState.ACTIVE, date(2026, 1, 1)
        )
        self.known: Mapping[str, KeyEntry] = {self.signer.key_id: entry}

    def seal(self, payload: Payload) -> bytes:
        header = Header(
            BundleKind.CHANGES,
            PLACE,
            "PUSAT",
            UUID(int=1),
            "7f3a9c21d0e4b655",
            42,
            "ab" * 32,
            1200,
            2690,
            datetime(2026, 11, 21, tzinfo=UTC),
            "1.0.0",
            1,
            1,
            journal=(2690, "cd" * 32),
        )
        return container.seal(header, payload, signer=self.signer, recipients=self.recipients)

    def open(self, data: bytes) -> Payload:
        receiver = container.Receiver("PUSAT")
        return container.open_sealed(data, self.known, receiver, [self.secret])[1]


def quarter_of(whole: Payload) -> Payload:
    """What one quarter of four adds or changes, each parcel standing on the one before it."""
    picked: list[Revised] = []
    for kind, every, which in (("progress", 4, 3), ("evaluation", 5, 3), ("version", 5, 3)):
        found = [one for one in whole.revisions if one.kind == kind][which::every]
        for at, one in enumerate(found):
            sent = at % 5 == 0 and kind != "version"
            before = (hashlib.sha256(one.id.bytes).hexdigest(),) if sent else ()
            picked.append(replace(one, ancestors=before))
    texts = b"\n".join(one.text for one in picked).decode()
    sealed = {name: content for name, content in whole.sealed.items() if name in texts}
    return Payload(revisions=tuple(picked), sealed=sealed)


def bare(payload: Payload) -> bytes:
    """The rows alone: each table's columns once, then an array a row, then the sealed sheets."""
    tables: dict[str, list[Any]] = {}
    for one in payload.revisions:
        for table, rows in (from_text(one.text).rows or {}).items():
            columns = [] if table in tables else [sorted(rows[0])]
            tables.setdefault(table, columns).extend(
                [row[name] for name in sorted(row)] for row in rows
            )
    lines = [[table, *rows[0]] for table, rows in tables.items()]
    lines += [row for rows in tables.values() for row in rows[1:]]
    text = "\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in lines)
    return "\n".join((text, *payload.sealed.values())).encode()


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """The best of three, in seconds, and what came of it."""
    best, found = 1e9, None
    for _ in range(3):
        begun = time.process_time()
        found = act()
        best = min(best, time.process_time() - begun)
    return best, found


def compare(name: str, payload: Payload, sides: Sides) -> bool:
    rows = bare(payload)
    sealing, data = timed(lambda: sides.seal(payload))
    opening, again = timed(lambda: sides.open(data))
    ordered = tuple(sorted(payload.revisions, key=lambda one: one.kind))
    if again != replace(payload, revisions=ordered):
        raise SystemExit("the bundle did not come back the same")
    size = sum(len(one.text) for one in payload.revisions)
    print(
        f"\n{name}: {len(payload.revisions):,} parcels, {len(payload.sealed):,} sealed sheets, "
        f"{size:,} bytes of parcels, {len(rows):,} of rows"
    )
    print(f"{'':28}{'bytes':>12}{'of zstd-10':>12}{'make':>9}{'open':>9}")
    pressed: dict[int, int] = {}
    for level in (10, 19):
        maker = zstandard.ZstdCompressor(level=level, write_checksum=True)
        making, small = (
            timed(lambda maker=maker: maker.compress(rows)) if level == 10 else once(maker, rows)
        )
        reading, _ = timed(lambda small=small: zstandard.ZstdDecompressor().decompress(small))
        pressed[level] = len(small)
        show(f"rows, zstd-{level}", len(small), pressed[10], making, reading)
    content = frames.write(header_like(), payload).content
    bodies = zstandard.ZstdCompressor(level=10).compress(content)
    show("parcels, zstd-10", len(bodies), pressed[10], 0, 0)
    show("the bundle", len(data), pressed[10], sealing, opening)
    return len(data) <= AIM * pressed[10]


def once(maker: zstandard.ZstdCompressor, rows: bytes) -> tuple[float, bytes]:
    begun = time.process_time()
    small = maker.compress(rows)
    return time.process_time() - begun, small


def header_like() -> Header:
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    kind = BundleKind.CHANGES
    return Header(kind, PLACE, "PUSAT", UUID(int=1), "00" * 8, 1, "", 0, 1, moment, "1", 1, 1)


def show(name: str, size: int, against: int, making: float, reading: float) -> None:
    times = "".join(f"{each * 1000:>6.0f} ms" if each else f"{'':>9}" for each in (making, reading))
    print(f"{name:28}{size:>12,}{size / against:>11.2f}×{times}")


def rates(payload: Payload, sides: Sides) -> None:
    """Seal and open 10 MiB of text, whole and in parts."""
    picked: list[Revised] = []
    size = 0
    for one in payload.revisions:
        picked.append(one)
        size += len(one.text)
        if size >= 10 * MIB:
            break
    some = Payload(revisions=tuple(picked))
    sealing, data = timed(lambda: sides.seal(some))
    opening, _ = timed(lambda: sides.open(data))
    header = container.look(data, sides.known)
    seal = bytes(container.cut(data).sealed)
    parts: Sequence[tuple[str, Callable[[], Any]]] = (
        ("signature and hash", lambda: container.look(data, sides.known)),
        ("decrypt", lambda: seals.decrypt(seal, [sides.secret])),
        ("decompress", lambda: seals.unpress(header, pressed)),
        ("parse with one meaning", lambda: [strict.loads(one.text) for one in picked]),
    )
    pressed = seals.decrypt(seal, [sides.secret])
    print(f"\n{size / MIB:.1f} MiB of text, {len(picked):,} parcels")
    print(f"  seal {sealing * 1000:.0f} ms ({size / MIB / sealing:.0f} MiB/s), ", end="")
    print(f"open {opening * 1000:.0f} ms ({size / MIB / opening:.0f} MiB/s)")
    for name, act in parts:
        print(f"    {name:26}{timed(act)[0] * 1000:>6.1f} ms")


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--staff", type=int, default=200)
    sides = Sides()
    whole = Pattern(asked.parse_args().staff, 1).office(1)
    right = [
        compare("A quarter", quarter_of(whole), sides),
        compare("The full report of a year", whole, sides),
    ]
    rates(Pattern(250, 2).office(1), sides)
    print(f"\naim ≤ {AIM}× zstd-10 of bare rows: {'met' if all(right) else 'MISSED'}")
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
