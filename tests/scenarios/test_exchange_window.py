"""Five offices report a full year to the centre, through the windows, by stick.

The staff files are the offices' own; the year is written straight into the tables (typing it is
the other stories' matter). Everything between office and centre is done at the pages: one stick is
lost, one office is restored and writes on, so that one conflict has to be decided; one sheet comes
back with a note and is corrected; every office takes its reply; and the centre's recap is the sum
of the offices'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from chapters import OFFICES, Today
from clerk import CTRL, Clerk, Key
from paper_chapters import shoot
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.merging import QuestionKind, Standing
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Approach, Aspect, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import recaps, setup
from asn_desktop.services.office import Actor, Office, SystemClock, Tx
from asn_desktop.ui.bundle.send_done import SentDialog
from asn_desktop.ui.bundle.send_place import AskFolder, PlaceDialog
from asn_desktop.ui.centre.inbox_page import AskBundles
from asn_desktop.ui.centre.merged_dialog import MergedDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.views.recaps import RecapKind
from asn_desktop.workflows import highwater, roster
from tests.helpers.exchange import Exchange, standings

FILES = {
    "Mulyorejo": ("35.78.26", "mulyorejo-duk.xlsx"),
    "Rakumpit": ("62.71.05", "rakumpit-pegawai.xlsx"),
    "Cakranegara": ("52.71.03", "cakranegara.csv"),
    "Asemrowo": ("35.78.30", "asemrowo-per-unit.xlsx"),
    "Palu": ("72.71.00", "palu-dinas-pendidikan.xlsx"),
}
LOST, RESTORED, RETURNED = "Cakranegara", "Mulyorejo", "Rakumpit"
STAFF = 4
PREDICATES = (Predicate.GOOD, Predicate.VERY_GOOD, Predicate.GOOD, Predicate.NEEDS_IMPROVEMENT)
BEFORE, CENTRES, OFFICES_OWN = (
    "Layanan loket selesai",
    "Isi yang sudah di pusat",
    "Isi dari cadangan",
)


# ---- a year


def year(tx: Tx) -> list[UUID]:
    """SKP, realisation and evaluation of every period for the first few employees; the SKP."""
    asked = sa.select(PersonNow.person_id).order_by(PersonNow.person_id).limit(STAFF + 1)
    boss, *staff = tx.session.scalars(asked).all()
    periods = tx.session.scalars(sa.select(Period).where(Period.year == 2026)).all()
    return [
        _year_of(tx, person, boss, periods, predicate)
        for person, predicate in zip(staff, PREDICATES, strict=True)
    ]


def _year_of(tx: Tx, person: UUID, boss: UUID, periods: Any, predicate: Predicate) -> UUID:
    add = tx.session.add
    whose = {"person_id": person, "assessor_id": boss}
    skp = Skp(
        **whose,
        year=2026,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        approach=Approach.QUANTITATIVE,
        family=FormFamily.STAFF,
        state=SkpState.SET,
        set_on=date(2026, 1, 20),
    )
    add(skp)
    result = WorkResult(skp_id=skp.id, section=ResultSection.MAIN, no=1, text=BEFORE)
    add(result)
    indicator = Indicator(
        work_result_id=result.id, no=1, text="Jumlah", target="300", aspect=Aspect.QUANTITY
    )
    add(indicator)
    for period in periods:
        if period.code != "AKHIR":
            where = {"work_result_id": result.id, "indicator_id": indicator.id}
            add(Realisation(**where, period_id=period.id, text="75 surat", evidence="Register"))
        add(
            Evaluation(
                **whose,
                skp_id=skp.id,
                period_id=period.id,
                state=EvaluationState.RATED,
                work_rating=Rating.MET,
                behaviour_rating=Rating.MET,
                predicate=predicate,
                note="",
                rated_on=period.ends,
            )
        )
    tx.session.flush()
    return skp.id


def result_of(office: Office, skp: UUID) -> str:
    asked = sa.select(WorkResult.text).where(WorkResult.skp_id == skp)
    return office.read(lambda tx: tx.session.scalars(asked).one())


def write(office: Office, skp: UUID, text: str) -> None:
    def edit(tx: Tx) -> None:
        row = tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id == skp)).one()
        row.text = text

    office.write(Act.EDIT_SKP, edit)


def predicates(office: Office) -> Counter[str]:
    """What the recap of the year counts."""
    found = office.read(recaps.recap, RecapKind.PREDICATES, PeriodRef(2026, "AKHIR"))
    at = [column.title for column in found.columns].index("Predikat")
    return Counter(str(row[at]) for group in found.groups for row in group.rows)


# ---- at the windows


class Desks:
    """One window at a time: :meth:`at` opens that of an office, or of the centre."""

    def __init__(
        self, world: Exchange, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.world, self.qtbot, self.theme, self.patch = world, qtbot, theme, monkeypatch

    @contextmanager
    def at(self, name: str, view: str) -> Iterator[tuple[Clerk, Any]]:
        """The window of a party, at a view of Paket."""
        party = self.world.parties[name]
        if name == "Pusat":
            party.office.actor = Actor(on_behalf_of="Ani Lestari")
        clerk = Clerk(self.qtbot, party.office, self.theme, party.folder, self.patch)
        try:
            yield clerk, self.turn(clerk, view)
        finally:
            clerk.leave()

    def turn(self, clerk: Clerk, view: str) -> Any:
        """Another view of Paket, by its key."""
        shell = clerk.go("bundle")
        number = [spec.key for spec in shell.specs()].index(view) + 1
        clerk.press(Key(ord(str(number))), CTRL)
        assert shell._current == view
        return shell.current

    def send(self, name: str) -> list[Path]:
        """Kirim ke Kabupaten: one key, a folder, what was written is told."""
        folder = self.world.stick()
        with self.at(name, "send") as (clerk, page):
            self.patch.setattr(AskFolder, "ask", lambda *_asked: folder)
            clerk.answers[PlaceDialog] = lambda dialog: dialog.ask_folder()
            told: list[SentDialog] = []
            clerk.answers[SentDialog] = told.append
            if page.banner.isVisible() and name == RESTORED:
                clerk.click_words("Lanjutkan pengiriman…", page)
            clerk.press(Key.Key_Return, CTRL)
            assert told, clerk.asked
            shoot(clerk.window, f"paket-{name.lower()}-terkirim")
        return sorted(folder.iterdir())

    def bring(self, files: list[Path]) -> None:
        """Kotak masuk: files in, everything sound merged."""
        with self.at("Pusat", "inbox") as (clerk, page):
            self.patch.setattr(AskBundles, "files", lambda *_asked: files)
            clerk.press(Key.Key_O, CTRL)
            assert page.merge_button.text() == f"Gabung {len(files)} paket"
            shoot(clerk.window, f"pusat-kotak-masuk-{len(files)}")
            clerk.answers[MergedDialog] = lambda dialog: dialog.reject()
            clerk.press(Key.Key_Return, CTRL)
            assert not page.merge_button.isEnabled()

    def answer(self) -> list[Path]:
        """Balasan: everybody who waits gets a file."""
        folder = self.world.stick()
        with self.at("Pusat", "reply") as (clerk, _page):
            self.patch.setattr(AskFolder, "ask", lambda *_asked: folder)
            clerk.answers[PlaceDialog] = lambda dialog: dialog.ask_folder()
            clerk.press(Key.Key_Return, CTRL)
            shoot(clerk.window, "pusat-balasan")
        return sorted(folder.iterdir())

    def take(self, name: str, files: list[Path]) -> None:
        """Dari pusat: the file of this office, looked at and taken."""
        code = FILES[name][0]
        (file,) = [one for one in files if f"_{code}_" in one.name]
        with self.at(name, "from_centre") as (clerk, page):
            self.patch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(file)], ""))
            asked: list[str] = []

            def agree(dialog: Question) -> None:
                asked.append(dialog.windowTitle())
                dialog.accept()

            clerk.answers[Question] = agree
            page.take()
            clerk.settle()
            assert len(asked) == 1
            shoot(clerk.window, f"paket-{name.lower()}-balasan")


@pytest.fixture
def desks(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desks]:
    """A founded centre and five enrolled offices with their staff."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: "komputer")
    today.moment = datetime(2027, 1, 12, 2, tzinfo=UTC)
    with Exchange(tmp_path, SystemClock()) as world:
        world.found()
        for name, (code, file) in FILES.items():
            office = world.join(name, code)
            roster.bring_in(office, roster.open_file(OFFICES / file))
            office.write(
                Act.SET_UP_OFFICE,
                lambda tx, name=name: setup.change_settings(tx, office_name=f"Kecamatan {name}"),
            )
        yield Desks(world, qtbot, theme, monkeypatch)


