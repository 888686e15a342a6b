"""Icons: our own drawings of one style, painted in the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from asn_desktop import paths


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Icon ``name`` in ``colour`` (#rrggbb), ``size`` logical pixels square, for a screen ratio."""
    key = f"asn:{name}:{colour}:{size}:{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    drawing = paths.resource(f"icons/{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, colour: str) -> QIcon:
    """Icon ``name`` for Qt's own widgets (menus, line edits), in the usual sizes."""
    made = QIcon()
    for size in (16, 20, 24):
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def sheet_file(name: str, *, dark: bool) -> str:
    """The ready-coloured drawing of a style sheet's ``url(…)`` as a quoted path."""
    path = paths.resource(f"icons/sheet/{'dark' if dark else 'light'}/{name}.svg")
    return f'"{path.as_posix()}"'


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in paths.resource("icons").glob("*.svg"))
