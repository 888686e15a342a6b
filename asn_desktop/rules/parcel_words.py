"""What the rows and fields of a parcel are called: the words of the forms, field by field.

Wherever two contents of a document are laid side by side or a note stands on a line, people read
these words and never the name of a table or column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class RowWords:
    """A kind of row: what one is called, and its fields in the order of the form.

    What ``fields`` does not name is only of use to the program: links to what the row hangs on,
    folded names, where something was copied from.
    """

    label: str
    fields: Mapping[str, str]


def _row(label: str, **fields: str) -> RowWords:
    return RowWords(label, MappingProxyType(fields))


_SPAN: Final = {"since": "Mulai", "until": "Sampai sebelum"}
_RATED: Final = {
    "work_rating": "Penilaian hasil kerja",
    "behaviour_rating": "Penilaian perilaku kerja",
    "predicate": "Predikat kinerja",
}

ROWS: Final[Mapping[str, RowWords]] = MappingProxyType(
    {
        "unit": _row(
            "Unit kerja", name="Nama unit", parent_id="Di bawah unit", closed_on="Ditutup pada"
        ),
        "position": _row(
            "Jabatan",
            name="Nama jabatan",
            kind="Jenis jabatan",
            grade="Jenjang",
            echelon="Eselon",
            form_family="Bentuk formulir",
        ),
        "person": _row(
            "Pegawai",
            name="Nama",
            kind="Kedudukan",
            birth_date="Tanggal lahir",
            birth_place="Tempat lahir",
            sex="Jenis kelamin",
            outside_title="Jabatan di luar kantor",
            outside_agency="Instansi di luar kantor",
            note="Catatan",
        ),
        "person_nip": _row("NIP", nip="NIP", **_SPAN),
        "person_rank": _row("Pangkat", rank="Pangkat/golongan", **_SPAN),
        "placement": _row(
            "Penempatan",
            position_id="Jabatan",
            unit_id="Unit kerja",
            heads="Memimpin unit",
            **_SPAN,
        ),
        "person_assessor": _row(
            "Pejabat penilai",
            assessor_id="Pejabat penilai",
            written="Tertulis di daftar",
            problem="Masalah",
            **_SPAN,
        ),
        "person_status": _row("Status", status="Status", note="Keterangan", **_SPAN),
        "acting": _row(
            "Plt./Plh.",
            kind="Sebagai",
            position_id="Jabatan",
            unit_id="Unit kerja",
            decree="Surat perintah",
            **_SPAN,
        ),
        "signing_delegation": _row(
            "Penandatangan a.n.", signer_id="Ditandatangani oleh", decree="Surat", **_SPAN
        ),
        "achievement": _row(
            "Capaian organisasi",
            unit_id="Unit kerja",
            period_id="Periode",
            value="Capaian",
            source="Sumber",
            on="Tanggal",
            of_year="Tahun",
        ),
        "distribution_reason": _row(
            "Alasan distribusi", assessor_id="Pejabat penilai", period_id="Periode", text="Alasan"
        ),
        "skp": _row(
            "SKP",
            person_id="Pegawai yang dinilai",
            assessor_id="Pejabat penilai",
            year="Tahun",
            starts="Mulai periode",
            ends="Akhir periode",
            approach="Pendekatan",
            family="Bentuk formulir",
            state="Keadaan",
            number="Versi",
            submitted_on="Diajukan",
            set_on="Ditetapkan",
            reason="Alasan perubahan",
        ),
        "work_result": _row(
            "RHK",
            section="Bagian",
            supports_text="RHK pimpinan yang diintervensi",
            supports_indicator="Indikator pimpinan",
            text="Rencana hasil kerja",
            assigned_by="Penugasan dari",
            source="Sumber",
            study_leave="Tugas belajar",
            no="Nomor",
        ),
        "indicator": _row(
            "Indikator",
            aspect="Aspek",
            text="Indikator kinerja",
            target="Target",
            perspective="Perspektif",
            no="Nomor",
        ),
        "special_expectation": _row("Ekspektasi khusus", text="Ekspektasi khusus pimpinan"),
        "annex_line": _row("Lampiran SKP", section="Bagian", text="Isi", no="Nomor"),
        "return_note": _row(
            "Catatan pengembalian",
            on="Tanggal",
            text="Catatan",
            by_id="Oleh",
            done="Sudah diperbaiki",
        ),
        "planned_action": _row("Rencana aksi", text="Rencana aksi", no="Nomor"),
        "trajectory": _row(
            "Trajektori",
            target="Target setahun",
            split="Pembagian",
            gathering="Cara menjumlah",
            unit="Satuan",
        ),
        "trajectory_step": _row(
            "Langkah trajektori", period_id="Periode", value="Target", weight="Bobot"
        ),
        "indicator_manual": _row(
            "Manual indikator",
            goal="Tujuan",
            definition="Definisi",
            formula="Formula",
            unit_of_measure="Satuan pengukuran",
            control="Kualitas dan tingkat kendali",
            data_source="Sumber data",
            reporting="Periode pelaporan",
        ),
        "workblock": _row(
            "Strategi pencapaian",
            no="Nomor",
            title="Judul",
            target="Target",
            owner="Penanggung jawab",
            parties="Pihak terlibat",
            finish="Waktu penyelesaian",
            beneficiaries="Penerima manfaat",
            goal="Tujuan",
            budget="Anggaran",
        ),
        "workblock_line": _row(
            "Baris strategi", part="Bagian", kind="Jenis", text="Isi", no="Nomor"
        ),
        "matrix": _row("Matriks peran hasil", team="Tim"),
        "matrix_row": _row(
            "Orang dalam matriks",
            person_id="Pegawai",
            name="Nama",
            position="Jabatan",
            heads_team="Ketua tim",
            no="Nomor",
        ),
        "matrix_entry": _row("Isi matriks", text="Peran/hasil", no="Nomor"),
        "realisation": _row("Realisasi", text="Realisasi", evidence="Bukti dukung"),
        "action_realisation": _row("Realisasi rencana aksi", text="Realisasi rencana aksi"),
        "evaluation": _row(
            "Evaluasi",
            person_id="Pegawai yang dinilai",
            assessor_id="Pejabat penilai",
            period_id="Periode",
            state="Keadaan",
            **_RATED,
            note="Catatan/rekomendasi",
            doubtful="Ragu-ragu",
            without_realisation="Dinilai tanpa realisasi",
            override_reason="Alasan berbeda dari usulan",
            rated_on="Tanggal penilaian",
            reopen_reason="Alasan dibuka lagi",
            study_predicate="Predikat tugas belajar",
            study_reason="Alasan predikat tugas belajar",
            superior_id="Atasan pejabat penilai",
            passed_on="Diteruskan ke atasan",
            rated_by_superior="Dinilai oleh atasan",
        ),
        "result_view": _row("Pandangan atas hasil", rating="Pandangan"),
        "feedback": _row(
            "Umpan balik",
            giver="Pemberi",
            giver_name="Nama pemberi",
            on="Tanggal",
            text="Umpan balik",
            positive="Positif",
            manner="Cara",
            rhythm="Waktu",
            initiative="Inisiatif",
            evidence="Bukti",
        ),
        "objection": _row(
            "Keberatan",
            state="Keadaan",
            received_on="Diterima",
            superior_id="Atasan pejabat penilai",
            reasons="Alasan keberatan",
            late_reason="Alasan terlambat",
            explanation="Penjelasan penilai",
            explained_on="Dijelaskan",
            decision="Keputusan",
            decided_on="Diputuskan",
            **_RATED,
        ),
        "guidance": _row(
            "Bimbingan",
            kind="Jenis",
            on="Tanggal",
            giver_id="Pemberi bimbingan",
            opportunity="Peluang/hambatan",
            answered_on="Ditanggapi",
            assessed_on="Kompetensi dinilai",
            recommendation="Rekomendasi",
            to_superior_on="Ke atasan",
            to_assessor_on="Ke pejabat penilai",
            reported_on="Dilaporkan",
            follow_up="Tindak lanjut",
            followed_on="Ditindaklanjuti",
        ),
        "guidance_row": _row(
            "Baris bimbingan",
            part="Bagian",
            first="Kolom 1",
            second="Kolom 2",
            third="Kolom 3",
            fourth="Kolom 4",
            no="Nomor",
        ),
        "guidance_answer": _row("Tanggapan", criterion="Pertanyaan", text="Tanggapan"),
        "competency": _row(
            "Kompetensi",
            group="Kelompok",
            name="Kompetensi",
            score="Nilai",
            reason="Alasan",
            no="Nomor",
        ),
        "behaviour_problem": _row(
            "Laporan perilaku",
            on="Tanggal",
            assessor_id="Pejabat penilai",
            expectation="Ekspektasi",
            problem="Masalah",
            others_too="Terjadi juga pada orang lain",
            done="Yang sudah dilakukan",
        ),
        "measure": _row(
            "Tindakan pimpinan",
            kind="Tindakan",
            on="Tanggal",
            text="Uraian",
            work_result_id="Hasil kerja",
            by_id="Oleh",
        ),
        "take_over": _row(
            "Pengambilalihan hasil kerja",
            work_result_id="Hasil kerja",
            on="Tanggal",
            note="Catatan",
            by_id="Oleh",
        ),
        "version": _row(
            "Lembar tersegel",
            form="Formulir",
            number="Versi",
            sealed_at="Disegel",
            year="Tahun",
            period="Periode",
        ),
        "sheet_event": _row(
            "Riwayat lembar", kind="Kejadian", on="Tanggal", note="Catatan", changed="Yang berubah"
        ),
        "sheet_scan": _row("Pindaian lembar", name="Berkas", on="Tanggal"),
        "centre_proposal": _row(
            "Usulan pusat",
            choice="Usulan",
            words="Uraian",
            on="Tanggal",
            moved_on="Pindah pada",
            accepted="Diterima",
            reason="Alasan",
            answered_by="Dijawab oleh",
            answered_on="Dijawab pada",
        ),
        "evidence": _row("Bukti dukung", name="Berkas", on="Tanggal", period_id="Periode"),
    }
)
"""What every row of a parcel is called, by its table."""


PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "goal": "Target",
        "fact": "Fakta",
        "next_step": "Langkah berikutnya",
        "journal": "Jurnal",
    }
)
"""The tables of a guidance (`rules.guidance.GuidancePart`), which have no heading on paper."""


def row_label(table: str) -> str:
    """What a row of ``table`` is called; of one only a newer program knows its own name."""
    return ROWS[table].label if table in ROWS else table


def field_label(table: str, field: str) -> str:
    """What a field is called; one without a word of its own keeps its name."""
    return ROWS[table].fields.get(field, field) if table in ROWS else field
