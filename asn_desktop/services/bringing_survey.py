"""Respondents' sheets of a file: the same file never twice, into a round that exists or is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.public_service import SurveyAnswer, SurveyBatch, SurveyRound
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import SMALL_WORDS, title_case_post
from asn_desktop.rules.respondents import education_of, sex_of
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.services import survey
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bringing import BroughtRow, Found, FoundLine, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import RowFinding
from asn_desktop.views.survey import AnswerSheet, RoundText

_ENOUGH_TO_COMPARE = 20
"""Sheets."""


def plan_survey(tx: ReadTx, found: Found, target: Target, digest: str) -> Preview:
    """Say of every sheet whether it would be counted; all are there where the file was before."""
    before = _batch_of(tx, digest)
    rows = tuple(_row(line, before is not None) for line in found.lines)
    days = [
        row.value.on
        for row in rows
        if isinstance(row.value, AnswerSheet) and row.value.on is not None
    ]
    first, last = min(days, default=None), max(days, default=None)
    proposed = _proposed(tx, found, target, first, last)
    loose: tuple[RowFinding, ...] = ()
    if before is not None:
        loose = (_same_file(found.lines[0] if found.lines else None, before),)
    elif proposed.round_id is not None and _mostly_there(tx, proposed.round_id, rows):
        loose = (_like_before(found.lines[0], proposed.round_name),)
    return Preview(
        found.kind,
        rows,
        loose=loose,
        first=first,
        last=last,
        target=proposed,
    )


def round_for(tx: Tx, made: Preview) -> UUID:
    """The round the sheets go to; begun here where none is named by id.

    A new one lasts from the first to the last day in the file; refused as ``survey.add_round``.
    """
    if made.target.round_id is not None:
        return made.target.round_id
    starts, ends = made.first or tx.today, made.last or tx.today
    return survey.add_round(
        tx,
        RoundText(made.target.round_name, starts, ends, weighting=survey.default_weighting(tx)),
    )


def open_rounds(tx: ReadTx) -> tuple[tuple[UUID, str], ...]:
    """Rounds that still take answers, the latest first."""
    rows = tx.session.execute(
        sa.select(SurveyRound.id, SurveyRound.name)
        .where(SurveyRound.published_on.is_(None))
        .order_by(SurveyRound.ends.desc(), SurveyRound.id)
    )
    return tuple((row.id, row.name) for row in rows)


def _row(line: FoundLine, there: bool) -> BroughtRow:
    if not isinstance(line.value, AnswerSheet):
        return BroughtRow(line, Effect.REFUSED, None, line.findings)
    found = [
        line.finding(
            one.code, str(one.values.get("field", "")), one.severity,
            **{key: value for key, value in one.values.items() if key not in {"field", "sheet"}},
        )
        for one in survey.sheet_findings([line.value])
    ]  # fmt: skip
    if found:
        return BroughtRow(line, Effect.REFUSED, None, (*found, *line.findings))
    effect = Effect.UNCHANGED if there else Effect.NEW
    return BroughtRow(line, effect, line.value, line.findings)


def _batch_of(tx: ReadTx, digest: str) -> tuple[SurveyBatch, str] | None:
    row = tx.session.execute(
        sa.select(SurveyBatch, SurveyRound.name)
        .join(SurveyRound, SurveyRound.id == SurveyBatch.round_id)
        .where(SurveyBatch.digest == digest)
        .order_by(SurveyBatch.id)
        .limit(1)
    ).first()
    return (row[0], row[1]) if row is not None else None


def _same_file(line: FoundLine | None, before: tuple[SurveyBatch, str]) -> RowFinding:
    batch, name = before
    return RowFinding(
        "survey.same_file", Severity.WARNING, line.sheet if line else None, line.row if line else 1,
        None, None, "",
        {"source": batch.source, "on": batch.on, "answers": batch.answers, "name": name},
    )  # fmt: skip


def _mostly_there(tx: ReadTx, round_id: UUID, rows: Sequence[BroughtRow]) -> bool:
    """Whether the sheets look like those of the round: a file with a cell changed since.

    Sheets are compared as heaps, and small ones not at all: nobody shall learn by a file of his own
    making whether somebody answered so.
    """
    sheets = [row.value for row in rows if isinstance(row.value, AnswerSheet)]
    if len(sheets) < _ENOUGH_TO_COMPARE:
        return False
    marks = [getattr(SurveyAnswer, f"u{no}") for no in range(1, len(ELEMENTS) + 1)]
    columns = (SurveyAnswer.sex, SurveyAnswer.age, SurveyAnswer.education, *marks)
    asked = sa.select(*columns).where(SurveyAnswer.round_id == round_id)
    there = Counter(tuple(row) for row in tx.session.execute(asked))
    brought = Counter(
        (sex_of(one.sex) or "", one.age, education_of(one.education), *one.marks) for one in sheets
    )
    return (there & brought).total() * 10 >= len(sheets) * 8


def _like_before(line: FoundLine, name: str) -> RowFinding:
    return RowFinding(
        "survey.like_before", Severity.WARNING, line.sheet, line.row, None, None, "",
        {"name": name},
    )  # fmt: skip


def _proposed(
    tx: ReadTx, found: Found, target: Target, first: date | None, last: date | None
) -> Target:
    """The round as chosen; else the one of this name, else the name of a new one."""
    if target.round_id is not None:
        return target
    name = target.round_name.strip() or _name_of(found, first, last)
    same = {title.casefold(): key for key, title in open_rounds(tx)}.get(name.casefold())
    return Target(same, name, target.year)


def _calm(title: str) -> str:
    """A title without its capitals; short words such as SKM, TW and II keep theirs."""
    cased = zip(title.split(), title_case_post(title).split(), strict=True)
    return " ".join(
        word if len(word) <= 3 and word.isupper() and word.casefold() not in SMALL_WORDS else calm
        for word, calm in cased
    )


def _name_of(found: Found, first: date | None, last: date | None) -> str:
    title = max((text for text in found.titles if len(text) > 12), key=len, default="")
    if title:
        return _calm(title)
    if first is None or last is None:
        return "Survei kepuasan masyarakat"
    return f"Survei kepuasan masyarakat {first:%d-%m-%Y} – {last:%d-%m-%Y}"
