"""The strip of facts beside the rating: what is known in words, what is not as missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import uuid4

from pytestqt.qtbot import QtBot

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.following import MeasureKind
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.ui.evaluation.followed import FollowedStrip, lines_of, missing_of, words_of
from asn_desktop.views.complaints import Promise, Timing
from asn_desktop.views.followed import (
    ComplaintFacts,
    IndexFacts,
    LogFacts,
    MeasureFacts,
    SourceFacts,
    UnsignedFacts,
    YearFacts,
)

NOTHING = Timing(count=0, median=None, p90=None, within=None, waiting=2, overdue=0)
ALL = YearFacts(
    person_id=uuid4(),
    log=LogFacts(
        entries=61, days=58, workdays=60, gaps=(date(2026, 8, 3), date(2026, 8, 4)),
        approved=50, waiting=11, returned=0, late=3,
    ),
    sources=(
        SourceFacts(
            giver=GiverKind.PEER, count=2, positive=1, negative=1, quotes=("Sigap.", "Lambat.")
        ),
    ),
    unsigned=(
        UnsignedFacts(kind=VoiceKind.PEER, answers=8, words=("Harmonis: 5 baik",),
                      texts=("Ramah",)),
        UnsignedFacts(kind=VoiceKind.PUBLIC, answers=3),
    ),
    indexes=(IndexFacts(name="TW III", index=Decimal("84.32"), category="B", answers=150),),
    complaints=ComplaintFacts(
        count=31, open=2,
        response=Timing(29, Fraction(681, 2), 720, Fraction(25, 29), 2, 1),
        completion=NOTHING, promise=Promise(480, 2400),
    ),
    files=12,
    measures=(
        MeasureFacts(
            kind=MeasureKind.GUIDE, on=date(2026, 7, 9), text="Didampingi.", work_result_id=None
        ),
    ),
    taken_over={uuid4(): "Tidak dapat diselesaikan."},
)  # fmt: skip


def test_every_fact_is_said_and_nothing_is_averaged() -> None:
    told = dict(lines_of(ALL))
    assert told["Catatan harian"] == (
        "61 catatan pada 58 dari 60 hari kerja · 2 hari kosong (3 Agustus 2026, 4 Agustus 2026) · "
        "11 menunggu persetujuan · 3 terlambat ditulis"
    )
    assert told["Umpan balik"] == "Rekan kerja setingkat 2 (1 positif, 1 tidak positif)"
    assert told["Rekan kerja setingkat, tanpa nama"] == "8 jawaban, lihat kutipan"
    assert told["Masyarakat, tanpa nama"] == "3 jawaban, belum ditampilkan"
    assert told["Survei kepuasan"] == "84,32 (B) dari 150 jawaban · TW III"
    assert told["Pengaduan"] == (
        "31 pengaduan · 2 belum selesai · median tanggapan 5 jam 41 menit kerja, 86,2 % dalam 8 jam"
    )
    assert told["Diambil alih"] == "Tidak dapat diselesaikan."
    assert not list(missing_of(ALL))
    assert [words for _label, words in words_of(ALL)] == [
        "“Sigap.”\n“Lambat.”",
        "Harmonis: 5 baik",
        "“Ramah”",
        "Pembinaan dilakukan: Didampingi.",
    ]


def test_what_is_missing_is_said_to_be_missing(qtbot: QtBot) -> None:
    strip = FollowedStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.show_facts(YearFacts(person_id=uuid4()))
    assert strip.more.isHidden()  # nobody said anything
    assert list(missing_of(YearFacts(person_id=uuid4()))) == [
        "catatan harian",
        "umpan balik",
        "survei kepuasan",
        "pengaduan",
        "berkas bukti dukung",
    ]


def test_quotes_open_and_shut(qtbot: QtBot) -> None:
    strip = FollowedStrip()
    qtbot.addWidget(strip)
    strip.show_facts(ALL)
    strip.more.click()
    assert not strip._words.isHidden()
    assert strip.more.text() == "Tutup kutipan"
    strip.show_facts(YearFacts(person_id=ALL.person_id))  # all of it was taken back
    assert strip._words.isHidden()
