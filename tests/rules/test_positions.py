from __future__ import annotations

import pytest

from asn_desktop.rules.positions import (
    FormFamily,
    Grade,
    PositionKind,
    default_form_family,
    family_is_guess,
    guess_kind,
    is_acting,
    is_post_name,
    kind_findings,
    kind_of_echelon,
    parse_echelon,
    parse_grade,
    parse_kind,
    retirement_age,
)

JPT, ADMIN, PENGAWAS, PELAKSANA, FUNCTIONAL = PositionKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("JPT PRATAMA", JPT),
        ("Pimpinan Tinggi Pratama", JPT),
        ("ADMINISTRATOR", ADMIN),
        ("Jabatan Administrator", ADMIN),
        ("Pengawas", PENGAWAS),
        ("Pelaksana", PELAKSANA),
        ("Fungsional Umum", PELAKSANA),
        ("JFU", PELAKSANA),
        ("FUNGSIONAL", FUNCTIONAL),
        ("Jabatan Fungsional Tertentu", FUNCTIONAL),
        ("III.a", ADMIN),
        ("-", None),
        (None, None),
    ],
)
def test_kind_from_a_column(text: str | None, kind: PositionKind | None) -> None:
    assert parse_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "echelon", "kind"),
    [
        ("I.a", "I.a", JPT),
        ("II.b", "II.b", JPT),
        ("III.a", "III.a", ADMIN),
        ("III/b", "III.b", ADMIN),
        ("IIIa", "III.a", ADMIN),
        ("Eselon IV.a", "IV.a", PENGAWAS),
        ("IV b", "IV.b", PENGAWAS),
        ("V.a", "V.a", PELAKSANA),
        ("-", None, None),
        ("", None, None),
        ("III/d", None, None),
    ],
)
def test_echelons(text: str, echelon: str | None, kind: PositionKind | None) -> None:
    assert parse_echelon(text) == echelon
    assert kind_of_echelon(text) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sekretaris Daerah", JPT),
        ("KEPALA DINAS PENDIDIKAN", JPT),
        ("Kepala Badan Kepegawaian Daerah", JPT),
        ("Camat", ADMIN),
        ("Camat Mulyorejo", ADMIN),
        ("Sekretaris Kecamatan", ADMIN),
        ("Sekretaris", ADMIN),
        ("KEPALA BIDANG PEMBINAAN SD", ADMIN),
        ("Lurah", PENGAWAS),
        ("Plt. Lurah Kalisari", PENGAWAS),
        ("Kepala Seksi Pelayanan Umum", PENGAWAS),
        ("Kepala Subbagian Umum dan Kepegawaian", PENGAWAS),
        ("Kepala Sub Bagian Keuangan", PENGAWAS),
        ("Kasubbag Keuangan", PENGAWAS),
        ("Sekretaris Kelurahan", PENGAWAS),
        ("Pengadministrasi Perkantoran", PELAKSANA),
        ("Pengelola Layanan Operasional", PELAKSANA),
        ("Penata Layanan Operasional", PELAKSANA),
        ("Penelaah Teknis Kebijakan", PELAKSANA),
        ("Bendahara", PELAKSANA),
        ("KEPALA SEKOLAH", FUNCTIONAL),
        ("GURU AHLI MADYA", FUNCTIONAL),
        ("Pranata Komputer Ahli Pertama", FUNCTIONAL),
        ("Bidan Penyelia", FUNCTIONAL),
        ("Ahli Nujum", None),
        ("", None),
    ],
)
def test_kind_from_the_name_of_a_position(name: str, kind: PositionKind | None) -> None:
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        *((f"Guru {grade.value}", grade) for grade in Grade),
        ("AHLI MUDA", Grade.AHLI_MUDA),
        ("Madya", Grade.AHLI_MADYA),
        ("Pelaksana Lanjutan", Grade.MAHIR),
        ("Kepala Seksi", None),
        ("Penata Muda", None),
    ],
)
def test_grades(text: str, grade: Grade | None) -> None:
    assert parse_grade(text) is grade


