"""A survey round as the pages that print and as a spreadsheet with numbers that stay numbers."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.reports.survey import render_survey
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services.office import ReadTx
from asn_desktop.services.survey_results import remarks, results, trend
from asn_desktop.services.survey_sheet import survey_sheet
from asn_desktop.views.survey import GroupResult, RoundResult, Tally
from asn_desktop.workbooks.writer import Content, Table, write


def survey_pdf(tx: ReadTx, round_id: UUID) -> bytes:
    """The publication sheet with its tables; refused (``survey.no_index``) under five answers."""
    return render_survey(survey_sheet(tx, round_id))


def survey_xlsx(tx: ReadTx, round_id: UUID) -> bytes:
    """The results as a spreadsheet: summary, elements, services, respondents, remarks, trend."""
    found = results(tx, round_id)
    name = found.round.name
    said = remarks(tx, round_id)
    tables = [
        Table("Ringkasan", ["Hal", "Nilai"], _summary(found), name, to_print=True),
        Table(
            "Unsur",
            ["Unsur", "Nama unsur", "Menjawab", "NRR", "NRR tertimbang", "Indeks", "Mutu"],
            _elements(found),
            name,
            to_print=True,
        ),
        Table(
            "Layanan",
            ["Layanan", "Responden", *(f"U{no}" for no in range(1, 10)), "Indeks", "Mutu"],
            [_service(one) for one in (*found.services, found.total)],
            name,
            to_print=True,
        ),
        Table("Responden", ["Menurut", "Kelompok", "Jumlah"], _respondents(found), name),
        Table(
            "Tren",
            ["Putaran", "Mulai", "Selesai", "Responden", "Indeks", "Mutu"],
            [
                [row.name, row.starts, row.ends, row.answers, row.index, row.category]
                for row, _group in trend(tx, round_id)
            ],
            name,
        ),
        Table("Saran", ["Saran", "Layanan"], [[one.text, one.service] for one in said], name),
    ]
    return write(*tables)


def file_name(name: str) -> str:
    """The name without ending: ``SKM Triwulan I 2026``."""
    return " ".join("".join(one if one.isalnum() or one in " -" else " " for one in name).split())


def _summary(found: RoundResult) -> list[list[Content]]:
    made, total = found.round, found.total
    rows: list[list[Content]] = [
        ["Putaran", made.name],
        ["Mulai", made.starts],
        ["Selesai", made.ends],
        ["Responden", made.answers],
        ["Indeks", total.index],
        ["Mutu", total.category],
        ["Kinerja", total.label],
        ["Bobot setiap unsur", made.weighting.label],
        ["Pengguna layanan", made.population],
        ["Sampel yang disarankan (Krejcie dan Morgan)", made.needed],
        ["Diumumkan", made.published_on],
    ]
    if total.unanswered:
        without = ", ".join(f"U{no} {ELEMENTS[no - 1]}" for no in total.unanswered)
        rows.append(["Tanpa indeks, karena kurang dari lima yang menjawab", without])
    rows.append(["Unsur terendah", ", ".join(f"U{one.no} {one.name}" for one in found.lowest)])
    return rows


def _elements(found: RoundResult) -> list[list[Content]]:
    return [
        [f"U{one.no}", one.name, one.answered, one.mean, one.weighted, one.index, one.category]
        for one in found.total.elements
    ]


def _service(one: GroupResult) -> list[Content]:
    means: list[Content] = [each.mean for each in one.elements] or [None] * len(ELEMENTS)
    few = one.answers < HIDDEN_BELOW
    count: Content = f"< {HIDDEN_BELOW}" if few else one.answers
    return [one.name, count, *means, one.index, one.category]


def _respondents(found: RoundResult) -> list[list[Content]]:
    parts: tuple[tuple[str, tuple[Tally, ...]], ...] = (
        ("Jenis kelamin", found.sexes),
        ("Umur", found.ages),
        ("Pendidikan", found.educations),
    )
    return [
        [kind, one.name, f"< {HIDDEN_BELOW}" if one.count is None else one.count]
        for kind, tallies in parts
        for one in tallies
    ]
