"""Sentences about staff files: what was found in which cell, and what to do about it.

Every sentence about a row may use ``{sheet}``, ``{row}``, ``{column}`` and ``{value}``.
"""

from __future__ import annotations

_FILES: dict[str, tuple[str, str]] = {
    "file.empty": (
        "Berkas ini kosong. Tidak ada yang berubah.",
        "This file is empty. Nothing has changed.",
    ),
    "file.not_found": (
        "Berkas “{file}” tidak ditemukan. Periksa apakah sudah dipindah atau flashdisk tercabut.",
        "The file “{file}” was not found. Was it moved, or the stick pulled out?",
    ),
    "file.not_readable": (
        "Berkas “{file}” tidak bisa dibuka. Tutup dulu di Excel, lalu coba lagi.",
        "The file “{file}” cannot be opened. Close it in Excel first, then try again.",
    ),
    "file.damaged": (
        "Berkas ini tidak bisa dibaca karena rusak. Tidak ada yang berubah. Buka di Excel, pilih "
        "Simpan Sebagai → Excel Workbook (.xlsx), lalu coba lagi.",
        "This file is damaged and cannot be read. Nothing has changed. Open it in Excel, choose "
        "Save As → Excel Workbook (.xlsx), and try again.",
    ),
    "file.password": (
        "Berkas ini tidak bisa dibaca: dilindungi kata sandi. Tidak ada yang berubah. Simpan ulang "
        "tanpa kata sandi di Excel, lalu coba lagi.",
        "This file cannot be read: it is protected by a password. Nothing has changed. Save it "
        "again without a password in Excel, and try again.",
    ),
    "file.xls": (
        "Berkas ini memakai format Excel lama (.xls). Tidak ada yang berubah. Buka di Excel, pilih "
        "Simpan Sebagai → Excel Workbook (.xlsx), lalu coba lagi.",
        "This file uses the old Excel format (.xls). Nothing has changed. Open it in Excel, choose "
        "Save As → Excel Workbook (.xlsx), and try again.",
    ),
    "file.xlsb": (
        "Berkas ini memakai format Excel biner (.xlsb). Tidak ada yang berubah. Buka di Excel, "
        "pilih Simpan Sebagai → Excel Workbook (.xlsx), lalu coba lagi.",
        "This file uses the binary Excel format (.xlsb). Nothing has changed. Open it in Excel, "
        "choose Save As → Excel Workbook (.xlsx), and try again.",
    ),
    "file.xlsm": (
        "Berkas ini berisi makro (.xlsm) dan tidak dibuka demi keamanan. Tidak ada yang berubah. "
        "Buka di Excel, pilih Simpan Sebagai → Excel Workbook (.xlsx) tanpa makro, lalu coba lagi.",
        "This file contains macros (.xlsm) and is not opened, for safety. Nothing has changed. "
        "Open it in Excel, choose Save As → Excel Workbook (.xlsx) without macros, and try again.",
    ),
    "file.ods": (
        "Berkas ini memakai format OpenDocument (.ods). Tidak ada yang berubah. Buka di "
        "LibreOffice, pilih Simpan Sebagai → Excel 2007–365 (.xlsx), lalu coba lagi.",
        "This file uses the OpenDocument format (.ods). Nothing has changed. Open it in "
        "LibreOffice, choose Save As → Excel 2007–365 (.xlsx), and try again.",
    ),
    "file.web_page": (
        "Berkas ini sebenarnya halaman web, walau namanya seperti berkas Excel. Tidak ada yang "
        "berubah. Buka di Excel, pilih Simpan Sebagai → Excel Workbook (.xlsx), lalu coba lagi.",
        "This file is really a web page, though its name looks like Excel. Nothing has changed. "
        "Open it in Excel, choose Save As → Excel Workbook (.xlsx), and try again.",
    ),
    "file.not_a_table": (
        "Berkas ini bukan tabel. Tidak ada yang berubah. Pilih berkas Excel (.xlsx) atau CSV.",
        "This file is not a table. Nothing has changed. Choose an Excel (.xlsx) or CSV file.",
    ),
    "file.external_links": (
        "Berkas ini mengambil isi dari berkas lain. Tidak ada yang berubah. Di Excel pilih Data → "
        "Edit Links → Break Link, simpan, lalu coba lagi.",
        "This file takes content from other files. Nothing has changed. In Excel choose Data → "
        "Edit Links → Break Link, save, and try again.",
    ),
    "file.suspicious": (
        "Berkas ini tersusun tidak wajar dan tidak dibuka demi keamanan. Tidak ada yang berubah. "
        "Buka di Excel, pilih Simpan Sebagai → Excel Workbook (.xlsx), lalu coba lagi.",
        "This file is built in an unusual way and is not opened, for safety. Nothing has changed. "
        "Open it in Excel, choose Save As → Excel Workbook (.xlsx), and try again.",
    ),
    "file.too_large": (
        "Berkas ini terlalu besar (lebih dari {limit} MB). Tidak ada yang berubah. Simpan hanya "
        "lembar yang diperlukan ke berkas baru, lalu coba lagi.",
        "This file is too large (more than {limit} MB). Nothing has changed. Save only the sheet "
        "that is needed to a new file, and try again.",
    ),
    "file.too_many_rows": (
        "Lembar “{sheet}” berisi lebih dari {limit} baris. Tidak ada yang berubah. Hapus baris "
        "yang tidak dipakai atau bagi menjadi beberapa berkas.",
        "The sheet “{sheet}” has more than {limit} rows. Nothing has changed. Delete unused rows "
        "or split it into several files.",
    ),
    "file.too_many_columns": (
        "Lembar “{sheet}” berisi lebih dari {limit} kolom. Tidak ada yang berubah. Hapus kolom "
        "yang tidak dipakai, simpan, lalu coba lagi.",
        "The sheet “{sheet}” has more than {limit} columns. Nothing has changed. Delete unused "
        "columns, save, and try again.",
    ),
    "file.no_header": (
        "Baris judul tidak ditemukan. Klik baris yang berisi judul kolom.",
        "No header row was found. Click the row that holds the column headings.",
    ),
    "sheet.no_header": (
        "Lembar “{sheet}” berisi NIP ({value}, baris {row}) tetapi tidak punya baris judul, jadi "
        "tidak dibaca. Tunjukkan baris judulnya bila memang daftar pegawai.",
        "The sheet “{sheet}” holds NIPs ({value}, row {row}) but has no header row, so it was not "
        "read. Point at its header row if it is a list of staff.",
    ),
}

