"""The page Paket as the window knows it: which views it has follows from the role.

A view is one line in `OFFICE` or `CENTRE` below, in the order people work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asn_desktop.rules.exchange import Role
from asn_desktop.services import centre_inbox, incoming_read, places_requests, questions, setup
from asn_desktop.ui.context import Context
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.tab_shell import TabShell, TabSpec


def _counted(count: Callable[[Any], int]) -> Callable[[Context], int]:
    """The number behind a word: one small question."""
    return lambda context: context.operations.read_now(count)


QUESTIONS = TabSpec(
    "questions", "Pertanyaan", "merge.page.QuestionsPage", _counted(questions.count_open)
)
"""The centre always has it; an office only while something is asked of it."""

# In this order: send, from_centre, people, enrolment.
OFFICE: tuple[TabSpec, ...] = (
    TabSpec("send", "Kirim", "bundle.send_page.SendPage"),
    TabSpec(
        "from_centre",
        "Dari pusat",
        "bundle.office_page.OfficePage",
        _counted(incoming_read.count_waiting),
    ),
    TabSpec("people", "Per pegawai", "bundle.office_people.PeoplePage"),
    TabSpec("enrolment", "Pendaftaran", "bundle.enrol_page.EnrolPage"),
)
# In this order: inbox, board, questions, check, reply, keys.
CENTRE: tuple[TabSpec, ...] = (
    TabSpec(
        "inbox", "Kotak masuk", "centre.inbox_page.InboxPage", _counted(centre_inbox.count_ready)
    ),
    TabSpec("board", "Kantor", "centre.board_page.BoardPage"),
    QUESTIONS,
    TabSpec("check", "Periksa", "centre.check_page.CheckPage"),
    TabSpec("reply", "Balasan", "centre.reply_page.ReplyPage"),
    TabSpec("keys", "Kunci", "centre.keys_page.KeysPage", _counted(places_requests.count_waiting)),
)


class BundleShell(TabShell):
    """An office sends and reads what comes back; the centre gathers, decides and answers."""

    title = "Paket"

    def specs(self) -> tuple[TabSpec, ...]:
        """The views of this program's role."""
        read = self.context.operations.read_now
        if Role(read(setup.read_settings).exchange_role) is Role.CENTRE:
            return CENTRE
        asked = read(questions.count_open) > 0
        return (*OFFICE[:-1], QUESTIONS, OFFICE[-1]) if asked else OFFICE

    def go(self, *, view: str = "", **target: Any) -> None:
        """A view of the role the program has now, of which this page may not have heard yet."""
        if view and view not in self._specs:
            self.remake()
        super().go(view=view, **target)

    def on_changed(self, changes: ChangesLike) -> None:
        """A program that becomes the centre has other views."""
        if touches(changes, "setting", "question"):
            self.remake()
        super().on_changed(changes)
