"""The documents sheets are made from: an SKP, an evaluation, a matrix, a guidance …, as a table.

A document is a row with an id of its own. What the paper needs to know of it (whose it is, under
which SKP, of which period, who signs) is asked of its kind in :data:`KINDS` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from asn_desktop.models.base import Row
from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.guidance import BehaviourProblem, Guidance
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.strategy import IndicatorManual, Matrix, Workblock
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.services.office import ReadTx
from asn_desktop.views.printing import DeskForm


@dataclass(frozen=True, slots=True)
class Document:
    """What paper needs to know of a document.

    ``period`` is a period's code ("TW2"), "" for what belongs to the whole year. ``signer_id`` is
    the assessor or leader who signs it, by whom stacks are made. ``sealed_together``: the forms
    sealed with it when it is submitted, set or finished.
    """

    id: UUID
    person_id: UUID
    skp_id: UUID
    year: int
    period: str
    signer_id: UUID | None
    sealed_together: tuple[FormCode, ...] = ()


def form_of(skp: Skp, wanted: DeskForm, evaluation: Evaluation | None = None) -> FormCode:
    """Which form of an SKP or its evaluations serves somebody's post and approach.

    The document of an ``evaluation`` that has passed to the assessor's superior is D.1.2.
    """
    passed = evaluation is not None and evaluation.superior_id is not None
    post = forms_of(skp.family, skp.approach)
    return {
        DeskForm.SKP: post.skp,
        DeskForm.ANNEX: post.annex,
        DeskForm.ACTION_PLAN: FormCode.B_1_1,
        DeskForm.EVALUATION: post.evaluation,
        DeskForm.DOCUMENT: FormCode.D_1_2 if passed else FormCode.D_1_1,
    }[wanted]


def _of_skp(tx: ReadTx, row: Skp) -> Document:
    del tx
    forms = (form_of(row, DeskForm.SKP), form_of(row, DeskForm.ANNEX))
    return Document(row.id, row.person_id, row.id, row.year, "", row.assessor_id, forms)


def _of_evaluation(tx: ReadTx, row: Evaluation) -> Document:
    skp, period = tx.session.get_one(Skp, row.skp_id), tx.session.get_one(Period, row.period_id)
    forms = (form_of(skp, DeskForm.EVALUATION), form_of(skp, DeskForm.DOCUMENT, row))
    signer = row.superior_id or row.assessor_id
    return Document(row.id, row.person_id, skp.id, period.year, period.code, signer, forms)


def _of_objection(tx: ReadTx, row: Objection) -> Document:
    of = _of_evaluation(tx, tx.session.get_one(Evaluation, row.evaluation_id))
    return Document(row.id, row.person_id, of.skp_id, of.year, of.period, row.superior_id)


def _of_manual(tx: ReadTx, row: IndicatorManual) -> Document:
    indicator = tx.session.get_one(Indicator, row.indicator_id)
    result = tx.session.get_one(WorkResult, indicator.work_result_id)
    return _under(tx, row.id, result.skp_id)


def _of_strategy(tx: ReadTx, row: Workblock | Matrix) -> Document:
    return _under(tx, row.id, row.skp_id)


def _under(tx: ReadTx, document_id: UUID, skp_id: UUID) -> Document:
    """What belongs to a leader's SKP carries his own name."""
    skp = tx.session.get_one(Skp, skp_id)
    return Document(document_id, skp.person_id, skp.id, skp.year, "", skp.person_id)


def _of_guidance(tx: ReadTx, row: Guidance) -> Document:
    skp = tx.session.get_one(Skp, row.skp_id)
    return Document(row.id, row.person_id, skp.id, skp.year, "", row.giver_id or skp.assessor_id)


def _of_problem(tx: ReadTx, row: BehaviourProblem) -> Document:
    skp = tx.session.get_one(Skp, row.skp_id)
    return Document(row.id, row.person_id, skp.id, skp.year, "", row.assessor_id)


KINDS: Sequence[tuple[type[Row], Callable[[ReadTx, Any], Document]]] = (
    (Evaluation, _of_evaluation),
    (Skp, _of_skp),
    (Objection, _of_objection),
    (IndicatorManual, _of_manual),
    (Workblock, _of_strategy),
    (Matrix, _of_strategy),
    (Guidance, _of_guidance),
    (BehaviourProblem, _of_problem),
)


def find_document(tx: ReadTx, document_id: UUID) -> Document | None:
    """What paper needs to know of a document; None when it is gone."""
    for kind, read in KINDS:
        row = tx.session.get(kind, document_id)
        if row is not None:
            return read(tx, row)
    return None


def document(tx: ReadTx, document_id: UUID) -> Document:
    """The same; raises ``LookupError`` when it is gone."""
    found = find_document(tx, document_id)
    if found is None:
        raise LookupError(f"no document {document_id}")
    return found


def forms_of_document(tx: ReadTx, document_id: UUID) -> tuple[FormCode, ...]:
    """The forms that are sealed together: SKP with its annex, evaluation with its document."""
    return document(tx, document_id).sealed_together
