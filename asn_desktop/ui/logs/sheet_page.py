"""The months of daily logs as they print: one person's, or those of all whom somebody assesses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.services import log_people, log_sheets
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.printing.plain import on_office_paper, print_made, save_made
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Split, muted
from asn_desktop.workflows.logs import file_name, logs_pdf, month_name

KINDS = ("daily_log", "absence", "person", "setting", "work_result", "person_assessor")
SIDE = 300
ONE, COLLEAGUES, STAFF = "one", "colleagues", "staff"


@dataclass(frozen=True)
class Choices:
    """Who can be printed together: the person, all with the same assessor, whom he assesses."""

    name: str
    assessor: str
    colleagues: tuple[UUID, ...]
    staff: tuple[UUID, ...]


def choices_of(tx: ReadTx, person_id: UUID, year: int, month: int) -> Choices:
    """Read them as of the end of the month."""
    person = log_people.person(tx, person_id)
    above = log_sheets.assessor_in(tx, person_id, year, month)
    assessor = log_people.person(tx, above) if above else None
    return Choices(
        name=person.name if person else "",
        assessor=assessor.name if assessor else "",
        colleagues=tuple(log_sheets.staff_in(tx, above, year, month)) if above else (),
        staff=tuple(log_sheets.staff_in(tx, person_id, year, month)),
    )


class LogSheetPage(Page):
    """Whose and which month at the left, the pages at the right."""

    title = "Cetak catatan harian"

    def build(self) -> None:
        """Make the choices, the preview and the buttons."""
        today = self.context.office.today()
        self.person: UUID | None = None
        self.year, self.month = today.year, today.month
        self.what = ONE
        self._known: Choices | None = None
        self.preview = Preview(self.context.operations, lambda _at: self.save_pdf())
        self.nobody = EmptyState(
            Empty(
                self.tr("Pilih dulu orangnya."),
                (Choice(self.tr("Ke Catatan Harian"), partial(self.context.open, "logs")),),
                detail=self.tr("Di sana Ctrl+P mencetak bulan orang yang tampak."),
                icon="logs",
            )
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.nobody)
        self.views.addWidget(Split((self._make_side(), SIDE), (self.preview, 0)))
        self.body.addWidget(self.views, 1)
        self.paper = self.set_main(Button(self.tr("Cetak…"), icon="print", do=self.print))
        self.add_key("PgDown", self.tr("halaman berikutnya"), partial(self.preview.turn, 1))
        self.add_key("PgUp", self.tr("halaman sebelumnya"), partial(self.preview.turn, -1))
        self.add_key("Ctrl+PgUp", self.tr("bulan sebelumnya"), partial(self.step, -1))
        self.add_key("Ctrl+PgDown", self.tr("bulan berikutnya"), partial(self.step, 1))

    def _make_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "quiet")
        column = QVBoxLayout(side)
        column.setContentsMargins(px(self, 16), px(self, 16), px(self, 16), px(self, 16))
        column.setSpacing(px(self, 4))
        head = QHBoxLayout()
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1, bold=True))
        head.addWidget(self.name, 1)
        for icon, words, step in (
            ("chevron-left", self.tr("Bulan sebelumnya"), -1),
            ("chevron-right", self.tr("Bulan berikutnya"), 1),
        ):
            button = Button("", icon=icon, kind=Kind.QUIET, small=True)
            button.clicked.connect(lambda _on=False, step=step: self.step(step))
            button.setToolTip(words)
            button.setAccessibleName(words)
            head.addWidget(button)
        column.addLayout(head)
        column.addSpacing(px(self, 8))
        self.choices: dict[str, QRadioButton] = {}
        self.told: dict[str, Any] = {}
        for what in (ONE, COLLEAGUES, STAFF):
            choice = QRadioButton()
            choice.setFont(sized(choice, bold=True))
            choice.setChecked(what == self.what)
            choice.toggled.connect(partial(self._chosen, what))
            told = muted("", small=True)
            told.setContentsMargins(px(self, 26), 0, 0, px(self, 10))
            column.addWidget(choice)
            column.addWidget(told)
            self.choices[what], self.told[what] = choice, told
        column.addStretch(1)
        return side

    # ---- coming and going

    def go(
        self,
        *,
        person: UUID | None = None,
        year: int | None = None,
        month: int | None = None,
        **_more: Any,
    ) -> None:
        """Show one person's month."""
        if person is not None:
            self.person = person
        if year is not None and month is not None:
            self.year, self.month = year, month
        self._read()

    def activate(self) -> None:
        """Read, and stand at the choice."""
        self._read()
        where = self.nobody.buttons[0] if self.person is None else self.choices[self.what]
        where.setFocus()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def print_selection(self) -> bool:
        """Ctrl+P: print what is shown."""
        self.print()
        return True

    def step(self, months: int) -> None:
        """Another month."""
        at = self.year * 12 + self.month - 1 + months
        self.year, self.month = at // 12, at % 12 + 1
        self._read()

    def _read(self) -> None:
        self.name.setText(month_name(self.year, self.month))
        self.views.setCurrentIndex(0 if self.person is None else 1)
        self.paper.setHidden(self.person is None)
        if self.person is None:
            return
        self._known = self.context.operations.read_now(
            choices_of, self.person, self.year, self.month
        )
        self._fill(self._known)

    def _fill(self, known: Choices) -> None:
        many = self.tr("{name}: {n} orang dalam satu berkas")
        words = {
            ONE: (known.name, self.tr("Satu orang, bulan ini"), True),
            COLLEAGUES: (
                self.tr("Semua dengan penilai yang sama"),
                many.format(name=known.assessor, n=len(known.colleagues)),
                bool(known.assessor and known.colleagues),
            ),
            STAFF: (
                self.tr("Semua yang dinilainya"),
                many.format(name=known.name, n=len(known.staff)),
                bool(known.staff),
            ),
        }
        for what, (name, told, there) in words.items():
            self.choices[what].setText(_shortened(name))
            self.choices[what].setToolTip(name)
            self.told[what].setText(told)
            self.choices[what].setVisible(there)
            self.told[what].setVisible(there)
        if not words[self.what][2]:
            self.choices[ONE].setChecked(True)
        self.header.set_title(self.title, f"{known.name} · {self.name.text()}")
        self._show()

    def _chosen(self, what: str, on: bool) -> None:
        if on and what != self.what:
            self.what = what
            self._show()

    @property
    def asked(self) -> tuple[tuple[UUID, ...], int, int] | None:
        """Whose months, and which; None while nobody is chosen."""
        known = self._known
        if known is None or self.person is None:
            return None
        ids = {ONE: (self.person,), COLLEAGUES: known.colleagues, STAFF: known.staff}
        return ids[self.what], self.year, self.month

    def _of_whom(self) -> str:
        known = self._known
        if known is None:
            return ""
        staff = {ONE: known.name, COLLEAGUES: known.assessor, STAFF: known.name}
        return staff[self.what] if self.what == ONE else f"staf {staff[self.what]}"

    def _show(self) -> None:
        office, asked = self.context.office, self.asked
        if asked is None:
            return

        def make() -> bytes:
            pdf: bytes = office.read(logs_pdf, *asked)
            return pdf

        title = self.tr("Catatan harian {month}").format(month=self.name.text())
        self.preview.show_sheets([Previewed(title, make)])

    # ---- ways out

    def save_pdf(self) -> None:
        """Ask for a file and write the pages."""
        asked = self.asked
        if asked is not None:
            make = on_office_paper(lambda tx: logs_pdf(tx, *asked))
            name = file_name(self.year, self.month, self._of_whom())
            save_made(self, self.context, self.tr("Simpan catatan harian"), name, make)

    def print(self) -> None:
        """Make the pages and ask for the printer."""
        asked = self.asked
        if asked is not None:
            title = self.tr("Catatan harian {month}").format(month=self.name.text())
            make = on_office_paper(lambda tx: logs_pdf(tx, *asked))
            print_made(self, self.context, title, make)


def _shortened(name: str, most: int = 34) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
