"""Times of complaints as the realisation of an indicator: in what words, whose, and where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period
from asn_desktop.rules.complaints import percent_words, whole_minutes
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.worktime import hours_words, working_words
from asn_desktop.services import realisation_places
from asn_desktop.services.office import ReadTx
from asn_desktop.views.complaints import Timing
from asn_desktop.views.progress import RealisationPlace

LIKELY = ("pengaduan", "keluhan", "aduan", "tanggap", "respon", "penyelesaian")


class Step(StrEnum):
    """Which time is meant."""

    RESPONSE = "response"
    COMPLETION = "completion"


class Figure(StrEnum):
    """Which figure of it."""

    MEDIAN = "median"
    P90 = "p90"
    WITHIN = "within"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            "median": "Median dan bagian yang tepat waktu",
            "p90": "Persentil ke-90",
            "within": "Bagian yang tepat waktu",
        }[self]


def words(timing: Timing, limit: int, step: Step, figure: Figure) -> str:
    """The realisation: ``Median tanggapan 5 jam 40 menit kerja dari 31 pengaduan, …``.

    ``limit`` in working minutes. Who still waits beyond it is told, never counted as a time.
    Refused with ``complaint.nothing_answered`` or ``complaint.nothing_completed``.
    """
    if timing.median is None or timing.p90 is None or timing.within is None:
        code = "answered" if step is Step.RESPONSE else "completed"
        raise refuse(f"complaint.nothing_{code}")
    noun = "tanggapan" if step is Step.RESPONSE else "penyelesaian"
    done = "ditanggapi" if step is Step.RESPONSE else "diselesaikan"
    promise, share = f"{hours_words(limit)} kerja", percent_words(timing.within)
    if figure is Figure.MEDIAN:
        middle = working_words(whole_minutes(timing.median))
        told = f"Median {noun} {middle} dari {timing.count} pengaduan, {share} dalam {promise}"
    elif figure is Figure.P90:
        most = working_words(timing.p90)
        told = f"90 % dari {timing.count} pengaduan {done} paling lama {most}"
    else:
        kept = int(timing.within * timing.count)
        told = f"{share} pengaduan {done} dalam {promise} ({kept} dari {timing.count})"
    if timing.overdue:
        told += f"; {timing.overdue} belum {done} dan lewat janji"
    return told


def head_of_unit(tx: ReadTx, unit_id: UUID) -> UUID | None:
    """Who leads a unit today; None where nobody does."""
    return tx.session.scalar(
        sa.select(PersonNow.person_id)
        .where(PersonNow.unit_id == unit_id, PersonNow.heads, PersonNow.active)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
        .limit(1)
    )


def periods(tx: ReadTx, year: int) -> tuple[tuple[UUID, str, str], ...]:
    """The periods of a year in their order: id, words, code."""
    rows = tx.session.scalars(
        sa.select(Period).where(Period.year == year).order_by(Period.starts, Period.ends, Period.id)
    )
    return tuple(
        (row.id, f"{PeriodRef(row.year, row.code).label} {row.year}", row.code) for row in rows
    )


def places(tx: ReadTx, person_id: UUID, period_id: UUID) -> tuple[RealisationPlace, ...]:
    """Where the person's SKP takes a realisation in the period; those about complaints first.

    Nothing for somebody without an SKP in force.
    """
    return realisation_places.places(tx, person_id, period_id, LIKELY)


def first_likely(found: Sequence[RealisationPlace]) -> RealisationPlace | None:
    """The place that is offered: the first that speaks of complaints, else none."""
    return found[0] if found and found[0].likely else None
