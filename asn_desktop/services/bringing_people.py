"""Whose rows a file holds: by NIP, else by name where exactly one person bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNip, PersonNow
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import match_key
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bringing import FoundLine
from asn_desktop.views.roster import RowFinding


@dataclass
class KnownPeople:
    """The office's people by NIP and by the words of their names."""

    by_nip: dict[str, UUID] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    matches: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def find(
        self, line: FoundLine, nip: str, name: str, at: str, at_name: str
    ) -> tuple[UUID | None, list[RowFinding]]:
        """Who is meant; else an error at the NIP's cell (``at``) or at the name's.

        A name that only one person in service bears is enough, with a warning that says so.
        """
        if nip:
            person = self.by_nip.get(nip)
            if person is not None:
                return person, self._named_otherwise(line, person, name, at_name)
            if name:
                return None, [line.finding("bring.person_unknown_named", at, name=name, nip=nip)]
            return None, [line.finding("bring.person_unknown", at, nip=nip)]
        place = at if at in line.places else at_name
        if not name:
            return None, [line.finding("nip.missing", place)]
        found = self.matches.get(match_key(name), [])
        if len(found) == 1:
            said = self.names[found[0]]
            warning = line.finding("bring.by_name", at_name, Severity.WARNING, name=said)
            return found[0], [warning]
        code = "bring.name_several" if found else "bring.name_unknown"
        return None, [line.finding(code, place, name=name, count=len(found))]

    def _named_otherwise(
        self, line: FoundLine, person: UUID, name: str, at: str
    ) -> list[RowFinding]:
        stored = self.names.get(person, "")
        if not name or not stored or match_key(name) == match_key(stored):
            return []
        return [line.finding("bring.name_differs", at, Severity.WARNING, name=name, stored=stored)]


def known_people(tx: ReadTx, nips: Iterable[str], names: Iterable[str]) -> KnownPeople:
    """Load the bearers of these NIPs; the names of everybody only where a name is asked for."""
    known = KnownPeople()
    for part in chunks({nip for nip in nips if nip}):
        bearers = (
            sa.select(PersonNip.nip, PersonNip.person_id)
            .where(PersonNip.nip.in_(part))
            .order_by(PersonNip.until.asc().nulls_last(), PersonNip.id)
        )
        known.by_nip.update((row.nip, row.person_id) for row in tx.session.execute(bearers))
    for ids in chunks(set(known.by_nip.values())):
        named = sa.select(PersonNow.person_id, PersonNow.name).where(PersonNow.person_id.in_(ids))
        known.names.update((row.person_id, row.name) for row in tx.session.execute(named))
    if any(names):
        everybody = sa.select(PersonNow.person_id, PersonNow.name, PersonNow.match).where(
            PersonNow.active
        )
        for row in tx.session.execute(everybody):
            known.matches[row.match].append(row.person_id)
            known.names[row.person_id] = row.name
    return known
