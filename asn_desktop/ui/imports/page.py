"""The page *Masukkan daftar pegawai*: file → columns → check → done (screens.md 5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from asn_desktop import texts
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.check import CheckView
from asn_desktop.ui.imports.columns import ColumnsView
from asn_desktop.ui.imports.file_page import FilePage
from asn_desktop.ui.imports.steps import Step
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import Field
from asn_desktop.workflows import roster as workflow
from asn_desktop.workflows.roster import Look, RosterFile


class ImportsPage(FilePage):
    """Brings staff in from any file; the file itself is only read."""

    title = "Masukkan daftar pegawai"
    look: Look | None
    check: CheckView

    def build(self) -> None:
        """Make the four steps; the window shows one."""
        self.columns = ColumnsView()
        self.columns.chosen.connect(self._column_chosen)
        self.columns.pointed.connect(self._row_pointed)
        self.columns.done.clicked.connect(self.show_check)
        super().build()
        self.stack.addWidget(self.columns)

    def make_check(self) -> CheckView:
        """The rows of a staff list."""
        return CheckView(
            columns=self._show_columns,
            save=self._save_problems,
            cancel=self.start_over,
            bring_in=self.bring_in,
        )

    def make_keys(self) -> None:
        """The keys of the check and of the columns."""
        super().make_keys()
        self.tell_key(self.tr("Spasi"), self.tr("centang baris yang berubah"))
        self.add_key("Alt+Left", self.tr("kembali ke kolom"), self._show_columns)

    def beginning(self) -> Empty:
        """What to say before there is a file."""
        return Empty(
            self.tr("Pilih berkas daftar pegawai."),
            (Choice(self.tr("Pilih berkas…"), self.choose_file),),
            detail=self.tr(
                "Excel (.xlsx) atau CSV apa adanya: DUK, hasil ekspor, atau satu lembar per "
                "unit. Boleh juga diseret ke sini. Berkas hanya dibaca, tidak pernah diubah."
            ),
            icon="file-in",
        )

    def look_at(self, path: Path, progress: Callable[[int, int], None]) -> object:
        """Open a file behind the window."""
        return workflow.look(self.context.office, path, progress)

    def look_again(self, file: RosterFile) -> object:
        """Understand the file once more, behind the window."""
        return workflow.look_again(self.context.office, file)

    def with_file(self, look: Look, file: RosterFile) -> Look:
        """The look with another file, before it is understood."""
        return Look(file, look.roster, look.plan)

    def show_look(self, look: Look, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file."""
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
            self.show_check()
        if fresh and look.roster.has_header and self._nothing_new(look.plan):
            self._show_nothing_new(look.plan)

    def show_check(self) -> None:
        """Step 3: the rows."""
        if self.look is not None and self.look.roster.has_header:
            super().show_check()

    def _show_columns(self) -> None:
        if self.look is None:
            return
        here = self.check.table.current_key()
        if self.checking() and here is not None:
            self.columns.show_sheet(here[0])
        self.steps.show_step(Step.COLUMNS)
        self.stack.setCurrentWidget(self.columns)
        self.set_main(self.columns.done, in_header=False)

    # ---- deciding

    def _column_chosen(self, fingerprint: str, column: int, field: Field) -> None:
        if self.look is not None:
            self.decide(self.look.file.with_column(fingerprint, column, field))

    def _row_pointed(self, sheet: str | None, row: int) -> None:
        if self.look is not None:
            self.decide(self.look.file.with_header_row(sheet, row))

    # ---- bringing in

    def store(self, look: Look) -> Callable[[], object]:
        """What brings the file in, to be called behind the window."""
        office, skip = self.context.office, frozenset(self.check.model.skipped)
        # What was typed a moment ago may not have been understood yet: then it is now.
        roster = None if self._stale else look.roster
        return lambda: workflow.bring_in(office, look.file, roster, skip)

    def finished(self, done: RosterPlan) -> Empty:
        """What to say after it was brought in."""
        counts = done.counts
        words = self.tr("{n} pegawai masuk.").format(n=number(counts[Effect.NEW]))
        if not counts[Effect.NEW]:
            words = self.tr("{n} pegawai diperbarui.").format(n=number(counts[Effect.CHANGED]))
        elif counts[Effect.CHANGED]:
            words += self.tr(" {n} diperbarui.").format(n=number(counts[Effect.CHANGED]))
        choices = (
            Choice(self.tr("Ke Pegawai"), partial(self.context.open, "people")),
            Choice(self.tr("Ke Beranda"), partial(self.context.open, "home")),
            *self.undo_choice(),
        )
        detail = []
        if done.unlinked:
            detail.append(
                self.tr("{n} pegawai menunggu dipilihkan penilai di Beranda.").format(
                    n=number(done.unlinked)
                )
            )
        if counts[Effect.REFUSED]:
            detail.append(
                self.tr("{n} baris ditolak tidak ikut masuk.").format(
                    n=number(counts[Effect.REFUSED])
                )
            )
        return Empty(words, choices, detail=" ".join(detail), icon="check")

    @staticmethod
    def _nothing_new(plan: RosterPlan) -> bool:
        counts = plan.counts
        return bool(counts[Effect.UNCHANGED]) and not plan.changes_something

    def _show_nothing_new(self, plan: RosterPlan) -> None:
        same = number(plan.counts[Effect.UNCHANGED])
        self.show_card(
            Step.DONE,
            Empty(
                texts.sentence("roster.nothing_new", unchanged=same),
                (
                    Choice(self.tr("Tutup"), self.close_page),
                    Choice(self.tr("Lihat barisnya"), self.show_check),
                ),
                icon="check",
            ),
        )

    def _save_problems(self) -> None:
        look = self.look
        if look is not None:
            self.save_problems(partial(workflow.save_problems, look.plan), look.file.name)

    def back(self) -> bool:
        """Esc: from the columns to the check, then the filter, then out."""
        if self.steps.step is Step.COLUMNS and self.look and self.look.roster.has_header:
            self.show_check()
            return True
        return super().back()
