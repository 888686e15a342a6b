"""The small code lists of an SKP and the words that go with them."""

from __future__ import annotations

import pytest

from asn_desktop.rules.planning import assignment_words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", ""),
        ("Kepala Puskesmas", "(Penugasan dari Kepala Puskesmas)"),
        ("Penugasan dari Camat", "(Penugasan dari Camat)"),
        ("(penugasan dari Tim Kerja A)", "(penugasan dari Tim Kerja A)"),
    ],
)
def test_who_gave_the_task_is_printed_in_brackets(typed: str, printed: str) -> None:
    assert assignment_words(typed) == printed
