"""Who builds the sheet of each form the program prints."""

from __future__ import annotations

from asn_desktop.rules.forms import FormCode
from asn_desktop.services.building import Builders
from asn_desktop.services.evaluation_sheets import (
    action_plan_sheets,
    document_sheets,
    evaluation_sheets,
)
from asn_desktop.services.guidance_sheets import (
    behaviour_sheets,
    coaching_sheets,
    competency_sheets,
    guidance_feedback_sheets,
    mentoring_sheets,
)
from asn_desktop.services.manuals import manual_sheets
from asn_desktop.services.objection_sheets import objection_sheets
from asn_desktop.services.planning_sheets import annex_sheets, skp_sheets
from asn_desktop.services.progress_sheets import documentation_sheets, feedback_record_sheets
from asn_desktop.services.strategy_sheets import matrix_sheets, workblock_sheets

BUILDERS: Builders = {
    FormCode.A_1_1: skp_sheets,
    FormCode.A_1_2: skp_sheets,
    FormCode.A_1_3: manual_sheets,
    FormCode.A_1_4: workblock_sheets,
    FormCode.A_1_5: matrix_sheets,
    FormCode.A_1_6: skp_sheets,
    FormCode.A_1_7: skp_sheets,
    FormCode.A_1_8: annex_sheets,
    FormCode.B_1_1: action_plan_sheets,
    FormCode.B_1_2: documentation_sheets,
    FormCode.B_1_3: feedback_record_sheets,
    FormCode.B_1_4: feedback_record_sheets,
    FormCode.B_1_5: feedback_record_sheets,
    FormCode.B_1_6: coaching_sheets,
    FormCode.B_1_7: mentoring_sheets,
    FormCode.B_1_8: guidance_feedback_sheets,
    FormCode.B_1_9: competency_sheets,
    FormCode.B_1_10: behaviour_sheets,
    FormCode.C_1_1: evaluation_sheets,
    FormCode.C_1_2: evaluation_sheets,
    FormCode.C_1_3: evaluation_sheets,
    FormCode.D_1_1: document_sheets,
    FormCode.D_1_2: document_sheets,
    FormCode.D_1_3: objection_sheets,
}
