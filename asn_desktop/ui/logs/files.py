"""The files on the entries of the daily log: shown, dropped on, chosen by key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from asn_desktop.rules.following import LogState
from asn_desktop.ui.context import Context
from asn_desktop.ui.logs.day import DayView
from asn_desktop.ui.widgets.evidence import EvidenceDesk, EvidenceDialog
from asn_desktop.views.evidence import EvidencePlace
from asn_desktop.views.logs import LogRow


class LogFiles(QObject):
    """Answers what the list of entries asks about files."""

    def __init__(self, context: Context, view: DayView) -> None:
        super().__init__(view)
        self._view = view
        self._desk = EvidenceDesk(context, self)
        view.files_asked.connect(self.show)
        view.files_dropped.connect(self.add)

    def show(self, row: LogRow) -> None:
        """The files of an entry in a dialog; of an approved one they are only looked at."""
        locked = self.tr("Catatan ini sudah disetujui; buktinya terkunci.")
        approved = row.state is LogState.APPROVED
        place = EvidencePlace(log_id=row.id)
        EvidenceDialog.show_files(
            self._view, self._desk, place, row.text.activity, locked if approved else ""
        )

    def show_current(self) -> None:
        """The files of the entry one stands on, of the first one elsewhere."""
        row = self._view.current() or next(iter(self._view.rows.rows), None)
        if row is not None:
            self.show(row)

    def add(self, row: LogRow, files: Sequence[Path]) -> None:
        """Files were dropped on an entry."""
        self._desk.add(EvidencePlace(log_id=row.id), files)
