"""A form: fields in one or two columns, bound to one view, its findings at their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.workflows.sentences import say


class Form(QWidget):
    """First ``form.add(TextField(…))`` and ``form.load(view)``; then autosave or collect.

    Autosave: connect `committed` (name, value) to ``operations.write`` and give
    ``failed=form.show_findings``. Collecting (dialogs, "Tambah"): ``form.values()``. A finding goes
    to the field named by its value ``field``, all others stand on the banner above. Put a long form
    into a `Scroll`.
    """

    committed = Signal(str, object)
    changed = Signal()

    def __init__(self, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._row = self._at = 0
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 12))
        self.banner = Banner()
        column.addWidget(self.banner)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(self, 24))
        self._grid.setVerticalSpacing(px(self, 14))
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)
        column.addStretch(1)

    # ---- making

    def share(self, *parts: int) -> None:
        """Divide the width among the columns in these proportions."""
        for at, part in enumerate(parts):
            self._grid.setColumnStretch(at, part)

    def section(self, title: str) -> None:
        """Begin a section with a heading of its own."""
        self._next_row()
        heading = QLabel(title)
        heading.setFont(sized(heading, points=1.5, bold=True))
        heading.setContentsMargins(0, px(self, 8) if self.fields else 0, 0, 0)
        self._grid.addWidget(heading, self._row, 0, 1, self._columns)
        self._row += 1

    def add(self, field: Field, *, wide: bool = False) -> Field:
        """Add ``field`` in the next free place; ``wide`` takes the whole row."""
        if wide or self._at >= self._columns:
            self._next_row()
        span = self._columns if wide else 1
        self._grid.addWidget(field, self._row, self._at, 1, span, Qt.AlignmentFlag.AlignTop)
        self._at += span
        self.fields[field.name] = field
        field.committed.connect(self._field_committed)
        field.changed.connect(self.changed)
        return field

    def _next_row(self) -> None:
        if self._at:
            self._row, self._at = self._row + 1, 0

    # ---- values

    def load(self, source: object) -> None:
        """Show ``source`` (a mapping, or an object with attributes named like the fields)."""
        for name, field in self.fields.items():
            field.set_value(_value_of(source, name))
            field.show_message("")
        self.banner.say(State.ACTION, "")

    def refresh(self, source: object) -> None:
        """Show what changed in ``source``, but leave a field alone that is dirty or in focus."""
        for name, field in self.fields.items():
            if not field.is_busy():
                field.set_value(_value_of(source, name))

    def values(self) -> dict[str, Any]:
        """What all fields hold now."""
        return {name: field.value() for name, field in self.fields.items()}

    def is_dirty(self) -> bool:
        """Whether a field holds something that is not stored."""
        return any(field.is_dirty() for field in self.fields.values())

    def commit_all(self) -> None:
        """Act as if every field were left now."""
        for field in self.fields.values():
            field.commit()

    def complete(self) -> bool:
        """Whether every required field holds a value that can be read; marks those that do not."""
        fine = True
        for field in self.fields.values():
            if not field.readable():
                field.show_message(field.unreadable_words())
                fine = False
            elif field.required and field.value() is None:
                field.show_message(self.tr("Wajib diisi."))
                fine = False
        if not fine:
            self.go_to_problem()
        return fine

    # ---- findings

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Put every finding under its field, what has no field on the banner; focus the first."""
        self.clear_findings()
        loose: list[str] = []
        for finding in findings:
            field = self.fields.get(str(finding.values.get("field", "")))
            if field is None:
                loose.append(say(finding))
            else:
                field.show_message(say(finding), finding.severity)
        hard = any(one.severity is Severity.ERROR for one in findings)
        self.banner.say(State.REFUSED if hard else State.ACTION, "\n".join(loose))
        if hard:
            self.go_to_problem()

    def clear_findings(self) -> None:
        """Take all findings away."""
        for field in self.fields.values():
            field.show_message("")
        self.banner.say(State.ACTION, "")

    def go_to_problem(self) -> bool:
        """F8: focus the next field with a finding; False = there is none."""
        fields = list(self.fields.values())
        here = next((at for at, field in enumerate(fields) if field.editor.hasFocus()), -1)
        for step in range(1, len(fields) + 1):
            field = fields[(here + step) % len(fields)]
            if field.problem() in (Severity.ERROR, Severity.WARNING):
                field.focus()
                return True
        return False

    # ---- inside

    def _field_committed(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, Field):
            self.committed.emit(field.name, value)


def _value_of(source: object, name: str) -> object:
    if isinstance(source, Mapping):
        return source.get(name)
    return getattr(source, name, None)
