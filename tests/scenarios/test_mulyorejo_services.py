"""Mulyorejo's full year through the services and the command line, from the roster to the paper.

Import of the staff file, SKP of camat → kepala seksi → staff, *tetapkan*, realisation in every
quarter, unit achievement, ratings, the yearly evaluation; then D.1.1, C.1.3, A.1.7, A.1.8 and B.1.1
printed by command, their words read back, and the same sheet again from a restored backup.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from asn_desktop import cli
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import AnnexSection, Aspect, Perspective, ResultSection
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.services import (
    evaluation,
    evaluation_achievement,
    evaluation_lists,
    evaluation_opening,
    founding,
    people,
    people_assessor,
    people_edit,
    periods,
    planning,
    planning_edit,
    planning_state,
    progress,
)
from asn_desktop.services.office import Office, SystemClock
from asn_desktop.services.opening import open_office
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.services.progress import Entry
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import NewOutside

ROSTER = Path(__file__).parent.parent / "data" / "offices" / "mulyorejo-duk.xlsx"
CAMAT, HEAD = "Darmawan Lukman Wahyuni, S.E.", "Slamet Hartono, S.IP."
STAFF, SECOND = "Nur Ratna Purnomo, M.M.", "Ni Hesti Lamadjido, S.E."
NIP = {STAFF: "197707192023212001", SECOND: "196707271999022001"}
QUARTERS = ("TW1", "TW2", "TW3", "TW4")
Measure = tuple[Aspect | Perspective, str, str]
PLANS: Mapping[str, tuple[tuple[str, tuple[Measure, ...]], ...]] = {
    CAMAT: (
        (
            "Kepuasan masyarakat terhadap pelayanan kecamatan meningkat",
            ((Perspective.RECIPIENTS, "Indeks Kepuasan Masyarakat kecamatan", "≥ 84,00"),),
        ),
        (
            "Anggaran kecamatan terserap sesuai rencana",
            ((Perspective.BUDGET, "Persentase serapan anggaran kecamatan", "≥ 95 %"),),
        ),
    ),
    HEAD: (
        (
            "Pelayanan administrasi di loket kecamatan selesai tepat waktu",
            ((Aspect.TIME, "Rata-rata waktu penyelesaian surat", "≤ 1 hari kerja"),),
        ),
    ),
    STAFF: (
        (
            "Surat pengantar KTP selesai sesuai standar",
            (
                (Aspect.QUANTITY, "Jumlah surat pengantar yang selesai", "1.200 surat"),
                (Aspect.TIME, "Rata-rata waktu penyelesaian", "≤ 1 hari kerja"),
            ),
        ),
        (
            "Antrean loket tercatat lengkap",
            ((Aspect.QUALITY, "Kelengkapan catatan antrean", "98 %"),),
        ),
    ),
    SECOND: (
        (
            "Legalisasi surat warga selesai pada hari yang sama",
            ((Aspect.QUANTITY, "Permohonan selesai pada hari yang sama", "90 %"),),
        ),
    ),
}
ANNEX = {
    AnnexSection.RESOURCES: "Komputer dan jaringan yang berfungsi baik",
    AnnexSection.ACCOUNTABILITY: "Rekap mingguan disampaikan setiap Jumat",
    AnnexSection.CONSEQUENCES: "Hasil di atas ekspektasi diprioritaskan mengikuti pelatihan",
}
RATINGS = {
    CAMAT: (Rating.MET, Rating.ABOVE),
    HEAD: (Rating.ABOVE, Rating.ABOVE),
    STAFF: (Rating.ABOVE, Rating.ABOVE),
    SECOND: (Rating.BELOW, Rating.MET),
}
PREDICATES = {
    CAMAT: Predicate.GOOD,
    HEAD: Predicate.VERY_GOOD,
    STAFF: Predicate.VERY_GOOD,
    SECOND: Predicate.NEEDS_IMPROVEMENT,
}
NOTES = {STAFF: "Diusulkan mengikuti pelatihan pelayanan prima.", SECOND: "Perlu pendampingan."}


@dataclass
class Story:
    """The data folder, the day it is, and what was made."""

    folder: Path
    moment: datetime
    ids: dict[str, UUID] = field(default_factory=dict)
    skps: dict[str, UUID] = field(default_factory=dict)

    def go(self, year: int, month: int, day: int) -> None:
        self.moment = datetime(year, month, day, 2, tzinfo=UTC)

    @contextmanager
    def office(self) -> Iterator[Office]:
        with open_office(self.folder) as opened:
            yield opened


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    made = Story(tmp_path / "kantor", datetime(2026, 1, 5, 2, tzinfo=UTC))
    monkeypatch.setattr(SystemClock, "now", lambda _self: made.moment)
    return made


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The command line as somebody types it: exit code, output, complaints."""
    code = cli.main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


