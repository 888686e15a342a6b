"""The story of the practice office, act by act, each on its day of the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SHEET_ACTS, SheetEventKind
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.periods import PeriodRef, PeriodScheme, periods_of
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    founding,
    paper,
    people,
    people_assessor,
    people_edit,
    people_signing,
    periods,
    planning,
    planning_edit,
    planning_patterns,
    planning_state,
    units,
)
from asn_desktop.services.documents import forms_of_document
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.services.setup import change_settings
from asn_desktop.views.people import NewActing, NewOutside, NewSigning, PersonRow
from asn_desktop.views.planning import NewNote
from asn_desktop.workflows import roster
from asn_desktop.workflows.practice_afterwards import follow_up, leave_running
from asn_desktop.workflows.practice_content import Book, Plan, kind_of
from asn_desktop.workflows.practice_exchange import exchange
from asn_desktop.workflows.practice_following import follow_year
from asn_desktop.workflows.practice_guidance import expect_study, guide
from asn_desktop.workflows.practice_quarter import Quarter
from asn_desktop.workflows.practice_rating import rate_quarter
from asn_desktop.workflows.practice_skp import extend, plan_actions, write_skp
from asn_desktop.workflows.practice_strategy import write_strategy

P = ParamSpec("P")
R = TypeVar("R")
Report = Callable[[int, int, str], object]


class StoryClock:
    """A clock that goes to the day of each chapter and ticks with every question."""

    def __init__(self) -> None:
        self._moment = datetime(2000, 1, 1, 8, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment of the story."""
        self._moment += timedelta(seconds=5)
        return self._moment

    def go(self, day: date) -> None:
        """Go on to the morning of a day; never back."""
        self._moment = max(self._moment, datetime.combine(day, time(8)).astimezone())


@dataclass(frozen=True)
class Timeline:
    """Which quarters are behind the office: ``finished`` whole, ``current`` half done.

    Current is the last quarter that has ended, but never the first of a year, so that a finished
    one stands before it: in January to March that is the fourth of last year, in April to June the
    second, still running. Nothing in the story happens after ``last``, the day before today.
    """

    year: int
    finished: tuple[PeriodRef, ...]
    current: PeriodRef
    last: date

    @classmethod
    def until(cls, today: date) -> Timeline:
        """The story as it stands on a day."""
        year = today.year if today.month > 3 else today.year - 1
        quarters = [ref for ref in periods_of(year, PeriodScheme.QUARTERLY) if not ref.is_yearly]
        ended = [ref for ref in quarters if ref.end < today]
        current = max(len(ended), 2) - 1
        return cls(year, tuple(quarters[:current]), quarters[current], today - timedelta(days=1))


