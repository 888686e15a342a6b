from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.canonical import fingerprint, from_json, to_json
from asn_desktop.views.sheet_kinds import SHEETS, read_sheet
from asn_desktop.views.sheets import (
    DocumentSheet,
    EvaluationSheet,
    FeedbackPiece,
    IndicatorLine,
    Party,
    ResultLine,
    SheetHead,
    behaviour_lines,
)

HEAD = SheetHead(
    agency="Pemerintah Kota Surabaya",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    on=date(2027, 1, 15),
)
EVALUATION = EvaluationSheet(
    form=FormCode.C_1_3,
    head=HEAD,
    employee=Party(name="Siti Aminah, S.Sos."),
    assessor=Party(),
    achievement=UnitAchievement.GOOD,
    main=(
        ResultLine(
            no=1,
            text="Surat keterangan terbit ≤ 2 hari – “tanpa pungutan”",
            indicators=(
                IndicatorLine(
                    text="Waktu", feedback=(FeedbackPiece(giver="Pasien", text="cepat"),)
                ),
            ),
        ),
    ),
    behaviours=behaviour_lines(FormCode.C_1_3, {3: "Berbagi"}),
    work_rating=Rating.MET,
    predicate=Predicate.GOOD,
)


def test_a_sheet_comes_back_as_it_was_sealed() -> None:
    assert read_sheet(to_json(EVALUATION)) == EVALUATION
    assert from_json(EvaluationSheet, to_json(EVALUATION).decode()) == EVALUATION


def test_the_spelling_is_canonical() -> None:
    text = to_json(HEAD).decode()
    assert text == (
        '{"agency":"Pemerintah Kota Surabaya","on":"2027-01-15","period_end":"2026-12-31",'
        '"period_label":"","period_start":"2026-01-01","place":""}'
    )


def test_the_fingerprint_names_the_content() -> None:
    assert fingerprint(EVALUATION) == fingerprint(replace(EVALUATION))
    assert fingerprint(EVALUATION) != fingerprint(replace(EVALUATION, predicate=None))
    assert len(fingerprint(HEAD)) == 64


def test_a_field_added_later_takes_its_default() -> None:
    old = to_json(HEAD).replace(b',"place":""', b"")
    assert from_json(SheetHead, old) == HEAD


def test_a_field_the_program_does_not_know_is_not_dropped_in_silence() -> None:
    newer = to_json(HEAD).replace(b'"place":""', b'"place":"","seal":"x"')
    with pytest.raises(ValueError, match="seal"):
        from_json(SheetHead, newer)


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a str"):
        from_json(Party, b'{"name":7}')
    with pytest.raises(ValueError, match="object"):
        from_json(Party, b"[]")


def test_what_has_no_certain_spelling_is_refused() -> None:
    @dataclass(frozen=True)
    class Loose:
        share: float = 0.1

    with pytest.raises(TypeError, match="float"):
        to_json(Loose())


def test_every_printed_form_can_be_read_back() -> None:
    for form, kind in SHEETS.items():
        sheet = kind(form=form, head=HEAD, employee=Party(), assessor=Party(nip="1"))
        assert read_sheet(to_json(sheet)) == sheet
    assert SHEETS.keys() == set(FormCode)


def test_what_was_sealed_as_another_form_is_refused_rather_than_read_as_this_one() -> None:
    wrong = DocumentSheet(form=FormCode.A_1_3, head=HEAD, employee=Party(), assessor=Party())
    with pytest.raises(WorldFault, match=r"sheet\.unreadable"):
        read_sheet(to_json(wrong))


@pytest.mark.parametrize("words", ['{"a":1}', "null", "[]", '{"form":"Z.9"}', '{"form":7}', "{"])
def test_what_is_no_sheet_is_told_in_one_sentence(words: str) -> None:
    with pytest.raises(WorldFault, match=r"sheet\.unreadable"):
        read_sheet(words)
