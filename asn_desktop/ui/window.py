"""The one window: bars, rail, pages, global keys. Pages are made on their first visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.ui.bars import ACTING_KEY, StatusLine, TopBar
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.context import Actor, Context, Hit, Rule, Selection
from asn_desktop.ui.navigation import KEYS, Rail
from asn_desktop.ui.operations import ChangesLike, Operations
from asn_desktop.ui.page import KeyRow, Page, PageSpec, line, shortcut
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.keysheet import KeySheet
from asn_desktop.ui.widgets.notice import Notice
from asn_desktop.ui.widgets.progress import ProgressWatch
from asn_desktop.ui.widgets.rulebox import RuleBox
from asn_desktop.ui.widgets.searchbox import SearchBox


@dataclass(frozen=True)
class Shell:
    """What the composition root tells the window; every function may be left out.

    ``search(text)`` answers Ctrl+K in under 20 ms; ``undo()`` takes back the last act (Ctrl+Z);
    ``rule(field)`` finds the article of a field for F1; ``actors`` are offered by "Bekerja
    sebagai", ``find_actors(text)`` finds others, and ``act_as(key)`` is told the choice and sends
    out that everything is to be read again.
    """

    office_name: str
    practice: bool = False
    search: Callable[[str], Sequence[Hit]] | None = None
    undo: Callable[[], object] | None = None
    rule: Callable[[str], Rule | None] | None = None
    actors: Sequence[Actor] = ()
    find_actors: Callable[[str], Sequence[Actor]] | None = None
    act_as: Callable[[Any], object] | None = None
    protection: str = ""


class MainWindow(QWidget):
    """``MainWindow(shell, operations, selection, pages)``; the first page opens by itself."""

    page_shown = Signal(str)
    closing = Signal()

    def __init__(
        self,
        shell: Shell,
        operations: Operations,
        selection: Selection,
        pages: Sequence[PageSpec],
    ) -> None:
        super().__init__()
        self.shell = shell
        self.operations = operations
        self.context = Context(operations, selection, self)
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, list[ChangesLike]] = {}
        self._trail: list[str] = []
        self._current = ""
        self.setWindowTitle(f"{shell.office_name} – ASN Desktop")
        self._lay_out(pages, selection)
        self._wire(selection)
        self._make_keys()

    # ---- making

    def _lay_out(self, pages: Sequence[PageSpec], selection: Selection) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 4) if self.shell.practice else 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(
            self.shell.office_name, selection, self.shell.actors, practice=self.shell.practice
        )
        self.rail = Rail(pages)
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(1, 1)  # a page never makes the window larger than the screen
        self.status = StatusLine()
        self.status.show_protection(self.shell.protection)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(line(upright=True))
        middle.addWidget(self.stack, 1)
        column.addWidget(self.top)
        column.addWidget(line())
        column.addLayout(middle, 1)
        column.addWidget(line())
        column.addWidget(self.status)
        self.notices = Notice(self)
        self.resize(1366, 697)
        self.setMinimumSize(800, 520)

    def fit_screen(self) -> None:
        """Begin maximised on a screen with less room than the window wants."""
        room = self.screen().availableSize()
        if self.width() > room.width() or self.height() > room.height():
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def _wire(self, selection: Selection) -> None:
        self.rail.chosen.connect(self.open)
        self.top.search.connect(self.search_everything)
        self.top.acting.connect(self.choose_actor)
        self.status.keys.connect(self.show_keys)
        self.operations.changed.connect(self._on_changed)
        self.operations.saved.connect(self.status.show_saved)
        self.progress = ProgressWatch(self, self.operations)
        selection.changed.connect(self._on_period)

    def _make_keys(self) -> None:
        anywhere = Qt.ShortcutContext.WindowShortcut
        for number, sign in enumerate(KEYS, 1):
            shortcut(self, f"Alt+{sign}", partial(self._open_number, number), anywhere)
        for key, do in (
            ("Ctrl+K", self.search_everything),
            (ACTING_KEY, self.choose_actor),
            ("Ctrl+F", self._filter),
            ("F1", self.show_rule),
            ("Ctrl+Enter", self._press_main),
            ("Ctrl+S", self._say_saved),
            ("Ctrl+Z", self._undo),
            ("Ctrl+P", self._print),
            ("F5", self._refresh),
            ("Esc", self._escape),
            ("?", self.show_keys),
        ):
            shortcut(self, key, do, anywhere)

    # ---- pages

    @property
    def current(self) -> str:
        """The key of the page in view."""
        return self._current

    def page_keys(self) -> list[str]:
        """Every page, in the order of the rail."""
        return list(self._specs)

    def page_title(self, key: str) -> str:
        """The words of the page ``key`` in the rail."""
        return self._specs[key].title

    def page(self, key: str) -> Page:
        """The page ``key``, made now if nobody has been there yet."""
        if key not in self._pages:
            made = self._specs[key].factory(self.context)
            if not made.header.title:
                made.header.set_title(self._specs[key].title)
            if self._specs[key].under:
                above = self._specs[self._specs[key].under]
                made.header.way_back.setText(above.title)
                made.header.way_back.clicked.connect(self._escape)
                made.header.way_back.show()
            if not made.property("rule"):
                made.setProperty("rule", self._specs[key].rule)
            self._pages[key] = made
            self.stack.addWidget(made)
        return self._pages[key]

    def open(self, page: str, **target: Any) -> None:
        """Show ``page`` and hand it ``target``; what was in view can be come back to by Esc."""
        if self._current and self._current != page:
            if not self._pages[self._current].leave():
                self.rail.show_page(self._rail_key(self._current))
                return
            if not self._specs[page].under:
                self._trail.clear()
            else:
                self._trail.append(self._current)
        self._show(page)
        if target:
            self._pages[page].go(**target)

    def back(self) -> None:
        """Show the page before this one, or the one it belongs to."""
        under = self._specs[self._current].under if self._current else ""
        target = self._trail.pop() if self._trail else under
        if target and self._pages[self._current].leave():
            self._show(target)

    def _show(self, key: str) -> None:
        page = self.page(key)
        self._current = key
        self.stack.setCurrentWidget(page)
        self.rail.show_page(self._rail_key(key))
        for changes in self._missed.pop(key, ()):
            page.on_changed(changes)
        page.activate()
        focus = self.focusWidget()  # also before the window is the active one
        if focus is None or not page.isAncestorOf(focus):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(key)

    def _rail_key(self, key: str) -> str:
        under = self._specs[key].under
        return self._rail_key(under) if under else key

    def _open_number(self, number: int) -> None:
        key = self.rail.key_at(number)
        if key is not None:
            self.open(key)

    # ---- what happens

    def _on_changed(self, changes: ChangesLike) -> None:
        for key, page in self._pages.items():
            if key == self._current:
                page.on_changed(changes)
            else:
                self._missed.setdefault(key, []).append(changes)

    def _on_period(self) -> None:
        for key, page in self._pages.items():
            page.on_period()
            if key == self._current:
                page.activate()

    def choose_actor(self) -> None:
        """Ctrl+Shift+K: as whom to work; typing finds anybody."""
        offered, acting = self.top.actors, self.top.acting_as
        if not offered or self.shell.act_as is None:
            return
        found = SearchBox.ask(
            self,
            self._find_actors,
            title=self.tr("Bekerja sebagai"),
            offered=[self._told_actor(one) for one in offered],
            current=[one.key for one in offered].index(acting.key),
        )
        if found is not None and found.target["actor"].key != acting.key:
            self._act_as(found.target["actor"])

    def _find_actors(self, text: str) -> list[Hit]:
        fixed = [one for one in self.top.actors if one.key is None]
        found = [one for one in fixed if text.casefold() in one.label.casefold()]
        if self.shell.find_actors is not None:
            found += self.shell.find_actors(text)
        return [self._told_actor(one) for one in found]

    def _told_actor(self, actor: Actor) -> Hit:
        now = self.tr("sekarang") if actor.key == self.top.acting_as.key else ""
        detail = " · ".join(filter(None, (now, actor.detail)))
        icon = "people" if actor.key is None else "person"
        return Hit(actor.label, detail, "", {"actor": actor}, icon)

    def _act_as(self, actor: Actor) -> None:
        """What is being typed is still written for whom it was begun."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        page = self._pages.get(self._current)
        if self.shell.act_as is None or (page is not None and not page.leave()):
            return
        self.shell.act_as(actor.key)
        self.top.show_actor(actor)
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: everything queued is written before the window goes."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # leaving a field is the act
        if self._current and not self._pages[self._current].leave():
            event.ignore()
            return
        self.operations.wait_idle()
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: only icons in the rail of a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < px(self, 1280)
        self.rail.set_narrow(narrow)
        self.top.set_tight(narrow)
        self.notices.place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the practice office has its own edge."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.q("surface"))
        if self.shell.practice:
            painter.fillRect(0, 0, self.width(), px(self, 4), colours.q("practice"))

    # ---- keys

    def notice(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a short notice at the bottom for some seconds."""
        self.notices.say(texts.one_stop(text), action, do)

    def search_everything(self) -> None:
        """Ctrl+K."""
        if self.shell.search is None:
            return
        hit = SearchBox.ask(self, self.shell.search)
        if hit is not None:
            self.open(hit.page, **hit.target)

    def show_keys(self) -> None:
        """`?`: the key sheet of the page in view."""
        rows = self._pages[self._current].keys() if self._current else []
        title = self._specs[self._current].title if self._current else ""
        KeySheet.show_rows(self, title, rows, self.global_keys())

    def global_keys(self) -> list[KeyRow]:
        """The keys that work everywhere."""
        pages = [entry.key for entry in self.rail.entries.values() if entry.key]
        return [
            KeyRow(f"Alt+{pages[0]}…{pages[-1]}", self.tr("buka halaman, tombolnya di rel kiri")),
            KeyRow("Ctrl+K", self.tr("cari apa saja")),
            KeyRow(ACTING_KEY, self.tr("bekerja sebagai orang lain")),
            KeyRow("Ctrl+F", self.tr("saring halaman ini")),
            KeyRow("Ctrl+Enter", self.tr("tombol utama halaman")),
            KeyRow("Ctrl+Z", self.tr("urungkan")),
            KeyRow("Ctrl+P", self.tr("kirim pilihan ke meja cetak")),
            KeyRow("F1", self.tr("aturan untuk isian ini")),
            KeyRow("F5", self.tr("baca ulang")),
            KeyRow("Esc", self.tr("kembali atau tutup panel")),
            KeyRow("?", self.tr("lembar tombol ini")),
        ]

    def show_rule(self) -> None:
        """F1: the rule of the field in focus."""
        widget: QWidget | None = QApplication.focusWidget()
        name = ""
        while widget is not None and not name:
            name = str(widget.property("rule") or "")
            widget = widget.parentWidget()
        rule = self.shell.rule(name) if self.shell.rule is not None and name else None
        if rule is None:
            self.notice(self.tr("Tidak ada aturan khusus untuk bagian ini."))
        else:
            RuleBox.ask(QApplication.activeModalWidget() or self, rule)

    def _filter(self) -> None:
        if self._current:
            self._pages[self._current].filter_focus()

    def _press_main(self) -> None:
        button = self._pages[self._current].main_button if self._current else None
        if button is None or not button.isVisible():
            return
        if button.isEnabled():
            focus = QApplication.focusWidget()
            if focus is not None:
                focus.clearFocus()  # leaving a field is the act, and comes first
            button.click()
            if QApplication.focusWidget() is None and self._current:
                there = focus is not None and shiboken6.isValid(focus) and focus.isVisible()
                (focus if there and focus else self._pages[self._current]).setFocus()
        elif button.toolTip():
            self.notice(button.toolTip())

    def _say_saved(self) -> None:
        at: datetime | None = self.operations.last_saved
        if at is None:
            self.notice(self.tr("Semua tersimpan otomatis; belum ada perubahan."))
        else:
            local = at.astimezone() if at.tzinfo else at
            self.notice(self.tr("Tersimpan otomatis {time}").format(time=f"{local:%H.%M}"))

    def _undo(self) -> None:
        if self.shell.undo is not None:
            self.shell.undo()

    def _print(self) -> None:
        if self._current and not self._pages[self._current].print_selection():
            self.notice(self.tr("Tidak ada yang bisa dikirim ke meja cetak dari halaman ini."))

    def _refresh(self) -> None:
        if self._current:
            self._pages[self._current].refresh()

    def _escape(self) -> None:
        if self._current and not self._pages[self._current].back():
            self.back()