@pytest.mark.timeout(240)
def test_five_offices_report_a_full_year(desks: Desks) -> None:
    world = desks.world
    skps = {name: world.office(name).write(Act.SET_SKP, year).value for name in FILES}
    first = {name: desks.send(name) for name in FILES}
    files = [file for name in FILES if name != LOST for file in first[name]]
    desks.bring(files)  # the stick of Cakranegara never came
    assert predicates(world.centre).total() < sum(
        predicates(world.office(n)).total() for n in FILES
    )
    restore_and_write_on(desks, skps[RESTORED][0])
    again = desks.send(LOST)
    assert len(again) == 1
    desks.bring([*again, *desks.send(RESTORED)])
    decide(desks, skps[RESTORED][0])
    give_back(desks, skps[RETURNED][0])
    replies = desks.answer()
    assert len(replies) == len(FILES)
    for name in FILES:
        desks.take(name, replies)
    assert result_of(world.office(RESTORED), skps[RESTORED][0]) == CENTRES
    for name in FILES:
        if name != RETURNED:
            assert set(standings(world.office(name), skps[name])) == {"merged"}
    correct(desks, skps[RETURNED][0])
    assert {name: world.differences(name) for name in FILES} == {name: {} for name in FILES}
    assert world.held() == 0
    together = sum((predicates(world.office(name)) for name in FILES), Counter[str]())
    assert predicates(world.centre) == together
    assert together["Baik"] == 2 * len(FILES)


