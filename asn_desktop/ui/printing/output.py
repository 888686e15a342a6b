"""From the desk to printer and files: ask, seal, render, and ask how it came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import paper as sheets
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter, Chosen, has_printer, send
from asn_desktop.ui.widgets.dialogs import Question, Selectable
from asn_desktop.views.paper import Paper
from asn_desktop.workflows import printing

Refs = Sequence[printing.SheetRef]
Sealed = tuple[printing.SealedRef, ...]


class Output(QObject):
    """Every way out of the desk; only the answer "Ya" records that something was printed."""

    def __init__(self, context: Context, desk: QWidget) -> None:
        super().__init__(desk)
        self.context = context
        self._desk = desk

    def print(self, refs: Refs, paper: Paper) -> None:
        """Ask for the printer, seal, print, ask how it came out."""
        if not refs:
            return
        if not has_printer():
            self._no_printer(refs, paper)
            return
        title = self.tr("Cetak {n} lembar").format(n=number(len(refs)))
        chosen = AskPrinter.ask(self._desk, title, paper)
        if chosen is not None:
            self._seal(refs, partial(self._print, chosen, title, paper))

    def write_files(self, refs: Refs, paper: Paper) -> None:
        """One PDF for each sheet into a folder."""
        folder = AskPlace.folder(self._desk, self.tr("Simpan PDF di folder…")) if refs else None
        if folder is not None:
            self._seal(refs, partial(self._write_files, folder, paper))

    def write_one(self, refs: Refs, paper: Paper, name: str) -> None:
        """One PDF of all sheets; ``name`` is proposed."""
        file = AskPlace.file(self._desk, self.tr("Simpan PDF…"), name) if refs else None
        if file is not None:
            self._seal(refs, partial(self._write_one, file, paper))

    def mark_printed(self, sealed: Sealed) -> None:
        """Record the event printed of these sheets, today."""
        ids = [each.version_id for each in sealed]
        self.context.operations.write(Act.PRINTED, sheets.mark_printed, ids, then=self._marked)

    def _seal(self, refs: Refs, then: Callable[[Sealed], None]) -> None:
        """Seal, in the queue of everything that is being saved, then go on."""
        office = self.context.office
        self.context.operations.run(
            lambda report: printing.seal_sheets(office, refs, report),
            then=then,
            title=self.tr("Menyegel lembar…"),
            writes=True,
        )

    def _no_printer(self, refs: Refs, paper: Paper) -> None:
        answer = Selectable.ask(
            self._desk,
            self.tr("Tidak ada pencetak di komputer ini"),
            self.tr("PDF tetap bisa disimpan dan dicetak di tempat lain."),
            [self.tr("Tutup"), self.tr("Simpan PDF per orang…")],
        )
        if answer == 1:
            self.write_files(refs, paper)

    def _print(self, chosen: Chosen, title: str, paper: Paper, sealed: Sealed) -> None:
        office = self.context.office

        def job(report: Any) -> int:
            pdf = printing.print_together(office, sealed, paper=paper, report=report)
            return send(pdf, chosen, title, paper, report)

        self.context.operations.run(
            job, then=partial(self._sent, chosen.name, sealed), title=self.tr("Mencetak…")
        )

    def _sent(self, printer: str, sealed: Sealed, pages: int) -> None:
        if Question.ask(
            self._desk,
            self.tr("Apakah semua keluar dengan baik?"),
            self.tr("{n} halaman dikirim ke {printer}.").format(n=number(pages), printer=printer),
            yes=self.tr("Ya, catat sudah dicetak"),
            no=self.tr("Belum"),
        ):
            self.mark_printed(sealed)

    def _marked(self, count: int) -> None:
        self.context.notice(self.tr("{n} lembar dicatat sudah dicetak.").format(n=number(count)))

    def _write_files(self, folder: Path, paper: Paper, sealed: Sealed) -> None:
        office = self.context.office
        self.context.operations.run(
            lambda report: printing.write_files(office, sealed, folder, paper=paper, report=report),
            then=partial(self._kept, folder, sealed),
            title=self.tr("Menyimpan PDF…"),
        )

    def _write_one(self, file: Path, paper: Paper, sealed: Sealed) -> None:
        office = self.context.office

        def job(report: Any) -> None:
            pdf = printing.print_together(office, sealed, paper=paper, report=report)
            printing.write_whole(file, pdf)

        self.context.operations.run(
            job,
            then=partial(self._kept, file.parent, sealed),
            title=self.tr("Menyimpan PDF…"),
        )

    def _kept(self, folder: Path, sealed: Sealed, _written: object) -> None:
        """Say where the files are; what is printed from them elsewhere can be recorded here."""
        answer = Selectable.ask(
            self._desk,
            self.tr("{n} lembar tersimpan sebagai PDF").format(n=number(len(sealed))),
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
