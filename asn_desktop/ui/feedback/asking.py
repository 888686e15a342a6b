"""Asks whom to ask about whom: people at the left, who can say something at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.names import fold
from asn_desktop.services import feedback_givers
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.ui.widgets.panels import heading, muted
from asn_desktop.views.asking import Asked, Proposal, Side
from asn_desktop.views.feedback import FeedbackRow

OFFERED = (Side.ASSESSOR, Side.ASSIGNING, Side.PEER, Side.SUBORDINATE)
AT_FIRST = (Side.PEER, Side.SUBORDINATE)
OUTSIDERS = (
    GiverKind.STAKEHOLDER,
    GiverKind.PATIENT,
    GiverKind.LECTURER,
    GiverKind.INSTITUTION,
    GiverKind.DEAN,
    GiverKind.FELLOW_STUDENT,
    GiverKind.OTHER,
)


@dataclass(frozen=True)
class Pair:
    """One line of the right table: who is asked about whom."""

    asked: Asked
    about: str
    note: str

    @property
    def id(self) -> tuple[UUID, object]:
        """Who about whom, once."""
        return self.asked.person_id, self.asked.giver_id or fold(self.asked.giver_name)


@dataclass(frozen=True)
class Wanted:
    """What was chosen, in the order of ``services.feedback_requests.ask``."""

    asked: tuple[Asked, ...]
    due: date


class OutsiderDialog(Dialog):
    """A giver from outside by his name; see `ask`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "", width=440)
        self.heading.setText(self.tr("Pihak luar yang dimintai"))
        self.setWindowTitle(self.heading.text())
        self.name = TextField("giver_name", self.tr("Nama"), required=True, rule="feedback.giver")
        self.kind = ChoiceField(
            "giver", self.tr("Sebagai"), [(one, one.label) for one in OUTSIDERS], required=True
        )
        self.kind.set_value(GiverKind.STAKEHOLDER)
        self.body.addWidget(self.name)
        self.body.addWidget(self.kind)
        self.yes = self.add_answer(self.tr("Tambah"))
        self.name.line.textChanged.connect(self._check)
        self._check()
        self.name.focus()

    def _check(self) -> None:
        self.yes.setEnabled(bool(self.name.value() and self.kind.value()))

    @classmethod
    def ask(cls, parent: QWidget | None) -> tuple[str, GiverKind] | None:
        """Return name and kind, None for Esc."""
        dialog = cls(parent)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        kind, name = dialog.kind.value(), str(dialog.name.value() or "")
        dialog.deleteLater()
        return (name, kind) if answer and isinstance(kind, GiverKind) and name else None


