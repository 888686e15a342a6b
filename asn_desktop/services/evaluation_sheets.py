"""Progress and evaluation as their forms print them: B.1.1, C.1.1–C.1.3 and D.1.1.

People are printed as they were at the end of the period, or on the day of the rating where that was
earlier. Ratings and predicate stand on paper once the evaluation is finished; until then the form's
choices are printed for the pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.findings import Refused, refuse
from asn_desktop.rules.forms import FormCode, forms_of, has_perspective
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.services import planning
from asn_desktop.services.building import stored
from asn_desktop.services.evaluation_facts import achievements_of, whole
from asn_desktop.services.evaluation_superior import superiors
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.planning_sheets import expected_of, result_line
from asn_desktop.services.progress_facts import Facts, gather, head_of
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


def action_plan_sheets(
    tx: ReadTx, skp_ids: Sequence[UUID]
) -> dict[UUID, ActionPlanSheet | Refused]:
    """Return Format B.1.1: the results that have planned actions, under their numbers in the SKP.

    ``Refused`` (``progress.no_actions``) where nothing was planned. The date is left for the pen:
    an action plan has no day of its own.
    """
    skps, facts, settings = planning.views(tx, skp_ids), gather(tx, skp_ids, []), read_settings(tx)
    days = {skp.id: skp.set_on or tx.today for skp in skps}
    parties = parties_by_day(
        tx, [(one, days[skp.id]) for skp in skps for one in (skp.person_id, skp.assessor_id)]
    )
    return {
        skp.id: _action_plan_sheet(
            skp,
            facts,
            settings,
            parties[skp.person_id, days[skp.id]],
            parties[skp.assessor_id, days[skp.id]],
        )
        for skp in skps
    }


def _action_plan_sheet(
    skp: SkpView, facts: Facts, settings: OfficeSettings, employee: Party, assessor: Party
) -> ActionPlanSheet | Refused:
    plans = tuple(
        ActionLine(no=result.number, result=result.text, actions=actions)
        for result in skp.results
        if (actions := facts.planned(result.id))
    )
    if not plans:
        return refuse("progress.no_actions", name=skp.person)
    return ActionPlanSheet(
        form=FormCode.B_1_1,
        head=SheetHead(
            agency=settings.agency,
            period_start=skp.starts,
            period_end=skp.ends,
            place=settings.place,
        ),
        employee=employee,
        assessor=assessor,
        practice=settings.practice,
        show_format=settings.show_format,
        emblem=settings.emblem,
        plans=plans,
    )


def evaluation_sheets(tx: ReadTx, evaluation_ids: Sequence[UUID]) -> dict[UUID, EvaluationSheet]:
    """Return Format C.1.1, C.1.2 or C.1.3, whichever family and approach of the SKP ask for."""
    return {one.row.id: _evaluation_sheet(one) for one in evaluated(tx, evaluation_ids)}


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One evaluation with what C.1.x and B.1.2–B.1.5 print of it."""

    row: Evaluation
    skp: SkpView
    facts: PersonEvaluation
    period: PeriodHead
    parties: tuple[Party, Party, Party]
    """Employee, assessor, superior."""
    settings: OfficeSettings

    @property
    def common(self) -> dict[str, Any]:
        """Head, the two who sign, and how the office prints."""
        return {
            "head": head_for(self.settings, self.skp, self.row, self.period),
            "employee": self.parties[0],
            "assessor": self.parties[1],
            "practice": self.settings.practice,
            "show_format": self.settings.show_format,
            "emblem": self.settings.emblem,
        }


def evaluated(tx: ReadTx, evaluation_ids: Sequence[UUID]) -> Iterator[Evaluated]:
    """Evaluations with everything about them, asked period by period."""
    settings = read_settings(tx)
    for period, rows in by_period(tx, evaluation_ids):
        skps = {skp.id: skp for skp in planning.views(tx, [row.skp_id for row in rows])}
        facts = {one.id: one for one in whole(tx, rows, period)}
        parties = parties_of(tx, rows, period)
        for row in rows:
            yield Evaluated(row, skps[row.skp_id], facts[row.id], period, parties[row.id], settings)


def _evaluation_sheet(of: Evaluated) -> EvaluationSheet:
    skp, facts, period = of.skp, of.facts, of.period
    form = forms_of(skp.family, skp.approach).evaluation
    said = said_in(facts)
    return EvaluationSheet(
        form=form,
        **of.common,
        achievement=facts.achievement.value,
        achievement_year=_earlier_year(facts.achievement, period),
        main=outcome_lines(skp, facts, said, ResultSection.MAIN),
        additional=outcome_lines(skp, facts, said, ResultSection.ADDITIONAL),
        work_rating=facts.work if facts.finished else None,
        behaviours=behaviour_lines(form, expected_of(skp), on_values(said)),
        behaviour_rating=facts.behaviour if facts.finished else None,
        predicate=facts.predicate,
        perspective=has_perspective(form, skp.family),
    )


