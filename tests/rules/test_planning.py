"""The small code lists of an SKP and the words that go with them."""

from __future__ import annotations

import pytest

from asn_desktop.rules.planning import (
    Perspective,
    ResultSource,
    assignment_words,
    typed_perspective,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", ""),
        ("Kepala Puskesmas", "(Penugasan dari Kepala Puskesmas)"),
        ("Penugasan dari Camat", "(Penugasan dari Camat)"),
        ("(penugasan dari Tim Kerja A)", "(penugasan dari Tim Kerja A)"),
    ],
)
def test_who_gave_the_task_is_printed_in_brackets(typed: str, printed: str) -> None:
    assert assignment_words(typed) == printed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # As in Anak Lampiran 3 Tabel 4 (reg. 6625–6638)
        ("LAKIP mencapai predikat A (Perspektif Penguatan Internal)", Perspective.STRENGTHENING),
        ("Komplain berkurang (Perspektif Penerima Layanan)", Perspective.RECIPIENTS),
        ("Direktif selesai (perspektif  proses bisnis).", Perspective.PROCESS),
        ("Serapan naik – Perspektif Anggaran", Perspective.BUDGET),
        ("Perspektif Anggaran naik dari tahun lalu", None),
        ("Serapan anggaran", None),
        ("", None),
    ],
)
def test_a_perspective_written_behind_a_bullet_is_read(
    text: str, found: Perspective | None
) -> None:
    assert typed_perspective(text) is found


def test_what_comes_from_a_plan_is_told_from_what_the_assessor_ranks() -> None:
    ranked = {each for each in ResultSource if not each.is_plan}
    assert ranked == {ResultSource.DIRECTIVE, ResultSource.INITIATIVE}
