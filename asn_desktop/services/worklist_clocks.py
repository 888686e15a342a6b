"""The rows of the work list that come of running limits (reg. 4692–4973)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from asn_desktop.models.planning import Period
from asn_desktop.rules.clock import LIMITS
from asn_desktop.rules.clocks import Next
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.calendar import WorkingCalendar
from asn_desktop.services.office import ReadTx
from asn_desktop.views.followup import Clock, Due
from asn_desktop.views.worklist import Group, Work

Key = tuple[object, ...]
MANY = 3  # more objections at one step than this stand as one row of their period


@dataclass(frozen=True)
class _Kind:
    """One kind of row: which evaluations, gathered by what, under which limit."""

    step: Next
    code: str
    button: str
    page: str = "followup"
    state: str = ""
    by: Callable[[Due], Key] = lambda row: (row.period_id, row.form.value)
    calm: Group = Group.SOON


def _by_superior(row: Due) -> Key:
    return (row.period_id, row.superior_id)


def _by_period(row: Due) -> Key:
    return (row.period_id,)


def _each(row: Due) -> Key:
    return (row.period_id, row.id)


KINDS: tuple[_Kind, ...] = (
    _Kind(Next.PASS, "work.clock.pass", "work.button.pass", state="to_pass", by=_by_superior),
    _Kind(
        Next.SUPERIOR_RATES,
        "work.clock.superior_rates",
        "work.button.rate",
        page="run",
        by=_by_superior,
    ),
    _Kind(
        Next.SUPERIOR_SIGNS,
        "work.clock.superior_signs",
        "work.button.followup",
        state="superior",
        by=_by_superior,
    ),
    _Kind(Next.HAND_OVER, "work.to_hand_over", "work.button.hand_over", state="to_hand_over"),
    _Kind(
        Next.RETURN,
        "work.clock.return",
        "work.button.take_back",
        state="to_return",
        calm=Group.WAITING,
    ),
    _Kind(Next.EXPLAIN, "work.clock.explain", "work.button.objection", by=_each),
    _Kind(Next.DECIDE, "work.clock.decide", "work.button.objection", by=_each),
    _Kind(Next.SIGN_DECISION, "work.clock.sign_decision", "work.button.objection", by=_each),
    _Kind(
        Next.REPORT,
        "work.clock.report",
        "work.button.report",
        state="to_report",
        by=_by_period,
    ),
)


def clock_rows(tx: ReadTx, followed: Sequence[Due], calendar: WorkingCalendar) -> Iterator[Work]:
    """What runs now, gathered by kind; what was due before the program as one grey row."""
    for kind in KINDS:
        mine = [
            row
            for row in followed
            if row.next is kind.step and row.clock is not None and not row.clock.before
        ]
        if kind.by is _each and len(mine) > MANY:
            kind = replace(kind, code="work.clock.objections", state="objection", by=_by_period)
        groups: dict[Key, list[Due]] = {}
        for row in mine:
            groups.setdefault(kind.by(row), []).append(row)
        for key, rows in groups.items():
            yield _work(tx, kind, key, rows, calendar)
    yield from _before(tx, followed)


def _work(
    tx: ReadTx, kind: _Kind, key: Key, rows: Sequence[Due], calendar: WorkingCalendar
) -> Work:
    clock = min((row.clock for row in rows if row.clock), key=lambda each: each.due)
    first, period = rows[0], tx.session.get_one(Period, rows[0].period_id)
    return Work(
        key=f"clock.{kind.step}.{'.'.join(str(each) for each in key)}",
        group=Group.NOW if clock.left < 0 or kind.step is Next.DECIDE else kind.calm,
        code=kind.code,
        values={
            "count": len(rows),
            "period": PeriodRef(period.year, period.code),
            "form": first.form.value,
            "name": first.name,
            "superior": first.superior,
            "assessor": first.assessor,
            "step": first.next,
        },
        reason="work.until",
        reason_values=calendar.remaining(tx.today, clock.due),
        button=kind.button,
        page=kind.page,
        target=_target(kind, first, period),
        since=clock.since,
        article=_article(clock),
    )


def _target(kind: _Kind, row: Due, period: Period) -> dict[str, object]:
    found: dict[str, object] = {"year": period.year, "period": period.code}
    if kind.page == "run":
        found["assessor"] = row.superior_id
    elif kind.state:
        found["state"] = kind.state
    else:
        found["objection"] = row.id
    return found


def _article(clock: Clock) -> str:
    return LIMITS[clock.limit].article


def _before(tx: ReadTx, followed: Sequence[Due]) -> Iterator[Work]:
    rows = [row for row in followed if row.is_before]
    if not rows:
        return
    period = tx.session.get_one(Period, rows[0].period_id)
    yield Work(
        key="clock.before",
        group=Group.WAITING,
        code="work.clock.before",
        values={"count": len(rows)},
        reason="work.before_program",
        button="work.button.followup",
        page="followup",
        target={"year": period.year, "period": period.code, "state": "before"},
    )


def passing(followed: Sequence[Due], period_id: UUID) -> set[UUID]:
    """Of a period those whose evaluation is the superior's by now: nobody else is asked for it."""
    steps = (Next.PASS, Next.SUPERIOR_RATES, Next.SUPERIOR_SIGNS)
    return {row.person_id for row in followed if row.period_id == period_id and row.next in steps}
