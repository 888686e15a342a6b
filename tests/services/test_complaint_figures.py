"""Figures of the real register, against figures computed in another way; their realisation."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
import register
import sqlalchemy as sa

from asn_desktop.models.office import HolidayDay
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import HolidayKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.services import (
    complaints,
    complaints_read,
    complaints_realisation,
    holidays,
    periods,
    realisation_places,
    setup,
)
from asn_desktop.services.calendar import seed_holidays
from asn_desktop.services.complaints_realisation import Figure, Step
from asn_desktop.services.office import Office
from asn_desktop.views.complaints import ComplaintRow
from asn_desktop.views.lists import ListQuery

LATE = "198809222012021001"


@pytest.fixture
def officers(office: Office, make_person: Callable[..., UUID], clock: Any) -> dict[str, UUID]:
    clock.moment = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
    made = {
        nip: make_person(
            office, name, nip=nip, unit=f"Seksi {'Umum' if nip == LATE else 'Trantib'}"
        )
        for nip, name in register.NAMES.items()
    }
    office.write(Act.ADD_HOLIDAY, seed_holidays)
    office.write(Act.IMPORT_COMPLAINTS, complaints.add_many, register.complaints(made))
    return made


def minutes_one_by_one(start: datetime, end: datetime, days_off: set[date]) -> int:
    """Working minutes counted by the clock: 7.30–16.00 without the break, Monday to Friday."""
    count, step = 0, timedelta(minutes=1)
    while start < end:
        at = start.hour * 60 + start.minute
        rest = (690, 780) if start.weekday() == 4 else (720, 780)
        works = start.weekday() < 5 and start.date() not in days_off
        count += works and 450 <= at < 960 and not rest[0] <= at < rest[1]
        start += step
    return count


def test_the_real_register_gives_what_is_computed_otherwise(
    office: Office, officers: dict[str, UUID]
) -> None:
    free = office.read(lambda tx: set(tx.session.scalars(sa.select(HolidayDay.day))))
    assert date(2026, 1, 16) in free  # Isra Mikraj: the program's own table counts
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    found = office.read(complaints_read.statistics, first, last, "officer")
    assert found.whole.received == 120
    by_name = {one.label: one for one in found.lines}
    for nip, name in register.NAMES.items():
        rows = [row for row in register.cells() if row[6] == nip]
        for column, limit, timing in (
            (2, 480, by_name[name].response),
            (3, 2400, by_name[name].completion),
        ):
            done = [row for row in rows if row[column]]
            times = [minutes_one_by_one(row[1], row[column], free) for row in done]
            assert timing.count == len(times)
            assert timing.waiting == len(rows) - len(times)
            assert timing.median == Fraction(statistics.median(times))
            assert timing.p90 == sorted(times)[math.ceil(len(times) * Fraction(9, 10)) - 1]
            assert timing.within == Fraction(sum(one <= limit for one in times), len(times))
    assert found.whole.response.waiting == found.whole.response.overdue == 3
    assert found.whole.completion.waiting == 6


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        ("unit", ["Seksi Trantib", "Seksi Umum"]),
        ("channel", ["Kotak saran", "SP4N-LAPOR!", "Tatap muka", "WhatsApp"]),
        ("month", ["Januari 2026", "Februari 2026", "Maret 2026"]),
    ],
)
def test_groups_hold_every_complaint_once(
    office: Office, officers: dict[str, UUID], group: str, labels: list[str]
) -> None:
    found = office.read(complaints_read.statistics, date(2026, 1, 1), date(2026, 12, 31), group)
    assert [one.label for one in found.lines] == labels
    assert sum(one.received for one in found.lines) == 120
    assert sum(one.response.count for one in found.lines) == 117
    march = office.read(complaints_read.statistics, date(2026, 3, 1), date(2026, 3, 31), group)
    assert march.whole.received == sum(row[1].month == 3 for row in register.cells())


def rows(office: Office, **filters: object) -> list[ComplaintRow]:
    found = office.read(complaints_read.rows, 2026)
    return list(complaints_read.choose(found, ListQuery(sort="number", filters=filters)).rows)


def test_open_ones_have_an_age_and_are_told_overdue(
    office: Office, officers: dict[str, UUID], clock: Any
) -> None:
    late = rows(office, state="overdue")
    assert [row.number for row in late] == [f"P-{n:04d}/2026" for n in (32, 56, 68, 71, 80, 119)]
    assert all(row.age is not None and row.age_calendar >= row.age for row in late)
    assert all(row.age is None for row in rows(office, state="completed"))
    office.write(Act.EDIT_COMPLAINT, complaints.edit, late[0].id, "completed", late[0].responded)
    assert len(office.read(complaints_read.overdue)) == 5
    assert office.read(complaints_read.overdue)[0].number == "P-0071/2026"
    clock.moment = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
    next_year = office.read(complaints_read.rows, 2027)
    assert len(next_year) == 5  # those still open are not forgotten at New Year


def test_the_promise_is_the_office_s(office: Office, officers: dict[str, UUID]) -> None:
    before = sum(row.response_late for row in rows(office))
    hours = {"complaint_response_hours": 1, "complaint_completion_hours": 2}
    office.write(Act.CHANGE_SETTING, lambda tx: setup.change_settings(tx, **hours))
    after = rows(office)
    assert sum(row.response_late for row in after) > before
    office.write(Act.CHANGE_SETTING, lambda tx: setup.change_settings(tx, working_days=6))
    longer = rows(office)
    assert sum(row.response or 0 for row in longer) > sum(row.response or 0 for row in after)


def test_a_holiday_does_not_count(office: Office, officers: dict[str, UUID]) -> None:
    (before,) = [row for row in rows(office) if row.number == "P-0006/2026"]
    office.write(
        Act.ADD_HOLIDAY, holidays.add_holiday, date(2026, 2, 12), "Upacara", HolidayKind.COLLECTIVE
    )
    (after,) = [row for row in rows(office) if row.number == "P-0006/2026"]
    assert before.response - after.response == 450


def test_filters_find_by_officer_channel_and_words(
    office: Office, officers: dict[str, UUID]
) -> None:
    assert len(rows(office, officer=officers[LATE])) == 31
    assert len(rows(office, channel="WhatsApp")) == 35
    assert rows(office, officer="none") == []
    found = office.read(complaints_read.rows, 2026)
    words = complaints_read.choose(found, ListQuery(text="wirawan whatsapp"))
    assert {row.officer for row in words.rows} == {"Lalu Wirawan, S.Sos."}
    assert words.total == 120


# ---- as a realisation


def test_the_words_of_a_realisation(office: Office, officers: dict[str, UUID]) -> None:
    found = office.read(complaints_read.statistics, date(2026, 1, 1), date(2026, 12, 31), "officer")
    (line,) = [one for one in found.lines if one.key == officers[LATE]]
    assert complaints_realisation.words(line.response, 480, Step.RESPONSE, Figure.MEDIAN) == (
        "Median tanggapan 0 menit kerja dari 31 pengaduan, 87,1 % dalam 8 jam kerja"
    )
    assert complaints_realisation.words(line.response, 480, Step.RESPONSE, Figure.P90) == (
        "90 % dari 31 pengaduan ditanggapi paling lama 9 jam 11 menit kerja"
    )
    assert complaints_realisation.words(line.response, 480, Step.RESPONSE, Figure.WITHIN) == (
        "87,1 % pengaduan ditanggapi dalam 8 jam kerja (27 dari 31)"
    )
    told = complaints_realisation.words(found.whole.response, 480, Step.RESPONSE, Figure.WITHIN)
    assert told.endswith("; 3 belum ditanggapi dan lewat janji")


def test_nothing_answered_is_no_realisation(office: Office, officers: dict[str, UUID]) -> None:
    found = office.read(complaints_read.statistics, date(2025, 1, 1), date(2025, 12, 31), "officer")
    with pytest.raises(Refused, match="nothing_answered"):
        complaints_realisation.words(found.whole.response, 480, Step.RESPONSE, Figure.P90)


def test_a_figure_becomes_the_realisation_of_the_indicator_about_complaints(
    office: Office,
    officers: dict[str, UUID],
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "Dra. Baiq Ratna", unit="Seksi Umum", heads=True)
    person = officers[LATE]
    lines = (
        ("Jumlah surat", "300", Aspect.QUANTITY),
        ("Waktu tanggapan pengaduan", "≤ 8 jam", Aspect.TIME),
    )
    results = ((ResultSection.MAIN, "Layanan tertib", lines),)
    make_skp(office, person, head, results=results)
    offered = office.read(complaints_realisation.periods, 2026)
    period = next(key for key, _words, code in offered if code == "TW1")
    found = office.read(complaints_realisation.places, person, period)
    assert [one.text for one in found] == ["Waktu tanggapan pengaduan", "Jumlah surat"]
    place = complaints_realisation.first_likely(found)
    assert place is not None
    for text in ("Median 1 jam", "Median 2 jam"):
        where = (place.work_result_id, place.indicator_id)
        office.write(
            Act.RECORD_REALISATION, realisation_places.use, period, where, text, "Register"
        )
    (row,) = office.read(lambda tx: list(tx.session.scalars(sa.select(Realisation))))
    assert (row.text, row.evidence) == ("Median 2 jam", "Register")
    assert row.indicator_id == place.indicator_id
    assert office.read(complaints_realisation.places, head, period) == ()
    unit = office.read(complaints_read.rows, 2026)
    key = next(one.unit_id for one in unit if one.unit == "Seksi Umum")
    assert office.read(complaints_realisation.head_of_unit, key) == head
