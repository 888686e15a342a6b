"""Exact figures of many times: median, nearest rank, shares."""

from __future__ import annotations

import math
import statistics
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.complaints import median, percent_words, percentile, share_within

times = st.lists(st.integers(0, 5000), min_size=1, max_size=60)


@given(times)
def test_median_is_that_of_the_standard_library(values: list[int]) -> None:
    assert median(values) == Fraction(statistics.median(values))


@given(times, st.integers(1, 100))
def test_nearest_rank_is_the_smallest_value_that_covers_the_share(
    values: list[int], percent: int
) -> None:
    found = percentile(values, percent)
    needed = math.ceil(Fraction(percent * len(values), 100))
    assert found in values
    assert sum(one <= found for one in values) >= needed
    assert sum(one < found for one in values) < needed


@given(times, st.integers(0, 5000))
def test_share_within_counts_the_limit_itself(values: list[int], limit: int) -> None:
    kept = sum(1 for one in values if not one > limit)
    assert share_within(values, limit) == Fraction(kept, len(values))


def test_nothing_has_no_figure() -> None:
    assert (median([]), percentile([]), share_within([], 5)) == (None, None, None)


def test_percent_in_words() -> None:
    assert percent_words(Fraction(27, 31)) == "87,1 %"
    assert percent_words(Fraction(1)) == "100 %"
    assert percent_words(Fraction(1, 2)) == "50 %"
    assert percent_words(Fraction(0)) == "0 %"
