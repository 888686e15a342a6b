"""A QR code that was laid out elsewhere (`workflows.qr`), drawn as one filled path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asn_desktop.reports.boxes import Drawing

Matrix = Sequence[Sequence[bool]]
"""Rows of modules, True = dark."""


def squares(matrix: Matrix, side: float) -> Drawing:
    """Return the drawing of ``matrix`` over a square of ``side`` points."""

    def drawing(canvas: Any, x: float, top: float, _wide: float, _size: float) -> None:
        module = side / len(matrix)
        canvas.saveState()
        canvas.setFillColorRGB(0, 0, 0)
        path = canvas.beginPath()
        for down, row in enumerate(matrix):
            for across, dark in enumerate(row):
                if dark:
                    path.rect(x + across * module, top - (down + 1) * module, module, module)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()

    return drawing
