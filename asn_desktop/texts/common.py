"""Sentences about the data folder, its safety and the world's faults.

Each says what happened, that nothing was lost, and what to do.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Opening and keeping the database
    "store.cloud_folder": (
        "Folder {folder} ikut disalin oleh layanan awan ({service}), sehingga basis data bisa "
        "rusak di tengah penyimpanan. Belum ada yang ditulis. Pilih folder di komputer ini di "
        "luar {service}.",
        "The folder {folder} is copied by a cloud service ({service}), which can tear a database. "
        "Nothing was written. Choose a folder of this computer outside {service}.",
    ),
    "store.network_folder": (
        "Folder {folder} berada di jaringan, dan basis data bisa rusak di sana. Belum ada yang "
        "ditulis. Pilih folder di komputer ini; untuk memindahkan data, pakai cadangan.",
        "The folder {folder} is on a network, where a database can be damaged. Nothing was "
        "written. Choose a folder of this computer; move data by a backup.",
    ),
    "store.in_use": (
        "Kantor di {folder} sedang dibuka oleh jendela ASN Desktop yang lain. Tidak ada yang "
        "berubah. Pakai jendela itu, atau tutup dahulu.",
        "The office in {folder} is open in another ASN Desktop window. Nothing changed. Use that "
        "window or close it first.",
    ),
    "store.key_missing": (
        "Berkas kunci kantor.kunci tidak ada di {folder}, jadi basis data tidak bisa dibuka. Data "
        "masih ada dan tidak diubah. Kembalikan berkas kunci itu, atau pulihkan dari cadangan.",
        "The key file kantor.kunci is missing in {folder}, so the database cannot be opened. The "
        "data are still there, unchanged. Put the key file back or restore a backup.",
    ),
    "store.database_lost": (
        "Basis data kantor.db di {folder} hilang atau kosong, padahal pernah ada isinya. Tidak ada "
        "yang ditulis. Pulihkan dari cadangan terakhir di folder cadangan.",
        "The database kantor.db in {folder} is gone or empty although it had content once. "
        "Nothing was written. Restore the last backup in the folder of backups.",
    ),
    "store.no_folder": (
        "Folder {folder} tidak bisa dibuat atau ditulisi. Belum ada yang ditulis. Periksa letak "
        "dan izinnya, atau pilih folder lain.",
        "The folder {folder} cannot be made or written to. Nothing was written. Check where it is "
        "and its permissions, or choose another one.",
    ),
    "store.no_office": (
        "Di {folder} belum ada kantor. Periksa letak foldernya, atau pulihkan dari cadangan.",
        "There is no office in {folder}. Check the folder or restore a backup.",
    ),
    "store.wrong_key": (
        "{file} tidak cocok dengan kuncinya, atau berkas ini rusak. Tidak ada yang diubah. "
        "Pulihkan dari cadangan: basis data dan kuncinya ada di dalamnya.",
        "{file} does not fit its key, or the file is damaged. Nothing was changed. Restore a "
        "backup: it holds the database and its key.",
    ),
    "store.bad_key_file": (
        "Berkas kunci kantor.kunci tidak bisa dibaca. Data tidak diubah. Pulihkan dari cadangan: "
        "kuncinya ada di dalamnya.",
        "The key file kantor.kunci cannot be read. The data were not changed. Restore a backup: "
        "the key is in it.",
    ),
    "store.newer_key_file": (
        "Berkas kunci ini dibuat oleh ASN Desktop yang lebih baru. Data tidak diubah. Pasang versi "
        "program yang terbaru, lalu buka lagi.",
        "This key file was made by a newer ASN Desktop. The data were not changed. Install the "
        "newest version and open it again.",
    ),
    "store.newer_schema": (
        "Data ini ditulis oleh ASN Desktop yang lebih baru (bentuk {found}, program ini mengenal "
        "{known}). Data tidak diubah. Pasang versi program yang terbaru, lalu buka lagi.",
        "These data were written by a newer ASN Desktop (form {found}, this program knows "
        "{known}). They were not changed. Install the newest version and open them again.",
    ),
    "store.older_schema": (
        "Data di {folder} ditulis oleh ASN Desktop yang lebih lama dan belum dicadangkan, jadi "
        "belum dibuka. Data tidak diubah. Buka lebih dulu lewat jendela ASN Desktop: data "
        "dicadangkan, lalu diperbarui.",
        "The data in {folder} were written by an older ASN Desktop and are not backed up yet, so "
        "they were not opened. Nothing changed. Open them in the ASN Desktop window first: they "
        "are backed up and then brought up to date.",
    ),
    "store.migration_failed": (
        "Data dari ASN Desktop yang lebih lama (bentuk {found}) belum bisa diperbarui ke bentuk "
        "{known}. Data tetap seperti semula dan cadangannya sudah dibuat. Pakai versi program yang "
        "lama dahulu, dan kirim laporan masalah ini.",
        "The data of an older ASN Desktop (form {found}) could not be brought to form {known}. "
        "They are as they were and a backup was made. Go on with the older version for now and "
        "report this problem.",
    ),
    "store.old_library": (
        "Pustaka SQLite {version} di komputer ini bisa menghilangkan simpanan. Data tidak dibuka "
        "dan tidak diubah. Pasang ulang ASN Desktop supaya pustakanya ikut diperbarui.",
        "The SQLite library {version} of this computer can lose saves. The data were not opened. "
        "Install ASN Desktop again to renew it.",
    ),
    "store.disk_full": (
        "Cakram penuh, jadi isian terakhir belum tersimpan. Yang sudah tersimpan tetap utuh. "
        "Kosongkan sebagian cakram, lalu coba lagi.",
        "The disk is full, so the last entry was not saved. What was saved is safe. Free some "
        "space and try again.",
    ),
    "store.disk_error": (
        "Cakram tidak bisa dibaca atau ditulis, jadi isian terakhir belum tersimpan. Yang sudah "
        "tersimpan tidak diubah. Coba lagi; bila terulang, cadangkan ke flashdisk dan periksa "
        "cakramnya.",
        "The disk could not be read or written, so the last entry was not saved. What was saved "
        "was not changed. Try again; if it happens again, make a backup and check the disk.",
    ),
    "store.locked": (
        "Basis data sedang dipakai program lain, jadi isian terakhir belum tersimpan. Yang sudah "
        "tersimpan tetap utuh. Tutup program itu (misalnya antivirus atau penyalin), lalu coba "
        "lagi.",
        "The database is in use by another program, so the last entry was not saved. What was "
        "saved is safe. Close that program and try again.",
    ),
    "store.read_only": (
        "Folder data hanya bisa dibaca, jadi isian terakhir belum tersimpan. Yang sudah tersimpan "
        "tetap utuh. Minta izin menulis untuk folder itu, lalu coba lagi.",
        "The data folder is read-only, so the last entry was not saved. What was saved is safe. "
        "Get permission to write there and try again.",
    ),
    "store.damaged": (
        "Basis data rusak di sebagian halamannya. Program tidak mengubahnya lagi. Pulihkan dari "
        "cadangan terakhir; berkas yang sekarang tetap disimpan di samping.",
        "The database is damaged in places. The program no longer changes it. Restore the last "
        "backup; the present file is kept aside.",
    ),
    "store.cannot_open": (
        "Basis data tidak bisa dibuka. Tidak ada yang diubah. Periksa apakah folder data masih "
        "ada dan boleh dibaca, lalu coba lagi.",
        "The database cannot be opened. Nothing was changed. Check that the data folder is there "
        "and may be read, and try again.",
    ),
    # Backups
    "backup.step.copy": ("Menyalin basis data…", "Copying the database…"),
    "backup.step.check": ("Memeriksa salinan…", "Checking the copy…"),
    "backup.step.write": ("Menulis berkas cadangan…", "Writing the backup…"),
    "backup.step.verify": ("Membaca ulang dan mencocokkan…", "Reading back and comparing…"),
    "backup.step.read": ("Membaca berkas cadangan…", "Reading the backup…"),
    "backup.step.place": ("Menaruh data di tempatnya…", "Putting the data in place…"),
    "backup.other_file": (
        "{file} bukan cadangan ASN Desktop dan tidak ditimpa. Tidak ada yang berubah. Pilih nama "
        "berkas lain.",
        "{file} is not a backup of ASN Desktop and is not overwritten. Nothing changed. Choose "
        "another file name.",
    ),
    "backup.cannot_write": (
        "Cadangan tidak bisa ditulis ke {file}: {words}. Data kantor tidak berubah, dan cadangan "
        "lama tetap ada. Periksa flashdisk atau foldernya, lalu coba lagi.",
        "The backup could not be written to {file}: {words}. The office's data did not change and "
        "older backups are still there. Check the stick or folder and try again.",
    ),
    "backup.no_space": (
        "Tidak cukup tempat di {folder}: perlu {needed} MB, tersisa {free} MB. Data kantor tidak "
        "berubah. Kosongkan tempat atau pilih tempat lain.",
        "Not enough room in {folder}: {needed} MB needed, {free} MB left. The office's data did "
        "not change. Free some room or choose another place.",
    ),
    "backup.damaged_source": (
        "Salinan basis data tidak lulus pemeriksaan, jadi cadangan tidak dibuat. Cadangan lama "
        "tetap ada. Jalankan pemeriksaan data di Pengaturan.",
        "The copy of the database did not pass its check, so no backup was made. Older backups "
        "are still there. Check the data in the settings.",
    ),
    "backup.not_verified": (
        "Cadangan yang baru ditulis tidak sama waktu dibaca ulang, jadi tidak dipakai. Data dan "
        "cadangan lama tetap ada. Coba flashdisk lain.",
        "The backup did not read back as it was written, so it is not used. Data and older "
        "backups are still there. Try another stick.",
    ),
    "backup.not_found": (
        "Berkas cadangan {file} tidak ada. Tidak ada yang berubah. Periksa letaknya atau pasang "
        "flashdisknya.",
        "There is no backup {file}. Nothing changed. Check where it is or plug in the stick.",
    ),
    "backup.foreign": (
        "{file} bukan cadangan ASN Desktop. Tidak ada yang berubah. Pilih berkas berakhiran "
        ".asncadangan.",
        "{file} is no backup of ASN Desktop. Nothing changed. Choose a file ending in "
        ".asncadangan.",
    ),
    "backup.damaged": (
        "Cadangan {file} rusak atau terpotong, jadi tidak dipakai. Data sekarang tidak berubah. "
        "Pilih cadangan lain, misalnya dari folder cadangan.",
        "The backup {file} is damaged or cut short, so it is not used. The present data did not "
        "change. Choose another backup.",
    ),
    "backup.newer": (
        "Cadangan {file} dibuat oleh ASN Desktop yang lebih baru. Data sekarang tidak berubah. "
        "Pasang versi program yang terbaru, lalu pulihkan lagi.",
        "The backup {file} was made by a newer ASN Desktop. The present data did not change. "
        "Install the newest version and restore again.",
    ),
    "backup.cannot_restore": (
        "Data tidak bisa ditaruh di {folder}: {words}. Berkas cadangan tetap utuh, dan data lama "
        "ada di folder cadangan. Periksa folder itu, lalu pulihkan lagi.",
        "The data could not be put into {folder}: {words}. The backup is untouched and the former "
        "data are in the folder cadangan. Check the folder and restore again.",
    ),
    # Checking
    "check.pages": (
        "Sebagian halaman basis data rusak. Pulihkan dari cadangan terakhir.",
        "Some pages of the database are damaged. Restore the last backup.",
    ),
    "check.structure": (
        "Susunan basis data rusak. Pulihkan dari cadangan terakhir.",
        "The structure of the database is damaged. Restore the last backup.",
    ),
    "check.links": (
        "Ada baris yang kehilangan induknya. Pulihkan dari cadangan terakhir.",
        "Some rows have lost what they belong to. Restore the last backup.",
    ),
    "check.journal": (
        "Jurnal tidak cocok mulai catatan {entry}: ada yang diubah di luar program. Bandingkan "
        "dengan cadangan.",
        "The journal does not hold from entry {entry} on: something was changed outside the "
        "program. Compare with a backup.",
    ),
    "check.rows": (
        "{count} baris data tidak sama dengan jurnal: ada yang diubah di luar program ({kinds}). "
        "Bandingkan dengan cadangan.",
        "{count} rows of data are not what the journal says: something was changed outside the "
        "program ({kinds}). Compare with a backup.",
    ),
    "check.versions": (
        "{count} lembar tersegel tidak lagi cocok dengan sidiknya. Bandingkan dengan cadangan.",
        "{count} sealed sheets no longer fit their fingerprint. Compare with a backup.",
    ),
    "check.attachments": (
        "Berkas simpanan rusak: {names}. Masukkan lagi dari aslinya.",
        "Kept files are damaged: {names}. Add them again from the originals.",
    ),
}
