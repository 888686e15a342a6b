"""What the stories share: the day it is, the program's look, the examples and PDFs read back."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from chapters import Today
from PySide6.QtWidgets import QApplication

from asn_desktop.services.office import SystemClock
from asn_desktop.ui.theme import Mode, Theme

REPORTS = Path(__file__).parent.parent / "reports"


def _from_reports(name: str) -> ModuleType:
    """A module beside the tests of the reports; the test folders are no packages."""
    spec = importlib.util.spec_from_file_location(f"scenario_{name}", REPORTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


READER = _from_reports("pdf_reader")


@pytest.fixture(scope="session")
def examples() -> ModuleType:
    """The examples of the regulation, typed once for all tests."""
    return _from_reports("examples")


@pytest.fixture(scope="session")
def read_pdf() -> Callable[[bytes], Any]:
    """Read a PDF back: ``.pages``, ``.text``, ``.words``, ``.column(left, right)``."""
    return READER.Pdf


@pytest.fixture(scope="session")
def squeeze() -> Callable[[str], str]:
    """Join the lines of a text and its words with single spaces."""
    return READER.squeeze


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Today:
    """The day of the story; ``today.go(2026, 3, 9)`` turns the leaf."""
    made = Today()
    monkeypatch.setattr(SystemClock, "now", lambda _self: made.moment)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look."""
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.deleteLater()
