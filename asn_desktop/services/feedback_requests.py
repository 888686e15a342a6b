"""Feedback asked for: asking many at once, who has not answered, answering on the giver's behalf.

An answer is an ordinary piece of feedback (`services.feedback.give`); the request only remembers
which one it is. A piece that is taken back opens its request again by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, WorkResult
from asn_desktop.models.voices import FeedbackRequest
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import FINISHED
from asn_desktop.rules.names import fold
from asn_desktop.rules.visibility import Words, words_of
from asn_desktop.services import feedback
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.by_id import people_of, rows_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head, skps_in
from asn_desktop.services.setup import read_settings
from asn_desktop.views.asking import (
    Asked,
    LetterLine,
    Made,
    RequestLetter,
    RequestRow,
    RequestState,
)
from asn_desktop.views.evaluation import How, Target
from asn_desktop.views.lists import ListQuery, ListRows

# ---- acts


def ask(tx: Tx, period_id: UUID, wanted: Sequence[Asked], due_on: date) -> Made:
    """Ask for feedback; who was asked about the same person in the period is not asked again.

    Refused: ``voices.nobody_asked``, ``voices.due_past``, ``voices.giver_missing`` (neither person
    nor name), ``voices.ask_self`` (what one thinks of oneself is a self-assessment), and
    ``voices.nothing_to_answer`` where no SKP holds in the period or its evaluation is finished.
    """
    if not wanted:
        raise refuse("voices.nobody_asked")
    if due_on < tx.today:
        raise refuse("voices.due_past", field="due")
    ids = {one.person_id for one in wanted}
    _can_answer(tx, ids, period_id)
    known = _known(tx, ids, period_id)
    made = 0
    for one in wanted:
        name = one.giver_name.strip()
        if one.giver_id is None and not name:
            raise refuse("voices.giver_missing", field="giver_name")
        if one.giver_id == one.person_id:
            raise refuse("voices.ask_self")
        who = (one.person_id, one.giver_id or fold(name))
        if who in known:
            continue
        known.add(who)
        made += 1
        tx.session.add(
            FeedbackRequest(
                person_id=one.person_id,
                period_id=period_id,
                giver=one.giver,
                giver_id=one.giver_id,
                giver_name=name,
                asked_on=tx.today,
                due_on=due_on,
            )
        )
    return Made(made=made, before=len(wanted) - made)


def answer(
    tx: Tx,
    request_id: UUID,
    piece_id: UUID,
    target: Target,
    text: str,
    giver: GiverKind,
    giver_name: str = "",
    on: date | None = None,
    how: How | None = None,
) -> None:
    """Type what the giver said: the piece is recorded and the request is answered by it.

    Refused as `feedback.give`, and with ``voices.answered`` while another piece answers it.
    """
    row = tx.session.get_one(FeedbackRequest, request_id)
    if not _open_ones(tx, [request_id]):
        raise refuse("voices.answered")
    feedback.give(
        tx, row.person_id, row.period_id, piece_id, target, text, giver, giver_name, on, how
    )
    row.answered_on, row.declined, row.feedback_id = on or tx.today, False, piece_id


def decline(tx: Tx, ids: Sequence[UUID]) -> int:
    """Note that these givers will not answer; those that did are left alone."""
    rows = _open_ones(tx, ids)
    for row in rows:
        row.declined, row.answered_on, row.feedback_id = True, tx.today, None
    return len(rows)


def withdraw(tx: Tx, ids: Sequence[UUID]) -> int:
    """Take back what was asked; what was answered stays (``voices.answered`` for nothing left)."""
    rows = _open_ones(tx, ids)
    if not rows:
        raise refuse("voices.answered")
    for row in rows:
        tx.session.delete(row)
    return len(rows)


def extend(tx: Tx, ids: Sequence[UUID], due_on: date) -> int:
    """Give another deadline; refused with ``voices.due_past``."""
    if due_on < tx.today:
        raise refuse("voices.due_past", field="due")
    rows = _open_ones(tx, ids)
    for row in rows:
        row.due_on, row.declined, row.answered_on = due_on, False, None
    return len(rows)


def _open_ones(tx: ReadTx, ids: Sequence[UUID]) -> list[FeedbackRequest]:
    """Those that no piece answers, declined ones among them."""
    rows = rows_of(tx, FeedbackRequest, ids).values()
    pieces = rows_of(tx, Feedback, [row.feedback_id for row in rows])
    return [row for row in rows if row.feedback_id not in pieces]


def _can_answer(tx: ReadTx, ids: set[UUID], period_id: UUID) -> None:
    period = period_head(tx, period_id)
    out = ids - skps_in(tx, period, ids).keys()
    for part in chunks(ids):
        out |= set(
            tx.session.scalars(
                sa.select(Evaluation.person_id).where(
                    Evaluation.period_id == period_id,
                    Evaluation.person_id.in_(part),
                    Evaluation.state.in_(FINISHED),
                )
            )
        )
    if out:
        names = sorted(row.name for row in people_of(tx, out).values())
        more = f" dan {len(names) - 3} lainnya" if len(names) > 3 else ""
        raise refuse("voices.nothing_to_answer", names=", ".join(names[:3]) + more)


def _known(tx: ReadTx, ids: set[UUID], period_id: UUID) -> set[tuple[UUID, object]]:
    found: set[tuple[UUID, object]] = set()
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(FeedbackRequest).where(
                FeedbackRequest.person_id.in_(part), FeedbackRequest.period_id == period_id
            )
        )
        found.update((row.person_id, row.giver_id or fold(row.giver_name)) for row in rows)
    return found


# ---- lists


def all_rows(tx: ReadTx, period_id: UUID) -> list[RequestRow]:
    """Every request of a period: what is due first on top, then what is answered."""
    stored = tx.session.execute(
        sa.select(FeedbackRequest, PersonNow.name, PersonNow.unit, Feedback.id)
        .join(PersonNow, PersonNow.person_id == FeedbackRequest.person_id)
        .outerjoin(Feedback, Feedback.id == FeedbackRequest.feedback_id)
        .where(FeedbackRequest.period_id == period_id)
        .order_by(FeedbackRequest.due_on, PersonNow.sort_name, FeedbackRequest.id)
    )
    rows = []
    for row, name, unit, piece_id in stored:
        state = state_of(row, piece_id, tx.today)
        rows.append(
            RequestRow(
                id=row.id,
                person_id=row.person_id,
                name=name,
                unit=unit or "",
                giver=row.giver,
                giver_id=row.giver_id,
                giver_name=row.giver_name,
                asked_on=row.asked_on,
                due_on=row.due_on,
                days=(row.due_on - tx.today).days,
                state=state,
                answered_on=None if state.is_open else row.answered_on,
                feedback_id=piece_id,
            )
        )
    rows.sort(key=lambda one: not one.state.is_open)
    return rows


def state_of(row: FeedbackRequest, piece_id: UUID | None, today: date) -> RequestState:
    """How far a request is; ``piece_id`` = the piece that answers it, if it is still there."""
    if piece_id is not None:
        return RequestState.ANSWERED
    if row.declined:
        return RequestState.DECLINED
    return RequestState.OVERDUE if row.due_on < today else RequestState.WAITING


_ORDER = list(RequestState)
SORTS: dict[str, Callable[[RequestRow], Any]] = {
    "state": lambda row: (_ORDER.index(row.state), row.due_on, fold(row.name)),
    "name": lambda row: (fold(row.name), row.due_on),
    "giver_name": lambda row: (fold(row.giver_name), fold(row.name)),
    "giver": lambda row: (row.giver.label, fold(row.name)),
    "asked_on": lambda row: (row.asked_on, fold(row.name)),
    "due_on": lambda row: (row.due_on, fold(row.name)),
}


def choose(rows: Sequence[RequestRow], query: ListQuery) -> ListRows[RequestRow]:
    """Filter and sort rows read already; filter ``state``: "open" or a `RequestState`."""
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if all(word in fold(f"{row.name} {row.giver_name} {row.unit}") for word in words)
    ]
    wanted = query.filters.get("state")
    if wanted == "open":
        shown = [row for row in shown if row.state.is_open]
    elif wanted:
        shown = [row for row in shown if row.state is wanted]
    shown.sort(key=SORTS.get(query.sort, SORTS["state"]), reverse=query.descending)
    return ListRows(shown, len(rows))


def count_open(tx: ReadTx, period_id: UUID) -> int:
    """How many of a period are not answered."""
    return tx.session.scalar(_unanswered().where(FeedbackRequest.period_id == period_id)) or 0


def count_overdue(tx: ReadTx, year: int) -> dict[UUID, int]:
    """By period of a year how many deadlines have passed without an answer."""
    rows = tx.session.execute(
        sa.select(FeedbackRequest.period_id, sa.func.count())
        .join(Period, Period.id == FeedbackRequest.period_id)
        .outerjoin(Feedback, Feedback.id == FeedbackRequest.feedback_id)
        .where(
            FeedbackRequest.due_on < tx.today,
            Feedback.id.is_(None),
            ~FeedbackRequest.declined,
            Period.year == year,
        )
        .group_by(FeedbackRequest.period_id, Period.starts)
        .order_by(Period.starts, FeedbackRequest.period_id)
    )
    return {row[0]: row[1] for row in rows}


def _unanswered() -> sa.Select[int]:
    return (
        sa.select(sa.func.count())
        .select_from(FeedbackRequest)
        .outerjoin(Feedback, Feedback.id == FeedbackRequest.feedback_id)
        .where(Feedback.id.is_(None), ~FeedbackRequest.declined)
    )


# ---- letters


def letters(tx: ReadTx, ids: Sequence[UUID]) -> list[RequestLetter]:
    """One letter a giver about everybody he has not answered for, by the giver's name.

    A letter with a passed deadline is a reminder. Refused with ``voices.answered`` where nothing of
    what was chosen waits for an answer.
    """
    rows = [row for row in _open_ones(tx, ids) if not row.declined]
    if not rows:
        raise refuse("voices.answered")
    periods = {row.period_id: period_head(tx, row.period_id) for row in rows}
    people = people_of(tx, [*(row.person_id for row in rows), *(row.giver_id for row in rows)])
    results = _results(tx, rows)
    settings, kop = read_settings(tx), office_letterhead(tx)
    by_giver: dict[tuple[object, UUID], list[FeedbackRequest]] = defaultdict(list)
    for row in rows:
        by_giver[row.giver_id or fold(row.giver_name), row.period_id].append(row)
    made = []
    for (_giver, period_id), asked in by_giver.items():
        asked.sort(key=lambda row: (row.due_on, fold(people[row.person_id].name)))
        first, period = asked[0], periods[period_id]
        giver = people.get(first.giver_id) if first.giver_id else None
        made.append(
            RequestLetter(
                letterhead=kop,
                agency=settings.agency,
                office=settings.office_name,
                place=settings.place,
                on=tx.today,
                giver=giver.name if giver else first.giver_name,
                giver_post=(giver.position or "") if giver else "",
                period=f"{period.label} {period.year}",
                due=format_date(min(row.due_on for row in asked)),
                reminder=any(row.due_on < tx.today for row in asked),
                lines=tuple(_line(tx.today, row, people[row.person_id], results) for row in asked),
                leader=all(words_of(row.giver) is Words.LEADER for row in asked),
                practice=settings.practice,
            )
        )
    return sorted(made, key=lambda one: (fold(one.giver), one.period))


def _line(
    today: date, row: FeedbackRequest, person: PersonNow, results: dict[UUID, tuple[str, ...]]
) -> LetterLine:
    return LetterLine(
        name=person.name,
        position=person.position or "",
        unit=person.unit or "",
        relation=row.giver.label,
        due=format_date(row.due_on),
        overdue=row.due_on < today,
        results=results.get(row.id, ()),
    )


def _results(tx: ReadTx, rows: Sequence[FeedbackRequest]) -> dict[UUID, tuple[str, ...]]:
    """By request the results of the person in that period, numbered as on paper."""
    found: dict[UUID, tuple[str, ...]] = {}
    for period_id in {row.period_id for row in rows}:
        own = [row for row in rows if row.period_id == period_id]
        skps = skps_in(tx, period_head(tx, period_id), {row.person_id for row in own})
        texts: dict[UUID, list[str]] = defaultdict(list)
        for part in chunks({skp.id for skp in skps.values()}):
            stored = tx.session.execute(
                sa.select(WorkResult.skp_id, WorkResult.text)
                .where(WorkResult.skp_id.in_(part))
                .order_by(WorkResult.section.desc(), WorkResult.no, WorkResult.id)
            )
            for skp_id, words in stored:
                texts[skp_id].append(words)
        for row in own:
            if row.person_id in skps:
                said = texts[skps[row.person_id].id]
                found[row.id] = tuple(f"{no}. {words}" for no, words in enumerate(said, 1))
    return found
