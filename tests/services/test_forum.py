"""Meetings with residents: suggestions, decisions, answers; what is overdue; the minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import drafts, forum, forum_minutes, undo
from asn_desktop.services.office import Office
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.forum import ForumText, Meeting

TODAY = date(2026, 7, 2)


def meet(office: Office, on: date = date(2026, 6, 1), **more: Any) -> UUID:
    return office.write(Act.EDIT_FORUM, forum.add, ForumText(on, "Jam layanan", **more)).value


def write(office: Office, key: UUID, no: int, **cells: Any) -> None:
    for name, value in cells.items():
        office.write(Act.EDIT_FORUM, forum.write_suggestion, key, None, name, value, no)


def read(office: Office, key: UUID) -> Meeting:
    found = office.read(forum.meeting, key)
    assert found is not None
    return found


def refusal(do: Callable[..., Any], *args: Any, **more: Any) -> list[tuple[str, object]]:
    with pytest.raises(Refused) as caught:
        do(*args, **more)
    return [(one.code, one.values.get("field")) for one in caught.value.findings]


def test_a_suggestion_is_made_by_its_first_cell_and_found_by_its_number(office: Office) -> None:
    key = meet(office)
    write(office, key, 1, text=" Loket Sabtu ", giver="Ibu  Sri")
    write(office, key, 2, text="Parkir")
    write(office, key, 1, accepted=True, until=date(2026, 6, 30))
    first, second = read(office, key).suggestions
    assert (first.text, first.giver, first.accepted) == ("Loket Sabtu", "Ibu Sri", True)
    assert (first.overdue, first.waits) == (True, True)
    assert (second.no, second.overdue, second.accepted) == (2, False, None)


def test_an_answer_without_a_day_was_given_today(office: Office) -> None:
    key = meet(office)
    write(office, key, 1, text="Loket Sabtu", until=date(2026, 6, 30), answer="Dibuka.")
    (only,) = read(office, key).suggestions
    assert (only.answered_on, only.overdue) == (TODAY, False)
    write(office, key, 1, answered_on=date(2026, 6, 29), answer="Dibuka Sabtu.")
    assert read(office, key).suggestions[0].answered_on == date(2026, 6, 29)


def test_days_that_cannot_be_are_refused(office: Office) -> None:
    key = meet(office)
    write(office, key, 1, text="Loket Sabtu")
    assert refusal(write, office, key, 1, until=date(2026, 5, 31)) == [
        ("forum.until_early", "until")
    ]
    assert refusal(write, office, key, 1, answered_on=date(2026, 5, 31)) == [
        ("forum.answered_early", "answered_on")
    ]
    assert refusal(write, office, key, 1, answered_on=date(2026, 7, 3)) == [
        ("forum.answered_future", "answered_on")
    ]
    write(office, key, 1, answered_on=date(2026, 6, 2))
    edit = (Act.EDIT_FORUM, forum.edit, key)
    assert refusal(office.write, *edit, "on", date(2026, 6, 3)) == [("forum.day_late", "on")]
    assert refusal(office.write, *edit, "title", " ") == [("forum.title_missing", "title")]
    assert refusal(office.write, *edit, "attendance", -1) == [("forum.attendance", "attendance")]
    assert refusal(meet, office, attendance=-5) == [("forum.attendance", "attendance")]


def test_who_is_responsible_is_typed_or_one_of_the_staff(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    person = make_person(office, "Baiq Nurhayati, A.Md.")
    key = meet(office)
    write(office, key, 1, responsible_id=person)
    (only,) = read(office, key).suggestions
    assert (only.responsible, only.responsible_id) == ("Baiq Nurhayati, A.Md.", person)
    write(office, key, 1, responsible="Seksi Umum")
    (only,) = read(office, key).suggestions
    assert (only.responsible, only.responsible_id) == ("Seksi Umum", None)


def test_a_block_is_one_act_and_a_removed_row_lets_others_move_up(office: Office) -> None:
    key = meet(office)
    block = [(None, no, name, f"{name} {no}") for no in (1, 2, 3) for name in ("text", "giver")]
    written = office.write(Act.EDIT_FORUM, forum.write_block, key, block)
    assert written.value == 6
    rows = read(office, key).suggestions
    assert [row.text for row in rows] == ["text 1", "text 2", "text 3"]
    office.write(Act.EDIT_FORUM, forum.remove_suggestion, rows[1].id)
    assert [(row.no, row.text) for row in read(office, key).suggestions] == [
        (1, "text 1"),
        (2, "text 3"),
    ]


def test_a_meeting_goes_with_its_suggestions_and_comes_back(office: Office) -> None:
    key = meet(office)
    write(office, key, 1, text="Loket Sabtu")
    gone = office.write(Act.REMOVE_FORUM, forum.remove, [key])
    assert office.read(forum.meeting, key) is None
    office.write(Act.UNDO, undo.undo, gone.entry)
    assert read(office, key).suggestions[0].text == "Loket Sabtu"


def test_all_meetings_in_one_glance(office: Office, make_person: Callable[..., UUID]) -> None:
    assert office.read(forum.glance).meetings == 0
    chair = make_person(office, "Dra. Baiq Ratna")
    early = meet(office, date(2026, 3, 2), chair_id=chair, attendance=46)
    late = meet(office, date(2026, 8, 2))
    write(office, early, 1, text="A", until=date(2026, 4, 1))
    write(office, early, 2, text="B", until=date(2026, 3, 20))
    write(office, early, 3, text="C", answered_on=date(2026, 3, 3))
    write(office, late, 1, text="D")
    found = office.read(forum.glance)
    assert (found.meetings, found.suggestions, found.waiting, found.overdue) == (2, 4, 3, 2)
    assert found.last is not None
    assert (found.last.id, found.last.chair, found.last.answered) == (early, "Dra. Baiq Ratna", 1)
    assert [row.text for row in office.read(forum.overdue)] == ["B", "A"]
    assert [row.id for row in office.read(forum.meetings)] == [late, early]


def test_typing_comes_back_after_a_crash(office: Office) -> None:
    key = meet(office)
    write(office, key, 1, text="Loket")
    (only,) = read(office, key).suggestions
    for draft, text in (
        (DraftKey("suggestion", only.id, "answer"), "Sudah dibuka."),
        (DraftKey("forum", key, "notes"), "Dibuka camat."),
    ):
        office.write(Act.KEEP_DRAFT, drafts.keep, draft, text)
        office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, draft)
    found = read(office, key)
    assert found.suggestions[0].answer == "Sudah dibuka."
    assert found.head.notes == "Dibuka camat."


def test_the_minutes_say_what_was_decided(office: Office, make_person: Callable[..., UUID]) -> None:
    chair = make_person(office, "Dra. Baiq Ratna", position="Camat")
    key = meet(office, chair_id=chair, attendance=46, place="Aula")
    write(office, key, 1, text="Loket Sabtu", accepted=False, decision="Tidak ada petugas")
    made = office.read(forum_minutes.minutes, key)
    assert (made.chair.name, made.attendance, made.venue) == ("Dra. Baiq Ratna", "46 orang", "Aula")
    (row,) = made.rows
    assert (row.accepted, row.until, row.answered_on) == ("Tidak diterima", "", "")
