"""A revision is unique in the life of its parcel: marks of what came back to what it was."""

from __future__ import annotations

from uuid import UUID

import pytest

from asn_desktop.views.parcels import (
    Content,
    from_text,
    marked,
    marks,
    name_of,
    next_text,
    same,
    to_text,
    unmarked,
)

KEY = UUID(int=7)


def text(word: str) -> bytes:
    return to_text(Content("unit", KEY, {"unit": [{"id": KEY.hex, "name": word}]}))


def test_what_was_never_there_is_sent_plain() -> None:
    assert next_text(text("a"), None, ()) == text("a")
    assert next_text(text("b"), text("a"), {name_of(text("a"))}) == text("b")


def test_a_change_taken_back_is_a_new_revision_that_says_the_same() -> None:
    first, second = text("a"), text("b")
    known = {name_of(first), name_of(second)}
    back = next_text(first, second, known)
    assert name_of(back) not in known
    assert same(back, first)
    assert not same(back, second)
    assert marks(back) == (name_of(second),)
    assert unmarked(back) == first
    assert from_text(back) == from_text(first)


def test_a_marked_head_that_was_not_changed_stays_the_head() -> None:
    first, second = text("a"), text("b")
    back = next_text(first, second, {name_of(first), name_of(second)})
    assert next_text(first, back, {name_of(each) for each in (first, second, back)}) == back


def test_a_decision_is_marked_with_both_sides() -> None:
    sides = (name_of(text("a")), name_of(text("b")))
    made = marked(text("a"), sides)
    assert marks(made) == sides
    assert from_text(made) == from_text(text("a"))
    assert marks(text("a")) == ()


@pytest.mark.parametrize("after", ["[]", '["a"]', '"a"', "[1]", "null", '{"a":1}'])
def test_a_mark_that_names_no_revision_is_refused(after: str) -> None:
    broken = b'{"after":' + after.encode() + b"," + text("a")[1:]
    with pytest.raises(ValueError, match="frame"):
        from_text(broken)
