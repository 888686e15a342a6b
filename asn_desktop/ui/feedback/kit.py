"""Tanpa nama: the rounds of the period, and beside them the chosen one with its results."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from asn_desktop.rules.acts import Act
from asn_desktop.rules.slips import may_show
from asn_desktop.rules.voices import HIDDEN_BELOW, VoiceKind
from asn_desktop.services import evaluation_run, voices, voices_results
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.feedback.kit_open import SHORT_SIDES, OpenRounds
from asn_desktop.ui.feedback.kit_print import PrintSlips
from asn_desktop.ui.feedback.kit_side import RoundSide
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.printing.plain import print_counted
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.paper import Paper
from asn_desktop.views.progress import PeriodHead
from asn_desktop.views.voices import Candidate, RoundRow
from asn_desktop.workflows import slip_keys
from asn_desktop.workflows import voices as rounds
from asn_desktop.workflows.recaps import keep

KINDS = frozenset({"voice_round", "person", "placement", "period"})
LIST, WHOLE = 600, 16_000  # pixels
DAYS_TO_ANSWER = 14


def state_of(row: RoundRow) -> tuple[State, str]:
    """Where the round stands."""
    if not row.is_open:
        enough = may_show(row.keyed)
        return (State.DONE, "ditutup") if enough else (State.WAITING, "terlalu sedikit")
    if row.late:
        return State.ACTION, "lewat batas"
    if not row.handed:
        return State.OPEN, "belum dicetak"
    return State.RUNNING, "terbuka"


class KitPage(Page):
    """The list of rounds, and what can be done with one."""

    title = "Umpan Balik"

    def build(self) -> None:
        """Make list, side and keys."""
        self._period: PeriodHead | None = None
        self._known: list[RoundRow] = []
        self._wanted: UUID | None = None
        self._before: set[UUID] | None = None
        self._round: RoundRow | None = None
        self._tidied = False
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.setMinimumWidth(px(self, LIST))
        self.panel.setMaximumWidth(px(self, LIST))
        self.panel.current_changed.connect(self._current_changed)
        self.side = RoundSide()
        self.side.print_button.clicked.connect(self.print_selection)
        self.side.key_button.clicked.connect(self.key_slips)
        self.side.close_button.clicked.connect(self.close_round)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        self._line = line(upright=True)
        row.addWidget(self._line)
        row.addWidget(self.side, 1)
        self.body.addLayout(row, 1)
        self.open_button = Button(self.tr("Buka putaran…"), icon="plus", do=self.open_rounds)
        self.set_main(self.open_button)
        self.add_key("F9", self.tr("ketik slip putaran ini"), self.key_slips)
        self.tell_key("Enter", self.tr("ketik slip putaran ini"))

    def _spec(self) -> ListSpec:
        sides = [(kind, kind.label) for kind in VoiceKind]
        return ListSpec(
            columns=(
                Column("name", self.tr("Tentang"), 150, stretch=True, wrap=True),
                Column("kind", self.tr("Diisi oleh"), 104, _side, Cell.MUTED),
                Column("handed", self.tr("Dicetak"), 76, kind=Cell.NUMBER, sortable=False),
                Column("keyed", self.tr("Diketik"), 72, kind=Cell.NUMBER),
                Column("state", self.tr("Keadaan"), 122, state_of, Cell.MARK, sortable=False),
            ),
            query=self._rows,
            noun=self.tr("putaran"),
            kinds=KINDS,
            open=self._opened,
            actions=(
                RowAction(self.tr("Ubah batas waktu…"), self.postpone, icon="calendar"),
                RowAction(self.tr("Cetak slip…"), self.print_rounds, icon="print"),
            ),
            filters=(
                ListFilter(
                    "state",
                    self.tr("Keadaan"),
                    (
                        (None, self.tr("Semua")),
                        ("open", self.tr("Terbuka")),
                        ("closed", self.tr("Ditutup")),
                    ),
                ),
                ListFilter("kind", self.tr("Pihak"), ((None, self.tr("Semua pihak")), *sides)),
            ),
            sort="name",
            empty=Empty(
                self.tr("Belum ada putaran tanpa nama pada periode ini."),
                (Choice(self.tr("Buka putaran…"), self.open_rounds),),
                detail=self.tr(
                    "Slip bernomor acak untuk rekan, bawahan, atau pengguna layanan di loket. "
                    "Tidak ada yang tahu siapa menulis apa."
                ),
                icon="feedback",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[RoundRow]:
        return voices.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read; the first round comes into view."""
        if not self._tidied:
            self._tidied = True
            self.context.operations.write(
                Act.KEY_VOICES, voices.forget_strays, then=self._forget_secrets
            )
        self._read()
        self.panel.table.setFocus()

    def _forget_secrets(self, alive: set[UUID]) -> None:
        slip_keys.destroy_others(slip_keys.keys_folder(self.context.office), alive)

    def go(self, *, round: UUID | None = None, **_more: Any) -> None:
        """Show one round as soon as the list is read."""
        self._wanted = round
        self._read()

    def on_period(self) -> None:
        """Another period, other rounds."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: empty the filter, then the ticks."""
        return self.panel.close_open()

    def print_selection(self) -> bool:
        """Ctrl+P: slips of the chosen rounds."""
        ids = self.panel.chosen()
        if ids:
            self.print_rounds(ids)
        return bool(ids)

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self._period is None:
            self._fill([])
        else:
            operations.read(voices.all_rows, self._period.id, then=self._fill)

    def _fill(self, rows: list[RoundRow]) -> None:
        if self._before is not None:  # rounds are being opened: the first of them comes into view
            new = [row.id for row in rows if row.id not in (self._before or ())]
            if new:
                self._wanted, self._before = new[0], None
        self._known = rows
        self._show()

    def _show(self) -> None:
        self.panel.read()
        rows = self._known
        if self._wanted is not None:
            self.panel.clear_filter()
            self.panel.show_row(self._wanted)
            self._wanted = None
        elif rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        period = self._period
        bare = self.panel.tools.isHidden()  # nothing at all: the empty state has the whole page
        self.side.setHidden(bare)
        self._line.setHidden(bare)
        self.panel.setMaximumWidth(WHOLE if bare else px(self, LIST))
        none = self.tr("Atur dulu periode tahun ini di Perencanaan.")
        for button in (self.open_button, *self.panel.empty.buttons):
            button.switch_off("" if period else none)
        if period is not None:
            self.header.set_title(
                self.title,
                self.tr("{period} {year} · {open} putaran terbuka").format(
                    period=period.label, year=period.year, open=sum(row.is_open for row in rows)
                ),
            )
        self._show_round()

    def _current_changed(self, row: RoundRow | None) -> None:
        if row != self._round:
            self._round = row
            self._show_round()

    def _show_round(self) -> None:
        at = self.panel.table.currentIndex().row()
        shown = self.panel.model.rows
        self._round = shown[at] if 0 <= at < len(shown) else None
        if self._round is None:
            self.side.show_nothing()
            return
        found = self.context.operations.read_now(voices_results.results, self._round.id)
        self.side.show_round(self._round, found)

    def _opened(self, _row: RoundRow) -> None:
        self.key_slips()

    # ---- acts

    def open_rounds(self) -> None:
        """Ctrl+Enter: ask whom and which sides, and open."""
        period = self._period
        if period is None:
            return
        self.context.operations.read(
            voices.candidates, period.id, then=partial(self._ask_whom, period)
        )

    def _ask_whom(self, period: PeriodHead, everyone: list[Candidate]) -> None:
        today = self.context.office.today()
        chosen = OpenRounds.ask(self, everyone, today, today + timedelta(days=DAYS_TO_ANSWER))
        if chosen is not None:
            self._before = {row.id for row in self._known}
            self.context.operations.write(
                Act.OPEN_VOICES,
                voices.open_rounds,
                period.id,
                chosen.people,
                chosen.kinds,
                chosen.due_on,
                then=self._rounds_opened,
            )

    def _rounds_opened(self, count: int) -> None:
        words = self.tr("{n} putaran dibuka. Cetak slipnya.").format(n=count)
        self.context.notice(words, self.tr("Batalkan"), partial(self._undo, Act.OPEN_VOICES))

    def _undo(self, act: Act) -> None:
        self.context.operations.write(Act.UNDO, evaluation_run.undo_step, act)

    def postpone(self, ids: list[Any]) -> None:
        """Ask for another day for all chosen rounds that are open."""
        rows = [row for row in self._known if row.id in ids and row.is_open]
        if not rows:
            self.context.notice(self.tr("Putaran ini sudah ditutup."))
            return
        today = self.context.office.today()
        due = DateQuestion.ask(
            self,
            self.tr("Ubah batas waktu"),
            label=self.tr("Slip kembali paling lambat"),
            today=today,
            value=rows[0].due_on,
            text=self.tr("{n} putaran").format(n=len(rows)),
        )
        if due is not None:
            self.context.operations.write(
                Act.EDIT_VOICES, voices.set_due, [row.id for row in rows], due
            )

    def print_rounds(self, ids: list[Any]) -> None:
        """Ask how many slips and make them, for all chosen rounds that are open."""
        rows = [row for row in self._known if row.id in ids and row.is_open]
        if not rows:
            self.context.notice(self.tr("Putaran ini sudah ditutup; tidak ada slip lagi."))
            return
        handed = sum(row.handed for row in rows) if all(row.handed for row in rows) else 0
        order = PrintSlips.ask(self, len(rows), handed)
        if order is None:
            return
        path = (
            AskPlace.file(self, self.tr("Simpan slip"), _file_name(rows)) if order.to_file else None
        )
        if order.to_file and path is None:
            return
        office, chosen = self.context.office, [row.id for row in rows]

        def make() -> bytes:  # and counts them as given out
            if order.count:
                return rounds.print_slips(office, chosen, order.count, order.per_page)[0]
            return rounds.print_again(office, chosen, order.per_page)[0]

        if path is None:
            paper = Paper(self.context.operations.read_now(read_settings).paper)
            print_counted(self, self.context, make, self.tr("Slip tanpa nama"), paper)
            return
        self.context.operations.run(
            lambda _report: keep(path, make()),
            then=self._saved,
            writes=True,
            title=self.tr("Membuat slip…"),
        )

    def _saved(self, path: Path) -> None:
        self.context.notice(self.tr("Tersimpan: {name}").format(name=path.name))

    def key_slips(self) -> None:
        """Enter or F9: to the keyboard, where slips of this round may be keyed."""
        row = self._round
        if row is None or not row.is_open:
            return
        if not row.handed:
            self.context.notice(self.tr("Cetak dulu slipnya; nomornya dibuat saat dicetak."))
            return
        self.context.open("slips", round=row.id)

    def close_round(self) -> None:
        """Ask, close, and destroy the secret."""
        if self._round is not None:
            ask_and_close(self, self._round, self._closed)

    def _closed(self, _answers: int) -> None:
        self.context.notice(self.tr("Putaran ditutup. Hancurkan slip kertasnya."))


