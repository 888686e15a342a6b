"""How a complaint looks in the list: shape, word and colour of its times and its age."""

from __future__ import annotations

from asn_desktop.rules.complaints import ComplaintState
from asn_desktop.rules.worktime import DAY, hours_words
from asn_desktop.ui.complaints.moments import said
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.views.complaints import ComplaintRow


def brief(minutes: int) -> str:
    """Says "6j 12m" for narrow columns."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}j"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}m")
    return " ".join(parts)


def response_of(row: ComplaintRow) -> Mark:
    """How long the response took in working hours, or that it is missing."""
    if row.response is None:
        if row.state is ComplaintState.COMPLETED:
            return State.OPEN, "tidak dicatat"
        late = (row.age or 0) > row.promise.response
        return (State.REFUSED, "lewat") if late else (State.OPEN, "belum")
    return (State.ACTION if row.response_late else State.DONE), brief(row.response)


def completion_of(row: ComplaintRow) -> Mark:
    """How long it took until it was completed in working hours, or that it is open."""
    if row.completion is None:
        return State.OPEN, "belum"
    return (State.ACTION if row.completion_late else State.DONE), brief(row.completion)


def age_of(row: ComplaintRow) -> Mark | str:
    """How old an open complaint is in calendar time; of a completed one nothing."""
    if row.age_calendar is None:
        return ""
    days = row.age_calendar // DAY
    age = f"{days} hari" if days else hours_words(row.age_calendar)
    if row.overdue:
        return State.REFUSED, f"{age}, lewat"
    return State.RUNNING, age


SAVED = (
    Column("number", "No. Register"),
    Column("received", "Diterima", get=lambda row: said(row.received)),
    Column("responded", "Ditanggapi", get=lambda row: said(row.responded)),
    Column("completed", "Selesai", get=lambda row: said(row.completed)),
    Column("channel", "Kanal"),
    Column("text", "Isi pengaduan"),
    Column("answer", "Jawaban"),
    Column("officer", "Petugas"),
    Column("unit", "Unit"),
    Column("state", "Status", get=lambda row: row.state.label),
    Column("response", "Tanggapan (menit kerja)", kind=Cell.NUMBER),
    Column("completion", "Penyelesaian (menit kerja)", kind=Cell.NUMBER),
    Column("age", "Umur (menit kerja)", kind=Cell.NUMBER),
    Column("overdue", "Lewat janji", get=lambda row: "ya" if row.overdue else ""),
)
"""What is saved of a complaint: times as typed, durations as numbers."""
