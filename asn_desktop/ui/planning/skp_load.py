"""What the editor of an SKP reads at once, and in which role it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import incoming_read, matrix, planning, planning_compare
from asn_desktop.services.office import ReadTx
from asn_desktop.services.study_status import studying
from asn_desktop.views.incoming import CentreWord
from asn_desktop.views.planning import Comparison, SkpView

NOTHING = Comparison(since="", rows=frozenset())


@dataclass(frozen=True)
class Loaded:
    """An SKP, its planned actions, and (while it waits for the assessor) what is new in it.

    ``studies``: the person is on study leave at some time of its span. ``leads``: somebody is
    assessed by the person, or the SKP has a role matrix. ``centre``: what the centre said of it.
    """

    skp: SkpView
    actions: dict[UUID, tuple[str, ...]]
    comparison: Comparison
    studies: bool = False
    leads: bool = False
    centre: CentreWord | None = None

    @property
    def editable(self) -> bool:
        """Whether its content can be changed."""
        return self.skp.state.is_editable

    @property
    def waits(self) -> bool:
        """Whether it waits for the assessor."""
        return self.skp.state is SkpState.SUBMITTED


def load(tx: ReadTx, skp_id: UUID) -> Loaded | None:
    """Read an SKP for the editor; None when it is gone (its making was undone)."""
    if not planning.exists(tx, skp_id):
        return None
    skp = planning.view(tx, skp_id)
    waits = skp.state is SkpState.SUBMITTED
    return Loaded(
        skp,
        planning.planned_actions(tx, skp_id),
        planning_compare.changed_rows(tx, skp_id) if waits else NOTHING,
        skp.person_id in studying(tx, [skp.person_id], skp.starts, skp.ends),
        matrix.may_lead(tx, skp_id),
        incoming_read.words_of(tx, [skp_id]).get(skp_id),
    )
