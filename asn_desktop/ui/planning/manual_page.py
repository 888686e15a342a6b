"""The manuals of a leader's indicators (A.1.3): indicators at the left, the form at the right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import Approach, ControlLevel, ReportingInterval
from asn_desktop.services import manuals, planning
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.planning.manual_list import ManualList
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.manuals import ManualField, ManualPanel, ManualView

KINDS = ("indicator_manual", "indicator", "work_result", "skp", "person")
LIST = 340  # pixels
F = ManualField
_TEXTS = (
    (F.GOAL, 2, 5, "Apa yang ingin diketahui dari indikator ini"),
    (F.DEFINITION, 4, 14, "Apa yang diukur dan batasannya; satu butir satu baris"),
    (F.FORMULA, 3, 12, "Cara menghitung, atau nilai tiap tahapan"),
    (F.UNIT_OF_MEASURE, 1, 3, "Persen, Nilai, Indeks, Hari …"),
    (F.DATA_SOURCE, 1, 4, "Laporan, aplikasi, atau survei"),
)
_OPTIONAL = frozenset({F.FORMULA, F.UNIT_OF_MEASURE})


class ManualForm(Form):
    """The fields of one manual; formula and unit may stay empty in the qualitative approach."""

    def __init__(self, approach: Approach, parent: QWidget | None = None) -> None:
        super().__init__(columns=2, parent=parent)
        self.approach = approach
        self.texts: dict[ManualField, LongTextField] = {}
        for field, lines, most, placeholder in _TEXTS:
            needed = approach is Approach.QUANTITATIVE or field not in _OPTIONAL
            made = LongTextField(
                field.value, field.label, required=needed, lines=lines, most=most,
                placeholder=placeholder, rule="skp.manual",
            )  # fmt: skip
            self.texts[field] = made
            self.add(made, wide=field not in (F.UNIT_OF_MEASURE, F.DATA_SOURCE))
        for field, options in (
            (F.CONTROL, [(each.value, each.label) for each in ControlLevel]),
            (F.REPORTING, [(each.value, each.label) for each in ReportingInterval]),
        ):
            self.add(
                ChoiceField(field.value, field.label, options, required=True, rule="skp.manual")
            )

    def show_manual(self, view: ManualView, *, editable: bool, fresh: bool) -> None:
        """Show a manual; unless it is another one a field being typed in is left alone."""
        values = {each.value: getattr(view.content, each.value) or None for each in ManualField}
        for field, box in self.texts.items():
            key = DraftKey("indicator_manual", view.id or view.indicator_id, field.value)
            box.box.setProperty("draft", str(key))
            box.box.setReadOnly(not editable)
        for name in (F.CONTROL, F.REPORTING):
            self.fields[name.value].setEnabled(editable)
        if fresh:
            self.load(values)
        else:
            self.refresh(values)

    def focus_missing(self, view: ManualView) -> None:
        """Put the focus into the first field that is wanting, else into the first."""
        wanted = view.missing[0] if view.missing else F.GOAL
        self.fields[wanted.value].focus()


class ManualPage(Page):
    """``context.open("manuals", skp=id)``, of a person's SKP of the year ``person=id``."""

    title = "Manual indikator"

    def build(self) -> None:
        """Make list, form and keys."""
        self.panel: ManualPanel | None = None
        self._skp: UUID | None = None
        self._indicator: UUID | None = None
        self.form: ManualForm | None = None
        self.list = ManualList()
        self.list.setFixedWidth(px(self, LIST))
        self.list.stood_on.connect(self._stood_on)
        self.list.opened.connect(self._into_form)
        self.print_button = Button(
            self.tr("Cetak…"), icon="print", do=self.print_selection, small=True
        )
        self.header.add(self.print_button)
        self.next_button = Button(self.tr("Berikutnya yang kurang"), do=self.next_missing)
        self.set_main(self.next_button)
        self.banner = Banner()
        self.result = muted("")
        self.indicator = QLabel()
        self.indicator.setWordWrap(True)
        self.indicator.setTextFormat(Qt.TextFormat.PlainText)
        self.indicator.setFont(sized(self.indicator, points=1.5, bold=True))
        self.target = muted("")
        self.area = Scroll(width=760)
        for widget in (self.banner, self.result, self.indicator, self.target):
            self.area.column.addWidget(widget)
        self.area.column.setSpacing(px(self, 6))
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, px(self, 10), 0, 0)
        self.area.column.addLayout(self._place)
        self.area.column.addStretch(1)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(line(upright=True))
        row.addWidget(self.area, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                Empty(
                    self.tr("SKP ini belum punya indikator."),
                    (Choice(self.tr("Ke SKP"), self._to_skp),),
                    detail=self.tr("Setiap indikator pimpinan dapat diberi manual (A.1.3)."),
                    icon="planning",
                )
            )
        )
        self.body.addWidget(self.stack, 1)
        self.add_key("F8", self.tr("berikutnya yang kurang"), self.next_missing)
        self.add_key("Ctrl+PgDown", self.tr("indikator berikutnya"), self.following)
        self.add_key("Ctrl+PgUp", self.tr("indikator sebelumnya"), self.previous)

    # ---- coming and going

    def go(self, *, skp: UUID | None = None, person: UUID | None = None, **_more: Any) -> None:
        """Show the manuals of an SKP."""
        self._commit()
        if skp is None and person is not None:
            year = self.context.selection.year
            skp = self.context.operations.read_now(planning.current_skp, person, year)
        if skp is not None:
            self._skp, self._indicator = skp, None
            self._read()

    def activate(self) -> None:
        """Begin in the list."""
        self._read()
        self.list.setFocus()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def leave(self) -> bool:
        """What is being typed is an act."""
        self._commit()
        return True

    def back(self) -> bool:
        """Esc: from the form to the list."""
        if self.form is not None and self.form.isAncestorOf(self.focusWidget() or self):
            self._commit()
            self.list.setFocus()
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: the manuals of this SKP on the print desk."""
        if self.panel is None or not any(one.id for one in self.panel.manuals):
            return False
        self._commit()
        people = (self.panel.person_id,)
        self.context.open("printing", people=people, forms=(FormCode.A_1_3.value,))
        return True

    # ---- showing

    def _read(self) -> None:
        if self._skp is None:
            return
        found = self.context.operations.read_now(_panel, self._skp)
        if found is None:
            return
        self.panel = found
        done = sum(one.done for one in found.manuals)
        self.header.set_title(
            self.tr("Manual indikator · {name}").format(name=found.person),
            self.tr("SKP {year} · {done} dari {all} lengkap").format(
                year=found.year, done=done, all=len(found.manuals)
            ),
        )
        self.stack.setCurrentIndex(0 if found.manuals else 1)
        self.next_button.switch_off(
            "" if done < len(found.manuals) else self.tr("Semua manual sudah lengkap.")
        )
        begun = any(one.id for one in found.manuals)
        self.print_button.switch_off("" if begun else self.tr("Belum ada manual yang ditulis."))
        self.banner.say(
            State.DONE, "" if found.editable else self.tr("SKP ini sudah tidak berlaku.")
        )
        self.list.show_views(found.manuals, self._indicator)

    def _stood_on(self, indicator_id: UUID | None) -> None:
        view = self.list.current()
        if view is None or self.panel is None:
            return
        fresh = indicator_id != self._indicator
        if fresh:
            self._commit()
            self._indicator = indicator_id
        self.result.setText(view.result or "–")
        self.indicator.setText(view.indicator or self.tr("Indikator belum ditulis"))
        self.target.setText(self.tr("Target: {target}").format(target=view.target))
        self.target.setVisible(bool(view.target))
        if self.form is None or self.form.approach is not self.panel.approach:
            self._make_form(self.panel.approach)
            fresh = True
        assert self.form is not None  # noqa: S101 - just made
        self.form.show_manual(view, editable=self.panel.editable, fresh=fresh)

    def _make_form(self, approach: Approach) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        self.form = ManualForm(approach)
        self.form.committed.connect(self._write)
        self._place.addWidget(self.form)

    # ---- what one does

    def following(self) -> None:
        """The next indicator."""
        self._step(1)

    def previous(self) -> None:
        """The one before."""
        self._step(-1)

    def next_missing(self) -> bool:
        """F8: the next manual that lacks something, in its first empty field."""
        self._commit()
        views = self.list.views
        here = max(0, self.list.currentIndex().row())
        order = [*range(here + 1, len(views)), *range(here + 1)]
        at = next((one for one in order if not views[one].done), None)
        if at is None:
            return False
        self.list.stand_on(at)
        self._into_form()
        return True

    def _step(self, by: int) -> None:
        self._commit()
        row = self.list.currentIndex().row() + by
        if 0 <= row < len(self.list.views):
            self.list.stand_on(row)

    def _into_form(self) -> None:
        view = self.list.current()
        if self.form is not None and view is not None:
            self.form.focus_missing(view)

    def _write(self, name: str, value: object) -> None:
        if self._indicator is not None:
            self.context.operations.write(
                Act.EDIT_MANUAL, manuals.write, self._indicator, ManualField(name), str(value or "")
            )

    def _commit(self) -> None:
        if self.form is not None:
            self.form.commit_all()

    def _to_skp(self) -> None:
        self.context.open("skp", skp=self._skp)


def _panel(tx: ReadTx, skp_id: UUID) -> ManualPanel | None:
    """The manuals of an SKP; None when it is gone (its making was undone)."""
    return manuals.panel(tx, skp_id) if planning.exists(tx, skp_id) else None
