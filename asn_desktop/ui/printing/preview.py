"""The preview: pages as they will come out of the printer, drawn behind the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.workflows.pdf_pages import PagePicture, PdfPages
from asn_desktop.workflows.sentences import say

ZOOMS: tuple[tuple[float, str], ...] = (
    (0.0, "Lebar pas"),
    (1.0, "100 %"),
    (1.5, "150 %"),
    (2.0, "200 %"),
)
POINTS_PER_PIXEL = 72 / 96  # at 100 % paper has its own size on a plain screen


@dataclass(frozen=True)
class Previewed:
    """One sheet to look at: its words, and how its PDF is made (called behind the window)."""

    title: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class _Page:
    title: str
    number: int
    count: int
    pages: PdfPages


_Document = tuple[int, str, PdfPages]
"""The place of a sheet among those asked for, its words, its pages."""


def _documents(sheets: Sequence[Previewed]) -> list[_Document]:
    """The sheets that can be made; one that cannot hides no other.

    Raises the first ``Refused`` when none can.
    """
    found: list[_Document] = []
    refused: Refused | None = None
    for place, each in enumerate(sheets):
        try:
            found.append((place, each.title, PdfPages(each.make())))
        except Refused as refusal:
            refused = refused or refusal
    if refused is not None and not found:
        raise refused
    return found


class Preview(QWidget):
    """``preview.show_sheets([...])``; "Simpan PDF ini…" calls ``save(place of the sheet)``."""

    def __init__(
        self,
        operations: Operations,
        save: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._save = save
        self._asked = 0
        self._drawn = 0
        self._at = 0
        self._pages: list[tuple[int, _Page]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(line())
        self.paper = _Paper()
        self.area = _Area(self._room_changed)
        self.area.setWidget(self.paper)
        column.addWidget(self.area, 1)
        column.addWidget(line())
        column.addWidget(self._make_foot())
        self.show_nothing()
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.forget)

    # ---- what pages call

    def show_nothing(self, words: str = "") -> None:
        """Show no sheet, perhaps say why."""
        self._asked += 1
        self.forget()
        self.title.set_full(self.tr("Pratinjau"))
        self.paper.say(words or self.tr("Pilih satu baris untuk melihat lembarnya."), self._room())
        self._switch()

    def show_sheets(self, sheets: list[Previewed]) -> None:
        """Show these sheets one after the other; the first page first."""
        self._asked += 1
        self.forget()
        self.title.set_full(self.tr("Pratinjau"))
        self.paper.say(self.tr("Menyiapkan…"), self._room())
        self._switch()

        def make(_report: object) -> list[_Document]:
            return _documents(sheets)

        self._operations.run(
            make,
            then=partial(self._made, self._asked),
            failed=partial(self._refused, self._asked),
        )

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        target = max(0, min(self._at + by, len(self._pages) - 1))
        if self._pages and target != self._at:
            self._at = target
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, step: int) -> None:
        """Take the next larger (or smaller) zoom."""
        self.zooms.setCurrentIndex(max(0, min(self.zooms.currentIndex() + step, len(ZOOMS) - 1)))

    def forget(self) -> None:
        """Let go of the documents that were looked at."""
        for pages in {id(page.pages): page.pages for _place, page in self._pages}.values():
            pages.close()
        self._pages = []
        self._at = 0

    @property
    def page_count(self) -> int:
        """How many pages there are to look at."""
        return len(self._pages)

    # ---- making

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(px(self, 44))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        self.title = Elided("")
        row.addWidget(self.title, 1)
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(px(self, 52))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        row.setSpacing(px(self, 4))
        self.before = Button("", icon="chevron-left", kind=Kind.QUIET, do=partial(self.turn, -1))
        self.before.setAccessibleName(self.tr("Halaman sebelumnya"))
        self.before.setToolTip(self.tr("Halaman sebelumnya · PgUp"))
        self.after = Button("", icon="chevron-right", kind=Kind.QUIET, do=partial(self.turn, 1))
        self.after.setAccessibleName(self.tr("Halaman berikutnya"))
        self.after.setToolTip(self.tr("Halaman berikutnya · PgDn"))
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.zooms = QComboBox()
        self.zooms.setAccessibleName(self.tr("Perbesaran"))
        for _scale, words in ZOOMS:
            self.zooms.addItem(words)
        self.zooms.currentIndexChanged.connect(self._draw)
        self.keep = Button(self.tr("Simpan PDF ini…"), kind=Kind.QUIET, do=self._keep)
        for widget in (self.before, self.count, self.after, self.zooms):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.keep)
        return foot

    # ---- what happens

    def _made(self, asked: int, made: list[_Document]) -> None:
        if asked != self._asked:
            for _place, _title, pages in made:
                pages.close()
            return
        for place, title, pages in made:
            self._pages += [
                (place, _Page(title, number, len(pages), pages)) for number in range(len(pages))
            ]
        self._at = 0
        self._draw()

    def _refused(self, asked: int, findings: Sequence[Finding]) -> None:
        if asked == self._asked:
            self.paper.say(" ".join(say(each) for each in findings), self._room())

    def _draw(self) -> None:
        self._switch()
        if not self._pages:
            return
        _place, page = self._pages[self._at]
        self.title.set_full(page.title)
        self._drawn += 1
        ratio = self.devicePixelRatioF()
        scale = self._scale(page) * ratio
        self._operations.run(
            lambda _report: page.pages.draw(page.number, scale),
            then=partial(self._show, self._asked, self._drawn, ratio),
        )

    def _show(self, asked: int, drawn: int, ratio: float, picture: PagePicture | None) -> None:
        if picture is not None and asked == self._asked and drawn == self._drawn:
            self.paper.show_picture(as_image(picture), ratio)

    def _scale(self, page: _Page) -> float:
        factor = ZOOMS[self.zooms.currentIndex()][0]
        if factor:
            return factor / POINTS_PER_PIXEL
        width, _height = page.pages.sizes[page.number]
        return max(0.1, (self._room().width() - px(self, 32)) / width)

    def _room(self) -> QSize:
        return self.area.viewport().size()

    def _switch(self) -> None:
        many = len(self._pages)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < many - 1)
        self.count.setText(f"{self._at + 1}/{many}" if many else "–")
        self.keep.switch_off("" if many else self.tr("Belum ada lembar yang tampak."))

    def _keep(self) -> None:
        if self._pages:
            self._save(self._pages[self._at][0])

    def _room_changed(self) -> None:
        if self._pages:
            self._draw()
        else:
            self.paper.fit(self._room())


class _Area(QScrollArea):
    """The quiet ground the paper lies on."""

    def __init__(self, resized: Callable[[], object]) -> None:
        super().__init__()
        self._resized = resized
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # The style sheet makes the palette of scroll areas transparent: ask the one around it.
        colours = colours_of(self.parentWidget() or self)
        painter.fillRect(self.viewport().rect(), colours.q("surface2"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if self.verticalScrollBar().isVisible() and before.width() == now.width():
            return  # a bar that comes or goes must not start a dance
        self._resized()


class _Paper(QWidget):
    """One page on the desk, or a sentence instead."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._words = ""
        self._ratio = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, room: QSize) -> None:
        self._image, self._words = None, words
        self.setAccessibleName(words)
        self.fit(room)

    def fit(self, room: QSize) -> None:
        if self._image is None:
            self.resize(room)
            self.update()

    def show_picture(self, image: QImage, ratio: float) -> None:
        self._image, self._ratio = image, ratio
        image.setDevicePixelRatio(ratio)
        edge = 2 * px(self, 16)
        self.resize(round(image.width() / ratio) + edge, round(image.height() / ratio) + edge)
        self.update()

    @property
    def image(self) -> QImage | None:
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.q("surface2"))
        if self._image is None:
            painter.setPen(colours.q("muted"))
            edge = px(self, 24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.rect().adjusted(edge, edge, -edge, -edge), int(flags), self._words
            )
            return
        edge = px(self, 16)
        size = QSize(
            round(self._image.width() / self._ratio), round(self._image.height() / self._ratio)
        )
        shadow = QColor(0, 0, 0, 40 if not colours.dark else 120)
        painter.fillRect(edge + 2, edge + 3, size.width(), size.height(), shadow)
        painter.drawImage(QPoint(edge, edge), self._image)
        painter.setPen(colours.q("edge"))
        painter.drawRect(edge - 1, edge - 1, size.width() + 1, size.height() + 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def as_image(picture: PagePicture) -> QImage:
    """The page as Qt knows it (a copy: the bytes may go)."""
    return QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    ).copy()
