"""The seven values of the civil service (BerAKHLAK) and their 21 guides, as the forms print them.

Pasal 10(3), reg. 311. The canonical text is that of Format A.1.6 (reg. 2280–2318); the only variant
kept is the country's full name in A.1.1 and A.1.2. The punctuation by which other formats differ is
carelessness of the regulation and is not copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asn_desktop.rules.forms import FormCode


@dataclass(frozen=True, slots=True)
class BehaviourValue:
    """One value: its number on paper (1–7), its name, its three guides in their fixed order."""

    number: int
    name: str
    guides: tuple[str, str, str]


VALUES: tuple[BehaviourValue, ...] = (
    BehaviourValue(
        1,
        "Berorientasi pelayanan",
        (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
    ),
    BehaviourValue(
        2,
        "Akuntabel",
        (
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan "
            "berintegritas tinggi",
            "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, "
            "dan efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
    ),
    BehaviourValue(
        3,
        "Kompeten",
        (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
    ),
    BehaviourValue(
        4,
        "Harmonis",
        (
            "Menghargai setiap orang apapun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
    ),
    BehaviourValue(
        5,
        "Loyal",
        (
            "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia "
            "Tahun 1945, setia pada NKRI serta pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
            "Menjaga rahasia jabatan dan negara",
        ),
    ),
    BehaviourValue(
        6,
        "Adaptif",
        (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
    ),
    BehaviourValue(
        7,
        "Kolaboratif",
        (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama",
        ),
    ),
)

LOYAL_IN_FULL = (
    "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
    "setia pada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah"
)
"""The first guide of Loyal on A.1.1 and A.1.2 (reg. 1397, 1480)."""

VARIANTS: Mapping[FormCode, Mapping[tuple[int, int], str]] = {
    FormCode.A_1_1: {(5, 1): LOYAL_IN_FULL},
    FormCode.A_1_2: {(5, 1): LOYAL_IN_FULL},
}
"""Texts that differ on a form, by number of the value and of the guide, both from 1."""


def values_on(form: FormCode) -> tuple[BehaviourValue, ...]:
    """The seven values as this form prints them."""
    variants = VARIANTS.get(form, {})
    return tuple(
        replace(value, guides=_guides(value, variants)) if variants else value for value in VALUES
    )


def _guides(value: BehaviourValue, variants: Mapping[tuple[int, int], str]) -> tuple[str, str, str]:
    first, second, third = (
        variants.get((value.number, number), guide)
        for number, guide in enumerate(value.guides, start=1)
    )
    return first, second, third
