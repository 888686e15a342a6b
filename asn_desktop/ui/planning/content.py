"""The sections beside the grid: identity, behaviour, annex, planned actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import AnnexSection
from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, Scroll, heading, muted
from asn_desktop.views.planning import AnnexLineView, SkpView

_ANNEX_HINTS = {
    AnnexSection.RESOURCES: "Dalam rangka memenuhi ekspektasi Pimpinan, maka Pegawai membutuhkan …",
    AnnexSection.ACCOUNTABILITY: "Hasil kerja dilaporkan setiap … berikut data yang dilaporkan …",
    AnnexSection.CONSEQUENCES: "Apabila (tidak) memenuhi ekspektasi Pimpinan maka …",
}


class IdentitySection(Scroll):
    """Whose SKP it is, who assesses, from when to when."""

    assessor_wanted = Signal()
    people_wanted = Signal()
    span_changed = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(width=680, parent=parent)
        self.card = Card()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(self, 6))
        self.card.column.addLayout(self._rows)
        buttons = QHBoxLayout()
        self.renew = Button(
            self.tr("Perbarui penilai"), icon="refresh", do=self.assessor_wanted.emit
        )
        self.person = Button(
            self.tr("Buka data pegawai"), kind=Kind.QUIET, icon="person",
            do=self.people_wanted.emit,
        )  # fmt: skip
        buttons.addWidget(self.renew)
        buttons.addWidget(self.person)
        buttons.addStretch(1)
        self.card.column.addLayout(buttons)
        self.column.addWidget(self.card)
        span = Card(self.tr("Masa SKP"))
        self.form = Form(columns=2)
        self.starts = DateField("starts", self.tr("Mulai"), today=today, required=True)
        self.ends = DateField("ends", self.tr("Sampai"), today=today, required=True)
        self.form.add(self.starts)
        self.form.add(self.ends)
        self.form.committed.connect(self._span)
        span.column.addWidget(self.form)
        self.column.addWidget(span)
        self.column.addStretch(1)

    def show_skp(self, skp: SkpView, *, editable: bool) -> None:
        """Show whose SKP it is."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, words in (
            (self.tr("Pegawai"), skp.person),
            (self.tr("Jabatan"), skp.position or "–"),
            (self.tr("Unit kerja"), skp.unit or "–"),
            (self.tr("Pejabat penilai"), skp.assessor or self.tr("belum ditetapkan")),
            (self.tr("Format"), f"{skp.form.value} · {skp.approach.label}"),
            (self.tr("Versi"), f"{skp.number}" + (f" · {skp.reason}" if skp.reason else "")),
        ):
            self._rows.addWidget(_fact(title, words))
        self.renew.setVisible(editable)
        if not self.starts.is_busy() and not self.ends.is_busy():
            self.starts.set_value(skp.starts)
            self.ends.set_value(skp.ends)
        for field in (self.starts, self.ends):
            field.setEnabled(editable)

    def focus_first(self) -> None:
        """Put the focus where something can be done."""
        (self.renew if self.renew.isVisible() else self.person).setFocus()

    def _span(self, _name: str, _value: object) -> None:
        starts, ends = self.starts.date(), self.ends.date()
        if starts is not None and ends is not None:
            self.span_changed.emit(starts, ends)


class BehaviourSection(Scroll):
    """The seven values with their guides, and what the leader especially expects of each."""

    expected = Signal(int, str)
    draft_changed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=740, parent=parent)
        self.fields: dict[int, LongTextField] = {}
        self.column.addWidget(
            muted(self.tr("Tujuh nilai berlaku bagi semua. Ekspektasi khusus boleh kosong."))
        )
        for value in values_on(FormCode.A_1_7):
            card = Card()
            card.column.setSpacing(px(self, 6))
            card.column.addWidget(heading(f"{value.number}. {value.name}"))
            card.column.addWidget(muted("\n".join(f"– {guide}" for guide in value.guides)))
            field = LongTextField(
                str(value.number), self.tr("Ekspektasi khusus pimpinan"), lines=1, most=5,
                rule="skp.expectation",
            )  # fmt: skip
            field.committed.connect(_Expect(self, value.number).tell)
            self.fields[value.number] = field
            card.column.addWidget(field)
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_skp(self, skp: SkpView, *, editable: bool) -> None:
        """Show the expectations; a field being typed in is left alone."""
        texts = {each.value: each.text for each in skp.expectations}
        for value, field in self.fields.items():
            if not field.is_busy() or not field.is_dirty():
                field.set_value(texts.get(value))
            field.box.setReadOnly(not editable)

    def focus_first(self) -> None:
        """Put the focus into the first expectation."""
        self.fields[1].focus()


