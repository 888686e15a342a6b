"""The worked examples of the regulation as sheets, so that they look as our own paper does.

Names and days, which the annexes leave open, stay open; the period is this year's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import ControlLevel, ReportingInterval
from asn_desktop.rules.predicate import Rating, UnitAchievement, predicate
from asn_desktop.rules.study_leave import NOTE
from asn_desktop.services.office import ReadTx
from asn_desktop.services.regulation_examples import read_table
from asn_desktop.views.sheets import (
    AnnexSheet,
    EvaluationSheet,
    FeedbackPiece,
    IndicatorLine,
    Party,
    ResultLine,
    Sheet,
    SheetHead,
    SkpSheet,
    SupportLine,
    behaviour_lines,
)
from asn_desktop.views.sheets_strategy import (
    ManualSheet,
    MatrixLine,
    MatrixSheet,
    MatrixTable,
    WorkblockSheet,
)

_AGENCY: Final = "(Nama Instansi)"
_SOMEBODY: Final = "Nama pegawai"
_RATINGS: Final = {"above": Rating.ABOVE, "met": Rating.MET, "below": Rating.BELOW}
_MANUAL_TEXTS: Final = (
    "result", "indicator", "goal", "definition", "formula", "unit_of_measure", "data_source",
)  # fmt: skip
_HEAD_TEXTS: Final = (
    "title", "target", "owner", "parties", "finish", "beneficiaries", "goal", "budget",
)  # fmt: skip
_LISTS: Final = (
    "routine", "transforming", "routine_milestones", "transforming_milestones",
)  # fmt: skip
_ANNEX_PARTS: Final = ("resources", "accountability", "consequences")
_EVALUATIONS: Final = (FormCode.C_1_1, FormCode.C_1_2, FormCode.C_1_3)
Table = Mapping[str, Any]


def example_sheet(tx: ReadTx, name: str) -> Sheet:
    """Return an example as a sheet; raises KeyError for an unknown name."""
    table = read_table(name)
    form = FormCode(table["form"])
    common = {
        "form": form,
        "head": _head(tx.today.year, evaluated=form in _EVALUATIONS),
        "employee": _party(table, "employee"),
        "assessor": _party(table, "assessor"),
    }
    return _MAKERS.get(form, _plan)(table, common)


def _head(year: int, *, evaluated: bool) -> SheetHead:
    return SheetHead(
        agency=_AGENCY,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        period_label="AKHIR" if evaluated else "",
    )


def _party(table: Table, side: str) -> Party:
    place = table.get(side, {})
    return Party(position=place.get("position", ""), unit=place.get("unit", ""))


def _plan(table: Table, common: Mapping[str, Any]) -> Sheet:
    main, additional = _lines(table)
    marked = any(line.mark for line in (*main, *additional))
    return SkpSheet(
        **common,
        main=main,
        additional=additional,
        behaviours=behaviour_lines(common["form"], _expectations(table)),
        notes=(f"** {NOTE}",) if marked else (),
    )


def _evaluation(table: Table, common: Mapping[str, Any]) -> Sheet:
    main, additional = _lines(table)
    work, behaviour = _RATINGS[table["work_rating"]], _RATINGS[table["behaviour_rating"]]
    said = {int(value): _pieces(pieces) for value, pieces in table["feedback"].items()}
    return EvaluationSheet(
        **common,
        achievement=UnitAchievement(table["achievement"]),
        main=main,
        additional=additional,
        work_rating=work,
        behaviours=behaviour_lines(common["form"], _expectations(table), said),
        behaviour_rating=behaviour,
        predicate=predicate(work, behaviour),
        perspective=any(each.perspective for line in main for each in line.indicators),
    )


def _annex(table: Table, common: Mapping[str, Any]) -> Sheet:
    parts: dict[str, Any] = {part: tuple(table[part]) for part in _ANNEX_PARTS}
    return AnnexSheet(**common, **parts)


def _manual(table: Table, common: Mapping[str, Any]) -> Sheet:
    return ManualSheet(
        **common,
        **{field: table[field] for field in _MANUAL_TEXTS},
        control=ControlLevel(table["control"]),
        reporting=ReportingInterval(table["reporting"]),
    )


def _workblock(table: Table, common: Mapping[str, Any]) -> Sheet:
    said: dict[str, Any] = {field: table[field] for field in _HEAD_TEXTS}
    said |= {each: tuple(table[each]) for each in _LISTS}
    return WorkblockSheet(**common, **said)


def _matrix(table: Table, common: Mapping[str, Any]) -> Sheet:
    return MatrixSheet(
        **common,
        table=MatrixTable(
            leader=_SOMEBODY,
            leader_position=table["leader_position"],
            columns=tuple(table["columns"]),
            lines=tuple(
                MatrixLine(
                    name=_SOMEBODY,
                    position=row["position"],
                    cells=tuple(tuple(cell) for cell in row["cells"]),
                )
                for row in table["rows"]
            ),
            team=table["team"],
        ),
    )


_MAKERS: Final[Mapping[FormCode, Callable[[Table, Mapping[str, Any]], Sheet]]] = {
    FormCode.A_1_3: _manual,
    FormCode.A_1_4: _workblock,
    FormCode.A_1_5: _matrix,
    FormCode.A_1_8: _annex,
    **dict.fromkeys(_EVALUATIONS, _evaluation),
}


def _expectations(table: Table) -> dict[int, str]:
    return {int(value): text for value, text in table["expectations"].items()}


def _pieces(said: Sequence[Mapping[str, str]]) -> tuple[FeedbackPiece, ...]:
    return tuple(FeedbackPiece(giver=each["giver"], text=each["text"]) for each in said)


def _lines(table: Table) -> tuple[tuple[ResultLine, ...], tuple[ResultLine, ...]]:
    planned = FormCode(table["form"]) not in _EVALUATIONS
    every = [
        _line(number, said, planned=planned)
        for number, said in enumerate([*table["main"], *table["additional"]], start=1)
    ]
    main = len(table["main"])
    return tuple(every[:main]), tuple(every[main:])


def _line(number: int, said: Table, *, planned: bool) -> ResultLine:
    supports = None
    if "supports_text" in said:
        indicator = said["supports_indicator"]
        supports = SupportLine(
            text=said["supports_text"], indicators=(indicator,) if indicator else ()
        )
    return ResultLine(
        no=number,
        text=said["text"],
        assigned_by=said["assigned_by"],
        supports=supports,
        indicators=tuple(
            IndicatorLine(
                text=each["text"],
                aspect=each.get("aspect", ""),
                target=each.get("target", ""),
                perspective=each.get("perspective", ""),
                realisation=each.get("realisation", ""),
                feedback=_pieces(each.get("feedback", ())),
            )
            for each in said["indicators"]
        ),
        realisation=said.get("realisation", ""),
        feedback=_pieces(said.get("feedback", ())),
        mark="**" if said.get("study_leave") and planned else "",
    )