def document_sheets(tx: ReadTx, evaluation_ids: Sequence[UUID]) -> dict[UUID, DocumentSheet]:
    """Return Format D.1.1, or D.1.2 of what has passed to the assessor's superior.

    The employee's place and date are left for the pen, and so is the date of a superior who signs
    what the assessor rated.
    """
    found: dict[UUID, DocumentSheet] = {}
    settings = read_settings(tx)
    for period, rows in by_period(tx, evaluation_ids):
        skps = stored(tx, Skp, [row.skp_id for row in rows])
        achieved, parties = achievements_of(tx, rows, period), parties_of(tx, rows, period)
        for row, skp in zip(rows, skps, strict=True):
            employee, assessor, superior = parties[row.id]
            head = head_for(settings, skp, row, period)
            if row.superior_id is not None and not row.rated_by_superior:
                head = replace(head, on=None)
            found[row.id] = DocumentSheet(
                form=FormCode.D_1_2 if row.superior_id else FormCode.D_1_1,
                head=head,
                employee=employee,
                assessor=assessor,
                superior=superior,
                practice=settings.practice,
                show_format=settings.show_format,
                emblem=settings.emblem,
                achievement=achieved[row.id].value,
                achievement_year=_earlier_year(achieved[row.id], period),
                predicate=row.predicate,
                notes=row.note,
            )
    return found


def by_period(
    tx: ReadTx, evaluation_ids: Sequence[UUID]
) -> Iterator[tuple[PeriodHead, list[Evaluation]]]:
    """Evaluations grouped by their period."""
    rows: dict[UUID, list[Evaluation]] = {}
    for row in stored(tx, Evaluation, evaluation_ids):
        rows.setdefault(row.period_id, []).append(row)
    for period in stored(tx, Period, list(rows)):
        yield head_of(period), rows[period.id]


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


def outcome_lines(
    skp: SkpView,
    facts: PersonEvaluation,
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
    section: ResultSection,
) -> tuple[ResultLine, ...]:
    """The results of one part as C.1.x and B.1.3–B.1.5 print them: realised and answered."""
    done = {one.id: one for one in facts.results}
    return tuple(_line(skp, result, done[result.id], said) for result in skp.in_section(section))


def _line(
    skp: SkpView,
    result: ResultView,
    done: ResultProgress,
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
) -> ResultLine:
    line = result_line(skp, result)
    if done.taken:
        line = replace(line, text=f"{line.text}\n({done.taken})")
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


def said_in(facts: PersonEvaluation) -> dict[Target, tuple[FeedbackPiece, ...]]:
    """All feedback of an evaluation by what it is about."""
    found: dict[Target, list[FeedbackPiece]] = {}
    for piece in facts.pieces:
        printed = FeedbackPiece(giver=piece.printed_giver, text=piece.text)
        found.setdefault(piece.target, []).append(printed)
    return {target: tuple(each) for target, each in found.items()}


def on_values(
    said: Mapping[Target, tuple[FeedbackPiece, ...]],
) -> dict[int, tuple[FeedbackPiece, ...]]:
    """The feedback on behaviour values, by their number."""
    return {
        key: each for (kind, key), each in said.items() if kind == "value" and isinstance(key, int)
    }


def head_for(
    settings: OfficeSettings, skp: SkpView | Skp, row: Evaluation, period: PeriodHead
) -> SheetHead:
    """Agency and period of a sheet of an evaluation, dated by its rating."""
    return SheetHead(
        agency=settings.agency,
        period_start=max(period.starts, skp.starts),
        period_end=min(period.ends, skp.ends),
        period_label=period.form_label,
        place=settings.place,
        on=row.rated_on,
    )


def parties_of(
    tx: ReadTx, rows: Sequence[Evaluation], period: PeriodHead
) -> dict[UUID, tuple[Party, Party, Party]]:
    """Employee, assessor and the assessor's superior as they were on the day of each sheet."""
    named: dict[UUID, tuple[date, UUID | None]] = {}
    days: dict[date, list[Evaluation]] = {}
    for row in rows:
        days.setdefault(min(period.ends, row.rated_on or period.ends), []).append(row)
    for day, of_day in days.items():
        above = superiors(tx, {row.assessor_id for row in of_day if row.assessor_id}, day)
        for row in of_day:
            over = above.get(row.assessor_id) if row.assessor_id else None
            named[row.id] = (day, row.superior_id or over)
    wanted: list[tuple[UUID | None, date]] = []
    for row in rows:
        day, superior = named[row.id]
        wanted += [(row.person_id, day), (row.assessor_id, day), (superior, day)]
    found = parties_by_day(tx, wanted)
    return {
        row.id: (found[row.person_id, day], found[row.assessor_id, day], found[superior, day])
        for row in rows
        for day, superior in [named[row.id]]
    }
