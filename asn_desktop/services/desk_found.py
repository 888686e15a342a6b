"""What a finder of the print desk says of one document (`services.desk_finders`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.models.planning import Skp
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.views.printing import Lack, Place


@dataclass(frozen=True, slots=True)
class Found:
    """One document that can be printed, or that would be but for ``lacks`` that stop it.

    ``signer_id``: whose stack it belongs to. ``number`` tells several of one person apart in file
    names, from 1. ``place`` and ``target``: the page where it is worked on and the row there.
    """

    form: FormCode
    document_id: UUID
    skp: Skp
    signer_id: UUID | None
    place: Place
    target: UUID
    lacks: tuple[Lack, ...] = ()
    number: int = 1


Finder = Callable[[ReadTx, Sequence[UUID], PeriodRef], Mapping[UUID, Sequence[Found]]]
"""The documents of some people in a period (or its year), by person; who has none is left out."""
