"""What travels between an office and the centre, in which units, and who owns it.

The unit of exchange is a *parcel*: a root row with the rows that make no sense without it (an SKP
with its results and indicators, a person with his dated rows). A parcel as it was at one moment is
a *revision*, known by the SHA-256 of its canonical text; a changed parcel is a new revision on top
of the one before. One side owns a parcel at a time. Where two revisions stand on the same one, a
person decides; nothing is ever overwritten by a later clock.

Every table of the database is either part of a parcel (:data:`PARCELS`), goes one way from the
centre (:data:`REFERENCE`) or stays in the office (:data:`STAYS`), with the reason. A house test
demands that no table is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

PROGRESS: Final = "progress"
"""The kind of parcel that has no root row: its id is made from the ids of SKP and period."""


class Ownership(StrEnum):
    """Whose a parcel is, and what may happen to it at the other side."""

    MASTER = "master"
    """The office's own lists (people, units): the office alone writes, the centre proposes."""
    DOCUMENT = "document"
    """What is printed or judged: a new revision on top of the known one, else a question."""
    FACT = "fact"
    """What happened (a sealed sheet, a signature): only ever added; never changed or withdrawn."""


class Role(StrEnum):
    """What this program is in the exchange (setting ``exchange_role``)."""

    OFFICE = "office"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of ``table`` belong to the parcel through ``column``, a link to ``of`` (a table in it).

    Parts stand after what they lean on.
    """

    table: str
    column: str
    of: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One kind of parcel: its root table, what belongs to it, and how it is spoken of.

    ``person``: the column of the root that says whom it is about ("" = nobody; "id" = itself).
    ``label``: what a person calls it.
    """

    root: str
    ownership: Ownership
    label: str
    parts: tuple[Part, ...] = ()
    person: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of the parcel, in an order in which rows can be stored."""
        root = () if self.root == PROGRESS else (self.root,)
        return (*root, *(part.table for part in self.parts))


def _person_part(table: str) -> Part:
    return Part(table, "person_id", "person")


_MASTER, _DOCUMENT, _FACT = Ownership.MASTER, Ownership.DOCUMENT, Ownership.FACT

_PARCELS: Final = (
    Parcel("unit", _MASTER, "Unit kerja"),
    Parcel("position", _MASTER, "Jabatan"),
    Parcel(
        "person",
        _MASTER,
        "Data pegawai",
        tuple(
            map(
                _person_part,
                (
                    "person_nip",
                    "person_rank",
                    "placement",
                    "person_assessor",
                    "person_status",
                    "acting",
                    "signing_delegation",
                ),
            )
        ),
        person="id",
    ),
    Parcel("achievement", _MASTER, "Capaian organisasi"),
    Parcel("distribution_reason", _MASTER, "Alasan distribusi", person="assessor_id"),
    Parcel(
        "skp",
        _DOCUMENT,
        "SKP",
        (
            Part("work_result", "skp_id", "skp"),
            Part("indicator", "work_result_id", "work_result"),
            Part("special_expectation", "skp_id", "skp"),
            Part("annex_line", "skp_id", "skp"),
            Part("return_note", "skp_id", "skp"),
            Part("planned_action", "work_result_id", "work_result"),
            Part("trajectory", "indicator_id", "indicator"),
            Part("trajectory_step", "trajectory_id", "trajectory"),
        ),
        person="person_id",
    ),
    Parcel("indicator_manual", _DOCUMENT, "Manual indikator"),
    Parcel(
        "workblock",
        _DOCUMENT,
        "Strategi pencapaian",
        (Part("workblock_line", "workblock_id", "workblock"),),
    ),
    Parcel(
        "matrix",
        _DOCUMENT,
        "Matriks peran hasil",
        (Part("matrix_row", "matrix_id", "matrix"), Part("matrix_entry", "matrix_id", "matrix")),
    ),
    # No row of its own: what was realised under one SKP in one period (`services.parcels`).
    Parcel(
        PROGRESS,
        _DOCUMENT,
        "Realisasi",
        (
            Part("realisation", "work_result_id", PROGRESS),
            Part("action_realisation", "work_result_id", PROGRESS),
        ),
    ),
    Parcel(
        "evaluation",
        _DOCUMENT,
        "Evaluasi",
        (
            Part("result_view", "evaluation_id", "evaluation"),
            Part("feedback", "evaluation_id", "evaluation"),
        ),
        person="person_id",
    ),
    Parcel("objection", _DOCUMENT, "Keberatan", person="person_id"),
    Parcel(
        "guidance",
        _DOCUMENT,
        "Bimbingan",
        (
            Part("guidance_row", "guidance_id", "guidance"),
            Part("guidance_answer", "guidance_id", "guidance"),
            Part("competency", "guidance_id", "guidance"),
        ),
        person="person_id",
    ),
    Parcel("behaviour_problem", _DOCUMENT, "Laporan perilaku", person="person_id"),
    Parcel("measure", _DOCUMENT, "Tindakan pimpinan", person="person_id"),
    Parcel("take_over", _DOCUMENT, "Pengambilalihan hasil kerja"),
    Parcel("version", _FACT, "Lembar tersegel", person="person_id"),
    Parcel("sheet_event", _FACT, "Riwayat lembar"),
    Parcel("centre_proposal", _MASTER, "Usulan pusat", person="person_id"),
    Parcel("sheet_scan", _MASTER, "Pindaian lembar"),
    Parcel("evidence", _MASTER, "Bukti dukung"),
)

PARCELS: Final[Mapping[str, Parcel]] = MappingProxyType({each.root: each for each in _PARCELS})
"""Every kind of parcel by its root table, in an order in which they can be stored."""

PARCEL_OF: Final[Mapping[str, str]] = MappingProxyType(
    {table: each.root for each in _PARCELS for table in each.tables}
)
"""The kind of parcel a row of a table belongs to."""

REFERENCE: Final = ("year", "period", "holiday_table", "holiday_day")
"""Goes from the centre outwards as one numbered set; an office never sends it back.

