"""Asks about whom rounds are opened, which sides are asked, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.names import fold
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.ui.forms.fields import DateField
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import heading, muted
from asn_desktop.views.voices import Candidate

SHORT_SIDES = {
    VoiceKind.PEER: "rekan",
    VoiceKind.SUBORDINATE: "bawahan",
    VoiceKind.PUBLIC: "masyarakat",
}


@dataclass(frozen=True)
class Opening:
    """What was chosen, in the order of ``services.voices.open_rounds`` behind the period."""

    people: tuple[UUID, ...]
    kinds: tuple[VoiceKind, ...]
    due_on: date | None


class OpenRounds(Dialog):
    """See `ask`."""

    def __init__(
        self, parent: QWidget | None, everyone: Sequence[Candidate], today: date, due: date
    ) -> None:
        super().__init__(parent, "Buka putaran tanpa nama", width=1000)
        self.setMinimumHeight(px(self, 540))
        self._everyone, self._today = everyone, today
        row = QHBoxLayout()
        row.setSpacing(px(self, 24))
        row.addLayout(self._make_people(), 6)
        row.addLayout(self._make_sides(due), 4)
        self.body.addLayout(row, 1)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.go = self.add_button("", self.accept, kind=Kind.MAIN, key="Enter")
        self.model.chosen_changed.connect(self.check)
        self.due.changed.connect(self.check)
        self._filter()
        self.check()
        self.filter.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, everyone: Sequence[Candidate], today: date, due: date
    ) -> Opening | None:
        """Return what was chosen, None for Esc; ``due`` is the deadline proposed."""
        dialog = cls(parent, everyone, today, due)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen() if answer else None
        dialog.deleteLater()
        return chosen

    def chosen(self) -> Opening:
        """What is chosen now."""
        people = tuple(key for key in self.model.chosen if isinstance(key, UUID))
        kinds = tuple(kind for kind, tick in self.sides.items() if tick.isChecked())
        return Opening(people, kinds, self.due.date())

    def _make_people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(self.tr("Tentang siapa")))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Saring nama, jabatan, atau unit…"))
        self.filter.setAccessibleName(self.tr("Saring pegawai"))
        self.filter.textChanged.connect(self._filter)
        column.addWidget(self.filter)
        self.model = RowTableModel(
            (
                Column("name", self.tr("Nama"), 170, stretch=True, wrap=True),
                Column("position", self.tr("Jabatan"), 150, stretch=True, wrap=True),
                Column("sides", self.tr("Sudah dibuka"), 120, _asked, Cell.MUTED, wrap=True),
            ),
            row_id=_person_of,
            choosable=True,
            parent=self,
        )
        self.table = RowTable(self.model)
        self.table.follow(self.filter)
        column.addWidget(self.table, 1)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        column.addWidget(self.count)
        return column

    def _make_sides(self, due: date) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(self, 8))
        column.addWidget(heading(self.tr("Siapa yang ditanya")))
        self.sides: dict[VoiceKind, QCheckBox] = {}
        for kind in VoiceKind:
            tick = QCheckBox(kind.label)
            tick.setChecked(kind is VoiceKind.PEER)
            tick.toggled.connect(partial(self.check))
            self.sides[kind] = tick
            column.addWidget(tick)
        column.addSpacing(px(self, 12))
        self.due = DateField(
            "due_on", self.tr("Slip kembali paling lambat"), today=self._today, required=False
        )
        self.due.set_value(due)
        column.addWidget(self.due)
        column.addSpacing(px(self, 12))
        column.addWidget(
            muted(
                self.tr(
                    "Tiap orang dan tiap pihak mendapat putaran sendiri. Yang dicatat hanya jumlah "
                    "slip yang dicetak dan yang diketik, bukan siapa yang menerimanya."
                ),
                small=True,
            )
        )
        column.addWidget(
            muted(
                self.tr(
                    "Hasil tampak setelah putaran ditutup dan paling sedikit 5 orang menjawab. "
                    "Bila yang bisa menjawab kurang dari 5 orang, mintalah umpan balik bernama."
                ),
                small=True,
            )
        )
        column.addStretch(1)
        return column

    def _filter(self, text: str = "") -> None:
        words = fold(text).split()
        self.model.set_rows(
            [
                one
                for one in self._everyone
                if all(word in fold(f"{one.name} {one.position} {one.unit}") for word in words)
            ]
        )
        self.check()

    def check(self, *_more: object) -> None:
        """Say how many rounds it would be, or what is missing."""
        chosen = self.chosen() if hasattr(self, "due") else Opening((), (), None)
        known = {one.person_id: one for one in self._everyone}
        new = sum(kind not in known[key].sides for key in chosen.people for kind in chosen.kinds)
        self.count.setText(
            self.tr("{chosen} dipilih dari {all} pegawai").format(
                chosen=len(chosen.people), all=len(self._everyone)
            )
        )
        if not hasattr(self, "go"):
            return
        self.go.setText(self.tr("Buka {n} putaran").format(n=new))
        self.go.updateGeometry()
        if not chosen.people:
            reason = self.tr("Pilih dulu orangnya: Spasi mencentang baris.")
        elif not chosen.kinds:
            reason = self.tr("Pilih paling sedikit satu pihak.")
        elif not self.due.readable():
            reason = self.due.unreadable_words()
        elif chosen.due_on is not None and chosen.due_on < self._today:
            reason = self.tr("Batas waktunya sudah lewat.")
        else:
            reason = "" if new else self.tr("Semua putaran ini sudah dibuka.")
        self.go.switch_off(reason)


def _asked(row: Candidate) -> str:
    return ", ".join(SHORT_SIDES[kind] for kind in row.sides)


def _person_of(row: Candidate) -> UUID:
    return row.person_id
