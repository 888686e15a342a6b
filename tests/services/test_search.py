"""What the search of everything finds of residents: complaints by number, meetings by title."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.services import complaints, forum, search
from asn_desktop.services.office import Office
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.forum import ForumText

MORNING = datetime.fromisoformat("2026-05-31 08:00")


@pytest.fixture
def residents(office: Office) -> Office:
    for no in range(1, 6):
        text = ComplaintText(
            f"PGD-2026-00{no}", MORNING + timedelta(days=no), text="Lampu jalan RT 03 padam"
        )
        office.write(Act.EDIT_COMPLAINT, complaints.add, text)
    meeting = ForumText(date(2026, 5, 12), "Musyawarah Layanan Posyandu", "Balai RW 5")
    office.write(Act.EDIT_FORUM, forum.add, meeting)
    return office


def told(office: Office, text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.title, one.detail) for one in office.read(search.everything, text)]


def test_a_complaint_is_found_by_a_part_of_its_number(residents: Office) -> None:
    assert told(residents, "pgd-2026-003") == [
        ("complaint", "Pengaduan PGD-2026-003", "3 Juni 2026 · Lampu jalan RT 03 padam")
    ]
    newest = [title for _kind, title, _detail in told(residents, "2026-00")]
    assert newest == [f"Pengaduan PGD-2026-00{no}" for no in (5, 4, 3)]
    assert told(residents, "pgd") == []  # every number begins so
    assert told(residents, "2026%003") == []


def test_a_meeting_is_found_by_words_of_its_title(residents: Office) -> None:
    assert told(residents, "posyandu musyawarah") == [
        ("meeting", "Musyawarah Layanan Posyandu", "Forum warga · 12 Mei 2026 · Balai RW 5")
    ]
    assert told(residents, "posyandu rapat") == []
