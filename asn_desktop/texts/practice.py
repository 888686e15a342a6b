"""Sentences about the practice office."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "practice.not_practice": (
        "Folder {folder} berisi kantor sungguhan. Kantor latihan hanya dibuat di foldernya "
        "sendiri; tidak ada yang diubah.",
        "The folder {folder} holds a real office. The practice office is only made in a folder of "
        "its own; nothing was changed.",
    ),
    "practice.folder_taken": (
        "Folder {folder} sudah berisi berkas lain. Pilih folder kosong untuk kantor latihan; "
        "tidak ada yang diubah.",
        "The folder {folder} already holds other files. Choose an empty one for the practice "
        "office; nothing was changed.",
    ),
}
