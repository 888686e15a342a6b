"""The page *Masukkan berkas*: any of four kinds of office files, told apart by their content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.undoing import can_undo
from asn_desktop.services.bringing import ACTS
from asn_desktop.ui.bringing.check import BringCheck, nothing_new
from asn_desktop.ui.formats import number
from asn_desktop.ui.imports.file_page import FilePage
from asn_desktop.ui.imports.steps import Step
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.bringing import BringKind, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.workflows import bringing as workflow
from asn_desktop.workflows.bringing import BroughtFile, Look
from asn_desktop.workflows.sentences import say_fault

_ASKED = {
    None: "Pilih berkas untuk dimasukkan.",
    BringKind.LOGS: "Pilih berkas catatan harian.",
    BringKind.SURVEY: "Pilih berkas jawaban survei kepuasan.",
    BringKind.COMPLAINTS: "Pilih berkas register pengaduan.",
    BringKind.SKP: "Pilih berkas SKP tahun lalu.",
}
_GOING = {
    BringKind.LOGS: ("logs", "Ke Catatan Harian"),
    BringKind.SURVEY: ("survey", "Lihat hasil survei"),
    BringKind.COMPLAINTS: ("complaints", "Ke Pengaduan"),
    BringKind.SKP: ("planning", "Ke Perencanaan"),
}


class BringPage(FilePage):
    """Brings in logs, survey sheets, complaints and SKP; drop a file and it says what it is.

    ``context.open("bring", kind="survey", round=round_id)``; ``file=path`` opens one at once.
    """

    title = "Masukkan berkas"
    step_list = (Step.FILE, Step.CHECK, Step.DONE)
    look: Look | None
    check: BringCheck

    def build(self) -> None:
        """Make the three steps."""
        self.kind: BringKind | None = None
        self.target = Target()
        self._path = Path()
        super().build()
        self.check.kind_chosen.connect(self._kind_chosen)
        self.check.target_chosen.connect(self._target_chosen)

    def make_check(self) -> BringCheck:
        """The rows of the file."""
        return BringCheck(save=self._save_problems, cancel=self.start_over, bring_in=self.bring_in)

    def activate(self) -> None:
        """The way back leads to wherever one came from: several pages lead here."""
        self.header.way_back.setText(self.tr("Kembali"))

    def go(self, **target: Any) -> None:
        """Ask for a file of one ``kind``, for a survey ``round``; or open ``file`` at once."""
        kind = target.get("kind")
        self.kind = BringKind(kind) if kind else None
        chosen = target.get("round")
        self.target = Target(round_id=chosen if isinstance(chosen, UUID) else None)
        other = self.kind and self.look is not None and self.look.file.kind is not self.kind
        if target.get("file") is None and (other or not self.checking()):
            self.start_over()  # a survey is asked for: the log that was left is not in its way
        super().go(**target)

    def beginning(self) -> Empty:
        """What to say before there is a file."""
        return Empty(
            _ASKED[self.kind],
            (Choice(self.tr("Pilih berkas…"), self.choose_file),),
            detail=self.tr(
                "Excel (.xlsx) atau CSV apa adanya: catatan harian, jawaban survei kepuasan, "
                "register pengaduan, atau SKP tahun lalu. Isinya dikenali dari judul kolomnya. "
                "Boleh juga diseret ke sini. Berkas hanya dibaca, tidak pernah diubah."
            ),
            icon="file-in",
        )

    # ---- reading

    def look_at(self, path: Path, progress: Callable[[int, int], None]) -> object:
        """Open a file behind the window."""
        self._path = path
        target = replace(self.target, year=self.target.year or self.context.selection.year)
        return workflow.look(self.context.office, path, self.kind, target, progress=progress)

    def look_again(self, file: BroughtFile) -> object:
        """Understand the file once more, behind the window."""
        return workflow.look_again(self.context.office, file)

    def with_file(self, look: Look, file: BroughtFile) -> Look:
        """The look with another file, before it is understood."""
        return replace(look, file=file)

    def unreadable(self, fault: WorldFault) -> Empty:
        """A list of staff is sent to its own page."""
        if fault.code != "bring.staff_list" or not self.context.has_page("imports"):
            return super().unreadable(fault)
        there = partial(self.context.open, "imports", file=self._path)
        return Empty(
            self.tr("Ini daftar pegawai."),
            (
                Choice(self.tr("Masukkan daftar pegawai"), there),
                Choice(self.tr("Pilih berkas lain…"), self.choose_file),
            ),
            detail=say_fault(fault),
            icon="people",
        )

    def show_look(self, look: Look, *, fresh: bool) -> None:
        """Show a look; ``fresh`` = another file."""
        preview = look.preview
        rows = self.tr("{n} baris").format(n=number(len(preview.rows)))
        sheets = [name for name in dict.fromkeys(row.found.sheet for row in preview.rows) if name]
        where = self.tr("lembar {name}").format(name=sheets[0]) if len(sheets) == 1 else ""
        if len(sheets) > 1:
            where = self.tr("{n} lembar").format(n=len(sheets))
        parts = [look.file.name, where, rows]
        self.header.set_title(self.title, " · ".join(part for part in parts if part))
        self.check.show_look(look, fresh=fresh)
        counts = preview.counts
        if fresh and counts[Effect.UNCHANGED] and len(preview.rows) == counts[Effect.UNCHANGED]:
            self._show_nothing_new(preview)
        elif fresh:
            self.show_check()

    def _show_nothing_new(self, preview: Preview) -> None:
        self.show_card(
            Step.DONE,
            Empty(
                nothing_new(preview),
                (
                    Choice(self.tr("Tutup"), self.close_page),
                    Choice(self.tr("Lihat barisnya"), self.show_check),
                ),
                icon="check",
            ),
        )

    # ---- deciding

    def _kind_chosen(self, kind: BringKind) -> None:
        if self.look is not None and kind is not self.look.file.kind:
            self.kind = kind
            self.decide(replace(self.look.file, kind=kind, corrections={}))

    def _target_chosen(self, target: Target) -> None:
        if self.look is not None:
            self.decide(self.look.file.going_to(target))

    # ---- bringing in

    def store(self, look: Look) -> Callable[[], object]:
        """What brings the file in; what was typed a moment ago is understood first."""
        office, stale = self.context.office, self._stale

        def job() -> object:
            shown = workflow.look_again(office, look.file) if stale else look
            return workflow.bring_in(office, shown)

        return job

    def finished(self, done: Preview) -> Empty:
        """What to say after it was brought in."""
        counts, kind = done.counts, done.kind
        words = self.tr("{n} {noun} masuk.").format(n=number(counts[Effect.NEW]), noun=kind.noun)
        detail = []
        if counts[Effect.CHANGED]:
            more = self.tr("{n} yang sudah ada dilengkapi.")
            detail.append(more.format(n=number(counts[Effect.CHANGED])))
        if counts[Effect.UNCHANGED]:
            same = self.tr("{n} sudah ada sebelumnya.")
            detail.append(same.format(n=number(counts[Effect.UNCHANGED])))
        if counts[Effect.REFUSED]:
            refused = self.tr("{n} baris ditolak tidak ikut masuk.")
            detail.append(refused.format(n=number(counts[Effect.REFUSED])))
        choices = [Choice(self.tr("Masukkan berkas lain"), self.start_over)]
        page, title = _GOING[kind]
        if self.context.has_page(page):
            target = {"round": done.target.round_id} if kind is BringKind.SURVEY else {}
            choices.insert(0, Choice(title, partial(self.context.open, page, **target)))
        if can_undo(ACTS[kind]):
            choices += self.undo_choice()
        return Empty(words, tuple(choices), detail=" ".join(detail), icon="check")

    def _save_problems(self) -> None:
        look = self.look
        if look is not None:
            self.save_problems(partial(workflow.save_problems, look), look.file.name)
