"""The regulation's examples as content of an SKP: what it says, and where it may be written."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from annex_rows import results_of, table

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, Perspective
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import periods, planning, regulation_examples
from asn_desktop.services.office import Office


@pytest.fixture
def begin(
    office: Office, make_person: Callable[..., UUID]
) -> Callable[[FormFamily, Approach], UUID]:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)

    def make(family: FormFamily, approach: Approach) -> UUID:
        person = make_person(office, position=f"Jabatan {family}", form_family=family)
        made: UUID = office.write(
            Act.CREATE_SKP, planning.create, person, 2026, approach=approach
        ).value
        return made

    return make


def test_all_examples_are_listed_form_by_form() -> None:
    found = regulation_examples.examples()
    assert len(found) == 27
    assert [one.form for one in found] == sorted(
        (one.form for one in found), key=list(FormCode).index
    )
    assert found[0].label == "Kepala Dinas Kesehatan"
    assert found[0].place == "Anak Lampiran 3 Tabel 4, hlm. 167–169"
    assert [one.id for one in found if one.remark] == ["al4_t03"]
    assert len({(one.form, one.label, one.place) for one in found}) == 27


def test_an_example_is_written_into_a_draft_of_its_form(
    office: Office, begin: Callable[[FormFamily, Approach], UUID]
) -> None:
    skp = begin(FormFamily.STAFF, Approach.QUANTITATIVE)
    office.write(Act.COPY_SKP, regulation_examples.apply_example, skp, "al2_t14")
    view, one = office.read(planning.view, skp), table("al2_t14")
    for row, said in zip(view.results, results_of(one), strict=True):
        assert (row.text, row.supports_text, row.copied_from) == (
            said["text"], said["supports_text"], "contoh peraturan",
        )  # fmt: skip
        assert [(each.text, each.target) for each in row.indicators] == [
            (each["text"], each["target"]) for each in said["indicators"]
        ]
    assert view.results[0].indicators[0].aspect is Aspect.QUALITY
    assert {each.value: each.text for each in view.expectations} == {
        int(value): text for value, text in one["expectations"].items()
    }
    annex = table("al2_t16")
    for section in AnnexSection:
        assert [line.text for line in view.annex_in(section)] == annex[section.value]


def test_perspectives_of_leaders_come_with_it(
    office: Office, begin: Callable[[FormFamily, Approach], UUID]
) -> None:
    skp = begin(FormFamily.LEADER, Approach.QUALITATIVE)
    office.write(Act.COPY_SKP, regulation_examples.apply_example, skp, "al3_t04")
    rows = office.read(planning.view, skp).results
    assert [each.perspective for each in rows[0].indicators] == [Perspective.RECIPIENTS] * 3
    assert [each.perspective for each in rows[2].indicators] == [Perspective.BUDGET] * 2


@pytest.mark.parametrize(
    ("name", "code"), [("al3_t04", "example.other_form"), ("al5_t03", "example.no_plan")]
)
def test_what_does_not_fit_is_refused(
    name: str, code: str, office: Office, begin: Callable[[FormFamily, Approach], UUID]
) -> None:
    skp = begin(FormFamily.STAFF, Approach.QUALITATIVE)
    with pytest.raises(Refused) as refused:
        office.write(Act.COPY_SKP, regulation_examples.apply_example, skp, name)
    assert [one.code for one in refused.value.findings] == [code]
    assert office.read(planning.view, skp).results == ()


def test_an_unknown_example_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        regulation_examples.read_table("al9_t01")
