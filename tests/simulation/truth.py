"""What really happened: every change with those it was made on, beside what the sites believe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


class ViolationError(AssertionError):
    """Something was lost, overwritten in silence, or asked for no reason."""


@dataclass
class Truth:
    """The changes of one run; a change is a number, its ancestors (with itself) a set of bits."""

    ancestors: list[int] = field(default_factory=list)
    names: dict[tuple[int, str], int] = field(default_factory=dict)
    acknowledged: set[int] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    time: int = 0
    counter: int = 0

    def fresh(self) -> str:
        """A name nobody had: of a file, an epoch, an installation."""
        self.counter += 1
        return f"{self.counter:064x}"

    def edit(self, *before: int | None) -> int:
        """A change on top of others."""
        number = len(self.ancestors)
        made = 1 << number
        for each in before:
            if each is not None:
                made |= self.ancestors[each]
        self.ancestors.append(made)
        return number

    def covers(self, newer: int, older: int) -> bool:
        """Whether ``newer`` is, or was made on, ``older``."""
        return bool(self.ancestors[newer] >> older & 1)

    def covered(self, change: int, there: Iterable[int]) -> bool:
        """Whether a change is in one of those that are there."""
        return any(self.covers(each, change) for each in there)

    def equal(self, one: int, other: int) -> None:
        """Two changes turned out to say the same on the same ground."""
        both = self.ancestors[one] | self.ancestors[other]
        either = 1 << one | 1 << other
        for number, each in enumerate(self.ancestors):
            if each & either:
                self.ancestors[number] |= both

    def named(self, parcel: int, name: str, change: int, head: str | None) -> None:
        """A change got its name on top of ``head``.

        A restored or copied office may have made the same one before: then it is the same. But not
        where it knew that the parcel had been something else in between.
        """
        first = self.names.setdefault((parcel, name), change)
        before = self.names.get((parcel, head)) if head else None
        if first != change and (before is None or not self.covers(before, first)):
            self.equal(first, change)

    def moves(self, before: int, after: int, *, equal: bool, where: str) -> None:
        """A head moves without anybody being asked."""
        if self.covers(after, before):
            return
        if not equal:
            raise ViolationError(f"{where}: {before} was overwritten by {after} in silence")
        self.equal(before, after)

    def dropped(self, change: int, there: Sequence[int], *, equal: bool) -> None:
        """A revision was called known; ``there``: the head and what is asked about it."""
        if self.covered(change, there):
            return
        if not equal:
            raise ViolationError(f"centre: {change} was called known and is not there")
        self.equal(change, there[0])
