"""Who evaluates whom (reg. 3667–3808), as one table and the facts that pick its row.

Where the law is silent the row says so (``settled`` is false): it is a proposal, the office chooses
and keeps the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn_desktop.rules.positions import FormFamily, PositionKind
from asn_desktop.rules.status import Status


class Evaluator(StrEnum):
    """Who makes the evaluation."""

    ASSESSOR = "assessor"
    FORMER_ASSESSOR = "former_assessor"
    NEW_ASSESSOR = "new_assessor"
    ASSESSOR_SUPERIOR = "assessor_superior"
    HEAD_OF_ACTING_UNIT = "head_of_acting_unit"
    HOME_ASSESSOR = "home_assessor"


class CountedUnit(StrEnum):
    """Whose achievement counts."""

    ASSESSOR_UNIT = "assessor_unit"
    NEW_UNIT = "new_unit"
    OLD_UNIT = "old_unit"


class Case(StrEnum):
    """The cases the law tells apart, in the order in which they are asked."""

    STUDY_LEAVE = "study_leave"
    SECONDED = "seconded"
    ASSESSOR_LATE = "assessor_late"
    ASSESSOR_ABSENT = "assessor_absent"
    ACTING = "acting"
    EMPLOYEE_MOVED = "employee_moved"
    EMPLOYEE_MOVED_YEARLY = "employee_moved_yearly"
    ASSESSOR_MOVED_IN_WINDOW = "assessor_moved_in_window"
    ASSESSOR_MOVED_BEFORE = "assessor_moved_before"
    ASSESSOR_MOVED_YEARLY = "assessor_moved_yearly"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one person and one period.

    The move dates are the days on which a move took effect within the period or its window;
    ``superior_evaluates`` says that the window has passed without an evaluation.
    """

    yearly: bool
    window: tuple[date, date]
    status: Status = Status.ACTIVE
    employee_moved_on: date | None = None
    assessor_moved_on: date | None = None
    assessor_absent: bool = False
    superior_evaluates: bool = False
    acting: bool = False

    @property
    def assessor_moved_in_window(self) -> bool:
        """Whether the assessor's move takes effect while the period is being evaluated."""
        first, last = self.window
        return self.assessor_moved_on is not None and first <= self.assessor_moved_on <= last


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: who evaluates, on whose achievement, whether it is final, where it is written."""

    case: Case
    applies: Callable[[Facts], bool]
    evaluator: Evaluator
    unit: CountedUnit
    lines: str
    final: bool = False
    settled: bool = True
    previous_result_allowed: bool = False
    """The previous period's result of the old unit may be used if both agree."""


