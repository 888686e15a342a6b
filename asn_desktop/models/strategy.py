"""How a leader's results reach his people: manuals, workblocks, role matrices (A.1.3–A.1.5)."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Flag, Id, Integer, Text
from asn_desktop.rules.planning import ControlLevel, ReportingInterval, StrategyKind, StrategyPart


class IndicatorManual(Row, Base):
    """The manual of one indicator of a leader's SKP (A.1.3, reg. 1516–1562); one per indicator."""

    __tablename__ = "indicator_manual"
    __table_args__ = table_args(sa.UniqueConstraint("indicator_id"))

    indicator_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("indicator.id"))
    goal: Mapped[str] = mapped_column(Text(), default="")
    definition: Mapped[str] = mapped_column(Text(), default="")
    formula: Mapped[str] = mapped_column(Text(), default="")
    unit_of_measure: Mapped[str] = mapped_column(Text(), default="")
    control: Mapped[ControlLevel | None] = mapped_column(Code(ControlLevel), default=None)
    data_source: Mapped[str] = mapped_column(Text(), default="")
    reporting: Mapped[ReportingInterval | None] = mapped_column(
        Code(ReportingInterval), default=None
    )


class Workblock(Row, Base):
    """A strategy for an indicator of a leader (A.1.4, reg. 1571–1779); texts as printed.

    ``indicator_id`` is the indicator it serves, if one was picked; ``target`` is printed.
    """

    __tablename__ = "workblock"
    __table_args__ = table_args(sa.Index("ix_workblock_skp_id", "skp_id"))

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    no: Mapped[int] = mapped_column(Integer())
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    title: Mapped[str] = mapped_column(Text(), default="")
    target: Mapped[str] = mapped_column(Text(), default="")
    owner: Mapped[str] = mapped_column(Text(), default="")
    parties: Mapped[str] = mapped_column(Text(), default="")
    finish: Mapped[str] = mapped_column(Text(), default="")
    beneficiaries: Mapped[str] = mapped_column(Text(), default="")
    goal: Mapped[str] = mapped_column(Text(), default="")
    budget: Mapped[str] = mapped_column(Text(), default="")


class WorkblockLine(Row, Base):
    """One activity or milestone of a workblock; ``no`` counts within its part and kind."""

    __tablename__ = "workblock_line"
    __table_args__ = table_args(sa.Index("ix_workblock_line_workblock_id", "workblock_id"))

    workblock_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("workblock.id"))
    part: Mapped[StrategyPart] = mapped_column(Code(StrategyPart))
    kind: Mapped[StrategyKind] = mapped_column(Code(StrategyKind))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")


class Matrix(Row, Base):
    """A role matrix (A.1.5, reg. 1910–2043) under the SKP whose results are its columns.

    Level 1: the leader's SKP, columns are his indicators. Level 2: the team head's SKP, columns
    are his results; ``parent_id`` is the level 1 matrix, ``team`` the team's name.
    """

    __tablename__ = "matrix"
    __table_args__ = table_args(
        sa.Index("ix_matrix_skp_id", "skp_id"), sa.Index("ix_matrix_parent_id", "parent_id")
    )

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    parent_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("matrix.id"), default=None)
    team: Mapped[str] = mapped_column(Text(), default="")


class MatrixRow(Row, Base):
    """One person of a matrix, also from another unit; who is not among the staff has a name."""

    __tablename__ = "matrix_row"
    __table_args__ = table_args(sa.Index("ix_matrix_row_matrix_id", "matrix_id"))

    matrix_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("matrix.id"))
    no: Mapped[int] = mapped_column(Integer())
    person_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    name: Mapped[str] = mapped_column(Text(), default="")
    position: Mapped[str] = mapped_column(Text(), default="")
    heads_team: Mapped[bool] = mapped_column(Flag(), default=False)


class MatrixEntry(Row, Base):
    """One role and result in a cell; a cell may hold several.

    The column is an indicator (level 1) or a work result (level 2), exactly one. ``made_id`` is the
    work result it became in that person's SKP (reg. 1948); its text is then the result's.
    """

    __tablename__ = "matrix_entry"
    __table_args__ = table_args(
        sa.Index("ix_matrix_entry_matrix_id", "matrix_id"),
        sa.Index("ix_matrix_entry_matrix_row_id", "matrix_row_id"),
        sa.Index("ix_matrix_entry_indicator_id", "indicator_id"),
        sa.Index("ix_matrix_entry_work_result_id", "work_result_id"),
        sa.Index("ix_matrix_entry_made_id", "made_id"),
        sa.CheckConstraint(
            "(indicator_id IS NOT NULL) + (work_result_id IS NOT NULL) = 1", name="one_column"
        ).ddl_if(dialect="sqlite"),
    )

    matrix_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("matrix.id"))
    matrix_row_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("matrix_row.id"))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    made_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("work_result.id"), default=None)
