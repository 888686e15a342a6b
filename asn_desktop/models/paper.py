"""Sealed versions of documents, and the life of each printed sheet."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.journal import append_only
from asn_desktop.models.types import Bytes, Code, Day, Id, Integer, Moment, Text
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind


class SealedContent(Base):
    """The whole content of a sheet as canonical JSON, kept once by its SHA-256.

    Not journalled: the version that names the fingerprint is, and the content proves itself.
    """

    __tablename__ = "sealed_content"
    __journalled__ = False

    fingerprint: Mapped[str] = mapped_column(Text(), primary_key=True)
    content: Mapped[str] = mapped_column(Text())


class Version(Row, Base):
    """A sheet as it was sealed; append-only.

    ``document_id`` is what it is made from (``services.documents``): an SKP, an evaluation, a
    matrix, a guidance …; ``skp_id`` the SKP that stands under, if any. Equal content seals to the
    same version. ``parent`` is the fingerprint of the one before. ``period`` is the code of the
    period it belongs to ("TW2"), "" for what belongs to its whole ``year``; ``signer_id`` who signs
    as assessor or leader, by whom stacks are made.
    """

    __tablename__ = "version"
    __table_args__ = table_args(
        sa.UniqueConstraint("document_id", "form", "number"),
        sa.Index("ix_version_document_id", "document_id"),
        sa.Index("ix_version_person_id", "person_id"),
        sa.Index("ix_version_skp_id", "skp_id"),
        sa.Index("ix_version_year", "year"),
        sa.Index("ix_version_fingerprint", "fingerprint"),
    )

    document_id: Mapped[uuid.UUID] = mapped_column(Id())
    form: Mapped[FormCode] = mapped_column(Code(FormCode))
    number: Mapped[int] = mapped_column(Integer())
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    fingerprint: Mapped[str] = mapped_column(Text(), ref("sealed_content.fingerprint"))
    sealed_at: Mapped[datetime] = mapped_column(Moment())
    year: Mapped[int] = mapped_column(Integer())
    period: Mapped[str] = mapped_column(Text(), default="")
    skp_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("skp.id"), default=None)
    signer_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    parent: Mapped[str | None] = mapped_column(Text(), default=None)


class SheetEvent(Row, Base):
    """What happened to the paper of a version: the date on the paper and when it was recorded.

    ``changed`` of a void event: what differs, as a JSON list of codes with values.
    """

    __tablename__ = "sheet_event"
    __table_args__ = table_args(sa.Index("ix_sheet_event_version_id", "version_id"))

    version_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("version.id"))
    kind: Mapped[SheetEventKind] = mapped_column(Code(SheetEventKind))
    on: Mapped[date] = mapped_column(Day())
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    note: Mapped[str | None] = mapped_column(Text(), default=None)
    changed: Mapped[str | None] = mapped_column(Text(), default=None)


class SheetScan(Row, Base):
    """A scan of the signed paper of a version; the file itself is an attachment."""

    __tablename__ = "sheet_scan"
    __table_args__ = table_args(sa.Index("ix_sheet_scan_version_id", "version_id"))

    version_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("version.id"))
    sha256: Mapped[str] = mapped_column(Text(), ref("attachment.sha256"))
    name: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())


class Attachment(Base):
    """A file kept by its SHA-256 (the emblem, later evidence); the bytes live in the database."""

    __tablename__ = "attachment"
    __journalled__ = False

    sha256: Mapped[str] = mapped_column(Text(), primary_key=True)
    name: Mapped[str] = mapped_column(Text())
    media_type: Mapped[str] = mapped_column(Text())
    content: Mapped[bytes] = mapped_column(Bytes())


TRIGGERS = tuple(
    words
    for table in ("sealed_content", "version", "sheet_event")
    for words in append_only(table, "UPDATE", "DELETE")
)
