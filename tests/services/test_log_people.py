"""The list beside the log: who works here, what a day has of each, filtered without a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa

from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import AbsenceKind
from asn_desktop.rules.status import Status
from asn_desktop.services import log_absences, log_people, log_review_acts, logs
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.logs import LogPerson, LogText

Make = Callable[..., Any]
DAY = date(2026, 7, 1)


def test_everybody_here_with_what_the_day_has(office: Office, make_person: Make) -> None:
    names = ("Andi", "Budi", "Citra", "Dedi")
    andi, budi, citra, _dedi = (make_person(office, name) for name in names)
    make_person(office, "Eka", status=Status.RETIRED)
    make_person(office, "Pak Sekda", kind=None)
    for person in (andi, andi, budi):
        key = office.write(Act.WRITE_LOG, logs.write, person, DAY, LogText("Apel")).value
    office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Lengkapi.")
    office.write(Act.SET_ABSENCE, log_absences.set_absence, citra, AbsenceKind.SICK, DAY, DAY)
    asked: list[str] = []

    def read(tx: ReadTx) -> list[LogPerson]:
        sa.event.listen(
            tx.session.connection(),
            "before_cursor_execute",
            lambda _c, _k, statement, *_more: asked.append(statement),
        )
        return log_people.people(tx, DAY)

    rows = office.read(read)
    assert len(asked) == 3
    assert [(row.name, row.entries, row.returned, row.away) for row in rows] == [
        ("Andi", 2, 0, ""),
        ("Budi", 1, 1, ""),
        ("Citra", 0, 0, "Sakit"),
        ("Dedi", 0, 0, ""),
    ]
    assert [row.entries for row in office.read(log_people.people, date(2026, 6, 30))] == [0] * 4

    def names_of(text: str = "", sort: str = "name", **filters: Any) -> list[str]:
        found = log_people.choose(rows, ListQuery(text, sort, False, filters))
        assert found.total == 4
        return [row.name for row in found.rows]

    assert names_of("bud") == ["Budi"]
    assert names_of(state=log_people.EMPTY) == ["Dedi"]
    assert names_of(state=log_people.WRITTEN) == ["Andi", "Budi"]
    assert names_of(state=log_people.RETURNED) == ["Budi"]
    assert names_of(sort="entries")[:2] == ["Andi", "Budi"]
    person = office.read(log_people.person, andi)
    assert person is not None
    assert person.name == "Andi"
