"""Progress or none, what the leader did about it, and taking over a result (Pasal 20)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.guidance import Measure, TakeOver
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.rules.findings import Finding, Severity, refuse
from asn_desktop.rules.following import MeasureKind
from asn_desktop.rules.names import fold, strip_titles
from asn_desktop.rules.trajectory import BEHIND_BELOW
from asn_desktop.services import trajectory
from asn_desktop.services.by_id import people_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.origins import with_origins
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import Facts, gather, period_head, skps_in
from asn_desktop.views.followed import MeasureFacts
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.measures import ResultStanding
from asn_desktop.views.progress import PeriodHead


def take(
    tx: Tx, result_id: UUID, kind: MeasureKind, on: date, text: str, by_id: UUID | None = None
) -> UUID:
    """Note what was done about a result; ``by_id`` None = the assessor of its SKP.

    Refused with ``measures.text_missing`` and ``measures.date_ahead``.
    """
    if not text.strip():
        raise refuse("measures.text_missing", field="text")
    skp = _skp_of(tx, result_id)
    _refuse_ahead(tx, on)
    row = Measure(
        person_id=skp.person_id,
        skp_id=skp.id,
        kind=kind,
        on=on,
        text=text.strip(),
        work_result_id=result_id,
        by_id=by_id or skp.assessor_id,
    )
    tx.session.add(row)
    return row.id


def take_all(tx: Tx, result_ids: Sequence[UUID], kind: MeasureKind, on: date, text: str) -> None:
    """The same measure about many results; refused like :func:`take`."""
    for result_id in result_ids:
        take(tx, result_id, kind, on, text)


def take_over(tx: Tx, result_id: UUID, on: date, note: str, by_id: UUID | None = None) -> None:
    """The leader takes the result over, with the note that its owner could not finish it.

    Refused without an earlier measure (``measures.first``; Pasal 20(6)), without a note
    (``measures.note_missing``; 20(7)), with a day before the last measure (``measures.too_early``)
    or ahead, and a second time (``measures.taken``).
    """
    if not note.strip():
        raise refuse("measures.note_missing", field="note")
    skp = _skp_of(tx, result_id)
    _refuse_ahead(tx, on)
    # What was done on the version before an amendment counts: the result goes on.
    line = list(with_origins(tx, WorkResult, [result_id]))
    if _taken(tx, line):
        raise refuse("measures.taken", field="on")
    rows = tx.session.scalars(sa.select(Measure).where(Measure.work_result_id.in_(line)))
    answered = [row.on for row in rows if row.kind.after_no_progress]
    if not answered:
        raise refuse("measures.first", field="on")
    if on < min(answered):
        raise refuse("measures.too_early", field="on")
    tx.session.add(
        TakeOver(work_result_id=result_id, on=on, note=note.strip(), by_id=by_id or skp.assessor_id)
    )


def give_back(tx: Tx, result_id: UUID) -> None:
    """The result is its owner's again, in every version; refused with ``measures.not_taken``."""
    found = _taken(tx, with_origins(tx, WorkResult, [result_id]))
    if not found:
        raise refuse("measures.not_taken")
    for row in found.values():
        tx.session.delete(row)


def remove(tx: Tx, measure_id: UUID) -> None:
    """Take a note away; refused with ``measures.needed`` while a take-over stands on it."""
    row = tx.session.get_one(Measure, measure_id)
    if is_needed(tx, row):
        raise refuse("measures.needed")
    tx.session.delete(row)


def is_needed(tx: ReadTx, row: Measure) -> bool:
    """Whether a take-over of the result, or of a version that came later, has no other measure."""
    result_id = row.work_result_id
    if result_id is None:
        return False
    overs = tx.session.scalars(
        sa.select(TakeOver.work_result_id)
        .join(WorkResult, WorkResult.id == TakeOver.work_result_id)
        .join(Skp, Skp.id == WorkResult.skp_id)
        .where(Skp.person_id == _skp_of(tx, result_id).person_id)
    ).all()
    for over in overs:
        line = list(with_origins(tx, WorkResult, [over]))
        if result_id not in line:
            continue
        others = sa.select(Measure).where(Measure.work_result_id.in_(line), Measure.id != row.id)
        if not any(one.kind.after_no_progress for one in tx.session.scalars(others)):
            return True
    return False


def _refuse_ahead(tx: Tx, on: date) -> None:
    if on > tx.today:
        raise refuse("measures.date_ahead", field="on")


def _skp_of(tx: ReadTx, result_id: UUID) -> Skp:
    return tx.session.get_one(Skp, tx.session.get_one(WorkResult, result_id).skp_id)


def _taken(tx: ReadTx, result_ids: Iterable[UUID]) -> dict[UUID, TakeOver]:
    found: dict[UUID, TakeOver] = {}
    for part in chunks(result_ids):
        rows = tx.session.scalars(sa.select(TakeOver).where(TakeOver.work_result_id.in_(part)))
        found.update((row.work_result_id, row) for row in rows)
    return found


# ---- reading


