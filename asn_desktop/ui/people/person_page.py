"""One person: identity that saves itself, dated lines, whom the person assesses, the history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.services import people_edit, people_page
from asn_desktop.services.office import Tx
from asn_desktop.services.people import PeopleList
from asn_desktop.ui.centre.owner_banner import OwnerBanner
from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.people.dialogs import (
    ActingDialog,
    AssessorDialog,
    LeaveDialog,
    MoveDialog,
    NipDialog,
    RankDialog,
    StatusDialog,
    choice_of,
)
from asn_desktop.ui.people.history import HistoryList
from asn_desktop.ui.people.lists import ASSESSED_COLUMNS, KINDS
from asn_desktop.ui.people.signing import SigningDialog
from asn_desktop.ui.people.spans import CorrectDialog, SpanCard
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.panel import ListPanel, ListSpec, RowAction
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty
from asn_desktop.ui.widgets.panels import Card, ChipRow, Scroll, heading
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import PersonPage as PersonView
from asn_desktop.views.people import PersonRow, SpanKind, SpanLine
from asn_desktop.workflows.sentences import say

DATA, STAFF, HISTORY = "data", "staff", "history"


class PersonPage(Page):
    """``context.open("person", person=person_id)``."""

    def build(self) -> None:
        """Make the widgets; what they show comes with the person."""
        self.view: PersonView | None = None
        self.person_id: UUID | None = None
        quiet = Kind.QUIET
        self.leave_button = Button("Nonaktifkan…", kind=quiet, do=self.deactivate)
        self.about_button = Button("Apa kata sistem", kind=quiet, icon="eye", do=self.open_about)
        self.guidance_button = Button(
            "Pembinaan", kind=quiet, icon="guidance", do=self.open_guidance
        )
        self.move_button = Button("Pindahkan…", icon="unit", key="Ctrl+M", do=self.move_person)
        for button in (
            self.leave_button, self.about_button, self.guidance_button, self.move_button
        ):  # fmt: skip
            self.header.add(button)
        self.add_key("Ctrl+M", "Pindahkan", self.move_person)
        self.chips = ChipRow()
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 24), px(self, 10), px(self, 24), 0)
        row.addWidget(self.chips)
        self.owner = OwnerBanner(self.context, self)
        self.body.addWidget(self.owner)
        self.body.addWidget(bar)
        self.stack = QStackedWidget()
        self.parts = {DATA: self._data(), STAFF: self._staff(), HISTORY: self._history()}
        for part in self.parts.values():
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.chips.chosen.connect(self._show_part)
        for number, (key, words) in enumerate(
            ((DATA, "Data"), (STAFF, "Yang dinilai"), (HISTORY, "Riwayat")), 1
        ):
            self.add_key(f"Ctrl+{number}", words, partial(self.chips.choose, key))
        self.add_key("Ctrl+G", "Ganti atasan", self.change_assessor)
        self.add_key("F8", "Isian berikutnya yang bermasalah", self.form.go_to_problem)

    # ---- what the window calls

    def go(self, **target: Any) -> None:
        """``person`` = whom to show; ``part`` = "data", "staff" or "history"."""
        person = target.get("person")
        if isinstance(person, UUID):
            if person != self.person_id:
                self.form.commit_all()
            self.person_id = person
            self._read(fresh=True)
            self.chips.choose(target.get("part", DATA))
            self._begin()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed, but not what is being typed."""
        if self.person_id is not None and touches(changes, *KINDS):
            self._read(fresh=False)

    def refresh(self) -> None:
        """F5."""
        if self.person_id is not None:
            self._read(fresh=False)

    def print_selection(self) -> bool:
        """Ctrl+P: this person's sheets on the print desk."""
        if self.view is None or self.view.is_outside:
            return False
        self.context.open("printing", people=(self.view.id,))
        return True

    def open_guidance(self) -> None:
        """Coaching, mentoring and behaviour reports of the person in view."""
        self._open_about_person("guidance")

    def open_about(self) -> None:
        """Everything the program says about the person in view."""
        self._open_about_person("about_me")

    def _open_about_person(self, page: str) -> None:
        if self.person_id is not None:
            self.context.open(page, person=self.person_id)

    def _begin(self) -> None:
        rows = self.cards[SpanKind.PLACEMENT].rows
        if self.part == DATA and self.view is not None:
            first: QWidget = rows[0] if rows else self.form.fields["name"].editor
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def part(self) -> str:
        """Which part is shown."""
        return str(self.chips.value or DATA)

    def leave(self) -> bool:
        """What is in the hand is written."""
        self.form.commit_all()
        return True

    # ---- making

    def _data(self) -> QWidget:
        scroll = Scroll()
        self.banner = Banner()
        scroll.column.addWidget(self.banner)
        sides = QHBoxLayout()
        sides.setSpacing(px(self, 16))
        scroll.column.addLayout(sides)
        scroll.column.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(px(self, 12))
        sides.addLayout(left, 5)
        sides.addLayout(right, 7)
        left.addWidget(self._identity())
        self.cards = {
            SpanKind.PLACEMENT: SpanCard("Jabatan & unit", "Pindahkan…", self.move_person),
            SpanKind.RANK: SpanCard("Pangkat", "Pangkat baru…", self.change_rank),
            SpanKind.ASSESSOR: SpanCard("Pejabat penilai", "Ganti atasan…", self.change_assessor),
            SpanKind.STATUS: SpanCard("Status", "Ubah status…", self.change_status),
            SpanKind.ACTING: SpanCard("Plt./Plh.", "Tugaskan…", self.appoint),
            SpanKind.SIGNING: SpanCard("Tanda tangan a.n.", "Wakilkan…", self.delegate_signing),
            SpanKind.NIP: SpanCard("NIP", "NIP baru…", self.change_nip),
        }
        for kind, card in self.cards.items():
            card.opened.connect(self.correct)
            (left if kind is SpanKind.NIP else right).addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        return scroll

    def _identity(self) -> QWidget:
        card = Card()
        self.form = Form(columns=2)
        self.form.section("Identitas")
        today = self.context.office.today()
        self.form.add(TextField("name", "Nama dengan gelar", required=True), wide=True)
        self.kind = ChoiceField(
            "kind",
            "Jenis",
            [(one, one.label) for one in EmployeeKind],
            required=True,
            rule="person.kind",
        )
        self.sex = ChoiceField("sex", "Jenis kelamin", [(one, one.label) for one in Sex])
        self.staff_fields: tuple[Field, ...] = (
            self.kind,
            self.sex,
            TextField("birth_place", "Tempat lahir"),
            DateField("birth_date", "Tanggal lahir", today=today),
        )
        for field in self.staff_fields:
            self.form.add(field)
        self.outside_fields: tuple[Field, ...] = (
            TextField("outside_title", "Jabatan"),
            TextField("outside_agency", "Instansi"),
        )
        for field in self.outside_fields:
            self.form.add(field, wide=True)
        self.form.add(LongTextField("note", "Catatan", lines=2), wide=True)
        self.form.committed.connect(self._store)
        card.column.addWidget(self.form)
        return card

    def _staff(self) -> QWidget:
        self.listed = PeopleList()
        empty = Empty(
            "Belum menilai siapa pun.",
            (Choice("Ke daftar pegawai", self._to_list),),
            detail="Centang orang-orangnya di daftar pegawai, lalu tekan Ganti atasan…",
            icon="people",
        )
        spec = ListSpec(
            columns=ASSESSED_COLUMNS,
            query=self._assessed,
            noun="orang yang dinilai",
            kinds=KINDS,
            open=self._open_row,
            actions=(
                RowAction("Ganti atasan…", self.hand_over, icon="person", key="Ctrl+Shift+G"),
            ),
            empty=empty,
            sort="name",
        )
        self.staff_panel = ListPanel(self.context.operations, spec)
        return self.staff_panel

    def _history(self) -> QWidget:
        scroll = Scroll(width=860)
        scroll.column.addWidget(heading("Riwayat perubahan"))
        self.history = HistoryList()
        scroll.column.addWidget(self.history)
        scroll.column.addStretch(1)
        return scroll

    # ---- showing

    def _read(self, *, fresh: bool) -> None:
        operations, person_id = self.context.operations, self.person_id
        try:
            view = operations.read_now(people_page.person_page, person_id)
        except Refused as gone:
            operations.refused.emit(gone.findings)
            self.person_id = None
            self.context.back()
            return
        self.view = view
        if fresh:
            self.form.load(view)
            for name in ("name", "birth_place", "outside_title", "outside_agency", "note"):
                key = DraftKey("person", view.id, name)
                self.form.fields[name].editor.setProperty("draft", str(key))
        else:
            self.form.refresh(view)
        self._show(view)
        operations.read(people_page.person_history, view.id, then=self._show_history)

    def _show(self, view: PersonView) -> None:
        now = view.now
        place = " · ".join(part for part in (now.position, now.unit) if part)
        acting = f" · {now.acting}" if now.acting else ""
        status = f" · {now.status.label}" if now.status.value != "active" else ""
        self.header.set_title(view.name, place + acting + status)
        self.owner.show_for("person", view.id)
        staff = not view.is_outside
        for field in self.staff_fields:
            field.setVisible(staff)
        for field in self.outside_fields:
            field.setVisible(not staff)
        self.move_button.setVisible(staff)
        self.guidance_button.setVisible(staff)
        self.about_button.setVisible(staff and self.context.has_page("about_me"))
        self.leave_button.setVisible(not now.status.has_left)
        said = [say(one) for one in view.findings if "line" not in one.values]
        self.banner.say(State.ACTION, "\n".join(said))
        for kind, card in self.cards.items():
            usual = "Aktif" if kind is SpanKind.STATUS else ""
            card.show_lines(view.spans[kind], view.findings, EMPTY[kind], usual)
            of_outside = kind is SpanKind.NIP or (
                kind is SpanKind.STATUS and bool(view.spans[kind])
            )
            card.setVisible(staff or of_outside)
        self.staff_panel.read()
        count = len(view.assesses)
        self.chips.show_choices(
            [(DATA, "Data", None), (STAFF, "Yang dinilai", count), (HISTORY, "Riwayat", None)]
        )

    def _assessed(self, tx: Any, query: ListQuery) -> ListRows[PersonRow]:
        if self.person_id is None:
            return ListRows((), 0)
        filters = {"assessor": self.person_id}
        found = self.listed.rows(tx, ListQuery(query.text, query.sort, query.descending, filters))
        everyone = self.listed.rows(tx, ListQuery(filters=filters))
        return ListRows(found.rows, len(everyone.rows))

    def _show_history(self, lines: Any) -> None:
        self.history.show_lines(lines)

    def _show_part(self, key: object) -> None:
        self.stack.setCurrentWidget(self.parts[str(key)])

    def _to_list(self) -> None:
        self.context.open("people")

    def _open_row(self, row: PersonRow) -> None:
        self.context.open("person", person=row.id)

    # ---- acts

    def _store(self, name: str, value: object) -> None:
        person_id = self.person_id

        def store(tx: Tx) -> None:
            if person_id is not None:
                people_edit.edit_person(tx, person_id, **{name: value})

        failed = partial(self._refused, person_id, name)
        self.context.operations.write(Act.EDIT_PERSON, store, failed=failed)

    def _refused(self, person_id: UUID | None, name: str, findings: Sequence[Finding]) -> None:
        if self.view is not None and self.person_id == person_id:
            field = self.form.fields[name]
            field.set_value(getattr(self.view, name))  # what is stored stays
            field.show_message(say(findings[0]))

    def move_person(self) -> None:
        """Move the person."""
        if self.view is not None and not self.view.is_outside:
            MoveDialog(self, self.context, self.view).run()

    def change_rank(self) -> None:
        """Enter a new rank."""
        if self.view is not None:
            RankDialog(self, self.context, self.view).run()

    def change_nip(self) -> None:
        """Enter another NIP."""
        if self.view is not None:
            NipDialog(self, self.context, self.view).run()

    def change_assessor(self) -> None:
        """Pick another assessor."""
        if self.view is not None and not self.view.is_outside:
            AssessorDialog(self, self.context, [choice_of(self.view)]).run()

    def hand_over(self, ids: Sequence[UUID]) -> None:
        """Pick another assessor for chosen people whom this person assesses."""
        if self.view is not None:
            chosen = [person for person in self.view.assesses if person.id in set(ids)]
            if AssessorDialog(self, self.context, chosen).run():
                self.staff_panel.choose(())

    def change_status(self) -> None:
        """Enter a leave, a secondment, an exemption."""
        if self.view is not None:
            StatusDialog(self, self.context, self.view).run()

    def deactivate(self) -> None:
        """Take the person out of the office."""
        if self.view is not None and LeaveDialog(self, self.context, self.view).run():
            self.context.notice(f"{self.view.name} dinonaktifkan.")

    def appoint(self) -> None:
        """Appoint as Plt. or Plh."""
        if self.view is not None:
            ActingDialog(self, self.context, self.view).run()

    def delegate_signing(self) -> None:
        """Let another official sign "a.n." for this one."""
        if self.view is not None:
            SigningDialog(self, self.context, self.view).run()

    def correct(self, line: SpanLine) -> None:
        """Correct one dated line."""
        if self.view is not None:
            CorrectDialog(self, self.context, self.view, line).run()


EMPTY = {
    SpanKind.PLACEMENT: "Belum ditempatkan.",
    SpanKind.RANK: "Pangkat belum diisi.",
    SpanKind.ASSESSOR: "Belum ada pejabat penilai: SKP-nya belum bisa ditetapkan.",
    SpanKind.STATUS: "Aktif; tidak ada status lain yang pernah dicatat.",
    SpanKind.ACTING: "Tidak menjabat Plt./Plh.",
    SpanKind.SIGNING: "Menandatangani sendiri.",
    SpanKind.NIP: "Tanpa NIP.",
}
