"""Sentences about meetings with residents."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "forum.title_missing": (
        "Forum perlu judul atau pokok bahasan.",
        "A meeting needs a title.",
    ),
    "forum.attendance": (
        "Jumlah yang hadir tidak bisa kurang dari nol.",
        "Fewer than nobody cannot have been there.",
    ),
    "forum.day_late": (
        "Ada saran forum ini yang sudah dijawab {date}; forumnya tidak mungkin sesudah itu.",
        "A suggestion of it was answered on {date}; the meeting cannot have been later.",
    ),
    "forum.until_early": (
        "Batas waktu ini sebelum forumnya, {date}.",
        "This day is before the meeting on {date}.",
    ),
    "forum.answered_early": (
        "Tanggal jawaban ini sebelum forumnya, {date}.",
        "The answer cannot be before the meeting on {date}.",
    ),
    "forum.answered_future": (
        "Tanggal jawaban ini belum tiba.",
        "The day of the answer is still to come.",
    ),
    "work.suggestions_overdue": (
        "{count} saran warga belum dijawab dan lewat batasnya.",
        "{count} suggestions of residents are unanswered past their day.",
    ),
    "work.button.answer_suggestion": ("Jawab", "Answer"),
}
