"""What waits for somebody: the work list of Beranda with the completion of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.office import Postponed
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp, WorkResult
from asn_desktop.models.progress import PlannedAction
from asn_desktop.rules.lifecycle import FINISHED, SkpState
from asn_desktop.services import worklist_rows
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.clocks import still_open
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.ownership import only_ours
from asn_desktop.services.papers import signed_documents
from asn_desktop.services.worklist_rows import Question, staff
from asn_desktop.views.worklist import Group, Share, Work, WorkList


def work_list(tx: ReadTx, year: int, period_code: str | None) -> WorkList:
    """Everything that waits in a year and period, what was put off left out.

    At the centre only what its own staff wait for: the offices' people are the offices' work.
    """
    with only_ours(tx):
        asked, rows, shares = _gathered(tx, year, period_code)
    hidden = set(tx.session.scalars(sa.select(Postponed.key).where(Postponed.until > tx.today)))
    order = list(Group)
    shown = sorted(
        (row for row in rows if row.key not in hidden), key=lambda r: order.index(r.group)
    )
    return WorkList(tuple(shown), shares, len(rows) - len(shown), _steps(asked))


def _gathered(
    tx: ReadTx, year: int, period_code: str | None
) -> tuple[Question, list[Work], tuple[Share, ...]]:
    periods = tx.session.scalars(
        sa.select(Period).where(Period.year == year).order_by(Period.starts, Period.ends)
    ).all()
    period = next((one for one in periods if one.code == period_code), None)
    asked = Question(
        tx, year, period, _begun(tx, periods, period), working_calendar(tx), tuple(still_open(tx))
    )
    return asked, list(worklist_rows.rows(asked)), tuple(_shares(asked))


def postpone(tx: Tx, key: str, until: date) -> None:
    """Hide a row until a day, on which it returns."""
    row = tx.session.scalars(sa.select(Postponed).where(Postponed.key == key)).first()
    if row is None:
        tx.session.add(Postponed(key=key, until=until))
    else:
        row.until = until


def _begun(tx: ReadTx, periods: Sequence[Period], chosen: Period | None) -> tuple[Period, ...]:
    """The periods whose window has come: the newest, the chosen, and those once worked on.

    An office that begins in July is not told that nobody was rated in spring.
    """
    begun = [one for one in periods if one.window_starts <= tx.today]
    worked_on = set(tx.session.scalars(sa.select(Evaluation.period_id).distinct()))
    return tuple(one for one in begun if one is begun[-1] or one is chosen or one.id in worked_on)


def _shares(asked: Question) -> Iterator[Share]:
    here = staff()
    expected = asked.count(here)
    plans = sa.select(Skp.id).where(
        Skp.year == asked.year, Skp.state == SkpState.SET, Skp.person_id.in_(here)
    )
    skp = asked.count(plans)
    yield Share("share.set", skp, expected, "planning")
    planned = sa.select(WorkResult.skp_id).join(
        PlannedAction, PlannedAction.work_result_id == WorkResult.id
    )
    yield Share("share.action_plan", asked.count(plans.where(Skp.id.in_(planned))), skp, "progress")
    if asked.period is None:
        return
    evaluations = sa.select(Evaluation.id).where(
        Evaluation.period_id == asked.period.id, Evaluation.person_id.in_(here)
    )
    rated = asked.count(evaluations.where(Evaluation.state.in_(FINISHED)))
    yield Share("share.evaluated", rated, skp, "evaluation")
    done = asked.count(evaluations.where(Evaluation.id.in_(signed_documents())))
    yield Share("share.signed", done, skp, "printing", {"view": "sheets"})


def _steps(asked: Question) -> dict[str, bool]:
    session = asked.tx.session
    people = asked.count(staff())
    linked = asked.count(staff().where(PersonNow.assessor_id.is_not(None)))
    periods = session.scalar(sa.select(sa.func.count()).select_from(Period)) or 0
    plans = session.scalar(sa.select(sa.func.count()).select_from(Skp)) or 0
    return {
        "people": people > 0,
        "assessors": linked > 0,
        "periods": periods > 0,
        "skp": plans > 0,
    }
