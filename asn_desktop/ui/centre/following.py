"""Several people at one server: what others did becomes visible by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import others
from asn_desktop.services.others import Others
from asn_desktop.ui.operations import Operations

LOOK_MS = 4_000


class FollowOthers(QObject):
    """Looks at the end of the journal every few seconds and tells the pages what is new there.

    One's own acts are told already; a server that does not answer is asked again next time.
    """

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent or operations)
        self._operations = operations
        self._seen: int | None = None
        self._mine: set[int] = set()
        self._asking = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self.look)
        operations.saved.connect(self._saved)

    def start(self) -> None:
        """Begin to look."""
        self.look()
        self.timer.start()

    def stop(self) -> None:
        """Look no more."""
        self.timer.stop()

    def look(self) -> None:
        """Ask once; nothing is asked while an answer is on its way."""
        if self._asking:
            return
        self._asking = True
        office, seen, mine = self._operations.office, self._seen, frozenset(self._mine)

        def work(_report: object) -> Others | None:
            try:
                if seen is None:
                    return office.read(others.end)
                return office.read(others.since, seen, mine)
            except WorldFault:
                return None

        self._operations.run(work, then=self._told)

    def _saved(self, _at: object) -> None:
        if self._operations.last_entry is not None:
            self._mine.add(self._operations.last_entry)

    def _told(self, found: Others | None) -> None:
        self._asking = False
        if found is None:
            return
        self._seen = found.head
        self._mine = {entry for entry in self._mine if entry > found.head}
        if found.did is not None:
            self._operations.changed.emit(found.did)
