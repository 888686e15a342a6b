"""Finds the header rows of a sheet and what each column means, by meaning, not by place.

A header is a row with a heading for the NIP or the name and at least one more known heading; the
row below (or above) may be its second half, with or without merged cells. A sheet may have many.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

from asn_desktop.rules.names import fold
from asn_desktop.rules.nip import LENGTH, clean, parse_kind
from asn_desktop.rules.ranks import RankError
from asn_desktop.rules.ranks import parse as parse_rank
from asn_desktop.views.roster import IDENTITY, ColumnGuess, ColumnMap, Field, HeaderFound
from asn_desktop.workbooks.dates import locate_date
from asn_desktop.workbooks.labels import covering, is_numbering, one_line
from asn_desktop.workbooks.labels import labels as labels_of
from asn_desktop.workbooks.meanings import is_bare_since, is_group, meaning_of, within_group
from asn_desktop.workbooks.reader import Grid, GridRow

MAX_HEADER_ROWS = 3
_SAMPLE = 200
_MOSTLY = 0.5
_LONG_NUMBER = re.compile(r"\d[\d .\-]{13,}\d")
_LABELLED_NIP = re.compile(r"(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)")
_STEPS = {
    Field.RANK: (Field.RANK, Field.RANK_SINCE),
    Field.RANK_SINCE: (Field.RANK, Field.RANK_SINCE),
    Field.POSITION: (Field.POSITION, Field.POSITION_SINCE),
    Field.POSITION_SINCE: (Field.POSITION, Field.POSITION_SINCE),
}
"""What a column may hold beside its date: the step itself, the day it began."""
_MANY = frozenset({Field.POSITION, Field.IGNORED, Field.NUMBER})
"""Fields that several columns of one sheet may carry; of all others the first one counts."""


def find_headers(
    grid: Grid, chosen_rows: Set[int] = frozenset(), column_map: ColumnMap | None = None
) -> list[HeaderFound]:
    """Find every header of a sheet, top to bottom, its columns understood.

    ``chosen_rows`` are rows a person has pointed at: they are headers whatever they say.
    ``column_map`` holds confirmed columns; they win over every guess.
    """
    spans = list(_spans(grid, chosen_rows))
    ends = [*(span[0].number for span in spans[1:]), 2**31]
    found: list[HeaderFound] = []
    for rows, end in zip(spans, ends, strict=False):
        labels = labels_of(grid, rows, is_group)
        print_ = fingerprint(labels)
        body = list(_body_sample(grid, rows[-1].number, end, len(labels)))
        guesses = _guess_columns(labels, body)
        guesses = _confirmed(guesses, (column_map or {}).get(print_, {}))
        found.append(
            HeaderFound(grid.sheet, rows[0].number, rows[-1].number, tuple(guesses), print_)
        )
    return found


def fingerprint(labels: Mapping[int, tuple[str, ...]]) -> str:
    """Equal for headers with the same words in the same columns, whatever their capitals."""
    words = "\n".join(f"{column}:{fold(' '.join(labels[column]))}" for column in sorted(labels))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def is_header_row(row: GridRow) -> bool:
    """Whether a row by itself reads as a header with a column for the NIP or the name."""
    if len(row.cells) < 2 or not _only_words(row):
        return False
    meanings = [meaning_of(one_line(row.text(column))) for column in row.cells]
    known = [meaning for meaning in meanings if meaning is not None]
    if Field.NIP in known and Field.NAME in known:
        return True  # whatever else stands there: a list of 31 days, marks, subjects
    return (
        any(meaning in IDENTITY for meaning in known)
        and len(known) >= 2
        and len(known) * 2 >= len(meanings)
    )


# ── Which rows ───────────────────────────────────────────────────────────────────────────────


def _spans(grid: Grid, chosen_rows: Set[int]) -> Iterator[list[GridRow]]:
    """The rows of each header, in order."""
    used = 0
    for place, row in enumerate(grid.rows):
        if row.number <= used or not (row.number in chosen_rows or is_header_row(row)):
            continue
        rows = [row]
        above = grid.rows[place - 1] if place else None
        if above is not None and above.number > used and _is_upper_half(above, row):
            rows.insert(0, above)
        for below in grid.rows[place + 1 : place + MAX_HEADER_ROWS]:
            if below.number != rows[-1].number + 1 or not _is_lower_half(below, rows, grid):
                break
            rows.append(below)
        used = rows[-1].number
        yield rows


def _body_sample(grid: Grid, after: int, before: int, width: int) -> Iterator[GridRow]:
    """Rows that look like data: not the numbering, not a lone word."""
    inside = (row for row in grid.rows if after < row.number < before)
    full = (row for row in inside if len(row.cells) >= min(2, width) and not is_numbering(row))
    return islice(full, _SAMPLE)


def _only_words(row: GridRow) -> bool:
    for value in row.cells.values():
        if isinstance(value, (date, datetime, float)):
            return False
        if isinstance(value, str) and (len(value) > 80 or _LONG_NUMBER.search(value)):
            return False
    return True


def _is_lower_half(below: GridRow, rows: Sequence[GridRow], grid: Grid) -> bool:
    if below.number in (row.number for row in rows) or not _only_words(below):
        return False
    if is_numbering(below) or any(not isinstance(v, str) for v in below.cells.values()):
        return False
    known = 0
    for column in below.cells:
        label = one_line(below.text(column))
        above = covering(grid, rows[-1], column, is_group)
        own = within_group(above, label) if above else meaning_of(label)
        sure = is_bare_since(label) or (own is not None and meaning_of(label) is not None)
        known += sure or _short_sub_heading(label)
    return known >= max(1, len(below.cells) * 0.6)


def _short_sub_heading(label: str) -> bool:
    return fold(label) in {
        "tingkat", "tahun", "bulan", "thn", "bln", "l", "p", "tempat", "tgl", "tanggal", "nomor",
        "struktural", "fungsional", "pelaksana", "jenis", "kode", "tk", "jml",
    }  # fmt: skip


def _is_upper_half(above: GridRow, row: GridRow) -> bool:
    if above.number != row.number - 1 or len(above.cells) < 2 or not _only_words(above):
        return False
    if any(not isinstance(value, str) for value in above.cells.values()):
        return False
    spans_or_fills = any(column not in row.cells for column in above.cells)
    labels = [one_line(above.text(column)) for column in above.cells]
    known = sum(is_group(label) or meaning_of(label) is not None for label in labels)
    return known * 2 >= len(labels) and (spans_or_fills or known == len(labels))


# ── What the columns mean ────────────────────────────────────────────────────────────────────


def _guess_columns(
    labels: Mapping[int, tuple[str, ...]], body: Sequence[GridRow]
) -> list[ColumnGuess]:
    guesses: list[ColumnGuess] = []
    stacked = any(
        list(map(meaning_of, words)) == [Field.NAME, Field.NIP] for words in labels.values()
    )
    for column, words in labels.items():
        left = guesses[-1].field if guesses else Field.IGNORED
        meaning = _stacked_meaning(words) if stacked else _meaning(words, left)
        reason = "column.heading" if meaning is not None else "column.unknown"
        guesses.append(ColumnGuess(column, " / ".join(words), meaning or Field.IGNORED, reason))
    guesses = [_by_content(guess, body) for guess in guesses]
    return _one_each(_find_missing(guesses, body))


def _meaning(words: tuple[str, ...], left: Field) -> Field | None:
    if len(words) == 1:
        if is_bare_since(words[0]):
            if left in {Field.RANK, Field.RANK_NAME}:
                return Field.RANK_SINCE
            return Field.POSITION_SINCE if left is Field.POSITION else Field.IGNORED
        return meaning_of(words[0])
    meaning = within_group(words[-2], words[-1])
    return meaning if meaning is not None else meaning_of(" ".join(words))


def _stacked_meaning(words: tuple[str, ...]) -> Field | None:
    """The meaning of a column whose persons take two rows, as its two headings do."""
    both = [meaning_of(word) for word in words]
    if both == [Field.NAME, Field.NIP]:
        return Field.NAME_AND_NIP
    if set(both) == {Field.RANK_NAME, Field.RANK}:
        return Field.RANK
    return both[0] if both[0] is not Field.IGNORED or len(both) == 1 else both[1]


def _by_content(guess: ColumnGuess, body: Sequence[GridRow]) -> ColumnGuess:
    """Let the cells below correct or confirm what the heading says."""
    texts = [text for row in body if (text := row.text(guess.column))]
    if not texts:
        return guess
    digits = sum(1 for text in texts if _is_long_number(text))
    labelled = sum(1 for text in texts if not _is_long_number(text) and _has_nip_and_words(text))
    counted: dict[str, object] = {"count": digits, "total": len(texts)}
    if guess.field in {Field.NIP, Field.NAME_AND_NIP, Field.NAME}:
        if labelled > len(texts) * _MOSTLY:
            return replace(
                guess, field=Field.NAME_AND_NIP, reason="column.name_and_digits",
                values={"count": labelled, "total": len(texts)},
            )  # fmt: skip
        if digits > len(texts) * _MOSTLY:
            return replace(guess, field=Field.NIP, reason="column.digits", values=counted)
        if guess.field is Field.NAME_AND_NIP and not _splits_rows(texts):
            return replace(guess, field=Field.NAME, reason="column.words")
        return guess
    if guess.field is Field.KIND and not any(parse_kind(text) for text in texts):
        return replace(guess, field=Field.IGNORED, reason="column.unknown")
    if guess.field in _STEPS:
        return _step_or_date(guess, texts[:20])
    return guess


def _splits_rows(texts: Sequence[str]) -> bool:
    """Whether name and NIP stand in turn below each other in one column."""
    return any(_is_long_number(text) for text in texts)


def _step_or_date(guess: ColumnGuess, texts: Sequence[str]) -> ColumnGuess:
    """Tell "Pangkat/TMT" that holds ranks (with dates behind them) from one that holds dates."""
    what, since = _STEPS[guess.field]
    dates = sum(_is_only_date(text) for text in texts)
    wanted = since if dates > len(texts) * _MOSTLY else what
    if wanted is guess.field or (wanted is Field.RANK and not any(map(_is_rank, texts))):
        return guess
    if wanted is Field.POSITION and not any(any(c.isalpha() for c in text) for text in texts):
        return guess
    return replace(guess, field=wanted, reason="column.content")


def _is_only_date(text: str) -> bool:
    located = locate_date(text)
    if located is None:
        return False
    rest = text[: located[1]] + text[located[2] :]
    return sum(c.isalpha() for c in rest) <= 3


def _is_rank(text: str) -> bool:
    try:
        parse_rank(text)
    except RankError:
        return False
    return True


def _is_long_number(text: str) -> bool:
    digits = clean(text)
    return digits.isdigit() and LENGTH - 1 <= len(digits) <= LENGTH + 1


def _has_nip_and_words(text: str) -> bool:
    return _LABELLED_NIP.search(text) is not None and sum(c.isalpha() for c in text) > 5


def _find_missing(guesses: list[ColumnGuess], body: Sequence[GridRow]) -> list[ColumnGuess]:
    """Find the NIP by its digits where no heading names it; take an agency for the unit."""
    fields = {guess.field for guess in guesses}
    if not fields & {Field.NIP, Field.NAME_AND_NIP}:
        for place, guess in enumerate(guesses):
            if guess.field is not Field.IGNORED or guess.reason != "column.unknown":
                continue
            texts = [text for row in body if (text := row.text(guess.column))]
            count = sum(_is_long_number(text) for text in texts)
            if texts and count > len(texts) * _MOSTLY:
                values: dict[str, object] = {"count": count, "total": len(texts)}
                guesses[place] = replace(
                    guess, field=Field.NIP, reason="column.digits", values=values
                )
                break
    if Field.UNIT not in fields and Field.PARENT_UNIT in fields:
        place = next(i for i, guess in enumerate(guesses) if guess.field is Field.PARENT_UNIT)
        guesses[place] = replace(guesses[place], field=Field.UNIT)
    return guesses


def _one_each(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Leave each field to one column: the fullest NIP, else the first."""
    best: dict[Field, ColumnGuess] = {}
    for guess in guesses:
        known = best.get(guess.field)
        if known is None or _weight(guess) > _weight(known):
            best[guess.field] = guess
    result: list[ColumnGuess] = []
    for guess in guesses:
        field = guess.field
        if field in _MANY or best[field].column == guess.column:
            result.append(guess)
        else:
            other: dict[str, object] = {"header": best[field].header}
            result.append(replace(guess, field=Field.IGNORED, reason="column.second", values=other))
    return result


def _weight(guess: ColumnGuess) -> int:
    count = guess.values.get("count", 0)
    return count if isinstance(count, int) and guess.field is Field.NIP else 0


def _confirmed(guesses: list[ColumnGuess], chosen: Mapping[int, Field]) -> list[ColumnGuess]:
    return [
        replace(
            guess, field=chosen[guess.column], reason="column.chosen", values={}, chosen=True
        )
        if guess.column in chosen
        else guess
        for guess in guesses
    ]  # fmt: skip
