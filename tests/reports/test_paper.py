"""What holds for every sheet: fonts, bytes, size, foot, LATIHAN, metadata."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID

import pypdf
import pytest
from PIL import Image

from asn_desktop import reports
from asn_desktop.reports import foot
from asn_desktop.rules import codes
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.canonical import fingerprint, to_json
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheet_kinds import SHEETS
from asn_desktop.views.sheets import DocumentSheet, Sheet

Sheets = Mapping[FormCode, Sheet]
forms = pytest.mark.parametrize("form", list(reports.FORMS))
papers = pytest.mark.parametrize("paper", list(Paper))


def _fonts(data: bytes) -> dict[str, bool]:
    """Every font of the file by name, and whether its program is in the file."""
    found: dict[str, bool] = {}
    for item in pypdf.PdfReader(io.BytesIO(data)).xref_objStm or {}:
        assert item  # object streams would hide fonts from the loop below
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number in range(1, len(reader.xref[0]) + 1):
        obj = reader.get_object(number)
        if isinstance(obj, dict) and obj.get("/Type") == "/Font":
            descriptor = obj.get("/FontDescriptor")
            found[obj["/BaseFont"]] = bool(descriptor and "/FontFile2" in descriptor)
    return found


def test_every_printed_form_has_an_example_here_and_a_view(sheets: Sheets) -> None:
    assert set(sheets) == set(reports.FORMS) == set(SHEETS)
    for form, sheet in sheets.items():
        assert type(sheet) is SHEETS[form]


@forms
def test_every_font_is_ours_and_embedded(form: FormCode, sheets: Sheets) -> None:
    data = reports.render(replace(sheets[form], practice=True), paper=Paper.F4)
    fonts = _fonts(data)
    assert fonts
    assert all(fonts.values()), fonts
    assert all("+ASNSerif" in name for name in fonts), fonts
    assert b"Helvetica" not in data


@forms
@papers
def test_the_same_sheet_gives_the_same_bytes(form: FormCode, paper: Paper, sheets: Sheets) -> None:
    first = reports.render(sheets[form], paper=paper)
    assert reports.render(sheets[form], paper=paper) == first


def test_another_process_gives_the_same_bytes(sheets: Sheets) -> None:
    sheet = sheets[FormCode.C_1_3]
    script = (
        "import sys, hashlib\n"
        "from asn_desktop import reports\n"
        "from asn_desktop.views.paper import Paper\n"
        "from asn_desktop.views.sheet_kinds import read_sheet\n"
        "data = reports.render(read_sheet(sys.stdin.buffer.read()), paper=Paper.F4)\n"
        "sys.stdout.write(hashlib.sha256(data).hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        input=to_json(sheet),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Jayapura"},
    )
    own = hashlib.sha256(reports.render(sheet, paper=Paper.F4)).hexdigest()
    assert run.stdout.decode() == own


@forms
@papers
def test_size_and_direction(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    short, long = {Paper.F4: (609.4, 935.4), Paper.A4: (595.3, 841.9)}[paper]
    page = read_pdf(reports.render(sheets[form], paper=paper)).pages[0]
    expected = (long, short) if reports.FORMS[form].landscape else (short, long)
    assert (page.width, page.height) == pytest.approx(expected, abs=0.1)


@forms
@papers
def test_the_table_is_as_wide_as_the_template_or_the_paper(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    margins = Margins(left=20, right=12)
    page = read_pdf(reports.render(sheets[form], paper=paper, margins=margins)).pages[0]
    left, _, right, _ = page.table
    room = page.width - 32 * 72 / 25.4
    assert right - left == pytest.approx(min(reports.FORMS[form].width, room), abs=0.2)
    assert left >= 20 * 72 / 25.4 - 0.1
    assert right <= page.width - 12 * 72 / 25.4 + 0.1


def test_margins_that_leave_no_room_are_refused(sheets: Sheets) -> None:
    with pytest.raises(ValueError, match="margins"):
        reports.render(sheets[FormCode.D_1_1], paper=Paper.A4, margins=Margins(left=80, right=60))


@forms
@papers
def test_the_foot_has_the_code_person_and_page(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    sheet = sheets[form]
    code = str(codes.make(form, 3, UUID(int=7), fingerprint(sheet)))
    pages = read_pdf(reports.render(sheet, paper=paper, code=code)).pages
    for n, page in enumerate(pages, start=1):
        assert code in page.text
        assert f"{form.value} · {sheet.employee.name}" in page.text
        assert f"{n}/{len(pages)}" in page.text
        low = [char for char in page.chars if char.bottom < foot.LOWEST + foot.HEIGHT]
        assert min(char.bottom for char in low) >= foot.LOWEST
        assert min(char.left for char in low) >= page.table[0] + foot.SIDE + foot.QUIET - 0.5


@forms
@papers
@pytest.mark.parametrize("bottom", [5.0, 14.0, 30.0])
def test_nothing_comes_near_the_qr(
    form: FormCode,
    paper: Paper,
    bottom: float,
    sheets: Sheets,
    read_pdf: Callable[[bytes], Any],
) -> None:
    sheet = sheets[form]
    code = str(codes.make(form, 3, UUID(int=7), fingerprint(sheet)))
    data = reports.render(sheet, paper=paper, margins=Margins(bottom=bottom), code=code)
    zone = max(foot.LOWEST + foot.HEIGHT, bottom * foot.MM)
    for page in read_pdf(data).pages:
        assert min(box[1] for box in page.boxes) >= zone - 0.3
        assert not [c for c in page.chars if zone - foot.QUIET < c.bottom < zone - 0.5]


@forms
def test_a_preview_says_that_it_is_none_and_takes_the_same_pages(
    form: FormCode, sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    sheet = sheets[form]
    code = str(codes.make(form, 1, UUID(int=7), fingerprint(sheet)))
    sealed = read_pdf(reports.render(sheet, paper=Paper.F4, code=code)).pages
    seen = read_pdf(reports.render(sheet, paper=Paper.F4)).pages
    assert len(seen) == len(sealed)
    assert all(foot.UNSEALED in page.text and code not in page.text for page in seen)


def test_a_name_wider_than_the_foot_is_cut_with_an_ellipsis(
    sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    sheet = sheets[FormCode.D_1_1]
    long = replace(sheet.employee, name="Raden Ajeng Kusumawardhani Prawirodirdjo " * 4)
    page = read_pdf(reports.render(replace(sheet, employee=long), paper=Paper.A4)).pages[0]
    last = max(c.right for c in page.chars if c.bottom < foot.LOWEST + 8 and c.text == "…")
    assert last < page.table[2] - 10


def test_the_qr_holds_the_code_and_every_code_is_drawn_small() -> None:
    for form in FormCode:
        code = codes.make(form, 12, UUID(int=7), "ab" * 32).compact
        dark = foot.runs(code)
        assert max(row for row, _start, _count in dark) == 20
        assert all(start + count <= 21 for _row, start, count in dark)
        assert dark[0] == (0, 0, 7)  # the upper side of the first eye


@forms
def test_practice_is_said_on_every_page_and_only_there(
    form: FormCode, sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    assert "LATIHAN" not in read_pdf(reports.render(sheets[form], paper=Paper.F4)).text
    practice = read_pdf(reports.render(replace(sheets[form], practice=True), paper=Paper.F4))
    assert all("LATIHAN" in page.text for page in practice.pages)


def test_metadata(sheets: Sheets) -> None:
    reader = pypdf.PdfReader(io.BytesIO(reports.render(sheets[FormCode.D_1_1], paper=Paper.F4)))
    assert reader.metadata
    assert reader.metadata.title == "D.1.1 – Dewi Kartikasari, S.AP."
    assert reader.metadata.author == "Pemerintah Kota Surabaya"
    assert reader.metadata.subject == (
        "DOKUMEN EVALUASI KINERJA PEGAWAI, 1 JANUARI SD 31 DESEMBER TAHUN 2026"
    )
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"


def test_several_sheets_in_one_file_count_their_own_pages(
    sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    pair = [sheets[FormCode.D_1_1], sheets[FormCode.C_1_3]]
    pages = read_pdf(reports.render_together(pair, paper=Paper.F4)).pages
    assert len(pages) == 4
    assert "1/1" in pages[0].text
    assert "1/3" in pages[1].text
    assert pages[0].width < pages[0].height
    assert pages[1].width > pages[1].height
    with pytest.raises(ValueError, match="no sheet"):
        reports.render_together([], paper=Paper.F4)


def test_the_emblem_is_printed_within_its_place(sheets: Sheets) -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (1200, 1500), (200, 30, 30, 128)).save(picture, "PNG")
    sheet = sheets[FormCode.D_1_1]
    data = reports.render(sheet, paper=Paper.F4, emblem=picture.getvalue())
    (image,) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    assert image.image
    assert image.image.height == 360
    assert data == reports.render(sheet, paper=Paper.F4, emblem=picture.getvalue())


def test_without_an_emblem_a_frame_keeps_its_place(sheets: Sheets) -> None:
    data = reports.render(sheets[FormCode.D_1_1], paper=Paper.F4)
    assert not pypdf.PdfReader(io.BytesIO(data)).pages[0].images


def test_an_emblem_that_is_no_picture_is_the_worlds_fault(sheets: Sheets) -> None:
    for bad in (b"", b"GIF89a", b"%PDF-1.4 not a picture"):
        with pytest.raises(WorldFault) as fault:
            reports.render(sheets[FormCode.D_1_1], paper=Paper.F4, emblem=bad)
        assert fault.value.code == "paper.emblem_unreadable"


def test_what_the_font_lacks_is_named() -> None:
    assert reports.unprintable("≥ 90 – “baik” ≤ 3… €\n") == frozenset()
    assert reports.unprintable("bagus 漢字") == frozenset("漢字")


def test_the_signs_of_the_annexes_are_embedded_and_can_be_read_back(
    sheets: Sheets, read_pdf: Callable[[bytes], Any]
) -> None:
    sheet = sheets[FormCode.D_1_1]
    assert isinstance(sheet, DocumentSheet)
    data = reports.render(replace(sheet, notes="Pertahankan! 👍 ☺ ✔ ★"), paper=Paper.F4)
    fonts = _fonts(data)
    assert all(fonts.values())
    assert any("+ASNSymbols" in name for name in fonts)
    # The thumb is drawn, but reportlab names signs beyond the first plane wrongly in the file.
    assert "☺ ✔ ★" in read_pdf(data).words


def test_threads_do_not_disturb_each_other(sheets: Sheets) -> None:
    alone = {form: reports.render(sheet, paper=Paper.F4) for form, sheet in sheets.items()}
    with ThreadPoolExecutor(4) as pool:
        wanted = [sheet for sheet in sheets.values() for _ in range(4)]
        found = list(pool.map(lambda sheet: reports.render(sheet, paper=Paper.F4), wanted))
    assert all(data == alone[sheet.form] for sheet, data in zip(wanted, found, strict=True))
