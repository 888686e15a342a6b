"""An action of a list, bound to what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject


class Doer(QObject):
    """Calls ``act`` with what ``chosen()`` answers, if that is anything.

    A QObject, so that it goes with the list it belongs to.
    """

    def __init__(
        self, owner: QObject, chosen: Callable[[], list[Any]], act: Callable[[list[Any]], object]
    ) -> None:
        super().__init__(owner)
        self._chosen, self._act = chosen, act

    def do(self) -> None:
        """Do it."""
        ids = self._chosen()
        if ids:
            self._act(ids)
