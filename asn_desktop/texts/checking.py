"""Sentences about the short code on paper, what it turns out to be, and scans."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # What is wrong with what was typed
    "code.empty": (
        "Ketik atau pindai kode di kaki lembar.",
        "Type or scan the code at the foot of the sheet.",
    ),
    "code.letter": (
        "Kode tidak pernah memuat “{letters}”. Baca sekali lagi dari kaki lembar.",
        "No code has “{letters}”. Read it again from the foot of the sheet.",
    ),
    "code.length": (
        "Kode ini {count} huruf dan angka; seharusnya {least} sampai {most}. Ada yang kurang atau "
        "lebih.",
        "This code has {count} characters; it should have {least} to {most}.",
    ),
    "code.form": (
        "Bagian depan “{head}” bukan formulir dengan versi, misalnya D11V2.",
        "The first part “{head}” is no form with a version, such as D11V2.",
    ),
    "code.check": (
        "Huruf pemeriksa tidak cocok: satu huruf salah, atau dua huruf tertukar.",
        "The check character does not fit: one character is wrong or two changed places.",
    ),
    # What it turns out to be
    "check.valid": (
        "{sheet}, versi {number}: isi kertas sama dengan catatan, keadaan “{state}” ({on}).",
        "{sheet}, version {number}: paper and record say the same; state “{state}” ({on}).",
    ),
    "check.valid_unrecorded": (
        "{sheet}, versi {number}: isi kertas sama dengan catatan. Pencetakannya belum dicatat.",
        "{sheet}, version {number}: paper and record say the same. Printing was not recorded.",
    ),
    "check.replaced": (
        "{sheet}, versi {number}: sudah diganti sejak {on} oleh versi {newer}. Pakai lembar yang "
        "baru.",
        "{sheet}, version {number}: replaced since {on} by version {newer}. Use the new sheet.",
    ),
    "check.void": (
        "{sheet}, versi {number}: tidak berlaku sejak {on}. Cetak lembar yang baru.",
        "{sheet}, version {number}: void since {on}. Print a new sheet.",
    ),
    "check.outdated": (
        "{sheet}, versi {number}: tidak berlaku lagi, dokumennya berubah setelah disegel. Cetak "
        "lembar yang baru.",
        "{sheet}, version {number}: no longer true, the document changed after it was sealed.",
    ),
    "check.altered": (
        "Kode ini menyebut {sheet}, versi {number}, tetapi isinya tidak sama dengan yang disegel "
        "kantor ini. Jangan dipakai; cocokkan dengan lembar berkode {right}.",
        "This code names {sheet}, version {number}, but its content is not what was sealed here. "
        "Compare with the sheet {right}.",
    ),
    "check.renamed": (
        "Isi dalam kode ini milik {sheet}, versi {number}, tetapi bagian lain kodenya diubah. "
        "Jangan dipakai; kode yang benar {right}.",
        "The content in this code is that of {sheet}, version {number}, but other parts of the "
        "code were changed. The right code is {right}.",
    ),
    "check.version_unknown": (
        "{sheet} ada di sini, tetapi versi {number} tidak pernah disegel; yang terakhir versi "
        "{last}. Mungkin data dipulihkan dari cadangan yang lebih lama.",
        "{sheet} is known here, but version {number} was never sealed; the last is {last}. The "
        "data may come from an older backup.",
    ),
    "check.damaged": (
        "{sheet}, versi {number}: catatan di basis data tidak lagi sama dengan sidik jarinya. "
        "Jalankan pemeriksaan keutuhan dan hubungi pengelola data.",
        "{sheet}, version {number}: the stored content no longer has its fingerprint. Run the "
        "integrity check.",
    ),
    "check.unknown": (
        "Penulisan kode benar, tetapi kantor ini tidak pernah menyegel lembar itu.",
        "The code is well formed, but this office never sealed that sheet.",
    ),
    "check.already": (
        "{sheet}: sudah dicatat “{event}” ({on}).",
        "{sheet}: “{event}” is already recorded ({on}).",
    ),
    # Scans
    "scan.kind": (
        "{name} bukan PDF, JPG, atau PNG. Simpan hasil pindaian dalam salah satu jenis itu.",
        "{name} is no PDF, JPG or PNG.",
    ),
    "scan.size": (
        "{name} berukuran {size} MB; paling besar {most} MB. Pindai dengan mutu yang lebih rendah.",
        "{name} has {size} MB; at most {most} MB are kept.",
    ),
    "scan.empty": ("{name} kosong.", "{name} is empty."),
    "scan.twice": (
        "{name} sudah dilampirkan pada lembar ini.",
        "{name} is already attached to this sheet.",
    ),
}
