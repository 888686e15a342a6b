"""Sentences about the register of complaints."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "complaint.number_missing": (
        "Nomor pengaduan wajib diisi.",
        "A complaint needs its number.",
    ),
    "complaint.number_taken": (
        "Nomor {number} sudah ada di register.",
        "The number {number} is in the register already.",
    ),
    "complaint.future": (
        "Waktu {time} belum tiba.",
        "The time {time} is still to come.",
    ),
    "complaint.responded_early": (
        "Ditanggapi {time}, padahal baru diterima {before}.",
        "Answered at {time}, but received only at {before}.",
    ),
    "complaint.completed_early": (
        "Selesai {time}, padahal baru diterima {before}.",
        "Completed at {time}, but received only at {before}.",
    ),
    "complaint.completed_first": (
        "Selesai {time}, padahal baru ditanggapi {before}.",
        "Completed at {time}, but answered only at {before}.",
    ),
    "complaint.no_response": (
        "Selesai tanpa waktu tanggapan: waktu tanggapannya tidak ikut dihitung.",
        "Completed without a time of response: it counts in no figure of responses.",
    ),
    "complaint.nothing_answered": (
        "Belum ada pengaduan yang ditanggapi pada rentang ini.",
        "No complaint of this span has been answered yet.",
    ),
    "complaint.nothing_completed": (
        "Belum ada pengaduan yang selesai pada rentang ini.",
        "No complaint of this span has been completed yet.",
    ),
    "setting.hours_turned": (
        "Jam selesai tidak bisa sebelum jam mulainya.",
        "The end cannot be before its beginning.",
    ),
    "work.complaint_overdue": (
        "Pengaduan {number} lewat janji, sudah {age}.",
        "The complaint {number} is beyond what was promised, {age} old.",
    ),
    "work.complaints_overdue": (
        "{count} pengaduan lewat janji; terlama {number}, sudah {age}.",
        "{count} complaints are beyond what was promised; the oldest is {number}, {age} old.",
    ),
    "work.promise_broken": ("warga masih menunggu", "residents still wait"),
    "work.button.answer_complaint": ("Tanggapi", "Answer"),
}
