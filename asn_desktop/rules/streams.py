"""The protocol of the exchange as pure decisions; the simulator and the program ask the same ones.

A stream is what one installation tells in one epoch: its journal, numbered without gaps. A bundle
carries everything after the position the other side has *acknowledged*, never since the last
export, so a lost file needs no repair. Clocks decide nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class BundleKind(StrEnum):
    """What a bundle is for; the value stands in its header."""

    CHANGES = "perubahan"
    """From an office: all since the acknowledged position."""
    ATTACHMENTS = "lampiran"
    """From an office: scans and evidence, apart, so that they never hold back data."""
    REPLY = "balasan"
    """From the centre: acknowledgement, questions, decisions, returned parcels, key list."""
    RECOVERY = "pemulihan"
    """From the centre: all it has of one office."""
    REFERENCE = "acuan"
    """From the centre: years, periods, holidays as one numbered set."""
    KIT = "sertifikat"
    """From the centre to a newly enrolled office: certificate, key list, reference, staff."""
    REQUEST = "daftar"
    """From an office that wants to be enrolled: its public keys; not encrypted to anybody."""


@dataclass(frozen=True, slots=True)
class Range:
    """The part of a stream a bundle carries: everything after ``after`` up to ``upto``."""

    after: int
    upto: int


class Verdict(StrEnum):
    """What becomes of a genuine bundle at the receiver."""

    APPLY = "apply"
    DUPLICATE = "duplicate"
    """All of it is known: nothing changes, it is acknowledged again."""
    GAP = "gap"
    """Something before it is missing: held until it comes."""
    FORK = "fork"
    """The same number with another content: a copied or restored installation; alarm."""
    OLD_EPOCH = "old_epoch"
    """Of an epoch that has ended: kept, nothing is taken from it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the receiver knows of one stream.

    ``numbers``: SHA-256 by bundle number of what was received. ``have``: the last position taken.
    ``ended``: the installation has begun a newer epoch.
    """

    have: int = 0
    numbers: tuple[tuple[int, str], ...] = ()
    ended: bool = False


def judge_bundle(
    seen: Seen, *, number: int, content: str, previous: str, carries: Range
) -> Verdict:
    """Say what becomes of bundle ``number`` whose SHA-256 is ``content``.

    ``previous`` is the SHA-256 of the bundle before it in the stream, "" for the first. The order
    of the questions matters: a fork is told before anything is taken.
    """
    known = dict(seen.numbers)
    if number in known:
        return Verdict.DUPLICATE if known[number] == content else Verdict.FORK
    before = known.get(number - 1)
    if before is not None and previous and before != previous:
        return Verdict.FORK
    if seen.ended:
        return Verdict.OLD_EPOCH
    if carries.upto <= seen.have:
        return Verdict.DUPLICATE
    if carries.after > seen.have:
        return Verdict.GAP
    return Verdict.APPLY


class Outcome(StrEnum):
    """What becomes of one revision at the receiver."""

    NEW = "new"
    FORWARD = "forward"
    """It stands on the head that is here."""
    KNOWN = "known"
    """The head is the same, or already stands on it: nothing to do."""
    QUESTION = "question"
    """Both sides wrote on the same base: a person decides."""


def judge_revision(
    head: str | None, *, revision: str, ancestors: Sequence[str], history: Collection[str]
) -> Outcome:
    """Say what becomes of ``revision`` of a parcel whose head here is ``head`` (None: not here).

    ``ancestors``: what its author had sent or received before it, back to what we acknowledged.
    ``history``: every revision of the parcel that was ever the head here.
    """
    if head is None:
        return Outcome.NEW
    if revision == head:
        return Outcome.KNOWN
    if head in ancestors:
        return Outcome.FORWARD
    if revision in history:
        return Outcome.KNOWN
    return Outcome.QUESTION


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the other side says it has: of which epoch of ours, up to where, in which epoch of its.

    An acknowledgement of an epoch of the centre that has ended is stale and ignored.
    """

    epoch: str
    upto: int
    centre_epoch: str


def next_position(
    mine: int, ack: Acknowledged, *, epoch: str, centre_epoch: str, ended: Collection[str]
) -> int:
    """The acknowledged position after ``ack``, starting from ``mine``.

    A newer epoch of the centre (it was restored) sets the position back to what it now says; one of
    an epoch that has ``ended`` is ignored, and so is one about another epoch of ours.
    """
    if ack.epoch != epoch or ack.centre_epoch in ended:
        return mine
    if ack.centre_epoch != centre_epoch:
        return ack.upto
    return max(mine, ack.upto)
