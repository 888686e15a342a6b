"""Which view each printed form seals, and reading a sealed one back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.views.canonical import from_json
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    ObjectionSheet,
    Sheet,
    SkpSheet,
)
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)
from asn_desktop.views.sheets_progress import DocumentationSheet, FeedbackRecordSheet
from asn_desktop.views.sheets_strategy import ManualSheet, MatrixSheet, WorkblockSheet

SHEETS: Final[Mapping[FormCode, type[Sheet]]] = {
    FormCode.A_1_1: SkpSheet,
    FormCode.A_1_2: SkpSheet,
    FormCode.A_1_3: ManualSheet,
    FormCode.A_1_4: WorkblockSheet,
    FormCode.A_1_5: MatrixSheet,
    FormCode.A_1_6: SkpSheet,
    FormCode.A_1_7: SkpSheet,
    FormCode.A_1_8: AnnexSheet,
    FormCode.B_1_1: ActionPlanSheet,
    FormCode.B_1_2: DocumentationSheet,
    FormCode.B_1_3: FeedbackRecordSheet,
    FormCode.B_1_4: FeedbackRecordSheet,
    FormCode.B_1_5: FeedbackRecordSheet,
    FormCode.B_1_6: CoachingSheet,
    FormCode.B_1_7: MentoringSheet,
    FormCode.B_1_8: GuidanceFeedbackSheet,
    FormCode.B_1_9: CompetencySheet,
    FormCode.B_1_10: BehaviourProblemSheet,
    FormCode.C_1_1: EvaluationSheet,
    FormCode.C_1_2: EvaluationSheet,
    FormCode.C_1_3: EvaluationSheet,
    FormCode.D_1_1: DocumentSheet,
    FormCode.D_1_2: DocumentSheet,
    FormCode.D_1_3: ObjectionSheet,
}


def read_sheet(data: bytes | str) -> Sheet:
    """Return the sealed sheet of any form from its canonical JSON.

    Raises ``WorldFault`` (``sheet.unreadable``) for what is none: a form this program does not
    print, or words that came from elsewhere under a true fingerprint.
    """
    try:
        return from_json(SHEETS[FormCode(json.loads(data)["form"])], data)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as fault:
        raise WorldFault("sheet.unreadable") from fault
