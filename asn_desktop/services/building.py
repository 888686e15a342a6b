"""Sheets are built many at a time, so that what they share is asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.base import Row
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.sheets import Sheet

Made = TypeVar("Made", bound=Sheet)
Stored = TypeVar("Stored", bound=Row)
Builder = Callable[[ReadTx, Sequence[UUID]], Mapping[UUID, Sheet | Refused]]
"""Makes the sheets of documents; for one that cannot be printed the reason stands in its place."""
Builders = Mapping[FormCode, Builder]
Wanted = tuple[FormCode, UUID]


def build(
    tx: ReadTx, wanted: Iterable[Wanted], builders: Builders
) -> dict[Wanted, Sheet | Refused]:
    """Build sheets of whatever forms, each form's together."""
    documents: dict[FormCode, list[UUID]] = {}
    for form, document_id in dict.fromkeys(wanted):
        documents.setdefault(form, []).append(document_id)
    return {
        (form, document_id): sheet
        for form, ids in documents.items()
        for document_id, sheet in builders[form](tx, ids).items()
    }


def build_one(tx: ReadTx, form: FormCode, document_id: UUID, builders: Builders) -> Sheet:
    """Build one sheet; raises ``Refused`` when there is nothing to print."""
    return made(builders[form](tx, [document_id])[document_id])


def made(sheet: Made | Refused) -> Made:
    """The sheet; raises the ``Refused`` that stands in its place."""
    if isinstance(sheet, Refused):
        raise sheet
    return sheet


def stored(tx: ReadTx, mapped: type[Stored], ids: Sequence[UUID]) -> list[Stored]:
    """Rows in the order asked for; raises ``NoResultFound`` for a stranger."""
    found: dict[UUID, Stored] = {}
    for part in chunks(ids):
        rows = tx.session.scalars(sa.select(mapped).where(mapped.id.in_(part)))
        found.update((row.id, row) for row in rows)
    return [found.get(key) or tx.session.get_one(mapped, key) for key in ids]
