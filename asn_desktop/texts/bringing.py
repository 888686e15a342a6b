"""Sentences about office files that are brought in: logs, surveys, complaints, last year's SKP.

Every sentence about a row may use ``{sheet}``, ``{row}``, ``{column}`` and ``{value}``.
"""

from __future__ import annotations

_PEOPLE: dict[str, tuple[str, str]] = {
    "bring.person_unknown": (
        "NIP {nip} tidak ada di daftar pegawai. Masukkan orangnya dulu di Pegawai, atau "
        "perbaiki NIP-nya.",
        "The NIP {nip} is not on the staff list. Add the person first, or correct the NIP.",
    ),
    "bring.person_unknown_named": (
        "{name} (NIP {nip}) tidak ada di daftar pegawai. Masukkan orangnya dulu di Pegawai, atau "
        "perbaiki NIP-nya.",
        "{name} (NIP {nip}) is not on the staff list. Add the person first, or correct the NIP.",
    ),
    "bring.name_unknown": (
        "“{name}” tidak ada di daftar pegawai. Ketik NIP-nya, atau masukkan orangnya dulu di "
        "Pegawai.",
        "“{name}” is not on the staff list. Type the NIP, or add the person first.",
    ),
    "bring.name_several": (
        "Ada {count} pegawai bernama “{name}”. Yang mana? Ketik NIP-nya di sini.",
        "There are {count} people named “{name}”. Which one? Type the NIP here.",
    ),
    "bring.by_name": (
        "Tanpa NIP; dicocokkan menurut nama dengan {name}. Periksa apakah benar orangnya.",
        "No NIP; matched by name with {name}. Check that this is the right person.",
    ),
    "bring.name_differs": (
        "Nama “{name}” berbeda dari pemilik NIP ini, {stored}. Yang dipakai NIP-nya.",
        "The name “{name}” differs from the bearer of this NIP, {stored}. The NIP counts.",
    ),
    "bring.unit_unknown": (
        "Unit “{value}” tidak dikenal; dibiarkan kosong.",
        "The unit “{value}” is not known; left empty.",
    ),
}

_CELLS: dict[str, tuple[str, str]] = {
    "bring.day_missing": (
        "Tanggal belum diisi.",
        "The day is missing.",
    ),
    "bring.day_unreadable": (
        "Tanggal “{value}” tidak terbaca. Tulis misalnya 24-01-2026.",
        "The day “{value}” cannot be read. Write, for instance, 24-01-2026.",
    ),
    "bring.day_left_out": (
        "Tanggal “{value}” tidak terbaca; dibiarkan kosong, jawabannya tetap masuk.",
        "The day “{value}” cannot be read; left empty, the answers count.",
    ),
    "bring.day_ahead_left_out": (
        "Tanggal “{value}” belum tiba; dibiarkan kosong, jawabannya tetap masuk.",
        "The day “{value}” is still to come; left empty, the answers count.",
    ),
    "bring.time_unreadable": (
        "Jam “{value}” tidak terbaca. Tulis misalnya 07.30.",
        "The time “{value}” cannot be read. Write, for instance, 07.30.",
    ),
    "bring.quantity_unreadable": (
        "Jumlah “{value}” bukan angka. Tulis angkanya saja, misalnya 12 atau 2,5.",
        "The quantity “{value}” is no number. Write the number alone, such as 12 or 2,5.",
    ),
    "bring.repeated": (
        "Sama dengan baris {first_row}; dihitung sekali.",
        "The same as row {first_row}; counted once.",
    ),
    "bring.result_unknown": (
        "Hasil kerja “{value}” tidak ada di SKP yang berlaku hari itu; catatannya masuk tanpa "
        "tautan.",
        "The work result “{value}” is not in the SKP in force on that day; the entry goes in "
        "without a link.",
    ),
    "bring.mark_outside": (
        "{element}: nilai “{value}” di luar 1 sampai 4.",
        "{element}: the mark “{value}” is not within 1 to 4.",
    ),
    "bring.mark_unreadable": (
        "{element}: “{value}” bukan satu angka 1 sampai 4. Ketik angkanya, atau kosongkan bila "
        "tidak dijawab.",
        "{element}: “{value}” is not one number from 1 to 4. Type the number, or leave it empty.",
    ),
    "bring.nothing_answered": (
        "Tidak satu unsur pun dijawab di lembar ini.",
        "No element is answered on this sheet.",
    ),
    "bring.sex_left_out": (
        "Jenis kelamin “{value}” tidak dikenal; dibiarkan kosong. Tulis L atau P.",
        "The sex “{value}” is not known; left empty. Write L or P.",
    ),
    "bring.age_left_out": (
        "Umur “{value}” bukan satu angka; dibiarkan kosong.",
        "The age “{value}” is no single number; left empty.",
    ),
    "bring.received_missing": (
        "Waktu diterima belum diisi.",
        "The time of receipt is missing.",
    ),
    "bring.moment_unreadable": (
        "Waktu “{value}” tidak terbaca. Tulis misalnya 24-01-2026 07.30.",
        "The time “{value}” cannot be read. Write, for instance, 24-01-2026 07.30.",
    ),
    "bring.clock_missing": (
        "Jamnya tidak ditulis; dihitung dari pukul 00.00.",
        "The clock is missing; counted from 00.00.",
    ),
    "bring.status_closed": (
        "Status “{value}”, tetapi waktu selesainya kosong. Yang dipakai waktunya: belum selesai.",
        "The status is “{value}”, but no time of completion stands there. The times count: open.",
    ),
    "bring.status_open": (
        "Status “{value}”, tetapi waktu selesainya terisi. Yang dipakai waktunya: sudah selesai.",
        "The status is “{value}”, but a time of completion stands there. The times count: done.",
    ),
    "bring.number_twice": (
        "Nomor {value} sudah ada di baris {first_row}. Satu nomor untuk satu pengaduan.",
        "The number {value} already stands in row {first_row}. One number, one complaint.",
    ),
    "bring.number_differs": (
        "Nomor ini sudah ada dengan isi lain ({column}). Yang tersimpan tidak diubah; perbaiki di "
        "register bila perlu.",
        "This number is stored with other content ({column}). What is stored stays as it is.",
    ),
}

