"""What F1 shows: the article and page of the regulation behind the field in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from asn_desktop.ui.context import Rule


class RuleBox(Dialog):
    """One rule with its place in the regulation."""

    def __init__(self, parent: QWidget | None, rule: Rule) -> None:
        super().__init__(parent, rule.title, width=520)
        self.say(rule.article, muted=True)
        self.say(rule.text)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.PLAIN, key="Esc")

    @classmethod
    def ask(cls, parent: QWidget, rule: Rule) -> None:
        """Show the rule until it is closed."""
        box = cls(parent, rule)
        box.exec()
        box.deleteLater()
