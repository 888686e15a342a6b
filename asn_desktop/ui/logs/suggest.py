"""The list under the activity: favourites first, then what was written last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from asn_desktop.rules.logs import suggests
from asn_desktop.ui.formats import short_date
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.logs import LogTarget, LogText, Suggestion

LEAST, MOST = 2, 8
"""Letters before something is suggested, and how many are."""


class _Model(TwoLineModel[Suggestion]):
    """As the completer wants it: the words that go into the field are the edit role."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if index.isValid() and role == Qt.ItemDataRole.EditRole:
            return self.items[index.row()].text.activity
        return super().data(index, role)


class Suggestions(QCompleter):
    """Looks through what is known at every letter; ``take(text)`` gets what was chosen."""

    def __init__(self, field: QLineEdit, take: Callable[[LogText], object]) -> None:
        super().__init__(field)
        self._field, self._take = field, take
        self.known: Sequence[Suggestion] = ()
        self._names: dict[object, str] = {}
        self.found = _Model(self._told, self)
        self.setModel(self.found)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.setMaxVisibleItems(MOST)
        self.setWrapAround(False)  # Down on the last, or only, one keeps it for Enter
        self._view = view = QListView()
        view.setUniformItemSizes(True)
        view.setMinimumWidth(px(field, 380))
        self.setPopup(view)
        view.setItemDelegate(TwoLineDelegate(view, self.found))
        self.setWidget(field)
        self.activated.connect(self._chosen)
        field.textEdited.connect(self._typed)

    def learn(self, known: Sequence[Suggestion], targets: Sequence[LogTarget]) -> None:
        """What is suggested from now on."""
        self.known = known
        self._names = {}
        for one in targets:
            key = one.indicator_id or one.work_result_id
            self._names[key] = f"{one.number} · {one.text}"

    def _told(self, one: Suggestion) -> Told:
        key = one.text.indicator_id or one.text.work_result_id
        last = short_date(one.last) if one.last else self.tr("favorit")
        detail = (one.text.output, one.text.unit, self._names.get(key, ""), last)
        icon = "star" if one.favourite else "history"
        return Told(one.text.activity, " · ".join(filter(None, detail)), icon)

    def _typed(self, text: str) -> None:
        typed = text.strip()
        hits = (
            [one for one in self.known if suggests(one.text.activity, typed)][:MOST]
            if len(typed) >= LEAST
            else []
        )
        self.found.show_items(hits)
        if not hits or (len(hits) == 1 and hits[0].text.activity == typed):
            self._view.hide()
            return
        self.complete()
        self._view.setCurrentIndex(self.completionModel().index(0, 0))

    def _chosen(self, activity: str) -> None:
        chosen = (one.text for one in self.found.items if one.text.activity == activity)
        if (text := next(chosen, None)) is not None:
            self._take(text)
