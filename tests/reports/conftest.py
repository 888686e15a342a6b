"""One realistic sheet of every printed form, and a reader for what came out."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.sheets import (
    ActionLine,
    ActionPlanSheet,
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    Sheet,
    SheetHead,
    SkpSheet,
    behaviour_lines,
)


def _neighbour(name: str) -> ModuleType:
    """A module of this folder; the test folders are no packages."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


READER = _neighbour("pdf_reader")
DATA = _neighbour("examples")
DOCUMENTS = _neighbour("examples_documents")
LEADERS = _neighbour("examples_leaders")
PROGRESS = _neighbour("examples_progress")
GUIDANCE = _neighbour("examples_guidance")
STRATEGY = _neighbour("examples_strategy")


@pytest.fixture(scope="session")
def read_pdf() -> Callable[[bytes], Any]:
    """Read a PDF back: ``.pages``, ``.text``, ``.words``, ``.column(left, right)``."""
    return READER.Pdf


@pytest.fixture(scope="session")
def squeeze() -> Callable[[str], str]:
    """Join the lines of a text and its words with single spaces."""
    return READER.squeeze


@pytest.fixture
def midwife_skp() -> SkpSheet:
    return SkpSheet(
        form=FormCode.A_1_6,
        head=DATA.PUSKESMAS,
        employee=DATA.MIDWIFE,
        assessor=DATA.HEAD_OF_PUSKESMAS,
        main=DATA.MIDWIFE_MAIN,
        additional=DATA.MIDWIFE_ADDITIONAL,
        behaviours=behaviour_lines(FormCode.A_1_6, DATA.MIDWIFE_EXPECTATIONS),
    )


@pytest.fixture
def midwife_annex() -> AnnexSheet:
    return AnnexSheet(
        form=FormCode.A_1_8,
        head=DATA.PUSKESMAS,
        employee=DATA.MIDWIFE,
        assessor=DATA.HEAD_OF_PUSKESMAS,
        **DATA.MIDWIFE_ANNEX,
    )


@pytest.fixture
def midwife_evaluation() -> EvaluationSheet:
    return EvaluationSheet(
        form=FormCode.C_1_1,
        head=SheetHead(
            agency=DATA.PUSKESMAS.agency,
            period_start=DATA.PUSKESMAS.period_start,
            period_end=DATA.PUSKESMAS.period_end,
            period_label="AKHIR",
            place="X",
            on=date(2027, 1, 15),
        ),
        employee=DATA.MIDWIFE,
        assessor=DATA.HEAD_OF_PUSKESMAS,
        achievement=UnitAchievement.GOOD,
        main=DATA.MIDWIFE_MAIN,
        additional=DATA.MIDWIFE_ADDITIONAL,
        work_rating=Rating.MET,
        behaviours=behaviour_lines(
            FormCode.C_1_1, DATA.MIDWIFE_EXPECTATIONS, DATA.MIDWIFE_FEEDBACK
        ),
        behaviour_rating=Rating.ABOVE,
        predicate=Predicate.GOOD,
    )


@pytest.fixture
def sheets(
    midwife_skp: SkpSheet, midwife_annex: AnnexSheet, midwife_evaluation: EvaluationSheet
) -> Mapping[FormCode, Sheet]:
    """One realistic sheet of every printed form."""
    people = {"employee": DATA.CLERK, "assessor": DATA.SECTION_HEAD}
    found: list[Sheet] = [
        midwife_skp,
        midwife_annex,
        midwife_evaluation,
        *LEADERS.LEADERS,
        *DOCUMENTS.sheets(DATA.KECAMATAN, DATA.CLERK, DATA.SECTION_HEAD, DATA.CAMAT),
        *PROGRESS.PROGRESS,
        *GUIDANCE.sheets(DATA.KECAMATAN, DATA.CLERK, DATA.SECTION_HEAD),
        *STRATEGY.SHEETS,
        SkpSheet(
            form=FormCode.A_1_7,
            head=DATA.KECAMATAN,
            **people,
            main=DATA.CLERK_MAIN,
            additional=DATA.CLERK_ADDITIONAL,
            behaviours=behaviour_lines(FormCode.A_1_7, DATA.CLERK_EXPECTATIONS),
        ),
        ActionPlanSheet(
            form=FormCode.B_1_1,
            head=DATA.KECAMATAN,
            **people,
            plans=(
                ActionLine(
                    no=1,
                    result=DATA.CLERK_MAIN[0].text,
                    actions=(
                        "Menata ulang loket dan map berkas menurut jenis layanan mulai Januari",
                        "Memasang papan persyaratan di ruang tunggu dan di kantor kelurahan",
                        "Memeriksa register loket setiap Jumat bersama Kepala Seksi",
                    ),
                ),
                ActionLine(
                    no=2,
                    result=DATA.CLERK_MAIN[1].text,
                    actions=("Mencocokkan data dengan 6 kelurahan setiap akhir bulan",),
                ),
            ),
        ),
        EvaluationSheet(
            form=FormCode.C_1_3,
            head=DATA.KECAMATAN,
            **people,
            achievement=UnitAchievement.GOOD,
            main=DATA.CLERK_MAIN,
            additional=DATA.CLERK_ADDITIONAL,
            work_rating=Rating.ABOVE,
            behaviours=behaviour_lines(
                FormCode.C_1_3,
                DATA.CLERK_EXPECTATIONS,
                {1: (DATA.said("Pimpinan", "ramah dan sigap, jadi contoh bagi loket lain"),)},
            ),
            behaviour_rating=Rating.MET,
            predicate=Predicate.GOOD,
        ),
        DocumentSheet(
            form=FormCode.D_1_1,
            head=DATA.KECAMATAN,
            **people,
            superior=DATA.CAMAT,
            achievement=UnitAchievement.GOOD,
            predicate=Predicate.GOOD,
            notes="Diusulkan mengikuti pelatihan pelayanan prima tingkat lanjut pada tahun 2027.\n"
            "Pertahankan ketelitian dalam pemutakhiran data monografi kelurahan.",
            employee_place="Mulyorejo",
        ),
    ]
    return {sheet.form: sheet for sheet in found}
