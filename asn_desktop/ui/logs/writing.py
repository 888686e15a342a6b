"""What the page Catatan Harian writes: entries, favourites, absences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from asn_desktop.rules.acts import Act
from asn_desktop.rules.logs import same_activity
from asn_desktop.services import log_absences, log_known, logs
from asn_desktop.ui.context import Context
from asn_desktop.ui.logs.absence import Away
from asn_desktop.ui.logs.entry import EntryRow
from asn_desktop.views.logs import LogRow, LogText, Suggestion

Place = Callable[[], tuple[UUID, date] | None]


class Writing(QObject):
    """``place()`` says for whom and for which day; None = nothing can be written there."""

    def __init__(self, context: Context, entry: EntryRow, place: Place) -> None:
        super().__init__(entry)
        self._context, self._entry, self._place = context, entry, place

    def write(self, log_id: UUID | None, text: LogText) -> None:
        """Write a new entry, or change one; a refusal stands below the row."""
        operations, place = self._context.operations, self._place()
        if log_id is not None:
            operations.write(
                Act.EDIT_LOG,
                logs.edit,
                log_id,
                text,
                then=self._written,
                failed=self._entry.refused,
            )
        elif place is not None:
            operations.write(
                Act.WRITE_LOG,
                logs.write,
                *place,
                text,
                then=self._written,
                failed=self._entry.refused,
            )

    def leave(self) -> None:
        """Another person comes: what stands in the row is written first, leaving is the act."""
        entry, place = self._entry, self._place()
        try:
            text = entry.text()
        except ValueError:
            self._context.notice(self.tr("Catatan yang belum terbaca tidak tersimpan."))
            return
        if not text.activity.strip():
            return
        write = self._context.operations.write
        if entry.editing is not None:
            if text != entry.editing.text:
                write(Act.EDIT_LOG, logs.edit, entry.editing.id, text)
        elif place is not None:
            write(Act.WRITE_LOG, logs.write, *place, text)

    def _written(self, _result: object) -> None:
        self._entry.clear()
        self._entry.activity.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, row: LogRow) -> None:
        """Take an entry away; undo brings it back."""

        def removed(_none: object) -> None:
            self._context.notice(self.tr("Catatan dihapus. Ctrl+Z mengembalikannya."))

        self._context.operations.write(Act.REMOVE_LOG, logs.remove, row.id, then=removed)

    def star(self, text: LogText, known: Sequence[Suggestion]) -> None:
        """Make an activity a favourite, or no longer."""
        place = self._place()
        if place is None:
            return
        wanted = same_activity(text.activity)
        there = any(one.favourite and same_activity(one.text.activity) == wanted for one in known)
        said = (
            self.tr("“{name}” bukan favorit lagi.") if there else self.tr("“{name}” kini favorit.")
        )

        def done(_result: object) -> None:
            self._context.notice(said.format(name=text.activity))

        function = log_known.remove_favourite if there else log_known.set_favourite
        what: object = text.activity if there else text
        self._context.operations.write(Act.EDIT_FAVOURITE, function, place[0], what, then=done)

    def repeat(self) -> None:
        """The entries of the last day that has any, once more."""
        place = self._place()

        def repeated(ids: list[UUID]) -> None:
            words = self.tr("{n} catatan diulang. Ctrl+Z membatalkan.")
            self._context.notice(words.format(n=len(ids)))

        if place is not None:
            self._context.operations.write(
                Act.REPEAT_LOGS, logs.repeat, *place, then=repeated, failed=self._entry.refused
            )

    def set_absence(self, person_id: UUID, away: Away) -> None:
        """Note that somebody is away, also on days to come."""
        self._context.operations.write(
            Act.SET_ABSENCE,
            log_absences.set_absence,
            person_id,
            away.kind,
            away.first,
            away.last,
            away.note,
        )

    def take_absence_back(self, person_id: UUID, first: date, last: date) -> None:
        """Somebody was there after all."""
        self._context.operations.write(
            Act.REMOVE_ABSENCE, log_absences.present, person_id, first, last
        )
