"""A QR code as squares, for the window and for paper alike."""

from __future__ import annotations

from typing import Final

import segno

Matrix = tuple[tuple[bool, ...], ...]
QUIET: Final = 4
"""How many light squares must stay free on every side, so that a camera finds the code."""


def matrix(text: str) -> Matrix:
    """Return the rows of the code, True = dark, without the quiet zone around it.

    Error correction M. The 165 characters of an acknowledgement (``bundles.token``) make version 7:
    45 × 45 squares; print them 45 mm wide or wider.
    """
    made = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in made.matrix)