def ask_and_close(page: Page, row: RoundRow, then: Any) -> None:
    """Say what closing means for so many answers, and close; ``then(answers)``."""
    if row.keyed < HIDDEN_BELOW:
        words = page.tr(
            "Baru {n} slip diketik, paling sedikit {least}. Bila ditutup sekarang, isinya tidak "
            "akan pernah ditampilkan dan tidak disimpan; yang tinggal hanya jumlahnya."
        )
    else:
        words = page.tr(
            "{n} slip akan dicampur dan hasilnya ditampilkan. Sesudah itu tidak ada slip yang bisa "
            "ditambahkan atau dibetulkan. Hancurkan slip kertasnya setelah ditutup."
        )
    few = row.keyed < HIDDEN_BELOW
    said = words.format(n=row.keyed, least=HIDDEN_BELOW)
    title = page.tr("Tutup putaran {name}?").format(name=row.name)
    if Question.ask(page, title, said, yes=page.tr("Tutup putaran"), danger=few):
        office = page.context.office
        page.context.operations.run(
            lambda _report: rounds.close(office, row.id), then=then, writes=True
        )


def _side(row: RoundRow) -> str:
    return SHORT_SIDES[row.kind].capitalize()


def _file_name(rows: list[RoundRow]) -> str:
    about = rows[0].name.split(",")[0] if len(rows) == 1 else f"{len(rows)} putaran"
    return f"Slip tanpa nama - {about}.pdf"
