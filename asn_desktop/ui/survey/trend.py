"""The view Tren: the index from round to round of the same unit, one element beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.services import survey_results
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.states import State
from asn_desktop.ui.survey.overview import Fitted, survey_label
from asn_desktop.ui.survey.view import STATES, RoundView, said
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.chart import ChartView
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.survey import GroupResult, RoundRow
from asn_desktop.views.survey_charts import trend_chart

Point = tuple[RoundRow, GroupResult]


class TrendView(RoundView):
    """A chart and its numbers."""

    def build(self) -> None:
        """Make chart, choice and table."""
        self.points: tuple[Point, ...] = ()
        scroll = Scroll()
        card = Card(self.tr("Indeks dari putaran ke putaran"))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self.element = CalmCombo()
        self.element.setMinimumContentsLength(34)
        self.element.addItem(self.tr("hanya indeks"))
        self.element.addItems([f"U{no} {name}" for no, name in enumerate(ELEMENTS, start=1)])
        self.element.currentIndexChanged.connect(self._draw)
        label = QLabel(self.tr("Bandingkan dengan unsur"))
        label.setBuddy(self.element)
        row.addWidget(label)
        row.addWidget(self.element)
        row.addStretch(1)
        card.column.addLayout(row)
        self.chart = ChartView(high=260)
        card.column.addWidget(self.chart)
        self.note = muted("", small=True)
        card.column.addWidget(self.note)
        scroll.column.addWidget(card)
        table = Card(self.tr("Angkanya"))
        self.table = Fitted(_columns())
        table.column.addWidget(self.table)
        scroll.column.addWidget(table)
        scroll.column.addStretch(1)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(scroll)

    def read(self) -> None:
        """Read every round of the unit."""
        if self.row is not None:
            self.context.operations.read(survey_results.trend, self.row.id, then=self._fill)

    def stand(self) -> None:
        """At the choice."""
        self.element.setFocus()

    def _fill(self, points: tuple[Point, ...]) -> None:
        self.points = points
        weights = {row.weighting for row, _group in points}
        words = ""
        if len(points) == 1:
            words = self.tr("Baru satu putaran; trennya tampak mulai putaran kedua.")
        elif len(weights) > 1:
            words = self.tr(
                "Putaran-putaran ini memakai bobot yang berbeda, jadi indeksnya tidak persis "
                "sebanding."
            )
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.table.show_rows(list(reversed(points)))
        self._draw()

    def _draw(self, _index: int = 0) -> None:
        if self.points:
            self.chart.show_chart(trend_chart(self.points, self.element.currentIndex()))


def _columns() -> tuple[Column, ...]:
    def mark(point: Point) -> object:
        row, _group = point
        if not row.category:
            return State.OPEN, "belum ada"
        return STATES[row.category], survey_label(row.category)

    return (
        Column("name", "Putaran", 220, get=lambda p: p[0].name, stretch=True, sortable=False),
        Column("starts", "Mulai", 110, get=lambda p: p[0].starts, kind=Cell.DATE, sortable=False),
        Column("ends", "Selesai", 110, get=lambda p: p[0].ends, kind=Cell.DATE, sortable=False),
        Column(
            "answers", "Responden", 100, get=lambda p: number(p[0].answers), kind=Cell.NUMBER,
            sortable=False,
        ),
        Column("weight", "Bobot", 80, get=lambda p: p[0].weighting.label, sortable=False),
        Column(
            "index", "Indeks", 90, get=lambda p: said(p[0].index), kind=Cell.NUMBER, sortable=False
        ),
        Column("mark", "Mutu", 160, get=mark, kind=Cell.MARK, sortable=False),
    )  # fmt: skip
