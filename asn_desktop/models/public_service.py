"""What the public says: satisfaction surveys (SKM), complaints, forums."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import SHUFFLED, Base, Row, Unsigned, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Integer, Text, WallTime
from asn_desktop.rules.voices import Weighting


class SurveyService(Row, Base):
    """A kind of service people are asked about (*jenis layanan*)."""

    __tablename__ = "survey_service"
    __table_args__ = table_args(sa.UniqueConstraint("name"))

    name: Mapped[str] = mapped_column(Text())


class SurveyRound(Row, Base):
    """One round of the survey: from when to when, about how many users, with which weight.

    ``answers`` = how many were typed or brought in (the answers themselves are not journalled).
    """

    __tablename__ = "survey_round"

    name: Mapped[str] = mapped_column(Text())
    starts: Mapped[date] = mapped_column(Day())
    ends: Mapped[date] = mapped_column(Day())
    weighting: Mapped[Weighting] = mapped_column(Code(Weighting), default=Weighting.NINTH)
    unit_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("unit.id"), default=None)
    population: Mapped[int | None] = mapped_column(Integer(), default=None)
    answers: Mapped[int] = mapped_column(Integer(), default=0)
    published_on: Mapped[date | None] = mapped_column(Day(), default=None)


class SurveyBatch(Row, Base):
    """One file or one sitting at the keyboard; ``digest`` refuses the same file a second time."""

    __tablename__ = "survey_batch"
    __table_args__ = table_args(sa.Index("ix_survey_batch_round_id", "round_id"))

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("survey_round.id"))
    on: Mapped[date] = mapped_column(Day())
    source: Mapped[str] = mapped_column(Text())
    answers: Mapped[int] = mapped_column(Integer())
    digest: Mapped[str] = mapped_column(Text(), default="")


class SurveyAnswer(Unsigned, Base):
    """One respondent's sheet; 1–4 or empty = not answered. No writer, no time of entry.

    ``on`` = the first of its month: the day would lead to the register of who came.
    """

    __tablename__ = "survey_answer"
    __journalled__ = False
    __table_args__ = (sa.Index("ix_survey_answer_round_id", "round_id"), SHUFFLED)

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("survey_round.id"))
    service_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("survey_service.id"), default=None
    )
    on: Mapped[date | None] = mapped_column(Day(), default=None)
    sex: Mapped[str] = mapped_column(Text(), default="")
    age: Mapped[int | None] = mapped_column(Integer(), default=None)
    education: Mapped[str] = mapped_column(Text(), default="")
    u1: Mapped[int | None] = mapped_column(Integer(), default=None)
    u2: Mapped[int | None] = mapped_column(Integer(), default=None)
    u3: Mapped[int | None] = mapped_column(Integer(), default=None)
    u4: Mapped[int | None] = mapped_column(Integer(), default=None)
    u5: Mapped[int | None] = mapped_column(Integer(), default=None)
    u6: Mapped[int | None] = mapped_column(Integer(), default=None)
    u7: Mapped[int | None] = mapped_column(Integer(), default=None)
    u8: Mapped[int | None] = mapped_column(Integer(), default=None)
    u9: Mapped[int | None] = mapped_column(Integer(), default=None)


class SurveyRemark(Unsigned, Base):
    """What a respondent wrote (*saran*), tied to no answer."""

    __tablename__ = "survey_remark"
    __journalled__ = False
    __table_args__ = (sa.Index("ix_survey_remark_round_id", "round_id"), SHUFFLED)

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("survey_round.id"))
    text: Mapped[str] = mapped_column(Text())
    service_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("survey_service.id"), default=None
    )


class Improvement(Row, Base):
    """What is done about one of a round's weak elements (1–9), by whom, until when."""

    __tablename__ = "improvement"
    __table_args__ = table_args(sa.Index("ix_improvement_round_id", "round_id"))

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("survey_round.id"))
    element: Mapped[int] = mapped_column(Integer())
    action: Mapped[str] = mapped_column(Text(), default="")
    responsible: Mapped[str] = mapped_column(Text(), default="")
    responsible_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    until: Mapped[date | None] = mapped_column(Day(), default=None)
    done_on: Mapped[date | None] = mapped_column(Day(), default=None)


class Complaint(Row, Base):
    """One complaint of the register; times are those of the clock on the wall."""

    __tablename__ = "complaint"
    __table_args__ = table_args(
        sa.UniqueConstraint("number"),
        sa.Index("ix_complaint_officer_id", "officer_id"),
        sa.Index("ix_complaint_received", "received"),
        sa.Index("ix_complaint_completed", "completed"),  # what is open is asked on every Beranda
    )

    number: Mapped[str] = mapped_column(Text())
    received: Mapped[datetime] = mapped_column(WallTime())
    responded: Mapped[datetime | None] = mapped_column(WallTime(), default=None)
    completed: Mapped[datetime | None] = mapped_column(WallTime(), default=None)
    channel: Mapped[str] = mapped_column(Text(), default="")
    text: Mapped[str] = mapped_column(Text(), default="")
    answer: Mapped[str] = mapped_column(Text(), default="")
    officer_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    unit_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("unit.id"), default=None)


class Forum(Row, Base):
    """A meeting with residents (*forum konsultasi publik*)."""

    __tablename__ = "forum"

    on: Mapped[date] = mapped_column(Day())
    title: Mapped[str] = mapped_column(Text())
    place: Mapped[str] = mapped_column(Text(), default="")
    attendance: Mapped[int | None] = mapped_column(Integer(), default=None)
    chair_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    notes: Mapped[str] = mapped_column(Text(), default="")


class Suggestion(Row, Base):
    """One suggestion of a forum, what was decided, who does it until when, and the answer."""

    __tablename__ = "suggestion"
    __table_args__ = table_args(
        sa.Index("ix_suggestion_forum_id", "forum_id"),
        sa.Index("ix_suggestion_answered_on", "answered_on"),
    )

    forum_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("forum.id"))
    no: Mapped[int] = mapped_column(Integer())
    text: Mapped[str] = mapped_column(Text(), default="")
    giver: Mapped[str] = mapped_column(Text(), default="")
    decision: Mapped[str] = mapped_column(Text(), default="")
    accepted: Mapped[bool | None] = mapped_column(Flag(), default=None)
    responsible: Mapped[str] = mapped_column(Text(), default="")
    responsible_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    until: Mapped[date | None] = mapped_column(Day(), default=None)
    answer: Mapped[str] = mapped_column(Text(), default="")
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)