class AskDialog(Dialog):
    """See `ask`."""

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        people: Sequence[FeedbackRow],
        period_id: UUID,
        today: date,
        due: date,
        chosen: Sequence[UUID],
    ) -> None:
        super().__init__(parent, "", width=1080)
        self.heading.setText(self.tr("Minta umpan balik"))
        self.setWindowTitle(self.heading.text())
        self.setMinimumHeight(px(self, 620))
        self._operations, self._period = operations, period_id
        self._people = [row for row in people if not row.locked]
        self._names = {row.id: row.name for row in self._people}
        self._extra: list[tuple[UUID | None, str, GiverKind]] = []
        row = QHBoxLayout()
        row.setSpacing(px(self, 24))
        row.addLayout(self._make_people(), 5)
        row.addLayout(self._make_givers(), 9)
        self.body.addLayout(row, 1)
        self.due = DateField("due", self.tr("Tenggat"), today=today, required=True)
        self.due.set_value(due)
        self._today = today
        below = QHBoxLayout()
        below.addWidget(self.due)
        below.addStretch(1)
        self.body.addLayout(below)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.go = self.add_button("", self.accept, kind=Kind.MAIN, key="Enter")
        for table in (self.people_table, self.pairs_table):
            table.installEventFilter(self)
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.chosen_changed.connect(self._propose)
        self.pairs.chosen_changed.connect(self._count)
        self.due.changed.connect(self._count)
        self._filter()
        known = [one for one in chosen if one in self._names]
        self.people.choose_ids(known)
        self._propose()
        self.people_table.show_row(max(0, self.people.place_of(known[0])) if known else 0)
        self.people_table.setFocus()

    # ---- making

    def _make_people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(self, 8))
        column.addWidget(heading(self.tr("Tentang siapa")))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Saring nama, jabatan, atau unit…"))
        self.filter.setAccessibleName(self.tr("Saring pegawai"))
        self.filter.textChanged.connect(self._filter)
        column.addWidget(self.filter)
        self.people = RowTableModel(
            (
                Column("name", self.tr("Nama"), 130, stretch=True),
                Column("pieces", self.tr("Catatan"), 66, lambda row: row.pieces, Cell.NUMBER),
            ),
            choosable=True,
            parent=self,
        )
        self.people_table = RowTable(self.people)
        self.people_table.follow(self.filter)
        self.people_table.setAccessibleName(self.tr("Tentang siapa"))
        column.addWidget(self.people_table, 1)
        self.chosen_line = muted("", small=True)
        column.addWidget(self.chosen_line)
        return column

    def _make_givers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(self, 8))
        column.addWidget(heading(self.tr("Diminta kepada")))
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        self.sides: dict[Side, QCheckBox] = {}
        for side in OFFERED:
            tick = QCheckBox(side.label)
            tick.setChecked(side in AT_FIRST)
            tick.toggled.connect(self._propose)
            self.sides[side] = tick
            row.addWidget(tick)
        row.addStretch(1)
        column.addLayout(row)
        self.pairs = RowTableModel(
            (
                Column(
                    "giver", self.tr("Nama"), 150, lambda one: one.asked.giver_name, stretch=True
                ),
                Column("as", self.tr("Sebagai"), 158, lambda one: one.asked.giver.label),
                Column("about", self.tr("Tentang"), 120, stretch=True),
                Column("note", self.tr("Keterangan"), 110, kind=Cell.MUTED, stretch=True),
            ),
            choosable=True,
            parent=self,
        )
        self.pairs_table = RowTable(self.pairs)
        self.pairs_table.setAccessibleName(self.tr("Diminta kepada"))
        column.addWidget(self.pairs_table, 1)
        self.nobody = EmptyState(Empty(self.tr("Centang orangnya di kiri.")))
        column.addWidget(self.nobody, 1)
        more = QHBoxLayout()
        more.setSpacing(px(self, 8))
        self.said = QLabel()
        self.said.setProperty("kind", "muted")
        more.addWidget(self.said, 1)
        self.add_staff = Button(self.tr("Pegawai lain…"), icon="plus", small=True, do=self.staff)
        self.add_outside = Button(self.tr("Pihak luar…"), icon="plus", small=True, do=self.outsider)
        more.addWidget(self.add_staff)
        more.addWidget(self.add_outside)
        column.addLayout(more)
        return column

    # ---- what happens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter in a table is the dialog's, for there is nothing to open."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, _text: str = "") -> None:
        words = fold(self.filter.text()).split()
        self.people.set_rows(
            [
                row
                for row in self._people
                if all(word in fold(f"{row.name} {row.position} {row.unit}") for word in words)
            ]
        )

    def _propose(self, *_more: object) -> None:
        """Other people or sides: other pairs; what was unticked by hand is proposed anew."""
        ids = [key for key in self.people.chosen if isinstance(key, UUID)]
        found = self._operations.read_now(feedback_givers.proposals, ids, self._period)
        sides = [side for side, tick in self.sides.items() if tick.isChecked()]
        ticked = [self._pair(one, "") for one in feedback_givers.chosen(found, sides)]
        shown = {one.id: one for one in ticked}
        if len(ids) == 1:
            for proposed in found[ids[0]]:
                pair = self._proposed(ids[0], proposed)
                shown[pair.id] = pair
        for one in self._others(ids):
            shown[one.id] = one
            ticked.append(one)
        self.pairs.choose_ids(())
        self.pairs.set_rows(list(shown.values()))
        self.pairs.choose_ids([one.id for one in ticked])
        self._count()

    def _proposed(self, person_id: UUID, one: Proposal) -> Pair:
        asked = Asked(
            person_id=person_id,
            giver=one.side.giver,
            giver_id=one.person_id,
            giver_name=one.name,
        )
        return self._pair(asked, self.tr("sudah diminta") if one.asked else one.note)

    def _others(self, ids: Sequence[UUID]) -> list[Pair]:
        return [
            self._pair(
                Asked(person_id=key, giver=kind, giver_id=giver_id, giver_name=name),
                self.tr("ditambahkan"),
            )
            for giver_id, name, kind in self._extra
            for key in ids
            if key != giver_id
        ]

    def _pair(self, asked: Asked, note: str) -> Pair:
        return Pair(asked, self._names.get(asked.person_id, ""), note)

    def staff(self) -> None:
        """Another employee, asked about everybody chosen."""
        title = self.tr("Pegawai lain yang dimintai")
        found = PickPerson.ask(self, self._operations, title, outside=False)
        if found is not None:
            self._extra.append((found.id, found.name, GiverKind.EMPLOYEE))
            self._propose()

    def outsider(self) -> None:
        """Somebody from outside, asked about everybody chosen."""
        found = OutsiderDialog.ask(self)
        if found is not None:
            self._extra.append((None, *found))
            self._propose()

    def _count(self, *_more: object) -> None:
        people, made = len(self.people.chosen), self.wanted()
        givers = len({one.giver_id or fold(one.giver_name) for one in made})
        bare = not self.pairs.rows
        self.pairs_table.setHidden(bare)
        self.nobody.setHidden(not bare)
        self.nobody.words.setText(
            self.tr("Centang orangnya di kiri.")
            if not people
            else self.tr("Tidak ada pihak yang dicentang; pilih di atas atau tambahkan di bawah.")
        )
        self.chosen_line.setText(self.tr("{n} orang dipilih").format(n=people))
        self.said.setText(self.tr("{n} permintaan kepada {g} orang").format(n=len(made), g=givers))
        self.go.setText(self.tr("Minta {n} umpan balik").format(n=len(made)))
        self.go.updateGeometry()
        due, reason = self.due.date(), ""
        if not people:
            reason = self.tr("Pilih dulu orangnya: Spasi di daftar kiri.")
        elif not made:
            reason = self.tr("Pilih dulu siapa yang dimintai.")
        elif due is None or due < self._today:
            reason = self.tr("Tulis tenggat hari ini atau sesudahnya.")
        self.go.switch_off(reason)

    def wanted(self) -> tuple[Asked, ...]:
        """The pairs that are ticked."""
        ticked = set(self.pairs.chosen)
        return tuple(one.asked for one in self.pairs.rows if one.id in ticked)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        operations: Operations,
        people: Sequence[FeedbackRow],
        period_id: UUID,
        today: date,
        due: date,
        chosen: Sequence[UUID] = (),
    ) -> Wanted | None:
        """Return what was chosen, None for Esc; ``chosen`` people are ticked at first."""
        dialog = cls(parent, operations, people, period_id, today, due, chosen)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        made, on = dialog.wanted(), dialog.due.date()
        dialog.deleteLater()
        return Wanted(made, on) if done and made and on is not None else None
