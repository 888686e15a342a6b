from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.predicate import (
    LEADER_PROPOSAL,
    STUDY_NOT_FINISHED,
    Predicate,
    Rating,
    UnitAchievement,
    distribution_findings,
    pattern_state,
    predicate,
)

ABOVE, MET, BELOW = Rating
VERY_GOOD, GOOD, IMPROVE, MISCONDUCT, VERY_POOR = Predicate


@pytest.mark.parametrize(
    ("work", "behaviour", "expected"),
    [
        (ABOVE, BELOW, MISCONDUCT),
        (ABOVE, MET, GOOD),
        (ABOVE, ABOVE, VERY_GOOD),
        (MET, BELOW, MISCONDUCT),
        (MET, MET, GOOD),
        (MET, ABOVE, GOOD),
        (BELOW, BELOW, VERY_POOR),
        (BELOW, MET, IMPROVE),
        (BELOW, ABOVE, IMPROVE),
    ],
)
def test_the_nine_cells(work: Rating, behaviour: Rating, expected: Predicate) -> None:
    assert predicate(work, behaviour) is expected


@pytest.mark.parametrize(
    ("rating", "code", "order", "label", "form", "short"),
    [
        (ABOVE, 1, 3, "Di atas ekspektasi", "DIATAS EKSPEKTASI", "Di atas"),
        (MET, 2, 2, "Sesuai ekspektasi", "SESUAI EKSPEKTASI", "Sesuai"),
        (BELOW, 3, 1, "Di bawah ekspektasi", "DIBAWAH EKSPEKTASI", "Di bawah"),
    ],
)
def test_ratings(rating: Rating, code: int, order: int, label: str, form: str, short: str) -> None:
    assert (rating.value, rating.order) == (code, order)
    assert (rating.label, rating.form_label, rating.short_label) == (label, form, short)


@pytest.mark.parametrize(
    ("value", "code", "order", "label", "form"),
    [
        (VERY_GOOD, 1, 5, "Sangat Baik", "SANGAT BAIK"),
        (GOOD, 2, 4, "Baik", "BAIK"),
        (IMPROVE, 3, 3, "Butuh Perbaikan", "BUTUH PERBAIKAN"),
        (MISCONDUCT, 4, 2, "Kurang/Misconduct", "KURANG (MISCONDUCT)"),
        (VERY_POOR, 5, 1, "Sangat Kurang", "SANGAT KURANG"),
    ],
)
def test_predicates(value: Predicate, code: int, order: int, label: str, form: str) -> None:
    assert (value.value, value.order, value.label, value.form_label) == (code, order, label, form)


@pytest.mark.parametrize(
    ("achievement", "order", "label", "proposal"),
    [
        (UnitAchievement.OUTSTANDING, 5, "Istimewa", ABOVE),
        (UnitAchievement.GOOD, 4, "Baik", MET),
        (UnitAchievement.NEEDS_IMPROVEMENT, 3, "Butuh Perbaikan", BELOW),
        (UnitAchievement.POOR, 2, "Kurang", BELOW),
        (UnitAchievement.VERY_POOR, 1, "Sangat Kurang", BELOW),
    ],
)
def test_achievements_and_the_proposal_for_the_head(
    achievement: UnitAchievement, order: int, label: str, proposal: Rating
) -> None:
    assert (achievement.order, achievement.label) == (order, label)
    assert achievement.form_label == label.upper()
    assert LEADER_PROPOSAL[achievement] is proposal


@pytest.mark.parametrize(
    ("behaviour", "expected"), [(ABOVE, MISCONDUCT), (MET, MISCONDUCT), (BELOW, VERY_POOR)]
)
def test_study_leave_not_finished(behaviour: Rating, expected: Predicate) -> None:
    assert STUDY_NOT_FINISHED[behaviour] is expected


def counts(
    very_good: int, good: int, improve: int, misconduct: int, very_poor: int
) -> dict[Predicate, int]:
    return dict(zip(Predicate, (very_good, good, improve, misconduct, very_poor), strict=True))


OUTSTANDING, WELL, NEEDS, POOR, WORST = UnitAchievement


