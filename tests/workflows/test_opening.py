"""An office that was shut for a while opens with what holds today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.status import Status
from asn_desktop.services import people, people_edit
from asn_desktop.workflows.opening import open_existing, open_office


@pytest.mark.parametrize("opened", [open_office, open_existing])
def test_what_began_while_nobody_looked_holds(
    opened: Callable[..., Any],
    tmp_path: Path,
    clock: Any,
    make_person: Callable[..., UUID],
) -> None:
    with open_office(tmp_path, clock=clock) as office:
        person = make_person(office, "Nur Ratna")
        retiring = (person, Status.RETIRED, date(2026, 7, 4))
        office.write(Act.CHANGE_STATUS, people_edit.change_status, *retiring)
        assert office.read(people.person_row, person).status is Status.ACTIVE
    clock.advance(days=3)
    with opened(tmp_path, clock=clock) as office:
        assert office.read(people.person_row, person).status is Status.RETIRED
