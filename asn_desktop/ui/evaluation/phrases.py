"""The phrases of a run as they can be said in the field one is in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.phrases import usable
from asn_desktop.ui.evaluation.book import Book
from asn_desktop.ui.evaluation.feedback import FeedbackBox
from asn_desktop.views.evaluation import PersonEvaluation, Target


def phrases_at(book: Book, field: QWidget) -> tuple[str, ...]:
    """What can be said there of the person in view, filled; nothing while no run is loaded."""
    run = book.run
    if run is None or not book.people:
        return ()
    around: QWidget | None = field
    while around is not None and not isinstance(around, FeedbackBox):
        around = around.parentWidget()
    result, goal = _about(book.person, around.target if around is not None else None)
    return usable(
        run.phrases,
        {
            "nama": book.person.name,
            "periode": f"{run.period.label} {run.period.year}",
            "hasil": result,
            "target": goal,
        },
    )


def _about(one: PersonEvaluation, target: Target | None) -> tuple[str, str]:
    """Result and target of a place; "" where it has none."""
    for result in one.results:
        goals = [line.target for line in result.indicators if line.target]
        if target == ("result", result.id):
            return result.text, goals[0] if goals else ""
        for line in result.indicators:
            if target == ("indicator", line.id):
                return result.text, line.target
    return "", ""
