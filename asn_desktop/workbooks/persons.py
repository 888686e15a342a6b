"""One data row → one person, with every problem at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from asn_desktop.rules import names, nip, positions, ranks
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.nip import EmployeeKind, Nip, NipError, Sex
from asn_desktop.rules.positions import Grade, PositionKind
from asn_desktop.views.roster import Field, FoundPerson, RowFinding
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.dates import as_date, locate_date, parse_date
from asn_desktop.workbooks.sheet_xml import Value

_LABEL = re.compile(
    r"(?i)(?<![a-z])(?:nip\s*/?\s*nipppk|nipppk|nippk|nip|n\.i\.p|ni\s?pppk)\b[\s.:]*"
)
_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8,}(?!\d)")
_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?e\+?\d{2}$", re.I)
_EXACT = 10**15
_ERROR = re.compile(r"^#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)$")
"""What a spreadsheet shows for a formula that failed: no name, no post, no unit."""
_BLANK_WORDS = frozenset(
    {"kosong", "tidak ada", "belum ada", "nihil", "null", "none", "n/a", "nan"}
)


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one data row by meaning; ``values`` are raw, ``texts`` have corrections."""

    sheet: str | None
    row: int
    texts: Mapping[Field, str]
    places: Mapping[Field, int]
    headings: Mapping[Field, str]
    values: Mapping[Field, Value]
    """Only cells that nobody corrected."""
    unit: str = ""
    """The unit by section, title or sheet name, where no column says it."""
    men_as_p: bool = False
    """Whether the column of the sex says P for *pria*."""

    def finding(
        self, found: Finding | str, at: Field | None, severity: Severity = Severity.WARNING
    ) -> RowFinding:
        """Return a finding at the cell of a field."""
        code = found if isinstance(found, str) else found.code
        values: Mapping[str, object] = {} if isinstance(found, str) else found.values
        weight = severity if isinstance(found, str) else found.severity
        return RowFinding(
            code,
            weight,
            self.sheet,
            self.row,
            self.headings.get(at) if at is not None else None,
            self.places.get(at) if at is not None else None,
            self.texts.get(at, "") if at is not None else "",
            values,
        )

    def first(self, *fields: Field) -> Field | None:
        """The first of these fields that has a column."""
        return next((field for field in fields if field in self.places), None)


def read_person(cells: RowCells, today: date) -> tuple[FoundPerson | None, list[RowFinding], str]:
    """Read one row: the person (``None`` when refused), its findings, the NIP's text.

    Errors come first among the findings, in the order NIP, name.
    """
    name_text, nip_text = _name_and_nip(cells)
    at_nip = cells.first(Field.NIP, Field.NAME_AND_NIP)
    at_name = cells.first(Field.NAME, Field.NAME_AND_NIP)
    found: list[RowFinding] = []
    number, error = nip_of(cells.values.get(Field.NIP), nip_text, today)
    if error is not None:
        found.append(cells.finding(error, at_nip, Severity.ERROR))
    if is_blank(name_text) or _ERROR.match(name_text):
        found.append(cells.finding("name.missing", at_name, Severity.ERROR))
    if number is None:
        if error == "nip.precision_lost":
            found.extend(_still_readable(cells, nip_text))
        return None, found, nip_text
    refused = bool(found)
    person, warnings = _person(cells, number, name_text, today)
    return (None if refused else person), [*found, *warnings], nip_text


# ── NIP and name ─────────────────────────────────────────────────────────────────────────────


def _name_and_nip(cells: RowCells) -> tuple[str, str]:
    name, number = cells.texts.get(Field.NAME, ""), cells.texts.get(Field.NIP, "")
    both = cells.texts.get(Field.NAME_AND_NIP, "")
    if not both:
        return name, number
    split_name, split_number = split_name_and_nip(both)
    return name or split_name, number or split_number


def split_name_and_nip(text: str) -> tuple[str, str]:
    """Cut "Zainal Nugroho, M.M. / NIP. 198710262013041001" into name and number."""
    label = _LABEL.search(text)
    if label is not None:
        before, after = text[: label.start()], text[label.end() :]
        digits = _DIGITS.search(after)
        if digits is None:
            return _trim(before), after.strip()
        rest = f"{before} {after[digits.end() :]}" if not _trim(before) else before
        return _trim(rest), digits.group()
    digits = _DIGITS.search(text)
    if digits is None:
        return _trim(text), ""
    name = _trim(text[: digits.start()]) or _trim(text[digits.end() :])
    return name, digits.group()


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(" /,;:-–()")


def nip_of(value: Value | None, text: str, today: date) -> tuple[Nip | None, str | None]:
    """The NIP of a cell, else the code of why there is none; lost digits are never guessed."""
    if isinstance(value, (int, float)) and has_lost_digits(value):
        return None, "nip.precision_lost"
    if _SCIENTIFIC.match(text.replace(" ", "")):
        return None, "nip.precision_lost"
    if text.casefold() in _BLANK_WORDS:
        return None, "nip.missing"
    try:
        return nip.parse(text, today=today), None
    except NipError as error:
        return None, error.code


