"""The frame of every check: chips, filter, the table of rows, and the one button at its foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.imports.check_model import CheckModel
from asn_desktop.ui.imports.check_table import CheckTable
from asn_desktop.ui.imports.face import Face, Line, problem_list
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.views.roster import Cell
from asn_desktop.workflows.files import HasProblems, OpenedFile


class CheckFrame(QWidget):
    """Shows the rows of an opened file; what is typed is told by `corrected`, never kept here.

    A check derives from it: it says which `chip_choices` and `lines` there are, and `count`s.
    """

    corrected = Signal(object, str)  # Cell, text

    def __init__(
        self,
        face: Face,
        *,
        save: Callable[[], object],
        cancel: Callable[[], object],
        bring_in: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.file: OpenedFile | None = None
        self.plan: HasProblems | None = None
        self.model = CheckModel(face, self._text_in_file, self)
        self.model.corrected.connect(self.corrected)
        self.model.ticked.connect(self.count)
        self.table = CheckTable(self.model)
        self.chips = ChipRow()
        self.chips.chosen.connect(self._filter_changed)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Cari…   Ctrl+F"))
        self.filter.setAccessibleName(self.tr("Cari di baris berkas"))
        self.filter.setFixedWidth(px(self, 220))
        self.filter.addAction(
            icons.icon("search", colours_of(self).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(self._filter_changed)
        self.nothing = EmptyState(
            Empty(
                self.tr("Tidak ada baris untuk saringan ini."),
                (Choice(self.tr("Tampilkan semua"), self.show_all),),
            )
        )
        self.summary, self.refusals = QLabel(), QLabel()
        self.refusals.setProperty("kind", "muted")
        self.save = Button(self.tr("Simpan daftar masalah…"), kind=Kind.QUIET, do=save)
        self.cancel = Button(self.tr("Batal"), kind=Kind.QUIET, do=cancel)
        self.main = Button("", do=bring_in)

    # ---- what a check says of itself

    def chip_choices(self) -> Sequence[tuple[object, str, int]]:
        """The filters: value, words, how many rows; the first shows all."""
        raise NotImplementedError

    def lines(self) -> Iterable[Line]:
        """The lines for the chosen chip and the typed filter."""
        raise NotImplementedError

    def count(self) -> None:
        """Say below what would come of it."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Take every filter away."""
        self.filter.clear()
        self.chips.choose(self.chip_choices()[0][0])

    # ---- laying out

    def lay_out(
        self,
        top: Sequence[QWidget],
        beside_chips: Sequence[QWidget] = (),
        beside_main: Sequence[QWidget] = (),
    ) -> None:
        """Put everything in its place; the given widgets stand above, at the chips, at the main."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in top:
            column.addWidget(widget)
        pad = px(self, 16)
        chips = row_of(
            self, self.chips, *beside_chips, self.filter, pad=pad, above=6, below=8
        )  # fmt: skip
        chips.setStretch(0, 1)
        column.addLayout(chips)
        column.addWidget(line())
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(line())
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        words.addWidget(self.summary)
        words.addWidget(self.refusals)
        footer = QHBoxLayout()
        footer.setContentsMargins(pad, px(self, 8), pad, px(self, 8))
        footer.setSpacing(px(self, 8))
        footer.addLayout(words, 1)
        for button in (self.save, self.cancel, *beside_main, self.main):
            footer.addWidget(button)
        column.addLayout(footer)

    # ---- showing

    def show_plan(self, file: OpenedFile, plan: HasProblems, *, fresh: bool) -> None:
        """Show a plan; ``fresh`` = another file: filters and ticks begin anew."""
        self.file, self.plan = file, plan
        if fresh:
            self.model.skipped = set()
            self.filter.clear()
        self.model.changed_cells = frozenset(file.corrections)
        choices = self.chip_choices()
        self.chips.show_choices(choices)
        if fresh:
            self.chips.choose(choices[0][0])
            rows = [each for each in self.model.lines if each.is_row]
            if rows:
                self.table.go_to(rows[0].planned.key)
        else:
            self.fill()
        self.count()

    def choose_chip(self, place: int) -> None:
        """Ctrl+1 … Ctrl+7."""
        choices = self.chip_choices()
        if place < len(choices):
            self.chips.choose(choices[place][0])

    def next_problem(self) -> None:
        """F8."""
        self.table.next_problem()

    def copy_problems(self) -> int:
        """Ctrl+C: put the list of problems on the clipboard; return how many there are."""
        if self.plan is None:
            return 0
        words = problem_list(self.plan)
        QGuiApplication.clipboard().setText(words)
        return words.count("\n")

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def fill(self) -> None:
        """Fill the table anew."""
        if self.plan is None:
            return
        self.table.show_lines(self.lines())
        self.table.setVisible(bool(self.model.lines))
        self.nothing.setVisible(not self.model.lines)

    def _filter_changed(self, _value: object) -> None:
        self.fill()

    def _text_in_file(self, cell: Cell) -> str:
        return self.file.text_of(cell) if self.file is not None else ""


def row_of(parent: QWidget, *widgets: QWidget, pad: int, above: int, below: int) -> QHBoxLayout:
    """Widgets beside each other with the page's margins."""
    row = QHBoxLayout()
    row.setContentsMargins(pad, px(parent, above), pad, px(parent, below))
    row.setSpacing(px(parent, 8))
    for widget in widgets:
        row.addWidget(widget)
    return row
