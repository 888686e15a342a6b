"""The sheets of the year's course: documentation (B.1.2) and feedback records (B.1.3–B.1.5).

Their document is the evaluation of the period, open or finished; the date is left for the pen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.findings import Finding, Refused, Severity, refuse
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import ResultSection
from asn_desktop.services.desk_found import Found
from asn_desktop.services.evaluation_sheets import (
    Evaluated,
    evaluated,
    on_values,
    outcome_lines,
    realisation_text,
    said_in,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.planning_sheets import expected_of
from asn_desktop.services.progress_facts import head_of, skps_in
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.progress import ResultProgress
from asn_desktop.views.sheets import behaviour_lines
from asn_desktop.views.sheets_progress import (
    DocumentationSheet,
    DocumentedAction,
    DocumentedLine,
    FeedbackRecordSheet,
)


def documentation_sheets(
    tx: ReadTx, evaluation_ids: Sequence[UUID]
) -> dict[UUID, DocumentationSheet | Refused]:
    """Return Format B.1.2: every result with its planned actions and what was realised of them.

    ``Refused`` (``progress.nothing_documented``) where nothing was recorded in the period.
    """
    return {one.row.id: _documentation(one) for one in evaluated(tx, evaluation_ids)}


def _documentation(of: Evaluated) -> DocumentationSheet | Refused:
    lines = tuple(_documented(result) for result in of.facts.results)
    if not any(line.realised or any(one.realisation for one in line.actions) for line in lines):
        return refuse("progress.nothing_documented", name=of.skp.person)
    made = DocumentationSheet(form=FormCode.B_1_2, **of.common, lines=lines)
    return replace(made, head=replace(made.head, on=None))


def _documented(result: ResultProgress) -> DocumentedLine:
    actions = tuple(
        DocumentedAction(action=one.text, realisation=one.realised) for one in result.documented
    )
    told = [realisation_text(result.realised)]
    told += [realisation_text(line.realised) for line in result.indicators]
    apart = any(one.realisation for one in actions)
    return DocumentedLine(
        no=result.no,
        result=result.text,
        actions=actions,
        realised=() if apart else tuple(text for text in told if text),
    )


def feedback_record_sheets(
    tx: ReadTx, evaluation_ids: Sequence[UUID]
) -> dict[UUID, FeedbackRecordSheet | Refused]:
    """Return Format B.1.3, B.1.4 or B.1.5, by approach and post.

    ``Refused`` (``feedback.none``) while nobody said anything.
    """
    return {one.row.id: _record(one) for one in evaluated(tx, evaluation_ids)}


def _record(of: Evaluated) -> FeedbackRecordSheet | Refused:
    skp, facts = of.skp, of.facts
    if not facts.pieces:
        return refuse("feedback.none", name=skp.person)
    form, said = forms_of(skp.family, skp.approach).feedback, said_in(facts)
    made = FeedbackRecordSheet(
        form=form,
        **of.common,
        main=outcome_lines(skp, facts, said, ResultSection.MAIN),
        additional=outcome_lines(skp, facts, said, ResultSection.ADDITIONAL),
        behaviours=behaviour_lines(form, expected_of(skp), on_values(said)),
    )
    return replace(made, head=replace(made.head, on=None))


# ---- the print desk


def find_documentation(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> Mapping[UUID, Sequence[Found]]:
    """Whose documentation of the period can be printed, or why it cannot."""
    return _found(tx, person_ids, period, Place.PROGRESS, lambda _skp: FormCode.B_1_2)


def find_feedback_records(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> Mapping[UUID, Sequence[Found]]:
    """Whose feedback record of the period can be printed, or why it cannot."""

    def form_of(skp: Skp) -> FormCode:
        return forms_of(skp.family, skp.approach).feedback

    return _found(tx, person_ids, period, Place.FEEDBACK, form_of)


def _found(
    tx: ReadTx,
    person_ids: Sequence[UUID],
    ref: PeriodRef,
    place: Place,
    form_of: Callable[[Skp], FormCode],
) -> dict[UUID, list[Found]]:
    """One document per evaluation; a set SKP whose evaluation is not open yet cannot be printed."""
    stored = tx.session.scalars(
        sa.select(Period).where(Period.year == ref.year, Period.code == ref.code)
    ).one_or_none()
    found: dict[UUID, list[Found]] = {}
    if stored is None:
        return found
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(Evaluation, Skp)
            .join(Skp, Skp.id == Evaluation.skp_id)
            .where(Evaluation.person_id.in_(part), Evaluation.period_id == stored.id)
            .order_by(Evaluation.id)
        )
        for row, skp in rows:
            mine = found.setdefault(row.person_id, [])
            number = len(mine) + 1
            mine.append(
                Found(
                    form_of(skp), row.id, skp, row.assessor_id, place, row.person_id, number=number
                )
            )
    unopened = [person_id for person_id in person_ids if person_id not in found]
    for person_id, skp in skps_in(tx, head_of(stored), unopened).items():
        lack = Lack(Finding("print.not_opened", Severity.ERROR, {}), place, person_id)
        found[person_id] = [
            Found(form_of(skp), skp.id, skp, skp.assessor_id, place, person_id, (lack,))
        ]
    return found
