"""Sentences of receiving bundles: why one waits or is refused, why a part of it is held."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # ---- a whole bundle
    "receiving.gap": (
        "Paket sebelumnya belum sampai. Paket ini disimpan dan digabung sendiri begitu paket itu "
        "datang.",
        "An earlier bundle has not come yet. This one is kept and merged by itself when it comes.",
    ),
    "receiving.forked": (
        "Nomor paket ini sudah dipakai untuk isi lain: data kantor itu disalin atau dipulihkan. "
        "Paket disimpan, tidak ada yang digabung. Hubungi kantornya.",
        "This bundle's number was used for another content: the office's data was copied or "
        "restored. It is kept, nothing is merged. Call the office.",
    ),
    "receiving.newer": (
        "Paket ini dibuat oleh program yang lebih baru. Paket disimpan; perbarui program ini, lalu "
        "gabungkan.",
        "This bundle was made by a newer program. It is kept; update this program, then merge it.",
    ),
    "receiving.cannot_read": (
        "Berkas {file} tidak dapat dibaca ({words}). Tidak ada yang berubah; coba salin ulang.",
        "The file {file} cannot be read ({words}). Nothing changed; try to copy it again.",
    ),
    "receiving.request": (
        "Ini permintaan pendaftaran kantor. Bukalah di Pusat › Kunci.",
        "This is a request to be enrolled. Open it at Pusat › Kunci.",
    ),
    "receiving.no_place": (
        "Kantor {place} belum terdaftar di sini. Paket disimpan; daftarkan dahulu kantornya.",
        "The office {place} is not enrolled here. The bundle is kept; enrol the office first.",
    ),
    "receiving.not_kept": (
        "Isi paket ini tidak disimpan lagi. Minta paketnya dikirim ulang.",
        "The content of this bundle is not kept any more. Ask for it again.",
    ),
    "receiving.not_mergeable": (
        "Paket yang ditolak atau bercabang tidak dapat digabung. Data tidak berubah.",
        "A refused or forked bundle cannot be merged. Nothing changed.",
    ),
    "receiving.not_applied": (
        "Paket ini tidak sedang tergabung, jadi tidak ada yang dibatalkan.",
        "This bundle is not merged, so there is nothing to take back.",
    ),
    "receiving.stands_on": (
        "Penggabungan tidak dapat dibatalkan: {what} {why}",
        "The merge cannot be taken back: {what} {why}",
    ),
    "receiving.because_newer": (
        "dari paket ini sudah diganti isi yang lebih baru. Batalkan dahulu paket yang lebih baru.",
        "of this bundle was replaced by a newer content. Take the newer bundle back first.",
    ),
    "receiving.because_returned": (
        "dari paket ini sudah dikembalikan ke kantor.",
        "of this bundle was returned to the office.",
    ),
    "receiving.because_approved": (
        "dari paket ini sudah disetujui.",
        "of this bundle was approved.",
    ),
    "receiving.because_decided": (
        "dari paket ini sudah diputuskan. Batalkan dahulu keputusannya.",
        "of this bundle was decided. Take the decision back first.",
    ),
    "receiving.because_leaned_on": (
        "yang datang kemudian memakai data dari paket ini. Batalkan dahulu paket yang kemudian.",
        "that came later uses data of this bundle. Take the later bundle back first.",
    ),
    # ---- one part of it
    "merge.frame": (
        "Isi bagian ini tidak terbaca sebagai data ASN Desktop.",
        "This part cannot be read as data of ASN Desktop.",
    ),
    "merge.unknown_kind": (
        "Jenis data ini belum dikenal program ini ({kind}). Disimpan sampai program diperbarui.",
        "This program does not know this kind of data yet ({kind}). Kept until it is updated.",
    ),
    "merge.unknown_table": (
        "Ada bagian yang belum dikenal program ini ({table}). Disimpan sampai program diperbarui.",
        "A part is not known to this program yet ({table}). Kept until it is updated.",
    ),
    "merge.columns": (
        "Susunan kolom {table} tidak masuk akal.",
        "The columns of {table} make no sense.",
    ),
    "merge.row_count": ("Jumlah baris {table} tidak masuk akal.", "Too many rows of {table}."),
    "merge.row_twice": ("Satu baris {table} muncul dua kali.", "A row of {table} stands twice."),
    "merge.parcel_twice": (
        "Satu {kind} muncul dua kali dalam paket yang sama.",
        "One {kind} stands twice in the same bundle.",
    ),
    "merge.one_target": (
        "Baris {table} harus menunjuk tepat satu hal.",
        "A row of {table} must lead to exactly one thing.",
    ),
    "merge.root": (
        "Bagian ini tidak punya pokoknya, atau pokoknya lain ({table}).",
        "This part lacks its root, or has another ({table}).",
    ),
    "merge.part_elsewhere": (
        "Baris {table} menempel pada data lain ({column} = {value}).",
        "A row of {table} hangs on other data ({column} = {value}).",
    ),
    "merge.too_much_extra": (
        "Kolom tambahan {table} terlalu panjang.",
        "Additional columns of {table} are too long.",
    ),
    "merge.value_missing": (
        "{table}: {column} kosong, padahal wajib diisi.",
        "{table}: {column} is empty and must not be.",
    ),
    "merge.too_long": (
        "{table}: isi {column} terlalu panjang ({value}).",
        "{table}: {column} is too long ({value}).",
    ),
    "merge.bad_id": (
        "{table}: {column} bukan pengenal yang sah ({value}).",
        "{table}: {column} is no valid id ({value}).",
    ),
    "merge.bad_code": (
        "{table}: {column} berisi pilihan yang tidak ada ({value}).",
        "{table}: {column} is no known choice ({value}).",
    ),
    "merge.bad_day": (
        "{table}: {column} bukan tanggal yang sah ({value}).",
        "{table}: {column} is no valid date ({value}).",
    ),
    "merge.bad_number": (
        "{table}: {column} bukan angka yang sah ({value}).",
        "{table}: {column} is no valid number ({value}).",
    ),
    "merge.bad_value": (
        "{table}: isi {column} tidak sesuai ({value}).",
        "{table}: {column} does not fit ({value}).",
    ),
    "merge.missing": (
        "Menunggu data yang belum sampai: {table} memerlukan {target} yang belum ada di sini.",
        "Waits for data that has not come: {table} needs {target}, which is not here.",
    ),
    "merge.not_theirs": (
        "Data ini milik kantor lain, jadi tidak diterima dari kantor ini.",
        "This belongs to another office and is not taken from this one.",
    ),
    "merge.leans_elsewhere": (
        "Baris {table} menempel pada data kantor lain ({column}).",
        "A row of {table} hangs on another office's data ({column}).",
    ),
    "merge.ring": (
        "Baris {table} merujuk kembali ke dirinya sendiri.",
        "A row of {table} leads back to itself.",
    ),
    "merge.chain": (
        "Bagian ini menunggu: terlalu banyak hal lain dalam paket yang belum lengkap.",
        "This waits: too much else in the bundle is not complete yet.",
    ),
    "merge.row_elsewhere": (
        "Baris {table} sudah ada sebagai bagian dari data lain.",
        "A row of {table} is here already as a part of something else.",
    ),
    "merge.twice": (
        "Hanya boleh ada satu {table} untuk hal yang sama; sudah ada satu.",
        "There may be one {table} for the same thing, and there is one already.",
    ),
    "merge.fact_changed": (
        "{table} yang sudah tersegel datang lagi dengan isi lain. Yang ada di sini tidak diubah.",
        "A sealed {table} came again with another content. What is here was not changed.",
    ),
}
