"""Pages of a PDF as pictures, for the preview and for printers that take no PDF."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

# PDFium is not safe for threads, and it is one library for the whole process.
ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn: 4 bytes a pixel (blue, green, red, unused), ``stride`` bytes a line."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """The pages of one PDF; numbers count from 0. Close it (or use it with ``with``)."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self._closed = False
        with ONE_AT_A_TIME:
            self._document: Any = pypdfium2.PdfDocument(content)
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.sizes)

    def close(self) -> None:
        """Let go of the document."""
        with ONE_AT_A_TIME:
            if not self._closed:
                self._closed = True
                self._document.close()

    def draw(self, number: int, scale: float) -> PagePicture | None:
        """Draw a page; ``scale`` 1 = 72 dots an inch. None once somebody closed the document."""
        with ONE_AT_A_TIME:
            if self._closed:
                return None
            page = self._document[number]
            try:
                bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
                try:
                    return PagePicture(
                        bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
                    )
                finally:
                    bitmap.close()
            finally:
                page.close()


def count_pages(content: bytes) -> int:
    """How many pages a PDF has."""
    with PdfPages(content) as pages:
        return len(pages)
