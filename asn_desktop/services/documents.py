"""The documents sheets are made from: an SKP (A and B forms) or an evaluation (C and D forms)."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.services.office import ReadTx
from asn_desktop.views.printing import DeskForm
from asn_desktop.views.sheets import SHEETS


def form_of(skp: Skp, wanted: DeskForm) -> FormCode:
    """Which form serves somebody's post and approach; it may be one that is not printed yet."""
    post = forms_of(skp.family, skp.approach)
    return {
        DeskForm.SKP: post.skp,
        DeskForm.ANNEX: post.annex,
        DeskForm.ACTION_PLAN: FormCode.B_1_1,
        DeskForm.EVALUATION: post.evaluation,
        DeskForm.DOCUMENT: FormCode.D_1_1,
    }[wanted]


def forms_of_document(tx: ReadTx, document_id: UUID) -> tuple[FormCode, ...]:
    """The forms that are sealed together: SKP with its annex, evaluation with its document."""
    evaluation = tx.session.get(Evaluation, document_id)
    if evaluation is not None:
        skp = tx.session.get_one(Skp, evaluation.skp_id)
        wanted = (form_of(skp, DeskForm.EVALUATION), form_of(skp, DeskForm.DOCUMENT))
    else:
        skp = tx.session.get_one(Skp, document_id)
        wanted = (form_of(skp, DeskForm.SKP), form_of(skp, DeskForm.ANNEX))
    return tuple(form for form in wanted if form in SHEETS)


def person_of_document(tx: ReadTx, document_id: UUID) -> UUID:
    """Whose document it is."""
    document = tx.session.get(Skp, document_id)
    return document.person_id if document else tx.session.get_one(Evaluation, document_id).person_id
