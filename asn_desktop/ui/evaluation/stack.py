"""The panels of the people of a run, each made once; the next one is made ahead of its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QStackedWidget

from asn_desktop.ui.evaluation.facts import PersonPanel, shape_of
from asn_desktop.ui.evaluation.feedback import FeedbackBox, Today
from asn_desktop.ui.evaluation.followed import FollowedStrip
from asn_desktop.ui.feedback.dialog import Said
from asn_desktop.views.evaluation import PersonEvaluation
from asn_desktop.views.followed import YearFacts

WriteOf = Callable[[UUID, UUID, Said], object]


class PanelStack(QStackedWidget):
    """``write(evaluation, piece, said)`` is told what was said of whom."""

    viewed = Signal(object, object)

    def __init__(self, write: WriteOf, today: Today) -> None:
        super().__init__()
        self._write, self._today = write, today
        self._panels: dict[UUID, PersonPanel] = {}
        self._strips: dict[UUID, FollowedStrip] = {}
        self._facts: Mapping[UUID, YearFacts] = {}
        self.last_box: FeedbackBox | None = None

    def clear(self) -> None:
        """Let all panels go (another run is opened)."""
        for panel in self._panels.values():
            self.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()
        self._strips.clear()
        self._facts = {}
        self.last_box = None

    def panel(self, one: PersonEvaluation) -> PersonPanel:
        """The panel of one person, filled as the person is now."""
        panel = self._panels.get(one.id)
        if panel is not None and panel.shape != shape_of(one):
            self.removeWidget(panel)
            panel.deleteLater()
            panel = None
            self.last_box = None
        if panel is None:
            panel = PersonPanel(one, partial(self._write, one.id), self._today)
            panel.viewed.connect(self.viewed)
            self._panels[one.id] = panel
            self._strips[one.id] = FollowedStrip()
            panel.inside.insertWidget(0, self._strips[one.id])
            self.addWidget(panel)
        panel.show_person(one)
        facts = self._facts.get(one.person_id)
        if facts is not None:
            self._strips[one.id].show_facts(facts)
            panel.show_ways(facts.lines)
        return panel

    def show_facts(
        self, facts: Mapping[UUID, YearFacts], people: Iterable[PersonEvaluation]
    ) -> None:
        """What was followed of each person has been read."""
        self._facts = facts
        for one in people:
            if one.id in self._panels and one.person_id in facts:
                self._strips[one.id].show_facts(facts[one.person_id])
                self._panels[one.id].show_ways(facts[one.person_id].lines)

    def bring(self, one: PersonEvaluation) -> PersonPanel:
        """Show one person."""
        panel = self.panel(one)
        self.setCurrentWidget(panel)
        return panel

    def prepare(self, one: PersonEvaluation) -> None:
        """Make and lay out a panel ahead of its turn, so that it shows in one frame."""
        panel = self.panel(one)
        panel.resize(self.size())
        panel.grab(QRect(0, 0, 1, 1))

    def commit(self) -> None:
        """Write what is being typed."""
        panel = self.currentWidget()
        if isinstance(panel, PersonPanel):
            panel.commit()

    def remember(self, widget: object) -> None:
        """The focus went to ``widget``: F3 adds to that place."""
        parent = getattr(widget, "parentWidget", lambda: None)()
        if isinstance(parent, FeedbackBox) and self.isAncestorOf(parent):
            self.last_box = parent

    def box(self) -> FeedbackBox | None:
        """The place one was in last, else the first of who is in view."""
        panel = self.currentWidget()
        if not isinstance(panel, PersonPanel):
            return None
        boxes = panel.boxes()
        return self.last_box if self.last_box in boxes else boxes[0]
