"""What was typed before a crash goes back by the act it was typed for, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from documents import Documents, set_up, write_documents

import asn_desktop
from asn_desktop.models.planning import Skp
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import drafts, evaluation
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.drafts import DraftKey


@pytest.fixture
def made(office: Office, make_person: Callable[..., Any]) -> Documents:
    set_up(office)
    assessor = make_person(office, name="Camat Satu", heads=True)
    return write_documents(office, make_person(office, "Staf Satu", assessor=assessor), assessor)


def bring_back(office: Office, key: DraftKey, text: str) -> None:
    office.write(Act.KEEP_DRAFT, drafts.keep, key, text)
    office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, key)


def test_a_set_skp_and_a_finished_evaluation_take_no_draft(office: Office, made: Documents) -> None:
    note = DraftKey("evaluation", made.evaluation, "note")
    with pytest.raises(Refused, match=r"evaluation\.closed"):
        bring_back(office, note, "Lain sama sekali")
    with pytest.raises(Refused, match=r"skp\.not_editable"):
        bring_back(office, DraftKey("indicator", made.indicators[0], "target"), "9")
    assert len(office.read(drafts.left_behind)) == 2  # refused, not lost


def test_an_open_document_takes_it_as_the_act_would(office: Office, made: Documents) -> None:
    def reopen(tx: Tx) -> None:
        tx.session.get_one(Skp, made.skp).state = SkpState.DRAFT
        evaluation.reopen(tx, made.evaluation, "Salah ketik")

    def setting(tx: Tx) -> None:
        tx.session.get_one(Skp, made.skp).state = SkpState.SET

    office.write(Act.REOPEN_EVALUATION, reopen)
    bring_back(office, DraftKey("work_result", made.results[0], "text"), "  Surat selesai ")
    bring_back(office, DraftKey("indicator", made.indicators[0], "target"), "1.300 surat")
    bring_back(office, DraftKey("evaluation", made.evaluation, "note"), "Pertahankan.")
    bring_back(office, DraftKey("person", made.person, "note"), "Cuti di bulan Mei")
    draft = office.read(lambda tx: tx.session.scalars(sa.select(Realisation.id)).first())
    office.write(Act.SET_SKP, setting)
    bring_back(office, DraftKey("realisation", draft, "evidence"), "Register dan foto")
    with pytest.raises(Refused, match=r"person\.name_missing"):
        bring_back(office, DraftKey("person", made.person, "name"), " ")
    whole = office.read(evaluation.person_evaluation, made.evaluation)
    assert whole.results[0].text == "Surat selesai"
    assert whole.results[0].indicators[0].target == "1.300 surat"
    assert whole.note == "Pertahankan."
    done = [one.realised for result in whole.results for one in result.indicators]
    assert [one.evidence for one in done if one and one.text] == [
        "Register dan foto", "Register loket"
    ]  # fmt: skip


def test_every_kind_of_field_that_is_kept_can_come_back() -> None:
    """Each ``DraftKey("kind", …)`` of the window has its act."""
    sources = Path(asn_desktop.__file__).parent.joinpath("ui").rglob("*.py")
    kinds = {
        kind
        for source in sources
        for kind in re.findall(r'DraftKey\("(\w+)"', source.read_text(encoding="utf-8"))
    }
    assert kinds
    assert kinds <= drafts.ACTS.keys()
