"""What a superior should look at, and what is usual work and must not be warned of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from asn_desktop.rules.following import AbsenceKind
from asn_desktop.rules.log_warnings import (
    LogWarning,
    Written,
    holds_back,
    is_away,
    same_words,
    warnings_of,
)

MONDAY = date(2026, 6, 29)


def entry(key: str, day: int = 0, **more: object) -> Written:
    made = Written(
        key, MONDAY + timedelta(days=day), "Melayani loket", quantity=Decimal(12), unit="surat"
    )
    return replace(made, **more)


def test_an_ordinary_entry_is_not_warned_of() -> None:
    assert warnings_of([entry("a")]) == {"a": ()}
    assert not holds_back(())


@pytest.mark.parametrize(
    ("more", "warning"),
    [
        ({"quantity": None}, LogWarning.NO_QUANTITY),
        ({"away": True}, LogWarning.ON_LEAVE),
        ({"free": True}, LogWarning.DAY_OFF),
        ({"late": True}, LogWarning.LATE),
        ({"serves": False}, LogWarning.NO_RESULT),
    ],
)
def test_each_fact_is_one_warning(more: dict[str, object], warning: LogWarning) -> None:
    assert warnings_of([entry("a", **more)]) == {"a": (warning,)}


def test_an_entry_without_a_result_is_told_but_not_held_back() -> None:
    assert not holds_back([LogWarning.NO_RESULT])
    assert all(holds_back([one]) for one in LogWarning if one is not LogWarning.NO_RESULT)


def test_a_quantity_of_nothing_is_a_quantity() -> None:
    assert warnings_of([entry("a", quantity=Decimal(0))]) == {"a": ()}


def test_leave_on_a_holiday_is_told_once() -> None:
    assert warnings_of([entry("a", away=True, free=True)]) == {"a": (LogWarning.ON_LEAVE,)}


def test_the_same_words_on_one_day_are_a_duplicate_whatever_the_quantity() -> None:
    found = warnings_of([entry("a"), entry("b", activity="MELAYANI  loket.", quantity=Decimal(3))])
    assert found == {"a": (LogWarning.DUPLICATE,), "b": (LogWarning.DUPLICATE,)}


def test_times_tell_the_same_lesson_in_two_classes_apart() -> None:
    found = warnings_of([entry("a", starts=420, ends=510), entry("b", starts=510, ends=600)])
    assert found == {"a": (), "b": ()}


def test_the_same_words_at_overlapping_times_are_both() -> None:
    found = warnings_of([entry("a", starts=420, ends=510), entry("b", starts=480, ends=600)])
    assert found["a"] == (LogWarning.DUPLICATE, LogWarning.OVERLAP)
    assert found["b"] == found["a"]


def test_a_third_day_running_with_the_same_words_and_quantity_is_a_duplicate() -> None:
    two = [entry("a", 0), entry("b", 1)]
    assert warnings_of(two) == {"a": (), "b": ()}
    found = warnings_of([*two, entry("c", 2)])
    assert all(found[key] == (LogWarning.DUPLICATE,) for key in "abc")


def test_days_on_which_nothing_was_written_do_not_break_a_run() -> None:
    """Friday, Monday, Tuesday: the weekend between is nobody's writing day."""
    friday = replace(entry("a"), on=date(2026, 6, 26))
    found = warnings_of([friday, entry("b", 0), entry("c", 1)])
    assert found["a"] == (LogWarning.DUPLICATE,)


def test_another_day_between_breaks_a_run() -> None:
    other = entry("x", 1, activity="Rapat", quantity=Decimal(1))
    found = warnings_of([entry("a", 0), other, replace(entry("b"), on=date(2026, 7, 1))])
    assert found == {"a": (), "x": (), "b": ()}


def test_usual_work_with_its_own_quantity_each_day_is_no_duplicate() -> None:
    days = [replace(entry(str(n)), on=date(2026, 6, 22 + n), quantity=Decimal(n)) for n in range(5)]
    assert set(warnings_of(days).values()) == {()}


def test_who_is_trained_may_write() -> None:
    assert not is_away(AbsenceKind.TRAINING)
    assert is_away(AbsenceKind.LEAVE)


def test_words_are_compared_without_capitals_and_signs() -> None:
    assert same_words("Rapat — RW 03!", "Notula") == same_words("rapat rw 03", "NOTULA.")
