"""B.1.2 to B.1.5: the clerk's quarter documented, and records of feedback of three posts.

The leader's and the midwife's record say what their evaluations in the annexes say (AL 4 Tabel 1,
AL 5 Tabel 3).
"""

from __future__ import annotations

from dataclasses import replace

import examples as data
import examples_leaders as leaders

from asn_desktop.rules.forms import FormCode
from asn_desktop.views.sheets import EvaluationSheet, Sheet, behaviour_lines
from asn_desktop.views.sheets_progress import (
    DocumentationSheet,
    DocumentedAction,
    DocumentedLine,
    FeedbackRecordSheet,
)

QUARTER = replace(data.KECAMATAN, period_label="TRIWULAN II", on=None)

DOCUMENTED = DocumentationSheet(
    form=FormCode.B_1_2,
    head=QUARTER,
    employee=data.CLERK,
    assessor=data.SECTION_HEAD,
    lines=(
        DocumentedLine(
            no=1,
            result=data.CLERK_MAIN[0].text,
            actions=(
                DocumentedAction(
                    action="Menata ulang loket dan map berkas menurut jenis layanan mulai Januari",
                    realisation="Empat loket tertata sejak 18 April; rata-rata layanan turun dari "
                    "21 menjadi 14 menit.\n"
                    "Bukti dukung: foto loket dan register antrean April–Juni",
                ),
                DocumentedAction(
                    action="Memasang papan persyaratan di ruang tunggu dan di kantor kelurahan"
                ),
                DocumentedAction(
                    action="Memeriksa register loket setiap Jumat bersama Kepala Seksi",
                    realisation="12 dari 13 pemeriksaan selesai (berita acara 3 April s.d. "
                    "26 Juni 2026)",
                ),
            ),
        ),
        DocumentedLine(
            no=2,
            result=data.CLERK_MAIN[1].text,
            realised=(
                "96 % data monografi cocok\nBukti dukung: rekap pencocokan 6 kelurahan",
                "Laporan triwulan disampaikan 2 Juli 2026",
            ),
        ),
        DocumentedLine(no=3, result=data.CLERK_ADDITIONAL[0].text),
    ),
)


def _record_of(sheet: EvaluationSheet, form: FormCode) -> FeedbackRecordSheet:
    """The same results, realisations and feedback as in an evaluation of the annexes."""
    return FeedbackRecordSheet(
        form=form,
        head=replace(sheet.head, on=None),
        employee=sheet.employee,
        assessor=sheet.assessor,
        main=sheet.main,
        additional=sheet.additional,
        behaviours=sheet.behaviours,
    )


MIDWIFE = FeedbackRecordSheet(
    form=FormCode.B_1_3,
    head=replace(data.PUSKESMAS, period_label="TRIWULAN II", on=None),
    employee=data.MIDWIFE,
    assessor=data.HEAD_OF_PUSKESMAS,
    main=data.MIDWIFE_MAIN,
    additional=data.MIDWIFE_ADDITIONAL,
    behaviours=behaviour_lines(FormCode.B_1_3, data.MIDWIFE_EXPECTATIONS, data.MIDWIFE_FEEDBACK),
)
LEADER = next(
    _record_of(sheet, FormCode.B_1_4)
    for sheet in leaders.LEADERS
    if isinstance(sheet, EvaluationSheet) and sheet.form is FormCode.C_1_2
)
CLERK = FeedbackRecordSheet(
    form=FormCode.B_1_5,
    head=QUARTER,
    employee=data.CLERK,
    assessor=data.SECTION_HEAD,
    main=data.CLERK_MAIN,
    additional=(),
    behaviours=behaviour_lines(
        FormCode.B_1_5,
        data.CLERK_EXPECTATIONS,
        {
            1: (
                data.said("Pimpinan", "ramah dan sigap, jadi contoh bagi loket lain"),
                data.said("Stakeholder terkait (Lurah Kejawan Putih)", "mudah dihubungi"),
            ),
            7: (data.said("Rekan kerja setingkat (Rina Rahayu, S.IP.)", "selalu mau membantu"),),
        },
    ),
)
PROGRESS: tuple[Sheet, ...] = (DOCUMENTED, MIDWIFE, LEADER, CLERK)
