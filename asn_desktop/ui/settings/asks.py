"""The system's questions for files; tests replace them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class AskFile:
    """Which file to read or to write; None for "Batal"."""

    @staticmethod
    def emblem(parent: QWidget, title: str) -> Path | None:
        """A picture."""
        found, _kind = QFileDialog.getOpenFileName(parent, title, "", "Gambar (*.png *.jpg *.jpeg)")
        return Path(found) if found else None

    @staticmethod
    def backup_to_read(parent: QWidget, title: str, folder: Path) -> Path | None:
        """A backup that is there."""
        found, _kind = QFileDialog.getOpenFileName(
            parent, title, str(folder), "Cadangan ASN Desktop (*.asncadangan)"
        )
        return Path(found) if found else None

    @staticmethod
    def backup_to_write(parent: QWidget, title: str, name: str) -> Path | None:
        """Where a backup goes."""
        found, _kind = QFileDialog.getSaveFileName(
            parent, title, name, "Cadangan ASN Desktop (*.asncadangan)"
        )
        if not found:
            return None
        path = Path(found)
        return path if path.suffix == ".asncadangan" else path.with_name(path.name + ".asncadangan")
