"""Who reads which words about an employee, and when."""

from __future__ import annotations

import pytest

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.visibility import SIGHT, Reader, Words, may_read, rule_in_words, words_of


@pytest.mark.parametrize(
    ("words", "reader", "before", "after"),
    [
        (Words.LEADER, Reader.EMPLOYEE, True, True),
        (Words.LEADER, Reader.OTHER, False, False),
        (Words.NAMED, Reader.EMPLOYEE, False, True),
        (Words.NAMED, Reader.ASSESSOR, True, True),
        (Words.NAMED, Reader.SUPERIOR, True, True),
        (Words.NAMED, Reader.GIVER, True, True),
        (Words.NAMED, Reader.OTHER, False, False),
        (Words.SELF, Reader.EMPLOYEE, True, True),
        (Words.SELF, Reader.ASSESSOR, True, True),
        (Words.SELF, Reader.GIVER, False, False),
        (Words.SELF, Reader.OTHER, False, False),
        (Words.UNSIGNED, Reader.OPERATOR, False, False),
    ],
)
def test_who_reads_before_and_after_the_evaluation(
    words: Words, reader: Reader, before: bool, after: bool
) -> None:
    assert may_read(words, [reader]) is before
    assert may_read(words, [reader], finished=True) is after


def test_unsigned_answers_are_for_nobody_before_they_are_closed() -> None:
    assert not any(may_read(Words.UNSIGNED, [reader], finished=True) for reader in Reader)
    readers = {reader for reader in Reader if may_read(Words.UNSIGNED, [reader], closed=True)}
    assert Reader.OTHER not in readers
    assert {Reader.EMPLOYEE, Reader.ASSESSOR} <= readers


def test_one_of_several_roles_is_enough() -> None:
    assert may_read(Words.NAMED, [Reader.OTHER, Reader.GIVER])


def test_every_kind_of_words_has_its_rule_and_sentence() -> None:
    assert set(SIGHT) == set(Words)
    assert words_of(GiverKind.LEADER) is Words.LEADER
    assert {words_of(giver) for giver in GiverKind} == {Words.LEADER, Words.NAMED}
    assert "setelah penilaian selesai" in rule_in_words(Words.NAMED)
    assert "5 jawaban" in rule_in_words(Words.UNSIGNED)
