"""Sentences about places, their keys, enrolment and the office kit."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
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
}
