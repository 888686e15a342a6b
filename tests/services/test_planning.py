"""An SKP from its first cell to *ditetapkan* and its next version, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from documents import sheet_of

from asn_desktop.models.people import PersonStatus
from asn_desktop.models.progress import PlannedAction, Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.pasting import parse_block
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    periods,
    planning,
    planning_compare,
    planning_copy,
    planning_edit,
    planning_links,
    planning_list,
    planning_paste,
    planning_patterns,
    planning_sheets,
    planning_state,
    setup,
)
from asn_desktop.services.office import Office
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.texts import sentence
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.planning import Comparison, NewNote, SkpView

E = Act.EDIT_SKP


@dataclass
class Place:
    office: Office
    camat: UUID
    head: UUID
    staff: UUID
    colleague: UUID

    def create(self, person: UUID, year: int = 2026) -> UUID:
        return self.office.write(Act.CREATE_SKP, planning.create, person, year).value

    def view(self, skp_id: UUID) -> SkpView:
        return self.office.read(planning.view, skp_id)

    def complete(self, skp_id: UUID, text: str = "Surat pengantar KTP selesai tepat waktu") -> UUID:
        """Fill what is needed; returns the result's id."""

        def fill(tx) -> UUID:
            result = planning_edit.add_result(tx, skp_id, text=text)
            planning_edit.change_result(tx, result, ResultField.SUPPORTS_TEXT, "Layanan baik")
            tx.session.flush()
            row = planning.view(tx, skp_id).results[-1].indicators[0].id
            planning_edit.change_indicator(tx, row, IndicatorField.ASPECT, "quantity")
            planning_edit.change_indicator(tx, row, IndicatorField.TEXT, "Jumlah surat")
            planning_edit.change_indicator(tx, row, IndicatorField.TARGET, "1.200 surat")
            for section in AnnexSection:
                planning_edit.add_annex_line(tx, skp_id, section, text=f"{section.label} satu")
            return result

        return self.office.write(E, fill).value

    def submit(self, skp_id: UUID) -> None:
        self.office.write(Act.SUBMIT_SKP, planning_state.submit, skp_id)

    def settle(self, skp_id: UUID) -> None:
        self.submit(skp_id)
        self.office.write(Act.SET_SKP, planning_state.set_skp, skp_id)


@pytest.fixture
def place(office: Office, make_person: Callable[..., UUID]) -> Place:
    for year in (2025, 2026):
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, year)
    camat = make_person(office, "Joko Nugroho, S.STP.", position="Camat", heads=True)
    head = make_person(
        office, "Slamet Hartono, S.IP.", position="Kepala Seksi Pelayanan Umum",
        unit="Seksi Pelayanan Umum", heads=True, assessor=camat,
    )  # fmt: skip
    post = "Penata Layanan Operasional"
    unit = "Seksi Pelayanan Umum"
    staff = make_person(office, "Nur Ratna, M.M.", position=post, unit=unit, assessor=head)
    colleague = make_person(office, "Rina Rahayu, S.IP.", position=post, unit=unit, assessor=head)
    return Place(office, camat, head, staff, colleague)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.findings[0].code


