"""The indicator manuals of a leader's SKP (A.1.3), as the window shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.planning import Approach
from asn_desktop.views.planning import ManualContent


class ManualField(StrEnum):
    """The fields of a manual, named as stored."""

    GOAL = "goal"
    DEFINITION = "definition"
    FORMULA = "formula"
    UNIT_OF_MEASURE = "unit_of_measure"
    CONTROL = "control"
    DATA_SOURCE = "data_source"
    REPORTING = "reporting"

    @property
    def label(self) -> str:
        """The Indonesian name, as the form calls it."""
        return _LABELS[self]


_LABELS = {
    ManualField.GOAL: "Tujuan",
    ManualField.DEFINITION: "Definisi",
    ManualField.FORMULA: "Formula",
    ManualField.UNIT_OF_MEASURE: "Satuan pengukuran",
    ManualField.CONTROL: "Kualitas dan tingkat kendali",
    ManualField.DATA_SOURCE: "Sumber data",
    ManualField.REPORTING: "Periode pelaporan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualView:
    """An indicator with its manual; ``id`` is the manual's, None while nothing is written.

    ``number`` as on the list: "3", "5.2" where a result has several indicators.
    """

    id: UUID | None
    indicator_id: UUID
    number: str
    result: str
    indicator: str
    target: str
    content: ManualContent
    missing: tuple[ManualField, ...] = ()

    @property
    def done(self) -> bool:
        """Whether all that is compulsory is there."""
        return self.id is not None and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPanel:
    """All indicators of an SKP with their manuals; ``editable`` until the SKP is closed."""

    skp_id: UUID
    person_id: UUID
    person: str
    position: str
    year: int
    approach: Approach
    editable: bool
    manuals: tuple[ManualView, ...]
