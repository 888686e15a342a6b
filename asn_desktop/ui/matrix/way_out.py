"""How roles that wait in the matrix get into somebody's SKP: the button beside the gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.ui.matrix.acts import MatrixActs
from asn_desktop.ui.matrix.beginning import who_begins
from asn_desktop.ui.page import Page
from asn_desktop.ui.widgets.dialogs import TextQuestion
from asn_desktop.views.matrix import PersonLine

Begin = Callable[[Sequence[UUID], Callable[[Sequence[UUID]], object], Sequence[UUID]], object]
"""Asks for the forms of posts whose SKP begins, then does the act with what is given."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("MatrixPage", words)


class WayOut:
    """Draft: put in. Set: amend, with a reason. Handed in: look at the SKP."""

    def __init__(self, page: Page, acts: MatrixActs, begin: Begin) -> None:
        self._page, self._acts, self._begin = page, acts, begin

    def of(self, line: PersonLine) -> tuple[str, Callable[[], object]]:
        """The words of the button, and what it does."""
        if line.skp_state is None or line.skp_state.is_editable:
            ids = [role.id for role in line.roles if role.outside is not None]
            people = who_begins([line])
            return _tr("Masukkan ke SKP"), partial(self._begin, people, self._acts.put_in, ids)
        if line.skp_state is SkpState.SET:
            return _tr("Mulai perubahan SKP…"), partial(self._amend, line)
        return _tr("Buka SKP"), partial(self._page.context.open, "skp", skp=line.skp_id)

    def _amend(self, line: PersonLine) -> None:
        reason = TextQuestion.ask(
            self._page,
            _tr("Mulai perubahan SKP {name}").format(name=line.name),
            label=_tr("Alasan perubahan"),
            value=_tr("Pembagian peran baru dalam matriks peran hasil"),
            text=_tr("Peran yang menunggu masuk ke versi baru; versi yang ditetapkan tetap "
                     "berlaku sampai yang baru ditetapkan."),
            yes=_tr("Mulai perubahan"),
        )  # fmt: skip
        if reason is not None:
            self._acts.amend(line.id, reason)
