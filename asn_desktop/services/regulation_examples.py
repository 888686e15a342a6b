"""The worked examples of the regulation: to be looked at, and to begin an SKP with.

They lie as data in ``resources/data/annexes``, one file a table, word for word as the regulation
prints them (PermenPANRB 6/2022, Anak Lampiran 2–6, reg. 5080–9305).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from asn_desktop.paths import resource
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, Perspective, ResultSection
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.planning_copy import fill
from asn_desktop.services.planning_edit import editable
from asn_desktop.views.examples import PLANS, Example
from asn_desktop.views.planning import (
    AnnexContent,
    ExpectationContent,
    IndicatorContent,
    ResultContent,
    SkpContent,
)

FOLDER: Final = "data/annexes"
SOURCE: Final = "contoh peraturan"
"""How results that came from an example are marked until they are looked at."""
_ANNEXES: Final[Mapping[str, str]] = {"al2_t14": "al2_t16", "al3_t11": "al3_t12"}
"""The example of A.1.8 that belongs to an SKP."""
_QUALITATIVE: Final = (FormCode.A_1_1, FormCode.A_1_6)
_ASPECTS: Final = {each.label: each for each in Aspect}
_PERSPECTIVES: Final = {each.label: each for each in Perspective}


def examples() -> tuple[Example, ...]:
    """Every example, form after form in the order of the regulation."""
    found = [_example(path.stem) for path in sorted(resource(FOLDER).glob("al*.json"))]
    order = list(FormCode)
    return tuple(sorted(found, key=lambda one: (order.index(one.form), one.annex, one.table)))


def read_table(name: str) -> dict[str, Any]:
    """Return one table as it lies in its file ("al3_t05"); raises KeyError for an unknown name."""
    path = resource(f"{FOLDER}/{name}.json")
    if not path.is_file():
        raise KeyError(name)
    table: dict[str, Any] = json.loads(path.read_bytes())
    return table


def example_content(name: str) -> SkpContent:
    """What an SKP of the annexes says, with its annex A.1.8 where the regulation shows one.

    Raises ``example.no_plan`` for an example that is no SKP.
    """
    table = read_table(name)
    form = FormCode(table["form"])
    if form not in PLANS:
        raise refuse("example.no_plan")
    return SkpContent(
        approach=Approach.QUALITATIVE if form in _QUALITATIVE else Approach.QUANTITATIVE,
        results=tuple(
            _result(section, result) for section in ResultSection for result in table[section.value]
        ),
        expectations=tuple(
            ExpectationContent(value=int(value), text=text)
            for value, text in table["expectations"].items()
        ),
        annex=_annex(name),
    )


def apply_example(tx: Tx, skp_id: UUID, name: str) -> None:
    """Write an example into a draft of the same form, marked as still to be made one's own.

    Raises ``example.no_plan``, ``example.other_form`` and ``skp.not_editable``.
    """
    content = example_content(name)
    skp = editable(tx, skp_id)
    wanted = FormCode(read_table(name)["form"])
    used = planning.view(tx, skp_id).form
    if used is not wanted:
        raise refuse("example.other_form", example=wanted.value, skp=used.value)
    fill(tx, skp, content, SOURCE)


def skp_form(tx: ReadTx, skp_id: UUID) -> tuple[FormCode, str, bool]:
    """The form of an SKP, whose it is, and whether it can be changed."""
    skp = planning.view(tx, skp_id)
    return skp.form, skp.person, skp.state.is_editable


def _example(name: str) -> Example:
    table = read_table(name)
    first, last = table["pages"]
    return Example(
        id=name,
        annex=table["annex"],
        table=table["table"],
        form=FormCode(table["form"]),
        label=table["label"],
        pages=(first, last),
        remark=table.get("remark", ""),
    )


def _result(section: ResultSection, said: Mapping[str, Any]) -> ResultContent:
    return ResultContent(
        section=section,
        text=said["text"],
        assigned_by=said["assigned_by"],
        supports_text=said.get("supports_text", ""),
        supports_indicator=said.get("supports_indicator", ""),
        indicators=tuple(
            IndicatorContent(
                text=each["text"],
                target=each.get("target", ""),
                aspect=_ASPECTS.get(each.get("aspect", "")),
                perspective=_PERSPECTIVES.get(each.get("perspective", "")),
            )
            for each in said["indicators"]
        ),
    )


def _annex(name: str) -> tuple[AnnexContent, ...]:
    if name not in _ANNEXES:
        return ()
    table = read_table(_ANNEXES[name])
    return tuple(
        AnnexContent(section=section, text=text)
        for section in AnnexSection
        for text in table[section.value]
    )
