"""Unsigned rounds in the practice office: one told, one too small to be told, one being keyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, voices
from asn_desktop.services.office import Office
from asn_desktop.services.voices_seal import SlipKey
from asn_desktop.views.people import PersonRow
from asn_desktop.views.voices import Slip
from asn_desktop.workflows import slip_keys
from asn_desktop.workflows.voices import close

Answers = Sequence[tuple[str, str]]
"""Of each slip the seven marks ("-" = not answered) and what was written."""

EIGHT: Answers = (
    ("4434433", "Loket dibuka tepat waktu, antrean lebih tertib daripada tahun lalu."),
    ("3433443", ""),
    ("4444344", "Selalu mau menjelaskan ulang kalau kami belum paham."),
    ("3333433", "Balasan pesan kadang baru sore hari."),
    ("4434-34", ""),
    ("2333323", "Pembagian tugas piket sebaiknya diumumkan lebih awal."),
    ("4443444", ""),
    ("343342-", "Terima kasih sudah membantu saat sistem mati."),
)
THREE: Answers = (("4444444", ""), ("3343333", "Ruang kerja lebih rapi."), ("3333333", ""))
BEGUN: Answers = (
    ("4333433", "Petugasnya ramah."),
    ("3333333", ""),
    ("4444444", "Cepat."),
    ("23333-3", ""),
    ("3343433", "Kursi tunggu ditambah."),
    ("4434443", ""),
)


def hold_rounds(
    office: Office, people: Mapping[str, PersonRow], ref: PeriodRef, last: date
) -> None:
    """Three rounds of a period: peers (eight answers), subordinates (three), public (open)."""
    period = office.read(periods.find_period, ref)
    staff = sorted(people.values(), key=lambda row: row.name)
    leads = [row for row in staff if any(one.assessor_id == row.id for one in staff)]
    if period is None or not leads:
        return
    about = [leads[0], leads[-1]]
    told = _open(office, period.id, about[0], VoiceKind.PEER, last, handed=10)
    _key(office, *told, EIGHT)
    close(office, told[0])
    few = _open(office, period.id, about[0], VoiceKind.SUBORDINATE, last, handed=6)
    _key(office, *few, THREE)
    close(office, few[0])
    _key(office, *_open(office, period.id, about[1], VoiceKind.PUBLIC, last, handed=25), BEGUN,
         checked=2)  # fmt: skip


def _open(
    office: Office, period_id: UUID, person: PersonRow, kind: VoiceKind, last: date, handed: int
) -> tuple[UUID, SlipKey, int]:
    due = last + timedelta(days=7)
    office.write(Act.OPEN_VOICES, voices.open_rounds, period_id, [person.id], [kind], due)
    rows = office.read(voices.all_rows, period_id)
    made = next(row.id for row in rows if row.person_id == person.id and row.kind is kind)
    key = slip_keys.find_or_make(slip_keys.keys_folder(office), made, numbered=True)
    office.write(Act.HAND_OUT_VOICES, voices.hand_out, [made], handed)
    return made, key, handed


def _key(
    office: Office, round_id: UUID, key: SlipKey, handed: int, answers: Answers,
    checked: int | None = None,
) -> None:  # fmt: skip
    numbers = key.numbers(0, handed)
    for at, (marks, text) in enumerate(answers):
        said = tuple(None if mark == "-" else int(mark) for mark in marks)
        slip = Slip(numbers[at], said, text, checked=checked is None or at < checked)
        office.write(Act.KEY_VOICES, voices.keep, round_id, key, slip)
    office.write(Act.KEY_VOICES, voices.count_keyed, round_id, key)
