"""How the steps and limits of a document look in lists: shape, words."""

from __future__ import annotations

from asn_desktop.rules.clock import Limit
from asn_desktop.rules.clocks import Next
from asn_desktop.ui import formats
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Mark
from asn_desktop.views.followup import Clock, FollowRow

_STATES = {
    Next.RATE: State.OPEN,
    Next.SIGN: State.RUNNING,
    Next.SUPERIOR_RATES: State.RUNNING,
    Next.SUPERIOR_SIGNS: State.RUNNING,
    Next.PASS: State.ACTION,
    Next.HAND_OVER: State.RUNNING,
    Next.RETURN: State.WAITING,
    Next.EXPLAIN: State.ACTION,
    Next.DECIDE: State.ACTION,
    Next.SIGN_DECISION: State.RUNNING,
    Next.REPORT: State.RUNNING,
    Next.DONE: State.DONE,
}

LIMITS: dict[Limit, str] = {
    Limit.SUPERIOR_SIGNS: "Atasan penilai menandatangani D.1.2",
    Limit.HAND_OVER: "Penilai menyerahkan D.1.1 kepada pegawai",
    Limit.SUPERIOR_HANDS_OVER: "Atasan penilai menyerahkan D.1.2 kepada pegawai",
    Limit.RETURN: "Pegawai mengembalikan D.1.1",
    Limit.RETURN_TO_SUPERIOR: "Pegawai mengembalikan D.1.2",
    Limit.OBJECT: "Pegawai dapat mengajukan keberatan",
    Limit.DECIDE: "Atasan penilai memutuskan keberatan",
    Limit.REPORT: "Dokumen dilaporkan berjenjang ke PyB",
}

BUTTONS: dict[Next, str] = {
    Next.RATE: "Nilai",
    Next.SIGN: "Catat tanda tangan…",
    Next.PASS: "Alihkan ke atasan…",
    Next.SUPERIOR_RATES: "Nilai sebagai atasan",
    Next.SUPERIOR_SIGNS: "Catat tanda tangan…",
    Next.HAND_OVER: "Catat penyerahan…",
    Next.RETURN: "Catat kembali…",
    Next.EXPLAIN: "Isi penjelasan penilai",
    Next.DECIDE: "Putuskan keberatan",
    Next.SIGN_DECISION: "Catat tanda tangan…",
    Next.REPORT: "Catat laporan…",
}


def next_of(row: FollowRow) -> Mark:
    """What is to be done next."""
    return _STATES[row.next], row.next.label


def left_words(clock: Clock) -> str:
    """Working days left or over, in words."""
    if clock.before:
        return "sebelum program dipakai"
    if clock.limit is Limit.OBJECT and clock.left < 0:
        words = "sudah berakhir"  # a right that ran out is nobody's delay
    elif clock.left < 0:
        words = f"lewat {-clock.left} hari kerja"
    else:
        words = "hari ini" if clock.left == 0 else f"{clock.left} hari kerja"
    return f"{words} (perkiraan)" if clock.estimate else words


def state_of(clock: Clock) -> State:
    """The shape of a limit: grey before the program, a triangle when missed."""
    if clock.before:
        return State.OPEN
    if clock.limit is Limit.OBJECT:
        return State.WAITING
    return State.ACTION if clock.is_late else State.RUNNING


def due_of(row: FollowRow) -> object:
    """Until when, and how many working days are left."""
    if row.clock is None:
        return ""
    return state_of(row.clock), f"{formats.short_date(row.clock.due)} · {left_words(row.clock)}"


def clock_words(clock: Clock) -> str:
    """One limit in the panel: what, until when; below it since when, by whom, where written."""
    return "\n".join(
        (
            f"{LIMITS[clock.limit]}.",
            f"Batas {formats.long_date(clock.due)}: {left_words(clock)}",
            f"Sejak {formats.long_date(clock.since)} · {clock.who.label}",
            clock.article,
        )
    )