def restore_and_write_on(desks: Desks, skp: UUID) -> None:
    """Saved, written and sent; then the disk dies, and the same sheet is written otherwise."""
    world = desks.world
    file = world.save(RESTORED)
    write(world.office(RESTORED), skp, CENTRES)
    desks.bring(desks.send(RESTORED))
    world.restore(RESTORED, file, unlock=False)
    assert result_of(world.office(RESTORED), skp) == BEFORE
    write(world.office(RESTORED), skp, OFFICES_OWN)


def decide(desks: Desks, skp: UUID) -> None:
    """Pertanyaan: both sides are there, the centre's counts, with a reason."""
    world = desks.world
    (question,) = world.open_questions(QuestionKind.FORK)
    with desks.at("Pusat", "questions") as (clerk, page):
        desks.qtbot.waitUntil(lambda: page.desk.view is not None)
        clerk.settle()
        assert page.desk.view.row.id == question
        page.inbox.list.setFocus()
        clerk.press(Key.Key_Return)
        clerk.press(Key.Key_Right, CTRL)
        shoot(clerk.window, "pusat-pertanyaan")
        clerk.press(Key.Key_R, CTRL)
        clerk.type("Yang di pusat sudah diperiksa")
        clerk.press(Key.Key_Return, CTRL)
        assert world.open_questions(QuestionKind.FORK) == []
    assert result_of(world.centre, skp) == CENTRES


def give_back(desks: Desks, skp: UUID) -> None:
    """Pemeriksaan: another person returns one SKP with a note."""
    with desks.at("Pusat", "check") as (clerk, page):
        clerk.office.actor = Actor(on_behalf_of="Rina Wulandari")
        page.panel.show_row(skp)
        clerk.settle()
        assert page.row() is not None
        assert page.row().id == skp

        def say(dialog: TextQuestion) -> None:
            clerk.type("Target terlalu rendah")
            clerk.press(Key.Key_Return, CTRL)
            if dialog.isVisible():
                dialog.accept()

        clerk.answers[TextQuestion] = say
        shoot(clerk.window, "pusat-periksa")
        clerk.press(Key.Key_B, CTRL)
    found = standings(desks.world.centre, [skp])
    assert found == [Standing.RETURNED.value]


def correct(desks: Desks, skp: UUID) -> None:
    """The office reads the note, corrects, marks it done and sends; the centre sees it."""
    office = desks.world.office(RETURNED)
    assert standings(office, [skp]) == [Standing.RETURNED.value]
    write(office, skp, "Layanan loket selesai, 400 surat")
    desks.bring(desks.send(RETURNED))
    assert standings(desks.world.centre, [skp]) == [Standing.MERGED.value]
