"""Everything a person can do that is written down: the codes of the journal.

The sentence of an act stands in ``texts/acts.py`` under ``act.<value>``.
"""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """One act = one transaction = one journal entry."""

    # House
    SET_UP_OFFICE = "office.set_up"
    CHANGE_SETTING = "office.change_setting"
    UNDO = "office.undo"
    POSTPONE_WORK = "office.postpone_work"
    ADD_ATTACHMENT = "office.add_attachment"
    KEEP_DRAFT = "office.keep_draft"
    TAKE_OVER_DRAFT = "office.take_over_draft"
    ADD_HOLIDAY = "office.add_holiday"
    REMOVE_HOLIDAY = "office.remove_holiday"
    EDIT_HOLIDAY_SOURCE = "office.edit_holiday_source"
    CONFIRM_HOLIDAYS = "office.confirm_holidays"
    # People
    IMPORT_ROSTER = "people.import"
    ADD_PERSON = "people.add"
    EDIT_PERSON = "people.edit"
    CHANGE_NIP = "people.change_nip"
    CHANGE_RANK = "people.change_rank"
    MOVE_PERSON = "people.move"
    CHANGE_ASSESSOR = "people.change_assessor"
    CHANGE_STATUS = "people.change_status"
    DEACTIVATE_PERSON = "people.deactivate"
    APPOINT_ACTING = "people.appoint_acting"
    EDIT_UNIT = "people.edit_unit"
    EDIT_POSITION = "people.edit_position"
    # Planning
    SET_UP_PERIODS = "planning.set_up_periods"
    CREATE_SKP = "planning.create"
    EDIT_SKP = "planning.edit"
    PASTE_SKP = "planning.paste"
    COPY_SKP = "planning.copy"
    CREATE_FOR_MANY = "planning.create_for_many"
    SUBMIT_SKP = "planning.submit"
    RETURN_SKP = "planning.return"
    SET_SKP = "planning.set"
    AMEND_SKP = "planning.amend"
    CANCEL_SKP = "planning.cancel"
    SAVE_PATTERN = "planning.save_pattern"
    REMOVE_PATTERN = "planning.remove_pattern"
    MARK_STUDY_LEAVE = "planning.mark_study_leave"
    # Strategy of a leader
    EDIT_MANUAL = "strategy.edit_manual"
    EDIT_WORKBLOCK = "strategy.edit_workblock"
    EDIT_MATRIX = "strategy.edit_matrix"
    # Progress
    EDIT_ACTION_PLAN = "progress.edit_action_plan"
    RECORD_REALISATION = "progress.record_realisation"
    DOCUMENT_ACTION = "progress.document_action"
    # Guidance
    BEGIN_GUIDANCE = "guidance.begin"
    EDIT_GUIDANCE = "guidance.edit"
    ANSWER_GUIDANCE = "guidance.answer"
    ASSESS_COMPETENCES = "guidance.assess_competences"
    REPORT_BEHAVIOUR = "guidance.report_behaviour"
    REMOVE_GUIDANCE = "guidance.remove"
    # Evaluation
    OPEN_EVALUATIONS = "evaluation.open"
    SET_ACHIEVEMENT = "evaluation.set_achievement"
    RATE_WORK = "evaluation.rate_work"
    RATE_BEHAVIOUR = "evaluation.rate_behaviour"
    VIEW_RESULT = "evaluation.view_result"
    GIVE_FEEDBACK = "evaluation.give_feedback"
    EDIT_EVALUATION = "evaluation.edit"
    FINISH_EVALUATION = "evaluation.finish"
    REOPEN_EVALUATION = "evaluation.reopen"
    EXPLAIN_DISTRIBUTION = "evaluation.explain_distribution"
    PASS_TO_SUPERIOR = "evaluation.pass_to_superior"  # noqa: S105 - no password
    RECEIVE_OBJECTION = "evaluation.receive_objection"
    EXPLAIN_OBJECTION = "evaluation.explain_objection"
    EDIT_OBJECTION = "evaluation.edit_objection"
    DECIDE_OBJECTION = "evaluation.decide_objection"
    # Paper
    SEAL = "paper.seal"
    PRINTED = "paper.printed"
    SIGNED = "paper.signed"
    HANDED_OVER = "paper.handed_over"
    RETURNED = "paper.returned"
    FILED = "paper.filed"
    VOID = "paper.void"
    ATTACH_SCAN = "paper.attach_scan"
    REMOVE_SCAN = "paper.remove_scan"
    DELEGATE_SIGNING = "people.delegate_signing"
    # The national application
    MARK_COPIED = "national.mark_copied"
