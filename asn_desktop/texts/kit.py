"""Sentences about unsigned rounds and their slips."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "voices.nobody": (
        "Pilih dulu pegawainya.",
        "Choose the employees first.",
    ),
    "voices.no_side": (
        "Pilih paling sedikit satu pihak yang ditanya.",
        "Choose at least one side to ask.",
    ),
    "voices.due_passed": (
        "Batas waktunya sudah lewat. Isi hari ini atau sesudahnya.",
        "The deadline has passed. Enter today or later.",
    ),
    "voices.count": (
        "Jumlah slip sekali cetak antara 1 dan {most}.",
        "Between 1 and {most} slips can be printed at once.",
    ),
    "voices.not_printed": (
        "Slip putaran ini belum pernah dicetak.",
        "No slip of this round was printed yet.",
    ),
    "voices.closed": (
        "Putaran ini sudah ditutup; tidak ada yang bisa ditambahkan.",
        "This round is closed; nothing can be added.",
    ),
    "voices.number": (
        "Nomor {number} bukan nomor slip putaran ini. Periksa lagi angkanya, "
        "atau mungkin slip ini tentang orang lain.",
        "Number {number} is no slip of this round. Check the digits; "
        "perhaps this slip is about somebody else.",
    ),
    "voices.mark": (
        "Jawaban hanya 1, 2, 3, 4, atau kosong.",
        "A mark is 1, 2, 3, 4 or nothing.",
    ),
    "voices.blank": (
        "Slip ini kosong. Slip kosong tidak perlu diketik.",
        "This slip is blank. Blank slips need not be keyed.",
    ),
    "voices.long": (
        "Tulisan slip paling panjang {most} huruf.",
        "The text of a slip has at most {most} letters.",
    ),
    "voices.unreadable": (
        "{count} slip dari cadangan tidak terbaca di komputer ini. Buka Ketik slip, ketik lagi "
        "dari kertasnya, lalu buang yang tidak terbaca.",
        "{count} slips from a backup cannot be read on this computer. Key them again from the "
        "paper, then discard the unreadable ones.",
    ),
    "voices.unchecked": (
        "{count} slip baru diketik sekali. Ketik ulang dulu untuk memeriksanya.",
        "{count} slips were keyed only once. Key them again first.",
    ),
    "work.rounds_late": (
        "{count} putaran tanpa nama {period} menunggu slipnya diketik dan ditutup.",
        "{count} unsigned rounds of {period} wait to be keyed and closed.",
    ),
    "work.rounds_reason": ("batas waktunya sudah lewat", "past their deadline"),
    "work.button.rounds": ("Ketik slip", "Key slips"),
}
