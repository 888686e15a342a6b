"""Comparing and combining two contents of one parcel: nothing lost, no side preferred."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from asn_desktop.models import schema
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.three_way import (
    KEYS,
    TOGETHER,
    Change,
    Side,
    Undecided,
    combine,
    compare,
)

SKP = "f" * 32
MIRROR = {Side.BASE: Side.BASE, Side.OFFICE: Side.CENTRE, Side.CENTRE: Side.OFFICE}


def skp(*results: dict[str, Any], **fields: Any) -> dict[str, list[dict[str, Any]]]:
    """An SKP with results; of a result ``lines`` are its indicators."""
    tables: dict[str, list[dict[str, Any]]] = {"skp": [{"id": SKP, "state": "draft", **fields}]}
    for result in results:
        lines = result.get("lines", ())
        row = {name: value for name, value in result.items() if name != "lines"}
        tables.setdefault("work_result", []).append({"skp_id": SKP, **row})
        tables.setdefault("indicator", []).extend(
            {"work_result_id": result["id"], **line} for line in lines
        )
    return {table: rows for table, rows in tables.items() if rows}


def result(key: str, text: str, *lines: dict[str, Any], no: int = 1) -> dict[str, Any]:
    return {"id": key * 32, "no": no, "text": text, "lines": lines}


def line(key: str, target: str, no: int = 1) -> dict[str, Any]:
    return {"id": key * 32, "no": no, "text": "Jumlah surat", "target": target}


@st.composite
def contents(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """An SKP with up to three results of up to two indicators, out of few ids and few words."""
    words = st.sampled_from(["a", "b", "c"])
    results = []
    for at, key in enumerate("123"):
        if draw(st.booleans()):
            lines = [
                line(two, draw(words), no)
                for no, two in enumerate("456789"[at * 2 : at * 2 + 2], 1)
                if draw(st.booleans())
            ]
            results.append(result(key, draw(words), *lines, no=at + 1))
    return skp(*results, state=draw(st.sampled_from(["draft", "set"])), set_on=draw(words))


def ordered(tables: Any) -> Any:
    return {
        table: sorted(({**row} for row in rows), key=lambda row: row["id"])
        for table, rows in (tables or {}).items()
        if rows
    }


@given(contents(), contents())
def test_identical_edits_are_no_conflict(base: Any, edited: Any) -> None:
    found = compare("skp", base, edited, edited)
    assert found.open() == ()
    assert ordered(combine(found, {})) == ordered(edited)


@given(contents(), contents(), contents())
def test_taking_all_of_one_side_is_that_side(base: Any, office: Any, centre: Any) -> None:
    found = compare("skp", base, office, centre)
    assert ordered(combine(found, found.whole(Side.OFFICE))) == ordered(office)
    assert ordered(combine(found, found.whole(Side.CENTRE))) == ordered(centre)


@given(contents(), contents(), contents(), st.randoms(use_true_random=False))
def test_the_sides_may_change_places(base: Any, office: Any, centre: Any, random: Any) -> None:
    found, mirrored = compare("skp", base, office, centre), compare("skp", base, centre, office)
    assert set(found.open()) == set(mirrored.open())
    picks = {key: random.choice(list(Side)) for key in found.open()}
    other = {key: MIRROR[side] for key, side in picks.items()}
    assert ordered(combine(found, picks)) == ordered(combine(mirrored, other))


@given(contents(), contents())
def test_what_one_side_alone_changed_combines_by_itself(base: Any, edited: Any) -> None:
    for found in (compare("skp", base, edited, base), compare("skp", base, base, edited)):
        assert found.open() == ()
        assert ordered(combine(found, {})) == ordered(edited)


@given(contents(), contents(), contents(), st.randoms(use_true_random=False))
def test_no_row_of_the_result_leans_on_a_missing_one(
    base: Any, office: Any, centre: Any, random: Any
) -> None:
    found = compare("skp", base, office, centre)
    picks = {key: random.choice(list(Side)) for key in found.changed()}
    made = combine(found, picks)
    if made is None:
        return
    ids = {row["id"] for rows in made.values() for row in rows}
    for table, column in (("work_result", "skp_id"), ("indicator", "work_result_id")):
        assert all(row[column] in ids for row in made.get(table, ()))


def test_edits_of_different_fields_and_rows_combine() -> None:
    base = skp(result("1", "Surat", line("4", "300")), result("2", "Antrean", no=2))
    office = skp(result("1", "Surat", line("4", "320")), result("2", "Antrean", no=2))
    centre = skp(result("1", "Surat", line("4", "300")), result("2", "Antrean loket", no=2))
    made = combine(compare("skp", base, office, centre), {})
    assert made is not None
    assert [row["text"] for row in made["work_result"]] == ["Surat", "Antrean loket"]
    assert made["indicator"][0]["target"] == "320"


def test_one_field_written_differently_waits_for_a_pick() -> None:
    base, office, centre = (skp(result("1", "Surat", line("4", n))) for n in ("300", "320", "350"))
    found = compare("skp", base, office, centre)
    key = ("indicator", "4" * 32, "target")
    assert found.open() == (key,)
    with pytest.raises(Undecided) as refused:
        combine(found, {})
    assert refused.value.keys == (key,)
    for side, target in ((Side.BASE, "300"), (Side.OFFICE, "320"), (Side.CENTRE, "350")):
        made = combine(found, {key: side})
        assert made is not None
        assert made["indicator"][0]["target"] == target


def test_a_removal_is_open_while_there_is_news_under_the_removed_row() -> None:
    base = skp(result("1", "Surat", line("4", "300")))
    centre = skp(result("1", "Surat", line("4", "350")))
    found = compare("skp", base, skp(), centre)
    key = ("work_result", "1" * 32, "")
    assert found.open() == (key,)
    kept = combine(found, {key: Side.CENTRE})
    assert kept is not None
    assert kept["indicator"][0]["target"] == "350"
    gone = combine(found, {key: Side.OFFICE})
    assert gone is not None
    assert set(gone) == {"skp"}


def test_a_predicate_is_chosen_with_its_ratings() -> None:
    row = {"id": SKP, "work_rating": 2, "behaviour_rating": 2, "predicate": 2, "note": ""}
    base = {"evaluation": [row]}
    office = {"evaluation": [{**row, "work_rating": 1}]}
    centre = {"evaluation": [{**row, "behaviour_rating": 3, "predicate": 3, "note": "Lihat lagi"}]}
    found = compare("evaluation", base, office, centre)
    key = ("evaluation", SKP, "work_rating")
    assert found.open() == (key,)
    made = combine(found, {key: Side.OFFICE})
    assert made == {"evaluation": [{**office["evaluation"][0], "note": "Lihat lagi"}]}


def test_the_same_thing_made_anew_on_both_sides_is_one_row() -> None:
    about = {"work_result_id": "1" * 32, "indicator_id": "4" * 32, "period_id": "9" * 32}
    office = {"realisation": [{"id": "a" * 32, **about, "text": "341"}]}
    centre = {"realisation": [{"id": "b" * 32, **about, "text": "341"}]}
    assert compare("progress", None, office, centre).open() == ()
    centre["realisation"][0]["text"] = "340"
    found = compare("progress", None, office, centre)
    assert found.open() == (("realisation", "a" * 32, "text"),)
    made = combine(found, found.whole(Side.CENTRE))
    assert made == {"realisation": [{"id": "a" * 32, **about, "text": "340"}]}


def test_lines_both_added_under_one_number_get_numbers_of_their_own() -> None:
    base = skp(result("1", "Surat", line("4", "300")))
    office = skp(result("1", "Surat", line("4", "300"), line("5", "1 hari", 2)))
    centre = skp(result("1", "Surat", line("4", "300"), line("6", "100 %", 2)))
    made = combine(compare("skp", base, office, centre), {})
    assert made is not None
    assert [(row["no"], row["target"]) for row in made["indicator"]] == [
        (1, "300"),
        (2, "1 hari"),
        (3, "100 %"),
    ]


def test_a_whole_parcel_deleted_here_and_changed_there_is_one_choice() -> None:
    base = skp(result("1", "Surat", line("4", "300")))
    centre = skp(result("1", "Surat", line("4", "350")))
    found = compare("skp", base, None, centre)
    assert found.open() == (("skp", SKP, ""),)
    assert combine(found, found.whole(Side.OFFICE)) is None
    assert ordered(combine(found, found.whole(Side.CENTRE))) == ordered(centre)


def test_rows_of_a_table_of_a_newer_program_are_carried() -> None:
    base = {"skp": [{"id": SKP}], "later": [{"id": "a" * 32, "word": "x"}]}
    centre = {"skp": [{"id": SKP}], "later": [{"id": "a" * 32, "word": "y"}]}
    assert combine(compare("skp", base, base, centre), {}) == centre
    assert compare("skp", base, base, centre).changed() == (("later", "a" * 32, "word"),)


def test_what_is_chosen_together_and_known_by_its_key_stands_in_its_table() -> None:
    for table, groups in (*TOGETHER.items(), *((table, (key,)) for table, key in KEYS.items())):
        columns = set(schema.METADATA.tables[table].columns.keys())
        assert all(columns.issuperset(group) for group in groups), table


def test_rows_that_may_be_only_once_in_a_parcel_have_a_key() -> None:
    for parcel in PARCELS.values():
        for part in parcel.parts:
            table = schema.METADATA.tables[part.table]
            for rule in table.constraints:
                names = {column.name for column in getattr(rule, "columns", ())}
                if type(rule).__name__ == "UniqueConstraint":
                    assert names >= set(KEYS[part.table]), part.table


def test_change_names_who_changed() -> None:
    base, other = skp(reason="x"), skp(reason="y")
    changes = {
        (Change.OFFICE, "reason"): compare("skp", base, other, base),
        (Change.CENTRE, "reason"): compare("skp", base, base, other),
        (Change.ALIKE, "reason"): compare("skp", base, other, other),
    }
    for (change, field), found in changes.items():
        cell = next(cell for cell in found.rows[0].cells if cell.field == field)
        assert cell.change is change
