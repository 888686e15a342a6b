"""Sentences about evidence: files on realisations and on entries of the log."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "evidence.empty": ("Berkas {name} kosong.", "The file {name} is empty."),
    "evidence.kind": (
        "Isi {name} bukan foto (JPG, PNG, WEBP), PDF, atau dokumen kantor tanpa makro (docx, xlsx, "
        "pptx, odt, ods).",
        "{name} holds no photo (JPG, PNG, WEBP), PDF or office document without macros.",
    ),
    "evidence.size": (
        "{name} berukuran {size} MB; satu berkas bukti paling besar {most} MB.",
        "{name} has {size} MB; one file of evidence has {most} MB at most.",
    ),
    "evidence.picture": (
        "Gambar {name} rusak atau tidak utuh. Salin lagi dari kamera atau ponselnya.",
        "The picture {name} is damaged. Copy it again from the camera or phone.",
    ),
    "evidence.pixels": (
        "Gambar {name} terlalu besar untuk dibuka dengan aman. Kecilkan dulu, lalu pilih lagi.",
        "The picture {name} is too large to be opened safely. Make it smaller first.",
    ),
    "evidence.unreadable": (
        "{name} tidak bisa dibaca. Periksa apakah berkasnya masih ada dan boleh dibuka.",
        "{name} cannot be read. See whether the file is there and may be opened.",
    ),
    "evidence.approved": (
        "Catatan ini sudah disetujui; berkas buktinya tidak bisa diubah lagi.",
        "This entry is approved; its files can no longer be changed.",
    ),
    "check.evidence": (
        "Berkas bukti hilang dari simpanan: {names}. Lampirkan lagi dari aslinya.",
        "Files of evidence are missing: {names}. Attach them again from the originals.",
    ),
}
