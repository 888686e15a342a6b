"""The office itself: settings, holidays, drafts of fields in the hand, work put off until a day."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Moment, Text
from asn_desktop.rules.clock import HolidayKind


class Setting(Row, Base):
    """One setting of this office, by the name ``settings.OfficeSettings`` gives it; JSON value."""

    __tablename__ = "setting"
    __table_args__ = table_args(sa.UniqueConstraint("name"))

    name: Mapped[str] = mapped_column(Text())
    value: Mapped[str] = mapped_column(Text())


class HolidayTable(Row, Base):
    """The source of a year's holidays; unconfirmed = deadlines over it are estimates."""

    __tablename__ = "holiday_table"
    __table_args__ = table_args(sa.UniqueConstraint("year"))

    year: Mapped[int] = mapped_column(Integer())
    source: Mapped[str] = mapped_column(Text())
    confirmed: Mapped[bool] = mapped_column(Flag())


class HolidayDay(Row, Base):
    """One day that is not worked, from the decree or added by the office."""

    __tablename__ = "holiday_day"
    __table_args__ = table_args(sa.UniqueConstraint("day"))

    day: Mapped[date] = mapped_column(Day())
    name: Mapped[str] = mapped_column(Text())
    kind: Mapped[HolidayKind] = mapped_column(Code(HolidayKind))


class Draft(Base):
    """The text of a field somebody is still typing in; gone with the act, offered after a crash."""

    __tablename__ = "draft"
    __journalled__ = False

    row_id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    field: Mapped[str] = mapped_column(Text(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text())
    text: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Moment())


class Postponed(Row, Base):
    """A row of the work list that is hidden until a day; ``key`` is the row's stable key."""

    __tablename__ = "postponed"
    __table_args__ = table_args(sa.UniqueConstraint("key"))

    key: Mapped[str] = mapped_column(Text())
    until: Mapped[date] = mapped_column(Day())
