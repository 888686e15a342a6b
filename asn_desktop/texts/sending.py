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
    "sending.not_listed": (
        "Komputer ini belum terdaftar di kabupaten, jadi paket darinya tidak akan diterima. "
        "Daftarkan lebih dahulu di bagian Pendaftaran; tidak ada yang dikirim.",
        "This computer is not enrolled at the centre, which would not take its bundles. Enrol it "
        "first; nothing was sent.",
    ),
    "sending.held.restored": (
        "Data kantor ini dipulihkan dari cadangan, jadi pengiriman ditahan dahulu: yang dikerjakan "
        "sesudah cadangan itu mungkin sudah ada di kabupaten.",
        "This office was restored from a backup, so sending is held: what was done after the "
        "backup may already be at the centre.",
    ),
    "sending.held.behind": (
        "Berkas data kantor ini lebih lama daripada yang terakhir dipakai di komputer ini; rupanya "
        "disalin balik. Pengiriman ditahan dahulu.",
        "The data of this office is older than what was last used on this computer; it seems to "
        "have been copied back. Sending is held.",
    ),
    "sending.held.copied": (
        "Data kantor ini disalin dari komputer lain. Komputer ini kini dikenal sebagai komputer "
        "baru dan harus didaftarkan lagi di bagian Pendaftaran sebelum mengirim.",
        "The data of this office was copied from another computer. This one now counts as new and "
        "has to be enrolled again before it sends.",
    ),
    "sending.advice.restored": (
        "Mintalah paket pemulihan dari kabupaten dan masukkan lebih dahulu; sesudah itu lanjutkan. "
        "Paket berikutnya memuat semua data kantor, dan kabupaten menanyakan yang berbeda.",
        "Ask the centre for a recovery bundle and take it first, then go on. The next bundle holds "
        "everything, and the centre asks about what differs.",
    ),
    "sending.advice.behind": (
        "Jika berkas yang lebih baru masih ada, tutup program dan kembalikan berkas itu. Jika "
        "tidak, mintalah paket pemulihan dari kabupaten, lalu lanjutkan: paket berikutnya memuat "
        "semua data kantor.",
        "If the newer file still exists, close the program and put it back. If not, ask the centre "
        "for a recovery bundle, then go on: the next bundle holds everything.",
    ),
    "sending.advice.copied": (
        "Pastikan hanya satu komputer yang dipakai untuk kantor ini, daftarkan komputer ini, lalu "
        "lanjutkan.",
        "Make sure that one computer alone is used for this office, enrol this one, then go on.",
    ),
    "sending.lack.people": (
        "{missing} dari {of} pegawai belum punya SKP tahun ini",
        "{missing} of {of} people have no SKP this year",
    ),
    "sending.lack.people.done": (
        "Semua {of} pegawai sudah punya SKP tahun ini",
        "All {of} people have an SKP this year",
    ),
    "sending.lack.people.none": (
        "Belum ada pegawai yang perlu SKP",
        "Nobody needs an SKP yet",
    ),
    "sending.lack.set": (
        "{missing} dari {of} SKP belum ditetapkan",
        "{missing} of {of} SKP are not set",
    ),
    "sending.lack.set.done": ("Semua {of} SKP sudah ditetapkan", "All {of} SKP are set"),
    "sending.lack.set.none": ("Belum ada SKP", "No SKP yet"),
    "sending.lack.evaluations": (
        "{missing} dari {of} evaluasi {period} belum selesai",
        "{missing} of {of} evaluations of {period} are not finished",
    ),
    "sending.lack.evaluations.done": (
        "Semua {of} evaluasi {period} sudah selesai",
        "All {of} evaluations of {period} are finished",
    ),
    "sending.lack.signed": (
        "{missing} dari {of} lembar evaluasi {period} belum ditandatangani",
        "{missing} of {of} sheets of {period} are not signed",
    ),
    "sending.lack.signed.done": (
        "Semua {of} lembar evaluasi {period} sudah ditandatangani",
        "All {of} sheets of {period} are signed",
    ),
}
