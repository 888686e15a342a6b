"""What residents say in the practice office: believable, open ends among it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.services import complaints_read, forum, people
from asn_desktop.services.office import Office
from asn_desktop.workflows.practice_public import hear_residents


@pytest.mark.parametrize("day", [date(2026, 7, 2), date(2026, 11, 22), date(2026, 4, 6)])
def test_residents_are_heard_whenever_the_practice_office_is_made(
    sqlite_office: Office, clock: Any, make_person: Callable[..., UUID], day: date
) -> None:
    clock.moment = datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC)
    for position in ("Camat Rakumpit", "Sekretaris Kecamatan", "Pengelola Data", "Analis", "Lurah"):
        make_person(sqlite_office, position=position)
    rows = {row.name: row for row in sqlite_office.read(people.person_rows)}
    hear_residents(sqlite_office, rows, day)
    found = complaints_read.received_in
    register = sqlite_office.read(found, date(day.year - 1, 1, 1), day)
    assert len(register) == 42
    assert len({row.number for row in register}) == 42
    assert len({row.officer for row in register}) == 4
    assert any(row.is_open for row in register)
    assert sum(row.overdue for row in register) < 12
    glance = sqlite_office.read(forum.glance)
    assert (glance.meetings, glance.suggestions, glance.waiting, glance.overdue) == (2, 4, 2, 1)
    (late,) = sqlite_office.read(forum.overdue)
    assert late.responsible_id is not None
    assert sqlite_office.read(forum.meetings)[1].chair == rows[_camat(rows)].name


def _camat(rows: dict[str, Any]) -> str:
    return next(name for name, row in rows.items() if row.position == "Camat Rakumpit")