Years and periods have ids made from what they are (``models.types.natural_id``), so those an office
made by itself are the same rows at the centre.
"""

CARRIED: Final = ("sealed_content", "attachment")
"""Travels with the row that names it by its SHA-256; attachments in bundles of their own."""

STAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "setting": "what this PC is set to",
        "draft": "typing that is not finished",
        "postponed": "this office's own work list",
        "column_map": "how this office's files are laid out",
        "person_now": "derived from other rows",
        "roster_import": "how people came in, not who they are",
        "roster_correction": "the same",
        "copied_field": "ticks of a person at this PC",
        "pattern": "this office's own templates",
        "phrase": "the same",
        "daily_log": "day by day work is the superior's affair; sums travel as realisation",
        "log_favourite": "what somebody likes to type",
        "absence": "the same as the daily log",
        "feedback_request": "who was asked is the office's affair; what was said travels",
        "voice_round": "unsigned answers lead back to nobody only where they were given",
        "voice_mark": "the same",
        "voice_text": "the same",
        "voice_slip": "the same",
        "self_note": "read by the employee and his assessor alone",
        "counselling": "words for the readers the law names (reg. 3636-3649)",
        "survey_service": "residents' answers stay where they were given; the index travels",
        "survey_round": "the same",
        "survey_batch": "the same",
        "survey_answer": "the same",
        "survey_remark": "the same",
        "improvement": "the office's own plan",
        "complaint": "residents' personal data",
        "forum": "the office's own meetings",
        "suggestion": "the same",
        "journal_entry": "the chain of this installation; its head travels in every header",
        "journal_change": "the same",
        "place": "the exchange itself",
        "place_key": "the same",
        "stream": "the same",
        "bundle": "the same",
        "bundle_content": "the same",
        "revision": "the same",
        "parcel_head": "the same",
        "held_revision": "the same",
        "taken": "the same",
        "question": "the same; its decision travels in a reply",
        "parcel_return": "the same; travels in a reply",
        "return_line": "the same",
        "approval": "the same",
        "row_extra": "travels inside the revision it belongs to",
        "same_person": "the centre's own knowledge",
        "key_list": "travels whole, signed by the root keys",
    }
)
