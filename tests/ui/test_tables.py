"""The one list that serves every list."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.ui.operations import AnyChange, Operations
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.elided import in_two
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.lists import ListQuery, ListRows


@dataclass(frozen=True)
class Somebody:
    id: int
    nip: str
    name: str
    born: date | None
    points: int
    unit: str
    mark: tuple[State, str] | None


COLUMNS = (
    Column("nip", "NIP", 170, kind=Cell.NIP),
    Column("name", "Nama", 200, stretch=True),
    Column("born", "Lahir", 100, kind=Cell.DATE),
    Column("points", "Poin", 80, kind=Cell.NUMBER),
    Column("mark", "Keadaan", 120, kind=Cell.MARK, sortable=False),
)


def people(count: int) -> list[Somebody]:
    return [
        Somebody(
            n,
            f"1980010120050{n:05d}",
            f"Pegawai {n:04d}, S.E.",
            date(1980, 1, 1) if n % 2 else None,
            n * 100,
            "Camat" if n % 2 else "Seksi",
            (State.DONE, "ditetapkan") if n % 3 else None,
        )
        for n in range(count)
    ]


class Everyone:
    def __init__(self, count: int) -> None:
        self.rows = people(count)
        self.asked: list[ListQuery] = []

    def find(self, _tx: object, query: ListQuery) -> ListRows[Somebody]:
        self.asked.append(query)
        words = query.text.lower().split()
        unit = query.filters.get("unit")
        rows = [
            row
            for row in self.rows
            if all(word in row.name.lower() for word in words) and unit in (None, row.unit)
        ]
        if query.sort:
            rows.sort(key=lambda row: getattr(row, query.sort), reverse=query.descending)
        return ListRows(rows, len(self.rows))


Maker = Callable[..., ListPanel]


@pytest.fixture
def make_panel(small_operations: Operations, theme: Theme, qtbot: QtBot) -> Maker:
    def make(everyone: Everyone, **more: object) -> ListPanel:
        spec = ListSpec(
            columns=COLUMNS,
            query=everyone.find,
            noun="pegawai",
            sort="name",
            kinds=frozenset({"person"}),
            **more,  # type: ignore[arg-type]  # a test's choice
        )
        panel = ListPanel(small_operations, spec)
        qtbot.addWidget(panel)
        panel.resize(1190, 571)
        panel.show()
        panel.read()
        return panel

    return make


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RowTableModel(COLUMNS, choosable=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(people(5))
    model.choose([1, 2])
    model.set_rows(people(3))
    assert model.chosen_hidden() == 0
    model.set_rows([])
    assert model.chosen_hidden() == 2
    model.deleteLater()


def test_cells_speak_indonesian(qtbot: QtBot) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows(people(20))
    texts = [model.index(13, column).data() for column in range(5)]
    assert texts == [
        "19800101 200500 0 013",
        "Pegawai 0013, S.E.",
        "1 Jan 1980",
        "1.300",
        "ditetapkan",
    ]
    assert model.index(0, 2).data() == ""
    assert model.index(0, 4).data() == ""
    model.deleteLater()


def test_typing_filters_and_the_count_says_so(make_panel: Maker, qtbot: QtBot) -> None:
    panel = make_panel(Everyone(30))
    assert panel.count_line.text() == "30 pegawai"
    qtbot.keyClicks(panel.filter, "000 gaw")
    assert panel.model.rowCount() == 10
    assert panel.count_line.text() == "10 dari 30 pegawai"
    qtbot.keyClicks(panel.filter, "zz")
    assert panel.nothing.isVisible()
    qtbot.mouseClick(panel.nothing.buttons[0], Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == 30


def test_filters_beside_the_words(make_panel: Maker) -> None:
    everyone = Everyone(10)
    choices = [(None, "Semua unit"), ("Camat", "Camat"), ("Seksi", "Seksi")]
    panel = make_panel(everyone, filters=(ListFilter("unit", "Unit", choices),))
    panel.set_filter("unit", "Camat")
    assert panel.model.rowCount() == 5
    assert panel.close_open()
    assert panel.model.rowCount() == 10
    assert not panel.close_open()


def test_a_header_sorts_and_turns(make_panel: Maker, qtbot: QtBot) -> None:
    everyone = Everyone(10)
    panel = make_panel(everyone)
    head = panel.table.head
    at = head.sectionViewportPosition(3) + 20
    for expected in (("points", False), ("points", True), ("points", False)):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_point(at, 10))
        assert (everyone.asked[-1].sort, everyone.asked[-1].descending) == expected
    before = len(everyone.asked)
    at = head.sectionViewportPosition(4) + 20
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_point(at, 10))
    assert len(everyone.asked) == before


def _point(x: int, y: int) -> object:
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def test_choosing_many_survives_the_filter(make_panel: Maker, qtbot: QtBot) -> None:
    got: list[list[int]] = []
    panel = make_panel(Everyone(30), actions=(RowAction("Pindahkan…", got.append),))
    panel.table.setFocus()
    panel.table.show_row(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.chosen() == [0, 1]
    panel.filter.setText("0029")
    assert panel.count_line.text() == "2 dipilih · 2 di luar saringan"
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.chosen() == [0, 1, 29]
    qtbot.mouseClick(panel.action_buttons[0], Qt.MouseButton.LeftButton)
    assert got == [[0, 1, 29]]
    panel.filter.clear()
    assert panel.close_open()
    assert panel.model.chosen == {}


def test_shift_click_ticks_a_stretch_and_the_header_ticks_all(
    make_panel: Maker, qtbot: QtBot
) -> None:
    panel = make_panel(Everyone(30), actions=(RowAction("Pindahkan…", print),))
    port = panel.table.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=_point(20, 10))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, shift, pos=_point(20, 32 * 3 + 10))
    assert panel.chosen() == [0, 1, 2, 3]
    head = panel.table.head
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_point(20, 10))
    assert len(panel.chosen()) == 30
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_point(20, 10))
    assert panel.model.chosen == {}


def test_without_a_tick_the_current_row_counts(make_panel: Maker, qtbot: QtBot) -> None:
    panel = make_panel(Everyone(3), actions=(RowAction("Pindahkan…", print),))
    assert not panel.action_buttons[0].isEnabled()
    assert "Spasi" in panel.action_buttons[0].toolTip()
    panel.table.show_row(1)
    assert panel.chosen() == [1]
    assert panel.action_buttons[0].isEnabled()


def test_what_is_gone_is_no_longer_ticked(make_panel: Maker) -> None:
    everyone = Everyone(5)
    panel = make_panel(everyone, actions=(RowAction("Pindahkan…", print),))
    panel.choose([1, 4])
    everyone.rows.pop()
    panel.on_changed(AnyChange(frozenset({"unit"})))
    assert panel.chosen() == [1, 4]
    panel.on_changed(AnyChange(frozenset({"person"})))
    assert panel.chosen() == [1]


def test_the_current_row_stays_where_it_is(make_panel: Maker) -> None:
    everyone = Everyone(50)
    panel = make_panel(everyone)
    panel.show_row(30)
    everyone.rows.pop(0)
    panel.read()
    assert panel.current_id() == 30


def test_enter_opens_and_down_leaves_the_filter(make_panel: Maker, qtbot: QtBot) -> None:
    opened: list[Somebody] = []
    panel = make_panel(Everyone(5), open=opened.append)
    panel.focus_filter()
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.current_id() == 0
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert [row.id for row in opened] == [1]


def test_an_empty_office_says_how_to_begin(make_panel: Maker, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    empty = Empty("Belum ada pegawai.", (Choice("Masukkan…", lambda: pressed.append(True)),))
    panel = make_panel(Everyone(0), empty=empty)
    assert panel.empty.isVisible()
    assert not panel.tools.isVisible()
    qtbot.mouseClick(panel.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert pressed == [True]


def test_saving_gets_what_is_shown(make_panel: Maker) -> None:
    saved: list[tuple[object, object]] = []
    panel = make_panel(Everyone(12), save=lambda *what: saved.append(what))
    panel.filter.setText("0011")
    panel.save_button.click()
    (columns, rows) = saved[0]
    assert columns == COLUMNS
    assert [row.id for row in rows] == [11]


def test_the_next_row_goes_round(make_panel: Maker) -> None:
    panel = make_panel(Everyone(10))
    panel.show_row(8)
    assert panel.next_row(lambda row: row.mark is None)
    assert panel.current_id() == 9
    assert panel.next_row(lambda row: row.mark is None)
    assert panel.current_id() == 0
    assert not panel.next_row(lambda _row: False)


def test_columns_share_the_width(make_panel: Maker) -> None:
    panel = make_panel(Everyone(200))
    table = panel.table
    assert table.horizontalHeader().length() == table.viewport().width()
    panel.resize(700, 500)
    assert table.columnWidth(0) == 170


def test_five_thousand_people_are_filtered_at_once(make_panel: Maker) -> None:
    """Not the benchmark, only a guard against a slow part of ours; the query itself is counted."""
    panel = make_panel(Everyone(5000), actions=(RowAction("Pindahkan…", print),))
    spent = []
    for text in ("p", "pe", "peg", "pega", "pegawai 00", ""):
        began = time.perf_counter()
        panel.filter.setText(text)
        panel.table.viewport().repaint()
        spent.append(time.perf_counter() - began)
    assert sorted(spent)[len(spent) // 2] < 0.1


def test_a_row_that_is_gone_leaves_its_neighbour_or_nothing_current(
    make_panel: Maker, qtbot: QtBot
) -> None:
    everyone = Everyone(3)
    panel = make_panel(everyone)
    told: list[object] = []
    panel.current_changed.connect(told.append)
    panel.table.setFocus()
    panel.show_row(panel.model.id_at(1))
    after = panel.model.rows[2]
    del everyone.rows[1]
    panel.read()
    assert told[-1] == after
    everyone.rows.clear()
    panel.read()
    assert told[-1] is None


def test_words_too_long_for_a_line_stand_in_two(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    words = "Batal: nama penilai berubah dari Nurul Huda menjadi Bahtiar"
    first, second = in_two(words, metrics, metrics.horizontalAdvance(words[:34])).split("\n")
    assert words.startswith(first)
    assert words == f"{first} {second}"
    narrow = in_two(words, metrics, metrics.horizontalAdvance(words[:20])).split("\n")
    assert len(narrow) == 2
    assert narrow[1].endswith("…")


def test_a_column_that_can_be_spared_goes_in_a_narrow_window(qtbot: QtBot, theme: Theme) -> None:
    columns = (
        Column("nip", "NIP", 170, kind=Cell.NIP),
        Column("unit", "Unit", 150, spare=True),
        Column("name", "Nama", 200, stretch=True),
    )
    table = RowTable(RowTableModel(columns))
    qtbot.addWidget(table)
    table.resize(450, 200)
    table.show()
    assert [table.isColumnHidden(at) for at in range(3)] == [False, True, False]
    assert table.columnWidth(0) + table.columnWidth(2) == table.viewport().width()
    table.resize(700, 200)
    QApplication.processEvents()
    assert not table.isColumnHidden(1)
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()


def test_where_no_rows_are_the_way_on_gets_the_focus(make_panel: Maker, qtbot: QtBot) -> None:
    everyone = Everyone(3)
    pressed: list[bool] = []
    empty = Empty("Belum ada.", (Choice("Tambah", lambda: pressed.append(True)),))
    panel = make_panel(everyone, empty=empty)
    panel.focus_rows()
    assert panel.window().focusWidget() is panel.table
    everyone.rows = []
    panel.read()
    qtbot.keyClick(panel.empty.buttons[0], Qt.Key.Key_Return)
    assert panel.window().focusWidget() is panel.empty.buttons[0]
    assert pressed == [True]
    panel.focus_rows()
    assert panel.window().focusWidget() is panel.empty.buttons[0]
    everyone.rows = people(3)
    panel.read()
    assert panel.window().focusWidget() is panel.table
