"""Sentences about answering daily logs."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "log_review.nothing_waits": (
        "Tidak ada catatan yang menunggu persetujuan di antara yang dipilih.",
        "None of the chosen entries waits for approval.",
    ),
    "log_review.words_missing": (
        "Tulis satu kalimat, supaya pegawai tahu apa yang perlu diperbaiki.",
        "Write one sentence, so that the employee knows what to mend.",
    ),
    "log_review.approved": (
        "Catatan yang sudah disetujui tidak bisa dikembalikan. Batalkan persetujuannya dengan "
        "Ctrl+Z, atau beri umpan balik langsung.",
        "An approved entry cannot be sent back. Undo the approval (Ctrl+Z) or write feedback.",
    ),
}
