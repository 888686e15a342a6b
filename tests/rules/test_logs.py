"""The daily log: times and quantities as people type them, lateness, overlaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from asn_desktop.rules import logs
from asn_desktop.rules.clock import Week

FRIDAY, HOLIDAY = date(2026, 7, 3), date(2026, 7, 6)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", (None, None)),
        ("8", (480, None)),
        ("8-9.30", (480, 570)),
        ("08.00 – 10.00", (480, 600)),
        ("0730-0900", (450, 540)),
        ("13:00 s.d. 14:00", (780, 840)),
    ],
)
def test_times_are_read_as_they_are_typed(typed: str, minutes: tuple[int, int]) -> None:
    assert logs.parse_times(typed) == minutes


@pytest.mark.parametrize("typed", ["pagi", "25", "8.61", "24.30", "8-9-10", "-9"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        logs.parse_times(typed)


def test_quantities_are_said_as_they_are_read() -> None:
    for typed, value in (("12", "12"), ("1.200", "1200"), ("0,5", "0.5")):
        assert logs.parse_quantity(typed) == Decimal(value)
        assert logs.say_quantity(Decimal(value)) == typed
    assert logs.say_quantity(Decimal("3.500")) == "3,5"
    assert logs.say_quantity(Decimal("20")) == "20"
    for typed in ("dua", "12 surat", "-1"):
        with pytest.raises(ValueError, match=typed):
            logs.parse_quantity(typed)


def test_late_counts_working_days_only() -> None:
    monday = date(2026, 7, 13)
    assert not logs.is_late(FRIDAY, date(2026, 7, 10), 5)
    assert logs.is_late(FRIDAY, monday, 5)
    assert not logs.is_late(FRIDAY, monday, 5, {HOLIDAY})
    assert logs.is_late(FRIDAY, monday, 5, {HOLIDAY}, Week.SIX)
    assert not logs.is_late(date(2020, 1, 1), monday, 0)
    assert logs.is_late(date(2020, 1, 1), monday, 7)


def test_times_that_touch_do_not_overlap() -> None:
    assert logs.overlapping([(480, 540), (540, 600), (None, None)]) == set()
    assert logs.overlapping([(480, 560), (540, 600), (700, 700)]) == {0, 1}
    assert logs.hours([(480, 560), (540, 600), (None, None)]) == 120


def test_a_sum_is_written_as_its_target_is() -> None:
    assert logs.realisation_words(Decimal(341), "surat", "300") == "341"
    assert logs.realisation_words(Decimal(341), "surat", "300 surat") == "341 surat"
    assert logs.realisation_words(Decimal("1200.5"), "kg", "sebanyak mungkin") == "1.200,5 kg"
    assert logs.unit_key(" Surat ") == logs.unit_key("surat.")
    assert logs.unit_key("buah") != logs.unit_key("surat")
