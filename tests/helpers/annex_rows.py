"""The examples of the Anak Lampiran as data, and what their forms must say cell by cell.

Every file of resources/data/annexes holds one table of Anak Lampiran 2–6, word for word; where its
labels or titles differ from the form's template, the template wins (``LABELS``, ``GONE``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annex_check import Part, Row, Span, spans

from asn_desktop.paths import resource
from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode

Table = dict[str, Any]
NUMBER, RESULT = 0, 1
IDENTITY = {
    FormCode.A_1_1: spans(28, 160, 242, 27, 152, 203),
    FormCode.A_1_2: spans(29, 160, 241, 28, 152, 198),
    FormCode.A_1_6: spans(28, 149, 252, 28, 151, 204),
    FormCode.A_1_7: spans(28, 148, 250, 28, 148, 220),
    FormCode.C_1_1: spans(30, 159, 215, 36, 170, 212),
    FormCode.C_1_2: spans(36, 163, 227, 35, 156, 234),
    FormCode.C_1_3: spans(34, 177, 234, 35, 171, 220),
}
RESULTS = {
    FormCode.A_1_1: spans(28, 784),
    FormCode.A_1_2: spans(29, 255, 191, 185, 148),
    FormCode.A_1_6: spans(28, 784),
    FormCode.A_1_7: spans(28, 156, 284, 106, 142, 106),
    FormCode.C_1_1: spans(30, 374, 206, 212),
    FormCode.C_1_2: spans(36, 120, 184, 57, 85, 170, 199),
    FormCode.C_1_3: spans(41, 120, 101, 71, 134, 100, 113, 191),
}
BEHAVIOURS = {
    FormCode.A_1_1: spans(28, 402, 382),
    FormCode.A_1_2: spans(29, 390, 389),
    FormCode.A_1_6: spans(28, 397, 387),
    FormCode.A_1_7: spans(28, 391, 403),
    FormCode.C_1_1: spans(30, 374, 206, 212),
    FormCode.C_1_2: spans(36, 361, 255, 199),
    FormCode.C_1_3: spans(41, 413, 226, 191),
}
MEASURE = {
    FormCode.A_1_1: "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:",
    FormCode.A_1_6: "Ukuran keberhasilan/ indikator kinerja individu dan Target:",
    FormCode.C_1_1: "Ukuran Keberhasilan/ Indikator Kinerja Individu dan Target:",
}
LEADERS_MEASURE = "Ukuran Keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif****:"
EXPECTED = "Ekspektasi Khusus Pimpinan:"
SUPPORTED = "Indikator Kinerja Individu:"
QUALITATIVE = (FormCode.A_1_1, FormCode.A_1_6, FormCode.C_1_1)
EVALUATIONS = (FormCode.C_1_1, FormCode.C_1_2, FormCode.C_1_3)
HEADS = (
    "NO", "NO.", "No.", "PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA", "RENCANA HASIL KERJA",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
    "ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF",
    "REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    *(f"({n})" for n in range(1, 9)), "-",
)  # fmt: skip


def tables() -> list[str]:
    """The names of all tables: "al2_t05", …"""
    return sorted(path.stem for path in resource("data/annexes").glob("al*.json"))


def table(name: str) -> Table:
    """One table as data."""
    found: Table = json.loads(resource(f"data/annexes/{name}.json").read_bytes())
    return found


def form_of(one: Table) -> FormCode:
    """The form the table is an example of."""
    return FormCode(one["form"])


def results_of(one: Table) -> list[Table]:
    """Main results, then additional ones."""
    return [*one["main"], *one["additional"]]


def perspective_of(one: Table) -> bool:
    """Whether its indicators have perspectives, as leaders' do."""
    return any("perspective" in each for row in results_of(one) for each in row["indicators"])


def rows_of(one: Table, entered: Any) -> Iterator[Row]:
    """Everything an SKP or an evaluation must print, row by row.

    ``entered`` knows the five values of both parties' identity block; the last two (position,
    unit) are the example's.
    """
    yield from _identity(form_of(one), entered.identity())
    for number, result in enumerate(results_of(one), start=1):
        yield from _result(one, number, result)
    yield from _behaviours(one)


def _identity(form: FormCode, values: dict[str, list[str]]) -> Iterator[Row]:
    columns = IDENTITY[form]
    for n in range(5):
        yield tuple(
            part
            for side, own in ((columns[:3], "employee"), (columns[3:], "assessor"))
            for part in (
                Part(side[0], str(n + 1), own=False),
                Part(side[2], values[own][n], own=n > 2),
            )
        )


def _result(one: Table, number: int, result: Table) -> Iterator[Row]:
    form = form_of(one)
    columns = RESULTS[form]
    mark = "**" if result.get("study_leave") and form not in EVALUATIONS else ""
    no = Part(columns[0], f"{number}{mark}", own=bool(mark))
    said = f"{result['text']} {result['assigned_by']}"
    if form in QUALITATIVE:
        more = ()
        if form is FormCode.C_1_1:
            more = (Part(columns[2], result["realisation"]), _said(columns[3], result["feedback"]))
        yield (no, Part(columns[1], said), *more)
        label = LEADERS_MEASURE if form is FormCode.C_1_1 and perspective_of(one) else MEASURE[form]
        yield (Part(columns[1], label, own=False),)
        for each in result["indicators"]:
            seen = f"(Perspektif {each['perspective']})" if "perspective" in each else ""
            yield (Part(columns[1], "-", own=False),)
            yield (Part(columns[1], f"{each['text']} {seen}"),)
        return
    first: list[Part] = [no]
    if form in (FormCode.A_1_7, FormCode.C_1_3):
        support = result["supports_text"]
        if result["supports_indicator"]:
            support = f"{support} {SUPPORTED} {result['supports_indicator']}"
        first.append(Part(columns[1], support))
    first.append(Part(columns[len(first)], said))
    for each in result["indicators"]:
        cells = [each.get("aspect"), each["text"], each["target"], each.get("perspective")]
        parts = [text for text in cells if text is not None]
        line = [Part(span, text) for span, text in zip(_after(columns, form), parts, strict=False)]
        if form in EVALUATIONS:
            line.append(Part(columns[-2], each["realisation"]))
            line.append(_said(columns[-1], each["feedback"]))
        yield (*first, *line)
        first = []


def _after(columns: list[Span], form: FormCode) -> list[Span]:
    """The columns of an indicator: behind number, superior's result and result."""
    return columns[3 if form in (FormCode.A_1_7, FormCode.C_1_3) else 2 :]


def _said(span: Span, pieces: list[dict[str, str]]) -> Part:
    return Part(span, " ".join(f"{each['giver']}: {each['text']}" for each in pieces))


def _behaviours(one: Table) -> Iterator[Row]:
    form = form_of(one)
    columns = BEHAVIOURS[form]
    for value in values_on(form):
        name = Part((columns[1][0], 1.0), value.name, own=False)
        yield (Part(columns[0], str(value.number), own=False), name)
        guides = " ".join(f"- {guide}" for guide in value.guides)
        line = [Part(columns[1], guides, own=False), Part(columns[2], EXPECTED, own=False)]
        if form in EVALUATIONS:
            line.append(_said(columns[3], one["feedback"].get(str(value.number), [])))
        yield tuple(line)
        yield (Part(columns[2], one["expectations"].get(str(value.number), "")),)
