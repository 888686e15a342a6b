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
    "evaluation.other_feedback": (
        "Umpan balik ini milik penilaian lain. Muat ulang dengan F5.",
        "This feedback belongs to another evaluation. Refresh with F5.",
    ),
    "evaluation.date_ahead": (
        "Tanggal ini belum tiba.",
        "This date is still to come.",
    ),
    "evaluation.not_studying": (
        "Pegawai ini tidak sedang tugas belajar pada periode ini.",
        "This person is not on study leave in this period.",
    ),
    "evaluation.study_predicate": (
        "Bagi yang tidak menyelesaikan studi predikatnya Kurang atau Sangat Kurang.",
        "Unfinished studies are rated Kurang or Sangat Kurang.",
    ),
    "evaluation.study_reason": (
        "Tulis alasannya: mengapa studinya tidak selesai dan bagaimana perilakunya.",
        "Say why: why the studies were not finished and how the behaviour was.",
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
    "guide.work.above": (
        "Sebagian besar atau seluruh hasil kerja di atas ekspektasi dan tidak ada hasil kerja "
        "utama yang di bawah ekspektasi. Umpan balik sebagian besar atau seluruhnya menunjukkan "
        "respons positif.",
        "Most or all results are above expectation and no main result is below. Feedback is mostly "
        "or all positive.",
    ),
    "guide.work.met": (
        "Sebagian besar atau seluruh hasil kerja sesuai ekspektasi dan hanya sebagian kecil hasil "
        "kerja utama yang di bawah ekspektasi. Umpan balik sebagian menunjukkan respons positif.",
        "Most or all results are as expected and only a small part of the main results is below. "
        "Feedback is partly positive.",
    ),
    "guide.work.below": (
        "Sebagian besar atau seluruh hasil kerja di bawah ekspektasi. Umpan balik sebagian besar "
        "atau seluruhnya tidak menunjukkan respons positif.",
        "Most or all results are below expectation. Feedback is mostly or all not positive.",
    ),
    "guide.behaviour.above": (
        "Konsisten menjalankan nilai dasar ASN untuk diri sendiri dan menjadi penjaga penerapan "
        "nilai dasar ASN di dalam atau di luar unit kerjanya.",
        "Lives the values consistently and guards them in or outside the own unit.",
    ),
    "guide.behaviour.met": (
        "Konsisten menjalankan nilai dasar ASN untuk diri sendiri.",
        "Lives the values consistently.",
    ),
    "guide.behaviour.below": (
        "Belum secara konsisten menjalankan nilai dasar ASN.",
        "Does not yet live the values consistently.",
    ),
    "guide.source": (
        "Contoh panduan, PermenPANRB 6/2022 halaman 97–98 dan 100–102. Rating adalah pertimbangan "
        "Anda atas realisasi, bukti dukung, dan seluruh umpan balik, bukan hasil hitungan.",
        "Example guidance, PermenPANRB 6/2022 pages 97–98 and 100–102. A rating is a judgement on "
        "realisation, evidence and all feedback, not a computed number.",
    ),
    "mirror.most": (
        "{predicates}: sebagian besar, paling sedikit {limit} dari {total}. Sekarang {count}.",
        "{predicates}: most, at least {limit} of {total}. Now {count}.",
    ),
    "mirror.at_most": (
        "{predicates}: paling banyak {percent} % = {limit} dari {total}. Sekarang {count}.",
        "{predicates}: at most {percent} % = {limit} of {total}. Now {count}.",
    ),
    "mirror.at_least": (
        "{predicates}: paling sedikit {percent} % = {limit} dari {total}. Sekarang {count}.",
        "{predicates}: at least {percent} % = {limit} of {total}. Now {count}.",
    ),
    "mirror.at_least_one": (
        "{predicates}: paling sedikit {limit} orang dari {total}. Sekarang {count}.",
        "{predicates}: at least {limit} person of {total}. Now {count}.",
    ),
}
