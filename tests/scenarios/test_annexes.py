"""The examples of Anak Lampiran 2–6, table by table: entered, printed, found cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from annex_measure import compared, entered_as, line
from annex_rows import EVALUATIONS, Table, form_of, table, tables
from annexes import Entered

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services.office import Office

Read = Callable[[bytes], Any]
REPORT = Path(__file__).parents[2] / "docs/lampiran.md"
CONTRADICTS = {"al4_t03": Predicate.MISCONDUCT}
"""Results met, behaviour below: the quadrant (reg. 4307–4311) against the example (8112)."""


def test_every_table_of_the_index_is_there() -> None:
    forms = [table(name)["form"] for name in tables()]
    assert {form: forms.count(form) for form in forms} == {
        "A.1.1": 2, "A.1.2": 2, "A.1.3": 3, "A.1.4": 2, "A.1.5": 4, "A.1.6": 2, "A.1.7": 2,
        "A.1.8": 2, "C.1.1": 4, "C.1.2": 2, "C.1.3": 2,
    }  # fmt: skip


@pytest.mark.parametrize("name", tables())
def test_every_word_stands_in_its_cell(
    name: str, sqlite_office: Office, clock: Any, read_pdf: Read
) -> None:
    one = table(name)
    entered = entered_as(sqlite_office, clock, one)
    pdf = read_pdf(entered.printed(form_of(one)))
    score = compared(one, pdf, entered)
    assert score.complete, (score.share, score.wrong[:10])
    assert line(one, score) in REPORT.read_text(encoding="utf-8").splitlines()
    if form_of(one) in EVALUATIONS:
        _rated_as_struck_out(one, CONTRADICTS.get(name), entered, pdf)


def _rated_as_struck_out(
    one: Table, quadrant: Predicate | None, entered: Entered, pdf: Any
) -> None:
    """The choices that are not struck out stand alone, and make the predicate."""
    predicate = quadrant or Predicate[one["predicate"].upper()]
    assert entered.predicate is predicate
    work, behaviour = (Rating[one[key].upper()] for key in ("work_rating", "behaviour_rating"))
    lines = pdf.text.splitlines()
    for label, chosen in (
        ("CAPAIAN KINERJA ORGANISASI*", "BAIK"),
        ("RATING HASIL KERJA*", f"{work.form_label}**"),
        ("RATING PERILAKU KERJA*", f"{behaviour.form_label}**"),
        ("PREDIKAT KINERJA PEGAWAI*", predicate.form_label),
    ):
        assert lines[lines.index(label) + 1] == chosen


# ---- the check finds what is wrong


def _moved_to_the_next_column(one: Table) -> str:
    indicator = one["main"][0]["indicators"][0]
    indicator["text"], word = indicator["text"].rsplit(" ", 1)
    indicator["target"] = f"{word} {indicator['target']}"
    return word


def _slipped_to_the_next_row(one: Table) -> str:
    first, second = one["main"][0]["indicators"]
    first["target"], second["target"] = f"{first['target']} {second['target']}", ""
    return "does not stand in one line"


def _lost(one: Table) -> str:
    one["main"][3]["text"] += " sekali"
    return "sekali"


def _added(one: Table) -> str:
    one["expectations"]["3"] = one["expectations"]["3"].removesuffix(" yang terbaik")
    return "yangterbaik"


def _changed(one: Table) -> str:
    one["main"][2]["assigned_by"] = "(penugasan)"
    return "(penugasan)"


def _without_its_hyphen(one: Table) -> str:
    one["main"][1]["text"] = one["main"][1]["text"].replace("up-to-date", "up-todate")
    return "up-todate"


SPOILT = (
    _moved_to_the_next_column, _slipped_to_the_next_row, _lost, _added, _changed,
    _without_its_hyphen,
)  # fmt: skip


def test_what_is_not_as_expected_is_found(
    sqlite_office: Office, clock: Any, read_pdf: Read
) -> None:
    one = table("al2_t15")
    entered = entered_as(sqlite_office, clock, one)
    pdf = read_pdf(entered.printed(FormCode.A_1_7))
    assert compared(one, pdf, entered).complete
    for spoil in SPOILT:
        spoilt = deepcopy(one)
        word = spoil(spoilt)
        score = compared(spoilt, pdf, entered)
        assert not score.complete, spoil
        assert any(word in wrong for wrong in score.wrong), (spoil, score.wrong)
        assert score.words - 25 < score.found <= score.words
