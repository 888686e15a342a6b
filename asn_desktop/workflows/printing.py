"""From documents to paper: look through, seal, preview; how files are named.

Only sealed versions are rendered for keeping or printing; a preview shows what would be sealed.
Long jobs take ``report(done, total, text)``, which may raise to cancel; what was written before
that is whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.reports import render
from asn_desktop.rules import names, periods
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import paper as sheets
from asn_desktop.services import print_desk
from asn_desktop.services.attachments import read_attachment
from asn_desktop.services.building import build_one
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views import canonical
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import DeskForm, DeskPerson, desk_form
from asn_desktop.views.sheet_kinds import read_sheet

Report = Callable[[int, int, str], object]
SEAL_AT_ONCE = 40  # sheets in one act: other saves get their turn between
LOOK_AT_ONCE = 100  # people in one question
NAME_LENGTH = 60


def silent(_done: int, _total: int, _text: str = "") -> None:
    """A report nobody reads."""


@dataclass(frozen=True, slots=True)
class SheetRef:
    """A sheet to be made: the form and its document; ``period`` as in file names."""

    form: FormCode
    document_id: UUID
    period: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class SealedRef:
    """A sealed sheet waiting to be rendered; its content is read when its turn comes."""

    version_id: UUID
    ref: SheetRef


@dataclass(frozen=True, slots=True)
class StackRef:
    """One signer's stack: who he is and the sheets in the order they lie; nobody's has no name."""

    signer: str
    position: str
    unit: str
    refs: tuple[SheetRef, ...]


@dataclass(frozen=True, slots=True)
class SealedStack:
    """The same after its sheets were sealed."""

    stack: StackRef
    sealed: tuple[SealedRef, ...]


# ---- sealing and rendering


def lay_out(
    office: Office,
    people: Sequence[UUID],
    forms: Sequence[DeskForm],
    period: periods.PeriodRef,
    report: Report = silent,
) -> tuple[DeskPerson, ...]:
    """Look through people's sheets, some people at a time, and return them by signer and name."""
    found: list[DeskPerson] = []
    for start in range(0, len(people), LOOK_AT_ONCE):
        report(start, len(people), "")
        batch = people[start : start + LOOK_AT_ONCE]
        found += office.read(print_desk.desk, batch, forms, period)
    return tuple(sorted(found, key=print_desk.desk_order))


def refs_of(
    people: Sequence[DeskPerson], period: periods.PeriodRef, *, again: bool = True
) -> tuple[SheetRef, ...]:
    """The sheets of people that are ready, in the order of the desk.

    Without ``again`` those of which a valid paper is out are left out.
    """
    found: list[SheetRef] = []
    for person in people:
        for sheet in person.ready if again else person.due:
            kind = desk_form(sheet.form)
            if sheet.document_id is not None and kind is not None:
                label = str(period) if kind.per_period else str(period.year)
                found.append(SheetRef(sheet.form, sheet.document_id, label, sheet.file_number))
    return tuple(found)


def stacks_of(
    people: Sequence[DeskPerson], period: periods.PeriodRef, *, again: bool = True
) -> tuple[StackRef, ...]:
    """The sheets that are ready by who signs them, in the order of the desk."""
    found: dict[UUID | None, list[DeskPerson]] = {}
    for person in people:
        found.setdefault(person.signer_id, []).append(person)
    stacks = [
        StackRef(
            some[0].signer,
            some[0].signer_position,
            some[0].signer_unit,
            refs_of(some, period, again=again),
        )
        for some in found.values()
    ]
    return tuple(stack for stack in stacks if stack.refs)


def seal_stacks(
    office: Office, stacks: Sequence[StackRef], report: Report = silent
) -> tuple[SealedStack, ...]:
    """Seal the sheets of stacks, some at a time, each batch one act."""
    sealed = iter(seal_sheets(office, [ref for stack in stacks for ref in stack.refs], report))
    return tuple(SealedStack(stack, tuple(next(sealed) for _ref in stack.refs)) for stack in stacks)


def seal_sheets(
    office: Office, refs: Sequence[SheetRef], report: Report = silent
) -> tuple[SealedRef, ...]:
    """Seal sheets, some at a time, each batch one act."""
    found: list[SealedRef] = []
    for start in range(0, len(refs), SEAL_AT_ONCE):
        report(start, len(refs), "")
        batch = refs[start : start + SEAL_AT_ONCE]
        wanted = [(ref.form, ref.document_id) for ref in batch]
        versions = office.write(Act.SEAL, sheets.seal_many, wanted).value
        found += [SealedRef(v.id, ref) for v, ref in zip(versions, batch, strict=True)]
    return tuple(found)


def preview(
    tx: ReadTx,
    form: FormCode,
    document_id: UUID,
    paper: Paper | None = None,
    margins: Margins | None = None,
) -> bytes:
    """Return the PDF of a sheet as it would be sealed now; nothing is written.

    It carries the code only where the same is sealed already: then it is that very paper.
    """
    sheet = build_one(tx, form, document_id, sheets.standard_builders())
    sealed = read_sheet(canonical.to_json(sheet))
    return render(
        sealed,
        paper=paper_or_own(tx, paper),
        margins=margins,
        emblem=read_attachment(tx, sealed.emblem),
        code=sheets.code_if_sealed(tx, document_id, sealed),
    )


def print_version(
    tx: ReadTx, version_id: UUID, paper: Paper | None = None, margins: Margins | None = None
) -> bytes:
    """Return the PDF of a sealed version: the same bytes whenever it is asked for."""
    version = sheets.read_version(tx, version_id)
    sheet = read_sheet(version.content)
    return render(
        sheet,
        paper=paper_or_own(tx, paper),
        margins=margins,
        emblem=read_attachment(tx, sheet.emblem),
        code=version.code,
    )


# ---- names of files


def stem_of(ref: SheetRef, nip: str, name: str) -> str:
    """Return ``D11_2026-TW2_198503122010012004_Nur_Ratna``: stable, safe on every disk.

    Without NIP "tanpa-NIP".
    """
    return named((ref.form.compact,), ref.period, nip, name)


def named(forms: Sequence[str], period: str, nip: str, name: str) -> str:
    """The same for several forms: "C13-D11_2026-TW2_…", "Lembar_…" for more than three."""
    what = "-".join(forms) if len(forms) < 4 else "Lembar"
    parts = (what, period, digits(nip) or "tanpa-NIP")
    return "_".join((*parts, _plain(names.strip_titles(name)) or "tanpa-nama"))


def free_name(stem: str, taken: Set[str], number: int = 1) -> str:
    """``stem.pdf``; a name in ``taken`` (case folded) gets the next number behind it."""
    while True:
        name = f"{stem}.pdf" if number == 1 else f"{stem}_{number}.pdf"
        if name.casefold() not in taken:
            return name
        number += 1


def proposed_name(ref: SheetRef, nip: str, name: str) -> str:
    """The name of a sheet's file before it is sealed, for the question where to save it."""
    return free_name(stem_of(ref, nip, name), frozenset(), ref.number)


def _plain(name: str) -> str:
    """A name in letters every file system and every old program can read."""
    decomposed = unicodedata.normalize("NFKD", name)
    ascii_only = decomposed.encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^A-Za-z0-9]+", "_", ascii_only).strip("_")[:NAME_LENGTH].rstrip("_")


def digits(nip: str) -> str:
    """The digits of a NIP as typed."""
    return "".join(each for each in nip if each.isdigit())


def paper_or_own(tx: ReadTx, wanted: Paper | None) -> Paper:
    """The paper asked for, else the office's own."""
    return wanted or Paper(read_settings(tx).paper)
