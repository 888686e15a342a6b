"""What the system says about me: every fact with its reason, what is missing said, read by few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.predicate import Rating, UnitAchievement
from asn_desktop.services import (
    about_me,
    evaluation,
    evaluation_achievement,
    feedback,
    guidance_behaviour,
    paper,
    self_notes,
)
from asn_desktop.services import periods as period_service
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Office
from asn_desktop.views.about_me import AboutMe

Make = Callable[..., UUID]
SECRET = "sering terlambat karena urusan keluarga"


@pytest.fixture
def three(office: Office, make_person: Make, make_skp: Make) -> list[UUID]:
    office.write(Act.SET_UP_PERIODS, period_service.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Camat", heads=True)
    staff = [make_person(office, name, assessor=head) for name in ("Eka Dewi", "Farida")]
    make_skp(office, staff[0], head)
    return [head, *staff]


@pytest.fixture
def period(office: Office, three: list[UUID]) -> UUID:
    return office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )


def about(
    office: Office, person: UUID, viewer: UUID | None = None, code: str | None = "TW2"
) -> AboutMe:
    return office.read(about_me.about_me, person, 2026, code, viewer)


def words(found: AboutMe, *keys: str) -> str:
    return "\n".join(
        f"{row.label}: {row.text}"
        for section in found.sections
        if section.key in keys or not keys
        for row in section.rows
    )


def give(office: Office, person: UUID, period: UUID, giver: GiverKind, text: str) -> None:
    record = office.read(feedback.record_of, person, period)
    assert record is not None
    place = record.places()[0].target
    piece = evaluation.new_piece_id()
    office.write(Act.GIVE_FEEDBACK, feedback.give, person, period, piece, place, text, giver)


def rate(office: Office, person: UUID, period: UUID, unit: Any) -> UUID:
    key = office.read(
        lambda tx: tx.session.scalars(
            sa.select(Evaluation.id).where(Evaluation.person_id == person)
        ).one()
    )
    office.write(
        Act.SET_ACHIEVEMENT,
        evaluation_achievement.set_achievement,
        period,
        unit,
        UnitAchievement.GOOD,
        "laporan",
        office.today(),
    )
    office.write(Act.EDIT_EVALUATION, evaluation.set_without_realisation, key, "belum dihimpun")
    office.write(Act.RATE_WORK, evaluation.rate_work, key, Rating.MET)
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, key, Rating.ABOVE)
    office.write(Act.FINISH_EVALUATION, evaluation.finish, key)
    return key


def test_what_is_missing_is_said_as_missing(office: Office, three: list[UUID]) -> None:
    found = about(office, three[1])
    assert [section.key for section in found.sections] == [
        "who", "skp", "results", "log", "feedback", "unsigned", "self", "service", "evaluation",
        "papers", "readers",
    ]  # fmt: skip
    said = words(found)
    for sentence in (
        "SKP 2026: Ditetapkan pada 20 Januari 2026",
        "target 300 · realisasi belum diisi",
        "belum ada catatan harian tahun ini",
        "belum ada lembar tanpa nama",
        "Penilaian diri: belum diisi",
        "Penilaian: belum dibuka pada periode ini",
        "Dokumen: belum ada yang dicetak",
    ):
        assert sentence in said, sentence
    assert "belum dibuat" in words(about(office, three[2]), "skp")


def test_a_finished_evaluation_is_explained_and_its_paper_found(
    office: Office, three: list[UUID], period: UUID
) -> None:
    eka = three[1]
    give(office, eka, period, GiverKind.LEADER, "pertahankan")
    office.write(Act.NOTE_SELF, self_notes.note, eka, period, 2, Rating.BELOW, "perlu belajar")
    unit = office.read(lambda tx: evaluation_achievement.achievements(tx, period)[0].unit_id)
    key = rate(office, eka, period, unit)
    found = about(office, eka)
    said = words(found)
    assert (
        "Predikat kinerja: Baik. Hasil kerja “Sesuai ekspektasi” bertemu perilaku kerja "
        "“Di atas ekspektasi” dalam kuadran kinerja selalu menghasilkan Baik"
    ) in said
    assert "paling lama 14 hari kerja sejak dokumen diterima" in said
    assert "Pimpinan: “pertahankan”" in said
    assert "Di bawah ekspektasi\nperlu belajar" in said
    sheets = [(FormCode.D_1_1, key)]
    ids = [one.id for one in office.write(Act.SEAL, paper.seal_many, sheets).value]
    office.write(Act.PRINTED, paper.mark_printed, ids)
    for kind in (SheetEventKind.SIGNED, SheetEventKind.HANDED_OVER):
        office.write(Act.SIGNED, paper.record, kind, ids, office.today())
    said = words(about(office, eka), "evaluation", "papers")
    assert "Keberatan: dapat diajukan sampai 22 Juli 2026" in said  # 14 working days
    assert "D.1.1 versi 1: Sekarang pada pegawai" in said


def test_each_reads_what_is_his(office: Office, three: list[UUID], period: UUID) -> None:
    head, eka, farida = three
    give(office, eka, period, GiverKind.PEER, "kadang terlambat")
    office.write(Act.NOTE_SELF, self_notes.note, eka, period, 2, None, "perlu belajar")
    for viewer in (None, head):
        assert "kadang terlambat" in words(about(office, eka, viewer))
    own = words(about(office, eka, eka))
    assert "kadang terlambat" not in own
    assert "1 umpan balik lain belum dibuka" in own
    assert "perlu belajar" in own
    other = about(office, eka, farida)
    assert other.restricted
    assert [section.key for section in other.sections] == ["who", "readers"]
    assert "perlu belajar" not in words(other)


def test_nothing_confidential_of_counselling_is_told(
    office: Office, three: list[UUID], period: UUID
) -> None:
    eka = three[1]
    made = office.write(
        Act.REPORT_BEHAVIOUR,
        guidance_behaviour.create,
        NewReport(person_id=eka, year=2026, on=office.today()),
    ).value
    office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.write, made, "problem", SECRET)
    assert SECRET not in words(about(office, eka))
    assert "Konseling: tidak pernah tampil" in words(about(office, eka))


def test_a_year_without_a_period_tells_who_it_is(office: Office, three: list[UUID]) -> None:
    found = about(office, three[1], code=None)
    assert found.period == ""
    assert [section.key for section in found.sections] == ["who", "skp", "readers"]
    with pytest.raises(Refused, match=r"person\.unknown"):
        about(office, evaluation.new_piece_id())
