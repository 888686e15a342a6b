"""Pengaduan by keyboard: entry, times typed loosely, refusals at their field, figures, export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from room import Room

from asn_desktop.models.progress import Realisation
from asn_desktop.rules.complaints import ComplaintState
from asn_desktop.services import complaints_read
from asn_desktop.ui.complaints.moments import parse_moment
from asn_desktop.ui.complaints.use_dialog import UseDialog
from asn_desktop.ui.states import State
from asn_desktop.views.complaints import ComplaintRow

at = datetime.fromisoformat
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NOW = at("2026-04-02 09:30")
Answers = Callable[[Callable[[QDialog], None]], None]


def stored(room: Room, number: str) -> ComplaintRow:
    room.settle()
    found = room.office.read(complaints_read.rows, 2026)
    return next(row for row in found if row.number == number)


def stand_on(room: Room, number: str) -> Any:
    page = room.at("complaints")
    page.panel.show_row(stored(room, number).id)
    room.settle()
    return page


def fill(room: Room, name: str, text: str) -> Any:
    page = room.at("complaints")
    page.editor.focus(name)
    room.type(text)
    room.press(Key.Key_Tab)
    return page.editor.form.fields[name]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("24/1 4.54", "2026-01-24 04:54"),
        ("24/1/2026 04:54", "2026-01-24 04:54"),
        ("24 jan 2026 4.54", "2026-01-24 04:54"),
        ("24 Januari 16.05", "2026-01-24 16:05"),
        ("24-01-26, pukul 16.05", "2026-01-24 16:05"),
        ("9.10", "2026-04-02 09:10"),
        ("kemarin 9.10", "2026-04-01 09:10"),
        ("sekarang", "2026-04-02 09:30"),
        ("28/12 9.10", "2025-12-28 09:10"),
        ("28/12/2026 9.10", "2026-12-28 09:10"),
    ],
)
def test_times_are_typed_loosely(typed: str, wanted: str) -> None:
    assert parse_moment(typed, NOW) == at(wanted)


@pytest.mark.parametrize("typed", ["24/1", "24/1 25.10", "31/2 8.00", "besok", "24/1 9.7"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ by what reads them
        parse_moment(typed, NOW)


def test_an_empty_register_says_what_to_do(empty_room: Room) -> None:
    page = empty_room.at("complaints")
    assert page.panel.empty.isVisible()
    assert page.editor.isHidden()
    assert [one.text() for one in page.panel.empty.buttons] == [
        "Pengaduan baru",
        "Masukkan berkas…",
    ]


def test_a_complaint_is_entered_by_keys_alone(empty_room: Room) -> None:
    room = empty_room
    room.press(Key.Key_N, CTRL)
    page = room.at("complaints")
    assert page.editor.form.fields["number"].editor.hasFocus()
    assert page.editor.form.fields["number"].text() == "P-0001/2026"
    room.press(Key.Key_Tab)
    room.type("tele")
    room.press(Key.Key_Tab)
    room.type("Antrean lama")
    room.press(Key.Key_Tab)
    room.type("1/4 8.00")
    room.press(Key.Key_Tab)
    room.type("1/4 9.30")
    room.press(Key.Key_Tab)
    row = stored(room, "P-0001/2026")
    assert (row.channel, row.text) == ("Telepon", "Antrean lama")
    assert (row.received, row.responded) == (at("2026-04-01 08:00"), at("2026-04-01 09:30"))
    assert row.response == 90
    assert "1 jam 30 menit kerja" in page.editor.response.label.text()
    room.press(Key.Key_2, CTRL)
    assert stored(room, "P-0001/2026").completed == NOW
    room.press(Key.Key_N, CTRL)
    assert page.editor.form.fields["number"].text() == "P-0002/2026"


def test_answered_now_stands_in_the_field_one_is_in(empty_room: Room) -> None:
    room = empty_room
    room.press(Key.Key_N, CTRL)
    page = room.at("complaints")
    page.editor.focus("responded")
    room.press(Key.Key_1, CTRL)
    field = page.editor.form.fields["responded"]
    assert field.editor.hasFocus()
    assert field.value() == page.editor.row.responded
    assert field.value() is not None


def test_a_wrong_order_of_times_stands_at_its_field(room: Room) -> None:
    stand_on(room, "P-0032/2026")
    field = fill(room, "completed", "25/1 23.00")
    assert field.message.text() == (
        "Selesai 25-01-2026 23.00, padahal baru diterima 25-01-2026 23.04."
    )
    field = fill(room, "completed", "26/1 3.00")
    assert "padahal baru ditanggapi 26-01-2026 03.30" in field.message.text()
    field = fill(room, "completed", "kapan saja")
    assert field.message.text().startswith("Waktu tidak terbaca")
    assert stored(room, "P-0032/2026").completed is None
    fill(room, "completed", "27/1 9.00")
    assert stored(room, "P-0032/2026").state is ComplaintState.COMPLETED


def test_completed_without_a_response_is_hinted(room: Room) -> None:
    page = stand_on(room, "P-0056/2026")
    fill(room, "completed", "6/2 9.00")
    assert stored(room, "P-0056/2026").completed == at("2026-02-06 09:00")
    hint = page.editor.form.fields["responded"].message.text()
    assert "tidak ikut dihitung" in hint
    field = page.editor.form.fields["completed"]
    field.focus()
    field.line.clear()
    room.press(Key.Key_Tab)
    assert stored(room, "P-0056/2026").completed is None
    assert page.editor.form.fields["responded"].message.text() == ""


def test_overdue_ones_have_shape_word_and_a_key(room: Room) -> None:
    page = room.at("complaints")
    page.panel.table.setFocus()
    room.press(Key.Key_F8)
    row = page.row()
    assert row.overdue
    mark = next(one for one in page.panel.spec.columns if one.key == "age").value(row)
    assert mark == (State.REFUSED, f"{row.age_calendar // 1440} hari, lewat")
    assert page.editor.completion.isVisible()
    assert "lewat janji 40 jam kerja" in page.editor.completion.label.text()
    assert "6 lewat janji" in page.header._note.full


def test_filters_offer_the_officers_and_channels_there_are(room: Room) -> None:
    page = room.at("complaints")
    offered = {one.key: [words for _value, words in one.choices] for one in page.panel.spec.filters}
    assert offered["officer"] == [
        "Semua petugas",
        "Ahmad Fauzi",
        "Baiq Nurhayati, A.Md.",
        "I Wayan Sudirta, S.H.",
        "Lalu Wirawan, S.Sos.",
    ]
    page.panel.set_filter("channel", "WhatsApp")
    assert page.panel.model.rowCount() == 35
    page.panel.set_filter("state", "overdue")
    assert [row.channel for row in page.panel.model.rows] == ["WhatsApp"]
    page.panel.table.setFocus()
    room.press(Key.Key_Escape)
    assert page.panel.model.rowCount() == 120


def test_the_register_is_saved_as_a_spreadsheet(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "register.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    room.at("complaints").panel.save_button.click()
    room.settle()
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    heads = next(at for at, row in enumerate(rows) if row[0] == "No. Register")
    assert len(rows) - heads - 1 == 120
    by_number = {row[0]: row for row in rows}
    assert by_number["P-0006/2026"][10] == stored(room, "P-0006/2026").response


def test_several_are_given_to_an_officer_and_removed(
    room: Room, officers: dict[str, UUID], answers: Answers
) -> None:
    page = stand_on(room, "P-0001/2026")
    page.panel.table.setFocus()
    room.press(Key.Key_Space)
    room.press(Key.Key_Down)
    room.press(Key.Key_Space)
    ids = page.panel.chosen()
    assert len(ids) == 2

    def pick(dialog: QDialog) -> None:
        dialog.picker.line.setText("Fauzi")
        dialog.accept()

    answers(pick)
    room.press(Key.Key_G, CTRL)
    found = [row for row in page._known if row.id in ids]
    assert {row.officer for row in found} == {"Ahmad Fauzi"}
    answers(lambda dialog: dialog.accept())
    page.panel.table.setFocus()
    room.press(Key.Key_Delete, CTRL)
    assert page.panel.model.rowCount() == 119


def test_figures_and_their_realisation(room: Room, answers: Answers) -> None:
    page = room.at("complaints")
    room.press(Key.Key_T, CTRL)
    figures = page.figures
    assert figures.isVisible()
    labels = [row.label for row in figures.panel.model.rows]
    assert labels[0] == "Semua"
    assert "Lalu Wirawan, S.Sos." in labels
    assert figures.tiles[3][0].text() == "3"
    assert "3 lewat janji" in figures.tiles[3][1].text()
    assert "Lalu Wirawan" in figures.chart.accessibleDescription()
    figures.panel.next_row(lambda row: row.label.startswith("Lalu"))
    seen: list[str] = []

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, UseDialog)
        seen.append(str(dialog.text.value()))
        places = [key for key, place in dialog._places.items() if "waktu" in place.text]
        dialog.place.set_value(places[0])
        dialog.submit()
        room.settle()

    answers(use)
    room.press(Key.Key_R, CTRL)
    assert seen == ["Median tanggapan 0 menit kerja dari 31 pengaduan, 87,1 % dalam 8 jam kerja"]
    (row,) = room.office.read(lambda tx: list(tx.session.scalars(sa.select(Realisation))))
    assert row.text == seen[0]
    assert row.evidence == (
        "Register pengaduan, 31 pengaduan, 1 Januari 2026 s.d. 31 Desember 2026"
    )
    room.press(Key.Key_Escape)
    assert not figures.isVisible()


def test_figures_of_a_quarter_by_channel(room: Room) -> None:
    page = room.at("complaints")
    room.window.open("complaints", view="figures")
    room.settle()
    figures = page.figures
    figures.groups.choose("channel")
    figures.steps.choose("completion")
    figures.span.setCurrentIndex(1)
    figures.span.activated.emit(1)
    room.settle()
    assert [row.label for row in figures.panel.model.rows] == [
        "Semua",
        "Kotak saran",
        "SP4N-LAPOR!",
        "Tatap muka",
        "WhatsApp",
    ]
    assert "penyelesaian" in figures.tiles[0][1].text()
    figures.span.setCurrentIndex(2)
    figures.span.activated.emit(2)
    assert figures.panel.model.rowCount() == 0
    assert not figures.chart.isVisible()


def test_the_register_is_brought_in_from_its_page(room: Room) -> None:
    room.at("complaints").bring_button.click()
    room.settle()
    assert room.window.current == "bring"
    assert room.at("bring").target == {"kind": "complaints"}
