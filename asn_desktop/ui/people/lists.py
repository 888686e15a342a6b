"""The columns and lists of the people page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from asn_desktop import texts
from asn_desktop.rules.forms import forms_of
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import PositionKind, default_form_family
from asn_desktop.rules.status import Status
from asn_desktop.services import people, units
from asn_desktop.services.people_without import WithoutList
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListSpec, RowAction
from asn_desktop.ui.tables.saving import Saver
from asn_desktop.ui.widgets.messages import Empty
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import Lack, OutsideRow, PersonRow, PositionRow, WithoutAssessor

Open = Callable[[Any], object]
KINDS = frozenset(
    {
        "person",
        "person_nip",
        "person_rank",
        "person_assessor",
        "person_status",
        "placement",
        "acting",
        "signing_delegation",
        "unit",
        "position",
    }
)
"""After changes of these kinds the lists of people read again."""


def status_mark(row: PersonRow) -> tuple[State, str] | str:
    """The state of a person: being active is the quiet normal case."""
    if row.acting and row.status is Status.ACTIVE:
        return (State.RUNNING, row.acting)
    if row.status is Status.ACTIVE:
        return "Aktif"
    if row.status.has_left:
        return (State.REFUSED, row.status.label)
    return (State.WAITING if row.status.is_exempt else State.RUNNING, row.status.label)


def assessor_of(row: PersonRow) -> tuple[State, str] | str:
    """The assessor, or why there is none."""
    if not row.needs_assessor:
        return row.assessor or "–"
    if row.assessor_left:
        return (State.ACTION, f"{row.assessor} (keluar)")
    return (State.ACTION, row.assessor_written or "belum ada")


def rank_of(row: PersonRow) -> str:
    """The short rank: "III/c", "IX"."""
    return row.rank.value if row.rank else ""


PEOPLE_COLUMNS: Sequence[Column] = (
    Column("name", "Nama", 176, stretch=True),
    Column("nip", "NIP", 172, kind=Cell.NIP),
    Column("rank", "Gol.", 50, get=rank_of),
    Column("position", "Jabatan", 146, stretch=True),
    Column("unit", "Unit kerja", 112, kind=Cell.MUTED),
    Column("assessor", "Pejabat penilai", 152, get=assessor_of, kind=Cell.MARK),
    Column("status", "Status", 80, get=status_mark, kind=Cell.MARK),
)


ASSESSED_COLUMNS: Sequence[Column] = (
    Column("name", "Nama", 220, stretch=True),
    Column("nip", "NIP", 172, kind=Cell.NIP),
    Column("rank", "Gol.", 60, get=rank_of),
    Column("position", "Jabatan", 220, stretch=True),
    Column("unit", "Unit kerja", 180, stretch=True, kind=Cell.MUTED),
    Column("status", "Status", 150, get=status_mark, kind=Cell.MARK),
)


def people_spec(
    query: Callable[[Any, ListQuery], ListRows[PersonRow]],
    *,
    open_person: Open,
    actions: Sequence[RowAction],
    empty: Empty,
    save: Saver,
) -> ListSpec:
    """The list of employees."""
    states = [(one, one.label) for one in Status if not one.has_left]
    return ListSpec(
        columns=PEOPLE_COLUMNS,
        query=query,
        noun="pegawai",
        kinds=KINDS,
        open=open_person,
        actions=actions,
        filters=(
            ListFilter(
                "status",
                "Status",
                [
                    (people.HERE, "Semua di kantor ini"),
                    *states,
                    (people.LEFT, "Sudah keluar"),
                    (people.EVERYBODY, "Semua, juga yang keluar"),
                ],
            ),
            ListFilter(
                "kind",
                "Jenis",
                [(None, "Semua jenis"), *((one, one.label) for one in EmployeeKind)],
            ),
        ),
        empty=empty,
        placeholder="Cari nama, NIP, jabatan…",
        sort="name",
        save=save,
    )


def lack_mark(row: WithoutAssessor) -> tuple[State, str]:
    """Why nobody is linked."""
    return (State.ACTION, texts.sentence(f"lack.{row.lack.value}"))


def best_candidate(row: WithoutAssessor) -> str:
    """The first who may be meant, and how many more."""
    if not row.candidates:
        return "–"
    more = len(row.candidates) - 1
    name = row.candidates[0].person.name
    return f"{name}  +{more}" if more else name


def without_spec(listed: WithoutList, *, open_row: Open, actions: Sequence[RowAction]) -> ListSpec:
    """The list of those without an assessor."""
    lacks = [(one, texts.sentence(f"lack.{one.value}").capitalize()) for one in Lack]
    return ListSpec(
        columns=(
            Column("name", "Nama", 166, stretch=True),
            Column("position", "Jabatan", 120, stretch=True),
            Column("unit", "Unit kerja", 110, kind=Cell.MUTED),
            Column("lack", "Sebab", 146, get=lack_mark, kind=Cell.MARK),
            Column("written", "Tertulis di berkas", 140),
            Column("candidates", "Mungkin", 136, get=best_candidate, sortable=False),
        ),
        query=listed.rows,
        noun="orang tanpa pejabat penilai",
        kinds=KINDS,
        open=open_row,
        actions=actions,
        filters=(ListFilter("lack", "Sebab", [(None, "Semua sebab"), *lacks]),),
        empty=Empty(
            "Semua pegawai sudah punya pejabat penilai.",
            detail="Yang dibebaskan dari SKP tidak dihitung.",
            icon="check",
        ),
        placeholder="Cari nama, jabatan, tulisan di berkas…",
    )


def outside_status(row: OutsideRow) -> tuple[State, str] | str:
    """Whether the *pejabat luar* is still in office."""
    return (State.REFUSED, row.status.label) if row.status.has_left else "Menjabat"


def outside_spec(*, open_row: Open, empty: Empty) -> ListSpec:
    """The list of *pejabat luar*."""
    return ListSpec(
        columns=(
            Column("name", "Nama", 240, stretch=True),
            Column("title", "Jabatan", 240, stretch=True),
            Column("agency", "Instansi", 220, stretch=True, kind=Cell.MUTED),
            Column("nip", "NIP", 180, kind=Cell.NIP),
            Column("assesses", "Menilai", 80, kind=Cell.NUMBER, sortable=False),
            Column("status", "Status", 120, get=outside_status, kind=Cell.MARK, sortable=False),
        ),
        query=people.outside_rows,
        noun="pejabat luar",
        kinds=KINDS,
        open=open_row,
        filters=(
            ListFilter(
                "status", "Status", [(people.HERE, "Masih menjabat"), (people.EVERYBODY, "Semua")]
            ),
        ),
        empty=empty,
        sort="name",
    )


def _label(name: str) -> Callable[[PositionRow], str]:
    def get(row: PositionRow) -> str:
        value = getattr(row, name)
        return value.label if value is not None else ""

    return get


def _forms(row: PositionRow) -> str:
    """The SKP forms of a position; in brackets those its kind and name suggest."""
    family = row.form_family or default_form_family(row.kind, row.name)
    codes = "/".join(sorted(forms_of(family, one).skp.value for one in Approach))
    return codes if row.form_family else f"({codes})"


def positions_spec(*, open_row: Open, save: Saver) -> ListSpec:
    """The list of positions."""
    return ListSpec(
        columns=(
            Column("name", "Jabatan", 320, stretch=True),
            Column("kind", "Jenis", 160, get=_label("kind")),
            Column("grade", "Jenjang", 120, get=_label("grade")),
            Column("echelon", "Eselon lama", 100),
            Column("form_family", "Format SKP", 130, get=_forms),
            Column("holders", "Pemegang", 96, kind=Cell.NUMBER),
        ),
        query=units.list_positions,
        noun="jabatan",
        kinds=KINDS,
        open=open_row,
        filters=(
            ListFilter(
                "kind",
                "Jenis",
                [(None, "Semua jenis"), *((one, one.label) for one in PositionKind)],
            ),
        ),
        empty=Empty("Belum ada jabatan.", detail="Jabatan muncul saat pegawai dimasukkan."),
        sort="name",
        save=save,
    )
