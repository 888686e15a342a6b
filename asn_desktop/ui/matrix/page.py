"""The role matrix of a leader or team head: ``context.open("matrix", skp=id)``, ``matrix=id``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.services import matrix, matrix_view, planning
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.ui.matrix.acts import MatrixActs
from asn_desktop.ui.matrix.add_person import AddPerson
from asn_desktop.ui.matrix.bars import MatrixFooter, MatrixStrip
from asn_desktop.ui.matrix.beginning import begun_by, forms_known
from asn_desktop.ui.matrix.empties import first_step, nothing
from asn_desktop.ui.matrix.grid import MatrixGrid
from asn_desktop.ui.matrix.menu import PersonMenu, add_loose
from asn_desktop.ui.matrix.model import FIXED
from asn_desktop.ui.matrix.way_out import WayOut
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.views.matrix import Gap, MatrixStart, MatrixView, Removal
from asn_desktop.workflows.sentences import say

KINDS = (
    "matrix", "matrix_row", "matrix_entry", "skp", "work_result", "indicator", "person",
    "placement", "person_assessor", "person_status", "position",
)  # fmt: skip


class MatrixPage(Page):
    """An editable grid: what is typed in a cell becomes a result in that person's SKP."""

    title = "Matriks peran hasil"

    def build(self) -> None:
        """Make bars, grid and the place of the empty state."""
        self.shown: MatrixView | None = None
        self._matrix_id: UUID | None = None
        self._person_id: UUID | None = None
        self._stale = False
        self._refusal = ""
        self.acts = MatrixActs(self.context.operations, self)
        self.out = WayOut(self, self.acts, self._begin)
        self.print_button = Button(
            self.tr("Cetak…"), icon="print", key="Ctrl+P", do=self.print_selection
        )
        self.header.add(self.print_button)
        self.add_button = self.set_main(
            Button(self.tr("Tambah orang…"), icon="plus", do=self.add_person)
        )
        self.strip = MatrixStrip()
        self.grid = MatrixGrid()
        self.footer = MatrixFooter()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.strip, line(), self.grid, line(), self.footer):
            column.addWidget(widget, 1 if widget is self.grid else 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.body.addWidget(self.stack, 1)
        self.empty: EmptyState | None = None
        self._connect()
        self._put(nothing(self.context))

    def _connect(self) -> None:
        grid, acts = self.grid, self.acts
        grid.model.edited.connect(self._write)
        grid.finished_editing.connect(self._after_editing)
        grid.here_changed.connect(self._show_here)
        grid.menu_wanted.connect(self._menu)
        grid.move_wanted.connect(self._move)
        grid.remove_wanted.connect(self._remove)
        acts.refused.connect(self._refused)
        acts.settled.connect(self._after_editing)
        self.strip.parent_wanted.connect(self.open_parent)
        self.strip.team_wanted.connect(self.open_team)
        self.strip.missing_wanted.connect(self._add_missing)
        self.strip.named.connect(self._name_team)
        self.footer.next_wanted.connect(self.next_gap)
        for keys, words in (
            ("↑ ↓ ← →", "sel ke sel"),
            ("Tab  Enter", "ke kanan, ke bawah"),
            ("F2", "ubah isi sel"),
            ("Alt+Enter", "peran berikutnya di dalam sel"),
            ("Ctrl+C  Ctrl+V", "salin, tempel satu blok dari Excel"),
            ("Del", "kosongkan sel"),
            ("Alt+↑ ↓", "pindahkan pegawai"),
            ("Ctrl+Del", "keluarkan pegawai tanpa peran"),
        ):
            self.tell_key(keys, words)
        self.add_key("F8", "berikutnya yang kosong", self.next_gap)

    # ---- where we are

    def go(  # type: ignore[override]  # the targets of this page by name
        self, *, matrix: UUID | None = None, skp: UUID | None = None, person: UUID | None = None
    ) -> None:
        """Show a matrix, the one under an SKP, or the one of a person in the chosen year."""
        self.grid.finish_editing()
        operations = self.context.operations
        self._matrix_id, self._person_id = matrix, person
        if skp is not None:
            loaded = operations.read_now(planning.view, skp)
            self._person_id = loaded.person_id
        if matrix is not None or self._person_id is not None:
            self._read()

    def activate(self) -> None:
        """Put the focus into the grid."""
        if self.shown is not None:
            self.grid.table.setFocus()
        elif self.empty is not None and self.empty.buttons:
            self.empty.buttons[0].setFocus()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again, unless something is being typed or still on its way."""
        if touches(changes, *KINDS):
            self._read()

    def on_period(self) -> None:
        """Another year: the matrix of the same person in it."""
        if self.shown is not None and self.shown.year != self.context.selection.year:
            self.go(person=self.shown.leader_id)

    def refresh(self) -> None:
        """F5."""
        self._read()

    def leave(self) -> bool:
        """What is being typed is an act."""
        self.grid.finish_editing()
        return True

    # ---- reading and showing

    def _read(self) -> None:
        if self.acts.pending or self.grid.editing:
            self._stale = True
            return
        self._stale = False
        operations = self.context.operations
        if self._matrix_id is not None and operations.read_now(matrix.exists, self._matrix_id):
            operations.read(matrix_view.view, self._matrix_id, then=self._show)
            return
        person = self._person_id or (self.shown.leader_id if self.shown else None)
        if person is not None:
            year = self.context.selection.year
            operations.read(matrix.start, person, year, then=self._show_start)

    def _after_editing(self) -> None:
        if self._stale:
            self._read()

    def _show_start(self, start: MatrixStart) -> None:
        if start.matrix_id is not None:
            self._matrix_id = start.matrix_id
            self._read()
        else:
            self._show_empty(start)

    def _show(self, shown: MatrixView) -> None:
        if self.acts.pending or self.grid.editing:
            self._stale = True  # older than what was typed meanwhile
            return
        had_focus = self.stack.isAncestorOf(self.window().focusWidget() or self)
        fresh = self.shown is None or self.shown.id != shown.id
        self.shown, self._matrix_id, self._person_id = shown, shown.id, shown.leader_id
        self.stack.setCurrentIndex(0)
        for button in (self.print_button, self.add_button):
            button.show()
        words = self.tr("Matriks tim") if shown.parent_id else self.tr("Matriks peran hasil")
        self.header.set_title(f"{words} {shown.year} · {shown.leader}", shown.position)
        self.strip.show_matrix(shown)
        self.grid.show_matrix(shown)
        self.footer.show_gaps(tuple(shown.gaps()))
        self._show_here()
        if self._refusal:
            self.footer.refuse(self._refusal)
            self._refusal = ""
        if fresh or had_focus:
            self.grid.table.setFocus()

    def _show_empty(self, start: MatrixStart) -> None:
        self.shown, self._matrix_id, self._person_id = None, None, start.leader_id
        self.grid.show_matrix(None)
        self.header.set_title(f"{self.title} {start.year} · {start.leader}")
        self._put(first_step(self.context, start, partial(self._make, start.skp_id)))

    def _make(self, skp_id: UUID | None) -> None:
        if skp_id is not None:
            self.acts.create(skp_id, self._made)

    def _put(self, empty: Empty) -> None:
        if self.empty is not None:
            self.stack.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = EmptyState(empty)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        for button in (self.print_button, self.add_button):
            button.hide()
        self.activate()

    def _made(self, matrix_id: UUID) -> None:
        self._matrix_id = matrix_id

    # ---- gaps

    def next_gap(self) -> None:
        """F8: the next column nobody takes, person with nothing, role in no SKP."""
        self.grid.finish_editing()
        gaps = tuple(self.shown.gaps()) if self.shown is not None else ()
        if not gaps:
            self.context.notice(self.tr("Setiap kolom diambil dan setiap pegawai punya peran."))
            return
        at = (self.footer.gap_here + 1) % len(gaps)
        gap = gaps[at]
        self.footer.gap_here = at
        here = self.grid.table.currentIndex()
        row = gap.row if gap.row >= 0 else max(0, here.row())
        column = gap.column if gap.column >= 0 else 0
        self.grid.go_to(self.grid.model.index(row, FIXED + column))
        self.grid.table.setFocus()
        self._show_gap(gap)

    def _show_gap(self, gap: Gap) -> None:
        code = gap.finding.code
        line_ = self.shown.rows[gap.row] if self.shown is not None and gap.row >= 0 else None
        words: str = ""
        do: Callable[[], object] | None = None
        if line_ is not None and code not in _PLAIN:
            words, do = self.out.of(line_)
        if code == "matrix.loose" and line_ is not None:
            words, do = self.tr("Pilih hasil…"), self._offer_loose
        self.footer.say_gap(say(gap.finding), words, do)

    def _show_here(self) -> None:
        """What the cell one stands in lacks, with the way out; else how far the matrix is."""
        index = self.grid.table.currentIndex()
        finding = self.grid.model.finding(index) if index.isValid() else None
        line_ = self.grid.line_here()
        self.strip.show_person(line_)
        if finding is None or line_ is None:
            self.footer.say_summary()
            return
        words, do = self.out.of(line_)
        self.footer.say_gap(say(finding), words, do)

    # ---- writing

    def _write(self, cells: list[CellText]) -> None:
        people = begun_by(self.shown, cells)
        if people:  # the editor has to be closed before a question can be asked
            QTimer.singleShot(0, self, partial(self._begin, people, self.acts.write, cells))
        else:
            self.acts.write(cells)

    def _begin(self, people: Sequence[UUID], do: Callable[[Any], object], what: object) -> None:
        """Do what begins SKPs, once it is known which forms their posts use."""
        if self.shown is not None and forms_known(self, people, self.shown.year):
            do(what)
        else:
            self._refusal = self.tr("Belum ditulis: formulir untuk jabatan itu belum dipilih.")
            self._read()

    def _refused(self, findings: Sequence[Finding], cells: Sequence[CellText]) -> None:
        filled = next((one for one in findings if one.code == "matrix.result_filled"), None)
        if filled is None or not cells:
            self._refusal = say(findings[0])
            self._read()
            return
        answers = (self.tr("Hapus juga dari SKP"), self.tr("Biarkan di SKP"))
        text = self.tr(
            "{finding} Bila dihapus dari SKP, indikatornya ikut terhapus; bila dibiarkan, ia hanya "
            "keluar dari matriks."
        ).format(finding=say(filled))
        answer = Selectable.ask(self, self.tr("Keluarkan peran ini?"), text, answers)
        if answer is None:
            self._read()
        else:
            self.acts.write(cells, (Removal.REMOVE, Removal.KEEP)[answer])

    def _move(self, down: int) -> None:
        line_ = self.grid.line_here()
        if line_ is not None:
            self.acts.move(line_.id, down)

    def _remove(self) -> None:
        line_ = self.grid.line_here()
        if line_ is not None:
            self.acts.remove(line_.id)

    def _name_team(self, name: str) -> None:
        if self.shown is not None:
            self.acts.name_team(self.shown.id, name)

    # ---- people and teams

    def add_person(self) -> None:
        """Somebody of the office, or a name of another agency."""
        if self.shown is None:
            return
        self.grid.finish_editing()
        present = [row.person_id for row in self.shown.rows if row.person_id]
        answer = AddPerson.ask(
            self, self.context.operations, exclude=(*present, self.shown.leader_id)
        )
        if answer is not None:
            self.acts.add(self.shown.id, answer)

    def _add_missing(self) -> None:
        if self.shown is not None:
            self.acts.add_people(self.shown.id, self.shown.missing)

    def open_team(self) -> None:
        """The matrix of the team head one stands at."""
        line_ = self.grid.line_here()
        if line_ is not None:
            self.grid.finish_editing()
            self.acts.open_team(line_.id, self._to_team)

    def _to_team(self, matrix_id: UUID) -> None:
        self.context.open("matrix", matrix=matrix_id)

    def open_parent(self) -> None:
        """Back up to the leader's matrix."""
        if self.shown is not None and self.shown.parent_id is not None:
            self.context.open("matrix", matrix=self.shown.parent_id)

    def print_selection(self) -> bool:
        """Ctrl+P: this matrix on the print desk; a team's is printed with its leader's."""
        if self.shown is None:
            return False
        self.grid.finish_editing()
        key = self.shown.parent_id
        leader = self.shown.leader_id
        if key is not None:
            leader = self.context.operations.read_now(matrix_view.view, key).leader_id
        self.context.open("printing", people=(leader,), forms=("A.1.5",))
        return True

    # ---- menu

    def _menu(self, place: QPoint) -> None:
        self._pop_up(self.make_menu(), place)

    def make_menu(self) -> QMenu | None:
        """What can be done with the person one stands at, with its keys."""
        line_ = self.grid.line_here()
        if line_ is None or self.shown is None:
            return None
        here = self.grid.model.key(self.grid.table.currentIndex())
        menu = PersonMenu(line_, here, self.acts, self, teams=not self.shown.by_results)
        menu.team_wanted.connect(self.open_team)
        menu.skp_wanted.connect(partial(self.context.open, "skp", skp=line_.skp_id))
        menu.move_wanted.connect(self._move)
        menu.remove_wanted.connect(self._remove)
        return menu

    def _offer_loose(self) -> None:
        line_ = self.grid.line_here()
        if line_ is not None:
            here = self.grid.table.currentIndex()
            menu = QMenu(self)
            add_loose(menu, line_, self.grid.model.key(here), self.acts)
            rect = self.grid.table.visualRect(here)
            self._pop_up(menu, self.grid.table.viewport().mapToGlobal(rect.bottomLeft()))

    def _pop_up(self, menu: QMenu | None, place: QPoint) -> None:
        if menu is not None:
            menu.exec(place)
            menu.deleteLater()


_PLAIN = frozenset({"matrix.column_open", "matrix.person_empty", "matrix.loose"})
