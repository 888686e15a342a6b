"""Which forms lie on the desk: the most used as chips, all of them by group in a panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.ui.formats import number
from asn_desktop.ui.printing.popup import Popup
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.printing import DeskForm

F = DeskForm
CHIPS = (F.EVALUATION, F.DOCUMENT, F.SKP, F.ANNEX, F.ACTION_PLAN)
GROUPS: tuple[tuple[str, tuple[DeskForm, ...]], ...] = (
    ("SKP dan lampiran", (F.SKP, F.ANNEX, F.MANUAL, F.WORKBLOCK, F.MATRIX)),
    ("Pelaksanaan", (F.ACTION_PLAN, F.DOCUMENTATION, F.FEEDBACK_RECORD)),
    ("Pembinaan", (F.GUIDANCE, F.GUIDANCE_FEEDBACK, F.COMPETENCES, F.BEHAVIOUR)),
    ("Penilaian", (F.EVALUATION, F.DOCUMENT, F.OBJECTION)),
)


class FormsChoice(QWidget):
    """``changed`` when a person ticks; ``chosen()`` in the order of the regulation."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[DeskForm, QCheckBox] = {}
        self.chips: dict[DeskForm, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 6))
        for form in CHIPS:
            chip = Button(form.name_in_list, kind=Kind.PLAIN, small=True)
            chip.setCheckable(True)
            chip.setToolTip(form.label)
            chip.toggled.connect(partial(self._chip, form))
            self.chips[form] = chip
            row.addWidget(chip)
        self.more = Button(self.tr("Formulir lain"), icon="chevron-down", small=True, do=self._open)
        row.addWidget(self.more)
        row.addStretch(1)
        self.popup = self._make_popup()
        self._show()

    def chosen(self) -> tuple[DeskForm, ...]:
        """The forms ticked."""
        return tuple(form for form in DeskForm if self.boxes[form].isChecked())

    def choose(self, forms: Sequence[DeskForm]) -> None:
        """Tick just these, without saying so."""
        for form, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(form in forms)
            box.blockSignals(False)
        self._show()

    def set_form(self, form: DeskForm, on: bool) -> None:
        """Tick or untick one, as a person does."""
        self.boxes[form].setChecked(on)

    def _make_popup(self) -> Popup:
        popup = Popup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 24))
        grid.setVerticalSpacing(px(self, 6))
        popup.body.addLayout(grid)
        for at, (name, forms) in enumerate(GROUPS):
            column, row = at % 2 * 2, at // 2 * 8
            head = QLabel(name)
            head.setFont(sized(head, bold=True))
            grid.addWidget(head, row, column, 1, 2)
            for below, form in enumerate(forms, row + 1):
                box = QCheckBox(form.name_in_list)
                box.setAccessibleName(form.label)
                box.toggled.connect(self._ticked)
                codes = QLabel(" · ".join(form.codes))
                codes.setProperty("kind", "muted")
                grid.addWidget(box, below, column)
                grid.addWidget(codes, below, column + 1)
                self.boxes[form] = box
        grid.setRowMinimumHeight(7, px(self, 12))
        feet = QHBoxLayout()
        feet.addWidget(Button(self.tr("Semua formulir"), kind=Kind.QUIET, small=True, do=self._all))
        feet.addWidget(Button(self.tr("Kosongkan"), kind=Kind.QUIET, small=True, do=self._none))
        feet.addStretch(1)
        feet.addWidget(Button(self.tr("Selesai"), key="Enter", small=True, do=popup.close))
        popup.body.addLayout(feet)
        return popup

    def _open(self) -> None:
        self.popup.open_under(self.more, next(iter(self.boxes.values())))

    def _all(self) -> None:
        self.choose(tuple(DeskForm))
        self.changed.emit()

    def _none(self) -> None:
        self.choose(())
        self.changed.emit()

    def _chip(self, form: DeskForm, on: bool) -> None:
        self.boxes[form].setChecked(on)

    def _ticked(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for form, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(self.boxes[form].isChecked())
            chip.blockSignals(False)
            chip.update()
        others = sum(1 for form in self.chosen() if form not in self.chips)
        words = self.tr("Formulir lain")
        self.more.setText(f"{words} ({number(others)})" if others else words)
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()
