"""The NIP, the 18-digit number of a civil servant.

PNS: ``YYYYMMDD YYYYMM G NNN``: birth, first appointment, sex, sequence. PPPK: the two digits
after the appointment year are a contract code (21, 22 …), not a month. There is no check digit,
so whatever cannot be wrong by its own digits is only warned about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn_desktop.rules.findings import Finding, Severity

LENGTH = 18
EARLIEST_BIRTH_YEAR = 1900
YOUNGEST_APPOINTMENT = 15
"""Years between birth and appointment below which the number is impossible."""
OLDEST_APPOINTMENT = 70
"""Nobody stays in service longer (professors), so nobody is appointed later. This catches most
impossible years even where the caller does not say what day it is."""
USUAL_RETIREMENT_AGE = 58
"""Administrators, supervisors and executive staff (UU 20/2023, Pasal 55); for other positions
ask :func:`asn_desktop.rules.positions.retirement_age`."""

_MONTHS = range(1, 13)
_CONTRACTS = range(21, 40)
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015'’`\u200b\ufeff]+")
_PREFIX = re.compile(
    r"^\s*n\s*\.?\s*i\s*\.?\s*(?:(?:p\s*\.?\s*)?(?:pppk|p3k|pns|baru)|p)\s*[:.]*", re.I
)


class EmployeeKind(StrEnum):
    """What a person is employed as."""

    PNS = "pns"
    PPPK = "pppk"
    PPPK_PART_TIME = "pppk_part_time"

    @property
    def label(self) -> str:
        """The Indonesian name, as on screen."""
        return {"pns": "PNS", "pppk": "PPPK", "pppk_part_time": "PPPK paruh waktu"}[self.value]


class Sex(StrEnum):
    """Sex as the NIP knows it: digit 15 is 1 for a man, 2 for a woman."""

    MAN = "man"
    WOMAN = "woman"

    @property
    def label(self) -> str:
        """The Indonesian name, as on screen."""
        return {"man": "Laki-laki", "woman": "Perempuan"}[self.value]


_KINDS: dict[str, EmployeeKind] = {
    "pns": EmployeeKind.PNS,
    "cpns": EmployeeKind.PNS,
    "pppk": EmployeeKind.PPPK,
    "p3k": EmployeeKind.PPPK,
    "pppkpenuhwaktu": EmployeeKind.PPPK,
    "pppkparuhwaktu": EmployeeKind.PPPK_PART_TIME,
    "p3kparuhwaktu": EmployeeKind.PPPK_PART_TIME,
    "pppkpw": EmployeeKind.PPPK_PART_TIME,
    "p3kpw": EmployeeKind.PPPK_PART_TIME,
}
_SEXES: dict[str, Sex] = {
    "l": Sex.MAN,
    "lk": Sex.MAN,
    "lakilaki": Sex.MAN,
    "laki": Sex.MAN,
    "pria": Sex.MAN,
    "m": Sex.MAN,
    "male": Sex.MAN,
    "1": Sex.MAN,
    "p": Sex.WOMAN,
    "pr": Sex.WOMAN,
    "perempuan": Sex.WOMAN,
    "wanita": Sex.WOMAN,
    "w": Sex.WOMAN,
    "f": Sex.WOMAN,
    "female": Sex.WOMAN,
    "2": Sex.WOMAN,
}


class NipError(ValueError):
    """A text that cannot be a NIP; ``code`` says why, ``value`` is the text as it was given."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(f"{code}: {value}")
        self.code = code
        self.value = value

    @property
    def finding(self) -> Finding:
        """The same as a finding, for a table of refusals."""
        return Finding(self.code, Severity.ERROR, {"value": self.value})


@dataclass(frozen=True, slots=True, order=True)
class Nip:
    """A possible NIP. ``str()`` gives its 18 digits; made by :func:`parse` only."""

    digits: str

    def __str__(self) -> str:
        return self.digits

    @property
    def spaced(self) -> str:
        """As people read it: ``19850312 201001 2 004``."""
        d = self.digits
        return f"{d[:8]} {d[8:14]} {d[14]} {d[15:]}"

    @property
    def kind(self) -> EmployeeKind:
        """PNS or PPPK; part-time PPPK carry the same numbers as PPPK."""
        return EmployeeKind.PNS if int(self.digits[12:14]) in _MONTHS else EmployeeKind.PPPK

    @property
    def birth_date(self) -> date:
        """The birth date on which the number was made; a later correction does not change it."""
        return date(int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8]))

    @property
    def appointed(self) -> date:
        """First day of the month of appointment; 1 January for PPPK, who carry the year only."""
        month = int(self.digits[12:14]) if self.kind is EmployeeKind.PNS else 1
        return date(int(self.digits[8:12]), month, 1)

    @property
    def sex(self) -> Sex:
        """Digit 15."""
        return Sex.MAN if self.digits[14] == "1" else Sex.WOMAN

    @property
    def sequence(self) -> int:
        """Number among those born and appointed alike; 0 is suspicious (see :func:`findings`)."""
        return int(self.digits[15:])