_REFUSALS: dict[str, tuple[str, str]] = {
    "nip.missing": (
        "Tanpa NIP. Bila bukan ASN, memang tidak dimasukkan.",
        "No NIP. Who is not a civil servant is not imported.",
    ),
    "nip.length": (
        "NIP “{value}” tidak terdiri dari 18 angka. Periksa di SK.",
        "The NIP “{value}” does not have 18 digits. Check the letter of appointment.",
    ),
    "nip.not_digits": (
        "NIP “{value}” berisi huruf atau tanda lain. NIP hanya terdiri dari angka.",
        "The NIP “{value}” contains letters or other signs. A NIP has digits only.",
    ),
    "nip.precision_lost": (
        "Excel membuang 3 angka terakhir NIP ini ({value}). Ketik NIP lengkap dari SK, atau "
        "biarkan ditolak.",
        "Excel has thrown away the last 3 digits of this NIP ({value}). Type the whole NIP from "
        "the letter of appointment, or leave it refused.",
    ),
    "nip.birth_date": (
        "8 angka pertama NIP “{value}” bukan tanggal lahir yang mungkin. Periksa di SK.",
        "The first 8 digits of the NIP “{value}” are no possible birth date. Check the letter.",
    ),
    "nip.appointment": (
        "Angka ke-9 sampai ke-14 NIP “{value}” bukan waktu pengangkatan yang mungkin. Periksa di "
        "SK.",
        "Digits 9 to 14 of the NIP “{value}” are no possible date of appointment. Check the "
        "letter.",
    ),
    "nip.sex_digit": (
        "Angka ke-15 NIP “{value}” harus 1 (laki-laki) atau 2 (perempuan). Periksa di SK.",
        "Digit 15 of the NIP “{value}” must be 1 (man) or 2 (woman). Check the letter.",
    ),
    "name.missing": (
        "Nama belum diisi.",
        "The name is missing.",
    ),
    "row.repeated_differs": (
        "NIP {value} sudah ada di baris {first_row} dengan isi lain. Yang dipakai baris "
        "{first_row}; samakan dulu bila baris ini yang benar.",
        "The NIP {value} already stands in row {first_row} with other content. Row {first_row} is "
        "kept; make them equal first if this row is the right one.",
    ),
}

