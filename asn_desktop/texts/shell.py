"""Sentences of the window itself: faults of the world, the display, the report."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "fault.disk_full": (
        "Penyimpanan komputer penuh. Tidak ada yang hilang; perubahan terakhir belum tersimpan. "
        "Kosongkan sedikit ruang, lalu coba lagi.",
        "The disk is full. Nothing was lost; the last change is not saved yet. "
        "Free some space, then try again.",
    ),
    "fault.no_permission": (
        "Berkas {name} tidak boleh dibuka atau ditulis. "
        "Tutup program lain yang memakainya, atau pilih tempat lain.",
        "The file {name} may not be opened or written. "
        "Close other programs that use it, or choose another place.",
    ),
    "fault.read_only": (
        "Tempat ini hanya bisa dibaca. Pilih tempat lain untuk menyimpan.",
        "This place can only be read. Choose another one for saving.",
    ),
    "fault.in_the_way": (
        "{name} bukan seperti yang dibutuhkan: ada berkas di tempat folder, atau sebaliknya. Tidak "
        "ada yang ditimpa. Pilih tempat lain, atau pindahkan dahulu yang ada di sana.",
        "{name} is not what is needed: a file stands where a folder should be, or the other way "
        "round. Nothing was overwritten. Choose another place or move it away first.",
    ),
    "fault.not_found": (
        "Berkas {name} tidak ditemukan. Mungkin dipindah, atau flashdisk sudah dicabut.",
        "The file {name} was not found. It may have been moved, or the stick was pulled.",
    ),
    "fault.disk": (
        "Penyimpanan tidak bisa dibaca atau ditulis. Periksa flashdisk atau kabel, lalu coba lagi.",
        "The storage cannot be read or written. Check the stick or the cable, then try again.",
    ),
    "display.none": (
        "Tidak ada layar di sini, jadi jendela tidak bisa dibuka.",
        "There is no display here, so the window cannot be opened.",
    ),
    "display.offscreen": (
        "Layar dimatikan oleh QT_QPA_PLATFORM={platform}.",
        "The display is switched off by QT_QPA_PLATFORM={platform}.",
    ),
    "display.refused": (
        "Layar {display} tidak menjawab.",
        "The display {display} does not answer.",
    ),
    "display.library": (
        "Pustaka sistem {library} belum terpasang. Pasang paket {package}: "
        "sudo apt install {package}",
        "The system library {library} is not installed. Install the package {package}: "
        "sudo apt install {package}",
    ),
    "display.packages": (
        "Belum terpasang di sistem ini: {packages}. Pasang dengan: sudo apt install {packages}",
        "Not installed on this system: {packages}. Install with: sudo apt install {packages}",
    ),
    "display.broken": (
        "Jendela tidak bisa dibuka di layar ini: {detail}",
        "The window cannot be opened on this display: {detail}",
    ),
}
