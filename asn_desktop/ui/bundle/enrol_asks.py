"""The system's questions for files of keys; tests replace them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.workflows.enrolment_begin import LIST_SUFFIX
from asn_desktop.workflows.enrolment_kit import SUFFIX as KIT_SUFFIX
from asn_desktop.workflows.enrolment_roots import RECOVERY_SUFFIX
from asn_desktop.workflows.enrolment_roots import SUFFIX as ROOT_SUFFIX
from asn_desktop.workflows.sending_files import SUFFIX as REQUEST_SUFFIX

_KINDS = {
    REQUEST_SUFFIX: "Permohonan pendaftaran",
    KIT_SUFFIX: "Paket kantor",
    ROOT_SUFFIX: "Kunci akar",
    RECOVERY_SUFFIX: "Kunci pemulihan",
    LIST_SUFFIX: "Daftar kunci",
}


class AskKeyFile:
    """Which file to read or to write; None for "Batal"."""

    @staticmethod
    def to_read(parent: QWidget, title: str, suffix: str) -> Path | None:
        """A file that is there."""
        found, _kind = QFileDialog.getOpenFileName(
            parent, title, "", f"{_KINDS[suffix]} (*{suffix})"
        )
        return Path(found) if found else None

    @staticmethod
    def kit_or_list(parent: QWidget, title: str) -> Path | None:
        """A kit or a key list that is there."""
        found, _kind = QFileDialog.getOpenFileName(
            parent, title, "", f"Paket kantor atau daftar kunci (*{KIT_SUFFIX} *{LIST_SUFFIX})"
        )
        return Path(found) if found else None

    @staticmethod
    def to_write(parent: QWidget, title: str, name: str) -> Path | None:
        """Where a file goes; ``name`` is proposed with its ending."""
        suffix = Path(name).suffix
        found, _kind = QFileDialog.getSaveFileName(
            parent, title, name, f"{_KINDS[suffix]} (*{suffix})"
        )
        if not found:
            return None
        path = Path(found)
        return path if path.suffix == suffix else path.with_name(path.name + suffix)