_SKP: dict[str, tuple[str, str]] = {
    "bring.aspect_unknown": (
        "Aspek “{value}” bukan salah satu dari kuantitas, kualitas, waktu, biaya; dibiarkan "
        "kosong.",
        "The aspect “{value}” is none of quantity, quality, time, cost; left empty.",
    ),
    "bring.perspective_unknown": (
        "Perspektif “{value}” tidak dikenal; dibiarkan kosong.",
        "The perspective “{value}” is not known; left empty.",
    ),
    "bring.skp_nameless": (
        "Tidak ada NAMA maupun NIP pegawai yang dinilai di lembar ini.",
        "There is neither the name nor the NIP of the employee on this sheet.",
    ),
    "bring.skp_empty": (
        "Tidak ada satu pun rencana hasil kerja yang terisi di lembar ini.",
        "No planned result is filled in on this sheet.",
    ),
    "bring.skp_no_indicator": (
        "{count} hasil kerja tanpa indikator. Lengkapi di draf.",
        "{count} results without an indicator. Complete them in the draft.",
    ),
    "bring.skp_no_year": (
        "Tahun tidak tertulis di bagian PERIODE PENILAIAN.",
        "The period of assessment names no year.",
    ),
    "bring.skp_twice": (
        "{name} sudah ada di lembar {first_sheet} baris {first_row}. Satu orang satu SKP.",
        "{name} already stands on sheet {first_sheet} row {first_row}. One person, one SKP.",
    ),
    "bring.skp_exists": (
        "{name} sudah punya SKP {year}; tidak disentuh.",
        "{name} already has an SKP for {year}; it is not touched.",
    ),
}

_FILE: dict[str, tuple[str, str]] = {
    "bring.unknown_kind": (
        "Isi berkas ini tidak dikenali. Baris judul kolomnya harus menyebut, untuk catatan harian: "
        "Tanggal dan Kegiatan; survei: U1–U9 atau nama unsurnya; pengaduan: Diterima dan Isi "
        "Pengaduan; SKP: PEGAWAI YANG DINILAI dan HASIL KERJA.",
        "The content of this file was not recognised. Its headings must name: for logs the day and "
        "the activity; for a survey U1–U9 or the elements; for complaints the receipt and the "
        "text; for SKP the employee and the results.",
    ),
    "bring.staff_list": (
        "Berkas ini daftar pegawai. Masukkan lewat Pegawai → Masukkan daftar.",
        "This file is a list of staff. Bring it in on the page of people.",
    ),
    "bring.other_kind": (
        "Berkas ini berisi {kind}, bukan {asked}. Tidak ada yang berubah.",
        "This file holds {kind}, not {asked}. Nothing has changed.",
    ),
    "bring.sheet_unread": (
        "Lembar “{sheet}” ({count} baris) tidak dibaca: baris judul kolomnya tidak dikenali.",
        "The sheet “{sheet}” ({count} rows) was not read: its header was not recognised.",
    ),
    "bring.elements_missing": (
        "Tidak ada kolom untuk {elements}; dianggap tidak dijawab.",
        "There is no column for {elements}; counted as not answered.",
    ),
    "bring.element_disagrees": (
        "Kolom “{heading}” dibaca sebagai {element} menurut namanya, bukan nomornya.",
        "The column “{heading}” was read as {element} by its name, not by its number.",
    ),
    "bring.nothing_new": (
        "Tidak ada yang baru di berkas ini: {same} baris sudah ada.",
        "Nothing in this file is new: {same} rows are there already.",
    ),
    "bring.summary": (
        "{kind}: {new} baru, {more} dilengkapi, {same} sudah ada, {refused} ditolak, "
        "peringatan {warnings}.",
        "{kind}: {new} new, {more} completed, {same} there already, {refused} refused, "
        "warnings {warnings}.",
    ),
    "bring.checked": (
        "Hanya diperiksa; tidak ada yang berubah.",
        "Checked only; nothing has changed.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {**_PEOPLE, **_CELLS, **_SKP, **_FILE}
