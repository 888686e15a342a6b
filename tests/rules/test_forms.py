from __future__ import annotations

import pytest

from asn_desktop.rules.forms import (
    BINDING,
    Binding,
    FormCode,
    forms_of,
    has_perspective,
    parse_form,
)
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily

CODES = [
    *(f"A.1.{n}" for n in range(1, 9)),
    *(f"B.1.{n}" for n in range(1, 11)),
    *(f"C.1.{n}" for n in range(1, 4)),
    *(f"D.1.{n}" for n in range(1, 4)),
]

TITLES = [
    ("A.1.1", "SASARAN KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUALITATIF|"
     "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
    ("A.1.2", "SASARAN KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
    ("A.1.3", "MANUAL INDIKATOR KINERJA|"
     "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
    ("A.1.4", "WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA"),
    ("A.1.5", "MATRIKS PEMBAGIAN PERAN DAN HASIL"),
    ("A.1.6", "SASARAN KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUALITATIF|"
     "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
    ("A.1.7", "SASARAN KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
    ("A.1.8", "LAMPIRAN SASARAN KINERJA PEGAWAI"),
    ("B.1.1", "RENCANA AKSI"),
    ("B.1.2", "PENDOKUMENTASIAN KINERJA"),
    ("B.1.3", "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN|PENDEKATAN HASIL KERJA KUALITATIF"),
    ("B.1.4", "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
    ("B.1.5", "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
    ("B.1.6", "PELAKSANAAN COACHING"),
    ("B.1.7", "PELAKSANAAN MENTORING"),
    ("B.1.8", "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA"),
    ("B.1.9", "EVALUASI KOMPETENSI PEGAWAI|SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA"),
    ("B.1.10", "LAPORAN PERMASALAHAN PERILAKU KERJA"),
    ("C.1.1", "HASIL EVALUASI KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUALITATIF"),
    ("C.1.2", "HASIL EVALUASI KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
    ("C.1.3", "HASIL EVALUASI KINERJA PEGAWAI|PENDEKATAN HASIL KERJA KUANTITATIF|"
     "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
    ("D.1.1", "DOKUMEN EVALUASI KINERJA PEGAWAI"),
    ("D.1.2", "DOKUMEN EVALUASI KINERJA PEGAWAI"),
    ("D.1.3", "DOKUMEN EVALUASI KINERJA PEGAWAI"),
]  # fmt: skip


def test_there_are_24_forms() -> None:
    assert [form.value for form in FormCode] == CODES == [code for code, _ in TITLES]


@pytest.mark.parametrize(("code", "title"), TITLES)
def test_titles(code: str, title: str) -> None:
    form = FormCode(code)
    assert "|".join(form.title_lines) == title
    assert form.label
    assert parse_form(code) is parse_form(form.compact.lower()) is form


@pytest.mark.parametrize(
    ("family", "approach", "skp", "feedback", "evaluation"),
    [
        ("leader", "qualitative", "A.1.1", "B.1.3", "C.1.1"),
        ("leader", "quantitative", "A.1.2", "B.1.4", "C.1.2"),
        ("staff", "qualitative", "A.1.6", "B.1.3", "C.1.1"),
        ("staff", "quantitative", "A.1.7", "B.1.5", "C.1.3"),
    ],
)
def test_which_form_for_whom(
    family: str, approach: str, skp: str, feedback: str, evaluation: str
) -> None:
    forms = forms_of(FormFamily(family), Approach(approach))
    assert (forms.skp, forms.annex, forms.feedback, forms.evaluation) == (
        skp,
        "A.1.8",
        feedback,
        evaluation,
    )


def test_prescribed_forms() -> None:
    free = {"A.1.3": Binding.EXAMPLE, "A.1.4": Binding.HELP, "A.1.5": Binding.PRESCRIBED_TABLE}
    free |= {f"B.1.{n}": Binding.EXAMPLE for n in range(3, 10)}
    for form in FormCode:
        assert BINDING[form] is free.get(form.value, Binding.PRESCRIBED)


def test_perspective_is_for_leaders() -> None:
    with_it = {
        (form.value, family) for form in FormCode for family in FormFamily
        if has_perspective(form, family)
    }  # fmt: skip
    leader, staff = FormFamily.LEADER, FormFamily.STAFF
    assert ("C.1.1", leader) in with_it
    assert ("C.1.1", staff) not in with_it
    assert {code for code, _ in with_it} == {"A.1.1", "A.1.2", "B.1.4", "C.1.2", "C.1.1"}


@pytest.mark.parametrize("text", ["", "A.1.9", "D4", "SKP"])
def test_what_is_no_form(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        parse_form(text)
