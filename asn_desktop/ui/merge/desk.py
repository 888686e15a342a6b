"""The desk at the right: what happened, both contents, the reason, and the button that decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import UNDECIDED, Choice, QuestionKind, QuestionState
from asn_desktop.rules.three_way import Key, Side
from asn_desktop.ui.formats import clock_time, short_date
from asn_desktop.ui.forms.fields import GrowingText
from asn_desktop.ui.merge import words
from asn_desktop.ui.merge.people import ANSWERS, PeoplePanel
from asn_desktop.ui.merge.table import DeskTable
from asn_desktop.ui.page import line, shortcut
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Card, Scroll, clear, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.questions import QuestionView


class Desk(QWidget):
    """``desk.show_view(view, picks)``; the page listens to its signals and buttons."""

    changed = Signal()  # something was picked or answered
    reasoned = Signal(str)  # the field of the reason was left with other words
    reversed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: QuestionView | None = None
        self.table = DeskTable()
        self.people = PeoplePanel(today)
        self.stream = Scroll()
        self.nothing = EmptyState(Empty(self.tr("Pilih pertanyaan di sebelah kiri.")))
        self.stack = QStackedWidget()
        for widget in (self.nothing, self.table, self.people, self.stream):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._make_head()
        self.bar = self._make_bar()
        self.tools = self._make_tools()
        column.addWidget(self.head)
        column.addWidget(self.tools)
        column.addWidget(line())
        column.addWidget(self.stack, 1)
        column.addWidget(self.bar)
        self.table.picked.connect(self._picked)
        self.people.answered.connect(self._picked)
        shortcut(self.table, "Ctrl+Left", self.all_office)
        shortcut(self.table, "Ctrl+Right", self.all_centre)
        self.show_view(None, {})

    def _make_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 10))
        column.setSpacing(px(self, 5))
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setFont(sized(self.sentence, points=1.5, bold=True))
        self.sides = muted("", small=True)
        self.help = muted("")
        self.paper = Banner()
        self.leaning = Banner()
        self.decision = Banner()
        column.addWidget(self.sentence)
        column.addWidget(self.sides)
        column.addWidget(self.help)
        for banner in (self.paper, self.leaning, self.decision):
            column.addWidget(banner)
        return head

    def _make_bar(self) -> QWidget:
        bar = QFrame()
        column = QVBoxLayout(bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        inner = QVBoxLayout()
        inner.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        inner.setSpacing(px(self, 8))
        self.reason = GrowingText(1, 3)
        self.reason.setPlaceholderText(
            self.tr("Alasan keputusan, dibaca kantor bersama hasilnya (wajib)")
        )
        self.reason.setAccessibleName(self.tr("Alasan keputusan"))
        self.reason.textChanged.connect(self._reason_typed)
        self.reason.installEventFilter(self)
        self.wrong = QLabel()
        self.wrong.setProperty("kind", "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.later_button = Button(self.tr("Nanti"), key="Ctrl+L")
        self.decide_button = Button(self.tr("Putuskan"), icon="check")
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(self.reason, 1)
        for button in (self.later_button, self.decide_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(row)
        inner.addWidget(self.wrong)
        column.addLayout(inner)
        return bar

    def _make_tools(self) -> QWidget:
        """Above the table: how far one has come, and what is chosen at once."""
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), px(self, 8))
        row.setSpacing(px(self, 8))
        self.status = muted("")
        self.all_office_button = Button(
            self.tr("Semua kantor"), key="Ctrl+←", small=True, do=self.all_office
        )
        self.all_centre_button = Button(
            self.tr("Semua pusat"), key="Ctrl+→", small=True, do=self.all_centre
        )
        self.result_button = Button(
            self.tr("Gabungkan"), key="Ctrl+G", small=True, do=self.toggle_result
        )
        self.result_button.setCheckable(True)
        self.result_button.setToolTip(self.tr("Perlihatkan hasil gabungan di samping kedua isi"))
        row.addWidget(self.status, 1)
        for button in self._tool_buttons():
            row.addWidget(button)
        return tools

    def _tool_buttons(self) -> tuple[Button, ...]:
        return (self.all_office_button, self.all_centre_button, self.result_button)

    # ---- showing

    def show_view(self, view: QuestionView | None, picks: Mapping[Key, Side]) -> None:
        """Show a question, or that there is none."""
        self.view = view
        for widget in (self.head, self.tools, self.bar):
            widget.setVisible(view is not None)
        self.say_wrong("")
        if view is None:
            self.table.show_view(None, {})
            self.stack.setCurrentWidget(self.nothing)
            return
        kind = view.row.kind
        waits = view.row.state in UNDECIDED
        self.sentence.setText(words.sentence(view))
        sides = [
            words.side_words(self.tr("Kantor"), view.office),
            words.side_words(self.tr("Pusat"), view.centre),
        ]
        self.sides.setText("    ".join(side for side in sides if side))
        self.sides.setVisible(any(sides))
        self.help.setText(words.help_sentence(view))
        self.help.setVisible(waits)
        self._show_banners(view, waits)
        self.reason.setProperty("draft", str(DraftKey("question", view.row.id, "reason")))
        self.reason.setPlainText(view.reason)
        fork = kind in (QuestionKind.FORK, QuestionKind.DELETED)
        self.bar.setVisible(waits)
        self.tools.setVisible(fork and waits)
        for button in self._tool_buttons():
            button.setVisible(len(view.changed) > 1)
        self.later_button.setVisible(view.row.state is QuestionState.OPEN)
        if fork:
            self.table.show_view(view, picks if waits else dict(view.picks))
            self.stack.setCurrentWidget(self.table)
        elif kind is QuestionKind.SAME_PERSON:
            self.people.show_view(view)
            self.stack.setCurrentWidget(self.people)
        else:
            self._show_stream(view)
            self.stack.setCurrentWidget(self.stream)
        self._picked()

    def _show_banners(self, view: QuestionView, waits: bool) -> None:
        signed = words.signed_words(view) if waits else ""
        self.paper.say(State.ACTION, signed)
        leaning = ""
        if view.leaning and waits:
            leaning = self.tr("Masih dipakai oleh {what}.").format(what=", ".join(view.leaning))
        self.leaning.say(State.ACTION, leaning)
        if waits:
            self.decision.say(State.DONE, "")
        elif view.row.state is QuestionState.MOOT:
            self.decision.say(State.OPEN, words.decided_words(view))
        elif view.fixed is None:
            button = self.tr("Tarik kembali")
            self.decision.say(State.DONE, words.decided_words(view), button, self.reversed.emit)
        else:
            fixed = words.told(view.fixed)
            self.decision.say(State.DONE, f"{words.decided_words(view)}\n{fixed}")

    def _show_stream(self, view: QuestionView) -> None:
        clear(self.stream.column)
        for at, (number, came, by, size) in enumerate(view.bundles, 1):
            card = Card(self.tr("Isi ke-{n} dari paket no. {number}").format(n=at, number=number))
            local = came.astimezone() if came.tzinfo else came
            told = self.tr("Datang {on} pukul {time}, dibawa {by}, {size}").format(
                on=short_date(local.date()),
                time=clock_time(came),
                by=by,
                size=words.size_words(size),
            )
            card.column.addWidget(muted(told))
            self.stream.column.addWidget(card)
        self.stream.column.addStretch(1)

    # ---- deciding

    @property
    def choice(self) -> Choice | None:
        """What would be decided now; None while something is missing."""
        view = self.view
        if view is None or view.row.choice is not None:
            return None
        if view.row.kind is QuestionKind.SAME_PERSON:
            return self.people.choice
        if view.row.kind is QuestionKind.STREAM:
            return Choice.CENTRE
        desk = self.table.desk
        if desk.missing():
            return None
        taken = desk.taken()
        if taken <= {Side.OFFICE}:
            return Choice.OFFICE
        return Choice.CENTRE if taken <= {Side.CENTRE} else Choice.COMBINED

    def all_office(self) -> None:
        """Ctrl+←: everything from the office."""
        self.table.desk.pick_all(Side.OFFICE)

    def all_centre(self) -> None:
        """Ctrl+→: everything from the centre."""
        self.table.desk.pick_all(Side.CENTRE)

    def toggle_result(self) -> None:
        """Ctrl+G: show or hide what would be stored."""
        wanted = self.table.isColumnHidden(4)
        self.result_button.setChecked(wanted)
        self.table.show_result(wanted)

    def focus_work(self) -> None:
        """Put the focus where one chooses."""
        current = self.stack.currentWidget()
        if current is self.stream:
            self.reason.setFocus()
        elif current is self.people:
            self.people.buttons[ANSWERS[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        elif current is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, text: str) -> None:
        """Say below the reason why nothing was decided."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        self.reason.setProperty("severity", "error" if text else "")
        self.reason.style().polish(self.reason)

    def show_refusal(self, findings: tuple[Finding, ...]) -> None:
        """Say why the decision was refused."""
        self.say_wrong(" ".join(words.told(one) for one in findings))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: leaving the reason keeps it."""
        if watched is self.reason and event.type() == QEvent.Type.FocusOut:
            self.keep_reason()
        return super().eventFilter(watched, event)

    def keep_reason(self) -> None:
        """Tell that the reason of the question shown is another than what is kept."""
        view, text = self.view, self.reason.toPlainText().strip()
        if view is not None and self.bar.isVisible() and text != view.reason:
            self.reasoned.emit(text)

    def _reason_typed(self) -> None:
        if self.wrong.isVisible():
            self.say_wrong("")

    def _picked(self) -> None:
        view = self.view
        if view is None:
            return
        choice = self.choice
        self.decide_button.setText(
            words.choice_words(choice, view) if choice is not None else self.tr("Putuskan")
        )
        self.decide_button.updateGeometry()
        missing = self.table.desk.missing() if self.stack.currentWidget() is self.table else 0
        self.status.setText(self._status(view, missing))
        off = ""
        if choice is None:
            off = self.tr("Pilih dahulu jawabannya.")
            if missing:
                off = self.tr("{n} isian berbeda belum dipilih (F7).").format(n=missing)
        self.decide_button.switch_off(off)
        self.changed.emit()

    def _status(self, view: QuestionView, missing: int) -> str:
        if self.stack.currentWidget() is not self.table:
            return ""
        count = len(view.open)
        if missing:
            return self.tr("{done} dari {n} isian berbeda sudah dipilih · F7 berikutnya").format(
                done=count - missing, n=count
            )
        return self.tr("Semua sudah dipilih. Tulis alasannya (Ctrl+R), lalu Ctrl+Enter.")
