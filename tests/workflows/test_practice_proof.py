"""Evidence in the practice office is drawn by the program and stands where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import Evidence
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evidence import FileKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import logs, periods
from asn_desktop.services.office import Office
from asn_desktop.views.logs import LogText
from asn_desktop.workflows.backup import check
from asn_desktop.workflows.practice_proof import prove

Make = Callable[..., UUID]


def test_realisations_and_logs_get_files(
    sqlite_office: Office, make_person: Make, make_skp: Callable[..., Any]
) -> None:
    office, day = sqlite_office, date(2026, 7, 1)
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office)
    people = [make_person(office) for _number in range(4)]
    for person in people:
        make_skp(office, person, head)
        office.write(Act.WRITE_LOG, logs.write, person, day, LogText("Melayani loket"))
    prove(office, [head, *people], PeriodRef(2026, "TW3"), day)
    rows = office.read(lambda tx: tx.session.scalars(sa.select(Evidence)).all())
    kinds = [row.media_type for row in rows]
    assert kinds.count(FileKind.XLSX) == 2  # every third person
    assert kinds.count(FileKind.JPEG) == 4 + 2
    assert sum(row.log_id is not None for row in rows) == 2
    assert check(office) == []


def test_a_year_that_is_not_set_up_has_none(sqlite_office: Office) -> None:
    prove(sqlite_office, (), PeriodRef(2031, "TW1"), date(2031, 2, 1))
    assert sqlite_office.read(lambda tx: tx.session.scalars(sa.select(Evidence)).all()) == []
