from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asn_desktop.rules.evaluators import (
    RULES,
    Case,
    Facts,
    FinalCase,
    final_case,
    may_assess,
    may_object,
    rule_for,
)
from asn_desktop.rules.positions import FormFamily, PositionKind
from asn_desktop.rules.status import Status

WINDOW = (date(2026, 9, 16), date(2026, 10, 15))
IN_WINDOW, BEFORE = date(2026, 9, 25), date(2026, 8, 25)

ROWS: list[tuple[dict[str, Any], str, str, str]] = [
    ({}, "normal", "assessor", "assessor_unit"),
    ({"status": Status.STUDY_LEAVE}, "study_leave", "home_assessor", "assessor_unit"),
    ({"status": Status.SECONDED}, "seconded", "home_assessor", "assessor_unit"),
    ({"superior_evaluates": True}, "assessor_late", "assessor_superior", "assessor_unit"),
    ({"assessor_absent": True}, "assessor_absent", "assessor_superior", "assessor_unit"),
    ({"acting": True}, "acting", "head_of_acting_unit", "assessor_unit"),
    ({"employee_moved_on": BEFORE}, "employee_moved", "new_assessor", "new_unit"),
    ({"employee_moved_on": BEFORE, "yearly": True}, "employee_moved_yearly", "new_assessor",
     "new_unit"),
    ({"assessor_moved_on": IN_WINDOW}, "assessor_moved_in_window", "former_assessor", "old_unit"),
    ({"assessor_moved_on": BEFORE}, "assessor_moved_before", "assessor", "assessor_unit"),
    ({"assessor_moved_on": BEFORE, "yearly": True}, "assessor_moved_yearly", "assessor",
     "assessor_unit"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "case", "evaluator", "unit"), ROWS)
def test_every_row(known: dict[str, Any], case: str, evaluator: str, unit: str) -> None:
    facts: dict[str, Any] = {"yearly": False, "window": WINDOW, **known}
    rule = rule_for(Facts(**facts))
    assert (rule.case, rule.evaluator, rule.unit) == (case, evaluator, unit)


def test_the_table_has_these_rows_only() -> None:
    assert {rule.case for rule in RULES} == set(Case) == {case for _, case, _, _ in ROWS}
    assert {rule.case for rule in RULES if rule.final} == {Case.ASSESSOR_LATE}
    assert {rule.case for rule in RULES if not rule.settled} == {
        Case.ASSESSOR_MOVED_YEARLY,
        Case.ASSESSOR_MOVED_BEFORE,
    }
    assert {rule.case for rule in RULES if rule.previous_result_allowed} == {Case.EMPLOYEE_MOVED}


def test_study_leave_comes_before_everything() -> None:
    facts = Facts(
        yearly=True,
        window=WINDOW,
        status=Status.STUDY_LEAVE,
        employee_moved_on=BEFORE,
        assessor_moved_on=IN_WINDOW,
        superior_evaluates=True,
    )
    assert rule_for(facts).case is Case.STUDY_LEAVE


@pytest.mark.parametrize("case", list(FinalCase))
def test_final_cases_know_no_objection(case: FinalCase) -> None:
    assert not may_object(case)
    assert may_object(None)


@pytest.mark.parametrize(
    ("kind", "leads_unit", "delegated", "expected"),
    [
        (PositionKind.JPT, True, False, True),
        (PositionKind.ADMINISTRATOR, True, False, True),
        (PositionKind.PENGAWAS, True, False, True),
        (PositionKind.PELAKSANA, False, False, False),
        (PositionKind.PELAKSANA, False, True, True),
        (PositionKind.FUNCTIONAL, False, False, False),
        (PositionKind.FUNCTIONAL, False, True, False),
        (PositionKind.FUNCTIONAL, True, False, True),
        (None, True, False, False),
        (None, False, True, True),
    ],
)
def test_who_may_assess(
    kind: PositionKind | None, leads_unit: bool, delegated: bool, expected: bool
) -> None:
    assert may_assess(kind, leads_unit, delegated) is expected


@pytest.mark.parametrize(
    ("family", "title", "rated", "case"),
    [
        ("leader", "Bupati Sleman", False, FinalCase.REGIONAL_HEAD),
        ("leader", "Pj. Wali Kota Surabaya", False, FinalCase.REGIONAL_HEAD),
        ("leader", "Walikota", False, FinalCase.REGIONAL_HEAD),
        ("leader", "Gubernur Jawa Timur", False, FinalCase.REGIONAL_HEAD),
        ("leader", "Sekretaris Daerah", False, None),
        ("leader", "Wakil Bupati", False, None),
        ("leader", "", False, None),
        ("staff", "Bupati Sleman", False, None),
        ("staff", "", True, FinalCase.LATE_ASSESSOR_S_SUPERIOR),
    ],
)
def test_when_an_evaluation_is_final_at_once(
    family: str, title: str, rated: bool, case: FinalCase | None
) -> None:
    assert final_case(FormFamily(family), title, rated_by_superior=rated) is case
