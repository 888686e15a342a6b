"""Keys, the number two people compare by telephone, and the list of keys that count."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hostile import PUSAT, STRANGER, A, B, Cast, fault, genuine, request_of, ring

from asn_desktop.bundles import keylist, keys
from asn_desktop.bundles.plain import to_plain
from asn_desktop.bundles.strict import dumps
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.views.bundles import KeyListView

ROOTS = [keys.Signer.from_bytes(bytes([number]) * 32) for number in (101, 102, 103)]
OTHERS = [keys.Signer.from_bytes(bytes([number]) * 32) for number in (111, 112, 113)]
PINNED = tuple(root.public for root in ROOTS)


def listed(version: int = 7, members: Sequence[Cast] = (A, PUSAT), **more: object) -> KeyListView:
    made = KeyListView(
        version,
        date(2026, 11, 1),
        tuple(each.entry for each in members),
        PUSAT.recipient,
        PINNED,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def code_of(data: bytes, *, roots: Sequence[bytes] = PINNED, current: bytes = b"") -> str:
    try:
        keylist.verify(data, roots=roots, current=current)
    except BundleFault as refused:
        return refused.code
    return ""


# ---- keys


def test_a_signer_comes_back_from_its_bytes_and_hides_them() -> None:
    signer = keys.Signer.make()
    again = keys.Signer.from_bytes(signer.to_bytes())
    assert again.public == signer.public
    assert signer.to_bytes().hex() not in repr(signer) + str(signer)
    assert keys.is_signed(again.public, "a/b", b"words", signer.sign("a/b", b"words"))
    assert not keys.is_signed(b"short", "a/b", b"words", bytes(64))


def test_a_signature_counts_for_one_kind_of_thing_only() -> None:
    signature = A.signer.sign("a/b", b"words")
    assert not keys.is_signed(A.signer.public, "a/c", b"words", signature)
    assert not keys.is_signed(A.signer.public, "a/bw", b"ords", signature)
    assert keys.pae("a/b", b"words") == b"DSSEv1 3 a/b 5 words"


def test_an_identity_names_its_recipient() -> None:
    secret, recipient = keys.make_identity()
    assert keys.recipient_of(secret) == recipient
    with pytest.raises(ValueError, match="identity"):
        keys.recipient_of("AGE-SECRET-KEY-1NO")


def test_the_check_number_follows_from_everything_that_is_enrolled() -> None:
    asked = request_of(A)
    number = keys.check_number(asked)
    assert number == keys.check_number(replace(asked, name="Nama lain", reason="diganti"))
    assert keys.is_check_number(number)
    assert keys.is_check_number(f"{number[:4]} {number[4:8]}-{number[8:]}")
    others = (
        replace(asked, signing=B.signer.public),
        replace(asked, recipient=B.recipient),
        replace(asked, place=B.place),
        replace(asked, installation=UUID(int=9)),
    )
    assert len({keys.check_number(each) for each in others} | {number}) == 5


def test_a_mistyped_check_number_is_noticed() -> None:
    number = keys.check_number(request_of(STRANGER))
    for at, digit in enumerate(number):
        for other in "0123456789".replace(digit, ""):
            assert not keys.is_check_number(number[:at] + other + number[at + 1 :])
    for at in range(11):
        if number[at] != number[at + 1]:
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            assert not keys.is_check_number(swapped)
    assert not keys.is_check_number(number[:-1])
    assert not keys.is_check_number(number.replace(number[0], "²"))


def test_a_check_number_has_twelve_digits_whatever_the_keys() -> None:
    chance = random.Random(1)
    for _ in range(3):
        asked = replace(request_of(A), signing=chance.randbytes(32))
        assert len(keys.check_number(asked)) == 12


# ---- the list


def test_two_of_three_root_keys_make_a_list() -> None:
    view = listed()
    for signers in (ROOTS, ROOTS[:2], ROOTS[1:], [ROOTS[2], ROOTS[0]]):
        assert keylist.verify(keylist.sign(view, signers), roots=PINNED) == view
    known = keylist.keyring(keylist.read(keylist.sign(view, ROOTS)))
    assert fault(genuine(), known) == ""


NOW = keylist.sign(listed(7), ROOTS[:2])
GONE = replace(A, state=KeyState.REVOKED, until=2690)
REVOKED = keylist.sign(listed(7, (GONE, PUSAT)), ROOTS[:2])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (keylist.sign(listed(6), ROOTS), "keylist.older"),
        (NOW, ""),
        (keylist.sign(listed(7, (A, B, PUSAT)), ROOTS), "keylist.forked"),
        (keylist.sign(listed(8), ROOTS), ""),
        (keylist.sign(listed(9, (A, B, PUSAT)), ROOTS[1:]), ""),
        (keylist.sign(listed(8), ROOTS[:1]), "keylist.too_few"),
        (keylist.sign(listed(8), []), "keylist.damaged"),
        (keylist.sign(listed(8), [PUSAT.signer, A.signer]), "keylist.too_few"),
        (keylist.sign(listed(8), [ROOTS[0], PUSAT.signer]), "keylist.too_few"),
        (keylist.sign(listed(8), OTHERS), "keylist.too_few"),
    ],
    ids=[
        "an older one",
        "the same again",
        "another one of the same number",
        "a newer one",
        "a newer one after a gap, by the other two",
        "one root key of two",
        "nobody",
        "the key of the centre and an office",
        "one root key and the key of the centre",
        "three keys nobody knows",
    ],
)
def test_what_may_follow_the_list_in_force(data: bytes, code: str) -> None:
    assert code_of(data, current=NOW) == code


def test_a_root_key_that_signs_twice_is_one() -> None:
    body = NOW.split(b"\n")[0]
    line = NOW.split(b"\n")[1]
    assert code_of(b"\n".join((body, line, line, b""))) == "keylist.damaged"


def test_a_wrong_root_signature_is_an_alarm_even_beside_two_right_ones() -> None:
    whole = keylist.sign(listed(8), ROOTS)
    wrong = ROOTS[2].sign(keylist.MEDIA_TYPE, b"other").hex().encode()
    lines = whole.split(b"\n")
    lines[3] = lines[3][:17] + wrong
    assert code_of(b"\n".join(lines), current=NOW) == "keylist.signature"


def test_the_signatures_of_another_list_do_not_count() -> None:
    older = keylist.sign(listed(8), ROOTS).split(b"\n")
    newer = keylist.sign(listed(9), ROOTS).split(b"\n")
    assert code_of(b"\n".join((newer[0], *older[1:])), current=NOW) == "keylist.signature"


def test_a_signature_over_a_header_is_none_over_a_list() -> None:
    body = NOW.split(b"\n")[0]
    lines = [
        f"{root.key_id} {root.sign('application/vnd.asn-desktop.bundle+json', body).hex()}".encode()
        for root in ROOTS
    ]
    assert code_of(b"\n".join((body, *lines, b""))) == "keylist.signature"


def test_the_roots_that_count_are_those_in_force() -> None:
    new = listed(8, roots=tuple(root.public for root in OTHERS))
    assert code_of(keylist.sign(new, OTHERS), current=NOW) == "keylist.too_few"
    assert code_of(keylist.sign(new, [OTHERS[0], ROOTS[0]]), current=NOW) == "keylist.too_few"
    changed = keylist.sign(new, [*ROOTS[:2], *OTHERS[:2]])
    assert code_of(changed, current=NOW) == ""
    # From now on the old ones count for nothing, and those of the circular neither.
    assert code_of(keylist.sign(listed(9), ROOTS), current=changed) == "keylist.too_few"
    last = keylist.sign(replace(new, version=9), OTHERS[1:])
    assert code_of(last, current=changed) == ""


def test_an_office_that_was_away_for_the_change_follows_if_both_sign() -> None:
    new = listed(12, roots=tuple(root.public for root in OTHERS))
    assert code_of(keylist.sign(new, [*ROOTS[1:], *OTHERS[1:]]), current=NOW) == ""


@pytest.mark.parametrize(
    ("member", "code"),
    [
        (A, "keylist.revived"),
        (replace(A, state=KeyState.RETIRED), "keylist.revived"),
        (replace(GONE, until=2691), "keylist.revived"),
        (replace(GONE, place=B.place), "keylist.revived"),
        (replace(GONE, epoch="00" * 8), "keylist.revived"),
        (replace(GONE, until=None), ""),
        (replace(GONE, until=2000), ""),
        (B, ""),
    ],
)
def test_a_revocation_is_never_taken_back(member: Cast, code: str) -> None:
    data = keylist.sign(listed(8, (member, PUSAT)), ROOTS)
    assert code_of(data, current=REVOKED) == code


def test_a_bundle_of_a_retired_centre_key_that_has_ended_is_refused() -> None:
    ended = replace(PUSAT, state=KeyState.RETIRED, until=100)
    assert fault(genuine(sender=PUSAT, to=A, kind="balasan"), ring(A, ended), A) == "bundle.revoked"


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 0},
        {"roots": PINNED[:2]},
        {"roots": (PINNED[0], PINNED[0], PINNED[1])},
        {"roots": (*PINNED[:2], b"short")},
        {"recovery": "age1nobody"},
        {"entries": (A.entry,)},
        {"entries": (PUSAT.entry, A.entry, A.entry)},
        {"entries": (PUSAT.entry, replace(A.entry, recipient="age1"))},
        {"entries": (PUSAT.entry, replace(A.entry, signing=b"short"))},
        {"entries": (PUSAT.entry, replace(A.entry, centre=True))},
        {"entries": (PUSAT.entry, replace(A.entry, until_seq=-1))},
        {"entries": (PUSAT.entry, replace(A.entry, until_epoch="now"))},
        {"entries": (PUSAT.entry, replace(A.entry, state=KeyState.REQUESTED))},
        {"entries": (replace(PUSAT.entry, state=KeyState.REVOKED), A.entry)},
    ],
)
def test_an_unsound_list_is_neither_signed_nor_taken(changed: dict[str, object]) -> None:
    view = listed(**changed)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"."):
        keylist.sign(view, ROOTS)
    body = dumps(to_plain(view))
    lines = [f"{one.key_id} {one.sign(keylist.MEDIA_TYPE, body).hex()}".encode() for one in ROOTS]
    assert code_of(b"\n".join((body, *lines, b""))) == "keylist.content"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}",
        NOW[:-1],
        NOW[:-2] + b"\n",
        NOW.replace(b"\n", b"\r\n"),
        NOW + b"\n",
        NOW + NOW.split(b"\n")[1] + b"0\n",
        bytes(keylist.LIMIT + 1),
    ],
)
def test_a_damaged_list_is_told_as_damaged(data: bytes) -> None:
    assert code_of(data) == "keylist.damaged"


def test_a_body_with_another_spelling_is_refused() -> None:
    for old, new in (
        (b'"version":7', b'"version":7,"version":8'),
        (b'"version":7', b'"version":7.0'),
    ):
        body = NOW.split(b"\n")[0].replace(old, new)
        lines = [
            f"{one.key_id} {one.sign(keylist.MEDIA_TYPE, body).hex()}".encode() for one in ROOTS
        ]
        assert code_of(b"\n".join((body, *lines, b""))) == "keylist.content"


def test_no_changed_byte_of_a_list_is_taken() -> None:
    whole = keylist.sign(listed(8), ROOTS[:2])
    for at in range(len(whole)):
        changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert code_of(changed, current=NOW), at


@pytest.mark.parametrize("check", ["check_root_signatures", "check_follows"])
def test_without_its_check_a_forged_list_gets_through(
    check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = (
        keylist.sign(listed(6), ROOTS) if "follows" in check else keylist.sign(listed(8), OTHERS)
    )
    assert code_of(forged, current=NOW)
    monkeypatch.setattr(keylist, check, lambda *_: None)
    assert code_of(forged, current=NOW) == ""
