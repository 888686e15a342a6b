"""Sentences about strategies (workblocks, A.1.4)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "workblock.indicator_foreign": (
        "Indikator itu bukan dari SKP ini.",
        "That indicator is not of this SKP.",
    ),
    "workblock.no_title": (
        "Judul inisiatif strategi belum diisi.",
        "The title of the strategic initiative is empty.",
    ),
    "diff.manual.result": ("rencana hasil kerja di manual berubah", "the work result changed"),
    "diff.manual.indicator": ("indikator di manual berubah", "the indicator changed"),
    "diff.manual.goal": ("tujuan berubah", "the goal changed"),
    "diff.manual.definition": ("deskripsi berubah", "the definition changed"),
    "diff.manual.formula": ("formula perhitungan berubah", "the formula changed"),
    "diff.manual.unit_of_measure": ("satuan pengukuran berubah", "the unit of measure changed"),
    "diff.manual.control": ("tingkat kendali berubah", "the level of control changed"),
    "diff.manual.data_source": ("sumber data berubah", "the source of data changed"),
    "diff.manual.reporting": ("periode pelaporan berubah", "the reporting interval changed"),
    "diff.workblock.title": ("judul inisiatif berubah", "the title changed"),
    "diff.workblock.target": ("indikator dan target berubah", "indicator and target changed"),
    "diff.workblock.owner": ("pemilik strategi berubah", "the owner changed"),
    "diff.workblock.parties": ("pihak yang terlibat berubah", "the parties changed"),
    "diff.workblock.finish": ("waktu penyelesaian berubah", "the finish changed"),
    "diff.workblock.beneficiaries": ("penerima manfaat berubah", "the beneficiaries changed"),
    "diff.workblock.goal": ("tujuan berubah", "the goal changed"),
    "diff.workblock.budget": ("anggaran berubah", "the budget changed"),
    "diff.workblock.routine": ("strategi rutin berubah", "routine activities changed"),
    "diff.workblock.transforming": (
        "strategi transformatif berubah",
        "transforming activities changed",
    ),
    "diff.workblock.routine_milestones": (
        "keluaran kunci rutin berubah",
        "routine milestones changed",
    ),
    "diff.workblock.transforming_milestones": (
        "keluaran kunci transformatif berubah",
        "transforming milestones changed",
    ),
}
