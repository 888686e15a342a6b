"""The page Umpan Balik as the window knows it: a row of views, one of them in front."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services import progress_facts
from asn_desktop.ui.feedback.tabs import TABS, TabSpec
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.page import KeyRow, Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.panels import ChipRow

BELOW_HEADER = 2  # behind the header and its line in the column of every page


class FeedbackShell(Page):
    """``context.open("feedback", view="requests", …)``; Ctrl+1, Ctrl+2 … change the view."""

    title = "Umpan Balik"

    def build(self) -> None:
        """Make the row of views; a view itself is made on its first visit."""
        self.header.hide()
        self.header_line.hide()
        self._specs: dict[str, TabSpec] = {spec.key: spec for spec in TABS}
        self._made: dict[str, Page] = {}
        self._missed: dict[str, list[ChangesLike]] = {}
        self._current = TABS[0].key
        self._active = False
        self._shown: list[tuple[object, str, int | None]] = []
        self.chips = ChipRow()
        self.bar = QWidget(self)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 2))
        row.addWidget(self.chips)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.chips.show_choices([(spec.key, spec.title, None) for spec in TABS])
        self.chips.chosen.connect(self._chosen)
        for number, spec in enumerate(TABS, 1):
            self.add_key(f"Ctrl+{number}", spec.title, partial(self.choose, spec.key))
        self._front()

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
        self.bar.setVisible(len(TABS) > 1)
        self.main_button = page.main_button
        if self.chips.value != self._current:
            self.chips.choose(self._current)

    def _count(self) -> None:
        operations, selection = self.context.operations, self.context.selection
        period = operations.read_now(progress_facts.find_period, selection.year, selection.period)
        shown: list[tuple[object, str, int | None]] = []
        for spec in TABS:
            count = 0
            if spec.count is not None and period is not None:
                count = operations.read_now(spec.count, period.id)
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
        elif target and self._current != TABS[0].key:
            self.choose(TABS[0].key)
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
        if self._current != TABS[0].key:
            self.choose(TABS[0].key)
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
        return [*self.current.keys(), *(super().keys() if len(TABS) > 1 else [])]
