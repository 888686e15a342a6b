"""Last year's SKP of a file become drafts: of the right person, never over one that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up
from skp_books import Employee, book, by_hand, formal, in_lines

from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach
from asn_desktop.services import planning, undo
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.bringing import Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.views.planning import SkpView
from asn_desktop.views.roster import Cell
from asn_desktop.workflows import bringing
from asn_desktop.workflows.bringing import Look

Make = Callable[..., UUID]
NIP = "198103042005041002"


@pytest.fixture
def siti(office: Office, make_person: Make) -> UUID:
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    return make_person(office, "Siti Aminah, S.E.", nip=NIP, assessor=head)


def looked(office: Office, path: Path, year: int = 2026) -> Look:
    found = bringing.look(office, path, None, Target(year=year))
    assert isinstance(found, Look)
    return found


def effects(preview: Preview) -> list[tuple[Effect, tuple[str, ...]]]:
    return [(row.effect, tuple(one.code for one in row.findings)) for row in preview.rows]


def view(office: Office, person: UUID) -> SkpView:
    def read(tx: ReadTx) -> SkpView:
        skp_id = planning.current_skp(tx, person, 2026)
        assert skp_id is not None
        return planning.view(tx, skp_id)

    return office.read(read)


def skps(office: Office) -> int:
    return office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(Skp.id)))) or 0


def file_of(tmp_path: Path, *people: Employee) -> Path:
    writers = (formal, in_lines, by_hand)
    sheets = [
        (f"Lembar {at}", lambda sheet, write=write, who=who: write(sheet, who))
        for at, (write, who) in enumerate(zip(writers, people, strict=False), 1)
    ]
    return book(tmp_path / "SKP 2025.xlsx", *sheets)


def test_a_draft_of_the_year_with_everything_marked_as_copied(
    office: Office, siti: UUID, tmp_path: Path
) -> None:
    look = looked(office, file_of(tmp_path, Employee("Siti Aminah", NIP)))
    assert effects(look.preview) == [(Effect.NEW, ())]
    done = bringing.bring_in(office, look)
    skp = view(office, siti)
    assert (skp.state, skp.approach, skp.year) == (SkpState.DRAFT, Approach.QUANTITATIVE, 2026)
    assert [len(result.indicators) for result in skp.results] == [2, 1, 1]
    assert {result.copied_from for result in skp.results} == {"2025"}
    assert len(skp.expectations) == 2
    assert skp.assessor == "Slamet Hartono, S.IP."
    assert done.entry is not None
    office.write(Act.UNDO, undo.undo, done.entry)
    assert skps(office) == 0


def test_an_skp_that_is_there_is_never_touched(
    office: Office, siti: UUID, tmp_path: Path, make_skp: Make
) -> None:
    make_skp(office, siti, None)
    before = view(office, siti)
    look = looked(office, file_of(tmp_path, Employee("Siti Aminah", NIP)))
    assert effects(look.preview) == [(Effect.UNCHANGED, ("bring.skp_exists",))]
    outcome = bringing.run_bring(office, tmp_path / "SKP 2025.xlsx")
    assert outcome.exit_code == 0
    assert view(office, siti) == before


def test_without_a_nip_the_name_is_enough_where_one_person_bears_it(
    office: Office, siti: UUID, tmp_path: Path
) -> None:
    look = looked(office, file_of(tmp_path, Employee("AMINAH Siti, SE", None)))
    assert effects(look.preview) == [(Effect.NEW, ("bring.by_name",))]
    bringing.bring_in(office, look)
    assert view(office, siti).person.startswith("Siti Aminah")


def test_two_of_one_name_are_a_question_and_an_answer(
    office: Office, siti: UUID, make_person: Make, tmp_path: Path
) -> None:
    make_person(office, "Siti Aminah")
    look = looked(office, file_of(tmp_path, Employee("Siti Aminah", None)))
    assert effects(look.preview) == [(Effect.REFUSED, ("bring.name_several",))]
    (finding,) = look.preview.refusals()
    assert (finding.row, finding.place) == (7, 3)  # beside the label NIP
    file = look.file.corrected(Cell("Lembar 1", 7, 3), NIP)
    look = bringing.look_again(office, file)
    assert effects(look.preview) == [(Effect.NEW, ())]
    assert look.preview.rows[0].person.startswith("Siti Aminah")


def test_strangers_and_doubles_are_refused_and_the_rest_goes_in(
    office: Office, siti: UUID, tmp_path: Path
) -> None:
    people = (Employee("Siti Aminah", NIP), Employee("Rudi", "198203042005041003"),
              Employee("Siti Aminah", NIP))  # fmt: skip
    look = looked(office, file_of(tmp_path, *people))
    assert effects(look.preview) == [
        (Effect.NEW, ()),
        (Effect.REFUSED, ("bring.person_unknown_named",)),
        (Effect.REFUSED, ("bring.skp_twice",)),
    ]
    bringing.bring_in(office, look)
    assert skps(office) == 1


def test_a_year_that_was_not_set_up_refuses(office: Office, siti: UUID, tmp_path: Path) -> None:
    look = looked(office, file_of(tmp_path, Employee("Siti Aminah", NIP)), year=2024)
    assert effects(look.preview) == [(Effect.REFUSED, ("period.year_missing",))]
    assert look.targets == ((2026, "2026"),)
