"""Who builds the sheet of each form the program prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from asn_desktop.rules.forms import FormCode
from asn_desktop.services.evaluation_sheets import (
    action_plan_sheet,
    document_sheet,
    evaluation_sheet,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.services.planning_sheets import annex_sheet, skp_sheet
from asn_desktop.views.sheets import Sheet

BUILDERS: Mapping[FormCode, Callable[[ReadTx, UUID], Sheet]] = {
    FormCode.A_1_6: skp_sheet,
    FormCode.A_1_7: skp_sheet,
    FormCode.A_1_8: annex_sheet,
    FormCode.B_1_1: action_plan_sheet,
    FormCode.C_1_1: evaluation_sheet,
    FormCode.C_1_3: evaluation_sheet,
    FormCode.D_1_1: document_sheet,
}
