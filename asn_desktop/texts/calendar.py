"""Sentences about the office's holidays."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "holiday.name_missing": (
        "Tulis hari apa ini, misalnya “Hari Jadi Kabupaten”.",
        "Write which day this is, for instance “Founding day of the regency”.",
    ),
    "holiday.taken": (
        "Tanggal ini sudah tercatat: {name}. Hapus dulu bila hendak diganti.",
        "This date is already there: {name}. Remove it first to change it.",
    ),
    "holiday.unknown": (
        "Hari libur ini sudah tidak ada di daftar. Muat ulang dengan F5.",
        "This holiday is no longer on the list. Refresh with F5.",
    ),
    "holiday.source_missing": (
        "Tulis dulu nomor keputusan yang menetapkan hari libur {year}.",
        "First write the number of the decree that sets the holidays of {year}.",
    ),
    "holiday.no_days": (
        "Hari libur {year} belum ada di daftar. Tambahkan dulu, lalu tandai sudah pasti.",
        "The holidays of {year} are not on the list yet. Add them first, then mark them sure.",
    ),
}
