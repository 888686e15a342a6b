"""What every page has that brings in a file: open or drop it, check its rows, bring it in, undo.

A page derives from it, makes its check in `make_check` and says how a file is looked at (`look_at`,
`look_again`), brought in (`store`), and what is said before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import undo
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.frame import CheckFrame
from asn_desktop.ui.imports.steps import Step, StepLine
from asn_desktop.ui.page import Page
from asn_desktop.ui.tables.saving import ask_file
from asn_desktop.ui.threads import Job, Report
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.roster import Cell
from asn_desktop.workflows.sentences import say_fault

KINDS = "(*.xlsx *.csv *.xls *.xlsm *.ods *.txt)"


class FilePage(Page):
    """Brings in any file; the file itself is only read."""

    step_list: Sequence[Step] = tuple(Step)
    check: CheckFrame

    def build(self) -> None:
        """Make the steps; the window shows one."""
        self.setAcceptDrops(True)
        self.look: Any = None
        self._importing: Job | None = None
        self._stale = False
        self.context.operations.ended.connect(self._job_ended)
        self.steps = StepLine(self.step_list)
        self.header.add(self.steps)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self.check = self.make_check()
        self.check.corrected.connect(self._corrected)
        self.stack.addWidget(self.check)
        self._card: EmptyState | None = None
        self.make_keys()
        self.start_over()

    def make_keys(self) -> None:
        """The keys of the check."""
        self.add_key("F8", self.tr("masalah berikutnya"), self._next_problem)
        self.tell_key("Enter", self.tr("ketik ulang sel"))
        for place, (_value, words, _count) in enumerate(self.check.chip_choices()):
            self.add_key(f"Ctrl+{place + 1}", words, partial(self._chip, place))
        self.add_key("Ctrl+C", self.tr("salin daftar masalah"), self._copy)

    # ---- what a page says of itself

    def make_check(self) -> CheckFrame:
        """The check of this page."""
        raise NotImplementedError

    def beginning(self) -> Empty:
        """What to say before there is a file."""
        raise NotImplementedError

    def look_at(self, path: Path, progress: Callable[[int, int], None]) -> object:
        """Open a file behind the window: a look, or a fault of the world."""
        raise NotImplementedError

    def look_again(self, file: Any) -> object:
        """Understand the file once more, behind the window."""
        raise NotImplementedError

    def store(self, look: Any) -> Callable[[], object]:
        """What brings the file in, to be called behind the window."""
        raise NotImplementedError

    def show_look(self, look: Any, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file."""
        raise NotImplementedError

    def finished(self, done: Any) -> Empty:
        """What to say after it was brought in; may offer `undo_choice`."""
        raise NotImplementedError

    # ---- steps

    def start_over(self) -> None:
        """Step 1: no file yet."""
        self.look = None
        self.show_card(Step.FILE, self.beginning())

    def go(self, **target: Any) -> None:
        """Open ``file`` at once."""
        if target.get("file") is not None:
            self.open_file(Path(target["file"]))

    def choose_file(self) -> None:
        """Ask for a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Pilih berkas"), folder, f"{self.tr('Berkas tabel')} {KINDS}"
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a file behind the window, then show its rows."""
        words = self.tr("{done} dari {total} baris")

        def job(report: Report) -> object:
            def progress(done: int, total: int) -> None:
                said = words.format(done=number(done), total=number(total)) if total else ""
                report(min(done, total), total, said)

            return self.look_at(path, progress)

        self.context.operations.run(job, then=self._opened, title=self.tr("Membaca berkas…"))

    def unreadable(self, fault: WorldFault) -> Empty:
        """What to say of a file that cannot be read."""
        return Empty(
            self.tr("Berkas ini tidak bisa dibaca."),
            (Choice(self.tr("Pilih berkas lain…"), self.choose_file),),
            detail=say_fault(fault),
            icon="warning",
        )

    def _opened(self, found: object) -> None:
        if isinstance(found, WorldFault):
            self.show_card(Step.FILE, self.unreadable(found))
        else:
            self._stale = False
            self.look = found
            self.show_look(found, fresh=True)

    def show_check(self) -> None:
        """Step 3: the rows."""
        if self.look is None:
            return
        self.steps.show_step(Step.CHECK)
        self.stack.setCurrentWidget(self.check)
        self.set_main(self.check.main, in_header=False)
        self.check.table.setFocus()

    def show_card(self, step: Step, empty: Empty) -> None:
        """Show a sentence with buttons instead of rows."""
        if self._card is not None:
            self.stack.removeWidget(self._card)
            self._card.deleteLater()
        self._card = EmptyState(empty)
        self.stack.addWidget(self._card)
        self.stack.setCurrentWidget(self._card)
        self.steps.show_step(step)
        if step is Step.FILE:
            self.header.set_title(self.title)
        if self._card.buttons:
            self.set_main(self._card.buttons[0], in_header=False)
            self._card.buttons[0].setFocus()

    # ---- deciding

    def _corrected(self, cell: Cell, text: str) -> None:
        if self.look is not None:
            self.decide(self.look.file.corrected(cell, text))

    def decide(self, file: Any) -> None:
        """Look again at a file about which something was decided."""
        self._stale = True
        if self.look is not None:
            # What was decided counts at once, so that two quick decisions do not lose the first.
            self.look = self.with_file(self.look, file)

        def job(_report: Report) -> object:
            return self.look_again(file)

        self.context.operations.run(job, then=self._looked_again)

    def with_file(self, look: Any, file: Any) -> Any:
        """The look with another file, before it is understood."""
        raise NotImplementedError

    def _looked_again(self, found: Any) -> None:
        if self.look is not None and found.file == self.look.file:
            self._stale = False
            self.look = found
            self.show_look(found, fresh=False)

    # ---- bringing in

    def bring_in(self) -> None:
        """Bring in what is shown; what was typed a moment ago is understood first."""
        if self.look is None or self._importing is not None:
            return
        store = self.store(self.look)
        self._importing = self.context.operations.run(
            lambda _report: store(),
            then=self._brought_in,
            title=self.tr("Memasukkan…"),
            writes=True,
            cancellable=False,
        )

    def _job_ended(self, job: Job) -> None:
        if job is self._importing:
            self._importing = None

    def _brought_in(self, done: object) -> None:
        empty = self.finished(done)
        self.look = None
        self.show_card(Step.DONE, empty)

    def undo_choice(self) -> tuple[Choice, ...]:
        """The button that undoes what was just brought in."""
        entry = self.context.operations.last_entry
        if entry is None:
            return ()
        return (Choice(self.tr("Batalkan impor ini"), partial(self._undo, entry)),)

    def _undo(self, entry: int) -> None:
        self.context.operations.write(Act.UNDO, undo.undo, entry, then=self._undone)

    def _undone(self, _act: object) -> None:
        self.context.notice(self.tr("Impor dibatalkan; tidak ada yang tertinggal."))
        self.start_over()

    def close_page(self) -> None:
        """Begin anew and go back to where the person came from."""
        self.start_over()
        self.context.back()

    # ---- keys and the rest

    def save_problems(self, save: Callable[[Path], Path], name: str) -> None:
        """Ask where to, then save the list of problems."""
        path = ask_file(self, f"Masalah {Path(name).stem}.xlsx")
        if path is not None:
            self.context.operations.run(lambda _report: save(path), then=self._saved)

    def _saved(self, path: Path) -> None:
        self.context.notice(self.tr("Tersimpan: {name}").format(name=path.name))

    def checking(self) -> bool:
        """Whether the rows are shown."""
        return self.steps.step is Step.CHECK

    def _next_problem(self) -> None:
        if self.checking():
            self.check.next_problem()

    def _chip(self, place: int) -> None:
        if self.checking():
            self.check.choose_chip(place)

    def _copy(self) -> None:
        if self.checking():
            count = self.check.copy_problems()
            self.context.notice(self.tr("{n} masalah disalin.").format(n=number(count)))

    def filter_focus(self) -> None:
        """Ctrl+F."""
        if self.checking():
            self.check.focus_filter()

    def back(self) -> bool:
        """Esc: out of the filter, then out."""
        if self.checking() and self.check.filter.text():
            self.check.filter.clear()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: one file may be dropped here."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: open it."""
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))