class AnnexSectionPage(Scroll):
    """A.1.8 in its three parts; Enter in a line begins the next."""

    add_wanted = Signal(object, object)  # AnnexSection, id of the line before
    edited = Signal(object, str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=740, parent=parent)
        self._cards: dict[AnnexSection, QVBoxLayout] = {}
        self.adders: dict[AnnexSection, Button] = {}
        self.lines: dict[UUID, AnnexLine] = {}
        self._editable = False
        for section in AnnexSection:
            card = Card(section.label)
            card.column.setSpacing(px(self, 8))
            column = QVBoxLayout()
            column.setSpacing(px(self, 6))
            card.column.addLayout(column)
            adder = Button(self.tr("Tambah baris"), kind=Kind.QUIET, icon="plus", small=True)
            adder.clicked.connect(_Add(self, section).tell)
            card.column.addWidget(adder)
            self._cards[section], self.adders[section] = column, adder
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_skp(self, skp: SkpView, *, editable: bool) -> None:
        """Show the lines; widgets of lines that are still there are kept, focus and all."""
        self._editable = editable
        wanted = {line.id for line in skp.annex}
        for gone in [key for key in self.lines if key not in wanted]:
            widget = self.lines.pop(gone)
            widget.hide()
            widget.deleteLater()
        for section, column in self._cards.items():
            for place, line in enumerate(skp.annex_in(section)):
                widget = self.lines.get(line.id) or self._make(line)
                if column.indexOf(widget) != place:
                    column.removeWidget(widget)
                    column.insertWidget(place, widget)
                widget.show_line(line, place + 1, editable=editable)
            self.adders[section].setVisible(editable)

    def focus_line(self, line_id: UUID) -> bool:
        """Put the focus into a line."""
        if line_id in self.lines:
            self.lines[line_id].field.focus()
        return line_id in self.lines

    def focus_part(self, section: AnnexSection) -> None:
        """Put the focus into the first line of a part, or on what adds one."""
        column = self._cards[section]
        first = column.itemAt(0)
        widget = first.widget() if first is not None else None
        if isinstance(widget, AnnexLine):
            widget.field.focus()
        else:
            self.adders[section].setFocus()

    def part_here(self) -> int:
        """The number of the part that has the focus; -1 for none."""
        focus = self.focusWidget()
        for number, section in enumerate(AnnexSection):
            card = self.adders[section].parentWidget()
            if focus is not None and card is not None and card.isAncestorOf(focus):
                return number
        return -1

    def focus_first(self) -> None:
        """Put the focus into the first part."""
        self.focus_part(AnnexSection.RESOURCES)

    def _make(self, line: AnnexLineView) -> AnnexLine:
        made = AnnexLine(line)
        made.edited.connect(self.edited)
        made.removed.connect(self.removed)
        made.next_wanted.connect(self.add_wanted)
        self.lines[line.id] = made
        return made


