"""Colours one can read, a font that is ours, icons that exist."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop import paths
from asn_desktop.ui import icons
from asn_desktop.ui.colours import DARK, LIGHT, Colours, colours_of, contrast
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Mode, Theme, px

SOURCES = sorted(Path(icons.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("text", ["surface", "surface2", "raised", "accent_soft", "hover", "current"]),
        ("muted", ["surface", "surface2", "raised", "accent_soft", "current"]),
        ("accent", ["surface", "surface2", "raised", "accent_soft"]),
        ("on_accent", ["accent", "accent_hover"]),
        ("on_practice", ["practice"]),
        ("danger", ["surface", "danger_soft", "accent_soft", "current"]),
        ("warn", ["surface", "warn_soft", "accent_soft", "current"]),
        ("ok", ["surface", "ok_soft", "accent_soft", "current"]),
        ("info", ["surface", "info_soft", "accent_soft", "current"]),
    ],
)
def test_text_has_contrast(colours: Colours, ink: str, grounds: list[str]) -> None:
    for ground in grounds:
        ratio = contrast(getattr(colours, ink), getattr(colours, ground))
        assert ratio >= 4.5, (ink, ground, round(ratio, 2))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_can_be_seen(colours: Colours) -> None:
    for ground in ("surface", "surface2", "raised"):
        assert contrast(colours.focus, getattr(colours, ground)) >= 3


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_list_opens_where_all_of_it_is_seen(theme: Theme, qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems(["Lebar pas", "100 %", "150 %", "200 %"])
    qtbot.addWidget(box)
    screen = QApplication.primaryScreen().availableGeometry()
    box.move(screen.left(), screen.bottom() - 30)
    box.show()
    box.showPopup()
    rows = box.view()
    qtbot.waitUntil(rows.isVisible)
    foot = rows.visualRect(rows.model().index(box.count() - 1, 0))
    assert rows.viewport().rect().contains(foot)
    assert rows.mapToGlobal(foot.bottomLeft()).y() < screen.bottom() - 30  # above the box
    box.hidePopup()


def test_a_field_only_read_shows_the_focus(theme: Theme, qtbot: QtBot) -> None:
    place = QWidget()
    line, other = QLineEdit(place), QLineEdit(place)
    line.setReadOnly(True)
    other.move(0, 60)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    calm = line.grab().toImage()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    middle = line.height() // 2
    assert calm.pixelColor(0, middle).name() == LIGHT.line
    assert line.grab().toImage().pixelColor(0, middle).name() == LIGHT.focus


def test_a_widget_follows_the_look(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    theme.set_mode(Mode.DARK)
    assert colours_of(widget) is DARK
    theme.set_mode(Mode.LIGHT)
    assert colours_of(widget) is LIGHT


def test_the_grid_grows_with_the_font(theme: Theme) -> None:
    assert px(QWidget(), 32) == 32
    theme.set_scale(2.0)
    assert px(QWidget(), 32) == pytest.approx(64, abs=1)
    theme.set_scale(0.8)
    assert px(QWidget(), 32) == 32


def test_our_font_is_used(theme: Theme, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "ASN Sans"


def test_our_font_is_there_without_any_other(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "from PySide6.QtGui import QFontInfo\n"
        "from asn_desktop.ui.theme import Theme\n"
        "app = QApplication([]); Theme(app)\n"
        "label = QLabel('Rina'); label.show(); app.processEvents()\n"
        "dark = sum(label.grab().toImage().pixelColor(x, y).lightness() < 128\n"
        "           for x in range(20) for y in range(12))\n"
        "print(QFontInfo(app.font()).family(), dark > 0)"
    )
    environ = {**os.environ, "FONTCONFIG_FILE": str(empty), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", program],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(icons.__file__).parents[2],
    )
    assert child.stdout.strip() == "ASN Sans True"


def test_every_icon_named_in_the_window_exists() -> None:
    known = set(icons.names())
    named = {
        name
        for source in SOURCES
        for name in re.findall(r'icon=(?:"|\')([a-z-]+)(?:"|\')', source.read_text("utf-8"))
    }
    assert named
    assert named <= known


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_takes_its_colour(name: str, qapp: QApplication) -> None:
    image = icons.pixmap(name, "#14595f", 32).toImage()
    inks = [
        image.pixelColor(x, y)
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inks
    assert all(ink.name() == "#14595f" for ink in inks)


@pytest.mark.parametrize(("look", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_drawings_of_the_style_sheet_have_its_colours(look: str, colours: Colours) -> None:
    folder = paths.resource(f"icons/sheet/{look}")
    assert colours.muted in (folder / "chevron-down.svg").read_text()
    assert colours.muted in (folder / "chevron-right.svg").read_text()
    assert colours.on_accent in (folder / "check.svg").read_text()


def test_states_are_six_and_distinct() -> None:
    assert len(State) == 6
    assert len({state.word for state in State}) == 6
