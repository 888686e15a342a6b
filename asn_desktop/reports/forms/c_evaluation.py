"""C.1.1, C.1.2 and C.1.3: the result of the evaluation, signed by the assessor alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from asn_desktop.reports.blocks import (
    Identity,
    agency_line,
    behaviours,
    choice,
    closed,
    dated,
    footnotes,
    identity,
    period_line,
    share,
    signatures,
    title,
)
from asn_desktop.reports.boxes import Cell, Picture, Whole
from asn_desktop.reports.figures import CURVE_HEIGHT, curve
from asn_desktop.reports.fitting import para
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.forms.a_planning import ASSESSOR, title_lines
from asn_desktop.reports.forms.results import (
    ANSWERED,
    REALISED,
    columns,
    qualitative_outcome,
)
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.sheets import EvaluationSheet, achievement_words

PERIODS: Final = "TRIWULAN I/II/III/IV-AKHIR"
"""All choices, for a sheet whose period is not chosen (reg. 4380)."""
_C_1_2_HEADS: Final = (
    "NO.",
    "RENCANA HASIL KERJA",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    "PERSPEKTIF",
    REALISED,
    ANSWERED,
)
_C_1_3_HEADS: Final = (
    "No.",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "RENCANA HASIL KERJA",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    REALISED,
    ANSWERED,
)
_NOTES: Final = (
    "* pilih salah satu",
    "** rating hasil dan rating perilaku kerja Pegawai ditetapkan dengan mempertimbangkan pola "
    "distribusi predikat Kinerja Pegawai berdasarkan capaian kinerja organisasi serta kontribusi "
    "Pegawai terhadap Kinerja Organisasi",
    "*** periode disesuaikan dengan periode evaluasi kinerja Pegawai yang berlaku pada Instansi "
    "Pemerintah",
)
_PERSPECTIVE_NOTE: Final = (
    "**** perspektif hanya digunakan untuk pejabat pimpinan tinggi dan pimpinan unit kerja mandiri"
)


def c_1_1(sheet: EvaluationSheet, width: float) -> list[Item]:
    """Evaluation, qualitative (reg. 4375–4468); with perspectives for leaders."""
    measure = (
        "Ukuran Keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif****:"
        if sheet.perspective
        else "Ukuran Keberhasilan/ Indikator Kinerja Individu dan Target:"
    )
    widths = share(width, 30, 374, 206, 212)
    items = [
        *_upper(sheet, width, (30, 159, 215, 36, 170, 212), Identity.A, "POLA DISTRIBUSI"),
        *qualitative_outcome(widths, measure, sheet.main, sheet.additional),
        *_judgement(sheet, width, (30, 374, 206, 212)),
    ]
    return _signed(items, sheet, width, *_NOTES, _PERSPECTIVE_NOTE)


def c_1_2(sheet: EvaluationSheet, width: float) -> list[Item]:
    """Evaluation, quantitative, JPT and heads of independent units (reg. 4478–4572)."""
    widths = share(width, 36, 120, 184, 57, 85, 170, 199)
    items = [
        *_upper(sheet, width, (36, 163, 227, 35, 156, 234), Identity.C, "POLA DISTRIBUSI:"),
        *columns(widths, _C_1_2_HEADS, sheet.main, sheet.additional, outcome=True, leader=True),
        *_judgement(sheet, width, (36, 361, 255, 199)),
    ]
    return _signed(items, sheet, width, *_NOTES)


def c_1_3(sheet: EvaluationSheet, width: float) -> list[Item]:
    """Evaluation, quantitative, administrative and functional officials (reg. 4582–4683)."""
    widths = share(width, 41, 120, 101, 71, 134, 100, 113, 191)
    items = [
        *_upper(sheet, width, (34, 177, 234, 35, 171, 220), Identity.D, "POLA DISTRIBUSI"),
        *columns(widths, _C_1_3_HEADS, sheet.main, sheet.additional, outcome=True),
        *_judgement(sheet, width, (41, 413, 226, 191)),
    ]
    return _signed(items, sheet, width, *_NOTES)


def _upper(
    sheet: EvaluationSheet,
    width: float,
    shares: tuple[float, ...],
    kind: Identity,
    curve_label: str,
) -> list[Item]:
    """Everything above HASIL KERJA."""
    reached = sheet.achievement
    value = (
        achievement_words(reached, sheet.achievement_year) if reached else _options(UnitAchievement)
    )
    return [
        title(width, *title_lines(sheet)),
        period_line(width, f"PERIODE***: {sheet.head.period_label or PERIODS}*"),
        agency_line(width, sheet.head, before=1.0),
        *identity(shares, width, kind, sheet.employee, sheet.assessor),
        choice(width, "CAPAIAN KINERJA ORGANISASI*", value, keep=True),
        _pattern(width, curve_label, reached),
    ]


def _pattern(width: float, label: str, reached: UnitAchievement | None) -> Item:
    if reached is None:
        return Item(Whole(Cell(width, [para(label, Face.BOLD)], shade=True)))
    drawing = curve(label, reached, reached.form_label)
    return Item(Picture(width, CURVE_HEIGHT, drawing, shade=True, edge="box"))


def _judgement(sheet: EvaluationSheet, width: float, shares: tuple[float, ...]) -> list[Item]:
    """Rating of results, behaviour, rating of behaviour, predicate."""
    ratings = [
        f"{rating.form_label if rating else _options(Rating)}**"
        for rating in (sheet.work_rating, sheet.behaviour_rating)
    ]
    predicate = sheet.predicate.form_label if sheet.predicate else _options(Predicate)
    return [
        choice(width, "RATING HASIL KERJA*", ratings[0]),
        *behaviours(shares, width, "PERILAKU KERJA", sheet.behaviours),
        choice(width, "RATING PERILAKU KERJA*", ratings[1], keep=True),
        choice(width, "PREDIKAT KINERJA PEGAWAI*", predicate),
    ]


def _options(kind: Iterable[UnitAchievement | Rating | Predicate]) -> str:
    """All choices, for the pen, where none is made yet."""
    return "/ ".join(each.form_label for each in kind)


def _signed(items: list[Item], sheet: EvaluationSheet, width: float, *notes: str) -> list[Item]:
    signed = signatures(width, None, dated(ASSESSOR, sheet.assessor, sheet.head))
    return closed(items, signed, footnotes(width, *notes))
