"""All people of one assessor in one period, loaded before the run opens."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import DistributionReason, Evaluation, Feedback
from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.phrases import offered
from asn_desktop.services import phrases_bank, undo
from asn_desktop.services.evaluation_achievement import facts_of, led_units
from asn_desktop.services.evaluation_facts import whole
from asn_desktop.services.evaluation_superior import evaluator
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import period_head, skps_in
from asn_desktop.services.setup import read_settings
from asn_desktop.views.evaluation import AchievementFacts, PersonEvaluation, Run
from asn_desktop.views.progress import PeriodHead

DRAFTED = (SkpState.DRAFT, SkpState.RETURNED, SkpState.SUBMITTED)


def run(tx: ReadTx, assessor_id: UUID, period_id: UUID) -> Run:
    """Everything of everyone this assessor evaluates in the period, by name."""
    period = period_head(tx, period_id)
    rows = tx.session.scalars(
        sa.select(Evaluation)
        .join(PersonNow, PersonNow.person_id == Evaluation.person_id)
        .where(evaluator() == assessor_id, Evaluation.period_id == period_id)
        .order_by(PersonNow.sort_name, Evaluation.id)
    ).all()
    people = whole(tx, rows, period)
    states = Counter(
        tx.session.scalars(
            sa.select(Skp.state).where(
                Skp.assessor_id == assessor_id, Skp.year == period.year, Skp.state.in_(DRAFTED)
            )
        )
    )
    open_for = {one.person_id for one in people}
    ready = sum(
        skp.assessor_id == assessor_id and person not in open_for
        for person, skp in skps_in(tx, period).items()
    )
    reason = tx.session.scalar(
        sa.select(DistributionReason.text).where(
            DistributionReason.assessor_id == assessor_id,
            DistributionReason.period_id == period_id,
        )
    )
    return Run(
        assessor_id=assessor_id,
        assessor=tx.session.get_one(Person, assessor_id).name,
        period=period,
        achievement=_achievement(tx, assessor_id, people, period),
        people=people,
        drafts=states[SkpState.DRAFT],
        returned=states[SkpState.RETURNED],
        submitted=states[SkpState.SUBMITTED],
        ready=ready,
        mirror_from=read_settings(tx).mirror_from,
        distribution_reason=reason or "",
        phrases=offered(written_by(tx, assessor_id), phrases_bank.texts(tx)),
    )


def _achievement(
    tx: ReadTx, assessor_id: UUID, people: tuple[PersonEvaluation, ...], period: PeriodHead
) -> AchievementFacts:
    """The one that counts for most of the run; of nobody, that of the unit the assessor leads."""
    counting = Counter(one.achievement for one in people)
    if counting:
        return counting.most_common(1)[0][0]
    unit = led_units(tx, [assessor_id], period.ends).get(assessor_id)
    if unit is not None:
        return facts_of(tx, period, [unit])[unit]
    return AchievementFacts(unit_id=None, unit="", of_year=period.year)


def written_by(tx: ReadTx, assessor_id: UUID) -> list[str]:
    """The newest feedback and notes of an assessor."""
    pieces = tx.session.scalars(
        sa.select(Feedback.text)
        .join(Evaluation, Evaluation.id == Feedback.evaluation_id)
        .where(Evaluation.assessor_id == assessor_id, Feedback.giver == GiverKind.LEADER)
        .order_by(Feedback.id.desc())
        .limit(500)
    )
    notes = tx.session.scalars(
        sa.select(Evaluation.note)
        .where(Evaluation.assessor_id == assessor_id, Evaluation.note != "")
        .order_by(Evaluation.id.desc())
        .limit(200)
    )
    return [*pieces, *notes]


def undo_step(tx: Tx, act: Act) -> None:
    """Take back the newest act, if it is the one the run means; else ``undo.changed_since``."""
    seq = undo.last_act(tx)
    entry = tx.session.get(JournalEntry, seq) if seq is not None else None
    if seq is None or entry is None or entry.act != act.value:
        raise refuse("undo.changed_since")
    undo.undo(tx, seq)
