"""The protocol of the exchange as pure decisions; the simulator and the program ask the same ones.

A stream is what one installation tells in one epoch: its journal, numbered without gaps. A bundle
carries everything after the position the other side has *acknowledged*, never since the last
export, so a lost file needs no repair. Clocks decide nothing.

What the simulator (`tests/simulation`) taught, and everybody must keep to:

* **A stream at position 0 sends everything** (``services.parcels.everything``), not only what the
  journal knows: what came from the centre is not journalled, and offices are the centre's backup.
* **Names are unique in the life of a parcel.** A parcel that becomes again what it once was gets a
  *marked* text (``views.parcels.next_text``); otherwise a reverted change would look like an old
  one, and be dropped in silence.
* **Ancestors** are :func:`lineage`; the receiver adds what the text itself is marked with.
* **History** is every revision of the parcel that was taken here or stands in a question, without
  those whose merge was undone.
* A revision that goes forward, or into a question, **takes the place** of held revisions and of
  the other side of open questions that stand among its ancestors (:func:`superseded`); else they
  come back later as questions nobody can answer.
* Undoing a merge leaves the position of the stream where it is: its bundle stays, and is merged
  again from here, never asked for again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What the receiver knows of one stream (one epoch of one installation).

    ``numbers``: SHA-256 by bundle number of what was received, taken or held. ``have``: the last
    position taken. Other epochs of the same installation are streams of their
    own: which one is newer cannot be known (a file may be months on its way), and need not be,
    because every revision is judged by what it stands on.
    """

    have: int = 0
    numbers: tuple[tuple[int, str], ...] = ()


def judge_bundle(
    seen: Seen, *, number: int, content: str, previous: str, carries: Range
) -> Verdict:
    """Say what becomes of bundle ``number`` whose SHA-256 is ``content``.

    ``previous`` is the SHA-256 of the bundle before it in the stream, "" for the first. The order
    of the questions matters: a fork is told before anything is taken. A bundle that was held is
    judged again by the same question.
    """
    known = dict(seen.numbers)
    if known.get(number, content) != content:
        return Verdict.FORK
    if previous and known.get(number - 1, previous) != previous:
        return Verdict.FORK
    if carries.after > seen.have:
        return Verdict.GAP
    if carries.upto <= seen.have:
        return Verdict.DUPLICATE
    return Verdict.APPLY


class Outcome(StrEnum):
    """What becomes of one revision at the receiver."""

    NEW = "new"
    FORWARD = "forward"
    """It stands on the head that is here, or says the same."""
    KNOWN = "known"
    """It was here already: nothing to do."""
    QUESTION = "question"
    """Both sides wrote on the same base: a person decides."""


def judge_revision(
    head: str | None,
    *,
    revision: str,
    ancestors: Sequence[str],
    history: Collection[str],
    same: bool = False,
) -> Outcome:
    """Say what becomes of ``revision`` of a parcel whose head here is ``head`` (None: not here).

    ``ancestors``: :func:`lineage` at its author, and what its text is marked with. ``history``: see
    the module. ``same``: it says what the head says (``views.parcels.same``) under another name.

    An office asks with ``head`` = its unsent change, if it has one, and leaves a QUESTION alone:
    its own revision goes to the centre with the next bundle, and is decided there.
    """
    if head is None:
        return Outcome.KNOWN if revision in history else Outcome.NEW
    if revision == head:
        return Outcome.KNOWN
    if head in ancestors:
        return Outcome.FORWARD
    if revision in history:
        return Outcome.KNOWN
    return Outcome.FORWARD if same else Outcome.QUESTION


def lineage(
    head: str, parents: Mapping[str, Iterable[str]], agreed: str | None = None
) -> tuple[str, ...]:
    """Every revision ``head`` stands on, nearest first, without itself.

    ``parents``: revision → what it was put on (``Revision.parent``; of a decision both sides).
    ``agreed``: where an office may stop: what a *reply* of the current epoch called merged, never
    what was merely acknowledged (it may be held or in a question), never of an earlier epoch.
    """
    found: dict[str, None] = {}
    waiting = [head]
    while waiting:
        name = waiting.pop(0)
        if name == agreed:
            continue
        for parent in parents.get(name, ()):
            if parent != head and parent not in found:
                found[parent] = None
                waiting.append(parent)
    return tuple(found)


def superseded(waiting: Iterable[str], ancestors: Collection[str]) -> frozenset[str]:
    """Which ``waiting`` revisions (held, or in a question) a newer one takes the place of."""
    return frozenset(name for name in waiting if name in ancestors)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the other side says it has: of which epoch of ours, up to where, in which epoch of its.

    ``epoch`` "" = it has nothing of ours at all; every reply says at least that much, with the
    epoch in its header. ``bundle``: SHA-256 of the bundle that brought it to ``upto`` (not simply
    the newest received), "" = none yet.
    """

    epoch: str
    upto: int
    centre_epoch: str
    bundle: str = ""


SHORT_NAME = 30
"""At least so many digits of a bundle's SHA-256 stand in an acknowledgement of one line."""


def next_position(
    mine: int,
    ack: Acknowledged,
    *,
    epoch: str,
    centre_epoch: str,
    seen: Collection[str],
    made: Mapping[str, int],
) -> int | None:
    """The acknowledged position after ``ack``, starting from ``mine``; None = begin a new epoch.

    ``centre_epoch``: of the centre, as it last said about this epoch of ours; "" = it never did.
    ``seen``: every epoch of the centre anything was ever heard of here, before this.
    ``made``: SHA-256 → how far it reaches, of the bundles made here in ``epoch``.

    Another epoch of the centre means that it was restored and may have lost anything: a new epoch
    of ours begins (its ``centre_epoch`` is "") and sends everything; whatever was said about the
    old one is stale from then on, in whatever order it still arrives. What acknowledges a bundle
    that was never made here is another's (a copied installation) and moves nothing.
    """
    if ack.epoch != epoch:
        return mine if not seen or ack.centre_epoch in seen else None
    if centre_epoch and ack.centre_epoch != centre_epoch:
        return None
    return max(mine, ack.upto) if ack.upto in _reached(ack, made) else mine


def taken_elsewhere(said: str, centre_epoch: str) -> bool:
    """Whether a revision taken from a file of the centre's epoch ``said`` begins a new epoch here.

    It is not journalled here, and a centre that is in another epoch by now may lack it: then all
    is told anew. While the centre never spoke of this epoch of ours (``centre_epoch`` "") nothing
    has to begin, but from then on ``said`` is its ``centre_epoch``.
    """
    return centre_epoch not in ("", said)


def is_anothers(ack: Acknowledged, *, epoch: str, made: Mapping[str, int]) -> bool:
    """Whether ``ack`` proves that this installation runs twice (``made`` as above).

    It speaks of our epoch and of a bundle that was never made here: the database was copied, and
    the copy sent it. Both have to be enrolled anew as installations of their own.
    """
    return ack.epoch == epoch and ack.bundle != "" and not _reached(ack, made)


def _reached(ack: Acknowledged, made: Mapping[str, int]) -> set[int]:
    return {upto for name, upto in made.items() if _names(ack.bundle, name)}


def _names(said: str, name: str) -> bool:
    return len(said) >= SHORT_NAME and name.startswith(said)
