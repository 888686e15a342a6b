"""What is being typed survives a crash and is put back; what was left is stored and no draft."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.services import drafts
from asn_desktop.services.office import Office, Tx
from asn_desktop.ui.drafts import DraftKeeper, DraftsDialog
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.threads import JobRunner
from asn_desktop.views.drafts import DraftKey


def add_unit(tx: Tx) -> UUID:
    unit = Unit(name="Seksi", folded="seksi")
    tx.session.add(unit)
    return unit.id


def rename(tx: Tx, unit_id: UUID, name: str) -> None:
    tx.session.get_one(Unit, unit_id).name = name


@pytest.fixture
def operations(qapp: object, sqlite_office: Office) -> Iterator[Operations]:
    runner = JobRunner()
    yield Operations(sqlite_office, runner)
    runner.shutdown()


@pytest.fixture
def form(qtbot: QtBot, operations: Operations) -> QWidget:
    unit_id = operations.office.write(Act.EDIT_UNIT, add_unit).value
    made = QWidget()
    column = QVBoxLayout(made)
    made.one, made.other = QLineEdit("Seksi"), QLineEdit()
    made.key = DraftKey("unit", unit_id, "name")
    made.one.setProperty("draft", str(made.key))
    column.addWidget(made.one)
    column.addWidget(made.other)
    made.keeper = DraftKeeper(operations, every_ms=20)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.one.setFocus()
    return made


def test_typing_is_kept_and_offered_after_a_crash(
    form: QWidget, qtbot: QtBot, operations: Operations
) -> None:
    office = operations.office
    qtbot.keyClicks(form.one, " Pelayanan")
    qtbot.waitUntil(lambda: bool(office.read(drafts.left_behind)))
    qtbot.waitUntil(lambda: office.read(drafts.left_behind)[0].text == "Seksi Pelayanan")
    line = office.read(drafts.left_behind)[0]
    assert line.stored == "Seksi"
    office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, line.key)
    assert office.read(lambda tx: tx.session.scalar(sa.select(Unit.name))) == "Seksi Pelayanan"
    assert office.read(drafts.left_behind) == []


def test_leaving_the_field_drops_its_draft(
    form: QWidget, qtbot: QtBot, operations: Operations
) -> None:
    office = operations.office
    qtbot.keyClicks(form.one, "!")
    qtbot.waitUntil(lambda: bool(office.read(drafts.left_behind)))
    form.other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not office.read(drafts.left_behind))


def test_a_draft_that_says_what_is_stored_is_not_offered(
    form: QWidget, operations: Operations
) -> None:
    office = operations.office
    office.write(Act.KEEP_DRAFT, drafts.keep, form.key, "Baru")
    assert [line.text for line in office.read(drafts.left_behind)] == ["Baru"]
    office.write(Act.EDIT_UNIT, rename, form.key.row_id, "Baru")
    assert office.read(drafts.left_behind) == []


def test_a_draft_of_a_row_that_was_never_made_can_be_copied(
    form: QWidget, qtbot: QtBot, operations: Operations
) -> None:
    office = operations.office
    lost = DraftKey("feedback", UUID(int=7), "text")
    office.write(Act.KEEP_DRAFT, drafts.keep, lost, "Pertahankan")
    line = office.read(drafts.left_behind)[0]
    assert not line.has_place
    dialog = DraftsDialog(form, [line])
    qtbot.addWidget(dialog)
    assert dialog.focusWidget().text() == "Salin semua"
    dialog.copy()
    assert QApplication.clipboard().text() == "Pertahankan"
    dialog.throw_away()
    assert dialog.thrown_away


def test_the_offer_puts_texts_back(
    form: QWidget, qtbot: QtBot, operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = operations.office
    office.write(Act.KEEP_DRAFT, drafts.keep, form.key, "Seksi Baru")
    dialog = DraftsDialog(form, office.read(drafts.left_behind))
    qtbot.addWidget(dialog)
    assert dialog.focusWidget().text() == "Masukkan kembali"
    assert "Di data: “Seksi”" in [label.text() for label in dialog.findChildren(QLabel)]
    monkeypatch.setattr(DraftsDialog, "exec", lambda _self: DraftsDialog.DialogCode.Accepted)
    DraftsDialog.offer(form, operations, office.read(drafts.left_behind))
    operations.wait_idle()
    assert office.read(lambda tx: tx.session.scalar(sa.select(Unit.name))) == "Seksi Baru"
