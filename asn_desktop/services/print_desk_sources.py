"""Finding what the print desk lays out: every document asked for, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.desk_finders import FINDERS, Found
from asn_desktop.services.documents import form_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.printing import DeskForm, Lack, Place

READY_SKP = (SkpState.SUBMITTED, SkpState.SET)
OF_SKP = (DeskForm.SKP, DeskForm.ANNEX, DeskForm.ACTION_PLAN)
OF_EVALUATION = (DeskForm.EVALUATION, DeskForm.DOCUMENT)
_UNFINISHED = {
    SkpState.DRAFT: "print.skp_draft",
    SkpState.SUBMITTED: "print.skp_submitted",
    SkpState.RETURNED: "print.skp_returned",
}


@dataclass(frozen=True)
class Source:
    """One document of one person, with the SKP it stands under."""

    wanted: DeskForm
    form: FormCode
    person_id: UUID
    skp: Skp
    evaluation: Evaluation | None = None
    number: int = 1
    found: Found | None = None

    @property
    def document_id(self) -> UUID:
        """The row the sheet is made from."""
        if self.found is not None:
            return self.found.document_id
        return self.evaluation.id if self.evaluation else self.skp.id

    @property
    def signer_id(self) -> UUID | None:
        """In whose stack it lies."""
        if self.found is not None:
            return self.found.signer_id
        if self.evaluation is None:
            return self.skp.assessor_id
        passed = self.form is FormCode.D_1_2
        return self.evaluation.superior_id if passed else self.evaluation.assessor_id

    @property
    def where(self) -> tuple[Place, UUID]:
        """Where the document itself is worked on."""
        if self.found is not None:
            return self.found.place, self.found.target
        if self.wanted is DeskForm.ACTION_PLAN:
            return Place.PROGRESS, self.skp.id
        return (Place.EVALUATION if self.evaluation else Place.SKP), self.document_id


@dataclass(frozen=True)
class Asked:
    """One sheet that was asked for: its document, or what stands in its way."""

    person_id: UUID
    form: FormCode
    source: Source | None
    lacks: tuple[Lack, ...] = ()


def stop(code: str, place: Place, target: UUID | None, **values: object) -> tuple[Lack, ...]:
    """One finding without which there is no sheet."""
    return (Lack(Finding(code, Severity.ERROR, values), place, target),)


def sources(
    tx: ReadTx, people: Sequence[UUID], forms: Sequence[DeskForm], period: PeriodRef
) -> list[Asked]:
    """Every sheet asked for, person by person, with its document or why there is none.

    What only some people have (a matrix, a guidance) and is found by nobody is left out.
    """
    stored = tx.session.scalar(
        sa.select(Period.id).where(Period.year == period.year, Period.code == period.code)
    )
    skps = _skps(tx, people, period.year)
    rows = _evaluations(tx, people, stored)
    others = {form: FINDERS[form](tx, people, period) for form in forms if form in FINDERS}
    found: list[Asked] = []
    for person_id in people:
        own = skps.get(person_id, [])
        for wanted in forms:
            if wanted in others:
                for one in others[wanted].get(person_id, ()):
                    source = Source(wanted, one.form, person_id, one.skp, None, one.number, one)
                    found.append(Asked(person_id, one.form, source, one.lacks))
            elif wanted in OF_EVALUATION:
                of_period = _EvaluationsOf(person_id, own, rows.get(person_id, []), stored, period)
                found += of_period.asked(tx, wanted)
            elif wanted in OF_SKP:
                found += _of_skps(person_id, wanted, own, period.year)
    return found


def _skps(tx: ReadTx, people: Sequence[UUID], year: int) -> dict[UUID, list[Skp]]:
    found: dict[UUID, list[Skp]] = {}
    for part in chunks(people):
        for skp in tx.session.scalars(
            sa.select(Skp)
            .where(Skp.person_id.in_(part), Skp.year == year)
            .order_by(Skp.starts, Skp.number, Skp.id)
        ):
            found.setdefault(skp.person_id, []).append(skp)
    return found


def _evaluations(
    tx: ReadTx, people: Sequence[UUID], period_id: UUID | None
) -> dict[UUID, list[Evaluation]]:
    found: dict[UUID, list[Evaluation]] = {}
    for part in chunks(people):
        for row in tx.session.scalars(
            sa.select(Evaluation)
            .where(Evaluation.person_id.in_(part), Evaluation.period_id == period_id)
            .order_by(Evaluation.id)
        ):
            found.setdefault(row.person_id, []).append(row)
    return found


def _of_skps(person_id: UUID, wanted: DeskForm, rows: Sequence[Skp], year: int) -> Iterator[Asked]:
    """The SKP to print: the newest that was submitted or set."""
    ready = [row for row in rows if row.state in READY_SKP]
    live = [row for row in rows if not row.state.is_closed]
    if ready:
        source = Source(wanted, form_of(ready[-1], wanted), person_id, ready[-1])
        yield Asked(person_id, source.form, source)
    elif live:
        source = Source(wanted, form_of(live[-1], wanted), person_id, live[-1])
        yield Asked(person_id, source.form, source, _unfinished(live[-1]))
    else:
        yield Asked(person_id, wanted.usual, None, _no_skp(year))


def _no_skp(year: int) -> tuple[Lack, ...]:
    return stop("print.no_skp", Place.SKP, None, year=year)


def _unfinished(skp: Skp) -> tuple[Lack, ...]:
    return stop(_UNFINISHED[skp.state], Place.SKP, skp.id)


@dataclass(frozen=True)
class _EvaluationsOf:
    """One person's evaluations of a period; ``period_id`` None while it is not set up."""

    person_id: UUID
    skps: Sequence[Skp]
    rows: Sequence[Evaluation]
    period_id: UUID | None
    period: PeriodRef

    def asked(self, tx: ReadTx, wanted: DeskForm) -> Iterator[Asked]:
        if not self.rows:
            yield Asked(self.person_id, wanted.usual, None, self._why_none())
        for number, row in enumerate(self.rows, 1):
            skp = tx.session.get_one(Skp, row.skp_id)
            source = Source(wanted, form_of(skp, wanted, row), self.person_id, skp, row, number)
            lacks: tuple[Lack, ...] = ()
            if not row.state.is_finished:
                lacks = stop("print.not_evaluated", Place.EVALUATION, row.id)
            yield Asked(self.person_id, source.form, source, lacks)

    def _why_none(self) -> tuple[Lack, ...]:
        """What comes first: the period, then the SKP, which is evaluated only once it is set."""
        if self.period_id is None:
            return stop("print.no_period", Place.EVALUATION, None, period=self.period.label)
        live = [row for row in self.skps if not row.state.is_closed]
        if any(row.state is SkpState.SET for row in live):
            return stop("print.not_evaluated", Place.EVALUATION, None)
        return _unfinished(live[-1]) if live else _no_skp(self.period.year)
