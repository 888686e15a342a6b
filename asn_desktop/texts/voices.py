"""Sentences about feedback asked for, self-assessment and the phrase bank."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "voices.nobody_asked": (
        "Belum ada yang dipilih untuk dimintai umpan balik.",
        "Nobody is chosen to be asked.",
    ),
    "voices.due_past": (
        "Tenggatnya sudah lewat: pilih hari ini atau sesudahnya.",
        "The deadline has passed: choose today or later.",
    ),
    "voices.giver_missing": (
        "Tulis nama orang yang dimintai umpan balik.",
        "Write the name of who is asked.",
    ),
    "voices.ask_self": (
        "Pendapat tentang diri sendiri dicatat sebagai penilaian diri, bukan umpan balik.",
        "What somebody thinks of himself is a self-assessment, not feedback.",
    ),
    "voices.nothing_to_answer": (
        "Tidak ada yang bisa ditanggapi pada periode ini (SKP belum ditetapkan atau penilaian "
        "sudah selesai): {names}.",
        "Nothing can be said in this period (no SKP set, or the evaluation is finished): {names}.",
    ),
    "voices.answered": (
        "Permintaan ini sudah dijawab.",
        "This request has been answered.",
    ),
    "voices.self_closed": (
        "Penilaian periode ini sudah selesai; penilaian diri tidak diubah lagi.",
        "The evaluation of this period is finished; the self-assessment stays as it is.",
    ),
    "voices.not_own": (
        "Hasil kerja ini bukan dari SKP orang tersebut pada periode ini.",
        "This result is not of the person's SKP in this period.",
    ),
    "voices.phrase_missing": (
        "Tulis kalimatnya.",
        "Write the sentence.",
    ),
    "voices.phrase_known": (
        "Kalimat ini sudah ada: {text}",
        "This sentence is there already: {text}",
    ),
    "voices.placeholder": (
        "Tanda {name} tidak dikenal. Yang dikenal: {known}.",
        "The placeholder {name} is not known. Known: {known}.",
    ),
    "work.requests_overdue": (
        "{count} permintaan umpan balik {period} belum dijawab.",
        "{count} requests for feedback of {period} are not answered.",
    ),
    "work.requests_late": ("tenggatnya sudah lewat", "past their deadline"),
    "work.button.remind": ("Ingatkan", "Remind"),
}
