"""The page Kemajuan: who has filled in what, and one person's realisations beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.services import documentation, evaluation_opening, progress
from asn_desktop.services.progress import Entry
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.progress.files import PlaceFiles
from asn_desktop.ui.progress.grid import Grid, shape_of
from asn_desktop.ui.progress.people import people_list
from asn_desktop.ui.progress.titles import Titles
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.panel import ListPanel
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner, Empty, EmptyState
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import PeriodHead, ProgressRow, SkpProgress

KINDS = frozenset(
    {
        "realisation",
        "planned_action",
        "action_realisation",
        "skp",
        "work_result",
        "indicator",
        "evaluation",
        "evidence",
    }
)
LIST, WHOLE = 356, 16_000  # pixels


class ProgressPage(Page):
    """The list at the left, the grid of the chosen person at the right."""

    title = "Kemajuan"

    def build(self) -> None:
        """Make list, grid and keys."""
        self._period: PeriodHead | None = None
        self._person: UUID | None = None
        self._known: list[ProgressRow] = []
        self._wanted: UUID | None = None
        self.grid: Grid | None = None
        self.files = PlaceFiles(self.context, self)
        spec = people_list(self._rows, KINDS, self._opened, self._to_planning)
        self.panel = ListPanel(self.context.operations, spec)
        self.panel.setMinimumWidth(px(self, LIST))
        self.panel.current_changed.connect(self._current_changed)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(line(upright=True))
        row.addWidget(self._make_right(), 1)
        self.body.addLayout(row, 1)
        self.next_button = Button(self.tr("Orang berikutnya yang kurang"), do=self.next_person)
        self.set_main(self.next_button)
        self.add_key("Ctrl+PgDown", self.tr("orang berikutnya"), self.following)
        self.add_key("Ctrl+PgUp", self.tr("orang sebelumnya"), self.previous)
        self.add_key("F8", self.tr("isian kosong berikutnya"), self.next_missing)
        self.add_key("Ctrl+B", self.tr("berkas bukti"), self.show_files)
        self.tell_key("Tab  Enter", self.tr("ke kanan, ke bawah"))
        self.tell_key("Shift+Enter", self.tr("baris baru dalam isian"))
        self.tell_key("Ctrl+D", self.tr("sama dengan periode lalu"))
        self.tell_key("Ctrl+V", self.tr("tempel beberapa sel dari lembar kerja"))

    def _make_right(self) -> QStackedWidget:
        self.views = QStackedWidget()
        self.nobody = EmptyState(Empty(self.tr("Pilih seorang pegawai."), icon="progress"))
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 6))
        head.setSpacing(px(self, 2))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.post = plain("", kind="muted")
        self.banner = Banner()
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        self.paper = Button(
            self.tr("Cetak B.1.2…"), icon="print", small=True, do=self.print_documentation
        )
        self.paper.setToolTip(self.tr("Pendokumentasian kinerja periode ini (Format B.1.2)"))
        if not self.context.has_page(
            "printing"
        ):  # never shown by hand: without a parent it would be a window
            self.paper.hide()
        self.way = Button(
            self.tr("Lintasan…"), icon="progress", small=True, do=self.open_trajectory
        )
        self.way.setToolTip(self.tr("Target setahun dibagi per periode, digambar dengan realisasi"))
        top.addWidget(self.way, 0)
        top.addWidget(self.paper, 0)
        head.addLayout(top)
        for widget in (self.post, self.banner):
            head.addWidget(widget)
        column.addLayout(head)
        self.titles = Titles()
        column.addWidget(self.titles)
        column.addWidget(line())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column.addWidget(self.area, 1)
        self.views.addWidget(self.nobody)
        self.views.addWidget(self.work)
        return self.views

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[ProgressRow]:
        return progress.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read the list; the first person comes into view."""
        self._read()
        if not self._typing():
            self.panel.table.setFocus()

    def go(self, *, person: UUID | None = None, **_more: Any) -> None:
        """Show one person as soon as the list is read."""
        self._wanted = person

    def on_period(self) -> None:
        """Another period, other realisations."""
        self._commit()
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS, "person", "period"):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def leave(self) -> bool:
        """What is being typed is written first."""
        self._commit()
        return True

    def back(self) -> bool:
        """Esc: from the grid to the list, then empty the filter."""
        if self._typing():
            self._commit()
            self.panel.table.setFocus()
            return True
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: the action plan of the person in view."""
        if self._person is None or not self.context.has_page("printing"):
            return False
        self.context.open("printing", people=(self._person,), forms=("B.1.1",))
        return True

    def _to_planning(self) -> None:
        self.context.open("planning")

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._known, self._person = [], None
            self._show_list()
        else:
            operations.read(progress.all_rows, self._period.id, then=self._fill)

    def _fill(self, rows: list[ProgressRow]) -> None:
        self._known = rows
        if self._wanted is not None:
            self.panel.clear_filter()
        self._show_list()
        if self._wanted is not None:
            self.panel.show_row(self._wanted)
            self._wanted = None
        elif rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)

    def _show_list(self) -> None:
        self.panel.read()
        rows = self._known
        done = sum(row.total > 0 and row.filled == row.total for row in rows)
        if self._period is not None:
            self.header.set_title(
                self.title,
                self.tr("{period} {year} · {done} dari {all} lengkap").format(
                    period=self._period.label, year=self._period.year, done=done, all=len(rows)
                ),
            )
        nobody = self.tr("Semua realisasi periode ini sudah diisi.")
        self.next_button.switch_off("" if done < len(rows) else nobody)
        bare = self.panel.tools.isHidden()  # nothing at all: the empty state has the whole page
        self.views.setHidden(bare)
        self.panel.setMaximumWidth(WHOLE if bare else px(self, LIST))
        self._show_person()

    # ---- one person

    def _current_changed(self, row: ProgressRow | None) -> None:
        wanted = row.id if row else None
        if wanted != self._person:
            self._commit()
            self._person = wanted
            self._show_person()

    def _opened(self, _row: ProgressRow) -> None:
        if self.grid is not None:
            cell = self.grid.first_missing() or (
                self.grid.lines[0].text if self.grid.lines else None
            )
            if cell is not None:
                cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_person(self) -> None:
        found: SkpProgress | None = None
        if self._person is not None and self._period is not None:
            found = self.context.operations.read_now(
                progress.progress_of, self._person, self._period.id
            )
        if found is None:
            self.grid = None
            self.area.takeWidget()
            self.views.setCurrentWidget(self.nobody)
            return
        self.views.setCurrentWidget(self.work)
        self.name.setText(found.name)
        self.post.setText(f"{found.position} · {found.approach.label}")
        self.titles.show_skp(found)
        locked = self.tr("Penilaian periode ini sudah selesai; realisasinya terkunci.")
        self.banner.say(
            State.DONE,
            locked if found.locked else "",
            self.tr("Lihat penilaian"),
            self._to_evaluation,
        )
        if self.grid is not None and self.grid.shape == shape_of(found):
            self.grid.show_skp(found)
            return
        self.grid = Grid(found, self._write, self._plan, self._document, self.files)
        self.area.setWidget(self.grid)

    def _to_evaluation(self) -> None:
        self.context.open("evaluation", person=self._person)

    def _write(self, entries: Sequence[Entry]) -> None:
        if self._period is not None:
            self.context.operations.write(
                Act.RECORD_REALISATION, progress.record_many, self._period.id, list(entries)
            )

    def _plan(self, result_id: UUID, texts: list[str]) -> None:
        def refused(findings: Sequence[Finding]) -> None:
            self._show_person()  # the action that may not go stands there again
            self.context.operations.refused.emit(findings)

        self.context.operations.write(
            Act.EDIT_ACTION_PLAN, progress.set_actions, result_id, texts, failed=refused
        )

    def _document(self, action_id: UUID, text: str) -> None:
        if self._period is not None:
            self.context.operations.write(
                Act.DOCUMENT_ACTION, documentation.document, action_id, self._period.id, text
            )

    def open_trajectory(self) -> None:
        """The plans of the person in view, drawn against what was realised."""
        self._commit()
        self.context.open("trajectory", person=self._person)

    def print_documentation(self) -> None:
        """Lay out B.1.2 of the person in view; its evaluation is opened where it is not yet."""
        if self._person is None or self._period is None or not self.context.has_page("printing"):
            return
        self._commit()
        self.context.operations.write(
            Act.OPEN_EVALUATIONS,
            evaluation_opening.open_one,
            self._person,
            self._period.id,
            then=self._lay_out,
        )

    def _lay_out(self, _evaluation: UUID) -> None:
        self.context.open("printing", people=(self._person,), forms=("B.1.2",))

    def _commit(self) -> None:
        if self.grid is not None:
            self.grid.commit()

    def _typing(self) -> bool:
        focus = self.window().focusWidget()
        return self.grid is not None and focus is not None and self.grid.isAncestorOf(focus)

    # ---- keys

    def next_person(self) -> None:
        """Ctrl+Enter: the next person with something missing, at the first empty cell."""
        if self.panel.next_row(lambda row: row.filled < row.total):
            self._opened(self.panel.model.rows[self.panel.table.currentIndex().row()])

    def next_missing(self) -> None:
        """F8: the next empty realisation of this person, else the next person's."""
        if self.grid is None:
            return
        cells = [one.text for one in self.grid.lines]
        here = next((at for at, cell in enumerate(cells) if cell.hasFocus()), -1)
        for cell in cells[here + 1 :]:
            if not cell.words():
                cell.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._commit()
        self.next_person()

    def show_files(self) -> None:
        """Ctrl+B: the files of the row one is in."""
        if self.grid is not None:
            self.grid.show_files()

    def following(self) -> None:
        """Ctrl+PgDn."""
        self._step(1)

    def previous(self) -> None:
        """Ctrl+PgUp."""
        self._step(-1)

    def _step(self, step: int) -> None:
        at = self.panel.table.currentIndex().row() + step
        if 0 <= at < self.panel.model.rowCount():
            typing = self._typing()
            self.panel.table.show_row(at)
            if typing:
                self._opened(self.panel.model.rows[at])
