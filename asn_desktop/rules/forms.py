"""The 24 forms of the regulation: titles, and which form serves whom.

The title lines are those of the templates without their ``FORMAT x`` line; the table of
:data:`FORMS_BY_POST` is reg. 1337–1341, 2246–2249, 2900–2903, 4181–4186, 4337–4342.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily


class FormCode(StrEnum):
    """A form; its value is the regulation's code."""

    A_1_1 = "A.1.1"
    A_1_2 = "A.1.2"
    A_1_3 = "A.1.3"
    A_1_4 = "A.1.4"
    A_1_5 = "A.1.5"
    A_1_6 = "A.1.6"
    A_1_7 = "A.1.7"
    A_1_8 = "A.1.8"
    B_1_1 = "B.1.1"
    B_1_2 = "B.1.2"
    B_1_3 = "B.1.3"
    B_1_4 = "B.1.4"
    B_1_5 = "B.1.5"
    B_1_6 = "B.1.6"
    B_1_7 = "B.1.7"
    B_1_8 = "B.1.8"
    B_1_9 = "B.1.9"
    B_1_10 = "B.1.10"
    C_1_1 = "C.1.1"
    C_1_2 = "C.1.2"
    C_1_3 = "C.1.3"
    D_1_1 = "D.1.1"
    D_1_2 = "D.1.2"
    D_1_3 = "D.1.3"

    @property
    def compact(self) -> str:
        """As in file names and on the command line: ``D11``."""
        return self.value.replace(".", "")

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title lines as printed, without the FORMAT line."""
        return TITLES[self]

    @property
    def label(self) -> str:
        """The short Indonesian name, for lists and menus."""
        return LABELS[self]


_SKP, _QUALITATIVE, _QUANTITATIVE = (
    "SASARAN KINERJA PEGAWAI",
    "PENDEKATAN HASIL KERJA KUALITATIF",
    "PENDEKATAN HASIL KERJA KUANTITATIF",
)
_OF_LEADERS = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
_OF_STAFF = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
_FEEDBACK = "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN"
_EVALUATION = "HASIL EVALUASI KINERJA PEGAWAI"
_DOCUMENT = "DOKUMEN EVALUASI KINERJA PEGAWAI"

TITLES: Mapping[FormCode, tuple[str, ...]] = {
    FormCode.A_1_1: (_SKP, _QUALITATIVE, _OF_LEADERS),
    FormCode.A_1_2: (_SKP, _QUANTITATIVE, _OF_LEADERS),
    FormCode.A_1_3: (
        "MANUAL INDIKATOR KINERJA",
        "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    ),
    FormCode.A_1_4: ("WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA",),
    FormCode.A_1_5: ("MATRIKS PEMBAGIAN PERAN DAN HASIL",),
    FormCode.A_1_6: (_SKP, _QUALITATIVE, _OF_STAFF),
    FormCode.A_1_7: (_SKP, _QUANTITATIVE, _OF_STAFF),
    FormCode.A_1_8: ("LAMPIRAN SASARAN KINERJA PEGAWAI",),
    FormCode.B_1_1: ("RENCANA AKSI",),
    FormCode.B_1_2: ("PENDOKUMENTASIAN KINERJA",),
    FormCode.B_1_3: (_FEEDBACK, _QUALITATIVE),
    FormCode.B_1_4: (_FEEDBACK, _QUANTITATIVE, _OF_LEADERS),
    FormCode.B_1_5: (_FEEDBACK, _QUANTITATIVE, _OF_STAFF),
    FormCode.B_1_6: ("PELAKSANAAN COACHING",),
    FormCode.B_1_7: ("PELAKSANAAN MENTORING",),
    FormCode.B_1_8: ("UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA",),
    FormCode.B_1_9: ("EVALUASI KOMPETENSI PEGAWAI", "SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA"),
    FormCode.B_1_10: ("LAPORAN PERMASALAHAN PERILAKU KERJA",),
    FormCode.C_1_1: (_EVALUATION, _QUALITATIVE),
    FormCode.C_1_2: (_EVALUATION, _QUANTITATIVE, _OF_LEADERS),
    FormCode.C_1_3: (_EVALUATION, _QUANTITATIVE, _OF_STAFF),
    FormCode.D_1_1: (_DOCUMENT,),
    FormCode.D_1_2: (_DOCUMENT,),
    FormCode.D_1_3: (_DOCUMENT,),
}

LABELS: Mapping[FormCode, str] = {
    FormCode.A_1_1: "SKP pimpinan, kualitatif",
    FormCode.A_1_2: "SKP pimpinan, kuantitatif",
    FormCode.A_1_3: "Manual indikator kinerja",
    FormCode.A_1_4: "Workblock strategi pencapaian",
    FormCode.A_1_5: "Matriks pembagian peran dan hasil",
    FormCode.A_1_6: "SKP, kualitatif",
    FormCode.A_1_7: "SKP, kuantitatif",
    FormCode.A_1_8: "Lampiran SKP",
    FormCode.B_1_1: "Rencana aksi",
    FormCode.B_1_2: "Pendokumentasian kinerja",
    FormCode.B_1_3: "Rekaman umpan balik, kualitatif",
    FormCode.B_1_4: "Rekaman umpan balik pimpinan, kuantitatif",
    FormCode.B_1_5: "Rekaman umpan balik, kuantitatif",
    FormCode.B_1_6: "Pelaksanaan coaching",
    FormCode.B_1_7: "Pelaksanaan mentoring",
    FormCode.B_1_8: "Umpan balik bimbingan kinerja",
    FormCode.B_1_9: "Evaluasi kompetensi",
    FormCode.B_1_10: "Laporan permasalahan perilaku kerja",
    FormCode.C_1_1: "Hasil evaluasi, kualitatif",
    FormCode.C_1_2: "Hasil evaluasi pimpinan, kuantitatif",
    FormCode.C_1_3: "Hasil evaluasi, kuantitatif",
    FormCode.D_1_1: "Dokumen evaluasi",
    FormCode.D_1_2: "Dokumen evaluasi oleh atasan penilai",
    FormCode.D_1_3: "Dokumen evaluasi setelah keberatan",
}


class Binding(StrEnum):
    """How binding the layout of a form is; an office may add fields to examples only."""

    PRESCRIBED = "prescribed"
    PRESCRIBED_TABLE = "prescribed_table"
    EXAMPLE = "example"
    HELP = "help"


BINDING: Mapping[FormCode, Binding] = {
    FormCode.A_1_1: Binding.PRESCRIBED,
    FormCode.A_1_2: Binding.PRESCRIBED,
    FormCode.A_1_3: Binding.EXAMPLE,
    FormCode.A_1_4: Binding.HELP,
    FormCode.A_1_5: Binding.PRESCRIBED_TABLE,
    FormCode.A_1_6: Binding.PRESCRIBED,
    FormCode.A_1_7: Binding.PRESCRIBED,
    FormCode.A_1_8: Binding.PRESCRIBED,
    FormCode.B_1_1: Binding.PRESCRIBED,
    FormCode.B_1_2: Binding.PRESCRIBED,
    FormCode.B_1_3: Binding.EXAMPLE,
    FormCode.B_1_4: Binding.EXAMPLE,
    FormCode.B_1_5: Binding.EXAMPLE,
    FormCode.B_1_6: Binding.EXAMPLE,
    FormCode.B_1_7: Binding.EXAMPLE,
    FormCode.B_1_8: Binding.EXAMPLE,
    FormCode.B_1_9: Binding.EXAMPLE,
    FormCode.B_1_10: Binding.PRESCRIBED,
    FormCode.C_1_1: Binding.PRESCRIBED,
    FormCode.C_1_2: Binding.PRESCRIBED,
    FormCode.C_1_3: Binding.PRESCRIBED,
    FormCode.D_1_1: Binding.PRESCRIBED,
    FormCode.D_1_2: Binding.PRESCRIBED,
    FormCode.D_1_3: Binding.PRESCRIBED,
}


@dataclass(frozen=True, slots=True)
class PostForms:
    """The forms of one family of posts in one approach; everything else is the same for all."""

    skp: FormCode
    feedback: FormCode
    evaluation: FormCode
    annex: FormCode = FormCode.A_1_8


FORMS_BY_POST: Mapping[tuple[FormFamily, Approach], PostForms] = {
    (FormFamily.LEADER, Approach.QUALITATIVE): PostForms(
        FormCode.A_1_1, FormCode.B_1_3, FormCode.C_1_1
    ),
    (FormFamily.LEADER, Approach.QUANTITATIVE): PostForms(
        FormCode.A_1_2, FormCode.B_1_4, FormCode.C_1_2
    ),
    (FormFamily.STAFF, Approach.QUALITATIVE): PostForms(
        FormCode.A_1_6, FormCode.B_1_3, FormCode.C_1_1
    ),
    (FormFamily.STAFF, Approach.QUANTITATIVE): PostForms(
        FormCode.A_1_7, FormCode.B_1_5, FormCode.C_1_3
    ),
}


def forms_of(family: FormFamily, approach: Approach) -> PostForms:
    """Which forms a post uses."""
    return FORMS_BY_POST[family, approach]


def has_perspective(form: FormCode, family: FormFamily) -> bool:
    """Whether the form prints perspectives; C.1.1, shared by both families, only for leaders."""
    own = {FormCode.A_1_1, FormCode.A_1_2, FormCode.B_1_4, FormCode.C_1_2}
    return form in own or (form is FormCode.C_1_1 and family is FormFamily.LEADER)


def parse_form(text: str) -> FormCode:
    """Read "D.1.1", "d11" or "D 1.1"; raises ``ValueError`` for what is no form."""
    wanted = "".join(c for c in text.upper() if c.isalnum())
    for code in FormCode:
        if code.compact == wanted:
            return code
    raise ValueError(text)
