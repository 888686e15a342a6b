"""Before a block goes in: which cell goes where; every column can be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from asn_desktop.rules.pasting import PasteField, PastePreview, parse_block
from asn_desktop.rules.planning import ResultSection
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Banner

FIELDS: tuple[tuple[PasteField, str], ...] = (
    (PasteField.SUPPORTS, "RHK pimpinan"),
    (PasteField.RESULT, "Rencana hasil kerja"),
    (PasteField.ASPECT, "Aspek"),
    (PasteField.INDICATOR, "Indikator"),
    (PasteField.TARGET, "Target"),
    (PasteField.PERSPECTIVE, "Perspektif"),
    (PasteField.ASSIGNED_BY, "Penugasan dari"),
    (PasteField.IGNORE, "abaikan"),
)
_NARROW = frozenset(
    {PasteField.IGNORE, PasteField.ASPECT, PasteField.TARGET, PasteField.PERSPECTIVE}
)
SHOWN = 60  # rows painted in the preview; all go in


class PasteDialog(Dialog):
    """See `ask`."""

    def __init__(self, parent: QWidget | None, text: str, section: ResultSection) -> None:
        super().__init__(parent, "Tempel dari Excel", width=940)
        self._text, self._section = text, section
        self.preview = parse_block(text, section=section)
        self.summary = Banner()
        self.body.addWidget(self.summary)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(px(self, 300))
        self.body.addWidget(self.area, 1)
        self.boxes: list[QComboBox] = []
        self.go = self.add_answer(self.tr("Tempel"))
        self._fill()

    @classmethod
    def ask(
        cls, parent: QWidget | None, text: str, section: ResultSection = ResultSection.MAIN
    ) -> PastePreview | None:
        """Show what would become of a block; None for Esc."""
        dialog = cls(parent, text, section)
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        preview = dialog.preview if answer else None
        dialog.deleteLater()
        return preview

    def _fill(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(self, 1))
        self.boxes = []
        for at, field in enumerate(self.preview.columns):
            box = CalmCombo()
            box.setMinimumContentsLength(3)
            for value, words in FIELDS:
                box.addItem(words, value)
            box.setCurrentIndex([value for value, _words in FIELDS].index(field))
            box.setAccessibleName(self.tr("Kolom {n}").format(n=at + 1))
            box.activated.connect(self._columns_changed)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(px(self, 112))
            self.boxes.append(box)
            grid.addWidget(box, 0, at + 1)
            grid.setColumnStretch(at + 1, 2 if field in _NARROW else 5)
        owner = _owners(self.preview)
        unread = {(row, column) for row, column, _text in self.preview.unread}
        for number, cells in enumerate(self.preview.cells[:SHOWN], start=1):
            mark = QLabel(owner.get(number, ""))
            mark.setProperty("kind", "muted")
            mark.setFont(sized(mark, points=-1))
            mark.setContentsMargins(0, px(self, 4), px(self, 6), 0)
            grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            for at, cell in enumerate(cells):
                label = _cell(cell)
                ignored = self.preview.columns[at] is PasteField.IGNORE
                if (number, at + 1) in unread:
                    label.setProperty("kind", "warning")
                elif ignored or number not in owner:
                    label.setProperty("kind", "muted")
                label.setContentsMargins(px(self, 6), px(self, 4), px(self, 6), px(self, 4))
                grid.addWidget(label, number, at + 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(SHOWN + 1, 1)
        self.area.setWidget(inside)
        self._say()

    def _say(self) -> None:
        found = self.preview
        words = self.tr("{results} hasil kerja dengan {indicators} indikator.").format(
            results=len(found.results), indicators=found.indicators
        )
        state = State.DONE if found.results else State.ACTION
        if found.unread:
            state = State.ACTION
            words += " " + self.tr("{n} sel tidak terbaca (kuning) dan tidak ikut.").format(
                n=len(found.unread)
            )
        if len(found.cells) > SHOWN:
            words += " " + self.tr("Tampak {n} baris pertama; semua ikut.").format(n=SHOWN)
        self.summary.say(state, words)
        self.go.switch_off("" if found.results else self.tr("Tidak ada hasil kerja di sini."))

    def _columns_changed(self, _at: int) -> None:
        columns: Sequence[PasteField] = [box.currentData() for box in self.boxes]
        self.preview = parse_block(self._text, columns, self._section)
        self._fill()


def _owners(preview: PastePreview) -> dict[int, str]:
    """The row of the block → which result it goes to ("1", "1.2")."""
    found: dict[int, str] = {}
    for number, result in enumerate(preview.results, start=1):
        for at, indicator in enumerate(result.indicators, start=1):
            found[indicator.row] = f"{number}.{at}" if at > 1 else str(number)
        found[result.row] = str(number)
    return found


def _cell(text: str) -> QLabel:
    label = QLabel(text if len(text) < 160 else text[:158] + "…")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
