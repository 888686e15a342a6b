"""Two survey rounds of the practice office: one announced with its plan, one that fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import survey, survey_plan
from asn_desktop.services.office import Office
from asn_desktop.views.people import PersonRow
from asn_desktop.views.survey import AnswerSheet, ImprovementText, RoundText

SERVICES: Final = (
    ("Kartu Keluarga", 0.3),
    ("Surat Pengantar KTP", 0.55),
    ("Surat Keterangan Tidak Mampu", 0.75),
    ("Legalisasi", 0.9),
    ("Izin Usaha Mikro", 1.0),
)
"""Each with the share of respondents up to and with it."""
LIKELY: Final = (3.35, 3.2, 2.85, 3.75, 3.3, 3.4, 3.55, 3.0, 2.8)
"""What people of this kecamatan think of the nine elements, about."""
REMARKS: Final = (
    "Ruang tunggu panas",
    "Antrean diatur",
    "Petugas ramah",
    "Kursi ruang tunggu ditambah",
    "Pelayanan dipercepat",
    "Loket difabel sudah bagus",
)
EDUCATION: Final = ("SD", "SMP", "SMA", "SMA", "SMA", "D3", "S1", "S1", "S2")
POPULATION: Final = 640
PLANS: Final = (
    (9, "Dua kipas dan delapan kursi ditambah di ruang tunggu", "Subbagian Umum", -6),
    (3, "Berkas yang lengkap sebelum pukul 12 selesai hari itu juga", "", 40),
    (8, "Kotak saran dibuka setiap Jumat dan jawabannya ditempel", "", 12),
)
"""Element, action, a party where nobody is named, and until when, in days from the last."""


def hold_surveys(
    office: Office, people: Mapping[str, PersonRow], quarters: Sequence[PeriodRef], last: date
) -> None:
    """One round for each of the last two quarters; ``last`` = the day of the story."""
    before, now = quarters[-2:]
    chance = Random(f"survei {before}")  # noqa: S311 - figures, no secrets
    first = _round(office, before)
    _bring(office, first, [_sheet(chance, before, 0.0) for _ in range(262)], "Lembar loket.xlsx")
    named = sorted(people.values(), key=lambda row: row.name)
    for place, (element, action, party, days) in enumerate(PLANS):
        responsible = None if party else named[place % len(named)].id
        text = ImprovementText(element, action, party, responsible, last + timedelta(days=days))
        office.write(Act.EDIT_IMPROVEMENT, survey_plan.add, first, text)
    office.write(Act.PUBLISH_SURVEY, survey.publish, first)
    second = _round(office, now)
    _bring(office, second, [_sheet(chance, now, 0.12) for _ in range(112)], "Lembar loket 2.xlsx")
    keyed = [_sheet(chance, now, 0.12) for _ in range(6)]
    office.write(Act.KEY_SURVEY, survey.add_answers, second, keyed, survey.KEYED)


def _round(office: Office, ref: PeriodRef) -> UUID:
    text = RoundText(f"SKM {ref.label} {ref.year}", ref.start, ref.end, population=POPULATION)
    return office.write(Act.EDIT_SURVEY, survey.add_round, text).value


def _bring(office: Office, round_id: UUID, sheets: Sequence[AnswerSheet], name: str) -> None:
    office.write(Act.IMPORT_SURVEY, survey.add_answers, round_id, sheets, name, f"latihan {name}")


def _sheet(chance: Random, ref: PeriodRef, better: float) -> AnswerSheet:
    """One respondent; one element in forty is left blank."""
    mood = chance.gauss(better, 0.35)
    marks = tuple(
        None
        if chance.random() < 0.025
        else max(1, min(4, round(likely + mood + chance.gauss(0, 0.45))))
        for likely in LIKELY
    )
    draw = chance.random()
    return AnswerSheet(
        marks=marks,
        service=next(name for name, upto in SERVICES if draw <= upto),
        on=ref.start + timedelta(days=chance.randrange((ref.end - ref.start).days + 1)),
        sex=chance.choice("LP"),
        age=max(17, min(78, round(chance.gauss(41, 13)))),
        education=chance.choice(EDUCATION),
        remark=chance.choice(REMARKS) if chance.random() < 0.4 else "",
    )
