"""From the desk to printer and files: ask, seal, render, send, and ask how it came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import paper as sheets
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.printing.bar import BarActs, PrintBar
from asn_desktop.ui.printing.jam import JamQuestion
from asn_desktop.ui.printing.options import PrintOptions
from asn_desktop.ui.printing.printer import (
    AskPlace,
    AskPrinter,
    Chosen,
    PrintControl,
    Sender,
    has_printer,
)
from asn_desktop.ui.threads import Job
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.workflows import print_files, print_run, printing
from asn_desktop.workflows.print_run import Run, Setup
from asn_desktop.workflows.printing import SealedStack

Stacks = Sequence[printing.StackRef]
Sealed = tuple[SealedStack, ...]


class Output(QObject):
    """Every way out of the desk; only the answer "Ya" records that something was printed."""

    def __init__(
        self, context: Context, desk: QWidget, options: PrintOptions, foot: QWidget
    ) -> None:
        super().__init__(desk)
        self.context = context
        self._desk = desk
        self._options = options
        self._run: Run | None = None
        self._sealed: Sealed = ()
        self._chosen: Chosen | None = None
        self._control = PrintControl()
        self._job: Job | None = None
        self._done = 0
        self._restart = 0
        self._stopped = False
        acts = BarActs(
            pause=self._pause,
            cancel=self._cancel,
            jam=self._jam,
            yes=self._yes,
            again=self._again,
            later=self.forget,
        )
        self.bar = PrintBar(foot, acts)
        context.operations.ended.connect(self._ended)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.drop)

    # ---- the printer

    @property
    def busy(self) -> bool:
        """Whether something is being printed or waits for the answer."""
        return self.bar.currentWidget() is not self.bar.foot

    def print(self, stacks: Stacks, period: PeriodRef) -> None:
        """Ask for the printer, seal, print, ask how it came out."""
        if not stacks or self.busy:
            return
        if not has_printer():
            self._no_printer(stacks)
            return
        count = sum(len(stack.refs) for stack in stacks)
        title = self.tr("Cetak {n} lembar").format(n=number(count))
        setup = self._options.setup()
        chosen = AskPrinter.ask(self._desk, title, self._options.habits.printer, setup)
        if chosen is None:
            return
        self._options.remember_printer(chosen.name, chosen.two_sided)
        setup = replace(self._options.setup(chosen.name), copies=chosen.copies)
        self._chosen = chosen
        self._seal(stacks, partial(self._render, setup, period))

    def _render(self, setup: Setup, period: PeriodRef, sealed: Sealed) -> None:
        self._sealed = sealed
        office = self.context.office
        self._stopped = False
        self._begin(self.tr("Menyiapkan halaman…"), can_jam=False)
        self._watch(
            self.context.operations.run(
                lambda report: print_run.make_run(office, sealed, setup, period, report),
                then=self._rendered,
            )
        )

    def _rendered(self, run: Run) -> None:
        if self._stopped:
            run.close()
            return
        self._run = run
        self._send(1)

    def _send(self, start: int) -> None:
        run, chosen = self._run, self._chosen
        if run is None or chosen is None:
            return
        self._control = PrintControl()
        self._done = start - 1
        sender = Sender(chosen, self.tr("Cetak"), self._control)
        self._begin(self.tr("Mencetak…"), can_jam=True)
        self._watch(
            self.context.operations.run(
                lambda report: sender.send(run, report, start), then=self._sent
            )
        )

    def _begin(self, words: str, *, can_jam: bool) -> None:
        self.bar.show_running(words, can_jam=can_jam)

    def _watch(self, job: Job) -> None:
        self._job = job
        job.listen(self._progressed)

    @Slot(int, int, str)
    def _progressed(self, done: int, total: int, text: str) -> None:
        self._done = done
        self.bar.show_progress(done, total, text)

    def _ended(self, job: Job) -> None:
        """The job is over, well or not; what comes next is said by what follows."""
        if job is not self._job:
            return
        self._job = None
        if self._restart:
            start, self._restart = self._restart, 0
            self._send(start)
        elif self._run is not None:
            self.bar.show_stopped(self._done + 1, self._run.pages)
        else:
            self.bar.show_foot()

    def _sent(self, pages: int) -> None:
        if self._chosen is not None:
            self._done = 0
            self.bar.show_question(pages, self._chosen.name)

    # ---- the buttons of the bar

    def _pause(self, on: bool) -> None:
        self._control.pause(on)

    def _cancel(self) -> None:
        if self._job is not None:
            self._stopped = True
            self.bar.show_cancelling()
            self._job.cancel()
            self._control.wake()

    def _jam(self) -> None:
        """Stop sending, ask where it goes on, take back what waits, and send the rest again."""
        job = self._job
        if self._run is None or job is None:
            return
        self._control.pause(True)
        page = JamQuestion.ask(self._desk, self._run, self._done + 1)
        if page is None:
            self._control.pause(False)
        elif self._job is job:
            self._restart = page
            self._cancel()
            self._control.pause(False)
        else:
            self._send(page)

    def _again(self) -> None:
        if self._run is None:
            return
        page = JamQuestion.ask(self._desk, self._run, self._done + 1)
        if page is not None:
            self._send(page)

    def _yes(self) -> None:
        sealed = self._sealed
        self.forget()
        self.mark_printed(sealed)

    def forget(self) -> None:
        """Nothing is recorded, the desk is as before."""
        self.drop()
        self.bar.show_foot()

    def drop(self) -> None:
        """Let go of the pages that were printed."""
        if self._run is not None:
            self._run.close()
        self._run, self._sealed, self._chosen = None, (), None

    def mark_printed(self, sealed: Sealed) -> None:
        """Record the event printed of these sheets, today."""
        ids = [each.version_id for stack in sealed for each in stack.sealed]
        self.context.operations.write(Act.PRINTED, sheets.mark_printed, ids, then=self._marked)

    def _marked(self, count: int) -> None:
        self.context.notice(self.tr("{n} lembar dicatat sudah dicetak.").format(n=number(count)))

    def _no_printer(self, stacks: Stacks) -> None:
        answer = Selectable.ask(
            self._desk,
            self.tr("Tidak ada pencetak di komputer ini"),
            self.tr("PDF tetap bisa disimpan dan dicetak di tempat lain."),
            [self.tr("Tutup"), self.tr("Simpan PDF per orang…")],
        )
        if answer == 1:
            self.write_people(stacks)

    # ---- files

    def write_people(self, stacks: Stacks) -> None:
        """One PDF for each person with all his sheets, into a folder."""
        setup = self._options.setup()
        office = self.context.office
        self._into_folder(
            stacks,
            lambda sealed, folder: (
                lambda report: print_files.write_people(office, sealed, folder, setup, report)
            ),
        )

    def write_files(self, stacks: Stacks) -> None:
        """One PDF for each sheet into a folder."""
        setup = self._options.setup()
        office = self.context.office

        def job(sealed: Sealed, folder: Path) -> Callable[[Any], object]:
            items = [item for stack in sealed for item in stack.sealed]
            return lambda report: print_files.write_files(
                office, items, folder, paper=setup.paper, margins=setup.margins, report=report
            )

        self._into_folder(stacks, job)

    def write_one(self, stacks: Stacks, name: str, period: PeriodRef) -> None:
        """One PDF of all stacks with their covers; ``name`` is proposed."""
        setup = self._options.setup()
        office = self.context.office
        self._into_file(
            stacks,
            name,
            lambda sealed, file: (
                lambda report: print_files.write_joined(office, sealed, file, setup, period, report)
            ),
        )

    def write_sheet(self, ref: printing.SheetRef, name: str) -> None:
        """The PDF of one sheet; ``name`` is proposed."""
        setup, office = self._options.setup(), self.context.office

        def job(sealed: Sealed, file: Path) -> Callable[[Any], object]:
            version = sealed[0].sealed[0].version_id
            return lambda _report: print_files.write_whole(
                file, office.read(printing.print_version, version, setup.paper, setup.margins)
            )

        self._into_file((printing.StackRef("", "", "", (ref,)),), name, job)

    def _into_folder(
        self, stacks: Stacks, job: Callable[[Sealed, Path], Callable[[Any], object]]
    ) -> None:
        folder = AskPlace.folder(self._desk, self.tr("Simpan PDF di folder…")) if stacks else None
        if folder is not None:
            self._seal(stacks, partial(self._write, job, folder, folder))

    def _into_file(
        self, stacks: Stacks, name: str, job: Callable[[Sealed, Path], Callable[[Any], object]]
    ) -> None:
        file = AskPlace.file(self._desk, self.tr("Simpan PDF…"), name) if stacks else None
        if file is not None:
            self._seal(stacks, partial(self._write, job, file, file.parent))

    def _write(
        self,
        job: Callable[[Sealed, Path], Callable[[Any], object]],
        target: Path,
        folder: Path,
        sealed: Sealed,
    ) -> None:
        self.context.operations.run(
            job(sealed, target),
            then=partial(self._kept, folder, sealed),
            title=self.tr("Menyimpan PDF…"),
        )

    def _seal(self, stacks: Stacks, then: Callable[[Sealed], None]) -> None:
        """Seal, in the queue of everything that is being saved, then go on."""
        office = self.context.office
        self.context.operations.run(
            lambda report: printing.seal_stacks(office, stacks, report),
            then=then,
            title=self.tr("Menyegel lembar…"),
            writes=True,
        )

    def _kept(self, folder: Path, sealed: Sealed, _written: object) -> None:
        """Say where the files are; what is printed from them elsewhere can be recorded here."""
        count = sum(len(stack.sealed) for stack in sealed)
        answer = Selectable.ask(
            self._desk,
            self.tr("{n} lembar tersimpan sebagai PDF").format(n=number(count)),
            self.tr(
                "Di {folder}. Bila lembar ini sudah dicetak di tempat lain, catat di sini supaya "
                "tanda tangannya bisa diikuti."
            ).format(folder=folder),
            [self.tr("Catat sudah dicetak"), self.tr("Buka folder"), self.tr("Selesai")],
        )
        if answer == 0:
            self.mark_printed(sealed)
        elif answer == 1:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
