"""The view Perbaikan: what is done about the weakest elements, by whom, until when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.services import survey_plan
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField, TextField
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.states import State
from asn_desktop.ui.survey.view import RoundView, said
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.survey import ImprovementRow, ImprovementText


class PlanView(RoundView):
    """A list; Enter changes a line."""

    def build(self) -> None:
        """Make the list and its buttons."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), 0)
        row.setSpacing(px(self, 8))
        words = self.tr("Dari tiga unsur terendah menjadi perbaikan yang dikerjakan.")
        row.addWidget(muted(words), 1)
        self.propose_button = Button(self.tr("Usulkan tiga terendah"), do=self.propose)
        self.add_button = Button(self.tr("Tambah perbaikan…"), icon="plus", do=self.add)
        self.add_button.kind = Kind.MAIN
        self.add_button.set_key("Ctrl+Enter")
        self.main_button = self.add_button
        row.addWidget(self.propose_button)
        row.addWidget(self.add_button)
        self.column.addWidget(bar)
        self.panel = ListPanel(self.context.operations, self._spec())
        self.column.addWidget(self.panel)

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("element", self.tr("Unsur"), 176, get=_element, wrap=True),
                Column("index", self.tr("Indeks"), 68, get=_index, kind=Cell.NUMBER),
                Column("action", self.tr("Perbaikan"), 210, get=_action, stretch=True, wrap=True),
                Column("responsible", self.tr("Penanggung jawab"), 160, get=_who, wrap=True),
                Column("until", self.tr("Sampai"), 100, get=_until, kind=Cell.DATE),
                Column("state", self.tr("Keadaan"), 150, get=_state, kind=Cell.MARK,
                       sortable=False),
            ),
            query=self._query,
            noun="perbaikan",
            open=lambda row: self.change(row),
            actions=(
                RowAction(self.tr("Ubah…"), self._change_ids, icon="edit"),
                RowAction(self.tr("Selesai"), self.finish, icon="check"),
                RowAction(self.tr("Belum selesai"), self.reopen, icon="undo"),
                RowAction(self.tr("Hapus"), self.remove, icon="trash", key="Del"),
            ),
            empty=Empty(
                self.tr("Belum ada rencana perbaikan."),
                (
                    Choice(self.tr("Usulkan tiga unsur terendah"), self.propose),
                    Choice(self.tr("Tambah perbaikan…"), self.add),
                ),
                self.tr("Unsur yang paling rendah layak diperbaiki lebih dulu."),
                icon="followup",
            ),
            save=saver(self, self.context, "Rencana perbaikan SKM"),
        )  # fmt: skip

    def _query(self, tx: Any, query: ListQuery) -> ListRows[ImprovementRow]:
        return survey_plan.plan_rows(tx, self.row.id if self.row else None, query)

    def read(self) -> None:
        """Read."""
        self.panel.read()

    def stand(self) -> None:
        """In the rows, or at the button where there are none."""
        if self.panel.model.rowCount():
            self.panel.table.setFocus()
        elif self.panel.empty.buttons:
            self.panel.empty.buttons[0].setFocus()

    def back(self) -> bool:
        """Esc: the filter, then the ticks."""
        return self.panel.close_open()

    # ---- acts

    def propose(self) -> None:
        """Put the three weakest elements on the plan."""
        if self.row is not None:
            self.context.operations.write(
                Act.EDIT_IMPROVEMENT, survey_plan.propose, self.row.id, then=self._proposed
            )

    def _proposed(self, count: int) -> None:
        words = self.tr("{n} unsur terendah masuk rencana. Tulis perbaikannya dengan Enter.")
        self.context.notice(words.format(n=count))

    def add(self) -> None:
        """A line of one's own."""
        if self.row is not None:
            ImprovementDialog(self, self.context, self.row.id).run()

    def change(self, row: ImprovementRow) -> None:
        """Write a line anew."""
        if self.row is not None:
            ImprovementDialog(self, self.context, self.row.id, row).run()

    def _change_ids(self, ids: list[UUID]) -> None:
        row = next((one for one in self.panel.model.rows if one.id == ids[0]), None)
        if row is not None:
            self.change(row)

    def finish(self, ids: list[UUID]) -> None:
        """Tick off."""
        self.context.operations.write(Act.EDIT_IMPROVEMENT, survey_plan.finish, ids, True)

    def reopen(self, ids: list[UUID]) -> None:
        """Take the tick back."""
        self.context.operations.write(Act.EDIT_IMPROVEMENT, survey_plan.finish, ids, False)

    def remove(self, ids: list[UUID]) -> None:
        """Take lines away; one Ctrl+Z brings them back."""
        self.context.operations.write(Act.EDIT_IMPROVEMENT, survey_plan.remove, ids)
        words = self.tr("{n} perbaikan dihapus. Ctrl+Z mengembalikannya.")
        self.context.notice(words.format(n=len(ids)))


class ImprovementDialog(ActDialog):
    """One line of the plan."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        round_id: UUID,
        row: ImprovementRow | None = None,
    ) -> None:
        title = "Ubah perbaikan" if row else "Tambah perbaikan"
        super().__init__(parent, context, title, yes="Simpan", width=580, columns=2)
        self._round, self._row = round_id, row
        search = PeopleSearch(context.operations)
        elements = [(no, f"U{no} {name}") for no, name in enumerate(ELEMENTS, start=1)]
        self.form.add(ChoiceField("element", "Unsur", elements, required=True), wide=True)
        self.form.add(
            LongTextField("action", "Apa yang diperbaiki", required=True, lines=3), wide=True
        )
        self.form.add(
            PickField(
                "responsible_id",
                "Penanggung jawab",
                search=search.find,
                name_of=search.name_of,
            )
        )
        self.form.add(
            TextField("responsible", "atau tulis pihaknya", hint="Misalnya: Seksi Pelayanan")
        )
        self.form.add(DateField("until", "Sampai tanggal", today=self.today))
        self.form.add(DateField("done_on", "Selesai tanggal", today=self.today, latest=self.today))
        if row is not None:
            text = row.text
            self.form.load(
                {
                    "element": text.element,
                    "action": text.action,
                    "responsible_id": text.responsible_id,
                    "responsible": None if text.responsible_id else text.responsible,
                    "until": text.until,
                    "done_on": text.done_on,
                }
            )
        self.form.fields["action" if row else "element"].focus()

    def act(self) -> Job:
        """Add or write anew."""
        typed = self.form.values()
        text = ImprovementText(
            int(typed["element"]),
            str(typed["action"] or ""),
            str(typed["responsible"] or ""),
            typed["responsible_id"],
            typed["until"],
            typed["done_on"],
        )
        if self._row is not None:
            return Act.EDIT_IMPROVEMENT, survey_plan.edit, (self._row.id, text)
        return Act.EDIT_IMPROVEMENT, survey_plan.add, (self._round, text)


def _element(row: ImprovementRow) -> str:
    return f"U{row.text.element} {row.name}"


def _index(row: ImprovementRow) -> str:
    return said(row.index)


def _action(row: ImprovementRow) -> str:
    return row.text.action or "(belum ditulis)"


def _who(row: ImprovementRow) -> str:
    return row.text.responsible


def _until(row: ImprovementRow) -> object:
    return row.text.until


def _state(row: ImprovementRow) -> object:
    if row.text.done_on is not None:
        return State.DONE, f"selesai {row.text.done_on:%d-%m-%Y}"
    if row.overdue:
        return State.REFUSED, "lewat batas"
    return (State.RUNNING, "dikerjakan") if row.text.action else (State.OPEN, "belum ditulis")
