"""Acts that both pages of Penilaian offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import evaluation_achievement, evaluation_opening
from asn_desktop.ui.context import Context
from asn_desktop.ui.evaluation.dialogs import AchievementDialog
from asn_desktop.views.evaluation import AchievementFacts
from asn_desktop.views.progress import PeriodHead


def ask_achievement(
    parent: QWidget, context: Context, period: PeriodHead, facts: AchievementFacts
) -> None:
    """Ask what a unit achieved, and write it."""
    answer = AchievementDialog.ask(parent, period, facts, context.office.today())
    if answer is not None:
        context.operations.write(
            Act.SET_ACHIEVEMENT,
            evaluation_achievement.set_achievement,
            period.id,
            *answer.arguments,
        )


def open_evaluations(context: Context, period: PeriodHead, then: Callable[[Any], None]) -> None:
    """Open the evaluations of everyone with a set SKP; ``then`` gets what came of it."""
    context.operations.write(
        Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period.id, then=then
    )


def opened_words(page: QWidget, done: Any) -> str:
    """What opening came to, in one line."""
    words = page.tr("{n} penilaian dibuka.").format(n=done.opened)
    if done.renewed:
        words += page.tr(" {n} mengikuti SKP yang diubah.").format(n=done.renewed)
    if done.left_out:
        words += page.tr(" {n} orang tidak dinilai.").format(n=len(done.left_out))
    return words
