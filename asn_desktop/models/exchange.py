"""The exchange between offices and the centre: places and keys, streams, revisions, questions.

What a person decides or writes is journalled like everything else. What arrives in a bundle is not:
its history are the revisions, which are only ever added and prove themselves by their hash.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, Row, ref, table_args
from asn_desktop.models.journal import append_only
from asn_desktop.models.types import Bytes, Code, Day, Flag, Id, Integer, Moment, Packed, Text
from asn_desktop.rules.merging import (
    BundleState,
    Choice,
    Direction,
    HeldWhy,
    KeyState,
    QuestionKind,
    QuestionState,
    SameState,
    Standing,
)
from asn_desktop.rules.streams import BundleKind


class Place(Row, Base):
    """An office as the centre knows it, or the centre as an office knows it.

    ``code``: the code of the place ("32.04.17"), "PUSAT" for the centre. ``units``: the ids of the
    units it may write about, with all below them, as a JSON list; empty = its own rows only.
    """

    __tablename__ = "place"
    __table_args__ = table_args(sa.UniqueConstraint("code"))

    code: Mapped[str] = mapped_column(Text())
    name: Mapped[str] = mapped_column(Text())
    centre: Mapped[bool] = mapped_column(Flag(), default=False)
    enrolled_on: Mapped[date | None] = mapped_column(Day(), default=None)
    units: Mapped[str] = mapped_column(Text(), default="[]")


class PlaceKey(Row, Base):
    """The public keys of one installation of a place.

    ``signing``: Ed25519, 32 bytes; ``recipient``: its age recipient ("age1…"). ``until_seq``: of a
    revoked key, the last position of its stream that still counts; None = all it has sent.
    """

    __tablename__ = "place_key"
    __table_args__ = table_args(
        sa.UniqueConstraint("key_id"), sa.Index("ix_place_key_place_id", "place_id")
    )

    place_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("place.id"))
    installation: Mapped[uuid.UUID] = mapped_column(Id())
    key_id: Mapped[str] = mapped_column(Text())  # first 8 bytes of SHA-256 of the key, hexadecimal
    signing: Mapped[bytes] = mapped_column(Bytes())
    recipient: Mapped[str] = mapped_column(Text())
    state: Mapped[KeyState] = mapped_column(Code(KeyState), default=KeyState.ACTIVE)
    since: Mapped[date | None] = mapped_column(Day(), default=None)
    revoked_on: Mapped[date | None] = mapped_column(Day(), default=None)
    until_seq: Mapped[int | None] = mapped_column(Integer(), default=None)
    reason: Mapped[str] = mapped_column(Text(), default="")


class KeyList(Base):
    """The newest list of keys, as signed by the root keys; older ones are refused."""

    __tablename__ = "key_list"
    __journalled__ = False

    version: Mapped[int] = mapped_column(Integer(), primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(Bytes())
    received_at: Mapped[datetime] = mapped_column(Moment())


class Stream(Base):
    """One epoch of one installation, towards or from one place.

    Out (``Direction.OUT``): ``position`` is what the other side acknowledged, ``number`` the last
    bundle made, ``last`` its SHA-256; ``other_epoch`` the epoch of the other side that said so.
    In: ``position`` is the last one taken, ``number`` and ``last`` the newest bundle received.
    """

    __tablename__ = "stream"
    __journalled__ = False
    __table_args__ = table_args(sa.Index("ix_stream_place_id", "place_id"))

    installation: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    epoch: Mapped[str] = mapped_column(Text(), primary_key=True)
    direction: Mapped[Direction] = mapped_column(Code(Direction), primary_key=True)
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("place.id"))
    begun_at: Mapped[datetime] = mapped_column(Moment())
    position: Mapped[int] = mapped_column(Integer(), default=0)
    number: Mapped[int] = mapped_column(Integer(), default=0)
    last: Mapped[str] = mapped_column(Text(), default="")
    other_epoch: Mapped[str] = mapped_column(Text(), default="")
    ended: Mapped[bool] = mapped_column(Flag(), default=False)


class Bundle(Row, Base):
    """A bundle that was made here or came in; known by its SHA-256.

    ``after``/``upto``: the part of the stream it carries. ``counts``: JSON, kind of parcel → number
    (``views.bundles.Counts``). ``report``: JSON of what became of it (``views.bundles.Outcome``).
    ``by``: who made or brought it in.
    """

    __tablename__ = "bundle"
    __table_args__ = table_args(
        sa.UniqueConstraint("sha256"),
        sa.Index("ix_bundle_place_id_number", "place_id", "number"),
        sa.Index("ix_bundle_installation_epoch_number", "installation", "epoch", "number"),
        sa.Index("ix_bundle_state", "state"),
    )

    sha256: Mapped[str] = mapped_column(Text())
    direction: Mapped[Direction] = mapped_column(Code(Direction))
    kind: Mapped[BundleKind] = mapped_column(Code(BundleKind))
    state: Mapped[BundleState] = mapped_column(Code(BundleState))
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Text())
    size: Mapped[int] = mapped_column(Integer())
    name: Mapped[str] = mapped_column(Text(), default="")
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("place.id"), default=None)
    installation: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    epoch: Mapped[str] = mapped_column(Text(), default="")
    number: Mapped[int] = mapped_column(Integer(), default=0)
    after: Mapped[int] = mapped_column(Integer(), default=0)
    upto: Mapped[int] = mapped_column(Integer(), default=0)
    counts: Mapped[str] = mapped_column(Text(), default="{}")
    report: Mapped[str] = mapped_column(Text(), default="{}")
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment(), default=None)


class BundleContent(Base):
    """The bytes of a bundle: of one made until it is acknowledged, of one held until it applies."""

    __tablename__ = "bundle_content"
    __journalled__ = False

    sha256: Mapped[str] = mapped_column(Text(), primary_key=True)
    content: Mapped[bytes] = mapped_column(Bytes())


class Revision(Base):
    """A parcel as it was at one moment; append-only.

    ``content``: its canonical text, compressed (zstd); SHA-256 of the plain text is the ``hash``.
    ``parent``: the head it was put on here. ``place_id``: who wrote it, None = this place.
    """

    __tablename__ = "revision"
    __journalled__ = False
    __table_args__ = table_args(sa.Index("ix_revision_parcel_id", "parcel_id"))

    hash: Mapped[str] = mapped_column(Text(), primary_key=True)
    parcel_id: Mapped[uuid.UUID] = mapped_column(Id())
    kind: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Moment())
    content: Mapped[bytes] = mapped_column(Packed())
    parent: Mapped[str | None] = mapped_column(Text(), default=None)
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    bundle: Mapped[str | None] = mapped_column(Text(), default=None)  # SHA-256 of its bundle


class ParcelHead(Base):
    """Where a parcel stands: its newest agreed revision, whose it is, and how far it has come.

    In an office: ``hash`` was last sent or received, ``agreed`` last acknowledged by the centre.
    At the centre: ``hash`` is what the tables show, ``place_id`` the office whose parcel it is.
    ``finding``: in an office, why the centre holds it (JSON of code and values), "" = it does not.
    """

    __tablename__ = "parcel_head"
    __journalled__ = False
    __table_args__ = table_args(
        sa.Index("ix_parcel_head_place_id_kind", "place_id", "kind"),
        sa.Index("ix_parcel_head_person_id", "person_id"),
        sa.Index("ix_parcel_head_standing", "standing"),
    )

    parcel_id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text())
    hash: Mapped[str] = mapped_column(Text())
    standing: Mapped[Standing] = mapped_column(Code(Standing))
    since: Mapped[datetime] = mapped_column(Moment())
    agreed: Mapped[str | None] = mapped_column(Text(), default=None)
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    finding: Mapped[str] = mapped_column(Text(), default="")


class Taken(Base):
    """What a merge or a decision did to the head of one parcel: its way back, and who ever headed.

    A new parcel that a bundle brought needs none: its revision names the bundle and has no parent.
    ``cause``: the id of the bundle or question by which it changed. ``before``: the head until then
    (None: there was none) with its standing, its place and what was agreed; ``after`` the new one.
    ``held``: it had waited; JSON of how (bundle, why, finding, needs, ancestors), to wait again.
    ``undone``: the merge was taken back, so ``after`` is no part of the parcel's history.
    """

    __tablename__ = "taken"
    __journalled__ = False
    __table_args__ = table_args(sa.Index("ix_taken_parcel_id", "parcel_id"))

    cause: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    parcel_id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text())
    after: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Moment())
    before: Mapped[str | None] = mapped_column(Text(), default=None)
    standing: Mapped[Standing | None] = mapped_column(Code(Standing), default=None)
    agreed: Mapped[str | None] = mapped_column(Text(), default=None)
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    held: Mapped[str | None] = mapped_column(Text(), default=None)
    undone: Mapped[bool] = mapped_column(Flag(), default=False)


class HeldRevision(Base):
    """A revision or fact that could not be taken yet, with the exact reason; never thrown away.

    ``finding``: JSON of code and values. ``needs``: JSON list of [table, id] that must come first.
    """

    __tablename__ = "held_revision"
    __journalled__ = False
    __table_args__ = table_args(
        sa.Index("ix_held_revision_place_id", "place_id"),
        sa.Index("ix_held_revision_parcel_id", "parcel_id"),
    )

    hash: Mapped[str] = mapped_column(Text(), primary_key=True)
    parcel_id: Mapped[uuid.UUID] = mapped_column(Id())
    kind: Mapped[str] = mapped_column(Text())
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id())
    bundle: Mapped[str] = mapped_column(Text())
    why: Mapped[HeldWhy] = mapped_column(Code(HeldWhy))
    finding: Mapped[str] = mapped_column(Text())
    content: Mapped[bytes] = mapped_column(Packed())
    at: Mapped[datetime] = mapped_column(Moment())
    needs: Mapped[str] = mapped_column(Text(), default="[]")
    ancestors: Mapped[str] = mapped_column(Text(), default="[]")


class Question(Row, Base):
    """Something only a person can decide: two revisions on one base, one person twice, a deletion.

    ``base``, ``ours``, ``theirs``, ``result``: hashes of revisions. ``subject_id``: the parcel; of
    SAME_PERSON the person that came in, with ``other_id`` the one that is here.
    """

    __tablename__ = "question"
    __table_args__ = table_args(
        sa.Index("ix_question_state", "state"), sa.Index("ix_question_subject_id", "subject_id")
    )

    kind: Mapped[QuestionKind] = mapped_column(Code(QuestionKind))
    state: Mapped[QuestionState] = mapped_column(Code(QuestionState))
    parcel_kind: Mapped[str] = mapped_column(Text())
    subject_id: Mapped[uuid.UUID] = mapped_column(Id())
    opened_at: Mapped[datetime] = mapped_column(Moment())
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("place.id"), default=None)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    other_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    bundle: Mapped[str] = mapped_column(Text(), default="")
    base: Mapped[str | None] = mapped_column(Text(), default=None)
    ours: Mapped[str | None] = mapped_column(Text(), default=None)
    theirs: Mapped[str | None] = mapped_column(Text(), default=None)
    choice: Mapped[Choice | None] = mapped_column(Code(Choice), default=None)
    result: Mapped[str | None] = mapped_column(Text(), default=None)
    reason: Mapped[str] = mapped_column(Text(), default="")
    decided_by: Mapped[str] = mapped_column(Text(), default="")
    decided_on: Mapped[date | None] = mapped_column(Day(), default=None)


class ParcelReturn(Row, Base):
    """The centre sends a parcel back with what is to be put right; the office's words stay its own.

    ``hash``: the revision it is about. ``answered_on``: the office has seen to it.
    """

    __tablename__ = "parcel_return"
    __table_args__ = table_args(sa.Index("ix_parcel_return_parcel_id", "parcel_id"))

    parcel_id: Mapped[uuid.UUID] = mapped_column(Id())
    kind: Mapped[str] = mapped_column(Text())
    hash: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())
    by: Mapped[str] = mapped_column(Text())
    text: Mapped[str] = mapped_column(Text(), default="")
    person_id: Mapped[uuid.UUID | None] = mapped_column(Id(), default=None)
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("place.id"), default=None)
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)


class ReturnLine(Row, Base):
    """A note on one row of a returned parcel; ``field`` empty = the whole row."""

    __tablename__ = "return_line"
    __table_args__ = table_args(sa.Index("ix_return_line_parcel_return_id", "parcel_return_id"))

    parcel_return_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("parcel_return.id"))
    table: Mapped[str] = mapped_column(Text())
    row_id: Mapped[uuid.UUID] = mapped_column(Id())
    text: Mapped[str] = mapped_column(Text())
    field: Mapped[str] = mapped_column(Text(), default="")


class Approval(Row, Base):
    """The centre approved a revision of a parcel; never by the hand that brought it in."""

    __tablename__ = "approval"
    __table_args__ = table_args(sa.Index("ix_approval_parcel_id", "parcel_id"))

    parcel_id: Mapped[uuid.UUID] = mapped_column(Id())
    kind: Mapped[str] = mapped_column(Text())
    hash: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())
    by: Mapped[str] = mapped_column(Text())
    place_id: Mapped[uuid.UUID | None] = mapped_column(Id(), ref("place.id"), default=None)


class CentreProposal(Row, Base):
    """What the centre asks an office to do with its own rows about a person (moved, entered twice).

    ``other_id``: the entry at the other office (or the second one here). ``accepted`` None = not
    answered yet; the answer travels back as the office's own.
    """

    __tablename__ = "centre_proposal"
    __table_args__ = table_args(sa.Index("ix_centre_proposal_accepted", "accepted"))

    choice: Mapped[Choice] = mapped_column(Code(Choice))
    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    other_id: Mapped[uuid.UUID] = mapped_column(Id())
    words: Mapped[str] = mapped_column(Text())
    on: Mapped[date] = mapped_column(Day())
    moved_on: Mapped[date | None] = mapped_column(Day(), default=None)
    accepted: Mapped[bool | None] = mapped_column(Flag(), default=None)
    reason: Mapped[str] = mapped_column(Text(), default="")
    answered_by: Mapped[str] = mapped_column(Text(), default="")
    answered_on: Mapped[date | None] = mapped_column(Day(), default=None)


class RowExtra(Base):
    """Columns of a row that a newer program wrote and this one does not know; sent on unchanged."""

    __tablename__ = "row_extra"
    __journalled__ = False

    row_id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True)
    table: Mapped[str] = mapped_column(Text(), primary_key=True)
    columns: Mapped[str] = mapped_column(Text())  # JSON object


class SamePerson(Row, Base):
    """Two entries are one human being (or were found not to be): counted once at the centre."""

    __tablename__ = "same_person"
    __table_args__ = table_args(sa.UniqueConstraint("person_id", "other_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    other_id: Mapped[uuid.UUID] = mapped_column(Id(), ref("person.id"))
    state: Mapped[SameState] = mapped_column(Code(SameState))
    on: Mapped[date] = mapped_column(Day())
    moved_on: Mapped[date | None] = mapped_column(Day(), default=None)


TRIGGERS = tuple(append_only("revision", "UPDATE", "DELETE"))
