"""The tree of units beside the list, and what can be done with a unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.acts import Act
from asn_desktop.rules.names import fold
from asn_desktop.services import people, units
from asn_desktop.ui import formats
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.people.acts import ActDialog, Job, completing
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.tree import Index, Node, SearchTree
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import UnitNode

EVERYBODY = "all"


class UnitsPanel(QWidget):
    """``chosen(unit_id or None)`` when one stands on another unit."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.nodes: tuple[UnitNode, ...] = ()
        self.closed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tree = SearchTree("Cari unit…")
        self.tree.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.view.customContextMenuRequested.connect(self._menu_at)
        self.tree.view.setItemDelegate(UnitDelegate(self.tree))
        self.tree.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.chosen.connect(self._chosen)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setContentsMargins(px(self, 8), px(self, 6), px(self, 8), px(self, 6))
        row.setSpacing(px(self, 4))
        self.add_button = Button("Unit baru…", icon="plus", kind=Kind.QUIET, small=True)
        self.add_button.clicked.connect(self.add)
        self.more_button = Button("Ubah unit", icon="more", kind=Kind.QUIET, small=True)
        self.more_button.clicked.connect(self._menu_at_button)
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.more_button)
        column.addLayout(row)

    def read(self) -> None:
        """Ask again for the tree."""
        self.nodes = self._context.operations.read_now(units.unit_tree, closed=self.closed)
        total = sum(node.people_below for node in self.nodes if node.depth == 0)
        every = Node(EVERYBODY, "Semua unit", formats.number(total), ())
        self.tree.show_nodes([every, *branches(self.nodes)])
        if self.tree.current() is None:
            self.tree.choose(EVERYBODY)

    def unit(self) -> UnitNode | None:
        """The unit one stands on; None for all."""
        current = self.tree.current()
        wanted = current.id if current else None
        return next((node for node in self.nodes if node.id == wanted), None)

    def choose(self, unit_id: UUID) -> None:
        """Stand on a unit."""
        self.tree.choose(unit_id)

    # ---- what can be done

    def jobs(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """The lines of the menu for the unit one stands on."""
        unit = self.unit()
        closed = "Sembunyikan unit yang ditutup" if self.closed else "Tampilkan unit yang ditutup"
        always = (closed, self.toggle_closed)
        if unit is None:
            return (always,)
        if unit.closed_on is not None:
            return (("Ganti nama…", self.rename), ("Buka lagi", self.reopen), always)
        return (
            ("Ganti nama…", self.rename),
            ("Pindahkan ke bawah unit lain…", self.put_under),
            ("Tetapkan kepala unit…", self.set_head),
            ("Tutup unit…", self.close_unit),
            always,
        )

    def add(self) -> None:
        """Add a unit under the one one stands on."""
        dialog = UnitNameDialog(self, self._context, None, self.unit())
        if dialog.run():
            self.read()
            self.choose(dialog.value)

    def rename(self) -> None:
        """Give the unit another name."""
        if (unit := self.unit()) is not None:
            UnitNameDialog(self, self._context, unit, None).run()

    def put_under(self) -> None:
        """Put the unit under another."""
        if (unit := self.unit()) is not None:
            UnitParentDialog(self, self._context, unit).run()

    def set_head(self) -> None:
        """Say who heads the unit."""
        if (unit := self.unit()) is not None:
            UnitHeadDialog(self, self._context, unit).run()

    def close_unit(self) -> None:
        """Close the unit."""
        if (unit := self.unit()) is not None:
            UnitCloseDialog(self, self._context, unit).run()

    def reopen(self) -> None:
        """Open a closed unit again."""
        if (unit := self.unit()) is not None:
            self._context.operations.write(Act.EDIT_UNIT, units.reopen_unit, unit.id)

    def toggle_closed(self) -> None:
        """Show or hide what is closed."""
        self.closed = not self.closed
        self.read()

    # ---- inside

    def menu(self) -> QMenu:
        """The menu of the unit one stands on."""
        made = QMenu(self)
        for words, do in self.jobs():
            made.addAction(words).triggered.connect(partial(_call, do))
        return made

    def _menu_at(self, at: QPoint) -> None:
        if self.tree.current() is not None:
            self.menu().popup(self.tree.view.viewport().mapToGlobal(at))

    def _menu_at_button(self) -> None:
        button, menu = self.more_button, self.menu()
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _chosen(self, _node: object) -> None:
        unit = self.unit()
        self.chosen.emit(unit.id if unit else None)


class UnitDelegate(QStyledItemDelegate):
    """The name, shortened if it must, and its count in a column at the right."""

    def __init__(self, tree: SearchTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one unit."""
        node, view = self._tree.model.node(index), self._tree.view
        if node is None:
            return
        colours, rect, state = colours_of(view), QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.q("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.q("hover"))
        area = rect.adjusted(px(view, 2), 0, -px(view, 6), 0)
        font = sized(view, points=-1)
        painter.setFont(font)
        painter.setPen(colours.q("muted"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, right, node.note)
        area.setRight(area.right() - QFontMetrics(font).horizontalAdvance(node.note) - px(view, 8))
        painter.setFont(view.font())
        painter.setPen(colours.q("text"))
        words = view.fontMetrics().elidedText(node.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


def _call(do: Callable[[], object], *_checked: object) -> None:
    do()


def branches(nodes: Sequence[UnitNode], parent: UUID | None = None) -> tuple[Node, ...]:
    """The units as branches of the tree, counts behind their names."""
    return tuple(
        Node(
            node.id,
            node.name,
            "ditutup" if node.closed_on else formats.number(node.people_below),
            branches(nodes, node.id),
        )
        for node in nodes
        if node.parent_id == parent
    )


class UnitNameDialog(ActDialog):
    """The name of a new unit, or another name for one."""

    def __init__(
        self, parent: QWidget, context: Context, unit: UnitNode | None, above: UnitNode | None
    ) -> None:
        title = f"Ganti nama {unit.name}" if unit else "Unit baru"
        super().__init__(parent, context, title, yes="Simpan" if unit else "Tambah", width=460)
        self._unit, self._above = unit, above
        hint = f"Di bawah {above.name}." if above else ""
        self.name = TextField("name", "Nama unit", required=True, hint=hint)
        self.form.add(self.name)
        self.name.set_value(unit.name if unit else None)
        self.name.focus()

    def act(self) -> Job:
        """Add or rename."""
        name = self.name.text()
        if self._unit is not None:
            return Act.EDIT_UNIT, units.rename_unit, (self._unit.id, name)
        above = self._above.id if self._above else None
        return Act.EDIT_UNIT, units.add_unit, (name, above)


class UnitParentDialog(ActDialog):
    """Under which unit."""

    def __init__(self, parent: QWidget, context: Context, unit: UnitNode) -> None:
        super().__init__(parent, context, f"Pindahkan {unit.name}", yes="Pindahkan", width=460)
        self._unit = unit
        self._units = self.operations.read_now(units.unit_names)
        names = [name for key, name in self._units if key != unit.id]
        self.parent_field = completing(
            TextField("parent", "Di bawah unit", hint="Kosong = paling atas."), names
        )
        self.form.add(self.parent_field)
        above = next((name for key, name in self._units if key == unit.parent_id), None)
        self.parent_field.set_value(above)
        self.parent_field.focus()

    def ready(self) -> bool:
        """A unit that is on the list, or none."""
        if self.parent_field.value() and self._above() is None:
            self.parent_field.show_message("Unit ini belum ada. Pilih dari daftar.")
            return False
        return super().ready()

    def act(self) -> Job:
        """Move."""
        return Act.EDIT_UNIT, units.move_unit, (self._unit.id, self._above())

    def _above(self) -> UUID | None:
        typed = fold(self.parent_field.text())
        return next((key for key, name in self._units if fold(name) == typed), None)


class UnitHeadDialog(ActDialog):
    """Who heads a unit, from which day."""

    def __init__(self, parent: QWidget, context: Context, unit: UnitNode) -> None:
        super().__init__(parent, context, f"Kepala {unit.name}", yes="Simpan", width=460)
        self._unit = unit
        found = self.operations.read_now(_people_of, unit.id)
        self.head = ChoiceField("head", "Kepala unit", found, empty="– tidak ada –", required=False)
        self.since = DateField(
            "since",
            "Berlaku mulai",
            today=self.today,
            hint="Kosong = sejak ia ditempatkan di sini.",
        )
        self.form.add(self.head)
        self.form.add(self.since)
        self.head.set_value(unit.head_id)
        self.head.focus()

    def act(self) -> Job:
        """Set the head."""
        typed = self.form.values()
        return Act.EDIT_UNIT, units.set_head, (self._unit.id, typed["head"], typed["since"])


class UnitCloseDialog(ActDialog):
    """The first day a unit no longer exists."""

    def __init__(self, parent: QWidget, context: Context, unit: UnitNode) -> None:
        super().__init__(parent, context, f"Tutup {unit.name}", yes="Tutup unit", width=460)
        self._unit = unit
        self.on = DateField(
            "on",
            "Tidak ada lagi mulai",
            today=self.today,
            required=True,
            hint="Riwayat orang yang pernah di unit ini tetap tersimpan.",
        )
        self.on.set_value(self.today)
        self.form.add(self.on)
        self.on.focus()

    def act(self) -> Job:
        """Close."""
        return Act.EDIT_UNIT, units.close_unit, (self._unit.id, self.on.date())


def _people_of(tx: Any, unit_id: UUID) -> list[tuple[object, str]]:
    rows = people.PeopleList().rows(tx, ListQuery()).rows
    return [(row.id, row.name) for row in rows if row.unit_id == unit_id]
