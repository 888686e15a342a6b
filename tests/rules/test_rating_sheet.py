from __future__ import annotations

import pytest

from asn_desktop.rules.predicate import Rating
from asn_desktop.rules.rating_sheet import (
    SheetColumn,
    Typed,
    Unread,
    fill_places,
    read_block,
    read_rating,
)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("1", Rating.ABOVE),
        ("2.0", Rating.MET),
        (" 3 ", Rating.BELOW),
        ("DIATAS EKSPEKTASI", Rating.ABOVE),
        ("Di atas ekspektasi", Rating.ABOVE),
        ("sesuai", Rating.MET),
        ("Di bawah", Rating.BELOW),
        ("", None),
        ("  ", None),
    ],
)
def test_a_rating_is_read_by_its_number_or_its_words(text: str, rating: Rating | None) -> None:
    assert read_rating(text) is rating


@pytest.mark.parametrize("text", ["0", "4", "12", "Baik", "di", "1,5", "sesuai?", "-"])
def test_what_is_no_rating_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="no rating"):
        read_rating(text)


def test_a_block_goes_right_and_down_and_names_what_it_could_not_read() -> None:
    block = "1\t2\tBagus.\n\t\t\nBaik\t3\t\n2\t2\tlewat\n"
    found = read_block(block, place=1, column=SheetColumn.WORK, count=4)
    assert found.cells == (
        Typed(1, SheetColumn.WORK, Rating.ABOVE),
        Typed(1, SheetColumn.BEHAVIOUR, Rating.MET),
        Typed(1, SheetColumn.NOTE, note="Bagus."),
        Typed(3, SheetColumn.BEHAVIOUR, Rating.BELOW),
    )
    assert found.unread == (Unread(3, SheetColumn.WORK, "Baik"),)
    assert found.over == 1


def test_a_note_of_several_lines_stays_one_cell() -> None:
    found = read_block('2\t"Baris satu\nbaris dua"\tlebih', 0, SheetColumn.BEHAVIOUR, 3)
    assert found.cells[1].note == "Baris satu\nbaris dua"
    assert len(found.cells) == 2


def test_filling_down_never_writes_over_what_stands_there() -> None:
    values = [Rating.MET, None, Rating.BELOW, None, None]
    closed = [False, False, False, True, False]
    assert fill_places(values, closed, [0]) == [1, 4]
    assert fill_places(values, closed, [0, 1, 2]) == [1]
    assert fill_places(values, closed, [4]) == []
    assert fill_places(["a", "", "b"], [False] * 3, [0]) == [1]
    assert fill_places([], [], []) == []
