from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.ranks import Rank, RankError, parse, read

LAW = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
]
PPPK = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII"]  # fmt: skip


@pytest.mark.parametrize(("code", "name"), LAW)
def test_every_rank_of_the_pns(code: str, name: str) -> None:
    rank = Rank(code)
    assert rank.rank_name == name
    assert rank.label == f"{name} ({code})"
    assert rank.kind is EmployeeKind.PNS
    short = name.replace("Tingkat I", "Tk. I")
    codes = [code, code.upper(), f"({code})", code.replace("/", ".")]
    both = [f"{short} / {code}", f"{short}, {code}", f"{name.upper()} ({code.upper()})"]
    for text in [*codes, *both, name, short]:
        assert read(text).rank is rank, text
        assert read(text).findings == (), text
    assert read(code, short).findings == ()


@pytest.mark.parametrize("code", PPPK)
def test_every_class_of_the_pppk(code: str) -> None:
    rank = Rank(code)
    assert rank.rank_name == ""
    assert rank.label == code
    assert rank.kind is EmployeeKind.PPPK
    assert parse(f"({code})") is rank
    assert parse(f"Golongan {code.lower()}") is rank
    assert parse(str(rank.order)) is rank


def test_there_are_no_other_ranks() -> None:
    assert [rank.value for rank in Rank] == [code for code, _ in LAW] + PPPK
    assert [Rank(code).order for code, _ in LAW] == list(range(1, 18))


@pytest.mark.parametrize("text", ["3d", "3/d", "III d", "IIId", "III-D", "Gol. III/d"])
def test_loose_spellings(text: str) -> None:
    assert parse(text) is Rank.III_D


@pytest.mark.parametrize("text", ["III/e", "V/a", "XVIII", "18", "0", "Pembantu", "?!a"])
def test_the_unknown_is_a_warning_and_not_a_guess(text: str) -> None:
    with pytest.raises(RankError):
        parse(text)
    reading = read(text)
    assert reading.rank is None
    assert [finding.code for finding in reading.findings] == ["rank.unknown"]


@pytest.mark.parametrize("text", [None, "", " ", "-", "–"])
def test_nothing_typed_is_nothing_found(text: str | None) -> None:
    assert read(text) == read("")
    assert read(text).rank is None
    assert read(text).findings == ()


def test_a_name_that_is_not_the_name_of_the_code_is_warned_about() -> None:
    for reading in (read("Pembina / III/a"), read("III/a", "Pembina"), read("(III/a)", "Pembina")):
        assert reading.rank is Rank.III_A
        assert [finding.code for finding in reading.findings] == ["rank.name_differs"]
    assert read("III/d", "Penata Tk. I").findings == ()
    assert len(read("IX", "Penata").findings) == 1


def test_name_alone_in_its_own_column_is_enough() -> None:
    assert read("", "Penata Tk. I").rank is Rank.III_D


@given(st.text(max_size=25), st.text(max_size=25))
def test_no_text_breaks_the_reader(text: str, name: str) -> None:
    reading = read(text, name)
    assert reading.rank is None or reading.rank in Rank
