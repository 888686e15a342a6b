"""Every colour of the window by name, in a light and a dark set; nothing else knows a colour.

A widget asks `colours_of(self)`: the answer follows its palette, so nothing has to be told when the
person changes the theme. Contrasts are kept by a test (text 4.5:1, large shapes 3:1).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Colours:
    """One set of named colours (``#rrggbb``)."""

    dark: bool
    surface: str  # where one reads and types
    surface2: str  # rail, headers of tables, quiet areas
    raised: str  # cards, pop-ups, buttons
    line: str  # hairlines between rows
    edge: str  # borders of fields and buttons
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str  # chosen rows, the current page
    hover: str
    current: str  # the row where one is
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str
    focus: str
    practice: str
    on_practice: str

    def q(self, name: str) -> QColor:
        """The colour ``name`` as a `QColor`."""
        return QColor(getattr(self, name))


# Petrol, the colour of the cover of an old ledger: calm beside khaki uniforms and white paper, and
# far enough from the green of "selesai" and the blue of links.
LIGHT = Colours(
    dark=False,
    surface="#ffffff",
    surface2="#f4f5f3",
    raised="#ffffff",
    line="#e4e6e3",
    edge="#bcc3c1",
    text="#1c2426",
    muted="#586467",
    accent="#14595f",
    accent_hover="#0f484d",
    on_accent="#ffffff",
    accent_soft="#e1eeee",
    hover="#f5f8f7",
    current="#edf3f2",
    danger="#a92b20",
    danger_soft="#fbeae8",
    warn="#875600",
    warn_soft="#fcf3de",
    ok="#2b6b3c",
    ok_soft="#e6f2e8",
    info="#3a5a94",
    info_soft="#e8eef8",
    focus="#2a8a92",
    practice="#8a3f78",
    on_practice="#ffffff",
)

DARK = Colours(
    dark=True,
    surface="#171c1e",
    surface2="#1e2426",
    raised="#252c2f",
    line="#2c3437",
    edge="#4b565a",
    text="#e4e9e9",
    muted="#a0acae",
    accent="#7cc7cb",
    accent_hover="#95d6d9",
    on_accent="#082a2d",
    accent_soft="#21393c",
    hover="#1d2426",
    current="#222c2f",
    danger="#f0958b",
    danger_soft="#3d2422",
    warn="#e3b964",
    warn_soft="#3a3019",
    ok="#8cc99a",
    ok_soft="#20352a",
    info="#9db9ec",
    info_soft="#232e42",
    focus="#5fb3b9",
    practice="#d694c6",
    on_practice="#3a1130",
)


def colours_of(widget: QWidget) -> Colours:
    """The set that fits the palette ``widget`` is painted with."""
    return of_palette(widget.palette())


def of_palette(palette: QPalette) -> Colours:
    """The set that fits ``palette``."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """A Qt palette made of ``colours``, also for what Qt paints itself."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "surface"),
        (roles.WindowText, "text"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "surface2"),
        (roles.Text, "text"),
        (roles.Button, "raised"),
        (roles.ButtonText, "text"),
        (roles.BrightText, "danger"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.Light, "raised"),
        (roles.Midlight, "line"),
        (roles.Mid, "edge"),
        (roles.Dark, "edge"),
        (roles.Accent, "accent"),
    ):
        palette.setColor(role, colours.q(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded(colours))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, colours.q("edge"))
    return palette


def faded(colours: Colours) -> QColor:
    """Text of what is switched off."""
    return QColor("#6f7c80" if colours.dark else "#8d9799")


def contrast(first: str, second: str) -> float:
    """The WCAG 2 contrast ratio of two ``#rrggbb`` colours, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
