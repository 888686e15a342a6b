"""Imports of staff files: which file, what came of it, and the cells a person typed anew."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Id, Integer, Text


class RosterImport(Row, Base):
    """One import that changed something; the file itself is not kept."""

    __tablename__ = "roster_import"

    file: Mapped[str] = mapped_column(Text())
    digest: Mapped[str] = mapped_column(Text())
    created: Mapped[int] = mapped_column(Integer())
    updated: Mapped[int] = mapped_column(Integer())
    unchanged: Mapped[int] = mapped_column(Integer())
    refused: Mapped[int] = mapped_column(Integer())


class RosterCorrection(Row, Base):
    """A cell typed anew in the preview; ``before`` is what stands in the file, untouched."""

    __tablename__ = "roster_correction"
    __table_args__ = table_args(sa.Index("ix_roster_correction_import_id", "import_id"))

    import_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("roster_import.id"))
    sheet: Mapped[str | None] = mapped_column(Text())
    row: Mapped[int] = mapped_column(Integer())
    column: Mapped[int] = mapped_column("column_no", Integer())
    before: Mapped[str] = mapped_column(Text())
    after: Mapped[str] = mapped_column(Text())
