"""The page *Masukkan daftar pegawai*: file → columns → check → done (screens.md 5)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import undo
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.check import CheckView
from asn_desktop.ui.imports.columns import ColumnsView
from asn_desktop.ui.imports.lines import CHIP_WORDS, Chip
from asn_desktop.ui.imports.steps import Step, StepLine
from asn_desktop.ui.page import Page
from asn_desktop.ui.tables.saving import ask_file
from asn_desktop.ui.threads import Job, Report
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import Cell, Field
from asn_desktop.workflows import roster as workflow
from asn_desktop.workflows.roster import Look, RosterFile
from asn_desktop.workflows.sentences import say_fault

KINDS = "Daftar pegawai (*.xlsx *.csv *.xls *.xlsm *.ods *.txt)"


class ImportsPage(Page):
    """Brings staff in from any file; the file itself is only read."""

    title = "Masukkan daftar pegawai"

    def build(self) -> None:
        """Make the four steps; the window shows one."""
        self.setAcceptDrops(True)
        self.look: Look | None = None
        self._importing: Job | None = None
        self._stale = False
        self.context.operations.ended.connect(self._job_ended)
        self.steps = StepLine()
        self.header.add(self.steps)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self.columns = ColumnsView()
        self.columns.chosen.connect(self._column_chosen)
        self.columns.pointed.connect(self._row_pointed)
        self.columns.done.clicked.connect(self._show_check)
        self.check = CheckView(
            columns=self._show_columns,
            save=self._save_problems,
            cancel=self.start_over,
            bring_in=self._bring_in,
        )
        self.check.corrected.connect(self._corrected)
        self.stack.addWidget(self.columns)
        self.stack.addWidget(self.check)
        self._card: EmptyState | None = None
        self._make_keys()
        self.start_over()

    def _make_keys(self) -> None:
        self.add_key("F8", self.tr("masalah berikutnya"), self._next_problem)
        self.tell_key("Enter", self.tr("ketik ulang sel"))
        self.tell_key(self.tr("Spasi"), self.tr("centang baris yang berubah"))
        for place, chip in enumerate(Chip):
            self.add_key(f"Ctrl+{place + 1}", CHIP_WORDS[chip], partial(self._chip, place))
        self.add_key("Ctrl+C", self.tr("salin daftar masalah"), self._copy)
        self.add_key("Alt+Left", self.tr("kembali ke kolom"), self._show_columns)

    # ---- steps

    def start_over(self) -> None:
        """Step 1: no file yet."""
        self.look = None
        self._show_card(
            Step.FILE,
            Empty(
                self.tr("Pilih berkas daftar pegawai."),
                (Choice(self.tr("Pilih berkas…"), self.choose_file),),
                detail=self.tr(
                    "Excel (.xlsx) atau CSV apa adanya: DUK, hasil ekspor, atau satu lembar per "
                    "unit. Boleh juga diseret ke sini. Berkas hanya dibaca, tidak pernah diubah."
                ),
                icon="file-in",
            ),
        )

    def go(self, **target: Any) -> None:
        """Open ``file`` at once."""
        if target.get("file") is not None:
            self.open_file(Path(target["file"]))

    def choose_file(self) -> None:
        """Ask for a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Pilih daftar pegawai"), folder, KINDS
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a file behind the window, then show its rows."""
        office = self.context.office
        words = self.tr("{done} dari {total} baris")

        def job(report: Report) -> object:
            def progress(done: int, total: int) -> None:
                said = words.format(done=number(done), total=number(total)) if total else ""
                report(min(done, total), total, said)

            return workflow.look(office, path, progress)

        self.context.operations.run(job, then=self._opened, title=self.tr("Membaca berkas…"))

    def _opened(self, found: object) -> None:
        if isinstance(found, Look):
            self._stale = False
            self._show_look(found, fresh=True)
            return
        if isinstance(found, WorldFault):
            self._show_card(
                Step.FILE,
                Empty(
                    self.tr("Berkas ini tidak bisa dibaca."),
                    (Choice(self.tr("Pilih berkas lain…"), self.choose_file),),
                    detail=say_fault(found),
                    icon="warning",
                ),
            )

    def _show_look(self, look: Look, *, fresh: bool) -> None:
        self.look = look
        rows = number(len(look.plan.rows))
        sheets = [sheet.sheet for sheet in look.roster.sheets if sheet.headers and sheet.sheet]
        where = self.tr("lembar {name}").format(name=sheets[0]) if len(sheets) == 1 else ""
        if len(sheets) > 1:
            where = self.tr("{n} lembar").format(n=len(sheets))
        parts = [look.file.name, where, self.tr("{n} baris").format(n=rows)]
        self.header.set_title(self.title, " · ".join(part for part in parts if part))
        self.columns.show_file(look.file, look.roster)
        self.check.show_look(look, fresh=fresh)
        if not look.roster.has_header:
            self._show_columns()
        elif fresh:
            self._show_check()
        if fresh and look.roster.has_header and self._nothing_new(look.plan):
            self._show_nothing_new(look.plan)

    def _show_columns(self) -> None:
        if self.look is None:
            return
        here = self.check.table.current_key()
        if self._checking() and here is not None:
            self.columns.show_sheet(here[0])
        self.steps.show_step(Step.COLUMNS)
        self.stack.setCurrentWidget(self.columns)
        self.set_main(self.columns.done, in_header=False)

    def _show_check(self) -> None:
        if self.look is None or not self.look.roster.has_header:
            return
        self.steps.show_step(Step.CHECK)
        self.stack.setCurrentWidget(self.check)
        self.set_main(self.check.main, in_header=False)
        self.check.table.setFocus()

    def _show_card(self, step: Step, empty: Empty) -> None:
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

    # ---- deciding

    def _column_chosen(self, fingerprint: str, column: int, field: Field) -> None:
        if self.look is not None:
            self._look_again(self.look.file.with_column(fingerprint, column, field))

    def _row_pointed(self, sheet: str | None, row: int) -> None:
        if self.look is not None:
            self._look_again(self.look.file.with_header_row(sheet, row))

    def _corrected(self, cell: Cell, text: str) -> None:
        if self.look is not None:
            self._look_again(self.look.file.corrected(cell, text))

    def _look_again(self, file: RosterFile) -> None:
        office = self.context.office
        self._stale = True
        if self.look is not None:
            # What was decided counts at once, so that two quick decisions do not lose the first.
            self.look = Look(file, self.look.roster, self.look.plan)

        def job(_report: Report) -> object:
            return workflow.look_again(office, file)

        self.context.operations.run(job, then=self._looked_again)

    def _looked_again(self, found: object) -> None:
        if isinstance(found, Look) and self.look is not None and found.file == self.look.file:
            self._stale = False
            self._show_look(found, fresh=False)

    # ---- bringing in

    def _bring_in(self) -> None:
        look = self.look
        if look is None or self._importing is not None:
            return
        office, skip = self.context.office, frozenset(self.check.model.skipped)
        # What was typed a moment ago may not have been understood yet: then it is now.
        roster = None if self._stale else look.roster

        def job(_report: Report) -> object:
            return workflow.bring_in(office, look.file, roster, skip)

        self._importing = self.context.operations.run(
            job,
            then=self._brought_in,
            title=self.tr("Memasukkan pegawai…"),
            writes=True,
            cancellable=False,
        )

    def _job_ended(self, job: Job) -> None:
        if job is self._importing:
            self._importing = None

    def _brought_in(self, plan: RosterPlan) -> None:
        entry = self.context.operations.last_entry
        counts = plan.counts
        words = self.tr("{n} pegawai masuk.").format(n=number(counts[Effect.NEW]))
        if not counts[Effect.NEW]:
            words = self.tr("{n} pegawai diperbarui.").format(n=number(counts[Effect.CHANGED]))
        elif counts[Effect.CHANGED]:
            words += self.tr(" {n} diperbarui.").format(n=number(counts[Effect.CHANGED]))
        choices = [
            Choice(self.tr("Ke Pegawai"), partial(self.context.open, "people")),
            Choice(self.tr("Ke Beranda"), partial(self.context.open, "home")),
        ]
        if entry is not None:
            choices.append(Choice(self.tr("Batalkan impor ini"), partial(self._undo, entry)))
        detail = []
        if plan.unlinked:
            detail.append(
                self.tr("{n} pegawai menunggu dipilihkan penilai di Beranda.").format(
                    n=number(plan.unlinked)
                )
            )
        if counts[Effect.REFUSED]:
            detail.append(
                self.tr("{n} baris ditolak tidak ikut masuk.").format(
                    n=number(counts[Effect.REFUSED])
                )
            )
        self.look = None
        self._show_card(
            Step.DONE, Empty(words, tuple(choices), detail=" ".join(detail), icon="check")
        )

    def _undo(self, entry: int) -> None:
        self.context.operations.write(Act.UNDO, undo.undo, entry, then=self._undone)

    def _undone(self, _act: object) -> None:
        self.context.notice(self.tr("Impor dibatalkan; tidak ada yang tertinggal."))
        self.start_over()

    @staticmethod
    def _nothing_new(plan: RosterPlan) -> bool:
        counts = plan.counts
        return bool(counts[Effect.UNCHANGED]) and not plan.changes_something

    def _show_nothing_new(self, plan: RosterPlan) -> None:
        same = number(plan.counts[Effect.UNCHANGED])
        self._show_card(
            Step.DONE,
            Empty(
                texts.sentence("roster.nothing_new", unchanged=same),
                (
                    Choice(self.tr("Tutup"), self._close),
                    Choice(self.tr("Lihat barisnya"), self._show_check),
                ),
                icon="check",
            ),
        )

    def _close(self) -> None:
        self.start_over()
        self.context.back()

    # ---- keys and the rest

    def _save_problems(self) -> None:
        look = self.look
        if look is None:
            return
        path = ask_file(self, f"Masalah {Path(look.file.name).stem}.xlsx")
        if path is not None:
            self.context.operations.run(
                lambda _report: workflow.save_problems(look.plan, path), then=self._saved
            )

    def _saved(self, path: Path) -> None:
        self.context.notice(self.tr("Tersimpan: {name}").format(name=path.name))

    def _checking(self) -> bool:
        return self.steps.step is Step.CHECK

    def _next_problem(self) -> None:
        if self._checking():
            self.check.next_problem()

    def _chip(self, place: int) -> None:
        if self._checking():
            self.check.choose_chip(place)

    def _copy(self) -> None:
        if self._checking():
            count = self.check.copy_problems()
            self.context.notice(self.tr("{n} masalah disalin.").format(n=number(count)))

    def filter_focus(self) -> None:
        """Ctrl+F."""
        if self._checking():
            self.check.focus_filter()

    def back(self) -> bool:
        """Esc: from the columns to the check, then the filter, then out."""
        if self.steps.step is Step.COLUMNS and self.look and self.look.roster.has_header:
            self._show_check()
            return True
        if self._checking() and self.check.filter.text():
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
