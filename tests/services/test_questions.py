"""The inbox of questions and one question laid open, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.merging import QuestionKind, QuestionState
from asn_desktop.rules.three_way import Change
from asn_desktop.services import questions
from asn_desktop.services.office import Office
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.questions import QuestionView
from tests.helpers.questions import become_centre, double, fork, stream_fork
from tests.helpers.received import place


@pytest.fixture
def skp(office: Office, make_person: Any, make_skp: Any) -> UUID:
    camat = make_person(office, "Drs. Slamet Hartono", position="Camat", heads=True)
    siti = make_person(office, "Siti Aminah, S.E.", assessor=camat)
    return make_skp(office, siti, camat, expectations={2: "Tepat anggaran"})


def target(value: str) -> Callable[[Any], None]:
    def edit(rows: Any) -> None:
        rows["indicator"][0]["target"] = value

    return edit


@pytest.fixture
def asked(office: Office, skp: UUID) -> UUID:
    """The office and the centre wrote different targets, and each something of its own."""

    def by_office(rows: Any) -> None:
        target("320")(rows)
        rows["work_result"][1]["text"] = "Antrean loket tercatat setiap hari"

    def by_centre(rows: Any) -> None:
        target("350")(rows)
        rows["indicator"][1]["target"] = "≤ 2 jam"

    mulyorejo = place(office, "32.04.17", "Kecamatan Mulyorejo")
    key = fork(office, mulyorejo, "skp", skp, by_office=by_office, by_centre=by_centre)
    become_centre(office)
    return key


def lines(view: QuestionView) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (line.of, line.label, line.office, line.base, line.centre, line.change.value)
        for block in view.blocks
        for line in block.lines
    ]


def test_a_fork_is_laid_open_in_the_words_of_the_form(office: Office, asked: UUID) -> None:
    view = office.read(questions.lay_open, asked)
    assert (view.row.title, view.row.person) == ("SKP 2026", "Siti Aminah, S.E.")
    assert view.row.place == "Kecamatan Mulyorejo"
    assert [block.title for block in view.blocks if block.lines] == [
        "RHK 1 · Surat pengantar KTP selesai sesuai standar",
        "RHK 2 · Antrean loket tercatat lengkap",
    ]
    assert lines(view) == [
        ("Indikator 1 · Jumlah surat", "Target", "320", "300", "350", "both"),
        ("Indikator 2 · Rata-rata waktu", "Target", "≤ 1 hari", "≤ 1 hari", "≤ 2 jam", "centre"),
        (
            "",
            "Rencana hasil kerja",
            "Antrean loket tercatat setiap hari",
            "Antrean loket tercatat lengkap",
            "Antrean loket tercatat lengkap",
            "office",
        ),
    ]
    assert len(view.open) == 1
    assert len(view.changed) == 3
    same = [line for block in view.blocks for line in block.same]
    assert all(line.change is Change.NONE for line in same)
    said = {(line.of, line.label): line.office for line in same}
    assert said["", "Pejabat penilai"] == "Drs. Slamet Hartono"
    assert said["", "Mulai periode"] == "1 Januari 2026"
    assert said["Akuntabel", "Ekspektasi khusus pimpinan"] == "Tepat anggaran"
    assert view.office.bundle == 1
    assert view.office.place == "Kecamatan Mulyorejo"
    assert view.centre.bundle is None
    assert view.base_on is not None
    assert [line.head for line in view.history] == [True, False, False]


def test_a_row_one_side_removed_is_told_as_a_whole(office: Office, skp: UUID) -> None:
    def drop(rows: Any) -> None:
        gone = rows["work_result"].pop(0)["id"]
        rows["indicator"] = [row for row in rows["indicator"] if row["work_result_id"] != gone]

    key = fork(
        office,
        place(office, "1", "Kecamatan A"),
        "skp",
        skp,
        by_office=target("320"),
        by_centre=drop,
    )
    become_centre(office)
    view = office.read(questions.lay_open, key)
    first = view.blocks[1].lines[0]
    assert first.whole
    assert first.centre == ""
    assert "Surat pengantar KTP" in first.base
    assert first.change is Change.BOTH
    assert len(view.open) == 1  # what hangs on it goes with it
    assert {line.key for line in view.blocks[1].lines} == {first.key}


def test_the_inbox_filters_counts_and_finds(office: Office, asked: UUID, make_person: Any) -> None:
    other = place(office, "32.04.18", "Kecamatan Cakranegara")
    become_twins = double(
        office, other, make_person(office, "Budi Santoso"), make_person(office, "Budi Santosa")
    )
    alarm = stream_fork(office, other)
    rows = office.read(questions.find, ListQuery())
    assert [row.id for row in rows.rows] == [become_twins, asked, alarm]
    assert rows.total == 3
    assert rows.counts["state"] == {QuestionState.OPEN: 3}
    assert office.read(questions.count_open) == 3
    assert [name for _key, name in office.read(questions.places)] == [
        "Kecamatan Cakranegara",
        "Kecamatan Mulyorejo",
    ]

    def found(text: str = "", **filters: object) -> list[UUID]:
        query = ListQuery(text, filters=filters)
        return [row.id for row in office.read(questions.find, query).rows]

    assert found("aminah skp") == [asked]
    assert found(place=other) == [become_twins, alarm]
    assert found(kind=QuestionKind.STREAM) == [alarm]
    assert found(state=QuestionState.DECIDED) == []


def test_a_double_shows_both_people(office: Office, make_person: Any, make_skp: Any) -> None:
    first = make_person(office, "Siti Aminah", nip="198503122010012004")
    second = make_person(
        office, "Siti Aminah, S.E.", nip="198503122010012004", unit="Kecamatan Cakranegara"
    )
    make_skp(office, second, first)
    key = double(office, place(office, "1", "Kecamatan Cakranegara"), second, first)
    view = office.read(questions.lay_open, key)
    assert view.nip == "198503122010012004"
    assert view.row.title == "NIP 198503122010012004"
    assert [one.name for one in view.people] == ["Siti Aminah, S.E.", "Siti Aminah"]
    labels = [[label for label, _words in one.facts] for one in view.people]
    assert labels[0] == labels[1]
    assert dict(view.people[0].facts)["Penempatan"] == "Pengelola Data · Kecamatan Cakranegara"
    assert view.people[0].documents == ("SKP 2026 · Ditetapkan",)
    assert view.people[1].documents == ()


def test_a_forked_stream_shows_both_bundles(office: Office) -> None:
    key = stream_fork(office, place(office, "1", "Kecamatan A"))
    view = office.read(questions.lay_open, key)
    assert view.row.title == "Paket no. 42"
    assert [(number, by) for number, _at, by, _size in view.bundles] == [(42, "Ani"), (42, "Budi")]
