"""What an act for many did: how many, who was left out and why."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.planning import ManyResult
from asn_desktop.workflows.sentences import say


class OutcomeDialog(Dialog):
    """Says "17 SKP ditetapkan, 3 tidak", with the reason of each."""

    @classmethod
    def tell(cls, parent: QWidget | None, done: str, outcome: ManyResult) -> None:
        """Show the outcome; ``done`` = "{n} SKP ditetapkan"."""
        dialog = cls(parent, f"{done}, {len(outcome.skipped)} tidak", width=560)
        inside = Scroll()
        inside.setMinimumHeight(px(dialog, min(360, 60 + 56 * len(outcome.skipped))))
        inner = inside.widget()
        layout = inner.layout() if inner is not None else None
        if layout is not None:
            layout.setContentsMargins(0, 0, px(dialog, 8), 0)
        inside.column.setSpacing(px(dialog, 2))
        for row in outcome.skipped[:200]:
            name = QLabel(row.name)
            font = name.font()
            font.setBold(True)
            name.setFont(font)
            inside.column.addWidget(name)
            more = len(row.findings) - 1
            words = say(row.findings[0]) + (f" (+{more})" if more else "")
            reason = muted(words)
            reason.setContentsMargins(0, 0, 0, px(dialog, 6))
            inside.column.addWidget(reason)
        inside.column.addStretch(1)
        dialog.body.addWidget(inside)
        dialog.add_button(dialog.tr("Tutup"), dialog.accept, kind=Kind.MAIN, key="Enter")
        dialog.exec()
        dialog.deleteLater()
