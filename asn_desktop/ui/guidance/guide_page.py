"""One coaching or mentoring: record, answers and scores, every field an act of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import (
    guidance,
    guidance_answers,
    guidance_read,
    guidance_way,
    planning,
)
from asn_desktop.services.office import Tx
from asn_desktop.ui.forms.fields import DateField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch, print_forms, remove_asked
from asn_desktop.ui.guidance.parts import next_empty
from asn_desktop.ui.guidance.rail import GuideRail
from asn_desktop.ui.guidance.scores import CompetenceSheet
from asn_desktop.ui.guidance.sections import AnswersSheet, RecordSheet
from asn_desktop.ui.guidance.way import WaySheet
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import clear
from asn_desktop.views.guidance import GuidanceView

KINDS = frozenset(
    {"guidance", "guidance_row", "guidance_answer", "competency", "person", "skp", "placement"}
)


class GuidePage(Page):
    """``context.open("guide", guidance=guidance_id)``."""

    title = "Pembinaan"

    def build(self) -> None:
        """Make what every guidance shares; its sheets come with it."""
        self.view: GuidanceView | None = None
        self.rail: GuideRail | None = None
        self.sheets: tuple[RecordSheet, AnswersSheet, CompetenceSheet, WaySheet] | None = None
        self.header.add(Button(self.tr("Hapus…"), kind=Kind.QUIET, icon="trash", do=self.remove))
        self.header.add(
            Button(self.tr("Lihat SKP"), kind=Kind.QUIET, icon="planning", do=self.open_skp)
        )
        self.print_button = Button(self.tr("Cetak…"), icon="print", do=self.print_selection)
        self.set_main(self.print_button)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.stack = QStackedWidget()
        self.body.addLayout(self._row, 1)
        self.add_key("F8", self.tr("kosong berikutnya"), self.next_missing)
        for number in range(7):
            self.add_key(f"Ctrl+{number + 1}", self.tr("bagian"), partial(self.show_part, number))
        for key, words in (
            ("Tab  Shift+Tab", self.tr("isian berikut, sebelumnya")),
            ("Enter  ↑ ↓", self.tr("baris berikut, sebelumnya")),
            ("Shift+Enter", self.tr("baris baru di dalam isian")),
            ("Ctrl+Del", self.tr("hapus baris")),
            ("Ctrl+V", self.tr("tempel satu blok dari lembar kerja")),
            ("1 … 5", self.tr("nilai kompetensi")),
        ):
            self.tell_key(key, words)

    # ---- coming and going

    def go(self, **target: Any) -> None:
        """``guidance`` = which; ``form`` = the form to begin with ("B.1.8")."""
        key = target.get("guidance")
        if not isinstance(key, UUID):
            return
        self._commit()
        view = self._stored(key)
        if view is None:
            self.view = None
            self._go_if_gone()
            return
        self._make(view)
        self.show_part(self._part_of(str(target.get("form", ""))))

    def activate(self) -> None:
        """The focus goes where something is missing."""
        if self.view is None:
            self._go_if_gone()
        elif not self._typing():
            self._to_missing()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again; what is being typed stays."""
        if self.view is None or not touches(changes, *KINDS):
            return
        view = self._stored(self.view.id)
        if view is None:
            self.view = None
            self._go_if_gone()
        else:
            self._show(view)

    def _go_if_gone(self) -> None:
        """What was shown is no more (undone, removed): back to the list, once all was told."""
        QTimer.singleShot(0, self, self._to_list)

    def _to_list(self) -> None:
        if self.view is None and self.isVisible():
            self.context.open("guidance")

    def refresh(self) -> None:
        """F5."""
        if self.view is not None:
            view = self._stored(self.view.id)
            if view is not None:
                self._show(view)

    def leave(self) -> bool:
        """What is being typed is an act."""
        self._commit()
        return True

    def print_selection(self) -> bool:
        """Ctrl+P: the form in view on the print desk."""
        if self.view is None:
            return False
        self._commit()
        return print_forms(self.context, (self.view.of.person_id,), self._form(self.view))

    # ---- making and showing

    def _stored(self, key: UUID) -> GuidanceView | None:
        operations = self.context.operations
        if not operations.read_now(guidance_read.exists, key):
            return None
        return operations.read_now(guidance_read.view, key)

    def _make(self, view: GuidanceView) -> None:
        clear(self._row)
        self.view = view
        today = self.context.office.today()
        record = RecordSheet(view, self._head(view, today))
        answers, scores = AnswersSheet(view, today), CompetenceSheet(view, today)
        way = WaySheet(view, today)
        way.edited.connect(self._way_edited)
        self.sheets = (record, answers, scores, way)
        self.stack = QStackedWidget()
        for sheet in self.sheets:
            self.stack.addWidget(sheet)
        self.rail = GuideRail(view, self.next_missing)
        self.rail.chosen.connect(self.show_part)
        for widget in (self.rail, line(upright=True)):
            self._row.addWidget(widget)
        self._row.addWidget(self.stack, 1)
        self._connect(view.id, record, answers, scores)
        self._show(view)

    def _head(self, view: GuidanceView, today: date) -> Form:
        self.form = Form(columns=2)
        self.form.add(
            DateField(
                "on", self.tr("Tanggal pelaksanaan"), today=today, required=True,
                rule=f"guidance.{view.kind.value}",
            )
        )  # fmt: skip
        search = PeopleSearch(
            self.context.operations,
            exclude=(view.of.person_id,),
            names=[(view.giver_id, view.giver)],
        )
        self.form.add(
            PickField(
                "giver", self.tr("Pembimbing"), search=search.find, name_of=search.name_of,
                required=True, rule="guidance.giver",
                hint=self.tr("Pimpinan, atau pihak lain yang diberi penugasan khusus."),
            )
        )  # fmt: skip
        self.form.committed.connect(self._head_changed)
        return self.form

    def _connect(
        self, key: UUID, record: RecordSheet, answers: AnswersSheet, scores: CompetenceSheet
    ) -> None:
        edit, answer, assess = Act.EDIT_GUIDANCE, Act.ANSWER_GUIDANCE, Act.ASSESS_COMPETENCES
        done = guidance_answers
        write = self._write
        record.rows_edited.connect(
            lambda part, rows: write(edit, guidance.set_rows, key, part, rows)
        )
        record.opportunity_edited.connect(partial(write, edit, guidance.set_opportunity, key))
        answers.answered.connect(partial(write, answer, done.answer, key))
        answers.dated.connect(partial(write, answer, done.set_answered_on, key))
        scores.scored.connect(partial(write, assess, done.score))
        scores.named.connect(self._named)
        scores.added.connect(partial(write, assess, done.add_technical, key))
        scores.recommended.connect(partial(write, assess, done.recommend, key))
        scores.dated.connect(partial(write, assess, done.set_assessed_on, key))

    def _show(self, view: GuidanceView) -> None:
        if self.sheets is None or self.rail is None:
            return
        self.view = view
        of = view.of
        words = " · ".join(part for part in (of.position, f"SKP {of.year}") if part)
        self.header.set_title(f"{view.kind.label} · {of.person}", words)
        self.form.refresh({"on": view.on, "giver": view.giver_id})
        for sheet in self.sheets:
            sheet.show_view(view)
        self.rail.show_view(view)
        asked = self.tr(
            "Langkah ke depan meminta penyesuaian ukuran keberhasilan atau target. "
            "Itu dilakukan dengan perubahan SKP."
        )
        self.sheets[0].banner.say(
            State.ACTION, asked if view.adjusts else "", self.tr("Ubah SKP"), self.open_skp
        )

    # ---- acts

    def _write(self, act: Act, function: Callable[..., Any], *arguments: Any) -> None:
        self.context.operations.write(act, function, *arguments, failed=self._refused)

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.context.operations.refused.emit(findings)
        self.refresh()

    def _head_changed(self, name: str, value: object) -> None:
        if self.view is None or value is None:
            return
        key = self.view.id
        fields = {"on": value} if name == "on" else {"giver_id": value}

        def change(tx: Tx) -> None:
            guidance.change(tx, key, **fields)  # type: ignore[arg-type]  # named by its field

        self.context.operations.write(Act.EDIT_GUIDANCE, change, failed=self.form.show_findings)

    def _way_edited(self, name: str, value: object) -> None:
        if self.view is None or self.sheets is None:
            return
        write = partial(
            self.context.operations.write,
            Act.FORWARD_GUIDANCE,
            failed=self.sheets[3].show_findings,
        )
        if name == "follow_up":
            write(guidance_way.write_follow_up, self.view.id, str(value or ""))
        else:
            write(guidance_way.set_date, self.view.id, name, value)

    def _named(self, key: UUID, name: str) -> None:
        if name:
            self._write(Act.ASSESS_COMPETENCES, guidance_answers.rename_technical, key, name)
        else:
            self._write(Act.ASSESS_COMPETENCES, guidance_answers.remove_technical, key)

    def remove(self) -> None:
        """Take the guidance away after a question."""
        if self.view is None:
            return
        words = f"{self.view.kind.label.lower()} {self.view.of.person}"
        key = self.view.id
        remove_asked(self, self.context, words, guidance.remove, key)

    def open_skp(self) -> None:
        """The SKP of this guidance's year as it is now: an amended one has a newer version."""
        if self.view is not None:
            of = self.view.of
            current = self.context.operations.read_now(planning.current_skp, of.person_id, of.year)
            self.context.open("skp", skp=current or of.skp_id)

    # ---- parts

    def show_part(self, number: int) -> None:
        """Show a part and put the focus into it."""
        if self.sheets is None or self.rail is None or self.view is None:
            return
        if number >= len(self.rail.buttons):
            return
        records = len(self.sheets[0].cards)
        at = max(0, number - records + 1)
        self._commit()
        self.stack.setCurrentIndex(at)
        self.rail.show_part(number)
        self.print_button.setText(self.tr("Cetak {form}…").format(form=self._form(self.view).value))
        self.print_button.updateGeometry()
        if at == 0:
            self.sheets[0].go_to(number)
        else:
            next_empty(self.sheets[at].places())

    def next_missing(self) -> None:
        """F8: the next empty place of this sheet, else of the next one."""
        if not self._to_missing():
            self.context.notice(self.tr("Semua isian sudah terisi."))

    def _to_missing(self) -> bool:
        """Go to the next empty place; False = there is none."""
        if self.sheets is None or self.rail is None:
            return True
        here = self.stack.currentIndex()
        for step in range(len(self.sheets)):
            at = (here + step) % len(self.sheets)
            if any(not place.words() for place in self.sheets[at].places()):
                if at != here:
                    self.show_part(len(self.sheets[0].cards) - 1 + at if at else 0)
                next_empty(self.sheets[at].places())
                return True
        return False

    def _part_of(self, form: str) -> int:
        records = len(self.sheets[0].cards) if self.sheets is not None else 0
        return {"B.1.8": records, "B.1.9": records + 1, "way": records + 2}.get(form, 0)

    def _form(self, view: GuidanceView) -> FormCode:
        """The form in view."""
        forms = (view.form, FormCode.B_1_8, FormCode.B_1_9, view.form)
        return forms[self.stack.currentIndex()]

    def _commit(self) -> None:
        if self.sheets is not None and self.view is not None:
            self.form.commit_all()
            for sheet in self.sheets:
                sheet.commit()

    def _typing(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.stack.isAncestorOf(focus)
