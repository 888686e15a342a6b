"""Sentences about progress or none, taking over a result, and counselling."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "measures.nothing_done": (
        "Belum ada realisasi {period}",
        "Nothing realised in {period} yet",
    ),
    "measures.not_positive": (
        "{count} umpan balik tidak positif",
        "{count} pieces of feedback not positive",
    ),
    "measures.behind": (
        "Realisasi {percent} % dari rencana sampai {period}",
        "Realised {percent} % of what was planned up to {period}",
    ),
    "measures.text_missing": (
        "Tulis satu kalimat tentang apa yang dilakukan.",
        "Write one sentence about what was done.",
    ),
    "measures.note_missing": (
        "Tulis catatan bahwa pegawai tidak dapat menyelesaikan hasil kerja ini (Pasal 20 ayat 7).",
        "Write the note that the employee could not finish this result (Article 20(7)).",
    ),
    "measures.date_ahead": (
        "Tanggalnya belum tiba. Isi hari ini atau sebelumnya.",
        "This day has not come yet. Enter today or earlier.",
    ),
    "measures.first": (
        "Hasil kerja baru dapat diambil alih setelah ekspektasi atau sumber daya disesuaikan, atau "
        "pembinaan dilakukan atau diusulkan (Pasal 20 ayat 6). Catat tindakan itu lebih dulu.",
        "A result can be taken over only after expectation or resources were adjusted, or guidance "
        "was given or proposed (Article 20(6)). Note that measure first.",
    ),
    "measures.too_early": (
        "Tanggal pengambilalihan mendahului tindakan yang pertama.",
        "The take-over is dated before the first measure.",
    ),
    "measures.taken": (
        "Hasil kerja ini sudah diambil alih.",
        "This result was taken over already.",
    ),
    "measures.not_taken": (
        "Hasil kerja ini tidak sedang diambil alih.",
        "This result is not taken over.",
    ),
    "measures.needed": (
        "Pengambilalihan hasil kerja ini bersandar pada tindakan tersebut. Batalkan dulu "
        "pengambilalihannya.",
        "The take-over of this result rests on that measure. Give the result back first.",
    ),
    "counselling.order": (
        "“{step}” baru dapat diberi tanggal setelah “{before}”.",
        "“{step}” can be dated only after “{before}”.",
    ),
    "counselling.dates": (
        "“{step}” mendahului “{before}” ({on}).",
        "“{step}” is dated before “{before}” ({on}).",
    ),
    "counselling.ended": (
        "Perilakunya sudah berubah, jadi jalannya berakhir di situ. Kosongkan tanggal itu dulu.",
        "The behaviour has changed, so the way ends there. Clear that date first.",
    ),
    "counselling.hidden": (
        "Isi konseling hanya dapat dibaca dan diisi oleh {readers}. Pilih orangnya pada “Bekerja "
        "sebagai”.",
        "Only {readers} may read and write what was said. Choose the person at “Bekerja sebagai”.",
    ),
    "counselling.kind_missing": (
        "Pilih dulu siapa yang memberi konseling.",
        "Choose first who counsels.",
    ),
    "guidance.way_dates": (
        "“{step}” mendahului “{before}” ({on}).",
        "“{step}” is dated before “{before}” ({on}).",
    ),
    "guidance.way_order": (
        "“{step}” baru dapat diberi tanggal setelah “{before}”.",
        "“{step}” can be dated only after “{before}”.",
    ),
}
