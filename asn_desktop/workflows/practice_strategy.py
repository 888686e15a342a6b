"""The head's strategy and role matrix in the practice office."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.services import matrix, workblocks
from asn_desktop.services.office import Tx
from asn_desktop.views.strategy import WorkblockField

_HEAD = {
    WorkblockField.TITLE: "Loket satu pintu dengan antrean daring dan janji waktu selesai",
    WorkblockField.PARTIES: "Seksi pelayanan, kelurahan, Dispendukcapil, Diskominfo",
    WorkblockField.FINISH: "12 bulan",
    WorkblockField.BENEFICIARIES: "Warga kecamatan",
    WorkblockField.GOAL: "Warga mengetahui kapan suratnya selesai dan tidak datang dua kali",
    WorkblockField.BUDGET: "Rp48.500.000",
}
_LINES = (
    (
        StrategyPart.ACTIVITIES,
        StrategyKind.ROUTINE,
        (
            "Mengurangi waktu tunggu dengan memeriksa kelengkapan berkas sejak di antrean",
            "Menjaga mutu surat dengan lembar periksa sebelum ditandatangani",
        ),
    ),
    (
        StrategyPart.ACTIVITIES,
        StrategyKind.TRANSFORMING,
        ("Memindahkan pengambilan nomor dan pemberitahuan selesai ke telepon warga",),
    ),
    (
        StrategyPart.MILESTONES,
        StrategyKind.ROUTINE,
        ("Surat pengantar selesai pada hari yang sama",),
    ),
    (
        StrategyPart.MILESTONES,
        StrategyKind.TRANSFORMING,
        ("Antrean daring dipakai separuh pemohon",),
    ),
)


def write_strategy(tx: Tx, skp_id: UUID, person_id: UUID, year: int) -> None:
    """Write one workblock for the first indicator, and the matrix of who supports what."""
    indicators = workblocks.strategy(tx, person_id, year).indicators
    block = workblocks.add(tx, skp_id, indicators[0].id if indicators else None)
    for field, text in _HEAD.items():
        workblocks.change(tx, block, field, text)
    for part, kind, texts in _LINES:
        workblocks.add_lines(tx, block, part, kind, texts)
        tx.session.flush()
    matrix.create(tx, skp_id)
