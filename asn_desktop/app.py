"""The composition root of the window: the one place where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from asn_desktop import __version__, paths, starting
from asn_desktop.rules import codes
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import actors, drafts, people_now, periods, search, setup
from asn_desktop.services.office import Actor, Office, SystemClock
from asn_desktop.services.opening import is_office
from asn_desktop.services.ownership import is_centre
from asn_desktop.ui import context as ui_context
from asn_desktop.ui import formats
from asn_desktop.ui.application import make_application as make_application
from asn_desktop.ui.context import Hit, Period, Rule, Selection
from asn_desktop.ui.cover import Cover
from asn_desktop.ui.drafts import DraftKeeper, DraftsDialog
from asn_desktop.ui.errors import FaultDialog, Troubles
from asn_desktop.ui.operations import AnyChange, ChangesLike, Operations, touches
from asn_desktop.ui.pages import PAGES
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.undoing import Undoing
from asn_desktop.ui.welcome import NewOffice, RestoreFrom, Welcome
from asn_desktop.ui.widgets.progress import Waiting
from asn_desktop.ui.window import MainWindow, Shell
from asn_desktop.views.drafts import DraftLine
from asn_desktop.workflows.opening import open_office

if TYPE_CHECKING:
    from asn_desktop.views.people import PersonChoice

PRACTICE = "latihan"
LOOK_AT_THE_DAY_MS = 60_000
SETTLE_MS = 100  # the first page is painted and takes keys before the rest is looked for
NAME_LEAST = 3  # letters
BACKUP_DAYS = 3  # an older backup is shown as something to do
# Where a search hit leads: page, name of its target, icon.
HITS = {
    "person": ("person", "person", "person"),
    "unit": ("people", "unit", "unit"),
    "skp": ("skp", "skp", "planning"),
    "about": ("about_me", "person", "eye"),
    "complaint": ("complaints", "complaint", "complaint"),
    "meeting": ("meeting", "meeting", "forum"),
}


def rule_of(field: str) -> Rule | None:
    """What F1 shows for a field; None where the regulation says nothing of it."""
    from asn_desktop.rules import articles  # with the first F1

    found = articles.article(field)
    return Rule(found.title, found.reference, found.words) if found else None


def _as_actors(found: Sequence[PersonChoice]) -> list[ui_context.Actor]:
    operator = ui_context.Actor(
        None, "Operator kepegawaian", "melihat semuanya, mencatat atas nama siapa pun"
    )
    return [operator, *map(_as_actor, found)]


def _as_actor(person: PersonChoice) -> ui_context.Actor:
    from asn_desktop.ui.people.picker import second_line  # behind the first page

    return ui_context.Actor(person.id, person.name, second_line(person))


def _last_backup(folder: Path, _report: object) -> datetime | None:
    from asn_desktop.workflows import backup  # behind the first page, in its own thread

    return backup.last_backup(folder)


class Desk:
    """One open office with its window; without ``folder`` it is on a server."""

    def __init__(
        self, office: Office, theme: Theme, folder: Path | None, *, protection: str = ""
    ) -> None:
        self.office = office
        self.folder = folder
        settings = office.read(setup.read_settings)
        theme.set_mode(Mode(settings.theme))
        self.runner = JobRunner()
        self.operations = Operations(office, self.runner)
        self.selection = self._selection()
        self.undoing = Undoing(self.operations, self._notice)
        shell = Shell(
            office_name=settings.office_name,
            practice=settings.practice,
            search=self._search,
            undo=self.undoing.undo_last,
            rule=rule_of,
            actors=_as_actors([]),
            find_actors=self._find_actors,
            act_as=self._act_as,
            protection=protection or "Data belum dilindungi sandi",
        )
        self.window = MainWindow(shell, self.operations, self.selection, PAGES)
        self.troubles = Troubles(self.window, self.operations, __version__)
        self.drafts = DraftKeeper(self.operations)
        self.operations.changed.connect(self._on_changed)
        self._day = office.today()
        self._midnight = QTimer(self.window)
        self._midnight.timeout.connect(self._follow_the_day)
        self._midnight.start(LOOK_AT_THE_DAY_MS)
        self._settling = QTimer(self.window, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._settle_in)

    def show(self) -> None:
        """Open the first page and the window; the rest comes when the page stands."""
        self.window.open(PAGES[0].key)
        self.window.show()
        self.runner.idle.connect(self._settling.start, Qt.ConnectionType.SingleShotConnection)

    def _settle_in(self) -> None:
        starting.release_collector()
        self.operations.read(actors.assessors, then=self._offer_actors)
        if self.folder is not None:
            self.operations.run(partial(_last_backup, self.folder), then=self._show_backup)
        else:
            self.window.status.show_backup("Cadangan dibuat server", State.DONE)
        self.operations.read(drafts.left_behind, then=self._offer_drafts)

    def _offer_actors(self, assessors: list[PersonChoice]) -> None:
        self.window.top.set_actors(_as_actors(assessors))

    def _offer_drafts(self, found: list[DraftLine]) -> None:
        if found:
            DraftsDialog.offer(self.window, self.operations, found)

    def work(self, application: QApplication, cover: Cover | None = None) -> None:
        """Show the window, in place of the ``cover``, until it is closed."""
        self.troubles.watch_uncaught()
        self.window.fit_screen()
        self.show()
        if cover is not None:
            cover.close()
        application.exec()
        self.close()

    def close(self) -> None:
        """Write what is queued and let the threads go."""
        self._midnight.stop()
        self._settling.stop()
        self.operations.wait_idle()
        self.runner.shutdown()

    def _show_backup(self, made: datetime | None) -> None:
        if made is None:
            self.window.status.show_backup("Belum ada cadangan", State.OPEN)
            return
        local = made.astimezone()
        day = "hari ini" if local.date() == self.office.today() else formats.long_date(local.date())
        words = f"Cadangan terakhir: {day} {formats.clock_time(local)}"
        late = (self.office.today() - local.date()).days > BACKUP_DAYS
        self.window.status.show_backup(words, State.ACTION if late else State.DONE)

    def _follow_the_day(self) -> None:
        """A status or an acting duty begins at midnight, also under a window left open."""
        if self.office.today() != self._day:
            self._day = self.office.today()
            self.operations.write(Act.EDIT_PERSON, people_now.refresh_due)

    def _notice(self, text: str) -> None:
        self.window.notice(text)

    def _search(self, text: str) -> list[Hit]:
        hits = []
        if codes.looks_like(text):
            title = self.window.tr("Periksa kode {code}").format(code=text.strip().upper())
            detail = self.window.tr("Cocokkan lembar ini dengan catatan")
            hits.append(Hit(title, detail, "printing", {"code": text}, "print"))
        for found in self.office.read(search.everything, text):
            page, target, icon = HITS[found.kind]
            hits.append(Hit(found.title, found.detail, page, {target: found.id}, icon))
        return hits

    def _find_actors(self, text: str) -> list[ui_context.Actor]:
        from asn_desktop.services import people  # not for the first frame

        found = [_as_actor(one) for one in self.office.read(people.find_people, text)]
        typed = " ".join(text.split())
        alone = self.office.actor.name == Actor().name  # no account of a server says who it is
        if not found and alone and len(typed) >= NAME_LEAST and self.office.read(is_centre):
            # A centre need not keep its own staff: whoever receives and checks there says a name.
            found.append(ui_context.Actor(typed, typed, "dicatat pada penerimaan dan persetujuan"))
        return found

    def _act_as(self, chosen: UUID | str | None) -> None:
        self.operations.wait_idle()  # what is queued belongs to whom it was begun for
        name = self.office.actor.name  # on a server the account's
        if isinstance(chosen, str):
            self.office.actor = Actor(name, on_behalf_of=chosen)
        else:
            found = None if chosen is None else self.office.read(actors.one, chosen)
            self.office.actor = (
                Actor(name)
                if found is None
                else Actor(name, on_behalf_of=found.name, person_id=found.id)
            )
        self.operations.changed.emit(AnyChange())  # other eyes may see other things

    def _years(self) -> tuple[int, ...]:
        return self.office.read(periods.years) or (self.office.today().year,)

    def _selection(self) -> Selection:
        year, current = self.office.read(periods.in_work)
        return Selection(self._years(), self._periods, year, current)

    def _periods(self, year: int) -> list[Period]:
        view = self.office.read(periods.year_view, year)
        return [Period(one.code, one.label) for one in view.periods] if view else []

    def _on_changed(self, changes: ChangesLike) -> None:
        if touches(changes, "year", "period"):
            self.selection.offer(self._years())
        if touches(changes, "person_assessor"):
            self.operations.read(actors.assessors, then=self._offer_actors)


def run(application: QApplication, theme: Theme, target: Path, cover: Cover | None = None) -> int:
    """Open the window on the office in ``target`` and return the exit code.

    Where there is none yet, the first run asks. ``cover`` is on the screen until the window is.
    """
    try:
        if not is_office(target):
            prepared = first_run(target)
            if prepared is None:
                return 0
            target = prepared
        with open_office(target) as office:
            desk = Desk(office, theme, target)
            desk.work(application, cover)
            from asn_desktop.services import unused_files
            from asn_desktop.workflows import backup

            backup.automatic(office, target)
            office.write(Act.REMOVE_EVIDENCE, unused_files.sweep)  # the backup has them still
    except WorldFault as fault:
        if cover is not None:
            cover.close()
        FaultDialog.ask(None, fault, can_retry=False)
        return 2
    return 0


def first_run(folder: Path) -> Path | None:
    """Ask what office this is and prepare its folder; None when the person closed the window."""
    starting.release_collector()
    answer = Welcome.ask(SystemClock().now().date())
    if answer is None:
        return None
    if isinstance(answer, NewOffice):
        from asn_desktop.services import founding

        with open_office(folder) as office:
            office.write(
                Act.SET_UP_OFFICE, founding.found_office, answer.name, answer.agency, answer.year
            )
        return folder
    if isinstance(answer, RestoreFrom):
        from asn_desktop.workflows import backup

        backup.restore(answer.file, folder)
        return folder
    return Waiting.run("Menyiapkan kantor latihan…", practice_folder)


def practice_folder(report: Callable[[int, int, str], object] | None = None) -> Path:
    """The folder of the practice office, built if it is not there."""
    from asn_desktop.workflows import practice  # spreadsheets and all: not for every start

    folder = paths.data_home() / PRACTICE
    if not is_office(folder):
        practice.build(folder, report=report)
    return folder
