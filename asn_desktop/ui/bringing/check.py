"""The check of an office file: what it is, where it goes, every row, and the one button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.names import fold
from asn_desktop.ui.bringing.faces import FACES, haystack
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.imports.face import Line, has_words, lines_of, sentence
from asn_desktop.ui.imports.frame import CheckFrame
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.bringing import BringKind, BroughtRow, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.workflows.bringing import Look

ALL, WARNED = "all", "warned"
_CHIPS: tuple[tuple[str, str], ...] = (
    (ALL, "Semua"),
    (Effect.NEW.value, "Baru"),
    (Effect.CHANGED.value, "Dilengkapi"),
    (Effect.UNCHANGED.value, "Sudah ada"),
    (Effect.REFUSED.value, "Ditolak"),
    (WARNED, "Peringatan"),
)


class BringCheck(CheckFrame):
    """Shows a `Look`; what a person decides above the table is told by signals."""

    kind_chosen = Signal(object)  # BringKind
    target_chosen = Signal(object)  # Target

    def __init__(
        self,
        *,
        save: Callable[[], object],
        cancel: Callable[[], object],
        bring_in: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            FACES[BringKind.LOGS], save=save, cancel=cancel, bring_in=bring_in, parent=parent
        )
        self.look: Look | None = None
        self.kinds = CalmCombo()
        self.kinds.setAccessibleName(self.tr("Isi berkas"))
        self.kinds.activated.connect(self._kind_chosen)
        self.kind = QLabel()
        self.kind.setFont(sized(self.kind, bold=True))
        self.where = QLabel()
        self.where.setProperty("kind", "muted")
        self.targets = CalmCombo()
        self.targets.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.targets.activated.connect(self._target_chosen)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.loose = Banner()
        self.lay_out((self._top(),))

    def _top(self) -> QWidget:
        top, pad = QWidget(), px(self, 16)
        column = QVBoxLayout(top)
        column.setContentsMargins(pad, px(self, 8), pad, 0)
        column.setSpacing(px(self, 4))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        said = QLabel(self.tr("Dibaca sebagai"))
        said.setProperty("kind", "muted")
        for widget in (said, self.kind, self.kinds, self.where, self.targets, self.note):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.loose)
        return top

    # ---- showing

    def show_look(self, look: Look, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file."""
        fresh = fresh or self.look is None or self.look.file.kind is not look.file.kind
        self.look = look
        kind = look.file.kind
        if self.model.face is not FACES[kind]:
            self.model.set_face(FACES[kind])
        self.kinds.clear()
        for each in look.file.possible:
            self.kinds.addItem(each.label, each)
        self.kinds.setCurrentIndex(look.file.possible.index(kind))
        self.kind.setText(kind.label)
        several = len(look.file.possible) > 1
        self.kinds.setVisible(several)
        self.kind.setVisible(not several)
        self._show_target(look)
        found = look.preview.loose
        self.loose.say(State.ACTION, "\n".join(sentence(one) for one in found))
        self.show_plan(look.file, look.preview, fresh=fresh)

    def _show_target(self, look: Look) -> None:
        kind, target = look.file.kind, look.preview.target
        shown = kind in (BringKind.SURVEY, BringKind.SKP)
        for widget in (self.where, self.targets, self.note):
            widget.setVisible(shown)
        if not shown:
            return
        self.targets.clear()
        for key, words in look.targets:
            self.targets.addItem(words, key)
        if kind is BringKind.SKP:
            self.targets.setMinimumContentsLength(6)
            self.targets.setEditable(False)
            self.where.setText(self.tr("menjadi draf tahun"))
            self.targets.setAccessibleName(self.tr("Tahun SKP"))
            self.targets.setCurrentIndex(self.targets.findData(target.year))
            self.note.setText(self.tr("SKP yang sudah ada tidak disentuh"))
            return
        self.targets.setMinimumContentsLength(52)
        self.targets.setEditable(True)
        edit = self.targets.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._name_typed, Qt.ConnectionType.UniqueConnection)
        self.where.setText(self.tr("ke putaran"))
        self.targets.setAccessibleName(self.tr("Putaran survei"))
        at = self.targets.findData(target.round_id) if target.round_id is not None else -1
        self.targets.setCurrentIndex(at)
        if at < 0:
            self.targets.setEditText(target.round_name)
        if edit is not None:
            edit.setCursorPosition(0)
        new = self.tr("putaran baru") if target.round_id is None else self.tr("sudah ada")
        self.note.setText(new)

    # ---- deciding

    def _kind_chosen(self, at: int) -> None:
        self.kind_chosen.emit(self.kinds.itemData(at))

    def _target_chosen(self, at: int) -> None:
        key = self.targets.itemData(at)
        if isinstance(key, UUID):
            self.target_chosen.emit(Target(round_id=key))
        elif isinstance(key, int):
            self.target_chosen.emit(Target(year=key))

    def _name_typed(self) -> None:
        if self.look is None or self.look.file.kind is not BringKind.SURVEY:
            return
        name = " ".join(self.targets.currentText().split())
        chosen = self.look.preview.target.round_id
        shown = next((words for key, words in self.look.targets if key == chosen), None)
        if name and name not in (self.look.preview.target.round_name, shown):
            self.target_chosen.emit(Target(round_name=name))

    # ---- rows

    def chip_choices(self) -> Sequence[tuple[object, str, int]]:
        """All, one chip for each effect, and those with a warning."""
        rows = self.look.preview.rows if self.look is not None else ()
        counted = [(chip, words, sum(_passes(row, chip) for row in rows)) for chip, words in _CHIPS]
        return [one for one in counted if one[2] or one[0] != Effect.CHANGED.value]

    def lines(self) -> Iterable[Line]:
        """The lines for the chosen chip and the typed filter."""
        if self.look is None:
            return ()
        rows = self.look.preview.rows
        chip, words = self.chips.value, fold(self.filter.text()).split()
        kept = (
            row
            for row in rows
            if _passes(row, chip) and (not words or has_words(row, words, haystack(row)))
        )
        several = len({row.found.sheet for row in rows}) > 1
        return lines_of(kept, self.model.face, several=several)

    def count(self) -> None:
        """Say below what would come of it."""
        if self.look is None:
            return
        preview = self.look.preview
        counts = preview.counts
        self.summary.setText(_summary(preview))
        left = []
        if counts[Effect.REFUSED]:
            words = self.tr("{n} baris ditolak tidak ikut masuk")
            left.append(words.format(n=number(counts[Effect.REFUSED])))
        if preview.not_data:
            words = self.tr("{n} baris judul, jumlah, atau catatan dilewati")
            left.append(words.format(n=number(preview.not_data)))
        self.refusals.setText("  ·  ".join(left))
        self.refusals.setVisible(bool(left))
        self.save.setVisible(any(True for _one in (*preview.refusals(), *preview.warnings())))
        new, more = counts[Effect.NEW], counts[Effect.CHANGED]
        if new or more:
            words = self.tr("Masukkan {n} {noun}") if new else self.tr("Lengkapi {n} {noun}")
            self.main.setText(words.format(n=number(new or more), noun=preview.kind.noun))
            self.main.switch_off("")
        else:
            self.main.setText(self.tr("Masukkan"))
            self.main.switch_off(nothing_new(preview))
        self.main.updateGeometry()


def nothing_new(preview: Preview) -> str:
    """Why nothing can be brought in."""
    same = preview.counts[Effect.UNCHANGED]
    if not same:
        return "Tidak ada yang bisa dimasukkan dari berkas ini."
    return texts.sentence("bring.nothing_new", same=number(same))


def _passes(row: BroughtRow, chip: object) -> bool:
    if chip == WARNED:
        return row.warned
    return chip in (None, ALL) or row.effect.value == chip


def _summary(preview: Preview) -> str:
    words = []
    if preview.people and preview.kind is not BringKind.SKP:
        noun = "petugas" if preview.kind is BringKind.COMPLAINTS else "pegawai"
        words.append(f"{number(preview.people)} {noun}")
    if preview.first is not None and preview.last is not None:
        first, last = format_date(preview.first), format_date(preview.last)
        words.append(first if first == last else f"{first} – {last}")
    if preview.kind is BringKind.SURVEY:
        words.append("jawaban disimpan tanpa nama, nomor, dan urutannya")
    if preview.kind is BringKind.SKP:
        words.append("isi draf ditandai sampai dibaca")
    return "  ·  ".join(words)
