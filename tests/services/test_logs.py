"""The daily log: what may be written, edited, repeated and brought in, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog, Evidence
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import LogState
from asn_desktop.services import log_links, logs, setup, undo
from asn_desktop.services.attachments import add_attachment
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.logs import LogOfPerson, LogRow, LogTarget, LogText

Make = Callable[..., Any]
TODAY = date(2026, 7, 2)  # a Thursday
BEFORE = date(2026, 6, 30)
TEXT = LogText("Melayani surat pengantar", "Surat selesai", Decimal("12.00"), "surat", 480, 600)


@pytest.fixture
def person(office: Office, make_person: Make, make_skp: Make) -> UUID:
    made: UUID = make_person(office)
    make_skp(office, made, make_person(office))
    return made


def write(office: Office, person: UUID, on: date = TODAY, text: LogText = TEXT) -> UUID:
    return office.write(Act.WRITE_LOG, logs.write, person, on, text).value


def day(office: Office, person: UUID, on: date = TODAY) -> list[LogRow]:
    return office.read(logs.of_days, person, on, on)


def answer(tx: Tx, log_id: UUID, state: LogState, words: str = "") -> None:
    row = tx.session.get_one(DailyLog, log_id)
    row.state, row.answer = state, words


def some_target(office: Office, person: UUID, on: date = TODAY) -> LogTarget:
    return office.read(log_links.targets, person, on)[1]


def test_an_entry_is_written_for_today_and_read_back(office: Office, person: UUID) -> None:
    target = some_target(office, person)
    assert (target.number, target.text, target.target) == (1, "Jumlah surat", "300")
    text = replace(TEXT, activity="  Melayani  surat pengantar ", indicator_id=target.indicator_id)
    key = write(office, person, text=text)
    (row,) = day(office, person)
    assert row.id == key
    assert row.text.activity == TEXT.activity
    assert row.text.quantity == 12
    assert str(row.text.quantity) == "12"
    assert row.text.work_result_id == target.work_result_id  # follows from the indicator
    assert row.result == "Surat pengantar KTP selesai sesuai standar"
    assert (row.state, row.entered_on, row.late, row.files) == (LogState.WRITTEN, TODAY, False, 0)


@pytest.mark.parametrize(
    ("on", "change", "code"),
    [
        (date(2026, 7, 3), {}, "logs.future"),
        (TODAY, {"activity": "  "}, "logs.activity_missing"),
        (TODAY, {"quantity": Decimal(-1)}, "logs.quantity_wrong"),
        (TODAY, {"quantity": Decimal("9" * 30)}, "logs.quantity_wrong"),
        (TODAY, {"starts": 600, "ends": 480}, "logs.ends_first"),
        (TODAY, {"starts": None}, "logs.starts_missing"),
        (TODAY, {"ends": 1500}, "logs.time_wrong"),
    ],
)
def test_what_cannot_be_is_refused(
    office: Office, person: UUID, on: date, change: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        write(office, person, on, replace(TEXT, **change))
    assert day(office, person, on) == []


def test_a_result_of_somebody_else_or_of_another_year_is_refused(
    office: Office, person: UUID, make_person: Make
) -> None:
    target = some_target(office, person)
    text = replace(TEXT, work_result_id=target.work_result_id)
    with pytest.raises(Refused, match=r"logs\.not_own_result"):
        write(office, make_person(office), text=text)
    with pytest.raises(Refused, match=r"logs\.not_own_result"):
        write(office, person, date(2025, 12, 30), text)
    assert office.read(log_links.targets, person, date(2025, 12, 30)) == ()


def test_an_approved_entry_stays_and_a_returned_one_waits_again(
    office: Office, person: UUID
) -> None:
    key = write(office, person)
    office.write(Act.RETURN_LOG, answer, key, LogState.RETURNED, "Berapa suratnya?")
    office.write(Act.EDIT_LOG, logs.edit, key, TEXT)  # nothing changed: still returned
    assert day(office, person)[0].state is LogState.RETURNED
    office.write(Act.EDIT_LOG, logs.edit, key, replace(TEXT, quantity=Decimal(9)))
    (row,) = day(office, person)
    assert (row.state, row.answer, row.text.quantity) == (LogState.WRITTEN, "Berapa suratnya?", 9)
    office.write(Act.APPROVE_LOGS, answer, key, LogState.APPROVED)
    with pytest.raises(Refused, match=r"logs\.approved"):
        office.write(Act.EDIT_LOG, logs.edit, key, TEXT)
    with pytest.raises(Refused, match=r"logs\.approved"):
        office.write(Act.REMOVE_LOG, logs.remove, key)
    assert day(office, person)[0].text.quantity == 9


def test_late_follows_the_rule_of_the_office(office: Office, person: UUID) -> None:
    on = date(2026, 6, 22)  # eight working days before the second of July
    write(office, person, on)
    write(office, person, date(2026, 6, 24))
    assert day(office, person, on)[0].late
    assert not day(office, person, date(2026, 6, 24))[0].late
    office.write(Act.CHANGE_SETTING, setup.change_settings, log_late_days=0)
    assert not day(office, person, on)[0].late


def test_yesterday_is_the_last_day_with_entries(office: Office, person: UUID) -> None:
    with pytest.raises(Refused, match=r"logs\.nothing_to_repeat"):
        office.write(Act.REPEAT_LOGS, logs.repeat, person, TODAY)
    target = some_target(office, person)
    linked = replace(TEXT, work_result_id=target.work_result_id)
    write(office, person, date(2026, 6, 1), replace(TEXT, activity="Lama"))
    write(office, person, BEFORE, linked)
    write(office, person, BEFORE, replace(TEXT, activity="Apel pagi", starts=450, ends=480))
    write(office, person, TODAY, TEXT)
    assert len(office.write(Act.REPEAT_LOGS, logs.repeat, person, TODAY).value) == 1
    assert [row.text.activity for row in day(office, person)] == ["Apel pagi", TEXT.activity]
    with pytest.raises(Refused, match=r"logs\.repeated_already"):
        office.write(Act.REPEAT_LOGS, logs.repeat, person, TODAY)
    office.write(Act.UNDO, undo.undo_last)
    assert [row.text.activity for row in day(office, person)] == [TEXT.activity]


def test_a_removed_entry_takes_its_evidence_and_comes_back(office: Office, person: UUID) -> None:
    key = write(office, person)

    def prove(tx: Tx) -> None:
        sha256 = add_attachment(tx, "foto.jpg", "image/jpeg", b"foto")
        tx.session.add(
            Evidence(sha256=sha256, name="foto.jpg", media_type="image/jpeg", size=4, on=TODAY,
                     log_id=key)
        )  # fmt: skip

    office.write(Act.ADD_EVIDENCE, prove)
    assert day(office, person)[0].files == 1
    office.write(Act.REMOVE_LOG, logs.remove, key)
    assert day(office, person) == []
    office.write(Act.UNDO, undo.undo_last)
    assert (day(office, person)[0].id, day(office, person)[0].files) == (key, 1)


def test_a_file_is_brought_in_whole_or_not_at_all(office: Office, person: UUID) -> None:
    good = LogOfPerson(person, BEFORE, TEXT)
    bad = LogOfPerson(person, date(2026, 8, 1), replace(TEXT, activity=""))
    with pytest.raises(Refused) as refused:
        office.write(Act.IMPORT_LOGS, logs.add_many, [good, bad])
    assert [(one.code, one.values["row"]) for one in refused.value.findings] == [
        ("logs.future", 1),
        ("logs.activity_missing", 1),
    ]
    assert day(office, person, BEFORE) == []
    old = LogOfPerson(person, date(2026, 1, 5), TEXT)
    told = LogOfPerson(person, date(2026, 1, 6), TEXT, entered_on=date(2026, 3, 1))
    written = office.write(Act.IMPORT_LOGS, logs.add_many, [good, old, told])
    assert written.value == 3
    assert len(written.changes.ids) == 3
    found = office.read(logs.of_days, person, date(2026, 1, 1), TODAY)
    assert [(row.on, row.late) for row in found] == [
        (date(2026, 1, 5), False),
        (date(2026, 1, 6), True),
        (BEFORE, False),
    ]


def test_many_people_are_read_in_a_handful_of_questions(
    office: Office, make_person: Make, person: UUID
) -> None:
    people = [person, *(make_person(office) for _ in range(5))]
    rows = [LogOfPerson(each, BEFORE, TEXT) for each in people for _ in range(3)]
    office.write(Act.IMPORT_LOGS, logs.add_many, rows)
    asked: list[str] = []

    def read(tx: Any) -> list[LogRow]:
        sa.event.listen(
            tx.session.connection(),
            "before_cursor_execute",
            lambda _c, _k, statement, *_more: asked.append(statement),
        )
        return logs.of_people(tx, people, BEFORE, TODAY)

    assert len(office.read(read)) == 18
    assert len(asked) <= 6
