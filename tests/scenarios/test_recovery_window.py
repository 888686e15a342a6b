"""A destroyed office comes back through the window, and the day's work goes on in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from clerk import CTRL, Clerk, Key
from paper_chapters import shoot
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.bundles import container
from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services.office import Office, Tx
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.workflows import backup, highwater
from tests.conftest import FixedClock
from tests.helpers.documents import write_documents
from tests.helpers.exchange import Exchange, texts_of
from tests.helpers.recovering import NAME, begin, destroy, staff

Make = Callable[..., Any]


@pytest.mark.timeout(120)
def test_a_new_computer_is_filled_at_dari_pusat_and_worked_on(
    qtbot: QtBot,
    theme: Theme,
    clock: FixedClock,
    tmp_path: Path,
    make_person: Make,
    make_skp: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: "komputer")
    with Exchange(tmp_path, clock) as world:
        office = begin(world)
        staff(office, make_person)
        boss = make_person(
            office, "Kepala Seksi", position="Kepala Seksi", heads=True, unit="Seksi"
        )
        draft = make_skp(
            office, make_person(office, "Dewi", assessor=boss), boss, state=SkpState.DRAFT
        )
        eko = write_documents(office, make_person(office, "Eko", assessor=boss), boss)
        unrated = eko.skp
        office.write(Act.REOPEN_EVALUATION, unrate, eko.evaluation)
        world.bring(world.send(NAME))
        world.take(NAME, world.answer(NAME))
        before = texts_of(office)
        office = destroy(world, tmp_path / "komputer-baru")
        with monkeypatch.context() as small:
            small.setattr(container, "WRITE_LIMIT", 7_000)
            files = world.recovery(NAME)
        assert len(files) > 1
        clerk = Clerk(qtbot, office, theme, tmp_path / "komputer-baru", monkeypatch)
        try:
            take(clerk, files, monkeypatch)
            assert texts_of(office) == before
            edit(clerk, draft)
            rate(clerk, unrated)
        finally:
            clerk.leave()
        assert backup.check(office) == []
        world.bring(world.send(NAME))
        assert (world.open_questions(), world.held(), world.differences(NAME)) == ([], 0, {})
        assert text_of(world.centre, draft) == "Baru"


def unrate(tx: Tx, evaluation: Any) -> None:
    """Everything is there but the rating."""
    row = tx.session.get_one(Evaluation, evaluation)
    for each in tx.session.scalars(
        sa.select(Feedback).where(Feedback.evaluation_id == row.id)
    ).all():
        tx.session.delete(each)
    tx.session.flush()
    tx.session.delete(row)


def take(clerk: Clerk, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Dari pusat: all files chosen at once, each told before it is taken."""
    shell = clerk.go("bundle")
    number = [spec.key for spec in shell.specs()].index("from_centre") + 1
    clerk.press(Key(ord(str(number))), CTRL)
    names = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: (names, ""))
    told: list[str] = []

    def agree(dialog: Question) -> None:
        told.append(dialog.windowTitle())
        dialog.accept()

    clerk.answers[Question] = agree
    shell.current.take()
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: len(told) == len(files))
    clerk.settle()
    assert all(title.startswith("Pemulihan nomor") for title in told)
    assert len(shell.current.panel.model.rows) == len(files) + len(("kit",))
    shoot(clerk.window, "paket-pemulihan")


def edit(clerk: Clerk, skp: Any) -> None:
    """A recovered sheet is typed over, taken back with Ctrl+Z, typed again."""
    before = text_of(clerk.office, skp)
    clerk.window.open("skp", skp=skp)
    clerk.settle()
    grid = clerk.window.page("skp").editor.grid
    result = clerk.office.read(
        lambda tx: tx.session.scalars(first_of(skp).with_only_columns(WorkResult.id)).first()
    )
    for again in (True, False):
        assert grid.stand_in(result, "text")
        clerk.type("Baru")
        clerk.press(Key.Key_Tab)
        assert text_of(clerk.office, skp) == "Baru"
        if again:
            clerk.press(Key.Key_Z, CTRL)
            assert text_of(clerk.office, skp) == before


def rate(clerk: Clerk, skp: Any) -> None:
    """The run of who is not rated yet: two keys, Ctrl+Enter."""
    clerk.choose_period("Triwulan II")
    page = clerk.go("evaluation")
    clerk.click_words("Buka penilaian", page)
    clerk.press(Key.Key_Return, CTRL)
    assert clerk.window.current == "run"
    for key in (Key.Key_2, Key.Key_2):
        clerk.press(key)
    clerk.press(Key.Key_Return, CTRL)
    asked = sa.select(Evaluation.predicate).where(Evaluation.skp_id == skp)
    assert clerk.office.read(lambda tx: list(tx.session.scalars(asked)))


def first_of(skp: Any) -> Any:
    return sa.select(WorkResult.text).where(WorkResult.skp_id == skp).order_by(WorkResult.no)


def text_of(office: Office, skp: Any) -> str:
    return office.read(lambda tx: tx.session.scalars(first_of(skp)).first()) or ""
