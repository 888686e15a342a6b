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
from asn_desktop.services import planning
from asn_desktop.services.desk_found import Found
from asn_desktop.services.evaluation_facts import whole
from asn_desktop.services.evaluation_sheets import (
    by_period,
    head_for,
    on_values,
    outcome_lines,
    parties_of,
    realisation_text,
    said_in,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.planning_sheets import expected_of
from asn_desktop.services.progress_facts import head_of, skps_in
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.evaluation import PersonEvaluation
from asn_desktop.views.planning import SkpView
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.progress import PeriodHead, ResultProgress
from asn_desktop.views.sheets import Party, behaviour_lines
from asn_desktop.views.sheets_progress import (
    DocumentationSheet,
    DocumentedAction,
    DocumentedLine,
    FeedbackRecordSheet,
)

Parties = tuple[Party, Party, Party]


def documentation_sheets(
    tx: ReadTx, evaluation_ids: Sequence[UUID]
) -> dict[UUID, DocumentationSheet | Refused]:
    """Return Format B.1.2: every result with its planned actions and what was realised of them.

    ``Refused`` (``progress.nothing_documented``) where nothing was recorded in the period.
    """
    found: dict[UUID, DocumentationSheet | Refused] = {}
    settings = read_settings(tx)
    for period, rows in by_period(tx, evaluation_ids):
        skps = {skp.id: skp for skp in planning.views(tx, [row.skp_id for row in rows])}
        facts = {one.id: one for one in whole(tx, rows, period)}
        parties = parties_of(tx, rows, period)
        for row in rows:
            found[row.id] = _documentation(
                row, skps[row.skp_id], facts[row.id], period, settings, parties[row.id]
            )
    return found


def _documentation(
    row: Evaluation,
    skp: SkpView,
    facts: PersonEvaluation,
    period: PeriodHead,
    settings: OfficeSettings,
    parties: Parties,
) -> DocumentationSheet | Refused:
    lines = tuple(_documented(result) for result in facts.results)
    if not any(line.realised or any(one.realisation for one in line.actions) for line in lines):
        return refuse("progress.nothing_documented", name=skp.person)
    return DocumentationSheet(
        form=FormCode.B_1_2,
        head=replace(head_for(settings, skp, row, period), on=None),
        employee=parties[0],
        assessor=parties[1],
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        lines=lines,
    )


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
    found: dict[UUID, FeedbackRecordSheet | Refused] = {}
    settings = read_settings(tx)
    for period, rows in by_period(tx, evaluation_ids):
        skps = {skp.id: skp for skp in planning.views(tx, [row.skp_id for row in rows])}
        facts = {one.id: one for one in whole(tx, rows, period)}
        parties = parties_of(tx, rows, period)
        for row in rows:
            found[row.id] = _record(
                row, skps[row.skp_id], facts[row.id], period, settings, parties[row.id]
            )
    return found


def _record(
    row: Evaluation,
    skp: SkpView,
    facts: PersonEvaluation,
    period: PeriodHead,
    settings: OfficeSettings,
    parties: Parties,
) -> FeedbackRecordSheet | Refused:
    if not facts.pieces:
        return refuse("feedback.none", name=skp.person)
    form, said = forms_of(skp.family, skp.approach).feedback, said_in(facts)
    return FeedbackRecordSheet(
        form=form,
        head=replace(head_for(settings, skp, row, period), on=None),
        employee=parties[0],
        assessor=parties[1],
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        main=outcome_lines(skp, facts, said, ResultSection.MAIN),
        additional=outcome_lines(skp, facts, said, ResultSection.ADDITIONAL),
        behaviours=behaviour_lines(form, expected_of(skp), on_values(said)),
    )


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
