"""Cetak: the desk where sheets are printed, and the life of every sheet after that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import Page
from asn_desktop.ui.printing.desk import Desk
from asn_desktop.ui.printing.sheets import check_code, make_panel
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.views.printing import DeskForm, desk_form


class PrintingPage(Page):
    """``context.open("printing", people=[…], forms=[DeskForm.DOCUMENT])`` lays out sheets."""

    title = "Cetak"

    def build(self) -> None:
        """Make both tabs."""
        self.tabs = QStackedWidget()
        self.desk = Desk(self.context)
        self.sheets = make_panel(self.context, self.desk.period, partial(self.show_tab, 0))
        self.tabs.addWidget(self.desk)
        self.tabs.addWidget(self.sheets)
        self.switches: list[Button] = []
        for at, words in enumerate((self.tr("Meja cetak"), self.tr("Lembar"))):
            button = Button(words, kind=Kind.QUIET, do=partial(self.show_tab, at))
            button.setCheckable(True)
            self.switches.append(button)
            self.header.add(button)
        self.body.addWidget(self.tabs, 1)
        self.set_main(self.desk.main, in_header=False)
        self.add_key("Ctrl+Shift+P", self.tr("PDF per orang"), self.desk.many.click)
        self.add_key("F8", self.tr("masalah berikutnya"), self.desk.view.next_problem)
        self.add_key("PgDown", self.tr("halaman pratinjau berikutnya"), partial(self._turn, 1))
        self.add_key("PgUp", self.tr("halaman pratinjau sebelumnya"), partial(self._turn, -1))
        self.add_key("+", self.tr("perbesar pratinjau"), partial(self.desk.preview.zoom, 1))
        self.add_key("-", self.tr("perkecil pratinjau"), partial(self.desk.preview.zoom, -1))
        self.add_key("Ctrl+B", self.tr("periksa kode lembar"), self._check)
        self.add_key("Ctrl+Tab", self.tr("meja cetak / lembar"), self._other_tab)
        self.tell_key(self.tr("Spasi"), self.tr("centang baris"))
        self.tell_key("Ctrl+A", self.tr("centang semua yang siap"))
        self.tell_key("Enter", self.tr("lihat lembarnya"))
        self.show_tab(0)

    def show_tab(self, at: int) -> None:
        """Show the desk (0) or the list of sheets (1)."""
        self.tabs.setCurrentIndex(at)
        for number, button in enumerate(self.switches):
            button.setChecked(number == at)
        self.main_button = self.desk.main if at == 0 else None
        if at == 1:
            self.sheets.read()

    def go(self, **target: Any) -> None:
        """Show what was asked for from elsewhere.

        ``people`` (ids) and ``forms`` (codes): their sheets; ``forms`` alone: everybody's;
        ``document`` and ``person``: that SKP; ``view="sheets"`` with ``state``: the second tab;
        ``code``: the answer to a short code.
        """
        if target.get("code"):
            self.show_tab(1)
            check_code(self.context, self.sheets, str(target["code"]))
            return
        if target.get("view") == "sheets":
            self.show_tab(1)
            state = target.get("state")
            self.sheets.set_filter("state", SheetEventKind(state) if state else None)
            return
        self.show_tab(0)
        forms = tuple(dict.fromkeys(map(_desk_form, target.get("forms", ()))))
        people: Sequence[UUID] = target.get("people", ())
        if target.get("person") is not None:
            people, forms = [target["person"]], forms or (DeskForm.SKP, DeskForm.ANNEX)
        if people:
            self.desk.choose(people, forms, target.get("words", ""))
        elif forms:
            self.desk.choose_all(forms)

    def activate(self) -> None:
        """Read what is shown."""
        self.desk.activate()
        self.show_tab(self.tabs.currentIndex())
        (self.desk.view if self.desk.people else self.desk.scopes).setFocus()

    def leave(self) -> bool:
        """The documents looked at are let go; coming back draws them anew."""
        self.desk.preview.forget()
        return True

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what changed."""
        self.desk.on_changed(changes)
        if self.tabs.currentIndex() == 1:
            self.sheets.on_changed(changes)

    def on_period(self) -> None:
        """Another period: other sheets."""
        self.desk.on_period()
        if self.tabs.currentIndex() == 1:
            self.sheets.read()

    def refresh(self) -> None:
        """F5."""
        self.desk.read(keep=True)
        if self.tabs.currentIndex() == 1:
            self.sheets.read()

    def filter_focus(self) -> None:
        """Ctrl+F: the choice of people, or the filter of the list."""
        if self.tabs.currentIndex() == 1:
            self.sheets.focus_filter()
        else:
            self.desk.scopes.setFocus()
            self.desk.scopes.showPopup()

    def back(self) -> bool:
        """Esc: empty the filter of the list."""
        return self.tabs.currentIndex() == 1 and self.sheets.close_open()

    def _turn(self, by: int) -> None:
        self.desk.preview.turn(by)

    def _check(self) -> None:
        check_code(self.context, self.sheets)

    def _other_tab(self) -> None:
        self.show_tab(1 - self.tabs.currentIndex())


def _desk_form(code: str | DeskForm) -> DeskForm:
    found = code if isinstance(code, DeskForm) else desk_form(FormCode(code))
    return found or DeskForm.SKP
