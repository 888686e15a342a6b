"""A camat in the window: which forms he uses, perspectives and sources, manuals of indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from clerk import CTRL, Clerk, Key
from documents import set_up
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import (
    Approach,
    ControlLevel,
    Perspective,
    ReportingInterval,
    ResultSource,
)
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import manuals, planning, planning_copy, planning_edit, units
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.ui.people.add import PositionDialog
from asn_desktop.ui.planning.family import FamilyDialog
from asn_desktop.ui.planning.grid_model import CellKey
from asn_desktop.ui.planning.many_dialog import ManyPlan
from asn_desktop.ui.planning.skp_questions import make_for_many
from asn_desktop.ui.theme import Theme
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.manuals import ManualField
from asn_desktop.views.planning import SkpView

E = Act.EDIT_SKP
F = ManualField


@dataclass
class Kecamatan:
    clerk: Clerk
    office: Office
    camat: UUID
    staff: UUID

    @property
    def page(self):
        return self.clerk.window.page("skp")

    @property
    def grid(self):
        return self.page.editor.grid

    def open(self, person: UUID) -> None:
        self.clerk.window.open("skp", person=person)
        self.clerk.settle()

    def view(self, person: UUID) -> SkpView:
        skp = self.office.read(planning.current_skp, person, 2026)
        assert skp is not None
        return self.office.read(planning.view, skp)

    def choose(self, row_id: UUID, field: str, words: str) -> None:
        """Choose in the list of a cell."""
        self.grid.stand_at(CellKey(row_id, field))
        self.clerk.press(Key.Key_F2)
        editor = self.grid.open_editor()
        editor.setCurrentIndex(editor.findText(words))
        editor.activated.emit(editor.currentIndex())
        self.clerk.settle()


@pytest.fixture
def kecamatan(
    qtbot: QtBot,
    sqlite_office: Office,
    make_person: Callable[..., UUID],
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Kecamatan]:
    office = sqlite_office
    set_up(office)
    mayor = make_person(office, "H. Sulaiman", kind=None, position="Wali Kota", unit="Kota")
    camat = make_person(office, "Joko Nugroho, S.STP.", position="Camat", assessor=mayor)
    staff = make_person(office, "Nur Ratna, M.M.", position="Kepala Seksi", assessor=camat)
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    yield Kecamatan(clerk, office, camat, staff)
    clerk.leave()


def begun(place: Kecamatan, *measures: str) -> UUID:
    """The camat's SKP with one result, made outside the window."""
    skp = place.office.write(Act.CREATE_SKP, planning.create, place.camat, 2026).value

    def fill(tx: Tx) -> None:
        result = planning_edit.add_result(tx, skp, text="Warga puas atas layanan kecamatan")
        tx.session.flush()
        first = planning.view(tx, skp).results[0].indicators[0].id
        planning_edit.change_indicator(tx, first, IndicatorField.TEXT, measures[0])
        for more in measures[1:]:
            planning_edit.add_indicator(tx, result, text=more)

    place.office.write(E, fill)
    return skp


def test_the_first_skp_of_a_camat_asks_for_the_regions_forms_once(kecamatan: Kecamatan) -> None:
    clerk, seen = kecamatan.clerk, []

    def answer(dialog: FamilyDialog) -> None:
        seen.append(dialog.family)
        dialog.choose(FormFamily.STAFF)
        dialog.accept()

    clerk.answers[FamilyDialog] = answer
    kecamatan.open(kecamatan.camat)
    clerk.click_words("Mulai kosong", kecamatan.page)
    assert clerk.asked == ["Format SKP mana untuk Camat?"]
    assert seen == [FormFamily.LEADER]  # what is usual stands there to be confirmed
    assert kecamatan.view(kecamatan.camat).form is FormCode.A_1_7
    row = kecamatan.office.read(units.list_positions, ListQuery(text="Camat")).rows[0]
    assert row.form_family is FormFamily.STAFF


