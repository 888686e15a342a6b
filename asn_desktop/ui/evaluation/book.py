"""The run as it stands on the desk: changed at once, written behind, taken back step by step.

Every change is one act. The pages show what this book says and never wait for the writer; when the
office refuses an act, or somebody else changed something, the run is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.finishing import blocks
from asn_desktop.rules.lifecycle import evaluation_step
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import evaluation, evaluation_run, study_leave
from asn_desktop.ui.feedback.dialog import Said
from asn_desktop.ui.operations import ChangesLike, Operations, touches
from asn_desktop.views.evaluation import How, Mirror, PersonEvaluation, Piece, Run, mirror_of

KINDS = (
    "evaluation",
    "feedback",
    "result_view",
    "achievement",
    "distribution_reason",
    "realisation",
    "setting",
    "skp",
    "take_over",
)


@dataclass(frozen=True)
class Step:
    """One act of this run, to be taken back: who, what it was before, which act it was.

    Acts of one ``group`` were one gesture (a block pasted, cells filled) and go back together.
    """

    place: int
    before: PersonEvaluation
    act: Act
    group: int


class Book(QObject):
    """All people of one run, and which of them is in view."""

    loaded = Signal()  # a run was opened
    refreshed = Signal()  # the same run was read again
    person_changed = Signal(int)
    moved = Signal(int)
    refused = Signal(object)  # findings
    ended = Signal()  # the last open person was finished

    def __init__(
        self, operations: Operations, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._today = today
        self._steps: list[Step] = []
        self._group = 0
        self._grouping = False
        self._waiting = 0
        self._stale = False
        self._wanted: tuple[UUID, UUID] | None = None
        self._clock = QElapsedTimer()
        self._took: list[int] = []
        self.run: Run | None = None
        self.people: list[PersonEvaluation] = []
        self.place = -1
        self.on: date | None = None  # the date on the paper of this run, None for today

    # ---- reading

    def load(self, assessor_id: UUID, period_id: UUID, person_id: UUID | None = None) -> None:
        """Read a run whole and stand at ``person_id``, else at the first unrated person."""
        if self._wanted != (assessor_id, period_id):
            self.on = None
        self._wanted = (assessor_id, period_id)
        self._steps.clear()
        self._took.clear()
        self.place = -1
        self._operations.read(
            evaluation_run.run, assessor_id, period_id, then=partial(self._loaded, person_id)
        )

    def reload(self) -> None:
        """Read everything again, as soon as nothing of ours is waiting to be written."""
        if self._wanted is None:
            return
        if self._waiting:
            self._stale = True
            return
        self._stale = False
        self._operations.read(
            evaluation_run.run, *self._wanted, then=partial(self._loaded, self._person_id())
        )

    def on_changed(self, changes: ChangesLike) -> None:
        """Somebody else changed something that this run shows."""
        if getattr(changes, "origin", None) is not self and touches(changes, *KINDS):
            self.reload()

    def _person_id(self) -> UUID | None:
        return self.people[self.place].person_id if 0 <= self.place < len(self.people) else None

    def _loaded(self, person_id: UUID | None, run: Run) -> None:
        if self._waiting:
            self._stale = True  # it is older than what is on the desk
            return
        again = self.run is not None and self.place >= 0
        if again and run == self.run and self.people == list(run.people):
            return
        self.run = run
        self.people = list(run.people)
        ids = [one.person_id for one in self.people]
        if person_id in ids:
            self.place = ids.index(person_id)
        else:
            self.place = self.next_open(-1)
            if self.place < 0 and self.people:
                self.place = 0
        if again:
            self.refreshed.emit()
        else:
            self._clock.restart()
            self.loaded.emit()

    # ---- where one is

    @property
    def person(self) -> PersonEvaluation:
        """Who is in view; only while somebody is."""
        return self.people[self.place]

    @property
    def finished(self) -> int:
        """How many are finished."""
        return sum(one.finished for one in self.people)

    def next_open(self, after: int) -> int:
        """The next person who is not finished, round the end; -1 for nobody."""
        count = len(self.people)
        for step in range(1, count + 1):
            at = (after + step) % count
            if not self.people[at].finished:
                return at
        return -1

    def go(self, place: int) -> None:
        """Show somebody else."""
        if 0 <= place < len(self.people) and place != self.place:
            self.place = place
            self._clock.restart()
            self.moved.emit(place)

    def mirror(self) -> Mirror:
        """The distribution as it stands on the desk."""
        run = self.run
        return mirror_of(
            run.assessor if run else "",
            run.achievement.value if run else None,
            (one.predicate if one.finished else None for one in self.people),
            mirror_from=run.mirror_from if run else 0,
            reason=run.distribution_reason if run else "",
        )

    def average_seconds(self) -> int | None:
        """How long one person took in this run; None before anybody was finished."""
        return round(sum(self._took) / len(self._took) / 1000) if self._took else None

    # ---- acts

    def rate_work(self, rating: Rating | None, place: int | None = None) -> None:
        """Give or take back the rating of work results, of the person in view unless said."""
        one = self.people[self.place if place is None else place]
        if rating is not one.work and not one.finished:
            changed, do = replace(one, work=rating), evaluation.rate_work
            self._act(changed, Act.RATE_WORK, do, one.id, rating, place=place)

    def rate_behaviour(self, rating: Rating | None, place: int | None = None) -> None:
        """Give or take back the rating of behaviour, of the person in view unless said."""
        one = self.people[self.place if place is None else place]
        if rating is not one.behaviour and not one.finished:
            changed, do = replace(one, behaviour=rating), evaluation.rate_behaviour
            self._act(changed, Act.RATE_BEHAVIOUR, do, one.id, rating, place=place)

    def view_result(self, result_id: UUID, rating: Rating | None) -> None:
        """Note the view of one result."""
        one = self.person
        views = {key: value for key, value in one.views.items() if key != result_id}
        if rating is not None:
            views[result_id] = rating
        if views != one.views:
            changed = replace(one, views=views)
            self._act(changed, Act.VIEW_RESULT, evaluation.set_view, one.id, result_id, rating)

    def write_piece(self, place: int, piece_id: UUID, said: Said) -> None:
        """Write, change or (with an empty text) take away a piece of feedback of one person."""
        one, text = self.people[place], said.text.strip()
        old = next((piece for piece in one.pieces if piece.id == piece_id), None)
        new = None
        if text:
            new = Piece(
                id=piece_id,
                target=said.target,
                giver=said.giver,
                giver_name=said.giver_name,
                on=said.on or (old.on if old else self._today()),
                text=text,
                how=said.how or (old.how if old else How()),
            )
        if new == old:
            return
        pieces = [new if piece.id == piece_id else piece for piece in one.pieces]
        if old is None:
            pieces.append(new)
        changed = replace(one, pieces=tuple(piece for piece in pieces if piece is not None))
        args = (one.id, piece_id, said.target, text, said.giver, said.giver_name, said.on, said.how)
        self._act(changed, Act.GIVE_FEEDBACK, evaluation.write_feedback, *args, place=place)

    def write_note(self, place: int, text: str) -> None:
        """Write the note of D.1.1."""
        one = self.people[place]
        if text.strip() != one.note:
            changed = replace(one, note=text.strip())
            self._act(
                changed,
                Act.EDIT_EVALUATION,
                evaluation.set_note,
                one.id,
                text.strip(),
                place=place,
            )

    def without_realisation(self, place: int, reason: str | None) -> None:
        """Say why somebody is rated without a realisation."""
        one, said = self.people[place], (reason or "").strip() or None
        if said != one.without_realisation:
            changed = replace(one, without_realisation=said)
            act, do = Act.EDIT_EVALUATION, evaluation.set_without_realisation
            self._act(changed, act, do, one.id, said, place=place)

    def override(self, place: int, reason: str | None) -> None:
        """Say why the rating of a head is not the proposed one."""
        one, said = self.people[place], (reason or "").strip() or None
        if said != one.override_reason:
            changed = replace(one, override_reason=said)
            act, do = Act.EDIT_EVALUATION, evaluation.set_override_reason
            self._act(changed, act, do, one.id, said, place=place)

    def unfinished(self, predicate: Predicate | None, reason: str) -> None:
        """Give the person in view the predicate of unfinished studies, or take it back."""
        one = self.person
        changed = replace(one, study_predicate=predicate, study_reason=reason or None)
        do = study_leave.set_unfinished
        self._act(changed, Act.EDIT_EVALUATION, do, one.id, predicate, reason)

    def toggle_doubtful(self) -> None:
        """Mark the person in view to be looked at again, or no more."""
        one = self.person
        changed = replace(one, doubtful=not one.doubtful)
        do = evaluation.set_doubtful
        self._act(changed, Act.EDIT_EVALUATION, do, one.id, not one.doubtful)

    def finish(self) -> bool:
        """Finish the person in view and go to the next unrated one; False = something lacks."""
        one = self.person
        step = evaluation_step(Act.FINISH_EVALUATION, one.state)
        if step is None or blocks(one.findings()) or not one.work or not one.behaviour:
            return False
        result = one.outcome
        if self._clock.isValid():
            self._took.append(self._clock.elapsed())
        changed = replace(one, state=step.target, predicate=result)
        act, do = Act.FINISH_EVALUATION, evaluation.finish
        self._act(changed, act, do, one.id, self.on, tell=False)
        following = self.next_open(self.place)
        if following < 0:
            self.ended.emit()
        else:
            self.go(following)
        return True

    def finish_all(self) -> tuple[int, int]:
        """Finish everyone who lacks nothing; how many were finished and how many are still open."""
        done = 0
        for at, one in enumerate(self.people):
            step = evaluation_step(Act.FINISH_EVALUATION, one.state)
            if step is None or blocks(one.findings()) or not one.work or not one.behaviour:
                continue
            result = one.outcome
            changed = replace(one, state=step.target, predicate=result)
            act, do = Act.FINISH_EVALUATION, evaluation.finish
            self._act(changed, act, do, one.id, self.on, place=at)
            done += 1
        return done, len(self.people) - self.finished

    def reopen(self, reason: str) -> None:
        """Open the finished person in view again."""
        one = self.person
        step = evaluation_step(Act.REOPEN_EVALUATION, one.state)
        if step is not None:
            changed = replace(one, state=step.target, predicate=None)
            self._act(changed, Act.REOPEN_EVALUATION, evaluation.reopen, one.id, reason)

    def explain(self, reason: str) -> None:
        """Keep why the distribution leaves the pattern."""
        if self.run is None:
            return
        self.run = replace(self.run, distribution_reason=reason.strip())
        self._steps.clear()
        self._write(
            Act.EXPLAIN_DISTRIBUTION,
            evaluation.explain_distribution,
            self.run.assessor_id,
            self.run.period.id,
            reason,
        )
        self.person_changed.emit(self.place)

    @property
    def can_undo(self) -> bool:
        """Whether something was done in this run that is not taken back yet."""
        return bool(self._steps)

    def undo(self) -> Act | None:
        """Take back the last act of this run, whoever it was about; None = there is none."""
        if not self._steps:
            return None
        group = self._steps[-1].group
        while self._steps and self._steps[-1].group == group:
            step = self._steps.pop()
            self.people[step.place] = step.before
            self._write(Act.UNDO, evaluation_run.undo_step, step.act)
            self.person_changed.emit(step.place)
        if step.place != self.place:
            self.go(step.place)
        return step.act

    @contextmanager
    def together(self) -> Iterator[None]:
        """Whatever is done inside is one gesture: one Ctrl+Z takes all of it back."""
        self._group += 1
        self._grouping = True
        try:
            yield
        finally:
            self._grouping = False

    # ---- writing

    def _act(
        self,
        changed: PersonEvaluation,
        act: Act,
        do: Callable[..., Any],
        *args: Any,
        place: int | None = None,
        tell: bool = True,
    ) -> None:
        at = self.place if place is None else place
        if not self._grouping:
            self._group += 1
        self._steps.append(Step(at, self.people[at], act, self._group))
        self.people[at] = changed
        self._write(act, do, *args)
        if tell:
            self.person_changed.emit(at)

    def _write(self, act: Act, do: Callable[..., Any], *args: Any) -> None:
        self._waiting += 1
        self._operations.write(
            act, do, *args, then=self._written, failed=self._refused, origin=self
        )

    def _written(self, _value: object) -> None:
        self._waiting -= 1
        if self._stale and not self._waiting:
            self.reload()

    def _refused(self, findings: Sequence[Finding]) -> None:
        self._waiting -= 1
        self._steps.clear()
        self.refused.emit(findings)
        self.reload()
