"""The work list tells of logs that wait and of writers gone silent, never of who writes none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from asn_desktop import texts
from asn_desktop.models.logs import Absence
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import AbsenceKind
from asn_desktop.services import calendar, log_review, log_review_acts, logs, worklist
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.worklist_logs import silent_since
from asn_desktop.views.log_review import ReviewAsked
from asn_desktop.views.logs import LogText
from asn_desktop.views.worklist import Group, Work

Make = Callable[..., Any]
TODAY = date(2026, 7, 2)  # a Thursday


def write(office: Office, person: UUID, on: date) -> UUID:
    text = LogText("Melayani loket", quantity=Decimal(on.day), unit="surat")
    return office.write(Act.WRITE_LOG, logs.write, person, on, text).value


def rows(office: Office) -> list[Work]:
    found = office.read(worklist.work_list, 2026, None).rows
    return [row for row in found if row.code.startswith("work.logs")]


def test_an_office_without_logs_reads_nothing_of_them(office: Office, make_person: Make) -> None:
    boss = make_person(office, "Camat", heads=True)
    make_person(office, assessor=boss)
    assert rows(office) == []


def test_what_waits_is_told_by_superior_and_hurries_when_it_is_old(
    office: Office, make_person: Make
) -> None:
    boss = make_person(office, "Camat Satu", heads=True)
    ani = make_person(office, "Ani", assessor=boss)
    write(office, ani, TODAY)
    assert rows(office) == []  # today is still being written
    fresh = write(office, ani, date(2026, 7, 1))
    (row,) = rows(office)
    assert (row.group, row.page) == (Group.WAITING, "log_review")
    assert row.values == {"count": 1, "name": "Camat Satu"}
    assert row.target == {"assessor": boss, "week": date(2026, 6, 29)}
    assert "Camat Satu" in texts.sentence(row.code, **row.values)
    old = write(office, ani, date(2026, 6, 22))
    (row,) = rows(office)
    assert (row.group, row.values["count"]) == (Group.SOON, 2)
    assert row.reason_values == {"date": date(2026, 6, 22)}
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [fresh, old])
    assert rows(office) == []


def test_many_superiors_are_one_row(office: Office, make_person: Make) -> None:
    for number in range(4):
        boss = make_person(office, f"Kepala {number}", heads=True)
        person = make_person(office, assessor=boss)
        for day in range(1 + number % 2):
            write(office, person, date(2026, 6, 30 - day))
    waiting = [row for row in rows(office) if row.code == "work.logs_wait_many"]
    assert [row.values for row in waiting] == [{"count": 6, "superiors": 4}]


def test_only_who_writes_can_be_silent(office: Office, make_person: Make) -> None:
    office.write(Act.ADD_HOLIDAY, calendar.seed_holidays)
    boss = make_person(office, "Camat", heads=True)
    ani = make_person(office, "Ani", assessor=boss)
    budi = make_person(office, "Budi", assessor=boss)
    make_person(office, "Tidak pernah menulis", assessor=boss)
    since = silent_since(TODAY, office.read(calendar.working_calendar))
    assert since == date(2026, 6, 29)  # Monday, Tuesday, Wednesday
    for person in (ani, budi):
        write(office, person, date(2026, 6, 24))
    (row,) = [row for row in rows(office) if row.code == "work.logs_silent"]
    assert row.values == {"count": 2, "days": 3}
    asked = ReviewAsked(None, date(2026, 6, 29), silent=row.target["silent"])
    assert [one.id for one in office.read(log_review.week, asked).people] == [ani, budi]
    write(office, budi, date(2026, 6, 30))
    (row,) = [row for row in rows(office) if row.code == "work.logs_silent"]
    assert row.values["count"] == 1
    assert [one.id for one in office.read(log_review.week, asked).people] == [ani]

    def leave(tx: Tx) -> None:
        tx.session.add(
            Absence(person_id=ani, since=since, until=date(2026, 7, 3), kind=AbsenceKind.LEAVE)
        )

    office.write(Act.SET_ABSENCE, leave)
    assert [row for row in rows(office) if row.code == "work.logs_silent"] == []


def test_who_stopped_long_ago_uses_the_log_no_more(office: Office, make_person: Make) -> None:
    boss = make_person(office, "Camat", heads=True)
    ani = make_person(office, "Ani", assessor=boss)
    key = write(office, ani, date(2026, 4, 1))
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, [key])
    assert rows(office) == []
