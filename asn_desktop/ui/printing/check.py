"""Periksa kode: type, paste or scan the code of a sheet; codes read in turn record a stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.services import checking
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.checking import CodeAnswer, Verdict
from asn_desktop.views.printing import SheetRow
from asn_desktop.workflows.sentences import say

K = SheetEventKind
LOOKS = {
    Verdict.VALID: State.DONE,
    Verdict.REPLACED: State.ACTION,
    Verdict.VOID: State.REFUSED,
    Verdict.ALTERED: State.REFUSED,
    Verdict.DAMAGED: State.REFUSED,
    Verdict.UNKNOWN: State.REFUSED,
    Verdict.MISTYPED: State.ACTION,
}
ONLY_CHECK = "check"
RECORDED = (K.SIGNED, K.HANDED_OVER, K.RETURNED, K.FILED, K.REPORTED)


class CheckDialog(Dialog):
    """``CheckDialog.ask(page, context)``; ``code`` is checked at once.

    With an event chosen every code that is read records it with the date beside; so a stack of
    signed paper is marked by passing the scanner over it.
    """

    def __init__(self, parent: QWidget | None, context: Context, code: str = "") -> None:
        super().__init__(parent, self.tr("Periksa kode lembar"), width=620)
        self.context = context
        self.opened: SheetRow | None = None
        self.code = TextField(
            "code",
            self.tr("Kode di kaki lembar"),
            placeholder="D11V2-7K3Q-X9M4-TACH",
            required=True,
            hint=self.tr(
                "Ketik, tempel, atau arahkan pembaca kode ke QR; besar kecil huruf bebas."
            ),
        )
        self.code.line.setFont(sized(self.code.line, points=3))
        self.code.line.returnPressed.connect(self.read_code)
        self.body.addWidget(self.code)
        self.body.addLayout(self._make_event())
        self.answer = AnswerCard(self.look_at, self._open)
        self.body.addWidget(self.answer)
        self.done_model: TwoLineModel[tuple[str, str]] = TwoLineModel(
            lambda one: Told(one[0], one[1], "check"), self
        )
        self.done_list = QListView()
        self.done_list.setModel(self.done_model)
        self.done_list.setItemDelegate(TwoLineDelegate(self.done_list, self.done_model))
        self.done_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.done_list.setFixedHeight(px(self, 46 * 3 + 4))
        self.done_list.hide()
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.count.hide()
        self.body.addWidget(self.count)
        self.body.addWidget(self.done_list)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.read_button = self.add_button(
            self.tr("Periksa"), self.read_code, kind=Kind.MAIN, key="Enter"
        )
        self._choose_event()
        if code:
            self.look_at(code)

    @classmethod
    def ask(cls, parent: QWidget | None, context: Context, code: str = "") -> SheetRow | None:
        """Show the dialog; the sheet whose life was asked for, None after "Tutup"."""
        dialog = cls(parent, context, code)
        dialog.code.focus()
        dialog.exec()
        opened = dialog.opened
        dialog.deleteLater()
        return opened

    def look_at(self, code: str) -> None:
        """Put a code into the field and check it; nothing is recorded."""
        self.code.put(code)
        self.context.operations.read(checking.check, code, then=self._show)

    def read_code(self) -> None:
        """Check what stands in the field, and record the event that is chosen."""
        text = self.code.line.text()
        kind = self.event_kind.value()
        day = self.on.date()
        if not isinstance(kind, SheetEventKind) or day is None:
            self.context.operations.read(checking.check, text, then=self._show)
            return
        self.context.operations.write(
            SHEET_ACTS[kind],
            checking.record_by_code,
            kind,
            text,
            day,
            then=self._recorded,
            failed=self._refused(text),
        )

    def _make_event(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        choices: list[tuple[object, str]] = [(ONLY_CHECK, self.tr("Hanya periksa"))]
        choices += [(kind, self.tr("Catat: {event}").format(event=kind.label)) for kind in RECORDED]
        self.event_kind = ChoiceField(
            "event", self.tr("Setiap kode yang dibaca"), choices, required=True
        )
        self.event_kind.set_value(ONLY_CHECK)
        today = self.context.office.today()
        self.on = DateField(
            "on", self.tr("Tanggal di kertas"), today=today, latest=today, required=True
        )
        self.on.set_value(today)
        self.event_kind.changed.connect(self._choose_event)
        self.event_kind.committed.connect(self._choose_event)
        row.addWidget(self.event_kind, 3)
        row.addWidget(self.on, 2)
        return row

    def _choose_event(self, *_value: object) -> None:
        records = isinstance(self.event_kind.value(), SheetEventKind)
        self.on.setVisible(records)
        self.read_button.setText(self.tr("Catat") if records else self.tr("Periksa"))

    def _show(self, answer: CodeAnswer) -> None:
        self.answer.show_answer(answer)
        self.code.line.selectAll()
        self.code.focus()
        self._fit()

    def _recorded(self, row: SheetRow) -> None:
        words = row.state.label if row.state else ""
        said = self.tr("{form} {name}").format(form=row.form.value, name=row.name)
        items = [(said, f"{words} · {row.code}"), *self.done_model.items]
        self.done_model.show_items(items)
        self.done_list.show()
        self.count.setText(self.tr("{n} lembar dicatat.").format(n=number(len(items))))
        self.count.show()
        self.code.put("")
        self.context.operations.read(checking.check, row.code, then=self._show_after)

    def _show_after(self, answer: CodeAnswer) -> None:
        self.answer.show_answer(answer)
        self.code.focus()
        self._fit()

    def _refused(self, text: str) -> Callable[[Sequence[Finding]], None]:
        def told(findings: Sequence[Finding]) -> None:
            def show(answer: CodeAnswer) -> None:
                self._show(answer)
                self.answer.add_refusal(findings)
                self._fit()

            self.context.operations.read(checking.check, text, then=show)

        return told

    def _open(self, row: SheetRow) -> None:
        self.opened = row
        self.done(QDialog.DialogCode.Accepted)

    def _fit(self) -> None:
        height = self.height()
        for layout in (self.answer.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
                height = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), height)


class AnswerCard(QFrame):
    """What a code turned out to be: shape and word, a sentence, what changed, ways on."""

    def __init__(
        self, look_at: Callable[[str], object], show_sheet: Callable[[SheetRow], object]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._look_at = look_at
        self._show_sheet = show_sheet
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 8))
        head = QHBoxLayout()
        self.chip = StateChip(State.OPEN, " ")
        self.code = QLabel()
        self.code.setProperty("kind", "muted")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.code)
        column.addLayout(head)
        self.sentence = QLabel()
        self.changed = QLabel()
        self.refusal = QLabel()
        self.refusal.setProperty("kind", "error")
        for label in (self.sentence, self.changed, self.refusal):
            label.setWordWrap(True)
            policy = label.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            label.setSizePolicy(policy)
            column.addWidget(label)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(self, 8))
        column.addLayout(self.buttons)
        self.hide()

    def show_answer(self, answer: CodeAnswer) -> None:
        """Show it; the first button is the next thing to do."""
        self.chip.show_state(LOOKS[answer.verdict], answer.verdict.label)
        self.code.setText(answer.code)
        self.sentence.setText(say(answer.finding))
        self.changed.setText("\n".join(f"– {say(each)}" for each in answer.changed))
        self.changed.setVisible(bool(answer.changed))
        self.refusal.hide()
        self._clear()
        for code in answer.meant:
            self._add(self.tr("Maksudnya {code}?").format(code=code), self._look_at, code)
        if answer.newer:
            words = self.tr("Lembar yang berlaku: {code}").format(code=answer.newer)
            self._add(words, self._look_at, answer.newer)
        if answer.row is not None:
            self._add(self.tr("Riwayat lembar…"), self._show_sheet, answer.row)
        self.buttons.addStretch(1)
        self.show()

    def add_refusal(self, findings: Sequence[Finding]) -> None:
        """Say why nothing was recorded, where the answer itself does not."""
        words = "\n".join(say(each) for each in findings)
        if words != self.sentence.text():
            self.refusal.setText(words)
            self.refusal.show()

    def _add(self, words: str, do: Callable[[Any], object], value: Any) -> None:
        button = Button(words, small=True, do=lambda: do(value))
        button.setAutoDefault(False)
        self.buttons.addWidget(button)

    def _clear(self) -> None:
        while self.buttons.count():
            item = self.buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
