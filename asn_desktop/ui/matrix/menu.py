"""The menu of a person in the matrix."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from asn_desktop.ui.matrix.acts import MatrixActs
from asn_desktop.ui.matrix.model import Key
from asn_desktop.views.matrix import PersonLine

_SHOWN = 80


class PersonMenu(QMenu):
    """Team head or not, the team, the SKP, results to place, the row itself."""

    team_wanted = Signal()
    skp_wanted = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(
        self, line: PersonLine, here: Key | None, acts: MatrixActs, parent: QWidget, *, teams: bool
    ) -> None:
        super().__init__(parent)
        if teams:
            head = self.addAction(self.tr("Ketua tim"))
            head.setCheckable(True)
            head.setChecked(line.heads_team)
            head.triggered.connect(partial(acts.mark_head, line.id, not line.heads_team))
            if not line.no_skp:
                self.addAction(self.tr("Matriks tim…")).triggered.connect(self.team_wanted)
        if line.skp_id is not None:
            self.addAction(self.tr("Buka SKP")).triggered.connect(self.skp_wanted)
        if line.loose:
            add_loose(self.addMenu(self.tr("Taruh hasil SKP di sel ini")), line, here, acts)
        self.addSeparator()
        for words, key, down in (
            (self.tr("Ke atas"), "Alt+↑", -1),
            (self.tr("Ke bawah"), "Alt+↓", 1),
        ):
            action = QAction(f"{words}\t{key}", self)
            action.setData(down)
            action.triggered.connect(self._move)
            self.addAction(action)
        out = self.addAction(f"{self.tr('Keluarkan dari matriks')}\tCtrl+Del")
        out.triggered.connect(self.remove_wanted)

    def _move(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.move_wanted.emit(action.data())


def add_loose(menu: QMenu, line: PersonLine, here: Key | None, acts: MatrixActs) -> None:
    """Results of somebody that stand in no cell, to be put into the one where one is."""
    for result in line.loose:
        shown = result.text if len(result.text) <= _SHOWN else f"{result.text[: _SHOWN - 1]}…"
        action = menu.addAction(shown.replace("&", "&&"))
        if here is not None:
            action.triggered.connect(partial(acts.attach, *here, result.id))