@pytest.mark.parametrize(
    ("achievement", "numbers", "codes"),
    [
        (OUTSTANDING, (7, 3, 0, 0, 0), []),
        (OUTSTANDING, (6, 2, 1, 1, 0), []),
        (OUTSTANDING, (8, 2, 0, 0, 0), ["at_most"]),
        (OUTSTANDING, (5, 5, 0, 0, 0), ["most"]),
        (WELL, (2, 7, 1, 0, 0), []),
        (WELL, (2, 7, 0, 1, 0), []),
        (WELL, (3, 7, 0, 0, 0), ["at_least_one"]),
        (WELL, (1, 8, 1, 0, 0), ["at_most"]),
        (WELL, (4, 5, 1, 0, 0), ["most"]),
        (WELL, (0, 10, 0, 0, 0), ["at_most", "at_least_one"]),
        (NEEDS, (1, 3, 6, 0, 0), []),
        (NEEDS, (1, 4, 5, 0, 0), ["at_least"]),
        (NEEDS, (2, 2, 6, 0, 0), ["at_most"]),
        (POOR, (1, 2, 1, 6, 0), []),
        (POOR, (0, 3, 2, 5, 0), ["at_least"]),
        (POOR, (0, 4, 0, 6, 0), ["at_least"]),
        (POOR, (2, 1, 1, 6, 0), ["at_most"]),
        (WORST, (0, 3, 0, 1, 6), []),
        (WORST, (0, 3, 1, 0, 6), []),
        (WORST, (0, 4, 0, 1, 5), ["at_least"]),
        (WORST, (0, 4, 0, 0, 6), ["at_least"]),
        (WORST, (1, 2, 0, 1, 6), ["at_most"]),
    ],
)  # fmt: skip
def test_the_pattern_of_ten_people(
    achievement: UnitAchievement, numbers: tuple[int, int, int, int, int], codes: list[str]
) -> None:
    found = distribution_findings(achievement, counts(*numbers))
    assert [finding.code for finding in found] == [f"distribution.{code}" for code in codes]
    assert all(finding.severity is Severity.WARNING for finding in found)


@pytest.mark.parametrize(
    ("achievement", "total", "limits"),
    [
        (OUTSTANDING, 15, [8, 10]),
        (WELL, 15, [8, 10, 1]),
        (NEEDS, 11, [7, 1]),
        (POOR, 11, [7, 2, 1]),
        (WORST, 11, [7, 2, 0]),
    ],
)
def test_maxima_are_rounded_down_and_minima_up(
    achievement: UnitAchievement, total: int, limits: list[int]
) -> None:
    assert [state.limit for state in pattern_state(achievement, {GOOD: total})] == limits


def test_a_finding_carries_both_numbers() -> None:
    (finding,) = distribution_findings(OUTSTANDING, {VERY_GOOD: 8, GOOD: 2})
    assert finding.values == {
        "achievement": "Istimewa",
        "predicates": "Sangat Baik",
        "count": 8,
        "limit": 7,
        "percent": 70,
        "total": 10,
    }


@pytest.mark.parametrize("achievement", list(UnitAchievement))
def test_nobody_counted_finds_nothing(achievement: UnitAchievement) -> None:
    assert distribution_findings(achievement, {}) == []
    assert distribution_findings(achievement, dict.fromkeys(Predicate, 0)) == []


@given(st.sampled_from(UnitAchievement), st.lists(st.integers(0, 60), min_size=5, max_size=5))
def test_findings_are_the_lines_not_kept(achievement: UnitAchievement, many: list[int]) -> None:
    numbers = dict(zip(Predicate, many, strict=True))
    broken = [state for state in pattern_state(achievement, numbers) if not state.kept]
    assert len(distribution_findings(achievement, numbers)) == (len(broken) if any(many) else 0)


@given(st.sampled_from(Rating), st.sampled_from(Rating))
def test_better_results_never_make_the_predicate_worse(work: Rating, behaviour: Rating) -> None:
    for better in Rating:
        if better.order > work.order:
            assert predicate(better, behaviour).order >= predicate(work, behaviour).order
        if better.order > behaviour.order:
            assert predicate(work, better).order >= predicate(work, behaviour).order
