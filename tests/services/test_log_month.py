"""The month calendar, absences, suggestions and what the log adds up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.planning import Period, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import HolidayKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import AbsenceKind, LogState
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    followed,
    holidays,
    log_absences,
    log_calendar,
    log_known,
    log_links,
    log_sums,
    logs,
    people_edit,
    periods,
    planning_state,
    progress,
)
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.views.logs import LogDay, LogMonth, LogSums, LogText, Taken

Make = Callable[..., Any]
TEXT = LogText("Melayani surat pengantar", "Surat selesai", Decimal(12), "surat", 480, 600)


@pytest.fixture
def person(office: Office, make_person: Make, make_skp: Make) -> UUID:
    made: UUID = make_person(office)
    make_skp(office, made, make_person(office))
    return made


@pytest.fixture
def period(office: Office) -> UUID:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    found = sa.select(Period.id).where(Period.code == "TW2")
    return office.read(lambda tx: tx.session.scalars(found).one())


def write(office: Office, person: UUID, on: date, **change: Any) -> UUID:
    return office.write(Act.WRITE_LOG, logs.write, person, on, replace(TEXT, **change)).value


def mark(tx: Tx, log_id: UUID, state: LogState) -> None:
    tx.session.get_one(DailyLog, log_id).state = state


def month(office: Office, person: UUID, number: int = 6) -> LogMonth:
    return office.read(log_calendar.month, person, 2026, number)


def days(found: LogMonth, what: str) -> list[int]:
    return [day.on.day for day in found.days if getattr(day, what)]


def test_the_month_shows_entries_gaps_and_days_off(office: Office, person: UUID) -> None:
    assert days(month(office, person), "gap") == []  # who never wrote has no gap
    write(office, person, date(2026, 6, 19))
    write(office, person, date(2026, 6, 22))
    write(office, person, date(2026, 6, 22), starts=570, ends=630)
    key = write(office, person, date(2026, 6, 24))
    office.write(Act.RETURN_LOG, mark, key, LogState.RETURNED)
    office.write(
        Act.ADD_HOLIDAY,
        holidays.add_holiday,
        date(2026, 6, 25),
        "Hari jadi",
        HolidayKind.NATIONAL,
    )
    office.write(
        Act.SET_ABSENCE,
        log_absences.set_absence,
        person,
        AbsenceKind.SICK,
        date(2026, 6, 26),
        date(2026, 6, 27),
    )
    found = month(office, person)
    assert len(found.days) == 30
    assert days(found, "gap") == [23, 29, 30]
    assert days(found, "returned") == [24]
    assert days(found, "late") == [19]  # eight working days ago, a holiday not counted
    first: LogDay = found.days[21]
    assert (first.entries, first.minutes) == (2, 150)
    assert (found.days[24].holiday, found.days[24].working) == ("Hari jadi", False)
    assert [found.days[n].away for n in (25, 26, 27)] == ["Sakit", "Sakit", ""]
    assert found.count("gap") == 3
    july = month(office, person, 7)
    assert days(july, "gap") == [1]  # today, the second, is not over
    assert month(office, person, 2).days[-1].on == date(2026, 2, 28)


def test_a_month_of_many_people_is_a_handful_of_questions(
    office: Office, make_person: Make, person: UUID
) -> None:
    people = [person, *(make_person(office) for _ in range(4))]
    asked: list[str] = []

    def read(tx: ReadTx) -> dict[UUID, LogMonth]:
        sa.event.listen(
            tx.session.connection(),
            "before_cursor_execute",
            lambda _c, _k, statement, *_more: asked.append(statement),
        )
        return log_calendar.months(tx, people, 2026, 6)

    assert set(office.read(read)) == set(people)
    assert len(asked) <= 8


def test_a_status_is_no_gap_in_the_calendar_nor_beside_the_rating(
    office: Office, person: UUID, period: UUID
) -> None:
    write(office, person, date(2026, 6, 19))
    leave = (person, Status.UNPAID_LEAVE, date(2026, 6, 22), date(2026, 6, 26))
    office.write(Act.CHANGE_STATUS, people_edit.change_status, *leave)
    found = month(office, person)
    assert days(found, "away") == list(range(22, 27))
    log = office.read(followed.followed, [person], period)[person].log
    assert log is not None
    assert [day.day for day in log.gaps] == days(found, "gap") == [29, 30]
    assert (log.entries, log.days, log.workdays) == (1, 1, 3)


def test_a_later_absence_cuts_the_one_before(office: Office, person: UUID) -> None:
    def put(kind: AbsenceKind, first: int, last: int) -> UUID:
        span = (date(2026, 6, first), date(2026, 6, last))
        return office.write(Act.SET_ABSENCE, log_absences.set_absence, person, kind, *span).value

    def kept() -> list[tuple[str, int, int]]:
        found = office.read(log_absences.absences_of, [person], date(2026, 6, 1), date(2026, 6, 30))
        rows = found.get(person, [])
        return [(row.kind.value, row.first.day, row.last.day if row.last else 0) for row in rows]

    put(AbsenceKind.LEAVE, 1, 19)
    key = put(AbsenceKind.SICK, 8, 9)
    assert kept() == [("leave", 1, 7), ("sick", 8, 9), ("leave", 10, 19)]
    put(AbsenceKind.TRAINING, 15, 22)
    put(AbsenceKind.OTHER, 1, 7)
    assert kept() == [("other", 1, 7), ("sick", 8, 9), ("leave", 10, 14), ("training", 15, 22)]
    office.write(Act.REMOVE_ABSENCE, log_absences.remove_absence, key)
    office.write(
        Act.REMOVE_ABSENCE, log_absences.present, person, date(2026, 6, 12), date(2026, 6, 12)
    )
    assert kept() == [("other", 1, 7), ("leave", 10, 11), ("leave", 13, 14), ("training", 15, 22)]
    with pytest.raises(Refused, match=r"logs\.absence_ends_first"):
        put(AbsenceKind.SICK, 9, 8)


def test_favourites_come_first_then_what_was_written_last(office: Office, person: UUID) -> None:
    target = office.read(log_links.targets, person, date(2026, 7, 2))[1]
    write(office, person, date(2026, 6, 1), activity="Apel pagi", output="", unit="")
    write(office, person, date(2026, 6, 2), indicator_id=target.indicator_id)
    write(office, person, date(2026, 6, 3), activity="melayani Surat pengantar", unit="berkas")
    office.write(
        Act.EDIT_FAVOURITE,
        log_known.set_favourite,
        person,
        LogText("Rekap antrean", "Rekap", unit="laporan"),
    )

    def known() -> list[tuple[str, str]]:
        found = office.read(log_known.known, person, date(2026, 7, 2))
        return [(one.text.activity, one.text.unit) for one in found]

    assert known() == [
        ("Rekap antrean", "laporan"),
        ("melayani Surat pengantar", "berkas"),
        ("Apel pagi", ""),
    ]
    again = LogText("rekap  ANTREAN", "Rekap harian", unit="laporan")
    office.write(Act.EDIT_FAVOURITE, log_known.set_favourite, person, again)
    assert len(known()) == 3
    office.write(Act.EDIT_FAVOURITE, log_known.remove_favourite, person, "Rekap Antrean")
    assert [one[0] for one in known()] == ["melayani Surat pengantar", "Apel pagi"]


def test_sums_never_add_units_that_differ(office: Office, person: UUID, period: UUID) -> None:
    target = office.read(log_links.targets, person, date(2026, 6, 1))[1]
    line = {"indicator_id": target.indicator_id}
    key = write(office, person, date(2026, 4, 1), quantity=Decimal(300), **line)
    office.write(Act.APPROVE_LOGS, mark, key, LogState.APPROVED)
    write(office, person, date(2026, 6, 30), quantity=Decimal("41"), unit="Surat", **line)
    write(office, person, date(2026, 6, 30), quantity=Decimal(5), unit="buku", **line)
    write(office, person, date(2026, 6, 29), quantity=None, unit="surat", **line)
    write(office, person, date(2026, 7, 1), quantity=Decimal(900), **line)  # another period
    write(office, person, date(2026, 6, 3))
    found = summed(office, person, period)
    first = found.lines[0]
    assert [(one.unit, one.total, one.approved, one.entries) for one in first.sums] == [
        ("surat", 341, 300, 2),
        ("buku", 5, 0, 1),
    ]
    assert (first.bare, found.unlinked, first.realised, first.target) == (1, 1, "", "300")
    second = found.lines[1]
    assert (second.sums, second.bare) == ((), 0)
    choice = Taken(first.work_result_id, first.indicator_id, "surat", approved_only=False)
    words = office.write(Act.RECORD_REALISATION, log_sums.take, person, period, [choice]).value
    assert words == ["341"]
    stored = office.read(progress.progress_of, person, period)
    realised = stored.results[0].indicators[0].realised
    assert (realised.text, realised.evidence) == (
        "341",
        "Catatan harian 1 April 2026 s.d. 30 Juni 2026 (2 catatan)",
    )
    approved = replace(choice, approved_only=True)
    office.write(Act.RECORD_REALISATION, log_sums.take, person, period, [approved])
    assert summed(office, person, period).lines[0].realised == "300"
    nothing = replace(choice, indicator_id=second.indicator_id)
    with pytest.raises(Refused, match=r"logs\.nothing_summed"):
        office.write(Act.RECORD_REALISATION, log_sums.take, person, period, [nothing])


def summed(office: Office, person: UUID, period: UUID) -> LogSums:
    found = office.read(log_sums.sums, person, period)
    assert found is not None
    return found


def test_an_amended_skp_keeps_what_was_written_for_it(
    office: Office, person: UUID, period: UUID
) -> None:
    target = office.read(log_links.targets, person, date(2026, 6, 1))[1]
    write(office, person, date(2026, 6, 1), indicator_id=target.indicator_id)

    def amend(tx: Tx) -> UUID:
        old = tx.session.scalars(sa.select(Skp.id)).one()
        return planning_state.amend(tx, old, "Target berubah")

    new = office.write(Act.AMEND_SKP, amend).value

    def put_in_force(tx: Tx) -> None:
        rows = tx.session.scalars(sa.select(Skp)).all()
        for row in rows:
            row.state = SkpState.SET if row.id == new else SkpState.SUPERSEDED

    office.write(Act.SET_SKP, put_in_force)
    assert summed(office, person, period).lines[0].sums[0].total == 12
    (first, *_more) = office.read(log_known.known, person, date(2026, 7, 2))
    now = sa.select(WorkResult.skp_id).where(WorkResult.id == first.text.work_result_id)
    assert office.read(lambda tx: tx.session.scalars(now).one()) == new
    assert office.write(Act.REPEAT_LOGS, logs.repeat, person, date(2026, 7, 2)).value


def test_the_qualitative_approach_adds_up_per_result(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    person = make_person(office)
    make_skp(office, person, make_person(office), approach=Approach.QUALITATIVE)
    result, line = office.read(log_links.targets, person, date(2026, 6, 1))[:2]
    write(office, person, date(2026, 6, 1), indicator_id=line.indicator_id)
    write(office, person, date(2026, 6, 1), work_result_id=result.work_result_id)
    found = summed(office, person, period).lines[0]
    assert (found.indicator_id, found.sums[0].total, found.takes) == (None, 24, True)
    choice = Taken(found.work_result_id, None, "surat", approved_only=False)
    words = office.write(Act.RECORD_REALISATION, log_sums.take, person, period, [choice]).value
    assert words == ["24 surat"]
