"""Progress and measures, the papers' way and counselling in the real window, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from clerk import CTRL, Clerk, Key
from documents import set_up
from pytestqt.qtbot import QtBot

from asn_desktop.models.guidance import Counselling, Guidance, Measure, TakeOver
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import CounsellorKind, MeasureKind
from asn_desktop.rules.guidance import GuidanceKind
from asn_desktop.services import guidance, guidance_behaviour
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Actor, Office
from asn_desktop.ui.guidance.measures_dialogs import MeasureDialog, TakeOverDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question

Make = Callable[..., UUID]


@dataclass
class Room:
    """The clerk with the people of the office."""

    clerk: Clerk
    office: Office
    head: UUID
    dewi: UUID

    def stored(self, mapped: type[Any]) -> list[Any]:
        self.clerk.settle()
        return self.office.read(lambda tx: list(tx.session.scalars(sa.select(mapped))))


@pytest.fixture
def room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Make,
    make_skp: Make,
    clock: Any,
) -> Iterator[Room]:
    office = sqlite_office
    clock.advance(days=60)  # past the half of TW III
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    dewi = make_person(office, "Dewi Kartikasari, S.AP.", assessor=head)
    make_skp(office, dewi, head)
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    clerk.choose_period("Triwulan III")
    yield Room(clerk, office, head, dewi)
    clerk.leave()


def test_a_stuck_result_gets_a_measure_and_is_taken_over_by_keys(room: Room) -> None:
    clerk = room.clerk
    clerk.go("guidance")
    clerk.click_words("Kemajuan dan tindakan")
    page = clerk.window.page("measures")
    assert clerk.window.current == "measures"
    assert [len(row.reasons) for row in page._known] == [1, 1]
    assert not page.side.over_button.isEnabled()

    def note(dialog: MeasureDialog) -> None:
        dialog.submit()  # nothing is chosen yet: it stays
        assert dialog.kind.problem() is not None
        dialog.kind.set_value(MeasureKind.ADJUST_RESOURCES)
        dialog.text.set_value("Ditambah satu tenaga loket.")
        dialog.submit()
        clerk.settle()

    clerk.answers[MeasureDialog] = note
    clerk.press(Key.Key_N, CTRL)
    (measure,) = room.stored(Measure)
    assert (measure.kind, measure.by_id) == (MeasureKind.ADJUST_RESOURCES, room.head)
    assert page.row().answered
    assert page.side.over_button.isEnabled()

    def take(dialog: TakeOverDialog) -> None:
        dialog.submit()
        clerk.settle()

    clerk.answers[TakeOverDialog] = take
    clerk.click(page.side.over_button)
    (taken,) = room.stored(TakeOver)
    assert taken.note == "Pegawai tidak dapat menyelesaikan rencana hasil kerja ini."
    assert page.row().taken_on == room.office.today()
    clerk.answers[Question] = lambda dialog: dialog.accept()
    clerk.click(page.side.back_button)
    assert room.stored(TakeOver) == []


def test_f8_goes_to_what_is_stuck_and_many_get_one_measure(room: Room) -> None:
    clerk = room.clerk
    clerk.go("guidance")
    clerk.click_words("Kemajuan dan tindakan")
    page = clerk.window.page("measures")
    clerk.press(Key.Key_F8)
    assert page.row().no == 2
    clerk.press(Key.Key_A, CTRL)

    def note(dialog: MeasureDialog) -> None:
        dialog.kind.set_value(MeasureKind.PROPOSE_GUIDANCE)
        dialog.text.set_value("Diusulkan mengikuti coaching.")
        dialog.submit()
        clerk.settle()

    clerk.answers[MeasureDialog] = note
    clerk.press(Key.Key_N, CTRL)
    assert len(room.stored(Measure)) == 2
    clerk.press(Key.Key_Z, CTRL)
    assert room.stored(Measure) == []


def test_the_way_of_the_papers_is_dated_in_its_order(room: Room) -> None:
    clerk = room.clerk
    new = NewGuidance(
        person_id=room.dewi,
        kind=GuidanceKind.COACHING,
        year=2026,
        on=date(2026, 8, 3),
        giver_id=room.head,
    )
    key = room.office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value
    clerk.window.open("guide", guidance=key, form="way")
    clerk.settle()
    page = clerk.window.page("guide")
    way = page.sheets[3]
    assert page.stack.currentWidget() is way
    assert not way.form.fields["to_assessor_on"].isEnabled()  # the assessor himself guided
    for field, words in (("followed_on", "1/9/2026"), ("reported_on", "5/8/2026")):
        clerk.put(way.form.fields[field].line, words)
        clerk.press(Key.Key_Tab)
    assert "baru dapat diberi tanggal setelah" in way.form.fields["followed_on"].message.text()
    (row,) = room.stored(Guidance)
    assert (row.reported_on, row.followed_on) == (date(2026, 8, 5), None)
    way.follow_up.focus()
    clerk.type("Ikut diklat pelayanan.")
    page.leave()
    (row,) = room.stored(Guidance)
    assert row.follow_up == "Ikut diklat pelayanan."


def test_what_was_said_in_counselling_is_shown_to_those_entitled(room: Room) -> None:
    clerk = room.clerk
    new = NewReport(person_id=room.dewi, year=2026, on=date(2026, 8, 3))
    report = room.office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value
    clerk.window.open("behaviour", report=report)
    clerk.settle()
    card = clerk.window.page("behaviour").counselling
    assert not card.secret.isVisible()
    clerk.put(card.form.fields["told_on"].line, "4/8/2026")
    clerk.press(Key.Key_Tab)
    card.form.fields["kind"].set_value(CounsellorKind.ASSESSOR)
    card.form.committed.emit("kind", CounsellorKind.ASSESSOR)
    clerk.settle()
    assert not card.secret.isVisible()  # the operator is none of the readers
    assert "pejabat penilai kinerja" in card.banner.label.text()
    room.office.actor = Actor("Operator", "Slamet Hartono, S.IP.", room.head)
    clerk.window.page("behaviour").refresh()
    clerk.settle()
    assert card.secret.isVisible()
    card.record.focus()
    clerk.type("Sepakat datang tepat waktu.")
    clerk.window.page("behaviour").leave()
    (row,) = room.stored(Counselling)
    assert (row.told_on, row.record) == (date(2026, 8, 4), "Sepakat datang tepat waktu.")
    room.office.actor = Actor()
    clerk.window.page("behaviour").refresh()
    clerk.settle()
    assert not card.secret.isVisible()
    assert card.record.text() == ""
    assert "sudah ada" in card.banner.label.text()
