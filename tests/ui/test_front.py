"""The first frame stands before the program behind it is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop import app as program
from asn_desktop.services.opening import open_store
from asn_desktop.ui.cover import Cover
from asn_desktop.ui.theme import Theme

FIRST_FRAME = """
import gc, sys
from asn_desktop import front
application, theme, cover = front.first_frame(covered=True)
assert cover.isVisible()
assert not gc.get_threshold()[0]
for name in ("sqlalchemy", "sqlcipher3", "openpyxl", "reportlab", "alembic"):
    assert name not in sys.modules, name
"""

WHOLE_WINDOW = """
import sys
from asn_desktop import app
for name in ("openpyxl", "reportlab", "alembic", "pypdfium2", "psycopg"):
    assert name not in sys.modules, name
"""


@pytest.mark.parametrize("words", [FIRST_FRAME, WHOLE_WINDOW], ids=["first frame", "window"])
def test_nothing_is_loaded_before_it_is_needed(words: str) -> None:
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_cover_goes_when_the_window_stands(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what the program watches
    open_store(tmp_path).close()
    cover = Cover()
    qtbot.addWidget(cover)
    cover.show()
    seen: list[tuple[bool, bool]] = []

    class Application:
        def exec(self) -> int:
            windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
            seen.append(
                (cover.isVisible(), any(isinstance(one, program.MainWindow) for one in windows))
            )
            for one in windows:
                one.close()
            return 0

    application: QApplication = Application()  # type: ignore[assignment]  # only its loop is asked
    assert program.run(application, theme, tmp_path, cover) == 0
    assert seen == [(False, True)]


def test_the_cover_makes_room_for_a_fault(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    open_store(tmp_path).close()
    (tmp_path / "kantor.kunci").unlink()
    told: list[str] = []
    monkeypatch.setattr(
        program.FaultDialog, "ask", lambda _parent, fault, **_more: told.append(fault.code)
    )
    cover = Cover()
    qtbot.addWidget(cover)
    cover.show()
    assert program.run(qapp, theme, tmp_path, cover) == 2
    assert told == ["store.key_missing"]
    assert not cover.isVisible()
