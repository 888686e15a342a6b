"""The Qt application in our dress."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from asn_desktop import __version__
from asn_desktop.ui.qt_words import QtWords
from asn_desktop.ui.theme import Theme


def make_application() -> tuple[QApplication, Theme]:
    """Make the Qt application with our look and Indonesian words for Qt's own buttons."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ASN Desktop")
    app.setApplicationVersion(__version__)
    app.installTranslator(QtWords(app))
    return app, Theme(app)
