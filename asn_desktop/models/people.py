"""People, the units and positions they hold, and everything about them that is true for a time."""

from __future__ import annotations

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, Span, ref, table_args
from asn_desktop.models.types import Code, Day, Flag, Id, Text
from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.rules.people import ActingKind, AssessorProblem
from asn_desktop.rules.positions import FormFamily, Grade, PositionKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status


class Unit(Row, Base):
    """A node of the organisation tree (agency, office, section, school)."""

    __tablename__ = "unit"
    __table_args__ = table_args(sa.Index("ix_unit_folded", "folded"))

    name: Mapped[str] = mapped_column(Text())
    folded: Mapped[str] = mapped_column(Text())
    parent_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("unit.id"), default=None)
    closed_on: Mapped[date | None] = mapped_column(Day(), default=None)


class Position(Row, Base):
    """A position (jabatan) as a name in this office, with what the rules need to know of it.

    ``form_family`` is empty until somebody says it: kind and name then suggest one
    (``rules.positions.default_form_family``), and where that is only a guess it is asked once.
    """

    __tablename__ = "position"
    __table_args__ = table_args(sa.Index("ix_position_folded", "folded"))

    name: Mapped[str] = mapped_column(Text())
    folded: Mapped[str] = mapped_column(Text())
    kind: Mapped[PositionKind | None] = mapped_column(Code(PositionKind), default=None)
    grade: Mapped[Grade | None] = mapped_column(Code(Grade), default=None)
    echelon: Mapped[str | None] = mapped_column(Text(), default=None)
    form_family: Mapped[FormFamily | None] = mapped_column(Code(FormFamily), default=None)


class Person(Row, Base):
    """An employee or a *pejabat luar* (someone outside the staff who assesses or gives feedback).

    ``name`` is the name as printed, with titles; ``kind`` is None for a *pejabat luar*.
    """

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(Text())
    kind: Mapped[EmployeeKind | None] = mapped_column(Code(EmployeeKind))
    birth_date: Mapped[date | None] = mapped_column(Day(), default=None)
    birth_place: Mapped[str | None] = mapped_column(Text(), default=None)
    sex: Mapped[Sex | None] = mapped_column(Code(Sex), default=None)
    # What a *pejabat luar* signs as; staff have dated placements instead.
    outside_title: Mapped[str | None] = mapped_column(Text(), default=None)
    outside_agency: Mapped[str | None] = mapped_column(Text(), default=None)
    note: Mapped[str | None] = mapped_column(Text(), default=None)


class PersonNip(Row, Span, Base):
    """A NIP someone bears; the number is an attribute with a history, never the key."""

    __tablename__ = "person_nip"
    __table_args__ = table_args(
        sa.Index("ix_person_nip_person_id", "person_id"), sa.Index("ix_person_nip_nip", "nip")
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    nip: Mapped[str] = mapped_column(Text())


class PersonRank(Row, Span, Base):
    """A rank someone holds."""

    __tablename__ = "person_rank"
    __table_args__ = table_args(sa.Index("ix_person_rank_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    rank: Mapped[Rank] = mapped_column(Code(Rank))


class Placement(Row, Span, Base):
    """The position someone holds in a unit; ``heads`` = leads that unit."""

    __tablename__ = "placement"
    __table_args__ = table_args(
        sa.Index("ix_placement_person_id", "person_id"), sa.Index("ix_placement_unit_id", "unit_id")
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    position_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("position.id"))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("unit.id"))
    heads: Mapped[bool] = mapped_column(Flag(), default=False)


class PersonAssessor(Row, Span, Base):
    """Who assesses someone; without ``assessor_id`` what the file said and why it is no link."""

    __tablename__ = "person_assessor"
    __table_args__ = table_args(
        sa.Index("ix_person_assessor_person_id", "person_id"),
        sa.Index("ix_person_assessor_assessor_id", "assessor_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    assessor_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("person.id"), default=None)
    written: Mapped[str | None] = mapped_column(Text(), default=None)
    problem: Mapped[AssessorProblem | None] = mapped_column(Code(AssessorProblem), default=None)


class PersonStatus(Row, Span, Base):
    """Active, exempt, on study leave, gone: with its dates and the decree or reason."""

    __tablename__ = "person_status"
    __table_args__ = table_args(sa.Index("ix_person_status_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    status: Mapped[Status] = mapped_column(Code(Status))
    note: Mapped[str | None] = mapped_column(Text(), default=None)


class Acting(Row, Span, Base):
    """Somebody acts in a position (Plt./Plh.) with its first day and the first day after it."""

    __tablename__ = "acting"
    __table_args__ = table_args(sa.Index("ix_acting_person_id", "person_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    kind: Mapped[ActingKind] = mapped_column(Code(ActingKind))
    position_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("position.id"))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("unit.id"), default=None)
    decree: Mapped[str | None] = mapped_column(Text(), default=None)


class SigningDelegation(Row, Span, Base):
    """Another official signs "a.n." for someone; whose decision it is stays his."""

    __tablename__ = "signing_delegation"
    __table_args__ = table_args(
        sa.Index("ix_signing_delegation_person_id", "person_id"),
        sa.Index("ix_signing_delegation_signer_id", "signer_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    signer_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    decree: Mapped[str | None] = mapped_column(Text(), default=None)


class PersonNow(Base):
    """What holds today, one row a person; lists, search and matching read only this.

    Written in the same transaction as what it is derived from, so never journalled itself.
    ``search`` = folded name, NIP, position, unit; ``match`` = the name's words without titles.
    """

    __tablename__ = "person_now"
    __journalled__ = False
    __table_args__ = table_args(
        sa.Index("ix_person_now_nip", "nip"),
        sa.Index("ix_person_now_match", "match"),
        sa.Index("ix_person_now_unit_id", "unit_id"),
        sa.Index("ix_person_now_assessor_id", "assessor_id"),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text())
    sort_name: Mapped[str] = mapped_column(Text())
    kind: Mapped[EmployeeKind | None] = mapped_column(Code(EmployeeKind))
    nip: Mapped[str | None] = mapped_column(Text())
    rank: Mapped[Rank | None] = mapped_column(Code(Rank))
    rank_order: Mapped[int | None] = mapped_column(sa.Integer())
    position_id: Mapped[uuid.UUID | None] = mapped_column(Id())
    position: Mapped[str | None] = mapped_column(Text())
    position_kind: Mapped[PositionKind | None] = mapped_column(Code(PositionKind))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(Id())
    unit: Mapped[str | None] = mapped_column(Text())
    heads: Mapped[bool] = mapped_column(Flag())
    assessor_id: Mapped[uuid.UUID | None] = mapped_column(Id())
    assessor: Mapped[str | None] = mapped_column(Text())
    assessor_written: Mapped[str | None] = mapped_column(Text())
    assessor_problem: Mapped[AssessorProblem | None] = mapped_column(Code(AssessorProblem))
    status: Mapped[Status] = mapped_column(Code(Status))
    status_until: Mapped[date | None] = mapped_column(Day())
    acting: Mapped[str | None] = mapped_column(Text())
    active: Mapped[bool] = mapped_column(Flag())
    as_of: Mapped[date] = mapped_column(Day())
    search: Mapped[str] = mapped_column(Text())
    match: Mapped[str] = mapped_column(Text())


class ColumnMap(Row, Base):
    """A column map somebody confirmed, found again by the fingerprint of the file's headers."""

    __tablename__ = "column_map"
    __table_args__ = table_args(sa.UniqueConstraint("fingerprint"))

    fingerprint: Mapped[str] = mapped_column(Text())
    columns: Mapped[str] = mapped_column(Text())
