"""Bundles that were changed a little, anywhere: none is taken, none stops the program.

A few thousand in every run; ``ASN_SOAK=1`` makes a million of them. Three worlds are tried: a
stranger who changes bytes on the way (nothing may get through); somebody who holds an office's
signing key and signs what he changed (only what is still a right bundle gets through); and the
text inside, as bytes that were never checked.
"""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest
from hostile import (
    PAYLOAD,
    RING,
    A,
    assemble,
    body_of,
    fault,
    framed,
    genuine,
    header_of,
    press,
)

from asn_desktop.bundles import container, frames, seals, strict
from asn_desktop.bundles.plain import to_plain
from asn_desktop.rules.faults import BundleFault
from asn_desktop.views.bundles import Header

pytestmark = pytest.mark.timeout(7200 if os.environ.get("ASN_SOAK") else 120)
SOAK = bool(os.environ.get("ASN_SOAK"))
ROUNDS = int(os.environ.get("ASN_MUTATIONS", "1000000")) if SOAK else 4000
SEED = secrets.randbits(64) if SOAK else 20260101
GOOD = genuine()
CUT = container.cut(GOOD)
CONTENT = frames.write(header_of(), PAYLOAD).content

Mutator = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def put(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 1, 2, 4, 8))) + data[at + 1 :]


def leave_out(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 1, 2, 8, 64)) :]


def double(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    some = data[at : at + chance.choice((1, 4, 16, 72))]
    return data[:at] + some + data[at:]


def swap(chance: random.Random, data: bytes) -> bytes:
    first, second = sorted(chance.sample(range(len(data)), 2))
    size = chance.choice((1, 4, 16))
    one, two = data[first : first + size], data[second : second + size]
    return data[:first] + two + data[first + size : second] + one + data[second + size :]


def cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def extreme(chance: random.Random, data: bytes) -> bytes:
    size = chance.choice((1, 2, 4, 8))
    at = chance.randrange(len(data) - size)
    value = chance.choice((0, 1, 2 ** (8 * size - 1), 2 ** (8 * size) - 1))
    return data[:at] + value.to_bytes(size) + data[at + size :]


def number(chance: random.Random, data: bytes) -> bytes:
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return flip(chance, data)
    at = chance.choice(digits)
    words = chance.choice((b"-1", b"1e9", b"0.5", b"99999999999999999999", b"null", b"[]", b'"'))
    return data[:at] + words + data[at + 1 :]


def newlines(_: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


MUTATORS: tuple[Mutator, ...] = (
    flip,
    flip,
    flip,
    put,
    leave_out,
    double,
    swap,
    cut_off,
    extreme,
    number,
    newlines,
)


def mutated(data: bytes, rounds: int, seed: int) -> Iterator[bytes]:
    """``rounds`` changed copies, none of them the same as ``data``."""
    chance = random.Random(seed)
    while rounds:
        found = chance.choice(MUTATORS)(chance, data)
        if chance.random() < 0.2 and found:
            found = chance.choice(MUTATORS)(chance, found) if len(found) > 16 else found
        if found != data:
            rounds -= 1
            yield found


def test_what_was_changed_on_the_way_is_never_taken() -> None:
    taken = [data for data in mutated(GOOD, ROUNDS, SEED) if fault(data) == ""]
    assert taken == [], f"seed {SEED}"


def test_no_byte_of_a_file_may_be_another() -> None:
    for at in range(len(GOOD)):
        for bit in (1, 0x80) if not SOAK else (1, 2, 4, 8, 16, 32, 64, 128):
            assert fault(GOOD[:at] + bytes([GOOD[at] ^ bit]) + GOOD[at + 1 :]), at


def test_no_part_of_a_file_is_the_whole() -> None:
    for length in range(len(GOOD)):
        code = fault(GOOD[:length])
        assert code in ("bundle.truncated", "bundle.empty"), (length, code)


def test_a_header_signed_after_it_was_changed_is_taken_only_if_it_says_the_same() -> None:
    wanted = container.read_header(CUT.header)
    for words in mutated(CUT.header, ROUNDS // 4, SEED + 1):
        if len(words) > container.HEADER_LIMIT:
            continue
        data = assemble(words, [A], bytes(CUT.sealed))
        if fault(data) == "":
            assert container.look(data, RING) == wanted, f"seed {SEED}"


def test_content_signed_after_it_was_changed_is_refused_or_a_right_bundle() -> None:
    """The worst stranger: a thief with the key of an office. What gets through is well formed."""
    body = body_of(PAYLOAD)
    said = to_plain(header_of())
    counts, codes = frames.counts(PAYLOAD), set()
    for changed in mutated(body, ROUNDS // 4, SEED + 2):
        content = framed(changed, said, counts=counts)
        try:
            found = frames.read(headed(content), content)
        except BundleFault as refused:
            codes.add(refused.code)
            continue
        assert frames.counts(found) == counts
        assert all(strict.loads(one.text) for one in found.revisions)
    assert codes == {"bundle.content"}


def headed(content: bytes) -> Header:
    """The header of a genuine file of this content, whatever it is."""
    manifest = content[9 : 9 + int.from_bytes(content[1:9])]
    return header_of(raw_length=len(content), manifest_sha256=sha256(manifest).hexdigest())


def test_a_pressed_content_signed_after_it_was_changed_is_refused() -> None:
    header = header_of(raw_length=len(CONTENT))
    pressed, codes = press(CONTENT), set()
    for changed in mutated(pressed, ROUNDS // 4, SEED + 3):
        try:
            assert seals.unpress(header, changed) == CONTENT
        except BundleFault as refused:
            codes.add(refused.code)
    assert codes == {"bundle.size"}


def test_json_of_strangers_is_read_or_refused_and_nothing_else() -> None:
    for changed in mutated(PAYLOAD.revisions[0].text, ROUNDS // 4, SEED + 4):
        try:
            again = strict.dumps(strict.loads(changed))
        except strict.NotStrict:
            continue
        assert strict.loads(again) == strict.loads(changed)


@pytest.mark.parametrize("mutator", sorted(set(MUTATORS), key=lambda one: one.__name__))
def test_every_way_of_changing_changes(mutator: Mutator) -> None:
    chance = random.Random(1)
    assert any(mutator(chance, GOOD) != GOOD for _ in range(20))
