from __future__ import annotations

import pytest

from asn_desktop.rules.behaviours import VALUES, values_on
from asn_desktop.rules.forms import FormCode

# Typed again from the regulation, reg. 2280–2318.
LAW = """\
1 Berorientasi pelayanan
Memahami dan memenuhi kebutuhan masyarakat
Ramah, cekatan, solutif, dan dapat diandalkan
Melakukan perbaikan tiada henti
2 Akuntabel
Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi
Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien
Tidak menyalahgunakan kewenangan jabatan
3 Kompeten
Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah
Membantu orang lain belajar
Melaksanakan tugas dengan kualitas terbaik
4 Harmonis
Menghargai setiap orang apapun latar belakangnya
Suka menolong orang lain
Membangun lingkungan kerja yang kondusif
5 Loyal
Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, \
setia pada NKRI serta pemerintahan yang sah
Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara
Menjaga rahasia jabatan dan negara
6 Adaptif
Cepat menyesuaikan diri menghadapi perubahan
Terus berinovasi dan mengembangkan kreativitas
Bertindak proaktif
7 Kolaboratif
Memberi kesempatan kepada berbagai pihak untuk berkontribusi
Terbuka dalam bekerja sama untuk menghasilkan nilai tambah
Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama
"""


def test_seven_values_and_twenty_one_guides() -> None:
    printed = [line for value in VALUES for line in (f"{value.number} {value.name}", *value.guides)]
    assert printed == LAW.splitlines()


@pytest.mark.parametrize("form", [FormCode.A_1_1, FormCode.A_1_2])
def test_leaders_skp_print_the_name_of_the_country_in_full(form: FormCode) -> None:
    values = values_on(form)
    assert "setia pada Negara Kesatuan Republik Indonesia serta" in values[4].guides[0]
    assert values[4].guides[1:] == VALUES[4].guides[1:]
    assert values[:4] + values[5:] == VALUES[:4] + VALUES[5:]


@pytest.mark.parametrize(
    "form", [form for form in FormCode if form not in {FormCode.A_1_1, FormCode.A_1_2}]
)
def test_all_other_forms_print_the_canonical_text(form: FormCode) -> None:
    assert values_on(form) == VALUES
