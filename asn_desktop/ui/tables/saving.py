"""What a list shows, saved as xlsx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.workflows.lists import save_list

Saver = Callable[[Sequence[Column], Sequence[Any]], object]
_RAW = (Cell.NUMBER, Cell.DATE, Cell.NIP)


def saver(page: QWidget, context: Context, name: str) -> Saver:
    """Return what `ListSpec.save` wants: asks for a file, then writes what the list shows.

    ``name`` is the name of the sheet and, with the day, of the file. Numbers and dates stay numbers
    and dates, a NIP keeps its 18 digits as text.
    """

    def save(columns: Sequence[Column], rows: Sequence[Any]) -> None:
        path = ask_file(page, f"{name} {context.office.today():%Y-%m-%d}.xlsx")
        if path is None:
            return
        heads = [column.title for column in columns]
        content = [[_content(column, row) for column in columns] for row in rows]
        context.operations.run(
            lambda _report: save_list(path, name, heads, content),
            then=lambda made: context.notice(page.tr("Tersimpan: {name}").format(name=made.name)),
        )

    return save


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save; None when the person changes their mind."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = parent.tr("Simpan sebagai xlsx")
    kinds = parent.tr("Buku kerja Excel (*.xlsx)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
    return Path(chosen) if chosen else None


def _content(column: Column, row: Any) -> Any:
    return column.value(row) if column.kind in _RAW else column.text(row)
