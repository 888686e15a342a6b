"""A window with nothing but Umpan Balik: three people with a set SKP in the second quarter."""

from __future__ import annotations

from uuid import UUID

import room

from asn_desktop.services import feedback
from asn_desktop.services.office import Office
from asn_desktop.ui.feedback.page import FeedbackPage
from asn_desktop.ui.feedback.shell import FeedbackShell
from asn_desktop.ui.page import PageSpec
from asn_desktop.views.feedback import FeedbackRecord

NAMES = ("Eka Dewi O'Brien", "Farida Tingang, A.Md.", "Irwan Lubis, S.Kom.")


class Room(room.Room):
    """The office, its window and the page."""

    def __init__(self, office: Office, staff: list[UUID], period: UUID) -> None:
        self.staff, self.period = staff, period
        pages = (
            PageSpec("feedback", "Umpan Balik", "feedback", FeedbackShell),
            PageSpec("printing", "Cetak", "print", room.Elsewhere),
        )
        super().__init__(office, pages)

    @property
    def shell(self) -> FeedbackShell:
        found = self.window.page("feedback")
        assert isinstance(found, FeedbackShell)
        return found

    @property
    def page(self) -> FeedbackPage:
        found = self.shell.tab("notes")
        assert isinstance(found, FeedbackPage)
        return found

    def stored(self, number: int = 0) -> FeedbackRecord:
        self.settle()
        found = self.office.read(feedback.record_of, self.staff[number], self.period)
        assert found is not None
        return found