class AnnexLine(QWidget):
    """One line of a part: its number, its text, a way to remove it."""

    edited = Signal(object, str)
    removed = Signal(object)
    next_wanted = Signal(object, object)

    def __init__(self, line: AnnexLineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        self.number = QLabel()
        self.number.setProperty("kind", "muted")
        self.number.setFixedWidth(px(self, 20))
        self.field = LongTextField(
            "text", line.section.label, required=True, lines=1, most=5,
            placeholder=_ANNEX_HINTS[line.section], rule=f"skp.{line.section.value}",
        )  # fmt: skip
        self.field.title.hide()
        self.field.committed.connect(self._committed)
        self.field.box.installEventFilter(self)
        self.remove = Button("", kind=Kind.QUIET, icon="trash", small=True, do=self._remove)
        self.remove.setToolTip(self.tr("Hapus baris ini"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.number, self.field, self.remove):
            row.addWidget(widget, 1 if widget is self.field else 0)

    def show_line(self, line: AnnexLineView, number: int, *, editable: bool) -> None:
        """Show the text; while it is being typed it is left alone."""
        self.line = line
        self.number.setText(f"{number}.")
        if not self.field.is_dirty():
            self.field.set_value(line.text or None)
        self.field.box.setReadOnly(not editable)
        self.remove.setVisible(editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter begins the next line, Shift+Enter breaks this one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() and not self.field.box.isReadOnly():
                self.field.commit()
                self.next_wanted.emit(self.line.section, self.line.id)
                return True
        return super().eventFilter(watched, event)

    def _committed(self, value: object) -> None:
        self.edited.emit(self.line.id, str(value or ""))

    def _remove(self) -> None:
        self.removed.emit(self.line.id)


class ActionsSection(Scroll):
    """The planned actions of every result (B.1.1), one a line."""

    changed = Signal(object, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=740, parent=parent)
        self.fields: dict[UUID, LongTextField] = {}
        self.column.addWidget(
            muted(
                self.tr(
                    "Satu baris satu aksi. Diperlukan bila hasil kerja melampaui satu periode "
                    "penilaian, atau bila disepakati (B.1.1)."
                )
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(px(self, 16))
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_skp(
        self, skp: SkpView, planned: Mapping[UUID, tuple[str, ...]], *, editable: bool
    ) -> None:
        """Show the actions; a field being typed in is left alone."""
        ids = [result.id for result in skp.results]
        if list(self.fields) != ids:
            self._rebuild(skp)
        for result in skp.results:
            field = self.fields[result.id]
            field.title.setText(f"{result.number}. {result.text or '…'}")
            if not field.is_dirty():
                field.set_value("\n".join(planned.get(result.id, ())) or None)
            field.box.setReadOnly(not editable)

    def focus_first(self) -> None:
        """Put the focus into the first result's actions."""
        for field in self.fields.values():
            field.focus()
            return

    def _rebuild(self, skp: SkpView) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        for result in skp.results:
            field = LongTextField(
                str(result.id), "", lines=2, most=8, placeholder=self.tr("Aksi …"),
                rule="skp.action",
            )  # fmt: skip
            field.title.setWordWrap(True)
            field.committed.connect(_Planned(self, result.id).tell)
            self.fields[result.id] = field
            self._list.addWidget(field)


class _Teller(QFrame):
    """A QObject that remembers what its signal is about, and goes with its section."""

    def __init__(self, section: QWidget) -> None:
        super().__init__(section)
        self.hide()


class _Expect(_Teller):
    def __init__(self, section: BehaviourSection, value: int) -> None:
        super().__init__(section)
        self._section, self._value = section, value

    def tell(self, text: object) -> None:
        self._section.expected.emit(self._value, str(text or ""))


class _Add(_Teller):
    def __init__(self, page: AnnexSectionPage, section: AnnexSection) -> None:
        super().__init__(page)
        self._page, self._part = page, section

    def tell(self) -> None:
        self._page.add_wanted.emit(self._part, None)


class _Planned(_Teller):
    def __init__(self, section: ActionsSection, result_id: UUID) -> None:
        super().__init__(section)
        self._section, self._id = section, result_id

    def tell(self, text: object) -> None:
        self._section.changed.emit(self._id, str(text or "").splitlines())


def _fact(title: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    name = muted(title)
    name.setWordWrap(False)
    name.setFixedWidth(px(made, 140))
    value = QLabel(words)
    value.setWordWrap(True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(name)
    row.addWidget(value, 1)
    return made
