"""Sealed versions of documents, and the life of each printed sheet."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Bytes, Code, Day, Id, Integer, Moment, Text
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind


class Version(Row, Base):
    """The whole content of a sheet as it was sealed: canonical JSON, append-only.

    ``document_id`` is the SKP (A and B forms) or the evaluation (C and D forms) it is made from.
    Equal content seals to the same version. ``parent`` is the fingerprint of the one before.
    """

    __tablename__ = "version"
    __table_args__ = table_args(
        sa.UniqueConstraint("document_id", "form", "number"),
        sa.Index("ix_version_document_id", "document_id"),
    )

    document_id: Mapped[uuid.UUID] = mapped_column(Id())
    form: Mapped[FormCode] = mapped_column(Code(FormCode))
    number: Mapped[int] = mapped_column(Integer())
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    content: Mapped[str] = mapped_column(Text())
    fingerprint: Mapped[str] = mapped_column(Text())
    parent: Mapped[str | None] = mapped_column(Text(), default=None)
    sealed_at: Mapped[datetime] = mapped_column(Moment())


class SheetEvent(Row, Base):
    """What happened to the paper of a version: the date on the paper and when it was recorded."""

    __tablename__ = "sheet_event"
    __table_args__ = table_args(sa.Index("ix_sheet_event_version_id", "version_id"))

    version_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("version.id"))
    kind: Mapped[SheetEventKind] = mapped_column(Code(SheetEventKind))
    on: Mapped[date] = mapped_column(Day())
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    note: Mapped[str | None] = mapped_column(Text(), default=None)


class Attachment(Base):
    """A file kept by its SHA-256 (the emblem, later evidence); the bytes live in the database."""

    __tablename__ = "attachment"
    __journalled__ = False

    sha256: Mapped[str] = mapped_column(Text(), primary_key=True)
    name: Mapped[str] = mapped_column(Text())
    media_type: Mapped[str] = mapped_column(Text())
    content: Mapped[bytes] = mapped_column(Bytes())
