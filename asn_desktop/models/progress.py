"""Action plans (B.1.1) and what was realised of each indicator in each period."""

from __future__ import annotations

import uuid
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Exact, Id, Integer, Text
from asn_desktop.rules.following import Gathering, Split


class PlannedAction(Row, Base):
    """One planned action of a work result (*rencana aksi*, Format B.1.1)."""

    __tablename__ = "planned_action"
    __table_args__ = table_args(sa.Index("ix_planned_action_work_result_id", "work_result_id"))

    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")


class ActionRealisation(Row, Base):
    """What was achieved of a planned action in a period, with its evidence (Format B.1.2)."""

    __tablename__ = "action_realisation"
    __table_args__ = table_args(
        sa.UniqueConstraint("planned_action_id", "period_id"),
        sa.Index("ix_action_realisation_work_result_id", "work_result_id"),
    )

    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    planned_action_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("planned_action.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    text: Mapped[str] = mapped_column(Text(), default="")


class Realisation(Row, Base):
    """What was achieved in a period, with the evidence named; no row = not filled in, never zero.

    Per indicator in the quantitative approach, per result (``indicator_id`` empty) in the other.
    """

    __tablename__ = "realisation"
    __table_args__ = table_args(
        sa.Index("ix_realisation_work_result_id_period_id", "work_result_id", "period_id")
    )

    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    text: Mapped[str] = mapped_column(Text(), default="")
    evidence: Mapped[str] = mapped_column(Text(), default="")


class Trajectory(Row, Base):
    """How an indicator's yearly target is to be reached: the number, its unit, how it is split."""

    __tablename__ = "trajectory"
    __table_args__ = table_args(sa.UniqueConstraint("indicator_id"))

    indicator_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("indicator.id"))
    target: Mapped[Decimal] = mapped_column(Exact())
    split: Mapped[Split] = mapped_column(Code(Split))
    gathering: Mapped[Gathering] = mapped_column(Code(Gathering))
    unit: Mapped[str] = mapped_column(Text(), default="")


class TrajectoryStep(Row, Base):
    """What is to be reached in one period; ``weight`` where the split is by weight.

    With SUM the value of the period alone, with LAST the level at its end.
    """

    __tablename__ = "trajectory_step"
    __table_args__ = table_args(sa.UniqueConstraint("trajectory_id", "period_id"))

    trajectory_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("trajectory.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    value: Mapped[Decimal] = mapped_column(Exact())
    weight: Mapped[Decimal | None] = mapped_column(Exact(), default=None)
