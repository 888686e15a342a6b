"""The register of complaints: entered, corrected, brought in; times that cannot be are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.public_service import Complaint
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import complaints, undo
from asn_desktop.services.office import Office
from asn_desktop.views.complaints import ComplaintText

at = datetime.fromisoformat
ONE = ComplaintText(
    "P-0120/2026", at("2026-06-01 08:00"), channel="WhatsApp", text="Antrean KTP lama"
)


def add(office: Office, one: ComplaintText) -> UUID:
    return office.write(Act.EDIT_COMPLAINT, complaints.add, one).value


def edit(office: Office, key: UUID, name: str, value: Any) -> None:
    office.write(Act.EDIT_COMPLAINT, complaints.edit, key, name, value)


def refusal(do: Callable[..., Any], *args: Any) -> list[tuple[str, object]]:
    with pytest.raises(Refused) as caught:
        do(*args)
    return [(one.code, one.values.get("field")) for one in caught.value.findings]


def stored(office: Office) -> list[Complaint]:
    return office.read(
        lambda tx: list(tx.session.scalars(sa.select(Complaint).order_by(Complaint.number)))
    )


def test_a_complaint_is_entered_to_the_minute_and_corrected(office: Office) -> None:
    key = add(office, replace(ONE, received=at("2026-06-01 08:00:41")))
    edit(office, key, "responded", at("2026-06-01 08:00"))
    edit(office, key, "answer", "  Loket ditambah. ")
    (row,) = stored(office)
    assert (row.received, row.responded) == (at("2026-06-01 08:00"), at("2026-06-01 08:00"))
    assert row.answer == "Loket ditambah."


def test_a_number_stands_once(office: Office) -> None:
    key = add(office, ONE)
    other = add(office, replace(ONE, number="P-0121/2026"))
    assert refusal(add, office, ONE) == [("complaint.number_taken", "number")]
    assert refusal(edit, office, other, "number", " P-0120/2026 ") == [
        ("complaint.number_taken", "number")
    ]
    assert refusal(edit, office, key, "number", " ") == [("complaint.number_missing", "number")]
    edit(office, key, "number", "P-0120/2026")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("responded", "2026-06-01 07:59", "complaint.responded_early"),
        ("completed", "2026-06-01 07:59", "complaint.completed_early"),
        ("completed", "2026-06-02 08:59", "complaint.completed_first"),
        ("completed", "2026-07-02 07:31", "complaint.future"),
        ("received", "2026-07-03 07:00", "complaint.future"),
    ],
)
def test_times_that_cannot_be_are_refused(office: Office, name: str, value: str, code: str) -> None:
    key = add(office, replace(ONE, responded=at("2026-06-02 09:00")))
    assert (code, name) in refusal(edit, office, key, name, at(value))
    (row,) = stored(office)
    assert row.completed is None
    assert row.received == ONE.received


def test_completed_without_a_response_is_taken(office: Office) -> None:
    add(office, replace(ONE, completed=at("2026-06-02 09:00")))
    assert stored(office)[0].responded is None


def test_a_wrong_time_of_before_does_not_keep_one_from_other_fields(office: Office) -> None:
    key = add(office, ONE)
    edit(office, key, "channel", "Telepon")
    edit(office, key, "text", "Antrean lama sekali")
    assert stored(office)[0].channel == "Telepon"


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ((), "P-0001/2026"),
        (("P-0120/2026",), "P-0121/2026"),
        (("P-0120/2026", "P-0007/2026"), "P-0121/2026"),
        (("P-9/2026", "P-10/2026"), "P-11/2026"),
        (("P-0120/2025",), "P-0001/2026"),
        (("LP/2026/0099",), "LP/2026/0100"),
        (("LP/2025/0099",), "LP/2026/0001"),
        (("17",), "18"),
        (("tanpa nomor",), "P-0001/2026"),
    ],
)
def test_the_next_number_goes_on_in_the_pattern_of_the_last(
    office: Office, numbers: tuple[str, ...], wanted: str
) -> None:
    for number in numbers:
        add(office, replace(ONE, number=number))
    assert office.read(complaints.proposed_number) == wanted


def test_many_are_entered_in_one_act_or_none_is(office: Office) -> None:
    batch = [replace(ONE, number=f"P-{n:04d}/2026") for n in range(1, 41)]
    written = office.write(Act.IMPORT_COMPLAINTS, complaints.add_many, batch)
    assert written.value == 40
    assert written.changes.kinds == {"complaint"}
    again = [replace(ONE, number="P-0041/2026"), batch[3], replace(ONE, number="P-0041/2026")]
    with pytest.raises(Refused) as caught:
        office.write(Act.IMPORT_COMPLAINTS, complaints.add_many, again)
    assert [(one.code, one.values["line"]) for one in caught.value.findings] == [
        ("complaint.number_taken", 1),
        ("complaint.number_taken", 2),
    ]
    assert len(stored(office)) == 40
    assert office.read(complaints.known_numbers, ["P-0040/2026", "P-0041/2026"]) == ["P-0040/2026"]
    office.write(Act.UNDO, undo.undo, written.entry)
    assert stored(office) == []


def test_several_are_given_to_somebody_and_taken_out(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    officer = make_person(office)
    keys = [add(office, replace(ONE, number=f"{n}")) for n in range(3)]
    office.write(Act.EDIT_COMPLAINT, complaints.edit_many, keys[:2], "officer_id", officer)
    assert [row.officer_id for row in stored(office)] == [officer, officer, None]
    assert office.write(Act.REMOVE_COMPLAINT, complaints.remove, keys[1:]).value == 2
    assert len(stored(office)) == 1