def has_lost_digits(value: int | float) -> bool:
    """Whether a number in a cell can no longer be the NIP that was typed.

    A spreadsheet keeps 15 digits. A whole number that no such cell could hold was written by
    another program digit by digit and is exact; everything else of that size has been rounded.
    """
    if isinstance(value, bool) or abs(value) < _EXACT:
        return False
    if isinstance(value, float) or value % 1000 == 0:
        return True
    return Decimal(repr(float(value))) == value


def _still_readable(cells: RowCells, text: str) -> Iterator[RowFinding]:
    """What the first 15 digits of a destroyed NIP still tell."""
    try:
        number = nip.parse(text)
    except NipError:
        return
    at_birth = cells.first(Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE)
    born, _place = _birth(cells)
    if born is not None and born != number.birth_date:
        values = {"typed": born, "nip": number.birth_date}
        yield cells.finding(Finding("birth.differs_from_nip", Severity.WARNING, values), at_birth)


# ── The rest of the row ──────────────────────────────────────────────────────────────────────


def _person(
    cells: RowCells, number: Nip, name_text: str, today: date
) -> tuple[FoundPerson, list[RowFinding]]:
    warnings: list[RowFinding] = []
    texts = cells.texts
    name = _person_name(name_text, texts)
    born, place = _birth(cells)
    at_birth = cells.first(Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE)
    if born is None and at_birth is not None and _has_date(at_birth, texts.get(at_birth, "")):
        warnings.append(cells.finding("date.unreadable", at_birth))
    sex = _sex(texts.get(Field.SEX, ""), cells.men_as_p)
    kind = nip.parse_kind(texts.get(Field.KIND))
    rank, rank_since = _rank(cells, number, warnings)
    post = _position(cells, warnings)
    position_since = _since(cells, Field.POSITION_SINCE, number, warnings)
    if position_since is None and any(c.isdigit() for c in texts.get(Field.POSITION, "")[-4:]):
        position_since = parse_date(texts[Field.POSITION])
    _date_cell(cells, Field.APPOINTED, warnings)
    age = positions.retirement_age(post.kind, post.grade, post.name)
    warnings.extend(
        cells.finding(finding, _place_of(cells, finding.code))
        for finding in nip.findings(number, born, sex, kind, today, age)
    )
    person = FoundPerson(
        nip=number,
        name=name.name,
        front_title=name.front,
        back_title=name.back,
        birth_place=place,
        birth_date=born,
        sex=sex,
        kind=kind,
        rank=rank,
        rank_since=rank_since,
        position=post.name,
        position_kind=post.kind,
        position_since=position_since,
        echelon=post.echelon,
        grade=post.grade,
        unit=_post_case(_said(texts, Field.UNIT)) or cells.unit,
        parent_unit=_post_case(_said(texts, Field.PARENT_UNIT)),
        superior=_superior(texts),
    )
    return person, warnings


def _person_name(text: str, texts: Mapping[Field, str]) -> names.PersonName:
    parts = names.split(names.title_case(text))
    front = _said(texts, Field.FRONT_TITLE) or parts.front
    back = _said(texts, Field.BACK_TITLE) or parts.back
    return names.PersonName(parts.name, front, back.strip(" ,"))


def _birth(cells: RowCells) -> tuple[date | None, str]:
    texts = cells.texts
    place = _said(texts, Field.BIRTH_PLACE)
    if Field.BIRTH_DATE in texts:
        born = as_date(cells.values.get(Field.BIRTH_DATE), texts[Field.BIRTH_DATE])
        if born is not None:
            return born, _place_case(place)
    text = texts.get(Field.BIRTH_PLACE_AND_DATE, "")
    if not text:
        return None, _place_case(place)
    typed = as_date(cells.values.get(Field.BIRTH_PLACE_AND_DATE), "")
    if typed is not None:
        return typed, _place_case(place)
    located = locate_date(text)
    before = text[: located[1]] if located is not None else re.split(r"[,/\d]", text)[0]
    written = " ".join(before.split()).strip(" ,/-.;")
    return (located[0] if located is not None else None), _place_case(place or written)


def _has_date(at: Field, text: str) -> bool:
    """Whether a cell means to say a date; a place alone does not."""
    return any(c.isdigit() for c in text) or (at is Field.BIRTH_DATE and not _says_nothing(text))


def _place_case(place: str) -> str:
    return place.title() if place.isupper() else place


def _sex(text: str, men_as_p: bool) -> Sex | None:
    if men_as_p and text.strip().casefold() == "p":
        return Sex.MAN
    return nip.parse_sex(text)