def standings(
    tx: ReadTx, period_id: UUID, person_id: UUID | None = None
) -> tuple[ResultStanding, ...]:
    """Every result in force in the period with what speaks against progress, person by person.

    Facts, no judgement: nothing realised though the period has ended or is past its half, less than
    planned in its trajectory, feedback that was not positive. What was done stands beside it.

    Beranda does not count them: lines follow back through the versions of an SKP, so for a whole
    office this is for its own page, and a cheaper count would not be the one that page shows.
    """
    period = period_head(tx, period_id)
    skps = skps_in(tx, period, None if person_id is None else [person_id])
    facts = gather(tx, [skp.id for skp in skps.values()], [period.id])
    results = [row for each in facts.results.values() for row in each]
    lines = {row.id: facts.line(row.id) for row in results}
    every = {key for line in lines.values() for key in line}
    measures = _measures_of(tx, every)
    taken = _taken(tx, every)
    negative = _negative(tx, period, list(skps))
    people = people_of(tx, skps)
    shares = _shares(tx, skps, period)
    found: list[ResultStanding] = []
    for skp in sorted(skps.values(), key=lambda one: (people[one.person_id].sort_name, one.id)):
        person = people[skp.person_id]
        for no, result in enumerate(facts.ordered(skp.id), start=1):
            line = lines[result.id]
            over = next((taken[key] for key in line if key in taken), None)
            done = _done(facts, result.id, period)
            found.append(
                ResultStanding(
                    id=result.id,
                    person_id=skp.person_id,
                    skp_id=skp.id,
                    name=person.name,
                    nip=person.nip,
                    position=person.position or "",
                    unit=person.unit or "",
                    assessor_id=skp.assessor_id,
                    no=no,
                    text=result.text,
                    realised=done,
                    reasons=_reasons(
                        tx.today,
                        period,
                        done,
                        sum(negative[key] for key in line),
                        [shares[one.id] for one in facts.indicators[result.id] if one.id in shares],
                    ),
                    measures=tuple(
                        sorted(
                            (one for key in line for one in measures[key]), key=lambda one: one.on
                        )
                    ),
                    taken_on=over.on if over else None,
                    taken_note=over.note if over else "",
                )
            )
    return tuple(found)


SORTS: dict[str, Callable[[ResultStanding], Any]] = {
    "name": lambda row: (fold(strip_titles(row.name)), row.no),
    "text": lambda row: fold(row.text),
    "reasons": lambda row: (
        row.taken_on is not None or not row.reasons,
        -len(row.reasons),
        fold(strip_titles(row.name)),
        row.no,
    ),
    "measures": lambda row: (row.taken_on is None, -len(row.measures), fold(row.name), row.no),
}


def choose(rows: Sequence[ResultStanding], query: ListQuery) -> ListRows[ResultStanding]:
    """Filter and sort rows that were read already; filter ``state``: "none", "answered", "taken".

    ``assessor`` = the people of one assessor.
    """
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if all(word in fold(f"{row.name} {row.nip or ''} {row.unit} {row.text}") for word in words)
    ]
    assessor = query.filters.get("assessor")
    if assessor:
        shown = [row for row in shown if row.assessor_id == assessor]
    tests: dict[object, Callable[[ResultStanding], bool]] = {
        "none": lambda row: bool(row.reasons) and row.taken_on is None,
        "answered": lambda row: bool(row.measures),
        "taken": lambda row: row.taken_on is not None,
    }
    wanted = tests.get(query.filters.get("state"))
    if wanted is not None:
        shown = [row for row in shown if wanted(row)]
    shown.sort(key=SORTS.get(query.sort, SORTS["name"]), reverse=query.descending)
    return ListRows(shown, len(rows))


def _measures_of(tx: ReadTx, result_ids: Iterable[UUID]) -> dict[UUID, list[MeasureFacts]]:
    found: dict[UUID, list[MeasureFacts]] = defaultdict(list)
    for part in chunks(result_ids):
        rows = tx.session.scalars(
            sa.select(Measure)
            .where(Measure.work_result_id.in_(part))
            .order_by(Measure.on, Measure.id)
        )
        for row in rows:
            if row.work_result_id is not None:
                found[row.work_result_id].append(
                    MeasureFacts(
                        kind=row.kind, on=row.on, text=row.text, work_result_id=row.work_result_id
                    )
                )
    return found


def _negative(tx: ReadTx, period: PeriodHead, person_ids: Sequence[UUID]) -> Counter[UUID]:
    """By result: feedback of the period that was said not to be positive."""
    found: Counter[UUID] = Counter()
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(sa.func.coalesce(Feedback.work_result_id, Indicator.work_result_id))
            .select_from(Feedback)
            .join(Evaluation, Evaluation.id == Feedback.evaluation_id)
            .outerjoin(Indicator, Indicator.id == Feedback.indicator_id)
            .where(
                Evaluation.person_id.in_(part),
                Evaluation.period_id == period.id,
                ~Feedback.positive,
            )
        )
        found.update(key for (key,) in rows if key is not None)
    return found


def _done(facts: Facts, result_id: UUID, period: PeriodHead) -> str:
    """What was realised of a result in the period, its indicators one after the other."""
    told = [facts.at(result_id, None, period.id)]
    told += [facts.at(result_id, line.id, period.id) for line in facts.indicators[result_id]]
    return " · ".join(row.text.strip() for row in told if row and row.text.strip())


def _shares(tx: ReadTx, person_ids: Iterable[UUID], period: PeriodHead) -> dict[UUID, int]:
    """By indicator: percent realised of what was planned up to the period's end."""
    return {
        key: line.percent
        for lines in trajectory.lines(tx, person_ids, period.id).values()
        for key, line in lines.items()
        if line.percent is not None
    }


def _reasons(
    today: date, period: PeriodHead, done: str, negative: int, shares: Sequence[int]
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    half = period.starts + (period.ends - period.starts) / 2
    if not done and today >= half:
        found.append(Finding("measures.nothing_done", Severity.WARNING, {"period": period.label}))
    behind = [share for share in shares if share < BEHIND_BELOW]
    if behind:
        told = {"percent": min(behind), "period": period.label}
        found.append(Finding("measures.behind", Severity.WARNING, told))
    if negative:
        found.append(Finding("measures.not_positive", Severity.WARNING, {"count": negative}))
    return tuple(found)
