"""The page e-Kinerja: people at the left, one screen of the national application at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import national, national_screens
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.national.fields import ScreenView
from asn_desktop.ui.national.report import ReportDialog
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.tables.saving import ask_file
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.national import CopyField, NationalExport, NationalRow, PersonScreens
from asn_desktop.workflows.national import write_export

KINDS = frozenset(
    {"copied_field", "skp", "work_result", "indicator", "realisation", "evaluation", "feedback",
     "planned_action", "annex_line", "special_expectation", "person", "person_nip"}
)  # fmt: skip
LIST = 380


def state_of(row: NationalRow) -> tuple[State, str]:
    """What there is to copy of somebody."""
    if row.skp is None:
        return State.WAITING, "SKP belum diajukan"
    if row.copied:
        return State.RUNNING, f"{row.copied} isian tersalin"
    return State.OPEN, "dinilai, belum disalin" if row.rated else "SKP siap disalin"


class NationalPage(Page):
    """Nothing has to be typed twice: what stands here is pasted there, field by field."""

    title = "e-Kinerja"

    def build(self) -> None:
        """Make list, screens and buttons."""
        self._known: list[NationalRow] = []
        self._wanted: UUID | None = None
        self._at = 0
        self.shown: PersonScreens | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.setMinimumWidth(px(self, LIST))
        self.panel.setMaximumWidth(px(self, LIST))
        self.panel.current_changed.connect(self._person_changed)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(line(upright=True))
        row.addWidget(self._make_right(), 1)
        self.body.addLayout(row, 1)
        self.header.add(Button(self.tr("Tandai layar ini"), icon="check", do=self.tick_screen))
        self.save_button = Button(self.tr("Simpan xlsx…"), icon="download", do=self.save)
        self.set_main(self.save_button)
        self.tell_key("Enter", self.tr("salin isian dan lanjut"))
        self.tell_key("Del", self.tr("hapus tanda tersalin"))
        self.add_key("Ctrl+PgDown", self.tr("layar berikutnya"), self.next_screen)
        self.add_key("Ctrl+PgUp", self.tr("layar sebelumnya"), self.previous_screen)
        self.add_key("F8", self.tr("isian berikutnya yang belum disalin"), self.next_open)
        self.add_key("Alt+Down", self.tr("orang berikutnya"), self.next_person)

    def _spec(self) -> ListSpec:
        return ListSpec(
            columns=(
                Column("name", self.tr("Nama"), 170, stretch=True),
                Column("state", self.tr("Keadaan"), 178, state_of, Cell.MARK),
            ),
            query=self._rows,
            noun=self.tr("orang"),
            kinds=KINDS,
            open=self._open_row,
            filters=(
                ListFilter(
                    "state",
                    self.tr("Keadaan"),
                    (
                        (None, self.tr("Semua")),
                        ("open", self.tr("Belum disalin")),
                        ("begun", self.tr("Sudah mulai")),
                        ("rated", self.tr("Sudah dinilai")),
                    ),
                ),
            ),
            sort="name",
            empty=Empty(
                self.tr("Belum ada pegawai atau periode."),
                (Choice(self.tr("Ke Perencanaan"), self._to_planning),),
                icon="copy",
            ),
        )

    def _make_right(self) -> QStackedWidget:
        self.views = QStackedWidget()
        self.nobody = EmptyState(
            Empty(
                self.tr("Pilih seorang pegawai."),
                detail=self.tr(
                    "Buka aplikasi e-Kinerja di sebelah, lalu tekan Enter di sini untuk menyalin "
                    "isian satu per satu. Tidak ada yang perlu diketik ulang."
                ),
                icon="copy",
            )
        )
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(self, 24), px(self, 10), px(self, 16), px(self, 4))
        head.setSpacing(px(self, 2))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.under = plain("", kind="muted")
        head.addWidget(self.name)
        head.addWidget(self.under)
        column.addLayout(head)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.tabBarClicked.connect(self.show_screen)
        self.tabs.currentChanged.connect(self._tab_changed)
        column.addWidget(self.tabs)
        column.addWidget(line())
        self.fields = ScreenView()
        self.fields.copied.connect(self.tick)
        self.fields.unticked.connect(self.untick)
        column.addWidget(self.fields, 1)
        self.views.addWidget(self.nobody)
        self.views.addWidget(work)
        self.work = work
        return self.views

    # ---- coming and going

    def activate(self) -> None:
        """Read the people of the period."""
        self._read()
        self.panel.table.setFocus()

    def go(self, *, person: UUID | None = None, **_more: Any) -> None:
        """Show one person."""
        self._wanted = person

    def on_period(self) -> None:
        """Another period."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS, "setting", "period"):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter."""
        return self.panel.close_open()

    @property
    def period(self) -> PeriodRef | None:
        """The chosen period; None while the year has none."""
        code = self.context.selection.period
        return PeriodRef(self.context.selection.year, code) if code else None

    def _read(self) -> None:
        period = self.period
        off = self.tr("Periode tahun ini belum diatur.")
        self.save_button.switch_off("" if period is not None else off)
        if period is None:
            self.header.set_title(self.title)
            self._known = []
            self.panel.read()
            self.views.setCurrentWidget(self.nobody)
            return
        self.header.set_title(self.title, f"{period.label} {period.year}")
        self.context.operations.read(national.rows, period, then=self._fill)

    def _fill(self, found: list[NationalRow]) -> None:
        self._known = found
        self.panel.read()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.panel.show_row(wanted)
        elif found and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        self._read_person(self.panel.current_id())

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[NationalRow]:
        return national.choose(self._known, query)

    # ---- one person

    def _person_changed(self, row: NationalRow | None) -> None:
        self._read_person(row.id if row is not None else None)

    def _read_person(self, person: Any) -> None:
        if not isinstance(person, UUID) or self.period is None:
            self.views.setCurrentWidget(self.nobody)
            return
        self.context.operations.read(
            national_screens.person_screens, person, self.period, then=self._show
        )

    def _show(self, found: PersonScreens) -> None:
        if self.panel.current_id() != found.person_id:
            return  # somebody else was chosen meanwhile
        other = self.shown is None or self.shown.person_id != found.person_id
        self.shown = found
        if other:
            self._at = next((at for at, one in enumerate(found.screens) if one.total), 0)
        self.views.setCurrentWidget(self.work)
        self.name.setText(found.name)
        done = sum(one.done for one in found.screens)
        total = sum(one.total for one in found.screens)
        self.under.setText(
            self.tr("NIP {nip} · {done} dari {total} isian tersalin").format(
                nip=found.nip or "–", done=done, total=total
            )
        )
        self._show_screen()

    def _show_screen(self) -> None:
        if self.shown is None:
            return
        self.tabs.blockSignals(True)
        for at, one in enumerate(self.shown.screens):
            if at >= self.tabs.count():
                self.tabs.addTab("")
            count = f"{one.done}/{one.total}" if one.total else "–"
            self.tabs.setTabText(at, f"{one.title}  {count}")
        self.tabs.setCurrentIndex(self._at)
        self.tabs.blockSignals(False)
        self.fields.show_screen(self.shown.screens[self._at])

    def _tab_changed(self, at: int) -> None:
        self._at = at
        self._show_screen()

    def show_screen(self, at: int) -> None:
        """Show one screen and stand in its first open field."""
        if self.shown is not None and 0 <= at < len(self.shown.screens):
            self._at = at
            self._show_screen()
            self.fields.focus_first()

    def next_screen(self) -> None:
        """Ctrl+PgDn."""
        self.show_screen(self._at + 1)

    def previous_screen(self) -> None:
        """Ctrl+PgUp."""
        self.show_screen(self._at - 1)

    def next_open(self) -> None:
        """F8: the next field nobody copied, on this screen or a later one."""
        if self.shown is None:
            return
        count = len(self.shown.screens)
        for step in range(count):
            at = (self._at + step) % count
            screen = self.shown.screens[at]
            if screen.done < screen.total:
                self.show_screen(at)
                return
        self.context.notice(self.tr("Semua isian {name} tersalin.").format(name=self.shown.name))

    def next_person(self) -> None:
        """Alt+Down."""
        row = self.panel.table.currentIndex().row()
        if row + 1 < self.panel.model.rowCount():
            self.panel.table.show_row(row + 1)

    def _open_row(self, _row: NationalRow) -> None:
        self.show_screen(self._at)

    # ---- ticks

    def tick(self, field: CopyField) -> None:
        """A field was copied."""
        self._mark([field], copied=True)

    def untick(self, field: CopyField) -> None:
        """It was not pasted after all."""
        self._mark([field], copied=False)

    def tick_screen(self) -> None:
        """Everything of this screen stands in the national application already."""
        if self.shown is not None:
            self._mark(list(self.shown.screens[self._at].fields()), copied=True)

    def _mark(self, fields: Sequence[CopyField], *, copied: bool) -> None:
        if self.shown is not None and fields:
            self.context.operations.write(
                Act.MARK_COPIED, national.mark, self.shown.person_id, fields, copied
            )

    # ---- the spreadsheet

    def save(self) -> None:
        """Check everyone of the period, show the report, then write the spreadsheet."""
        period = self.period
        if period is not None:
            then = partial(self._report, period)
            self.context.operations.read(national.export, period, then=then)

    def _report(self, period: PeriodRef, found: NationalExport) -> None:
        if not ReportDialog.ask(self, period, found):
            return
        path = ask_file(self, f"e-Kinerja {period}.xlsx")
        if path is None:
            return
        office = self.context.office
        self.context.operations.run(
            lambda _report: (write_export(office, period, path), path), then=self._saved
        )

    def _saved(self, done: tuple[NationalExport, Any]) -> None:
        found, path = done
        self.context.notice(
            self.tr("{n} orang tersimpan di {name}.").format(n=len(found.lines), name=path.name)
        )

    def _to_planning(self) -> None:
        self.context.open("planning")
