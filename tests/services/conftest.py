"""An office and a centre whose bundles are made by hand, for everything that merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.services.office import Office
from tests.helpers import merging
from tests.helpers.merging import World


@pytest.fixture
def world(
    office: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Callable[..., Any],
    make_skp: Callable[..., Any],
) -> Iterator[World]:
    """The centre on both databases, and one office beside it."""
    merging.become_centre(office, 2026)
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        yield merging.fill(office, branch, "32.04.17", make_person, make_skp)