RULES: tuple[Rule, ...] = (
    Rule(
        Case.STUDY_LEAVE,
        lambda f: f.status is Status.STUDY_LEAVE,
        Evaluator.HOME_ASSESSOR,
        CountedUnit.ASSESSOR_UNIT,
        "3800–3808",
    ),
    Rule(
        Case.SECONDED,
        lambda f: f.status is Status.SECONDED,
        Evaluator.HOME_ASSESSOR,
        CountedUnit.ASSESSOR_UNIT,
        "3794–3799",
    ),
    Rule(
        Case.ASSESSOR_LATE,
        lambda f: f.superior_evaluates,
        Evaluator.ASSESSOR_SUPERIOR,
        CountedUnit.ASSESSOR_UNIT,
        "3724–3728",
        final=True,
    ),
    Rule(
        Case.ASSESSOR_ABSENT,
        lambda f: f.assessor_absent,
        Evaluator.ASSESSOR_SUPERIOR,
        CountedUnit.ASSESSOR_UNIT,
        "3673–3678",
    ),
    Rule(
        Case.ACTING,
        lambda f: f.acting,
        Evaluator.HEAD_OF_ACTING_UNIT,
        CountedUnit.ASSESSOR_UNIT,
        "3683–3688",
    ),
    Rule(
        Case.EMPLOYEE_MOVED_YEARLY,
        lambda f: f.employee_moved_on is not None and f.yearly,
        Evaluator.NEW_ASSESSOR,
        CountedUnit.NEW_UNIT,
        "3768–3770",
    ),
    Rule(
        Case.EMPLOYEE_MOVED,
        lambda f: f.employee_moved_on is not None,
        Evaluator.NEW_ASSESSOR,
        CountedUnit.NEW_UNIT,
        "3749–3767",
        previous_result_allowed=True,
    ),
    Rule(
        Case.ASSESSOR_MOVED_YEARLY,
        lambda f: f.assessor_moved_on is not None and f.yearly,
        Evaluator.ASSESSOR,
        CountedUnit.ASSESSOR_UNIT,
        "3771–3793",
        settled=False,
    ),
    Rule(
        Case.ASSESSOR_MOVED_IN_WINDOW,
        lambda f: f.assessor_moved_in_window,
        Evaluator.FORMER_ASSESSOR,
        CountedUnit.OLD_UNIT,
        "3775–3793",
    ),
    Rule(
        Case.ASSESSOR_MOVED_BEFORE,
        lambda f: f.assessor_moved_on is not None,
        Evaluator.ASSESSOR,
        CountedUnit.ASSESSOR_UNIT,
        "3772–3774",
        settled=False,
    ),
    Rule(
        Case.NORMAL,
        lambda _: True,
        Evaluator.ASSESSOR,
        CountedUnit.ASSESSOR_UNIT,
        "3671–3673",
    ),
)
"""The first row that applies holds. ASSESSOR is whoever holds the assessor's post on that day."""


def rule_for(facts: Facts) -> Rule:
    """The row of the law that fits the facts."""
    return next(rule for rule in RULES if rule.applies(facts))


class FinalCase(StrEnum):
    """Evaluators whose evaluation is final at once: no objection (reg. 3729–3739)."""

    COORDINATING_MINISTER = "coordinating_minister"
    """JPT utama; heads of independent units of a central agency."""
    HEAD_OF_AGENCY = "head_of_agency"
    """JPT madya of a central agency."""
    REGIONAL_HEAD = "regional_head"
    """JPT madya and pratama, heads of independent units, of a region."""
    LATE_ASSESSOR_S_SUPERIOR = "late_assessor_s_superior"
    """The superior who himself evaluated because the assessor did not (reg. 3724)."""


_REGIONAL_HEAD = re.compile(
    r"^(?:p[ljt]s?\.?\s+|penjabat\s+)?(?:gubernur|bupati|wali\s?kota)\b", re.IGNORECASE
)


def final_case(
    family: FormFamily, assessor_title: str, *, rated_by_superior: bool
) -> FinalCase | None:
    """Why an evaluation is final at once; None where the employee may object.

    ``assessor_title`` is the post of an assessor from outside the office ("Bupati Sleman"), "" of
    one inside. The cases of a minister's evaluation do not arise in a region (reg. 3729–3739).
    """
    if rated_by_superior:
        return FinalCase.LATE_ASSESSOR_S_SUPERIOR
    if family is FormFamily.LEADER and _REGIONAL_HEAD.match(assessor_title.strip()):
        return FinalCase.REGIONAL_HEAD
    return None


def may_object(final_case: FinalCase | None) -> bool:
    """Whether the employee may object; where the superior only signed, the law leaves it open."""
    return final_case is None


def may_assess(kind: PositionKind | None, leads_unit: bool, delegated: bool = False) -> bool:
    """Whether a post can make its holder an assessor (reg. 3671–3698).

    At the lowest a *pejabat pengawas*, or somebody delegated. A functional official only if he
    leads a unit, delegated or not.
    """
    if kind is PositionKind.FUNCTIONAL:
        return leads_unit
    return delegated or (kind is not None and kind.leads)
