"""Ctrl+Z: takes the last act back, says which, or why not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.services import undo
from asn_desktop.ui.operations import Operations


class Undoing(QObject):
    """``undo_last`` queues behind what is still being written, so it meets the true last act."""

    def __init__(self, operations: Operations, notice: Callable[[str], object]) -> None:
        super().__init__(operations)
        self._operations = operations
        self._notice = notice

    def undo_last(self) -> None:
        """Undo the newest act; a notice says what was undone."""
        self._operations.write(Act.UNDO, undo.undo_last, then=self._said)

    def _said(self, act: str) -> None:
        self._notice(texts.sentence("undo.done", act=texts.sentence(f"act.{act}")))
