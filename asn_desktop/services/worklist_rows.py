"""The rows of the work list: each function asks one question and yields what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import PersonNow, PersonStatus
from asn_desktop.models.planning import Period, ReturnNote, Skp, Year
from asn_desktop.rules.clock import skp_due
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import FINISHED, SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.status import Status
from asn_desktop.services.calendar import WorkingCalendar
from asn_desktop.services.evaluation_achievement import achievements
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import holding
from asn_desktop.services.people_waiting import count_without_assessor
from asn_desktop.services.progress_facts import head_of, in_force
from asn_desktop.services.survey_plan import overdue_rows
from asn_desktop.services.worklist_clocks import clock_rows, passing
from asn_desktop.services.worklist_exchange import exchange_rows
from asn_desktop.services.worklist_logs import log_rows
from asn_desktop.services.worklist_public import complaint_rows, suggestion_rows
from asn_desktop.services.worklist_study import study_rows
from asn_desktop.services.worklist_voices import request_rows
from asn_desktop.views.followup import Due
from asn_desktop.views.worklist import Group, Work

LAST_MONTH = 12
MANY = 3  # more rows of one kind than this stand as one row
PLANNING = tuple(status for status in Status if status.plans)


@dataclass(frozen=True)
class Question:
    """What every row asks about: the transaction, the year and period chosen, the calendar.

    ``begun`` are the periods in whose window evaluation goes on, or should have ended; ``followed``
    the evaluations of this year and the last that are not done yet (`services.clocks`).
    """

    tx: ReadTx
    year: int
    period: Period | None
    begun: tuple[Period, ...]
    calendar: WorkingCalendar
    followed: tuple[Due, ...] = ()

    def count(self, statement: sa.Select[UUID]) -> int:
        """How many rows a question finds."""
        rows = sa.select(sa.func.count()).select_from(statement.subquery())
        return self.tx.session.scalar(rows) or 0


def staff() -> sa.Select[UUID]:
    """Everybody of whom an SKP is expected today."""
    return sa.select(PersonNow.person_id).where(
        PersonNow.active, PersonNow.kind.is_not(None), PersonNow.status.in_(PLANNING)
    )


def _year_missing(asked: Question) -> Iterator[Work]:
    """The year, in December the next one, has no periods yet: SKP are due by the end of January."""
    today = asked.tx.today
    wanted = today.year + 1 if today.month == LAST_MONTH else today.year
    known = set(asked.tx.session.scalars(sa.select(Year.year)))
    if known and wanted not in known:
        yield Work(
            key=f"year.{wanted}",
            group=Group.SOON if wanted > today.year else Group.NOW,
            code="work.year_missing",
            values={"year": wanted},
            reason="work.until",
            reason_values=asked.calendar.remaining(today, skp_due(wanted)),
            button="work.button.set_up_year",
            page="planning",
            target={"set_up": wanted},
        )


def _unsure_holidays(asked: Question) -> Iterator[Work]:
    """The current year, from December on the next too: deadlines over it are estimates."""
    today = asked.tx.today
    if asked.tx.session.scalar(sa.select(Year.id).limit(1)) is None:
        return
    last = date(today.year + (today.month == LAST_MONTH), today.month, 1)
    for year in asked.calendar.holidays.unsure_years(today, last):
        yield Work(
            key=f"holidays.{year}",
            group=Group.SOON,
            code="work.holidays_unsure",
            values={"year": year},
            button="work.button.holidays",
            page="settings",
            target={"holidays": year},
        )


def _without_assessor(asked: Question) -> Iterator[Work]:
    count = count_without_assessor(asked.tx)
    if count:
        yield Work(
            key="assessor.missing",
            group=Group.NOW,
            code="work.assessor_missing",
            values={"count": count},
            reason="work.blocks_skp",
            button="work.button.choose_assessor",
            page="people",
            target={"view": "no_assessor"},
        )


def _without_skp(asked: Question) -> Iterator[Work]:
    living = (SkpState.DRAFT, SkpState.SUBMITTED, SkpState.RETURNED, SkpState.SET)
    have = sa.select(Skp.person_id).where(Skp.year == asked.year, Skp.state.in_(living))
    count = asked.count(staff().where(PersonNow.person_id.not_in(have)))
    if count:
        limit = skp_due(asked.year)
        late = asked.tx.today > limit
        yield Work(
            key=f"skp.none.{asked.year}",
            group=Group.SOON,
            code="work.skp_none",
            values={"count": count, "year": asked.year},
            reason="work.january_passed" if late else "work.until",
            reason_values={} if late else asked.calendar.remaining(asked.tx.today, limit),
            button="work.button.plan",
            page="planning",
            target={"state": "none", "choose": True},
        )


def _returned(asked: Question) -> Iterator[Work]:
    """Sent back, also while it is being mended: until every note is ticked or it is submitted."""
    notes = (
        sa.select(ReturnNote.skp_id, sa.func.count().label("notes"))
        .where(~ReturnNote.done)
        .group_by(ReturnNote.skp_id)
        .subquery()
    )
    found = asked.tx.session.execute(
        sa.select(Skp.id, PersonNow.name, sa.func.coalesce(notes.c.notes, 0))
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .outerjoin(notes, notes.c.skp_id == Skp.id)
        .where(
            Skp.year == asked.year,
            sa.or_(
                Skp.state == SkpState.RETURNED,
                sa.and_(Skp.state == SkpState.DRAFT, notes.c.notes > 0),
            ),
        )
        .order_by(PersonNow.sort_name, Skp.id)
    ).all()
    if len(found) > MANY:
        yield Work(
            key=f"skp.returned.{asked.year}",
            group=Group.NOW,
            code="work.skp_returned_many",
            values={"count": len(found)},
            button="work.button.open",
            page="planning",
            target={"state": SkpState.RETURNED.value},
        )
        return
    for skp_id, name, count in found:
        yield Work(
            key=f"skp.returned.{skp_id}",
            group=Group.NOW,
            code="work.skp_returned",
            values={"name": name, "notes": count},
            button="work.button.open_note",
            page="skp",
            target={"skp": skp_id},
        )


def _to_set(asked: Question) -> Iterator[Work]:
    found = asked.tx.session.execute(
        sa.select(Skp.assessor_id, PersonNow.name, sa.func.count())
        .outerjoin(PersonNow, PersonNow.person_id == Skp.assessor_id)
        .where(Skp.year == asked.year, Skp.state == SkpState.SUBMITTED)
        .group_by(Skp.assessor_id, PersonNow.name, PersonNow.sort_name)
        .order_by(PersonNow.sort_name.asc().nulls_last(), Skp.assessor_id)
    ).all()
    for assessor_id, name, count in found:
        yield Work(
            key=f"skp.submitted.{asked.year}.{assessor_id}",
            group=Group.SOON,
            code="work.skp_to_set",
            values={"count": count, "name": name or "–"},
            button="work.button.set",
            page="planning",
            target={"state": SkpState.SUBMITTED.value, "assessor": assessor_id, "choose": True},
        )


def _no_achievement(asked: Question, period: Period) -> Iterator[Work]:
    """The units that the page Penilaian wants an achievement of."""
    wanting = [one for one in achievements(asked.tx, period.id) if one.value is None]
    if len(wanting) > MANY:
        yield Work(
            key=f"achievement.{period.id}",
            group=Group.NOW,
            code="work.achievement_missing_many",
            values={"count": len(wanting), "period": PeriodRef(period.year, period.code)},
            reason="work.blocks_evaluation",
            button="work.button.enter_achievement",
            page="evaluation",
            target={"view": "achievement", "period": period.code},
        )
        return
    for one in wanting:
        yield Work(
            key=f"achievement.{period.id}.{one.unit_id}",
            group=Group.NOW,
            code="work.achievement_missing",
            values={"unit": one.unit, "period": PeriodRef(period.year, period.code)},
            reason="work.blocks_evaluation" if one.people else "",
            button="work.button.enter_achievement",
            page="evaluation",
            target={"view": "achievement", "unit": one.unit_id, "period": period.code},
        )


def _unrated(asked: Question, period: Period) -> Iterator[Work]:
    """People, not SKP: who was rated before an amendment or a move is rated."""
    done = sa.select(Evaluation.person_id).where(
        Evaluation.period_id == period.id, Evaluation.state.in_(FINISHED)
    )
    day = min(period.ends, asked.tx.today)
    away = sa.select(PersonStatus.person_id).where(
        holding(PersonStatus, day), PersonStatus.status.not_in(PLANNING)
    )
    waiting = set(
        asked.tx.session.scalars(
            sa.select(Skp.person_id)
            .where(
                *in_force(head_of(period)), Skp.person_id.not_in(done), Skp.person_id.not_in(away)
            )
            .distinct()
        )
    )
    count = len(waiting - passing(asked.followed, period.id))
    if count:
        late = asked.tx.today > period.window_ends
        yield Work(
            key=f"evaluation.{period.id}",
            group=Group.NOW if late else Group.SOON,
            code="work.unrated",
            values={"count": count, "period": PeriodRef(period.year, period.code)},
            reason="work.window_ended" if late else "work.until",
            reason_values=(
                {"date": period.window_ends}
                if late
                else asked.calendar.remaining(asked.tx.today, period.window_ends)
            ),
            button="work.button.rate",
            page="evaluation",
            target={"period": period.code},
        )


def _has(version: type[Version], *kinds: SheetEventKind) -> sa.ColumnElement[bool]:
    """Whether any of these has happened to the sheet of a version."""
    event = aliased(SheetEvent)
    return sa.exists().where(event.version_id == version.id, event.kind.in_(kinds))


def _void(asked: Question) -> Iterator[Work]:
    """Sheets that became void and were not printed again since, of documents that still hold."""
    ended = sa.select(Skp.id).where(Skp.state.in_((SkpState.SUPERSEDED, SkpState.CANCELLED)))
    again = aliased(Version)
    printed_again = sa.exists().where(
        again.document_id == Version.document_id,
        again.form == Version.form,
        again.number > Version.number,
        _has(again, SheetEventKind.PRINTED),
    )
    found = asked.tx.session.execute(
        sa.select(Version.id, Version.form, PersonNow.name, PersonNow.person_id)
        .join(PersonNow, PersonNow.person_id == Version.person_id)
        .where(
            _has(Version, SheetEventKind.VOID), ~printed_again, Version.document_id.not_in(ended)
        )
        .order_by(PersonNow.sort_name, Version.id)
    ).all()
    if len(found) > MANY:
        yield Work(
            key="paper.void",
            group=Group.NOW,
            code="work.void_many",
            values={"count": len(found)},
            reason="work.sheet_void",
            button="work.button.reprint",
            page="printing",
            target={"view": "sheets", "state": SheetEventKind.VOID.value},
        )
        return
    for version_id, form, name, person_id in found:
        yield Work(
            key=f"paper.void.{version_id}",
            group=Group.NOW,
            code="work.void",
            values={"form": form.value, "name": name},
            reason="work.sheet_void",
            button="work.button.reprint",
            page="printing",
            target={"people": (person_id,), "forms": (form.value,)},
        )


def _clocks(asked: Question) -> Iterator[Work]:
    """What runs on evaluations and their documents."""
    yield from clock_rows(asked.tx, asked.followed, asked.calendar)


def _study(asked: Question) -> Iterator[Work]:
    """Expectations of a study leave that are still to be added."""
    yield from study_rows(asked.tx, asked.year)


def _requests(asked: Question) -> Iterator[Work]:
    """Feedback asked for whose deadline has passed."""
    yield from request_rows(asked.tx, asked.year)


def _residents(asked: Question) -> Iterator[Work]:
    """What was promised to residents and is past its day: plans, complaints, suggestions."""
    yield from overdue_rows(asked.tx)
    yield from complaint_rows(asked.tx)
    yield from suggestion_rows(asked.tx, asked.calendar)


def _logs(asked: Question) -> Iterator[Work]:
    yield from log_rows(asked.tx, asked.calendar)


def _to_print(asked: Question, period: Period) -> Iterator[Work]:
    sealed = (
        sa.select(Version.document_id)
        .join(SheetEvent, SheetEvent.version_id == Version.id)
        .where(Version.form.in_((FormCode.D_1_1, FormCode.D_1_2)))
    )
    count = asked.count(
        sa.select(Evaluation.id).where(
            Evaluation.period_id == period.id,
            Evaluation.state.in_(FINISHED),
            Evaluation.id.not_in(sealed),
        )
    )
    if count:
        yield Work(
            key=f"paper.ready.{period.id}",
            group=Group.READY,
            code="work.to_print",
            values={"count": count, "period": PeriodRef(period.year, period.code)},
            button="work.button.print",
            page="printing",
            target={"forms": ("C.1.1", "C.1.2", "C.1.3", "D.1.1"), "period": period.code},
        )


PARTS = (
    _year_missing,
    _without_assessor,
    _returned,
    lambda asked: exchange_rows(asked.tx),
    _void,
    _without_skp,
    _to_set,
    _clocks,
    _study,
    _logs,
    _requests,
    _residents,
    _unsure_holidays,
)
OF_A_PERIOD = (_no_achievement, _unrated, _to_print)


def rows(asked: Question) -> Iterator[Work]:
    """Every row that waits, of the year and of each period that has begun."""
    for part in PARTS:
        yield from part(asked)
    for period in asked.begun:
        for part_of_period in OF_A_PERIOD:
            yield from part_of_period(asked, period)
