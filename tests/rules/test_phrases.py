"""Phrases: the office's first, then what was written twice, then the seeds; filled where said."""

from __future__ import annotations

from asn_desktop.rules.phrases import MOST, SEEDS, filled, offered, unknown, usable

HERE = {"nama": "Eka", "hasil": "Antrean loket tercatat.", "target": "100 %", "periode": "TW II"}


def test_the_offices_own_sentences_come_first_and_the_seeds_stay() -> None:
    found = offered(["rapi", "rapi", "sekali"], ["Terima kasih, {nama}.", "Terima kasih, {nama}."])
    assert found[:3] == ("Terima kasih, {nama}.", "rapi", SEEDS[0])
    assert len(found) == MOST
    assert offered([]) == SEEDS
    many = [f"kalimat {number}" for number in range(50)]
    assert offered([], many)[:30] == tuple(many[:30])
    assert SEEDS[0] in offered([], many)


def test_placeholders_are_filled_or_the_sentence_is_not_offered() -> None:
    assert filled("{nama}: {hasil} mencapai {target}.", HERE) == (
        "Eka: Antrean loket tercatat mencapai 100 %."
    )
    assert filled("{ Nama }, pertahankan.", HERE) == "Eka, pertahankan."
    assert filled("{hasil} baik.", {"nama": "Eka"}) is None
    assert filled("Tanpa tanda.", {}) == "Tanpa tanda."
    assert usable(["{target} tercapai", "baik", "baik"], {"target": " "}) == ("baik",)


def test_strangers_in_braces_are_found() -> None:
    assert unknown("{nama} {jabatan} {Hasil}") == ("jabatan",)
