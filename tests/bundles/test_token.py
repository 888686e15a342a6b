"""An acknowledgement in 165 characters: read, pasted, typed, mistyped."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from itertools import combinations
from uuid import UUID

import hypothesis
import hypothesis.strategies as st
import pytest
from hostile import PUSAT, STRANGER, A, B, Cast, ring

from asn_desktop.bundles import token
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.views.bundles import Ack, KeyEntry
from asn_desktop.workflows import qr

KNOWN = ring(A, B, PUSAT)
ACK = Ack(A.installation, "7f3a9c21d0e4b655", 2690, "ab" * 32, "c1e0" * 4)
SHORT = replace(ACK, bundle="ab" * 16)
TEXT = token.encode(ACK, PUSAT.signer)


def read(text: str, known: dict[str, KeyEntry] = KNOWN, about: Collection[UUID] = ()) -> Ack:
    return token.decode(text, known, about or [A.installation])


def code_of(text: str, known: dict[str, KeyEntry] = KNOWN, about: Collection[UUID] = ()) -> str:
    try:
        read(text, known, about)
    except BundleFault as refused:
        return refused.code
    return ""


def test_it_has_165_characters_and_makes_a_qr_code_of_version_7() -> None:
    assert len(TEXT) == token.LENGTH == 165
    assert set(TEXT) <= set(token.ALPHABET) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    squares = qr.matrix(TEXT)
    assert [len(row) for row in squares] == [45] * 45
    assert all(squares[0][:7])  # a finder pattern: dark corner, light ring
    assert not any(squares[1][1:6])


EPOCHS = st.binary(min_size=8, max_size=8).map(bytes.hex)


@hypothesis.given(EPOCHS, st.integers(0, 2**48 - 1), st.binary(min_size=32, max_size=32), EPOCHS)
@hypothesis.settings(deadline=None, max_examples=100)
def test_what_it_says_comes_back(epoch: str, position: int, bundle: bytes, centre: str) -> None:
    ack = Ack(A.installation, epoch, position, bundle.hex(), centre)
    text = token.encode(ack, PUSAT.signer)
    assert len(text) == 165
    assert read(text) == replace(ack, bundle=bundle.hex()[:32])


@pytest.mark.parametrize(
    "spoil",
    [
        str.lower,
        lambda text: "\n".join(token.rows_of(text)),
        lambda text: "\r\n\t ".join(text),
        lambda text: f"*{text}*",
        lambda text: f"_{text[:40]}\u200b{text[40:]}_\n",
        lambda text: text.replace("0", "O").replace("1", "I"),
        lambda text: text.replace("-", "–").replace("...", "…"),
        lambda text: "\ufeff" + text.replace(" ", "\xa0"),
    ],
    ids=["small", "rows", "spaced", "bold", "slanted", "O and I", "dashes", "marked"],
)
def test_chats_and_hands_may_write_it_their_way(spoil) -> None:  # type: ignore[no-untyped-def]
    assert read(spoil(TEXT)) == SHORT


def test_it_is_printed_in_five_rows_of_eleven_groups() -> None:
    rows = token.rows_of(TEXT)
    assert [len(row.split()) for row in rows] == [11] * 5
    assert read(" ".join(rows)) == SHORT


def test_a_mistyped_character_is_told_with_its_row() -> None:
    for at in range(len(TEXT)):
        for other in token.ALPHABET.replace(TEXT[at], ""):
            with pytest.raises(BundleFault) as refused:
                read(TEXT[:at] + other + TEXT[at + 1 :])
            assert refused.value.code == "token.row"
            assert refused.value.values["row"] == at // 33 + 1


def test_two_characters_of_a_row_that_changed_places_are_noticed() -> None:
    for start in range(0, 165, 33):
        for first, second in combinations(range(start, start + 33), 2):
            swapped = list(TEXT)
            swapped[first], swapped[second] = TEXT[second], TEXT[first]
            if TEXT[first] != TEXT[second]:
                assert code_of("".join(swapped)) == "token.row"


def test_rows_that_changed_places_are_noticed() -> None:
    rows = [TEXT[at : at + 33] for at in range(0, 165, 33)]
    for first, second in combinations(range(5), 2):
        swapped = list(rows)
        swapped[first], swapped[second] = rows[second], rows[first]
        assert code_of("".join(swapped)) == "token.row"


def test_what_is_missing_or_too_much_is_told() -> None:
    with pytest.raises(BundleFault) as refused:
        read(TEXT[:-33])
    assert (refused.value.code, refused.value.values["found"]) == ("token.length", 132)
    assert code_of(TEXT + "0") == "token.length"
    assert code_of(TEXT[:10]) == "token.length"
    assert code_of(TEXT[:50] + TEXT[51:]) == "token.row"
    assert code_of(" \n") == "token.empty"
    assert code_of("") == "token.empty"


def test_a_sign_that_is_never_used_is_told_with_its_place() -> None:
    with pytest.raises(BundleFault) as refused:
        read(TEXT[:40] + "@" + TEXT[41:])
    found = refused.value
    assert found.code == "token.character"
    assert (found.values["row"], found.values["at"], found.values["character"]) == (2, 8, "@")


@pytest.mark.parametrize(
    ("signer", "known", "about", "code"),
    [
        (PUSAT, KNOWN, [B.installation], "token.not_ours"),
        (PUSAT, KNOWN, [B.installation, A.installation], ""),
        (A, KNOWN, [A.installation], "token.key"),
        (STRANGER, KNOWN, [A.installation], "token.key"),
        (PUSAT, ring(A, replace(PUSAT, state=KeyState.REVOKED)), [A.installation], "token.key"),
        (PUSAT, ring(A, replace(PUSAT, state=KeyState.RETIRED)), [A.installation], ""),
        (PUSAT, {}, [A.installation], "token.key"),
    ],
)
def test_only_the_centre_acknowledges_and_only_this_installation(
    signer: Cast, known: dict[str, KeyEntry], about: list[UUID], code: str
) -> None:
    assert code_of(token.encode(ACK, signer.signer), known, about) == code


def test_a_forged_position_is_noticed_though_every_row_is_right() -> None:
    """Somebody who computes the check bytes himself still has no key of the centre."""
    rows = [TEXT[at : at + 32] for at in range(0, 165, 33)]
    assert token._row(0, rows[0]) == TEXT[:33]
    forged = rows[0][:20] + ("B" if rows[0][20] != "B" else "C") + rows[0][21:]
    assert code_of(token._row(0, forged) + TEXT[33:]) == "token.not_ours"


def test_another_thing_of_the_right_shape_is_not_taken() -> None:
    for inside in ("B" + "0" * 159, "A" + ":" * 159):
        rows = [token._row(at // 32, inside[at : at + 32]) for at in range(0, 160, 32)]
        assert code_of("".join(rows)) == "token.not_a_token"
    with pytest.raises(ValueError, match="16"):
        token.encode(replace(ACK, epoch="ab"), PUSAT.signer)


def test_nonsense_is_refused_and_nothing_else() -> None:
    chance = random.Random(1)
    letters = token.ALPHABET + " @ÄöO\n\ud83d\ude00"
    for _ in range(2000):
        text = "".join(chance.choices(letters if chance.random() < 0.3 else token.ALPHABET, k=165))
        assert code_of(text).startswith("token.")
