"""What follows a quarter of the practice office: objections, superiors, ticks, running paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import (
    evaluation_superior,
    followup,
    national,
    national_screens,
    objections,
    paper,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.views.followup import FollowRow
from asn_desktop.workflows.practice_paper import evaluation_of
from asn_desktop.workflows.practice_quarter import Quarter


def follow_up(quarter: Quarter) -> None:
    """After a finished quarter: one objection decided, one evaluation with the superior."""
    ends = quarter.ref.end
    quarter.go(ends + timedelta(days=27))
    _decide_objection(quarter)
    _pass_on(quarter)


def leave_running(quarter: Quarter, last: date) -> None:
    """Of the current quarter: paper on its way, an objection whose days run, ticks."""
    office = quarter.office
    quarter.go(last - timedelta(days=3))
    rows = office.read(followup.rows, quarter.period.id)
    objector = quarter.book.further["objections"]["open"]
    signed = [row for row in rows if row.signed_on and not row.handed_on]
    under_way = [row for row in signed if row.name != objector["name"]]
    handed = under_way[: len(under_way) * 2 // 3]
    wanted = [row for row in signed if row.name == objector["name"]]
    _move(quarter, SheetEventKind.HANDED_OVER, [*handed, *wanted])
    quarter.go(last - timedelta(days=2))
    back = handed[: len(handed) // 2]
    _move(quarter, SheetEventKind.RETURNED, back)
    quarter.go(last - timedelta(days=1))
    filed = back[: len(back) // 2]
    _move(quarter, SheetEventKind.FILED, filed)
    _move(quarter, SheetEventKind.REPORTED, filed[: len(filed) // 2])
    for row in wanted:
        office.write(
            Act.RECEIVE_OBJECTION,
            objections.receive,
            row.id,
            office.today(),
            objector["reasons"],
        )
    _tick(quarter)


def _move(quarter: Quarter, kind: SheetEventKind, rows: Sequence[FollowRow]) -> None:
    if rows:
        quarter.office.write(
            SHEET_ACTS[kind],
            followup.record,
            kind,
            [row.id for row in rows],
            quarter.office.today(),
        )


def _decide_objection(quarter: Quarter) -> None:
    """An objection with its explanation; the superior changes the evaluation and signs D.1.3."""
    office, told = quarter.office, quarter.book.further["objections"]["changed"]
    of = office.read(evaluation_of, quarter.period.id, quarter.people[told["name"]].id)
    if of is None:
        return

    def on(days: int) -> date:
        return min(quarter.ref.end + timedelta(days=days), office.today())

    made = office.write(
        Act.RECEIVE_OBJECTION, objections.receive, of, on(15), told["reasons"]
    ).value
    office.write(Act.EXPLAIN_OBJECTION, objections.explain, made, told["explanation"], on(18))
    behaviour = office.read(_behaviour, made)
    office.write(Act.EDIT_OBJECTION, objections.rate, made, Rating.MET, behaviour)
    office.write(Act.EDIT_OBJECTION, objections.edit, made, "decision", told["decision"])
    office.write(Act.DECIDE_OBJECTION, objections.decide, made, on(22))
    sealed = office.write(Act.SEAL, paper.seal_many, [(FormCode.D_1_3, made)]).value
    ids = [one.id for one in sealed]
    office.write(Act.PRINTED, paper.mark_printed, ids)
    for kind in (SheetEventKind.SIGNED, SheetEventKind.HANDED_OVER, SheetEventKind.RETURNED):
        office.write(SHEET_ACTS[kind], paper.record, kind, ids, office.today())


def _behaviour(tx: ReadTx, objection_id: UUID) -> Rating | None:
    view = objections.view(tx, objection_id)
    return view.old_behaviour if view is not None else None


def _pass_on(quarter: Quarter) -> None:
    """What an assessor left unsigned: one passes to his superior, who signs D.1.2; one stays."""
    office = quarter.office
    person = quarter.people[quarter.book.further["passed"]]
    of = office.read(evaluation_of, quarter.period.id, person.id)
    if of is None or office.today() <= quarter.period.window_ends:
        return
    office.write(Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, [of])
    sealed = office.write(Act.SEAL, paper.seal_many, [(FormCode.D_1_2, of)]).value
    ids = [one.id for one in sealed]
    office.write(Act.PRINTED, paper.mark_printed, ids)
    for kind in (SheetEventKind.SIGNED, SheetEventKind.HANDED_OVER):
        office.write(SHEET_ACTS[kind], paper.record, kind, ids, office.today())


def _tick(quarter: Quarter) -> None:
    """Some have been copied to the national application: one whole, some begun."""
    told = quarter.book.further["copied"]
    for name in (*told["whole"], *told["begun"]):
        person = quarter.people[name]
        screens = quarter.office.read(national_screens.person_screens, person.id, quarter.ref)
        fields = list(screens.fields())
        if name in told["begun"]:
            fields = fields[: len(fields) // 3]
        quarter.office.write(Act.MARK_COPIED, national.mark, person.id, fields)