def test_an_skp_begins_with_the_assessor_family_and_approach_of_its_day(place: Place) -> None:
    view = place.view(place.create(place.staff))
    assert (view.assessor, view.family) == ("Slamet Hartono, S.IP.", FormFamily.STAFF)
    assert (view.starts, view.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (view.approach, view.form.value, view.state) == (
        Approach.QUANTITATIVE,
        "A.1.7",
        SkpState.DRAFT,
    )
    camat = place.view(place.create(place.camat))
    assert (camat.family, camat.form.value) == (FormFamily.LEADER, "A.1.2")
    with pytest.raises(Refused) as refused:
        place.create(place.staff)
    assert code_of(refused) == "skp.exists"
    with pytest.raises(Refused) as refused:
        place.create(place.staff, 2031)
    assert code_of(refused) == "period.year_missing"


def test_cells_rows_and_their_order(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    first = office.write(E, planning_edit.add_result, skp, text="Satu").value
    third = office.write(E, planning_edit.add_result, skp, text="Tiga").value
    office.write(E, lambda tx: planning_edit.add_result(tx, skp, after=first, text="Dua"))
    office.write(E, planning_edit.add_result, skp, ResultSection.ADDITIONAL)
    view = place.view(skp)
    assert [(row.number, row.text) for row in view.results] == [
        (1, "Satu"), (2, "Dua"), (3, "Tiga"), (4, ""),
    ]  # fmt: skip
    office.write(E, planning_edit.move_result, third, -2)
    assert [row.text for row in place.view(skp).results] == ["Tiga", "Satu", "Dua", ""]
    office.write(E, planning_edit.move_result, place.view(skp).results[2].id, 1)
    view = place.view(skp)
    assert [row.text for row in view.in_section(ResultSection.ADDITIONAL)] == ["Dua", ""]
    indicator = view.results[0].indicators[0].id
    second = office.write(E, planning_edit.add_indicator, third).value
    office.write(E, planning_edit.change_indicator, indicator, IndicatorField.TARGET, " 10 ")
    office.write(E, planning_edit.change_indicator, indicator, IndicatorField.ASPECT, "time")
    assert (
        office.write(E, planning_edit.fill_down, [indicator, second], IndicatorField.TARGET).value
        == 1
    )
    office.write(E, planning_edit.move_indicator, second, -1)
    rows = place.view(skp).results[0].indicators
    assert [(row.id, row.target, row.aspect) for row in rows] == [
        (second, "10", None),
        (indicator, "10", Aspect.TIME),
    ]
    office.write(E, planning_edit.remove_indicator, second)
    office.write(E, planning_edit.remove_result, first)
    assert [row.text for row in place.view(skp).results] == ["Tiga", "Dua", ""]
    assert office.write(
        E, planning_edit.change_result, third, ResultField.TEXT, "Tiga "
    ).entry is None  # fmt: skip


def test_what_is_missing_stands_at_its_line_and_has_a_sentence(place: Place) -> None:
    skp = place.create(place.staff)
    assert [item.code for item in place.view(skp).errors][:1] == ["skp.no_main"]
    result = place.office.write(E, planning_edit.add_result, skp).value
    view = place.view(skp)
    found = {item.code: item for item in view.findings}
    assert found["skp.result_missing"].values["line"] == result
    indicator = view.results[0].indicators[0].id
    for code, field in (("aspect", "aspect"), ("indicator_empty", "text"), ("target", "target")):
        item = found.get(f"skp.{code}_missing") or found[f"skp.{code}"]
        assert (item.values["line"], item.values["field"]) == (indicator, field)
    assert len([item for item in view.errors if item.code == "skp.annex_empty"]) == 3
    for item in view.findings:
        assert sentence(item.code, **item.values)
    place.office.write(E, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    codes = {item.code for item in place.view(skp).findings}
    assert not codes & {"skp.aspect_missing", "skp.target_missing", "skp.supports_missing"}
    assert place.view(skp).form.value == "A.1.6"


def test_wording_is_hinted_at_and_never_refused(place: Place) -> None:
    skp = place.create(place.staff)
    result = place.complete(skp, "Menyusun laporan kependudukan")
    indicator = place.view(skp).results[0].indicators[0].id
    place.office.write(
        E, planning_edit.change_indicator, indicator, IndicatorField.TARGET, "semua surat"
    )
    hints = {item.code: item.values["line"] for item in place.view(skp).findings}
    assert hints == {"wording.activity": result, "wording.absolute": indicator}
    place.submit(skp)


def test_a_target_the_qualitative_form_does_not_print_is_told(place: Place) -> None:
    skp = place.create(place.staff)
    place.complete(skp)
    place.office.write(E, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    indicator = place.view(skp).results[0].indicators[0].id
    (hint,) = place.view(skp).findings
    assert (hint.code, hint.values["line"]) == ("skp.target_unprinted", indicator)
    assert "1.200 surat" in sentence(hint.code, **hint.values)
    place.office.write(
        E, planning_edit.change_indicator, indicator, IndicatorField.TEXT, "Selesai 1.200 surat"
    )
    assert place.view(skp).findings == ()


def test_submit_return_mend_submit_set(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    with pytest.raises(Refused) as refused:
        place.submit(skp)
    assert code_of(refused) == "skp.no_main"
    result = place.complete(skp)
    place.submit(skp)
    assert place.view(skp).submitted_on == date(2026, 7, 2)
    with pytest.raises(Refused) as refused:
        office.write(E, planning_edit.add_result, skp)
    assert code_of(refused) == "skp.not_editable"
    with pytest.raises(Refused) as refused:
        office.write(Act.RETURN_SKP, planning_state.return_with_notes, skp, [NewNote("  ")])
    assert code_of(refused) == "skp.note_missing"
    note = NewNote("Target terlalu rendah", result)
    office.write(Act.RETURN_SKP, planning_state.return_with_notes, skp, [note])
    view = place.view(skp)
    assert view.state is SkpState.RETURNED
    (written,) = view.open_notes
    assert (written.row_id, written.by) == (result, "Slamet Hartono, S.IP.")
    office.write(E, planning_edit.change_result, result, ResultField.TEXT, "Surat selesai cepat")
    assert place.view(skp).state is SkpState.DRAFT
    with pytest.raises(Refused) as refused:
        place.submit(skp)
    assert code_of(refused) == "skp.note_open"
    office.write(E, planning_state.tick_note, written.id)
    place.submit(skp)
    office.write(Act.SET_SKP, planning_state.set_skp, skp, date(2026, 1, 20))
    assert (place.view(skp).state, place.view(skp).set_on) == (SkpState.SET, date(2026, 1, 20))


def test_set_all_tells_who_was_left_and_why(place: Place) -> None:
    office = place.office
    good, draft = place.create(place.staff), place.create(place.colleague)
    place.complete(good)
    place.submit(good)
    outcome = office.write(Act.SET_SKP, planning_state.set_many, [good, draft]).value
    assert outcome.done == (good,)
    (kept,) = outcome.skipped
    assert (kept.name, kept.findings[0].code) == ("Rina Rahayu, S.IP.", "skp.step_impossible")
    place.complete(draft)
    outcome = office.write(Act.SUBMIT_SKP, planning_state.submit_many, [good, draft]).value
    assert outcome.done == (draft,)
    outcome = office.write(Act.SET_SKP, planning_state.set_many, [draft]).value
    assert outcome.done == (draft,)


def test_an_amendment_takes_over_when_it_is_set(place: Place) -> None:
    office, head = place.office, place.create(place.head)
    superior = place.complete(head, "Pelayanan administrasi tepat waktu")
    place.settle(head)
    staff = place.create(place.staff)
    own = place.complete(staff)
    office.write(E, planning_edit.link_support, own, superior)
    period = office.read(periods.year_view, 2026).periods[0].id

    def progress(tx) -> None:
        tx.session.add(PlannedAction(work_result_id=superior, no=1, text="Rapat"))
        tx.session.add(Realisation(work_result_id=superior, period_id=period, text="10"))

    office.write(Act.RECORD_REALISATION, progress)
    with pytest.raises(Refused) as refused:
        office.write(Act.AMEND_SKP, planning_state.amend, head, " ")
    assert code_of(refused) == "skp.reason_missing"
    second = office.write(Act.AMEND_SKP, planning_state.amend, head, "Penugasan baru").value
    view = place.view(second)
    assert (view.number, view.previous_id, view.state) == (2, head, SkpState.DRAFT)
    assert view.results[0].copied_from is None
    with pytest.raises(Refused) as refused:
        office.write(Act.AMEND_SKP, planning_state.amend, head, "lagi")
    assert code_of(refused) == "skp.amended_already"
    row = view.results[0].id
    office.write(E, planning_edit.change_result, row, ResultField.TEXT, "Pelayanan tepat janji")
    assert place.view(head).state is SkpState.SET
    place.settle(second)
    assert place.view(head).state is SkpState.SUPERSEDED
    linked = place.view(staff).results[0]
    assert (linked.supports_id, linked.supports_changed) == (row, True)
    assert linked.supports_text == "Pelayanan administrasi tepat waktu"

    def carried(tx) -> tuple[list[str], list[str]]:
        return (
            [a.text for a in tx.session.query(PlannedAction).filter_by(work_result_id=row)],
            [r.text for r in tx.session.query(Realisation).filter_by(work_result_id=row)],
        )

    assert office.read(carried) == (["Rapat"], ["10"])


def test_cancelling_what_was_set_needs_a_reason(place: Place) -> None:
    skp = place.create(place.staff)
    place.complete(skp)
    place.settle(skp)
    with pytest.raises(Refused) as refused:
        place.office.write(Act.CANCEL_SKP, planning_state.cancel, skp)
    assert code_of(refused) == "skp.reason_missing"
    place.office.write(Act.CANCEL_SKP, planning_state.cancel, skp, "Salah tahun")
    assert place.view(skp).state is SkpState.CANCELLED
    place.create(place.staff)


def test_a_move_in_mid_year_makes_a_second_skp(place: Place) -> None:
    first = place.create(place.staff)
    place.complete(first)
    place.settle(first)
    second = place.office.write(
        Act.CREATE_SKP,
        lambda tx: planning.create(tx, place.staff, 2026, starts=date(2026, 8, 1)),
    ).value
    view = place.view(second)
    assert (view.previous_id, view.number, view.starts) == (first, 1, date(2026, 8, 1))
    place.complete(second)
    place.settle(second)
    assert place.view(first).state is SkpState.SUPERSEDED


def test_nobody_waits_for_a_superior_who_has_not_begun(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    result = place.complete(skp)
    typed = "pelayanan administrasi yang tepat waktu"
    office.write(E, planning_edit.change_result, result, ResultField.SUPPORTS_TEXT, typed)
    panel = office.read(planning_links.superior_panel, skp)
    assert (panel.name, panel.skp_id, panel.results) == ("Slamet Hartono, S.IP.", None, ())
    place.submit(skp)
    office.write(Act.RETURN_SKP, planning_state.return_with_notes, skp, [NewNote("Cek taut")])
    superior = place.create(place.head)
    target = place.complete(superior, "Pelayanan administrasi tepat waktu")
    place.complete(superior, "Laporan keuangan diterima tanpa koreksi")
    panel = office.read(planning_links.superior_panel, skp)
    assert [(row.text[:9], row.used_by, row.used_here) for row in panel.results] == [
        ("Pelayanan", 0, False),
        ("Laporan k", 0, False),
    ]
    (proposal,) = panel.proposals
    assert (proposal.result_id, proposal.candidate_id) == (result, target)
    office.write(E, planning_links.accept_proposals, {result: target})
    row = place.view(skp).results[0]
    assert (row.supports_id, row.supports_text) == (target, "Pelayanan administrasi tepat waktu")
    assert row.supports_indicator == ""  # a section head's indicators are not printed in (2)
    panel = office.read(planning_links.superior_panel, skp)
    assert (panel.proposals, panel.results[0].used_by, panel.results[0].used_here) == ((), 1, True)
    office.write(E, planning_edit.remove_result, target)
    row = place.view(skp).results[0]
    assert (row.supports_id, row.supports_text) == (None, "Pelayanan administrasi tepat waktu")
    other = place.complete(place.create(place.camat), "Kecamatan prima")
    with pytest.raises(Refused) as refused:
        office.write(E, planning_edit.link_support, result, other)
    assert code_of(refused) == "skp.support_foreign"


def test_copying_from_last_year_marks_what_to_look_at(place: Place) -> None:
    office, last = place.office, place.create(place.staff, 2025)
    place.complete(last, "Laporan 2025 selesai")
    office.write(E, planning_edit.expect, last, 1, "Antrean di bawah 15 menit")
    place.settle(last)
    (source,) = office.read(planning_copy.sources, place.staff, 2026)
    assert (source.skp_id, source.year, source.same_person) == (last, 2025, True)
    skp = office.write(Act.COPY_SKP, planning_copy.create_from, place.staff, 2026, last).value
    view = place.view(skp)
    assert view.results[0].copied_from == view.results[0].indicators[0].copied_from == "2025"
    assert view.expectations[0].text == "Antrean di bawah 15 menit"
    assert len(view.annex) == 3
    (unread,) = [item for item in view.findings if item.code == "skp.copied_unread"]
    assert unread.values["count"] == 2
    office.write(E, planning_edit.keep_copied, skp, view.results[0].indicators[0].id)
    office.write(
        E, planning_edit.change_result, view.results[0].id, ResultField.TEXT, "Laporan 2026 selesai"
    )
    assert all(item.code != "skp.copied_unread" for item in place.view(skp).findings)
    mate = place.create(place.colleague)
    office.write(E, planning_edit.add_result, mate)
    office.write(Act.COPY_SKP, planning_copy.copy_into, mate, skp)
    (copied,) = place.view(mate).results
    assert (copied.number, copied.copied_from) == (1, "Nur Ratna, M.M.")


def test_links_are_kept_only_under_the_same_assessor_and_year(place: Place) -> None:
    office, head = place.office, place.create(place.head)
    superior = place.complete(head)
    skp = place.create(place.staff)
    result = place.complete(skp)
    office.write(E, planning_edit.link_support, result, superior)
    mate = office.write(Act.COPY_SKP, planning_copy.create_from, place.colleague, 2026, skp).value
    assert place.view(mate).results[0].supports_id == superior
    elsewhere = office.write(Act.COPY_SKP, planning_copy.create_from, place.camat, 2026, skp).value
    row = place.view(elsewhere).results[0]
    assert (row.supports_id, row.supports_text) == (
        None,
        "Surat pengantar KTP selesai tepat waktu",
    )


def test_one_skp_becomes_drafts_for_many(place: Place, make_person: Callable[..., UUID]) -> None:
    office, origin = place.office, place.create(place.staff)
    keep = place.complete(origin, "Satu")
    place.complete(origin, "Dua")
    gone = make_person(office, "Budi Pensiun", status=Status.RETIRED)
    leave = make_person(office, "Sari Cuti", status=Status.UNPAID_LEAVE)
    content = office.read(planning_copy.content_of, origin)
    one = office.read(lambda tx: planning_copy.content_of(tx, origin, results={keep}))
    people = [place.staff, place.colleague, gone, leave]
    outcome = office.write(
        Act.CREATE_FOR_MANY, planning_copy.create_for_many, 2026, people, content, "Nur Ratna"
    ).value
    assert len(outcome.done) == 1
    assert [(row.name, row.findings[0].code) for row in outcome.skipped] == [
        ("Nur Ratna, M.M.", "skp.exists"),
        ("Budi Pensiun", "skp.person_left"),
        ("Sari Cuti", "skp.exempt"),
    ]
    assert [row.text for row in place.view(outcome.done[0]).results] == ["Satu", "Dua"]
    assert [row.text for row in one.results] == ["Satu"]


def test_a_pattern_of_a_position_is_kept_and_applied(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    with pytest.raises(Refused) as refused:
        office.write(Act.SAVE_PATTERN, planning_patterns.save_pattern, skp, "Loket")
    assert code_of(refused) == "pattern.empty"
    place.complete(skp)
    pattern = office.write(Act.SAVE_PATTERN, planning_patterns.save_pattern, skp, "Loket").value
    again = office.write(Act.SAVE_PATTERN, planning_patterns.save_pattern, skp, "Loket").value
    assert again == pattern
    (row,) = office.read(planning_patterns.patterns, place.view(skp).position_id)
    assert (row.name, row.position, row.results, row.fits) == (
        "Loket", "Penata Layanan Operasional", 1, True,
    )  # fmt: skip
    mate = place.create(place.colleague)
    office.write(Act.COPY_SKP, planning_patterns.apply_pattern, mate, pattern)
    assert place.view(mate).results[0].copied_from == "Loket"
    content = office.read(planning_patterns.pattern_content, pattern)
    assert content == office.read(planning_copy.content_of, skp)
    office.write(Act.REMOVE_PATTERN, planning_patterns.remove_pattern, pattern)
    assert office.read(planning_patterns.patterns) == ()


def test_a_block_is_pasted_as_one_act(place: Place) -> None:
    skp = place.create(place.staff)
    preview = parse_block("Layanan\tSurat selesai\tKuantitas\tJumlah\t10\n\t\tWaktu\tRata\t1 hari")
    written = place.office.write(Act.PASTE_SKP, planning_paste.apply_block, skp, preview)
    assert written.value == 1
    (row,) = place.view(skp).results
    assert (row.supports_text, row.text, len(row.indicators)) == ("Layanan", "Surat selesai", 2)
    with pytest.raises(Refused) as refused:
        place.office.write(Act.PASTE_SKP, planning_paste.apply_block, skp, parse_block(""))
    assert code_of(refused) == "paste.empty"


def test_the_list_of_a_year(place: Place, make_person: Callable[..., UUID]) -> None:
    office = place.office
    make_person(office, "Zainal Cuti", status=Status.UNPAID_LEAVE)
    make_person(office, "Yanto Pensiun", status=Status.RETIRED)
    skp = place.create(place.staff)
    place.complete(skp)
    place.settle(skp)
    place.create(place.colleague)

    def ask(**more: object) -> list[tuple[str, str]]:
        found = office.read(planning_list.skp_rows, ListQuery(**more), 2026)
        return [(row.name.split()[0], planning_list.state_key(row)) for row in found.rows]

    everyone = [("Joko", "none"), ("Nur", "set"), ("Rina", "draft"), ("Slamet", "none")]
    assert ask() == everyone
    assert ask(text="rahayu rina") == [("Rina", "draft")]
    assert ask(sort="state", descending=True)[0] == ("Nur", "set")
    assert ask(filters={"state": "exempt"}) == [("Zainal", "exempt")]
    assert ask(filters={"assessor": place.head}) == [("Nur", "set"), ("Rina", "draft")]
    rows = office.read(planning_list.skp_rows, ListQuery(), 2026)
    assert rows.counts["state"] == {"none": 2, "set": 1, "draft": 1, "exempt": 1}
    second = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Tambahan tugas").value
    (row,) = office.read(planning_list.skp_rows, ListQuery(text="nur"), 2026).rows
    assert (row.skp_id, row.number, row.in_force) == (second, 2, True)
    counts = office.read(planning_list.counts, 2026)
    assert (counts.expected, counts.without, counts.draft, counts.set, counts.exempt) == (
        4, 2, 1, 1, 1,
    )  # fmt: skip


def test_the_sheets_print_every_word_in_its_place(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    place.complete(skp)
    office.write(
        E, lambda tx: planning_edit.add_result(tx, skp, ResultSection.ADDITIONAL, text="Arsip rapi")
    )
    office.write(E, planning_edit.expect, skp, 5, "Menjaga nama baik")
    office.write(
        Act.CHANGE_SETTING,
        lambda tx: setup.change_settings(tx, agency="Kota Surabaya", place="Surabaya"),
    )
    sheet = sheet_of(office, planning_sheets.skp_sheets, skp)
    assert (sheet.form.value, sheet.head.agency, sheet.head.on) == ("A.1.7", "Kota Surabaya", None)
    assert (sheet.employee.name, sheet.assessor.name) == (
        "Nur Ratna, M.M.",
        "Slamet Hartono, S.IP.",
    )
    assert [row.no for row in (*sheet.main, *sheet.additional)] == [1, 2]
    line = sheet.main[0].indicators[0]
    assert (line.aspect, line.text, line.target) == ("Kuantitas", "Jumlah surat", "1.200 surat")
    assert sheet.main[0].supports is not None
    assert sheet.main[0].supports.text == "Layanan baik"
    assert sheet.behaviours[4].expectation == "Menjaga nama baik"
    assert len(sheet.behaviours) == 7
    annex = sheet_of(office, planning_sheets.annex_sheets, skp)
    assert annex.resources == ("Dukungan sumber daya satu",)
    office.write(E, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    sheet = sheet_of(office, planning_sheets.skp_sheets, skp)
    assert (sheet.form.value, sheet.main[0].supports) == ("A.1.6", None)
    assert sheet.main[0].indicators[0].aspect == ""


def test_a_leaders_sheets_print_perspectives_and_neither_aspect_nor_superior(place: Place) -> None:
    office, skp = place.office, place.create(place.camat)
    place.complete(skp, "Warga puas atas layanan kecamatan")
    row = place.view(skp).results[0].indicators[0].id
    office.write(E, planning_edit.change_indicator, row, IndicatorField.PERSPECTIVE, "recipients")
    sheet = sheet_of(office, planning_sheets.skp_sheets, skp)
    assert (sheet.form.value, sheet.main[0].supports) == ("A.1.2", None)
    line = sheet.main[0].indicators[0]
    assert (line.aspect, line.target, line.perspective) == ("", "1.200 surat", "Penerima Layanan")
    office.write(E, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    sheet = sheet_of(office, planning_sheets.skp_sheets, skp)
    line = sheet.main[0].indicators[0]
    assert (sheet.form.value, line.target, line.perspective) == ("A.1.1", "", "Penerima Layanan")
    assert "Negara Kesatuan Republik Indonesia" in sheet.behaviours[4].guides[0]


def test_who_is_exempt_gets_no_skp(place: Place) -> None:
    def exempt(tx) -> None:
        tx.session.add(PersonStatus(person_id=place.staff, status=Status.PRE_RETIREMENT))

    place.office.write(Act.CHANGE_STATUS, exempt)
    with pytest.raises(Refused) as refused:
        place.create(place.staff)
    assert code_of(refused) == "skp.exempt"


def test_the_assessor_named_later_is_taken_on_submitting(
    place: Place, make_person: Callable[..., UUID]
) -> None:
    lone = make_person(place.office, "Sendiri, S.E.")
    skp = place.create(lone)
    place.complete(skp)
    with pytest.raises(Refused) as refused:
        place.submit(skp)
    assert code_of(refused) == "skp.no_assessor"
    from asn_desktop.models.people import PersonAssessor

    place.office.write(
        Act.CHANGE_ASSESSOR,
        lambda tx: tx.session.add(PersonAssessor(person_id=lone, assessor_id=place.head)),
    )
    assert place.office.write(E, planning_edit.follow_assessor, skp).value == place.head
    place.submit(skp)


BIDAN = (
    (
        ResultSection.MAIN,
        "Ibu hamil dengan kehamilan fisiologis dan patologis mendapat pemeriksaan kehamilan/"
        "antenatal care sesuai perannya dalam SOP/flow chart layanan ANC",
        (
            "Ibu hamil yang datang terlayani pemeriksaan kehamilannya sesuai jam operasional "
            "puskesmas dan jika memungkinkan di luar jam operasional",
            "Tidak ada kesalahan tindakan pada pemeriksaan kehamilan sesuai perannya dalam SOP",
            "Komplain atas layanan ANC menurun dari tahun sebelumnya",
        ),
    ),
    (
        ResultSection.ADDITIONAL,
        "Ibu hamil dan ibu melahirkan terdata dalam aplikasi SICANTIK sesuai pembagian "
        "tanggungjawab pendataan",
        (
            "Hampir tidak ada kesalahan data ibu hamil yang menjadi tanggung jawabnya pada "
            "aplikasi SICANTIK",
            "Data ibu hamil diupdate pada SICANTIK 1 hari setelah pemeriksaan",
        ),
    ),
)
"""Anak Lampiran 3, Tabel 11 (reg. 7254–7303): results 1 and 4."""
LOYAL = (
    "- Mengutamakan kepentingan organisasi diatas kepentingan pribadi atau kelompok\n"
    "- Melaksanakan instruksi atautugas dari atasan dengan sungguh-sungguh dan penuh tanggung jawab"
)
RESOURCES = (
    "Dukungan sumber daya sebagai tenaga administratif sehingga bidan fokus dalam memberikan "
    "pelayanan",
    "Kendaraan operasional untuk bidan desa sehingga jangkauan pelayanan menjadi lebih luas",
)
"""Tabel 12 (reg. 7383–7385)."""


def test_the_bidan_penyelia_of_the_regulation_can_be_entered_word_for_word(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    office.write(E, planning_edit.change_approach, skp, Approach.QUALITATIVE)

    def enter(tx) -> None:
        for section, text, indicators in BIDAN:
            result = planning_edit.add_result(tx, skp, section, text=text)
            planning_edit.change_result(tx, result, ResultField.ASSIGNED_BY, "Kepala Puskesmas")
            tx.session.flush()
            first = planning.view(tx, skp).results[-1].indicators[0].id
            planning_edit.change_indicator(tx, first, IndicatorField.TEXT, indicators[0])
            for indicator in indicators[1:]:
                planning_edit.add_indicator(tx, result, text=indicator)
        planning_edit.expect(tx, skp, 5, LOYAL)
        for line in RESOURCES:
            planning_edit.add_annex_line(tx, skp, AnnexSection.RESOURCES, text=line)
        for section in (AnnexSection.ACCOUNTABILITY, AnnexSection.CONSEQUENCES):
            planning_edit.add_annex_line(tx, skp, section, text="Direviu setiap 2 minggu")

    office.write(E, enter)
    assert place.view(skp).errors == ()
    place.settle(skp)
    sheet = sheet_of(office, planning_sheets.skp_sheets, skp)
    printed = [(row.no, row.text, row.assigned_by) for row in (*sheet.main, *sheet.additional)]
    assert printed == [
        (no, text, "(Penugasan dari Kepala Puskesmas)")
        for no, (_section, text, _indicators) in enumerate(BIDAN, start=1)
    ]
    assert [each.text for each in sheet.main[0].indicators] == list(BIDAN[0][2])
    assert [each.text for each in sheet.additional[0].indicators] == list(BIDAN[1][2])
    assert sheet.behaviours[4].expectation == LOYAL
    assert sheet_of(office, planning_sheets.annex_sheets, skp).resources == RESOURCES


def test_the_assessor_sees_what_differs_from_the_skp_before(place: Place) -> None:
    office, last = place.office, place.create(place.staff, 2025)
    place.complete(last, "Surat selesai tepat waktu")
    place.settle(last)
    skp = office.write(Act.COPY_SKP, planning_copy.create_from, place.staff, 2026, last).value
    assert office.read(planning_compare.changed_rows, skp) == Comparison(
        since="2025", rows=frozenset()
    )
    indicator = place.view(skp).results[0].indicators[0].id
    office.write(E, planning_edit.change_indicator, indicator, IndicatorField.TARGET, "1.300 surat")
    added = office.write(E, planning_edit.add_result, skp, text="Arsip rapi").value
    found = office.read(planning_compare.changed_rows, skp)
    assert (found.since, found.rows) == ("2025", frozenset({indicator, added}))
    mate = place.create(place.colleague)
    place.complete(mate)
    assert office.read(planning_compare.changed_rows, mate).since == ""


def test_sources_are_found_by_words_and_a_span_stays_in_its_year(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    assert office.read(planning_copy.find_sources, "ratna", 2026) == ()
    place.complete(skp)
    (found,) = office.read(planning_copy.find_sources, "nur ratna", 2026)
    assert (found.skp_id, found.results) == (skp, 1)
    office.write(E, planning_edit.change_span, skp, date(2026, 3, 1), date(2026, 12, 31))
    assert place.view(skp).starts == date(2026, 3, 1)
    with pytest.raises(Refused) as refused:
        office.write(E, planning_edit.change_span, skp, date(2025, 12, 1), date(2026, 12, 31))
    assert code_of(refused) == "skp.span"


def test_the_choices_of_the_filters_are_what_occurs(place: Place) -> None:
    units, assessors = place.office.read(planning_list.choices, 2026)
    assert [words for _key, words in units] == ["Kecamatan Mulyorejo", "Seksi Pelayanan Umum"]
    assert [key for key, _words in assessors] == [place.camat, place.head]


def test_the_date_on_the_paper_may_be_months_back_but_not_ahead(place: Place) -> None:
    office, skp = place.office, place.create(place.staff)
    place.complete(skp)
    ahead, back = date(2026, 7, 3), date(2026, 1, 9)
    for act, one, many in (
        (Act.SUBMIT_SKP, planning_state.submit, planning_state.submit_many),
        (Act.SET_SKP, planning_state.set_skp, planning_state.set_many),
    ):
        for do, what in ((one, skp), (many, [skp])):
            with pytest.raises(Refused) as refused:
                office.write(act, do, what, ahead)
            assert code_of(refused) == "skp.date_ahead"
        assert office.write(act, many, [skp], back).value.done == (skp,)
    assert (place.view(skp).submitted_on, place.view(skp).set_on) == (back, back)
