"""Who signs on paper: himself, as Plt./Plh., or another "a.n."; never alone on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from asn_desktop import reports
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import DocumentSheet, Party, Sheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
# The assessor signs these; the employee alone signs the others.
ASSESSORS = [
    FormCode.A_1_1, FormCode.A_1_2, FormCode.A_1_6, FormCode.A_1_7, FormCode.A_1_8,
    FormCode.C_1_1, FormCode.C_1_2, FormCode.C_1_3, FormCode.D_1_1,
]  # fmt: skip


def words(sheet: Sheet, read_pdf: Read, paper: Paper = Paper.F4) -> str:
    return str(read_pdf(reports.render(sheet, paper=paper)).words)


@pytest.mark.parametrize("form", ASSESSORS)
def test_who_acts_signs_as_what_he_acts(form: FormCode, sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[form]
    acting = replace(sheet.assessor, capacity="Plt. Camat Rakumpit")
    said = words(replace(sheet, assessor=acting), read_pdf)
    assert "Pejabat Penilai Kinerja Plt. Camat Rakumpit" in said
    assert said.rindex("Plt. Camat Rakumpit") < said.rindex(acting.name)


@pytest.mark.parametrize("form", ASSESSORS)
def test_another_signs_for_him_and_the_identity_keeps_himself(
    form: FormCode, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[form]
    deputised = replace(
        sheet.assessor,
        capacity="Camat Rakumpit",
        deputy="Siti Aminah, S.E.",
        deputy_nip="19850312 201001 2 004",
        deputy_position="Sekretaris Kecamatan",
    )
    said = words(replace(sheet, assessor=deputised), read_pdf)
    at = said.index("a.n. Camat Rakumpit Sekretaris Kecamatan")
    assert said.index("Siti Aminah, S.E.") > at
    assert said.index("NIP 19850312 201001 2 004") > at
    assert sheet.assessor.name not in said[at:]
    if form is not FormCode.A_1_8:  # which has no identity block
        assert sheet.assessor.name in said[:at]


@pytest.mark.parametrize("form", list(reports.FORMS))
def test_the_employee_signs_for_himself(form: FormCode, sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[form]
    own = replace(sheet.employee, capacity="Plt. Lurah Petuk Bukit", deputy="Wakil Keliru")
    said = words(replace(sheet, employee=own), read_pdf)
    assert "Wakil Keliru" not in said
    assert "Plt. Lurah Petuk Bukit" not in said


@pytest.mark.parametrize("paper", list(Paper))
def test_a_long_capacity_keeps_names_level_and_on_the_page(
    paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[FormCode.D_1_1]
    assert isinstance(sheet, DocumentSheet)
    long = replace(
        sheet.assessor,
        capacity="Plt. Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia "
        "Kabupaten Hulu Sungai Selatan",
        deputy="dr. Raden Ajeng Kusumawardhani Prawirodirdjo, Sp.PD., M.Kes.",
        deputy_position="Sekretaris Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    )
    pages = read_pdf(reports.render(replace(sheet, assessor=long), paper=paper)).pages
    for page in pages:
        assert page.ink_outside() == []
        assert max(char.right for char in page.chars) < page.width - 20
        assert min(char.left for char in page.chars) > 20
    last = " ".join(pages[-1].text.split())
    assert "a.n. Plt. Kepala Badan" in last
    assert long.deputy in last
    assert sheet.notes.split()[-1] in last  # what was signed stands on the page of the signature


def test_nobody_to_sign_leaves_dots(sheets: Sheets, read_pdf: Read) -> None:
    sheet = replace(sheets[FormCode.C_1_3], assessor=Party())
    assert "Pejabat Penilai Kinerja …" in words(sheet, read_pdf).replace("....", "…")
