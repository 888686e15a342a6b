"""Two weeks of daily logs in the practice office: with a gap, a return, a late day, absences."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from asn_desktop import paths
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import is_working_day
from asn_desktop.rules.following import AbsenceKind
from asn_desktop.services import (
    log_absences,
    log_known,
    log_links,
    log_review_acts,
    logs,
)
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.logs import LogOfPerson, LogTarget, LogText
from asn_desktop.views.people import PersonRow
from asn_desktop.workflows.practice_content import FOLDER, dice


def write_logs(office: Office, people: Mapping[str, PersonRow], last: date) -> None:
    """Everybody's entries of the working days up to ``last``, and what their superior said."""
    told = _book()
    days = office.read(working_days, last, told["days"])
    for one in told["people"]:
        _write_person(office, people[one["name"]].id, one, days, told["waiting"])


def sent_back(tx: ReadTx, last: date) -> tuple[str, date]:
    """Whose entry was sent back, and the day it is of."""
    told = _book()
    one = next(one for one in told["people"] if one["returned"])
    return one["name"], working_days(tx, last, told["days"])[one["returned"]["day"]]


def _book() -> Mapping[str, Any]:
    text = (paths.resource(FOLDER) / "logs.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def working_days(tx: ReadTx, last: date, count: int) -> list[date]:
    """The last ``count`` working days up to ``last``, the latest first."""
    calendar, found, day = working_calendar(tx), list[date](), last
    while len(found) < count:
        if is_working_day(day, calendar.holidays, calendar.week):
            found.append(day)
        day -= timedelta(days=1)
    return found


def _write_person(
    office: Office, person: UUID, told: Mapping[str, Any], days: Sequence[date], waiting: int
) -> None:
    away = told["absent"]
    absent = range(away["last"], away["first"] + 1) if away else range(0)
    if away:
        office.write(
            Act.SET_ABSENCE,
            log_absences.set_absence,
            person,
            AbsenceKind(away["kind"]),
            days[away["first"]],
            days[away["last"]],
            away["note"],
        )
    random = dice("logs", told["name"])
    rows: list[LogOfPerson] = []
    for at, day in reversed(list(enumerate(days))):
        if at in told["gaps"] or at in absent:
            continue
        targets = office.read(log_links.targets, person, day)
        entered = days[at - told["late"][str(at)]] if str(at) in told["late"] else day
        rows += [
            LogOfPerson(person, day, _text(one, targets, random), entered)
            for one in told["activities"]
        ]
    office.write(Act.IMPORT_LOGS, logs.add_many, rows)
    _answer(office, person, told, days, waiting)
    if told["favourite"]:
        text = next(row.text for row in rows if row.text.activity == told["favourite"])
        office.write(Act.EDIT_FAVOURITE, log_known.set_favourite, person, text)


def _text(told: Mapping[str, Any], targets: Sequence[LogTarget], random: Random) -> LogText:
    low, high = told["low"], told["high"]
    quantity = Decimal(random.randint(low, high)) if low is not None else None
    result, indicator = _served(told["serves"], targets)
    return LogText(
        activity=told["activity"],
        output=told["output"],
        quantity=quantity,
        unit=told["unit"],
        starts=told["starts"],
        ends=told["ends"],
        work_result_id=result,
        indicator_id=indicator,
    )


def _served(
    serves: Sequence[int] | None, targets: Sequence[LogTarget]
) -> tuple[UUID | None, UUID | None]:
    """``serves``: number of the result, number of its indicator or 0 for the result itself."""
    if serves is None:
        return None, None
    mine = [one for one in targets if one.number == serves[0]]
    if len(mine) <= serves[1]:
        return None, None
    return mine[serves[1]].work_result_id, mine[serves[1]].indicator_id


def _answer(
    office: Office, person: UUID, told: Mapping[str, Any], days: Sequence[date], waiting: int
) -> None:
    """Approved but for the last days; perhaps one entry sent back, and a word on another."""
    rows = office.read(logs.of_days, person, days[-1], days[0])
    said = {}
    for kind in ("returned", "answered"):
        if told[kind]:
            of_day = [row for row in rows if row.on == days[told[kind]["day"]]]
            said[kind] = of_day[told[kind]["entry"]].id
    approved = [
        row.id for row in rows if row.on < days[waiting - 1] and row.id != said.get("returned")
    ]
    office.write(Act.APPROVE_LOGS, log_review_acts.approve, approved)
    if "returned" in said:
        words = told["returned"]["words"]
        office.write(Act.RETURN_LOG, log_review_acts.send_back, [said["returned"]], words)
    if "answered" in said:
        words = told["answered"]["words"]
        office.write(Act.ANSWER_LOG, log_review_acts.answer, said["answered"], words)
