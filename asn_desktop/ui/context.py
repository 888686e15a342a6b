"""What every page is given: the office's operations, the chosen period, the way to elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from asn_desktop.ui.operations import Operations


@dataclass(frozen=True)
class Period:
    """One entry of the period list: ``key`` means something to the services, not to the window."""

    key: Any
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Hit:
    """One answer of the search of everything: opens ``page`` with ``target``."""

    title: str
    detail: str
    page: str
    target: dict[str, Any]
    icon: str = "person"


@dataclass(frozen=True)
class Actor:
    """One entry of "Bekerja sebagai"."""

    key: Any
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Rule:
    """What F1 shows for a field: the article, its page, and its words."""

    title: str
    article: str
    text: str


class Selection(QObject):
    """The chosen year and period; the window's two combo boxes are its only face."""

    changed = Signal()

    def __init__(
        self,
        years: Sequence[int],
        periods: Callable[[int], Sequence[Period]],
        year: int,
        period: Any = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._periods = periods
        self.years = tuple(years)
        self.year = year
        self.period = period
        self._settle()

    def periods(self) -> tuple[Period, ...]:
        """The periods of the chosen year."""
        return tuple(self._periods(self.year))

    @property
    def label(self) -> str:
        """The words of the chosen period ("" when the year has none)."""
        return next((one.label for one in self.periods() if one.key == self.period), "")

    def choose(self, year: int, period: Any = None) -> None:
        """Choose ``year`` and ``period`` (the same place in the year when not given)."""
        if (year, period) == (self.year, self.period):
            return
        keys = [one.key for one in self.periods()]
        place = keys.index(self.period) if self.period in keys else 0
        self.year = year
        fresh = [one.key for one in self.periods()]
        if period is None and fresh:
            period = fresh[min(place, len(fresh) - 1)]
        self.period = period
        self._settle()
        self.changed.emit()

    def offer(self, years: Sequence[int]) -> None:
        """Offer other years (after a period was opened); keeps the choice where it can."""
        self.years = tuple(years)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        if self.year not in self.years and self.years:
            self.year = self.years[-1]
        keys = [one.key for one in self.periods()]
        if self.period not in keys:
            self.period = keys[0] if keys else None


class Navigator(Protocol):
    """The part of the window pages may use."""

    def open(self, page: str, **target: Any) -> None:
        """Show ``page`` and hand it ``target``."""

    def back(self) -> None:
        """Show the page before this one."""

    def notice(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a short notice at the bottom, with one button if there is something to do."""


@dataclass
class Context:
    """Given to every page by its factory; nothing of the window is global.

    ``office`` is `services.office.Office`; reading and writing go through ``operations``.
    """

    operations: Operations
    selection: Selection
    navigator: Navigator

    @property
    def office(self) -> Any:
        """The open office."""
        return self.operations.office

    def open(self, page: str, **target: Any) -> None:
        """Go to another page: ``context.open("people", person=person_id)``."""
        self.navigator.open(page, **target)

    def has_page(self, page: str) -> bool:
        """Whether this window has a page; where one page is shown alone there is no other."""
        keys: Callable[[], Sequence[str]] = getattr(self.navigator, "page_keys", tuple)
        return page in keys()

    def back(self) -> None:
        """Go back to where the person came from."""
        self.navigator.back()

    def notice(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say ``text`` for some seconds: ``notice("12 orang dipindah.", "Batalkan", undo)``."""
        self.navigator.notice(text, action, do)
