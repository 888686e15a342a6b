"""The spreadsheet of a survey: numbers are numbers, dates are dates, few answers stay hidden."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import load_workbook

from asn_desktop.rules.acts import Act
from asn_desktop.services import survey
from asn_desktop.services.office import Office
from asn_desktop.views.survey import AnswerSheet, RoundText
from asn_desktop.workflows.survey import file_name, survey_pdf, survey_xlsx


def test_the_spreadsheet_is_typed(sqlite_office: Office) -> None:
    office = sqlite_office
    text = RoundText("SKM: I/2026", date(2026, 1, 1), date(2026, 3, 31), population=100)
    round_id = office.write(Act.EDIT_SURVEY, survey.add_round, text).value
    sheets = [AnswerSheet((4, 3, 3, 4, 3, 3, 3, 4, 3), "KTP", remark="=1+1") for _ in range(9)]
    sheets += [AnswerSheet((1,) * 9, "KK") for _ in range(6)]
    sheets += [AnswerSheet((2,) * 9, "Izin") for _ in range(3)]
    sheets += [AnswerSheet((2,) * 9, "Waris") for _ in range(2)]
    office.write(Act.KEY_SURVEY, survey.add_answers, round_id, sheets, survey.KEYED)
    book = load_workbook(io.BytesIO(office.read(survey_xlsx, round_id)))
    assert book.sheetnames == ["Ringkasan", "Unsur", "Layanan", "Responden", "Tren", "Saran"]
    summary = {row[0]: row[1] for row in book["Ringkasan"].iter_rows(min_row=3, values_only=True)}
    total = 9 * 30 + 6 * 9 + 5 * 18  # of 20 sheets with nine marks each
    assert summary["Indeks"] == round(total / 20 / 9 * 25, 2)
    assert summary["Mulai"].date() == date(2026, 1, 1)
    assert summary["Responden"] == 20
    assert summary["Bobot setiap unsur"] == "1/9"
    assert summary["Sampel yang disarankan (Krejcie dan Morgan)"] == 80
    elements = list(book["Unsur"].iter_rows(min_row=3, values_only=True))
    assert len(elements) == 9
    assert elements[0][2] == 20
    services = {row[0]: row for row in book["Layanan"].iter_rows(min_row=3, values_only=True)}
    assert services["KTP"][1:3] == (9, 4)
    assert services["Izin"][1:3] == ("< 5", None)
    assert services["Waris"][-2] is None
    remark = book["Saran"]["A3"]
    assert (remark.value, remark.data_type) == ("=1+1", "s")
    assert office.read(survey_pdf, round_id).startswith(b"%PDF")
    assert file_name(text.name) == "SKM I 2026"
