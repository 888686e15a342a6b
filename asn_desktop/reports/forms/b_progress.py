"""B.1.1: the action plan."""

from __future__ import annotations

from asn_desktop.reports.blocks import (
    Identity,
    agency_line,
    body,
    closed,
    dated,
    identity,
    number,
    section,
    share,
    signatures,
    title,
)
from asn_desktop.reports.boxes import Box, Cell, Row
from asn_desktop.reports.fitting import para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.forms.a_planning import EMPLOYEE, title_lines
from asn_desktop.views.sheets import ActionLine, ActionPlanSheet


def b_1_1(sheet: ActionPlanSheet, width: float) -> list[Item]:
    """Action plan (reg. 2739–2764); signed by the employee alone."""
    w = share(width, 35, 205, 242)
    rows: list[Box] = []
    for plan in sheet.plans or (ActionLine(no=1, result="-"),):
        said = [para("Rencana Aksi:")]
        for n, action in enumerate(plan.actions, start=1):
            first, *more = paras(action) or [para("-")]
            said += [para(" ".join(run.text for run in first.runs), marker=f"{n}. "), *more]
        result = [para("Rencana Hasil Kerja:"), *paras(plan.result)]
        rows.append(Row(number(w[0], str(plan.no)), Cell(w[1], result), Cell(w[2], said)))
    items = [
        title(width, *title_lines(sheet)),
        agency_line(width, sheet.head, two_lines=True),
        *identity((30, 84, 114, 29, 98, 127), width, Identity.B, sheet.employee, sheet.assessor),
        *body([section(width, "HASIL KERJA")], rows),
    ]
    return closed(items, signatures(width, None, dated(EMPLOYEE, sheet.employee, sheet.head)))
