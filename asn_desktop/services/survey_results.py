"""What a survey says: means, index and category per element, service and round; trend; remarks.

Sums are made in the database (whole numbers), everything after them in fractions, rounded once at
the end (PermenPANRB 14/2017). Groups of fewer than five answers show no results, and neither does
the smallest other group where the difference would give them away; the same holds for each element
that fewer than five answered, and then for the index, which would tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Unit
from asn_desktop.models.public_service import (
    SurveyAnswer,
    SurveyRemark,
    SurveyRound,
    SurveyService,
)
from asn_desktop.rules.names import fold
from asn_desktop.rules.respondents import AGES, SEXES, UNKNOWN, age_group, education_order
from asn_desktop.rules.satisfaction import (
    ELEMENTS,
    category,
    element_index,
    exact_mean,
    half_up,
    index,
    lowest,
    sample_size,
    weight_of,
)
from asn_desktop.rules.voices import HIDDEN_BELOW, Weighting
from asn_desktop.services.office import ReadTx
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.survey import (
    ElementResult,
    GroupResult,
    Remark,
    RemarkGroup,
    RoundResult,
    RoundRow,
    Tally,
)

ALL = "Seluruh layanan"
NO_SERVICE = "Layanan tidak disebut"
_MARKS = tuple(getattr(SurveyAnswer, f"u{no}") for no in range(1, len(ELEMENTS) + 1))


@dataclass(frozen=True)
class _Sums:
    """Answers of a group: how many, and per element the total and how many answered it."""

    answers: int
    elements: tuple[tuple[int, int], ...]

    def __add__(self, other: _Sums) -> _Sums:
        both = zip(self.elements, other.elements, strict=True)
        return _Sums(self.answers + other.answers, tuple((a + c, b + d) for (a, b), (c, d) in both))


_NOTHING = _Sums(0, ((0, 0),) * len(ELEMENTS))


def rounds(tx: ReadTx, within: tuple[date, date] | None = None) -> tuple[RoundRow, ...]:
    """Every round with its index, the newest first; ``within``: that share a day with this span.

    Sums the answers of each round asked for: some 1.5 ms a round of 400 answers.
    """
    asked = sa.select(SurveyRound)
    if within is not None:
        first, last = within
        asked = asked.where(SurveyRound.starts <= last, SurveyRound.ends >= first)
    return tuple(_rows(tx, asked))


def round_row(tx: ReadTx, round_id: UUID) -> RoundRow:
    """One round as lists show it."""
    return _rows(tx, sa.select(SurveyRound).where(SurveyRound.id == round_id))[0]


def results(tx: ReadTx, round_id: UUID) -> RoundResult:
    """A round's results whole."""
    row = round_row(tx, round_id)
    by_service = _sums(tx, [round_id]).get(round_id, {})
    whole = sum(by_service.values(), _NOTHING)
    total = _group(ALL, whole, row.weighting, whole.answers < HIDDEN_BELOW)
    weakest = () if total.hidden else lowest([_told_mean(pair) for pair in whole.elements])
    return RoundResult(
        round=row,
        total=total,
        services=_services(tx, by_service, row.weighting),
        sexes=_tallies(tx, round_id, SurveyAnswer.sex),
        ages=_ages(tx, round_id),
        educations=_tallies(tx, round_id, SurveyAnswer.education),
        lowest=tuple(total.elements[no - 1] for no in weakest),
        remarks=_remark_count(tx, round_id),
    )


def trend(tx: ReadTx, round_id: UUID) -> tuple[tuple[RoundRow, GroupResult], ...]:
    """The rounds of the same unit up to now, the oldest first, each with its elements."""
    unit_id = tx.session.get_one(SurveyRound, round_id).unit_id
    found = _rows(
        tx, sa.select(SurveyRound).where(SurveyRound.unit_id.is_not_distinct_from(unit_id))
    )
    sums = _sums(tx, [row.id for row in found])
    points = []
    for row in reversed(found):
        whole = sum(sums.get(row.id, {}).values(), _NOTHING)
        points.append((row, _group(row.name, whole, row.weighting, whole.answers < HIDDEN_BELOW)))
    return tuple(points)