def test_drafts_for_many_ask_for_each_post_once(
    kecamatan: Kecamatan, make_person: Callable[..., UUID]
) -> None:
    clerk, office = kecamatan.clerk, kecamatan.office
    other = make_person(office, "Tri Wahyuni, S.Sos.", position="Camat")
    skp = begun(kecamatan, "Indeks kepuasan")
    content = office.read(planning_copy.content_of, skp)
    people = [other, kecamatan.staff]
    clerk.answers[FamilyDialog] = FamilyDialog.accept
    page = clerk.go("planning")
    make_for_many(page, 2026, ManyPlan(content, "Joko Nugroho, S.STP.", tuple(people)))
    clerk.settle()
    assert clerk.asked == ["Format SKP mana untuk Camat?"]
    assert kecamatan.view(other).form is FormCode.A_1_2
    assert kecamatan.view(kecamatan.staff).form is FormCode.A_1_7


def test_without_an_answer_nothing_is_made(kecamatan: Kecamatan) -> None:
    kecamatan.clerk.answers[FamilyDialog] = FamilyDialog.reject
    kecamatan.open(kecamatan.camat)
    kecamatan.clerk.click_words("Mulai kosong", kecamatan.page)
    assert kecamatan.office.read(planning.current_skp, kecamatan.camat, 2026) is None
    row = kecamatan.office.read(units.list_positions, ListQuery(text="Camat")).rows[0]
    assert row.form_family is None


def test_staff_are_not_asked(kecamatan: Kecamatan) -> None:
    kecamatan.open(kecamatan.staff)
    kecamatan.clerk.click_words("Mulai kosong", kecamatan.page)
    assert kecamatan.clerk.asked == []
    assert kecamatan.view(kecamatan.staff).form is FormCode.A_1_7
    assert not kecamatan.page.strip.manuals.isVisible()


def test_the_answer_is_changed_on_the_position(kecamatan: Kecamatan) -> None:
    clerk, office = kecamatan.clerk, kecamatan.office
    row = office.read(units.list_positions, ListQuery(text="Camat")).rows[0]

    def answer(dialog: PositionDialog) -> None:
        assert dialog.family.text() == "Menurut jenis jabatan"
        dialog.family.put(FormFamily.LEADER)
        dialog.main.click()
        clerk.settle()

    clerk.answers[PositionDialog] = answer
    clerk.go("people").edit_position(row)
    row = office.read(units.list_positions, ListQuery(text="Camat")).rows[0]
    assert row.form_family is FormFamily.LEADER
    assert office.read(planning.family_questions, [kecamatan.camat], office.today()) == ()


def test_perspective_and_source_are_chosen_in_their_cells(kecamatan: Kecamatan) -> None:
    begun(kecamatan, "Indeks kepuasan", "Waktu layanan")
    kecamatan.open(kecamatan.camat)
    fields = [column.field for column in kecamatan.grid.grid_model.columns]
    assert fields == ["no", "text", "assigned_by", "source", "indicator", "target", "perspective"]
    result = kecamatan.view(kecamatan.camat).results[0]
    first, second = result.indicators
    kecamatan.choose(first.id, "perspective", "Anggaran")
    kecamatan.choose(result.id, "source", "Rencana Strategis (rancangan)")
    row = kecamatan.view(kecamatan.camat).results[0]
    assert row.indicators[0].perspective is Perspective.BUDGET
    assert (row.source, row.draft_source) == (ResultSource.STRATEGIC_PLAN, True)
    index = kecamatan.grid.grid_model.index_of(CellKey(result.id, "source"))
    assert kecamatan.grid.grid_model.shown(index) == "Rencana Strategis (rancangan)"
    # A word of the list may also be pasted; any other is no choice.
    kecamatan.grid.stand_at(CellKey(second.id, "perspective"))
    kecamatan.grid.setFocus()
    for words, found in (("proses bisnis", Perspective.PROCESS), ("cepat", Perspective.PROCESS)):
        QGuiApplication.clipboard().setText(words)
        kecamatan.clerk.press(Key.Key_V, CTRL)
        assert kecamatan.view(kecamatan.camat).results[0].indicators[1].perspective is found