_WARNINGS: dict[str, tuple[str, str]] = {
    "row.repeated": (
        "Sama dengan baris {first_row}; dihitung sekali.",
        "The same as row {first_row}; counted once.",
    ),
    "birth.differs_from_nip": (
        "Tanggal lahir {typed} berbeda dari NIP ({nip}). Dicatat seperti tertulis; NIP tidak "
        "berubah bila tanggal lahir pernah diperbaiki.",
        "The birth date {typed} differs from the NIP ({nip}). Kept as written; a NIP does not "
        "change when a birth date is corrected.",
    ),
    "sex.differs_from_nip": (
        "Jenis kelamin {typed} berbeda dari NIP ({nip}). Dicatat seperti tertulis.",
        "The sex {typed} differs from the NIP ({nip}). Kept as written.",
    ),
    "kind.differs_from_nip": (
        "Status {typed} berbeda dari NIP ({nip}). Dicatat seperti tertulis.",
        "The status {typed} differs from the NIP ({nip}). Kept as written.",
    ),
    "nip.sequence_zero": (
        "NIP {nip} berakhir 000. Periksa di SK: mungkin 3 angka terakhirnya pernah hilang.",
        "The NIP {nip} ends in 000. Check the letter: its last 3 digits may once have been lost.",
    ),
    "age.past_retirement": (
        "Sudah melewati batas usia pensiun {age} tahun sejak {since}. Periksa apakah masih aktif.",
        "Past the retirement age of {age} since {since}. Check whether still in service.",
    ),
    "rank.unknown": (
        "Golongan “{value}” tidak dikenal; dibiarkan kosong.",
        "The rank “{value}” is not known; left empty.",
    ),
    "rank.name_differs": (
        "Pangkat “{typed}” tidak cocok dengan {rank}. Yang dipakai golongannya.",
        "The rank name “{typed}” does not fit {rank}. The letter is used.",
    ),
    "position.kind_differs": (
        "Jenis jabatan {typed} tidak cocok dengan “{because}”, yang biasanya {expected}. Dicatat "
        "seperti tertulis.",
        "The kind of position {typed} does not fit “{because}”, usually {expected}. Kept as "
        "written.",
    ),
    "date.unreadable": (
        "Tanggal “{value}” tidak terbaca; dibiarkan kosong. Tulis misalnya 31-12-2025.",
        "The date “{value}” cannot be read; left empty. Write, for instance, 31-12-2025.",
    ),
    "history.before_appointment": (
        "Tanggal {typed} lebih awal dari pengangkatan menurut NIP ({appointed}). Dicatat seperti "
        "tertulis.",
        "The date {typed} is earlier than the appointment by the NIP ({appointed}). Kept as "
        "written.",
    ),
    "superior.missing": (
        "Atasan “{value}” belum ada di daftar pegawai. Disimpan sebagai teks dan masuk daftar "
        "kerja.",
        "The superior “{value}” is not on the staff list. Kept as text and put on the work list.",
    ),
    "superior.ambiguous": (
        "Ada {count} pegawai bernama “{value}”. Disimpan sebagai teks; pilih orangnya di daftar "
        "kerja.",
        "There are {count} people named “{value}”. Kept as text; choose the person in the work "
        "list.",
    ),
    "superior.is_a_post": (
        "Atasan “{value}” adalah jabatan, bukan nama orang. Disimpan sebagai teks; pilih "
        "pejabatnya di daftar kerja.",
        "The superior “{value}” is a post, not a person. Kept as text; choose its holder in the "
        "work list.",
    ),
}

