from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.nip import (
    EmployeeKind,
    NipError,
    Sex,
    findings,
    is_valid,
    parse,
    parse_kind,
    parse_sex,
    retirement_date,
)

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "198503122010012004",
        "19850312 201001 2 004",
        " NIP. 19850312 201001 2 004 ",
        "NIP: 198503122010012004",
        "nip 19850312.201001.2.004",
        "'198503122010012004",
        "19850312-201001-2-004",
        "19850312\u00a0201001\u00a02\u00a0004",
        "N.I.P. 198503122010012004",
        "NI PPPK 198503122010012004",
    ],
)
def test_every_usual_spelling_is_read(text: str) -> None:
    nip = parse(text)
    assert str(nip) == "198503122010012004"
    assert nip.spaced == "19850312 201001 2 004"
    assert nip.kind is EmployeeKind.PNS
    assert nip.birth_date == date(1985, 3, 12)
    assert nip.appointed == date(2010, 1, 1)
    assert nip.sex is Sex.WOMAN
    assert nip.sequence == 4


def test_pppk_carry_a_contract_code_and_only_the_year_of_appointment() -> None:
    nip = parse("19951216 202221 1 001")
    assert nip.kind is EmployeeKind.PPPK
    assert nip.appointed == date(2022, 1, 1)
    assert nip.sex is Sex.MAN


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "nip.missing"),
        ("", "nip.missing"),
        ("  -  ", "nip.missing"),
        ("NIP.", "nip.missing"),
        ("1985031220100120", "nip.length"),
        ("1985031220100120041", "nip.length"),
        ("131234567", "nip.length"),
        ("19850312201001200A", "nip.not_digits"),
        ("1.98503E+17", "nip.not_digits"),
        ("tidak ada", "nip.not_digits"),
        ("١٩٨٥٠٣١٢٢٠١٠٠١٢٠٠٤", "nip.not_digits"),
        ("198502302010012004", "nip.birth_date"),
        ("198513122010012004", "nip.birth_date"),
        ("000103122010012004", "nip.birth_date"),
        ("198503121999012004", "nip.appointment"),  # 14 years old
        ("198503122010132004", "nip.appointment"),
        ("198503122010002004", "nip.appointment"),
        ("198503122010202004", "nip.appointment"),
        ("198503122010402004", "nip.appointment"),
        ("198503122027012004", "nip.appointment"),  # next year
        ("198503122010010004", "nip.sex_digit"),
        ("198503122010013004", "nip.sex_digit"),
    ],
)
def test_the_impossible_is_refused_by_name(text: str | None, code: str) -> None:
    with pytest.raises(NipError) as caught:
        parse(text, today=TODAY)
    assert caught.value.code == code
    assert caught.value.value == (text or "").strip()
    assert caught.value.finding.code == code
    assert not is_valid(text, today=TODAY)


def test_the_youngest_appointment_is_in_the_year_of_the_fifteenth_birthday() -> None:
    assert is_valid("198503122000012004")


def test_an_appointment_of_a_centenarian_needs_no_calendar_to_be_refused() -> None:
    with pytest.raises(NipError, match=r"nip\.appointment"):
        parse("198503122099012004")


@pytest.mark.parametrize(("code", "possible"), [(21, True), (39, True), (20, False), (40, False)])
def test_the_border_of_contract_codes(code: int, possible: bool) -> None:
    assert is_valid(f"199512162022{code:02}1001") is possible


@given(
    born=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    age=st.integers(15, 20),
    code=st.sampled_from([*range(1, 13), *range(21, 40)]),
    sex=st.sampled_from("12"),
    number=st.integers(0, 999),
    spaces=st.booleans(),
)
def test_what_is_written_is_read_back(
    born: date, age: int, code: int, sex: str, number: int, spaces: bool
) -> None:
    digits = f"{born:%Y%m%d}{born.year + age}{code:02}{sex}{number:03}"
    nip = parse(digits)
    assert parse(nip.spaced if spaces else str(nip)) == nip
    assert nip.birth_date == born
    assert nip.sequence == number
    assert nip.appointed.year == born.year + age
    assert (nip.kind is EmployeeKind.PNS) == (code <= 12)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_one_of_the_codes(text: str) -> None:
    with suppress(NipError):
        assert str(parse(text)).isdigit()


def codes(**kwargs: object) -> list[str]:
    nip = parse(str(kwargs.pop("text", "198503122010012004")))
    return [finding.code for finding in findings(nip, **kwargs)]  # type: ignore[arg-type]


def test_agreement_finds_nothing() -> None:
    assert (
        codes(
            birth_date=date(1985, 3, 12),
            sex=Sex.WOMAN,
            kind=EmployeeKind.PNS,
            today=TODAY,
        )
        == []
    )


def test_each_disagreement_is_a_warning() -> None:
    assert codes(birth_date=date(1985, 3, 13)) == ["birth.differs_from_nip"]
    assert codes(sex=Sex.MAN) == ["sex.differs_from_nip"]
    assert codes(kind=EmployeeKind.PPPK) == ["kind.differs_from_nip"]
    assert codes(text="198503122010012000") == ["nip.sequence_zero"]
    assert codes(text="196001012010012001", today=TODAY) == ["age.past_retirement"]


def test_part_time_pppk_carry_the_numbers_of_pppk() -> None:
    assert codes(text="199512162022211001", kind=EmployeeKind.PPPK_PART_TIME) == []


def test_retirement_begins_on_the_first_of_the_next_month() -> None:
    assert retirement_date(date(1968, 6, 15), 58) == date(2026, 7, 1)
    assert retirement_date(date(1968, 12, 1), 58) == date(2027, 1, 1)
    assert codes(text="196806152010012001", today=date(2026, 6, 30)) == []
    assert codes(text="196806152010012001", today=date(2026, 7, 1)) == ["age.past_retirement"]
    assert codes(text="196806152010012001", today=TODAY, retirement_age=60) == []


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("L", Sex.MAN),
        ("Laki-laki", Sex.MAN),
        ("M", Sex.MAN),
        ("PRIA", Sex.MAN),
        ("P", Sex.WOMAN),
        ("F", Sex.WOMAN),
        ("Perempuan", Sex.WOMAN),
        ("wanita", Sex.WOMAN),
        ("?", None),
        (None, None),
    ],
)
def test_sex_as_rosters_write_it(text: str | None, sex: Sex | None) -> None:
    assert parse_sex(text) is sex


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PNS", EmployeeKind.PNS),
        ("CPNS", EmployeeKind.PNS),
        ("PPPK", EmployeeKind.PPPK),
        ("P3K", EmployeeKind.PPPK),
        ("PPPK Paruh Waktu", EmployeeKind.PPPK_PART_TIME),
        ("Honorer", None),
    ],
)
def test_kind_as_rosters_write_it(text: str, kind: EmployeeKind | None) -> None:
    assert parse_kind(text) is kind
