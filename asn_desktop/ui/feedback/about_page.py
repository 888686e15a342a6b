"""Apa kata sistem tentang saya: everything the program says about one person, and its paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.services import about_me
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import Page
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner, Choice, Empty, EmptyState
from asn_desktop.ui.widgets.panels import Card, Scroll
from asn_desktop.views.about_me import AboutMe, AboutSection
from asn_desktop.views.paper import Paper
from asn_desktop.workflows.about_me import about_pdf

WIDE, LABEL = 900, 190  # pixels


class AboutPage(Page):
    """``context.open("about_me", person=person_id)``; without a person it asks for one."""

    title = "Apa kata sistem"

    def build(self) -> None:
        """Make the column; what it shows comes with the person."""
        self.about: AboutMe | None = None
        self._person: UUID | None = None
        self.other = Button(self.tr("Orang lain…"), kind=Kind.QUIET, icon="search", do=self.pick)
        self.header.add(self.other)
        self.paper = Button(self.tr("Cetak…"), icon="print", do=self.print_selection)
        self.set_main(self.paper)
        self.banner = Banner()
        self.area = Scroll(width=WIDE)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read by arrow keys
        self.nobody = EmptyState(
            Empty(
                self.tr("Pilih dulu orangnya."),
                (Choice(self.tr("Pilih orang…"), self.pick),),
                detail=self.tr("Semua yang dicatat program tentang satu orang, dalam kalimat."),
                icon="eye",
            )
        )
        self.body.addWidget(self.nobody, 1)
        self.body.addWidget(self.area, 1)
        self.cards: list[Card] = []
        self.add_key("Ctrl+O", self.tr("orang lain"), self.pick)
        self.tell_key("↑ ↓", self.tr("baca"))

    def activate(self) -> None:
        """Read again; the arrows scroll."""
        self._read()
        where = self.nobody.buttons[0] if self._person is None else self.area
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, *, person: UUID | None = None, **_more: Any) -> None:
        """Show one person."""
        if person is not None:
            self._person = person
            self._read()
            self.area.verticalScrollBar().setValue(0)
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_changed(self, changes: ChangesLike) -> None:
        """Anything may be about the person."""
        if "*" in changes.kinds:  # perhaps other eyes: what is not for them goes at once
            self._show(None)
        self._read()

    def on_period(self) -> None:
        """Another period, other facts."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def pick(self) -> None:
        """Choose another person."""
        found = PickPerson.ask(
            self, self.context.operations, self.tr("Tentang siapa?"), outside=False
        )
        if found is not None:
            self.go(person=found.id)

    def print_selection(self) -> bool:
        """Ctrl+P: the page on paper."""
        about = self.about
        if about is None or about.restricted:
            return False
        person, selection = about.person_id, self.context.selection
        year, period = selection.year, selection.period
        viewer = self.context.office.actor.person_id

        def make(tx: ReadTx) -> tuple[bytes, Paper]:
            return about_pdf(tx, person, year, period, viewer)

        title = self.tr("Apa kata sistem tentang saya")
        PaperDialog.show_paper(self, self.context, title, f"{title} {about.name}", make)
        return True

    def _read(self) -> None:
        """Ask again; a person who is gone leaves the way to choose another."""
        selection, operations = self.context.selection, self.context.operations
        if self._person is None:
            self._show(None)
            return
        operations.read(
            about_me.about_me,
            self._person,
            selection.year,
            selection.period,
            self.context.office.actor.person_id,
            then=self._come,
            failed=self._gone,
        )

    def _come(self, about: AboutMe) -> None:
        if about.person_id == self._person:  # else another was chosen meanwhile
            self._show(about)

    def _gone(self, _findings: Sequence[Finding]) -> None:
        self._person = None
        self._show(None)

    def _show(self, about: AboutMe | None) -> None:
        if about == self.about and about is not None:
            return
        self.about = about
        self.nobody.setVisible(about is None)
        self.area.setVisible(about is not None)
        column = self.area.column
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.banner:
                widget.hide()
                widget.deleteLater()
        self.cards = []
        if about is None:
            self.header.set_title(self.title)
            self.paper.switch_off(self.tr("Pilih dulu orangnya."))
            return
        said = " · ".join(part for part in (about.post, about.period) if part)
        self.header.set_title(f"{self.title} tentang {about.name}", said)
        column.addWidget(self.banner)
        closed = self.tr("Isi tentang orang ini tidak terbuka bagi Anda.")
        words = closed if about.restricted else ""
        if not about.period:
            words = self.tr("Tahun ini belum punya periode; yang tampil hanya data dirinya.")
        self.banner.say(State.WAITING, words)
        self.paper.switch_off(closed if about.restricted else "")
        for section in about.sections:
            card = _card(section)
            self.cards.append(card)
            column.addWidget(card)
        column.addStretch(1)


def _card(section: AboutSection) -> Card:
    card = Card(section.title)
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(card, 16))
    grid.setVerticalSpacing(px(card, 8))
    grid.setColumnStretch(1, 1)
    for at, row in enumerate(section.rows):
        label = plain(row.label, kind="muted")
        label.setFixedWidth(px(card, LABEL))
        words: QLabel = plain(row.text, kind="muted" if row.missing else "")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if row.missing:
            font = words.font()
            font.setItalic(True)
            words.setFont(font)
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, at, 1, Qt.AlignmentFlag.AlignTop)
    card.column.addWidget(holder)
    if section.note:
        card.column.addWidget(plain(section.note, kind="muted"))
    return card