# ---- the chapters


def bring_in(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    with story.office() as office:
        office.write(
            Act.SET_UP_OFFICE, founding.found_office, "Kecamatan Mulyorejo",
            "Pemerintah Kota Surabaya", 2026, place="Surabaya",
        )  # fmt: skip
    for expected in ({"created": 56, "unchanged": 0}, {"created": 0, "unchanged": 56}):
        code, out, _ = run(capsys, "roster", ROSTER, "--data", story.folder, "--json")
        assert code == 0
        counted = json.loads(out)
        assert counted["employees"] == 56
        assert counted["refused"] == []
        assert {key: counted[key] for key in expected} == expected
    with story.office() as office:
        story.ids = {row.name: row.id for row in office.read(people.person_rows)}
        outside = NewOutside(
            name="Dra. Sri Wahyuningsih, M.Si.",
            title="Sekretaris Daerah",
            agency="Pemerintah Kota Surabaya",
        )
        secretary = office.write(Act.ADD_PERSON, people_edit.add_outside, outside).value
        camat = [story.ids[CAMAT]]
        office.write(Act.CHANGE_ASSESSOR, people_assessor.link_assessor, camat, secretary)


def plan(story: Story) -> None:
    """Each SKP is filled cell by cell and supports the superior's first result."""
    with story.office() as office:
        above: UUID | None = None
        for name in (CAMAT, HEAD, STAFF, SECOND):
            story.go(2026, 1, 12)
            skp = office.write(Act.CREATE_SKP, planning.create, story.ids[name], 2026).value
            story.skps[name] = skp
            for text, indicators in PLANS[name]:
                fill_result(office, skp, text, indicators, above)
            office.write(Act.EDIT_SKP, planning_edit.expect, skp, 1, "Antrean di bawah 15 menit")
            for section, line in ANNEX.items():
                office.write(Act.EDIT_SKP, planning_edit.add_annex_line, skp, section, text=line)
            result = office.read(planning.view, skp).results[0].id
            office.write(Act.EDIT_ACTION_PLAN, progress.set_actions, result, ["Jadwal loket"])
            story.go(2026, 1, 20)
            office.write(Act.SUBMIT_SKP, planning_state.submit, skp)
            story.go(2026, 1, 28)
            office.write(Act.SET_SKP, planning_state.set_skp, skp)
            assert office.read(planning.view, skp).state is SkpState.SET
            above = result if name in (CAMAT, HEAD) else above


def fill_result(
    office: Office,
    skp: UUID,
    text: str,
    indicators: tuple[Measure, ...],
    above: UUID | None,
) -> None:
    result = office.write(
        Act.EDIT_SKP, planning_edit.add_result, skp, ResultSection.MAIN, text=text
    ).value
    lines = next(
        row for row in office.read(planning.view, skp).results if row.id == result
    ).indicators
    for number, (kind, words, target) in enumerate(indicators):
        line = lines[0].id
        leads = isinstance(kind, Perspective)
        if number:
            line = office.write(Act.EDIT_SKP, planning_edit.add_indicator, result).value
        for cell, value in (
            (IndicatorField.PERSPECTIVE if leads else IndicatorField.ASPECT, kind.value),
            (IndicatorField.TEXT, words),
            (IndicatorField.TARGET, target),
        ):
            office.write(Act.EDIT_SKP, planning_edit.change_indicator, line, cell, value)
    if above is not None:
        office.write(Act.EDIT_SKP, planning_edit.link_support, result, above)


def realise(office: Office, story: Story, name: str, period: UUID, label: str) -> None:
    found = office.read(progress.progress_of, story.ids[name], period)
    assert found is not None
    entries = [
        Entry(result.id, line.id, f"Realisasi {label} {result.no}.{number}", "Register loket")
        for result in found.results
        for number, line in enumerate(result.indicators, start=1)
    ]
    office.write(Act.RECORD_REALISATION, progress.record_many, period, entries)


def evaluate(story: Story, ref: PeriodRef, day: tuple[int, int, int]) -> None:
    """Record, enter what the units achieved, rate the four, finish."""
    story.go(*day)
    with story.office() as office:
        period = office.read(periods.find_period, ref)
        assert period is not None
        for name in story.skps:
            realise(office, story, name, period.id, ref.label)
        opened = office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period.id).value
        assert opened.opened == 4
        for unit in office.read(evaluation_achievement.achievements, period.id):
            outstanding = unit.unit == "Seksi Pelayanan Umum"
            office.write(
                Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, period.id,
                unit.unit_id,
                UnitAchievement.OUTSTANDING if outstanding else UnitAchievement.GOOD,
                f"Laporan kinerja {ref.label}", office.today(),
            )  # fmt: skip
        rows = office.read(evaluation_lists.rows, ListQuery(filters={"period": period.id})).rows
        for row in rows:
            rate(office, row.id, row.name)
        done = office.read(evaluation_lists.overview, period.id)
        assert (done.finished, done.total) == (4, 4)


