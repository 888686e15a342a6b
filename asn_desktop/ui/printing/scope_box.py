"""Whose sheets: everybody's, an assessor's people, a unit's, or those sent from another list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from asn_desktop.services import print_scopes
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import px
from asn_desktop.views.printing import DeskScope, ScopeKind


class ScopeBox(QComboBox):
    """``chosen(ids)`` when a person chooses; None for nobody."""

    chosen = Signal(object)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._scopes: list[DeskScope | None] = [None]
        self._sent = ""  # the words of those sent from another list, which stand in second place
        self.setMinimumWidth(px(self, 320))
        self.setMaxVisibleItems(20)
        self.setAccessibleName(self.tr("Pegawai"))
        self.activated.connect(self._activated)
        self.read()

    def read(self) -> None:
        """Offer what there is now; what was chosen stays chosen."""
        before = self._scopes[self.currentIndex()] if self.currentIndex() > 0 else None
        sent = bool(self._sent) and self.currentIndex() == 1
        found = self._operations.read_now(print_scopes.scopes)
        self._scopes = [None, *([None] if self._sent else []), *found]
        self.clear()
        self.addItem(self.tr("– pilih pegawai –"))
        if self._sent:
            self.addItem(self._sent)
        self.addItems([self._words(scope) for scope in found])
        same = (
            at
            for at, scope in enumerate(self._scopes)
            if before and scope and (scope.kind, scope.id) == (before.kind, before.id)
        )
        self.setCurrentIndex(1 if sent else next(same, 0))

    def show_sent(self, words: str) -> None:
        """Show that those sent from another list are chosen."""
        self._sent = words
        self.read()
        self.setCurrentIndex(1)

    def choose_all(self) -> None:
        """Choose everybody."""
        self._sent = ""
        self.read()
        if len(self._scopes) > 1:
            self.setCurrentIndex(1)
            self._activated(1)

    def _activated(self, at: int) -> None:
        scope = self._scopes[at]
        if self._sent and at == 1:
            return
        if scope is None:
            self.chosen.emit(None)
        else:
            ids = self._operations.read_now(print_scopes.people_in, scope.kind, scope.id)
            self.chosen.emit(ids)

    def _words(self, scope: DeskScope) -> str:
        words = {
            ScopeKind.ALL: self.tr("Semua pegawai"),
            ScopeKind.ASSESSOR: self.tr("Dinilai oleh {name}"),
            ScopeKind.UNIT: "{name}",
        }[scope.kind]
        return f"{words.format(name=scope.label)} ({number(scope.count)})"
