"""What the SKP page asks before it acts: notes, reasons, names, blocks, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import planning_copy, planning_patterns
from asn_desktop.ui.page import Page
from asn_desktop.ui.planning.copying import CopyMenu, Offers, offers
from asn_desktop.ui.planning.family import families_known
from asn_desktop.ui.planning.many_dialog import MakeForMany, ManyPlan
from asn_desktop.ui.planning.outcome import OutcomeDialog
from asn_desktop.ui.planning.paste_dialog import PasteDialog
from asn_desktop.ui.planning.study import StudyDialog
from asn_desktop.ui.widgets.dialogs import DateQuestion, TextQuestion
from asn_desktop.views.planning import ManyResult, NewNote, NoteView

if TYPE_CHECKING:
    from asn_desktop.ui.planning.skp_page import SkpPage


class SkpQuestions(QObject):
    """Belongs to one `SkpPage`."""

    def __init__(self, page: SkpPage) -> None:
        super().__init__(page)
        self._page = page

    def write_note(self, line_id: UUID | None) -> None:
        """The assessor writes a note on a line; sent with "Kembalikan dengan catatan"."""
        if self._page.loaded is None or not self._page.loaded.waits or self._page.is_own():
            return
        words = TextQuestion.ask(
            self._page, self.tr("Catatan untuk baris ini"), label=self.tr("Catatan"),
            yes=self.tr("Simpan catatan"),
        )  # fmt: skip
        if words:
            skp = self._page.loaded.skp
            note = NoteView(
                id=uuid4(), row_id=line_id, by=skp.assessor, on=self._page.context.office.today(),
                text=words, done=False,
            )  # fmt: skip
            self._page.new_notes.append(note)
            self._page.show_again()

    def give_back(self) -> None:
        """Return the SKP with the notes written, or with one on the whole of it."""
        if self._page.loaded is None:
            return
        notes = [NewNote(note.text, note.row_id) for note in self._page.new_notes]
        if not notes:
            words = TextQuestion.ask(
                self._page,
                self.tr("Kembalikan SKP {name}").format(name=self._page.loaded.skp.person),
                label=self.tr("Catatan untuk seluruh SKP"),
                text=self.tr("Catatan per baris ditulis dengan Enter pada barisnya."),
                yes=self.tr("Kembalikan"),
            )
            notes = [NewNote(words)] if words else []
        if notes:
            self._page.acts.give_back(notes)

    def hand_on(self) -> None:
        """Submit the SKP, or set the one that waits; asks for the date on the paper."""
        if self._page.loaded is None:
            return
        skp = self._page.loaded.skp
        if self._page.loaded.waits:
            title = self.tr("Tetapkan SKP {name}?").format(name=skp.person)
            on = ask_paper_date(self._page, title, self.tr("Tetapkan"))
            if on is not None:
                self._page.acts.set(on)
            return
        title = self.tr("Ajukan SKP ini ke {name}?").format(name=skp.assessor)
        on = ask_paper_date(self._page, title, self.tr("Ajukan"))
        if on is not None:
            self._page.acts.submit(on)

    def amend(self) -> None:
        """Begin the next version, with a reason."""
        words = TextQuestion.ask(
            self._page, self.tr("Ubah SKP yang sudah ditetapkan"), label=self.tr("Alasan"),
            text=self.tr("Versi sekarang tetap berlaku sampai perubahannya ditetapkan."),
            yes=self.tr("Mulai perubahan"),
        )  # fmt: skip
        if words:
            self._page.acts.amend(words)

    def begin(self, create: Callable[..., None], person_id: UUID, year: int, *more: UUID) -> None:
        """Begin an SKP with ``create``, once it is known which forms the post uses."""
        if families_known(self._page, [person_id], date(year, 1, 1)):
            create(person_id, year, *more)

    def follow(self) -> None:
        """Begin the SKP under a new assessor or in a new post (reg. 2684, 2688)."""
        if self._page.loaded is None:
            return
        skp, today = self._page.loaded.skp, self._page.context.office.today()
        starts = DateQuestion.ask(
            self._page,
            self.tr("SKP baru setelah pindah"),
            label=self.tr("Mulai"),
            today=today,
            text=self.tr("Pegawai yang pindah atau berganti penilai menyusun SKP baru."),
            yes=self.tr("Mulai SKP baru"),
        )
        if starts is not None and families_known(self._page, [skp.person_id], starts):
            self._page.acts.create_after(skp.person_id, skp.year, starts)

    def _remove_pattern(self, pattern_id: UUID, *_more: object) -> None:
        self._page.acts.remove_pattern(pattern_id)

    def cancel(self) -> None:
        """Cancel the SKP; a reason where it was submitted or set."""
        if self._page.loaded is None:
            return
        needed = not self._page.loaded.editable
        words = TextQuestion.ask(
            self._page, self.tr("Batalkan SKP ini?"), label=self.tr("Alasan"),
            yes=self.tr("Batalkan SKP"), required=needed,
        )  # fmt: skip
        if words is not None:
            self._page.acts.cancel(words)

    def save_pattern(self) -> None:
        """Keep the SKP as a pattern of the position."""
        if self._page.loaded is None:
            return
        skp = self._page.loaded.skp
        words = TextQuestion.ask(
            self._page, self.tr("Simpan sebagai pola jabatan"), label=self.tr("Nama pola"),
            value=skp.position, yes=self.tr("Simpan pola"),
        )  # fmt: skip
        if words:
            self._page.acts.save_pattern(words)

    def which_indicator(
        self, superior_id: UUID, result_id: UUID, choices: Sequence[tuple[UUID, str]]
    ) -> None:
        """Which of a leader's indicators is printed beside the result supported."""
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        link = self._page.acts.link
        menu.addSection(self.tr("Indikator pimpinan yang didukung"))
        for indicator_id, text in choices:
            action = menu.addAction(text if len(text) < 90 else text[:88] + "…")
            action.setToolTip(text)
            action.triggered.connect(partial(_drop_checked, link, superior_id, result_id,
                                             indicator_id))  # fmt: skip
        menu.addSeparator()
        every = menu.addAction(self.tr("Semua indikator"))
        every.triggered.connect(partial(_drop_checked, link, superior_id, result_id, None))
        grid = self._page.editor.grid
        place = grid.visualRect(grid.currentIndex()).bottomLeft()
        menu.popup(grid.viewport().mapToGlobal(place))

    def paste(self, text: str) -> None:
        """Show what would become of a block, then put it in."""
        preview = PasteDialog.ask(self._page, text, self._page.editor.grid.section_here())
        if preview is not None:
            self._page.acts.paste(preview)

    def _paste_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.paste(text)
        else:
            self._page.context.notice(self.tr("Papan klip kosong. Salin dulu bloknya di Excel."))

    def offer_copies(self) -> None:
        """What can be copied into this SKP."""
        if self._page.loaded is None:
            return
        skp = self._page.loaded.skp
        found: Offers = self._page.context.operations.read_now(
            offers, skp.person_id, skp.position_id, skp.year
        )
        menu = CopyMenu(
            self._page, found, copy=self._page.acts.copy, pattern=self._page.acts.apply_pattern,
            examples=partial(self._page.context.open, "examples", skp=skp.id),
            paste=self._paste_clipboard,
        )  # fmt: skip
        self._pop_up(menu, self._page.footer.copy)

    def offer_patterns(self, found: Offers, person_id: UUID, year: int) -> None:
        """Begin an SKP with a pattern; asks which where several fit."""
        fitting = [row for row in found.patterns if row.fits] or list(found.patterns)
        if len(fitting) == 1:
            self._create_with(person_id, year, fitting[0].id)
            return
        menu = QMenu(self._page)
        for row in fitting:
            menu.addAction(f"{row.name} ({row.results} hasil)").triggered.connect(
                partial(self._create_with, person_id, year, row.id)
            )
        self._pop_up(menu, self._page.empty)

    def _create_with(self, person_id: UUID, year: int, pattern_id: UUID, *_: object) -> None:
        self.begin(self._page.acts.create_with_pattern, person_id, year, pattern_id)

    def offer_more(self) -> None:
        """What is needed rarely: pattern, next version, cancelling."""
        if self._page.loaded is None:
            return
        skp, menu = self._page.loaded.skp, QMenu(self._page)
        if skp.results:
            menu.addAction(self.tr("Simpan sebagai pola jabatan…")).triggered.connect(
                self.save_pattern
            )
        self._offer_mark(menu)
        patterns = self._page.context.operations.read_now(planning_patterns.patterns)
        if patterns:
            kept = menu.addMenu(self.tr("Hapus pola jabatan"))
            for row in patterns:
                kept.addAction(f"{row.name} ({row.position or '–'})").triggered.connect(
                    partial(self._remove_pattern, row.id)
                )
        if skp.state is SkpState.SET:
            menu.addAction(self.tr("Ubah SKP (versi baru)…")).triggered.connect(self.amend)
            menu.addAction(self.tr("SKP baru setelah pindah…")).triggered.connect(self.follow)
        if not skp.state.is_closed:
            menu.addAction(self.tr("Batalkan SKP…")).triggered.connect(self.cancel)
        self._pop_up(menu, self._page.strip.more)

    def _offer_mark(self, menu: QMenu) -> None:
        """The result one stands in may be marked as an expectation of the study leave."""
        loaded, row = self._page.loaded, self._page.editor.grid.row_here()
        result = row.result if row is not None else None
        if loaded is None or result is None or not loaded.editable:
            return
        if result.study_leave:
            words = self.tr("Hasil {no} bukan ekspektasi tugas belajar")
        elif loaded.studies:
            words = self.tr("Tandai hasil {no} sebagai ekspektasi tugas belajar (**)")
        else:
            return
        menu.addAction(words.format(no=result.number)).triggered.connect(
            partial(self._page.acts.mark_study, result.id, not result.study_leave)
        )

    def add_study(self) -> None:
        """Ask for the expectations of the study leave; a set SKP is amended for them."""
        if self._page.loaded is None:
            return
        expectations = StudyDialog.ask(self._page, self._page.loaded.skp)
        if expectations:
            self._page.acts.add_study(expectations)

    def _pop_up(self, menu: QMenu, under: QWidget) -> None:
        menu.exec(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
                  if under is self._page.footer.copy
                  else under.mapToGlobal(under.rect().bottomLeft()))  # fmt: skip
        menu.deleteLater()

    def for_many(self) -> None:
        """Give the results of this SKP to many."""
        if self._page.loaded is None:
            return
        skp = self._page.loaded.skp
        plan = MakeForMany.ask(
            self._page, self._page.context.operations, skp.year, source=(skp.id, skp.person)
        )
        if plan is not None:
            make_for_many(self._page, skp.year, plan)


def _drop_checked(
    do: Callable[[UUID, UUID, UUID | None], None],
    superior_id: UUID,
    result_id: UUID,
    indicator_id: UUID | None,
    *_checked: object,
) -> None:
    do(superior_id, result_id, indicator_id)


def ask_paper_date(page: Page, title: str, yes: str) -> date | None:
    """Confirm an act and its date on the paper: today, or earlier where it is entered later."""
    today = page.context.office.today()
    return DateQuestion.ask(
        page, title, label=page.tr("Tanggal pada kertas"), today=today, latest=today, yes=yes
    )


def make_for_many(page: Page, year: int, plan: ManyPlan) -> None:
    """Write drafts for everybody of a plan and tell the outcome."""
    if not families_known(page, plan.person_ids, date(year, 1, 1)):
        return

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
