"""Where the print desk finds the documents of people that are neither SKP nor evaluation.

Each noun gives one function, which makes `desk_found.Found`; an SKP and an evaluation are found by
the desk itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.services.desk_found import Finder, Found
from asn_desktop.services.guidance_finders import (
    find_behaviour,
    find_competences,
    find_guidance,
    find_guidance_feedback,
)
from asn_desktop.services.manuals import find_manuals
from asn_desktop.services.objection_sheets import find_objections
from asn_desktop.services.progress_sheets import find_documentation, find_feedback_records
from asn_desktop.services.strategy_sheets import find_matrices, find_workblocks
from asn_desktop.views.printing import DeskForm

__all__ = ["FINDERS", "Finder", "Found"]

FINDERS: Mapping[DeskForm, Finder] = {
    DeskForm.MANUAL: find_manuals,
    DeskForm.WORKBLOCK: find_workblocks,
    DeskForm.MATRIX: find_matrices,
    DeskForm.DOCUMENTATION: find_documentation,
    DeskForm.FEEDBACK_RECORD: find_feedback_records,
    DeskForm.GUIDANCE: find_guidance,
    DeskForm.GUIDANCE_FEEDBACK: find_guidance_feedback,
    DeskForm.COMPETENCES: find_competences,
    DeskForm.BEHAVIOUR: find_behaviour,
    DeskForm.OBJECTION: find_objections,
}
