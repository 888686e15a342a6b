"""The document of a superior (D.1.2) and that after an objection (D.1.3), of the clerk's year.

The annexes of the law have no example of either; every word is ours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, UnitAchievement
from asn_desktop.views.sheets import DocumentSheet, ObjectionSheet, Party, Sheet, SheetHead


def sheets(head: SheetHead, clerk: Party, assessor: Party, camat: Party) -> tuple[Sheet, ...]:
    """D.1.2 and D.1.3 of one person."""
    quarter = replace(
        head,
        period_start=date(2026, 4, 1),
        period_end=date(2026, 6, 30),
        period_label="TRIWULAN II",
        on=date(2026, 7, 28),
    )
    late = DocumentSheet(
        form=FormCode.D_1_2,
        head=quarter,
        employee=clerk,
        assessor=assessor,
        superior=camat,
        achievement=UnitAchievement.GOOD,
        predicate=Predicate.GOOD,
        notes="Dinilai Camat karena jendela penilaian triwulan II berakhir tanpa penilaian.\n"
        "Pertahankan ketelitian dalam pemutakhiran data monografi kelurahan.",
        employee_place="Mulyorejo",
    )
    changed = ObjectionSheet(
        form=FormCode.D_1_3,
        head=replace(quarter, on=date(2026, 8, 20)),
        employee=clerk,
        assessor=assessor,
        superior=camat,
        achievement=UnitAchievement.GOOD,
        predicate=Predicate.NEEDS_IMPROVEMENT,
        notes="Perlu lebih teliti dalam penulisan surat keterangan.",
        employee_place="Mulyorejo",
        objection="Surat yang dikembalikan hanya 1,1% dari target paling banyak 2% menurut "
        "register loket, dan umpan balik Ketua RW 05 positif. Rating hasil kerja dibawah "
        "ekspektasi tidak sesuai dengan bukti dukung tersebut.",
        explanation="Penilaian didasarkan pada keluhan bulan April. Register loket bulan Mei dan "
        "Juni belum kami periksa pada saat menilai.",
        decision="Realisasi triwulan II sesuai dengan register loket. Direkomendasikan mengikuti "
        "pelatihan pelayanan prima tingkat lanjut.",
        decided=Predicate.GOOD,
        explained_on=date(2026, 8, 18),
        decided_on=date(2026, 8, 20),
    )
    return late, changed
