"""Sentences about places, their keys, enrolment and the office kit."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "places.step.root": (
        "Menyegel kunci akar {number} dari {of}…",
        "Sealing root key {number} of {of}…",
    ),
    # ---- keys on this computer
    "places.not_enrolled": (
        "Kantor ini belum mendaftar ke pusat. Buka Paket › Pendaftaran dan ikuti tiga langkahnya.",
        "This office is not enrolled yet. Open Paket › Pendaftaran and follow the three steps.",
    ),
    "places.keys_damaged": (
        "Berkas kunci {file} tidak terbaca. Data kantor tetap utuh. Daftarkan komputer ini sekali "
        "lagi di Paket › Pendaftaran; pusat mencabut kunci yang lama.",
        "The key file {file} cannot be read. The data are whole. Enrol this computer once more.",
    ),
    "places.keys_newer": (
        "Berkas kunci {file} dibuat program yang lebih baru. Tidak ada yang diubah; perbarui "
        "program ini.",
        "The key file {file} is of a newer program. Nothing was changed; update this one.",
    ),
    "places.cannot_write": (
        "{file} tidak bisa ditulis ({words}). Tidak ada yang diubah; periksa flashdisk atau "
        "folder itu, lalu coba lagi.",
        "{file} cannot be written ({words}). Nothing was changed; check the stick and try again.",
    ),
    # ---- asking to be enrolled
    "places.code_missing": (
        "Isi kode kantor, misalnya 32.04.17; kode itu tercantum di surat edaran pusat.",
        "Write the code of the office, for example 32.04.17.",
    ),
    "places.code_unusable": (
        "“{place}” tidak bisa menjadi kode kantor: pakai angka, huruf, titik, dan tanda hubung, "
        "misalnya 32.04.17.",
        "“{place}” cannot be a code: use digits, letters, points and hyphens.",
    ),
    "places.name_missing": ("Isi nama kantor.", "Write the name of the office."),
    "places.is_centre": (
        "Program ini adalah pusat; yang mendaftar adalah kantor.",
        "This program is the centre; offices enrol.",
    ),
    "places.enrolled_already": (
        "Kantor ini sudah terdaftar. Untuk kunci baru pakai tombol Ganti kunci.",
        "This office is enrolled. Use “Ganti kunci” for new keys.",
    ),
    "places.not_active": (
        "Kunci hanya bisa diganti selama kantor terdaftar dan kuncinya berlaku.",
        "Keys can be changed only while the office is enrolled and its key counts.",
    ),
    "places.no_request": (
        "Berkas pendaftaran tidak ada lagi di komputer ini. Siapkan ulang di Paket › Pendaftaran.",
        "The request is not on this computer any more. Prepare it again.",
    ),
    # ---- key lists and the kit
    "places.no_list": (
        "Kantor ini belum terdaftar, jadi belum punya daftar kunci. Mintalah paket kantor dari "
        "pusat dan buka di Paket › Pendaftaran.",
        "This office is not enrolled and has no key list. Ask the centre for the office kit.",
    ),
    "places.list_older": (
        "Daftar kunci versi {version} lebih lama daripada yang ada di sini (versi {here}) dan "
        "tidak dipakai. Daftar yang ada tetap berlaku.",
        "Key list {version} is older than the one here ({here}) and is not taken.",
    ),
    "places.list_forked": (
        "Ada dua daftar kunci versi {version} yang isinya berbeda. Daftar yang ada tetap berlaku; "
        "laporkan ke pusat sebelum mengirim apa pun.",
        "There are two key lists {version} with different content. The one here stays.",
    ),
    "places.list_overtaken": (
        "Daftar kunci baru saja diganti oleh orang lain. Tidak ada yang diubah; coba lagi.",
        "The key list was changed by somebody else just now. Nothing was changed; try again.",
    ),
    "places.not_for_this_computer": (
        "Paket kantor ini tidak memuat kunci komputer ini. Pastikan paketnya dibuat setelah nomor "
        "periksa dicocokkan, untuk kantor ini; data tidak berubah.",
        "This kit does not know the key of this computer. Nothing was changed.",
    ),
    "places.no_list_file": (
        "{file} bukan daftar kunci dari pusat. Pilih berkas yang berakhiran .daftarkunci.",
        "{file} is no key list. Choose a file that ends in .daftarkunci.",
    ),
    "places.no_kit_file": (
        "{file} bukan paket kantor dari pusat. Pilih berkas yang berakhiran .paketkantor.",
        "{file} is no office kit. Choose a file that ends in .paketkantor.",
    ),
    "places.kit_damaged": (
        "{file} rusak di jalan. Data tidak berubah; mintalah pusat mengirimnya sekali lagi.",
        "{file} was damaged on its way. Nothing was changed; ask for it again.",
    ),
    "places.fingerprint_differs": (
        "Angka itu tidak sama dengan sidik kunci akar di paket ini. Periksa angkanya di surat "
        "edaran; kalau tetap berbeda, paket ini bukan dari pusat: jangan dibuka, hubungi pusat.",
        "This is not the fingerprint of the root keys in this kit. Compare with the circular.",
    ),
    "places.kit_other_centre": (
        "Paket ini ditandatangani kunci akar lain daripada yang dipercaya kantor ini. Data tidak "
        "berubah; tanyakan ke pusat apakah kunci akarnya diganti.",
        "This kit is signed by other root keys than this office trusts. Nothing was changed.",
    ),
    # ---- the centre: requests
    "places.no_request_file": (
        "Berkas ini bukan permohonan pendaftaran.",
        "This file is no request to be enrolled.",
    ),
    "places.request_known": (
        "Permohonan {name} ini sudah dikabulkan; kuncinya ada di daftar.",
        "This request of {name} was granted already.",
    ),
    "places.request_declined": (
        "Permohonan {name} ini sudah ditolak. Kantor itu harus menyiapkan permohonan baru.",
        "This request of {name} was turned down. The office must prepare a new one.",
    ),
    "places.request_gone": (
        "Permohonan itu sudah dijawab.",
        "This request has been answered.",
    ),
    "places.number_unusable": (
        "Nomor periksa terdiri atas 12 angka dan yang ini salah ketik atau salah dengar; mintalah "
        "dibacakan sekali lagi.",
        "A check number has 12 digits, and this one was mistyped or misheard.",
    ),
    "places.number_differs": (
        "Nomor periksa tidak cocok dengan berkas {name}. Jangan didaftarkan: hubungi kantor itu "
        "lewat nomor telepon resminya dan minta berkas serta nomor yang baru. Masih bisa dicoba "
        "{left} kali.",
        "The check number does not fit the file of {name}. Do not enrol; {left} tries are left.",
    ),
    "places.number_spent": (
        "Nomor periksa {name} sudah terlalu sering salah; permohonan ini ditolak. Kantor itu harus "
        "menyiapkan permohonan baru.",
        "The check number of {name} was wrong too often; the request is turned down.",
    ),
    "places.number_locked": (
        "Nomor periksa baru saja salah beberapa kali. Coba lagi {minutes} menit lagi.",
        "The check number was wrong several times. Try again in {minutes} minutes.",
    ),
    "places.code_taken": (
        "Kode {place} sudah dipakai {name}. Beri kantor ini kode lain.",
        "Code {place} is used by {name}. Give this office another one.",
    ),
    "places.place_gone": ("Kantor itu tidak ada lagi di daftar.", "That place is gone."),
    # ---- the centre: keys
    "places.no_centre_keys": (
        "Pusat belum punya kunci. Buat kunci akar dulu di Paket › Kantor & kunci.",
        "The centre has no keys yet. Make the root keys first.",
    ),
    "places.keys_made": (
        "Kunci pusat sudah ada; untuk menggantinya pakai tombol Ganti kunci pusat.",
        "The centre has its keys already.",
    ),
    "places.reason_missing": (
        "Tulis alasan pencabutan; alasan itu dicatat di riwayat.",
        "Write why the key is revoked.",
    ),
    "places.until_bad": (
        "Isi posisi terakhir yang masih dipercaya dengan angka; 0 berarti tidak satu pun.",
        "Write the last position that still counts; 0 = none.",
    ),
    "places.key_gone": (
        "Kunci itu tidak ada atau sudah dicabut.",
        "That key does not exist or is revoked already.",
    ),
    "places.own_key": (
        "Kunci ini sedang dipakai komputer ini. Ganti dulu kunci pusat; yang lama lalu bisa "
        "dicabut.",
        "This computer signs with this key. Change the centre's key first.",
    ),
    "places.root_three": (
        "Kunci akar ada tiga, masing-masing dipegang orang yang berbeda.",
        "There are three root keys, each in other hands.",
    ),
    "places.root_name": (
        "Isi nama pemegang kunci ke-{number}.",
        "Write who keeps key {number}.",
    ),
    "places.root_passphrase": (
        "Kata sandi pemegang ke-{number} terlalu pendek: paling sedikit {least} huruf. Beberapa "
        "kata biasa yang tidak berhubungan paling mudah diingat.",
        "The passphrase of keeper {number} is too short: at least {least} characters.",
    ),
    "places.root_same_name": (
        "Ketiga pemegang harus orang yang berbeda.",
        "The three keepers must be different people.",
    ),
    "places.root_same_passphrase": (
        "Kata sandi ketiga pemegang harus berbeda; masing-masing mengetiknya sendiri.",
        "The three passphrases must differ.",
    ),
    "places.root_same_file": (
        "Ketiga kunci harus ditulis ke berkas yang berbeda, paling baik ke tiga flashdisk.",
        "The three keys go to different files, best on three sticks.",
    ),
    "places.root_file_exists": (
        "{file} sudah ada dan tidak ditimpa. Pilih nama atau folder lain.",
        "{file} exists already and is not overwritten.",
    ),
    "places.root_unreadable": (
        "{file} bukan berkas kunci akar atau tidak terbaca.",
        "{file} is no root key or cannot be read.",
    ),
    "places.root_wrong_passphrase": (
        "Kata sandi untuk {file} salah.",
        "The passphrase for {file} is wrong.",
    ),
    "places.root_stranger": (
        "{file} bukan salah satu dari tiga kunci akar pusat ini.",
        "{file} is none of the three root keys of this centre.",
    ),
    "places.root_two": (
        "Perlu dua kunci akar yang berbeda, dari dua pemegang.",
        "Two different root keys are needed.",
    ),
    "places.recovery_unreadable": (
        "Ini bukan kunci pemulihan. Ketik seluruhnya, diawali AGE-SECRET-KEY-1.",
        "This is no recovery key. Type all of it, beginning with AGE-SECRET-KEY-1.",
    ),
    "places.recovery_other": (
        "Kunci pemulihan ini milik pusat lain.",
        "This recovery key is another centre's.",
    ),
    "places.no_active_key": (
        "{name} tidak punya kunci yang berlaku, jadi tidak ada yang bisa membuka paketnya. "
        "Daftarkan dulu komputernya.",
        "{name} has no key that counts, so nobody could open the kit. Enrol its computer first.",
    ),
}
