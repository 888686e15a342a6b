"""What the office had beside what the centre decided, field by field in the words of the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll, side_heading
from asn_desktop.views.incoming import DecisionRow
from asn_desktop.views.questions import DeskBlock, DeskLine


class CompareDialog(Dialog):
    """Read only; the decision is made, the office's words are kept."""

    @classmethod
    def show_blocks(
        cls, parent: QWidget | None, row: DecisionRow, blocks: Sequence[DeskBlock]
    ) -> None:
        """Show what differs, block by block of the form."""
        dialog = cls(parent, row.subject.title, width=860)
        dialog.say(f"{row.choice.label}. {row.reason}".strip(), muted=True)
        area = Scroll()
        area.margins.setContentsMargins(0, 0, px(area, 8), 0)
        area.setMinimumHeight(px(area, 320))
        changed = [block for block in blocks if block.lines]
        for block in changed:
            area.column.addWidget(side_heading(block.title.upper()))
            area.column.addWidget(_grid(block.lines))
        if not changed:
            area.column.addWidget(plain("Kedua isinya sama.", kind="muted"))
        area.column.addStretch(1)
        dialog.body.addWidget(area, 1)
        dialog.add_button("Tutup", dialog.reject, kind=Kind.MAIN).setFocus()
        dialog.exec()
        dialog.deleteLater()


def _grid(lines: Sequence[DeskLine]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(box, 16))
    grid.setVerticalSpacing(px(box, 6))
    grid.setColumnMinimumWidth(0, px(box, 160))
    for column in (1, 2):
        grid.setColumnStretch(column, 1)
    top = Qt.AlignmentFlag.AlignTop
    for column, words in enumerate(("", "Isi kantor", "Isi pusat")):
        grid.addWidget(plain(words, kind="muted"), 0, column)
    for at, one in enumerate(lines):
        row = 2 * at + 1
        grid.addWidget(line(), row, 0, 1, 3)
        label = f"{one.of} · {one.label}" if one.of else one.label
        grid.addWidget(plain(label, kind="muted"), row + 1, 0, top)
        grid.addWidget(plain(one.office or "–"), row + 1, 1, top)
        grid.addWidget(plain(one.centre or "–"), row + 1, 2, top)
    return box
