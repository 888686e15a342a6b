"""Sentences about questions between an office and the centre, and why one cannot be decided so."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "questions.no_reason": (
        "Tulis alasan keputusan ini. Kantor membacanya bersama hasilnya.",
        "Write the reason of this decision. The office reads it with the result.",
    ),
    "questions.undecided": (
        "Masih ada {count} isian berbeda yang belum dipilih. Belum ada yang berubah. Pilih kantor, "
        "semula, atau pusat untuk setiap isian itu.",
        "{count} differing fields are not chosen yet. Nothing changed. Choose office, former or "
        "centre for each.",
    ),
    "questions.decided": (
        "Pertanyaan ini sudah diputuskan oleh {by}. Tidak ada yang berubah. Tarik kembali dahulu "
        "keputusan itu bila hendak memutuskan lain.",
        "This question was decided by {by}. Nothing changed. Take that decision back first.",
    ),
    "questions.not_decided": (
        "Pertanyaan ini belum diputuskan, jadi tidak ada yang bisa ditarik kembali.",
        "This question is not decided, so there is nothing to take back.",
    ),
    "questions.wrong_choice": (
        "Jawaban itu tidak cocok dengan pertanyaan ini. Tidak ada yang berubah.",
        "That answer does not fit this question. Nothing changed.",
    ),
    "questions.elsewhere": (
        "Keputusan ini dibuat di pusat, jadi hanya pusat yang bisa menariknya kembali.",
        "This decision was made at the centre, so only the centre can take it back.",
    ),
    "questions.told": (
        "Keputusan ini sudah dikirim ke kantor dalam balasan no. {number} tanggal {on}, jadi tidak "
        "bisa ditarik kembali. Perubahan berikutnya dibuat oleh kantor.",
        "This decision went to the office in reply no. {number} of {on}, so it cannot be taken "
        "back. The next change is the office's.",
    ),
    "questions.gone_on": (
        "Isinya sudah berubah lagi sesudah keputusan ini, jadi keputusan itu tidak bisa ditarik "
        "kembali. Tidak ada yang berubah.",
        "The content changed again after this decision, so it cannot be taken back. Nothing "
        "changed.",
    ),
    "questions.still_used": (
        "Belum bisa dihapus: masih dipakai oleh {what}. Tidak ada yang berubah. Simpan data ini, "
        "atau selesaikan dahulu yang memakainya.",
        "It cannot be deleted yet: {what} still uses it. Nothing changed. Keep it, or settle what "
        "uses it first.",
    ),
    "questions.does_not_fit": (
        "Gabungan ini tidak bisa disimpan karena sebagian isinya bergantung pada isi yang tidak "
        "ikut dipilih ({what}). Tidak ada yang berubah. Pilih lagi isian itu.",
        "This combination cannot be stored: part of it leans on what was not chosen ({what}). "
        "Nothing changed. Choose again.",
    ),
    "questions.no_date": (
        "Isi tanggal pindahnya: sejak tanggal itu ia dihitung di kantor barunya.",
        "Give the day of the move: from then on the person counts at the new office.",
    ),
    "questions.later_date": (
        "Tanggal pindah {on} belum sampai. Tidak ada yang berubah. Periksa tanggalnya.",
        "The day of the move, {on}, has not come. Nothing changed. Check the date.",
    ),
}
