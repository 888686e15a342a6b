"""A small office that needs no database, and a dressed application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.services.office import Changes, Written
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.threads import JobRunner


@dataclass
class SmallOffice:
    """Calls the function and says that ``kinds`` changed."""

    kinds: frozenset[str] = frozenset({"person"})
    entries: int = 0

    def read(self, function: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        return function(self, *args, **kw)

    def write(self, act: object, function: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        value = function(self, *args, **kw)
        self.entries += 1
        at = datetime(2026, 7, 2, 7, 32, 7, tzinfo=UTC)
        return Written(value, Changes(self.kinds), at, self.entries)


@pytest.fixture
def small_operations(qapp: QApplication) -> Iterator[Operations]:
    runner = JobRunner()
    yield Operations(SmallOffice(), runner)
    runner.wait_idle()
    runner.shutdown()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.set_scale(1.0)
    made.deleteLater()


@pytest.fixture
def answers(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[QDialog], None]], None]:
    """Answer the next dialogs: ``answers(lambda dialog: dialog.accept())``."""

    def install(answer: Callable[[QDialog], None]) -> None:
        def run(dialog: QDialog) -> int:
            answer(dialog)
            return dialog.result()

        monkeypatch.setattr(QDialog, "exec", run)

    return install
