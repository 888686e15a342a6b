"""Sentences about progress: action plans and realisations."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "progress.evaluation_closed": (
        "Penilaian periode ini sudah selesai. Buka kembali penilaiannya bila realisasi harus "
        "diubah.",
        "The evaluation of this period is finished. Reopen it to change a realisation.",
    ),
    "progress.skp_not_set": (
        "SKP ini masih {state}; realisasi diisi setelah SKP ditetapkan.",
        "This SKP is still {state}; realisations follow once it is set.",
    ),
    "progress.skp_closed": (
        "SKP ini sudah {state}; rencana aksinya tidak bisa diubah lagi.",
        "This SKP is {state}; its action plan can no longer be changed.",
    ),
    "progress.wrong_place": (
        "Pada pendekatan {approach} realisasi diisi di tempat lain.",
        "With the approach {approach} realisations belong elsewhere.",
    ),
    "progress.action_documented": (
        "Langkah “{action}” sudah punya realisasi. Kosongkan dulu realisasinya bila langkah ini "
        "memang dihapus.",
        "The action “{action}” has been documented. Empty that first to remove the action.",
    ),
    "progress.nothing_documented": (
        "{name} belum punya realisasi pada periode ini; isi dulu di halaman Kemajuan.",
        "{name} has documented nothing in this period; fill it in on the page Kemajuan.",
    ),
    "progress.no_actions": (
        "{name} belum punya rencana aksi; isi dulu di halaman Kemajuan.",
        "{name} has no action plan yet; fill it in on the page Kemajuan.",
    ),
}
