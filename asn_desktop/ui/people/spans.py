"""Dated histories: a card of lines, and the dialog that corrects one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services import people_correct, people_edit, people_spans, units
from asn_desktop.ui import formats
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import CheckField, ChoiceField, DateField, TextField
from asn_desktop.ui.people.acts import ActDialog, Job, completing
from asn_desktop.ui.people.dialogs import ranks_for
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.views.people import PersonPage, SpanKind, SpanLine
from asn_desktop.workflows.sentences import say

ONE_DAY = timedelta(days=1)
WHEN = 172
TITLES: Mapping[SpanKind, str] = {
    SpanKind.PLACEMENT: "Jabatan & unit",
    SpanKind.RANK: "Pangkat",
    SpanKind.ASSESSOR: "Pejabat penilai",
    SpanKind.STATUS: "Status",
    SpanKind.ACTING: "Plt./Plh.",
    SpanKind.SIGNING: "Tanda tangan a.n.",
    SpanKind.NIP: "NIP",
}


def days_of(since: date | None, until: date | None) -> str:
    """When a line holds, its last day included: "1 Apr 2026 – kini", "– 31 Mar 2026"."""
    last = formats.short_date(until - ONE_DAY) if until else ""
    first = formats.short_date(since)
    if first and last:
        return f"{first} – {last}"
    if first:
        return f"sejak {first}"
    return f"sampai {last}" if last else "selama ini"


class SpanCard(QFrame):
    """One kind of dated thing: heading with "Tambah", then its lines, newest first."""

    opened = Signal(object)  # SpanLine

    def __init__(self, title: str, add: str, do: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        pad = px(self, 16)
        column.setContentsMargins(pad, px(self, 8), px(self, 8), px(self, 8))
        column.setSpacing(0)
        head = QHBoxLayout()
        words = QLabel(title)
        words.setFont(sized(words, points=1, bold=True))
        self.add_button = Button(add, kind=Kind.QUIET, icon="plus", small=True, do=do)
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, px(self, 2), 0, 0)
        column.addLayout(self._lines)
        self.rows: list[SpanRow] = []

    def show_lines(
        self, lines: Sequence[SpanLine], findings: Sequence[Finding], empty: str, now: str = ""
    ) -> None:
        """Show the lines with what is found about each; ``now`` = what holds where none does."""
        focused = next((row.line.id for row in self.rows if row.hasFocus()), None)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        if now and lines and not any(line.holds for line in lines):
            self._lines.addWidget(_quiet_line("sekarang", now))
        for line in lines:
            said = [say(one) for one in findings if one.values.get("line") == line.id]
            row = SpanRow(line, said)
            row.opened.connect(self.opened)
            self.rows.append(row)
            self._lines.addWidget(row)
            if line.id == focused:
                row.setFocus()
        if not lines:
            none = QLabel(empty)
            none.setProperty("kind", "muted")
            none.setWordWrap(True)
            none.setMinimumHeight(px(self, 28))
            self._lines.addWidget(none)


def _quiet_line(when: str, text: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(made, 8), px(made, 4), px(made, 8), px(made, 4))
    row.setSpacing(px(made, 12))
    first, second = QLabel(when), QLabel(text)
    first.setProperty("kind", "muted")
    first.setFixedWidth(px(made, WHEN))
    second.setFont(sized(second, bold=True))
    row.addWidget(first)
    row.addWidget(second, 1)
    return made


class SpanRow(QWidget):
    """One dated line; Enter or a click opens it."""

    opened = Signal(object)

    def __init__(self, line: SpanLine, said: Sequence[str]) -> None:
        super().__init__()
        self.line = line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Perbaiki baris ini · Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 4), px(self, 8), px(self, 4))
        column.setSpacing(px(self, 2))
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        when = QLabel(days_of(line.since, line.until))
        when.setFixedWidth(px(self, WHEN))
        when.setProperty("kind", "muted")
        shown = line.text or ("belum terhubung" if line.kind is SpanKind.ASSESSOR else "–")
        text = Elided(shown)
        if line.holds:
            text.setFont(sized(text, bold=True))
        else:
            text.setProperty("kind", "muted")
        row.addWidget(when)
        row.addWidget(text, 4)
        detail = self._detail()
        if detail:
            more = Elided(detail)
            more.setProperty("kind", "muted")
            row.addWidget(more, 3)
        column.addLayout(row)
        for words in said:
            warning = QLabel(words)
            warning.setWordWrap(True)
            warning.setProperty("kind", "warning")
            warning.setFont(sized(warning, points=-1))
            column.addWidget(warning)
        self.setAccessibleName(f"{when.text()}: {shown} {detail}".strip())

    def _detail(self) -> str:
        line = self.line
        if line.kind is SpanKind.PLACEMENT and line.flag:
            return f"{line.detail} · memimpin" if line.detail else "memimpin unit"
        if line.kind is SpanKind.ASSESSOR and line.detail and not line.text:
            return f"tertulis “{line.detail}”"
        return "" if line.kind is SpanKind.ASSESSOR else line.detail

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, arrows walk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.line)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: paint the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a soft ground under the mouse, a frame in focus."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colours.q("focus") if self.hasFocus() else Qt.PenStyle.NoPen)
        over = self.underMouse() or self.hasFocus()
        painter.setBrush(colours.q("hover") if over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 5, 5)


class CorrectDialog(ActDialog):
    """Corrects one dated line as it should have been typed, or takes it back."""

    def __init__(
        self, parent: QWidget | None, context: Context, page: PersonPage, line: SpanLine
    ) -> None:
        title = f"Perbaiki {TITLES[line.kind]}"
        super().__init__(parent, context, title, yes="Simpan perbaikan", width=520)
        self._page, self._line = page, line
        self._units = self.operations.read_now(units.unit_names)
        picked = line.kind in (SpanKind.ASSESSOR, SpanKind.SIGNING)
        self._assessor: UUID | None = line.ref if picked else None
        self._fields()
        self.since = DateField(
            "since", "Hari pertama", today=self.today, hint="Kosong = sejauh yang diketahui."
        )
        self.last = DateField(
            "last", "Hari terakhir", today=self.today, hint="Kosong = masih berlaku."
        )
        self.form.add(self.since)
        self.form.add(self.last)
        self.since.set_value(line.since)
        self.last.set_value(line.until - ONE_DAY if line.until else None)
        remove = Button("Hapus baris ini…", kind=Kind.QUIET, icon="trash", do=self._remove)
        self._buttons.insertWidget(0, remove)
        self.since.focus()

    def act(self) -> Job:
        """Write what was typed; contradictions are kept and warned about on the page."""
        typed = self.form.values()
        last = typed["last"]
        values = {
            "since": typed["since"],
            "until": last + ONE_DAY if last else None,
            **{name: value for name, value in typed.items() if name not in ("since", "last")},
        }
        if self._line.kind is SpanKind.ASSESSOR:
            values["assessor_id"] = self._assessor
        elif self._line.kind is SpanKind.SIGNING:
            values["signer_id"] = self._assessor
        elif self._line.kind in (SpanKind.PLACEMENT, SpanKind.ACTING):
            values["unit"] = self._unit_id(str(values["unit"] or ""))
        act = people_spans.ACTS[self._line.kind]
        return act, people_correct.correct_typed, (self._line.kind, self._line.id, values)

    def ready(self) -> bool:
        """A unit on the list, a NIP that is one."""
        if not super().ready():
            return False
        unit = self.form.fields.get("unit")
        if unit is not None and unit.value() and self._unit_id(unit.text()) is None:
            unit.show_message("Unit ini belum ada. Tambahkan dulu di pohon unit.")
            unit.focus()
            return False
        return True

    def _fields(self) -> None:
        line, form = self._line, self.form
        match line.kind:
            case SpanKind.NIP:
                form.add(TextField("nip", "NIP", required=True)).set_value(line.value)
            case SpanKind.RANK:
                ranks = ranks_for(self._page.kind)
                field = form.add(ChoiceField("rank", "Pangkat", ranks, required=True))
                field.set_value(Rank(line.value))
            case SpanKind.STATUS:
                states = [(one, one.label) for one in Status]
                field = form.add(ChoiceField("status", "Status", states, required=True))
                field.set_value(Status(line.value))
                form.add(TextField("note", "Dasar")).set_value(line.detail or None)
            case SpanKind.ASSESSOR:
                self.pick = Button(
                    line.text or "Pilih orang…", icon="person", do=self._pick_assessor
                )
                self.body.insertWidget(0, self.pick)
            case SpanKind.SIGNING:
                self.pick = Button(line.text, icon="person", do=self._pick_assessor)
                self.body.insertWidget(0, self.pick)
                form.add(TextField("decree", "Surat")).set_value(line.detail or None)
            case SpanKind.PLACEMENT | SpanKind.ACTING:
                self._place_fields()

    def _place_fields(self) -> None:
        line, form = self._line, self.form
        posts = self.operations.read_now(units.position_names)
        if line.kind is SpanKind.ACTING:
            kinds = [(one, one.label) for one in ActingKind]
            kind = form.add(ChoiceField("kind", "Sebagai", kinds, required=True))
            kind.set_value(ActingKind(line.value))
            post = people_edit.without_prefix(line.text)
        else:
            post = line.text
        field = completing(TextField("position", "Jabatan"), posts)
        form.add(field).set_value(post or None)
        unit = completing(TextField("unit", "Unit kerja"), [name for _key, name in self._units])
        here = next((name for key, name in self._units if key == line.ref2), None)
        form.add(unit).set_value(here)
        if line.kind is SpanKind.PLACEMENT:
            form.add(CheckField("heads", "Memimpin unit ini")).set_value(line.flag)

    def _unit_id(self, name: str) -> UUID | None:
        return next((key for key, known in self._units if known == name), None)

    def _pick_assessor(self) -> None:
        signing = self._line.kind is SpanKind.SIGNING
        title = "Penanda tangan" if signing else "Pejabat penilai"
        found = PickPerson.ask(self, self.operations, title, exclude=[self._page.id])
        if found is not None:
            self._assessor = found.id
            self.pick.setText(found.name)

    def _remove(self) -> None:
        sure = Question.ask(
            self,
            "Hapus baris ini?",
            "Hanya bila baris ini memang salah masuk. Yang berlaku sebelumnya berlanjut lagi.",
            yes="Hapus baris",
            danger=True,
        )
        if sure:
            self.operations.write(
                people_spans.ACTS[self._line.kind],
                people_spans.remove,
                self._line.kind,
                self._line.id,
                then=self.written,
                failed=self.refused,
            )
