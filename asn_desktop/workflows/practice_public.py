"""The practice office's register of complaints and its meetings with residents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.services import complaints, forum
from asn_desktop.services.office import Office
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.forum import ForumText
from asn_desktop.views.people import PersonRow

COUNT: Final = 42
SPAN: Final = 120
"""Days before the last of the story from which complaints came."""
SAID: Final = (
    ("Antrean KTP lama", "Loket kedua dibuka pada jam ramai."),
    ("Petugas tidak di tempat", "Jadwal piket loket ditempel di ruang tunggu."),
    ("Jam layanan tidak sesuai papan", "Papan jam layanan diperbaiki."),
    ("Berkas hilang", "Berkas ditemukan dan dikirim ke rumah pemohon."),
    ("Jalan gang belum diperbaiki", "Diteruskan ke Dinas Pekerjaan Umum, nomor surat dikirim."),
    ("Lampu jalan padam", "Sudah diperbaiki bersama dinas."),
)
CHANNELS: Final = ("Tatap muka", "WhatsApp", "WhatsApp", "SP4N-LAPOR!", "Kotak saran")
HOURS: Final = (6, 8, 8, 9, 9, 10, 10, 11, 13, 14, 14, 15, 19, 21)
Suggested = tuple[str, str, str, bool | None, str, int | None, str, int | None]
SUGGESTIONS: Final[tuple[Suggested, ...]] = (
    (
        "Loket KTP dibuka juga pada hari Sabtu",
        "Ketua RT 04",
        "Dicoba tiga bulan, dua Sabtu sebulan",
        True,
        "Seksi Pelayanan Umum",
        30,
        "Loket dibuka Sabtu pertama dan ketiga.",
        21,
    ),
    (
        "Nomor antrean bisa diambil lewat WhatsApp",
        "Ibu Sri Rahayu",
        "Disiapkan bersama Diskominfo",
        True,
        "",
        45,
        "",
        None,
    ),
    (
        "Tempat parkir diperluas",
        "Bapak Yusuf",
        "Lahan bukan milik kecamatan",
        False,
        "",
        None,
        "Usul diteruskan ke Dinas Perhubungan.",
        8,
    ),
    ("Petugas loket memakai tanda nama", "Karang taruna", "", None, "", 150, "", None),
)
"""Text, giver, decision, accepted, responsible, until, answer, answered: days after the meeting."""
CELLS: Final = (
    "text",
    "giver",
    "decision",
    "accepted",
    "responsible",
    "until",
    "answer",
    "answered_on",
)


def hear_residents(office: Office, people: Mapping[str, PersonRow], last: date) -> None:
    """A register of the last months and two meetings; ``last`` = the day of the story."""
    named = sorted((row for row in people.values() if row.unit), key=lambda row: row.name)
    chance = Random(f"pengaduan {last}")  # noqa: S311 - figures, no secrets
    found = sorted(
        (_complaint(chance, [row.id for row in named[:4]], last) for _one in range(COUNT)),
        key=lambda one: one.received,
    )
    numbered = [
        ComplaintText(**{**vars(one), "number": f"P-{no:04d}/{one.received.year}"})
        for no, one in enumerate(found, 1)
    ]
    office.write(Act.IMPORT_COMPLAINTS, complaints.add_many, numbered)
    chair = next((row.id for row in named if "camat" in (row.position or "").lower()), named[0].id)
    _meet(office, last - timedelta(days=70), chair, named[1].id)
    text = ForumText(
        last - timedelta(days=9), "Rencana kerja triwulan berikutnya", "Aula kecamatan", 38, chair
    )
    office.write(Act.EDIT_FORUM, forum.add, text)


def _complaint(chance: Random, officers: list[UUID], last: date) -> ComplaintText:
    """One complaint; the newest are partly not answered yet."""
    day = last - timedelta(days=1 + chance.randrange(SPAN))
    if day.weekday() > 4 and chance.random() < 0.8:
        day -= timedelta(days=day.weekday() - 4)  # most come while the office is open
    received = datetime.combine(day, time(chance.choice(HOURS), chance.randrange(60)))
    latest = datetime.combine(last, time(7, 30))
    responded = received + timedelta(minutes=int(chance.expovariate(1 / 700)) + 15)
    completed = responded + timedelta(minutes=int(chance.expovariate(1 / 5200)) + 30)
    text, answer = chance.choice(SAID)
    forgotten = (last - day).days < 30 and chance.random() < 0.25
    answered = responded <= latest and not forgotten
    done = answered and completed <= latest
    return ComplaintText(
        number="",
        received=received,
        responded=responded if answered else None,
        completed=completed if done else None,
        channel=chance.choice(CHANNELS),
        text=text,
        answer=answer if done else "",
        officer_id=chance.choice(officers),
    )


def _meet(office: Office, on: date, chair: UUID, responsible: UUID) -> None:
    text = ForumText(
        on,
        "Jam layanan dan antrean KTP",
        "Aula kecamatan",
        46,
        chair,
        "Dibuka camat pukul 9.00. Warga menyampaikan usul bergantian dan dicatat di bawah ini.",
    )
    key = office.write(Act.EDIT_FORUM, forum.add, text).value
    cells: list[tuple[UUID | None, int, str, Any]] = []
    for no, row in enumerate(SUGGESTIONS, 1):
        for name, value in zip(CELLS, row, strict=True):
            if isinstance(value, int) and not isinstance(value, bool):
                cells.append((None, no, name, on + timedelta(days=value)))
            elif value not in ("", None):
                cells.append((None, no, name, value))
    cells.append((None, 2, "responsible_id", responsible))
    office.write(Act.EDIT_FORUM, forum.write_block, key, cells)
