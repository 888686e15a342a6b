"""The heads over the columns of the grid of Kemajuan."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.planning import Approach
from asn_desktop.ui.progress.grid import CLIP, GAP, fitted
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.views.progress import SkpProgress


class Titles(QWidget):
    """One head a column, as wide as the column below it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), px(self, 4), px(self, 28), px(self, 4))
        row.setSpacing(px(self, GAP))
        self._approach: Approach | None = None
        self._heads = [Elided(self.tr("HASIL KERJA DAN INDIKATOR"))]
        self._heads += [Elided("") for _column in range(4)]
        for at, label in enumerate(self._heads):
            label.setProperty("kind", "muted")
            label.setFont(sized(label, points=-1.5, bold=True))
            row.addWidget(label, 0 if at else 1)
        row.addSpacing(px(self, CLIP) + row.spacing())  # no gap is kept beside a bare space

    def show_skp(self, skp: SkpProgress) -> None:
        """Name the columns of one SKP; that of the period before by its name."""
        last = self._last_label(skp)
        texts = (self.tr("TARGET"), last, self.tr("REALISASI"), self.tr("BUKTI DUKUNG"))
        self._approach = skp.approach
        for label, words in zip(self._heads[1:], texts, strict=True):
            label.set_full(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Qt: the columns follow the width, not it them."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._approach is None:
            return
        widths = fitted(self, self._approach, self.width() - px(self, 16) - px(self, 28))
        for label, width in zip(self._heads[1:], widths, strict=True):
            label.setFixedWidth(width)
            label.setVisible(width > 0)

    def _last_label(self, skp: SkpProgress) -> str:
        for result in skp.results:
            for one in (result.last, *(each.last for each in result.indicators)):
                if one is not None:
                    return one.label.upper()
        return self.tr("PERIODE LALU")
