"""What the views of a round have in common."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.survey import RoundRow

STATES = {"A": State.DONE, "B": State.DONE, "C": State.ACTION, "D": State.REFUSED}
"""How a category is marked."""


class RoundView(QWidget):
    """One view of the round shown; ``row`` is that round."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row: RoundRow | None = None
        self.main_button: Button | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def show_round(self, row: RoundRow) -> None:
        """Show this round (again)."""
        self.row = row
        self.read()

    def read(self) -> None:
        """Read what the view shows of its round."""

    def stand(self) -> None:
        """Put the focus where work starts."""

    def leave(self) -> bool:
        """Before another view, round or page is shown; False keeps the person here."""
        return True

    def back(self) -> bool:
        """Esc; False = nothing was open."""
        return False


def said(value: Decimal | None) -> str:
    """A number as it is written here; nothing is a dash."""
    return "–" if value is None else str(value).replace(".", ",")
