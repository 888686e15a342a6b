"""The bars of the matrix page: the team and the way between levels above, what is open below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.matrix import Gap, MatrixView, PersonLine


class MatrixStrip(QFrame):
    """Level, name of the team, new people, the team of the person one stands at."""

    parent_wanted = Signal()
    team_wanted = Signal()
    missing_wanted = Signal()
    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(self, 44))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.up = Button(self.tr("Matriks pimpinan"), icon="arrow-left", small=True)
        self.label = QLabel(self.tr("Nama tim"))
        self.label.setProperty("kind", "muted")
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("mis. Tim Kerja Pelayanan"))
        self.name.setAccessibleName(self.tr("Nama tim"))
        self.name.setFixedWidth(px(self, 300))
        self.label.setBuddy(self.name)
        self.words = Elided("")
        self.words.setProperty("kind", "muted")
        self.missing = Button("", icon="people", small=True)
        self.team = Button(self.tr("Matriks tim…"), icon="table", small=True)
        for widget in (self.up, self.label, self.name, self.words):
            row.addWidget(widget, 1 if widget is self.words else 0)
        row.addWidget(self.missing)
        row.addWidget(self.team)
        self.up.clicked.connect(self.parent_wanted)
        self.team.clicked.connect(self.team_wanted)
        self.missing.clicked.connect(self.missing_wanted)
        self.name.editingFinished.connect(self._named)
        self._known = ""
        self._level_two = False

    def show_matrix(self, matrix: MatrixView) -> None:
        """Show the level and its people; a name being typed is left alone."""
        self._level_two = matrix.by_results
        self.up.setVisible(matrix.parent_id is not None)
        for widget in (self.label, self.name):
            widget.setVisible(matrix.by_results)
        if self.name.text() == self._known:
            self.name.setText(matrix.team)
        self._known = matrix.team
        kind = self.tr("hasil ketua tim") if matrix.by_results else self.tr("indikator pimpinan")
        self.words.set_full(
            self.tr("{rows} pegawai × {columns} {kind}").format(
                rows=len(matrix.rows), columns=len(matrix.columns), kind=kind
            )
        )
        count = len(matrix.missing)
        self.missing.setVisible(count > 0)
        self.missing.setText(self.tr("Tambahkan {count} pegawai baru").format(count=count))
        self.missing.setAccessibleName(self.missing.text())
        self.missing.updateGeometry()

    def show_person(self, line: PersonLine | None) -> None:
        """Offer the team of a person one stands at."""
        self.team.setVisible(not self._level_two)
        why = ""
        if line is None:
            why = self.tr("Pilih dulu barisnya.")
        elif line.no_skp:
            why = self.tr("Orang ini tidak punya SKP di kantor ini.")
        self.team.switch_off(why)
        if line is not None and not why:
            self.team.setToolTip(self.tr("Matriks tim {name}").format(name=line.name))

    def _named(self) -> None:
        name = self.name.text().strip()
        if name != self._known:
            self._known = name
            self.named.emit(name)


class MatrixFooter(QFrame):
    """What the place one stands in lacks, else how far the matrix is; F8 goes on."""

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(px(self, 48))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 8), px(self, 6), px(self, 16), px(self, 6))
        row.setSpacing(px(self, 8))
        self.message = Banner()
        self.next = Button(self.tr("Berikutnya yang kosong"), kind=Kind.PLAIN, key="F8")
        self.next.clicked.connect(self.next_wanted)
        row.addWidget(self.message, 1)
        row.addStretch(0)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignVCenter)
        self.gap_here = -1
        self._gaps: tuple[Gap, ...] = ()

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Count what is open."""
        if gaps != self._gaps:
            self.gap_here = min(self.gap_here, len(gaps) - 1)
        self._gaps = gaps
        self.next.setVisible(bool(gaps))
        self.say_summary()

    def say_summary(self) -> None:
        """How far the matrix is."""
        if not self._gaps:
            words = self.tr("Lengkap: setiap kolom diambil, setiap pegawai punya peran.")
            self.message.say(State.DONE, words)
            return
        codes = [gap.finding.code for gap in self._gaps]
        counted = (
            (self.tr("{n} kolom belum diambil"), codes.count("matrix.column_open")),
            (self.tr("{n} pegawai tanpa peran"), codes.count("matrix.person_empty")),
            (self.tr("{n} peran belum masuk SKP"), sum(1 for code in codes if code not in _OTHERS)),
            (self.tr("{n} pegawai punya hasil di luar matriks"), codes.count("matrix.loose")),
        )
        words = "  ·  ".join(text.format(n=count) for text, count in counted if count)
        self.message.say(State.ACTION, words)

    def say_gap(self, words: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """One thing that is open, with the button that mends it."""
        self.message.say(State.ACTION, words, action, do)

    def refuse(self, words: str) -> None:
        """Why an act was refused."""
        self.message.say(State.REFUSED, words)


_OTHERS = frozenset({"matrix.column_open", "matrix.person_empty", "matrix.loose"})
