"""Offices, a centre and what lies between: sticks and chats that lose, double and mix files up."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field

from tests.simulation.model import (
    INVALID,
    OFFICE_PARCELS,
    Answer,
    Centre,
    Office,
    Sent,
    Wrong,
    word_of,
)
from tests.simulation.truth import Truth, ViolationError

OFFICES = 3
LOSS = 0.3
DOUBLE = 0.15
ROUNDS = 14
"""Within so many exchanges without loss everything has to be the same everywhere."""


@dataclass(frozen=True)
class Trouble:
    """What may happen in a run beside loss, duplication, mixed order and wrong clocks."""

    restores: bool = False
    clones: bool = False
    centre_restores: bool = False
    invalid: bool = False

    @property
    def none(self) -> bool:
        """Whether only the way between the sites is bad."""
        return not (self.restores or self.clones or self.centre_restores)


@dataclass
class World:
    """One run."""

    trouble: Trouble = field(default_factory=Trouble)
    wrong: Collection[Wrong] = ()
    truth: Truth = field(default_factory=Truth)

    def __post_init__(self) -> None:
        self.centre = Centre(self.truth, self.wrong, epoch=self.truth.fresh())
        self.offices = [self._office(place) for place in range(OFFICES)]
        self.files: list[Sent | Answer] = []
        self.backups: dict[int, Office] = {}
        self.centre_backup = self.centre.stored()
        self.lost: set[int] = set()
        self.recovering: set[int] = set()
        """Places that ask the centre for all it has of them."""

    def _office(self, place: int) -> Office:
        return Office(
            self.truth,
            self.wrong,
            place=place,
            installation=self.truth.fresh(),
            epoch=self.truth.fresh(),
            skew=(0, 400, -700)[place % 3],
        )

    # ---- what people do

    def edit(self, at: int, parcel: int, word: int) -> None:
        """Somebody writes in an office."""
        office = self.offices[at]
        self.truth.time += 1
        if word == INVALID and not self.trouble.invalid:
            return
        if word != INVALID and self.trouble.clones:  # no two people say the same by chance
            word = INVALID + self.truth.time
        office.edit(office.place * OFFICE_PARCELS + parcel, word)

    def export(self, at: int) -> None:
        """An office makes a file."""
        bundle = self.offices[at].export()
        if bundle is not None:
            self.files.append(bundle)

    def answer(self, place: int, *, token: bool = False) -> None:
        """The centre answers an office."""
        whole = place in self.recovering
        self.files.append(self.centre.answer(place, whole=whole, token=token))

    def decide(self, which: int, choice: int) -> None:
        """Somebody decides a question at the centre."""
        asked = [parcel for parcel, items in self.centre.questions.items() if items]
        if asked:
            self.truth.time += 1
            self.centre.decide(asked[which % len(asked)], choice)

    def set_clock(self, at: int, skew: int) -> None:
        """The clock of a PC is set, or its battery is dead."""
        self.offices[at].skew = skew

    def approve(self, parcel: int) -> None:
        """Somebody approves a parcel at the centre."""
        if parcel in self.centre.heads and not self.centre.questions[parcel]:
            self.centre.approved.add(parcel)

    # ---- the way between

    def deliver(self, which: int, *, keep: bool = False) -> None:
        """A file arrives; ``keep``: and will arrive again."""
        if not self.files:
            return
        which %= len(self.files)
        file = self.files[which] if keep else self.files.pop(which)
        self._arrive(file)

    def lose(self, which: int) -> None:
        """A stick is lost."""
        if self.files:
            self.files.pop(which % len(self.files))

    def _arrive(self, file: Sent | Answer) -> None:
        if isinstance(file, Sent):
            before = {key: stream.have for key, stream in self.centre.streams.items()}
            self.centre.receive(file)
            for key, have in before.items():
                if self.centre.streams[key].have < have:
                    raise ViolationError("centre: a position went back")
            return
        for office in self.offices:
            if office.place == file.place:
                before_office = (office.epoch, office.position)
                office.take(file)
                self._check_acknowledged(office, before_office, file)

    def _check_acknowledged(self, office: Office, before: tuple[str, int], file: Answer) -> None:
        """What an office believes to be at the centre is there; a stale word moved nothing."""
        moved = before != (office.epoch, office.position)
        if not moved or file.ack.centre_epoch != self.centre.epoch:
            return
        for change in office.told - self.lost:
            if not self.truth.covered(change, self.at_the_centre()):
                raise ViolationError(f"acknowledged and not at the centre: {change}")

    # ---- what goes wrong

    def back_up(self, at: int) -> None:
        """An office keeps a backup."""
        self.backups[at] = self.offices[at].stored()

    def restore(self, at: int) -> None:
        """An office goes back to its backup."""
        if at not in self.backups:
            return
        office = self.backups[at].stored()
        now = self.offices[at]
        office.installation = now.installation
        if Wrong.SAME_EPOCH not in self.wrong:
            office.begin(self.truth.fresh())
        self.offices[at] = office
        self.recovering.add(office.place)
        self._count_lost()

    def clone(self, at: int) -> None:
        """A database is copied to a second PC, and nobody notices."""
        if len(self.offices) < OFFICES + 2:
            self.offices.append(self.offices[at].stored())

    def enrol_again(self, at: int) -> None:
        """A second PC is found and becomes an installation of its own."""
        office = self.offices[at]
        office.installation = self.truth.fresh()
        office.copied = False
        office.begin(self.truth.fresh())
        self.recovering.add(office.place)

    def back_up_centre(self) -> None:
        """The centre keeps a backup."""
        self.centre_backup = self.centre.stored()

    def restore_centre(self) -> None:
        """The centre goes back to its backup."""
        self.centre = self.centre_backup.stored()
        if Wrong.NO_CENTRE_EPOCH not in self.wrong:
            self.centre.epoch = self.truth.fresh()
        self._count_lost()

    def at_the_centre(self) -> list[int]:
        """The changes the centre knows of as heads, in questions and held."""
        centre = self.centre
        return [
            *centre.truths.values(),
            *(item.truth for items in centre.questions.values() for item in items),
            *(item.truth for item in centre.held.values()),
        ]

    def everywhere(self) -> list[int]:
        """The changes that are anywhere."""
        rows = [row for office in self.offices for row in office.rows.values()]
        return [*self.at_the_centre(), *(row[1] for row in rows if word_of(row[0]) != INVALID)]

    def _count_lost(self) -> None:
        """What was in a database that is gone, and nowhere else, no protocol brings back."""
        there = self.everywhere()
        told = self.truth.acknowledged | self.truth.decided
        self.lost |= {change for change in told if not self.truth.covered(change, there)}

    # ---- the end

    def finish(self) -> None:
        """Exchange without loss until nothing changes; raises ``ViolationError``."""
        for office in self.offices:
            for parcel in office.rows:
                office.settle(parcel)
        there = set(self.everywhere())
        for at in range(OFFICES, len(self.offices)):
            self.enrol_again(at)
        self.recovering |= {office.place for office in self.offices[OFFICES:]}
        for _round in range(ROUNDS):
            before = self._picture()
            for at, office in enumerate(self.offices):
                self._round(at, office)
            if self._picture() == before and not self._throw_away():
                break
        else:
            raise ViolationError("it never ends")
        self._check_end(there)

    def _round(self, at: int, office: Office) -> None:
        for parcel, row in list(office.rows.items()):
            if word_of(row[0]) == INVALID:
                self.edit(at, parcel % OFFICE_PARCELS, 0)
        alarm = office.copied or office.installation in self.centre.alarms
        if alarm and Wrong.SAME_EPOCH not in self.wrong:
            self.enrol_again(at)
        bundle = office.export()
        if bundle is not None:
            self._arrive(bundle)
        while any(self.centre.questions.values()):
            self.decide(0, 2)
        whole = office.place in self.recovering
        self._arrive(self.centre.answer(office.place, whole=whole))

    def _throw_away(self) -> bool:
        """Somebody lays aside what is wrong and whose office was restored: nobody can mend it."""
        if not self.trouble.restores:
            return False
        held = [name for name, item in self.centre.held.items() if word_of(item.text) == INVALID]
        self.lost |= {self.centre.held.pop(name).truth for name in held}
        return bool(held)

    def _picture(self) -> list[object]:
        centre = self.centre
        return [
            dict(centre.heads),
            sorted(centre.held),
            [(o.position, len(o.journal), o.epoch, dict(o.heads)) for o in self.offices],
        ]

    def _check_end(self, there: set[int]) -> None:
        centre = self.centre
        if centre.held:
            raise ViolationError(f"still held: {sorted(centre.held)}")
        for office in self.offices:
            if office.position != len(office.journal):
                raise ViolationError(f"office {office.place}: never acknowledged")
            for parcel, (text, _change, _at) in office.rows.items():
                name = office.heads.get(parcel)
                if centre.heads.get(parcel) != name or name is None:
                    raise ViolationError(f"parcel {parcel}: office and centre differ")
                if text not in (centre.texts[name], b"{" + centre.texts[name].split(b"],", 1)[-1]):
                    raise ViolationError(f"parcel {parcel}: the rows are not the head")
        heads = list(centre.truths.values())
        for change in (there | self.truth.acknowledged | self.truth.decided) - self.lost:
            if not self.truth.covered(change, heads):
                raise ViolationError(f"change {change} is gone")
        if self.trouble.none:
            self._check_forks()

    def _check_forks(self) -> None:
        for parcel, ours, theirs in self.centre.forks:
            if self.truth.covers(theirs, ours) or self.truth.covers(ours, theirs):
                raise ViolationError(f"parcel {parcel}: asked for no reason")


def run(seed: int, trouble: Trouble, wrong: Collection[Wrong] = (), steps: int = 60) -> World:
    """One run of random events; raises :class:`ViolationError`."""
    chance = random.Random(seed)
    world = World(trouble, wrong)
    for at in range(OFFICES):
        for parcel in range(OFFICE_PARCELS):
            world.edit(at, parcel, 0)
    events, weights = _events(trouble)
    for event in chance.choices(events, weights, k=steps):
        _happen(world, event, chance)
    world.finish()
    return world


def _events(trouble: Trouble) -> tuple[list[str], list[int]]:
    events = {"edit": 34, "export": 16, "deliver": 30, "answer": 10, "token": 3, "decide": 4}
    events |= {"approve": 1, "back_up": 3, "clock": 3}
    if trouble.restores:
        events["restore"] = 2
    if trouble.clones:
        events["clone"] = 1
    if trouble.centre_restores:
        events |= {"back_up_centre": 2, "restore_centre": 2}
    return list(events), list(events.values())


def _happen(world: World, event: str, chance: random.Random) -> None:
    at = chance.randrange(len(world.offices))
    if event == "edit":
        word = INVALID if chance.random() < 0.05 else chance.randrange(3)
        world.edit(at, chance.randrange(OFFICE_PARCELS), word)
    elif event == "deliver":
        fate, which = chance.random(), chance.randrange(1000)
        if fate < LOSS:
            world.lose(which)
        else:
            world.deliver(which, keep=fate < LOSS + DOUBLE)
    elif event in ("answer", "token"):
        world.answer(at % OFFICES, token=event == "token")
    elif event == "decide":
        world.decide(chance.randrange(10), chance.randrange(3))
    elif event == "clock":
        world.set_clock(at, chance.randrange(-900, 900))
    elif event == "approve":
        world.approve(chance.randrange(OFFICES * OFFICE_PARCELS))
    elif event in ("back_up_centre", "restore_centre"):
        getattr(world, event)()
    else:
        getattr(world, event)(at)
