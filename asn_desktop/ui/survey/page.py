"""The page Survei: rounds at the left, the one chosen at the right in six views."""

from __future__ import annotations

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import survey, survey_results
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.survey.dialogs import IndexDialog, RoundDialog, ServiceDialog
from asn_desktop.ui.survey.keying import KeyingView
from asn_desktop.ui.survey.overview import OverviewView
from asn_desktop.ui.survey.plan import PlanView
from asn_desktop.ui.survey.publication import PublicationView
from asn_desktop.ui.survey.remarks import RemarksView
from asn_desktop.ui.survey.trend import TrendView
from asn_desktop.ui.survey.view import RoundView, said
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import ChipRow
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.survey import RoundRow

KINDS = (
    "survey_round", "survey_batch", "survey_service", "improvement", "setting", "unit", "person",
    "placement",
)  # fmt: skip
LIST: Final = 236
VIEWS: Final[tuple[tuple[str, str, type[RoundView]], ...]] = (
    ("overview", "Ringkasan", OverviewView),
    ("keying", "Ketik lembar", KeyingView),
    ("remarks", "Saran", RemarksView),
    ("plan", "Perbaikan", PlanView),
    ("trend", "Tren", TrendView),
    ("publication", "Pengumuman", PublicationView),
)


class SurveyPage(Page):
    """``context.open("survey", round=id, view="keying")``; Ctrl+1 … Ctrl+6 change the view."""

    title = "Survei kepuasan masyarakat"

    def build(self) -> None:
        """Make the list of rounds and the row of views; a view is made on its first visit."""
        self.rows: tuple[RoundRow, ...] = ()
        self._round: UUID | None = None
        self._view = VIEWS[0][0]
        self._made: dict[str, RoundView] = {}
        self._reading = self._again = False
        self._stand = False
        self._target: tuple[UUID | None, str] = (None, "")
        self._make_header()
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list())
        row.addWidget(line(upright=True))
        row.addWidget(self._make_right(), 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        choices = [Choice(self.tr("Putaran baru…"), self.add)]
        if self.context.has_page("bring"):
            choices.append(Choice(self.tr("Masukkan berkas…"), self.bring_in))
        self.empty = EmptyState(
            Empty(
                self.tr("Belum ada putaran survei."),
                tuple(choices),
                self.tr(
                    "Satu putaran berisi semua lembar jawaban dari satu masa, misalnya satu "
                    "triwulan. Lembarnya diketik atau dimasukkan dari berkas."
                ),
                icon="survey",
            )
        )
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self._make_keys()

    def _make_header(self) -> None:
        self.bring_button = Button(self.tr("Masukkan berkas…"), icon="file-in", do=self.bring_in)
        self.index_button = Button(
            self.tr("Jadikan realisasi…"), icon="progress", do=self.use_index
        )
        self.edit_button = Button(self.tr("Ubah…"), icon="edit", key="F2", do=self.edit)
        self.new_button = Button(self.tr("Putaran baru…"), icon="plus", key="Ctrl+N", do=self.add)
        for button in (self.index_button, self.bring_button, self.edit_button, self.new_button):
            self.header.add(button)
        self.bring_button.setVisible(self.context.has_page("bring"))

    def _make_list(self) -> QListView:
        self.model: TwoLineModel[RoundRow] = TwoLineModel(_told, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
        self.list.setUniformItemSizes(True)
        self.list.setFixedWidth(px(self, LIST))
        self.list.setAccessibleName(self.tr("Putaran survei"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(self._into_view)
        return self.list

    def _make_right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 6))
        self.chips = ChipRow()
        self.chips.show_choices([(key, name, None) for key, name, _view in VIEWS])
        self.chips.chosen.connect(self._view_chosen)
        row.addWidget(self.chips, 1)
        self.services_button = Button(
            self.tr("Nama layanan…"), kind=Kind.QUIET, small=True, do=self.rename_service
        )
        self.remove_button = Button(
            self.tr("Hapus putaran"), kind=Kind.QUIET, small=True, icon="trash", do=self.remove
        )
        row.addWidget(self.services_button)
        row.addWidget(self.remove_button)
        self.views = QStackedWidget()
        column.addWidget(bar)
        column.addWidget(line())
        column.addWidget(self.views, 1)
        return right

    def _make_keys(self) -> None:
        self.add_key("Ctrl+N", self.tr("putaran baru"), self.add)
        self.add_key("F2", self.tr("ubah putaran"), self._edit_key)
        self.add_key("F7", self.tr("betulkan lembar yang terakhir diketik"), self._take_back)
        for number_, (key, name, _view) in enumerate(VIEWS, start=1):
            self.add_key(f"Ctrl+{number_}", name, partial(self.choose, key))
        self.tell_key("1 2 3 4", self.tr("jawaban; kotak berikutnya dengan sendirinya"))
        self.tell_key(self.tr("Spasi"), self.tr("unsur ini tidak dijawab"))
        self.tell_key("Enter", self.tr("lembar selesai, lembar berikutnya"))

    # ---- coming and going

    def activate(self) -> None:
        """Read, and stand where work starts."""
        self._stand = True
        self._read()

    def go(self, *, round: UUID | None = None, view: str = "", **_more: Any) -> None:
        """Show a round, and one of its views, as soon as the rounds are read."""
        self._target = (round, view)
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def refresh(self) -> None:
        """F5."""
        self._reading = False  # a reading that failed is over
        self._read()

    def leave(self) -> bool:
        """What is typed is stored first."""
        return self.view.leave() if self._made else True

    def back(self) -> bool:
        """Esc: what is open in the view, then the first view."""
        if self._made and self.view.back():
            return True
        if self._view != VIEWS[0][0]:
            self.choose(VIEWS[0][0])
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: the publication sheet."""
        if self.row is None:
            return False
        self.choose("publication")
        view = self.view
        if isinstance(view, PublicationView):
            view.print()
        return True

    # ---- rounds and views

    @property
    def row(self) -> RoundRow | None:
        """The round shown."""
        return next((row for row in self.rows if row.id == self._round), None)

    @property
    def view(self) -> RoundView:
        """The view in front, made now if nobody has been there yet."""
        if self._view not in self._made:
            made = next(view for key, _name, view in VIEWS if key == self._view)(self.context)
            self._made[self._view] = made
            self.views.addWidget(made)
        return self._made[self._view]

    def choose(self, key: str) -> None:
        """Bring a view to the front."""
        if self.row is None or key == self._view or key not in [one[0] for one in VIEWS]:
            return
        if not self.view.leave():
            self.chips.choose(self._view)
            return
        self._view = key
        self._front()
        self.view.stand()

    def _view_chosen(self, key: object) -> None:
        self.choose(str(key))

    def _front(self) -> None:
        row, view = self.row, self.view
        self.views.setCurrentWidget(view)
        self.main_button = view.main_button
        if self.chips.value != self._view:
            self.chips.choose(self._view)
        if row is not None:
            view.show_round(row)

    def _read(self) -> None:
        self._again = self._reading  # what changes while one reads is read once more
        if not self._reading:
            self._reading = True
            self.context.operations.read(survey_results.rounds, then=self._arrived)

    def _arrived(self, rows: tuple[RoundRow, ...]) -> None:
        self._reading = False
        self._show(rows)
        if self._again:
            self._read()

    def _show(self, rows: tuple[RoundRow, ...]) -> None:
        self.rows = rows
        ids = [row.id for row in rows]
        (wanted, view), self._target = self._target, (None, "")
        other = wanted in ids and wanted != self._round
        if other and (not self._made or self.view.leave()):
            self._round = wanted
        if self.row is None:
            self._round = rows[0].id if rows else None
        self.list.selectionModel().blockSignals(True)
        self.model.show_items(rows)
        if self._round is not None:
            self.list.setCurrentIndex(self.model.index(ids.index(self._round), 0))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()
        self._show_row()
        if view:
            self.choose(view)
        if self._stand:
            self._stand = False
            self._stand_here()

    def _stand_here(self) -> None:
        if self.row is None:
            self.empty.buttons[0].setFocus()
        elif self._view == VIEWS[0][0]:
            self.list.setFocus()
        else:
            self.view.stand()

    def _show_row(self) -> None:
        row = self.row
        self.stack.setCurrentIndex(0 if row is not None else 1)
        for button in (self.index_button, self.edit_button, self.new_button):
            button.setVisible(row is not None)
        self.bring_button.setVisible(row is not None and self.context.has_page("bring"))
        if row is None:
            self.header.set_title(self.title)
            self.main_button = None
            return
        span = _span(row)
        self.header.set_title(row.name, f"{row.unit} · {span}" if row.unit else span)
        out = self.tr("Hasil putaran ini sudah diumumkan.") if row.published_on else ""
        self.edit_button.switch_off(out)
        self.bring_button.switch_off(out)
        self.index_button.switch_off(
            ""
            if row.index is not None
            else self.tr("Belum ada indeks; Ringkasan menyebut sebabnya.")
        )
        self.remove_button.setVisible(not row.answers)
        self.services_button.setVisible(bool(row.answers))
        self._front()

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if not current.isValid():
            return
        if before.isValid() and self._made and not self.view.leave():
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(before)
            self.list.selectionModel().blockSignals(False)
            return
        self._round = self.rows[current.row()].id
        self._show_row()

    def _into_view(self, _index: object = None) -> None:
        self.view.stand()

    # ---- acts

    def add(self) -> None:
        """Ctrl+N: a new round."""
        after = max((row.ends for row in self.rows), default=None)
        dialog = RoundDialog(self, self.context, after=after)
        if dialog.run():
            self._target = (dialog.value, "")
            self._stand = True
            self._read()

    def edit(self) -> None:
        """F2: name, days, unit, users, weight."""
        if self.row is not None and self.row.published_on is None:
            RoundDialog(self, self.context, self.row).run()

    def _edit_key(self) -> None:
        if self._view == "plan":
            view = self.view
            if isinstance(view, PlanView) and view.panel.action_buttons[0].isEnabled():
                view.panel.action_buttons[0].click()
        else:
            self.edit()

    def _take_back(self) -> None:
        view = self.view
        if isinstance(view, KeyingView):
            view.take_back()

    def remove(self) -> None:
        """A round nobody answered goes."""
        row = self.row
        if row is None:
            return
        title = self.tr("Hapus {name}?").format(name=row.name)
        text = self.tr("Rencana perbaikannya ikut terhapus. Ctrl+Z mengembalikannya.")
        if Question.ask(self, title, text, yes=self.tr("Hapus"), danger=True):
            self.context.operations.write(Act.EDIT_SURVEY, survey.remove_round, row.id)

    def rename_service(self) -> None:
        """Write a service's name anew."""
        ServiceDialog(self, self.context).run()

    def bring_in(self) -> None:
        """Sheets from a file go into this round."""
        chosen = {"round": self.row.id} if self.row is not None else {}
        self.context.open("bring", kind="survey", **chosen)

    def use_index(self) -> None:
        """The index becomes what was realised of an indicator."""
        if self.row is None or self.row.index is None:
            return
        dialog = IndexDialog(self, self.context, self.row)
        if dialog.run():
            words = self.tr("Realisasi ditulis: {words}").format(words=dialog.value)
            self.context.notice(words)


def _told(row: RoundRow) -> Told:
    if row.index is not None:
        detail = f"{said(row.index)} {row.category} · {number(row.answers)} responden"
    else:
        detail = f"{number(row.answers)} responden · belum ada indeks"
    return Told(row.name, detail)


def _span(row: RoundRow) -> str:
    begin = short_date(row.starts)
    if row.starts.year == row.ends.year:
        begin = begin.removesuffix(f" {row.starts.year}")
    return f"{begin} – {short_date(row.ends)}"
