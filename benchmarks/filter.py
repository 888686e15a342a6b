"""A keystroke in the filter of 5,000 people, from the key to the painted list (aim 16 ms).

The real page in the real window, offscreen, asking the real database. Beside it what the platform
itself needs: the same key in a bare line edit above a bare table that only paints again.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QVBoxLayout, QWidget

from asn_desktop.app import Desk, make_application
from asn_desktop.workflows.opening import open_office

PEOPLE = 5_000
AIM = 16.0
WORDS = ("nur r", "dewi 49", "guru ahli", "siregar", "sd negeri 7", "zzz")


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def time_key(press: Callable[[], object], painted: Painted) -> float:
    QApplication.processEvents()
    painted.seen = False
    began = time.perf_counter()
    press()
    while not painted.seen:
        QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def type_words(line: QLineEdit, painted: Painted) -> list[float]:
    """Type every word key by key, and take it back key by key."""
    keys = [key for word in WORDS for key in (*word, *[Qt.Key.Key_Backspace] * len(word))]
    return [time_key(partial(QTest.keyClick, line, key), painted) for key in keys]


def bare() -> list[float]:
    window = QWidget()
    window.resize(1366, 697)
    column = QVBoxLayout(window)
    line, table = QLineEdit(), QTableWidget(20, 7)
    column.addWidget(line)
    column.addWidget(table)
    window.show()
    line.setFocus()
    painted = Painted(table.viewport())
    line.textChanged.connect(lambda _text: table.viewport().update())
    type_words(line, painted)
    times = type_words(line, painted)
    window.close()
    return times


def ours(folder: Path, theme: object) -> tuple[list[float], int]:
    with open_office(folder) as office:
        desk = Desk(office, theme, folder)
        desk.window.resize(1366, 697)
        desk.show()
        desk.runner.wait_idle()
        desk.window.open("people")
        page = desk.window.page("people")
        panel = page.current_panel()
        panel.focus_filter()
        people = panel.model.rowCount()
        # A list without a row shows a word instead of the table: either is the answer.
        painted = Painted(page.window())
        panel.table.viewport().installEventFilter(painted)
        panel.nothing.installEventFilter(painted)
        type_words(panel.filter, painted)  # the first keys also read the list
        times = type_words(panel.filter, painted)
        desk.close()
        desk.window.close()
    return times, people


def tell(name: str, times: list[float]) -> None:
    late = statistics.quantiles(times, n=20)[-1]
    print(f"{name:34s} median {statistics.median(times):5.1f} ms   95 % {late:5.1f} ms", end="")
    print(f"   worst {max(times):5.1f} ms")


def main() -> None:
    from fill import fill_office

    _app, theme = make_application()
    with tempfile.TemporaryDirectory() as folder:
        fill_office(Path(folder), PEOPLE)
        plain = bare()
        times, people = ours(Path(folder), theme)
    tell("bare line edit and table", plain)
    tell(f"filter of {people:,} people", times)
    print(f"{sum(one <= AIM for one in times) / len(times):.0%} within the aim of {AIM:.0f} ms")


if __name__ == "__main__":
    main()
