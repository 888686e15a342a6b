"""The editor of an SKP (`screens.md` 2); the same page is the assessor's, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import history, planning, planning_copy, planning_links
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.planning.copying import CopyMenu, Offers, offers
from asn_desktop.ui.planning.empty_skp import EmptySkp
from asn_desktop.ui.planning.many_dialog import MakeForMany, ManyPlan
from asn_desktop.ui.planning.outcome import OutcomeDialog
from asn_desktop.ui.planning.paste_dialog import PasteDialog
from asn_desktop.ui.planning.skp_acts import SkpActs
from asn_desktop.ui.planning.skp_bars import SkpChip, SkpFooter, SkpStrip
from asn_desktop.ui.planning.skp_editor import SkpEditor
from asn_desktop.ui.planning.skp_load import Loaded, load
from asn_desktop.ui.sentences import words_of
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.ui.widgets.messages import Choice
from asn_desktop.views.history import HistoryEntry
from asn_desktop.views.planning import ManyResult, NewNote, NoteView, SuperiorPanel

KINDS = (
    "skp", "work_result", "indicator", "special_expectation", "annex_line", "return_note",
    "planned_action", "pattern", "person", "person_assessor", "placement",
)  # fmt: skip
DONE = {
    "submitted": "SKP diajukan ke {assessor}.",
    "returned": "SKP dikembalikan ke {person}.",
    "set": "SKP {person} ditetapkan.",
    "cancelled": "SKP {person} dibatalkan.",
    "removed": "Baris dihapus. Ctrl+Z mengembalikannya.",
    "pattern": "Pola jabatan disimpan.",
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
        self.acts = SkpActs(operations, self)
        self.chip = SkpChip()
        self.header.add(self.chip)
        self.strip = SkpStrip()
        self.editor = SkpEditor(self.context.office.today())
        self.footer = SkpFooter()
        self.empty = EmptySkp()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.strip, line(), self.editor, line(), self.footer):
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
        grid.paste_wanted.connect(self.paste)
        grid.dropped.connect(acts.link)
        grid.looked_at.connect(acts.looked_at)
        grid.note_wanted.connect(self.write_note)
        grid.note_ticked.connect(self._note_ticked)
        grid.finished_editing.connect(self._after_editing)
        editor.note_ticked.connect(self._note_ticked)
        editor.looked_at_all.connect(partial(acts.looked_at, None))
        editor.amend_wanted.connect(self.amend)
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
        self.strip.approach_chosen.connect(acts.change_approach)
        self.strip.pdf.clicked.connect(self.print_selection)
        self.strip.more.clicked.connect(self._offer_more)
        self.footer.copy.clicked.connect(self._offer_copies)
        self.footer.many.clicked.connect(self._for_many)
        self.footer.give_back.clicked.connect(self.give_back)
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
        self,
        *,
        skp: UUID | None = None,
        person: UUID | None = None,
        walk: Walk | None = None,
    ) -> None:
        """Show an SKP, or the one of a person in the chosen year."""
        self.editor.grid.finish_editing()
        self.new_notes = []
        if walk is not None:
            self.walk = walk
        operations = self.context.operations
        if skp is None and person is not None:
            skp = operations.read_now(planning.current_skp, person, self.context.selection.year)
        if skp is not None:
            self._show(operations.read_now(load, skp), fresh=True)
        elif person is not None:
            self._show_empty(person)

    def activate(self) -> None:
        """Put the focus into the grid."""
        if self.loaded is not None:
            self.editor.grid.setFocus()

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

    def back(self) -> bool:
        """Esc: a step back to the list."""
        return False

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

    def _read(self) -> None:
        if self.loaded is None:
            if self.person_id is not None:
                self.go(person=self.person_id)
            return
        if self.acts.pending or self.editor.grid.editing:
            self._stale = True
            return
        self._stale = False
        self._show(self.context.operations.read_now(load, self.loaded.skp.id))

    def _after_editing(self) -> None:
        if self._stale:
            self._read()

    def _show(self, loaded: Loaded, *, fresh: bool = False) -> None:
        self.loaded, self.person_id = loaded, loaded.skp.person_id
        skp = self.acts.skp = loaded.skp
        self.stack.setCurrentIndex(0)
        self.header.set_title(f"SKP {skp.year} · {skp.person}", skp.position)
        self.chip.show()
        self.chip.show_skp(skp)
        self.strip.show_skp(skp, editable=loaded.editable)
        self.strip.pdf.setVisible(self._print_page() != "")
        self.editor.show_loaded(loaded, self.new_notes)
        self.footer.show_loaded(loaded, len(self.new_notes), own=self._is_own())
        if self._stand is not None:
            kind, row_id = self._stand
            self._stand = None
            self._stand_in(kind, row_id)
        elif fresh:
            self.editor.show_section(1)
            self.editor.grid.step_to_line()
        if QApplication.focusWidget() is None:
            self.editor.grid.setFocus()  # what had the focus is gone
        operations = self.context.operations
        operations.read(planning_links.superior_panel, skp.id, then=self._show_superior)
        if self.editor.side.tabs.currentIndex() == 2:
            self._side_shown(2)

    def _show_superior(self, panel: SuperiorPanel) -> None:
        if self.loaded is not None and panel.person_id == self.loaded.skp.assessor_id:
            self.editor.side.superior.show_panel(panel, editable=self.loaded.editable)

    def _show_empty(self, person_id: UUID) -> None:
        self.loaded, self.person_id, self.acts.skp = None, person_id, None
        year, operations = self.context.selection.year, self.context.operations
        name, position_id = operations.read_now(planning.who, person_id)
        self.header.set_title(f"SKP {year} · {name}")
        self.chip.hide()
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
            blank=partial(self.acts.create, person_id, year),
            copy=partial(self.acts.create_from, person_id, year),
            pattern=partial(self._offer_patterns, found, person_id, year),
        )

    def _show_reason(self, finding: Finding) -> None:
        if finding.code == "period.year_missing":
            choice = Choice(self.tr("Ke Perencanaan"), partial(self.context.open, "planning"))
            self.empty.show_reason(words_of(finding), choice)
        else:
            self.empty.show_reason(words_of(finding))

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

    def _is_own(self) -> bool:
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
        if self.loaded is None:
            return
        self.editor.grid.finish_editing()
        skp = self.loaded.skp
        if self.loaded.waits:
            self.acts.set()
        elif Question.ask(
            self,
            self.tr("Ajukan SKP ini ke {name}?").format(name=skp.assessor),
            yes=self.tr("Ajukan"),
        ):
            self.acts.submit()

    def write_note(self, line_id: UUID | None) -> None:
        """The assessor writes a note on a line; sent with "Kembalikan dengan catatan"."""
        if self.loaded is None or not self.loaded.waits or self._is_own():
            return
        words = TextQuestion.ask(
            self, self.tr("Catatan untuk baris ini"), label=self.tr("Catatan"),
            yes=self.tr("Simpan catatan"),
        )  # fmt: skip
        if words:
            skp = self.loaded.skp
            note = NoteView(
                id=uuid4(), row_id=line_id, by=skp.assessor, on=self.context.office.today(),
                text=words, done=False,
            )  # fmt: skip
            self.new_notes.append(note)
            self._show(replace(self.loaded))

    def give_back(self) -> None:
        """Return the SKP with the notes written, or with one on the whole of it."""
        if self.loaded is None:
            return
        notes = [NewNote(note.text, note.row_id) for note in self.new_notes]
        if not notes:
            words = TextQuestion.ask(
                self,
                self.tr("Kembalikan SKP {name}").format(name=self.loaded.skp.person),
                label=self.tr("Catatan untuk seluruh SKP"),
                text=self.tr("Catatan per baris ditulis dengan Enter pada barisnya."),
                yes=self.tr("Kembalikan"),
            )
            notes = [NewNote(words)] if words else []
        if notes:
            self.acts.give_back(notes)

    def _note_ticked(self, note: NoteView) -> None:
        if note in self.new_notes and self.loaded is not None:
            self.new_notes.remove(note)
            self._show(self.loaded)
        else:
            self.acts.tick(note.id)

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

    def amend(self) -> None:
        """Begin the next version, with a reason."""
        words = TextQuestion.ask(
            self, self.tr("Ubah SKP yang sudah ditetapkan"), label=self.tr("Alasan"),
            text=self.tr("Versi sekarang tetap berlaku sampai perubahannya ditetapkan."),
            yes=self.tr("Mulai perubahan"),
        )  # fmt: skip
        if words:
            self.acts.amend(words)

    def cancel(self) -> None:
        """Cancel the SKP; a reason where it was submitted or set."""
        if self.loaded is None:
            return
        needed = not self.loaded.editable
        words = TextQuestion.ask(
            self, self.tr("Batalkan SKP ini?"), label=self.tr("Alasan"),
            yes=self.tr("Batalkan SKP"), required=needed,
        )  # fmt: skip
        if words is not None:
            self.acts.cancel(words)

    def save_pattern(self) -> None:
        """Keep the SKP as a pattern of the position."""
        if self.loaded is None:
            return
        skp = self.loaded.skp
        words = TextQuestion.ask(
            self, self.tr("Simpan sebagai pola jabatan"), label=self.tr("Nama pola"),
            value=skp.position, yes=self.tr("Simpan pola"),
        )  # fmt: skip
        if words:
            self.acts.save_pattern(words)

    def paste(self, text: str) -> None:
        """Show what would become of a block, then put it in."""
        preview = PasteDialog.ask(self, text, self.editor.grid.section_here())
        if preview is not None:
            self.acts.paste(preview)

    def _paste_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.paste(text)
        else:
            self.context.notice(self.tr("Papan klip kosong. Salin dulu bloknya di Excel."))

    def _link(self, superior_id: UUID) -> None:
        row = self.editor.grid.row_here()
        if row is None or row.result is None:
            self.context.notice(self.tr("Pilih dulu barisnya di kisi."))
        elif self.loaded is not None and self.loaded.editable:
            self.acts.link(superior_id, row.result.id)

    def _offer_copies(self) -> None:
        if self.loaded is None:
            return
        skp = self.loaded.skp
        found: Offers = self.context.operations.read_now(
            offers, skp.person_id, skp.position_id, skp.year
        )
        menu = CopyMenu(
            self, found, copy=self.acts.copy, pattern=self.acts.apply_pattern,
            paste=self._paste_clipboard,
        )  # fmt: skip
        self._pop_up(menu, self.footer.copy)

    def _offer_patterns(self, found: Offers, person_id: UUID, year: int) -> None:
        fitting = [row for row in found.patterns if row.fits] or list(found.patterns)
        if len(fitting) == 1:
            self.acts.create_with_pattern(person_id, year, fitting[0].id)
            return
        menu = QMenu(self)
        for row in fitting:
            menu.addAction(f"{row.name} ({row.results} hasil)").triggered.connect(
                partial(self._create_with, person_id, year, row.id)
            )
        self._pop_up(menu, self.empty)

    def _create_with(self, person_id: UUID, year: int, pattern_id: UUID, *_: object) -> None:
        self.acts.create_with_pattern(person_id, year, pattern_id)

    def _offer_more(self) -> None:
        if self.loaded is None:
            return
        skp, menu = self.loaded.skp, QMenu(self)
        if skp.results:
            menu.addAction(self.tr("Simpan sebagai pola jabatan…")).triggered.connect(
                self.save_pattern
            )
        if skp.state is SkpState.SET:
            menu.addAction(self.tr("Ubah SKP (versi baru)…")).triggered.connect(self.amend)
        if not skp.state.is_closed:
            menu.addAction(self.tr("Batalkan SKP…")).triggered.connect(self.cancel)
        self._pop_up(menu, self.strip.more)

    def _pop_up(self, menu: QMenu, under: QWidget) -> None:
        menu.exec(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
                  if under is self.footer.copy
                  else under.mapToGlobal(under.rect().bottomLeft()))  # fmt: skip
        menu.deleteLater()

    def _for_many(self) -> None:
        if self.loaded is None:
            return
        skp = self.loaded.skp
        plan = MakeForMany.ask(self, self.context.operations, skp.year, source=(skp.id, skp.person))
        if plan is not None:
            make_for_many(self, skp.year, plan)

    def _side_shown(self, number: int) -> None:
        if number == 2 and self.loaded is not None:
            self.context.operations.read(
                history.of_skp, self.loaded.skp.id, then=self._show_history
            )

    def _show_history(self, entries: list[HistoryEntry]) -> None:
        self.editor.side.show_history(entries)

    def _open_person(self) -> None:
        if self.person_id is not None and "person" in self._pages():
            self.context.open("person", person=self.person_id)

    def _pages(self) -> list[str]:
        keys = getattr(self.context.navigator, "page_keys", None)
        return list(keys()) if keys is not None else []

    def _print_page(self) -> str:
        return next((key for key in ("printing", "cetak") if key in self._pages()), "")

    def print_selection(self) -> bool:
        """Ctrl+P and "Lihat PDF": this SKP on the print desk."""
        page = self._print_page()
        if self.loaded is None or not page:
            return False
        self.leave()
        self.context.open(page, document=self.loaded.skp.id, person=self.loaded.skp.person_id)
        return True


def make_for_many(page: Page, year: int, plan: ManyPlan) -> None:
    """Write drafts for everybody of a plan and tell the outcome."""

    def told(outcome: ManyResult) -> None:
        words = f"{len(outcome.done)} draf SKP dibuat"
        if outcome.skipped:
            OutcomeDialog.tell(page, words, outcome)
        else:
            page.context.notice(f"{words}.")

    page.context.operations.write(
        Act.CREATE_FOR_MANY, planning_copy.create_for_many, year, plan.person_ids, plan.content,
        plan.source, then=told,
    )  # fmt: skip