_IMPORT: dict[str, tuple[str, str]] = {
    "superior.circle": (
        "Atasan “{value}” ternyata berada di bawah pegawai ini sendiri. Disimpan sebagai teks; "
        "pilih atasannya di daftar kerja.",
        "The superior “{value}” turns out to stand below this very person. Kept as text; choose "
        "the superior in the work list.",
    ),
    "roster.summary": (
        "{employees} pegawai: {created} baru, {updated} berubah, {unchanged} sama. Ditolak "
        "{refused}, peringatan {warnings}.",
        "{employees} staff: {created} new, {updated} changed, {unchanged} unchanged. Refused "
        "{refused}, warnings {warnings}.",
    ),
    "roster.checked": (
        "Hanya diperiksa; tidak ada yang berubah.",
        "Checked only; nothing has changed.",
    ),
    "roster.nothing_new": (
        "Tidak ada perubahan: {unchanged} baris sama dengan data sekarang.",
        "No changes: {unchanged} rows are the same as the present data.",
    ),
    "roster.where_sheet": (
        "lembar {sheet}, baris {row}, kolom {column}: {message}",
        "sheet {sheet}, row {row}, column {column}: {message}",
    ),
    "roster.where": (
        "baris {row}, kolom {column}: {message}",
        "row {row}, column {column}: {message}",
    ),
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "column.heading": ("menurut judul kolom", "by its heading"),
    "column.digits": (
        "isi 18 angka di {count} dari {total} baris",
        "18 digits in {count} of {total} rows",
    ),
    "column.name_and_digits": (
        "isi nama dan 18 angka di {count} dari {total} baris",
        "a name and 18 digits in {count} of {total} rows",
    ),
    "column.words": ("isinya nama, bukan angka", "it holds names, not digits"),
    "column.content": ("menurut isinya", "by its content"),
    "column.second": (
        "sudah diambil dari kolom “{header}”",
        "already taken from the column “{header}”",
    ),
    "column.unknown": ("judul tidak dikenal", "unknown heading"),
    "column.chosen": ("pilihan Anda", "your choice"),
    "field.nip": ("NIP", "NIP"),
    "field.name": ("Nama", "Name"),
    "field.name_and_nip": ("Nama dan NIP", "Name and NIP"),
    "field.front_title": ("Gelar depan", "Title before"),
    "field.back_title": ("Gelar belakang", "Title after"),
    "field.birth_place": ("Tempat lahir", "Birth place"),
    "field.birth_date": ("Tanggal lahir", "Birth date"),
    "field.birth_place_and_date": ("Tempat, tanggal lahir", "Birth place and date"),
    "field.sex": ("Jenis kelamin", "Sex"),
    "field.kind": ("Status (PNS/PPPK)", "Kind (PNS/PPPK)"),
    "field.appointed": ("TMT pengangkatan", "Appointed on"),
    "field.rank": ("Golongan/ruang", "Rank"),
    "field.rank_name": ("Nama pangkat", "Name of the rank"),
    "field.rank_since": ("TMT pangkat", "Rank since"),
    "field.position": ("Jabatan", "Position"),
    "field.position_kind": ("Jenis jabatan", "Kind of position"),
    "field.position_since": ("TMT jabatan", "Position since"),
    "field.echelon": ("Eselon", "Echelon"),
    "field.grade": ("Jenjang", "Grade"),
    "field.unit": ("Unit kerja", "Unit"),
    "field.parent_unit": ("Unit induk", "Parent unit"),
    "field.superior": ("Atasan langsung", "Superior"),
    "field.superior_nip": ("NIP atasan", "NIP of the superior"),
    "field.number": ("Nomor urut", "Number"),
    "field.ignored": ("Abaikan", "Ignore"),
    "row_kind.title": ("judul", "title"),
    "row_kind.header": ("judul kolom", "header"),
    "row_kind.numbering": ("nomor kolom", "column numbers"),
    "row_kind.section": ("judul bagian", "section"),
    "row_kind.subtotal": ("jumlah", "subtotal"),
    "row_kind.signature": ("tanda tangan", "signature"),
    "row_kind.note": ("catatan", "note"),
    "row_kind.data": ("data pegawai", "staff"),
    "row_kind.continued": ("lanjutan baris di atasnya", "continued from above"),
    "row_kind.unread": ("tidak dibaca", "not read"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    **_FILES,
    **_REFUSALS,
    **_WARNINGS,
    **_IMPORT,
    **_COLUMNS,
}
