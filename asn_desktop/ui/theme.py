"""The look of the program: Fusion, our palette, our font, one style sheet made of named colours."""

from __future__ import annotations

import logging
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop import paths
from asn_desktop.ui.colours import DARK, LIGHT, Colours, palette_of
from asn_desktop.ui.stylesheet import style_sheet

log = logging.getLogger(__name__)

POINT_SIZE = 10.0
_BASE_PIXELS = 96 / 72 * POINT_SIZE  # what 10 pt is on a plain screen; the 8-px grid is meant there


class Mode(StrEnum):
    """What the person chose: one of the two looks, or whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application and follows the system's switch between light and dark."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        mode: Mode = Mode.SYSTEM,
        *,
        scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self.mode = mode
        self.colours: Colours = LIGHT
        app.setStyle("Fusion")
        app.setFont(window_font(scale))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress()

    def set_mode(self, mode: Mode) -> None:
        """Change to ``mode`` at once."""
        self.mode = mode
        self._dress()

    def set_scale(self, scale: float) -> None:
        """Make every text ``scale`` times 10 pt (1.0–2.0)."""
        self._app.setFont(window_font(scale))
        self._dress()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        dark = self.mode is Mode.DARK or (
            self.mode is Mode.SYSTEM and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette_of(self.colours))
        pixels = QFontInfo(self._app.font()).pixelSize()
        self._app.setStyleSheet(style_sheet(self.colours, max(1.0, pixels / _BASE_PIXELS)))
        self.changed.emit()


def window_font(scale: float = 1.0) -> QFont:
    """The shipped sans family at 10 pt × ``scale``; the system's own if it cannot be loaded."""
    family = _load_family()
    font = QFont(family) if family else QFont()
    font.setPointSizeF(POINT_SIZE * scale)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def _load_family() -> str | None:
    folder = paths.resource("fonts")
    families: list[str] = []
    for path in sorted(folder.glob("ASNSans-*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        log.warning("no font in %s, the system's is used", folder)
    return next(iter(families), None)


def px(widget: QWidget, pixels: float) -> int:
    """``pixels`` of the 8-px grid, grown with the widget's font (never smaller)."""
    return round(pixels * max(1.0, QFontInfo(widget.font()).pixelSize() / _BASE_PIXELS))


def sized(widget: QWidget, *, points: float = 0.0, bold: bool = False) -> QFont:
    """The widget's font, ``points`` larger or smaller at 10 pt, grown with the person's scale."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * (1 + points / POINT_SIZE))
    font.setBold(bold)
    return font
