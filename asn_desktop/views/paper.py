"""Paper an office prints on. How a sheet is set is not part of what it says and is never sealed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """Sizes: F4 (folio, 215 × 330 mm), the regulation's own, and A4 (210 × 297 mm)."""

    F4 = "f4"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres.

    The defaults leave room for the widest form on F4 (C.1.3, 871 pt) at its own width.
    """

    left: float = 11.3
    right: float = 11.3
    top: float = 13.0
    bottom: float = 14.0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office's letterhead (kop): its lines and the bytes of its logo, None without one."""

    lines: tuple[str, ...] = ()
    picture: bytes | None = None
