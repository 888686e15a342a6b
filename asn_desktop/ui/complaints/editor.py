"""One complaint beside the list: leaving a field is the act; what its times mean stands below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.complaints import CHANNELS, problems
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.worktime import calendar_words, hours_words, working_words
from asn_desktop.services import complaints, units
from asn_desktop.ui.complaints.moments import MomentField
from asn_desktop.ui.context import Context
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.complaints import ComplaintRow
from asn_desktop.views.drafts import DraftKey
from asn_desktop.workflows.sentences import say

WIDTH = 336
LONG = ("text", "answer")


class ComplaintEditor(QFrame):
    """``show_row(row)``; None empties it."""

    def __init__(self, context: Context, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._context, self._now = context, now
        self.row: ComplaintRow | None = None
        self.setFixedWidth(px(self, WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = Scroll()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = self.area.widget()
        layout = inner.layout() if inner is not None else None
        if layout is not None:
            layout.setContentsMargins(px(self, 16), px(self, 12), px(self, 14), px(self, 16))
        self.area.column.setSpacing(px(self, 10))
        column.addWidget(self.area)
        self.number = plain("", bold=True)
        self.number.setFont(sized(self.number, points=1.5, bold=True))
        self.area.column.addWidget(self.number)
        self.response, self.completion = Banner(self), Banner(self)
        for banner in (self.response, self.completion):
            banner.label.setFont(sized(banner.label, points=-1))
            self.area.column.addWidget(banner)
        self.area.column.addWidget(self._quick())
        self.people = PeopleSearch(context.operations, outside=False)
        self.form = self._make_form()
        self.area.column.addWidget(self.form)
        self.area.column.addStretch(1)
        self.form.committed.connect(self._write)

    def _quick(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 6))
        self.respond_button = Button(
            self.tr("Ditanggapi kini"), key="Ctrl+1", small=True, do=partial(self.now, "responded")
        )
        self.complete_button = Button(
            self.tr("Selesai kini"), key="Ctrl+2", small=True, do=partial(self.now, "completed")
        )
        row.addWidget(self.respond_button)
        row.addWidget(self.complete_button)
        row.addStretch(1)
        return box

    def _make_form(self) -> Form:
        form, now = Form(columns=2), self._now()
        tr = self.tr
        form.add(TextField("number", tr("Nomor register"), required=True))
        form.add(_completing(TextField("channel", tr("Kanal"))))
        form.add(LongTextField("text", tr("Isi pengaduan"), lines=3), wide=True)
        form.add(MomentField("received", tr("Diterima"), now=now, required=True), wide=True)
        form.add(MomentField("responded", tr("Ditanggapi"), now=now))
        form.add(MomentField("completed", tr("Selesai"), now=now))
        form.add(
            PickField(
                "officer_id",
                tr("Petugas yang menjawab"),
                search=self.people.find,
                name_of=self.people.name_of,
            ),
            wide=True,
        )
        self.unit = ChoiceField("unit_id", tr("Unit"), (), empty=tr("unit petugasnya"))
        form.add(self.unit, wide=True)
        form.add(LongTextField("answer", tr("Jawaban"), lines=3), wide=True)
        return form

    # ---- what the page calls

    def show_row(self, row: ComplaintRow | None) -> None:
        """Show a complaint, or go on showing it as it is by now."""
        same = row is not None and self.row is not None and row.id == self.row.id
        if not same:
            self.form.commit_all()
        self.row = row
        self.setEnabled(row is not None)
        if row is None:
            return
        names = self._context.operations.read_now(units.unit_names)
        self.unit.set_choices(names)
        for name in ("received", "responded", "completed"):
            field = self.form.fields[name]
            if isinstance(field, MomentField):
                field.set_now(self._now())
        shown = _shown(row)
        if same:
            self.form.refresh(shown)
            for name in ("responded", "completed"):  # Ctrl+1 from within the field itself
                if not self.form.fields[name].is_dirty():
                    self.form.fields[name].set_value(shown[name])
        else:
            self.form.load(shown)
            for name in LONG:
                key = DraftKey("complaint", row.id, name)
                self.form.fields[name].editor.setProperty("draft", str(key))
        self._show_times(row)

    def focus(self, name: str) -> None:
        """Put the focus into a field, its text chosen."""
        field = self.form.fields[name]
        field.focus()
        if isinstance(field, TextField):
            field.line.selectAll()
        self.area.ensureWidgetVisible(field)

    def now(self, name: str) -> None:
        """Ctrl+1, Ctrl+2: the complaint is answered, or completed, at this minute."""
        if self.row is None or getattr(self.row, name) is not None:
            return
        self.form.commit_all()
        self._write(name, self._now())

    # ---- inside

    def _show_times(self, row: ComplaintRow) -> None:
        self.number.setText(f"{row.number} · {row.state.label}")
        self.response.say(*_response(row))
        self.completion.say(*_completion(row))
        for button, at in (
            (self.respond_button, row.responded),
            (self.complete_button, row.completed),
        ):
            button.switch_off(self.tr("Waktunya sudah dicatat.") if at else "")
        for shown in self.form.fields.values():
            if shown.problem() is Severity.HINT:
                shown.show_message("")
        hints = problems(row.received, row.responded, row.completed, self._now())
        for one in hints:
            name = str(one.values.get("field", ""))
            field = self.form.fields[name]
            if field.problem() is None:
                field.show_message(say(one), one.severity)

    def _write(self, name: str, value: Any) -> None:
        if self.row is None:
            return
        self._context.operations.write(
            Act.EDIT_COMPLAINT,
            complaints.edit,
            self.row.id,
            name,
            value,
            failed=partial(self._failed, self.row.id),
        )

    def _failed(self, key: UUID, findings: tuple[Finding, ...]) -> None:
        if self.row is None or self.row.id != key:
            words = "\n".join(say(one) for one in findings)
            self._context.notice(words)
            return
        self.form.show_findings([one for one in findings if one.severity is Severity.ERROR])


def _completing(field: TextField) -> TextField:
    """The usual channels go on by themselves while one types; any other stays as typed."""
    completer = QCompleter(list(CHANNELS), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.line.setCompleter(completer)
    return field


def _shown(row: ComplaintRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "channel": row.channel or None,
        "text": row.text or None,
        "received": row.received,
        "responded": row.responded,
        "completed": row.completed,
        "officer_id": row.officer_id,
        "unit_id": row.own_unit_id,
        "answer": row.answer or None,
    }


def _response(row: ComplaintRow) -> tuple[State, str]:
    limit = hours_words(row.promise.response)
    if row.response is not None:
        words = f"Ditanggapi dalam {working_words(row.response)}"
        return _took(words, row.response_calendar, limit, late=row.response_late)
    if not row.is_open:
        return State.OPEN, "Waktu tanggapannya tidak dicatat."
    return _waits("Belum ditanggapi", row, limit, late=(row.age or 0) > row.promise.response)


def _completion(row: ComplaintRow) -> tuple[State, str]:
    limit = hours_words(row.promise.completion)
    if row.completion is not None:
        words = f"Selesai dalam {working_words(row.completion)}"
        return _took(words, row.completion_calendar, limit, late=row.completion_late)
    return _waits("Belum selesai", row, limit, late=(row.age or 0) > row.promise.completion)


def _took(words: str, calendar: int | None, limit: str, *, late: bool) -> tuple[State, str]:
    kept = f"lewat janji {limit} kerja" if late else f"dalam janji {limit} kerja"
    told = f"{words} ({calendar_words(calendar or 0)} kalender), {kept}."
    return (State.ACTION if late else State.DONE), told


def _waits(words: str, row: ComplaintRow, limit: str, *, late: bool) -> tuple[State, str]:
    age = f"{working_words(row.age or 0)} ({calendar_words(row.age_calendar or 0)} kalender)"
    kept = f"lewat janji {limit} kerja" if late else f"janji {limit} kerja"
    return (State.REFUSED if late else State.RUNNING), f"{words}: sudah {age}, {kept}."
