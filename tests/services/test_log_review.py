"""A superior's week: what he sees of whom, what many approvals leave out, what he answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.logs import Absence, DailyLog
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import AbsenceKind, LogState
from asn_desktop.rules.log_warnings import DayKind, LogWarning
from asn_desktop.rules.status import Status
from asn_desktop.services import calendar, log_review, log_review_acts, logs, undo
from asn_desktop.services.office import Actor, Office, Tx
from asn_desktop.views.log_review import CellMark, ReviewAsked, ReviewWeek, monday
from asn_desktop.views.logs import LogText

MONDAY = date(2026, 6, 29)  # the clock says Thursday, 2 July
Make = Callable[..., Any]


@pytest.fixture
def boss(office: Office, make_person: Make) -> UUID:
    office.write(Act.ADD_HOLIDAY, calendar.seed_holidays)
    return make_person(office, "Slamet Hartono, S.IP.", position="Camat", heads=True)


def write(
    office: Office, person: UUID, on: date, activity: str = "Melayani loket", **more: Any
) -> UUID:
    text = LogText(activity, **{"quantity": Decimal(on.day), "unit": "surat", **more})
    return office.write(Act.WRITE_LOG, logs.write, person, on, text).value


def week(office: Office, boss: UUID | None, first: date = MONDAY, text: str = "") -> ReviewWeek:
    return office.read(log_review.week, ReviewAsked(boss, first, text))


def put_absence(tx: Tx, person: UUID, since: date, until: date, kind: AbsenceKind) -> None:
    tx.session.add(Absence(person_id=person, since=since, until=until, kind=kind))


def stored(office: Office, key: UUID) -> DailyLog:
    return office.read(lambda tx: tx.session.get_one(DailyLog, key))


def test_a_week_shows_each_day_of_each_person(
    office: Office, boss: UUID, make_person: Make
) -> None:
    ani = make_person(office, "Ani Lestari", assessor=boss)
    budi = make_person(office, "Budi Santoso", assessor=boss)
    make_person(office, "Orang Lain")
    write(office, ani, MONDAY, starts=480, ends=540)
    write(office, ani, MONDAY, "Rapat", starts=510, ends=600)
    write(office, ani, date(2026, 7, 2))
    office.write(
        Act.SET_ABSENCE, put_absence, ani, date(2026, 7, 1), date(2026, 7, 2), AbsenceKind.LEAVE
    )

    shown = week(office, boss)

    assert [one.name for one in shown.people] == ["Ani Lestari", "Budi Santoso"]
    assert shown.total == 2
    first, second = shown.people
    assert [day.mark for day in first.days] == [
        CellMark.WARNED,  # the two overlap
        CellMark.GAP,
        CellMark.AWAY,
        CellMark.WAITING,
        CellMark.NOTHING,  # still to come
        CellMark.FREE,
        CellMark.FREE,
    ]
    assert first.days[0].minutes == 120
    assert first.days[2].note == "Cuti"
    assert len(shown.waiting) == 3
    assert second.id == budi
    assert not second.writes
    assert {day.mark for day in second.days} == {CellMark.NOTHING, CellMark.FREE}


def test_nobody_lacks_a_day_before_he_began(office: Office, boss: UUID, make_person: Make) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    write(office, ani, date(2026, 7, 1))
    assert not any(day.gap for day in week(office, boss).people[0].days)
    write(office, ani, date(2026, 6, 12))
    assert [day.gap for day in week(office, boss).people[0].days][:4] == [True, True, False, False]


def test_holidays_and_statuses_are_no_gaps(office: Office, boss: UUID, make_person: Make) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    away = make_person(
        office, "Budi", assessor=boss, status=Status.STUDY_LEAVE, since=date(2026, 6, 1)
    )
    first = date(2026, 5, 25)  # Idul Adha lies in this week
    for person in (ani, away):
        write(office, person, date(2026, 5, 22))
    days = week(office, boss, first).people[0].days
    holidays = [day for day in days if day.kind is DayKind.HOLIDAY]
    assert holidays
    assert all(day.note and not day.gap for day in holidays)
    budi = week(office, boss, date(2026, 6, 8)).people[1].days
    assert {day.mark for day in budi[:5]} == {CellMark.AWAY}
    assert budi[0].note == Status.STUDY_LEAVE.label


def test_everybody_means_those_who_write_found_by_words(
    office: Office, boss: UUID, make_person: Make
) -> None:
    ani = make_person(office, "Ani Lestari", assessor=boss)
    make_person(office, "Budi Santoso", assessor=boss)
    write(office, ani, MONDAY)
    assert [one.id for one in week(office, None).people] == [ani]
    assert [one.id for one in week(office, None, text="lest").people] == [ani]
    assert week(office, None, text="budi").people == ()


def test_the_questions_do_not_grow_with_the_people(
    office: Office, boss: UUID, make_person: Make
) -> None:
    def asked() -> int:
        seen: list[str] = []
        engine = office.store.reader

        def count(_c: Any, _cur: Any, statement: str, *_more: Any) -> None:
            seen.append(statement)

        sa.event.listen(engine, "before_cursor_execute", count)
        week(office, boss)
        sa.event.remove(engine, "before_cursor_execute", count)
        return len(seen)

    write(office, make_person(office, assessor=boss), MONDAY)
    one = asked()
    for _turn in range(6):
        write(office, make_person(office, assessor=boss), MONDAY)
    assert asked() == one


def test_many_at_once_leave_out_what_is_warned_of_and_say_why(
    office: Office, boss: UUID, make_person: Make
) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    office.write(
        Act.SET_ABSENCE, put_absence, ani, date(2026, 6, 30), date(2026, 7, 1), AbsenceKind.SICK
    )
    good = write(office, ani, MONDAY)
    bare = write(office, ani, MONDAY, "Rapat", quantity=None)
    sick = write(office, ani, date(2026, 6, 30))
    twice = [write(office, ani, date(2026, 7, 1), "Menyusun laporan") for _n in range(2)]
    unseen = write(office, ani, date(2026, 7, 2))
    ids = [good, bare, sick, *twice]

    done = office.write(
        Act.APPROVE_LOGS, log_review_acts.approve_unwarned, ReviewAsked(boss, MONDAY), ids
    ).value

    assert (done.done, done.left) == (1, 4)
    assert done.why == {
        LogWarning.NO_QUANTITY: 1,
        LogWarning.ON_LEAVE: 1,
        LogWarning.DUPLICATE: 2,
    }
    assert stored(office, good).state is LogState.APPROVED
    assert stored(office, unseen).state is LogState.WRITTEN
    assert office.write(Act.APPROVE_LOGS, log_review_acts.approve, [bare, good]).value == 1
    assert stored(office, bare).state is LogState.APPROVED


def test_an_approval_is_the_superiors_and_is_taken_back_by_undo(
    office: Office, boss: UUID, make_person: Make
) -> None:
    key = write(office, make_person(office, "Ani", assessor=boss), MONDAY)
    done = office.write(Act.APPROVE_LOGS, log_review_acts.approve, [key])
    row = stored(office, key)
    assert (row.answered_by_id, row.answered_on) == (boss, date(2026, 7, 2))
    office.write(Act.UNDO, undo.undo, done.entry)
    row = stored(office, key)
    assert (row.state, row.answered_by_id, row.answered_on) == (LogState.WRITTEN, None, None)


def test_whoever_the_operator_works_for_answered(
    office: Office, boss: UUID, make_person: Make
) -> None:
    key = write(office, make_person(office, "Ani", assessor=boss), MONDAY)
    deputy = make_person(office, "Wakil")
    office.actor = Actor(on_behalf_of="Wakil", person_id=deputy)
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [key])
    assert stored(office, key).answered_by_id == deputy


def test_sending_back_wants_a_sentence_and_spares_what_is_approved(
    office: Office, boss: UUID, make_person: Make
) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    keys = [write(office, ani, MONDAY, f"Kegiatan {n}") for n in range(2)]
    with pytest.raises(Refused, match=r"log_review\.words_missing"):
        office.write(Act.RETURN_LOG, log_review_acts.send_back, keys, "  ")
    office.write(Act.RETURN_LOG, log_review_acts.send_back, keys, "Lengkapi  jumlahnya.")
    assert {stored(office, key).state for key in keys} == {LogState.RETURNED}
    assert stored(office, keys[0]).answer == "Lengkapi jumlahnya."
    # Mended, it waits again; approved, it stays.
    office.write(Act.EDIT_LOG, logs.edit, keys[0], LogText("Kegiatan", quantity=Decimal(2)))
    assert stored(office, keys[0]).state is LogState.WRITTEN
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [keys[0]])
    with pytest.raises(Refused, match=r"log_review\.approved"):
        office.write(Act.RETURN_LOG, log_review_acts.send_back, keys, "Sekali lagi.")
    with pytest.raises(Refused, match=r"log_review\.nothing_waits"):
        office.write(Act.APPROVE_LOGS, log_review_acts.approve, keys)


def test_a_word_changes_no_state(office: Office, boss: UUID, make_person: Make) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    waiting, approved = write(office, ani, MONDAY), write(office, ani, MONDAY, "Rapat")
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [approved])
    for key in (waiting, approved):
        office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "Bagus, lanjutkan.")
    assert stored(office, waiting).state is LogState.WRITTEN
    assert stored(office, approved).state is LogState.APPROVED
    assert stored(office, approved).feedback == "Bagus, lanjutkan."
    office.write(Act.ANSWER_LOG, log_review_acts.answer, waiting, "")
    row = stored(office, waiting)
    assert (row.feedback, row.answered_on, row.answered_by_id) == ("", None, None)


def test_a_word_on_an_entry_sent_back_replaces_no_sentence(
    office: Office, boss: UUID, make_person: Make
) -> None:
    key = write(office, make_person(office, "Ani", assessor=boss), MONDAY)
    office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Perbaiki.")
    office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "Tinggal jumlahnya.")
    row = stored(office, key)
    assert (row.state, row.answer, row.feedback) == (
        LogState.RETURNED,
        "Perbaiki.",
        "Tinggal jumlahnya.",
    )
    office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Masih kurang.")
    office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "")
    row = stored(office, key)
    assert (row.answer, row.feedback, row.answered_by_id) == ("Masih kurang.", "", boss)


def test_superiors_are_listed_with_what_waits_and_the_oldest_week_is_found(
    office: Office, boss: UUID, make_person: Make
) -> None:
    ani = make_person(office, "Ani", assessor=boss)
    asked = ReviewAsked(boss, MONDAY)
    assert office.read(log_review.next_week, asked) is None
    write(office, ani, date(2026, 6, 10))
    write(office, ani, MONDAY)
    choice = office.read(log_review.assessors)[0]
    assert (choice.id, choice.people, choice.waiting) == (boss, 1, 2)
    assert office.read(log_review.next_week, asked) == monday(date(2026, 6, 10))
    assert monday(date(2026, 6, 10)) + timedelta(days=2) == date(2026, 6, 10)
