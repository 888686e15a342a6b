"""Sentences about bundles, key lists and acknowledgements that are not taken, and why.

Each says what happened, that nothing was changed, and what to do.
"""

from __future__ import annotations

_AGAIN = (
    "Tidak ada yang berubah. Minta pengirim mengirim ulang berkas aslinya lewat flashdisk, surel, "
    "atau WhatsApp sebagai dokumen (bukan foto dan bukan salinan teks)."
)
_AGAIN_EN = (
    "Nothing has changed. Ask the sender to send the original file again by stick, e-mail or "
    "WhatsApp as a document (not as a picture, not as copied text)."
)
_REPORT = "Berkas disimpan terpisah. Hubungi pengirim lewat telepon, jangan lewat pesan yang sama."
_REPORT_EN = "The file is kept apart. Call the sender; do not answer the message it came with."

_DAMAGED: dict[str, tuple[str, str]] = {
    "bundle.empty": (
        f"Berkas ini kosong. {_AGAIN}",
        f"This file is empty. {_AGAIN_EN}",
    ),
    "bundle.truncated": (
        f"Berkas terpotong: sebagian isinya tidak sampai. {_AGAIN}",
        f"The file is cut off: a part of it did not arrive. {_AGAIN_EN}",
    ),
    "bundle.appended": (
        f"Di belakang paket ini ada isi tambahan yang bukan bagiannya. {_AGAIN}",
        f"Something that does not belong to it was added behind this bundle. {_AGAIN_EN}",
    ),
    "bundle.damaged": (
        f"Berkas ini rusak di perjalanan: isinya tidak sama dengan yang dikirim. {_AGAIN}",
        f"The file was damaged on its way: it is not what was sent. {_AGAIN_EN}",
    ),
    "bundle.as_text": (
        f"Berkas ini pernah disimpan atau dikirim sebagai teks sehingga rusak. {_AGAIN}",
        f"The file was saved or sent as text and was damaged by it. {_AGAIN_EN}",
    ),
    "bundle.base64": (
        "Berkas ini masih terbungkus sebagai teks surel (base64). Tidak ada yang berubah. Buka "
        "surelnya, simpan lampirannya dengan “Unduh”, lalu pilih berkas hasil unduhan itu; atau "
        "minta dikirim ulang sebagai dokumen.",
        "The file is still wrapped as mail text (base64). Nothing has changed. Open the mail, save "
        "the attachment with “Download” and choose that file; or have it sent again as a document.",
    ),
    "bundle.wrapped": (
        "Berkas ini dimampatkan (zip, gz, atau sejenisnya). Tidak ada yang berubah. Klik kanan "
        "berkasnya, pilih “Ekstrak”, lalu pilih paket di dalamnya; atau minta dikirim ulang tanpa "
        "dimampatkan.",
        "The file is packed (zip, gz or the like). Nothing has changed. Extract it and choose the "
        "bundle inside; or have it sent again unpacked.",
    ),
    "bundle.picture": (
        "Berkas ini gambar, bukan paket. Tidak ada yang berubah. Bila ini foto tanda terima, "
        "ketik atau tempel 165 huruf di bawah kode QR-nya; bila seharusnya paket, minta dikirim "
        "ulang sebagai dokumen, bukan foto.",
        "The file is a picture, not a bundle. Nothing has changed. If it shows a receipt, type or "
        "paste the 165 characters under its QR code; else have the bundle sent as a document.",
    ),
    "bundle.paper": (
        "Berkas ini lembar PDF, bukan paket. Tidak ada yang berubah. Lembar pengantar hanya "
        "menemani paket; pilih berkas paketnya.",
        "The file is a PDF sheet, not a bundle. Nothing has changed. The cover slip only goes with "
        "the bundle; choose the bundle itself.",
    ),
    "bundle.not_a_bundle": (
        "Berkas ini bukan paket ASN Desktop. Tidak ada yang berubah. Pilih berkas paket yang "
        "dibuat lewat “Kirim ke Kabupaten” atau yang diterima dari pusat.",
        "This file is no bundle of ASN Desktop. Nothing has changed. Choose the one that was made "
        "with “Send to the regency” or came from the centre.",
    ),
    "bundle.too_large": (
        "Berkas ini lebih besar daripada 200 MiB sehingga tidak dibuka. Tidak ada yang berubah. "
        "Paket yang benar paling besar 16 MiB; pilih berkas lain.",
        "The file is larger than 200 MiB and is not opened. Nothing has changed. A right bundle "
        "has at most 16 MiB; choose another file.",
    ),
    "bundle.too_large_to_send": (
        "Isinya terlalu banyak untuk satu berkas (paling besar 16 MiB). Tidak ada yang hilang. "
        "Kirim lampiran dalam beberapa paket.",
        "This is too much for one file (at most 16 MiB). Nothing is lost. Send the attachments in "
        "several bundles.",
    ),
}

