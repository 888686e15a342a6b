"""What residents wait for too long stands in the work list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import complaints, forum, worklist
from asn_desktop.services.office import Office
from asn_desktop.services.setup import read_settings
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.forum import ForumText
from asn_desktop.views.worklist import Group, Work

ONE = ComplaintText("P-1/2026", datetime.fromisoformat("2026-06-30 08:00"), text="Antrean")


def work(office: Office) -> dict[str, Work]:
    found = office.read(worklist.work_list, 2026, None)
    return {row.key: row for row in found.rows}


def said(row: Work) -> str:
    return texts.sentence(row.code, **row.values)


def add(office: Office, one: ComplaintText) -> UUID:
    return office.write(Act.EDIT_COMPLAINT, complaints.add, one).value


def test_a_complaint_beyond_its_promise_is_told_with_its_age(office: Office) -> None:
    add(
        office, replace(ONE, number="P-2/2026", received=datetime.fromisoformat("2026-07-02 07:00"))
    )
    assert "complaints.overdue" not in work(office)
    key = add(office, ONE)
    row = work(office)["complaints.overdue"]
    assert said(row) == "Pengaduan P-1/2026 lewat janji, sudah 1 hari 23 jam."
    assert (row.group, row.page, row.target) == (Group.NOW, "complaints", {"complaint": key})
    add(
        office, replace(ONE, number="P-0/2026", received=datetime.fromisoformat("2026-06-01 08:00"))
    )
    row = work(office)["complaints.overdue"]
    assert said(row) == "2 pengaduan lewat janji; terlama P-0/2026, sudah 30 hari 23 jam."
    assert row.target == {"state": "overdue"}
    now = datetime.fromisoformat("2026-07-01 15:00")
    office.write(Act.EDIT_COMPLAINT, complaints.edit, key, "responded", now)
    assert said(work(office)["complaints.overdue"]).startswith("Pengaduan P-0/2026")


def test_suggestions_past_their_day_lead_to_their_meeting(office: Office) -> None:
    keys = [
        office.write(Act.EDIT_FORUM, forum.add, ForumText(date(2026, 6, 1), title)).value
        for title in ("KTP", "Parkir")
    ]

    def until(key: UUID, no: int, day: date) -> UUID:
        cell = (Act.EDIT_FORUM, forum.write_suggestion, key, None, "until", day, no)
        return office.write(*cell).value

    until(keys[0], 1, date(2026, 7, 2))
    assert "suggestions.overdue" not in work(office)
    late = until(keys[0], 2, date(2026, 6, 30))
    row = work(office)["suggestions.overdue"]
    assert said(row) == "1 saran warga belum dijawab dan lewat batasnya."
    assert (row.page, row.target) == ("meeting", {"meeting": keys[0]})
    assert row.reason_values["left"] == -2
    until(keys[1], 1, date(2026, 6, 20))
    row = work(office)["suggestions.overdue"]
    assert (row.page, row.values["count"]) == ("forum", 2)
    answer = ("answer", "Sudah.")
    office.write(Act.EDIT_FORUM, forum.write_suggestion, keys[0], late, *answer)
    assert work(office)["suggestions.overdue"].values["count"] == 1


def test_hours_that_end_before_they_begin_are_refused(office: Office) -> None:
    office.write(Act.CHANGE_SETTING, complaints.set_hours, "work_ends", 930)
    with pytest.raises(Refused, match="hours_turned"):
        office.write(Act.CHANGE_SETTING, complaints.set_hours, "work_starts", 931)
    with pytest.raises(Refused, match="hours_turned"):
        office.write(Act.CHANGE_SETTING, complaints.set_hours, "friday_break_ends", 600)
    office.write(Act.CHANGE_SETTING, complaints.set_hours, "complaint_response_hours", 24)
    settings = office.read(read_settings)
    assert (settings.work_starts, settings.work_ends) == (450, 930)
    assert settings.complaint_response_hours == 24
