"""The columns of the SKP grid: those of the form it is printed on."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.rules.planning import Approach, Aspect, Perspective, ResultSource
from asn_desktop.rules.positions import FormFamily
from asn_desktop.views.planning import IndicatorView, ResultView

DRAFT = ":draft"
"""Behind the code of a source: PK, Renstra or RKT that are not set yet (reg. 1153–1155)."""

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GridColumn:
    """A column: ``field`` as services and findings call it; ``of_result`` = one cell per result.

    ``options``: what can be chosen in its cells, code and words; empty where one types.
    """

    field: str
    title: str
    width: int
    of_result: bool
    options: Options = ()

    def words(self, text: str) -> str:
        """What a cell says that holds ``text``: a choice by its name."""
        return dict(self.options).get(text, text) if self.options else text


def _sources() -> Options:
    found: list[tuple[str, str]] = []
    for source in ResultSource:
        found.append((source.value, source.label))
        if source.is_plan:
            found.append((f"{source.value}{DRAFT}", f"{source.label} (rancangan)"))
    return tuple(found)


def source_of(text: str) -> tuple[ResultSource | None, bool]:
    """The source a cell holds, and whether it is only a draft yet."""
    code = text.removesuffix(DRAFT)
    return (ResultSource(code) if code else None), text.endswith(DRAFT)


def result_text(result: ResultView, field: str) -> str:
    """What a cell of a result holds."""
    if field == "no":
        return f"{result.number}**" if result.study_leave else str(result.number)
    if field == "source":
        code = result.source.value if result.source else ""
        return f"{code}{DRAFT}" if code and result.draft_source else code
    return str(getattr(result, field))


def indicator_text(indicator: IndicatorView, field: str) -> str:
    """What a cell of an indicator holds."""
    if field in ("aspect", "perspective"):
        value: Aspect | Perspective | None = getattr(indicator, field)
        return value.value if value else ""
    return indicator.text if field == "indicator" else indicator.target


_NO = GridColumn("no", "No", 40, of_result=True)
_ASPECT = GridColumn(
    "aspect", "Aspek", 104, of_result=False,
    options=tuple((each.value, each.label) for each in Aspect),
)  # fmt: skip
_PERSPECTIVE = GridColumn(
    "perspective", "Perspektif", 116, of_result=False,
    options=tuple((each.value, each.label) for each in Perspective),
)  # fmt: skip
_SOURCE = GridColumn("source", "Sumber", 112, of_result=True, options=_sources())
STAFF_QUANTITATIVE = (
    _NO,
    GridColumn("supports_text", "RHK pimpinan yang diintervensi", 172, of_result=True),
    GridColumn("text", "Rencana hasil kerja", 184, of_result=True),
    _ASPECT,
    GridColumn("indicator", "Indikator kinerja individu", 166, of_result=False),
    GridColumn("target", "Target", 104, of_result=False),
)
_STAFF_QUALITATIVE = (
    _NO,
    GridColumn("text", "Rencana hasil kerja", 268, of_result=True),
    GridColumn("assigned_by", "Penugasan dari", 142, of_result=True),
    GridColumn("indicator", "Ukuran keberhasilan/indikator dan target", 320, of_result=False),
)
_LEADER_QUALITATIVE = (
    _NO,
    GridColumn("text", "Rencana hasil kerja", 198, of_result=True),
    GridColumn("assigned_by", "Penugasan dari", 104, of_result=True),
    _SOURCE,
    GridColumn("indicator", "Ukuran keberhasilan/indikator dan target", 216, of_result=False),
    _PERSPECTIVE,
)
_LEADER_QUANTITATIVE = (
    _NO,
    GridColumn("text", "Rencana hasil kerja", 172, of_result=True),
    GridColumn("assigned_by", "Penugasan dari", 100, of_result=True),
    _SOURCE,
    GridColumn("indicator", "Indikator kinerja individu", 164, of_result=False),
    GridColumn("target", "Target", 86, of_result=False),
    _PERSPECTIVE,
)


def columns_of(approach: Approach, family: FormFamily) -> tuple[GridColumn, ...]:
    """The columns of the form an SKP is printed on."""
    leader = family is FormFamily.LEADER
    if approach is Approach.QUALITATIVE:
        return _LEADER_QUALITATIVE if leader else _STAFF_QUALITATIVE
    return _LEADER_QUANTITATIVE if leader else STAFF_QUANTITATIVE