_WAITING: dict[str, tuple[str, str]] = {
    "bundle.not_for_us": (
        "Paket ini bukan untuk kantor ini: ditujukan kepada {to} oleh {place}. Isinya tidak dibuka "
        "dan tidak ada yang berubah. Teruskan kepada {to} bila salah kirim.",
        "This bundle is not for this office: {place} sent it to {to}. It was not opened and "
        "nothing has changed. Pass it on to {to} if it went astray.",
    ),
    "bundle.no_identity": (
        "Paket ini tidak bisa dibuka dengan kunci yang ada di sini. Tidak ada yang berubah. Minta "
        "pengirim memperbarui daftar kunci, lalu mengirim ulang.",
        "None of the keys here opens this bundle. Nothing has changed. Ask the sender to renew the "
        "key list and to send it again.",
    ),
    "bundle.key": (
        "Pengirim paket ini belum dikenal (kunci {key}). Isinya tidak dibuka dan berkasnya "
        "disimpan. Perbarui daftar kunci atau selesaikan pendaftarannya, lalu coba lagi.",
        "The sender of this bundle is not known here (key {key}). It was not opened and is kept. "
        "Renew the key list or finish the enrolment, then try again.",
    ),
    "bundle.key_waits": (
        "Kunci {place} belum diperiksa. Isinya tidak dibuka dan berkasnya disimpan. Cocokkan nomor "
        "periksa lewat telepon, lalu coba lagi.",
        "The key of {place} was not checked yet. The bundle was not opened and is kept. Compare "
        "the check number by telephone, then try again.",
    ),
    "bundle.newer": (
        "Paket ini dibuat dengan ASN Desktop yang lebih baru (format {format}). Berkasnya "
        "disimpan dan tidak ada yang berubah. Perbarui program ini, lalu coba lagi.",
        "This bundle was made by a newer ASN Desktop (format {format}). It is kept and nothing has "
        "changed. Update this program, then try again.",
    ),
    "bundle.caps": (
        "Paket ini memerlukan kemampuan yang belum ada di sini ({caps}). Berkasnya disimpan dan "
        "tidak ada yang berubah. Perbarui program ini, lalu coba lagi.",
        "This bundle needs what this program cannot do yet ({caps}). It is kept and nothing has "
        "changed. Update this program, then try again.",
    ),
}

_FORGED: dict[str, tuple[str, str]] = {
    "bundle.signature": (
        "Tanda tangan paket ini tidak cocok: isinya bukan seperti yang ditandatangani. Tidak ada "
        f"yang berubah. {_REPORT}",
        "The signature of this bundle is wrong: it is not what was signed. Nothing has changed. "
        f"{_REPORT_EN}",
    ),
    "bundle.place": (
        "Paket ini mengaku dari {place}, tetapi ditandatangani {signer}. Tidak ada yang berubah. "
        f"{_REPORT}",
        "This bundle says it comes from {place} but {signer} signed it. Nothing has changed. "
        f"{_REPORT_EN}",
    ),
    "bundle.installation": (
        "Paket {place} ini tidak berasal dari pemasangan yang memegang kuncinya. Tidak ada yang "
        f"berubah. {_REPORT}",
        "This bundle of {place} does not come from the installation that holds its key. Nothing "
        f"has changed. {_REPORT_EN}",
    ),
    "bundle.role": (
        "Jenis paket ini tidak boleh dikirim oleh {place}. Tidak ada yang berubah. " + _REPORT,
        "{place} may not send this kind of bundle. Nothing has changed. " + _REPORT_EN,
    ),
    "bundle.revoked": (
        "Kunci {place} sudah dicabut; hanya isi sampai nomor {upto} yang berlaku. Tidak ada yang "
        f"berubah. {_REPORT}",
        "The key of {place} was revoked; only what came up to number {upto} counts. Nothing has "
        f"changed. {_REPORT_EN}",
    ),
    "bundle.header": (
        "Kepala paket ini tidak sesuai aturan walau bertanda tangan. Tidak ada yang berubah. "
        f"{_REPORT}",
        "The header of this bundle breaks the rules though it is signed. Nothing has changed. "
        f"{_REPORT_EN}",
    ),
    "bundle.manifest": (
        "Isi paket ini bukan milik pengirim yang menandatanganinya. Tidak ada yang berubah. "
        f"{_REPORT}",
        "What is inside this bundle does not belong to who signed it. Nothing has changed. "
        f"{_REPORT_EN}",
    ),
    "bundle.size": (
        "Isi paket ini tidak sebesar yang tertulis, atau dimampatkan dengan cara yang berbahaya. "
        f"Tidak ada yang berubah. {_REPORT}",
        "What is inside this bundle is not as large as it says, or is packed in a dangerous way. "
        f"Nothing has changed. {_REPORT_EN}",
    ),
    "bundle.content": (
        "Isi paket ini tidak sesuai aturan walau bertanda tangan. Tidak ada yang berubah. "
        f"{_REPORT}",
        "What is inside this bundle breaks the rules though it is signed. Nothing has changed. "
        f"{_REPORT_EN}",
    ),
}

