"""The heads over the columns of the grid of Kemajuan."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.progress.grid import CLIP, widths_of
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.progress import SkpProgress


class Titles(QWidget):
    """One head a column, as wide as the column below it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), px(self, 4), px(self, 28), px(self, 4))
        row.setSpacing(px(self, 10))
        self._heads = [plain(self.tr("HASIL KERJA DAN INDIKATOR"), kind="muted")]
        self._heads += [plain("", kind="muted") for _column in range(4)]
        for at, label in enumerate(self._heads):
            label.setFont(sized(label, points=-1.5, bold=True))
            label.setWordWrap(False)
            row.addWidget(label, 0 if at else 1)
        row.addSpacing(px(self, CLIP) + row.spacing())  # no gap is kept beside a bare space

    def show_skp(self, skp: SkpProgress) -> None:
        """Name the columns of one SKP; that of the period before by its name."""
        last = self._last_label(skp)
        texts = (self.tr("TARGET"), last, self.tr("REALISASI"), self.tr("BUKTI DUKUNG"))
        for label, words, width in zip(
            self._heads[1:], texts, widths_of(skp.approach), strict=True
        ):
            label.setText(words)
            label.setFixedWidth(px(self, width))
            label.setVisible(width > 0)

    def _last_label(self, skp: SkpProgress) -> str:
        for result in skp.results:
            for one in (result.last, *(each.last for each in result.indicators)):
                if one is not None:
                    return one.label.upper()
        return self.tr("PERIODE LALU")
