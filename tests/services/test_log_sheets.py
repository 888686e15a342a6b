"""The months that print: who is in them, what they come to, absences cut to the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import AbsenceKind
from asn_desktop.services import log_absences, log_review_acts, log_sheets, logs
from asn_desktop.services.office import Office
from asn_desktop.views.log_sheets import LogSheet
from asn_desktop.views.logs import LogText

Make = Callable[..., Any]


def write(office: Office, person: UUID, on: date, number: int, unit: str = "surat") -> UUID:
    text = LogText("Melayani warga", "Surat", Decimal(number), unit, 480, 600)
    return office.write(Act.WRITE_LOG, logs.write, person, on, text).value


def sheets(office: Office, people: list[UUID]) -> list[LogSheet]:
    return office.read(log_sheets.sheets, people, 2026, 6)


def test_a_month_names_entries_answers_absences_and_sums(office: Office, make_person: Make) -> None:
    head = make_person(office, "Slamet Hartono, S.IP.")
    person = make_person(office, "Eka Dewi", assessor=head)
    key = write(office, person, date(2026, 6, 8), 12)
    write(office, person, date(2026, 6, 8), 3, "Surat")
    write(office, person, date(2026, 6, 29), 5, "buku")
    write(office, person, date(2026, 7, 1), 900)
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [key])
    span = (date(2026, 5, 28), date(2026, 6, 2))
    office.write(
        Act.SET_ABSENCE, log_absences.set_absence, person, AbsenceKind.LEAVE, *span, "tahunan"
    )
    (sheet,) = sheets(office, [person])
    assert (sheet.month, sheet.on, sheet.employee.name) == (
        "Juni 2026",
        date(2026, 6, 30),
        "Eka Dewi",
    )
    assert sheet.assessor.name == "Slamet Hartono, S.IP."
    assert [(day.label, len(day.lines), day.words) for day in sheet.days] == [
        ("Senin, 1 s.d. Selasa, 2", 0, "Cuti: tahunan"),
        ("Senin, 8", 2, ""),
        ("Senin, 29", 1, ""),
    ]
    late = "(ditulis 2 Juli 2026)"
    assert sheet.days[1].lines[0].answer == f"Disetujui\n{late}"
    assert sheet.days[1].lines[1].answer == late
    assert sheet.days[2].lines[0].answer == ""
    assert (sheet.entries, sheet.filled, sheet.approved) == (3, 2, 1)
    assert sheet.sums == ("15 surat", "5 buku")


def test_sentence_of_return_and_feedback_both_stand_on_paper(
    office: Office, make_person: Make
) -> None:
    person = make_person(office, "Eka Dewi")
    key = write(office, person, date(2026, 6, 8), 12)
    office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Berapa suratnya?")
    office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "Antrean rapi.")
    late = "(ditulis 2 Juli 2026)"

    def said() -> str:
        return sheets(office, [person])[0].days[0].lines[0].answer

    assert said() == f"Dikembalikan\nBerapa suratnya?\nAntrean rapi.\n{late}"
    office.write(Act.EDIT_LOG, logs.edit, key, LogText("Melayani", quantity=Decimal(9)))
    assert said() == f"Pernah dikembalikan: Berapa suratnya?\nAntrean rapi.\n{late}"


def test_all_staff_of_an_assessor_print_in_one_file(office: Office, make_person: Make) -> None:
    head, other = make_person(office), make_person(office)
    staff = [make_person(office, name, assessor=head) for name in ("Citra", "Andi", "Budi")]
    make_person(office, "Dedi", assessor=other)
    assert office.read(log_sheets.staff_in, head, 2026, 6) == [staff[1], staff[2], staff[0]]
    assert office.read(log_sheets.assessor_in, staff[0], 2026, 6) == head
    with pytest.raises(Refused, match=r"logs\.nothing_to_print"):
        sheets(office, staff)
    write(office, staff[2], date(2026, 6, 8), 1)
    write(office, staff[0], date(2026, 6, 8), 1)
    found = sheets(office, [staff[1], staff[2], staff[0]])
    assert [one.employee.name for one in found] == ["Budi", "Citra"]
