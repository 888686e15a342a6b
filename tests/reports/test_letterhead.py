"""The office's letterhead: over the forms that have no emblem, and only where it is wanted."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PIL import Image

from asn_desktop import reports
from asn_desktop.reports.cover import render_cover
from asn_desktop.reports.recap import render_recap
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.covers import Cover, CoverLine
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.recaps import Recap, RecapColumn, RecapGroup, RecapKind
from asn_desktop.views.sheets import Sheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
LINES = (
    "PEMERINTAH KOTA PALANGKA RAYA",
    "KECAMATAN RAKUMPIT",
    "Jalan Tjilik Riwut Km 45, Palangka Raya 73227",
)


def picture(kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (90, 120), (180, 30, 30)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("form", list(reports.FORMS))
def test_it_stands_over_the_title_of_the_first_page(
    form: FormCode, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = replace(sheets[form], letterhead=LINES)
    pages = read_pdf(reports.render(sheet, paper=Paper.F4, emblem=picture())).pages
    first = " ".join(pages[0].text.split())
    if reports.FORMS[form].emblem:  # the D documents begin with the emblem
        assert LINES[1] not in first
        return
    at = [first.index(line) for line in (*LINES, form.title_lines[0])]
    assert at == sorted(at)
    assert all(LINES[1] not in page.text for page in pages[1:])
    assert all(page.ink_outside() == [] for page in pages)


def test_without_it_the_form_is_as_prescribed(sheets: Sheets, read_pdf: Read) -> None:
    text = read_pdf(reports.render(sheets[FormCode.C_1_3], paper=Paper.F4)).text
    assert text.split()[:2] == ["HASIL", "EVALUASI"]


def test_a_broken_picture_is_found_before_it_is_kept() -> None:
    for kind in ("PNG", "JPEG"):
        whole = picture(kind)
        reports.check_picture(whole)
        for bad in (whole[: len(whole) // 2], whole[:20]):
            with pytest.raises(WorldFault):
                reports.check_picture(bad)


COVER = Cover(
    agency="Pemerintah Kota Palangka Raya", office="Kecamatan Rakumpit (uji)",
    signer="Bahtiar, S.Sos.", position="Camat", unit="", period="Triwulan II 2026",
    printed="2 Juli 2026", lines=(CoverLine("D.1.1", "Ani Lestari", "", 1, 1),),
)  # fmt: skip
RECAP = Recap(
    kind=RecapKind.PREDICATES, agency="Pemerintah Kota Palangka Raya",
    office="Kecamatan Rakumpit (uji)", title="DAFTAR PREDIKAT", words="Triwulan II 2026",
    on=date(2026, 7, 2), columns=(RecapColumn("Nama", 200),),
    groups=(RecapGroup("", (("Ani Lestari",),)),),
)  # fmt: skip


@pytest.mark.parametrize(
    "draw",
    [
        lambda kop: render_cover(COVER, paper=Paper.F4, kop=kop).pdf,
        lambda kop: render_recap(RECAP, paper=Paper.F4, kop=kop),
    ],
    ids=["cover", "recap"],
)
def test_covers_and_recaps_have_it_in_place_of_the_names(
    draw: Callable[[Letterhead], bytes], read_pdf: Read
) -> None:
    names = "KECAMATAN RAKUMPIT (UJI)"
    (plain,) = read_pdf(draw(Letterhead())).pages
    assert names in plain.text
    (headed,) = read_pdf(draw(Letterhead(LINES, picture()))).pages
    assert names not in headed.text
    at = [headed.text.index(words) for words in (*LINES, "Ani Lestari")]
    assert at == sorted(at)
    assert draw(Letterhead(LINES, picture())) == draw(Letterhead(LINES, picture()))
