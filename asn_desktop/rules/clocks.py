"""Which limits run on an evaluation and its paper, and what is to be done next (reg. 4692–4973).

A limit runs from the dates on the paper, not from when somebody typed them. The table says what
each limit runs from, what ends it and who has to act; :func:`running` reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn_desktop.rules.clock import LIMITS, Limit, LimitRule


class Who(StrEnum):
    """Whose hand a limit waits for."""

    ASSESSOR = "assessor"
    SUPERIOR = "superior"
    EMPLOYEE = "employee"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _WHO[self]


_WHO = {
    Who.ASSESSOR: "Pejabat penilai",
    Who.SUPERIOR: "Atasan pejabat penilai",
    Who.EMPLOYEE: "Pegawai",
}


class Next(StrEnum):
    """What is to be done next on an evaluation."""

    RATE = "rate"
    SIGN = "sign"
    PASS = "pass"  # noqa: S105 - no password
    SUPERIOR_RATES = "superior_rates"
    SUPERIOR_SIGNS = "superior_signs"
    HAND_OVER = "hand_over"
    RETURN = "return"
    EXPLAIN = "explain"
    DECIDE = "decide"
    SIGN_DECISION = "sign_decision"
    REPORT = "report"
    DONE = "done"

    @property
    def label(self) -> str:
        """The Indonesian words on screen."""
        return _NEXT[self]


_NEXT = {
    Next.RATE: "Dinilai",
    Next.SIGN: "Ditandatangani penilai",
    Next.PASS: "Dialihkan ke atasan penilai",
    Next.SUPERIOR_RATES: "Dinilai atasan penilai",
    Next.SUPERIOR_SIGNS: "D.1.2 ditandatangani atasan",
    Next.HAND_OVER: "Diserahkan kepada pegawai",
    Next.RETURN: "Dikembalikan pegawai",
    Next.EXPLAIN: "Penjelasan penilai diminta",
    Next.DECIDE: "Keberatan diputuskan",
    Next.SIGN_DECISION: "D.1.3 ditandatangani",
    Next.REPORT: "Dilaporkan ke PyB",
    Next.DONE: "Selesai",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The dates of one evaluation; None for what has not happened.

    ``signed_on`` … ``reported_on`` are those of the paper that holds; ``signed_once`` says that a
    sheet was signed before, though it is void by now. ``has_superior``: somebody is above the
    assessor. ``final``: no objection is possible. Of an objection: the days it was received,
    explained and decided, whether the evaluation was ``changed``, and the paper of D.1.3.
    """

    window_end: date
    finished: bool = False
    passed: bool = False
    has_superior: bool = True
    final: bool = False
    signed_once: bool = False
    signed_on: date | None = None
    handed_on: date | None = None
    returned_on: date | None = None
    reported_on: date | None = None
    objected_on: date | None = None
    explained_on: date | None = None
    decided_on: date | None = None
    changed: bool = False
    decision_signed_on: date | None = None
    decision_reported_on: date | None = None

    @property
    def is_reported(self) -> bool:
        """Whether everything went up: the document, and the changed one where there is one."""
        return self.reported_on is not None and (
            not self.changed or self.decision_reported_on is not None
        )


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One limit: from which day it runs (None = not at all), what ends it, who has to act."""

    limit: Limit
    since: Callable[[Standing], date | None]
    ended: Callable[[Standing], bool]
    who: Who

    @property
    def law(self) -> LimitRule:
        """Working days, article and line."""
        return LIMITS[self.limit]


def _of(passed: bool, day: Callable[[Standing], date | None]) -> Callable[[Standing], date | None]:
    """The day on which a paper of the assessor (D.1.1), or of his superior (D.1.2), moved."""
    return lambda s: day(s) if s.passed is passed else None


CLOCKS: tuple[ClockRule, ...] = (
    ClockRule(
        Limit.SUPERIOR_SIGNS,
        lambda s: s.window_end if s.has_superior and not s.signed_once else None,
        lambda s: s.signed_on is not None,
        Who.SUPERIOR,
    ),
    ClockRule(
        Limit.HAND_OVER,
        _of(False, lambda s: s.signed_on),
        lambda s: s.handed_on is not None or s.returned_on is not None,
        Who.ASSESSOR,
    ),
    ClockRule(
        Limit.SUPERIOR_HANDS_OVER,
        _of(True, lambda s: s.signed_on),
        lambda s: s.handed_on is not None or s.returned_on is not None,
        Who.SUPERIOR,
    ),
    ClockRule(
        Limit.RETURN,
        _of(False, lambda s: s.handed_on),
        lambda s: s.returned_on is not None,
        Who.EMPLOYEE,
    ),
    ClockRule(
        Limit.RETURN_TO_SUPERIOR,
        _of(True, lambda s: s.handed_on),
        lambda s: s.returned_on is not None,
        Who.EMPLOYEE,
    ),
    ClockRule(
        Limit.OBJECT,
        lambda s: None if s.final else s.handed_on,
        lambda s: s.objected_on is not None,
        Who.EMPLOYEE,
    ),
    ClockRule(
        Limit.DECIDE,
        lambda s: s.objected_on,
        lambda s: s.decided_on is not None,
        Who.SUPERIOR,
    ),
    ClockRule(
        Limit.REPORT,
        lambda s: s.window_end,
        lambda s: s.is_reported,
        Who.ASSESSOR,
    ),
)
"""A right of the employee that has run out (``OBJECT``) is no delay of anybody."""


def running(standing: Standing, today: date) -> tuple[tuple[ClockRule, date], ...]:
    """The limits that run today, each with the day it runs from.

    What runs from the end of the window begins when it is over.
    """
    found = []
    for rule in CLOCKS:
        since = rule.since(standing)
        if since is None or rule.ended(standing):
            continue
        if since < today or (since == today and since != standing.window_end):
            found.append((rule, since))
    return tuple(found)


def next_step(standing: Standing, today: date) -> Next:
    """The one thing to be done now, the most pressing by the order of the law."""
    s = standing
    late = today > s.window_end and s.has_superior and not s.signed_once
    if not s.finished:
        if s.passed:
            return Next.SUPERIOR_RATES
        return Next.PASS if late else Next.RATE
    if s.signed_on is None:
        if s.passed:
            return Next.SUPERIOR_SIGNS
        return Next.PASS if late else Next.SIGN
    if s.objected_on is not None and s.decided_on is None:
        return Next.DECIDE if s.explained_on else Next.EXPLAIN
    if s.handed_on is None and s.returned_on is None:
        return Next.HAND_OVER
    if s.changed and s.decision_signed_on is None:
        return Next.SIGN_DECISION
    if s.returned_on is None:
        return Next.RETURN
    return Next.DONE if s.is_reported else Next.REPORT


LIMIT_OF: dict[Next, tuple[Limit, ...]] = {
    Next.PASS: (Limit.SUPERIOR_SIGNS,),
    Next.SUPERIOR_RATES: (Limit.SUPERIOR_SIGNS,),
    Next.SUPERIOR_SIGNS: (Limit.SUPERIOR_SIGNS,),
    Next.HAND_OVER: (Limit.HAND_OVER, Limit.SUPERIOR_HANDS_OVER),
    Next.RETURN: (Limit.RETURN, Limit.RETURN_TO_SUPERIOR),
    Next.EXPLAIN: (Limit.DECIDE,),
    Next.DECIDE: (Limit.DECIDE,),
    Next.SIGN_DECISION: (Limit.REPORT,),
    Next.REPORT: (Limit.REPORT,),
}
"""The limit that stands behind a step; while the window is open there is none but its end."""
