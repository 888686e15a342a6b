"""Preflight: what a sheet lacks and what is too long on it, read off the sheet itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from asn_desktop.models.people import PersonNow
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.services.print_desk_sources import Source, stop
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.sheets import (
    ActionPlanSheet,
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    Party,
    ResultLine,
    Sheet,
    SkpSheet,
)
from asn_desktop.views.sheets_guidance import GuidanceSheet
from asn_desktop.views.sheets_progress import DocumentationSheet, FeedbackRecordSheet
from asn_desktop.views.sheets_strategy import ManualSheet, MatrixSheet, WorkblockSheet

LONG_TEXT = 2000
"""Characters from which a text makes a cell run over pages: still whole, but to be looked at."""
LONG_WORD = 34
"""Letters without a break from which a word makes the whole form be set smaller."""
SHOWN = 24
NAMELESS = (ManualSheet, WorkblockSheet, MatrixSheet)
"""Sheets without identity block and signature: nobody's rank can lack on them."""


def preflight(
    sheet: Sheet, source: Source, person: PersonNow, signer: PersonNow | None
) -> Iterator[Lack]:
    """Everything the sheet lacks or has too much of, each with the place where it is mended."""
    if not isinstance(sheet, NAMELESS):
        yield from _signing_lacks(sheet, source, person, signer)
    for kind, check in _CHECKS.items():
        if isinstance(sheet, kind):
            yield from check(sheet, source)
    yield from _too_long(sheet, source)


def _signing_lacks(
    sheet: Sheet, source: Source, person: PersonNow, signer: PersonNow | None
) -> Iterator[Lack]:
    """What lacks of the people whom the sheet's head names and who sign it."""
    yield from _party_lacks(sheet.employee, "pegawai", source.person_id, person.kind)
    if signer is None:
        yield from stop("print.no_assessor", Place.PERSON, source.person_id)
    elif isinstance(sheet, GuidanceSheet):
        if source.form is not FormCode.B_1_8:  # who guided signs all but the employee's answers
            yield from _party_lacks(sheet.giver, "pembimbing", signer.person_id, signer.kind)
    elif source.form is not FormCode.B_1_1 or sheet.assessor.name:
        yield from _party_lacks(sheet.assessor, "penilai", signer.person_id, signer.kind)


def _warn(code: str, place: Place, target: UUID, **values: object) -> Lack:
    return Lack(Finding(code, Severity.WARNING, values), place, target)


def _party_lacks(
    party: Party, who: str, person_id: UUID, kind: EmployeeKind | None
) -> Iterator[Lack]:
    needed = {"position": party.position}
    if kind is not None:  # of a pejabat luar the forms need name and position alone
        needed |= {"unit": party.unit, "nip": party.nip}
        if kind is not EmployeeKind.PPPK_PART_TIME:
            needed["rank"] = party.rank
    for name, value in needed.items():
        if not value:
            yield _warn(f"print.no_{name}", Place.PERSON, person_id, who=who)


def _skp_lacks(sheet: SkpSheet, source: Source) -> Iterator[Lack]:
    if not sheet.main:
        yield from stop("print.no_results", Place.SKP, source.skp.id)
    if sheet.form in (FormCode.A_1_2, FormCode.A_1_7):
        for line in (*sheet.main, *sheet.additional):
            if not line.indicators or any(not each.target for each in line.indicators):
                yield _warn("print.no_target", Place.SKP, source.skp.id, no=line.no)


def _annex_lacks(sheet: AnnexSheet, source: Source) -> Iterator[Lack]:
    if not (sheet.resources or sheet.accountability or sheet.consequences):
        yield from stop("print.no_annex", Place.SKP, source.skp.id)


def _plan_lacks(sheet: ActionPlanSheet, source: Source) -> Iterator[Lack]:
    if not any(line.actions for line in sheet.plans):
        yield from stop("print.no_plan", Place.PROGRESS, source.skp.id)


def _rating_lacks(sheet: EvaluationSheet | DocumentSheet, source: Source) -> Iterator[Lack]:
    place, target = source.where
    if sheet.achievement is None:
        yield from stop("print.no_achievement", Place.EVALUATION, target)
    if sheet.predicate is None:
        yield from stop("print.not_evaluated", place, target)


def _document_lacks(sheet: DocumentSheet, source: Source) -> Iterator[Lack]:
    yield from _rating_lacks(sheet, source)
    if not sheet.notes:
        yield _warn("print.no_notes", *source.where)


def _evaluation_lacks(sheet: EvaluationSheet, source: Source) -> Iterator[Lack]:
    yield from _rating_lacks(sheet, source)
    for line in (*sheet.main, *sheet.additional):
        if not _is_realised(line):
            yield _warn("print.no_realisation", *source.where, no=line.no)


def _documentation_lacks(sheet: DocumentationSheet, source: Source) -> Iterator[Lack]:
    for line in sheet.lines:
        if not (line.realised or any(each.realisation for each in line.actions)):
            yield _warn("print.no_realisation", *source.where, no=line.no)


def _record_lacks(sheet: FeedbackRecordSheet, source: Source) -> Iterator[Lack]:
    for line in (*sheet.main, *sheet.additional):
        if not (line.feedback or any(each.feedback for each in line.indicators)):
            yield _warn("print.no_feedback", *source.where, no=line.no)


def _is_realised(line: ResultLine) -> bool:
    return bool(line.realisation) or any(each.realisation for each in line.indicators)


_CHECKS: Mapping[type[Sheet], Callable[[Any, Source], Iterator[Lack]]] = {
    SkpSheet: _skp_lacks,
    AnnexSheet: _annex_lacks,
    ActionPlanSheet: _plan_lacks,
    EvaluationSheet: _evaluation_lacks,
    DocumentSheet: _document_lacks,
    DocumentationSheet: _documentation_lacks,
    FeedbackRecordSheet: _record_lacks,
}


# ---- too long


def _too_long(sheet: Sheet, source: Source) -> Iterator[Lack]:
    """The longest text and the longest word of a sheet, when they are more than paper likes."""
    texts = list(_texts(sheet))
    text = max(texts, key=len, default="")
    if len(text) > LONG_TEXT:
        yield _warn("print.long_text", *source.where, count=len(text), text=_begin(text))
    word = max((word for each in texts for word in _words(each)), key=len, default="")
    if len(word) > LONG_WORD:
        yield _warn("print.long_word", *source.where, count=len(word), text=_begin(word))


def _words(text: str) -> list[str]:
    """What the paper cannot break: it breaks at spaces, and behind hyphens and slashes."""
    return text.replace("-", " ").replace("/", " ").split() if len(text) > LONG_WORD else []


def _begin(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else plain[:SHOWN].rstrip() + "…"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
