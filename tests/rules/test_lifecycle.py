from __future__ import annotations

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import (
    CHANGED_INSTEAD,
    EVALUATION_STEPS,
    OBJECTION_STEPS,
    SHEET_ACTS,
    SKP_STEPS,
    WHEN_NEXT_IS_SET,
    EvaluationState,
    ObjectionState,
    SheetEventKind,
    SkpState,
    evaluation_step,
    may_follow,
    objection_step,
    skp_step,
)
from asn_desktop.rules.roles import RIGHTS, Role, Scope, scope_of
from asn_desktop.rules.status import Status

SKP = [
    ("planning.create", None, "draft", "employee assessor", False),
    ("planning.create_for_many", None, "draft", "assessor", False),
    ("planning.copy", None, "draft", "employee assessor", False),
    ("planning.amend", None, "draft", "assessor", True),
    ("planning.edit", "draft", "draft", "employee assessor", False),
    ("planning.edit", "returned", "draft", "employee assessor", False),
    ("planning.paste", "draft", "draft", "employee assessor", False),
    ("planning.paste", "returned", "draft", "employee assessor", False),
    ("planning.submit", "draft", "submitted", "employee", False),
    ("planning.submit", "returned", "submitted", "employee", False),
    ("planning.return", "submitted", "returned", "assessor assessor_superior", True),
    ("planning.set", "submitted", "set", "assessor assessor_superior", False),
    ("planning.cancel", "draft", "cancelled", "employee assessor", False),
    ("planning.cancel", "returned", "cancelled", "employee assessor", False),
    ("planning.cancel", "submitted", "cancelled", "assessor", True),
    ("planning.cancel", "set", "cancelled", "assessor", True),
]

EVALUATION = [
    ("evaluation.rate_work", "open", "open", "assessor", False),
    ("evaluation.rate_work", "with_superior", "with_superior", "assessor_superior", False),
    ("evaluation.rate_behaviour", "open", "open", "assessor", False),
    ("evaluation.rate_behaviour", "with_superior", "with_superior", "assessor_superior", False),
    ("evaluation.edit", "open", "open", "assessor", False),
    ("evaluation.edit", "with_superior", "with_superior", "assessor_superior", False),
    ("evaluation.finish", "open", "rated", "assessor", False),
    ("evaluation.finish", "with_superior", "final", "assessor_superior", False),
    ("paper.filed", "rated", "final", "assessor", False),
    ("evaluation.reopen", "rated", "open", "assessor", True),
    ("evaluation.reopen", "final", "open", "assessor", True),
    ("evaluation.pass_to_superior", "open", "with_superior", "assessor_superior", False),
    ("evaluation.pass_to_superior", "rated", "rated", "assessor_superior", False),
]

OBJECTION = [
    ("evaluation.receive_objection", None, "received", "employee assessor_superior"),
    ("evaluation.receive_objection", "received", "received", "employee assessor_superior"),
    ("evaluation.explain_objection", "received", "explained", "assessor"),
    ("evaluation.explain_objection", "explained", "explained", "assessor"),
    ("evaluation.decide_objection", "explained", "upheld", "assessor_superior"),
]

EVENTS = [
    (None, "printed"),
    ("printed", "printed signed void"),
    ("signed", "printed signed handed_over returned filed void"),
    ("handed_over", "printed signed returned filed reported void"),
    ("returned", "printed filed reported void"),
    ("filed", "printed reported void"),
    ("reported", "printed filed void"),
    ("void", ""),
]


@pytest.mark.parametrize(("act", "source", "target", "roles", "reason"), SKP)
def test_each_step_of_an_skp(
    act: str, source: str | None, target: str, roles: str, reason: bool
) -> None:
    step = skp_step(Act(act), SkpState(source) if source else None)
    assert step is not None
    assert (step.target, step.needs_reason) == (target, reason)
    assert step.roles == {Role(role) for role in roles.split()}


