"""Lintasan kinerja: how each target of a person is to be reached, drawn against what was."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import people, trajectory
from asn_desktop.services.office import ReadTx
from asn_desktop.services.trajectory import Plan
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.periods import chosen_period
from asn_desktop.ui.printing.plain import Make, on_office_paper, print_made, save_made
from asn_desktop.ui.progress.trajectory_plan import PlanView
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.progress import PeriodHead
from asn_desktop.views.trajectory import TrajectoryView
from asn_desktop.workflows.trajectory import trajectory_pdf

KINDS = ("trajectory", "trajectory_step", "realisation", "indicator", "skp", "person", "period")
LIST = 320  # pixels


class TrajectoryPage(Page):
    """``context.open("trajectory", person=id)``: indicators at the left, plan and chart right."""

    title = "Lintasan kinerja"

    def build(self) -> None:
        """Make list, plan and buttons."""
        self.person: UUID | None = None
        self._period: PeriodHead | None = None
        self._indicator: UUID | None = None
        self.model: TwoLineModel[TrajectoryView] = TwoLineModel(self._told, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
        self.list.setFixedWidth(px(self, LIST))
        self.list.setProperty("kind", "quiet")
        self.list.setAccessibleName(self.tr("Indikator"))
        self.list.selectionModel().currentChanged.connect(self._stood_on)
        self.list.activated.connect(self._into_plan)
        self.plan = PlanView(self._write, self._remove)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(line(upright=True))
        row.addWidget(self.plan, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                Empty(
                    self.tr("Belum ada indikator untuk digambar."),
                    (Choice(self.tr("Ke Kemajuan"), partial(self.context.open, "progress")),),
                    detail=self.tr(
                        "Lintasan dibuat dari indikator SKP yang ditetapkan dan realisasinya."
                    ),
                    icon="progress",
                )
            )
        )
        self.body.addWidget(self.stack, 1)
        self.header.add(Button(self.tr("Simpan PDF…"), icon="download", do=self.save_pdf))
        self.set_main(Button(self.tr("Cetak…"), icon="print", do=self.print_selection))
        self.add_key("F8", self.tr("indikator berikutnya tanpa lintasan"), self.next_missing)
        self.tell_key("↑ ↓  Enter", self.tr("pilih indikator, isi rencananya"))

    def _told(self, one: TrajectoryView) -> Told:
        code = self._period.code if self._period else ""
        words = one.told(code, self._period.label if self._period else "")
        return Told(one.text, words or self.tr("Target {target}, belum ada lintasan").format(
            target=one.target_text or "–"
        ))  # fmt: skip

    # ---- coming and going

    def go(
        self, *, person: UUID | None = None, indicator: UUID | None = None, **_more: Any
    ) -> None:
        """Show one person, at an indicator."""
        if person is not None:
            self.person = person
        if indicator is not None:
            self._indicator = indicator
        self._read()

    def activate(self) -> None:
        """Read, and stand in the list."""
        self._read()
        self.list.setFocus()

    def on_period(self) -> None:
        """Another period: another place on the way."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def leave(self) -> bool:
        """What is being typed is written first."""
        self.plan.commit()
        return True

    def back(self) -> bool:
        """Esc: from the plan to the list."""
        if self.plan.isAncestorOf(self.window().focusWidget() or self):
            self.plan.commit()
            self.list.setFocus()
            return True
        return False

    def print_selection(self) -> bool:
        """Ctrl+P: the sheet of this person to a printer."""
        make = self._maker()
        if make is not None:
            print_made(self, self.context, self.title, make)
        return True

    def save_pdf(self) -> None:
        """The sheet of this person as a file."""
        make, name = self._maker(), self.header.title.replace(" · ", " ")
        if make is not None:
            save_made(self, self.context, self.tr("Simpan lintasan kinerja"), name, make)

    def _maker(self) -> Make | None:
        """What makes the sheet once all that is typed is written; None without anything on it."""
        person, period = self.person, self._period
        if person is None or period is None or not self.model.items:
            return None
        self.plan.commit()
        self.context.operations.wait_idle()
        return on_office_paper(lambda tx: trajectory_pdf(tx, person, period.id))

    # ---- showing

    def _read(self) -> None:
        operations = self.context.operations
        self._period = chosen_period(self.context)
        if self.person is None or self._period is None:
            self._fill((self.person, "", ()))
            return
        operations.read(_one, self.person, self._period.id, then=self._fill)

    def _fill(self, found: tuple[UUID | None, str, tuple[TrajectoryView, ...]]) -> None:
        person, name, views = found
        if person != self.person:
            return
        self.header.set_title(
            f"{self.title} · {name}" if name else self.title,
            f"{self._period.label} {self._period.year}" if self._period else "",
        )
        self.stack.setCurrentIndex(0 if views else 1)
        kept = self._indicator
        if [one.indicator_id for one in self.model.items] != [one.indicator_id for one in views]:
            self.model.show_items(views)
        else:
            self.model.items = views
            self.list.viewport().update()
        ids = [one.indicator_id for one in views]
        at = ids.index(kept) if kept in ids else 0
        if views:
            self.list.setCurrentIndex(self.model.index(at))
            self._show(views[at])

    def _stood_on(self, *_indexes: object) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.items):
            self._show(self.model.items[at])

    def _show(self, one: TrajectoryView) -> None:
        self.plan.commit()
        self._indicator = one.indicator_id
        period = self._period
        self.plan.show_view(one, period.code if period else "", period.label if period else "")

    def _into_plan(self, *_index: object) -> None:
        self.plan.focus_first()

    # ---- acts

    def _write(self, indicator_id: UUID, plan: Plan) -> None:
        self.context.operations.write(
            Act.EDIT_TRAJECTORY,
            trajectory.write,
            indicator_id,
            plan,
            failed=self.plan.form.show_findings,
        )

    def _remove(self, indicator_id: UUID) -> None:
        self.context.operations.write(Act.EDIT_TRAJECTORY, trajectory.remove, indicator_id)

    def next_missing(self) -> None:
        """F8: the next indicator without a plan."""
        here = self.list.currentIndex().row()
        count = len(self.model.items)
        for step in range(1, count + 1):
            at = (here + step) % count
            if self.model.items[at].target is None:
                self.list.setCurrentIndex(self.model.index(at))
                self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.context.notice(self.tr("Semua indikator sudah punya lintasan."))


def _one(
    tx: ReadTx, person_id: UUID, period_id: UUID
) -> tuple[UUID, str, tuple[TrajectoryView, ...]]:
    """A person's name and trajectories."""
    found = people.choices(tx, [person_id])
    name = found[person_id].name if person_id in found else ""
    return person_id, name, trajectory.views(tx, [person_id], period_id).get(person_id, ())
