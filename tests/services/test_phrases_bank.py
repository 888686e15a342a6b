"""The office's phrase bank: pasted, changed, removed, and offered where feedback is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import evaluation_run, feedback, phrases_bank, undo
from asn_desktop.services import periods as period_service
from asn_desktop.services.office import Office
from asn_desktop.views.asking import PhraseRow
from asn_desktop.views.lists import ListQuery


def add(office: Office, *lines: str, positive: bool | None = None) -> Any:
    return office.write(Act.EDIT_PHRASES, phrases_bank.add, lines, positive).value


def rows(office: Office, **filters: object) -> list[PhraseRow]:
    return list(office.read(phrases_bank.find, ListQuery(filters=filters)).rows)


def test_lines_are_pasted_once(office: Office) -> None:
    made = add(office, " {nama} rapi. ", "", "Percepat  {hasil}.", "{NAMA} rapi.", positive=True)
    assert (made.made, made.before) == (2, 1)
    assert [(one.text, one.places, one.positive) for one in rows(office)] == [
        ("{nama} rapi.", "{nama}", True),
        ("Percepat {hasil}.", "{hasil}", True),
    ]
    assert rows(office, positive=False) == []


def test_a_sentence_is_changed_and_removed_and_brought_back(office: Office) -> None:
    add(office, "satu", "dua")
    first, second = rows(office)
    office.write(Act.EDIT_PHRASES, phrases_bank.change, first.id, "satu {periode}", False)
    with pytest.raises(Refused, match=r"voices\.phrase_known"):
        office.write(Act.EDIT_PHRASES, phrases_bank.change, second.id, "SATU {periode}", None)
    assert office.write(Act.EDIT_PHRASES, phrases_bank.remove, [first.id]).value == 1
    assert office.read(phrases_bank.texts) == ("dua",)
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(phrases_bank.meant) == {"satu {periode}": False}


def test_refusals(office: Office) -> None:
    with pytest.raises(Refused, match=r"voices\.phrase_missing"):
        add(office, "  ")
    with pytest.raises(Refused, match=r"voices\.placeholder"):
        add(office, "{jabatan} rapi")


def test_they_are_offered_in_the_record_and_in_the_run(
    office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> None:
    office.write(Act.SET_UP_PERIODS, period_service.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono")
    person = make_person(office, "Eka", assessor=head)
    make_skp(office, person, head)
    add(office, "{nama} rapi.", positive=True)
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    record = office.read(feedback.record_of, person, period)
    assert record is not None
    assert (record.phrases[0], record.meant) == ("{nama} rapi.", {"{nama} rapi.": True})
    assert office.read(evaluation_run.run, head, period).phrases[0] == "{nama} rapi."
    place = record.places()[0]
    assert (place.result, place.goal) == ("Surat pengantar KTP selesai sesuai standar", "300")
