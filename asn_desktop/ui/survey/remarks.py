"""The view Saran: what respondents wrote, the same words together, in no order of theirs."""

from __future__ import annotations

from typing import Any

from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services import survey_results
from asn_desktop.ui.survey.view import RoundView
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListPanel, ListSpec
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.widgets.messages import Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.survey import RemarkGroup


class RemarksView(RoundView):
    """Reads only."""

    def build(self) -> None:
        """Make the list."""
        words = self.tr(
            "Saran ditampilkan tanpa nama dan tanpa urutan, mulai {n} responden."
        ).format(n=HIDDEN_BELOW)
        spec = ListSpec(
            columns=(
                Column("count", self.tr("Berapa kali"), 110, kind=Cell.NUMBER),
                Column("text", self.tr("Saran"), 380, stretch=True, wrap=True),
                Column("services", self.tr("Tentang layanan"), 300, stretch=True, wrap=True),
            ),
            query=self._query,
            noun="saran",
            sort="count",
            descending=True,
            empty=Empty(self.tr("Belum ada saran yang ditampilkan."), (), words, icon="feedback"),
            save=saver(self, self.context, "Saran SKM"),
        )
        self.panel = ListPanel(self.context.operations, spec)
        self.column.addWidget(self.panel)

    def _query(self, tx: Any, query: ListQuery) -> ListRows[RemarkGroup]:
        return survey_results.remark_groups(tx, self.row.id if self.row else None, query)

    def read(self) -> None:
        """Read."""
        self.panel.read()

    def stand(self) -> None:
        """In the rows."""
        self.panel.table.setFocus()

    def back(self) -> bool:
        """Esc: empty the filter."""
        return self.panel.close_open()