def test_family_and_approach_are_chosen_above_the_draft(kecamatan: Kecamatan) -> None:
    begun(kecamatan, "Indeks kepuasan")
    kecamatan.open(kecamatan.camat)
    combo = kecamatan.page.strip.approach
    words = [combo.itemText(at) for at in range(combo.count()) if combo.itemText(at)]
    assert words == [
        "Kuantitatif (A.1.2)",
        "Kualitatif (A.1.1)",
        "Format pejabat administrasi/fungsional: Kuantitatif (A.1.7)",
        "Format pejabat administrasi/fungsional: Kualitatif (A.1.6)",
    ]
    at = combo.findText(words[3])
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    kecamatan.clerk.settle()
    view = kecamatan.view(kecamatan.camat)
    assert (view.family, view.approach) == (FormFamily.STAFF, Approach.QUALITATIVE)
    assert combo.currentText() == "Kualitatif (A.1.6)"


def test_one_of_a_leaders_indicators_is_asked_for_on_linking(kecamatan: Kecamatan) -> None:
    clerk = kecamatan.clerk
    begun(kecamatan, "Indeks kepuasan", "Waktu layanan")
    skp = kecamatan.office.write(Act.CREATE_SKP, planning.create, kecamatan.staff, 2026).value
    kecamatan.office.write(E, lambda tx: planning_edit.add_result(tx, skp, text="Antrean rapi"))
    kecamatan.open(kecamatan.staff)
    kecamatan.grid.stand_in(kecamatan.view(kecamatan.staff).results[0].id, "text")
    results = kecamatan.page.editor.side.superior.results
    results.setCurrentIndex(results.results.index(0))
    clerk.qtbot.keyClick(results, Key.Key_Return)
    clerk.settle()
    menu = next(one for one in kecamatan.page.findChildren(QMenu) if one.isVisible())
    actions = {action.text(): action for action in menu.actions()}
    assert {"Indeks kepuasan", "Waktu layanan", "Semua indikator"} <= actions.keys()
    actions["Waktu layanan"].trigger()
    menu.close()
    clerk.settle()
    row = kecamatan.view(kecamatan.staff).results[0]
    assert (row.supports_text, row.supports_indicator) == (
        "Warga puas atas layanan kecamatan",
        "Waktu layanan",
    )


def test_a_manual_is_written_and_goes_to_the_print_desk(kecamatan: Kecamatan) -> None:
    clerk = kecamatan.clerk
    skp = begun(kecamatan, "Indeks kepuasan", "Waktu layanan")
    kecamatan.open(kecamatan.camat)
    clerk.click(kecamatan.page.strip.manuals)
    page = clerk.window.page("manuals")
    assert clerk.window.current == "manuals"
    assert page.header.title == "Manual indikator · Joko Nugroho, S.STP."
    assert not page.print_button.isEnabled()
    clerk.press(Key.Key_Return)
    for field in (F.GOAL, F.DEFINITION, F.FORMULA, F.UNIT_OF_MEASURE, F.DATA_SOURCE):
        page.form.fields[field.value].focus()
        clerk.type(f"Isi {field.label.lower()}")
    for field, words in (
        (F.CONTROL, ControlLevel.OUTCOME.label),
        (F.REPORTING, ReportingInterval.YEARLY.label),
    ):
        page.form.fields[field.value].focus()
        page.form.fields[field.value].put_text(words)
        page.form.fields[field.value].commit()
    clerk.settle()
    first, second = kecamatan.office.read(manuals.panel, skp).manuals
    assert first.done, first.missing
    assert (first.content.goal, first.content.control) == ("Isi tujuan", ControlLevel.OUTCOME)
    assert second.id is None
    clerk.press(Key.Key_F8)
    assert page.list.current().indicator == "Waktu layanan"
    assert page.form.fields["goal"].value() is None
    clerk.press(Key.Key_P, CTRL)
    assert clerk.window.current == "printing"
