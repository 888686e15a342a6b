"""Sentences about guidance: coaching, mentoring, competences, behaviour problems."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "guidance.no_skp": (
        "{name} belum punya SKP {year}; pembinaan dicatat di bawah sebuah SKP.",
        "{name} has no SKP {year} yet; guidance is recorded under an SKP.",
    ),
    "guidance.own": (
        "Pegawai tidak bisa membimbing atau melaporkan dirinya sendiri. Pilih orang lain.",
        "Nobody can guide or report himself. Choose somebody else.",
    ),
    "guidance.wrong_part": (
        "Bagian ini tidak ada pada catatan {kind}.",
        "This part is not on the form of {kind}.",
    ),
    "guidance.wrong_form": (
        "Catatan ini {kind}, jadi tidak dicetak pada Format {form}.",
        "This is a {kind}, so it is not printed on Format {form}.",
    ),
    "guidance.too_many_rows": (
        "Satu bagian memuat paling banyak {most} baris.",
        "A part holds at most {most} rows.",
    ),
    "guidance.yes_or_no": (
        "Kolom penyesuaian diisi YA atau TIDAK, bukan “{text}”.",
        "The adjustment column takes YA or TIDAK, not “{text}”.",
    ),
    "guidance.score": (
        "Nilai kompetensi 1 sampai 5; {value} tidak ada pada skala.",
        "A competence is scored 1 to 5; {value} is not on the scale.",
    ),
    "guidance.no_name": (
        "Kompetensi teknis perlu nama.",
        "A technical competence needs a name.",
    ),
    "guidance.fixed_name": (
        "{name} tertulis pada formulir, jadi tidak bisa diganti atau dihapus.",
        "{name} stands on the form, so it can neither be renamed nor removed.",
    ),
    "diff.guidance.goals": ("tujuan berubah", "goals changed"),
    "diff.guidance.facts": ("fakta berubah", "facts changed"),
    "diff.guidance.next_steps": ("langkah ke depan berubah", "next steps changed"),
    "diff.guidance.journal": ("jurnal mentoring berubah", "mentoring journal changed"),
    "diff.guidance.opportunity": ("peluang berubah", "opportunities changed"),
    "diff.guidance.recommendation": ("rekomendasi berubah", "recommendation changed"),
    "diff.guidance.expectation": ("ekspektasi khusus berubah", "special expectation changed"),
    "diff.guidance.problem": ("uraian permasalahan berubah", "description of the problem changed"),
    "diff.guidance.done": ("yang sudah dilakukan berubah", "what was done changed"),
    "diff.guidance.others_too": (
        "terjadi pada pegawai lain: {before} → {after}",
        "others have it too: {before} → {after}",
    ),
    "diff.guidance.answer": (
        "umpan balik kriteria {no} berubah",
        "answer to criterion {no} changed",
    ),
    "diff.guidance.score": ("nilai {name}: {before} → {after}", "score {name}: {before} → {after}"),
    "diff.guidance.reason": ("alasan nilai {name} berubah", "reason of the score {name} changed"),
    "diff.guidance.competency_added": (
        "kompetensi {name} ditambahkan",
        "competence {name} added",
    ),
    "diff.guidance.competency_removed": (
        "kompetensi {name} dihapus",
        "competence {name} removed",
    ),
    "guidance.before": (
        "Tanggal ini mendahului hari pembinaannya.",
        "This date comes before the day of the guidance.",
    ),
}
