"""One unsigned round beside the list: how far it is, what to do, what may be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.feedback.kit_results import ResultsView
from asn_desktop.ui.formats import long_date
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.views.voices import RoundRow, VoiceResults


class RoundSide(QStackedWidget):
    """``side.show_round(row, results)``; the page connects the three buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.results: ResultsView | None = None
        self.waiting: EmptyState | None = None
        self.nobody = EmptyState(Empty(self.tr("Pilih sebuah putaran."), icon="feedback"))
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(line())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        self.addWidget(self.nobody)
        self.addWidget(self.work)

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 12))
        head.setSpacing(px(self, 4))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.about = plain("", kind="muted")
        self.far = plain("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(self, 6))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        self.key_button = Button(self.tr("Ketik slip"), icon="keyboard", key="Enter")
        self.print_button = Button(self.tr("Cetak slip…"), icon="print", key="Ctrl+P")
        self.close_button = Button(self.tr("Tutup putaran…"), icon="lock")
        for button in (self.key_button, self.print_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self.name, self.about):
            head.addWidget(widget)
        head.addSpacing(px(self, 4))
        head.addWidget(self.far)
        head.addWidget(self.bar)
        head.addSpacing(px(self, 6))
        self.tools = QWidget()
        self.tools.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.tools)
        return head

    def show_nothing(self) -> None:
        """No round is chosen."""
        self.setCurrentWidget(self.nobody)

    def show_round(self, row: RoundRow, results: VoiceResults) -> None:
        """Show one round with what may be shown of it."""
        self.setCurrentWidget(self.work)
        self.name.setText(row.name)
        self.about.setText(" · ".join(part for part in (row.position, row.kind.label) if part))
        self.far.setText(self._how_far(row))
        self.bar.setRange(0, max(row.handed, 1))
        self.bar.setValue(min(row.keyed, row.handed))
        self.bar.setVisible(row.is_open)
        self.tools.setVisible(row.is_open)
        none = self.tr("Cetak dulu slipnya; nomornya dibuat saat dicetak.")
        self.key_button.switch_off("" if row.handed else none)
        self._show_results(row, results)

    def _how_far(self, row: RoundRow) -> str:
        if row.closed_on is not None:
            return self.tr("{keyed} jawaban dari {handed} slip · ditutup {on}").format(
                keyed=row.keyed, handed=row.handed, on=long_date(row.closed_on)
            )
        words = self.tr("{keyed} dari {handed} slip sudah diketik").format(
            keyed=row.keyed, handed=row.handed
        )
        if row.due_on is not None:
            words += self.tr(" · kembali paling lambat {on}").format(on=long_date(row.due_on))
        return words

    def _show_results(self, row: RoundRow, results: VoiceResults) -> None:
        if results.shown:
            self.results, self.waiting = ResultsView(results), None
            self.area.setWidget(self.results)
            return
        self.results, self.waiting = None, EmptyState(self._why_hidden(row, results))
        self.area.setWidget(self.waiting)

    def _why_hidden(self, row: RoundRow, results: VoiceResults) -> Empty:
        few = results.answers < HIDDEN_BELOW
        if not row.is_open:
            return Empty(
                self.tr("Tidak ditampilkan: hanya {n} jawaban (paling sedikit {least}).").format(
                    n=results.answers, least=HIDDEN_BELOW
                ),
                detail=self.tr("Isinya tidak disimpan, supaya tidak ada yang bisa diterka."),
                icon="lock",
            )
        if few:
            words = self.tr("Belum ditampilkan: baru {n} jawaban (paling sedikit {least}).")
        else:
            words = self.tr("Belum ditampilkan: {n} jawaban terkumpul, putaran masih terbuka.")
        return Empty(
            words.format(n=results.answers, least=HIDDEN_BELOW),
            detail=self.tr(
                "Hasil tampak setelah putaran ditutup, supaya slip yang datang belakangan tidak "
                "bisa dikenali dari perubahannya."
            ),
            icon="lock",
        )
