"""What is special to JPT and heads of independent units: family, perspectives, sources, manuals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up, sheet_of, write_documents

from asn_desktop import texts
from asn_desktop.models.planning import Indicator, Skp
from asn_desktop.models.strategy import IndicatorManual
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.pasting import parse_block
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    ControlLevel,
    Perspective,
    ReportingInterval,
    ResultSection,
    ResultSource,
)
from asn_desktop.rules.positions import FormFamily, PositionKind
from asn_desktop.services import (
    manuals,
    paper,
    planning,
    planning_copy,
    planning_edit,
    planning_links,
    planning_paste,
    planning_patterns,
    planning_state,
    units,
)
from asn_desktop.services.evaluation_sheets import evaluation_sheets
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.services.planning_sheets import skp_sheets
from asn_desktop.services.sheet_list import life_of
from asn_desktop.views.manuals import ManualField
from asn_desktop.views.planning import SkpView

E = Act.EDIT_SKP
DAY = date(2026, 1, 1)
FULL = {
    ManualField.GOAL: "Mengetahui kepuasan warga",
    ManualField.DEFINITION: "Nilai survei kepuasan masyarakat\n1. Loket\n2. Antrean",
    ManualField.FORMULA: "jumlah nilai dibagi jumlah responden",
    ManualField.UNIT_OF_MEASURE: "Indeks",
    ManualField.CONTROL: ControlLevel.OUTCOME.value,
    ManualField.DATA_SOURCE: "Survei kepuasan masyarakat",
    ManualField.REPORTING: ReportingInterval.QUARTERLY.value,
}


@dataclass
class Place:
    office: Office
    camat: UUID
    staff: UUID
    skp: UUID

    def view(self, skp_id: UUID | None = None) -> SkpView:
        return self.office.read(planning.view, skp_id or self.skp)

    def indicators(self, skp_id: UUID | None = None) -> list[UUID]:
        return [each.id for row in self.view(skp_id).results for each in row.indicators]

    def codes(self) -> dict[str, Severity]:
        return {item.code: item.severity for item in self.view().findings}

    def manual(self, indicator: UUID, **left_out: object) -> UUID:
        def fill(tx: Tx) -> None:
            for field, value in FULL.items():
                if field.value not in left_out:
                    manuals.write(tx, indicator, field, value)

        self.office.write(Act.EDIT_MANUAL, fill)
        panel = self.office.read(manuals.panel, self.skp)
        (found,) = [one.id for one in panel.manuals if one.indicator_id == indicator]
        assert found is not None
        return found


@pytest.fixture
def place(office: Office, make_person: Callable[..., UUID]) -> Place:
    set_up(office)
    mayor = make_person(office, "H. Sulaiman", kind=None, position="Wali Kota", unit="Kota")
    camat = make_person(
        office, "Joko Nugroho, S.STP.", position="Camat", heads=True, assessor=mayor
    )
    staff = make_person(office, "Nur Ratna, M.M.", position="Kepala Seksi", assessor=camat)
    skp = office.write(Act.CREATE_SKP, planning.create, camat, 2026).value

    def fill(tx: Tx) -> None:
        for text, measures in (
            ("Warga puas atas layanan kecamatan", ("Indeks kepuasan", "Waktu layanan")),
            ("Anggaran kecamatan terserap tepat", ("Nilai IKPA",)),
        ):
            result = planning_edit.add_result(tx, skp, text=text)
            tx.session.flush()
            first = planning.view(tx, skp).results[-1].indicators[0].id
            planning_edit.change_indicator(tx, first, IndicatorField.TEXT, measures[0])
            planning_edit.change_indicator(tx, first, IndicatorField.TARGET, "90")
            for more in measures[1:]:
                planning_edit.add_indicator(tx, result, text=more, target="3 hari")

    office.write(E, fill)
    return Place(office, camat, staff, skp)


# ---- which family


def test_a_camats_family_is_asked_once_and_kept_on_the_position(
    place: Place, make_person: Callable[..., UUID]
) -> None:
    office = place.office
    found = office.read(planning.family_questions, [place.staff, place.camat], DAY)
    assert [(one.position, one.person) for one in found] == [("Camat", "Joko Nugroho, S.STP.")]
    other = make_person(office, "Tri Wahyuni, S.Sos.", position="Camat")
    assert len(office.read(planning.family_questions, [place.camat, other], DAY)) == 1
    office.write(
        Act.EDIT_POSITION,
        lambda tx: units.edit_position(tx, found[0].position_id, form_family=FormFamily.STAFF),
    )
    assert office.read(planning.family_questions, [place.camat, other], DAY) == ()
    made = office.write(Act.CREATE_SKP, planning.create, other, 2026).value
    assert place.view(made).form is FormCode.A_1_7
    assert place.view().form is FormCode.A_1_2  # made before the answer: it stays what it is


def test_jpt_and_staff_are_never_asked(place: Place, make_person: Callable[..., UUID]) -> None:
    head = make_person(
        place.office, "Dr. Agung", position="Kepala Dinas", position_kind=PositionKind.JPT
    )
    assert place.office.read(planning.family_questions, [head, place.staff], DAY) == ()
    skp = place.office.write(Act.CREATE_SKP, planning.create, head, 2026).value
    assert place.view(skp).family is FormFamily.LEADER


def test_form_and_approach_of_a_draft_change_without_losing_a_word(place: Place) -> None:
    office, (first, *_more) = place.office, place.indicators()
    office.write(E, planning_edit.change_indicator, first, IndicatorField.PERSPECTIVE, "process")
    before = place.view().results
    for family, approach, form in (
        (FormFamily.STAFF, Approach.QUALITATIVE, FormCode.A_1_6),
        (FormFamily.LEADER, Approach.QUALITATIVE, FormCode.A_1_1),
        (FormFamily.STAFF, Approach.QUANTITATIVE, FormCode.A_1_7),
        (FormFamily.LEADER, Approach.QUANTITATIVE, FormCode.A_1_2),
    ):
        office.write(E, planning_edit.change_form, place.skp, family, approach)
        assert (place.view().form, place.view().results) == (form, before)


# ---- perspectives and sources


def choose(place: Place, *perspectives: Perspective) -> None:
    for indicator, each in zip(place.indicators(), perspectives, strict=True):
        place.office.write(
            E, planning_edit.change_indicator, indicator, IndicatorField.PERSPECTIVE, each.value
        )


def test_every_indicator_of_a_leader_has_a_perspective_and_one_is_the_budget(place: Place) -> None:
    assert place.codes()["skp.perspective_missing"] is Severity.ERROR
    assert "skp.aspect_missing" not in place.codes()
    choose(place, Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.PROCESS)
    assert place.codes()["skp.no_budget"] is Severity.ERROR
    choose(place, Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.BUDGET)
    found = place.codes()
    assert "skp.no_budget" not in found
    assert found["skp.perspectives_missing"] is Severity.WARNING
    (missing,) = [one for one in place.view().findings if one.code == "skp.perspectives_missing"]
    assert missing.values["missing"] == "Penguatan Internal"


def test_a_perspective_typed_at_the_end_of_a_narrative_counts(place: Place) -> None:
    office, ids = place.office, place.indicators()
    office.write(E, planning_edit.change_approach, place.skp, Approach.QUALITATIVE)
    for each, name in zip(ids, ("Penerima Layanan", "Proses Bisnis", "Anggaran"), strict=True):
        text = f"Layanan membaik (Perspektif {name})"
        office.write(E, planning_edit.change_indicator, each, IndicatorField.TEXT, text)
    assert not {"skp.perspective_missing", "skp.no_budget"} & place.codes().keys()


def test_what_comes_from_the_agreement_is_a_main_result(place: Place) -> None:
    office, result = place.office, place.view().results[1].id
    office.write(
        E,
        lambda tx: planning_edit.change_source(tx, result, ResultSource.AGREEMENT, draft=True),
    )
    assert place.codes()["skp.draft_source"] is Severity.HINT
    office.write(E, planning_edit.move_result, result, 1)
    assert place.view().results[1].section is ResultSection.ADDITIONAL
    assert place.codes()["skp.plan_additional"] is Severity.WARNING
    office.write(
        E,
        lambda tx: planning_edit.change_source(tx, result, ResultSource.DIRECTIVE, draft=True),
    )
    row = place.view().results[1]
    assert (row.source, row.draft_source) == (ResultSource.DIRECTIVE, False)
    assert not {"skp.plan_additional", "skp.draft_source"} & place.codes().keys()


def test_a_block_with_perspectives_is_read_and_pasted(place: Place) -> None:
    block = (
        "No\tRencana hasil kerja\tIndikator\tTarget\tPerspektif\n"
        "1\tSurat selesai\tJumlah\t10\tProses Bisnis\n"
        "\t\tMutu\t90 %\tPerspektif anggaran\n"
        "2\tData rapi\tKelengkapan\t100 %\tentah"
    )
    preview = parse_block(block)
    assert preview.unread == ((4, 5, "entah"),)
    place.office.write(Act.PASTE_SKP, planning_paste.apply_block, place.skp, preview)
    rows = place.view().results[2].indicators
    assert [row.perspective for row in rows] == [Perspective.PROCESS, Perspective.BUDGET]
    bare = parse_block("Surat selesai\tJumlah\t10\tAnggaran")
    assert bare.results[0].indicators[0].perspective is Perspective.BUDGET
    assert bare.results[0].indicators[0].target == "10"


@pytest.mark.parametrize(
    ("approach", "form"),
    [(Approach.QUALITATIVE, FormCode.C_1_1), (Approach.QUANTITATIVE, FormCode.C_1_2)],
)
def test_the_evaluation_of_a_leader_carries_his_perspectives(
    place: Place, approach: Approach, form: FormCode
) -> None:
    made = write_documents(place.office, place.staff, place.camat)

    def lead(tx: Tx) -> None:
        skp = tx.session.get_one(Skp, made.skp)
        skp.family, skp.approach = FormFamily.LEADER, approach
        tx.session.get_one(Indicator, made.indicators[0]).perspective = Perspective.BUDGET

    place.office.write(E, lead)
    sheet = sheet_of(place.office, evaluation_sheets, made.evaluation)
    line = sheet.main[0].indicators[0]
    assert (sheet.form, sheet.perspective, line.perspective) == (form, True, "Anggaran")
    assert (sheet.main[0].supports, line.aspect) == (None, "")


# ---- along with copies, patterns, versions


def test_copies_patterns_and_versions_carry_what_is_a_leaders(
    place: Place, make_person: Callable[..., UUID]
) -> None:
    office, ids = place.office, place.indicators()
    choose(place, Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.BUDGET)
    result = place.view().results[0].id
    office.write(E, planning_edit.change_source, result, ResultSource.STRATEGIC_PLAN)
    place.manual(ids[0])
    other = make_person(office, "Tri Wahyuni, S.Sos.", position="Camat")
    copied = office.write(Act.COPY_SKP, planning_copy.create_from, other, 2026, place.skp).value
    pattern = office.write(
        Act.SAVE_PATTERN, planning_patterns.save_pattern, place.skp, "Camat"
    ).value
    third = make_person(office, "Budi Raharjo, S.IP.", position="Camat")
    patterned = office.write(Act.CREATE_SKP, planning.create, third, 2026).value
    office.write(Act.COPY_SKP, planning_patterns.apply_pattern, patterned, pattern)
    for skp in (copied, patterned):
        view = place.view(skp)
        assert view.results[0].source is ResultSource.STRATEGIC_PLAN
        found = [each.perspective for row in view.results for each in row.indicators]
        assert found == [Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.BUDGET]
        panel = office.read(manuals.panel, skp)
        assert [one.done for one in panel.manuals] == [True, False, False]
        assert panel.manuals[0].content.goal == FULL[ManualField.GOAL]
    staff = office.write(Act.COPY_SKP, planning_copy.create_from, place.staff, 2026, place.skp)
    assert office.read(manuals.panel, staff.value).manuals[0].id is None


# ---- manuals


def test_a_manual_grows_field_by_field_and_goes_when_it_is_emptied(place: Place) -> None:
    office, first = place.office, place.indicators()[0]
    panel = office.read(manuals.panel, place.skp)
    assert [one.number for one in panel.manuals] == ["1.1", "1.2", "2"]
    assert panel.manuals[0].id is None
    office.write(Act.EDIT_MANUAL, manuals.write, first, ManualField.GOAL, "Tujuan")
    one = office.read(manuals.panel, place.skp).manuals[0]
    assert (one.done, one.content.goal) == (False, "Tujuan")
    assert ManualField.FORMULA in one.missing
    office.write(E, planning_edit.change_approach, place.skp, Approach.QUALITATIVE)
    missing = office.read(manuals.panel, place.skp).manuals[0].missing
    assert not {ManualField.FORMULA, ManualField.UNIT_OF_MEASURE} & set(missing)
    office.write(Act.EDIT_MANUAL, manuals.write, first, ManualField.GOAL, " ")
    assert office.read(manuals.panel, place.skp).manuals[0].id is None


def test_the_manual_prints_word_for_word_and_not_before_it_is_whole(place: Place) -> None:
    office, first = place.office, place.indicators()[0]
    manual = place.manual(first, definition=None)
    with pytest.raises(Refused) as refused:
        sheet_of(office, manuals.manual_sheets, manual)
    finding = refused.value.findings[0]
    assert (finding.code, finding.values["fields"]) == ("manual.missing", "Definisi")
    office.write(
        Act.EDIT_MANUAL, manuals.write, first, ManualField.DEFINITION, FULL[ManualField.DEFINITION]
    )
    sheet = sheet_of(office, manuals.manual_sheets, manual)
    assert (sheet.form, sheet.result) == (FormCode.A_1_3, "Warga puas atas layanan kecamatan")
    assert (sheet.indicator, sheet.definition) == ("Indeks kepuasan", FULL[ManualField.DEFINITION])
    assert (sheet.control, sheet.reporting) == (ControlLevel.OUTCOME, ReportingInterval.QUARTERLY)


def test_the_desk_finds_the_manuals_of_the_year(place: Place) -> None:
    office, ids = place.office, place.indicators()
    place.manual(ids[0])
    place.manual(ids[2], formula=None)
    ref = PeriodRef(2026, "TW1")
    found = office.read(manuals.find_manuals, [place.camat, place.staff], ref)
    assert list(found) == [place.camat]
    rows = found[place.camat]
    assert [(row.number, len(row.lacks)) for row in rows] == [(1, 0), (2, 1)]


def test_a_printed_manual_is_void_when_it_changes(place: Place) -> None:
    office, first = place.office, place.indicators()[0]
    manual = place.manual(first)
    version = office.write(
        Act.PRINTED, lambda tx: paper.seal_many(tx, [(FormCode.A_1_3, manual)])
    ).value[0]
    office.write(Act.PRINTED, paper.mark_printed, [version.id])
    office.write(Act.EDIT_MANUAL, manuals.write, first, ManualField.DATA_SOURCE, "Survei baru")
    events = office.read(paper.events_of, [version.id])[version.id]
    assert [event.kind.value for event in events][-1] == "void"
    (row,) = office.read(life_of, version.id).row.changed
    assert row.code == "diff.manual.data_source"
    assert texts.sentence(row.code) == "sumber data berubah"


def test_a_printed_skp_is_void_when_a_perspective_changes(place: Place) -> None:
    office = place.office
    choose(place, Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.BUDGET)
    version = office.write(
        Act.PRINTED, lambda tx: paper.seal_many(tx, [(FormCode.A_1_2, place.skp)])
    ).value[0]
    office.write(Act.PRINTED, paper.mark_printed, [version.id])
    choose(place, Perspective.RECIPIENTS, Perspective.STRENGTHENING, Perspective.BUDGET)
    event = office.read(paper.events_of, [version.id])[version.id][-1]
    assert event.kind.value == "void"
    (why,) = paper.decode_findings(event.changed)
    assert (why.code, why.values["no"]) == ("diff.indicator.perspective", 1)


def test_an_indicator_takes_its_manual_away(place: Place) -> None:
    office, ids = place.office, place.indicators()
    for each in ids:
        place.manual(each)
    office.write(E, planning_edit.remove_indicator, ids[1])
    office.write(E, planning_edit.remove_result, place.view().results[1].id)
    left = office.read(
        lambda tx: [row.indicator_id for row in tx.session.scalars(sa.select(IndicatorManual))]
    )
    assert left == [ids[0]]


def test_who_is_no_leader_has_no_manual(place: Place) -> None:
    office, first = place.office, place.indicators()[0]
    office.write(E, planning_edit.change_form, place.skp, FormFamily.STAFF, Approach.QUANTITATIVE)
    with pytest.raises(Refused) as refused:
        office.write(Act.EDIT_MANUAL, manuals.write, first, ManualField.GOAL, "Tujuan")
    assert refused.value.findings[0].code == "manual.not_leader"
    assert office.read(manuals.find_manuals, [place.camat], PeriodRef(2026, "TW1")) == {}


# ---- column (2) of A.1.7


def test_a_leaders_indicator_goes_along_with_the_result_supported(place: Place) -> None:
    office, camat = place.office, place.view()
    skp = office.write(Act.CREATE_SKP, planning.create, place.staff, 2026).value
    result = office.write(E, lambda tx: planning_edit.add_result(tx, skp, text="Antrean")).value
    panel = office.read(planning_links.superior_panel, skp)
    assert [text for _id, text in panel.results[0].choices] == ["Indeks kepuasan", "Waktu layanan"]
    first, second = camat.results
    link = planning_edit.link_support
    office.write(E, link, result, first.id, first.indicators[1].id)
    assert place.view(skp).results[0].supports_indicator == "Waktu layanan"
    office.write(E, link, result, first.id)
    both = place.view(skp).results[0].supports_indicator
    assert both == "- Indeks kepuasan\n- Waktu layanan"
    office.write(E, link, result, second.id)
    assert place.view(skp).results[0].supports_indicator == "Nilai IKPA"
    sheet = sheet_of(office, skp_sheets, skp)
    assert sheet.main[0].supports is not None
    assert sheet.main[0].supports.indicators == ("Nilai IKPA",)


def test_the_next_version_has_its_own_copy_of_the_manuals(place: Place) -> None:
    office, ids = place.office, place.indicators()
    choose(place, Perspective.RECIPIENTS, Perspective.PROCESS, Perspective.BUDGET)
    old = place.manual(ids[0])

    def annex(tx: Tx) -> None:
        for section in AnnexSection:
            planning_edit.add_annex_line(tx, place.skp, section, text=section.label)

    office.write(E, annex)
    office.write(Act.SUBMIT_SKP, planning_state.submit, place.skp)
    office.write(Act.SET_SKP, planning_state.set_skp, place.skp)
    made = office.write(Act.AMEND_SKP, planning_state.amend, place.skp, "Target berubah").value
    (first, *_more) = office.read(manuals.panel, made).manuals
    assert (first.done, first.id == old) == (True, False)
    office.write(Act.EDIT_MANUAL, manuals.write, first.indicator_id, ManualField.GOAL, "Baru")
    found = office.read(manuals.find_manuals, [place.camat], PeriodRef(2026, "TW1"))
    assert [row.document_id for row in found[place.camat]] == [old]  # the one in force
    before = office.read(manuals.panel, place.skp).manuals[0]
    assert (before.id, before.content.goal) == (old, FULL[ManualField.GOAL])
