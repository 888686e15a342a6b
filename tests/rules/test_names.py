from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.names import (
    PersonName,
    fold,
    join,
    match_key,
    split,
    strip_titles,
    title_case,
    title_case_post,
)


@pytest.mark.parametrize(
    ("text", "front", "name", "back"),
    [
        ("Drs. Joko Nugroho, S.STP., M.Si.", "Drs.", "Joko Nugroho", "S.STP., M.Si."),
        ("H. Ahmad Fauzi", "H.", "Ahmad Fauzi", ""),
        ("Hj Siti Aminah, S.Pd", "Hj.", "Siti Aminah", "S.Pd."),
        ("Ir. H. Soekarno, MT", "Ir. H.", "Soekarno", "M.T."),
        ("JOKO NUGROHO, SE, MM", "", "JOKO NUGROHO", "S.E., M.M."),
        ("dr. Andi, Sp.A", "dr.", "Andi", "Sp.A."),
        ("Dr. Andi", "Dr.", "Andi", ""),
        ("Joko Nugroho S.Pd", "", "Joko Nugroho", "S.Pd."),
        ("Budi, S. Pd., M. Si.", "", "Budi", "S.Pd., M.Si."),
        ("Kartini, S.Sos., M.A.P.", "", "Kartini", "S.Sos., M.A.P."),
        ("Ni Wijaya, A.Md.", "", "Ni Wijaya", "A.Md."),
        ("A.R. Fachruddin", "", "A.R. Fachruddin", ""),
        ("Budi S.", "", "Budi S.", ""),
        ("Ida Permana", "", "Ida Permana", ""),
        ("Siti Ma", "", "Siti Ma", ""),
        ("Fachruddin A.R.", "", "Fachruddin A.R.", ""),
        ("BUDI SANTOSO SE", "", "BUDI SANTOSO", "S.E."),
        ("Kim Se", "", "Kim Se", ""),
        ("Siti M.A.", "", "Siti", "M.A."),
        ("", "", "", ""),
    ],
)
def test_titles_come_off(text: str, front: str, name: str, back: str) -> None:
    assert split(text) == PersonName(name, front, back)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Darmawan Lukman Wahyuni, S.E.", "WAHYUNI DARMAWAN LUKMAN"),
        ("Drs. H. Budi Santoso, M.Si.", "budi santoso"),
        ("Eka Dewi O'Brien, S.Sos., M.A.P.", "EKA DEWI OBRIEN"),
        ("Irwan Oka d'Arc, S.K.M.", "Irwan Oka D’ARC, SKM"),
        ("José Müller", "Jose Muller"),
        ("Joko  Nugroho ,S.Pd", "Nugroho Joko"),
    ],
)
def test_one_person_written_twice(one: str, other: str) -> None:
    assert match_key(one) == match_key(other) != ""


def test_different_people_stay_different() -> None:
    assert match_key("Kartini Kartini Umbu") != match_key("Kartini Umbu")
    assert match_key("Budi Santoso") != match_key("Budi Santosa")


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("CANDRA SIREGAR", "Candra Siregar"),
        ("NUR WULAN D'ARC", "Nur Wulan d'Arc"),
        ("SHANE O'BRIEN", "Shane O'Brien"),
        ("MA'RUF NU'MAN", "Ma'ruf Nu'man"),
        ("SITI BINTI AHMAD", "Siti binti Ahmad"),
        ("ANNE-MARIE", "Anne-Marie"),
        ("A.R. FACHRUDDIN", "A.R. Fachruddin"),
        ("MOSES PALU, A.MD.", "Moses Palu, A.Md."),
        ("HJ. SRI, S.PD.SD", "Hj. Sri, S.Pd.SD."),
        ("Irwan Oka d'Arc, S.K.M.", "Irwan Oka d'Arc, S.K.M."),
        ("budi", "budi"),
    ],
)
def test_capitals_are_undone(text: str, cased: str) -> None:
    assert title_case(text) == cased


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("KEPALA BIDANG PEMBINAAN SD", "Kepala Bidang Pembinaan SD"),
        ("SMP NEGERI 10 PALU", "SMP Negeri 10 Palu"),
        ("SEKSI KETENTERAMAN DAN KETERTIBAN UMUM", "Seksi Ketenteraman dan Ketertiban Umum"),
        ("TOLI-TOLI", "Toli-Toli"),
        ("GURU AHLI MUDA", "Guru Ahli Muda"),
        ("Camat", "Camat"),
        ("", ""),
    ],
)
def test_capitals_of_posts_and_units(text: str, cased: str) -> None:
    assert title_case_post(text) == cased


def test_joining() -> None:
    assert join("Joko Nugroho", "Drs.", "M.Si.") == "Drs. Joko Nugroho, M.Si."
    assert join("Joko") == "Joko"
    assert join("Joko", None, "") == "Joko"
    assert str(split("drs joko nugroho, msi")) == "drs joko nugroho, msi"


@given(st.text(max_size=40))
def test_folding_is_final_and_plain(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded


@given(
    st.lists(st.sampled_from(["Budi", "Siti", "O'Brien", "Nur", "d'Arc", "Umbu"]), min_size=1),
    st.sampled_from(["", "Drs.", "H.", "Dr. Ir."]),
    st.sampled_from(["", "S.E.", "S.Pd., M.Pd.", "S.STP., M.Si."]),
    st.randoms(use_true_random=False),
)
def test_titles_and_order_never_matter(
    words: list[str], front: str, back: str, random: Random
) -> None:
    name = " ".join(words)
    shuffled = random.sample(words, len(words))
    assert match_key(join(name, front, back)) == match_key(" ".join(shuffled))
    assert strip_titles(join(name, front, back)) == name
