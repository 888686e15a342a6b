"""Pegawai: everyone of the office with the tree of units; who has no assessor; outsiders; posts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import people
from asn_desktop.services.people import PeopleList
from asn_desktop.services.people_assessor import link_assessor
from asn_desktop.services.people_without import WithoutList
from asn_desktop.ui import formats
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line, shortcut
from asn_desktop.ui.people import lists
from asn_desktop.ui.people.add import AddPersonDialog, OutsideDialog, PositionDialog
from asn_desktop.ui.people.candidates import CandidatePanel
from asn_desktop.ui.people.dialogs import AssessorDialog
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.people.units_panel import UnitsPanel
from asn_desktop.ui.tables.panel import ListPanel, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.ui.widgets.panels import ChipRow, Split
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import PersonRow

STAFF, WITHOUT, OUTSIDE, POSITIONS = "staff", "no_assessor", "outside", "positions"
TREE_WIDTH, CANDIDATES_WIDTH = 218, 300


class PeoplePage(Page):
    """``context.open("people", unit=…)``, ``view="no_assessor"``, ``assessor=person_id``."""

    def build(self) -> None:
        """Make the four lists."""
        self.listed, self.without = PeopleList(), WithoutList()
        self._unit: UUID | None = None
        self.import_button = Button(
            "Masukkan dari berkas…", icon="file-in", kind=Kind.QUIET, do=self.bring_in
        )
        self.header.add(self.import_button)
        self.set_main(Button("Tambah pegawai…", icon="plus", do=self.add))
        self.chips = ChipRow()
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        row.addWidget(self.chips)
        self.body.addWidget(bar)
        self.body.addWidget(line())
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.parts: dict[str, QWidget] = {
            STAFF: self._staff(),
            WITHOUT: self._without(),
            OUTSIDE: self._outside(),
            POSITIONS: self._positions(),
        }
        for part in self.parts.values():
            self.stack.addWidget(part)
        self.chips.chosen.connect(self._show_part)
        self._show_counts()
        titles = ("Pegawai", "Tanpa pejabat penilai", "Pejabat luar", "Jabatan")
        for number, (key, words) in enumerate(zip(self.parts, titles, strict=True), 1):
            self.add_key(f"Ctrl+{number}", words, partial(self.chips.choose, key))
        self.add_key("F4", "Pohon unit tampil atau tersembunyi", self.toggle_tree)
        self.tell_key("↑ ↓  Enter", "Pilih baris, buka")
        self.tell_key("Spasi  Ctrl+A", "Centang baris, centang semua")
        self.tell_key("1–5", "Tautkan calon penilai")

    # ---- what the window calls

    def activate(self) -> None:
        """Read, and put the focus on the rows."""
        self._read()
        panel = self.current_panel()
        if panel.model.rowCount():
            if panel.table.currentIndex().row() < 0:
                panel.table.show_row(0)
            panel.table.setFocus()

    def go(self, **target: Any) -> None:
        """A unit, a view, whom somebody assesses, or certain people."""
        view = target.get("view", STAFF)
        self.chips.choose(view if view in self.parts else STAFF)
        if isinstance(unit := target.get("unit"), UUID):
            self.units.choose(unit)
        if isinstance(ids := target.get("people"), tuple | list):
            self.panel.choose(ids)

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed."""
        if touches(changes, *lists.KINDS):
            self._read()

    def refresh(self) -> None:
        """F5."""
        self.listed.forget()
        self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.current_panel().focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter, then the ticks, then all units."""
        if self.current_panel().close_open():
            return True
        if self._unit is not None and self.part == STAFF:
            self.units.tree.choose("all")
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: the sheets of the chosen people on the print desk."""
        ids = self.panel.chosen() if self.part == STAFF else []
        if not ids:
            return False
        self.context.open("printing", people=tuple(ids))
        return True

    @property
    def part(self) -> str:
        """Which of the lists is shown."""
        return str(self.chips.value or STAFF)

    def current_panel(self) -> ListPanel:
        """The list that is shown."""
        found = {
            STAFF: self.panel,
            WITHOUT: self.without_panel,
            OUTSIDE: self.outside_panel,
            POSITIONS: self.positions_panel,
        }
        return found[self.part]

    # ---- making

    def _staff(self) -> QWidget:
        empty = Empty(
            "Belum ada pegawai.",
            (
                Choice("Masukkan dari berkas…", self.bring_in),
                Choice("Tambah satu per satu…", self.add),
            ),
            detail="Daftar pegawai yang sudah ada (Excel atau CSV) bisa langsung dimasukkan.",
            icon="people",
        )
        spec = lists.people_spec(
            self._find,
            open_person=self.open_person,
            actions=(
                RowAction("Ganti atasan…", self.change_assessor, icon="person", key="Ctrl+G"),
            ),
            empty=empty,
            save=saver(self, self.context, "Pegawai"),
        )
        self.panel = ListPanel(self.context.operations, spec)
        self.units = UnitsPanel(self.context)
        self.units.chosen.connect(self._unit_chosen)
        self.split = Split((self.units, TREE_WIDTH), (self.panel, 0))
        return self.split

    def _without(self) -> QWidget:
        spec = lists.without_spec(
            self.without,
            open_row=self.open_person,
            actions=(RowAction("Pilih penilai…", self.link_to_other, icon="link", key="Ctrl+G"),),
        )
        self.without_panel = ListPanel(self.context.operations, spec)
        self.candidates = CandidatePanel()
        self.candidates.linked.connect(self.link)
        self.candidates.other.connect(self._pick_other)
        self.candidates.outside.connect(self.link_to_outside)
        self.without_panel.current_changed.connect(self.candidates.show_row)
        for number in range(1, 6):
            shortcut(self.without_panel.table, str(number), partial(self.candidates.press, number))
        shortcut(self.without_panel.table, "P", self._pick_other)
        shortcut(self.without_panel.table, "L", self.link_to_outside)
        return Split((self.without_panel, 0), (self.candidates, CANDIDATES_WIDTH))

    def _outside(self) -> QWidget:
        empty = Empty(
            "Belum ada pejabat luar.",
            (Choice("Tambah pejabat luar…", self.add_outside),),
            detail="Misalnya bupati atau sekretaris daerah yang menilai camat.",
            icon="person",
        )
        spec = lists.outside_spec(open_row=self.open_person, empty=empty)
        self.outside_panel = ListPanel(self.context.operations, spec)
        return self.outside_panel

    def _positions(self) -> QWidget:
        spec = lists.positions_spec(
            open_row=self.edit_position, save=saver(self, self.context, "Jabatan")
        )
        self.positions_panel = ListPanel(self.context.operations, spec)
        return self.positions_panel

    # ---- showing

    def _find(self, tx: Any, query: ListQuery) -> ListRows[PersonRow]:
        filters = {**query.filters, "unit": self._unit}
        return self.listed.rows(tx, ListQuery(query.text, query.sort, query.descending, filters))

    def _read(self) -> None:
        if self.part == STAFF:
            self.units.read()
        panel = self.current_panel()
        place = panel.table.currentIndex().row()
        panel.read()
        if panel is self.without_panel and panel.table.currentIndex().row() < 0 <= place:
            panel.table.show_row(min(place, panel.model.rowCount() - 1))
        self._show_counts()

    def _show_counts(self) -> None:
        read = self.context.operations.read_now
        staff = read(self.listed.rows, ListQuery())
        outside = read(people.outside_rows, ListQuery())
        lacking = staff.counts["assessor"]["none"]
        self.chips.show_choices(
            [
                (STAFF, _counted("Pegawai", staff.total), None),
                (WITHOUT, _counted("Tanpa pejabat penilai", lacking), None),
                (OUTSIDE, _counted("Pejabat luar", len(outside.rows)), None),
                (POSITIONS, "Jabatan", None),
            ]
        )

    def _show_part(self, key: object) -> None:
        self.stack.setCurrentWidget(self.parts[str(key)])
        words, do = {
            OUTSIDE: ("Tambah pejabat luar…", self.add_outside),
            POSITIONS: ("Tambah jabatan…", self.add_position),
        }.get(str(key), ("Tambah pegawai…", self.add))
        if self.main_button is not None:
            self.main_button.setText(words)
            self.main_button.clicked.disconnect()
            self.main_button.clicked.connect(do)
        self.activate()

    def _unit_chosen(self, unit_id: object) -> None:
        wanted = unit_id if isinstance(unit_id, UUID) else None
        if wanted != self._unit:
            self._unit = wanted
            self.panel.read()

    # ---- acts

    def open_person(self, row: Any) -> None:
        """Show the person's page."""
        self.context.open("person", person=row.id)

    def bring_in(self) -> None:
        """Import a staff file."""
        self.context.open("imports")

    def add(self, *_checked: object) -> None:
        """Add an employee."""
        dialog = AddPersonDialog(self, self.context, self._unit)
        if dialog.run():
            self._added(dialog.value)

    def add_outside(self, *_checked: object) -> None:
        """Add a *pejabat luar*."""
        dialog = OutsideDialog(self, self.context)
        if dialog.run():
            self.outside_panel.show_row(dialog.value)

    def add_position(self, *_checked: object) -> None:
        """Add a position."""
        PositionDialog(self, self.context).run()

    def edit_position(self, row: Any) -> None:
        """Change a position."""
        PositionDialog(self, self.context, row).run()

    def change_assessor(self, ids: Sequence[UUID]) -> None:
        """Another assessor for the chosen people."""
        found = self.context.operations.read_now(people.choices, ids)
        chosen = [found[key] for key in ids if key in found]
        dialog = AssessorDialog(self, self.context, chosen)
        if dialog.run():
            many = formats.number(dialog.value.changed)
            self.context.notice(f"Pejabat penilai {many} orang diganti.")
            self.panel.choose(())

    def link(self, assessor_id: object) -> None:
        """Link the current person (or all ticked ones) to this assessor and go on to the next."""
        ids = self.without_panel.chosen()
        if not ids or not isinstance(assessor_id, UUID):
            return
        self.context.operations.write(
            Act.CHANGE_ASSESSOR, link_assessor, ids, assessor_id, then=self._linked
        )

    def link_to_other(self, ids: Sequence[UUID]) -> None:
        """Pick anybody as assessor of the chosen people."""
        many = len(ids)
        title = "Pilih pejabat penilai" if many == 1 else f"Pejabat penilai {many} orang"
        exclude = ids if many == 1 else ()
        found = PickPerson.ask(self, self.context.operations, title, exclude=exclude, yes="Tautkan")
        if found is not None:
            self.link(found.id)

    def link_to_outside(self) -> None:
        """Add a *pejabat luar* and link the chosen people to them."""
        row = self.candidates.row
        if row is None:
            return
        dialog = OutsideDialog(self, self.context, row.written)
        if dialog.run():
            self.link(dialog.value)

    def toggle_tree(self) -> None:
        """F4."""
        if self.part == STAFF:
            self.split.toggle(0)

    def _pick_other(self) -> None:
        if self.candidates.row is not None:
            self.link_to_other(self.without_panel.chosen())

    def _added(self, person_id: UUID) -> None:
        self.context.notice("Pegawai ditambahkan.", "Buka", partial(self._open_id, person_id))
        self.panel.show_row(person_id)

    def _linked(self, _done: object) -> None:
        self.without_panel.choose(())

    def _open_id(self, person_id: UUID) -> None:
        self.context.open("person", person=person_id)


def _counted(words: str, count: int) -> str:
    return f"{words}  {formats.number(count)}"