@pytest.mark.parametrize(
    ("kind", "name", "family"),
    [
        (JPT, "Kepala Dinas", FormFamily.LEADER),
        (ADMIN, "Camat", FormFamily.LEADER),
        (ADMIN, "Plt. Camat", FormFamily.LEADER),
        (FUNCTIONAL, "Kepala Puskesmas", FormFamily.LEADER),
        (ADMIN, "Sekretaris Kecamatan", FormFamily.STAFF),
        (PENGAWAS, "Kepala Seksi Pemerintahan", FormFamily.STAFF),
        (PENGAWAS, "Lurah", FormFamily.STAFF),
        (PELAKSANA, "Bendahara", FormFamily.STAFF),
        (FUNCTIONAL, "Guru Ahli Muda", FormFamily.STAFF),
        (None, None, FormFamily.STAFF),
    ],
)
def test_default_family_of_forms(
    kind: PositionKind | None, name: str | None, family: FormFamily
) -> None:
    assert default_form_family(kind, name) is family


@pytest.mark.parametrize(
    ("kind", "name", "guess"),
    [
        (ADMIN, "Camat", True),
        (None, "Plt. Camat", True),
        (FUNCTIONAL, "Kepala Puskesmas", True),
        (JPT, "Camat", False),
        (JPT, "Kepala Dinas", False),
        (PENGAWAS, "Lurah", False),
        (None, None, False),
    ],
)
def test_only_heads_the_regulation_does_not_name_are_a_guess(
    kind: PositionKind | None, name: str | None, guess: bool
) -> None:
    assert family_is_guess(kind, name) is guess


@pytest.mark.parametrize(
    ("kind", "leads"),
    [(JPT, True), (ADMIN, True), (PENGAWAS, True), (PELAKSANA, False), (FUNCTIONAL, False)],
)
def test_who_leads_by_position(kind: PositionKind, leads: bool) -> None:
    assert kind.leads is leads


@pytest.mark.parametrize(
    "text",
    ["Kepala Seksi Pelayanan Umum", "Camat", "CAMAT", "Lurah Kalisari", "Sekretaris Daerah",
     "Plt. Sekretaris", "Plh. Kepala Dinas", "Bupati Gresik", "Wali Kota Surabaya", "Sekda"],
)  # fmt: skip
def test_posts_are_recognised(text: str) -> None:
    assert is_post_name(text)


@pytest.mark.parametrize(
    "text",
    ["Darmawan Lukman Wahyuni, S.E.", "Drs. Budi", "Camatina Sari", "Lurahman", "Wali Songo", ""],
)
def test_persons_are_not_posts(text: str) -> None:
    assert not is_post_name(text)


def test_acting_officials() -> None:
    assert is_acting("Plt. Camat")
    assert is_acting("Pelaksana Harian Lurah")
    assert not is_acting("Pelaksana")
    assert not is_acting("Camat")


def test_disagreement_of_kind_name_and_echelon() -> None:
    assert kind_findings(ADMIN, "Camat", "III.a") == []
    assert kind_findings(None, "Camat", "III.a") == []
    assert kind_findings(FUNCTIONAL, "Kepala Sekolah") == []
    assert kind_findings(None, None) == []
    for found in (kind_findings(PELAKSANA, "Camat"), kind_findings(None, "Lurah", "III.a")):
        assert [finding.code for finding in found] == ["position.kind_differs"]


@pytest.mark.parametrize(
    ("kind", "grade", "name", "age"),
    [
        (JPT, None, "Kepala Dinas", 60),
        (ADMIN, None, "Camat", 58),
        (PENGAWAS, None, "Lurah", 58),
        (PELAKSANA, None, "Bendahara", 58),
        (FUNCTIONAL, Grade.AHLI_MUDA, "Analis Kebijakan Ahli Muda", 58),
        (FUNCTIONAL, Grade.AHLI_MADYA, "Auditor Ahli Madya", 60),
        (FUNCTIONAL, Grade.AHLI_UTAMA, "Auditor Ahli Utama", 65),
        (FUNCTIONAL, Grade.AHLI_PERTAMA, "GURU AHLI PERTAMA", 60),
        (FUNCTIONAL, None, "Kepala Sekolah", 60),
        (None, None, None, 58),
    ],
)
def test_retirement_ages(
    kind: PositionKind | None, grade: Grade | None, name: str | None, age: int
) -> None:
    assert retirement_age(kind, grade, name) == age
