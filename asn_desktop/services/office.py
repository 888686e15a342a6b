"""The open office: the only place that begins and commits.

``Office.write`` runs one act in one transaction with its journal entry; ``Office.read`` runs one
question. Service functions take the transaction first and never begin or commit, so a workflow can
compose them into one act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from asn_desktop.models import engine, journal
from asn_desktop.models.engine import Store, WriteSession
from asn_desktop.rules.acts import Act

P = ParamSpec("P")
R = TypeVar("R")


class Clock(Protocol):
    """What time it is; a test brings its own."""

    def now(self) -> datetime:
        """The moment, with a time zone."""
        ...


class SystemClock:
    """The clock of the computer, in its own time zone."""

    def now(self) -> datetime:
        """The moment, in local time."""
        return datetime.now(UTC).astimezone()


@dataclass(frozen=True)
class Actor:
    """Who works at the keyboard, and for whom: "Operator a.n. Drs. Budi"."""

    name: str = "Operator"
    on_behalf_of: str | None = None
    person_id: UUID | None = None

    @property
    def words(self) -> str:
        """Both in one, as it is written down."""
        return f"{self.name} a.n. {self.on_behalf_of}" if self.on_behalf_of else self.name


@dataclass(frozen=True)
class Changes:
    """What one write changed: kinds (table names) and row ids; ``origin`` = who asked for it."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[UUID] = frozenset()
    origin: object | None = None


@dataclass(frozen=True)
class Written(Generic[R]):
    """The outcome of an act: what the function returned, what changed, when, which entry."""

    value: R
    changes: Changes
    at: datetime
    entry: int | None


@dataclass(frozen=True)
class ReadTx:
    """A reading transaction: one consistent picture of the data at the moment ``now``."""

    session: Session
    today: date
    now: datetime


@dataclass(frozen=True)
class Tx(ReadTx):
    """A writing transaction."""

    session: WriteSession
    actor: Actor
    recorder: journal.Recorder
    undoes: list[int] = field(default_factory=list)


After = Callable[[Tx], None]


@dataclass
class Office:
    """An open data folder: its database, the clock and who works with it.

    ``after`` runs at the end of every act, inside its transaction, and sees in ``tx.recorder`` what
    the act changed: what is derived from it is kept true there (``services.hooks.STANDARD``).
    """

    store: Store
    after: tuple[After, ...] = ()
    clock: Clock = field(default_factory=SystemClock)
    actor: Actor = field(default_factory=Actor)
    secrets: Path | None = None
    """Of an office on a server: the folder chosen for the keys of this computer, if any."""

    def today(self) -> date:
        """The local calendar date."""
        return self.clock.now().date()

    def read(
        self, function: Callable[Concatenate[ReadTx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run ``function(tx, …)`` on one consistent picture; nothing can be written."""
        now = self.clock.now()
        with self.store.read() as session:
            return function(ReadTx(session, now.date(), now), *args, **kwargs)

    def write(
        self,
        act: Act,
        function: Callable[Concatenate[Tx, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Written[R]:
        """Run one act: BEGIN IMMEDIATE → ``function(tx, …)`` → journal entry → commit.

        Raises what the function raises (``Refused`` and all else roll back, nothing is journalled)
        and ``WorldFault`` when the disk or the database cannot do it. An act that changes nothing
        writes no entry.
        """
        return self._act(act, None, lambda tx: function(tx, *args, **kwargs))

    def merge(
        self,
        act: Act,
        place_id: UUID,
        function: Callable[Concatenate[Tx, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Written[R]:
        """The same for what concerns one place alone (a bundle of it, a decision about it).

        On a server acts about different places run beside each other; those about one place are
        queued by a lock in the database, whichever computer they come from.
        """
        return self._act(act, place_id, lambda tx: function(tx, *args, **kwargs))

    def _act(self, act: Act, place_id: UUID | None, function: Callable[[Tx], R]) -> Written[R]:
        actor, now = self.actor, self.clock.now()
        sessions = self.store.write if place_id is None else self.store.merge
        with sessions() as session, session.begin():
            if place_id is not None:
                engine.lock_place(session, place_id)
            recorder = journal.Recorder(session)
            tx = Tx(session, now.date(), now, actor, recorder)
            value = function(tx)
            session.flush()
            for follow in self.after:
                follow(tx)
            session.flush()
            changes = list(recorder.changes())
            entry = None
            if changes:
                if place_id is not None:
                    engine.lock_journal(session)
                entry = journal.append(
                    session,
                    changes,
                    act=act,
                    at=now,
                    actor=actor.name,
                    on_behalf_of=actor.on_behalf_of,
                    undoes=tx.undoes[0] if tx.undoes else None,
                )
        kinds = frozenset(change.kind for change in changes)
        ids = frozenset(change.row_id for change in changes)
        return Written(value, Changes(kinds, ids), now, entry)

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()
