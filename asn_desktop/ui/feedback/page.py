"""The page Umpan Balik: who has had feedback in the period, and one person's record beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from asn_desktop.rules.acts import Act
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import evaluation_run, feedback, readers, self_notes
from asn_desktop.services.evaluation import new_piece_id
from asn_desktop.ui.feedback.dialog import PieceDialog, topic_of
from asn_desktop.ui.feedback.pane import SAID, SELF, RecordPane
from asn_desktop.ui.feedback.record import RecordView, answered_of, pieces_of, shape_of
from asn_desktop.ui.feedback.self_view import SelfView
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.asking import SelfNotes
from asn_desktop.views.evaluation import Piece
from asn_desktop.views.feedback import FeedbackPlace, FeedbackRecord, FeedbackRow
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import PeriodHead

KINDS = frozenset(
    {
        "feedback",
        "realisation",
        "skp",
        "work_result",
        "indicator",
        "evaluation",
        "person_status",
        "self_note",
        "phrase",
    }
)
LIST, WHOLE = 392, 16_000  # pixels
FORMS = ("B.1.3", "B.1.4", "B.1.5")


class FeedbackPage(Page):
    """The list at the left, the record of the chosen person at the right."""

    title = "Umpan Balik"

    def build(self) -> None:
        """Make list, record and keys."""
        self._period: PeriodHead | None = None
        self._person: UUID | None = None
        self._wanted: UUID | None = None
        self._known: list[FeedbackRow] = []
        self.record: FeedbackRecord | None = None
        self.view: RecordView | None = None
        self.own: SelfView | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.setMinimumWidth(px(self, LIST))
        self.panel.current_changed.connect(self._current_changed)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(line(upright=True))
        row.addWidget(self._make_right(), 1)
        self.body.addLayout(row, 1)
        self.next_button = Button(self.tr("Orang berikutnya yang belum"), do=self.next_person)
        self.set_main(self.next_button)
        self.add_key("Ctrl+N", self.tr("umpan balik baru"), self.add_here)
        self.add_key("F8", self.tr("hasil berikutnya tanpa umpan balik"), self.next_missing)
        self.add_key("Ctrl+PgDown", self.tr("orang berikutnya"), self.following)
        self.add_key("Ctrl+PgUp", self.tr("orang sebelumnya"), self.previous)
        self.add_key("Ctrl+D", self.tr("umpan balik atau penilaian diri"), self.other_part)
        self.add_key("Ctrl+Shift+N", self.tr("minta umpan balik tentang orang ini"), self.ask_about)
        self.tell_key("Delete", self.tr("hapus umpan balik"))

    def _make_right(self) -> RecordPane:
        self.views = RecordPane(self.print_selection, self.ask_about, self.open_about)
        self.name, self.post, self.banner = self.views.name, self.views.post, self.views.banner
        self.paper, self.area = self.views.paper, self.views.areas[SAID]
        has = self.context.has_page  # where one page is shown alone there is no other
        self.paper.setHidden(not has("printing"))
        self.views.about.setHidden(not has("about_me"))
        self.views.ask.setHidden(not has("feedback"))
        return self.views

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("name", self.tr("Nama"), 150, stretch=True),
                Column("pieces", self.tr("Umpan balik"), 112, pieces_of, Cell.MARK),
                Column("answered", self.tr("Hasil"), 60, answered_of, Cell.MUTED),
            ),
            query=self._rows,
            noun=self.tr("orang"),
            kinds=KINDS,
            open=self._opened,
            filters=(
                ListFilter(
                    "state",
                    self.tr("Keadaan"),
                    (
                        (None, self.tr("Semua")),
                        ("none", self.tr("Belum ada")),
                        ("some", self.tr("Sudah ada")),
                    ),
                ),
            ),
            sort="name",
            empty=Empty(
                self.tr("Belum ada SKP yang ditetapkan pada periode ini."),
                (Choice(self.tr("Ke Perencanaan"), self._to_planning),),
                detail=self.tr("Umpan balik dicatat setelah SKP ditetapkan."),
                icon="feedback",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[FeedbackRow]:
        return feedback.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read the list; the first person comes into view."""
        self._read()
        self.panel.table.setFocus()

    def go(self, *, person: UUID | None = None, **_more: Any) -> None:
        """Show one person as soon as the list is read."""
        self._wanted = person

    def on_period(self) -> None:
        """Another period, another record."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if "*" in changes.kinds:  # perhaps other eyes: what is not for them goes at once
            self._show_person()
        if touches(changes, *KINDS, "person", "period"):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: from the record to the list, then empty the filter."""
        focus = self.window().focusWidget()
        if focus is not None and self.views.parts.isAncestorOf(focus):
            self.panel.table.setFocus()
            return True
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: the record of the person in view."""
        if self._person is None or not self.context.has_page("printing"):
            return False
        self.context.open("printing", people=(self._person,), forms=FORMS)
        return True

    def _to_planning(self) -> None:
        self.context.open("planning")

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._known, self._person = [], None
            self._show_list()
        else:
            operations.read(feedback.all_rows, self._period.id, then=self._fill)

    def _fill(self, rows: list[FeedbackRow]) -> None:
        self._known = rows
        if self._wanted is not None:
            self.panel.clear_filter()
        self._show_list()
        if self._wanted is not None:
            self.panel.show_row(self._wanted)
            self._wanted = None
        elif rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)

    def _show_list(self) -> None:
        self.panel.read()
        rows = self._known
        none = sum(row.pieces == 0 for row in rows)
        if self._period is not None:
            self.header.set_title(
                self.title,
                self.tr("{period} {year} · {none} dari {all} belum mendapat umpan balik").format(
                    period=self._period.label, year=self._period.year, none=none, all=len(rows)
                ),
            )
        nobody = self.tr("Semua orang sudah mendapat umpan balik pada periode ini.")
        self.next_button.switch_off("" if none else nobody)
        bare = self.panel.tools.isHidden()  # nothing at all: the empty state has the whole page
        self.views.setHidden(bare)
        self.panel.setMaximumWidth(WHOLE if bare else px(self, LIST))
        self._show_person()

    # ---- one person

    def _current_changed(self, row: FeedbackRow | None) -> None:
        wanted = row.id if row else None
        if wanted != self._person:
            self.leave()
            self._person = wanted
            self._show_person()

    def _opened(self, _row: FeedbackRow) -> None:
        if self.view is not None:
            block = self.view.next_without() or next(iter(self.view.blocks.values()), None)
            if block is not None:
                block.add.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_person(self) -> None:
        self.record, found = None, None
        if self._person is not None and self._period is not None:
            actor = self.context.office.actor.person_id
            found = self.context.operations.read_now(
                readers.person_as_read_by, self._person, self._period.id, actor
            )
        if found is None:
            self.view, self.own = None, None
            for area in self.views.areas.values():
                area.takeWidget()
            self.views.setCurrentWidget(self.views.nobody)
            return
        record, notes = found
        self.record = record
        self.views.show_head(record, notes)
        self._show_own(notes)
        if self.view is not None and self.view.shape == shape_of(record):
            self.view.show_record(record)
            return
        self.view = RecordView(record)
        self.view.add.connect(self.add_piece)
        self.view.change.connect(self.change_piece)
        self.view.remove.connect(self.remove_piece)
        self.area.setWidget(self.view)

    def _show_own(self, notes: SelfNotes) -> None:
        keys = tuple(line.key for line in notes.lines)
        own = self.own
        if own is not None and (own.person_id, own.keys) == (notes.person_id, keys):
            own.show_notes(notes)
            return
        self.own = SelfView(notes)
        self.own.written.connect(self._write_own)
        self.views.areas[SELF].setWidget(self.own)

    # ---- acts

    def add_here(self) -> None:
        """Ctrl+N: about the place in focus, else about the first without feedback."""
        if self.view is None or self.record is None or self.record.locked:
            return
        place = self.view.focused()
        if place is None:
            block = self.view.next_without() or next(iter(self.view.blocks.values()), None)
            place = block.place if block else None
        if place is not None:
            self.add_piece(place)

    def add_piece(self, place: FeedbackPlace) -> None:
        """Ask for a new piece and record it."""
        self._ask(place, None)

    def change_piece(self, piece: Piece) -> None:
        """Ask again for a piece that was recorded."""
        if self.view is not None and piece.target in self.view.blocks:
            self._ask(self.view.blocks[piece.target].place, piece)

    def _ask(self, place: FeedbackPlace, piece: Piece | None) -> None:
        record, period, today = self.record, self._period, self.context.office.today()
        if record is None or period is None:
            return
        said = PieceDialog.ask(self, topic_of(record), place, today, piece)
        if said is not None:
            self.context.operations.write(
                Act.GIVE_FEEDBACK,
                feedback.give,
                record.person_id,
                period.id,
                piece.id if piece else new_piece_id(),
                said.target,
                said.text,
                said.giver,
                said.giver_name,
                said.on,
                said.how,
            )

    def remove_piece(self, piece: Piece) -> None:
        """Remove a piece; the notice takes it back."""
        self.context.operations.write(
            Act.GIVE_FEEDBACK, feedback.take_back, piece.id, then=self._removed
        )

    def _removed(self, _nothing: object) -> None:
        self.context.notice(self.tr("Umpan balik dihapus."), self.tr("Batalkan"), self.undo)

    def _write_own(self, key: UUID | int, rating: Rating | None, text: str, note: UUID) -> None:
        if self._period is not None and self.own is not None:
            self.context.operations.write(
                Act.NOTE_SELF,
                self_notes.note,
                self.own.person_id,
                self._period.id,
                key,
                rating,
                text,
                note,
            )

    def ask_about(self) -> None:
        """Ask others about the person in view."""
        if self._person is not None:
            self.context.open("feedback", view="requests", ask=True, person=self._person)

    def open_about(self) -> None:
        """Everything the program says about the person in view."""
        if self._person is not None:
            self.context.open("about_me", person=self._person)

    def leave(self) -> bool:
        """What is in the hand is written."""
        if self.own is not None:
            self.own.commit()
        return True

    def undo(self) -> None:
        """Take back the newest act, if it was one of this page."""
        self.context.operations.write(Act.UNDO, evaluation_run.undo_step, Act.GIVE_FEEDBACK)

    # ---- keys

    def next_person(self) -> None:
        """Ctrl+Enter: the next person without any feedback."""
        if self.panel.next_row(lambda row: row.pieces == 0):
            self._opened(self.panel.model.rows[self.panel.table.currentIndex().row()])

    def other_part(self) -> None:
        """Ctrl+D: from the feedback to the self-assessment and back."""
        if self.record is not None:
            self.views.show_part(SAID if self.views.part == SELF else SELF)
            if self.views.part == SELF and self.own is not None and self.own.blocks:
                self.own.blocks[0].buttons.setFocus(Qt.FocusReason.TabFocusReason)

    def next_missing(self) -> None:
        """F8: the next result without feedback of this person, else the next person's.

        In the self-assessment: the next line of which nothing is said.
        """
        if self.views.part == SELF:
            own = self.own.next_empty() if self.own is not None else None
            if own is not None:
                own.buttons.setFocus(Qt.FocusReason.TabFocusReason)
                self.views.areas[SELF].ensureWidgetVisible(own)
            return
        block = self.view.next_without() if self.view is not None else None
        if block is None:
            self.next_person()
            return
        block.add.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(block)

    def following(self) -> None:
        """Ctrl+PgDn."""
        self._step(1)

    def previous(self) -> None:
        """Ctrl+PgUp."""
        self._step(-1)

    def _step(self, step: int) -> None:
        at = self.panel.table.currentIndex().row() + step
        if 0 <= at < self.panel.model.rowCount():
            self.panel.table.show_row(at)
