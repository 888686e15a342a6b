"""The emblem on the office's sheets: what it is now, another one from a file, or none."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services.attachments import clear_emblem, read_attachment, set_emblem
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.context import Context
from asn_desktop.ui.settings.asks import AskFile
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.workflows.emblems import read_emblem


class EmblemBox(QWidget):
    """The picture with its two buttons."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 16))
        self.picture = _Picture()
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(self, 8))
        column.addWidget(
            muted(self.tr("Lambang di kepala dokumen evaluasi (PNG atau JPEG, sampai 2 MB)."))
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        self.choose = Button(self.tr("Pilih gambar…"), icon="file", do=self._choose)
        self.remove = Button(self.tr("Tanpa lambang"), kind=Kind.QUIET, do=self._remove)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        row.addLayout(column, 1)

    def read(self) -> None:
        """Show what is kept."""
        read_now = self._context.operations.read_now
        content = read_now(read_attachment, read_now(read_settings).emblem)
        picture = QPixmap()
        if content is not None:
            picture.loadFromData(content)
        self.picture.show_picture(picture)
        self.remove.setVisible(content is not None)

    def _choose(self) -> None:
        file = AskFile.emblem(self, self.tr("Pilih lambang"))
        if file is not None:
            self._context.operations.run(
                lambda _report: read_emblem(file), then=partial(self._keep, file)
            )

    def _keep(self, file: Path, content: bytes) -> None:
        self._context.operations.write(Act.ADD_ATTACHMENT, set_emblem, file.name, content)

    def _remove(self) -> None:
        self._context.operations.write(Act.CHANGE_SETTING, clear_emblem)


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(px(self, 88), px(self, 104))

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        known = not picture.isNull()
        self.setAccessibleName(self.tr("Lambang kantor") if known else self.tr("Tanpa lambang"))
        self.update()

    @property
    def is_empty(self) -> bool:
        return self._picture.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colours.q("edge"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(box, px(self, 6), px(self, 6))
        if self._picture.isNull():
            painter.setPen(colours.q("muted") if not colours.dark else Qt.GlobalColor.darkGray)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self.tr("bingkai\nnetral"))
            return
        edge = px(self, 8)
        room = box.adjusted(edge, edge, -edge, -edge)
        size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
