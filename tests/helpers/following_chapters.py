"""Following the year in the stories at the real window: files brought in, facts, saved papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from chapters import OFFICES
from clerk import CTRL, Clerk, Key
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from asn_desktop.services import people
from asn_desktop.ui.evaluation.followed import FollowedStrip
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.widgets.messages import EmptyState


def words_in(widget: QWidget) -> str:
    """What can be read in ``widget`` now, a label a line."""
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()
    )


def person(clerk: Clerk, name: str) -> UUID:
    """Who is called ``name``."""
    (found,) = (row.id for row in clerk.office.read(people.person_rows) if row.name == name)
    return found


def open_file(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, file: str) -> Any:
    """Choose a file of the office on the page Masukkan berkas; returns the page."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(OFFICES / file), ""))
    assert clerk.window.current == "bring"
    clerk.press(Key.Key_Return, CTRL)
    return clerk.window.page("bring")


def told(page: Any) -> str:
    """The sentence on the card that stands instead of rows."""
    card = page.stack.currentWidget()
    assert isinstance(card, EmptyState)
    return words_in(card)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The next question for a place is answered with ``path``."""
    monkeypatch.setattr(AskPlace, "file", lambda *_a, **_k: path)


def facts_beside(clerk: Clerk, name: str) -> str:
    """Penilaian, Enter on somebody: what stands under FAKTA SELAMA PERIODE, quotes opened."""
    clerk.go("evaluation")
    clerk.find_row(name.split(",")[0])
    clerk.press(Key.Key_Return)
    page = clerk.window.page("run")
    assert page.book.person.name == name
    (strip,) = (one for one in page.findChildren(FollowedStrip) if one.isVisible())
    if strip.more.isVisible():
        clerk.click(strip.more)
    return words_in(strip)
