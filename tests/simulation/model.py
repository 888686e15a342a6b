"""Offices and a centre in memory, which ask the real rules of the exchange what to do.

Rows are one word per parcel; everything else is as in the program: a journal, streams, texts with
marks, names, ancestors, held revisions, questions. `truth.Truth` knows beside it which change was
made on which, so that a loss is seen even where the rules believe that all is well.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Self

from asn_desktop.rules import streams
from asn_desktop.rules.streams import Acknowledged, Outcome, Range, Seen, Verdict
from asn_desktop.views.parcels import marked, marks, name_of, next_text, same, unmarked
from tests.simulation.truth import Truth

INVALID = 9
"""A word that cannot be: the centre holds the revision until its office has put it right."""
OFFICE_PARCELS = 4
"""Parcels an office has; the second and the fourth lean on the one before."""


class Wrong(Enum):
    """Designs that are known to lose something: the simulator has to notice."""

    SINCE_EXPORT = auto()
    """A bundle carries what changed since the last one was made."""
    SAME_EPOCH = auto()
    """A restored office goes on in its old epoch."""
    CLOCK_WINS = auto()
    """Of two changes the later one by the clock counts."""
    NO_CENTRE_EPOCH = auto()
    """A restored centre does not say so."""
    PLAIN_NAMES = auto()
    """What a parcel was once before has the name it had then."""
    CUT_AT_ACKNOWLEDGED = auto()
    """Ancestors end at what was acknowledged, merged or not."""
    ANY_ACKNOWLEDGEMENT = auto()
    """An office believes what acknowledges a bundle it never made."""
    OLD_EPOCH_REFUSED = auto()
    """Nothing is taken from an epoch once another one of the installation was seen."""


@dataclass(frozen=True)
class Item:
    """A revision on its way; ``truth``: which change it is."""

    parcel: int
    text: bytes
    ancestors: tuple[str, ...]
    truth: int
    clock: int = 0

    @property
    def name(self) -> str:
        return name_of(self.text)


@dataclass(frozen=True)
class Sent:
    """A bundle of an office."""

    place: int
    installation: str
    epoch: str
    number: int
    sha: str
    previous: str
    carries: Range
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Answer:
    """A reply, or (``token``) an acknowledgement of one line."""

    place: int
    ack: Acknowledged
    items: tuple[Item, ...] = ()
    exceptions: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()
    token: bool = False


def words(parcel: int, word: int) -> bytes:
    """The plain text of a parcel."""
    return b'{"id":%d,"word":%d}' % (parcel, word)


def word_of(text: bytes) -> int:
    """What a text says."""
    return int(unmarked(text).rsplit(b":", 1)[1][:-1])


@dataclass
class Site:
    """What office and centre have in common: texts, what they stand on, heads."""

    truth: Truth
    wrong: Collection[Wrong]
    texts: dict[str, bytes] = field(default_factory=dict)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    known: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def stored(self) -> Self:
        """A backup; what really happened is not part of it."""
        return copy.deepcopy(self, {id(self.truth): self.truth})

    def put(self, parcel: int, text: bytes) -> str:
        """Make a revision the head."""
        name = name_of(text)
        before = self.heads.get(parcel)
        self.parents.setdefault(name, (*((before,) if before else ()), *marks(text)))
        self.texts[name] = text
        self.heads[parcel] = name
        self.known[parcel].add(name)
        return name


@dataclass
class Office(Site):
    """One installation of one place."""

    place: int = 0
    installation: str = ""
    epoch: str = ""
    skew: int = 0
    rows: dict[int, tuple[bytes, int, int]] = field(default_factory=dict)
    """Parcel → its text, which change it is, when by the clock here."""
    journal: list[int] = field(default_factory=list)
    position: int = 0
    number: int = 0
    last: str = ""
    exported: int = 0
    centre_epoch: str = ""
    made: dict[str, int] = field(default_factory=dict)
    agreed: dict[int, str] = field(default_factory=dict)
    log: list[tuple[int, int, str, int]] = field(default_factory=list)
    """What was sent in this epoch: how far, parcel, revision, which change."""
    approved: set[str] = field(default_factory=set)
    first: bool = True
    """In the first epoch of the installation: it knows every name it ever gave."""
    copied: bool = False
    """The centre acknowledged what was never made here: this database runs on another PC too."""
    seen: set[str] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    """Changes that were acknowledged in this epoch."""

    def edit(self, parcel: int, word: int) -> None:
        """A person writes."""
        text, before, _at = self.rows.get(parcel, (b"", None, 0))
        closed = parcel in self.rows and name_of(self.text_now(parcel)) in self.approved
        if closed or text == words(parcel, word):
            return
        self.journal.append(parcel)
        now = self.truth.time + self.skew
        self.rows[parcel] = (words(parcel, word), self.truth.edit(before), now)

    def settle(self, parcel: int) -> None:
        """What was changed and changed back before anybody was told is as it was told."""
        text, truth, clock = self.rows[parcel]
        head = self.heads.get(parcel)
        if head and unmarked(self.texts[head]) == text:
            self.rows[parcel] = (text, self.truth.names.get((parcel, head), truth), clock)

    def text_now(self, parcel: int) -> bytes:
        """The revision the rows make."""
        plain = self.rows[parcel][0]
        head = self.heads.get(parcel)
        known: Collection[str] | None = self.known[parcel] if self.first else None
        if Wrong.PLAIN_NAMES in self.wrong:
            known = ()
        return next_text(plain, self.texts[head] if head else None, known)

    def export(self) -> Sent | None:
        """Make a bundle; None when there is nothing to tell."""
        after = self.exported if Wrong.SINCE_EXPORT in self.wrong else self.position
        upto = len(self.journal)
        if upto <= after:
            return None
        everything: Iterable[int] = self.rows if after == 0 else self.journal[after:upto]
        items = [item for parcel in sorted(set(everything)) if (item := self._item(parcel))]
        self.number += 1
        sha = self.truth.fresh()
        bundle = Sent(
            self.place,
            self.installation,
            self.epoch,
            self.number,
            sha,
            self.last,
            Range(after, upto),
            tuple(items),
        )
        self.last, self.exported, self.made[sha] = sha, upto, upto
        self.log += [(upto, item.parcel, item.name, item.truth) for item in items]
        return bundle

    def _item(self, parcel: int) -> Item | None:
        text = self.text_now(parcel)
        name, head = name_of(text), self.heads.get(parcel)
        agreed = self.agreed.get(parcel)
        self.settle(parcel)
        _plain, truth, clock = self.rows[parcel]
        if name == head == agreed:
            return None
        if name != head:
            self.put(parcel, text)
            self.truth.named(parcel, name, truth, head)
        return Item(parcel, text, streams.lineage(name, self.parents, agreed), truth, clock)

    def take(self, answer: Answer) -> None:
        """Read a reply of the centre."""
        taken = [item for item in answer.items if self._take_item(item)]
        self.approved |= answer.approved
        if taken and streams.taken_elsewhere(answer.ack.centre_epoch, self.centre_epoch):
            self.seen.add(answer.ack.centre_epoch)
            self.begin(self.truth.fresh())
            return
        if taken:
            self.centre_epoch = answer.ack.centre_epoch
        made = self.made
        if Wrong.ANY_ACKNOWLEDGEMENT in self.wrong:
            made = {answer.ack.bundle: answer.ack.upto}
        told = streams.next_position(
            self.position,
            answer.ack,
            epoch=self.epoch,
            centre_epoch=self.centre_epoch,
            seen=self.seen,
            made=made,
        )
        self.seen.add(answer.ack.centre_epoch)
        self.copied |= streams.is_anothers(answer.ack, epoch=self.epoch, made=made)
        if told is None:
            self.begin(self.truth.fresh())
            return
        if answer.ack.epoch == self.epoch:
            self.centre_epoch = answer.ack.centre_epoch
        self._acknowledged(told, answer)

    def _acknowledged(self, upto: int, answer: Answer) -> None:
        self.position = max(self.position, upto)
        last: dict[int, str] = {}
        for reach, parcel, name, truth in self.log:
            if reach <= self.position:
                self.truth.acknowledged.add(truth)
                self.told.add(truth)
                last[parcel] = name
        for parcel, name in last.items():
            sure = not answer.token and name not in answer.exceptions
            if sure or Wrong.CUT_AT_ACKNOWLEDGED in self.wrong:
                self.agreed[parcel] = name
        self.log = [each for each in self.log if each[0] > self.position]

    def _take_item(self, item: Item) -> bool:
        parcel, name = item.parcel, item.name
        if parcel not in self.rows:
            now = None
        else:
            self.settle(parcel)
            now = name_of(self.text_now(parcel))
            self.truth.named(parcel, now, self.rows[parcel][1], self.heads.get(parcel))
        outcome = streams.judge_revision(
            now,
            revision=name,
            ancestors=(*item.ancestors, *marks(item.text)),
            history=self.known[parcel],
            same=now is not None and self.rows[parcel][0] == unmarked(item.text),
        )
        if outcome not in (Outcome.NEW, Outcome.FORWARD):
            return False
        if now is not None:
            equal = self.rows[parcel][0] == unmarked(item.text)
            self.truth.moves(self.rows[parcel][1], item.truth, equal=equal, where="office")
        self.rows[parcel] = (unmarked(item.text), item.truth, item.clock)
        self.agreed[parcel] = self.put(parcel, item.text)
        self.truth.names.setdefault((parcel, name), item.truth)
        return True

    def begin(self, epoch: str) -> None:
        """Begin a new epoch: everything is told anew."""
        self.epoch, self.position, self.number, self.last = epoch, 0, 0, ""
        self.centre_epoch, self.exported, self.first = "", 0, False
        self.made, self.agreed, self.log, self.told = {}, {}, [], set()


@dataclass(frozen=True)
class Asked:
    """The other side of an open question."""

    item: Item
    clock: int = 0


@dataclass
class Stream:
    """What the centre knows of one epoch of one installation."""

    have: int = 0
    bundle: str = ""
    numbers: dict[int, str] = field(default_factory=dict)


@dataclass
class Centre(Site):
    """The central office."""

    epoch: str = ""
    truths: dict[int, int] = field(default_factory=dict)
    clocks: dict[int, int] = field(default_factory=dict)
    streams: dict[tuple[str, str], Stream] = field(default_factory=dict)
    newest: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Place → the stream it was heard from last."""
    gaps: list[Sent] = field(default_factory=list)
    held: dict[str, Item] = field(default_factory=dict)
    questions: dict[int, list[Item]] = field(default_factory=lambda: defaultdict(list))
    authored: set[int] = field(default_factory=set)
    approved: set[int] = field(default_factory=set)
    alarms: set[str] = field(default_factory=set)
    forks: list[tuple[int, int, int]] = field(default_factory=list)
    """Every question that was opened: parcel, which change was the head, which one came."""

    def receive(self, bundle: Sent) -> None:
        """Import a file."""
        key = (bundle.installation, bundle.epoch)
        before = self.newest.get(bundle.place, key)
        if Wrong.OLD_EPOCH_REFUSED in self.wrong and before != key and key in self.streams:
            return
        self.newest[bundle.place] = key
        self._receive(bundle)

    def _receive(self, bundle: Sent) -> None:
        stream = self.streams.setdefault((bundle.installation, bundle.epoch), Stream())
        verdict = streams.judge_bundle(
            Seen(stream.have, tuple(stream.numbers.items())),
            number=bundle.number,
            content=bundle.sha,
            previous=bundle.previous,
            carries=bundle.carries,
        )
        if verdict is Verdict.FORK:
            self.alarms.add(bundle.installation)
            return
        stream.numbers[bundle.number] = bundle.sha
        if verdict is Verdict.GAP and bundle not in self.gaps:
            self.gaps.append(bundle)
        if verdict is Verdict.APPLY:
            self._apply(stream, bundle)

    def _apply(self, stream: Stream, bundle: Sent) -> None:
        for item in bundle.items:
            self.place(item)
        stream.have, stream.bundle = bundle.carries.upto, bundle.sha
        waiting, self.gaps = self.gaps, []
        for other in waiting:
            self._receive(other)

    def place(self, item: Item) -> None:
        """Take one revision, hold it, or ask."""
        ancestors = (*item.ancestors, *marks(item.text))
        for name in streams.superseded(self.held, ancestors):
            del self.held[name]
        if word_of(item.text) == INVALID or not self._leans_on_something(item.parcel):
            if item.name not in self.known[item.parcel]:
                self.held[item.name] = item
            return
        self._judge(item, ancestors)
        for name, other in list(self.held.items()):
            if name in self.held and self._may_come(other):
                del self.held[name]
                self.place(other)

    def _may_come(self, item: Item) -> bool:
        return word_of(item.text) != INVALID and self._leans_on_something(item.parcel)

    def _leans_on_something(self, parcel: int) -> bool:
        return parcel % 2 == 0 or parcel - 1 in self.heads

    def _judge(self, item: Item, ancestors: Collection[str]) -> None:
        parcel, head = item.parcel, self.heads.get(item.parcel)
        waiting = [each.name for each in self.questions[parcel]]
        equal = head is not None and same(self.texts[head], item.text)
        outcome = streams.judge_revision(
            head,
            revision=item.name,
            ancestors=tuple(ancestors),
            history={*self.known[parcel], *waiting},
            same=equal,
        )
        if Wrong.CLOCK_WINS in self.wrong and head is not None:
            later = item.clock >= self.clocks[parcel]
            outcome = Outcome.FORWARD if later else Outcome.KNOWN
        if outcome is Outcome.KNOWN:
            there = [self.truths[parcel], *(each.truth for each in self.questions[parcel])]
            self.truth.dropped(item.truth, there, equal=equal)
            return
        past = streams.superseded(waiting, ancestors)
        if outcome is Outcome.FORWARD and parcel in self.approved and not equal:
            outcome = Outcome.QUESTION
        elif outcome is Outcome.QUESTION:
            self.forks.append((parcel, self.truths[parcel], item.truth))
        self.questions[parcel] = [each for each in self.questions[parcel] if each.name not in past]
        if outcome is Outcome.QUESTION:
            self.questions[parcel].append(item)
            return
        if outcome is Outcome.FORWARD:
            self.truth.moves(self.truths[parcel], item.truth, equal=equal, where="centre")
        self.put(parcel, item.text)
        self.truths[parcel], self.clocks[parcel] = item.truth, item.clock

    def decide(self, parcel: int, choice: int) -> None:
        """A person decides the oldest question about a parcel: 0 ours, 1 theirs, 2 both."""
        item = self.questions[parcel].pop(0)
        ours = self.heads[parcel]
        said = (word_of(self.texts[ours]), word_of(item.text))
        plain = words(parcel, (*said, max(said))[choice])
        self.known[parcel].add(item.name)
        self.texts[item.name] = item.text
        self.parents.setdefault(item.name, item.ancestors)
        self.put(parcel, marked(plain, (ours, item.name)))
        self.truths[parcel] = self.truth.edit(self.truths[parcel], item.truth)
        self.truth.decided.add(self.truths[parcel])
        self.clocks[parcel] = self.truth.time
        self.authored.add(parcel)
        self.approved.discard(parcel)

    def answer(self, place: int, *, whole: bool = False, token: bool = False) -> Answer:
        """Answer an office; ``whole``: with everything there is of it."""
        key = self.newest.get(place)
        ack = Acknowledged("", 0, self.epoch)
        if key is not None and key in self.streams:
            stream = self.streams[key]
            ack = Acknowledged(key[1], stream.have, self.epoch, stream.bundle)
        if token:
            return Answer(place, ack, token=True)
        mine = range(place * OFFICE_PARCELS, (place + 1) * OFFICE_PARCELS)
        items = tuple(
            Item(
                parcel,
                self.texts[self.heads[parcel]],
                streams.lineage(self.heads[parcel], self.parents),
                self.truths[parcel],
                self.clocks[parcel],
            )
            for parcel in mine
            if parcel in self.heads and (whole or parcel in self.authored)
        )
        waiting = {each.name for parcel in mine for each in self.questions[parcel]}
        approved = frozenset(self.heads[parcel] for parcel in mine if parcel in self.approved)
        return Answer(place, ack, items, frozenset({*self.held, *waiting}), approved)
