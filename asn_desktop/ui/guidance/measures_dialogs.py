"""What the page of measures asks: what was done, and the note of a take-over."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import MeasureKind
from asn_desktop.services import measures
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.measures import ResultStanding


class MeasureDialog(ActDialog):
    """One measure about one or many results."""

    def __init__(
        self, parent: QWidget | None, context: Context, ids: tuple[UUID, ...], words: str
    ) -> None:
        super().__init__(parent, context, "Catat tindakan pimpinan", yes="Catat", width=620)
        self._ids = ids
        told = words if len(ids) == 1 else f"{len(ids)} hasil kerja"
        self.body.insertWidget(0, muted(told))
        self.kind = ChoiceField(
            "kind",
            "Tindakan",
            [(one, one.label) for one in MeasureKind],
            required=True,
            rule="guidance.measure",
        )
        self.on = DateField("on", "Tanggal", today=self.today, required=True)
        self.text = LongTextField("text", "Apa yang dilakukan", required=True, lines=3, most=8)
        for field in (self.kind, self.on, self.text):
            self.form.add(field)
        self.on.set_value(self.today)
        self.kind.focus()

    def act(self) -> Job:
        """Note it."""
        typed = self.form.values()
        return (
            Act.TAKE_MEASURE,
            measures.take_all,
            (self._ids, typed["kind"], typed["on"], str(typed["text"])),
        )


class TakeOverDialog(ActDialog):
    """The leader takes a result over, with the note of Pasal 20(7)."""

    def __init__(self, parent: QWidget | None, context: Context, row: ResultStanding) -> None:
        super().__init__(parent, context, "Ambil alih hasil kerja", yes="Ambil alih", width=620)
        self._row = row
        told = muted(
            f"{row.no}. {row.text}\n\nHasil kerja tetap tercantum pada SKP dan evaluasi "
            f"{row.name}, ditandai dengan catatan ini, dan menjadi pertimbangan penilaiannya "
            "(Pasal 20 ayat 6–8)."
        )
        told.setWordWrap(True)
        self.body.insertWidget(0, told)
        self.on = DateField("on", "Tanggal diambil alih", today=self.today, required=True)
        self.note = LongTextField("note", "Catatan pimpinan", required=True, lines=3, most=8)
        self.form.add(self.on)
        self.form.add(self.note)
        self.on.set_value(self.today)
        self.note.set_value("Pegawai tidak dapat menyelesaikan rencana hasil kerja ini.")
        self.on.focus()

    def act(self) -> Job:
        """Take it over."""
        typed = self.form.values()
        return (
            Act.TAKE_OVER_RESULT,
            measures.take_over,
            (self._row.id, typed["on"], str(typed["note"])),
        )
