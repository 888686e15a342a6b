"""Sentences about sending bundles to the centre."""

from __future__ import annotations

_KEPT = "Paket tetap tersimpan di program ini"

SENTENCES: dict[str, tuple[str, str]] = {
    "sending.step.gather": ("Mengumpulkan data kantor…", "Gathering the office's data…"),
    "sending.step.seal": ("Memampatkan dan mengunci paket…", "Packing and sealing the bundle…"),
    "sending.step.record": ("Mencatat paket…", "Recording the bundle…"),
    "sending.step.files": (
        "Mengemas lampiran ({done} dari {of})…",
        "Packing attachments ({done} of {of})…",
    ),
    "sending.step.write": ("Menulis {name}…", "Writing {name}…"),
    "sending.step.verify": (
        "Membaca ulang {name} dari tempat tujuan…",
        "Reading {name} back from where it was written…",
    ),
    "sending.nothing": (
        "Tidak ada yang baru sejak data terakhir yang diakui kabupaten, jadi tidak ada paket yang "
        "dibuat.",
        "Nothing is new since what the centre last acknowledged, so no bundle was made.",
    ),
    "sending.not_begun": (
        "Kantor ini belum mulai bertukar data dengan kabupaten. Daftarkan kantor lebih dahulu di "
        "bagian Pendaftaran.",
        "This office has not begun to exchange data with the centre. Enrol it first.",
    ),
    "sending.no_centre_key": (
        "Daftar kunci yang ada tidak memuat kunci kabupaten yang berlaku. Mintalah paket kantor "
        "yang baru dari kabupaten; tidak ada yang dikirim.",
        "The key list names no key of the centre that counts. Ask the centre for a new office kit; "
        "nothing was sent.",
    ),
    "sending.locked": (
        "Pengiriman ditahan karena data kantor ini dipulihkan atau disalin. Baca penjelasannya di "
        "halaman Kirim ke Kabupaten, lalu tekan Lanjutkan pengiriman.",
        "Sending is held because this office was restored or copied. Read the explanation on the "
        "page and confirm there.",
    ),
    "sending.meanwhile": (
        "Saat paket disiapkan, ada paket atau balasan lain yang tercatat. Tidak ada yang hilang; "
        "buat paket sekali lagi.",
        "While the bundle was prepared another bundle or reply was recorded. Nothing is lost; make "
        "the bundle once more.",
    ),
    "sending.not_kept": (
        "Isi paket ini tidak disimpan lagi karena sudah diakui kabupaten atau digantikan paket "
        "yang lebih baru.",
        "The bytes of this bundle are not kept any more: it was acknowledged or a newer one took "
        "its place.",
    ),
    "sending.full": (
        f"Tempat {{place}} tidak cukup: perlu {{needed}} MB, tersedia {{free}} MB. {_KEPT}; "
        "kosongkan tempat itu atau pilih tempat lain, lalu tekan Tulis.",
        "There is not enough room in {place}: {needed} MB needed, {free} MB free. The bundle is "
        "kept; make room or choose another place.",
    ),
    "sending.read_only": (
        f"{{place}} tidak dapat ditulisi (terkunci atau hanya baca). {_KEPT}; geser kunci di "
        "flashdisk atau pilih tempat lain, lalu tekan Tulis.",
        "{place} cannot be written (locked or read-only). The bundle is kept; unlock the stick or "
        "choose another place.",
    ),
    "sending.gone": (
        f"{{place}} tidak ditemukan lagi; mungkin flashdisk dicabut. {_KEPT}; pasang kembali, lalu "
        "tekan Tulis.",
        "{place} is no longer there; perhaps the stick was pulled. The bundle is kept; plug it in "
        "again.",
    ),
    "sending.cannot_write": (
        f"Menulis ke {{place}} gagal ({{words}}). {_KEPT}; pilih tempat lain, lalu tekan Tulis.",
        "Writing to {place} failed ({words}). The bundle is kept; choose another place.",
    ),
    "sending.bad_copy": (
        f"Yang terbaca kembali dari {{place}} tidak sama dengan yang ditulis. Flashdisk ini rusak "
        f"atau kapasitasnya palsu; jangan dipakai. {_KEPT}; pilih tempat lain, lalu tekan Tulis.",
        "What was read back from {place} is not what was written. The stick is damaged or its "
        "capacity is faked; do not use it. The bundle is kept; choose another place.",
    ),
    "sending.lack.people": (
        "{missing} dari {of} pegawai belum punya SKP tahun ini",
        "{missing} of {of} people have no SKP this year",
    ),
    "sending.lack.set": (
        "{missing} dari {of} SKP belum ditetapkan",
        "{missing} of {of} SKP are not set",
    ),
    "sending.lack.evaluations": (
        "{missing} dari {of} evaluasi {period} belum selesai",
        "{missing} of {of} evaluations of {period} are not finished",
    ),
    "sending.lack.signed": (
        "{missing} dari {of} lembar evaluasi {period} belum ditandatangani",
        "{missing} of {of} sheets of {period} are not signed",
    ),
}
