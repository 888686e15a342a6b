"""Guidance as its forms print it: B.1.6–B.1.10, people as they were on the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.models.guidance import BehaviourProblem, Guidance
from asn_desktop.models.planning import Skp
from asn_desktop.rules.findings import Refused, refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import CompetencyGroup, GuidancePart
from asn_desktop.services import guidance_read
from asn_desktop.services.building import stored
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.guidance import FORM_OF, GuidanceView
from asn_desktop.views.sheets import SheetHead
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencyLine,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)


def coaching_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, CoachingSheet | Refused]:
    """Return Format B.1.6; ``Refused`` (``guidance.wrong_form``) for a mentoring."""
    return {
        key: _wrong(view, FormCode.B_1_6)
        or CoachingSheet(
            **said,
            goals=_rows(view, GuidancePart.GOAL),
            facts=_rows(view, GuidancePart.FACT),
            opportunity=view.opportunity,
            next_steps=_rows(view, GuidancePart.NEXT_STEP),
        )
        for key, view, said in _guided(tx, ids, FormCode.B_1_6)
    }


def mentoring_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, MentoringSheet | Refused]:
    """Return Format B.1.7; ``Refused`` (``guidance.wrong_form``) for a coaching."""
    return {
        key: _wrong(view, FormCode.B_1_7)
        or MentoringSheet(
            **said,
            goals=_rows(view, GuidancePart.GOAL),
            journal=_rows(view, GuidancePart.JOURNAL),
        )
        for key, view, said in _guided(tx, ids, FormCode.B_1_7)
    }


def guidance_feedback_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, GuidanceFeedbackSheet]:
    """Return Format B.1.8, the answers in the order of their criteria."""
    return {
        key: GuidanceFeedbackSheet(**said, answers=tuple(one.text for one in view.answers))
        for key, view, said in _guided(tx, ids, FormCode.B_1_8)
    }


def competency_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, CompetencySheet]:
    """Return Format B.1.9."""
    return {
        key: CompetencySheet(
            **said,
            managerial=_lines(view, CompetencyGroup.MANAGERIAL),
            socio_cultural=_lines(view, CompetencyGroup.SOCIO_CULTURAL),
            technical=_lines(view, CompetencyGroup.TECHNICAL),
            recommendation=view.recommendation,
        )
        for key, view, said in _guided(tx, ids, FormCode.B_1_9)
    }


def behaviour_sheets(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, BehaviourProblemSheet]:
    """Return Format B.1.10."""
    rows, settings = stored(tx, BehaviourProblem, ids), read_settings(tx)
    skps = {row.id: row for row in stored(tx, Skp, list({row.skp_id for row in rows}))}
    parties = parties_by_day(
        tx, [(one, row.on) for row in rows for one in (row.person_id, row.assessor_id)]
    )
    return {
        row.id: BehaviourProblemSheet(
            **_shared(FormCode.B_1_10, settings, skps[row.skp_id], row.on),
            employee=parties[row.person_id, row.on],
            assessor=parties[row.assessor_id, row.on],
            expectation=row.expectation,
            problem=row.problem,
            others_too=row.others_too,
            done=row.done,
        )
        for row in rows
    }


Said = tuple[UUID, GuidanceView, dict[str, Any]]


def _guided(tx: ReadTx, ids: Sequence[UUID], form: FormCode) -> Iterable[Said]:
    """Each guidance with what all its sheets say."""
    rows, settings = stored(tx, Guidance, ids), read_settings(tx)
    views = guidance_read.views(tx, rows)
    skps = {row.id: row for row in stored(tx, Skp, list({row.skp_id for row in rows}))}
    parties = parties_by_day(
        tx,
        [
            (one, row.on)
            for row in rows
            for one in (row.person_id, skps[row.skp_id].assessor_id, row.giver_id)
        ],
    )
    for row, view in zip(rows, views, strict=True):
        skp = skps[row.skp_id]
        on = {FormCode.B_1_8: row.answered_on, FormCode.B_1_9: row.assessed_on}.get(form, row.on)
        said = {
            **_shared(form, settings, skp, on),
            "employee": parties[row.person_id, row.on],
            "assessor": parties[skp.assessor_id, row.on],
            "giver": parties[row.giver_id, row.on],
        }
        yield row.id, view, said


def _shared(form: FormCode, settings: OfficeSettings, skp: Skp, on: date | None) -> dict[str, Any]:
    return {
        "form": form,
        "head": SheetHead(
            agency=settings.agency,
            period_start=skp.starts,
            period_end=skp.ends,
            place=settings.place,
            on=on,
        ),
        "practice": settings.practice,
        "show_format": settings.show_format,
        "emblem": settings.emblem,
    }


def _wrong(view: GuidanceView, form: FormCode) -> Refused | None:
    if FORM_OF[view.kind] is form:
        return None
    return refuse("guidance.wrong_form", kind=view.kind.label, form=form.value)


def _rows(view: GuidanceView, part: GuidancePart) -> tuple[tuple[str, ...], ...]:
    return tuple(one.cells for one in view.rows.get(part, ()) if any(one.cells))


def _lines(view: GuidanceView, group: CompetencyGroup) -> tuple[CompetencyLine, ...]:
    return tuple(
        CompetencyLine(name=one.name, score=one.score, reason=one.reason)
        for one in view.competences
        if one.group is group
    )