def remarks(tx: ReadTx, round_id: UUID) -> tuple[Remark, ...]:
    """What respondents wrote, in the order of their random ids; none of a round of under five.

    A service that shows no results is not named beside them.
    """
    by_service = _sums(tx, [round_id]).get(round_id, {})
    if sum(by_service.values(), _NOTHING).answers < HIDDEN_BELOW:
        return ()
    hidden = _hidden({key: sums.answers for key, sums in by_service.items()})
    found = tx.session.execute(
        sa.select(SurveyRemark.text, SurveyRemark.service_id, SurveyService.name)
        .outerjoin(SurveyService, SurveyService.id == SurveyRemark.service_id)
        .where(SurveyRemark.round_id == round_id)
        .order_by(SurveyRemark.id)
    )
    return tuple(
        Remark(row.text, "" if row.service_id in hidden else row.name or "") for row in found
    )


def remark_groups(tx: ReadTx, round_id: UUID | None, query: ListQuery) -> ListRows[RemarkGroup]:
    """The remarks of a round with the same words counted together, the most said first."""
    found = remarks(tx, round_id) if round_id is not None else ()
    groups: dict[str, list[Remark]] = {}
    for one in found:
        groups.setdefault(fold(one.text), []).append(one)
    made = [
        RemarkGroup(
            key,
            said[0].text,
            len(said),
            ", ".join(sorted({one.service for one in said if one.service})),
        )
        for key, said in groups.items()
    ]
    words = fold(query.text).split()
    shown = [
        one for one in made if all(word in fold(f"{one.text} {one.services}") for word in words)
    ]
    if query.sort in ("text", "services"):
        shown.sort(key=lambda one: fold(getattr(one, query.sort)), reverse=query.descending)
    else:
        ascending = query.sort == "count" and not query.descending
        shown.sort(key=lambda one: (one.count if ascending else -one.count, one.id))
    return ListRows(shown, len(made))


# ---- rounds


def _rows(tx: ReadTx, wanted: sa.Select[tuple[SurveyRound]] | Any) -> list[RoundRow]:
    stored: Sequence[SurveyRound] = tx.session.scalars(
        wanted.order_by(SurveyRound.ends.desc(), SurveyRound.starts.desc(), SurveyRound.id.desc())
    ).all()
    sums = _sums(tx, [row.id for row in stored])
    units = {row.unit_id for row in stored} - {None}
    named = sa.select(Unit.id, Unit.name).where(Unit.id.in_(units))
    names = {row.id: row.name for row in tx.session.execute(named)} if units else {}
    made = []
    for row in stored:
        whole = sum(sums.get(row.id, {}).values(), _NOTHING)
        group = _group("", whole, row.weighting, whole.answers < HIDDEN_BELOW)
        made.append(
            RoundRow(
                id=row.id,
                name=row.name,
                starts=row.starts,
                ends=row.ends,
                weighting=row.weighting,
                answers=row.answers,
                unit_id=row.unit_id,
                unit=names.get(row.unit_id, ""),
                population=row.population,
                needed=sample_size(row.population) if row.population else None,
                published_on=row.published_on,
                index=group.index,
                category=group.category,
            )
        )
    return made


# ---- sums, means, index


def _sums(tx: ReadTx, round_ids: Sequence[UUID]) -> dict[UUID, dict[UUID | None, _Sums]]:
    """Per round and service; one question however many rounds."""
    if not round_ids:
        return {}
    columns = [part for mark in _MARKS for part in (sa.func.sum(mark), sa.func.count(mark))]
    asked = (
        sa.select(SurveyAnswer.round_id, SurveyAnswer.service_id, sa.func.count(), *columns)
        .where(SurveyAnswer.round_id.in_(round_ids))
        .group_by(SurveyAnswer.round_id, SurveyAnswer.service_id)
    )
    found: dict[UUID, dict[UUID | None, _Sums]] = {}
    for round_id, service_id, answers, *numbers in tx.session.execute(asked):
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        sums = _Sums(answers, tuple((int(total or 0), answered) for total, answered in pairs))
        found.setdefault(round_id, {})[service_id] = sums
    return found


def _told_mean(pair: tuple[int, int]) -> Any:
    """The mean of an element, None where fewer than five answered it."""
    return exact_mean(*pair) if pair[1] >= HIDDEN_BELOW else None


