"""How a day and an entry of the log look to the superior: shape, colour and word together."""

from __future__ import annotations

from datetime import date

from asn_desktop.rules import logs
from asn_desktop.rules.dates import DAYS, MONTHS
from asn_desktop.rules.following import LogState
from asn_desktop.ui.states import State
from asn_desktop.views.log_review import (
    Approved,
    CellMark,
    ReviewAsked,
    ReviewDay,
    ReviewEntry,
    ReviewPerson,
    ReviewWeek,
)

SHAPES: dict[CellMark, State | None] = {
    CellMark.WARNED: State.ACTION,
    CellMark.WAITING: State.RUNNING,
    CellMark.RETURNED: State.REFUSED,
    CellMark.APPROVED: State.DONE,
    CellMark.GAP: State.OPEN,
    CellMark.AWAY: None,
    CellMark.FREE: None,
    CellMark.NOTHING: None,
}
ENTRY = {
    LogState.WRITTEN: State.RUNNING,
    LogState.RETURNED: State.REFUSED,
    LogState.APPROVED: State.DONE,
}


def day_words(day: ReviewDay) -> str:
    """What a cell of the week says: "3 menunggu", "kosong", "Cuti"."""
    mark, count = day.mark, len(day.entries)
    if mark is CellMark.WARNED:
        held = sum(one.waits and one.held_back for one in day.entries)
        return f"{held} periksa" if held == day.waiting else f"{day.waiting} · {held} periksa"
    if mark is CellMark.WAITING:
        return f"{day.waiting} menunggu"
    if mark is CellMark.RETURNED:
        return f"{sum(one.row.state is LogState.RETURNED for one in day.entries)} kembali"
    if mark is CellMark.APPROVED:
        return f"{count} disetujui"
    if mark is CellMark.GAP:
        return "kosong"
    return day.note.partition(" (")[0]  # what else is known of a leave stands in the tool tip


def day_told(person: ReviewPerson, day: ReviewDay) -> str:
    """A cell in full, for the tool tip and whoever cannot see the shapes."""
    told = [f"{person.name}, {date_words(day.on)}"]
    if day.note:
        told.append(day.note)
    if day.entries:
        told.append(f"{len(day.entries)} catatan, {day.waiting} menunggu")
        held = sum(one.waits and one.held_back for one in day.entries)
        if held:
            told.append(f"{held} dengan peringatan")
    elif day.gap:
        told.append("hari kerja tanpa catatan")
    if day.minutes:
        told.append(duration(day.minutes))
    return "; ".join(told)


def date_words(day: date) -> str:
    """Says "Senin, 29 Juni"."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def duration(minutes: int) -> str:
    """Says "2 jam", "45 menit", "1 jam 30 menit"."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} jam"] if hours else []
    return " ".join([*words, *([f"{rest} menit"] if rest else [])])


def week_words(asked: ReviewAsked) -> str:
    """Says "29 Juni – 5 Juli 2026"."""
    first, last = asked.first, asked.last
    begin = f"{first.day}"
    if first.month != last.month:
        begin += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} – {last.day} {MONTHS[last.month - 1]} {last.year}"


def state_of(entry: ReviewEntry) -> tuple[State, str]:
    """Shape and word of an entry."""
    state = entry.row.state
    if entry.waits and entry.held_back:
        return State.ACTION, "Periksa"
    return ENTRY[state], state.label


def amount(entry: ReviewEntry) -> str:
    """Says "12 surat", "–" for none."""
    text = entry.row.text
    said = f"{logs.say_quantity(text.quantity)} {text.unit}".strip()
    return said if text.quantity is not None else "–"


def times(entry: ReviewEntry) -> str:
    """Says "08.00–09.30"."""
    return logs.say_times(entry.row.text.starts, entry.row.text.ends)


def warned(entry: ReviewEntry) -> str:
    """The warnings of an entry, told also where they hold nothing back."""
    words = ", ".join(one.label for one in entry.warnings)
    return words[:1].upper() + words[1:]


def approved_words(outcome: Approved) -> str:
    """What became of approving many: how many, and why how many were left."""
    if not outcome.done and not outcome.left:
        return "Tidak ada catatan yang menunggu di sini."
    said = f"{outcome.done} catatan disetujui." if outcome.done else "Belum ada yang disetujui."
    if outcome.left:
        why = ", ".join(f"{count} {kind.label}" for kind, count in outcome.why.items())
        said += f" {outcome.left} dibiarkan: {why}."
    return said


def clean(week: ReviewWeek) -> list[ReviewEntry]:
    """What is approved when all without warnings are."""
    return [one for one in week.waiting if not one.held_back]


def waiting_words(week: ReviewWeek) -> str:
    """Says "12 catatan menunggu · 3 dengan peringatan", "" while nothing waits."""
    waiting = len(week.waiting)
    held = waiting - len(clean(week))
    words = f"{waiting} catatan menunggu" if waiting else ""
    return f"{words} · {held} dengan peringatan" if held else words
