"""Periods and SKP: results, indicators, expectations, annex, notes of return, patterns."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Text
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    Aspect,
    Perspective,
    ResultSection,
    ResultSource,
)
from asn_desktop.rules.positions import FormFamily


class Year(Row, Base):
    """A year of performance management in this office, with its short cycle."""

    __tablename__ = "year"
    __table_args__ = table_args(sa.UniqueConstraint("year"))

    year: Mapped[int] = mapped_column(Integer())
    scheme: Mapped[PeriodScheme] = mapped_column(Code(PeriodScheme))
    approach: Mapped[Approach] = mapped_column(Code(Approach))


class Period(Row, Base):
    """One evaluation period; ``code`` as in ``rules.periods`` ("TW2", "05", "AKHIR").

    The window is when it is evaluated; each agency enters its own (law silent, reg. 3775).
    """

    __tablename__ = "period"
    __table_args__ = table_args(sa.UniqueConstraint("year", "code"))

    year: Mapped[int] = mapped_column(Integer())
    code: Mapped[str] = mapped_column(Text())
    starts: Mapped[date] = mapped_column(Day())
    ends: Mapped[date] = mapped_column(Day())
    window_starts: Mapped[date] = mapped_column(Day())
    window_ends: Mapped[date] = mapped_column(Day())


class Skp(Row, Base):
    """The year's expectations of one employee under one assessor.

    ``previous_id`` = the version it amends or the SKP it follows after a move. ``approach`` is the
    leader's choice per employee; ``family`` what the position used when it was made.
    """

    __tablename__ = "skp"
    __table_args__ = table_args(
        sa.Index("ix_skp_person_id_year", "person_id", "year"),
        sa.Index("ix_skp_assessor_id_year", "assessor_id", "year"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    assessor_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"))
    year: Mapped[int] = mapped_column(Integer())
    starts: Mapped[date] = mapped_column(Day())
    ends: Mapped[date] = mapped_column(Day())
    approach: Mapped[Approach] = mapped_column(Code(Approach))
    family: Mapped[FormFamily] = mapped_column(Code(FormFamily))
    state: Mapped[SkpState] = mapped_column(Code(SkpState))
    number: Mapped[int] = mapped_column(Integer(), default=1)
    previous_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("skp.id"), default=None)
    submitted_on: Mapped[date | None] = mapped_column(Day(), default=None)
    set_on: Mapped[date | None] = mapped_column(Day(), default=None)
    reason: Mapped[str | None] = mapped_column(Text(), default=None)


class WorkResult(Row, Base):
    """An RHK.

    ``supports_*`` is the superior's result it contributes to: the link, if picked, and always the
    text as it was then, so that nobody waits for a superior who has not started.
    ``copied_from`` marks text taken from elsewhere and not yet looked at ("2025", a name).
    ``origin_id`` = the same result in the version before (only after an amendment), by which links,
    action plans and realisations find their way to the new version. ``source`` and ``draft_source``
    are a leader's (reg. 1140–1184); ``study_leave`` prints "**" behind the number (reg. 9046).
    """

    __tablename__ = "work_result"
    __table_args__ = table_args(
        sa.Index("ix_work_result_skp_id", "skp_id"),
        sa.Index("ix_work_result_supports_id", "supports_id"),
    )

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    section: Mapped[ResultSection] = mapped_column(Code(ResultSection))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")
    assigned_by: Mapped[str] = mapped_column(Text(), default="")
    supports_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("work_result.id"), default=None)
    supports_text: Mapped[str] = mapped_column(Text(), default="")
    supports_indicator: Mapped[str] = mapped_column(Text(), default="")
    copied_from: Mapped[str | None] = mapped_column(Text(), default=None)
    origin_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("work_result.id"), default=None)
    source: Mapped[ResultSource | None] = mapped_column(Code(ResultSource), default=None)
    draft_source: Mapped[bool] = mapped_column(Flag(), default=False)
    study_leave: Mapped[bool] = mapped_column(Flag(), default=False)


class Indicator(Row, Base):
    """An indicator with its target; in the qualitative approach both are one narrative in text."""

    __tablename__ = "indicator"
    __table_args__ = table_args(sa.Index("ix_indicator_work_result_id", "work_result_id"))

    work_result_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("work_result.id"))
    no: Mapped[int] = mapped_column(Integer())
    aspect: Mapped[Aspect | None] = mapped_column(Code(Aspect), default=None)
    text: Mapped[str] = mapped_column(Text(), default="")
    target: Mapped[str] = mapped_column(Text(), default="")
    perspective: Mapped[Perspective | None] = mapped_column(Code(Perspective), default=None)
    copied_from: Mapped[str | None] = mapped_column(Text(), default=None)
    origin_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("indicator.id"), default=None)


class SpecialExpectation(Row, Base):
    """What the leader especially expects of one value (1–7, `rules.behaviours`)."""

    __tablename__ = "special_expectation"
    __table_args__ = table_args(sa.UniqueConstraint("skp_id", "value"))

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    value: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text())


class AnnexLine(Row, Base):
    """One line of A.1.8."""

    __tablename__ = "annex_line"
    __table_args__ = table_args(sa.Index("ix_annex_line_skp_id", "skp_id"))

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    section: Mapped[AnnexSection] = mapped_column(Code(AnnexSection))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")


class ReturnNote(Row, Base):
    """Why an SKP came back: a note on one line (``row_id``; empty = the whole SKP)."""

    __tablename__ = "return_note"
    __table_args__ = table_args(sa.Index("ix_return_note_skp_id", "skp_id"))

    skp_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("skp.id"))
    on: Mapped[date] = mapped_column(Day())
    text: Mapped[str] = mapped_column(Text())
    row_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    by_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    done: Mapped[bool] = mapped_column(Flag(), default=False)


class Pattern(Row, Base):
    """A stored pattern of a position; applied to a person it becomes a draft.

    ``content``: results with indicators, expectations, annex as JSON (``views.planning``).
    """

    __tablename__ = "pattern"

    name: Mapped[str] = mapped_column(Text())
    content: Mapped[str] = mapped_column(Text())
    position_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("position.id"), default=None)
