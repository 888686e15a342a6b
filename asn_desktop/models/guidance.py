"""Guidance of one person: coaching, mentoring, what he thought of it, competences, behaviour."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Text
from asn_desktop.rules.following import CounsellorKind, MeasureKind
from asn_desktop.rules.guidance import CompetencyGroup, GuidanceKind, GuidancePart


class Guidance(Row, Base):
    """One coaching (B.1.6) or mentoring (B.1.7) under an SKP, with its B.1.8 and B.1.9.

    ``giver_id`` is the leader or who was specially assigned. ``answered_on``/``assessed_on``: the
    dates of B.1.8 and B.1.9, empty while they are not filled in.
    """

    __tablename__ = "guidance"
    __table_args__ = table_args(
        sa.Index("ix_guidance_person_id", "person_id"), sa.Index("ix_guidance_skp_id", "skp_id")
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    kind: Mapped[GuidanceKind] = mapped_column(Code(GuidanceKind))
    on: Mapped[date] = mapped_column(Day())
    giver_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    opportunity: Mapped[str] = mapped_column(Text(), default="")
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)
    assessed_on: Mapped[date | None] = mapped_column(Day(), default=None)
    recommendation: Mapped[str] = mapped_column(Text(), default="")
    # The way of the papers (reg. 3390–3392, 3522–3534); empty = not yet.
    to_superior_on: Mapped[date | None] = mapped_column(Day(), default=None)
    to_assessor_on: Mapped[date | None] = mapped_column(Day(), default=None)
    reported_on: Mapped[date | None] = mapped_column(Day(), default=None)
    follow_up: Mapped[str] = mapped_column(Text(), default="")
    followed_on: Mapped[date | None] = mapped_column(Day(), default=None)


class GuidanceRow(Row, Base):
    """One row of a table of B.1.6 or B.1.7; the columns in order, at most four."""

    __tablename__ = "guidance_row"
    __table_args__ = table_args(sa.Index("ix_guidance_row_guidance_id", "guidance_id"))

    guidance_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("guidance.id"))
    part: Mapped[GuidancePart] = mapped_column(Code(GuidancePart))
    no: Mapped[int] = mapped_column(Integer())
    first: Mapped[str] = mapped_column(Text(), default="")
    second: Mapped[str] = mapped_column(Text(), default="")
    third: Mapped[str] = mapped_column(Text(), default="")
    fourth: Mapped[str] = mapped_column(Text(), default="")


class GuidanceAnswer(Row, Base):
    """What the employee answered to one of the nine criteria of B.1.8 (1–9)."""

    __tablename__ = "guidance_answer"
    __table_args__ = table_args(sa.UniqueConstraint("guidance_id", "criterion"))

    guidance_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("guidance.id"))
    criterion: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")


class Competency(Row, Base):
    """One competence of B.1.9 with its score 1–5 (None = not scored) and the reason."""

    __tablename__ = "competency"
    __table_args__ = table_args(sa.Index("ix_competency_guidance_id", "guidance_id"))

    guidance_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("guidance.id"))
    group: Mapped[CompetencyGroup] = mapped_column(Code(CompetencyGroup))
    no: Mapped[int] = mapped_column(Integer())
    name: Mapped[str] = mapped_column(Text())
    score: Mapped[int | None] = mapped_column(Integer(), default=None)
    reason: Mapped[str] = mapped_column(Text(), default="")


class BehaviourProblem(Row, Base):
    """The report of a behaviour problem (B.1.10, reg. 3550–3613), by the assessor."""

    __tablename__ = "behaviour_problem"
    __table_args__ = table_args(sa.Index("ix_behaviour_problem_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    on: Mapped[date] = mapped_column(Day())
    assessor_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    expectation: Mapped[str] = mapped_column(Text(), default="")
    problem: Mapped[str] = mapped_column(Text(), default="")
    others_too: Mapped[bool | None] = mapped_column(Flag(), default=None)
    done: Mapped[str] = mapped_column(Text(), default="")


class Measure(Row, Base):
    """What the leader did after progress or none of a result (reg. 503–545, 2878–2897)."""

    __tablename__ = "measure"
    __table_args__ = table_args(
        sa.Index("ix_measure_person_id", "person_id"),
        sa.Index("ix_measure_work_result_id", "work_result_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    kind: Mapped[MeasureKind] = mapped_column(Code(MeasureKind))
    on: Mapped[date] = mapped_column(Day())
    text: Mapped[str] = mapped_column(Text(), default="")
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    by_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)


class TakeOver(Row, Base):
    """The leader took over a result its owner could not finish (Pasal 20(6)–(8)).

    The result stays on SKP and evaluation, marked; ``note`` says that he could not finish it.
    """

    __tablename__ = "take_over"
    __table_args__ = table_args(sa.UniqueConstraint("work_result_id"))

    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    on: Mapped[date] = mapped_column(Day())
    note: Mapped[str] = mapped_column(Text())
    by_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)


class Counselling(Row, Base):
    """The confidential way after a behaviour problem (reg. 3535–3653); empty dates = not yet.

    ``record`` and ``follow_up`` are read by those alone whom the law names.
    """

    __tablename__ = "counselling"
    __table_args__ = table_args(sa.UniqueConstraint("behaviour_problem_id"))

    behaviour_problem_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("behaviour_problem.id"))
    told_on: Mapped[date | None] = mapped_column(Day(), default=None)
    changed_on: Mapped[date | None] = mapped_column(Day(), default=None)
    reported_on: Mapped[date | None] = mapped_column(Day(), default=None)
    listed_on: Mapped[date | None] = mapped_column(Day(), default=None)
    scheduled_on: Mapped[date | None] = mapped_column(Day(), default=None)
    place: Mapped[str] = mapped_column(Text(), default="")
    counsellor_kind: Mapped[CounsellorKind | None] = mapped_column(
        Code(CounsellorKind), default=None
    )
    counsellor_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    counsellor: Mapped[str] = mapped_column(Text(), default="")
    held_on: Mapped[date | None] = mapped_column(Day(), default=None)
    recorded_on: Mapped[date | None] = mapped_column(Day(), default=None)
    record: Mapped[str] = mapped_column(Text(), default="")
    follow_up: Mapped[str] = mapped_column(Text(), default="")
    followed_on: Mapped[date | None] = mapped_column(Day(), default=None)
