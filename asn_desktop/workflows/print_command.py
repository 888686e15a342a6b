"""The command ``forms``: the forms of people as PDFs, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from asn_desktop.rules import periods
from asn_desktop.rules.findings import Finding, Refused, refuse
from asn_desktop.rules.forms import FormCode, parse_form
from asn_desktop.services import print_scopes
from asn_desktop.services.office import Office
from asn_desktop.services.print_desk import desk
from asn_desktop.views.paper import Paper
from asn_desktop.views.printing import desk_form
from asn_desktop.views.sheet_kinds import SHEETS
from asn_desktop.workflows.print_files import WrittenFile, write_files
from asn_desktop.workflows.printing import Report, SheetRef, digits, refs_of, seal_sheets, silent


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet that was asked for and not made, and why."""

    form: FormCode
    name: str
    nip: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FormsResult:
    """What ``run_forms`` did."""

    written: tuple[WrittenFile, ...]
    skipped: tuple[SkippedSheet, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, in the order of the desk."""
        return tuple(each.path for each in self.written)


def run_forms(
    office: Office,
    codes: Sequence[str],
    period: str,
    out: Path,
    *,
    nips: Sequence[str] = (),
    paper: str = "",
    report: Report = silent,
) -> FormsResult:
    """Write the forms of people as PDFs; without ``nips`` of all active staff.

    ``codes`` as "D11" or "D.1.1", ``period`` "2026-TW2", "2026-05" or "2026" (what belongs to an
    SKP goes by its year), ``paper`` "f4", "a4" or "" for the office's own. Sheets that are not
    ready are skipped and told. Raises ``Refused``: ``print.unknown_form``,
    ``print.unknown_period``, ``print.unknown_nip``, ``print.nobody``.
    """
    forms, asked = _asked_forms(codes), _asked_period(period)
    people = _asked_people(office, nips)
    kinds = tuple(dict.fromkeys(kind for kind in map(desk_form, forms) if kind is not None))
    found = office.read(desk, people, kinds, asked)
    if not found:
        raise refuse("print.nobody")
    wanted: list[SheetRef] = []
    skipped: list[SkippedSheet] = []
    ready = {(ref.form, ref.document_id): ref for ref in refs_of(found, asked)}
    for person in found:
        for sheet in person.sheets:
            ref = ready.get((sheet.form, sheet.document_id)) if sheet.document_id else None
            if ref is not None and sheet.form in forms:
                wanted.append(ref)
                continue
            why = tuple(lack.finding for lack in sheet.lacks if lack.stops)
            if not why:
                why = (Finding("print.other_form", values={"form": sheet.form.value}),)
            skipped.append(SkippedSheet(sheet.form, person.name, person.nip, why))
    sealed = seal_sheets(office, wanted)
    size = Paper(paper) if paper else None
    return FormsResult(write_files(office, sealed, out, paper=size, report=report), tuple(skipped))


def _asked_forms(codes: Sequence[str]) -> tuple[FormCode, ...]:
    found: list[FormCode] = []
    for text in codes:
        try:
            code = parse_form(text)
        except ValueError:
            code = None
        if code is None or code not in SHEETS:
            known = ", ".join(each.compact for each in SHEETS)
            raise refuse("print.unknown_form", text=text, known=known)
        found.append(code)
    return tuple(dict.fromkeys(found))


def _asked_period(text: str) -> periods.PeriodRef:
    try:
        return periods.parse(text)
    except periods.PeriodError as fault:
        raise refuse("print.unknown_period", period=text) from fault


def _asked_people(office: Office, nips: Sequence[str]) -> list[UUID] | None:
    if not nips:
        return None
    wanted = [digits(nip) for nip in nips]
    found = office.read(print_scopes.find_nips, wanted)
    unknown = [nip for nip in wanted if nip not in found]
    if unknown:
        raise Refused([Finding("print.unknown_nip", values={"nip": nip}) for nip in unknown])
    return [found[nip] for nip in wanted]
