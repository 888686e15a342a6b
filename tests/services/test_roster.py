"""Importing rosters into a real database: links, tree, what changes, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.journal import JournalChange, JournalEntry, verify
from asn_desktop.models.people import (
    PersonAssessor,
    PersonNow,
    PersonRank,
    Placement,
    Position,
    Unit,
)
from asn_desktop.models.roster import RosterCorrection
from asn_desktop.rules.acts import Act
from asn_desktop.rules.people import AssessorProblem
from asn_desktop.rules.positions import PositionKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import people_now
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.people_assessor import link_assessor
from asn_desktop.services.undo import undo
from asn_desktop.views.imports import Effect, RosterPlan
from asn_desktop.views.roster import Cell, Field
from asn_desktop.workflows.roster import RosterFile, import_file, open_file, preview

OFFICES = Path(__file__).parent.parent / "data" / "offices"
A, B, C = "199103272024012003", "197803222021211001", "198508172010031002"
HEADER = "NIP;Nama;Gol;TMT Gol;Jabatan;TMT Jabatan;Unit Kerja;Atasan"


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., RosterFile]:
    def make(*lines: str, header: str = HEADER) -> RosterFile:
        path = tmp_path / "pegawai.csv"
        path.write_text("\n".join((header, *lines)), encoding="utf-8")
        return open_file(path)

    return make


def bring_in(office: Office, file: RosterFile, **kw: object) -> RosterPlan:
    return office.write(Act.IMPORT_ROSTER, import_file, file, **kw).value


def entries(office: Office) -> int:
    return (
        office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(JournalEntry.seq)))) or 0
    )


def now(office: Office) -> dict[str, PersonNow]:
    def rows(tx: ReadTx) -> dict[str, PersonNow]:
        found = tx.session.scalars(sa.select(PersonNow))
        return {row.nip or row.name: row for row in found}

    return office.read(rows)


def parents_of(office: Office) -> dict[str, str | None]:
    def rows(tx: ReadTx) -> dict[str, str | None]:
        units = {unit.id: unit for unit in tx.session.scalars(sa.select(Unit))}
        return {
            unit.name: units[unit.parent_id].name if unit.parent_id else None
            for unit in units.values()
        }

    return office.read(rows)


@pytest.mark.parametrize(
    ("name", "employees", "linked", "unlinked"),
    [
        ("mulyorejo-duk.xlsx", 56, 55, 1),
        ("asemrowo-per-unit.xlsx", 41, 40, 0),
        ("cakranegara.csv", 76, 75, 0),
        ("rakumpit-pegawai.xlsx", 38, 35, 2),
    ],
)
def test_offices_go_in_once_and_only_once(
    office: Office, name: str, employees: int, linked: int, unlinked: int
) -> None:
    file = open_file(OFFICES / name)
    _roster, foreseen = preview(office, file)
    assert entries(office) == 0
    result = bring_in(office, file)
    assert (result.employees, result.linked, result.unlinked) == (employees, linked, unlinked)
    assert result.counts == foreseen.counts
    assert result.counts[Effect.NEW] == employees
    assert len(now(office)) == employees
    assert entries(office) == 1
    again = bring_in(office, file)
    assert again.counts[Effect.UNCHANGED] == employees
    assert (again.new_units, again.new_positions) == ((), ())
    assert entries(office) == 1


def test_a_thousand_teachers_under_their_heads(sqlite_office: Office) -> None:
    office = sqlite_office
    result = bring_in(office, open_file(OFFICES / "palu-dinas-pendidikan.xlsx"))
    assert (result.employees, result.linked, result.unlinked) == (1003, 1002, 0)
    tree = parents_of(office)
    assert tree.pop("Dinas Pendidikan Kota Palu") is None
    assert set(tree.values()) == {"Dinas Pendidikan Kota Palu"}
    heads = [row for row in now(office).values() if row.heads]
    assert len(heads) == len(tree) + 1


def test_mulyorejo_tree_heads_positions_and_the_post_above(office: Office) -> None:
    bring_in(office, open_file(OFFICES / "mulyorejo-duk.xlsx"))
    tree = parents_of(office)
    assert tree.pop("Kecamatan Mulyorejo") is None
    assert set(tree.values()) == {"Kecamatan Mulyorejo"}
    people = now(office)
    camat = people["198303212016021001"]
    assert (camat.heads, camat.assessor_id) == (True, None)
    assert (camat.assessor_written, camat.assessor_problem) == (
        "Sekretaris Daerah",
        AssessorProblem.IS_A_POST,
    )
    secretary = people["199004142022042001"]
    assert (secretary.heads, secretary.assessor) == (False, "Darmawan Lukman Wahyuni, S.E.")
    head_of_section = people["197708232002042001"]
    assert (head_of_section.heads, head_of_section.position_kind) == (True, PositionKind.PENGAWAS)
    assert sum(row.heads for row in people.values()) == 13


def test_superiors_are_links_or_reasons_never_guesses(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    file = csv_file(
        f"{A};Kartini Usop, S.E.;III/a;;Bendahara;;Seksi A;Setiawan Made",
        f"{B};Drs. Made Setiawan;IX;;Kepala Seksi A;;Seksi A;Ibu Bos",
        f"{C};Joko Santoso;III/b;;Bendahara;;Seksi A;Budi",
        "198001012005041001;Budi, S.H.;III/b;;Bendahara;;Seksi A;Plt. Camat",
        "198101012005041002;Budi, S.E.;III/b;;Bendahara;;Seksi A;197803222021211001",
        "198201012005041003;Siti;III/b;;Bendahara;;Seksi A;199999999999999999",
    )
    _roster, plan = preview(office, file)
    codes = [[f.code for f in row.findings] for row in plan.rows]
    assert codes == [
        [], ["superior.missing"], ["superior.ambiguous"], ["superior.is_a_post"], [],
        ["superior.missing"],
    ]  # fmt: skip
    assert plan.rows[0].superior == "Drs. Made Setiawan"
    assert plan.rows[2].findings[0].values == {"count": 2}
    assert plan.rows[2].findings[0].column == "Atasan"
    assert (plan.linked, plan.unlinked) == (2, 4)


def test_a_circle_of_superiors_is_no_link(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    result = bring_in(
        office,
        csv_file(
            f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;Made Setiawan",
            f"{B};Made Setiawan;IX;;Lurah;;Seksi A;Kartini Usop",
            f"{C};Joko Santoso;III/b;;Bendahara;;Seksi A;Made Setiawan",
        ),
    )
    assert [[f.code for f in row.findings] for row in result.rows] == [
        ["superior.circle"],
        ["superior.circle"],
        [],
    ]
    assert result.linked == 1


def test_a_circle_through_people_who_are_not_in_the_file_is_no_link(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    bring_in(
        office,
        csv_file(
            f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;Made Setiawan",
            f"{B};Made Setiawan;IX;;Lurah;;Seksi A;",
        ),
    )
    later = csv_file(f"{B};Made Setiawan;IX;;Lurah;;Seksi A;Kartini Usop")
    (row,) = bring_in(office, later).rows
    assert [found.code for found in row.findings] == ["superior.circle"]
    assert now(office)[B].assessor_id is None
    assert now(office)[A].assessor == "Made Setiawan"


def test_a_superior_may_come_with_a_later_file(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    bring_in(office, csv_file(f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;Made Setiawan"))
    assert now(office)[A].assessor_problem is AssessorProblem.MISSING
    later = csv_file(
        f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;Made Setiawan",
        f"{B};Made Setiawan, M.M.;IX;;Kepala Seksi A;;Seksi A;",
    )
    result = bring_in(office, later)
    assert [row.effect for row in result.rows] == [Effect.CHANGED, Effect.NEW]
    (change,) = result.rows[0].changes
    assert (change.field, change.before, change.after) == (
        Field.SUPERIOR,
        "Made Setiawan",
        "Made Setiawan, M.M.",
    )
    assert now(office)[A].assessor == "Made Setiawan, M.M."


def test_what_a_person_linked_by_hand_is_left_alone(
    office: Office, csv_file: Callable[..., RosterFile], make_person: Callable[..., UUID]
) -> None:
    file = csv_file(f"{A};Kartini Usop;III/a;;Camat;;Kecamatan A;Bupati")
    bring_in(office, file)
    regent = make_person(office, "H. Anwar", kind=None, position="Bupati", unit="Kabupaten A")
    office.write(Act.CHANGE_ASSESSOR, link_assessor, [now(office)[A].person_id], regent)
    again = bring_in(office, file)
    assert again.counts[Effect.UNCHANGED] == 1
    assert again.rows[0].findings == ()
    assert now(office)[A].assessor_id == regent


def test_a_promotion_with_a_date_is_a_new_step_and_without_one_a_correction(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    def ranks() -> list[tuple[Rank, date | None, date | None]]:
        def rows(tx: ReadTx) -> list[tuple[Rank, date | None, date | None]]:
            found = tx.session.scalars(sa.select(PersonRank).order_by(PersonRank.id))
            return [(row.rank, row.since, row.until) for row in found]

        return office.read(rows)

    bring_in(office, csv_file(f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;"))
    assert ranks() == [(Rank.III_A, None, None)]
    dated = csv_file(f"{A};Kartini Usop;III/b;01-04-2026;Bendahara;;Seksi A;")
    result = bring_in(office, dated)
    assert [change.field for change in result.rows[0].changes] == [Field.RANK, Field.RANK_SINCE]
    step = date(2026, 4, 1)
    assert ranks() == [(Rank.III_A, None, step), (Rank.III_B, step, None)]
    assert bring_in(office, dated).counts[Effect.UNCHANGED] == 1
    undated = csv_file(f"{A};Kartini Usop;III/c;;Bendahara;;Seksi A;")
    bring_in(office, undated)
    assert ranks()[-1] == (Rank.III_C, step, None)
    assert bring_in(office, undated).counts[Effect.UNCHANGED] == 1
    older = csv_file(f"{A};Kartini Usop;III/b;01-04-2020;Bendahara;;Seksi A;")
    bring_in(office, older)
    assert bring_in(office, older).counts[Effect.UNCHANGED] == 1
    ahead = csv_file(f"{A};Kartini Usop;III/d;01-10-2026;Bendahara;;Seksi A;")
    bring_in(office, ahead)
    assert now(office)[A].rank is Rank.III_B
    assert bring_in(office, ahead).counts[Effect.UNCHANGED] == 1


def test_a_move_with_a_date_keeps_the_old_place(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    bring_in(office, csv_file(f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;"))
    result = bring_in(office, csv_file(f"{A};Kartini Usop;;;Lurah;01-06-2026;Kelurahan B;"))
    assert {c.field: (c.before, c.after) for c in result.rows[0].changes} == {
        Field.POSITION: ("Bendahara", "Lurah"),
        Field.UNIT: ("Seksi A", "Kelurahan B"),
        Field.POSITION_SINCE: (None, date(2026, 6, 1)),
    }
    places = office.read(
        lambda tx: [
            (row.since, row.until, row.heads)
            for row in tx.session.scalars(sa.select(Placement).order_by(Placement.id))
        ]
    )
    assert places == [(None, date(2026, 6, 1), False), (date(2026, 6, 1), None, True)]


def test_what_the_file_does_not_say_stays(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    bring_in(office, csv_file(f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;Camat"))
    before = entries(office)
    short = csv_file(f"{A};KARTINI USOP", header="NIP;Nama")
    assert bring_in(office, short).counts[Effect.UNCHANGED] == 1
    assert entries(office) == before


def test_a_row_without_its_tick_stays_as_it_is(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    bring_in(office, csv_file(f"{A};Kartini Usop;III/a;;Bendahara;;Seksi A;"))
    changed = csv_file(
        f"{A};Kartini Usop;III/b;;Bendahara;;Seksi A;", f"{B};Made Setiawan;IX;;Lurah;;Seksi A;"
    )
    result = bring_in(office, changed, skip=[(None, 2)])
    assert [row.effect for row in result.rows] == [Effect.UNCHANGED, Effect.NEW]
    assert now(office)[A].rank is Rank.III_A


def test_corrections_are_kept_with_the_import_and_the_file_is_not(office: Office) -> None:
    file = open_file(OFFICES / "rakumpit-pegawai.xlsx")
    file = file.corrected(Cell("Pegawai", 4, 2), "199103272024012003")
    result = bring_in(office, file)
    assert (result.employees, result.counts[Effect.REFUSED]) == (39, 2)
    kept = office.read(
        lambda tx: [
            (row.sheet, row.row, row.column, row.before, row.after)
            for row in tx.session.scalars(sa.select(RosterCorrection))
        ]
    )
    assert kept == [("Pegawai", 4, 2, "199103272024012000", "199103272024012003")]
    assert "superior.missing" not in [finding.code for finding in result.warnings()]


def test_typing_back_what_the_file_says_is_no_correction() -> None:
    file = open_file(OFFICES / "rakumpit-pegawai.xlsx")
    cell = Cell("Pegawai", 2, 3)
    assert file.corrected(cell, "X").corrected(cell, "Ni Wijaya, A.Md.").corrections == {}


def test_confirmed_columns_are_remembered_for_the_same_headers(
    office: Office, csv_file: Callable[..., RosterFile]
) -> None:
    lines = (f"{A};Kartini Usop;Lurah",)
    file = csv_file(*lines, header="NIP;Nama;Tugas Pokok")
    roster, _plan = preview(office, file)
    print_ = roster.sheets[0].headers[0].fingerprint
    bring_in(office, file.with_column(print_, 3, Field.POSITION))
    again, _plan = preview(office, csv_file(*lines, header="nip;NAMA;Tugas  pokok"))
    assert again.sheets[0].headers[0].columns[2].field is Field.POSITION
    assert again.rows[0].person is not None
    assert again.rows[0].person.position == "Lurah"


def test_one_position_held_at_several_echelons_is_of_the_kind_its_name_says(
    office: Office,
) -> None:
    bring_in(office, open_file(OFFICES / "cakranegara.csv"))
    (row,) = office.read(
        lambda tx: list(
            tx.session.execute(
                sa.select(Position.kind, Position.echelon).where(
                    Position.name == "Kepala Seksi Pelayanan Umum"
                )
            )
        )
    )
    assert (row.kind, row.echelon) == (PositionKind.PENGAWAS, "IV.a")


def test_an_import_can_be_undone(office: Office, csv_file: Callable[..., RosterFile]) -> None:
    written = office.write(
        Act.IMPORT_ROSTER, import_file, csv_file(f"{A};Kartini Usop;III/a;;Lurah;;Kelurahan A;")
    )
    assert written.entry is not None
    office.write(Act.UNDO, undo, written.entry)
    assert now(office) == {}
    left = office.read(lambda tx: tx.session.scalars(sa.select(PersonAssessor)).all())
    assert left == []


def test_preview_and_import_agree(office: Office, csv_file: Callable[..., RosterFile]) -> None:
    file = csv_file(f"{A};Kartini Usop;III/a;;Lurah;;Kelurahan A;", ";Budi;;;Supir;;Kelurahan A;")
    _roster, foreseen = preview(office, file)
    result = bring_in(office, file)
    assert [row.effect for row in foreseen.rows] == [row.effect for row in result.rows]
    assert [f.code for f in result.refusals()] == ["nip.missing"]


def test_every_row_of_an_import_stands_in_the_journal_and_the_chain_holds(office: Office) -> None:
    bring_in(office, open_file(OFFICES / "mulyorejo-duk.xlsx"))

    def told(tx: ReadTx) -> tuple[int | None, dict[str, int]]:
        kinds = tx.session.execute(
            sa.select(JournalChange.kind, sa.func.count()).group_by(JournalChange.kind)
        )
        return verify(tx.session), dict(map(tuple, kinds))

    broken, kinds = office.read(told)
    assert broken is None
    assert kinds == {
        "person": 56, "person_nip": 56, "person_rank": 56, "placement": 56,
        "person_assessor": 56, "unit": 13, "position": 16, "roster_import": 1,
    }  # fmt: skip


def test_people_written_in_bulk_are_derived_as_those_written_one_by_one(office: Office) -> None:
    bring_in(office, open_file(OFFICES / "mulyorejo-duk.xlsx"))

    def rows(tx: ReadTx) -> list[tuple[object, ...]]:
        found = tx.session.execute(
            sa.select(*PersonNow.__table__.columns).order_by(PersonNow.person_id)
        )
        return [tuple(row) for row in found]

    before = office.read(rows)
    office.write(
        Act.EDIT_PERSON,
        lambda tx: people_now.refresh(tx, tx.session.scalars(sa.select(PersonNow.person_id))),
    )
    assert office.read(rows) == before