@dataclass
class PracticeYear:
    """Tells the year to an empty office."""

    office: Office
    clock: StoryClock
    timeline: Timeline
    book: Book
    report: Report
    _people: dict[str, PersonRow] = field(default_factory=dict)
    _skps: dict[str, UUID] = field(default_factory=dict)
    _plans: dict[UUID, Plan] = field(default_factory=dict)

    def tell(self) -> None:
        """All chapters in their order."""
        chapters: list[tuple[str, Callable[[], None]]] = [
            ("Kantor dan pegawai", self._found),
            ("Penilai, cuti, dan Plt.", self._arrange),
            ("Sasaran kinerja", self._plan_year),
        ]
        chapters += [
            (f"Penilaian {ref.label}", partial(self._evaluate, ref))
            for ref in (*self.timeline.finished, self.timeline.current)
        ]
        chapters.append(("Paket ke pusat dan balasannya", self._exchange))
        chapters.append(("SKP yang masih berjalan", self._leave_open))
        chapters.append(("Tindak lanjut", self._leave_running))
        chapters.append(("Catatan, survei, umpan balik, dan warga", self._follow))
        for done, (title, chapter) in enumerate(chapters):
            self.report(done, len(chapters), title)
            chapter()
        self.report(len(chapters), len(chapters), "")

    # ---- chapters

    def _found(self) -> None:
        year, told = self.timeline.year, self.book.story["office"]
        self._go(date(year, 1, 2))
        self._write(
            Act.SET_UP_OFFICE,
            founding.found_office,
            told["name"],
            told["agency"],
            year,
            place=told["place"],
            practice=True,
        )
        letterhead = "\n".join(self.book.further["letterhead"])
        self._write(Act.CHANGE_SETTING, _head_letters, letterhead)
        self._go(date(year, 1, 5))
        self._write(Act.IMPORT_ROSTER, roster.import_file, roster.open_file(self.book.roster))

    def _arrange(self) -> None:
        year, told = self.timeline.year, self.book.story
        self._meet()
        self._go(date(year, 1, 6))
        outside = told["outside"]
        secretary = self._write(
            Act.ADD_PERSON,
            people_edit.add_outside,
            NewOutside(
                name=outside["name"],
                title=outside["title"],
                agency=outside["agency"],
                nip=outside["nip"],
            ),
        )
        head = self._people[outside["assesses"]]
        self._write(Act.CHANGE_ASSESSOR, people_assessor.link_assessor, [head.id], secretary)
        self._sign_for(secretary)
        exempt = told["exempt"]
        self._write(
            Act.CHANGE_STATUS,
            people_edit.change_status,
            self._people[exempt["name"]].id,
            Status.UNPAID_LEAVE,
            date(year, 1, 5),
            date(year + 1, 12, 31),
            exempt["note"],
        )
        study = self.book.further["study"]
        self._write(
            Act.CHANGE_STATUS,
            people_edit.change_status,
            self._people[study["name"]].id,
            Status.STUDY_LEAVE,
            date(year, 1, 5),
            date(year + 1, 12, 31),
            study["note"],
        )
        acting = told["acting"]
        self._write(
            Act.APPOINT_ACTING,
            people_edit.appoint_acting,
            self._people[acting["name"]].id,
            NewActing(
                kind=ActingKind.PLT,
                position=acting["position"],
                first=date(year, 1, 6),
                decree=f"{acting['decree']}/{year}",
            ),
        )
        self._meet()

    def _sign_for(self, official: UUID) -> None:
        """Somebody signs "a.n." for the official outside."""
        told, year = self.book.further["signing"], self.timeline.year
        signer = self._write(
            Act.ADD_PERSON,
            people_edit.add_outside,
            NewOutside(
                name=told["name"], title=told["title"], agency=told["agency"], nip=told["nip"]
            ),
        )
        self._write(
            Act.DELEGATE_SIGNING,
            people_signing.delegate_signing,
            official,
            NewSigning(signer_id=signer, first=date(year, 2, 1), decree=f"{told['decree']}/{year}"),
        )

    def _plan_year(self) -> None:
        year, told = self.timeline.year, self.book.story
        for question in self._read(
            planning.family_questions, [row.id for row in self._people.values()], date(year, 1, 7)
        ):
            self._write(  # the region's answer: its camat uses the forms of independent heads
                Act.EDIT_POSITION,
                units.save_position,
                question.position_id,
                {"form_family": FormFamily.LEADER},
            )
        later = {told["exempt"]["name"], *told["none"], *self._left_open()}
        steps = self._steps_down()
        for number, step in enumerate(steps):
            self._go(date(year, 1, 8 + 3 * number))
            names = [name for name in step if name not in later]
            for name in names:
                self._begin(name)
            self._write(
                Act.SUBMIT_SKP, planning_state.submit_many, [self._skps[name] for name in names]
            )
            self._go(date(year, 1, 10 + 3 * number))
            self._write(Act.SET_SKP, planning_state.set_many, [self._skps[name] for name in names])
            self._print_skps(names, chiefs=number < 2)
        head = self._people[steps[0][0]]
        skp_id = self._skps[head.name]
        self._write(Act.EDIT_MATRIX, write_strategy, skp_id, head.id, year)
        for name in told["patterns"]:
            person = self._people[name]
            self._write(
                Act.SAVE_PATTERN,
                planning_patterns.save_pattern,
                self._skps[name],
                f"{person.position} {year}",
            )

    def _print_skps(self, names: Sequence[str], *, chiefs: bool) -> None:
        """Print and sign the SKP of the chiefs and of one kelurahan; those of the chiefs filed."""
        chosen = [name for name in names if chiefs or name in self.book.further["printed_skp"]]
        sheets = [
            (form, self._skps[name])
            for name in chosen
            for form in self._read(forms_of_document, self._skps[name])
        ]
        if not sheets:
            return
        sealed = [one.id for one in self._write(Act.SEAL, paper.seal_many, sheets)]
        self._write(Act.PRINTED, paper.mark_printed, sealed)
        kinds = (SheetEventKind.SIGNED, SheetEventKind.FILED)
        for kind in kinds if chiefs else kinds[:1]:
            self._write(SHEET_ACTS[kind], paper.record, kind, sealed, self.office.today())

    def _quarter(self, ref: PeriodRef) -> Quarter:
        period = self._read(periods.find_period, ref)
        assert period is not None  # noqa: S101 - the year was set up with all its quarters
        return Quarter(
            office=self.office,
            go=self._go,
            book=self.book,
            ref=ref,
            period=period,
            people=self._people,
            skps=self._skps,
            plans=self._plans,
            half=ref == self.timeline.current,
            newest=ref in (*self.timeline.finished[-1:], self.timeline.current),
        )

    def _evaluate(self, ref: PeriodRef) -> None:
        quarter = self._quarter(ref)
        rate_quarter(quarter)
        if ref == self.timeline.finished[-1]:
            follow_up(quarter)
            guide(quarter)

    def _leave_running(self) -> None:
        leave_running(self._quarter(self.timeline.current), self.timeline.last)

    def _follow(self) -> None:
        self._go(self.timeline.last)
        quarters = (*self.timeline.finished, self.timeline.current)
        follow_year(self._quarter(self.timeline.current), quarters, self.timeline.last)

    def _exchange(self) -> None:
        self._go(self.timeline.last - timedelta(days=15))
        exchange(self.office, self.timeline.year, self.book.story["doubtful"]["open"])

    def _leave_open(self) -> None:
        told, year = self.book.story, self.timeline.year
        self._go(self.timeline.last - timedelta(days=12))
        for name in self._left_open():
            self._begin(name)
        for name in told["drafts"]:
            self._write(Act.EDIT_SKP, self._leave_gap, self._skps[name])
        self._go(self.timeline.last - timedelta(days=9))
        handed = [self._skps[name] for name in (*told["returned"], *told["submitted"])]
        self._write(Act.SUBMIT_SKP, planning_state.submit_many, handed)
        self._go(self.timeline.last - timedelta(days=4))
        for name in told["returned"]:
            skp = self._read(planning.view, self._skps[name])
            words = self.book.said["returned"]
            line = skp.results[0].indicators[0].id
            notes = [NewNote(words["line"], line), NewNote(words["whole"])]
            self._write(Act.RETURN_SKP, planning_state.return_with_notes, skp.id, notes)
        for name, reason in told["amended"].items():
            made = self._write(
                Act.AMEND_SKP, planning_state.amend, self._skps[name], f"{reason} {year}"
            )
            self._write(Act.EDIT_SKP, extend, made, told["amendments"][name])
            self._write(Act.SUBMIT_SKP, planning_state.submit, made)

    # ---- an SKP

    def _begin(self, name: str) -> None:
        person = self._people[name]
        superior = self._read(people.person_row, person.assessor_id) if person.assessor_id else None
        plan = self.book.plan(
            kind_of(person.position or "", person.unit or ""),
            person.unit or "",
            _post(superior) if superior else "",
        )
        above = self._skps.get(superior.name) if superior else None
        skp_id = self._write(Act.CREATE_SKP, write_skp, person.id, self.timeline.year, plan, above)
        self._skps[name], self._plans[skp_id] = skp_id, plan
        study = self.book.further["study"]
        if name == study["name"]:
            self._write(Act.MARK_STUDY_LEAVE, expect_study, skp_id, study)
        if any(result.actions for result in plan.results):
            self._write(Act.EDIT_ACTION_PLAN, plan_actions, skp_id, plan)

    def _leave_gap(self, tx: Tx, skp_id: UUID) -> None:
        """Take the last target away: somebody is still writing."""
        last = planning.view(tx, skp_id).results[-1].indicators[-1]
        planning_edit.change_indicator(tx, last.id, IndicatorField.TARGET, "")

    def _steps_down(self) -> list[list[str]]:
        """The staff in the order in which SKP are set: the head, those below, the rest."""
        staff = list(self._people.values())
        ids = {row.id for row in staff}
        level = [row for row in staff if row.assessor_id not in ids]
        steps: list[list[str]] = []
        while level:
            steps.append([row.name for row in level])
            above = {row.id for row in level}
            level = [row for row in staff if row.assessor_id in above]
        return steps

    def _left_open(self) -> tuple[str, ...]:
        told = self.book.story
        return (*told["drafts"], *told["returned"], *told["submitted"])

    # ---- the office

    def _meet(self) -> None:
        self._people = {row.name: row for row in self._read(people.person_rows)}

    def _go(self, day: date) -> None:
        self.clock.go(min(day, self.timeline.last))

    def _read(
        self, function: Callable[Concatenate[ReadTx, P], R], *args: P.args, **kw: P.kwargs
    ) -> R:
        return self.office.read(function, *args, **kw)

    def _write(
        self, act: Act, function: Callable[Concatenate[Tx, P], R], *args: P.args, **kw: P.kwargs
    ) -> R:
        return self.office.write(act, function, *args, **kw).value


def _head_letters(tx: Tx, letterhead: str) -> None:
    change_settings(tx, letterhead=letterhead)


def _post(row: PersonRow) -> str:
    return row.position or ""
