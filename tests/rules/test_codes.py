"""The short code: read however it is typed; a wrong or swapped character is always found."""

from __future__ import annotations

import hashlib
from itertools import combinations
from uuid import UUID

import pytest

from asn_desktop.rules import codes
from asn_desktop.rules.forms import FormCode

DOCUMENT = UUID("01970000-0000-7000-8000-00000000002a")
PRINT = hashlib.sha256(b"a sheet").hexdigest()


def made(form: FormCode = FormCode.D_1_1, number: int = 2) -> codes.SheetCode:
    return codes.make(form, number, DOCUMENT, PRINT)


@pytest.mark.parametrize("form", list(FormCode))
@pytest.mark.parametrize("number", [1, 12, 9999])
def test_every_form_and_version_comes_back(form: FormCode, number: int) -> None:
    code = made(form, number)
    assert codes.parse(str(code)) == code
    assert codes.parse(code.compact) == code
    assert str(code).startswith(f"{form.compact}V{number}-")
    assert [len(part) for part in str(code).split("-")[1:]] == [4, 4, 4]


def test_a_code_is_the_same_for_ever() -> None:
    assert str(made()) == "D11V2-RKV3-FMWX-C53X"
    low, high = made().fingerprints
    assert low <= PRINT <= high
    assert low[:8] == high[:8] == PRINT[:8]


@pytest.mark.parametrize(
    "typed",
    [
        "d11v2-rkv3-fmwx-c53x",
        " D11V2 RKV3 FMWX C53X ",
        "DI1V2RKV3FMWXC53X",
        "Dl1V2.RKV3.FMWX.C53X",
        "D11V2\N{EN DASH}RKV3\N{EN DASH}FMWX\N{EN DASH}C53X\n",
    ],
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert codes.parse(typed) == made()


@pytest.mark.parametrize("form", [FormCode.D_1_1, FormCode.B_1_10])
def test_every_single_wrong_character_is_found(form: FormCode) -> None:
    right = made(form).compact
    for at, letter in enumerate(right):
        for other in codes.ALPHABET:
            if other != letter:
                with pytest.raises(codes.CodeError):
                    codes.parse(right[:at] + other + right[at + 1 :])


@pytest.mark.parametrize("form", [FormCode.D_1_1, FormCode.B_1_10])
def test_any_two_characters_that_changed_places_are_found(form: FormCode) -> None:
    right = made(form).compact
    for a, b in combinations(range(len(right)), 2):
        if right[a] != right[b]:
            swapped = list(right)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            with pytest.raises(codes.CodeError):
                codes.parse("".join(swapped))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "code.empty"),
        (" - ", "code.empty"),
        ("D11V2-RKVU-FMWX-C53X", "code.letter"),
        ("D11V2-RKV3-FMWX", "code.length"),
        ("D11V2-RKV3-FMWX-C53X-C53X-C", "code.length"),
        ("E11V2-RKV3-FMWX-C53X", "code.form"),
        ("D99V2-RKV3-FMWX-C53X", "code.form"),
        ("D11V0-RKV3-FMWX-C53X", "code.form"),
        ("D11V2-RKV3-FMWX-C53Y", "code.check"),
        ("D11V3-RKV3-FMWX-C53X", "code.check"),
        ("D11V2-RVK3-FMWX-C53X", "code.check"),
    ],
)
def test_what_is_wrong_is_said(typed: str, code: str) -> None:
    with pytest.raises(codes.CodeError) as error:
        codes.parse(typed)
    assert error.value.code == code


def test_the_code_meant_is_among_those_one_slip_away() -> None:
    assert made() in codes.near("D11V2-RKV3-FMWX-C53Y")
    assert made() in codes.near("D11V2-RVK3-FMWX-C53X")
    assert made() not in codes.near("D11V2-RKV3-FMWX-0000")


def test_documents_versions_and_contents_have_codes_of_their_own() -> None:
    other = codes.make(FormCode.D_1_1, 2, UUID(int=DOCUMENT.int + 1), PRINT)
    changed = codes.make(FormCode.D_1_1, 2, DOCUMENT, hashlib.sha256(b"changed").hexdigest())
    assert len({str(made()), str(other), str(changed), str(made(number=3))}) == 4
    assert other.content == made().content
    assert changed.document == made().document


def test_a_search_knows_a_code_when_it_sees_one() -> None:
    assert codes.looks_like("d11v2 rkv3 fmwx c53")
    assert not codes.looks_like("D.1.1 Dewi Kartikasari")
    assert not codes.looks_like("19780412 200003 2 004")
    with pytest.raises(ValueError, match="version 0"):
        made(number=0)


@pytest.mark.parametrize("text", ["", "D11V2-RVK3", "x" * 3000, "D11V2" * 600])
def test_a_pasted_page_has_no_neighbours(text: str) -> None:
    """Each of them would be tried: a few thousand letters took all memory."""
    assert codes.near(text) == ()
