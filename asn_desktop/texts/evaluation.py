"""Sentences about evaluation."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "evaluation.achievement_missing": (
        "Capaian organisasi {unit} belum diisi.",
        "The achievement of {unit} has not been entered.",
    ),
    "evaluation.work_missing": (
        "Rating hasil kerja belum diberikan.",
        "The rating of work results is missing.",
    ),
    "evaluation.behaviour_missing": (
        "Rating perilaku belum diberikan.",
        "The rating of behaviour is missing.",
    ),
    "evaluation.realisation_missing": (
        "{count} realisasi belum diisi. Isi dulu, atau tulis alasan menilai tanpa realisasi.",
        "{count} realisations are missing. Fill them in, or say why you rate without them.",
    ),
    "evaluation.deviation_reason_missing": (
        "Rating hasil kerja berbeda dari usulan capaian unit ({proposed}). Tulis alasannya.",
        "The work rating differs from what the unit's achievement proposes ({proposed}). Say why.",
    ),
    "evaluation.note_empty": (
        "Catatan/rekomendasi D.1.1 masih kosong.",
        "The note or recommendation of D.1.1 is empty.",
    ),
    "evaluation.closed": (
        "Penilaian ini berstatus {state}; buka kembali dulu untuk mengubahnya.",
        "This evaluation is {state}; reopen it to change it.",
    ),
    "evaluation.not_finished": (
        "Penilaian ini berstatus {state}, jadi tidak perlu dibuka kembali.",
        "This evaluation is {state} and need not be reopened.",
    ),
    "evaluation.reopen_reason": (
        "Tulis alasan membuka kembali penilaian.",
        "Say why the evaluation is reopened.",
    ),
    "evaluation.not_of_this_skp": (
        "Baris ini bukan bagian SKP yang dinilai.",
        "This line is not part of the SKP being evaluated.",
    ),
    "evaluation.feedback_place": (
        "Pada pendekatan {approach} umpan balik diisi di tempat lain.",
        "With the approach {approach} feedback belongs elsewhere.",
    ),
    "evaluation.source_missing": (
        "Sebutkan sumber capaian, misalnya surat atau laporannya.",
        "Name the source of the achievement, for example its letter or report.",
    ),
    "evaluation.of_year": (
        "Capaian tahun {year} tidak bisa dipakai untuk periode ini.",
        "The achievement of {year} cannot be used for this period.",
    ),
    "evaluation.date_ahead": (
        "Tanggal ini belum tiba.",
        "This date is still to come.",
    ),
    "evaluation.left_out.exempt": (
        "{status}: dikecualikan dari perencanaan kinerja.",
        "{status}: exempt from performance planning.",
    ),
    "evaluation.left_out.left": (
        "{status}: tidak lagi di kantor ini.",
        "{status}: no longer in this office.",
    ),
    "evaluation.left_out.no_skp": (
        "Belum punya SKP untuk periode ini.",
        "Has no SKP for this period.",
    ),
    "evaluation.left_out.not_set": (
        "SKP masih {state}, belum ditetapkan.",
        "The SKP is {state}, not set yet.",
    ),
    "evaluation.left_out.no_assessor": (
        "Belum punya pejabat penilai.",
        "Has no assessor yet.",
    ),
    "distribution.most": (
        "Capaian {achievement}: sebagian besar diharapkan {predicates}. Sekarang {count} dari "
        "{total}, paling sedikit {limit}.",
        "Achievement {achievement}: most are expected to be {predicates}. Now {count} of {total}, "
        "at least {limit}.",
    ),
    "distribution.at_most": (
        "Capaian {achievement}: {predicates} paling banyak {percent} % (SE 3/2023) = {limit} dari "
        "{total} orang. Sekarang {count}.",
        "Achievement {achievement}: {predicates} at most {percent} % (SE 3/2023) = {limit} of "
        "{total} people. Now {count}.",
    ),
    "distribution.at_least": (
        "Capaian {achievement}: {predicates} paling sedikit {percent} % (SE 3/2023) = {limit} dari "
        "{total} orang. Sekarang {count}.",
        "Achievement {achievement}: {predicates} at least {percent} % (SE 3/2023) = {limit} of "
        "{total} people. Now {count}.",
    ),
    "distribution.at_least_one": (
        "Capaian {achievement}: paling sedikit {limit} orang {predicates} (SE 3/2023). Sekarang "
        "{count} dari {total}.",
        "Achievement {achievement}: at least {limit} person {predicates} (SE 3/2023). Now {count} "
        "of {total}.",
    ),
}
