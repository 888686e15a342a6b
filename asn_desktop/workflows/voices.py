"""Unsigned rounds with their secrets: printing numbered slips, keying, closing."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom
from uuid import UUID

from asn_desktop.reports.slips import render_slips
from asn_desktop.rules.acts import Act
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.slips import MOST_AT_ONCE, QUESTIONS
from asn_desktop.services import voices
from asn_desktop.services.office import Office, ReadTx, Written
from asn_desktop.services.progress_facts import period_head
from asn_desktop.services.setup import read_settings
from asn_desktop.services.voices_seal import SlipKey
from asn_desktop.views.paper import Paper
from asn_desktop.views.voices import Kept, RoundRow, SlipPrint, SlipSet
from asn_desktop.workflows import slip_keys


def print_slips(
    office: Office, round_ids: Sequence[UUID], count: int, per_page: int
) -> tuple[bytes, Paper]:
    """So many new slips for each round, as a PDF with the clerk's instruction; counts them out.

    Refused with ``voices.count`` and ``voices.closed``; raises ``OSError``.
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise refuse("voices.count", field="count", most=MOST_AT_ONCE)
    office.read(_all_open, round_ids)
    made = _render(office, round_ids, per_page, count)
    office.write(Act.HAND_OUT_VOICES, voices.hand_out, round_ids, count)
    return made


def print_again(office: Office, round_ids: Sequence[UUID], per_page: int) -> tuple[bytes, Paper]:
    """All slips of each round once more, with the same numbers (a jam, paper that got lost).

    Refused with ``voices.closed`` and ``voices.not_printed``.
    """
    office.read(_all_open, round_ids)
    return _render(office, round_ids, per_page, 0)


def _all_open(tx: ReadTx, round_ids: Sequence[UUID]) -> None:
    for each in round_ids:
        voices.open_round(tx, each)


def _render(
    office: Office, round_ids: Sequence[UUID], per_page: int, more: int
) -> tuple[bytes, Paper]:
    folder = slip_keys.keys_folder(office)
    sets = []
    for each in round_ids:
        row = office.read(voices.round_row, each)
        key = slip_keys.find_or_make(folder, each, numbered=row.handed == 0)
        first, count = (row.handed, more) if more else (0, row.handed)
        if count == 0:
            raise refuse("voices.not_printed")
        numbers = list(key.numbers(first, count))
        SystemRandom().shuffle(numbers)  # so that the secret does not know who got which
        sets.append(office.read(_slip_set, row, tuple(numbers)))
    settings = office.read(read_settings)
    paper = Paper(settings.paper)
    view = SlipPrint(
        agency=settings.agency,
        office=settings.office_name,
        sets=tuple(sets),
        per_page=per_page,
        practice=settings.practice,
    )
    return render_slips(view, paper=paper), paper


def _slip_set(tx: ReadTx, row: RoundRow, numbers: tuple[int, ...]) -> SlipSet:
    period = period_head(tx, row.period_id)
    return SlipSet(
        kind=row.kind,
        name=row.name,
        position=row.position,
        period=f"{period.label} {period.year}",
        due=format_date(row.due_on) if row.due_on else "",
        questions=QUESTIONS[row.kind],
        numbers=numbers,
    )


# ---- keying


def begin(office: Office, round_id: UUID) -> tuple[SlipKey, Kept]:
    """Sit down at a round: its secret (made where it was lost) and what was keyed so far.

    Refused with ``voices.closed``; raises ``OSError``.
    """
    office.read(_all_open, [round_id])
    row = office.read(voices.round_row, round_id)
    folder = slip_keys.keys_folder(office)
    key = slip_keys.find_or_make(folder, round_id, numbered=row.handed == 0)
    return key, office.read(voices.kept, round_id, key)


def close(office: Office, round_id: UUID) -> Written[int]:
    """Close a round, then destroy its secret. Refused as ``services.voices.close``."""
    folder = slip_keys.keys_folder(office)
    key = slip_keys.find(folder, round_id)
    written = office.write(Act.CLOSE_VOICES, voices.close, round_id, key)
    slip_keys.destroy(folder, round_id)
    return written


def tidy(office: Office) -> None:
    """Finish what a killed program left: secrets and sealed slips of rounds that are closed."""
    alive = office.write(Act.KEY_VOICES, voices.forget_strays).value
    slip_keys.destroy_others(slip_keys.keys_folder(office), alive)
