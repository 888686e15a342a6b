"""What a person does to the SKP in view: each a queued act, told when it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.pasting import PastePreview
from asn_desktop.rules.planning import AnnexSection, Approach, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.study_leave import StudyExpectation
from asn_desktop.services import (
    incoming_answers,
    planning,
    planning_copy,
    planning_edit,
    planning_links,
    planning_paste,
    planning_patterns,
    planning_state,
    progress,
    study_leave,
)
from asn_desktop.services.office import Tx
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.planning.grid_columns import source_of
from asn_desktop.ui.planning.grid_model import CellKey
from asn_desktop.views.planning import NewNote, NoteView, Proposal, SkpView

_RESULT_FIELDS = frozenset(field.value for field in ResultField)
_INDICATOR_FIELDS = {"indicator": IndicatorField.TEXT, "target": IndicatorField.TARGET,
                     "aspect": IndicatorField.ASPECT,
                     "perspective": IndicatorField.PERSPECTIVE}  # fmt: skip


class SkpActs(QObject):
    """Writes for one SKP; ``pending`` counts what is not written yet.

    ``made(kind, id)`` names a new row to stand in, ``begun(id)`` a new SKP to show,
    ``refused(findings)`` what the rules said; after both the page reads again.
    """

    made = Signal(str, object)
    begun = Signal(object)
    done = Signal(str)  # what to say: "submitted", "returned", "set", …
    refused = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.skp: SkpView | None = None
        self.pending = 0
        operations.fault.connect(self._trouble)
        operations.bug.connect(self._trouble)

    @property
    def skp_id(self) -> UUID:
        """The SKP in view."""
        assert self.skp is not None  # noqa: S101 - the buttons are off while none is
        return self.skp.id

    # ---- cells and rows

    def edit_cell(self, key: CellKey, text: str) -> None:
        """Write a cell; typing into a result without indicators makes its first one."""
        skp = self.skp
        if skp is None:
            return
        if key.field == "source":
            source, draft = source_of(text)

            def work(tx: Tx) -> None:
                planning_edit.change_source(tx, key.row_id, source, draft=draft)

            self._write(Act.EDIT_SKP, work)
        elif key.field in _RESULT_FIELDS:
            field = ResultField(key.field)
            self._write(Act.EDIT_SKP, planning_edit.change_result, key.row_id, field, text)
        elif any(key.row_id == result.id for result in skp.results):
            self._write(Act.EDIT_SKP, _first_indicator, key.row_id, key.field, text)
        else:
            chosen = _INDICATOR_FIELDS[key.field]
            self._write(Act.EDIT_SKP, planning_edit.change_indicator, key.row_id, chosen, text)

    def add_result(self, section: ResultSection, after: UUID | None) -> None:
        """Begin a result."""

        def work(tx: Tx) -> UUID:
            return planning_edit.add_result(tx, self.skp_id, section, after=after)

        self._write(Act.EDIT_SKP, work, then=self._made("result"))

    def add_indicator(self, result_id: UUID, after: UUID | None) -> None:
        """Begin an indicator."""

        def work(tx: Tx) -> UUID:
            return planning_edit.add_indicator(tx, result_id, after=after)

        self._write(Act.EDIT_SKP, work, then=self._made("indicator"))

    def move(self, row_id: UUID, is_indicator: bool, down: int) -> None:
        """Move a result or an indicator."""
        do = planning_edit.move_indicator if is_indicator else planning_edit.move_result
        self._write(Act.EDIT_SKP, do, row_id, down)

    def remove(self, row_id: UUID, is_indicator: bool) -> None:
        """Remove a result or an indicator."""
        do = planning_edit.remove_indicator if is_indicator else planning_edit.remove_result
        self._write(Act.EDIT_SKP, do, row_id, then=lambda _value: self.done.emit("removed"))

    def fill_down(self, ids: list[UUID], field: str) -> None:
        """Give every indicator the first one's cell."""
        self._write(Act.EDIT_SKP, planning_edit.fill_down, ids, _INDICATOR_FIELDS[field])

    def link(self, superior_id: UUID, result_id: UUID, indicator_id: UUID | None = None) -> None:
        """Link a superior's result, of a leader with this indicator or with all of them."""
        self._write(Act.EDIT_SKP, planning_edit.link_support, result_id, superior_id, indicator_id)

    def accept(self, proposal: Proposal) -> None:
        """Link what was typed in advance with what it is now."""
        pairs = {proposal.result_id: proposal.candidate_id}
        self._write(Act.EDIT_SKP, planning_links.accept_proposals, pairs)

    def looked_at(self, row_id: UUID | None = None) -> None:
        """Say that copied text was looked at; None = all of it."""
        self._write(Act.EDIT_SKP, planning_edit.keep_copied, self.skp_id, row_id)

    def mark_study(self, result_id: UUID, marked: bool, _checked: bool = False) -> None:
        """Mark a result as an expectation of the study leave, or take the mark off."""
        self._write(Act.MARK_STUDY_LEAVE, study_leave.mark, result_id, marked)

    def add_study(self, expectations: Sequence[StudyExpectation]) -> None:
        """Add expectations of the study leave; shows the SKP they stand in."""
        self._write(
            Act.MARK_STUDY_LEAVE,
            study_leave.add,
            self.skp_id,
            list(expectations),
            then=self.begun.emit,
        )

    # ---- the rest of the SKP

    def expect(self, value: int, text: str) -> None:
        """Write a special expectation."""
        self._write(Act.EDIT_SKP, planning_edit.expect, self.skp_id, value, text)

    def add_annex(self, section: AnnexSection, after: UUID | None) -> None:
        """Begin a line of the annex."""

        def work(tx: Tx) -> UUID:
            return planning_edit.add_annex_line(tx, self.skp_id, section, after=after)

        self._write(Act.EDIT_SKP, work, then=self._made("annex"))

    def edit_annex(self, line_id: UUID, text: str) -> None:
        """Write a line of the annex."""
        self._write(Act.EDIT_SKP, planning_edit.change_annex_line, line_id, text)

    def remove_annex(self, line_id: UUID) -> None:
        """Remove a line of the annex."""
        self._write(Act.EDIT_SKP, planning_edit.remove_annex_line, line_id)

    def plan_actions(self, result_id: UUID, texts: list[str]) -> None:
        """Write the planned actions of a result."""
        self._write(Act.EDIT_ACTION_PLAN, progress.set_actions, result_id, texts)

    def change_form(self, family: FormFamily, approach: Approach) -> None:
        """Choose the form."""
        self._write(Act.EDIT_SKP, planning_edit.change_form, self.skp_id, family, approach)

    def change_span(self, starts: date, ends: date) -> None:
        """Change from when to when it holds."""
        self._write(Act.EDIT_SKP, planning_edit.change_span, self.skp_id, starts, ends)

    def follow_assessor(self) -> None:
        """Take the assessor anew."""
        self._write(Act.EDIT_SKP, planning_edit.follow_assessor, self.skp_id)

    # ---- whole SKP

    def create(self, person_id: UUID, year: int) -> None:
        """Begin an empty SKP."""
        self._write(Act.CREATE_SKP, planning.create, person_id, year, then=self.begun.emit)

    def create_after(self, person_id: UUID, year: int, starts: date) -> None:
        """Begin the SKP that follows the one in force from a day on (after a move)."""

        def work(tx: Tx) -> UUID:
            return planning.create(tx, person_id, year, starts=starts)

        self._write(Act.CREATE_SKP, work, then=self.begun.emit)

    def create_from(self, person_id: UUID, year: int, from_id: UUID) -> None:
        """Begin an SKP as a copy."""
        self._write(
            Act.COPY_SKP, planning_copy.create_from, person_id, year, from_id, then=self.begun.emit
        )

    def create_with_pattern(self, person_id: UUID, year: int, pattern_id: UUID) -> None:
        """Begin an SKP with a pattern."""

        def work(tx: Tx) -> UUID:
            skp_id = planning.create(tx, person_id, year)
            planning_patterns.apply_pattern(tx, skp_id, pattern_id)
            return skp_id

        self._write(Act.COPY_SKP, work, then=self.begun.emit)

    def copy(self, from_id: UUID) -> None:
        """Copy another SKP into this one."""
        self._write(Act.COPY_SKP, planning_copy.copy_into, self.skp_id, from_id)

    def apply_pattern(self, pattern_id: UUID) -> None:
        """Write a pattern into this one."""
        self._write(Act.COPY_SKP, planning_patterns.apply_pattern, self.skp_id, pattern_id)

    def save_pattern(self, name: str) -> None:
        """Keep this one as a pattern of the position."""
        self._write(
            Act.SAVE_PATTERN, planning_patterns.save_pattern, self.skp_id, name,
            then=lambda _id: self.done.emit("pattern"),
        )  # fmt: skip

    def remove_pattern(self, pattern_id: UUID) -> None:
        """Remove a stored pattern."""
        self._write(
            Act.REMOVE_PATTERN,
            planning_patterns.remove_pattern,
            pattern_id,
            then=lambda _value: self.done.emit("pattern_removed"),
        )

    def paste(self, preview: PastePreview) -> None:
        """Put a block in."""
        self._write(Act.PASTE_SKP, planning_paste.apply_block, self.skp_id, preview)

    def submit(self, on: date) -> None:
        """Hand it to the assessor; ``on`` is the date of the paper."""
        self._step(Act.SUBMIT_SKP, planning_state.submit, "submitted", on)

    def set(self, on: date) -> None:
        """Set it; ``on`` is the date of the paper."""
        self._step(Act.SET_SKP, planning_state.set_skp, "set", on)

    def give_back(self, notes: Sequence[NewNote]) -> None:
        """Return it with notes."""
        self._step(Act.RETURN_SKP, planning_state.return_with_notes, "returned", list(notes))

    def tick(self, note_id: UUID) -> None:
        """Say that a note was seen to."""
        self._write(Act.EDIT_SKP, planning_state.tick_note, note_id)

    def see_to(self, note: NoteView) -> None:
        """The same of a note; that of the centre answers all the centre's notes."""
        if note.centre:
            self._write(Act.ANSWER_RETURN, incoming_answers.answer_return, note.id)
        else:
            self.tick(note.id)

    def amend(self, reason: str) -> None:
        """Begin the next version."""
        self._write(Act.AMEND_SKP, planning_state.amend, self.skp_id, reason, then=self.begun.emit)

    def cancel(self, reason: str) -> None:
        """Cancel it."""
        self._step(Act.CANCEL_SKP, planning_state.cancel, "cancelled", reason)

    # ---- inside

    def _step(self, act: Act, function: Callable[..., Any], word: str, *more: Any) -> None:
        self._write(act, function, self.skp_id, *more, then=lambda _value: self.done.emit(word))

    def _made(self, kind: str) -> Callable[[UUID], None]:
        return lambda row_id: self.made.emit(kind, row_id)

    def _write(
        self,
        act: Act,
        function: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        self.pending += 1

        def written(value: Any) -> None:
            self.pending = max(0, self.pending - 1)
            if then is not None:
                then(value)

        self._operations.write(act, function, *args, then=written, failed=self._refuse, origin=self)

    def _refuse(self, findings: Sequence[Finding]) -> None:
        self.pending = max(0, self.pending - 1)
        self.refused.emit(tuple(findings))

    def _trouble(self, *_more: object) -> None:
        self.pending = 0


def _first_indicator(tx: Tx, result_id: UUID, field: str, text: str) -> UUID:
    """Write a cell of a result that has no indicator yet."""
    indicator_id = planning_edit.add_indicator(tx, result_id)
    tx.session.flush()
    planning_edit.change_indicator(tx, indicator_id, _INDICATOR_FIELDS[field], text)
    return indicator_id