def _rank(
    cells: RowCells, number: Nip, warnings: list[RowFinding]
) -> tuple[ranks.Rank | None, date | None]:
    text, title = cells.texts.get(Field.RANK, ""), cells.texts.get(Field.RANK_NAME, "")
    since = _since(cells, Field.RANK_SINCE, number, warnings)
    if any(c.isdigit() for c in text) and (located := locate_date(text)) is not None:
        since = since or located[0]
        text = f"{text[: located[1]]} {text[located[2] :]}"
        text = re.sub(r"(?i)\btmt\b\.?\s*:?", " ", text)
    reading = _read_rank(" ".join(text.split()), " ".join(title.split()))
    for finding in reading.findings:
        by_title = finding.code == "rank.name_differs" or not text
        order = (Field.RANK_NAME, Field.RANK) if by_title else (Field.RANK, Field.RANK_NAME)
        warnings.append(cells.finding(finding, cells.first(*order)))
    return reading.rank, since


@lru_cache(maxsize=4096)
def _read_rank(text: str, title: str) -> ranks.RankReading:
    return ranks.read(text, title)


@dataclass(frozen=True, slots=True)
class _Post:
    name: str
    kind: PositionKind | None
    grade: Grade | None
    echelon: str
    findings: tuple[Finding, ...]


def _position(cells: RowCells, warnings: list[RowFinding]) -> _Post:
    texts = cells.texts
    post = _read_post(
        _without_date(_said(texts, Field.POSITION)),
        _said(texts, Field.POSITION_KIND),
        _said(texts, Field.ECHELON),
        _said(texts, Field.GRADE),
    )
    at = cells.first(Field.POSITION_KIND, Field.ECHELON, Field.GRADE, Field.POSITION)
    if Field.POSITION_KIND in texts and is_blank(texts[Field.POSITION_KIND]):
        at = cells.first(Field.ECHELON, Field.GRADE, Field.POSITION)
    warnings.extend(cells.finding(finding, at) for finding in post.findings)
    return post


def _without_date(text: str) -> str:
    """A position without the date that stands behind it in the same cell."""
    if not text[-4:].isdigit() or (located := locate_date(text)) is None:
        return text
    return re.sub(r"(?i)[\s,(]*(?:tmt\b[.: ]*)?$", "", text[: located[1]])


@lru_cache(maxsize=8192)
def _read_post(name: str, kind_text: str, echelon_text: str, grade_text: str) -> _Post:
    cased = names.title_case_post(name)
    echelon = positions.parse_echelon(echelon_text) or positions.parse_echelon(grade_text) or ""
    grade = (
        positions.parse_grade(grade_text)
        or positions.parse_grade(echelon_text)
        or positions.parse_grade(name)
    )
    typed = positions.parse_kind(kind_text)
    kind = typed or positions.kind_of_echelon(echelon) or positions.guess_kind(name)
    findings = positions.kind_findings(typed, name, echelon) if name else []
    return _Post(cased, kind, grade, echelon, tuple(findings))


def _since(cells: RowCells, field: Field, number: Nip, warnings: list[RowFinding]) -> date | None:
    since = _date_cell(cells, field, warnings)
    if since is not None and since < number.appointed:
        values = {"typed": since, "appointed": number.appointed}
        early = Finding("history.before_appointment", Severity.WARNING, values)
        warnings.append(cells.finding(early, field))
    return since


def _date_cell(cells: RowCells, field: Field, warnings: list[RowFinding]) -> date | None:
    text = cells.texts.get(field, "")
    if _says_nothing(text):
        return None
    found = as_date(cells.values.get(field), text)
    if found is None:
        warnings.append(cells.finding("date.unreadable", field))
    return found


def _superior(texts: Mapping[Field, str]) -> str:
    """The superior as typed: 18 digits where a NIP is given, else the name or post."""
    number, name = _said(texts, Field.SUPERIOR_NIP), _said(texts, Field.SUPERIOR)
    for text in (number, name):
        if any(c.isdigit() for c in text):
            digits = _DIGITS.search(text)
            if digits is not None and nip.is_valid(digits.group()):
                return nip.clean(digits.group())
    words = name or number
    return _trim_superior(words)


def _trim_superior(text: str) -> str:
    text = " ".join(text.split())
    return names.title_case_post(text) if positions.is_post_name(text) else text


def _place_of(cells: RowCells, code: str) -> Field | None:
    at_nip = cells.first(Field.NIP, Field.NAME_AND_NIP)
    return {
        "birth.differs_from_nip": cells.first(Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE),
        "sex.differs_from_nip": cells.first(Field.SEX),
        "kind.differs_from_nip": cells.first(Field.KIND),
    }.get(code, at_nip)


@lru_cache(maxsize=8192)
def _post_case(text: str) -> str:
    return names.title_case_post(text)


def _said(texts: Mapping[Field, str], field: Field) -> str:
    text = texts.get(field, "")
    return "" if _says_nothing(text) else " ".join(text.split())


def _says_nothing(text: str) -> bool:
    return is_blank(text) or text.casefold() in _BLANK_WORDS or _ERROR.match(text) is not None


def kind_of(person: FoundPerson) -> EmployeeKind:
    """The kind that counts: typed, else as the NIP says."""
    return person.kind or person.nip.kind
