"""How a bundle looks in the inbox."""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.ui.formats import clock_time, number, short_date
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Mark
from asn_desktop.views.inbox import InboxRow

KINDS = {
    BundleKind.CHANGES: "data",
    BundleKind.ATTACHMENTS: "lampiran",
    BundleKind.REPLY: "balasan",
    BundleKind.RECOVERY: "pemulihan",
    BundleKind.REFERENCE: "acuan",
    BundleKind.KIT: "paket kantor",
    BundleKind.REQUEST: "permohonan",
}
STATES = {
    BundleState.CHECKED: State.RUNNING,
    BundleState.APPLIED: State.DONE,
    BundleState.DUPLICATE: State.DONE,
    BundleState.HELD: State.WAITING,
    BundleState.REFUSED: State.REFUSED,
    BundleState.ALARM: State.REFUSED,
    BundleState.UNDONE: State.ACTION,
}
WORDS = {
    "new": "baru",
    "changed": "berubah",
    "deleted": "dihapus",
    "known": "sama",
    "question": "pertanyaan",
    "held": "ditahan",
}


def number_of(row: InboxRow) -> str:
    """Its number in the stream."""
    return str(row.number) if row.number else "–"


def kind_of(row: InboxRow) -> str:
    """What it carries; of a file nobody could read nothing is known."""
    return KINDS[row.kind] if row.kind is not None and row.number else "–"


def when_of(row: InboxRow) -> str:
    """When it came."""
    return f"{short_date(row.at.date())} {clock_time(row.at)}"


def state_of(row: InboxRow) -> Mark:
    """How far it is; of one that waits, for which."""
    state = STATES.get(row.state, State.OPEN)
    if row.waits:
        first, last = row.waits[0], row.waits[-1]
        which = str(first) if first == last else f"{first}–{last}"
        return (state, f"menunggu paket {which}")
    if row.state is BundleState.CHECKED:
        return (state, "siap digabung")
    if row.state is BundleState.UNDONE:
        return (state, "dibatalkan, bisa digabung")
    asked = asked_of(row)
    if row.state is BundleState.APPLIED and asked:
        return (State.ACTION, f"digabung, {asked}")
    return (state, row.state.label.lower())


def asked_of(row: InboxRow) -> str:
    """What of a merged one waits for somebody: "2 pertanyaan, 1 ditahan"."""
    return ", ".join(
        f"{count} {WORDS[word]}"
        for word in ("question", "held")
        if (count := sum(of.get(word, 0) for of in (row.kinds or {}).values()))
    )


def label_of(kind: str) -> str:
    """What a kind of parcel is called; one of a newer program by its own name."""
    if kind == "attachment":
        return "Lampiran"
    return PARCELS[kind].label if kind in PARCELS else kind


def words_of(counts: Mapping[str, int]) -> str:
    """Say "12 baru, 4 berubah, 1 pertanyaan"; "" for nothing."""
    return ", ".join(f"{number(counts[word])} {WORDS[word]}" for word in WORDS if counts.get(word))
