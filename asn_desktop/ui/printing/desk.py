"""The desk: whose sheets, which forms, the stacks, and the way to printer and files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import line
from asn_desktop.ui.printing import places
from asn_desktop.ui.printing.desk_model import DeskModel, Stack, mend_of
from asn_desktop.ui.printing.desk_view import DeskView
from asn_desktop.ui.printing.forms_choice import FormsChoice
from asn_desktop.ui.printing.lacks import Lacks
from asn_desktop.ui.printing.options import PrintOptions
from asn_desktop.ui.printing.output import Output
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.printing.scope_box import ScopeBox
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.ui.widgets.panels import Split
from asn_desktop.views.paper import Paper
from asn_desktop.views.printing import (
    DeskForm,
    DeskPerson,
    DeskSheet,
    Lack,
    desk_form,
)
from asn_desktop.workflows import print_memory, printing
from asn_desktop.workflows.sentences import say

PREVIEW_AFTER_MS = 150
PREVIEW_WIDTH = 400
KINDS = (
    "skp", "work_result", "indicator", "special_expectation", "annex_line", "planned_action",
    "realisation", "action_realisation", "evaluation", "feedback", "achievement", "objection",
    "indicator_manual", "workblock", "workblock_line", "matrix", "matrix_row", "matrix_entry",
    "guidance", "guidance_row", "guidance_answer", "competency", "behaviour_problem",
    "sheet_event", "setting", "person", "person_nip", "person_rank", "placement",
    "person_assessor", "unit", "position", "period",
)  # fmt: skip


class Desk(QWidget):
    """The first tab of the page. ``main`` is its filled button, put into the footer."""

    counted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.people: tuple[DeskPerson, ...] = ()
        self._ids: tuple[UUID, ...] | None = None
        self._asked = 0
        self.model = DeskModel(self.tr("Belum ada pejabat penilai"), self)
        self.view = DeskView(self.model)
        self.preview = Preview(context.operations, self._keep_one)
        self.lacks = Lacks(self._mend_lack)
        self.options = PrintOptions(print_memory.habits_file())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PREVIEW_AFTER_MS)
        self._wait.timeout.connect(self._show_current)
        self._lay_out()
        self.model.ticks_changed.connect(self._count)
        self.view.mend.connect(self._mend)
        self.view.opened.connect(self._opened)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self._count()

    # ---- what the page calls

    def activate(self) -> None:
        """Read the choices of people and, if some were chosen, their sheets."""
        self.scopes.read()
        self.options.use_paper(Paper(self.context.operations.read_now(read_settings).paper))
        if self._ids is not None:
            self.read(keep=True)

    def choose(
        self, people: Sequence[UUID], forms: Sequence[DeskForm] = (), words: str = ""
    ) -> None:
        """Lay out these people (sent by Ctrl+P from a list, or by the work list)."""
        self._ids = tuple(people)
        self._tick_forms(forms)
        label = words or self.tr("Dipilih dari daftar ({n})").format(n=number(len(people)))
        self.scopes.show_sent(label)
        self.read()

    def choose_all(self, forms: Sequence[DeskForm]) -> None:
        """Lay out these forms of everybody."""
        self._tick_forms(forms)
        self.scopes.choose_all()

    def _tick_forms(self, forms: Sequence[DeskForm]) -> None:
        if forms:
            self.forms.choose(forms)

    def read(self, *, keep: bool = False) -> None:
        """Look through the sheets of whom was chosen, behind the window."""
        ids, forms = self._ids, self.asked_forms()
        self._asked += 1
        if ids is None or not forms or not ids:
            self.people = ()
            self.model.show_people(())
            self.preview.show_nothing()
            self.lacks.show_lacks(())
            self._show_stack()
            return
        period = self.period()
        office = self.context.office
        self.context.operations.run(
            lambda report: printing.lay_out(office, ids, forms, period, report),
            then=partial(self._laid_out, self._asked, keep),
            title=self.tr("Memeriksa lembar…") if len(ids) > 40 else "",
        )

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was changed elsewhere; ticks stay."""
        if touches(changes, *KINDS) and self._ids is not None:
            self.read(keep=True)

    def on_period(self) -> None:
        """Another period: other sheets."""
        if self._ids is not None:
            self.read()

    def period(self) -> PeriodRef:
        """The period chosen in the window."""
        selection = self.context.selection
        return PeriodRef(selection.year, str(selection.period or "AKHIR"))

    def asked_forms(self) -> tuple[DeskForm, ...]:
        """The forms ticked."""
        return self.forms.chosen()

    # ---- making

    def _lay_out(self) -> None:
        stacks = QWidget()
        left = QVBoxLayout(stacks)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._make_choices())
        left.addWidget(line())
        self.stack = QStackedWidget()
        self.nothing = EmptyState(
            Empty(
                self.tr("Belum ada yang dipilih."),
                detail=self.tr(
                    "Pilih pegawai dan formulir di atas, atau tekan Ctrl+P dari daftar mana pun."
                ),
                icon="print",
            )
        )
        self.none_found = EmptyState(
            Empty(
                self.tr("Tidak ada pegawai untuk pilihan ini."),
                detail=self.tr("Pilih pegawai lain, atau centang sedikitnya satu formulir."),
                icon="print",
            )
        )
        for widget in (self.nothing, self.none_found, self.view):
            self.stack.addWidget(widget)
        left.addWidget(self.stack, 1)
        left.addWidget(line())
        self.output = Output(self.context, self, self.options, self._make_foot())
        left.addWidget(self.output.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.lacks)
        beside.addWidget(self.preview, 1)
        column.addWidget(Split((stacks, 0), (right, PREVIEW_WIDTH)))

    def _make_choices(self) -> QWidget:
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        column.setSpacing(px(self, 8))
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(px(self, 8))
            column.addLayout(row)
        self.scopes = ScopeBox(self.context.operations)
        self.scopes.chosen.connect(self._scope_chosen)
        above.addWidget(_label(self.tr("Pegawai")))
        above.addWidget(self.scopes)
        above.addStretch(1)
        above.addWidget(self.options)
        self.options.changed.connect(self._show_current)
        self.forms = FormsChoice()
        self.forms.choose(self.options.habits.forms)
        self.forms.changed.connect(self._forms_changed)
        below.addWidget(_label(self.tr("Formulir")))
        below.addWidget(self.forms, 1)
        return bar

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(px(self, 52))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.summary = QLabel()
        self.many = Button(self.tr("Per orang…"), small=True, do=self.write_people)
        self.each = Button(self.tr("Per lembar…"), small=True, do=self.write_files)
        self.one = Button(self.tr("Satu berkas…"), small=True, do=self.write_one)
        self.main = Button(self.tr("Cetak…"), icon="print", do=self.print_chosen)
        row.addWidget(self.summary)
        row.addStretch(1)
        row.addWidget(_label(self.tr("PDF")))
        for button in (self.many, self.each, self.one):
            button.setAccessibleName(self.tr("PDF ") + button.text().lower())
        for button in (self.many, self.each, self.one, self.main):
            row.addWidget(button)
        return foot

    # ---- choosing

    def _scope_chosen(self, ids: tuple[UUID, ...] | None) -> None:
        self._ids = ids
        self.read()

    def _forms_changed(self) -> None:
        self.options.remember_forms(self.forms.chosen())
        if self._ids is not None:
            self.read()

    def _laid_out(self, asked: int, keep: bool, people: tuple[DeskPerson, ...]) -> None:
        if asked != self._asked:
            return
        row = self.view.currentIndex().row()
        self.people = people
        self.model.show_people(people, keep=keep)
        self._show_stack()
        if self.model.rows:
            self.view.go_to(row if keep and row >= 0 else 1)

    def _show_stack(self) -> None:
        shown: QWidget = self.view if self.people else self.none_found
        self.stack.setCurrentWidget(self.nothing if self._ids is None else shown)
        self._count()

    def _count(self) -> None:
        chosen = sum(len(person.due) for person in self.model.chosen())
        left = sum(1 for person in self.people for sheet in person.sheets if not sheet.ready)
        words = self.tr("{n} dipilih").format(n=number(chosen))
        if left:
            words += self.tr(" · {n} belum siap").format(n=number(left))
        self.summary.setText(words if self.people else "")
        off = "" if chosen else self.tr("Centang dulu lembar yang siap: Spasi, atau Ctrl+A semua.")
        self.main.setText(
            self.tr("Cetak {n} lembar…").format(n=number(chosen)) if chosen else self.tr("Cetak…")
        )
        self.main.setAccessibleName(self.main.text())
        self.main.updateGeometry()
        for button in (self.main, self.many, self.each, self.one):
            button.switch_off(off)
        self.counted.emit()

    # ---- preview

    def _current_changed(self, *_indexes: Any) -> None:
        self.view.viewport().update()
        self._wait.start()

    def _opened(self, _row: int) -> None:
        self._show_current()

    def _show_current(self, *_args: Any) -> None:
        self._wait.stop()
        row = self.view.currentIndex().row()
        person = self.model.person_at(row)
        self.lacks.show_lacks(person.lacks if person is not None else ())
        if person is None and 0 <= row < len(self.model.rows):
            head = self.model.rows[row]
            self.preview.show_nothing(head.words if isinstance(head, Stack) else "")
            return
        sheets = self._seen(person)
        if person is None or not sheets:
            self.preview.show_nothing(
                self.tr("Belum ada lembar yang bisa ditampilkan.") if person else ""
            )
            return
        self.preview.show_sheets([self._previewed(person, sheet) for sheet in sheets])

    def _seen(self, person: DeskPerson | None) -> list[DeskSheet]:
        """What there is to look at: also a draft, which cannot be printed yet."""
        if person is None:
            return []
        return [
            sheet
            for sheet in person.sheets
            if sheet.document_id is not None and desk_form(sheet.form) is not None
        ]

    def _previewed(self, person: DeskPerson, sheet: DeskSheet) -> Previewed:
        office, document = self.context.office, sheet.document_id
        setup = self.options.setup()
        title = f"{sheet.form.value} · {person.name}"
        return Previewed(
            title,
            lambda: office.read(printing.preview, sheet.form, document, setup.paper, setup.margins),
        )

    # ---- mending

    def _mend(self, row: int) -> None:
        person = self.model.person_at(row)
        mend = mend_of(person) if person is not None else None
        if person is not None and mend is not None:
            self._open_place(mend[1], person)

    def _mend_lack(self, lack: Lack) -> None:
        person = self.model.person_at(self.view.currentIndex().row())
        if person is not None:
            self._open_place(lack, person)

    def _open_place(self, lack: Lack, person: DeskPerson) -> None:
        page, target = places.of(lack, person)
        self.context.open(page, **target)

    # ---- paper and files

    def _stacks(self) -> tuple[printing.StackRef, ...]:
        return printing.stacks_of(self.model.chosen(), self.period(), again=False)

    def print_chosen(self) -> None:
        """Ctrl+Enter: ask for the printer, seal, print, ask how it came out."""
        self.output.print(self._stacks(), self.period())

    def write_people(self) -> None:
        """Ctrl+Shift+P: one PDF for each person with all his sheets."""
        self.output.write_people(self._stacks())

    def write_files(self) -> None:
        """One PDF for each sheet into a folder."""
        self.output.write_files(self._stacks())

    def write_one(self) -> None:
        """One PDF of all chosen sheets, stack by stack."""
        self.output.write_one(self._stacks(), f"Lembar_{self.period()}.pdf", self.period())

    def _keep_one(self, at: int) -> None:
        person = self.model.person_at(self.view.currentIndex().row())
        if person is None:
            return
        sheet = self._seen(person)[at]
        if not sheet.ready:
            words = " ".join(say(lack.finding) for lack in sheet.lacks if lack.stops)
            self.context.notice(words)
            return
        for ref in printing.refs_of([person], self.period()):
            if (ref.form, ref.document_id) == (sheet.form, sheet.document_id):
                name = printing.proposed_name(ref, person.nip, person.name)
                self.output.write_sheet(ref, name)


def _label(words: str) -> QLabel:
    made = QLabel(words)
    made.setProperty("kind", "muted")
    return made
