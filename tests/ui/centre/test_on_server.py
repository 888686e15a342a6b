"""The window works wholly on a PostgreSQL server, and shows what others at it do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from asn_desktop import app_server
from asn_desktop.app import Desk
from asn_desktop.models.engine import Store
from asn_desktop.models.people import Person
from asn_desktop.rules.acts import Act
from asn_desktop.services import centre, people, server
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Office, Tx
from asn_desktop.ui.centre.following import FollowOthers
from asn_desktop.ui.theme import Theme
from tests.conftest import FixedClock
from tests.helpers.enrolling import own_home


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme: Theme,
    postgres_store: Store,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    own_home(tmp_path, monkeypatch)
    office = Office(postgres_store, STANDARD, clock, Actor("ani"))
    office.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kab. Sumedang", 2026)
    made = app_server.open_desk(office, theme, server.facts(postgres_store))
    faults: list[BaseException] = []
    made.operations.bug.connect(faults.append)
    made.show()
    _settle(made)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    QApplication.processEvents()
    assert not faults, faults


def _settle(desk: Desk) -> None:
    for _turn in range(4):
        QApplication.processEvents()
        desk.runner.wait_idle()
    QApplication.processEvents()


def test_every_page_opens_and_the_status_line_says_where(desk: Desk) -> None:
    for key in desk.window.page_keys():
        desk.window.open(key)
        _settle(desk)
        assert desk.window.current in (key, "guidance")  # a page of one thing leads to its list
    said = " ".join(label.text() for label in desk.window.status.findChildren(QLabel))
    assert "asn di" in said
    assert "Cadangan dibuat server" in said


def _rename(tx: Tx, key: UUID, name: str) -> None:
    tx.session.get_one(Person, key).name = name


def test_what_a_colleague_does_becomes_visible(
    desk: Desk, make_person: Callable[..., UUID], clock: FixedClock
) -> None:
    key = make_person(desk.office, "Siti Aminah")
    desk.window.open("people")
    _settle(desk)
    follower = desk.operations.findChild(FollowOthers)
    follower.look()
    _settle(desk)
    told: list[frozenset[str]] = []
    desk.operations.changed.connect(lambda changes: told.append(changes.kinds))
    colleague = Office(desk.office.store, STANDARD, clock, Actor("budi"))
    colleague.write(Act.EDIT_PERSON, _rename, key, "Siti Aminah, S.E.")
    follower.look()
    _settle(desk)
    assert told == [frozenset({"person"})]
    follower.look()
    _settle(desk)
    assert len(told) == 1  # nothing is told twice
    found = desk.office.read(people.find_people, "Siti")
    assert found[0].name == "Siti Aminah, S.E."


def test_ones_own_acts_are_not_told_twice(desk: Desk, make_person: Callable[..., UUID]) -> None:
    key = make_person(desk.office, "Siti Aminah")
    follower = desk.operations.findChild(FollowOthers)
    follower.look()
    _settle(desk)
    told: list[frozenset[str]] = []
    desk.operations.changed.connect(lambda changes: told.append(changes.kinds))
    desk.operations.write(Act.EDIT_PERSON, _rename, key, "Siti B.")
    _settle(desk)
    follower.look()
    _settle(desk)
    assert told == [frozenset({"person"})]
