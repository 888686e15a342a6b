"""What was copied into the national application, field by field."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.types import Day, Id, Text


class CopiedField(Row, Base):
    """One field of a document somebody has put into the national application.

    ``document_id`` is the SKP or the evaluation, ``field`` the place in it, ``digest`` what it said
    then: a tick holds only while the field still says the same.
    """

    __tablename__ = "copied_field"
    __table_args__ = table_args(sa.UniqueConstraint("document_id", "field"))

    document_id: Mapped[uuid.UUID] = mapped_column(Id())
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    field: Mapped[str] = mapped_column(Text())
    digest: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())
