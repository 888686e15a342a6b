"""A page that is a row of views, one of them in front.

A view is a `Page` of its own (title, main button, keys, filter). The shell puts the row below the
header of the view in front and leads everything the window asks of a page to it:
``context.open("feedback", view="requests", person=…)`` calls ``go(person=…)`` of that view.

    class FeedbackShell(TabShell):
        title = "Umpan Balik"

        def specs(self) -> tuple[TabSpec, ...]:
            return TABS
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import KeyRow, Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.panels import ChipRow

BELOW_HEADER = 2  # behind the header and its line in the column of every page


Count = Callable[[Context], int]
"""The number behind the word, for what waits in that view; 0 shows none."""


@dataclass(frozen=True)
class TabSpec:
    """One view, imported on its first visit; ``place`` is "module.Class" below ``ui``."""

    key: str
    title: str
    place: str
    count: Count | None = None

    def make(self, context: Context) -> Page:
        """The view itself."""
        module, name = self.place.rsplit(".", 1)
        made: Page = getattr(import_module(f"asn_desktop.ui.{module}"), name)(context)
        return made


class TabShell(Page):
    """``context.open(page, view="requests", …)``; Ctrl+1, Ctrl+2 … change the view."""

    def specs(self) -> tuple[TabSpec, ...]:
        """The views in their order, at least one; asked once and by `remake`."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the row of views; a view itself is made on its first visit."""
        self.header.hide()
        self.header_line.hide()
        self._tabs: tuple[TabSpec, ...] = ()
        self._specs: dict[str, TabSpec] = {}
        self._tab_keys: list[QShortcut] = []
        self._made: dict[str, Page] = {}
        self._missed: dict[str, list[ChangesLike]] = {}
        self._current = ""
        self._active = False
        self._shown: list[tuple[object, str, int | None]] = []
        self.chips = ChipRow()
        self.bar = QWidget(self)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 2))
        row.addWidget(self.chips)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.chips.chosen.connect(self._chosen)
        self._take(self.specs())

    def remake(self) -> None:
        """Ask `specs` again, where other views belong here now; those that stay are kept."""
        specs = self.specs()
        if [spec.key for spec in specs] != [spec.key for spec in self._tabs]:
            self._take(specs)
            if self._active:
                self.activate()

    def _take(self, specs: tuple[TabSpec, ...]) -> None:
        self._tabs = specs
        self._specs = {spec.key: spec for spec in specs}
        for old in self._tab_keys:
            old.deleteLater()
        self._keys.clear()
        self._tab_keys = [
            self.add_key(f"Ctrl+{number}", spec.title, partial(self.choose, spec.key))
            for number, spec in enumerate(specs, 1)
        ]
        self._shown = [(spec.key, spec.title, None) for spec in specs]
        self.chips.show_choices(self._shown)
        if self._current not in self._specs:
            self._current = specs[0].key
        self._front()  # the row leaves a view that goes
        for key in [key for key in self._made if key not in self._specs]:
            gone = self._made.pop(key)
            self._missed.pop(key, None)
            self.stack.removeWidget(gone)
            gone.deleteLater()

    # ---- the views

    def tab(self, key: str) -> Page:
        """The view ``key``, made now if nobody has been there yet."""
        if key not in self._made:
            made = self._specs[key].make(self.context)
            self._made[key] = made
            self.stack.addWidget(made)
        return self._made[key]

    @property
    def current(self) -> Page:
        """The view in front."""
        return self.tab(self._current)

    def choose(self, key: str) -> None:
        """Bring a view to the front and let it read."""
        if key != self._current and self.current.leave():
            self._current = key
            self._front()
            if self._active:
                self.activate()

    def _chosen(self, key: object) -> None:
        self.choose(str(key))

    def _front(self) -> None:
        page = self.current
        self.stack.setCurrentWidget(page)
        layout = page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(BELOW_HEADER, self.bar)
        self.bar.setVisible(len(self._tabs) > 1)
        self.main_button = page.main_button
        if self.chips.value != self._current:
            self.chips.choose(self._current)

    def _count(self) -> None:
        shown: list[tuple[object, str, int | None]] = []
        for spec in self._tabs:
            count = spec.count(self.context) if spec.count is not None else 0
            shown.append((spec.key, spec.title, count or None))
        if shown != self._shown:
            self._shown = shown
            self.chips.show_choices(shown)

    # ---- what the window asks of a page

    def activate(self) -> None:
        """The view in front reads."""
        self._active = True
        self._count()
        for changes in self._missed.pop(self._current, ()):
            self.current.on_changed(changes)
        self.current.activate()

    def go(self, *, view: str = "", **target: Any) -> None:
        """``view`` = which one comes to the front; everything else is for it."""
        if view in self._specs:
            self.choose(view)
        elif target and self._current != self._tabs[0].key:
            self.choose(self._tabs[0].key)
        if target:
            self.current.go(**target)

    def on_changed(self, changes: ChangesLike) -> None:
        """The view in front hears of it now, the others when they come there."""
        self._count()
        for key, page in self._made.items():
            if key == self._current:
                page.on_changed(changes)
            else:
                self._missed.setdefault(key, []).append(changes)

    def on_period(self) -> None:
        """Another period for every view."""
        self._count()
        for page in self._made.values():
            page.on_period()

    def refresh(self) -> None:
        """F5."""
        self._count()
        self.current.refresh()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self.current.filter_focus()

    def back(self) -> bool:
        """Esc: what is open in the view, then the first view."""
        if self.current.back():
            return True
        if self._current != self._tabs[0].key:
            self.choose(self._tabs[0].key)
            return True
        return False

    def leave(self) -> bool:
        """Whether the view lets go."""
        return self.current.leave()

    def print_selection(self) -> bool:
        """Ctrl+P."""
        return self.current.print_selection()

    def keys(self) -> list[KeyRow]:
        """The view's own keys, then those of the row."""
        return [*self.current.keys(), *(super().keys() if len(self._tabs) > 1 else [])]
