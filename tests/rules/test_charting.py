"""Charts are placed: round ticks, gaps for what is missing, no words on words."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.chart_marks import value_words
from asn_desktop.rules.charting import plot, ticks
from asn_desktop.views.charts import Chart, Guide, Series

D = Decimal
NINE = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan, saran, dan masukan",
    "Sarana dan prasarana",
)


def plan_and_done(done: tuple[Decimal | None, ...]) -> Chart:
    plan = (D(75), D(150), D(225), D(300))
    return Chart(
        "Surat keterangan",
        "surat",
        ("TW I", "TW II", "TW III", "TW IV"),
        (Series("Realisasi", done, "bar", "accent"), Series("Rencana", plan, "line", "warn")),
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "0"), ("1200", "1.200"), ("88.305", "88,31"), ("0.8", "0,8"), ("-1250.5", "-1.250,5")],
)
def test_numbers_are_written_as_here(value: str, words: str) -> None:
    assert value_words(D(value)) == words


@given(
    st.decimals("-100000", "100000", places=2),
    st.decimals("0", "100000", places=2),
    st.sampled_from((4, 6)),
)
def test_ticks_cover_the_values_evenly(low: Decimal, span: Decimal, most: int) -> None:
    found = ticks(low, low + span, most)
    assert found[0] <= low
    assert found[-1] >= low + span
    assert len({after - before for before, after in pairwise(found)}) == 1
    assert 2 <= len(found) <= most + 1


def test_the_foot_of_a_survey_is_25() -> None:
    assert ticks(D(25), D(100)) == (D(20), D(40), D(60), D(80), D(100))


def test_missing_is_a_gap_and_zero_is_a_mark() -> None:
    made = plot(plan_and_done((D(80), None, D(0), None)), 300, 150)
    assert [(bar.at, bar.box.height > 0) for bar in made.bars] == [(0, True), (2, False)]
    assert [words.text for words in made.words if words.role == "value"][:2] == ["80", "0"]
    broken = Chart(
        "",
        "",
        ("a", "b", "c", "d", "e"),
        (Series("x", (D(1), D(2), None, D(3), D(4)), "line", "ok"),),
    )
    assert [len(line.points) for line in plot(broken, 300, 150).lines] == [2, 2]


def test_a_series_must_have_a_value_or_none_for_every_place() -> None:
    with pytest.raises(ValueError, match="one value a category"):
        plot(plan_and_done((D(1),)), 300, 150)


def test_heights_follow_the_values_beyond_the_target() -> None:
    made = plot(plan_and_done((D(100), D(200), D(300), D(390))), 400, 160)
    heights = [bar.box.height for bar in made.bars]
    assert heights == pytest.approx([heights[0] * n for n in (1, 2, 3, 3.9)])
    assert all(bar.box.top >= made.area.top - 0.01 for bar in made.bars)


@given(
    st.lists(st.none() | st.decimals("0", "100000", places=2), min_size=1, max_size=12),
    st.sampled_from((180.0, 320.0, 520.0)),
)
def test_no_words_lie_on_words(values: list[Decimal | None], width: float) -> None:
    names = tuple(f"Triwulan {n}" for n in range(len(values)))
    line = tuple(value and value / 2 for value in values)
    made = plot(
        Chart(
            "Judul",
            "surat",
            names,
            (Series("A", tuple(values), "bar", "accent"), Series("B", line, "line", "warn")),
        ),
        width,
        160,
    )
    for one, other in combinations(made.words, 2):
        if "axis" not in (one.role, other.role) or one.role == other.role == "value":
            assert not one.box.meets(other.box), (one, other)
    assert all(words.box.bottom <= 160 and words.box.top >= 0 for words in made.words)


def test_nine_elements_are_told_in_lines_and_guides_beside() -> None:
    chart = Chart(
        "Unsur",
        "indeks",
        NINE,
        (Series("Indeks", tuple(D(70) + n for n in range(9)), "bar", "info"),),
        (Guide(D("88.31"), "A"), Guide(D("76.61"), "B"), Guide(D(65), "C")),
        lowest=25,
        highest=100,
    )
    made = plot(chart, 640, 200)
    told = " ".join(words.text for words in made.words if words.role == "category")
    assert told == " ".join(NINE)
    guides = [words for words in made.words if words.role == "guide"]
    assert {words.text for words in guides} == {"A", "B", "C"}
    assert all(words.box.right <= 640 for words in guides)


def test_many_narrow_places_are_named_now_and_then() -> None:
    names = tuple(f"Putaran{n}" for n in range(24))
    chart = Chart("", "", names, (Series("x", tuple(map(D, range(24))), "line", "ok"),))
    told = [words for words in plot(chart, 300, 140).words if words.role == "category"]
    assert 3 <= len(told) < 24
    assert not any(one.box.meets(other.box) for one, other in combinations(told, 2))


def test_a_chart_tells_itself() -> None:
    told = plan_and_done((D(80), None, D("1200.5"), None)).told()
    assert "Realisasi: TW I 80, TW II belum ada, TW III 1.200,5" in told


def test_a_value_close_to_the_plan_stands_in_its_bar() -> None:
    made = plot(plan_and_done((D(76), None, None, None)), 400, 200)
    words = {one.text: one for one in made.words if one.role == "value"}
    assert words["76"].box.top > made.bars[0].box.top
    assert words["76"].box.bottom < made.bars[0].box.bottom
    assert words["75"].box.bottom < made.dots[0].y


def test_values_are_said_with_as_many_decimals_as_the_chart_says() -> None:
    series = (Series("Indeks", (D("90"), D("78.1"), D("84.96")), "line", "accent"),)
    chart = Chart("", "", ("I", "II", "III"), series, (), 25, 100, places=2)
    said = [one.text for one in plot(chart, 400, 200).words if one.role == "value"]
    assert said == ["90,00", "78,10", "84,96"]
    assert chart.told() == "Indeks: I 90,00, II 78,10, III 84,96"
    assert "100" in [one.text for one in plot(chart, 400, 200).words if one.role == "axis"]
    free = Chart("", "", ("I", "II", "III"), series, (), 25, 100)
    said = [one.text for one in plot(free, 400, 200).words if one.role == "value"]
    assert said == ["90", "78,1", "84,96"]
