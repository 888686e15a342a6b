"""The view Pertanyaan: the inbox at the left, the question one stands on laid open at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Choice, QuestionKind, QuestionState
from asn_desktop.rules.three_way import Key, Side
from asn_desktop.services import questions, questions_decide
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.merge import words
from asn_desktop.ui.merge.desk import Desk
from asn_desktop.ui.merge.inbox import Inbox
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.messages import Banner, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Split
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.questions import QuestionRow, QuestionView

KINDS = ("question", "bundle", "same_person", "setting")
PAUSE_MS = 60
"""So long one must stand on a question before it is laid open."""

Found = tuple[ListRows[QuestionRow], tuple[tuple[UUID, str], ...]]


class QuestionsPage(Page):
    """1 2 3 choose, Ctrl+Enter decides and goes on, F8 the next question."""

    title = "Paket · Pertanyaan"

    def build(self) -> None:
        """Make inbox, desk and keys."""
        self._picks: dict[UUID, dict[Key, Side]] = {}
        self._wanted: UUID | None = None
        self._last: tuple[UUID, UUID | None] | None = None
        self._into_desk = False
        self.inbox = Inbox()
        self.desk = Desk(self.context.office.today())
        self.done = Banner()
        self.none = EmptyState(
            Empty(
                self.tr("Tidak ada pertanyaan."),
                detail=self.tr(
                    "Bila kantor dan pusat mengubah hal yang sama, atau satu NIP tercatat dua "
                    "kali, Anda memutuskannya di sini. Tidak ada yang ditimpa tanpa ditanyakan."
                ),
                icon="package",
            )
        )
        self.parts = Split((self.inbox, 320), (self.desk, 0))
        self.views = QStackedWidget()
        self.views.addWidget(self.parts)
        self.views.addWidget(self.none)
        self.strip = QWidget()
        strip = QVBoxLayout(self.strip)
        strip.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        strip.addWidget(self.done)
        self.strip.hide()
        self.body.addWidget(self.strip)
        self.body.addWidget(self.views, 1)
        self.desk.later_button.clicked.connect(self.put_off)
        self.desk.decide_button.clicked.connect(self.decide)
        self.desk.reversed.connect(self.reverse)
        self.desk.changed.connect(self._picked)
        self.desk.reasoned.connect(self._note)
        self.inbox.asked.connect(self._asked)
        self.inbox.stood.connect(self._stood)
        self.inbox.entered.connect(self._enter)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._lay_open)
        self.set_main(self.desk.decide_button, in_header=False)
        self.add_key("F8", self.tr("pertanyaan berikutnya"), self.next_question)
        self.add_key("F7", self.tr("isian berbeda berikutnya"), self.next_difference)
        self.tell_key("1 2 3   ← →", self.tr("pilih kantor, semula, atau pusat"))
        self.tell_key("Ctrl+←  Ctrl+→", self.tr("semua kantor, semua pusat"))
        self.add_key("Ctrl+G", self.tr("perlihatkan hasil gabungan"), self.desk.toggle_result)
        self.add_key("Ctrl+R", self.tr("ke alasan"), self.desk.reason.setFocus)
        self.add_key("Ctrl+L", self.tr("nanti saja"), self.put_off)
        self.add_key("Ctrl+U", self.tr("tarik kembali keputusan terakhir"), self.take_back_last)

    # ---- coming and going

    def activate(self) -> None:
        """Read, and put the focus on the inbox."""
        self._read()
        if not self.desk.isAncestorOf(self.window().focusWidget() or self):
            self.inbox.list.setFocus()

    def go(self, *, question: UUID | None = None, state: str = "", **_more: Any) -> None:
        """Show one ``question`` or those in a ``state``."""
        self._wanted = question
        if state:
            self.inbox.choose_state(QuestionState(state))
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.inbox.filter.setFocus()
        self.inbox.filter.selectAll()

    def back(self) -> bool:
        """Esc: from the desk to the inbox, then empty the filter."""
        focus = self.window().focusWidget()
        if focus is not None and self.desk.isAncestorOf(focus):
            self.inbox.list.setFocus()
            return True
        if self.inbox.filter.text():
            self.inbox.filter.clear()
            return True
        return False

    # ---- reading

    def _asked(self) -> None:
        """Other questions are wanted: what was decided last is told no more."""
        if self.inbox.state is QuestionState.DECIDED:
            self.strip.hide()
        self._read()

    def _read(self) -> None:
        self.context.operations.read(_found, self.inbox.question(), then=self._fill)

    def _fill(self, found: Found) -> None:
        rows, places = found
        self.inbox.show_counts(rows.counts["state"])
        self.inbox.show_places(places)
        current = self.inbox.current()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted not in {row.id for row in rows.rows}:
            self._look_elsewhere(wanted)
        self.inbox.show_rows(rows.rows, wanted or (current.id if current else None))
        self.views.setCurrentWidget(self.parts if rows.total else self.none)
        title = self.tr("{n} menunggu").format(n=rows.counts["state"].get(QuestionState.OPEN, 0))
        self.header.set_title(self.title, title if rows.total else "")
        self._pause.start()

    def _look_elsewhere(self, wanted: UUID) -> None:
        """A question that was asked for is in another state."""
        states = (QuestionState.OPEN, QuestionState.LATER, QuestionState.DECIDED)
        at = states.index(self.inbox.state)
        if at + 1 < len(states):
            self._wanted = wanted
            self.inbox.choose_state(states[at + 1])

    def _stood(self, _key: UUID | None) -> None:
        self._pause.start()

    def _lay_open(self) -> None:
        row = self.inbox.current()
        if row is None:
            self.desk.show_view(None, {})
            return
        self.context.operations.read(questions.lay_open, row.id, then=self._show)

    def _show(self, view: QuestionView) -> None:
        current = self.inbox.current()
        if current is None or current.id != view.row.id:
            return
        shown = self.desk.view
        same = shown is not None and shown.row.id == view.row.id
        if same and shown == view:
            return
        typed = self.desk.reason.toPlainText() if same and self.desk.reason.hasFocus() else None
        picks = self._picks.get(view.row.id)
        if picks is None:
            side = view.default
            picks = dict.fromkeys(view.open, side) if side is not None else {}
        known = set(view.changed)
        self.desk.show_view(view, {key: side for key, side in picks.items() if key in known})
        if typed is not None and view.row.choice is None:
            self.desk.reason.setPlainText(typed)
        if self._into_desk:
            self._into_desk = False
            self.desk.focus_work()

    def _enter(self) -> None:
        self._lay_open()
        self.desk.focus_work()

    def _picked(self) -> None:
        view = self.desk.view
        if view is not None and view.row.choice is None:
            self._picks[view.row.id] = dict(self.desk.table.desk.picks)

    # ---- acts

    def next_question(self) -> None:
        """F8."""
        self.desk.keep_reason()
        if not self.inbox.step(1):
            self.context.notice(self.tr("Tidak ada pertanyaan lain di sini."))

    def next_difference(self) -> None:
        """F7."""
        if self.desk.table.next_open():
            self.desk.table.setFocus()
        elif self.desk.view is not None:
            self.desk.reason.setFocus()

    def decide(self) -> None:
        """Ctrl+Enter: decide and go to the next question."""
        view, choice = self.desk.view, self.desk.choice
        if view is None or choice is None:
            return
        answer = questions_decide.Answer(
            choice,
            self.desk.reason.toPlainText().strip(),
            dict(self.desk.table.desk.picks),
            self.desk.people.moved_on.date() if choice is Choice.MOVED else None,
        )
        self._into_desk = view.row.kind is not QuestionKind.STREAM
        self._write(
            Act.DECIDE_QUESTION,
            view.row,
            questions_decide.decide,
            answer,
            then=partial(self._decided, view, choice),
        )

    def _decided(self, view: QuestionView, choice: Choice, _value: Any) -> None:
        row = view.row
        self._picks.pop(row.id, None)
        self._last = (row.id, row.place_id)
        said = words.choice_words(choice, view)
        text = self.tr("{what}: {said}.").format(what=words.what(row), said=said.lower())
        self.done.say(State.DONE, text, self.tr("Tarik kembali  Ctrl+U"), self.take_back_last)
        self.strip.show()

    def put_off(self) -> None:
        """Ctrl+L: later."""
        view = self.desk.view
        if view is not None and view.row.state is QuestionState.OPEN:
            self.desk.keep_reason()
            self._into_desk = self.desk.isAncestorOf(self.window().focusWidget() or self)
            self._write(Act.PUT_OFF_QUESTION, view.row, questions_decide.put_off)

    def reverse(self) -> None:
        """Take back the decision one looks at."""
        view = self.desk.view
        if view is not None:
            self._write(
                Act.REVERSE_DECISION, view.row, questions_decide.reverse, then=self._reversed
            )

    def take_back_last(self) -> None:
        """Ctrl+U: take back what was decided last."""
        if self._last is None:
            return
        key, place = self._last
        self._wanted = key
        self._merge(Act.REVERSE_DECISION, key, place, questions_decide.reverse, then=self._reversed)

    def _reversed(self, _value: Any) -> None:
        self._last = None
        self.strip.hide()
        self.inbox.choose_state(QuestionState.OPEN)
        self.context.notice(self.tr("Keputusan ditarik kembali; pertanyaannya terbuka lagi."))

    def _note(self, text: str) -> None:
        view = self.desk.view
        if view is not None:
            self.desk.view = replace(view, reason=text)
            self._write(Act.NOTE_REASON, view.row, questions_decide.note_reason, text)

    def _write(
        self, act: Act, row: QuestionRow, function: Any, *args: Any, then: Any = None
    ) -> None:
        self._merge(act, row.id, row.place_id, function, *args, then=then)

    def _merge(
        self,
        act: Act,
        key: UUID,
        place_id: UUID | None,
        function: Any,
        *args: Any,
        then: Any = None,
    ) -> None:
        """Run an act that concerns one place alone."""
        office = self.context.office
        operations = self.context.operations
        if place_id is None:
            operations.write(act, function, key, *args, then=then, failed=self._refused)
            return
        operations.run(
            lambda _report: office.merge(act, place_id, function, key, *args),
            then=then,
            failed=self._refused,
            writes=True,
        )

    def _refused(self, findings: Sequence[Finding]) -> None:
        self._into_desk = False
        self.desk.show_refusal(tuple(findings))
        if any(one.values.get("field") == "reason" for one in findings):
            self.desk.reason.setFocus()


def _found(tx: ReadTx, query: ListQuery) -> Found:
    return questions.find(tx, query), questions.places(tx)
