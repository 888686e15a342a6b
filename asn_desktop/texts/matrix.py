"""Sentences about the role matrix (A.1.5)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "matrix.no_skp": (
        "{name} belum punya SKP {year}. Kolom matriks diambil dari SKP itu.",
        "{name} has no SKP for {year} yet. The columns of the matrix come from it.",
    ),
    "matrix.no_indicators": (
        "SKP {name} belum berisi indikator, jadi matriks belum punya kolom.",
        "The SKP of {name} has no indicators yet, so the matrix has no columns.",
    ),
    "matrix.head_without_results": (
        "{name} belum punya rencana hasil kerja. Isi dulu perannya di baris ini.",
        "{name} has no planned results yet. Fill in the roles of this row first.",
    ),
    "matrix.head_outside": (
        "{name} tidak punya SKP di kantor ini, jadi matriks timnya dibuat di instansinya.",
        "{name} has no SKP in this office; the team's matrix is made in the other agency.",
    ),
    "matrix.person_twice": (
        "{name} sudah ada di matriks ini.",
        "{name} stands in this matrix already.",
    ),
    "matrix.is_leader": (
        "{name} pemilik matriks ini; namanya ada di kepala tabel.",
        "{name} owns this matrix and stands in its head.",
    ),
    "matrix.name_missing": (
        "Tulis nama orangnya.",
        "Write the person's name.",
    ),
    "matrix.row_filled": (
        "{name} masih punya {count} peran. Kosongkan dulu selnya, lalu keluarkan barisnya.",
        "{name} still has {count} roles. Empty the cells first, then remove the row.",
    ),
    "matrix.result_filled": (
        "“{text}” di SKP {name} sudah punya indikator.",
        "“{text}” in the SKP of {name} already has indicators.",
    ),
    "matrix.skp_closed": (
        "Belum masuk SKP: SKP {name} sudah {state}.",
        "Not in the SKP yet: the SKP of {name} is {state} already.",
    ),
    "matrix.result_closed": (
        "SKP {name} sudah {state}. Mulai perubahan SKP untuk mengubah peran ini.",
        "The SKP of {name} is {state}. Amend it to change this role.",
    ),
    "matrix.not_in_skp": (
        "Belum masuk SKP {name}.",
        "Not in the SKP of {name} yet.",
    ),
    "matrix.column_open": (
        "Belum ada yang mengambil peran untuk “{column}”.",
        "Nobody has a role for “{column}” yet.",
    ),
    "matrix.person_empty": (
        "{name} belum punya peran.",
        "{name} has no role yet.",
    ),
    "matrix.loose": (
        "{count} hasil kerja di SKP {name} tidak ada di sel mana pun.",
        "{count} results in the SKP of {name} stand in no cell.",
    ),
    "diff.matrix.columns": ("kolom matriks {name} berubah", "the columns of {name} changed"),
    "diff.matrix.head": ("kepala matriks {name} berubah", "the head of {name}'s matrix changed"),
    "diff.matrix.person_added": ("{name} ditambahkan", "{name} added"),
    "diff.matrix.person_removed": ("{name} dikeluarkan", "{name} removed"),
    "diff.matrix.roles": ("peran {name} berubah", "the roles of {name} changed"),
    "diff.matrix.order": ("urutan pegawai {name} berubah", "the people of {name} were reordered"),
    "diff.matrix.team_added": ("matriks tim {name} ditambahkan", "the team of {name} added"),
    "diff.matrix.team_removed": ("matriks tim {name} dihapus", "the team of {name} removed"),
    "matrix.empty": (
        "Matriks belum berisi peran.",
        "The matrix holds no roles yet.",
    ),
}
