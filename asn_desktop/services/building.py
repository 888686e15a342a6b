"""Sheets are built many at a time, so that what they share is asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.services.by_id import Stored, rows_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.sheets import Sheet

Made = TypeVar("Made", bound=Sheet)
Builder = Callable[[ReadTx, Sequence[UUID]], Mapping[UUID, Sheet | Refused]]
"""Makes the sheets of documents; for one that cannot be printed the reason stands in its place."""
Builders = Mapping[FormCode, Builder]
Wanted = tuple[FormCode, UUID]


def build(
    tx: ReadTx, wanted: Iterable[Wanted], builders: Builders
) -> dict[Wanted, Sheet | Refused]:
    """Build sheets of whatever forms; those of one builder together, whatever form each is."""
    keys = list(dict.fromkeys(wanted))
    documents: dict[Builder, dict[UUID, None]] = {}
    for form, document_id in keys:
        documents.setdefault(builders[form], {})[document_id] = None
    sheets = {builder: builder(tx, list(ids)) for builder, ids in documents.items()}
    lines = letterhead(tx)
    found: dict[Wanted, Sheet | Refused] = {}
    for form, document_id in keys:
        sheet = sheets[builders[form]][document_id]
        found[form, document_id] = sheet if isinstance(sheet, Refused) else _headed(sheet, lines)
    return found


def build_one(tx: ReadTx, form: FormCode, document_id: UUID, builders: Builders) -> Sheet:
    """Build one sheet; raises ``Refused`` when there is nothing to print."""
    return _headed(made(builders[form](tx, [document_id])[document_id]), letterhead(tx))


def letterhead(tx: ReadTx) -> tuple[str, ...]:
    """The lines over every form, () where the office prints the forms as prescribed."""
    settings = read_settings(tx)
    if not settings.letterhead_on_forms:
        return ()
    return tuple(line.strip() for line in settings.letterhead.splitlines() if line.strip())


def _headed(sheet: Made, lines: tuple[str, ...]) -> Made:
    return replace(sheet, letterhead=lines) if lines else sheet


def made(sheet: Made | Refused) -> Made:
    """The sheet; raises the ``Refused`` that stands in its place."""
    if isinstance(sheet, Refused):
        raise sheet
    return sheet


def stored(tx: ReadTx, mapped: type[Stored], ids: Sequence[UUID]) -> list[Stored]:
    """Rows in the order asked for; raises ``NoResultFound`` for a stranger."""
    found = rows_of(tx, mapped, ids)
    return [found.get(key) or tx.session.get_one(mapped, key) for key in ids]
