"""Ketik slip: the slips of one round, keyed once and once more; go on another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.slips import QUESTIONS
from asn_desktop.services import voices
from asn_desktop.services.voices_seal import SlipKey
from asn_desktop.ui.feedback.kit import ask_and_close
from asn_desktop.ui.feedback.kit_form import SlipForm
from asn_desktop.ui.page import Page, shortcut
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import ChipRow, Split, heading, muted
from asn_desktop.views.voices import Kept, RoundRow, Slip
from asn_desktop.workflows import voices as rounds
from asn_desktop.workflows.sentences import say

ONCE, AGAIN = "once", "again"
SIDE, FORM = 300, 760  # pixels


class KeyingPage(Page):
    """``context.open("slips", round=…)``; what is keyed is on the disk before the next slip."""

    title = "Ketik slip"

    def build(self) -> None:
        """Make form, side and buttons."""
        self.row: RoundRow | None = None
        self._wanted: UUID | None = None
        self._key: SlipKey | None = None
        self.slips: dict[int, Slip] = {}
        self.form = SlipForm()
        self.form.asked.connect(self._asked)
        self.form.done.connect(self._done)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, px(self, 10), 0, 0)
        column.setSpacing(0)
        self.steps = ChipRow()
        self.steps.setContentsMargins(px(self, 24), 0, 0, 0)
        self.steps.show_choices(
            [(ONCE, self.tr("1  Ketik sekali"), None), (AGAIN, self.tr("2  Ketik ulang"), None)]
        )
        self.steps.chosen.connect(self._step_chosen)
        column.addWidget(self.steps)
        self.form.setMaximumWidth(px(self, FORM))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self.form.stood.connect(area.ensureWidgetVisible)
        column.addWidget(area, 1)
        self.nobody = EmptyState(
            Empty(
                self.tr("Pilih dulu putarannya."),
                (Choice(self.tr("Ke Umpan Balik, Tanpa nama"), self._choose_round),),
                detail=self.tr("Di sana setiap putaran punya tombol untuk mengetik slipnya."),
                icon="feedback",
            )
        )
        self.views = QStackedWidget()
        self.views.addWidget(Split((left, 0), (self._make_side(), SIDE)))
        self.views.addWidget(self.nobody)
        self.body.addWidget(self.views, 1)
        self.stop = Button(self.tr("Berhenti dulu"), key="Esc", do=self.context.back)
        self.header.add(self.stop)
        self.main = self.set_main(Button("", do=self.go_on))
        self.add_key("F9", self.tr("pindah antara ketik sekali dan ketik ulang"), self.turn)
        for keys, what in (
            ("1 2 3 4", self.tr("jawaban")),
            ("Enter", self.tr("tidak dijawab; di tulisan: slip berikutnya")),
            ("Backspace", self.tr("hapus, mundur")),
        ):
            self.tell_key(keys, what)

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(px(self, 16), px(self, 16), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 6))
        self.far = heading("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(self, 6))
        self.checked = muted("", small=True)
        self.lost = Banner()
        self.model = RowTableModel(
            (
                Column("number", self.tr("Nomor"), 90, stretch=True, sortable=False),
                Column("state", self.tr("Keadaan"), 150, _state_of, Cell.MARK, sortable=False),
            ),
            row_id=_number_of,
            parent=self,
        )
        self.table = RowTable(self.model)
        self.table.opened.connect(self._correct)
        shortcut(self.table, "Delete", self.throw_away)
        for widget in (self.far, self.bar, self.checked, self.lost):
            column.addWidget(widget)
        column.addSpacing(px(self, 6))
        column.addWidget(self.table, 1)
        hint = self.tr("Enter betulkan · Delete buang. Daftar ini hilang saat putaran ditutup.")
        column.addWidget(muted(hint, small=True))
        self.throw = Button(
            self.tr("Buang slip ini"), kind=Kind.QUIET, small=True, icon="trash",
            do=self.throw_away,
        )  # fmt: skip
        column.addWidget(self.throw, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    # ---- coming and going

    def go(self, *, round: UUID | None = None, **_more: Any) -> None:
        """Sit down at a round."""
        if round is not None:
            self._wanted = round
            self._sit_down()

    def activate(self) -> None:
        """Back at the same round: perhaps more slips were printed."""
        if self._wanted is not None:
            self._sit_down()
        elif self.row is None:
            self._nobody()

    def leave(self) -> bool:
        """End the sitting: the journal learns how many slips there are now."""
        if self.row is not None and self._key is not None and self.row.is_open:
            self.context.operations.write(
                Act.KEY_VOICES, voices.count_keyed, self.row.id, self._key
            )
        return True

    def _nobody(self) -> None:
        """No round was chosen: the way to choose one."""
        self.header.set_title(self.title)
        self._show_form(shown=False)
        self.nobody.buttons[0].setFocus()

    def _show_form(self, *, shown: bool) -> None:
        self.views.setCurrentIndex(0 if shown else 1)
        for button in (self.stop, self.main):
            button.setVisible(shown)

    def _choose_round(self) -> None:
        self.context.open("feedback", view="kit")

    def _sit_down(self) -> None:
        office, wanted = self.context.office, self._wanted
        if wanted is None:
            return

        def begin(_report: object) -> tuple[RoundRow, SlipKey, Kept]:
            key, kept = rounds.begin(office, wanted)
            return office.read(voices.round_row, wanted), key, kept

        self.context.operations.run(begin, then=self._begun)

    def _begun(self, found: tuple[RoundRow, SlipKey, Kept]) -> None:
        row, self._key, kept = found
        self._show_form(shown=True)
        another = self.row is None or self.row.id != row.id
        self.row = row
        self.slips = {slip.number: slip for slip in kept.slips}
        self.header.set_title(self.title, f"{row.name} · {row.kind.label}")
        lost = self.tr("{n} slip dari cadangan tidak terbaca. Ketik lagi, lalu")
        self.lost.say(
            State.ACTION,
            lost.format(n=kept.unreadable) if kept.unreadable else "",
            self.tr("Buang"),
            self.forget_unreadable,
        )
        if another:
            self.form.set_questions(QUESTIONS[row.kind])
            self.steps.choose(AGAIN if len(self.slips) >= row.handed else ONCE)
        self._show()
        if self.form.is_empty:
            self.form.stand()

    def _show(self) -> None:
        if self.row is None:
            return
        there, handed = len(self.slips), self.row.handed
        left = sum(not slip.checked for slip in self.slips.values())
        words = self.tr("{done} dari {all} slip diketik").format(done=there, all=handed)
        again = self.steps.value == AGAIN
        if again:
            words = self.tr("{done} dari {all} slip diketik ulang").format(
                done=there - left, all=there
            )
        self.far.setText(words)
        self.bar.setRange(0, max(there if again else handed, 1))
        self.bar.setValue(there - left if again else min(there, handed))
        self.checked.setText(self.tr("{n} belum diketik ulang").format(n=left) if left else "")
        self.model.set_rows(sorted(self.slips.values(), key=_number_of))
        self.throw.setEnabled(bool(self.slips))
        if again:
            self.main.setText(self.tr("Tutup putaran…"))
            waiting = self.tr("{n} slip belum diketik ulang.").format(n=left)
            self.main.switch_off(waiting if left else "")
            self.form.told.setText(self.tr("Ketik ulang: hanya yang berbeda yang ditanyakan."))
        else:
            self.main.setText(self.tr("Lanjut: ketik ulang"))
            self.main.switch_off("" if left else self.tr("Belum ada slip untuk diketik ulang."))
            self.form.told.setText("")
        self.main.updateGeometry()

    # ---- steps

    def go_on(self) -> None:
        """Ctrl+Enter: to the second step, or close the round."""
        if self.steps.value == ONCE:
            self.steps.choose(AGAIN)
        elif self.row is not None:
            ask_and_close(self, replace(self.row, keyed=len(self.slips)), self._closed)

    def turn(self) -> None:
        """F9."""
        self.steps.choose(ONCE if self.steps.value == AGAIN else AGAIN)

    def _step_chosen(self, _step: object) -> None:
        self.form.reset()
        self._show()

    def _closed(self, _answers: int) -> None:
        closed, self.row, self._wanted = self.row, None, None
        self.slips = {}
        self.model.set_rows([])
        self.context.notice(self.tr("Putaran ditutup. Hancurkan slip kertasnya."))
        if closed is not None:
            self.context.open("feedback", view="kit", round=closed.id)

    # ---- slips

    def _asked(self, number: int) -> None:
        row, key = self.row, self._key
        if row is None or key is None:
            return
        known = self.slips.get(number)
        if self.steps.value == AGAIN:
            if known is None:
                self.form.refuse(
                    self.tr("Slip {n} belum diketik pada langkah pertama.").format(n=number)
                )
            elif known.checked:
                self.form.refuse(self.tr("Slip {n} sudah cocok.").format(n=number))
            else:
                self.form.begin_check(known)
        elif known is not None:
            self.form.refuse(
                self.tr("Slip {n} sudah diketik. Pilih di daftar kanan untuk membetulkan.").format(
                    n=number
                )
            )
        elif key.numbered and number not in key.numbers(0, row.handed):
            self.form.refuse(texts.sentence("voices.number", number=number))
        else:
            self.form.begin(number)

    def _done(self, slip: Slip) -> None:
        if self.row is None or self._key is None:
            return
        self.slips[slip.number] = slip
        self.context.operations.write(
            Act.KEY_VOICES,
            voices.keep,
            self.row.id,
            self._key,
            slip,
            failed=partial(self._not_kept, slip.number),
        )
        said = self.tr("Slip {n} cocok.") if slip.checked else self.tr("Slip {n} tersimpan.")
        self.form.reset(said.format(n=slip.number))
        self._show()

    def _not_kept(self, number: int, findings: Sequence[Finding]) -> None:
        self.slips.pop(number, None)
        self._show()
        self.form.refuse(say(findings[0]))

    def _correct(self, at: int) -> None:
        self.form.correct(self.model.rows[at])

    def forget_unreadable(self) -> None:
        """What came from a backup was keyed again: the old rows go."""
        if self.row is not None:
            self.context.operations.write(
                Act.KEY_VOICES, voices.forget_unreadable, self.row.id, self._key,
                then=self._forgotten,
            )  # fmt: skip

    def _forgotten(self, _count: int) -> None:
        self._sit_down()

    def throw_away(self) -> None:
        """Delete: the slip chosen in the list does not count."""
        at = self.table.currentIndex().row()
        if self.row is None or self._key is None or not 0 <= at < self.model.rowCount():
            return
        slip: Slip = self.model.rows[at]
        del self.slips[slip.number]
        self.context.operations.write(
            Act.KEY_VOICES, voices.throw_away, self.row.id, self._key, slip.number
        )
        self._show()
        again = self.tr("Ketik lagi bila keliru.")
        self.context.notice(self.tr("Slip {n} dibuang.").format(n=slip.number) + " " + again)


def _state_of(slip: Slip) -> Mark:
    return (State.DONE, "cocok") if slip.checked else (State.RUNNING, "diketik sekali")


def _number_of(slip: Slip) -> int:
    return slip.number
