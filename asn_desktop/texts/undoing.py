"""Sentences of undo, drafts, and founding an office."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "undo.done": ("Dibatalkan: {act}.", "Undone: {act}."),
    "undo.nothing": (
        "Tidak ada perubahan yang bisa dibatalkan.",
        "There is nothing to undo.",
    ),
    "undo.not_possible": (
        "Langkah terakhir tidak bisa dibatalkan dengan tombol ini. Tidak ada yang berubah.",
        "The last step cannot be undone with this key. Nothing has changed.",
    ),
    "undo.sealed_since": (
        "Dokumen sudah disegel atau dicetak setelah langkah itu, jadi tidak dibatalkan. "
        "Ubah isinya; lembar lama otomatis tidak berlaku.",
        "The document was sealed or printed after that step, so it is not undone. "
        "Change its content; the old sheet becomes void by itself.",
    ),
    "undo.file_gone": (
        "Berkas buktinya dihapus lebih dari 30 hari yang lalu dan tidak dapat dikembalikan lagi.",
        "Its file was removed more than 30 days ago, so it cannot be brought back.",
    ),
    "undo.changed_since": (
        "Data sudah berubah lagi setelah langkah itu, jadi tidak dibatalkan.",
        "The data has changed again since that step, so it is not undone.",
    ),
    "draft.title": (
        "{count} isian belum tersimpan waktu program terakhir berhenti",
        "{count} fields were not saved when the program last stopped",
    ),
    "draft.explained": (
        "Tidak ada yang hilang: ketikan terakhir dijaga. Masukkan kembali ke tempatnya?",
        "Nothing was lost: what you typed was kept. Put it back in its place?",
    ),
    "draft.gone": (
        "Isian itu sudah tidak ada, jadi ketikannya tidak bisa dimasukkan kembali.",
        "That field is gone, so the text cannot be put back.",
    ),
    "office.name_missing": ("Isi nama kantor.", "Enter the name of the office."),
    "office.agency_missing": ("Isi nama instansi.", "Enter the name of the agency."),
}
