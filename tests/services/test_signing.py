"""Plt., Plh. and "a.n." as dated data: on the paper of their day, and on none other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.people import ActingKind
from asn_desktop.services import paper, people_edit, people_signing, people_spans, sheet_list
from asn_desktop.services.office import Office
from asn_desktop.services.people_at import party_on
from asn_desktop.views.people import NewActing, NewSigning, SpanKind
from asn_desktop.views.sheet_kinds import read_sheet
from asn_desktop.workflows.sentences import say

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def people(office: Office, make_person: Callable[..., UUID]) -> dict[str, UUID]:
    set_up(office)
    camat = make_person(office, "Drs. Darmawan Lukman, M.M.", position="Camat Rakumpit")
    secretary = make_person(
        office, "Siti Aminah, S.E.", position="Sekretaris Kecamatan", assessor=camat
    )
    clerk = make_person(office, "Nur Ratna, M.M.", assessor=camat)
    return {"camat": camat, "secretary": secretary, "clerk": clerk}


def delegate(
    office: Office, official: UUID, signer: UUID, first: date, last: date | None = None
) -> UUID:
    new = NewSigning(signer_id=signer, first=first, last=last, decree="800/12/2026")
    return office.write(Act.DELEGATE_SIGNING, people_signing.delegate_signing, official, new).value


def test_who_acts_signs_as_what_he_acts(office: Office, people: dict[str, UUID]) -> None:
    new = NewActing(
        kind=ActingKind.PLH, position="Camat Rakumpit", first=JUNE, last=date(2026, 6, 30)
    )
    office.write(Act.APPOINT_ACTING, people_edit.appoint_acting, people["secretary"], new)
    acting = office.read(party_on, people["secretary"], date(2026, 6, 15))
    assert acting.capacity == "Plh. Camat Rakumpit"
    assert acting.position == "Sekretaris Kecamatan / Plh. Camat Rakumpit"
    assert office.read(party_on, people["secretary"], JULY).capacity == ""


def test_a_delegated_signature_holds_for_its_days(office: Office, people: dict[str, UUID]) -> None:
    delegate(office, people["camat"], people["secretary"], JUNE, date(2026, 6, 30))
    party = office.read(party_on, people["camat"], date(2026, 6, 30))
    assert party.name == "Drs. Darmawan Lukman, M.M."
    assert (party.capacity, party.deputy, party.deputy_position) == (
        "Camat Rakumpit",
        "Siti Aminah, S.E.",
        "Sekretaris Kecamatan",
    )
    after = office.read(party_on, people["camat"], JULY)
    assert (after.capacity, after.deputy) == ("", "")


def test_a_new_signer_ends_the_one_before(office: Office, people: dict[str, UUID]) -> None:
    delegate(office, people["camat"], people["secretary"], JUNE)
    delegate(office, people["camat"], people["clerk"], JULY)
    before, then = (
        office.read(party_on, people["camat"], day).deputy for day in (date(2026, 6, 30), JULY)
    )
    assert (before, then) == ("Siti Aminah, S.E.", "Nur Ratna, M.M.")


def test_what_cannot_be_delegated_is_refused(office: Office, people: dict[str, UUID]) -> None:
    delegate(office, people["secretary"], people["clerk"], JUNE)
    for official, signer, last, code in (
        ("camat", "camat", None, "signing.self"),
        ("camat", "clerk", date(2026, 5, 1), "signing.reversed"),
        ("camat", "secretary", None, "signing.chain"),
    ):
        with pytest.raises(Refused) as refusal:
            delegate(office, people[official], people[signer], JUNE, last)
        assert refusal.value.findings[0].code == code
        assert say(refusal.value.findings[0])


def test_delegating_voids_unsigned_paper_and_a_reprint_stays_as_it_was(
    office: Office, people: dict[str, UUID]
) -> None:
    documents: Documents = write_documents(office, people["clerk"], people["camat"])
    version = office.write(Act.SEAL, paper.seal, FormCode.D_1_1, documents.evaluation).value
    office.write(Act.PRINTED, paper.mark_printed, [version.id])
    row = delegate(office, people["camat"], people["secretary"], JUNE)
    life = office.read(sheet_list.life_of, version.id)
    assert life.row.state is SheetEventKind.VOID
    words = [say(each) for each in life.row.changed]
    assert "wakil penanda tangan pejabat penilai: – → Siti Aminah, S.E." in words
    fresh = office.write(Act.SEAL, paper.seal, FormCode.D_1_1, documents.evaluation).value
    sealed = read_sheet(fresh.content).assessor
    assert sealed.deputy == "Siti Aminah, S.E."
    # Signed: what it was signed as stays, also when the delegation is taken back.
    office.write(Act.PRINTED, paper.mark_printed, [fresh.id])
    office.write(Act.SIGNED, paper.record, SheetEventKind.SIGNED, [fresh.id], date(2026, 7, 2))
    office.write(Act.DELEGATE_SIGNING, people_spans.remove, SpanKind.SIGNING, row)
    assert office.read(sheet_list.row_of, fresh.id).state is SheetEventKind.SIGNED
    assert read_sheet(office.read(paper.read_version, fresh.id).content).assessor == sealed
    assert replace(sealed, deputy="").deputy_position == "Sekretaris Kecamatan"
