"""Offices and a centre on real files, and the sticks between them: late, lost, twice, mixed up.

    with Exchange(folder, clock) as world:
        world.found()
        world.join("Rakumpit", "32.04.17")
        files = world.send("Rakumpit")
        world.bring(files)
        world.take("Rakumpit", world.answer("Rakumpit"))

Everything is the program's own: sealing, signing, checking, merging, replies, backups, epochs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.bundles.keys import Signer
from asn_desktop.models.exchange import HeldRevision, ParcelHead, Question, Stream
from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import BundleState, Choice, Direction, QuestionKind, QuestionState
from asn_desktop.services import outgoing, parcels, periods, questions_decide
from asn_desktop.services.office import Actor, Clock, Office, ReadTx
from asn_desktop.services.questions_decide import Answer
from asn_desktop.views.incoming import TakenReply
from asn_desktop.views.merging import MergeOutcome, Received
from asn_desktop.workflows import backup, highwater, incoming, receiving, replying, sending
from asn_desktop.workflows.opening import open_office
from tests.helpers.enrolling import enrol_directly, found_centre

IMPORTER, VERIFIER = Actor(on_behalf_of="Ani Lestari"), Actor(on_behalf_of="Rina Wulandari")
MERGEABLE = (BundleState.CHECKED, BundleState.HELD)


@dataclass
class Party:
    """An office that is open. ``place``: its id at the centre."""

    name: str
    folder: Path
    office: Office
    opened: AbstractContextManager[Office]
    place: UUID | None = None


@dataclass
class Exchange:
    """A centre, offices, and a folder for every stick."""

    root: Path
    clock: Clock
    year: int = 2026
    parties: dict[str, Party] = field(default_factory=dict)
    roots: tuple[Signer, ...] = ()
    sticks: int = 0

    def __enter__(self) -> Self:
        """Nothing is open yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        """Close every database."""
        with ExitStack() as stack:
            for party in self.parties.values():
                stack.push(party.opened)

    # ---- who takes part

    def open(self, name: str, folder: Path | None = None) -> Office:
        """Open (or open again) a database."""
        folder = folder or self.root / name
        opened = open_office(folder, clock=self.clock)
        place = self.parties[name].place if name in self.parties else None
        self.parties[name] = Party(name, folder, opened.__enter__(), opened, place)
        return self.parties[name].office

    def close(self, name: str) -> Party:
        """Close one; it stays known."""
        party = self.parties[name]
        party.opened.__exit__(None, None, None)
        return party

    @property
    def centre(self) -> Office:
        """The central office."""
        return self.parties["Pusat"].office

    def office(self, name: str) -> Office:
        """An office."""
        return self.parties[name].office

    def found(self) -> Office:
        """Make the centre, with its keys."""
        office = self.open("Pusat")
        self.roots = found_centre(office)
        return office

    def join(self, name: str, code: str, folder: Path | None = None) -> Office:
        """Open an office and enrol it; one without years sets up the year."""
        office = self.open(name, folder)
        if not office.read(periods.years):
            office.write(Act.SET_UP_PERIODS, periods.set_up_year, self.year)
        self.parties[name].place = enrol_directly(
            self.centre, self.roots, office, code, f"Kecamatan {name}"
        )
        return office

    def stick(self) -> Path:
        """An empty one."""
        self.sticks += 1
        folder = self.root / "sticks" / f"{self.sticks:03d}"
        folder.mkdir(parents=True)
        return folder

    # ---- there

    def send(self, name: str) -> list[Path]:
        """All an office has to tell, on a stick; [] when there is nothing."""
        folder = self.stick()
        try:
            sent = sending.make_and_write(self.office(name), folder)
        except Refused as refused:
            if [one.code for one in refused.findings] != ["sending.nothing"]:
                raise
            return []
        return [folder / one.name for one in sent.bundles]

    def look(self, files: Sequence[Path]) -> list[Received]:
        """Let the centre look at files."""
        self.centre.actor = IMPORTER
        return receiving.look_at(self.centre, files)

    def bring(self, files: Sequence[Path]) -> list[MergeOutcome]:
        """Take files in at the centre, in this order, and merge what can be."""
        found = []
        for received in self.look(files):
            if received.bundle_id is not None and received.state in MERGEABLE:
                found.append(receiving.merge(self.centre, received.bundle_id))
        self.centre.actor = VERIFIER
        return found

    # ---- and back

    def answer(self, name: str) -> list[Path]:
        """The reply to an office, on a stick."""
        made = replying.make_reply(self.centre, self._place(name))
        return replying.write_to(self.centre, [made], self.stick())

    def recovery(self, name: str) -> list[Path]:
        """All the centre has of an office, on a stick."""
        made = replying.make_recovery(self.centre, self._place(name))
        return replying.write_to(self.centre, made, self.stick())

    def take(self, name: str, files: Sequence[Path]) -> list[TakenReply]:
        """Let an office take files of the centre, in this order."""
        office = self.office(name)
        return [incoming.take(office, incoming.look_at_file(office, file)) for file in files]

    def _place(self, name: str) -> UUID:
        place = self.parties[name].place
        assert place is not None
        return place

    # ---- what happens to disks

    def save(self, name: str) -> Path:
        """Make a backup."""
        party, self.sticks = self.parties[name], self.sticks + 1
        file = self.root / f"{name}-{self.sticks}.asncadangan"
        backup.save(party.office, party.folder, file)
        return file

    def restore(self, name: str, file: Path, *, unlock: bool = True) -> Office:
        """Go back to a backup, and confirm (``unlock``) that sending goes on."""
        party = self.close(name)
        backup.restore(file, party.folder)
        office = self.open(name, party.folder)
        if name != "Pusat" and unlock:
            highwater.unlock(office)
        return office

    # ---- what people decide

    def open_questions(self, kind: QuestionKind = QuestionKind.FORK) -> list[UUID]:
        """The questions that wait at the centre, oldest first."""
        asked = sa.select(Question.id).where(
            Question.kind == kind, Question.state == QuestionState.OPEN
        )
        return self.centre.read(
            lambda tx: list(tx.session.scalars(asked.order_by(Question.opened_at, Question.id)))
        )

    def decide(self, question_id: UUID, choice: Choice, reason: str = "Sesuai berkas") -> None:
        """Decide one as the verifier does."""
        self.centre.actor = VERIFIER
        place = self.centre.read(lambda tx: tx.session.get_one(Question, question_id).place_id)
        assert place is not None
        answer = Answer(choice, reason)
        self.centre.merge(Act.DECIDE_QUESTION, place, questions_decide.decide, question_id, answer)

    # ---- what is known where

    def position(self, name: str) -> tuple[int, int]:
        """What the centre acknowledged of an office, and how far its journal is."""
        out = sa.select(Stream.position).where(
            Stream.direction == Direction.OUT, sa.not_(Stream.ended)
        )
        office = self.office(name)
        said = office.read(lambda tx: tx.session.scalars(out).one())
        return said, office.read(outgoing.journal_end)[0]

    def held(self) -> int:
        """How many revisions are held at the centre."""
        asked = sa.select(sa.func.count()).select_from(HeldRevision)
        return self.centre.read(lambda tx: tx.session.scalar(asked) or 0)

    def differences(self, name: str) -> dict[str, list[UUID]]:
        """Parcels of an office that are not the same at the centre, by kind."""
        ours, theirs = texts_of(self.office(name)), texts_of(self.centre)
        found: dict[str, list[UUID]] = {}
        for (kind, key), text in ours.items():
            if theirs.get((kind, key)) != text:
                found.setdefault(kind, []).append(key)
        return found


def texts_of(office: Office) -> dict[tuple[str, UUID], bytes]:
    """Every parcel there is, as text."""

    def read(tx: ReadTx) -> dict[tuple[str, UUID], bytes]:
        touched: Any = parcels.everything(tx)
        return {
            (kind, key): text
            for kind in PARCELS
            for key, text in parcels.texts(
                tx, kind, touched.parcels.get(kind, set()), touched.places
            ).items()
        }

    return office.read(read)


def standings(office: Office, keys: Iterable[UUID]) -> list[str]:
    """How far parcels have come, as the office knows."""
    return office.read(
        lambda tx: [tx.session.get_one(ParcelHead, key).standing.value for key in keys]
    )
