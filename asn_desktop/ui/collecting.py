"""Garbage is collected in the window's thread alone.

Python collects in whichever thread happens to make the next object. A dialog that was closed is
often part of a cycle (a button knows its page, the page its button), so it could be taken apart by
a thread that reads the office: Qt allows nobody but the window's thread to delete a widget, and the
program would die of it, rarely and anywhere.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

LOOK_MS = 250


class Collector(QObject):
    """Does by a timer of the window's thread what Python would do in any thread, until `stop`.

    A threshold of nought (``gc.set_threshold``) holds it back, as it does Python's own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Collect the generations of which there is too much, as Python would."""
        thresholds = gc.get_threshold()
        if not thresholds[0]:
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > thresholds[generation]:
                # What Qt was told to delete goes first: it still knows its Python half.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave collecting to Python again; called when no other thread is left."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
