"""The rows of the print desk: a stack for every signer, under it the people with their sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.states import State
from asn_desktop.views.printing import DeskPerson, Lack, Place
from asn_desktop.workflows.sentences import say

Key = tuple[UUID | None, UUID]
MOST_CODES = 4  # that find room in the column
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Stack:
    """The head of a stack."""

    signer: str
    position: str
    sheets: int

    @property
    def words(self) -> str:
        """As in "Slamet Hartono, S.IP. – Kepala Seksi"."""
        return f"{self.signer} – {self.position}" if self.position else self.signer


Row = Stack | DeskPerson


def key_of(person: DeskPerson) -> Key:
    """Whom a tick belongs to: somebody may lie in two stacks."""
    return (person.signer_id, person.id)


def rows_of(people: Iterable[DeskPerson], nobody: str) -> list[Row]:
    """People in the order of the desk, with a head before each stack."""
    rows: list[Row] = []
    stacks: dict[UUID | None, list[DeskPerson]] = {}
    for person in people:
        stacks.setdefault(person.signer_id, []).append(person)
    for members in stacks.values():
        first, count = members[0], sum(len(person.ready) for person in members)
        rows.append(Stack(first.signer or nobody, first.signer_position, count))
        rows += members
    return rows


class DeskModel(QAbstractListModel):
    """Rows with ticks; only people with something ready can be ticked."""

    ticks_changed = Signal()

    def __init__(self, nobody: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.ticked: dict[Key, None] = {}
        self._nobody = nobody

    def show_people(self, people: Sequence[DeskPerson], *, keep: bool = False) -> None:
        """Show people; ``keep`` leaves the ticks as they were, else the unprinted are ticked."""
        before = dict(self.ticked)
        self.beginResetModel()
        self.rows = rows_of(people, self._nobody)
        ready = [person for person in people if person.ready]
        if keep:
            self.ticked = {key_of(one): None for one in ready if key_of(one) in before}
        else:
            self.ticked = {key_of(one): None for one in ready if wants_printing(one)}
        self.endResetModel()
        self.ticks_changed.emit()

    def person_at(self, row: int) -> DeskPerson | None:
        """The person in a row; None for the head of a stack."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, DeskPerson) else None

    def chosen(self) -> list[DeskPerson]:
        """The ticked people in the order of the desk."""
        return [
            row for row in self.rows if isinstance(row, DeskPerson) and key_of(row) in self.ticked
        ]

    def tick(self, row: int) -> None:
        """Tick or untick a row; the head of a stack ticks its people."""
        person = self.person_at(row)
        if person is not None:
            self._set([person], key_of(person) not in self.ticked)
        else:
            members = self.stack_at(row)
            self._set(members, not all(key_of(one) in self.ticked for one in members))

    def stack_at(self, row: int) -> list[DeskPerson]:
        """The people of the stack whose head is in ``row`` that have something ready."""
        found: list[DeskPerson] = []
        for member in self.rows[row + 1 :]:
            if not isinstance(member, DeskPerson):
                break
            if member.ready:
                found.append(member)
        return found

    def tick_all(self) -> None:
        """Tick everybody who has something ready."""
        self._set([row for row in self.rows if isinstance(row, DeskPerson)], True)

    def _set(self, people: Iterable[DeskPerson], on: bool) -> None:
        for person in people:
            if on and person.ready:
                self.ticked[key_of(person)] = None
            else:
                self.ticked.pop(key_of(person), None)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Qt: the words of a row, for readers of the screen; the delegate paints the rest."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Stack):
                return row.words
            return f"{row.name}, {forms_of(row)}, {state_of(row)[1]}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DeskPerson):
            codes = ", ".join(sheet.form.value for sheet in row.sheets)
            return "\n".join([codes, *(say(lack.finding) for lack in row.lacks)])
        return None


def wants_printing(person: DeskPerson) -> bool:
    """Whether a sheet is ready and no valid paper of it is out yet."""
    return any(sheet.printed_on is None for sheet in person.ready)


def forms_of(person: DeskPerson) -> str:
    """Say "C.1.3  D.1.1"; of many the first and how many more."""
    codes = list(dict.fromkeys(sheet.form.value for sheet in person.sheets))
    if len(codes) > MOST_CODES:
        codes[MOST_CODES - 1 :] = [f"+{number(len(codes) - MOST_CODES + 1)}"]
    return "  ".join(codes)


def state_of(person: DeskPerson) -> tuple[State, str]:
    """What stands at the right of a person: shape and words."""
    lacks = person.lacks
    if not person.ready:
        return State.REFUSED, _short(lacks)
    if lacks:
        return State.ACTION, _short(lacks)
    printed = [sheet.printed_on for sheet in person.ready]
    if all(printed):
        last = max(day for day in printed if day is not None)
        return State.DONE, f"dicetak {short_date(last)}"
    if any(printed):
        out = ", ".join(sheet.form.value for sheet in person.ready if sheet.printed_on)
        return State.DONE, f"siap · {out} sudah dicetak"
    return State.DONE, "siap"


def _short(lacks: Sequence[Lack]) -> str:
    words = say(lacks[0].finding).rstrip(".") if lacks else ""
    return f"{words}  +{number(len(lacks) - 1)}" if len(lacks) > 1 else words


MEND = {
    Place.PERSON: "Perbaiki",
    Place.SKP: "Buka SKP",
    Place.MANUAL: "Buka manual",
    Place.STRATEGY: "Buka strategi",
    Place.MATRIX: "Buka matriks",
    Place.FEEDBACK: "Isi",
    Place.GUIDANCE: "Isi",
    Place.FOLLOW_UP: "Buka",
    Place.PROGRESS: "Isi",
    Place.EVALUATION: "Nilai",
}


def mend_of(person: DeskPerson) -> tuple[str, Lack] | None:
    """The word of the button that leads to the first thing to mend; None when all is well."""
    if not person.lacks:
        return None
    lack = person.lacks[0]
    if lack.finding.code == "print.replaces":
        return None
    return mend_word(lack), lack


def mend_word(lack: Lack) -> str:
    """The word of the button that leads to where a finding is mended."""
    return MEND[lack.place]
