"""The assessor's superior: who he is, and the evaluations that pass to him when time is up.

When the window of a period has ended and the assessor has not evaluated or not signed, his superior
does it on D.1.2 (reg. 3724–3728, 4776–4785): final where he evaluated, open to an objection where
he only signed what the assessor had rated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, evaluation_step
from asn_desktop.services.building import stored
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_at import assessors_on
from asn_desktop.services.people_now import chunks


def superiors(tx: ReadTx, assessors: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """Who assessed the assessors on a day; today's where nobody was entered for it."""
    wanted = set(assessors)
    found = assessors_on(tx, wanted, day)
    return assessors_on(tx, wanted - found.keys(), tx.today) | found


def pass_to_superior(tx: Tx, evaluation_ids: Sequence[UUID]) -> int:
    """Let the superiors of the assessors finish these evaluations; return how many passed.

    Of what the assessor rated the ratings stay and only the signature is the superior's. One
    refusal and none has passed: ``evaluation.window_open``, ``evaluation.no_superior``,
    ``evaluation.passed_already``, ``evaluation.signed_already`` (the sheet was signed in time).
    """
    rows = stored(tx, Evaluation, list(dict.fromkeys(evaluation_ids)))
    periods = {row.id: row for row in stored(tx, Period, list({one.period_id for one in rows}))}
    signed = _signed(tx, [row.id for row in rows])
    above: dict[UUID, UUID] = {}
    for period in periods.values():
        mine = {one.assessor_id for one in rows if one.assessor_id and one.period_id == period.id}
        above |= superiors(tx, mine, min(period.window_ends, tx.today))
    findings: list[Finding] = []
    for row in rows:
        superior = above.get(row.assessor_id) if row.assessor_id else None
        step = evaluation_step(Act.PASS_TO_SUPERIOR, row.state)
        code = ""
        if row.superior_id is not None or step is None:
            code = "evaluation.passed_already"
        elif tx.today <= periods[row.period_id].window_ends:
            code = "evaluation.window_open"
        elif row.id in signed:
            code = "evaluation.signed_already"
        elif superior is None:
            code = "evaluation.no_superior"
        if code or step is None:
            values = {
                "name": tx.session.get_one(Person, row.person_id).name,
                "until": periods[row.period_id].window_ends,
            }
            findings.append(Finding(code, Severity.ERROR, values))
            continue
        row.superior_id, row.passed_on, row.state = superior, tx.today, step.target
    if findings:
        raise Refused(findings)
    return len(rows)


def _signed(tx: ReadTx, evaluation_ids: Sequence[UUID]) -> set[UUID]:
    """The evaluations whose D.1.1 was signed by the assessor, also where it is void by now."""
    found: set[UUID] = set()
    for part in chunks(evaluation_ids):
        found.update(
            tx.session.scalars(
                sa.select(Version.document_id)
                .join(SheetEvent, SheetEvent.version_id == Version.id)
                .where(
                    Version.document_id.in_(part),
                    Version.form == FormCode.D_1_1,
                    SheetEvent.kind == SheetEventKind.SIGNED,
                )
            )
        )
    return found


def evaluator() -> sa.Function[UUID | None]:
    """Who evaluates or signs now: the superior an evaluation passed to, else the assessor."""
    return sa.func.coalesce(Evaluation.superior_id, Evaluation.assessor_id)