_KEY_LISTS: dict[str, tuple[str, str]] = {
    "keylist.damaged": (
        "Daftar kunci ini rusak atau terpotong. Daftar yang lama tetap berlaku. Minta berkas baru "
        "dari pusat.",
        "This key list is damaged or cut off. The list here stays in force. Ask the centre for "
        "another file.",
    ),
    "keylist.content": (
        "Daftar kunci ini tidak sesuai aturan. Daftar yang lama tetap berlaku. Hubungi pusat lewat "
        "telepon.",
        "This key list breaks the rules. The list here stays in force. Call the centre.",
    ),
    "keylist.signature": (
        "Tanda tangan kunci induk pada daftar kunci ini tidak cocok. Daftar yang lama tetap "
        "berlaku. Hubungi pusat lewat telepon.",
        "A root signature of this key list is wrong. The list here stays in force. Call the "
        "centre.",
    ),
    "keylist.too_few": (
        "Daftar kunci ini baru ditandatangani {found} dari {needed} kunci induk yang diperlukan. "
        "Daftar yang lama tetap berlaku. Minta daftar yang lengkap tanda tangannya.",
        "Only {found} of the {needed} root keys needed signed this key list. The list here stays "
        "in force. Ask for one with all signatures.",
    ),
    "keylist.older": (
        "Daftar kunci ini nomor {version}, lebih lama daripada nomor {current} yang berlaku di "
        "sini. Daftar yang baru tetap berlaku.",
        "This key list is number {version}, older than number {current} in force here, which "
        "stays.",
    ),
    "keylist.forked": (
        "Ada dua daftar kunci nomor {version} dengan isi berbeda. Daftar yang lama tetap berlaku. "
        "Hubungi pusat lewat telepon.",
        "There are two different key lists number {version}. The list here stays in force. Call "
        "the centre.",
    ),
    "keylist.revived": (
        "Daftar kunci ini memberlakukan lagi kunci {place} yang sudah dicabut. Daftar yang lama "
        "tetap berlaku. Hubungi pusat lewat telepon.",
        "This key list brings a revoked key of {place} back. The list here stays in force. Call "
        "the centre.",
    ),
}

_TOKENS: dict[str, tuple[str, str]] = {
    "token.empty": (
        "Belum ada tanda terima yang diketik. Ketik atau tempel 165 huruf di bawah kode QR.",
        "No receipt was typed yet. Type or paste the 165 characters under the QR code.",
    ),
    "token.character": (
        "Tanda “{character}” pada baris {row}, huruf ke-{at}, tidak dipakai dalam tanda terima. "
        "Bandingkan lagi dengan kertasnya.",
        "The sign “{character}” in row {row}, place {at}, is never used in a receipt. Compare it "
        "with the paper again.",
    ),
    "token.row": (
        "Ada salah ketik pada baris {row} dari {rows}. Bandingkan baris itu dengan kertasnya; "
        "baris sebelumnya sudah benar.",
        "There is a typing mistake in row {row} of {rows}. Compare that row with the paper; the "
        "rows before it are right.",
    ),
    "token.length": (
        "Tanda terima ini {found} huruf, seharusnya {needed}. Bagian yang lengkap sudah benar; "
        "periksa apakah ada yang tertinggal atau terketik dua kali.",
        "This receipt has {found} characters and should have {needed}. What is complete is right; "
        "look for what was left out or typed twice.",
    ),
    "token.not_a_token": (
        "Ini bukan tanda terima ASN Desktop, atau dibuat dengan program yang lebih baru.",
        "This is no receipt of ASN Desktop, or one of a newer program.",
    ),
    "token.key": (
        "Tanda terima ini ditandatangani dengan kunci pusat yang belum dikenal di sini. Tidak ada "
        "yang berubah. Masukkan dulu balasan terbaru dari pusat.",
        "A key of the centre that is not known here signed this receipt. Nothing has changed. "
        "Take in the newest reply of the centre first.",
    ),
    "token.not_ours": (
        "Tanda terima ini bukan untuk pemasangan ini, atau tidak benar-benar dari pusat. Tidak ada "
        "yang berubah. Pastikan kertasnya milik kantor ini.",
        "This receipt is not for this installation, or not really from the centre. Nothing has "
        "changed. Make sure that the paper belongs to this office.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {
    **_DAMAGED,
    **_WAITING,
    **_FORGED,
    **_KEY_LISTS,
    **_TOKENS,
}
