"""The two bars of the SKP page: whose and which above the body, what to do below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.forms import forms_of
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily
from asn_desktop.ui import formats
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.planning.looks import chip_of
from asn_desktop.ui.planning.skp_load import Loaded
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.planning import SkpView
from asn_desktop.workflows.sentences import say

_TOLD = frozenset({"skp.perspectives_missing", "skp.plan_additional"})
"""Warnings on the whole of a leader's SKP, told beside "Siap diajukan"."""
_FAMILIES = {
    FormFamily.LEADER: "Format pimpinan",
    FormFamily.STAFF: "Format pejabat administrasi/fungsional",
}


class SkpStrip(QFrame):
    """Assessor, form and approach, span, "Lihat PDF"."""

    form_chosen = Signal(object, object)  # FormFamily, Approach
    open_wanted = Signal(str)  # a page beside the SKP

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(self, 42))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.assessor = Elided("")
        self.approach = CalmCombo()
        self.approach.setAccessibleName(self.tr("Pendekatan dan format"))
        self.approach.setProperty("rule", "skp.approach")
        self.approach.activated.connect(self._chosen)
        self.span = QLabel()
        self.span.setProperty("kind", "muted")
        self.manuals = Button(self.tr("Manual indikator"), icon="planning", small=True)
        self.manuals.setToolTip(self.tr("Arti dan cara ukur setiap indikator (Format A.1.3)"))
        self.strategy = Button(self.tr("Strategi"), icon="unit", small=True)
        self.strategy.setToolTip(self.tr("Cara mencapai setiap indikator (Format A.1.4)"))
        self.matrix = Button(self.tr("Matriks peran"), icon="table", small=True)
        self.matrix.setToolTip(self.tr("Siapa mengambil bagian apa (Format A.1.5)"))
        for button, page in (
            (self.manuals, "manuals"), (self.strategy, "strategy"), (self.matrix, "matrix"),
        ):  # fmt: skip
            button.clicked.connect(partial(self.open_wanted.emit, page))
        self.study = Button(self.tr("Tugas belajar…"), icon="plus", small=True)
        self.study.setToolTip(self.tr("Tambah ekspektasi tugas belajar pada SKP tahun ini"))
        self.pdf = Button(self.tr("Lihat PDF"), icon="eye", small=True)
        self.more = Button("", kind=Kind.QUIET, icon="more", small=True)
        self.more.setToolTip(self.tr("Lainnya"))
        self.more.setAccessibleName(self.tr("Lainnya"))
        row.addWidget(self.assessor)
        row.addWidget(self.approach)
        row.addWidget(self.span)
        row.addStretch(1)
        row.addWidget(self.study)
        row.addWidget(self.manuals)
        row.addWidget(self.strategy)
        row.addWidget(self.matrix)
        row.addWidget(self.pdf)
        row.addWidget(self.more)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the facts of an SKP; whoever leads has ways to strategies and role matrix."""
        self.show_skp(loaded.skp, editable=loaded.editable, studies=loaded.studies)
        self.strategy.setVisible(loaded.leads)
        self.matrix.setVisible(loaded.leads)

    def show_skp(self, skp: SkpView, *, editable: bool, studies: bool = False) -> None:
        """Show the facts of an SKP; ``studies``: its person is on study leave."""
        self.study.setVisible(studies and (editable or skp.state is SkpState.SET))
        name = skp.assessor or self.tr("belum ditetapkan")
        self.assessor.set_full(self.tr("Penilai: {name}").format(name=name))
        self._show_forms(skp)
        self.manuals.setVisible(skp.family is FormFamily.LEADER)
        self.approach.setEnabled(editable)
        starts, ends = formats.short_date(skp.starts), formats.short_date(skp.ends)
        self.span.setText(f"{starts.rpartition(' ')[0]}–{ends}")

    def _show_forms(self, skp: SkpView) -> None:
        """All four forms: those of this family first, the others behind a line (the override)."""
        families = sorted(FormFamily, key=lambda family: family is not skp.family)
        self.approach.clear()
        for family in families:
            if family is not skp.family:
                self.approach.insertSeparator(self.approach.count())
            for approach in Approach:
                form = forms_of(family, approach).skp
                words = f"{approach.label} ({form.value})"
                if family is not skp.family:
                    words = f"{_FAMILIES[family]}: {words}"
                self.approach.addItem(words, (family.value, approach.value))
        self.approach.setCurrentIndex(list(Approach).index(skp.approach))
        metrics, box = self.approach.fontMetrics(), self.approach
        lines = (metrics.horizontalAdvance(box.itemText(at)) for at in range(box.count()))
        box.view().setMinimumWidth(max(lines) + px(self, 40))

    def _chosen(self, at: int) -> None:
        family, approach = self.approach.itemData(at)
        self.form_chosen.emit(FormFamily(family), Approach(approach))


class SkpFooter(QFrame):
    """What is missing first, copying, many people, and the step that comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(px(self, 52))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 8), px(self, 6), px(self, 16), px(self, 6))
        row.setSpacing(px(self, 8))
        self.message = Banner()
        row.addWidget(self.message, 1)
        row.addStretch(0)
        self.copy = Button(self.tr("Salin dari…"), icon="copy")
        self.many = Button(self.tr("Buat untuk banyak orang…"), icon="people")
        self.give_back = Button(self.tr("Kembalikan dengan catatan"), icon="undo")
        self.main = Button("", kind=Kind.MAIN, icon="send", key="Ctrl+Enter")
        for button in (self.copy, self.many, self.give_back, self.main):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_loaded(self, loaded: Loaded, new_notes: int, *, own: bool) -> None:
        """Show the buttons of the state; ``own`` = the employee himself works here."""
        skp, waits = loaded.skp, loaded.waits
        self.copy.setVisible(loaded.editable)
        self.many.setVisible(bool(skp.results) and not waits)
        self.give_back.setVisible(waits and not own)
        words = self.tr("Kembalikan dengan catatan")
        self.give_back.setText(f"{words} ({new_notes})" if new_notes else words)
        self.give_back.updateGeometry()
        self.main.setVisible(loaded.editable or (waits and not own))
        if loaded.editable:
            self.main.setText(self.tr("Ajukan ke penilai"))
            self.main.icon_name = "send"
            self.main.switch_off(_reason(skp))
        else:
            self.main.setText(self.tr("Tetapkan"))
            self.main.icon_name = "check"
            self.main.switch_off(self.tr("Ada catatan yang belum dikirim.") if new_notes else "")
        self.main.setAccessibleName(self.main.text())
        self.main.updateGeometry()
        self._say(loaded)

    def refuse(self, findings: tuple[Finding, ...]) -> None:
        """Show why an act was refused."""
        if findings:
            self.message.say(State.REFUSED, say(findings[0]))

    def _say(self, loaded: Loaded) -> None:
        errors = loaded.skp.errors
        if loaded.editable and errors:
            self.message.say(State.ACTION, say(errors[0]))
        elif loaded.editable and loaded.skp.state is not SkpState.SET:
            told = next((one for one in loaded.skp.findings if one.code in _TOLD), None)
            words = self.tr("Lengkap. Siap diajukan.")
            if told is not None:
                self.message.say(State.ACTION, f"{words} {say(told)}")
            else:
                self.message.say(State.DONE, words)
        else:
            self.message.say(State.DONE, "")


class SkpChip(StateChip):
    """The state in the header."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(State.OPEN, parent=parent)

    def show_skp(self, skp: SkpView) -> None:
        """Show the state of an SKP."""
        self.show_state(*chip_of(skp))


def _reason(skp: SkpView) -> str:
    """Why an SKP cannot be submitted yet; "" when it can."""
    if skp.open_notes:
        return f"{len(skp.open_notes)} catatan belum diperbaiki."
    if skp.errors:
        return f"{len(skp.errors)} kurang: {say(skp.errors[0])}"
    return ""
