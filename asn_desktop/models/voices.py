"""Feedback asked for, unsigned answers about a person, self-assessment, phrases."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import SHUFFLED, Base, Row, Unsigned, ref, table_args
from asn_desktop.models.types import Bytes, Code, Day, Flag, Id, Integer, Text
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.predicate import Rating
from asn_desktop.rules.voices import VoiceKind


class FeedbackRequest(Row, Base):
    """Somebody was asked by name for feedback about a person in a period.

    ``feedback_id``: the piece that answers it, kept as an id only (the piece may be taken back).
    """

    __tablename__ = "feedback_request"
    __table_args__ = table_args(
        sa.Index("ix_feedback_request_person_id_period_id", "person_id", "period_id"),
        sa.Index("ix_feedback_request_period_id_due_on", "period_id", "due_on"),
        sa.Index("ix_feedback_request_due_on", "due_on"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    giver: Mapped[GiverKind] = mapped_column(Code(GiverKind))
    asked_on: Mapped[date] = mapped_column(Day())
    due_on: Mapped[date] = mapped_column(Day())
    giver_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    giver_name: Mapped[str] = mapped_column(Text(), default="")
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)
    declined: Mapped[bool] = mapped_column(Flag(), default=False)
    feedback_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)


class VoiceRound(Row, Base):
    """Unsigned slips about one person in one period from one side.

    ``handed`` slips were printed and given out, ``keyed`` came back and were typed in: the counts
    are all that is journalled. Closed = nothing is added any more.
    """

    __tablename__ = "voice_round"
    __table_args__ = table_args(
        sa.UniqueConstraint("person_id", "period_id", "kind"),
        sa.Index("ix_voice_round_period_id", "period_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    kind: Mapped[VoiceKind] = mapped_column(Code(VoiceKind))
    opened_on: Mapped[date] = mapped_column(Day())
    due_on: Mapped[date | None] = mapped_column(Day(), default=None)
    handed: Mapped[int] = mapped_column(Integer(), default=0)
    keyed: Mapped[int] = mapped_column(Integer(), default=0)
    closed_on: Mapped[date | None] = mapped_column(Day(), default=None)


class VoiceMark(Unsigned, Base):
    """One mark 1–4 for one of the seven values, tied to no other answer of the same slip."""

    __tablename__ = "voice_mark"
    __journalled__ = False
    __table_args__ = (sa.Index("ix_voice_mark_round_id", "round_id"), SHUFFLED)

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("voice_round.id"))
    value: Mapped[int] = mapped_column(Integer())
    mark: Mapped[int] = mapped_column(Integer())


class VoiceText(Unsigned, Base):
    """What somebody wrote on a slip, tied to no mark; shown shuffled."""

    __tablename__ = "voice_text"
    __journalled__ = False
    __table_args__ = (sa.Index("ix_voice_text_round_id", "round_id"), SHUFFLED)

    round_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("voice_round.id"))
    text: Mapped[str] = mapped_column(Text())


class VoiceSlip(Unsigned, Base):
    """A slip that was keyed and waits for its round to be closed: noise to whoever has no key.

    ``body`` is of one length for all and sealed with the round's key, which lies beside the
    database, in no backup, and is destroyed with the rows when the round is closed. The id follows
    from key and slip number. No link: a round may be taken back while noise of a lost key is left.
    """

    __tablename__ = "voice_slip"
    __journalled__ = False
    __table_args__ = (sa.Index("ix_voice_slip_round_id", "round_id"), SHUFFLED)

    round_id: Mapped[uuid.UUID] = mapped_column(Id())
    body: Mapped[bytes] = mapped_column(Bytes())


class SelfNote(Row, Base):
    """What somebody thinks of his own result or value: a note, never printed as feedback."""

    __tablename__ = "self_note"
    __table_args__ = table_args(
        sa.Index("ix_self_note_person_id_period_id", "person_id", "period_id")
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    period_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("period.id"))
    work_result_id: Mapped[uuid.UUID | None] = mapped_column(
        Id(), ref("work_result.id"), default=None
    )
    value: Mapped[int | None] = mapped_column(Integer(), default=None)
    rating: Mapped[Rating | None] = mapped_column(Code(Rating), default=None)
    text: Mapped[str] = mapped_column(Text(), default="")


class Phrase(Row, Base):
    """A sentence of the office's phrase bank, with placeholders like ``{nama}`` and ``{hasil}``."""

    __tablename__ = "phrase"
    __table_args__ = table_args(sa.UniqueConstraint("text"))

    text: Mapped[str] = mapped_column(Text())
    positive: Mapped[bool | None] = mapped_column(Flag(), default=None)
