"""Somebody at the real window: keys, clicks and answers, each followed until it has settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.app import Desk
from asn_desktop.services.office import Office
from asn_desktop.ui.navigation import KEYS
from asn_desktop.ui.theme import Theme

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Answer = Callable[[Any], object]


class Clerk:
    """Works at ``desk``; what dialogs are told stands in ``answers`` by their class."""

    def __init__(
        self,
        qtbot: QtBot,
        office: Office,
        theme: Theme,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.qtbot = qtbot
        self.office = office
        self.answers: dict[type[QDialog], Answer] = {}
        self.asked: list[str] = []
        self.bugs: list[BaseException] = []
        monkeypatch.setattr(QDialog, "exec", lambda dialog: self._run(dialog))
        self.desk = Desk(office, theme, folder)
        self.desk.operations.bug.connect(self.bugs.append)
        self.window = self.desk.window
        self.window.resize(1366, 697)
        self.desk.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def leave(self) -> None:
        """Go home: everything is written, the threads end."""
        self.settle()
        # A program that quits lets go of what was previewed; a test does not quit.
        self.window.page("printing").desk.preview.forget()
        self.desk.close()
        self.window.close()
        self.window.deleteLater()
        # No loop is left that would do it: a window half alive is dressed with the next one.
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    # ---- what hands do

    def settle(self) -> None:
        """Wait until everything read or written behind the window has arrived."""
        for _turn in range(4):
            QApplication.processEvents()
            self.desk.runner.wait_idle()
        QApplication.processEvents()
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # A dialog or list was there for a moment; no window manager gives the focus back.
            self.window.activateWindow()
            QApplication.processEvents()
        assert self.bugs == []

    def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key where the focus is."""
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Type where the focus is; every sign goes where the one before has led."""
        for sign in words:
            target = QApplication.focusWidget()
            assert target is not None
            self.qtbot.keyClick(target, sign)
        QApplication.processEvents()

    def put(self, line: Any, words: str) -> None:
        """Click into a field and type over what stands there."""
        self.qtbot.mouseClick(line, LEFT)
        line.selectAll()
        self.qtbot.keyClicks(line, words)
        QApplication.processEvents()

    def click(self, button: QWidget) -> None:
        """Click a button that can be clicked."""
        assert button.isVisible()
        assert button.isEnabled(), button.toolTip()
        self.qtbot.mouseClick(button, LEFT)
        self.settle()

    def click_words(self, words: str, inside: QWidget | None = None) -> None:
        """Click the visible button that says ``words``."""
        found = [
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.isVisible() and button.text() == words
        ]
        assert found, words
        self.click(found[0])

    def go(self, page: str) -> Any:
        """To a page of the rail by its key in the rail (Alt+1…=); returns the page."""
        rail = [spec.key for spec in self.window._specs.values() if not spec.under]
        self.press(Key(ord(KEYS[rail.index(page)])), ALT)
        assert self.window.current == page
        return self.window.page(page)

    def find_row(self, words: str) -> None:
        """Filter the list of the page and stand in its first row."""
        self.press(Key.Key_F, CTRL)
        focus = QApplication.focusWidget()
        focus.selectAll()
        self.type(words)
        self.settle()
        self.press(Key.Key_Down)

    def choose_period(self, label: str) -> None:
        """Choose a period in the top bar."""
        box = self.window.top.periods
        place = box.findText(label)
        assert place >= 0, label
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.settle()

    # ---- what dialogs are told

    def _run(self, dialog: QDialog) -> int:
        self.asked.append(dialog.windowTitle())
        dialog.show()
        QApplication.processEvents()
        for kind, answer in self.answers.items():
            if isinstance(dialog, kind):
                answer(dialog)
                break
        else:
            dialog.accept()
        QApplication.processEvents()
        dialog.hide()
        self.window.activateWindow()
        return dialog.result()