def rate(office: Office, one: UUID, name: str) -> None:
    work, behaviour = RATINGS[name]
    facts = office.read(evaluation.person_evaluation, one)
    indicator = facts.results[0].indicators[0].id
    for target, text, giver in (
        (("indicator", indicator), f"Sudah baik, {name.split()[0]}", GiverKind.LEADER),
        (("value", 1), "Petugas ramah dan cepat", GiverKind.STAKEHOLDER),
    ):
        office.write(
            Act.GIVE_FEEDBACK, evaluation.write_feedback, one, evaluation.new_piece_id(),
            target, text, giver,
        )  # fmt: skip
    office.write(Act.RATE_WORK, evaluation.rate_work, one, work)
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, one, behaviour)
    office.write(Act.EDIT_EVALUATION, evaluation.set_note, one, NOTES.get(name, "Baik."))
    done = office.write(Act.FINISH_EVALUATION, evaluation.finish, one).value
    assert done.predicate is PREDICATES[name]


def read_out(folder: Path, read_pdf: Callable[[bytes], Any]) -> dict[str, str]:
    return {path.name: read_pdf(path.read_bytes()).words for path in sorted(folder.glob("*.pdf"))}


# ---- the story


def test_a_full_year_from_the_roster_to_the_paper(
    story: Story,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(story, capsys)
    plan(story)
    for number, code in enumerate(QUARTERS):
        after = (2026, 3 * number + 4, 6) if number < 3 else (2027, 1, 6)
        evaluate(story, PeriodRef(2026, code), after)
    evaluate(story, PeriodRef(2026, "AKHIR"), (2027, 1, 12))

    story.go(2027, 1, 13)
    out = tmp_path / "cetak"
    forms = ("A12", "A17", "A18", "B11", "C12", "C13", "D11")
    code, printed, _ = run(
        capsys, "forms", *forms, "--data", story.folder, "--period", "2026",
        "--nip", *NIP.values(), "--out", out,
    )  # fmt: skip
    assert code == 0
    assert len(printed.splitlines()) == 10
    texts = read_out(out, read_pdf)
    name = f"2026_{NIP[STAFF]}_Nur_Ratna_Purnomo.pdf"

    skp = texts[f"A17_{name}"]
    assert "PENDEKATAN HASIL KERJA KUANTITATIF" in skp
    for text, indicators in PLANS[STAFF]:
        assert text in skp
        for aspect, words, target in indicators:
            for said in (aspect.label, words, target):
                assert said in skp
    assert PLANS[HEAD][0][0] in skp
    assert "1 JANUARI" in skp
    for line in ANNEX.values():
        assert line in texts[f"A18_{name}"]
    assert "Jadwal loket" in texts[f"B11_{name}"]

    evaluated = texts[f"C13_{name}"]
    assert "Realisasi Tahunan 1.2" in evaluated
    assert "Pimpinan: Sudah baik, Nur" in evaluated
    assert "Stakeholder terkait: Petugas ramah dan cepat" in evaluated
    assert "DIATAS EKSPEKTASI" in evaluated
    assert "SANGAT BAIK" in evaluated
    assert "ISTIMEWA" in evaluated
    assert HEAD in evaluated

    document = texts[f"D11_{name}"]
    for said in (STAFF, HEAD, CAMAT, "SANGAT BAIK", NOTES[STAFF], "Surabaya"):
        assert said in document
    other = texts[f"D11_2026_{NIP[SECOND]}_Ni_Hesti_Lamadjido.pdf"]
    assert "BUTUH PERBAIKAN" in other
    assert NOTES[SECOND] in other


def test_a_quarter_of_everybody_is_printed_and_the_rest_is_told(
    story: Story,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(story, capsys)
    plan(story)
    evaluate(story, PeriodRef(2026, "TW1"), (2026, 4, 6))
    out = tmp_path / "cetak"
    code, printed, told = run(
        capsys, "forms", "D11", "C12", "C13", "--data", story.folder, "--period", "2026-TW1",
        "--all", "--out", out, "--paper", "a4",
    )  # fmt: skip
    assert code == 1
    files = [Path(line).name for line in printed.splitlines()]
    assert sorted(file for file in files if file.startswith("C13")) == sorted(
        f"C13_2026-TW1_{nip}_{name}.pdf"
        for nip, name in (
            (NIP[STAFF], "Nur_Ratna_Purnomo"),
            (NIP[SECOND], "Ni_Hesti_Lamadjido"),
            ("196811151996121001", "Slamet_Hartono"),
        )
    )
    assert "C12_2026-TW1_198303212016021001_Darmawan_Lukman_Wahyuni.pdf" in files
    assert "Citra Hartono, M.M." in told
    assert "Sri Wahyuningsih" not in told  # a pejabat luar has no sheets here
    text = read_out(out, read_pdf)[f"C13_2026-TW1_{NIP[STAFF]}_Nur_Ratna_Purnomo.pdf"]
    assert "TRIWULAN I" in text
    assert "Realisasi Triwulan I 2.1" in text


def test_a_deleted_office_comes_back_from_the_stick_and_prints_the_same(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_in(story, capsys)
    plan(story)
    evaluate(story, PeriodRef(2026, "TW1"), (2026, 4, 6))

    def printed(where: Path, data: Path) -> dict[str, bytes]:
        code, _, _ = run(
            capsys, "forms", "D11", "C13", "A17", "--data", data, "--period", "2026-TW1",
            "--nip", NIP[STAFF], "--out", where,
        )  # fmt: skip
        assert code == 0
        return {path.name: path.read_bytes() for path in where.glob("*.pdf")}

    before = printed(tmp_path / "sebelum", story.folder)
    assert len(before) == 3
    assert run(capsys, "check", "--data", story.folder)[0] == 0
    stick = tmp_path / "flashdisk" / "mulyorejo.asncadangan"
    stick.parent.mkdir()
    assert run(capsys, "backup", stick, "--data", story.folder)[0] == 0
    shutil.rmtree(story.folder)
    again = tmp_path / "kantor-baru"
    assert run(capsys, "restore", stick, "--data", again)[0] == 0
    assert run(capsys, "check", "--data", again)[0] == 0
    assert printed(tmp_path / "sesudah", again) == before
    with open_office(again) as office:
        assert len(office.read(people.person_rows)) == 56
        assert office.today() == date(2026, 4, 6)
