"""Guidance of one person: coaching, mentoring, what he thought of it, competences, behaviour."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Text
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
