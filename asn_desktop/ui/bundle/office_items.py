"""What came from the centre as rows of one list, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.rules.merging import BundleState, Choice, Standing
from asn_desktop.rules.names import fold
from asn_desktop.rules.streams import BundleKind
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Mark
from asn_desktop.views.incoming import (
    DecisionRow,
    FromCentre,
    ProposalRow,
    ReplyRow,
    ReturnedRow,
    TakenReply,
)
from asn_desktop.views.lists import ListQuery, ListRows

What = ReturnedRow | ProposalRow | DecisionRow | ReplyRow

WAITS, RETURNED, PROPOSALS, DECISIONS, REPLIES = (
    "waits",
    "returned",
    "proposals",
    "decisions",
    "replies",
)

STATES: dict[Standing, State] = {
    Standing.SENT: State.WAITING,
    Standing.RECEIVED: State.RUNNING,
    Standing.MERGED: State.DONE,
    Standing.QUESTION: State.RUNNING,
    Standing.HELD: State.ACTION,
    Standing.RETURNED: State.ACTION,
    Standing.APPROVED: State.DONE,
}
"""The shape of a standing, the same in every list and chip."""

REPLY_NAMES: dict[BundleKind, str] = {
    BundleKind.REPLY: "Balasan",
    BundleKind.REFERENCE: "Acuan",
    BundleKind.RECOVERY: "Pemulihan",
    BundleKind.KIT: "Paket kantor",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One row; ``group`` is the filter it belongs to, ``waits`` whether somebody has to answer."""

    id: UUID
    group: str
    mark: Mark
    title: str
    words: str
    on: date | None
    waits: bool
    what: What


def items_of(found: FromCentre) -> list[Item]:
    """Everything that came, what waits for an answer first, the newest first."""
    rows = [
        *map(_returned, found.returned),
        *map(_proposed, found.proposals),
        *map(_decided, found.decisions),
        *map(_reply, found.replies),
    ]
    order = {RETURNED: 0, PROPOSALS: 1, DECISIONS: 2, REPLIES: 3}
    return sorted(rows, key=lambda one: (not one.waits, order[one.group]))


def choose(items: Sequence[Item], query: ListQuery) -> ListRows[Item]:
    """Filter by group and words; sorted by a column, else as they are."""
    group, words = query.filters.get("group"), fold(query.text).split()
    shown = [
        one
        for one in items
        if (group is None or (one.waits if group == WAITS else one.group == group))
        and all(word in fold(f"{one.title} {one.words} {one.mark[1]}") for word in words)
    ]
    if query.sort == "title":
        shown.sort(key=lambda one: fold(one.title), reverse=query.descending)
    elif query.sort == "on":
        shown.sort(key=lambda one: one.on or date.min, reverse=query.descending)
    elif query.sort == "mark":
        shown.sort(key=lambda one: one.mark[1], reverse=query.descending)
    return ListRows(shown, len(items))


def _returned(row: ReturnedRow) -> Item:
    mark = State.ACTION, "Dikembalikan"
    if row.sent:
        mark = State.DONE, "Sudah dikirim lagi"
    elif row.answered_on is not None:
        mark = State.RUNNING, "Sudah diperbaiki"
    elif row.changed:
        mark = State.ACTION, "Sedang diperbaiki"
    waits = row.answered_on is None and not row.sent
    count = len(row.notes)
    words = row.text or (row.notes[0].text if row.notes else "")
    if count:
        words = f"{count} catatan · {words}"
    return Item(row.id, RETURNED, mark, row.subject.title, words, row.on, waits, row)


def _proposed(row: ProposalRow) -> Item:
    if row.accepted is None:
        mark = State.ACTION, "Usulan"
    else:
        mark = (State.DONE, "Diterima") if row.accepted else (State.REFUSED, "Ditolak")
    title = f"{row.choice.label} · {row.name}" if row.name else row.choice.label
    return Item(row.id, PROPOSALS, mark, title, row.words, row.on, row.accepted is None, row)


def _decided(row: DecisionRow) -> Item:
    mark = State.DONE, "Diputuskan"
    words = f"{row.choice.label}. {row.reason}" if row.reason else row.choice.label
    return Item(row.id, DECISIONS, mark, row.subject.title, words, row.on, False, row)


def _reply(row: ReplyRow) -> Item:
    name = REPLY_NAMES.get(row.kind, row.kind.value)
    title = f"{name} nomor {row.number}" if row.number else name
    good = row.state is BundleState.APPLIED
    mark = (State.DONE, "Diambil") if good else (State.OPEN, row.state.label)
    return Item(row.id, REPLIES, mark, title, row.note, row.at.date(), False, row)


def can_compare(row: DecisionRow) -> bool:
    """Whether both texts of a decision may be laid side by side."""
    return row.choice in (Choice.OFFICE, Choice.CENTRE, Choice.COMBINED) and bool(row.office)


def title_of(says: TakenReply) -> str:
    """What the question is called in which a file is told before it is taken."""
    name = REPLY_NAMES.get(says.kind, "Berkas")
    return f"{name} nomor {says.number} dari pusat" if says.number else "Tanda terima dari pusat"
