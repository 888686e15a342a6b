"""Which limit runs from which day, and what is to be done next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asn_desktop.rules.clock import Limit
from asn_desktop.rules.clocks import CLOCKS, LIMIT_OF, Next, Standing, next_step, running

WINDOW = date(2026, 7, 15)
IN_TIME, AFTER = date(2026, 7, 10), date(2026, 7, 16)
SIGNED, HANDED, RETURNED = date(2026, 7, 14), date(2026, 7, 17), date(2026, 7, 24)
OBJECTED, EXPLAINED, DECIDED = date(2026, 7, 28), date(2026, 7, 30), date(2026, 8, 3)
REPORTED = date(2026, 8, 10)

SIGNED_BY = {"finished": True, "signed_on": SIGNED, "signed_once": True}
GIVEN = {**SIGNED_BY, "handed_on": HANDED}
BACK = {**GIVEN, "returned_on": RETURNED}
OBJECTS = {**BACK, "objected_on": OBJECTED}
ANSWERED = {**OBJECTS, "explained_on": EXPLAINED}
UPHELD = {**ANSWERED, "decided_on": DECIDED}
CHANGED = {**UPHELD, "changed": True}
PASSED = {"passed": True}
SUPERIOR = {**PASSED, "finished": True, "signed_on": SIGNED}

# what is known, today, what is next, the limits that run with the day they run from
ROWS: list[tuple[dict[str, Any], date, str, dict[str, date]]] = [
    ({}, IN_TIME, "rate", {}),
    ({}, WINDOW, "rate", {}),
    ({"finished": True}, WINDOW, "sign", {}),
    ({}, AFTER, "pass", {"superior_signs": WINDOW, "report": WINDOW}),
    ({"finished": True}, AFTER, "pass", {"superior_signs": WINDOW, "report": WINDOW}),
    ({"has_superior": False}, AFTER, "rate", {"report": WINDOW}),
    (PASSED, AFTER, "superior_rates", {"superior_signs": WINDOW, "report": WINDOW}),
    (
        {**PASSED, "finished": True},
        AFTER,
        "superior_signs",
        {"superior_signs": WINDOW, "report": WINDOW},
    ),
    (SIGNED_BY, SIGNED, "hand_over", {"hand_over": SIGNED}),
    (SIGNED_BY, AFTER, "hand_over", {"hand_over": SIGNED, "report": WINDOW}),
    (SUPERIOR, AFTER, "hand_over", {"superior_hands_over": SIGNED, "report": WINDOW}),
    (GIVEN, HANDED, "return", {"return": HANDED, "object": HANDED, "report": WINDOW}),
    (
        {**SUPERIOR, "handed_on": HANDED, "final": True},
        HANDED,
        "return",
        {"return_to_superior": HANDED, "report": WINDOW},
    ),
    (
        {**SUPERIOR, "handed_on": HANDED},
        HANDED,
        "return",
        {"return_to_superior": HANDED, "object": HANDED, "report": WINDOW},
    ),
    (BACK, RETURNED, "report", {"object": HANDED, "report": WINDOW}),
    (OBJECTS, OBJECTED, "explain", {"decide": OBJECTED, "report": WINDOW}),
    (ANSWERED, EXPLAINED, "decide", {"decide": OBJECTED, "report": WINDOW}),
    (UPHELD, DECIDED, "report", {"report": WINDOW}),
    ({**UPHELD, "reported_on": REPORTED}, REPORTED, "done", {}),
    (CHANGED, DECIDED, "sign_decision", {"report": WINDOW}),
    ({**CHANGED, "reported_on": REPORTED}, REPORTED, "sign_decision", {"report": WINDOW}),
    (
        {**CHANGED, "decision_signed_on": DECIDED, "reported_on": REPORTED},
        REPORTED,
        "report",
        {"report": WINDOW},
    ),
    (
        {
            **CHANGED,
            "decision_signed_on": DECIDED,
            "reported_on": REPORTED,
            "decision_reported_on": REPORTED,
        },
        REPORTED,
        "done",
        {},
    ),
    # signed in time, then void by a correction: it stays the assessor's
    ({"finished": True, "signed_once": True}, AFTER, "sign", {"report": WINDOW}),
    ({"signed_once": True}, AFTER, "rate", {"report": WINDOW}),
]


@pytest.mark.parametrize(("known", "today", "step", "limits"), ROWS)
def test_what_is_next_and_which_limits_run(
    known: dict[str, Any], today: date, step: str, limits: dict[str, date]
) -> None:
    standing = replace(Standing(window_end=WINDOW), **known)
    assert next_step(standing, today) is Next(step)
    found = {rule.limit.value: since for rule, since in running(standing, today)}
    assert found == limits
    behind = LIMIT_OF.get(next_step(standing, today), ())
    assert not behind or {limit.value for limit in behind} & limits.keys()


def test_every_limit_of_the_law_has_one_clock_and_every_step_is_walked() -> None:
    assert sorted(rule.limit for rule in CLOCKS) == sorted(Limit)
    assert {limit for _known, _today, _step, limits in ROWS for limit in limits} == set(Limit)
    assert {step for _known, _today, step, _limits in ROWS} == set(Next)
