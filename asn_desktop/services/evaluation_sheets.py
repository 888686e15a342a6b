"""Progress and evaluation as their forms print them: B.1.1, C.1.1, C.1.3 and D.1.1.

People are printed as they were at the end of the period, or on the day of the rating where that was
earlier. Ratings and predicate stand on paper once the evaluation is finished; until then the form's
choices are printed for the pen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.forms import FormCode, forms_of, has_perspective
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.services import planning
from asn_desktop.services.evaluation import person_evaluation
from asn_desktop.services.evaluation_facts import achievement_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import assessor_on, parties_on
from asn_desktop.services.planning_sheets import expected_of, result_line
from asn_desktop.services.progress_facts import gather, period_head
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.evaluation import AchievementFacts, PersonEvaluation, Target
from asn_desktop.views.planning import ResultView, SkpView
from asn_desktop.views.progress import PeriodHead, Realised, ResultProgress
from asn_desktop.views.sheets import (
    ActionLine,
    ActionPlanSheet,
    DocumentSheet,
    EvaluationSheet,
    FeedbackPiece,
    Party,
    ResultLine,
    SheetHead,
    behaviour_lines,
)

PRINTED = frozenset({FormCode.C_1_1, FormCode.C_1_3})


def action_plan_sheet(tx: ReadTx, skp_id: UUID) -> ActionPlanSheet:
    """Return Format B.1.1: the results that have planned actions, under their numbers in the SKP.

    Raises ``Refused`` (``progress.no_actions``) where nothing was planned. The date is left for the
    pen: an action plan has no day of its own.
    """
    skp = tx.session.get_one(Skp, skp_id)
    view = planning.view(tx, skp_id)
    facts = gather(tx, [skp_id], [])
    plans = tuple(
        ActionLine(no=result.number, result=result.text, actions=actions)
        for result in view.results
        if (actions := facts.planned(result.id))
    )
    if not plans:
        raise refuse("progress.no_actions", name=view.person)
    settings = read_settings(tx)
    parties = parties_on(
        tx, [one for one in (skp.person_id, skp.assessor_id) if one], skp.set_on or tx.today
    )
    return ActionPlanSheet(
        form=FormCode.B_1_1,
        head=SheetHead(
            agency=settings.agency,
            period_start=skp.starts,
            period_end=skp.ends,
            place=settings.place,
        ),
        employee=parties.get(skp.person_id, Party()),
        assessor=parties.get(skp.assessor_id, Party()) if skp.assessor_id else Party(),
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        plans=plans,
    )


def evaluation_sheet(tx: ReadTx, evaluation_id: UUID) -> EvaluationSheet:
    """Return Format C.1.1 or C.1.3; raises ``Refused`` (``skp.form_unprinted``) for C.1.2."""
    row = tx.session.get_one(Evaluation, evaluation_id)
    skp = planning.view(tx, row.skp_id)
    form = forms_of(skp.family, skp.approach).evaluation
    if form not in PRINTED:
        raise refuse("skp.form_unprinted", form=form.value, name=skp.person)
    facts, period = person_evaluation(tx, evaluation_id), period_head(tx, row.period_id)
    settings = read_settings(tx)
    parties = _parties(tx, row, period)
    said = _feedback(facts)
    return EvaluationSheet(
        form=form,
        head=_head(settings, skp, row, period),
        employee=parties[0],
        assessor=parties[1],
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        achievement=facts.achievement.value,
        achievement_year=_earlier_year(facts.achievement, period),
        main=_lines(skp, facts, said, ResultSection.MAIN),
        additional=_lines(skp, facts, said, ResultSection.ADDITIONAL),
        work_rating=facts.work if facts.finished else None,
        behaviours=behaviour_lines(form, expected_of(skp), _on_values(said)),
        behaviour_rating=facts.behaviour if facts.finished else None,
        predicate=facts.predicate,
        perspective=has_perspective(form, skp.family),
    )


def document_sheet(tx: ReadTx, evaluation_id: UUID) -> DocumentSheet:
    """Return Format D.1.1; the employee's place and date are left for the pen."""
    row = tx.session.get_one(Evaluation, evaluation_id)
    skp, period = tx.session.get_one(Skp, row.skp_id), period_head(tx, row.period_id)
    settings = read_settings(tx)
    employee, assessor, superior = _parties(tx, row, period)
    achieved = achievement_of(tx, row, period)
    return DocumentSheet(
        form=FormCode.D_1_1,
        head=_head(settings, skp, row, period),
        employee=employee,
        assessor=assessor,
        superior=superior,
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        achievement=achieved.value,
        achievement_year=_earlier_year(achieved, period),
        predicate=row.predicate,
        notes=row.note,
    )


