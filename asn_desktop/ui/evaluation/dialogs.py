"""The questions of the page Penilaian: what a unit achieved, who is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop import texts
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.ui.forms.fields import CheckField, ChoiceField, DateField, TextField
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.evaluation import AchievementFacts, LeftOut
from asn_desktop.views.progress import PeriodHead
from asn_desktop.workflows.sentences import shown


@dataclass(frozen=True)
class AchievementAnswer:
    """What was typed; `arguments` are those of ``set_achievement`` behind the period."""

    unit_id: UUID
    value: UnitAchievement
    source: str
    on: date
    of_year: int
    below: bool

    @property
    def arguments(self) -> tuple[Any, ...]:
        """In the order of the service."""
        return (self.unit_id, self.value, self.source, self.on, self.of_year, self.below)


class AchievementDialog(Dialog):
    """Asks for the achievement of one unit: value, source, date; nothing is computed."""

    def __init__(
        self, parent: QWidget | None, period: PeriodHead, facts: AchievementFacts, today: date
    ) -> None:
        super().__init__(parent, "", width=480)
        self.facts = facts
        title = self.tr("Capaian organisasi {period} {year}").format(
            period=period.label, year=period.year
        )
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.say(facts.unit)
        choices = [(one, one.label) for one in UnitAchievement]
        self.value = ChoiceField(
            "value", self.tr("Capaian"), choices, required=True, rule="achievement"
        )
        self.source = TextField(
            "source",
            self.tr("Sumber"),
            required=True,
            placeholder=self.tr("misalnya Laporan Kinerja Triwulan II, surat Sekda nomor …"),
            rule="achievement.source",
        )
        self.on = DateField("on", self.tr("Tanggal sumber"), today=today, required=True)
        self.last_year = CheckField(
            "of_year",
            self.tr("Pakai capaian tahun {year}").format(year=period.year - 1),
            hint=self.tr("Bila capaian tahun ini terlambat melewati Januari."),
        )
        self.below = CheckField(
            "below", self.tr("Berlaku juga untuk unit di bawahnya yang belum diisi")
        )
        for field in (self.value, self.source, self.on, self.last_year, self.below):
            self.body.addWidget(field)
        self.last_year.setVisible(period.is_yearly)
        self._period = period
        self.value.set_value(facts.value or facts.proposed)
        self.source.set_value(facts.source)
        self.on.set_value(facts.on or today)
        self.last_year.set_value(bool(facts.proposed) or facts.of_year == period.year - 1)
        self.below.set_value(False)
        self.yes = self.add_answer(self.tr("Simpan capaian"))
        for part in (self.value, self.source, self.on):
            part.changed.connect(self.check)
        self.check()
        self.value.focus()

    def check(self) -> None:
        """Everything must be there, and the date must be readable."""
        there = self.value.value() and self.source.value() and self.on.date()
        self.yes.setEnabled(bool(there))

    def answer(self) -> AchievementAnswer | None:
        """What was typed; None while something lacks."""
        value, on = self.value.value(), self.on.date()
        if not isinstance(value, UnitAchievement) or on is None or self.facts.unit_id is None:
            return None
        back = 1 if self._period.is_yearly and self.last_year.value() else 0
        return AchievementAnswer(
            self.facts.unit_id,
            value,
            str(self.source.value() or ""),
            on,
            self._period.year - back,
            bool(self.below.value()),
        )

    @classmethod
    def ask(
        cls, parent: QWidget | None, period: PeriodHead, facts: AchievementFacts, today: date
    ) -> AchievementAnswer | None:
        """Return what was typed, None for Esc."""
        dialog = cls(parent, period, facts, today)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if done else None
        dialog.deleteLater()
        return answer


class LeftOutDialog(Dialog):
    """Who has no evaluation in the period, and why."""

    @classmethod
    def ask(cls, parent: QWidget | None, people: Sequence[LeftOut]) -> None:
        """Show it."""
        dialog = cls(parent, "", width=560)
        dialog.heading.setText(dialog.tr("Tidak dinilai pada periode ini"))
        dialog.setWindowTitle(dialog.heading.text())
        scroll = Scroll()
        scroll.setMinimumHeight(min(360, 40 + 44 * len(people)))
        from asn_desktop.ui.evaluation.facts import plain

        for one in people:
            scroll.column.addWidget(plain(one.name, bold=True))
            scroll.column.addWidget(
                plain(texts.sentence(one.code, **shown(one.values)), kind="muted")
            )
        scroll.column.addStretch(1)
        dialog.body.addWidget(scroll)
        dialog.add_answer(dialog.tr("Tutup"), no=dialog.tr("Kembali")).setFocus()
        dialog.exec()
        dialog.deleteLater()
