"""The sections beside the grid: identity, behaviour, annex, planned actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode
from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, Scroll, heading, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.planning import SkpView


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
        self.form.setProperty("rule", "skp.period")
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
        ids = {each.value: each.id for each in skp.expectations}
        for value, field in self.fields.items():
            key = DraftKey("special_expectation", ids[value], "text") if value in ids else ""
            field.box.setProperty("draft", str(key))
            if not field.is_busy() or not field.is_dirty():
                field.set_value(texts.get(value))
            field.box.setReadOnly(not editable)

    def focus_first(self) -> None:
        """Put the focus into the first expectation."""
        self.fields[1].focus()


class ActionsSection(Scroll):
    """The planned actions of every result (B.1.1), one a line."""

    changed = Signal(object, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=740, parent=parent)
        self.fields: dict[UUID, LongTextField] = {}
        self.titles: dict[UUID, QLabel] = {}
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
        if list(self.fields) != [result.id for result in skp.results]:
            self._rebuild(skp)
        for result in skp.results:
            field = self.fields[result.id]
            self.titles[result.id].setText(f"{result.number}. {result.text or '…'}")
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
        self.fields, self.titles = {}, {}
        for result in skp.results:
            card = Card()
            card.column.setSpacing(px(self, 6))
            title = QLabel()
            title.setWordWrap(True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setFont(sized(title, bold=True))
            field = LongTextField(
                str(result.id),
                self.tr("Rencana aksi"),
                required=True,
                lines=2,
                most=8,
                placeholder=self.tr("Aksi …"),
            )
            field.title.hide()
            field.setProperty("rule", "skp.action")
            field.committed.connect(_Planned(self, result.id).tell)
            self.fields[result.id], self.titles[result.id] = field, title
            card.column.addWidget(title)
            card.column.addWidget(field)
            self._list.addWidget(card)


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