def _earlier_year(achieved: AchievementFacts, period: PeriodHead) -> int:
    """The year of the achievement when it is an earlier one's (reg. 3880–3883), else 0."""
    return achieved.of_year if achieved.of_year not in (0, period.year) else 0


def realisation_text(realised: Realised | None) -> str:
    """What the column REALISASI BERDASARKAN BUKTI DUKUNG says; "" while nothing is filled in."""
    if realised is None:
        return ""
    parts = [realised.text] if realised.text else []
    if realised.evidence:
        parts.append(f"Bukti dukung: {realised.evidence}")
    return "\n".join(parts)


def _lines(
    skp: SkpView,
    facts: PersonEvaluation,
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
    section: ResultSection,
) -> tuple[ResultLine, ...]:
    done = {one.id: one for one in facts.results}
    return tuple(_line(skp, result, done[result.id], said) for result in skp.in_section(section))


def _line(
    skp: SkpView,
    result: ResultView,
    done: ResultProgress,
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
) -> ResultLine:
    line = result_line(skp, result)
    if skp.approach is Approach.QUALITATIVE:
        return replace(
            line,
            realisation=realisation_text(done.realised),
            feedback=said.get(("result", result.id), ()),
        )
    realised = {one.id: one.realised for one in done.indicators}
    return replace(
        line,
        indicators=tuple(
            replace(
                printed,
                realisation=realisation_text(realised.get(one.id)),
                feedback=said.get(("indicator", one.id), ()),
            )
            for one, printed in zip(result.indicators, line.indicators, strict=True)
        ),
    )


def _feedback(facts: PersonEvaluation) -> dict[Target, tuple[FeedbackPiece, ...]]:
    found: dict[Target, list[FeedbackPiece]] = {}
    for piece in facts.pieces:
        printed = FeedbackPiece(giver=piece.printed_giver, text=piece.text)
        found.setdefault(piece.target, []).append(printed)
    return {target: tuple(each) for target, each in found.items()}


def _on_values(
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
) -> dict[int, tuple[FeedbackPiece, ...]]:
    return {
        key: each for (kind, key), each in said.items() if kind == "value" and isinstance(key, int)
    }


def _head(
    settings: OfficeSettings, skp: SkpView | Skp, row: Evaluation, period: PeriodHead
) -> SheetHead:
    return SheetHead(
        agency=settings.agency,
        period_start=max(period.starts, skp.starts),
        period_end=min(period.ends, skp.ends),
        period_label=period.form_label,
        place=settings.place,
        on=row.rated_on,
    )


def _parties(tx: ReadTx, row: Evaluation, period: PeriodHead) -> tuple[Party, Party, Party]:
    """Employee, assessor and the assessor's superior as they were on the day of the sheet."""
    day = min(period.ends, row.rated_on or period.ends)
    superior = _superior(tx, row.assessor_id, day)
    ids = [one for one in (row.person_id, row.assessor_id, superior) if one]
    found = parties_on(tx, ids, day)
    return (
        found.get(row.person_id, Party()),
        found.get(row.assessor_id, Party()) if row.assessor_id else Party(),
        found.get(superior, Party()) if superior else Party(),
    )


def _superior(tx: ReadTx, assessor_id: UUID | None, day: date) -> UUID | None:
    if assessor_id is None:
        return None
    return assessor_on(tx, assessor_id, day) or assessor_on(tx, assessor_id, tx.today)
