"""Pictures of every page in both looks, also without a display: for eyes, and for the read-me."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.ui.window import MainWindow

SIZE = (1366, 768)
PAUSE_MS = 200
_LOOKS = ((Mode.LIGHT, "terang"), (Mode.DARK, "gelap"))


def grab_all(
    window: MainWindow,
    theme: Theme,
    folder: Path,
    targets: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[Path]:
    """Show every page of ``window`` and write a PNG of each look; return the files, look by look.

    ``targets`` says by page what to show there (``window.open(page, **target)``). Waits until what
    a page reads behind the window has come. The look chosen before comes back.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = theme.mode
    window.resize(*SIZE)
    window.show()
    made: list[Path] = []
    # Look by look: dressing the window anew takes longer with every page that was made.
    for mode, word in _LOOKS:
        theme.set_mode(mode)
        for number, key in enumerate(window.page_keys(), 1):
            window.open(key, **(targets or {}).get(key, {}))
            settle(window)
            path = folder / f"{number:02d}_{_plain(window.page_title(key))}_{word}.png"
            window.grab().save(str(path))
            made.append(path)
    theme.set_mode(before)
    return made


def settle(window: MainWindow) -> None:
    """Let everything that is read or written behind the window arrive and be painted."""
    for _turn in range(2):
        _read_on(window)
        pause = QEventLoop()  # some begin to read only when the current row has stood a moment
        QTimer.singleShot(PAUSE_MS, pause.quit)
        pause.exec()
    _read_on(window)


def _read_on(window: MainWindow) -> None:
    for _turn in range(3):  # what has come may ask for more
        QApplication.processEvents()
        window.operations.runner.wait_idle()
    QApplication.processEvents()


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
