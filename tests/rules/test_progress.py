"""A share beside the target is shown only where nobody can misread it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.finishing import Standing, blocks, finish_findings
from asn_desktop.rules.mirror import mirror_findings
from asn_desktop.rules.planning import Aspect
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.progress import percent_of_target, plain_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300", Decimal(300)),
        ("1.200", Decimal(1200)),
        ("0,8", Decimal("0.8")),
        ("12.345,50 %", Decimal("12345.50")),
        ("300 surat", Decimal(300)),
        ("≤ 1 hari", None),
        ("80 – 90%", None),
        ("1.5", None),
        ("", None),
        ("sesuai jadwal", None),
        ("3 surat dan 4 laporan", None),
        ("9" * 12, Decimal("9" * 12)),
        ("9" * 40, None),  # no page may fall over a number nobody reckons with
        ("0," + "0" * 20 + "1", None),
    ],
)
def test_only_what_is_plainly_a_number_is_one(text: str, number: Decimal | None) -> None:
    found = plain_number(text)
    assert (found[0] if found else None) == number


@pytest.mark.parametrize(
    ("target", "realisation", "percent"),
    [
        ("300", "341", 114),
        ("100 %", "95 %", 95),
        ("1.200 surat", "600", 50),
        ("8", "1", 13),
        ("0", "5", None),
        ("300 surat", "341 orang", None),
        ("≤ 1 hari", "0,8 hari", None),
        ("300", "", None),
        ("300", "9" * 40, None),
        ("0," + "0" * 12 + "1", "9" * 12, None),
    ],
)
def test_the_share_is_shown_only_between_two_numbers(
    target: str, realisation: str, percent: int | None
) -> None:
    assert percent_of_target(target, realisation) == percent


def test_of_time_and_cost_less_is_better_so_no_share() -> None:
    assert percent_of_target("5 hari", "3 hari", Aspect.TIME) is None
    assert percent_of_target("5", "3", Aspect.COST) is None
    assert percent_of_target("5", "3", Aspect.QUALITY) == 60


def test_everything_missing_is_named_at_once() -> None:
    found = finish_findings(Standing(achievement=None, work=None, behaviour=None, missing=2))
    assert [one.code for one in found] == [
        "evaluation.achievement_missing",
        "evaluation.work_missing",
        "evaluation.behaviour_missing",
        "evaluation.realisation_missing",
        "evaluation.note_empty",
    ]
    assert found[-1].severity is Severity.HINT
    assert blocks(found)


def test_an_empty_note_is_a_hint_and_reasons_free_the_way() -> None:
    found = finish_findings(
        Standing(
            achievement=UnitAchievement.GOOD,
            work=Rating.ABOVE,
            behaviour=Rating.MET,
            missing=1,
            without_reason="Berkas terbakar",
            proposal=Rating.MET,
            override_reason="Menggantikan dua orang",
        )
    )
    assert [one.code for one in found] == ["evaluation.note_empty"]
    assert not blocks(found)


def test_leaving_the_heads_proposal_needs_a_reason() -> None:
    found = finish_findings(
        Standing(
            achievement=UnitAchievement.GOOD,
            work=Rating.ABOVE,
            behaviour=Rating.MET,
            proposal=Rating.MET,
            note="Pertahankan",
        )
    )
    assert [one.code for one in found] == ["evaluation.deviation_reason_missing"]


def test_while_people_are_open_only_maxima_of_everyone_are_told() -> None:
    half = {Predicate.GOOD: 6}
    assert mirror_findings(UnitAchievement.GOOD, half, 11) == []
    too_many = mirror_findings(UnitAchievement.GOOD, {Predicate.GOOD: 8}, 11)
    assert [one.code for one in too_many] == ["distribution.at_most"]
    assert too_many[0].values["limit"] == 7
    assert too_many[0].values["total"] == 11
    everyone = mirror_findings(UnitAchievement.GOOD, {Predicate.GOOD: 11}, 11)
    assert [one.code for one in everyone] == ["distribution.at_most", "distribution.at_least_one"]
