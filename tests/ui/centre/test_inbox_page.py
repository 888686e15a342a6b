"""The inbox by keys: many files at once, looked at, merged, answered, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from asn_desktop.rules.merging import BundleState
from asn_desktop.services.office import Actor
from asn_desktop.ui.bundle.send_place import PlaceDialog
from asn_desktop.ui.centre import merged_dialog, receipt_dialog, replied
from asn_desktop.ui.centre.inbox_looks import state_of
from asn_desktop.ui.centre.inbox_page import AskBundles, InboxPage
from asn_desktop.ui.centre.inbox_side import WIDTH
from asn_desktop.ui.centre.reply_page import ReplyPage
from asn_desktop.ui.errors import RefusedDialog
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.tables.page import LEAST_SIDE
from asn_desktop.ui.theme import Theme, px
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.merging import Preview
from tests.helpers.centre_pair import Pair, exchange
from tests.helpers.room import Elsewhere, Room

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pair(
    tmp_path: Path, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> Iterator[Pair]:
    with exchange(tmp_path, make_person, make_skp) as made:
        made.centre.actor = Actor(on_behalf_of="Ani")
        yield made


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, pair: Pair) -> Iterator[Room]:
    specs = (
        PageSpec("inbox", "Kotak masuk", "package", InboxPage),
        PageSpec("reply", "Balasan", "send", ReplyPage),
        PageSpec("bundle", "Paket", "package", Elsewhere),
    )
    made = Room(pair.centre, specs)
    yield made
    made.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """What the dialogs at the end were told; merging is answered with "Tutup"."""
    said: dict[str, list[Any]] = {"taken": [], "merged": [], "refused": []}
    monkeypatch.setattr(
        merged_dialog.TakenDialog,
        "tell",
        classmethod(lambda _kind, _parent, found: said["taken"].append(found)),
    )
    monkeypatch.setattr(
        merged_dialog.MergedDialog,
        "tell",
        classmethod(lambda _kind, _parent, done: bool(said["merged"].append(done))),
    )
    monkeypatch.setattr(
        RefusedDialog,
        "tell",
        classmethod(lambda _kind, _parent, found: said["refused"].append(found[0].code)),
    )
    return said


def test_a_folder_is_taken_in_looked_at_and_merged(
    pair: Pair, room: Room, told: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.at("inbox")
    pair.write()
    (pair.stick / "catatan.txt").write_text("bukan paket")
    broken = pair.stick / "rusak.asnpaket"
    whole = next(pair.stick.glob("ASN_*")).read_bytes()
    broken.write_bytes(whole[:-7])
    monkeypatch.setattr(AskBundles, "folder", staticmethod(lambda *_args: [pair.stick]))
    page.folder_button.click()
    room.settle()
    rows = {row.name: row for row in page.panel.model.rows}
    assert "catatan.txt" not in rows
    assert rows["rusak.asnpaket"].state is BundleState.REFUSED
    good = next(row for row in rows.values() if row.state is BundleState.CHECKED)
    assert state_of(good)[1] == "siap digabung"
    page.panel.show_row(good.id)
    room.settle()
    seen = page._seen[good.id]
    assert isinstance(seen, Preview)
    assert seen.kinds["skp"]["new"] == 2
    assert page.merge_button.text() == "Gabung 1 paket"
    room.press(Qt.Key.Key_Return, CTRL)
    (done,) = told["merged"]
    assert [one.outcome.state for one in done] == [BundleState.APPLIED]
    row = next(one for one in page.panel.model.rows if one.id == good.id)
    assert (row.state, row.by) == (BundleState.APPLIED, "Ani")
    assert not page.merge_button.isEnabled()
    room.press(Qt.Key.Key_F8)
    assert page.row().name == "rusak.asnpaket"


def test_a_dropped_file_needs_somebody_with_a_name(
    pair: Pair, room: Room, told: dict[str, list[Any]]
) -> None:
    page = room.at("inbox")
    pair.centre.actor = Actor()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pair.write()))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    room.settle()
    assert told["refused"] == ["centre.who"]
    assert page.panel.model.rows == []
    pair.centre.actor = Actor(on_behalf_of="Ani")
    page.dropEvent(drop)
    room.settle()
    assert len(page.panel.model.rows) == 1


def test_a_merge_is_taken_back_as_a_whole(
    pair: Pair, room: Room, told: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.at("inbox")
    page.take_in([pair.write()])
    room.settle()
    room.press(Qt.Key.Key_Return, CTRL)
    monkeypatch.setattr(Question, "ask", classmethod(lambda *_args, **_more: True))
    page.undo()
    room.settle()
    (row,) = page.panel.model.rows
    assert row.state is BundleState.UNDONE
    assert page.merge_button.text() == "Gabung 1 paket"
    room.press(Qt.Key.Key_Return, CTRL)
    assert [done[0].outcome.state for done in told["merged"]] == [BundleState.APPLIED] * 2


def test_replies_go_to_a_folder_and_the_receipt_is_a_code(
    pair: Pair, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.send()
    room.window.open("reply")
    room.settle()
    page = room.at("reply")
    (row,) = page.panel.model.rows
    assert row.due
    said: list[Any] = []
    monkeypatch.setattr(PlaceDialog, "ask", classmethod(lambda *_args: pair.stick))
    monkeypatch.setattr(
        replied.RepliedDialog,
        "tell",
        classmethod(lambda _kind, _parent, made, left, paths: said.append((made, left, paths))),
    )
    room.press(Qt.Key.Key_Return, CTRL)
    ((made, left, paths),) = said
    assert (len(made), left) == (1, [])
    assert paths[0].exists()
    assert not page.panel.model.rows[0].due
    pair.take(paths[0])
    slips: list[Any] = []
    monkeypatch.setattr(
        receipt_dialog.ReceiptDialog,
        "show_slip",
        classmethod(lambda _kind, _parent, _context, _key, slip: slips.append(slip)),
    )
    page.panel.table.setFocus()
    room.press(Qt.Key.Key_Return)
    (slip,) = slips
    assert (slip.place, slip.number, len(slip.rows)) == ("Kecamatan Rakumpit", 1, 5)


def test_the_side_gives_way_to_the_columns(room: Room) -> None:
    page = room.at("inbox")
    both = page.side.parentWidget()
    both.resize(1200, 600)
    assert page.side.width() == px(page, WIDTH)
    both.resize(page.panel.table.width_wanted() + px(page, 260), 600)
    assert page.side.width() == px(page, 260)
    both.resize(500, 600)
    assert page.side.width() == px(page, LEAST_SIDE)
