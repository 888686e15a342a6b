"""Unit achievement, the two ratings of a person and period, feedback, reasons."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Text
from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner, Rhythm
from asn_desktop.rules.lifecycle import EvaluationState, ObjectionState
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement


class Achievement(Row, Base):
    """The achievement of a unit in a period: entered with its source and date, never computed.

    ``of_year`` differs from the period's year when last year's is used (reg. 3880–3883).
    """

    __tablename__ = "achievement"
    __table_args__ = table_args(sa.UniqueConstraint("unit_id", "period_id"))

    unit_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("unit.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    value: Mapped[UnitAchievement] = mapped_column(Code(UnitAchievement))
    source: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())
    of_year: Mapped[int] = mapped_column(Integer())


class Evaluation(Row, Base):
    """One person's evaluation of one period under one SKP.

    Ratings are missing until somebody gives them. ``predicate`` is set when it is finished.
    ``study_predicate`` with its reason: of somebody whose study leave ended without a degree, it
    takes the place of the nine cells (reg. 4176, 4332).

    ``superior_id`` and ``passed_on``: the window ended and the assessor had not rated or not
    signed, so his superior signs D.1.2 (reg. 4776). ``rated_by_superior``: he also rated, which is
    final.
    """

    __tablename__ = "evaluation"
    __table_args__ = table_args(
        sa.UniqueConstraint("skp_id", "period_id"),
        sa.Index("ix_evaluation_person_id_period_id", "person_id", "period_id"),
        sa.Index("ix_evaluation_assessor_id_period_id", "assessor_id", "period_id"),
    )

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    assessor_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    state: Mapped[EvaluationState] = mapped_column(Code(EvaluationState))
    work_rating: Mapped[Rating | None] = mapped_column(Code(Rating), default=None)
    behaviour_rating: Mapped[Rating | None] = mapped_column(Code(Rating), default=None)
    predicate: Mapped[Predicate | None] = mapped_column(Code(Predicate), default=None)
    doubtful: Mapped[bool] = mapped_column(Flag(), default=False)
    note: Mapped[str] = mapped_column(Text(), default="")
    without_realisation: Mapped[str | None] = mapped_column(Text(), default=None)
    override_reason: Mapped[str | None] = mapped_column(Text(), default=None)
    rated_on: Mapped[date | None] = mapped_column(Day(), default=None)
    reopen_reason: Mapped[str | None] = mapped_column(Text(), default=None)
    study_predicate: Mapped[Predicate | None] = mapped_column(Code(Predicate), default=None)
    study_reason: Mapped[str | None] = mapped_column(Text(), default=None)
    superior_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    passed_on: Mapped[date | None] = mapped_column(Day(), default=None)
    rated_by_superior: Mapped[bool] = mapped_column(Flag(), default=False)


class ResultView(Row, Base):
    """The assessor's view of one result: shown beside the rating, never printed or computed."""

    __tablename__ = "result_view"
    __table_args__ = table_args(sa.UniqueConstraint("evaluation_id", "work_result_id"))

    evaluation_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("evaluation.id"))
    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    rating: Mapped[Rating] = mapped_column(Code(Rating))


class Feedback(Row, Base):
    """One piece of feedback on an indicator, a result or a behaviour value (exactly one of them).

    ``giver_name`` is optional and printed with the kind: "Rekan kerja setingkat (nama)". How it
    was given, whether it was positive and by what evidence is kept and not printed; None = not
    said (reg. 2854–2877).
    """

    __tablename__ = "feedback"
    __table_args__ = table_args(
        sa.Index("ix_feedback_evaluation_id", "evaluation_id"),
        sa.CheckConstraint(
            "(indicator_id IS NOT NULL) + (work_result_id IS NOT NULL) + (value IS NOT NULL) = 1",
            name="one_target",
        ).ddl_if(dialect="sqlite"),
    )

    evaluation_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("evaluation.id"))
    giver: Mapped[GiverKind] = mapped_column(Code(GiverKind))
    on: Mapped[date] = mapped_column(Day())
    text: Mapped[str] = mapped_column(Text())
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    value: Mapped[int | None] = mapped_column(Integer(), default=None)
    giver_name: Mapped[str] = mapped_column(Text(), default="")
    manner: Mapped[Manner | None] = mapped_column(Code(Manner), default=None)
    rhythm: Mapped[Rhythm | None] = mapped_column(Code(Rhythm), default=None)
    initiative: Mapped[Initiative | None] = mapped_column(Code(Initiative), default=None)
    positive: Mapped[bool | None] = mapped_column(Flag(), default=None)
    evidence: Mapped[str] = mapped_column(Text(), default="")


class DistributionReason(Row, Base):
    """Why an assessor's distribution departs from the pattern of SE 3/2023 (guidance, no block)."""

    __tablename__ = "distribution_reason"
    __table_args__ = table_args(sa.UniqueConstraint("assessor_id", "period_id"))

    assessor_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    text: Mapped[str] = mapped_column(Text())


class Objection(Row, Base):
    """An objection to an evaluation, with reasons (reg. 4862–4941); one per evaluation.

    The ratings and the predicate are what the superior decided (``CHANGED``), printed on D.1.3.
    ``late_reason``: why it is taken although the 14 working days have passed.
    """

    __tablename__ = "objection"
    __table_args__ = table_args(sa.UniqueConstraint("evaluation_id"))

    evaluation_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("evaluation.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    state: Mapped[ObjectionState] = mapped_column(Code(ObjectionState))
    received_on: Mapped[date] = mapped_column(Day())
    superior_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    reasons: Mapped[str] = mapped_column(Text(), default="")
    late_reason: Mapped[str | None] = mapped_column(Text(), default=None)
    explanation: Mapped[str] = mapped_column(Text(), default="")
    explained_on: Mapped[date | None] = mapped_column(Day(), default=None)
    decision: Mapped[str] = mapped_column(Text(), default="")
    decided_on: Mapped[date | None] = mapped_column(Day(), default=None)
    work_rating: Mapped[Rating | None] = mapped_column(Code(Rating), default=None)
    behaviour_rating: Mapped[Rating | None] = mapped_column(Code(Rating), default=None)
    predicate: Mapped[Predicate | None] = mapped_column(Code(Predicate), default=None)
