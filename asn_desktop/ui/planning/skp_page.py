"""The editor of an SKP (`screens.md` 2); the same page is the assessor's, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.services import history, planning, planning_links
from asn_desktop.ui.bundle.centre_chip import CentreChip
from asn_desktop.ui.centre.owner_banner import OwnerBanner
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.planning.copying import offers
from asn_desktop.ui.planning.empty_skp import EmptySkp
from asn_desktop.ui.planning.skp_acts import SkpActs
from asn_desktop.ui.planning.skp_bars import SkpChip, SkpFooter, SkpStrip
from asn_desktop.ui.planning.skp_editor import SkpEditor
from asn_desktop.ui.planning.skp_load import Loaded, load
from asn_desktop.ui.planning.skp_questions import SkpQuestions
from asn_desktop.ui.widgets.messages import Choice
from asn_desktop.views.history import HistoryEntry
from asn_desktop.views.planning import NoteView, SuperiorPanel
from asn_desktop.workflows.sentences import say

KINDS = (
    "skp", "work_result", "indicator", "special_expectation", "annex_line", "return_note",
    "planned_action", "pattern", "person", "person_assessor", "placement", "person_status",
    "parcel_return", "approval", "bundle",
)  # fmt: skip
DONE = {
    "submitted": "SKP diajukan ke {assessor}.",
    "returned": "SKP dikembalikan ke {person}.",
    "set": "SKP {person} ditetapkan.",
    "cancelled": "SKP {person} dibatalkan.",
    "removed": "Baris dihapus. Ctrl+Z mengembalikannya.",
    "pattern": "Pola jabatan disimpan.",
    "pattern_removed": "Pola jabatan dihapus. Ctrl+Z mengembalikannya.",
}
Walk = tuple[tuple[UUID, UUID | None], ...]


class SkpPage(Page):
    """One person's SKP of the year: ``context.open("skp", skp=id)`` or ``person=id``.

    ``walk`` = people of the list one came from, with their SKP, for Ctrl+PgUp and Ctrl+PgDn.
    """

    title = "SKP"

    def build(self) -> None:
        """Make bars and body."""
        self.loaded: Loaded | None = None
        self.person_id: UUID | None = None
        self.walk: Walk = ()
        self.new_notes: list[NoteView] = []
        self._stand: tuple[str, UUID] | None = None
        self._stale = False
        operations = self.context.operations
        self.acts, self.ask = SkpActs(operations, self), SkpQuestions(self)
        self.chip = SkpChip()
        self.centre_chip = CentreChip(self)
        self.header.add(self.centre_chip)
        self.header.add(self.chip)
        self.strip = SkpStrip()
        self.editor = SkpEditor(self.context.office.today())
        self.footer, self.empty = SkpFooter(), EmptySkp()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.owner = OwnerBanner(self.context, self)
        for widget in (self.owner, self.strip, line(), self.editor, line(), self.footer):
            column.addWidget(widget, 1 if widget is self.editor else 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self.set_main(self.footer.main, in_header=False)
        self._connect()
        self._make_keys()

    def _connect(self) -> None:
        acts, grid, editor = self.acts, self.editor.grid, self.editor
        acts.made.connect(self._made)
        acts.begun.connect(self._begun)
        acts.done.connect(self._done)
        acts.refused.connect(self._refused)
        grid.edited.connect(acts.edit_cell)
        grid.add_result.connect(acts.add_result)
        grid.add_indicator.connect(acts.add_indicator)
        grid.move_wanted.connect(acts.move)
        grid.remove_wanted.connect(acts.remove)
        grid.fill_wanted.connect(acts.fill_down)
        grid.paste_wanted.connect(self.ask.paste)
        grid.dropped.connect(self._link_to)
        grid.looked_at.connect(acts.looked_at)
        grid.note_wanted.connect(self.ask.write_note)
        grid.note_ticked.connect(self._note_ticked)
        grid.finished_editing.connect(self._after_editing)
        editor.note_ticked.connect(self._note_ticked)
        editor.looked_at_all.connect(partial(acts.looked_at, None))
        editor.amend_wanted.connect(self.ask.amend)
        editor.side.superior.link_wanted.connect(self._link)
        editor.side.superior.accepted.connect(acts.accept)
        editor.side.shown.connect(self._side_shown)
        editor.identity.assessor_wanted.connect(acts.follow_assessor)
        editor.identity.people_wanted.connect(self._open_person)
        editor.identity.span_changed.connect(acts.change_span)
        editor.behaviour.expected.connect(acts.expect)
        editor.annex.add_wanted.connect(acts.add_annex)
        editor.annex.edited.connect(acts.edit_annex)
        editor.annex.removed.connect(acts.remove_annex)
        editor.action_plan.changed.connect(acts.plan_actions)
        self.strip.form_chosen.connect(acts.change_form)
        self.strip.pdf.clicked.connect(self.print_selection)
        self.strip.open_wanted.connect(self._open_beside)
        self.strip.study.clicked.connect(self.ask.add_study)
        self.strip.more.clicked.connect(self.ask.offer_more)
        self.footer.copy.clicked.connect(self.ask.offer_copies)
        self.footer.many.clicked.connect(self.ask.for_many)
        self.footer.give_back.clicked.connect(self.ask.give_back)
        self.footer.main.clicked.connect(self._main)

    def _make_keys(self) -> None:
        for key, words in (
            ("Tab  Shift+Tab", "sel berikut, sebelumnya"),
            ("Enter", "ke bawah; pada SKP yang diajukan: tulis catatan"),
            ("F2", "ubah isi sel"),
            ("Alt+Enter", "baris baru di dalam sel"),
            ("Ctrl+V", "tempel; satu blok dari Excel dengan pratinjau"),
            ("Ctrl+D", "isi ke bawah"),
            ("Alt+↑ ↓", "pindahkan baris"),
            ("Ctrl+Del", "hapus baris"),
        ):
            self.tell_key(key, words)
        grid = self.editor.grid
        self.add_key("Ctrl+N", "hasil baru", grid.new_result)
        self.add_key("Ctrl+Shift+N", "indikator baru", grid.new_indicator)
        self.add_key("F8", "berikutnya yang kurang", self.editor.next_missing)
        self.add_key("Ctrl+Space", "catatan di sini sudah diperbaiki", self.tick_here)
        self.add_key("F4", "panel kanan", self.editor.toggle_side)
        for number in range(6):
            self.add_key(f"Ctrl+{number + 1}", "bagian", partial(self.editor.show_section, number))
        self.add_key("Ctrl+PgDown", "orang berikutnya", partial(self.step_person, 1))
        self.add_key("Ctrl+PgUp", "orang sebelumnya", partial(self.step_person, -1))

    # ---- where we are

    def go(  # type: ignore[override]  # the targets of this page by name
        self, *, skp: UUID | None = None, person: UUID | None = None, walk: Walk | None = None
    ) -> None:
        """Show an SKP, or the one of a person in the chosen year."""
        self.editor.grid.finish_editing()
        self.new_notes = []
        if walk is not None:
            self.walk = walk
        operations = self.context.operations
        if skp is None and person is not None:
            skp = operations.read_now(planning.current_skp, person, self.context.selection.year)
        loaded = operations.read_now(load, skp) if skp is not None else None
        if loaded is not None:
            self._show(loaded, fresh=True)
        elif person is not None:
            self._show_empty(person)

    def activate(self) -> None:
        """Put the focus into the grid."""
        if self.loaded is not None:
            self.editor.grid.setFocus()
        else:
            self.empty.focus_first()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again, unless something is being typed or still on its way."""
        if touches(changes, *KINDS):
            self._read()

    def on_period(self) -> None:
        """Another year: the SKP of the same person in it."""
        year = self.context.selection.year
        shown = self.loaded.skp.year if self.loaded else None
        if self.person_id is not None and shown != year:
            self.go(person=self.person_id)

    def refresh(self) -> None:
        """F5."""
        self._read()

    def leave(self) -> bool:
        """What is being typed is an act."""
        self.editor.grid.finish_editing()
        return True

    def step_person(self, by: int) -> None:
        """Ctrl+PgUp, Ctrl+PgDn: the neighbour in the list one came from."""
        people = [person for person, _skp in self.walk]
        if self.person_id in people:
            at = people.index(self.person_id) + by
            if 0 <= at < len(people):
                self.leave()
                self.go(person=people[at])
                return
        self.context.notice(self.tr("Tidak ada orang lagi di daftar."))

    # ---- showing

    def show_again(self) -> None:
        """Show what was read last, with other notes."""
        if self.loaded is not None:
            self._show(self.loaded)

    def _read(self) -> None:
        if self.loaded is None:
            if self.person_id is not None:
                self.go(person=self.person_id)
            return
        if self.acts.pending or self.editor.grid.editing:
            self._stale = True
            return
        self._stale = False
        loaded = self.context.operations.read_now(load, self.loaded.skp.id)
        if loaded is not None:
            self._show(loaded)
        else:
            self.go(person=self.loaded.skp.person_id)

    def _after_editing(self) -> None:
        if self._stale:
            self._read()

    def _show(self, loaded: Loaded, *, fresh: bool = False) -> None:
        self.loaded, self.person_id = loaded, loaded.skp.person_id
        skp = self.acts.skp = loaded.skp
        self.stack.setCurrentIndex(0)
        self.header.set_title(f"SKP {skp.year} · {skp.person}", skp.position)
        self.owner.show_for("skp", skp.id)
        self.chip.show()
        self.chip.show_skp(skp)
        self.centre_chip.show_word(loaded.centre)
        self.strip.show_loaded(loaded)
        self.strip.pdf.setVisible(self.context.has_page("printing"))
        self.editor.show_loaded(loaded, self.new_notes)
        self.footer.show_loaded(loaded, len(self.new_notes), own=self.is_own())
        if self._stand is not None:
            kind, row_id = self._stand
            self._stand = None
            self._stand_in(kind, row_id)
        elif fresh:
            self.editor.show_section(1)
            self.editor.grid.step_to_line()
        if QApplication.focusWidget() is None:
            self.editor.grid.setFocus()  # what had the focus is gone
        read = self.context.operations.read
        read(planning_links.superior_panel, skp.id, then=self._show_superior)
        self._side_shown(self.editor.side.tabs.currentIndex())

    def _show_superior(self, panel: SuperiorPanel) -> None:
        if self.loaded is not None and panel.person_id == self.loaded.skp.assessor_id:
            self.editor.side.superior.show_panel(
                panel, editable=self.loaded.editable, column=self._has_supports()
            )

    def _show_empty(self, person_id: UUID) -> None:
        self.loaded, self.person_id, self.acts.skp = None, person_id, None
        year, operations = self.context.selection.year, self.context.operations
        name, position_id = operations.read_now(planning.who, person_id)
        self.header.set_title(f"SKP {year} · {name}")
        self.chip.hide()
        self.centre_chip.hide()
        self.stack.setCurrentIndex(1)
        refusals = operations.read_now(planning.creation_findings, person_id, year)
        if refusals:
            self._show_reason(refusals[0])
            return
        found = operations.read_now(offers, person_id, position_id, year)
        self.empty.show_ways(
            name,
            year,
            found,
            blank=partial(self.ask.begin, self.acts.create, person_id, year),
            copy=partial(self.ask.begin, self.acts.create_from, person_id, year),
            pattern=partial(self.ask.offer_patterns, found, person_id, year),
        )

    def _show_reason(self, finding: Finding) -> None:
        choice = Choice(self.tr("Ke Perencanaan"), partial(self.context.open, "planning"))
        ways = (choice,) if finding.code == "period.year_missing" else ()
        self.empty.show_reason(say(finding), *ways)

    def _stand_in(self, kind: str, row_id: UUID) -> None:
        if kind == "annex":
            self.editor.annex.focus_line(row_id)
            return
        grid = self.editor.grid
        grid.setFocus()
        field = grid.grid_model.columns[1].field if kind == "result" else "indicator"
        if kind == "indicator" and "aspect" in [one.field for one in grid.grid_model.columns]:
            field = "aspect"
        grid.stand_in(row_id, field)

    def _has_supports(self) -> bool:
        columns = self.editor.grid.grid_model.columns
        return any(column.field == "supports_text" for column in columns)

    def is_own(self) -> bool:
        """Whether the employee himself works here: he does not set his own SKP."""
        actor = self.context.office.actor
        return self.loaded is not None and actor.person_id == self.loaded.skp.person_id

    # ---- outcomes of acts

    def _made(self, kind: str, row_id: UUID) -> None:
        self._stand = (kind, row_id)

    def _begun(self, skp_id: UUID) -> None:
        self.go(skp=skp_id)

    def _done(self, word: str) -> None:
        self.new_notes = []
        if self.loaded is not None:
            skp = self.loaded.skp
            self.context.notice(DONE[word].format(person=skp.person, assessor=skp.assessor))

    def _refused(self, findings: Sequence[Finding]) -> None:
        self._read()
        self.footer.refuse(tuple(findings))
        if findings and findings[0].values.get("line"):
            self.editor.show_finding(findings[0])

    # ---- what one does

    def _main(self) -> None:
        if self.loaded is not None:
            self.editor.grid.finish_editing()
            self.ask.hand_on()

    def _note_ticked(self, note: NoteView) -> None:
        if note in self.new_notes and self.loaded is not None:
            self.new_notes.remove(note)
            self.show_again()
        else:
            self.acts.see_to(note)

    def tick_here(self) -> None:
        """Ctrl+Space: the first open note of the line one stands in, else of the whole SKP."""
        if self.loaded is None or not self.loaded.editable:
            return
        row = self.editor.grid.row_here()
        ids: set[UUID | None] = {None}
        if row is not None and row.result is not None:
            ids |= {row.result.id, *(each.id for each in row.result.indicators)}
        for note in sorted(self.loaded.skp.open_notes, key=lambda one: one.row_id is None):
            if note.row_id in ids:
                self.acts.tick(note.id)
                return

    def _link(self, superior_id: UUID) -> None:
        row = self.editor.grid.row_here()
        if row is None or row.result is None:
            self.context.notice(self.tr("Pilih dulu barisnya di kisi."))
        elif self.loaded is not None and self.loaded.editable and self._has_supports():
            self._link_to(superior_id, row.result.id)

    def _link_to(self, superior_id: UUID, result_id: UUID) -> None:
        """Link; of a leader's result with several indicators one is asked for."""
        shown = self.editor.side.superior.results.results.results
        choices = next((one.choices for one in shown if one.id == superior_id), ())
        if len(choices) > 1:
            self.ask.which_indicator(superior_id, result_id, choices)
        else:
            self.acts.link(superior_id, result_id)

    def _side_shown(self, number: int) -> None:
        if number == 2 and self.loaded is not None:
            self.context.operations.read(
                history.of_skp, self.loaded.skp.id, then=self._show_history
            )

    def _show_history(self, entries: list[HistoryEntry]) -> None:
        self.editor.side.show_history(entries)

    def _open_person(self) -> None:
        if self.person_id is not None and self.context.has_page("person"):
            self.context.open("person", person=self.person_id)

    def _open_beside(self, page: str) -> None:
        if self.loaded is not None:
            self.context.open(page, skp=self.loaded.skp.id)

    def print_selection(self) -> bool:
        """Ctrl+P and "Lihat PDF": this SKP on the print desk."""
        if self.loaded is None or not self.context.has_page("printing"):
            return False
        self.leave()
        self.context.open("printing", document=self.loaded.skp.id, person=self.loaded.skp.person_id)
        return True
