"""The sheet for the wall: one page whatever it says, every word in its place, the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from asn_desktop.reports.survey import THANKS, render_survey
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.rules.voices import Weighting
from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import Party
from asn_desktop.views.survey import ElementResult, GroupResult, RoundResult, RoundRow, Tally
from asn_desktop.views.survey_sheet import SurveySheet

Read = Callable[[bytes], Any]
NAMES = ("Kartu Keluarga", "Surat Keterangan Tidak Mampu bagi Warga Baru", "Legalisasi")
KOP = ("PEMERINTAH KOTA SURABAYA", "KECAMATAN MULYOREJO", "Jalan Contoh 1", "Telepon 031-1234567")


def element(no: int, value: str = "82.36") -> ElementResult:
    index = Decimal(value)
    mean, weighted = Decimal("3.29"), Decimal("0.366")
    return ElementResult(no, ELEMENTS[no - 1], 86, mean, weighted, index, "B")


def sheet(**more: Any) -> SurveySheet:
    elements = tuple(element(no) for no in range(1, 10))
    made = RoundRow(
        id=uuid4(),
        name="SKM Triwulan I 2026",
        starts=date(2026, 1, 1),
        ends=date(2026, 3, 31),
        weighting=Weighting.TWO_PLACES,
        answers=86,
        population=12500,
        needed=373,
    )
    shown = GroupResult(NAMES[0], 60, elements, Decimal("82.36"), "B", id=uuid4())
    few = GroupResult(NAMES[1], 3, hidden=True, id=uuid4())
    result = RoundResult(
        round=made,
        total=GroupResult("Seluruh layanan", 86, elements, Decimal("82.36"), "B"),
        services=(shown, few),
        sexes=(Tally("Laki-laki", 40), Tally("Perempuan", 46)),
        ages=(Tally("20–29 tahun", 80), Tally("60 tahun ke atas", None)),
        educations=(Tally("SMA", 83), Tally("S2", None)),
        lowest=elements[:3],
        remarks=0,
    )
    fields: dict[str, Any] = {
        "letterhead": Letterhead(),
        "agency": "Pemerintah Kota Surabaya",
        "office": "Kecamatan Mulyorejo",
        "place": "Surabaya",
        "on": date(2026, 4, 8),
        "result": result,
        "head": Party(name="Drs. Yudi, M.Si.", nip="19720304 199803 1 005", position="Camat"),
    }
    return SurveySheet(**(fields | more))


def test_the_wall_is_one_page_and_says_what_the_law_wants(read_pdf: Read) -> None:
    pdf = read_pdf(render_survey(sheet()))
    assert len(pdf.pages) == 2
    wall = " ".join(pdf.pages[0].text.split())
    for words in (
        "INDEKS KEPUASAN MASYARAKAT",
        "SKM Triwulan I 2026",
        "1 Januari 2026 s.d. 31 Maret 2026",
        "82,36",
        "BAIK",
        "86 orang",
        "Laki-laki: 40",
        "SMA: 83",
        "S2: < 5",
        "dengan bobot setiap unsur 0,11",
        "Surabaya, 8 April 2026",
        "Camat,",
        "Drs. Yudi, M.Si.",
        "NIP 19720304 199803 1 005",
        THANKS,
    ):
        assert words in wall, words
    for page in pdf.pages:
        assert page.ink_outside() == []


def test_the_tables_hide_who_could_be_guessed(read_pdf: Read) -> None:
    tables = " ".join(read_pdf(render_survey(sheet())).pages[1].text.split())
    for words in (*ELEMENTS, "0,366", "3,29", "12.500", "paling sedikit 373"):
        assert words in tables, words
    assert f"Hasil {NAMES[1]} tidak ditampilkan" in tables
    assert "60 tahun ke atas: < 5" in tables


def test_the_same_sheet_gives_the_same_bytes() -> None:
    made = sheet()
    assert render_survey(made) == render_survey(made)


@pytest.mark.parametrize("services", [1, 14])
def test_with_letterhead_and_many_services_the_wall_stays_one_page(
    read_pdf: Read, services: int
) -> None:
    made = sheet(letterhead=Letterhead(KOP))
    one = made.result.services[0]
    many = tuple(replace(one, name=f"Layanan {n} {NAMES[n % 3]}") for n in range(services))
    kinds = tuple(Tally(f"Pendidikan {n}", 6) for n in range(2 * services))
    pdf = read_pdf(
        render_survey(replace(made, result=replace(made.result, services=many, educations=kinds)))
    )
    assert THANKS[:40] in " ".join(pdf.pages[0].text.split())
    assert "Drs. Yudi" in pdf.pages[0].text
    assert "HASIL SURVEI" in pdf.pages[1].text
    assert all(page.ink_outside() == [] for page in pdf.pages)


def test_an_element_nobody_answered_is_said_to_be_so(read_pdf: Read) -> None:
    made = sheet()
    total = made.result.total
    elements = (*total.elements[:8], ElementResult(9, ELEMENTS[8], 0))
    result = replace(made.result, total=replace(total, elements=elements))
    text = read_pdf(render_survey(replace(made, result=result))).text
    assert "belum dijawab" in text


def test_who_acts_or_signs_for_another_says_so(read_pdf: Read) -> None:
    acting = Party(name="Ani, S.E.", position="Sekretaris", capacity="Plt. Camat Mulyorejo")
    text = read_pdf(render_survey(sheet(head=acting))).pages[0].text
    assert "Plt. Camat Mulyorejo" in text
    assert "Sekretaris," not in text


def test_without_an_index_the_wall_says_why(read_pdf: Read) -> None:
    made = sheet()
    told = [element(no) for no in range(1, 10)]
    told[3] = ElementResult(4, ELEMENTS[3], 3)
    total = GroupResult("Semua", 86, tuple(told))
    words = read_pdf(render_survey(replace(made, result=replace(made.result, total=total)))).words
    assert "U4 dijawab kurang dari 5 orang" in words
    assert "Tidak dihitung" in words
    assert "kurang dari 5 jawaban" in words
    assert "()" not in words
