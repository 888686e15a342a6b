"""Sentences about satisfaction surveys."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "survey.name_missing": (
        "Beri nama putarannya, misalnya “SKM Triwulan I 2026”.",
        "Give the round a name, for instance “SKM Triwulan I 2026”.",
    ),
    "survey.name_taken": (
        "Putaran “{name}” sudah ada.",
        "There is a round “{name}” already.",
    ),
    "survey.dates_turned": (
        "Tanggal selesai mendahului tanggal mulai.",
        "The last day is before the first.",
    ),
    "survey.population": (
        "Jumlah pengguna layanan 1 sampai satu miliar, atau kosongkan bila belum dihitung.",
        "There are 1 to a thousand million users, or leave it empty if nobody has counted.",
    ),
    "survey.published": (
        "Hasil {name} sudah diumumkan pada {on}. Batalkan pengumumannya dulu bila masih ada yang "
        "harus diubah.",
        "The results of {name} were announced on {on}. Withdraw them first to change anything.",
    ),
    "survey.no_index": (
        "{name} belum punya indeks: tiap unsur perlu dijawab sedikitnya lima orang.",
        "{name} has no index yet: each element needs to be answered by at least five people.",
    ),
    "survey.has_answers": (
        "{name} sudah berisi {answers} lembar jawaban, jadi tidak dihapus.",
        "{name} holds {answers} answers and is not removed.",
    ),
    "survey.service_missing": (
        "Tulis nama layanannya.",
        "Write the name of the service.",
    ),
    "survey.service_taken": (
        "Layanan “{name}” sudah ada.",
        "There is a service “{name}” already.",
    ),
    "survey.no_sheets": (
        "Tidak ada lembar jawaban yang bisa disimpan.",
        "There are no answers to store.",
    ),
    "survey.same_file": (
        "Berkas ini sudah dimasukkan pada {on} ({answers} lembar, {source}) ke {name}.",
        "This file was brought in on {on} ({answers} sheets, {source}) into {name}.",
    ),
    "survey.like_before": (
        "Hampir semua lembar berkas ini sama dengan lembar yang sudah ada di {name}. Bila berkas "
        "itu hanya diperbaiki, jangan dimasukkan lagi: lembar tanpa nama tidak dapat dikenali dan "
        "akan terhitung dua kali.",
        "Nearly all sheets of this file equal sheets that are in {name} already. If the file was "
        "only corrected, do not bring it in again: unnamed sheets cannot be told apart and would "
        "count twice.",
    ),
    "survey.mark": (
        "Lembar {sheet}: {element} berisi “{mark}”; jawaban hanya 1, 2, 3, 4, atau kosong.",
        "Sheet {sheet}: {element} says “{mark}”; an answer is 1, 2, 3, 4 or empty.",
    ),
    "survey.marks": (
        "Lembar {sheet}: ada {count} jawaban; unsurnya sembilan.",
        "Sheet {sheet}: {count} marks; there are nine elements.",
    ),
    "survey.sex": (
        "Lembar {sheet}: jenis kelamin “{sex}” tidak dikenal; tulis L, P, atau kosongkan.",
        "Sheet {sheet}: sex “{sex}” is not known; write L, P or nothing.",
    ),
    "survey.age": (
        "Lembar {sheet}: umur {age} tidak masuk akal; tulis 5–120 atau kosongkan.",
        "Sheet {sheet}: age {age} cannot be; write 5–120 or nothing.",
    ),
    "survey.sheet_empty": (
        "Lembar {sheet} tidak berisi apa-apa.",
        "Sheet {sheet} holds nothing.",
    ),
    "survey.no_lowest": (
        "{name} belum punya hasil, jadi unsur terendahnya belum diketahui.",
        "{name} has no results yet, so its weakest elements are not known.",
    ),
    "survey.all_planned": (
        "Ketiga unsur terendah sudah ada di rencana perbaikan.",
        "The three weakest elements are on the plan already.",
    ),
    "survey.no_place": (
        "Indikator itu tidak ada lagi di SKP yang berlaku. Pilih ulang.",
        "That indicator is no longer in the SKP in force. Choose again.",
    ),
    "survey.element": (
        "Pilih salah satu dari sembilan unsur.",
        "Choose one of the nine elements.",
    ),
    "survey.action_missing": (
        "Tulis dulu apa yang akan diperbaiki.",
        "Write first what is to be improved.",
    ),
    "work.survey_improvement": (
        "{count} rencana perbaikan {name} melewati batas waktunya.",
        "{count} improvements of {name} are past their day.",
    ),
}
