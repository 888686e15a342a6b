"""Feedback asked for in the practice office: overdue, waiting, answered, declined; own notes."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import (
    feedback,
    feedback_givers,
    feedback_requests,
    phrases_bank,
    self_notes,
)
from asn_desktop.services.evaluation import new_piece_id
from asn_desktop.views.asking import Asked, Side
from asn_desktop.views.evaluation import How
from asn_desktop.views.feedback import FeedbackRecord
from asn_desktop.workflows.practice_quarter import Quarter

PHRASES = (
    "{nama}, terima kasih; {hasil} sudah memenuhi target {target}.",
    "Target {target} tercapai lebih cepat dari rencana {periode}.",
    "{hasil}: lengkapi bukti dukung sebelum {periode} berakhir.",
    "{nama} membantu rekan tanpa diminta.",
)
NOTES: tuple[tuple[Rating, str], ...] = (
    (Rating.MET, "Rekap sudah rutin, tetapi dua kelurahan masih mengirim terlambat."),
    (Rating.BELOW, "Peta titik rawan belum saya perbarui sejak Mei; perlu pelatihan aplikasinya."),
)
ANSWER = "Cepat menanggapi permintaan data dan selalu memberi kabar bila terlambat."


def ask_around(quarter: Quarter, last: date) -> None:
    """Ask about two people whom nobody has rated yet; the first deadline passes with the story."""
    names = list(dict.fromkeys(told["name"] for told in quarter.book.further["given"]))
    found = [
        record
        for name in names
        if (record := _record(quarter, quarter.people[name].id)) is not None and not record.locked
    ][:2]
    if not found:
        return
    quarter.go(last)
    office, period = quarter.office, quarter.period.id
    office.write(Act.EDIT_PHRASES, phrases_bank.add, PHRASES, None)
    first, rest = found[0], found[1:]
    offered = office.read(feedback_givers.proposals, [first.person_id], period)
    wanted = feedback_givers.chosen(offered, [Side.ASSESSOR, Side.PEER])
    office.write(Act.ASK_FEEDBACK, feedback_requests.ask, period, wanted, office.today())
    for one in rest:
        asked = [
            *feedback_givers.chosen(
                office.read(feedback_givers.proposals, [one.person_id], period), [Side.PEER], 2
            ),
            Asked(person_id=one.person_id, giver=GiverKind.STAKEHOLDER, giver_name="Ketua RW 05"),
        ]
        due = office.today() + timedelta(days=6)
        office.write(Act.ASK_FEEDBACK, feedback_requests.ask, period, asked, due)
    _answer(quarter, first)
    for result, (rating, text) in zip(first.results, NOTES, strict=False):
        office.write(
            Act.NOTE_SELF, self_notes.note, first.person_id, period, result.id, rating, text
        )
    office.write(
        Act.NOTE_SELF, self_notes.note, first.person_id, period, 3, Rating.MET,
        "Ingin ikut bimbingan teknis pengolahan data.",
    )  # fmt: skip


def _answer(quarter: Quarter, record: FeedbackRecord) -> None:
    """One giver has answered, one will not."""
    office, period = quarter.office, quarter.period.id
    rows = [
        row
        for row in office.read(feedback_requests.all_rows, period)
        if row.person_id == record.person_id and row.giver is GiverKind.PEER
    ]
    if len(rows) < 2:
        return
    office.write(
        Act.ANSWER_REQUEST,
        feedback_requests.answer,
        rows[0].id,
        new_piece_id(),
        ("value", 6),
        ANSWER,
        rows[0].giver,
        rows[0].giver_name,
        office.today(),
        How(manner=Manner.INDIRECT, initiative=Initiative.ASKED, positive=True),
    )
    office.write(Act.ANSWER_REQUEST, feedback_requests.decline, [rows[1].id])


def _record(quarter: Quarter, person_id: UUID) -> FeedbackRecord | None:
    return quarter.office.read(feedback.record_of, person_id, quarter.period.id)
