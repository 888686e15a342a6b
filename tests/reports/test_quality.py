"""Every form as other programs see it: sound, searchable, embedded, named, in Indonesian."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdf
import pytest

from asn_desktop import reports
from asn_desktop.rules import codes
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.canonical import fingerprint
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import Sheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
forms = pytest.mark.parametrize("form", list(reports.FORMS))
LIGATURES = re.compile("[\ufb00-\ufb06]")
# A decimal point where Indonesian has a comma: "3.75"; thousands ("1.200") and dates are none.
DECIMAL_POINT = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")


def made(sheet: Sheet, paper: Paper = Paper.F4) -> bytes:
    code = str(codes.make(sheet.form, 1, UUID(int=7), fingerprint(sheet)))
    return reports.render(sheet, paper=paper, code=code)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lembar.pdf"


@forms
def test_qpdf_finds_nothing_wrong(form: FormCode, sheets: Sheets, file: Path) -> None:
    file.write_bytes(made(sheets[form]))
    found = run("qpdf", "--check", str(file))
    assert found.returncode == 0, found.stdout + found.stderr
    assert "No syntax or stream encoding errors" in found.stdout


@forms
def test_pdffonts_finds_every_font_embedded_and_readable(
    form: FormCode, sheets: Sheets, file: Path
) -> None:
    file.write_bytes(made(sheets[form]))
    lines = run("pdffonts", str(file)).stdout.splitlines()[2:]
    assert lines
    for line in lines:
        *_name, embedded, subset, unicode_map, _object, _generation = line.split()
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), line


@forms
def test_pdftotext_gives_whole_words(form: FormCode, sheets: Sheets, file: Path) -> None:
    sheet = sheets[form]
    file.write_bytes(made(sheet))
    text = run("pdftotext", "-layout", str(file), "-").stdout
    words = " ".join(text.split())
    assert not LIGATURES.search(text)
    assert "\ufffd" not in text
    assert sheet.employee.name in words
    for line in form.title_lines:
        assert line in words
    assert str(codes.make(form, 1, UUID(int=7), fingerprint(sheet))) in words


@forms
def test_numbers_and_dates_are_indonesian(form: FormCode, sheets: Sheets, read_pdf: Read) -> None:
    text = read_pdf(made(sheets[form])).text
    assert not DECIMAL_POINT.findall(re.sub(r"\b[A-D]\.\d\.\d+", "", text))
    assert not re.search(r"\b(January|February|March|May|June|July|August|October)\b", text)
    assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", text)


@forms
def test_title_author_subject_and_language_are_in_the_file(form: FormCode, sheets: Sheets) -> None:
    sheet = sheets[form]
    reader = pypdf.PdfReader(io.BytesIO(made(sheet)))
    assert reader.metadata
    assert reader.metadata.title == f"{form.value} – {sheet.employee.name}"
    assert reader.metadata.author == sheet.head.agency
    assert (reader.metadata.subject or "").startswith(form.title_lines[0])
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "id-ID"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@forms
@pytest.mark.parametrize("paper", list(Paper))
def test_the_same_version_is_the_same_file(form: FormCode, paper: Paper, sheets: Sheets) -> None:
    assert made(sheets[form], paper) == made(sheets[form], paper)


@forms
@pytest.mark.parametrize("paper", list(Paper))
def test_signatures_never_stand_alone(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    """The last page has part of the table too, where the form has one."""
    pages = read_pdf(made(sheets[form], paper)).pages
    if any(page.boxes for page in pages):
        assert pages[-1].boxes
