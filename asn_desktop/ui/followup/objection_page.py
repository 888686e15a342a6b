"""One objection: what the employee says, what the assessor answers, what his superior decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.lifecycle import ObjectionState
from asn_desktop.rules.predicate import Predicate, Rating, predicate
from asn_desktop.services import objections
from asn_desktop.ui import formats
from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.printing.plain import on_office_paper
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.followup import ObjectionView
from asn_desktop.workflows.letters import upheld_pdf
from asn_desktop.workflows.sentences import say

WIDTH = 860
DRAFTS = ("reasons", "late_reason", "explanation", "decision")


class ObjectionPage(Page):
    """Three cards, one under the other, in the order of Format D.1.3 (items 6, 7, 8)."""

    title = "Keberatan"

    def build(self) -> None:
        """Make the cards."""
        self._id: UUID | None = None
        self.view: ObjectionView | None = None
        scroll = self.area = Scroll(width=WIDTH)
        self.banner = Banner()
        scroll.column.addWidget(self.banner)
        for card in (self._reasons_card(), self._explanation_card(), self._decision_card()):
            scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.fields: dict[str, Field] = {
            "reasons": self.reasons,
            "late_reason": self.late_reason,
            "explanation": self.explanation,
            "explained_on": self.explained_on,
            "work_rating": self.work,
            "behaviour_rating": self.behaviour,
            "decision": self.decision,
        }
        for name in DRAFTS:
            self.fields[name].committed.connect(partial(self._edit, name))
        self.explained_on.committed.connect(self._explain)
        for field in (self.work, self.behaviour):
            field.committed.connect(self._rate)
            field.changed.connect(self._show_outcome)
        self.print_button = Button(self.tr("Cetak D.1.3…"), icon="print", do=self.print_selection)
        self.letter_button = Button(self.tr("Cetak surat…"), icon="print", do=self.print_selection)
        for button in (self.print_button, self.letter_button):
            self.header.add(button)
        self.decide_button = Button(self.tr("Putuskan…"), icon="check", do=self.decide)
        self.set_main(self.decide_button)
        self.add_key("F8", self.tr("isian yang masih kosong"), self.next_missing)

    def _reasons_card(self) -> Card:
        card = Card(self.tr("1  Keberatan pegawai"))
        self.received = muted("")
        self.reasons = LongTextField(
            "reasons", self.tr("Alasan"), required=True, lines=3, most=14, rule="objection.reasons"
        )
        self.late_reason = LongTextField(
            "late_reason",
            self.tr("Alasan menerima keberatan yang lewat batas"),
            rule="objection.received_on",
        )
        for widget in (self.received, self.reasons, self.late_reason):
            card.column.addWidget(widget)
        return card

    def _explanation_card(self) -> Card:
        card = Card(self.tr("2  Penjelasan pejabat penilai kinerja"))
        self.assessor = muted("")
        self.explanation = LongTextField(
            "explanation", self.tr("Penjelasan"), required=True, lines=3, most=14,
            rule="objection.explanation",
        )  # fmt: skip
        self.explained_on = DateField(
            "explained_on", self.tr("Tanggal penjelasan"), today=self.context.office.today(),
            latest=self.context.office.today(), hint=self.tr("Kosong: tanggal hari mengisinya."),
            rule="objection.explanation",
        )  # fmt: skip
        for widget in (self.assessor, self.explanation, self.explained_on):
            card.column.addWidget(widget)
        return card

    def _decision_card(self) -> Card:
        card = Card(self.tr("3  Keputusan dan rekomendasi atasan pejabat penilai kinerja"))
        self.superior = muted("")
        ratings = QHBoxLayout()
        ratings.setSpacing(px(self, 24))
        choices = [(rating, rating.label) for rating in Rating]
        keep = self.tr("– tetap –")
        self.work = ChoiceField(
            "work_rating", self.tr("Rating hasil kerja yang baru"), choices, empty=keep,
            rule="objection.decision",
        )  # fmt: skip
        self.behaviour = ChoiceField(
            "behaviour_rating", self.tr("Rating perilaku yang baru"), choices, empty=keep,
            rule="objection.decision",
        )  # fmt: skip
        for field in (self.work, self.behaviour):
            ratings.addWidget(field, 1)
        self.outcome = Banner()
        self.decision = LongTextField(
            "decision", self.tr("Keputusan dan rekomendasi"), required=True, lines=3, most=14,
            rule="objection.decision",
        )  # fmt: skip
        card.column.addWidget(self.superior)
        card.column.addLayout(ratings)
        card.column.addWidget(self.outcome)
        card.column.addWidget(self.decision)
        return card

    # ---- coming and going

    def go(self, *, objection: UUID | None = None, **_more: Any) -> None:
        """Show one objection."""
        if objection is not None and objection != self._id:
            self._commit()
            self._id, self.view = objection, None
        self._read()
        self.next_missing()

    def activate(self) -> None:
        """Read it, and begin where something lacks."""
        self._read()
        self.next_missing()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, "objection", "evaluation", "person", "sheet_event"):
            self._read()

    def leave(self) -> bool:
        """What is being typed is written first."""
        self._commit()
        return True

    def print_selection(self) -> bool:
        """Ctrl+P: D.1.3 where the decision changed the evaluation, else the letter about it."""
        if self.view is None or not self.view.state.is_decided:
            return False
        if self.view.state is ObjectionState.CHANGED:
            self.context.open("printing", people=(self.view.person_id,), forms=("D.1.3",))
        else:
            key, title = self.view.id, self.tr("Surat keputusan atas keberatan")
            make = on_office_paper(lambda tx: upheld_pdf(tx, key))
            name = f"Surat keputusan keberatan {self.view.name}"
            PaperDialog.show_paper(self, self.context, title, name, make)
        return True

    def _commit(self) -> None:
        for field in self.fields.values():
            field.commit()

    def _read(self) -> None:
        if self._id is None:
            return
        found = self.context.operations.read_now(objections.view, self._id)
        if found is None:  # undone
            self._id = self.view = None
            self.context.back()
            return
        self._show(found)

    # ---- showing

    def _show(self, found: ObjectionView) -> None:
        fresh = self.view is None or self.view.id != found.id
        self.view = found
        self.header.set_title(
            self.tr("Keberatan {name}").format(name=found.name), found.state.label
        )
        values: dict[str, object] = {
            "reasons": found.reasons,
            "late_reason": found.late_reason or None,
            "explanation": found.explanation or None,
            "explained_on": found.explained_on,
            "work_rating": found.work,
            "behaviour_rating": found.behaviour,
            "decision": found.decision or None,
        }
        decided = found.state.is_decided
        for name, field in self.fields.items():
            if fresh or decided or not field.is_busy():
                field.set_value(values[name])
            if fresh:
                field.show_message("")
            _lock(field, decided)
        for name in DRAFTS:
            key = DraftKey("objection", found.id, name)
            self.fields[name].editor.setProperty("draft", str(key))
        self.late_reason.setVisible(bool(found.late_reason))
        self._show_lines(found)
        self._show_state(found)
        self._show_outcome()

    def _show_lines(self, found: ObjectionView) -> None:
        words = self.tr("Diterima {on}.").format(on=formats.long_date(found.received_on))
        if found.handed_on is not None:
            words += self.tr(" Dokumen evaluasi diterima pegawai {on}.").format(
                on=formats.long_date(found.handed_on)
            )
        self.received.setText(words)
        asked = self.tr("{name} diminta menjelaskan sebelum keberatan diputuskan.")
        if found.explained_on is not None:
            asked = self.tr("Dijelaskan oleh {name}.")
        self.assessor.setText(texts.one_stop(asked.format(name=found.assessor or "–")))
        words = self.tr("Diputuskan oleh {name}.")
        if not found.state.is_decided:
            words += self.tr(
                " Kosongkan kedua rating untuk menguatkan penilaian; isi keduanya untuk "
                "mengubahnya."
            )
        self.superior.setText(texts.one_stop(words.format(name=found.superior or "–")))

    def _show_state(self, found: ObjectionView) -> None:
        decided = found.state.is_decided
        changed = found.state is ObjectionState.CHANGED
        self.print_button.setVisible(changed)
        self.letter_button.setVisible(decided and not changed)
        self.decide_button.setVisible(not decided)
        if changed:
            words = self.tr("Diputuskan {on}: penilaian diubah. Cetak dan tanda tangani D.1.3.")
            self.banner.say(State.DONE, words.format(on=formats.long_date(found.decided_on)))
        elif decided:
            words = self.tr(
                "Diputuskan {on}: penilaian dikuatkan. Dokumen evaluasinya tetap berlaku; "
                "peraturan tidak memberi formulir untuk keputusan ini, jadi cetak suratnya."
            ).format(on=formats.long_date(found.decided_on))
            self.banner.say(State.DONE, words)
        else:
            late = self.context.office.today() > found.due
            words = self.tr("Batas keputusan {due}: 7 hari kerja sejak keberatan diterima.").format(
                due=formats.long_date(found.due)
            )
            if found.due_is_estimate:
                words += self.tr(" Perkiraan: hari libur tahun ini belum pasti.")
            self.banner.say(State.ACTION if late else State.RUNNING, words)

    def _show_outcome(self) -> None:
        found = self.view
        if found is None:
            return
        work, behaviour = self.work.value(), self.behaviour.value()
        old = found.old_predicate.label if found.old_predicate else "–"
        if isinstance(work, Rating) and isinstance(behaviour, Rating):
            new: Predicate = predicate(work, behaviour)
            words = self.tr("Penilaian diubah: predikat {old} menjadi {new}.").format(
                old=old, new=new.label
            )
            self.outcome.say(State.RUNNING, words)
        elif work is None and behaviour is None:
            words = self.tr("Penilaian dikuatkan: predikat tetap {old} ({work}, {behaviour}).")
            self.outcome.say(
                State.DONE,
                words.format(
                    old=old, work=_short(found.old_work), behaviour=_short(found.old_behaviour)
                ),
            )
        else:
            self.outcome.say(State.ACTION, self.tr("Isi kedua rating, atau kosongkan keduanya."))

    # ---- acts

    def _edit(self, name: str, value: object) -> None:
        if self._id is None:
            return
        act = Act.EXPLAIN_OBJECTION if name == "explanation" else Act.EDIT_OBJECTION
        self.context.operations.write(
            act, objections.edit, self._id, name, str(value or ""), failed=self._refused
        )

    def _explain(self, value: object) -> None:
        """Another date of the explanation that stands there."""
        words = str(self.explanation.value() or "")
        if self._id is not None and words and value is not None:
            self.context.operations.write(
                Act.EXPLAIN_OBJECTION,
                objections.explain,
                self._id,
                words,
                value,
                failed=self._refused,
            )

    def _rate(self, _value: object) -> None:
        if self._id is not None:
            self.context.operations.write(
                Act.EDIT_OBJECTION,
                objections.rate,
                self._id,
                self.work.value(),
                self.behaviour.value(),
                failed=self._refused,
            )

    def decide(self) -> None:
        """Ctrl+Enter: ask for the day of the decision, and decide."""
        self._commit()
        if self._id is None:
            return
        for name, code in (
            ("explanation", "objection.not_explained"),
            ("decision", "objection.decision_missing"),
        ):
            if not self.fields[name].value() and not getattr(self.view, name, ""):
                self._refused([Finding(code, Severity.ERROR, {"field": name})])
                return
        today = self.context.office.today()
        day = DateQuestion.ask(
            self,
            self.tr("Putuskan keberatan?"),
            label=self.tr("Tanggal keputusan"),
            today=today,
            latest=today,
            text=self.outcome.label.text(),
            yes=self.tr("Putuskan"),
        )
        if day is not None:
            self.context.operations.write(
                Act.DECIDE_OBJECTION,
                objections.decide,
                self._id,
                day,
                then=self._decided,
                failed=self._refused,
            )

    def _decided(self, state: ObjectionState) -> None:
        self.context.notice(f"{state.label}.")

    def _refused(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            field = self.fields.get(str(finding.values.get("field", "")))
            if field is None:
                self.banner.say(State.REFUSED, say(finding))
            else:
                field.show_message(say(finding), finding.severity)
                field.focus()
                self.area.ensureWidgetVisible(field, 0, px(self, 60))

    def next_missing(self) -> None:
        """F8: the next part that is still empty."""
        for field in (self.reasons, self.explanation, self.decision):
            if not field.value() and not (self.view and self.view.state.is_decided):
                field.focus()
                self.area.ensureWidgetVisible(field, 0, px(self, 60))
                return


def _lock(field: Field, locked: bool) -> None:
    """What is decided is read, not typed in."""
    if isinstance(field, LongTextField):
        field.box.setReadOnly(locked)
    elif isinstance(field, DateField):
        field.line.setReadOnly(locked)
    else:
        field.editor.setEnabled(not locked)
    editor = field.editor
    editor.style().unpolish(editor)
    editor.style().polish(editor)


def _short(rating: Rating | None) -> str:
    return rating.label.lower() if rating else "–"
