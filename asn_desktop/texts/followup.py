"""Sentences about what follows an evaluation: its document, its limits, objections."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "evaluation.window_open": (
        "Jendela penilaian {name} masih terbuka sampai {until}; penilai masih berhak menilai.",
        "The window of {name} is open until {until}; the assessor may still evaluate.",
    ),
    "evaluation.no_superior": (
        "Atasan dari penilai {name} belum diketahui. Isi dulu penilai dari pejabat penilainya.",
        "The superior of the assessor of {name} is not known. Enter the assessor's assessor first.",
    ),
    "evaluation.passed_already": (
        "Penilaian {name} sudah beralih ke atasan penilai atau sudah final.",
        "The evaluation of {name} has passed to the superior already, or is final.",
    ),
    "evaluation.signed_already": (
        "D.1.1 {name} sudah ditandatangani penilai, jadi tidak beralih ke atasannya.",
        "The D.1.1 of {name} was signed by the assessor and does not pass to the superior.",
    ),
    "evaluation.objected": (
        "Sudah ada keberatan atas penilaian ini; perubahan dilakukan lewat keputusan keberatan.",
        "There is an objection to this evaluation; it is changed by the decision on it.",
    ),
    "objection.exists": (
        "Keberatan atas penilaian ini sudah dicatat.",
        "An objection to this evaluation is recorded already.",
    ),
    "objection.final.late_assessor_s_superior": (
        "Penilaian ini dibuat atasan pejabat penilai, jadi bersifat final (reg. 3724).",
        "The assessor's superior evaluated; it is final (reg. 3724).",
    ),
    "objection.final.regional_head": (
        "Penilaian oleh kepala daerah bersifat final (reg. 3729).",
        "The evaluation by the regional head is final (reg. 3729).",
    ),
    "objection.final.head_of_agency": (
        "Penilaian oleh pimpinan instansi bersifat final (reg. 3729).",
        "The evaluation by the head of the agency is final (reg. 3729).",
    ),
    "objection.final.coordinating_minister": (
        "Penilaian oleh menteri yang mengoordinasikan bersifat final (reg. 3729).",
        "The evaluation by the coordinating minister is final (reg. 3729).",
    ),
    "objection.not_handed_over": (
        "Dokumen evaluasinya belum diserahkan. Catat dulu tanggal penyerahannya.",
        "The document was not handed over yet. Record the day first.",
    ),
    "objection.no_superior": (
        "Atasan pejabat penilai belum diketahui; dialah yang memutuskan keberatan.",
        "The assessor's superior, who decides, is not known.",
    ),
    "objection.before_receipt": (
        "Pegawai baru menerima dokumennya pada {on}.",
        "The employee received the document on {on}.",
    ),
    "objection.before_received": (
        "Keberatannya baru diterima pada {on}.",
        "The objection was received on {on}.",
    ),
    "objection.before_explained": (
        "Penjelasan penilai baru diberikan pada {on}.",
        "The assessor explained on {on}.",
    ),
    "objection.reasons_missing": (
        "Tulis alasan keberatan; keberatan diajukan beserta alasannya.",
        "Write down the reasons; an objection is made with its reasons.",
    ),
    "objection.late": (
        "Batas 14 hari kerja berakhir {until}. Tulis alasan menerima keberatan ini.",
        "The 14 working days ended on {until}. Say why this objection is taken.",
    ),
    "objection.not_explained": (
        "Penjelasan pejabat penilai diminta dulu, baru keberatan diputuskan.",
        "The assessor is asked for his explanation before it is decided.",
    ),
    "objection.decision_missing": (
        "Tulis keputusan dan rekomendasi atasan pejabat penilai.",
        "Write down the decision and recommendation of the superior.",
    ),
    "objection.ratings_half": (
        "Pilih kedua rating yang baru, atau kosongkan keduanya bila penilaian dikuatkan.",
        "Choose both new ratings, or neither where the evaluation is upheld.",
    ),
    "objection.same_ratings": (
        "Kedua rating sama dengan yang lama. Kosongkan bila penilaian dikuatkan.",
        "Both ratings are the old ones. Leave them empty where the evaluation is upheld.",
    ),
    "objection.decided": (
        "Keberatan ini sudah diputuskan.",
        "This objection was decided already.",
    ),
    "objection.not_changed": (
        "D.1.3 hanya dicetak bila keputusan mengubah penilaian {name}.",
        "D.1.3 is printed only where the decision changes the evaluation of {name}.",
    ),
    "objection.not_upheld": (
        "Keberatan {name} tidak diputus dengan menguatkan penilaian, jadi tidak ada suratnya.",
        "The objection of {name} was not decided by upholding; there is no letter.",
    ),
    "print.objection_open": (
        "Keberatannya belum diputuskan.",
        "The objection is not decided yet.",
    ),
    "diff.objection.objection": ("alasan keberatan berubah", "the reasons changed"),
    "diff.objection.explanation": ("penjelasan penilai berubah", "the explanation changed"),
    "diff.objection.decision": ("keputusan berubah", "the decision changed"),
    "diff.decided": (
        "predikat keputusan {before} menjadi {after}",
        "predicate decided from {before} to {after}",
    ),
    "followup.no_paper": (
        "Dokumen {name} belum dicetak, atau lembarnya tidak berlaku lagi.",
        "The document of {name} is not printed, or its paper is void.",
    ),
    "followup.not_now": (
        "{name}: {event} belum bisa dicatat; langkah berikutnya: {next}.",
        "{name}: {event} cannot be recorded now; next: {next}.",
    ),
}
