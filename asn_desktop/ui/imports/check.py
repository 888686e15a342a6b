"""The check: chips, every row, what would come of it, and the one button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.face import Line, sentence
from asn_desktop.ui.imports.frame import CheckFrame, row_of
from asn_desktop.ui.imports.lines import (
    CHIP_WORDS,
    ROSTER,
    Chip,
    chip_counts,
    lines_of,
    without_nip,
)
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import IDENTITY, Field, Roster
from asn_desktop.workflows.roster import Look

_TOLD = (
    Field.NIP, Field.NAME, Field.NAME_AND_NIP, Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE,
    Field.RANK, Field.POSITION, Field.UNIT, Field.SUPERIOR, Field.SUPERIOR_NIP,
)  # fmt: skip


class CheckView(CheckFrame):
    """Shows a `Look`; the page does what the buttons and the typed cells ask for."""

    def __init__(
        self,
        *,
        columns: Callable[[], object],
        save: Callable[[], object],
        cancel: Callable[[], object],
        bring_in: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ROSTER, save=save, cancel=cancel, bring_in=bring_in, parent=parent)
        self.look: Look | None = None
        self._hide_without_nip = False
        self.column_line = Elided("")
        self.column_line.setProperty("kind", "muted")
        self.change_columns = Button(self.tr("Ubah…"), small=True, icon="edit", do=columns)
        self.loose = Banner()
        self.without = Button("", small=True, kind=Kind.QUIET, do=self._toggle_without_nip)
        self.back = Button(self.tr("Kolom"), icon="chevron-left", key="Alt+←", do=columns)
        self.lay_out((self._top(),), (self.without,), (self.back,))

    def _top(self) -> QWidget:
        """The line of columns, and what belongs to no row."""
        top, pad = QWidget(), px(self, 16)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = row_of(top, self.column_line, self.change_columns, pad=pad, above=8, below=2)
        words.setStretch(0, 1)
        column.addLayout(words)
        held = QVBoxLayout()
        held.setContentsMargins(pad, px(self, 4), pad, 0)
        held.addWidget(self.loose)
        column.addLayout(held)
        return top

    # ---- showing

    def show_look(self, look: Look, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file: filters and ticks begin anew."""
        self.look = look
        if fresh:
            self._hide_without_nip = False
        self.column_line.set_full(_column_words(look.roster))
        self.loose.say(State.ACTION, "  ".join(sentence(found) for found in look.plan.loose))
        self.show_plan(look.file, look.plan, fresh=fresh)

    def chip_choices(self) -> Sequence[tuple[object, str, int]]:
        """All, and one chip for each effect."""
        counts = chip_counts(self.look.plan) if self.look is not None else {}
        return [(chip, CHIP_WORDS[chip], counts.get(chip, 0)) for chip in Chip]

    def lines(self) -> Iterable[Line]:
        """The lines for the chosen chip and the typed filter."""
        if self.look is None:
            return ()
        chip = self.chips.value
        return lines_of(
            self.look.plan,
            chip if isinstance(chip, Chip) else Chip.ALL,
            self.filter.text(),
            hide_without_nip=self._hide_without_nip,
        )

    def show_all(self) -> None:
        """Take every filter away."""
        self._hide_without_nip = False
        super().show_all()

    def _toggle_without_nip(self) -> None:
        self._hide_without_nip = not self._hide_without_nip
        self.fill()
        self.count()

    def count(self) -> None:
        """Say below what would come of it."""
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
