"""The strategies of a leader: workblocks at the left, the one chosen at the right (A.1.4)."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.services import planning, workblocks
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.states import State
from asn_desktop.ui.strategy.form import INDICATOR, WorkblockForm
from asn_desktop.ui.strategy.lines import PartCard
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Card, Scroll
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.strategy import StrategyView, WorkblockField, WorkblockView

KINDS = ("workblock", "workblock_line", "skp", "work_result", "indicator", "person")
LIST = 320


class StrategyPage(Page):
    """``context.open("strategy", person=id)``, ``skp=id`` or ``workblock=id``."""

    title = "Strategi pencapaian"

    def build(self) -> None:
        """Make list, form and lists of lines."""
        self.shown: StrategyView | None = None
        self._person: UUID | None = None
        self._block: UUID | None = None
        self._stand: UUID | None = None
        self._fresh = True
        self.print_button = Button(
            self.tr("Cetak…"), icon="print", key="Ctrl+P", do=self.print_selection
        )
        self.header.add(self.print_button)
        self.new_button = self.set_main(Button(self.tr("Strategi baru"), icon="plus", do=self.add))
        self.model: TwoLineModel[WorkblockView] = TwoLineModel(self._told, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Strategi"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(self._into_form)
        self.open_indicators = Banner()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, px(self, 8))
        column.addWidget(self.list, 1)
        column.addWidget(self.open_indicators)
        side.setFixedWidth(px(self, LIST))
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (side, line(upright=True), self._editor()):
            row.addWidget(widget, 1 if widget is self.area else 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.empty: EmptyState | None = None
        self.body.addWidget(self.stack, 1)
        self._make_keys()
        self._put(
            Empty(
                self.tr("Strategi dibuka dari SKP seorang pimpinan."),
                (Choice(self.tr("Ke Perencanaan"), partial(self.context.open, "planning")),),
                icon="planning",
            )
        )

    def _editor(self) -> Scroll:
        self.area = Scroll(width=800)
        self.form = WorkblockForm()
        self.form.committed.connect(self._write)
        head = Card(self.tr("Inisiatif"))
        head.column.addWidget(self.form)
        self.area.column.addWidget(head)
        self.parts: dict[StrategyPart, PartCard] = {}
        for part in StrategyPart:
            card = PartCard(part)
            card.add_wanted.connect(self._add_lines)
            card.edited.connect(self._write_line)
            card.removed.connect(self._remove_line)
            self.parts[part] = card
            self.area.column.addWidget(card)
        self.remove_button = Button(
            self.tr("Hapus strategi ini"), kind=Kind.QUIET, icon="trash", do=self.remove
        )
        self.area.column.addWidget(self.remove_button)
        self.area.column.addStretch(1)
        return self.area

    def _make_keys(self) -> None:
        self.add_key("Ctrl+N", self.tr("strategi baru"), self.add)
        self.add_key("F8", self.tr("indikator berikutnya tanpa strategi"), self.next_unserved)
        self.add_key("Alt+Up", self.tr("strategi ke atas"), partial(self.shift, -1))
        self.add_key("Alt+Down", self.tr("strategi ke bawah"), partial(self.shift, 1))
        self.tell_key("Enter", self.tr("di daftar: ubah; di baris: baris berikutnya"))
        self.tell_key("Ctrl+V", self.tr("beberapa baris menjadi beberapa butir"))

    # ---- coming and going

    def go(
        self,
        *,
        person: UUID | None = None,
        skp: UUID | None = None,
        workblock: UUID | None = None,
        **_more: Any,
    ) -> None:
        """Show the strategies of a person, of an SKP's owner, or one of them."""
        self._commit()
        operations = self.context.operations
        if workblock is not None:
            owner = operations.read_now(workblocks.owner_of, workblock)
            person = owner[0] if owner else None
        elif skp is not None:
            person = operations.read_now(planning.view, skp).person_id
        if person is not None:
            self._person, self._block, self._fresh = person, workblock, True
            self._read()

    def activate(self) -> None:
        """Begin in the list."""
        if self.stack.currentIndex() == 0:
            self.list.setFocus()
        elif self.empty is not None and self.empty.buttons:
            self.empty.buttons[0].setFocus()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def on_period(self) -> None:
        """Another year: the strategies of the same person in it."""
        self._block, self._fresh = None, True
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def leave(self) -> bool:
        """What is being typed is an act."""
        self._commit()
        return True

    def back(self) -> bool:
        """Esc: from the form to the list."""
        if self.area.isAncestorOf(self.focusWidget() or self):
            self._commit()
            self.list.setFocus()
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: all strategies of this leader on the print desk."""
        if self.shown is None or not self.shown.blocks:
            return False
        self._commit()
        self.context.open("printing", people=(self.shown.person_id,), forms=("A.1.4",))
        return True

    # ---- showing

    def _read(self) -> None:
        if self._person is not None:
            year = self.context.selection.year
            self._show(self.context.operations.read_now(workblocks.strategy, self._person, year))

    def _show(self, shown: StrategyView) -> None:
        self.shown = shown
        self.header.set_title(f"{self.title} {shown.year} · {shown.person}")
        if not shown.blocks:
            self._show_empty(shown)
            return
        for button in (self.print_button, self.new_button):
            button.show()
        self.stack.setCurrentIndex(0)
        ids = [block.id for block in shown.blocks]
        before = self.list.currentIndex().row()
        at = ids.index(self._block) if self._block in ids else max(0, min(before, len(ids) - 1))
        if ids[at] != self._block:
            self._fresh = True
        self._block = ids[at]
        self.list.selectionModel().blockSignals(True)
        self.model.show_items(shown.blocks)
        self.list.setCurrentIndex(self.model.index(at, 0))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()
        self._show_block(shown.blocks[at])
        count = len(shown.unserved)
        words = self.tr("{count} indikator belum punya strategi.").format(count=count)
        self.open_indicators.say(
            State.ACTION, words if count else "", self.tr("Buat"), self.next_unserved
        )

    def _show_block(self, block: WorkblockView) -> None:
        assert self.shown is not None  # noqa: S101 - shown with it
        self.form.show_block(block, self.shown.indicators, fresh=self._fresh)
        self._fresh = False
        for card in self.parts.values():
            card.show_block(block)
        if self._stand is not None:
            wanted, self._stand = self._stand, None
            if wanted == block.id:
                self.form.texts[WorkblockField.TITLE].focus()
            else:
                any(card.focus_line(wanted) for card in self.parts.values())

    def _show_empty(self, shown: StrategyView) -> None:
        self._block = None
        to_skp = Choice(
            self.tr("Buka SKP"), partial(self.context.open, "skp", person=shown.person_id)
        )
        if shown.skp_id is None:
            words = self.tr("{name} belum punya SKP {year}.").format(
                name=shown.person, year=shown.year
            )
            made = Empty(words, (to_skp,), icon="planning")
        else:
            words = self.tr("Bagaimana {name} mencapai targetnya?").format(name=shown.person)
            detail = self.tr(
                "Satu workblock untuk satu inisiatif: indikator yang dituju, siapa yang terlibat, "
                "strategi rutin dan transformatif, serta keluaran kuncinya. Dari sini peran dibagi "
                "dalam matriks."
            )
            made = Empty(
                words, (Choice(self.tr("Buat strategi pertama"), self.add), to_skp), detail,
                icon="planning",
            )  # fmt: skip
        self._put(made)

    def _put(self, empty: Empty) -> None:
        if self.empty is not None:
            self.stack.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = EmptyState(empty)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        for button in (self.print_button, self.new_button):
            button.hide()
        self.activate()

    def _told(self, block: WorkblockView) -> Told:
        number = block.no
        title = " ".join(block.title.split()) or self.tr("(belum berjudul)")
        known = self.shown.indicators if self.shown is not None else ()
        served = next((one for one in known if one.id == block.indicator_id), None)
        detail = f"{served.number}  {served.text}" if served else block.target
        return Told(f"{number}. {title}", " ".join(detail.split()) or self.tr("tanpa indikator"))

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.shown is None or not current.isValid():
            return
        self._commit()
        block = self.shown.blocks[current.row()]
        self._block, self._fresh = block.id, True
        self._show_block(block)
        self.area.verticalScrollBar().setValue(0)

    def _into_form(self, _index: object = None) -> None:
        self.form.texts[WorkblockField.TITLE].focus()

    # ---- acts

    def add(self, indicator_id: UUID | None = None) -> None:
        """Ctrl+N: a workblock at the end, for an indicator."""
        if self.shown is None or self.shown.skp_id is None:
            return
        self._commit()
        self.context.operations.write(
            Act.EDIT_WORKBLOCK, workblocks.add, self.shown.skp_id, indicator_id, then=self._made
        )

    def next_unserved(self) -> None:
        """F8: begin a workblock for the next indicator without one."""
        if self.shown is None:
            return
        if self.shown.unserved:
            self.add(self.shown.unserved[0].id)
        else:
            self.context.notice(self.tr("Setiap indikator sudah punya strategi."))

    def remove(self) -> None:
        """Remove the workblock shown; asks when something stands in it."""
        block = self._current()
        if block is None:
            return
        filled = block.title or any(block.parts)
        title = self.tr("Hapus strategi “{title}”?").format(title=block.title or block.no)
        text = self.tr("Strategi dan semua butirnya dihapus. Ctrl+Z mengembalikannya.")
        if filled and not Question.ask(self, title, text, yes=self.tr("Hapus"), danger=True):
            return
        self.context.operations.write(Act.EDIT_WORKBLOCK, workblocks.remove, block.id)

    def shift(self, down: int) -> None:
        """Alt+↑, Alt+↓: another place among the workblocks."""
        block = self._current()
        if block is not None:
            self.context.operations.write(Act.EDIT_WORKBLOCK, workblocks.move, block.id, down)

    def _current(self) -> WorkblockView | None:
        blocks = self.shown.blocks if self.shown is not None else ()
        return next((one for one in blocks if one.id == self._block), None)

    def _made(self, workblock_id: UUID) -> None:
        self._block, self._stand = workblock_id, workblock_id

    def _write(self, name: str, value: object) -> None:
        if self._block is None:
            return
        write = self.context.operations.write
        failed = self.form.show_findings
        if name == INDICATOR:
            write(Act.EDIT_WORKBLOCK, workblocks.serve, self._block, value, failed=failed)
        else:
            field = WorkblockField(name)
            words = str(value or "")
            write(Act.EDIT_WORKBLOCK, workblocks.change, self._block, field, words, failed=failed)

    def _add_lines(
        self, part: StrategyPart, kind: StrategyKind, after: UUID | None, texts: list[str]
    ) -> None:
        if self._block is not None:
            self.context.operations.write(
                Act.EDIT_WORKBLOCK,
                partial(workblocks.add_lines, after=after),
                self._block,
                part,
                kind,
                texts,
                then=self._lines_made,
            )

    def _lines_made(self, ids: list[UUID]) -> None:
        self._stand = ids[-1]

    def _write_line(self, line_id: UUID, text: str) -> None:
        self.context.operations.write(Act.EDIT_WORKBLOCK, workblocks.change_line, line_id, text)

    def _remove_line(self, line_id: UUID) -> None:
        self.context.operations.write(Act.EDIT_WORKBLOCK, workblocks.remove_line, line_id)

    def _commit(self) -> None:
        self.form.commit_all()
        for card in self.parts.values():
            card.commit()
