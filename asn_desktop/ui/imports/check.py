"""The check: chips, every row, what would come of it, and the one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.check_model import CheckModel
from asn_desktop.ui.imports.check_table import CheckTable
from asn_desktop.ui.imports.lines import (
    CHIP_WORDS,
    Chip,
    chip_counts,
    lines_of,
    problem_list,
    sentence,
    without_nip,
)
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import IDENTITY, Cell, Field, Roster
from asn_desktop.workflows.roster import Look

_TOLD = (
    Field.NIP, Field.NAME, Field.NAME_AND_NIP, Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE,
    Field.RANK, Field.POSITION, Field.UNIT, Field.SUPERIOR, Field.SUPERIOR_NIP,
)  # fmt: skip


class CheckView(QWidget):
    """Shows a `Look`; the page does what the buttons and the typed cells ask for."""

    corrected = Signal(object, str)  # Cell, text

    def __init__(
        self,
        *,
        columns: Callable[[], object],
        save: Callable[[], object],
        cancel: Callable[[], object],
        bring_in: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look: Look | None = None
        self._hide_without_nip = False
        self.model = CheckModel(self._text_in_file, self)
        self.model.corrected.connect(self.corrected)
        self.model.ticked.connect(self._count)
        self.table = CheckTable(self.model)
        self.column_line = Elided("")
        self.column_line.setProperty("kind", "muted")
        self.change_columns = Button(self.tr("Ubah…"), small=True, icon="edit", do=columns)
        self.loose = Banner()
        self.chips = ChipRow()
        self.chips.chosen.connect(self._filter_changed)
        self.without = Button("", small=True, kind=Kind.QUIET, do=self._toggle_without_nip)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Cari…   Ctrl+F"))
        self.filter.setAccessibleName(self.tr("Cari di baris berkas"))
        self.filter.setFixedWidth(px(self, 220))
        self.filter.addAction(
            icons.icon("search", colours_of(self).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(self._filter_changed)
        self.nothing = EmptyState(
            Empty(
                self.tr("Tidak ada baris untuk saringan ini."),
                (Choice(self.tr("Tampilkan semua"), self.show_all),),
            )
        )
        self.summary, self.refusals = QLabel(), QLabel()
        self.refusals.setProperty("kind", "muted")
        self.save = Button(self.tr("Simpan daftar masalah…"), kind=Kind.QUIET, do=save)
        self.cancel = Button(self.tr("Batal"), kind=Kind.QUIET, do=cancel)
        self.back = Button(self.tr("Kolom"), icon="chevron-left", key="Alt+←", do=columns)
        self.main = Button("", do=bring_in)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        pad = px(self, 16)
        top = _row(self, self.column_line, self.change_columns, pad=pad, above=8, below=2)
        top.setStretch(0, 1)
        column.addLayout(top)
        held = QVBoxLayout()
        held.setContentsMargins(pad, px(self, 4), pad, 0)
        held.addWidget(self.loose)
        column.addLayout(held)
        chips = _row(self, self.chips, self.without, self.filter, pad=pad, above=6, below=8)
        chips.setStretch(0, 1)
        column.addLayout(chips)
        column.addWidget(line())
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(line())
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        words.addWidget(self.summary)
        words.addWidget(self.refusals)
        footer = QHBoxLayout()
        footer.setContentsMargins(pad, px(self, 8), pad, px(self, 8))
        footer.setSpacing(px(self, 8))
        footer.addLayout(words, 1)
        for button in (self.save, self.cancel, self.back, self.main):
            footer.addWidget(button)
        column.addLayout(footer)

    # ---- showing

    def show_look(self, look: Look, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file: filters and ticks begin anew."""
        self.look = look
        if fresh:
            self.model.skipped = set()
            self._hide_without_nip = False
            self.filter.clear()
        self.model.changed_cells = frozenset(look.file.corrections)
        self.column_line.set_full(_column_words(look.roster))
        self.loose.say(State.ACTION, "  ".join(sentence(found) for found in look.plan.loose))
        counts = chip_counts(look.plan)
        self.chips.show_choices([(chip, CHIP_WORDS[chip], counts[chip]) for chip in Chip])
        if fresh:
            self.chips.choose(Chip.ALL)
        else:
            self._fill()
        if fresh and look.plan.rows:
            self.table.go_to(look.plan.rows[0].key)
        self._count()

    def choose_chip(self, place: int) -> None:
        """Ctrl+1 … Ctrl+7."""
        self.chips.choose(list(Chip)[place])

    def show_all(self) -> None:
        """Take every filter away."""
        self._hide_without_nip = False
        self.filter.clear()
        self.chips.choose(Chip.ALL)

    def next_problem(self) -> None:
        """F8."""
        self.table.next_problem()

    def copy_problems(self) -> int:
        """Ctrl+C: put the list of problems on the clipboard; return how many there are."""
        if self.look is None:
            return 0
        words = problem_list(self.look.plan)
        QGuiApplication.clipboard().setText(words)
        return words.count("\n")

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _filter_changed(self, _value: object) -> None:
        self._fill()

    def _toggle_without_nip(self) -> None:
        self._hide_without_nip = not self._hide_without_nip
        self._fill()
        self._count()

    def _fill(self) -> None:
        if self.look is None:
            return
        chip = self.chips.value
        self.table.show_lines(
            lines_of(
                self.look.plan,
                chip if isinstance(chip, Chip) else Chip.ALL,
                self.filter.text(),
                hide_without_nip=self._hide_without_nip,
            )
        )
        self.table.setVisible(bool(self.model.lines))
        self.nothing.setVisible(not self.model.lines)

    def _count(self) -> None:
        if self.look is None:
            return
        plan = self.look.plan
        counts = plan.counts
        bare = sum(without_nip(row) for row in plan.rows)
        self.without.setVisible(bare > 0)
        words = (
            self.tr("Tampilkan {n} tanpa NIP")
            if self._hide_without_nip
            else self.tr("Sembunyikan {n} tanpa NIP")
        )
        self.without.setText(words.format(n=bare))
        self.without.updateGeometry()
        self.summary.setText(_summary(plan))
        refused = counts[Effect.REFUSED]
        left = []
        if plan.unlinked:
            left.append(
                self.tr("{n} belum terhubung → masuk daftar kerja").format(n=number(plan.unlinked))
            )
        if refused:
            left.append(self.tr("{n} baris ditolak tidak ikut masuk").format(n=number(refused)))
        self.refusals.setText("  ·  ".join(left))
        self.refusals.setVisible(bool(left))
        problems = refused or any(True for _found in plan.warnings())
        self.save.setVisible(bool(problems))
        self._show_main(plan)

    def _show_main(self, plan: RosterPlan) -> None:
        counts = plan.counts
        going = counts[Effect.NEW] + counts[Effect.CHANGED] - len(self.model.skipped)
        if going:
            words = self.tr("Masukkan {n} pegawai").format(n=number(going))
            if not counts[Effect.NEW]:
                words = self.tr("Perbarui {n} pegawai").format(n=number(going))
            self.main.setText(words)
            self.main.switch_off("")
        else:
            self.main.setText(self.tr("Masukkan"))
            same = counts[Effect.UNCHANGED]
            reason = self.tr("Tidak ada yang bisa dimasukkan dari berkas ini.")
            if same:
                reason = texts.sentence("roster.nothing_new", unchanged=number(same))
            self.main.switch_off(reason)
        self.main.updateGeometry()

    def _text_in_file(self, cell: Cell) -> str:
        return self.look.file.text_of(cell) if self.look is not None else ""


def _row(parent: QWidget, *widgets: QWidget, pad: int, above: int, below: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(pad, px(parent, above), pad, px(parent, below))
    row.setSpacing(px(parent, 8))
    for widget in widgets:
        row.addWidget(widget)
    return row


def _column_words(roster: Roster) -> str:
    """For instance "NIP ← “NIP BARU” · Nama ← “NAMA” · …" of the first header."""
    header = next((sheet.headers[0] for sheet in roster.sheets if sheet.headers), None)
    if header is None:
        return ""
    parts = []
    for guess in sorted(header.columns, key=lambda one: one.field not in IDENTITY):
        if guess.field in _TOLD:
            name = texts.sentence(f"field.{guess.field.value}")
            same = name.casefold() == guess.header.casefold()
            parts.append(name if same else f"{name} ← “{guess.header}”")
    return "Kolom:  " + "  ·  ".join(parts)


def _summary(plan: RosterPlan) -> str:
    words = []
    if plan.new_units:
        words.append(f"Unit baru {number(len(plan.new_units))}")
    if plan.new_positions:
        words.append(f"Jabatan baru {number(len(plan.new_positions))}")
    words.append(f"Penilai terhubung {number(plan.linked)}")
    return "  ·  ".join(words)
