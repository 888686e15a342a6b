"""Slips as paper: every number once, every word in its slip, nothing of a name to write."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from asn_desktop.reports.slips import render_slips
from asn_desktop.rules.slips import QUESTIONS
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.views.paper import Paper
from asn_desktop.views.voices import SlipPrint, SlipSet
from tests.reports.pdf_reader import Page, Pdf

MM = 72 / 25.4
LONG = "Kepala Subbagian Perencanaan, Evaluasi, Pelaporan, dan Keuangan Sekretariat Kecamatan"


def slips(kind: VoiceKind, numbers: Sequence[int], name: str = "Siti Aminah, S.E.") -> SlipSet:
    return SlipSet(
        kind=kind,
        name=name,
        position=LONG,
        period="Triwulan II 2026",
        due="30 Juni 2026",
        questions=QUESTIONS[kind],
        numbers=tuple(numbers),
    )


def printed(*sets: SlipSet, per_page: int = 4, paper: Paper = Paper.A4) -> Pdf:
    view = SlipPrint(
        agency="Pemerintah Kota Surabaya", office="Kecamatan Mulyorejo", sets=sets,
        per_page=per_page,
    )  # fmt: skip
    return Pdf(render_slips(view, paper=paper))


def boxes_of(page: Page) -> list[tuple[float, float, float, float]]:
    return [(char.left, char.bottom, char.right, char.top) for char in page.chars]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("per_page", [2, 4])
@pytest.mark.parametrize("kind", list(VoiceKind))
def test_every_slip_stands_whole_in_its_part_of_the_page(
    kind: VoiceKind, per_page: int, paper: Paper
) -> None:
    numbers = (4711, 1234, 9876, 5555, 3210)
    pdf = printed(slips(kind, numbers), per_page=per_page, paper=paper)
    assert len(pdf.pages) == 1 + -(-len(numbers) // per_page)
    for number in numbers:
        assert sum(str(number) in page.text for page in pdf.pages[1:]) == 1
    for page in pdf.pages[1:]:
        middle, half = page.height / 2, page.width / 2
        for left, low, right, high in boxes_of(page):
            assert left >= 8 * MM
            assert right <= page.width - 8 * MM
            assert low >= 8 * MM
            assert high <= page.height - 8 * MM
            assert not low - 8 * MM < middle < high + 8 * MM  # nothing near the cut
            if per_page == 4:
                assert not left - 8 * MM < half < right + 8 * MM


def test_a_slip_asks_all_seven_and_no_name() -> None:
    for kind in VoiceKind:
        words = printed(slips(kind, (4711,))).pages[1].text
        flat = " ".join(words.split())
        assert "Jangan tulis nama Anda." in flat
        assert "Siti Aminah, S.E." in flat
        for question in QUESTIONS[kind]:
            assert question[1:].replace(" ", "") in flat.replace(" ", "").replace("\n", "")


def test_the_clerks_sheet_tells_about_numbers_and_counts() -> None:
    first, second = slips(VoiceKind.PEER, (4711, 1234)), slips(VoiceKind.PUBLIC, (9876,), "Eka")
    pdf = printed(first, second)
    words = " ".join(pdf.pages[0].text.split())
    assert "Jangan mencatat siapa menerima nomor berapa" in words
    assert "Setelah ditutup, hancurkan slipnya" in words
    assert "4711" not in words  # the sheet lists counts, never numbers
    assert len(pdf.pages) == 3  # every round begins on a page of its own


def test_the_same_slips_are_the_same_bytes() -> None:
    many = (slips(VoiceKind.PEER, range(1000, 1100)),)
    view = SlipPrint(agency="", office="Kecamatan", sets=many, per_page=4, practice=True)
    assert render_slips(view, paper=Paper.F4) == render_slips(view, paper=Paper.F4)
    with pytest.raises(ValueError, match="3"):
        render_slips(SlipPrint(agency="", office="", sets=(), per_page=3), paper=Paper.F4)
