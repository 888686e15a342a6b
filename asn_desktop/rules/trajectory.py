"""A yearly target spread over the periods, and what was reached of it so far.

It is shown beside a rating and never used for one: what counts is a judgement (reg. 4037–4041).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from asn_desktop.rules.following import Gathering
from asn_desktop.rules.logs import tidy, unit_key
from asn_desktop.rules.planning import Aspect
from asn_desktop.rules.progress import plain_number

_WHOLE, _CENT = Decimal(1), Decimal("0.01")
_LEVELS = re.compile(
    r"%|persen|indeks|ikm|nilai|skor|skala|poin|rasio|hari( kerja)?|jam|menit|detik|bulan|minggu"
)
_LEVEL_WORDS = re.compile(r"\b(indeks|persentase|rata-rata|nilai|tingkat)\b")
_AT_LEAST = re.compile(
    r"(?:≥|>=?|(?:minimal|minimum|min\.|paling sedikit|paling rendah|sekurang-kurangnya|sedikitnya"
    r"|setidaknya|lebih dari)(?![a-z]))\s*",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
BEHIND_BELOW = 90
"""Percent of the plan: below it a result is named as behind, a fact and no rating."""
LESS_IS_BETTER = (Aspect.TIME, Aspect.COST)
"""Of these a share of the plan would mislead and is not given."""


def target_of(text: str) -> tuple[Decimal, str] | None:
    """The number and unit of a target ("1.200 surat"); None where it is not plainly a number.

    A least ("≥ 84,00", "minimal 95 %") is read as its number, and "84 (indeks)" as 84 indeks. A
    most ("≤ 1 hari") is not: less is better there, and a person says what is to be reached.
    """
    rest = _AT_LEAST.sub("", text.strip(), count=1) if _is_least(text) else text.strip()
    found, remark = plain_number(_REMARK.sub("", rest)), _REMARK.search(rest)
    if found is not None and remark is not None and not found[1]:
        return plain_number(f"{_REMARK.sub('', rest)} {remark[1]}") or found
    return found


def proposed(
    unit: str, aspect: Aspect | None = None, *, text: str = "", target: str = ""
) -> Gathering:
    """How realisations are likely to stand together: pieces add up, levels do not.

    A level is told by its unit, by the indicator's ``text`` ("Indeks …", "Persentase …") or by a
    ``target`` that is a bare least ("≥ 84,00"); "minimal 12 dokumen" are pieces.
    """
    unit = unit.strip().lower()
    bare_least = not unit and _is_least(target)
    if aspect in LESS_IS_BETTER or bare_least or _LEVELS.fullmatch(unit):
        return Gathering.LAST
    return Gathering.LAST if _LEVEL_WORDS.search(text.lower()) else Gathering.SUM


def _is_least(target: str) -> bool:
    return _AT_LEAST.match(target.strip()) is not None


def spread(
    target: Decimal, weights: Sequence[Decimal], gathering: Gathering
) -> tuple[Decimal, ...]:
    """What is to be reached in each period, by the weights of the periods.

    SUM: pieces of each period, whole where the target is whole, that add up to it exactly. LAST:
    the level at each period's end, growing to the target. Raises ``ValueError`` for a negative
    weight and where all are nought.
    """
    whole = sum(weights, Decimal(0))
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError(weights)
    step = _WHOLE if target == target.to_integral_value() else _CENT
    if gathering is Gathering.LAST:
        step = _CENT
    reached: list[Decimal] = []
    so_far = Decimal(0)
    for weight in weights:
        so_far += weight
        reached.append((target * so_far / whole).quantize(step, ROUND_HALF_UP))
    if gathering is Gathering.LAST:
        return tuple(tidy(level) for level in reached)
    before = [Decimal(0), *reached[:-1]]
    return tuple(tidy(now - then) for now, then in zip(reached, before, strict=True))


def even(target: Decimal, periods: int, gathering: Gathering) -> tuple[Decimal, ...]:
    """The same in every period; a level is to be kept from the first one on."""
    if gathering is Gathering.LAST:
        return (target,) * periods
    return spread(target, [Decimal(1)] * periods, gathering)


def lacking(target: Decimal, steps: Sequence[Decimal], gathering: Gathering) -> Decimal:
    """What the steps lack to the target; negative when they are more, 0 when they reach it."""
    if not steps:
        return target
    return target - (sum(steps, Decimal(0)) if gathering is Gathering.SUM else steps[-1])


def until(values: Sequence[Decimal | None], gathering: Gathering) -> Decimal | None:
    """Where one stands after some periods; None while nothing is known, never zero."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return sum(known, Decimal(0)) if gathering is Gathering.SUM else known[-1]


def percent(
    planned: Decimal | None, realised: Decimal | None, aspect: Aspect | None = None
) -> int | None:
    """The share in whole percent, half up, more than 100 too; None where it says nothing."""
    if not planned or realised is None or aspect in LESS_IS_BETTER:
        return None
    return int((realised * 100 / planned).quantize(_WHOLE, ROUND_HALF_UP))


def reached_in(text: str, unit: str) -> Decimal | None:
    """The number of a realisation's text; None where it is no number or of another unit.

    What stands in brackets behind it says where it is from: "84,32 (SKM Triwulan I, Baik)".
    """
    found = plain_number(_REMARK.sub("", text.strip()))
    if found is None or (found[1] and unit and unit_key(found[1]) != unit_key(unit)):
        return None
    return found[0]
