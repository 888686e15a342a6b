"""The page Beranda (`screens.md` 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.services import worklist
from asn_desktop.services.setup import read_settings
from asn_desktop.ui import formats
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.home.rows import WorkRow
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import MAIN_KEY, Page
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.worklist import Group, Share, Work, WorkList

GROUP_TITLES = {
    Group.NOW: "HARUS SEKARANG",
    Group.SOON: "SEGERA",
    Group.WAITING: "MENUNGGU ORANG LAIN",
    Group.READY: "SIAP DICETAK",
}
STEP_TITLES = {
    "people": "Pegawai",
    "assessors": "Pejabat penilai",
    "periods": "Periode",
    "skp": "SKP pertama",
}


class HomePage(Page):
    """What waits for somebody, most urgent first; every row has one button."""

    title = "Beranda"

    def build(self) -> None:
        """Make the filter, the completion line and the list."""
        self.filter = CalmCombo()
        self.filter.addItem(self.tr("Tampilkan: semua"), None)
        for group, title in GROUP_TITLES.items():
            self.filter.addItem(title.capitalize(), group)
        self.filter.currentIndexChanged.connect(self._show_rows)
        self.header.add(self.filter)
        self.shares = QWidget()
        self._share_row = QHBoxLayout(self.shares)
        self._share_row.setContentsMargins(px(self, 8), px(self, 6), px(self, 16), px(self, 6))
        self._share_row.setSpacing(px(self, 4))
        self.body.addWidget(self.shares)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)
        self.rows: list[WorkRow] = []
        self._list: WorkList | None = None
        self.tell_key("↑ ↓", self.tr("baris"))
        self.tell_key("Enter", self.tr("tekan tombol baris"))
        self.tell_key("Del", self.tr("tunda sampai tanggal tertentu"))
        for number, group in enumerate(Group, 1):
            self.add_key(str(number), GROUP_TITLES[group].capitalize(), partial(self._jump, group))

    def activate(self) -> None:
        """Read the list again; days pass even when nobody writes."""
        today = self.context.office.today()
        self.header.set_title(self.title, formats.day_of_week(today))
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Whatever was written may finish or begin some work."""
        if changes.kinds:
            self._read()

    def on_period(self) -> None:
        """The list belongs to the chosen period."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def _read(self) -> None:
        chosen = self.context.selection
        self.context.operations.read(
            worklist.work_list, chosen.year, chosen.period, then=self._fill
        )

    def _fill(self, found: WorkList) -> None:
        if found == self._list:
            return
        self._list = found
        self._fill_shares(found.shares)
        self._show_rows()

    def _fill_shares(self, shares: tuple[Share, ...]) -> None:
        while (item := self._share_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for share in shares:
            if not share.of:
                continue
            words = texts.sentence(share.code, done=share.done, of=share.of)
            link = Button(words, kind=Kind.QUIET, small=True, do=partial(self._follow, share))
            self._share_row.addWidget(link)
        self._share_row.addStretch(1)
        self.shares.setVisible(any(share.of for share in shares))

    def _follow(self, share: Share) -> None:
        self.context.open(share.page, **share.target)

    def _show_rows(self) -> None:
        if self._list is None:
            return
        wanted = self.filter.currentData()
        shown = [row for row in self._list.rows if wanted in (None, row.group)]
        keep = next((row.work.key for row in self.rows if row.hasFocus()), None)
        self.rows = []
        self.main_button = None  # the list has none; the way in of a new office has
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, px(self, 16))
        column.setSpacing(0)
        if not all(self._list.steps.values()):
            column.addWidget(self._first_steps(self._list.steps))
        for group in Group:
            members = [row for row in shown if row.group is group]
            if members:
                column.addWidget(self._group_head(group, len(members)))
            for work in members:
                column.addWidget(self._row(work))
        if not shown and all(self._list.steps.values()):
            column.addWidget(self._nothing(filtered=bool(self._list.rows)), 1)
        else:
            if self._list.postponed:
                column.addWidget(self._postponed_note(self._list.postponed))
            column.addStretch(1)
        self.area.setWidget(inside)
        focus = next((row for row in self.rows if row.work.key == keep), None)
        if focus is not None or (self.rows and self.isVisible() and not self._typing()):
            (focus or self.rows[0]).setFocus()

    def _typing(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and not self.isAncestorOf(focus)

    def _row(self, work: Work) -> WorkRow:
        row = WorkRow(work, self._do)
        row.moved.connect(self._move)
        row.put_off.connect(self._put_off)
        self.rows.append(row)
        return row

    def _group_head(self, group: Group, count: int) -> QWidget:
        head = QLabel(f"{GROUP_TITLES[group]} · {count}")
        head.setProperty("kind", "section")
        head.setFont(sized(head, points=-0.5, bold=True))
        head.setFixedHeight(px(self, 40))
        head.setContentsMargins(px(self, 16), px(self, 14), 0, 0)
        head.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return head

    def _postponed_note(self, count: int) -> QLabel:
        words = self.tr("{count} pekerjaan ditunda dan akan muncul kembali pada tanggalnya.")
        note = QLabel(words.format(count=count))
        note.setProperty("kind", "muted")
        note.setIndent(px(self, 44))
        note.setFixedHeight(px(self, 36))
        return note

    def _first_steps(self, steps: Mapping[str, bool]) -> QWidget:
        if steps["people"]:
            return _StepLine(steps, self)
        card = EmptyState(
            Empty(
                self.tr("Selamat datang di {office}").format(office=self._office_name()),
                choices=(
                    Choice(self.tr("Masukkan daftar pegawai…"), self._import),
                    Choice(self.tr("Tambah satu per satu…"), self._people),
                ),
                detail=self.tr(
                    "Mulailah dengan memasukkan daftar pegawai dari berkas yang sudah ada."
                ),
                icon="people",
            )
        )
        self.main_button = card.buttons[0]
        self.main_button.set_key(MAIN_KEY)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, px(self, 48), 0, 0)
        column.addWidget(card)
        column.addWidget(_StepLine(steps, self), alignment=Qt.AlignmentFlag.AlignHCenter)
        return frame

    def _import(self) -> None:
        self.context.open("imports")

    def _people(self) -> None:
        self.context.open("people")

    def _nothing(self, *, filtered: bool) -> QWidget:
        if filtered:
            show_all = Choice(self.tr("Tampilkan semua"), partial(self.filter.setCurrentIndex, 0))
            words = self.tr("Tidak ada pekerjaan untuk saringan ini.")
            return EmptyState(Empty(words, choices=(show_all,)))
        return EmptyState(Empty(self.tr("Tidak ada yang menunggu Anda."), icon="check"))

    def _office_name(self) -> str:
        name: str = self.context.operations.read_now(read_settings).office_name
        return name

    def _do(self, work: Work) -> None:
        target = dict(work.target)
        period, year = target.pop("period", None), target.pop("year", None)
        if period is not None:
            here = self.context.selection.year
            self.context.selection.choose(year if isinstance(year, int) else here, period)
        self.context.open(work.page, **target)

    def _move(self, step: int) -> None:
        place = next((i for i, row in enumerate(self.rows) if row.hasFocus()), 0)
        row = self.rows[max(0, min(len(self.rows) - 1, place + step))]
        row.setFocus()
        self.area.ensureWidgetVisible(row)

    def _jump(self, group: Group) -> None:
        row = next((row for row in self.rows if row.work.group is group), None)
        if row is not None:
            row.setFocus()
            self.area.ensureWidgetVisible(row)

    def _put_off(self, work: Work) -> None:
        today = self.context.office.today()
        until = DateQuestion.ask(
            self,
            self.tr("Tunda sampai…"),
            label=self.tr("Tanggal"),
            today=today,
            value=today + timedelta(days=7),
            text=self.tr("Baris ini disembunyikan dan muncul lagi pada tanggal itu."),
            yes=self.tr("Tunda"),
        )
        if until is not None:
            self.context.operations.write(Act.POSTPONE_WORK, worklist.postpone, work.key, until)


class _StepLine(QLabel):
    """The four first steps with what is done, until all are."""

    def __init__(self, steps: Mapping[str, bool], parent: QWidget) -> None:
        super().__init__()
        words = [f"{'●' if done else '○'} {STEP_TITLES[name]}" for name, done in steps.items()]
        self.setText("Langkah awal:   " + "   ·   ".join(words))
        self.setProperty("kind", "muted")
        self.setIndent(px(parent, 16))
        self.setFixedHeight(px(parent, 36))
