"""Sentences about the daily log (catatan harian) and absences."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "logs.future": (
        "Tanggal {day} belum tiba. Catatan harian ditulis untuk hari ini atau "
        "hari-hari sebelumnya.",
        "{day} has not come yet. The log is written for today or earlier days.",
    ),
    "logs.activity_missing": (
        "Kegiatannya belum ditulis.",
        "The activity is missing.",
    ),
    "logs.quantity_wrong": (
        "Jumlah ditulis dengan angka, misalnya 12 atau 0,5; boleh dikosongkan.",
        "The quantity is a number such as 12 or 0.5, or left empty.",
    ),
    "logs.time_wrong": (
        "Waktu ditulis seperti 08.00–09.30; boleh dikosongkan.",
        "The time is written like 08.00–09.30, or left empty.",
    ),
    "logs.starts_missing": (
        "Waktu mulainya belum ditulis.",
        "The time it began is missing.",
    ),
    "logs.ends_first": (
        "Waktu selesai tidak boleh sebelum waktu mulai.",
        "The end may not lie before the beginning.",
    ),
    "logs.overlap": (
        "Waktunya bertumpuk dengan catatan lain pada hari yang sama.",
        "Its time overlaps another entry of the day.",
    ),
    "logs.approved": (
        "Catatan ini sudah disetujui atasan, jadi tidak bisa diubah atau dihapus lagi.",
        "The superior has approved this entry; it can no longer be changed or removed.",
    ),
    "logs.not_own_result": (
        "Hasil kerja itu bukan dari SKP yang berlaku bagi pegawai ini pada hari itu.",
        "That result is not part of the SKP in force for this person on that day.",
    ),
    "logs.nothing_to_repeat": (
        "Belum ada catatan pada hari-hari sebelumnya yang bisa diulang.",
        "There are no earlier entries to repeat.",
    ),
    "logs.repeated_already": (
        "Semua catatan tanggal {day} sudah ada pada hari ini.",
        "All entries of {day} stand on this day already.",
    ),
    "logs.absence_ends_first": (
        "Hari terakhir tidak boleh sebelum hari pertama.",
        "The last day may not lie before the first.",
    ),
    "logs.absence_too_long": (
        "Ketidakhadiran lebih dari satu tahun dicatat sebagai status pegawai di halaman Pegawai.",
        "An absence of more than a year is a status, noted on the page Pegawai.",
    ),
    "logs.nothing_summed": (
        "Tidak ada jumlah yang bisa diambil dari catatan harian untuk baris ini.",
        "The log holds no sum for this line.",
    ),
    "logs.nothing_to_print": (
        "Tidak ada catatan harian maupun ketidakhadiran pada {month}.",
        "There are neither entries nor absences in {month}.",
    ),
}
