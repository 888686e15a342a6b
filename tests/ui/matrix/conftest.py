"""The puskesmas of the helpers in a dressed window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from puskesmas import Desk, puskesmas
from pytestqt.qtbot import QtBot

from asn_desktop.services.office import Office
from asn_desktop.ui.theme import Theme


@pytest.fixture
def desk(
    qtbot: QtBot,
    sqlite_office: Office,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
    theme: Theme,
) -> Iterator[Desk]:
    with puskesmas(qtbot, sqlite_office, make_person, make_skp) as made:
        yield made
