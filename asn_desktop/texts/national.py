"""Sentences of the bridge to the national application."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "national.no_skp": (
        "SKP {year} belum diajukan atau ditetapkan.",
        "The SKP of {year} has not been submitted or set.",
    ),
    "national.no_annex": ("Lampiran SKP belum diisi.", "The annex is empty."),
    "national.no_evaluation": (
        "Penilaian {period} belum dibuka.",
        "The evaluation of {period} is not open yet.",
    ),
    "national.no_outcome": (
        "Belum ada realisasi atau umpan balik.",
        "No realisation or feedback yet.",
    ),
    "national.not_rated": ("{period} belum dinilai.", "{period} is not rated yet."),
    "national.nip": ("NIP {name} tidak 18 angka.", "The NIP of {name} is not 18 digits."),
    "national.no_work": (
        "{name}: rating hasil kerja belum ada.",
        "{name}: no rating of work results.",
    ),
    "national.no_behaviour": (
        "{name}: rating perilaku kerja belum ada.",
        "{name}: no rating of behaviour.",
    ),
    "national.no_predicate": (
        "{name}: penilaian belum diselesaikan.",
        "{name}: the evaluation is not finished.",
    ),
    "national.no_assessor": (
        "{name}: pejabat penilai belum ada.",
        "{name}: no assessor.",
    ),
    "national.assessor_nip": (
        "{name}: penilai belum punya NIP.",
        "{name}: the assessor has no NIP.",
    ),
    "national.assessor_position": (
        "{name}: jabatan penilai kosong.",
        "{name}: the assessor's position is empty.",
    ),
    "national.assessor_rank": (
        "{name}: golongan penilai kosong.",
        "{name}: the assessor's rank is empty.",
    ),
}
