"""Papers of the keys: what must be read aloud, typed or scanned stands on them."""

from __future__ import annotations

from datetime import date

import pytest

from asn_desktop.reports.enrolment import render_letter, render_recovery, render_roots
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.places import EnrolLetter, PaperHead, RecoverySheet, RootsRecord
from asn_desktop.workflows import qr
from tests.reports.pdf_reader import Pdf


def pages_of(data: bytes) -> list[str]:
    return [page.text for page in Pdf(data).pages]


HEAD = PaperHead(
    letterhead=Letterhead(("PEMERINTAH KOTA PALANGKA RAYA", "KECAMATAN RAKUMPIT"), None),
    agency="Kota Palangka Raya",
    office="Kecamatan Rakumpit",
    place="Rakumpit",
    on=date(2026, 7, 2),
)
SECRET = "AGE-SECRET-KEY-1QQPZRYX9GF2TVDW0S3JN54KHCE6MUA7LQQPZRYX9GF2TVDW0S3JN54KHC"


def _letter(*, renews: bool = False) -> EnrolLetter:
    code = qr.matrix("DAFTAR1:" + "A" * 320)
    return EnrolLetter(
        HEAD, "32.04.17", "Kecamatan Rakumpit", "482109375566", "ab" * 8, code, renews
    )


@pytest.mark.parametrize("paper", list(Paper))
def test_the_letter_shows_the_number_in_groups_on_one_page(paper: Paper) -> None:
    (page,) = pages_of(render_letter(_letter(), paper=paper))
    assert "4821 0937 5566" in page.replace("\xa0", " ").replace("   ", " ")
    for words in ("32.04.17", "Kecamatan Rakumpit", "Rakumpit, 2 Juli 2026", "cap"):
        assert words in page
    assert "kunci baru" in pages_of(render_letter(_letter(renews=True), paper=paper))[0]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_record_names_the_keepers_and_the_fingerprint(paper: Paper) -> None:
    keepers = (("Drs. Ahmad", "a1" * 8), ("Siti, S.E.", "b2" * 8), ("Budi, S.H.", "c3" * 8))
    (page,) = pages_of(render_roots(RootsRecord(HEAD, "123456789012", keepers), paper=paper))
    assert "1234 5678 9012" in page.replace("\xa0", " ").replace("   ", " ")
    for name, key in keepers:
        assert name in page
        assert key in page


@pytest.mark.parametrize("paper", list(Paper))
def test_the_sheet_for_the_safe_holds_the_whole_key(paper: Paper) -> None:
    sheet = RecoverySheet(HEAD, SECRET, "age1" + "q" * 58, qr.matrix(SECRET))
    (page,) = pages_of(render_recovery(sheet, paper=paper))
    assert SECRET in "".join(page.replace("\ufffe", "").split())
