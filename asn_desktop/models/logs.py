"""The daily log (*catatan harian*), favourites, absences, and files that prove something."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, Span, ref, table_args
from asn_desktop.models.types import Code, Day, Exact, Id, Integer, Text
from asn_desktop.rules.following import AbsenceKind, LogState


class DailyLog(Row, Base):
    """One activity of one person on one day.

    ``starts``/``ends``: minutes since midnight, empty = not said. ``entered_on``: the day it was
    written down. ``answer``: the sentence it was sent back with; ``feedback``: what the superior
    says to it besides, in whatever state.
    """

    __tablename__ = "daily_log"
    __table_args__ = table_args(
        sa.Index("ix_daily_log_person_id_on", "person_id", "on"),
        sa.Index("ix_daily_log_state_on_person_id", "state", "on", "person_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    on: Mapped[date] = mapped_column(Day())
    entered_on: Mapped[date] = mapped_column(Day())
    activity: Mapped[str] = mapped_column(Text())
    output: Mapped[str] = mapped_column(Text(), default="")
    quantity: Mapped[Decimal | None] = mapped_column(Exact(), default=None)
    unit: Mapped[str] = mapped_column(Text(), default="")
    starts: Mapped[int | None] = mapped_column(Integer(), default=None)
    ends: Mapped[int | None] = mapped_column(Integer(), default=None)
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    state: Mapped[LogState] = mapped_column(Code(LogState), default=LogState.WRITTEN)
    answer: Mapped[str] = mapped_column(Text(), default="")
    feedback: Mapped[str] = mapped_column(Text(), default="")
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)
    answered_by_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)


class LogFavourite(Row, Base):
    """An activity somebody writes often, with what it is counted in and what it serves."""

    __tablename__ = "log_favourite"
    __table_args__ = table_args(sa.Index("ix_log_favourite_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    activity: Mapped[str] = mapped_column(Text())
    output: Mapped[str] = mapped_column(Text(), default="")
    quantity: Mapped[Decimal | None] = mapped_column(Exact(), default=None)
    unit: Mapped[str] = mapped_column(Text(), default="")
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)


class Absence(Row, Span, Base):
    """Days somebody was away, so that his calendar has no gap (``until`` = first day back)."""

    __tablename__ = "absence"
    __table_args__ = table_args(sa.Index("ix_absence_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    kind: Mapped[AbsenceKind] = mapped_column(Code(AbsenceKind))
    note: Mapped[str] = mapped_column(Text(), default="")


class Evidence(Row, Base):
    """A file on an entry of the log, or on what was realised of an indicator or a result.

    The bytes are an ``Attachment`` by ``sha256``, kept once however often they are shown. Either
    ``log_id`` or ``work_result_id`` with ``period_id`` (and maybe ``indicator_id``) is given.
    ``size``: bytes as kept, pictures after shrinking.
    """

    __tablename__ = "evidence"
    __table_args__ = table_args(
        sa.Index("ix_evidence_log_id", "log_id"),
        sa.Index("ix_evidence_work_result_id_period_id", "work_result_id", "period_id"),
        sa.Index("ix_evidence_sha256", "sha256"),
    )

    sha256: Mapped[str] = mapped_column(Text())
    name: Mapped[str] = mapped_column(Text())
    media_type: Mapped[str] = mapped_column(Text())
    size: Mapped[int] = mapped_column(Integer())
    on: Mapped[date] = mapped_column(Day())
    log_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("daily_log.id"), default=None)
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)
    period_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("period.id"), default=None)
