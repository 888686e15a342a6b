"""What is complete and what is not before an office sends, and the list of what was sent."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules import parcel_counts
from asn_desktop.rules.lifecycle import FINISHED, SkpState
from asn_desktop.services import outgoing_record
from asn_desktop.services.office import ReadTx
from asn_desktop.services.papers import signed_documents
from asn_desktop.services.worklist_rows import staff
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.sending import Lack, SentBundle

PLANNED = (SkpState.DRAFT, SkpState.SUBMITTED, SkpState.RETURNED, SkpState.SET)


def lacks(tx: ReadTx, year: int, period_code: str | None) -> tuple[Lack, ...]:
    """How far the office is, one line a step; ``missing`` 0 = complete. Nothing stops sending."""
    return tuple(_lacks(tx, year, period_code))


def _lacks(tx: ReadTx, year: int, period_code: str | None) -> Iterator[Lack]:
    def count(asked: sa.Select[tuple[object]] | sa.Select[object]) -> int:
        return tx.session.scalar(sa.select(sa.func.count()).select_from(asked.subquery())) or 0

    here = staff()
    expected = count(here)
    plans = sa.select(Skp.person_id).where(Skp.year == year, Skp.person_id.in_(here)).distinct()
    planned = count(plans.where(Skp.state.in_(PLANNED)))
    without = max(0, expected - planned)
    yield Lack("sending.lack.people", without, expected, "planning", {"state": "none"})
    made_plans = plans.where(Skp.state == SkpState.SET)
    done = count(made_plans)
    yield Lack("sending.lack.set", max(0, planned - done), planned, "planning")
    period = tx.session.scalar(
        sa.select(Period.id).where(Period.year == year, Period.code == period_code)
    )
    if period is None or not done:
        return
    evaluations = sa.select(Evaluation.id).where(
        Evaluation.period_id == period, Evaluation.person_id.in_(here)
    )
    finished = evaluations.where(Evaluation.state.in_(FINISHED))
    rated = min(done, count(finished))
    yield Lack("sending.lack.evaluations", done - rated, done, "evaluation")
    paper = min(rated, count(finished.where(Evaluation.id.in_(signed_documents()))))
    if rated:
        target = {"view": "sheets"}
        yield Lack("sending.lack.signed", rated - paper, rated, "printing", target)


def rows(tx: ReadTx, query: ListQuery) -> ListRows[SentBundle]:
    """What was sent, the newest first unless the list is sorted otherwise."""
    every = outgoing_record.history(tx)
    words = query.text.casefold().split()
    found = [one for one in every if all(word in _text(one) for word in words)]
    sort = query.sort if query.sort in ("number", "at", "size") else "at"
    if query.sort:
        found.sort(key=lambda one: (getattr(one, sort), one.number), reverse=query.descending)
    return ListRows(found, len(every))


def _text(one: SentBundle) -> str:
    words = (one.name, str(one.number), one.state.label, parcel_counts.in_words(one.counts))
    return " ".join(words).casefold()