@pytest.mark.parametrize(("act", "source", "target", "roles", "reason"), EVALUATION)
def test_each_step_of_an_evaluation(
    act: str, source: str, target: str, roles: str, reason: bool
) -> None:
    step = evaluation_step(Act(act), EvaluationState(source))
    assert step is not None
    assert (step.target, step.needs_reason) == (target, reason)
    assert step.roles == {Role(role) for role in roles.split()}


@pytest.mark.parametrize(("act", "source", "target", "roles"), OBJECTION)
def test_each_step_of_an_objection(act: str, source: str | None, target: str, roles: str) -> None:
    step = objection_step(Act(act), ObjectionState(source) if source else None)
    assert step is not None
    assert step.target == target
    assert step.roles == {Role(role) for role in roles.split()}


def test_a_decided_objection_is_closed() -> None:
    for state in ObjectionState:
        possible = {act for act in Act if objection_step(act, state)}
        assert state.is_decided is (not possible)
    assert CHANGED_INSTEAD.is_decided


def test_there_are_no_other_steps() -> None:
    assert len(OBJECTION_STEPS) == len(OBJECTION)
    assert len(SKP_STEPS) == len(SKP)
    assert len(EVALUATION_STEPS) == len(EVALUATION)
    for closed in (SkpState.SUPERSEDED, SkpState.CANCELLED):
        assert closed.is_closed
        assert not any(skp_step(act, closed) for act in Act)
    assert skp_step(Act.SET_SKP, SkpState.SET) is None
    assert skp_step(Act.EDIT_SKP, SkpState.SUBMITTED) is None


def test_what_time_and_the_next_version_do() -> None:
    assert WHEN_NEXT_IS_SET == {SkpState.SET: SkpState.SUPERSEDED}


@pytest.mark.parametrize(("last", "following"), EVENTS)
def test_each_event_of_a_sheet(last: str | None, following: str) -> None:
    before = SheetEventKind(last) if last else None
    possible = {event.value for event in SheetEventKind if may_follow(before, event)}
    assert possible == set(following.split())


def test_every_event_has_its_act() -> None:
    assert set(SHEET_ACTS) == set(SheetEventKind)


def test_whoever_may_take_a_step_has_the_right_to_its_act() -> None:
    rows = [(step.act, step.roles) for step in SKP_STEPS]
    rows += [(step.act, step.roles) for step in EVALUATION_STEPS]
    rows += [(step.act, step.roles) for step in OBJECTION_STEPS]
    for act, roles in rows:
        for role in roles:
            assert scope_of(role, act), (role, act)


def test_the_operator_may_do_everything_and_the_employee_only_his_own() -> None:
    assert set(RIGHTS[Role.OPERATOR]) == set(Act)
    assert set(RIGHTS[Role.EMPLOYEE].values()) == {Scope.OWN}
    assert scope_of(Role.EMPLOYEE, Act.RATE_WORK) is None
    assert scope_of(Role.ASSESSOR, Act.RATE_WORK) is Scope.STAFF


@pytest.mark.parametrize(
    ("status", "exempt", "left", "plans"),
    [
        ("active", False, False, True),
        ("study_leave", False, False, True),
        ("seconded", False, False, True),
        ("state_official", True, False, False),
        ("nonstructural", True, False, False),
        ("suspended", True, False, False),
        ("unpaid_leave", True, False, False),
        ("pre_retirement", True, False, False),
        ("retired", False, True, False),
        ("moved_out", False, True, False),
        ("dismissed", False, True, False),
        ("deceased", False, True, False),
    ],
)
def test_statuses(status: str, exempt: bool, left: bool, plans: bool) -> None:
    value = Status(status)
    assert (value.is_exempt, value.has_left, value.plans) == (exempt, left, plans)
    assert value.label


def test_every_code_has_an_indonesian_word() -> None:
    for kind in (SkpState, EvaluationState, SheetEventKind, Role):
        assert all(member.label for member in kind)