def clean(text: str | None) -> str:
    """Drop what people write round a NIP: the word itself, spaces, dots, dashes, quotes."""
    return _SEPARATORS.sub("", _PREFIX.sub("", text or "", count=1))


def parse(text: str | None, *, today: date | None = None) -> Nip:
    """Read a NIP in any usual spelling.

    With ``today`` an appointment in a later year is refused too. Raises :class:`NipError` with
    one of ``nip.missing``, ``nip.not_digits``, ``nip.length``, ``nip.birth_date``,
    ``nip.appointment``, ``nip.sex_digit``.
    """
    value = (text or "").strip()
    digits = clean(text)
    if not digits:
        raise NipError("nip.missing", value)
    if not (digits.isascii() and digits.isdigit()):
        raise NipError("nip.not_digits", value)
    if len(digits) != LENGTH:
        raise NipError("nip.length", value)
    born = _birth_year(digits)
    if born is None:
        raise NipError("nip.birth_date", value)
    if not _possible_appointment(born, int(digits[8:12]), int(digits[12:14]), today):
        raise NipError("nip.appointment", value)
    if digits[14] not in "12":
        raise NipError("nip.sex_digit", value)
    return Nip(digits)


def is_valid(text: str | None, *, today: date | None = None) -> bool:
    """Whether :func:`parse` would accept the text."""
    try:
        parse(text, today=today)
    except NipError:
        return False
    return True


def parse_sex(text: str | None) -> Sex | None:
    """Read "L", "P", "M", "F", "Laki-laki" …; ``None`` for anything else."""
    return _SEXES.get(re.sub(r"[^a-z0-9]", "", (text or "").casefold()))


def parse_kind(text: str | None) -> EmployeeKind | None:
    """Read "PNS", "CPNS", "PPPK", "P3K", "PPPK Paruh Waktu" …; ``None`` for anything else."""
    return _KINDS.get(re.sub(r"[^a-z0-9]", "", (text or "").casefold()))


def findings(
    nip: Nip,
    birth_date: date | None = None,
    sex: Sex | None = None,
    kind: EmployeeKind | None = None,
    today: date | None = None,
    retirement_age: int = USUAL_RETIREMENT_AGE,
) -> list[Finding]:
    """Warnings about a possible NIP beside what was typed with it; never an error."""
    found: list[Finding] = []
    if birth_date is not None and birth_date != nip.birth_date:
        found.append(_warning("birth.differs_from_nip", typed=birth_date, nip=nip.birth_date))
    if sex is not None and sex is not nip.sex:
        found.append(_warning("sex.differs_from_nip", typed=sex, nip=nip.sex))
    if kind is not None and (kind is EmployeeKind.PNS) != (nip.kind is EmployeeKind.PNS):
        found.append(_warning("kind.differs_from_nip", typed=kind, nip=nip.kind))
    if nip.sequence == 0:
        found.append(_warning("nip.sequence_zero", nip=nip.spaced))
    born = birth_date or nip.birth_date
    if today is not None and today >= retirement_date(born, retirement_age):
        since = retirement_date(born, retirement_age)
        found.append(_warning("age.past_retirement", age=retirement_age, since=since))
    return found


def retirement_date(birth_date: date, age: int = USUAL_RETIREMENT_AGE) -> date:
    """First day of retirement: the first of the month after the birthday."""
    months = (birth_date.year + age) * 12 + birth_date.month
    return date(months // 12, months % 12 + 1, 1)


def _birth_year(digits: str) -> int | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return born.year if born.year >= EARLIEST_BIRTH_YEAR else None


def _possible_appointment(born: int, year: int, code: int, today: date | None) -> bool:
    if code not in _MONTHS and code not in _CONTRACTS:
        return False
    if today is not None and year > today.year:
        return False
    return born + YOUNGEST_APPOINTMENT <= year <= born + OLDEST_APPOINTMENT


def _warning(code: str, **values: object) -> Finding:
    return Finding(code, Severity.WARNING, values)
