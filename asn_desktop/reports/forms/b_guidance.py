"""B.1.6–B.1.10: coaching, mentoring, what was thought of them, competences, behaviour problems.

A part that is not filled in has empty rows for the pen and says, as the template does, who fills
it in; a filled part says nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.reports.blocks import (
    TITLE_SIZE,
    Identity,
    agency_line,
    body,
    closed,
    dated,
    footnotes,
    head_cell,
    identity,
    number,
    section,
    share,
    signatures,
)
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole, centred
from asn_desktop.reports.fitting import Align, Para, Run, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.forms.a_planning import ASSESSOR, EMPLOYEE, title_lines
from asn_desktop.reports.words import DOTS
from asn_desktop.rules.guidance import (
    ADJUSTMENT,
    BY_ASSESSOR,
    BY_EMPLOYEE,
    BY_GIVER,
    CRITERIA,
    DONE_QUESTION,
    EXPECTATION_QUESTION,
    NO,
    OPPORTUNITY_TITLE,
    OTHERS_QUESTION,
    PART_COLUMNS,
    PART_TITLES,
    PROBLEM_QUESTION,
    SCALE,
    SUBJECTS,
    YES,
    CompetencyGroup,
    GuidanceKind,
    GuidancePart,
)
from asn_desktop.views.sheets import Sheet
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencyLine,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)

GIVER = "Pimpinan/ Pihak Lain yang Diberikan\nPenugasan Khusus"
ASSESSING_GIVER = "Pimpinan atau Pihak Lain yang Diberikan\nPenugasan Khusus"
COACHING_NOTE = (
    "*Jika diperlukan penyesuaian indikator/ target kinerja maka dilakukan perubahan SKP"
)
FOREIGN = frozenset({"COACHING", "MENTORING", "MENTORING?"})
"""English words are italic in titles and heads, as in the template."""
PEN_ROWS = {GuidanceKind.COACHING: 2, GuidanceKind.MENTORING: 4}
PEN_LINES, BOX_LINES = 2, 4
"""What an empty table has for the pen: rows, lines in each, and lines of a box."""
COACHING, MENTORING = GuidanceKind.COACHING, GuidanceKind.MENTORING
Rows = Sequence[Sequence[str]]


def b_1_6(sheet: CoachingSheet, width: float) -> list[Item]:
    """Coaching (reg. 3238–3280); signed by the employee and who guides."""
    four, three = share(width, 127, 114, 120, 128), share(width, 149, 163, 177)
    items = [
        *_titles(sheet, width),
        agency_line(width, sheet.head, two_lines=True),
        *identity((29, 84, 114, 29, 98, 136), width, Identity.B, sheet.employee, sheet.assessor),
        *_table(four, COACHING, GuidancePart.GOAL, sheet.goals, BY_EMPLOYEE),
        *_table(four, COACHING, GuidancePart.FACT, sheet.facts, BY_EMPLOYEE),
        *_box(width, OPPORTUNITY_TITLE, sheet.opportunity, BY_EMPLOYEE),
        *_table(three, COACHING, GuidancePart.NEXT_STEP, sheet.next_steps, BY_GIVER),
    ]
    note = footnotes(width, COACHING_NOTE)
    return closed(items, Item(note.box, keep=True), _both_sign(sheet, width))


def b_1_7(sheet: MentoringSheet, width: float) -> list[Item]:
    """Mentoring (reg. 3348–3379); signed by the employee and who guides."""
    goal, journal = share(width, 184, 106, 122, 98), share(width, 92, 198, 122, 98)
    items = [
        *_titles(sheet, width),
        agency_line(width, sheet.head, two_lines=True),
        *identity((36, 98, 114, 29, 98, 136), width, Identity.B, sheet.employee, sheet.assessor),
        *_table(goal, MENTORING, GuidancePart.GOAL, sheet.goals, BY_EMPLOYEE),
        *_table(journal, MENTORING, GuidancePart.JOURNAL, sheet.journal, ""),
    ]
    return closed(items, _both_sign(sheet, width))


def b_1_8(sheet: GuidanceFeedbackSheet, width: float) -> list[Item]:
    """What the employee thought of the guidance (reg. 3396–3433); he alone signs.

    The template has one cell of feedback for each subject: the answers stand in it under the
    numbers of their criteria.
    """
    w = share(width, 149, 248, 106)
    head = Row(
        *(head_cell(*one) for one in zip(w, ("SUBJEK", "KRITERIA", "UMPAN BALIK"), strict=True))
    )
    answers = dict(enumerate(sheet.answers, start=1))
    rows: list[Box] = []
    for n, subject in enumerate(SUBJECTS, start=1):
        asked = [one for one in CRITERIA if one.subject == n]
        said = [
            line
            for one in asked
            if answers.get(one.number, "").strip()
            for line in _numbered(one.number, answers[one.number])
        ]
        rows.append(
            Row(
                Cell(w[0], centred([para(subject)])),
                Cell(w[1], [para(one.text, marker=f"{one.number}. ") for one in asked]),
                Cell(w[2], said),
            )
        )
    items = [*_titles(sheet, width), *_people(sheet, width, (28, 85, 146, 28, 89, 127))]
    items += body([head], rows)
    return closed(items, signatures(width, None, dated(EMPLOYEE, sheet.employee, sheet.head)))


def b_1_9(sheet: CompetencySheet, width: float) -> list[Item]:
    """Competences after guidance (reg. 3449–3519); signed by who guided."""
    w = share(width, 35, 213, 50, 205)
    why = "ALASAN TERHADAP PENILAIAN KOMPETENSI"
    names = ("NO", "KOMPETENSI PEGAWAI*", "NILAI (SKALA 1-5)", why)
    head = Row(*(head_cell(*one) for one in zip(w, names, strict=True)))
    groups = (
        (CompetencyGroup.MANAGERIAL, sheet.managerial),
        (CompetencyGroup.SOCIO_CULTURAL, sheet.socio_cultural),
        (CompetencyGroup.TECHNICAL, sheet.technical),
    )
    rows: list[Box] = []
    for n, (group, lines) in enumerate(groups, start=1):
        blank = (CompetencyLine(name="." * 10),)
        inner = [_competency(w, no, line) for no, line in enumerate(lines or blank, start=1)]
        named = Cell(sum(w[1:]), [para(group.label)])
        rows.append(Row(number(w[0], str(n)), Stack(named, *inner, lead=1)))
    items = [*_titles(sheet, width), *_people(sheet, width, (28, 85, 146, 28, 89, 127))]
    items += body([head], rows)
    items += body([section(width, "REKOMENDASI")], [_pen_box(width, sheet.recommendation)])
    items += _scale(width)
    return closed(items, signatures(width, None, dated(ASSESSING_GIVER, sheet.giver, sheet.head)))


def b_1_10(sheet: BehaviourProblemSheet, width: float) -> list[Item]:
    """The report of a behaviour problem (reg. 3569–3613); the assessor alone signs."""
    said = {True: YES, False: NO, None: f"{YES} / {NO}"}[sheet.others_too]
    blank = not (sheet.expectation or sheet.problem)
    problem = "MASALAH: APA PERMASALAHAN PERILAKU KERJA PEGAWAI DIDASARKAN PADA NILAI DASAR ASN?"
    review = "RETROSPEKTIF: APA YANG SUDAH ANDA LAKUKAN UNTUK PERBAIKAN PERILAKU KERJA PEGAWAI?"
    asked = [
        *_question(EXPECTATION_QUESTION, sheet.expectation),
        para(""),
        *_question(PROBLEM_QUESTION, sheet.problem),
        para(""),
        *centred([para(OTHERS_QUESTION), para(said)]),
    ]
    items = [*_titles(sheet, width), *_people(sheet, width, (28, 100, 131, 28, 89, 134))]
    items += body([_heading(width, problem, BY_ASSESSOR if blank else "")], [Cell(width, asked)])
    items += body(
        [_heading(width, review, "" if sheet.done else BY_ASSESSOR)],
        [Cell(width, _question(DONE_QUESTION, sheet.done))],
    )
    return closed(items, signatures(width, None, dated(ASSESSOR, sheet.assessor, sheet.head)))


# ---- parts


def _titles(sheet: Sheet, width: float) -> list[Item]:
    lines = [_italics(line) for line in title_lines(sheet) if line]
    return [Item(Whole(Cell(width, centred(lines), edge="", fixed=TITLE_SIZE)), keep=True)]


def _people(sheet: Sheet, width: float, shares: Sequence[float]) -> list[Item]:
    """The identity block of the forms that name neither agency nor period."""
    first, *rest = identity(shares, width, Identity.B, sheet.employee, sheet.assessor)
    return [Item(first.box, keep=True, before=8.0), *rest]


def _italics(text: str) -> Para:
    """English words in italics."""
    runs = [Run(word, Face.ITALIC if word in FOREIGN else Face.REGULAR) for word in text.split(" ")]
    return Para(tuple(runs))


def _heading(width: float, text: str, instruction: str) -> Cell:
    """A shaded row across the table, centred; ``instruction`` says who fills in what is empty."""
    said = [_italics(text)]
    if instruction:
        said.append(para(instruction, Face.ITALIC))
    return Cell(width, centred(said), shade=True)


def _table(
    widths: Sequence[float], kind: GuidanceKind, part: GuidancePart, rows: Rows, instruction: str
) -> list[Item]:
    """A part with its heading and unshaded column heads, repeated where it goes on."""
    heading = _heading(sum(widths), PART_TITLES[kind, part], "" if rows else instruction)
    columns = PART_COLUMNS[kind, part]
    heads = Row(
        *(
            Cell(w, centred([_italics(text)]), middle=True)
            for w, text in zip(widths, columns, strict=True)
        )
    )
    choice = ADJUSTMENT if part is GuidancePart.NEXT_STEP else -1
    made: list[Box] = [
        Row(
            *(
                _cell(w, text, choice == at)
                for at, (w, text) in enumerate(zip(widths, row, strict=True))
            )
        )
        for row in rows or [("",) * len(columns)] * PEN_ROWS[kind]
    ]
    return body([heading, heads], made)


def _cell(width: float, text: str, choice: bool) -> Cell:
    if choice:
        return Cell(width, centred([para(text or f"{YES}/ {NO}")]))
    return Cell(width, paras(text) or [para("")] * PEN_LINES)


def _box(width: float, name: str, text: str, instruction: str) -> list[Item]:
    head = _heading(width, name, "" if text else instruction)
    return body([head], [_pen_box(width, text)])


def _pen_box(width: float, text: str) -> Cell:
    return Cell(width, paras(text) or [para("")] * BOX_LINES)


def _numbered(no: int, text: str) -> list[Para]:
    """A typed text behind a number; further lines of it follow."""
    first, *more = paras(text)
    return [Para(first.runs, Align.LEFT, f"{no}. "), *more]


def _competency(widths: Sequence[float], no: int, line: CompetencyLine) -> Row:
    return Row(
        Cell(widths[1], [para(line.name, marker=f"{no}. ")]),
        Cell(widths[2], centred([para(str(line.score) if line.score else "")])),
        Cell(widths[3], paras(line.reason)),
    )


def _scale(width: float) -> list[Item]:
    """The scale is part of the form; its heading comes again on the next page."""
    w = share(width, 35, 88, 380)
    head = _heading(width, "DESKRIPSI SKALA PENILAIAN", "")
    rows: list[Box] = [
        Row(
            number(w[0], str(step.score)),
            Cell(w[1], [para(step.label)]),
            Cell(w[2], [para(step.text)]),
        )
        for step in SCALE
    ]
    first, *rest = body([head], rows)
    return [Item(first.box, keep=True, before=10.0), *rest]


def _question(question: str, answer: str) -> list[Para]:
    dots = centred([para(DOTS * 3)])
    return [*centred([para(question)]), *(paras(answer) or [*dots, *dots, *dots])]


def _both_sign(sheet: CoachingSheet | MentoringSheet, width: float) -> Item:
    left = dated(EMPLOYEE, sheet.employee, sheet.head)
    left.date = ""
    return signatures(width, left, dated(GIVER, sheet.giver, sheet.head))
