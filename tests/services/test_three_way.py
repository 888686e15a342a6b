"""Contents of other kinds laid open: each row where the form has it, each value as it is said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.exchange import PARCELS, Ownership
from asn_desktop.rules.three_way import Side, combine
from asn_desktop.services import parcels, three_way
from asn_desktop.services.office import Office
from asn_desktop.views.parcels import Content
from asn_desktop.views.questions import DeskBlock
from tests.helpers.questions import Edit

KEY = UUID(int=7)
ROOT = KEY.hex


def row(number: int, **values: Any) -> dict[str, Any]:
    return {"id": f"{number:032x}", **values}


def opened(
    office: Office, kind: str, rows: dict[str, list[dict[str, Any]]], edit: Edit
) -> tuple[DeskBlock, ...]:
    changed = {table: [{**one} for one in many] for table, many in rows.items()}
    edit(changed)
    base, made = Content(kind, KEY, rows), Content(kind, KEY, changed)
    return office.read(three_way.read, base, made, base)[1]


def told(blocks: tuple[DeskBlock, ...], *, same: bool = False) -> list[tuple[str, str, str]]:
    return [
        (line.of, line.label, line.office)
        for block in blocks
        for line in (block.same if same else block.lines)
    ]


def test_a_trajectory_stands_with_its_indicator(sqlite_office: Office) -> None:
    rows = {
        "skp": [{"id": ROOT, "state": "draft", "year": 2026}],
        "work_result": [row(1, skp_id=ROOT, section="main", no=1, text="Surat selesai")],
        "indicator": [row(2, work_result_id=f"{1:032x}", no=1, text="Jumlah surat", target="300")],
        "trajectory": [row(3, indicator_id=f"{2:032x}", target="84.00", unit="surat")],
        "annex_line": [
            row(5, skp_id=ROOT, section="consequences", no=1, text="Teguran"),
            row(6, skp_id=ROOT, section="resources", no=1, text="Tim kerja"),
        ],
    }

    def edit(made: Any) -> None:
        made["trajectory"][0]["target"] = "90.50"
        for line in made["annex_line"]:
            line["text"] += " baru"

    blocks = opened(sqlite_office, "skp", rows, edit)
    assert told(blocks) == [
        ("Indikator 1 · Jumlah surat · Trajektori", "Target setahun", "90,5"),
        ("Dukungan sumber daya 1", "Isi", "Tim kerja baru"),
        ("Konsekuensi 1", "Isi", "Teguran baru"),
    ]
    assert [block.title for block in blocks if block.lines] == [
        "RHK 1 · Surat selesai",
        "Lampiran SKP",
    ]


def test_columns_of_a_guidance_have_the_heads_of_its_form(sqlite_office: Office) -> None:
    rows = {
        "guidance": [{"id": ROOT, "kind": "coaching", "on": "2026-07-02"}],
        "guidance_row": [row(1, guidance_id=ROOT, part="goal", no=1, first="IKM", second="80")],
        "guidance_answer": [row(2, guidance_id=ROOT, criterion=3, text="Ya")],
        "competency": [
            row(4, guidance_id=ROOT, group="managerial", no=1, name="Integritas", score=3)
        ],
    }

    def edit(made: Any) -> None:
        made["guidance_row"][0]["second"] = "82"
        made["guidance_answer"][0]["text"] = "Tidak"
        made["competency"][0]["score"] = 4

    assert told(opened(sqlite_office, "guidance", rows, edit)) == [
        ("Target 1", "Baseline target (jika ada)", "82"),
        ("Tanggapan 3", "Tanggapan", "Tidak"),
        ("Manajerial · Integritas", "Nilai", "4"),
    ]


def test_feedback_on_behaviour_has_a_block_of_its_own(sqlite_office: Office) -> None:
    rows = {
        "evaluation": [{"id": ROOT, "state": "rated", "work_rating": 2, "predicate": 2}],
        "feedback": [
            row(1, evaluation_id=ROOT, giver="leader", on="2026-04-02", value=2, text="Baik")
        ],
    }

    def edit(made: Any) -> None:
        made["evaluation"][0].update(work_rating=1, predicate=1)
        made["feedback"][0]["text"] = "Lebih teliti"

    blocks = opened(sqlite_office, "evaluation", rows, edit)
    assert told(blocks) == [
        ("", "Penilaian hasil kerja", "Di atas ekspektasi"),
        ("", "Predikat kinerja", "Sangat Baik"),
        ("Akuntabel", "Umpan balik", "Lebih teliti"),
    ]
    assert ("Akuntabel", "Tanggal", "2 April 2026") in told(blocks, same=True)
    assert ("Akuntabel", "Pemberi", "Pimpinan") in told(blocks, same=True)


def test_what_is_named_and_not_here_says_so(sqlite_office: Office) -> None:
    rows = {"achievement": [{"id": ROOT, "unit_id": f"{9:032x}", "value": "good", "source": "LKj"}]}

    def edit(made: Any) -> None:
        made["achievement"][0]["value"] = "poor"

    blocks = opened(sqlite_office, "achievement", rows, edit)
    assert told(blocks) == [("", "Capaian", "Kurang")]
    assert ("", "Unit kerja", "(unit kerja yang belum ada di sini)") in told(blocks, same=True)


def test_a_table_of_a_newer_program_is_told_by_its_own_names(sqlite_office: Office) -> None:
    rows = {"skp": [{"id": ROOT, "state": "draft"}], "later": [row(1, skp_id=ROOT, word="satu")]}

    def edit(made: Any) -> None:
        made["later"][0]["word"] = "dua"

    assert told(opened(sqlite_office, "skp", rows, edit)) == [("later", "word", "dua")]


def test_what_was_taken_is_read_off_the_result(sqlite_office: Office) -> None:
    base = {"objection": [{"id": ROOT, "reasons": "a", "explanation": "x"}]}
    office = {"objection": [{"id": ROOT, "reasons": "b", "explanation": "x"}]}
    centre = {"objection": [{"id": ROOT, "reasons": "c", "explanation": "y"}]}
    result = {"objection": [{"id": ROOT, "reasons": "c", "explanation": "x"}]}
    comparison = three_way.compared(
        *(Content("objection", KEY, one) for one in (base, office, centre))
    )
    taken = three_way.taken(comparison, Content("objection", KEY, result))
    assert taken == {
        ("objection", ROOT, "reasons"): Side.CENTRE,
        ("objection", ROOT, "explanation"): Side.OFFICE,
    }


def test_what_nobody_reads_goes_with_what_was_picked_of_its_row() -> None:
    about = {"skp_id": ROOT, "section": "main", "no": 1}
    base = [row(1, **about, text="a", copied_from=""), row(2, **about, text="a", copied_from="")]
    sides = [
        [row(1, **about, text=name, copied_from=name), row(2, **about, text="a", copied_from=name)]
        for name in ("b", "c")
    ]
    contents = [
        Content("skp", KEY, {"skp": [{"id": ROOT}], "work_result": rows}) for rows in (base, *sides)
    ]
    comparison = three_way.compared(*contents)
    text = ("work_result", f"{1:032x}", "text")
    picks = three_way.with_unseen(comparison, {text: Side.CENTRE})
    assert set(comparison.open()) == set(picks)
    made = combine(comparison, picks)
    assert made is not None
    first, second = made["work_result"]
    assert (first["text"], first["copied_from"]) == ("c", "c")
    assert (second["text"], second["copied_from"]) == ("a", "b")


@pytest.mark.parametrize(
    "kind", [key for key, one in PARCELS.items() if one.ownership is not Ownership.FACT]
)
def test_a_parcel_nobody_knows_any_more_is_laid_open_too(sqlite_office: Office, kind: str) -> None:
    rows = {
        table: [{**dict.fromkeys(parcels.table_of(table).columns.keys()), "id": ROOT}]
        for table in PARCELS[kind].tables[:1]
    }
    content = Content(kind, KEY, rows)
    _comparison, blocks = sqlite_office.read(three_way.read, None, content, None)
    assert len([line for block in blocks for line in block.lines]) == 1
