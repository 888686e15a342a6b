"""Files somebody made to hurt: each is refused with its reason, and each check is missed if gone.

``hostile_cases`` holds, for every check of the reader, a file made for it. One test shows that the
file is refused; another takes the check away and shows that the file then gets through. So no
check is there for show, and none can be lost without a test that fails.
"""

from __future__ import annotations

import pytest
from hostile import fault
from hostile_cases import BY_NATURE, CASES, Case


def made(case: Case, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The file of a case, under the limits it is made for."""
    data = case.make()
    for each in case.before:
        monkeypatch.setattr(each.where, each.name, each.instead)
    return data


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_a_hostile_file_is_refused_with_its_reason(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fault(made(case, monkeypatch), case.known) == case.code


@pytest.mark.parametrize("case", [one for one in CASES if one.gone], ids=lambda one: one.name)
def test_without_its_check_the_file_gets_through(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = made(case, monkeypatch)
    for each in case.gone:
        monkeypatch.setattr(each.where, each.name, each.instead)
    assert fault(data, case.known) == ""


def test_what_no_check_of_ours_stops_is_named_with_its_reason() -> None:
    assert {one.name for one in CASES if not one.gone} == set(BY_NATURE)
