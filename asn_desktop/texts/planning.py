"""Sentences about planning."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Years and periods
    "period.year_range": (
        "Tahun {year} di luar {first}–{last}.",
        "The year {year} is outside {first}–{last}.",
    ),
    "period.year_missing": (
        "Tahun {year} belum disiapkan. Atur periodenya dahulu.",
        "The year {year} is not set up yet. Set up its periods first.",
    ),
    "period.in_use": (
        "{period} {year} sudah berisi penilaian atau realisasi, jadi siklus tidak dapat diganti.",
        "{period} {year} already holds evaluations or realisations, so the cycle cannot change.",
    ),
    "period.window_order": (
        "Akhir masa penilaian harus setelah awalnya.",
        "The window must end after it begins.",
    ),
    "period.window_early": (
        "Masa penilaian tidak dapat dimulai sebelum periodenya berjalan.",
        "The window cannot begin before the period does.",
    ),
    # Making an SKP
    "skp.exists": (
        "{name} sudah punya SKP {year} ({state}).",
        "{name} already has an SKP for {year} ({state}).",
    ),
    "skp.person_left": (
        "{name} tidak lagi bekerja di sini ({status}).",
        "{name} no longer works here ({status}).",
    ),
    "skp.exempt": (
        "{name} dikecualikan dari perencanaan: {status}.",
        "{name} is exempt from planning: {status}.",
    ),
    "skp.not_staff": (
        "{name} adalah pejabat luar dan tidak punya SKP di sini.",
        "{name} is an outside official and has no SKP here.",
    ),
    "skp.span": (
        "Masa SKP harus di dalam tahun {year}.",
        "The SKP must lie within the year {year}.",
    ),
    "skp.copy_itself": (
        "SKP tidak dapat disalin ke dirinya sendiri.",
        "An SKP cannot be copied into itself.",
    ),
    # Editing
    "skp.not_editable": (
        "SKP ini {state}, jadi tidak dapat diubah. Mulai perubahan atau kembalikan dahulu.",
        "This SKP is {state} and cannot be changed. Amend it or return it first.",
    ),
    "skp.support_foreign": (
        "Hasil kerja itu bukan milik pejabat penilai pegawai ini.",
        "That result is not of this employee's assessor.",
    ),
    # Completeness
    "skp.no_assessor": (
        "Pejabat penilai {name} belum ditetapkan.",
        "{name} has no assessor yet.",
    ),
    "skp.no_main": (
        "Belum ada hasil kerja utama.",
        "There is no main result yet.",
    ),
    "skp.result_missing": (
        "Baris {number}: rencana hasil kerja belum diisi.",
        "Row {number}: the planned result is empty.",
    ),
    "skp.supports_missing": (
        "Baris {number}: hasil kerja pimpinan yang diintervensi belum diisi.",
        "Row {number}: the superior's result is empty.",
    ),
    "skp.indicator_missing": (
        "Baris {number}: belum ada indikator.",
        "Row {number}: there is no indicator.",
    ),
    "skp.indicator_empty": (
        "Baris {number}: indikator belum diisi.",
        "Row {number}: the indicator is empty.",
    ),
    "skp.aspect_missing": (
        "Baris {number}: aspek belum dipilih.",
        "Row {number}: no aspect is chosen.",
    ),
    "skp.target_missing": (
        "Baris {number}: target belum diisi.",
        "Row {number}: the target is empty.",
    ),
    "skp.target_unprinted": (
        "Baris {number}: target “{word}” tidak dicetak pada format kualitatif. Gabungkan ke "
        "narasi.",
        "Row {number}: the target “{word}” is not printed on the qualitative form. Put it into the "
        "narrative.",
    ),
    "skp.annex_empty": (
        "Lampiran: {part} belum diisi.",
        "Annex: {part} is empty.",
    ),
    "skp.note_open": (
        "Catatan belum diperbaiki: {text}",
        "A note is not seen to yet: {text}",
    ),
    "skp.copied_unread": (
        "{count} baris hasil salinan belum diperiksa.",
        "{count} copied rows have not been looked at.",
    ),
    "wording.activity": (
        "“{word} …” terbaca sebagai aktivitas. Tulis apa yang dicapai, misalnya “… selesai tepat "
        "waktu”.",
        "“{word} …” reads as an activity. Write what is achieved.",
    ),
    "wording.category": (
        "“{word} …” terbaca sebagai kategori. Tulis apa yang dicapai darinya.",
        "“{word} …” reads as a category. Write what is achieved.",
    ),
    "wording.absolute": (
        "Target sebaiknya tidak mutlak: “{word}”.",
        "A target had better not be absolute: “{word}”.",
    ),
    # Life
    "skp.step_impossible": (
        "Langkah ini tidak mungkin: SKP {state}.",
        "This step is not possible: the SKP is {state}.",
    ),
    "skp.note_missing": (
        "Tulis paling sedikit satu catatan sebelum mengembalikan.",
        "Write at least one note before returning it.",
    ),
    "skp.date_ahead": (
        "Tanggal pada kertas belum tiba.",
        "The date on the paper is still to come.",
    ),
    "skp.reason_missing": (
        "Tulis alasannya.",
        "Write the reason.",
    ),
    "skp.amended_already": (
        "Perubahan SKP ini sudah dimulai.",
        "An amendment of this SKP has already begun.",
    ),
    # Leaders
    "skp.perspective_missing": (
        "Pilih perspektif indikator ini.",
        "Choose the perspective of this indicator.",
    ),
    "skp.no_budget": (
        "Perspektif Anggaran wajib ada dalam SKP pimpinan.",
        "A leader's SKP must have the perspective of the budget.",
    ),
    "skp.perspectives_missing": (
        "Perspektif yang belum ada: {missing}.",
        "Perspectives still missing: {missing}.",
    ),
    "skp.plan_additional": (
        "Hasil dari Perjanjian Kinerja, Renstra, atau RKT wajib menjadi hasil kerja utama.",
        "A result of the performance agreement or the plans must be a main result.",
    ),
    "skp.draft_source": (
        "Sumbernya masih rancangan ({word}). Samakan lagi setelah ditetapkan.",
        "Its source is still a draft ({word}). Compare again once it is set.",
    ),
    # Patterns and pasting
    "pattern.name_missing": (
        "Beri nama pola ini.",
        "Give the pattern a name.",
    ),
    "pattern.empty": (
        "SKP ini belum punya hasil kerja untuk disimpan sebagai pola.",
        "This SKP has no results to keep as a pattern.",
    ),
    "paste.empty": (
        "Tidak ada baris hasil kerja dalam tempelan ini.",
        "There is no result in what was pasted.",
    ),
    "skp.study_nothing": (
        "Pilih atau tulis paling sedikit satu ekspektasi tugas belajar.",
        "Choose or write at least one expectation of the study leave.",
    ),
    "skp.study_absent": (
        "Pegawai ini tidak berstatus tugas belajar dalam masa SKP ini.",
        "This person is not on study leave in the span of this SKP.",
    ),
}
