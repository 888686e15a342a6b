"""What each printed form says, whole: the content that is sealed and that paper is made from.

A sheet carries finished strings (names with titles, NIP as printed, rank "Penata, III/c") as they
held on the day of the sheet, so that a reprint years later needs nothing else. A missing string is
"", a choice not made yet is None and prints the form's options for the pen. Longer texts may have
several lines; a line that begins with "- " prints as a bullet with a hanging indent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One person of the identity block, every field as printed.

    What follows ``unit`` is for the signature of an official: ``capacity`` is what he acts as
    ("Plt. Camat Rakumpit"); ``deputy`` who signs "a.n." for him, with NIP and position. The
    identity block keeps the person himself.
    """

    name: str = ""
    nip: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    capacity: str = ""
    deputy: str = ""
    deputy_nip: str = ""
    deputy_position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """The lines above and the place and date below.

    ``period_label`` is the choice of the PERIODE line of C and D sheets (``PeriodRef.form_label``:
    "TRIWULAN II", "AKHIR", "BULAN MEI"); "" prints all choices. ``on`` is the date on the paper;
    None leaves a dotted line for the pen.
    """

    agency: str
    period_start: date
    period_end: date
    period_label: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPiece:
    """One piece of feedback; ``giver`` is the label without colon: "Pasien (Ani)"."""

    giver: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One indicator row. ``aspect`` as printed (Kuantitas, Kualitas, Waktu, Biaya) or "".

    ``perspective`` as printed, of leaders alone: a column of A.1.2, B.1.4 and C.1.2, behind the
    bullet of A.1.1 and C.1.1 as "(Perspektif Anggaran)".

    In the qualitative approach indicator and target are one narrative in ``text``. Realisation and
    feedback stand here on C.1.3 (per indicator) and on the ResultLine for C.1.1 (per result).
    """

    text: str
    aspect: str = ""
    target: str = ""
    perspective: str = ""
    realisation: str = ""
    feedback: tuple[FeedbackPiece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine:
    """The superior's result supported, column (2) of A.1.7 and C.1.3, with its indicators."""

    text: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One RHK. ``no`` as printed, running on from main to additional results.

    Neighbours with the same ``no`` share number and column (2), as in the template of A.1.7; give
    every result its own number to print it as the annexes do. ``assigned_by`` is put behind the
    text as typed ("(Penugasan dari Camat)"); ``mark`` follows the number ("**" for study leave).
    """

    no: int
    text: str
    assigned_by: str = ""
    supports: SupportLine | None = None
    indicators: tuple[IndicatorLine, ...] = ()
    realisation: str = ""
    feedback: tuple[FeedbackPiece, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourLine:
    """One value with its guides as printed, the special expectation and the feedback on it.

    :func:`behaviour_lines` makes the seven of a form.
    """

    name: str
    guides: tuple[str, ...]
    expectation: str = ""
    feedback: tuple[FeedbackPiece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One result with its planned actions, numbered on paper."""

    no: int
    result: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What all sheets have.

    ``emblem`` is the SHA-256 of the picture (its bytes go to the renderer beside the sheet), ""
    for the neutral frame. ``practice`` prints LATIHAN lightly under the text. ``show_format``
    prints the title line "FORMAT x". ``letterhead`` are the office's lines over a form that has no
    emblem of its own; the forms are prescribed, so it is empty unless the office wants it.
    """

    form: FormCode
    head: SheetHead
    employee: Party
    assessor: Party
    rule_version: str = "PermenPANRB 6/2022"
    practice: bool = False
    show_format: bool = False
    emblem: str = ""
    letterhead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpSheet(Sheet):
    """A.1.1 and A.1.6 (qualitative), A.1.2 and A.1.7 (quantitative)."""

    main: tuple[ResultLine, ...] = ()
    additional: tuple[ResultLine, ...] = ()
    behaviours: tuple[BehaviourLine, ...] = ()
    notes: tuple[str, ...] = ()
    """Further footnotes, printed as typed (study leave: "** Ekspektasi …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexSheet(Sheet):
    """A.1.8, the compulsory annex of every SKP."""

    resources: tuple[str, ...] = ()
    accountability: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlanSheet(Sheet):
    """B.1.1; signed by the employee alone."""

    plans: tuple[ActionLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSheet(Sheet):
    """C.1.1 (qualitative), C.1.2 and C.1.3 (quantitative); signed by the assessor alone.

    ``perspective`` chooses the label of C.1.1 for JPT and heads of independent units. The curve
    drawn is that of ``achievement``; ``achievement_year`` is printed behind it when last year's was
    used because this year's came too late (reg. 3880–3883), 0 otherwise.
    """

    achievement: UnitAchievement | None = None
    achievement_year: int = 0
    main: tuple[ResultLine, ...] = ()
    additional: tuple[ResultLine, ...] = ()
    work_rating: Rating | None = None
    behaviours: tuple[BehaviourLine, ...] = ()
    behaviour_rating: Rating | None = None
    predicate: Predicate | None = None
    perspective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet(Sheet):
    """D.1.1, signed by the assessor, and D.1.2, signed by his superior.

    ``head.place`` and ``head.on`` belong to that signature (6). The employee (7) signs up to 14
    working days later: his own place and date, dotted when unknown.
    """

    superior: Party = Party()
    achievement: UnitAchievement | None = None
    achievement_year: int = 0
    predicate: Predicate | None = None
    notes: str = ""
    employee_place: str = ""
    employee_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionSheet(DocumentSheet):
    """D.1.3: the evaluation objected to, and below it what the superior decided.

    ``achievement`` and ``predicate`` are those objected to; ``decided`` is the new predicate,
    printed in 8 with ``decision``. 9 is the assessor's signature, 11 his superior's.
    """

    objection: str = ""
    explanation: str = ""
    decision: str = ""
    decided: Predicate | None = None
    explained_on: date | None = None
    decided_on: date | None = None


def behaviour_lines(
    form: FormCode,
    expectations: Mapping[int, str] | None = None,
    feedback: Mapping[int, tuple[FeedbackPiece, ...]] | None = None,
) -> tuple[BehaviourLine, ...]:
    """Return the seven values as ``form`` prints them; the mappings are by their number, 1–7."""
    return tuple(
        BehaviourLine(
            name=value.name,
            guides=value.guides,
            expectation=(expectations or {}).get(value.number, ""),
            feedback=(feedback or {}).get(value.number, ()),
        )
        for value in values_on(form)
    )


def achievement_words(value: UnitAchievement, year: int) -> str:
    """The achievement as printed, with the year it belongs to when that is an earlier one."""
    return f"{value.form_label} (CAPAIAN TAHUN {year})" if year else value.form_label
