"""What planning shows and passes on: an SKP whole, its content, its lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    Aspect,
    ControlLevel,
    Perspective,
    ReportingInterval,
    ResultSection,
    ResultSource,
)
from asn_desktop.rules.positions import FormFamily


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """One indicator row of the grid."""

    id: UUID
    aspect: Aspect | None
    text: str
    target: str
    copied_from: str | None = None
    perspective: Perspective | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """One result of the grid; ``number`` as printed, running on from main to additional.

    ``supports_changed``: the superior has reworded the linked result since the text was taken over.
    """

    id: UUID
    section: ResultSection
    number: int
    text: str
    assigned_by: str
    supports_id: UUID | None
    supports_text: str
    supports_indicator: str
    copied_from: str | None
    indicators: tuple[IndicatorView, ...]
    supports_changed: bool = False
    origin_id: UUID | None = None
    source: ResultSource | None = None
    draft_source: bool = False
    study_leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationView:
    """What the leader especially expects of one value (1–7)."""

    id: UUID
    value: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexLineView:
    """One line of A.1.8."""

    id: UUID
    section: AnnexSection
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """Why the SKP came back; ``row_id`` = the line it is about, None = the whole SKP.

    ``centre``: it is of the centre; the one about the whole has the id of the return and answers
    all of them.
    """

    id: UUID
    row_id: UUID | None
    by: str
    on: date
    text: str
    done: bool
    centre: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpView:
    """An SKP whole, as the editor shows it."""

    id: UUID
    person_id: UUID
    person: str
    position_id: UUID | None
    position: str
    unit: str
    assessor_id: UUID | None
    assessor: str
    year: int
    starts: date
    ends: date
    approach: Approach
    family: FormFamily
    state: SkpState
    number: int
    previous_id: UUID | None
    submitted_on: date | None
    set_on: date | None
    reason: str | None
    results: tuple[ResultView, ...]
    expectations: tuple[ExpectationView, ...]
    annex: tuple[AnnexLineView, ...]
    notes: tuple[NoteView, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def form(self) -> FormCode:
        """The form it is printed on."""
        return forms_of(self.family, self.approach).skp

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps it from being submitted and set."""
        return tuple(item for item in self.findings if item.severity is Severity.ERROR)

    @property
    def open_notes(self) -> tuple[NoteView, ...]:
        """The notes that nobody has ticked yet."""
        return tuple(note for note in self.notes if not note.done)

    def in_section(self, section: ResultSection) -> tuple[ResultView, ...]:
        """The results of one section in their order."""
        return tuple(result for result in self.results if result.section is section)

    def annex_in(self, section: AnnexSection) -> tuple[AnnexLineView, ...]:
        """The lines of one part of the annex in their order."""
        return tuple(line for line in self.annex if line.section is section)

    def lines(self) -> Iterator[UUID]:
        """Every line a note or a finding can stand at."""
        for result in self.results:
            yield result.id
            yield from (indicator.id for indicator in result.indicators)
        yield from (line.id for line in self.annex)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualContent:
    """What the manual of an indicator says (A.1.3), as taken along with its indicator."""

    goal: str = ""
    definition: str = ""
    formula: str = ""
    unit_of_measure: str = ""
    control: ControlLevel | None = None
    data_source: str = ""
    reporting: ReportingInterval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorContent:
    """An indicator as taken to another SKP or kept in a pattern; a leader's with its manual."""

    text: str = ""
    target: str = ""
    aspect: Aspect | None = None
    perspective: Perspective | None = None
    manual: ManualContent | None = None
    origin_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultContent:
    """A result as taken to another SKP or kept in a pattern."""

    section: ResultSection = ResultSection.MAIN
    text: str = ""
    assigned_by: str = ""
    supports_id: UUID | None = None
    supports_text: str = ""
    supports_indicator: str = ""
    source: ResultSource | None = None
    draft_source: bool = False
    study_leave: bool = False
    indicators: tuple[IndicatorContent, ...] = ()
    origin_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexContent:
    """A line of the annex."""

    section: AnnexSection
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationContent:
    """A special expectation."""

    value: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpContent:
    """What an SKP says without whose it is: what is copied, stored as pattern, given to many."""

    approach: Approach
    results: tuple[ResultContent, ...] = ()
    expectations: tuple[ExpectationContent, ...] = ()
    annex: tuple[AnnexContent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpRow:
    """One line of the list of a year: a person and the SKP, or that there is none yet.

    ``id`` is the SKP's, the person's where there is none. ``in_force`` = some version is set, also
    while a later one is being drafted. ``exempt`` = the status that frees from planning.
    ``search`` = folded words to find it by, ``sort_name`` the name without titles.
    """

    id: UUID
    person_id: UUID
    skp_id: UUID | None
    name: str
    nip: str | None
    position: str | None
    unit_id: UUID | None
    unit: str | None
    assessor_id: UUID | None
    assessor: str | None
    state: SkpState | None
    number: int = 1
    open_notes: int = 0
    submitted_on: date | None = None
    set_on: date | None = None
    in_force: bool = False
    exempt: str | None = None
    search: str = ""
    sort_name: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody an act for many left out, and why."""

    person_id: UUID
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ManyResult:
    """What an act for many did: ``done`` are SKP ids."""

    done: tuple[UUID, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySource:
    """An SKP one can copy from: "SKP saya tahun lalu", "Rekan …"."""

    skp_id: UUID
    person: str
    year: int
    position: str
    results: int
    same_person: bool
    same_position: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRow:
    """A stored pattern; ``fits`` = it was made for the position asked for."""

    id: UUID
    name: str
    position: str | None
    results: int
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorResult:
    """A result of the assessor, with how many people support it and whether this SKP does.

    ``choices``: a leader's indicators, one of which is printed beside it (reg. 2413–2415).
    """

    id: UUID
    section: ResultSection
    number: int
    text: str
    indicators: tuple[str, ...]
    used_by: int
    used_here: bool
    choices: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A superior's result typed in advance is probably this one now."""

    result_id: UUID
    typed: str
    candidate_id: UUID
    candidate: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorPanel:
    """What the assessor has planned; ``skp_id`` is None while he has not begun."""

    person_id: UUID | None
    name: str
    skp_id: UUID | None
    state: SkpState | None
    results: tuple[SuperiorResult, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyQuestion:
    """A position whose family of forms only the region knows, asked once before its first SKP."""

    position_id: UUID
    position: str
    person: str


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note of return on one line (``row_id`` None: on the whole SKP)."""

    text: str
    row_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningCounts:
    """How far the year's planning is; exempt people are outside ``expected``."""

    expected: int
    without: int
    draft: int
    submitted: int
    set: int
    exempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs from the SKP before (``since``: "2025", "versi 1"; "" = there is none)."""

    since: str
    rows: frozenset[UUID]
