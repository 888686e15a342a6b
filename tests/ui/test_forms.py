"""Fields without a Save button: leaving is the act, empty stays empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.ui.context import Hit
from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DateField,
    LongTextField,
    TextField,
    YearField,
)
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.widgets.searchbox import SearchBox

TODAY = date(2026, 7, 2)


class Place(QWidget):
    """Some fields and another widget to go to."""

    def __init__(self, *fields: Field) -> None:
        super().__init__()
        self.elsewhere = QLineEdit()
        column = QVBoxLayout(self)
        for field in fields:
            column.addWidget(field)
        column.addWidget(self.elsewhere)


def shown(qtbot: QtBot, *fields: Field) -> Place:
    place = Place(*fields)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    fields[0].focus()
    qtbot.waitUntil(fields[0].editor.hasFocus)
    return place


def test_leaving_a_field_is_the_act(qtbot: QtBot) -> None:
    field = TextField("name", "Nama")
    field.set_value("Rina")
    place = shown(qtbot, field)
    got: list[object] = []
    field.committed.connect(got.append)
    place.elsewhere.setFocus()
    assert got == []
    field.focus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "Rina Rahayu ")
    assert field.is_dirty()
    place.elsewhere.setFocus()
    assert got == ["Rina Rahayu"]
    assert not field.is_dirty()
    field.focus()
    field.line.clear()
    place.elsewhere.setFocus()
    assert got == ["Rina Rahayu", None]


def test_enter_is_leaving_too_and_escape_takes_back(qtbot: QtBot) -> None:
    field = TextField("name", "Nama")
    field.set_value("Rina")
    _place = shown(qtbot, field)
    got: list[object] = []
    field.committed.connect(got.append)
    qtbot.keyClicks(field.line, "X")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Rina"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "Rini")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert got == ["Rini"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2 Juli 2026", date(2026, 7, 2)),
        ("02-07-2026", date(2026, 7, 2)),
        ("2/7/26", date(2026, 7, 2)),
        ("2/7", date(2026, 7, 2)),
        ("2 agt", date(2026, 8, 2)),
        ("4 pebruari 98", date(1998, 2, 4)),
        ("2026-12-31", date(2026, 12, 31)),
        ("hari ini", TODAY),
        ("", None),
    ],
)
def test_a_date_is_typed(qtbot: QtBot, typed: str, value: date | None) -> None:
    field = DateField("since", "Sejak", today=TODAY)
    qtbot.addWidget(field)
    field.line.setText(typed)
    assert field.readable()
    assert field.value() == value


@pytest.mark.parametrize("typed", ["31-02-2026", "x", "2 j", "12", "0-0-2026"])
def test_what_is_no_date_stays_and_is_marked(qtbot: QtBot, typed: str) -> None:
    field = DateField("since", "Sejak", today=TODAY)
    place = shown(qtbot, field)
    got: list[object] = []
    field.committed.connect(got.append)
    qtbot.keyClicks(field.line, typed)
    place.elsewhere.setFocus()
    assert got == []
    assert field.line.text() == typed
    assert field.problem() is Severity.ERROR
    assert "2 Juli 2026" in field.message.text()


def test_an_empty_date_stays_empty(qtbot: QtBot) -> None:
    field = DateField("since", "Sejak", today=TODAY)
    qtbot.addWidget(field)
    field.set_value(None)
    assert field.line.text() == ""
    assert field.value() is None
    assert not field.is_dirty()
    field.set_value(TODAY)
    assert field.line.text() == "2 Juli 2026"


def test_a_year_is_four_digits(qtbot: QtBot) -> None:
    field = YearField("year", "Tahun kinerja")
    qtbot.addWidget(field)
    field.set_value(2026)
    assert field.line.text() == "2026"
    assert field.value() == 2026
    for typed in ("2.026", "26", "12,5", "3026"):
        field.line.setText(typed)
        assert not field.readable()
        assert field.value() is None
    field.line.setText("")
    assert field.readable()
    assert field.value() is None


def test_a_choice_may_be_empty(qtbot: QtBot) -> None:
    field = ChoiceField("rank", "Golongan", [("a", "III/a"), ("b", "III/b")])
    place = shown(qtbot, field)
    got: list[object] = []
    field.committed.connect(got.append)
    assert field.value() is None
    qtbot.keyClicks(field.combo, "III/b")
    assert field.value() == "b"
    assert got == []
    place.elsewhere.setFocus()
    assert got == ["b"]
    field.combo.by_list = True  # the offscreen platform cannot open lists quietly
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    assert got == ["b", "a"]
    field.set_choices([("a", "III/a")])
    assert field.value() == "a"
    field.set_choices([("c", "III/c")])
    assert field.value() is None


def test_a_tick_tells_at_once(qtbot: QtBot) -> None:
    field = CheckField("acting", "Plt.")
    qtbot.addWidget(field)
    got: list[object] = []
    field.committed.connect(got.append)
    field.set_value(True)
    assert got == []
    field.check.click()
    assert got == [False]


def test_a_long_text_grows(qtbot: QtBot) -> None:
    field = LongTextField("note", "Catatan", lines=2, most=5)
    _place = shown(qtbot, field)
    low = field.box.height()
    field.set_value("a\nb\nc\nd")
    middle = field.box.height()
    field.set_value("\n".join("abcdefghij"))
    assert low < middle < field.box.height()
    high = field.box.height()
    field.set_value("\n".join("abcdefghijklmnop"))
    assert field.box.height() == high


def a_form(qtbot: QtBot) -> Form:
    form = Form()
    form.section("Identitas")
    form.add(TextField("nip", "NIP", required=True))
    form.add(TextField("name", "Nama", required=True))
    form.add(DateField("born", "Lahir", today=TODAY), wide=True)
    qtbot.addWidget(form)
    form.load({"nip": "1", "name": "Rina", "born": None})
    form.show()
    form.activateWindow()
    return form


def test_a_form_binds_names_to_values(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    assert form.values() == {"nip": "1", "name": "Rina", "born": None}
    got: list[tuple[str, object]] = []
    form.committed.connect(lambda name, value: got.append((name, value)))
    form.fields["name"].focus()
    form.fields["name"].put_text("Rini")
    form.commit_all()
    assert got == [("name", "Rini")]
    assert not form.is_dirty()


def test_a_refresh_leaves_busy_fields_alone(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.fields["nip"].put_text("123")
    form.refresh({"nip": "9", "name": "Sari", "born": TODAY})
    assert form.values() == {"nip": "123", "name": "Sari", "born": TODAY}


def test_findings_land_at_their_fields(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_findings(
        [
            Finding("fault.not_found", Severity.WARNING, {"field": "nip", "name": "a.pdf"}),
            Finding("fault.read_only", Severity.ERROR, {"field": "born"}),
            Finding("fault.disk", Severity.ERROR),
        ]
    )
    assert form.fields["nip"].problem() is Severity.WARNING
    assert "a.pdf" in form.fields["nip"].message.text()
    assert form.fields["born"].problem() is Severity.ERROR
    assert form.banner.isVisible()
    qtbot.waitUntil(form.fields["nip"].editor.hasFocus)
    form.go_to_problem()
    qtbot.waitUntil(form.fields["born"].editor.hasFocus)
    form.clear_findings()
    assert not form.go_to_problem()
    assert not form.banner.isVisible()


def test_what_is_required_is_asked_for(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.load({"nip": None, "name": "Rina"})
    assert not form.complete()
    assert form.fields["nip"].problem() is Severity.ERROR
    form.fields["nip"].put_text("1")
    form.clear_findings()
    assert form.complete()


PEOPLE = {7: "Rina Rahayu, S.IP.", 8: "Slamet Hartono, S.IP."}


def test_one_of_very_many_is_picked_by_typing(
    qtbot: QtBot, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    def search(text: str) -> list[Hit]:
        return [
            Hit(name, "Camat", "people", {"id": key})
            for key, name in PEOPLE.items()
            if text.lower() in name.lower()
        ]

    def type_and_take(dialog: QDialog) -> None:
        assert isinstance(dialog, SearchBox)
        qtbot.keyClicks(dialog.field, "slam")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    def take_what_was_typed(dialog: QDialog) -> None:
        assert isinstance(dialog, SearchBox)
        assert dialog.windowTitle() == "Pejabat penilai"
        assert dialog.field.text() == "s"
        qtbot.keyClicks(dialog.field, "lam")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    field = PickField("assessor", "Pejabat penilai", search=search, name_of=PEOPLE.__getitem__)
    _place = shown(qtbot, field)
    got: list[object] = []
    field.committed.connect(got.append)
    field.set_value(7)
    assert field.line.text() == PEOPLE[7]
    answers(type_and_take)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == PEOPLE[8]
    answers(lambda dialog: dialog.reject())
    qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    answers(take_what_was_typed)
    qtbot.keyClick(field.line, Qt.Key.Key_S)
    assert got == [8, None, 8]
    assert field.line.text() == PEOPLE[8]


def test_a_field_in_focus_takes_its_first_value_but_no_later_one(qtbot: QtBot) -> None:
    field = TextField("office_name", "Nama kantor")
    place = shown(qtbot, field)
    assert not field.is_busy()
    field.set_value("Kecamatan Mulyorejo")
    assert field.is_busy()
    place.elsewhere.setFocus()
    assert not field.is_busy()
