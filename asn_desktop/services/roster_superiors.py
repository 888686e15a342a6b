"""Who is meant by what a staff file says about the superior: a link, or the reason for none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.rules import names, positions
from asn_desktop.rules.nip import LENGTH
from asn_desktop.rules.people import AssessorProblem
from asn_desktop.services.roster_known import Known

CODES: Mapping[AssessorProblem, str] = {
    AssessorProblem.MISSING: "superior.missing",
    AssessorProblem.AMBIGUOUS: "superior.ambiguous",
    AssessorProblem.IS_A_POST: "superior.is_a_post",
}


@dataclass(frozen=True, slots=True)
class Superior:
    """A link (``person_id``), or why there is none; ``count`` people bear the written name."""

    written: str
    person_id: UUID | None = None
    problem: AssessorProblem | None = None
    count: int = 0
    in_circle: bool = False

    @property
    def code(self) -> str | None:
        """The code of the warning; ``None`` for a link."""
        if self.in_circle:
            return "superior.circle"
        return CODES[self.problem] if self.problem is not None else None


class Finder:
    """Finds superiors among the people of the file and those already stored."""

    def __init__(self, known: Known, people: Iterable[tuple[UUID, str, str]]) -> None:
        """``people`` are (id, NIP, full name) of the file's accepted rows."""
        self._by_nip = dict(known.by_nip)
        self._by_words: dict[str, set[UUID]] = defaultdict(set)
        self._named = dict(known.names)
        in_file: set[UUID] = set()
        for person_id, nip, name in people:
            self._by_nip[nip] = person_id
            self._named[person_id] = name
            self._by_words[names.match_key(name)].add(person_id)
            in_file.add(person_id)
        for words, ids in known.matches.items():
            # A stored person who is in the file answers to the name the file gives.
            self._by_words[words].update(key for key in ids if key not in in_file)

    def name_of(self, person_id: UUID) -> str:
        """The full name of somebody found."""
        return self._named.get(person_id, "")

    def find(self, written: str, person_id: UUID) -> Superior:
        """Find the superior of one person; never a guess."""
        if len(written) == LENGTH and written.isdigit():
            found = self._by_nip.get(written)
            if found is None or found == person_id:
                return Superior(written, problem=AssessorProblem.MISSING)
            return Superior(written, found)
        candidates = self._by_words.get(names.match_key(written), set()) - {person_id}
        if len(candidates) == 1:
            return Superior(written, next(iter(candidates)))
        if candidates:
            return Superior(written, problem=AssessorProblem.AMBIGUOUS, count=len(candidates))
        if positions.is_post_name(written):
            return Superior(written, problem=AssessorProblem.IS_A_POST)
        return Superior(written, problem=AssessorProblem.MISSING)


def without_circles(
    found: Mapping[UUID, Superior], stored: Mapping[UUID, UUID]
) -> dict[UUID, Superior]:
    """Take back every link that would make somebody his own superior's superior.

    ``stored`` holds the links of people whose superior the file does not change.
    """
    links = {**stored, **{key: s.person_id for key, s in found.items() if s.person_id is not None}}
    result = dict(found)
    safe: set[UUID] = set()
    for start in found:
        chain: dict[UUID, None] = {}
        step: UUID | None = start
        while step is not None and step not in safe and step not in chain:
            chain[step] = None
            step = links.get(step)
        if step is not None and step in chain:
            path = list(chain)
            for key in path[path.index(step) :]:
                if key in result and result[key].person_id is not None:
                    written = result[key].written
                    result[key] = Superior(written, problem=AssessorProblem.MISSING, in_circle=True)
                    links.pop(key, None)
        safe.update(chain)
    return result