def _group(
    name: str,
    sums: _Sums,
    weighting: Weighting,
    hidden: bool,
    key: UUID | None = None,
    closed: frozenset[int] = frozenset(),
) -> GroupResult:
    """A group's results; ``closed``: elements (from 0) that would tell those of another group."""
    if hidden:
        return GroupResult(name, sums.answers, hidden=True, id=key)
    weight = weight_of(weighting)
    means = [None if no in closed else _told_mean(pair) for no, pair in enumerate(sums.elements)]
    elements = []
    for no, (mean, (_total, answered)) in enumerate(zip(means, sums.elements, strict=True), 1):
        one = ElementResult(no, ELEMENTS[no - 1], answered)
        if mean is not None:
            value = element_index(mean)
            one = replace(
                one,
                mean=half_up(mean),
                weighted=half_up(mean * weight, 3),
                index=value,
                category=category(value),
            )
        elements.append(one)
    known = [mean for mean in means if mean is not None]
    if len(known) < len(ELEMENTS):
        return GroupResult(name, sums.answers, tuple(elements), id=key)
    value = index(known, weight)
    return GroupResult(name, sums.answers, tuple(elements), value, category(value), id=key)


def _hidden(answers: Mapping[UUID | None, int]) -> set[UUID | None]:
    """Services with too few answers, and the smallest other where those few would be what is left.

    All answers less the services shown = the hidden ones: they too must be five or more.
    """
    hidden = {key for key, count in answers.items() if count < HIDDEN_BELOW}
    left = sum(answers[key] for key in hidden)
    if hidden and left < HIDDEN_BELOW:
        shown = [key for key in answers if key not in hidden]
        hidden |= set(sorted(shown, key=lambda key: (answers[key], str(key)))[:1])
    return hidden


def _closed(
    sums: Mapping[UUID | None, _Sums], hidden: set[UUID | None]
) -> dict[UUID | None, frozenset[int]]:
    """Per service the elements not told although enough answered: the rest would be too few."""
    found: dict[UUID | None, set[int]] = {key: set() for key in sums}
    for no in range(len(ELEMENTS)):
        answered = {key: one.elements[no][1] for key, one in sums.items()}
        apart = {key for key, count in answered.items() if key in hidden or count < HIDDEN_BELOW}
        left = sum(answered[key] for key in apart)
        told = sorted((key for key in answered if key not in apart), key=lambda k: answered[k])
        if 0 < left < HIDDEN_BELOW and told:
            found[told[0]].add(no)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _services(
    tx: ReadTx, sums: Mapping[UUID | None, _Sums], weighting: Weighting
) -> tuple[GroupResult, ...]:
    named = sa.select(SurveyService.id, SurveyService.name).where(SurveyService.id.in_(sums))
    names = {row.id: row.name for row in tx.session.execute(named)}
    hidden = _hidden({key: one.answers for key, one in sums.items()})
    closed = _closed(sums, hidden)
    order = sorted(sums, key=lambda key: (key is None, names.get(key, "").casefold(), str(key)))
    return tuple(
        _group(names.get(key, NO_SERVICE), sums[key], weighting, key in hidden, key, closed[key])
        for key in order
    )


# ---- who answered


def _counts(tx: ReadTx, round_id: UUID, column: Any) -> Counter[Any]:
    rows = tx.session.execute(
        sa.select(column, sa.func.count()).where(SurveyAnswer.round_id == round_id).group_by(column)
    )
    found: Counter[Any] = Counter()
    for value, count in rows:
        found[value] += count
    return found


def _tallies(tx: ReadTx, round_id: UUID, column: Any) -> tuple[Tally, ...]:
    counts = _counts(tx, round_id, column)
    order = sorted(counts, key=education_order)
    return _told((SEXES.get(name, name) or UNKNOWN, counts[name]) for name in order)


def _ages(tx: ReadTx, round_id: UUID) -> tuple[Tally, ...]:
    counts: Counter[str] = Counter()
    for age, count in _counts(tx, round_id, SurveyAnswer.age).items():
        counts[age_group(age)] += count
    names = [name for _above, name in AGES if counts[name]]
    told = [(name, counts[name]) for name in names]
    return _told([*told, (UNKNOWN, counts[""])] if counts[""] else told)


def _told(counts: Iterable[tuple[str, int]]) -> tuple[Tally, ...]:
    return tuple(Tally(name, n if n >= HIDDEN_BELOW else None) for name, n in counts)


def _remark_count(tx: ReadTx, round_id: UUID) -> int:
    asked = sa.select(sa.func.count()).where(SurveyRemark.round_id == round_id)
    return tx.session.scalar(asked) or 0
