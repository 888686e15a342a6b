"""The view Ringkasan: the index, the nine elements drawn, services, who answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.satisfaction import ELEMENTS, LABELS, SHORT
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services import survey_results
from asn_desktop.ui.formats import long_date, number
from asn_desktop.ui.states import State
from asn_desktop.ui.survey.view import STATES, RoundView, said
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.header import ROW
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.chart import ChartView
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, Scroll, clear, muted
from asn_desktop.views.survey import ElementResult, GroupResult, RoundResult, Tally
from asn_desktop.views.survey_charts import elements_chart

CHART = 214


class OverviewView(RoundView):
    """Read only; what can be done stands in the header of the page."""

    def build(self) -> None:
        """Make the cards."""
        self.result: RoundResult | None = None
        scroll = Scroll()
        self.hint = Banner()
        scroll.column.addWidget(self.hint)
        top = QHBoxLayout()
        top.setSpacing(px(self, 16))
        top.addWidget(self._make_index())
        self.drawn = Card(self.tr("Nilai setiap unsur"))
        self.chart = ChartView(high=CHART)
        self.drawn.column.addWidget(self.chart)
        top.addWidget(self.drawn, 1)
        scroll.column.addLayout(top)
        self.elements = Fitted(_element_columns())
        card = Card(self.tr("Per unsur"))
        card.column.addWidget(self.elements)
        scroll.column.addWidget(card)
        self.services = Fitted(_service_columns())
        card = Card(self.tr("Per layanan: nilai rata-rata (NRR) dan indeks"))
        card.column.addWidget(self.services)
        self.hidden = muted("", small=True)
        card.column.addWidget(self.hidden)
        scroll.column.addWidget(card)
        self.people = Card(self.tr("Responden"))
        self.tallies = QGridLayout()
        self.tallies.setHorizontalSpacing(px(self, 40))
        self.people.column.addLayout(self.tallies)
        scroll.column.addWidget(self.people)
        scroll.column.addStretch(1)
        self.area = scroll
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(scroll)

    def _make_index(self) -> Card:
        card = Card(self.tr("Indeks kepuasan masyarakat"))
        card.setFixedWidth(px(self, 288))
        self.figure = QLabel()
        self.figure.setFont(sized(self.figure, points=26, bold=True))
        self.chip = StateChip(State.OPEN, "–")
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setProperty("kind", "muted")
        card.column.addWidget(self.figure)
        card.column.addWidget(self.chip)
        card.column.addWidget(self.facts)
        card.column.addStretch(1)
        return card

    def read(self) -> None:
        """Read the results."""
        if self.row is not None:
            self.context.operations.read(survey_results.results, self.row.id, then=self.fill)

    def stand(self) -> None:
        """The arrows scroll."""
        self.area.setFocus()

    def fill(self, found: RoundResult) -> None:
        """Show the results of a round."""
        if self.row is None or found.round.id != self.row.id:
            return
        self.result = found
        total, made = found.total, found.round
        self.figure.setText(said(total.index))
        if total.index is None:
            self.chip.show_state(State.OPEN, self.tr("belum ada indeks"))
        else:
            self.chip.show_state(STATES[total.category], f"{total.category} · {total.label}")
        lines = [
            self.tr("{n} responden").format(n=number(total.answers)),
            self.tr("bobot setiap unsur {weight}").format(weight=made.weighting.label),
        ]
        if made.needed is not None and made.population is not None:
            words = self.tr("sampel yang disarankan {needed} dari {all} pengguna")
            lines.append(words.format(needed=number(made.needed), all=number(made.population)))
        if made.published_on is not None:
            lines.append(self.tr("diumumkan {on}").format(on=long_date(made.published_on)))
        self.facts.setText("\n".join(lines))
        self.chart.show_chart(
            elements_chart(total.elements, numbered=True) if total.elements else None
        )
        self.hint.say(State.ACTION, self._hint(found))
        lowest = {one.no for one in found.lowest}
        self.elements.show_rows([(one, one.no in lowest) for one in total.elements])
        self.services.show_rows(found.services)
        hidden = [one.name for one in found.services if one.hidden]
        words = self.tr(
            "{names}: tidak ditampilkan, karena respondennya kurang dari {few} atau akan dapat "
            "dihitung dari sisanya."
        )
        self.hidden.setText(words.format(names=", ".join(hidden), few=HIDDEN_BELOW))
        self.hidden.setVisible(bool(hidden))
        self._show_people(found)

    def _hint(self, found: RoundResult) -> str:
        total, made = found.total, found.round
        if total.hidden:
            words = self.tr(
                "Baru {n} responden. Hasil ditampilkan mulai {few} responden, supaya jawaban "
                "perorangan tidak dapat ditebak."
            )
            return words.format(n=total.answers, few=HIDDEN_BELOW)
        if total.unanswered:
            names = ", ".join(f"U{no} {ELEMENTS[no - 1]}" for no in total.unanswered)
            words = self.tr(
                "Indeks memerlukan kesembilan unsur, sedangkan {names} dijawab kurang dari {few} "
                "orang: tambah lembar yang menjawabnya, atau umumkan hasilnya tanpa indeks."
            )
            return words.format(names=names, few=HIDDEN_BELOW)
        if made.short_by:
            words = self.tr(
                "Responden kurang {short} dari sampel yang disarankan (Krejcie dan Morgan: "
                "{needed} dari {all} pengguna). Hasilnya tetap bisa dipakai, tetapi kurang "
                "mewakili."
            )
            return words.format(
                short=number(made.short_by),
                needed=number(made.needed),
                all=number(made.population),
            )
        return ""

    def _show_people(self, found: RoundResult) -> None:
        clear(self.tallies)
        parts = (
            (self.tr("Jenis kelamin"), found.sexes),
            (self.tr("Umur"), found.ages),
            (self.tr("Pendidikan"), found.educations),
        )
        for at, (name, tallies) in enumerate(parts):
            self.tallies.addWidget(_tally(name, tallies), 0, at, Qt.AlignmentFlag.AlignTop)
            self.tallies.setColumnStretch(at, 1)


class Fitted(RowTable):
    """A table as high as its rows, without a scroll bar of its own."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._made = RowTableModel(columns, row_id=id)
        super().__init__(self._made)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, all of them."""
        self._made.set_rows(rows)
        head = self.head.sizeHint().height()
        self.setFixedHeight(head + len(rows) * px(self, ROW) + 4)


def _element_columns() -> tuple[Column, ...]:
    def of(name: str) -> Any:
        return lambda pair: getattr(pair[0], name)

    def mark(pair: tuple[ElementResult, bool]) -> object:
        one, low = pair
        if not one.category:
            return State.OPEN, "tidak dijawab"
        words = survey_label(one.category)
        return STATES[one.category], f"{words} · terendah" if low else words

    def number_of(name: str) -> Any:
        return lambda pair: said(getattr(pair[0], name))

    return (
        Column("no", "Unsur", 64, get=lambda pair: f"U{pair[0].no}", sortable=False),
        Column("name", "Nama", 240, get=of("name"), stretch=True, sortable=False),
        Column("answered", "Menjawab", 90, get=of("answered"), kind=Cell.NUMBER, sortable=False),
        _figure("mean", "NRR", 80, number_of("mean")),
        _figure("weighted", "Tertimbang", 100, number_of("weighted")),
        _figure("index", "Indeks", 80, number_of("index")),
        Column("mark", "Mutu", 190, get=mark, kind=Cell.MARK, sortable=False),
    )


def _figure(key: str, title: str, width: int, get: Any, tip: str = "") -> Column:
    return Column(key, title, width, get=get, kind=Cell.NUMBER, sortable=False, tip=tip)


def survey_label(category: str) -> str:
    """``B · Baik``."""
    return f"{category} · {LABELS[category]}"


def _service_columns() -> tuple[Column, ...]:
    def mean(no: int) -> Any:
        def get(group: GroupResult) -> str:
            return said(group.elements[no].mean) if group.elements else "–"

        return get

    def answers(group: GroupResult) -> str:
        few = group.answers < HIDDEN_BELOW
        return f"< {HIDDEN_BELOW}" if few else str(group.answers)

    def mark(group: GroupResult) -> object:
        if group.hidden:
            return State.WAITING, "disembunyikan"
        if not group.category:
            return State.OPEN, "belum ada"
        return STATES[group.category], survey_label(group.category)

    return (
        Column("name", "Layanan", 170, stretch=True, sortable=False, wrap=True),
        _figure("answers", "Resp.", 58, answers),
        *(
            _figure(f"u{no + 1}", f"U{no + 1}", 46, mean(no), SHORT[no])
            for no in range(len(ELEMENTS))
        ),
        _figure("index", "Indeks", 64, lambda one: said(one.index)),
        Column("mark", "Mutu", 142, get=mark, kind=Cell.MARK, sortable=False),
    )


def _tally(name: str, tallies: Sequence[Tally]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(px(box, 4))
    title = QLabel(name)
    title.setFont(sized(title, points=-0.5, bold=True))
    grid.addWidget(title, 0, 0, 1, 2)
    for at, one in enumerate(tallies, start=1):
        count = QLabel(f"< {HIDDEN_BELOW}" if one.count is None else number(one.count))
        grid.addWidget(muted(one.name), at, 0)
        grid.addWidget(count, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    return box
