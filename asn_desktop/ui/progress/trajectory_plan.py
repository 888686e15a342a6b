"""The plan of one indicator: target, how it is split, its periods, and the chart of both."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from asn_desktop.rules import trajectory as rules
from asn_desktop.rules.chart_marks import value_words
from asn_desktop.rules.following import Gathering, Split
from asn_desktop.services.trajectory import Plan
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import ChoiceField, NumberField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chart import ChartView
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, Scroll, clear, muted
from asn_desktop.views.trajectory import TrajectoryView

Write = Callable[[UUID, Plan], object]
Remove = Callable[[UUID], object]
PER_ROW = 4


class PlanView(Scroll):
    """``show_view(view, code, label)``; every field left writes the whole plan as one act."""

    def __init__(self, write: Write, remove: Remove) -> None:
        super().__init__(width=860)
        self._write_plan, self._remove = write, remove
        self.view: TrajectoryView | None = None
        self.result = muted("")
        self.result.setWordWrap(True)
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.told = muted("")
        self.banner = Banner(self)
        self.chart = ChartView(wide=560, high=230)
        self.card = Card()
        self.start = Button(self.tr("Bagi target merata"), icon="plus", do=self.begin)
        self.clear = Button(
            self.tr("Hapus lintasan"), kind=Kind.QUIET, icon="trash", do=self._clear
        )
        for widget in (self.result, self.name, self.told, self.banner, self.chart, self.card):
            self.column.addWidget(widget)
        self.column.setSpacing(px(self, 8))
        self.form = Form()
        self._codes: tuple[str, ...] = ()
        self._split: Split | None = None
        self.column.addStretch(1)

    # ---- showing

    def show_view(self, view: TrajectoryView, code: str, label: str) -> None:
        """Show one indicator; what is being typed stays while it is the same one."""
        other = self.view is None or self.view.indicator_id != view.indicator_id
        codes = tuple(one.code for one in view.steps)
        split = view.split if view.target is not None else None
        anew = other or codes != self._codes or split != self._split
        self.view, self._codes, self._split = view, codes, split
        self.result.setText(f"{view.no}. {view.result}")
        self.name.setText(view.text)
        told = view.told(code, label) or self.tr("Target pada SKP: {target}").format(
            target=view.target_text or "–"
        )
        self.told.setText(told)
        chart = view.chart()
        self.chart.show_chart(chart)
        self.chart.setVisible(chart is not None)
        self._show_banner(view)
        if anew:
            self._make_form(view)
        values: dict[str, Any] = {
            "target": view.target or self._proposed(view),
            "unit": view.unit or None,
            "gathering": view.gathering,
            "split": view.split if view.target is not None else None,
            **{one.code: self._part(view, one.code) for one in view.steps},
        }
        if anew:
            self.form.load(values)
        else:
            self.form.refresh(values)
        self.start.setVisible(view.target is None)
        self.clear.setVisible(view.target is not None)

    def _show_banner(self, view: TrajectoryView) -> None:
        words = ""
        if view.target is None and self._proposed(view) is None:
            words = self.tr(
                "Target pada SKP tidak terbaca sebagai satu angka. "
                "Ketik angka dan satuannya untuk membuat lintasan."
            )
        elif view.lacking:
            words = self.tr("Rencana per periode {more} {lacking} dari target {target}.").format(
                more=self.tr("kurang") if view.lacking > 0 else self.tr("lebih"),
                lacking=value_words(abs(view.lacking)),
                target=value_words(view.target or Decimal(0)),
            )
        self.banner.say(State.ACTION, words)
        self.banner.setVisible(bool(words))

    def _proposed(self, view: TrajectoryView) -> Decimal | None:
        found = rules.target_of(view.target_text)
        return found[0] if found else None

    def _part(self, view: TrajectoryView, code: str) -> Decimal | None:
        step = next(one for one in view.steps if one.code == code)
        return step.weight if view.split is Split.WEIGHT else step.planned

    def _make_form(self, view: TrajectoryView) -> None:
        column = self.card.column
        clear(column, keep=(self.start, self.clear))
        self.form = Form(columns=PER_ROW)
        rule = "progress.realisation"
        self.form.add(NumberField("target", self.tr("Target setahun"), required=True, rule=rule))
        self.form.add(TextField("unit", self.tr("Satuan")))
        self.form.add(
            ChoiceField(
                "gathering",
                self.tr("Realisasi periode"),
                [(one, one.label) for one in Gathering],
                required=True,
            )
        )
        if view.target is not None:
            self.form.add(
                ChoiceField(
                    "split",
                    self.tr("Pembagian"),
                    [(one, one.label) for one in Split],
                    required=True,
                )
            )
            self._add_steps(view)
        self.form.committed.connect(self._committed)
        column.addWidget(self.form)
        for button in (self.start, self.clear):
            column.addWidget(button, 0)

    def _add_steps(self, view: TrajectoryView) -> None:
        what = self.tr("bobot") if view.split is Split.WEIGHT else self.tr("rencana")
        for step in view.steps:
            hint = self.tr("realisasi: {words}").format(words=step.words or "–")
            if view.split is Split.WEIGHT and step.planned is not None:
                hint = self.tr("rencana {planned} · {hint}").format(
                    planned=value_words(step.planned), hint=hint
                )
            field = NumberField(step.code, f"{step.label}, {what}", required=True, hint=hint)
            field.line.setReadOnly(view.split is Split.EVEN)
            self.form.add(field)

    def focus_first(self) -> None:
        """Stand where one begins: the target."""
        self.form.fields["target"].focus()

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit_all()

    # ---- acts

    def begin(self) -> None:
        """Split the target evenly: the usual plan, to be changed afterwards."""
        if self.view is None:
            return
        self.form.commit_all()
        typed = self.form.values()
        if not isinstance(typed.get("target"), Decimal):
            self.form.complete()
            return
        self._send(Split.EVEN, typed, {})

    def _committed(self, name: str, value: object) -> None:
        view = self.view
        if view is None or view.target is None:
            return  # nothing is written before the plan is begun
        typed = {**self.form.values(), name: value}
        split = typed["split"] if isinstance(typed.get("split"), Split) else view.split
        parts = {
            one.period_id: number
            for one in view.steps
            if isinstance(number := typed.get(one.code), Decimal)
        }
        if name == "split" and split is Split.WEIGHT:
            parts = {one.period_id: one.weight or Decimal(1) for one in view.steps}
        elif name == "split":
            parts = {one.period_id: one.planned or Decimal(0) for one in view.steps}
        self._send(split, typed, parts)

    def _send(self, split: Split, typed: dict[str, Any], parts: dict[UUID, Decimal]) -> None:
        view = self.view
        target = typed.get("target")
        if view is None or not isinstance(target, Decimal):
            return
        plan = Plan(
            target=target,
            unit=str(typed.get("unit") or ""),
            gathering=typed["gathering"] or view.gathering,
            split=split,
            parts=parts,
        )
        self._write_plan(view.indicator_id, plan)

    def _clear(self) -> None:
        if self.view is not None:
            self._remove(self.view.indicator_id)
