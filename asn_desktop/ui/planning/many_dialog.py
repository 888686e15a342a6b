"""Give one content to many: "Buat untuk banyak orang", what and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.services import planning_copy, planning_list, planning_patterns
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.context import Hit
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.tables.columns import Column
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.tables.view import RowTable
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll, heading, muted
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.planning import PatternRow, ResultContent, SkpContent, SkpRow


@dataclass(frozen=True)
class ManyPlan:
    """What was chosen: the content, where it comes from (the mark in the drafts), for whom."""

    content: SkpContent
    source: str
    person_ids: tuple[UUID, ...]


class ResultPicker(Scroll):
    """The results of a source, each with a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ticks: list[QCheckBox] = []
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is not None:
            layout.setContentsMargins(0, 0, px(self, 8), 0)
        self.column.setSpacing(px(self, 6))

    def show_results(self, results: Sequence[ResultContent]) -> None:
        """Offer these, all ticked."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks = []
        for number, result in enumerate(results, start=1):
            text = " ".join(result.text.split()) or "…"
            tick = QCheckBox(f"{number}. {text if len(text) < 46 else text[:44] + '…'}")
            tick.setToolTip(result.text)
            tick.setChecked(True)
            self.ticks.append(tick)
            self.column.addWidget(tick)
        self.column.addStretch(1)

    def chosen(self) -> list[int]:
        """Places of the ticked results."""
        return [at for at, tick in enumerate(self.ticks) if tick.isChecked()]


class MakeForMany(Dialog):
    """See `ask`."""

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        year: int,
        *,
        source: tuple[UUID, str] | None,
        people: Sequence[UUID],
    ) -> None:
        super().__init__(parent, f"Buat SKP {year} untuk banyak orang", width=940)
        self._operations, self._year = operations, year
        self.setMinimumHeight(px(self, 560))
        self._everyone = operations.read_now(planning_list.read_year, year)
        self._content: SkpContent | None = None
        self._source = ""
        row = QHBoxLayout()
        row.setSpacing(px(self, 24))
        row.addLayout(self._make_source(source), 4)
        row.addLayout(self._make_people(), 6)
        self.body.addLayout(row, 1)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.go = self.add_button("", self.accept, kind=Kind.MAIN, key="Enter")
        self.model.chosen_changed.connect(self._count)
        self._read_people()
        self.model.choose_ids(people)
        if source is not None:
            self._take_skp(*source)
        self._count()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        operations: Operations,
        year: int,
        *,
        source: tuple[UUID, str] | None = None,
        people: Sequence[UUID] = (),
    ) -> ManyPlan | None:
        """Ask what to give to whom; ``source`` = SKP and its name to begin with."""
        dialog = cls(parent, operations, year, source=source, people=people)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        plan = dialog.plan() if answer else None
        dialog.deleteLater()
        return plan

    def plan(self) -> ManyPlan | None:
        """What is chosen now; None while something is missing."""
        chosen = self.results.chosen()
        people = tuple(key for key in self.model.chosen if isinstance(key, UUID))
        if self._content is None or not chosen or not people:
            return None
        content = SkpContent(
            approach=self._content.approach,
            results=tuple(self._content.results[at] for at in chosen),
            expectations=self._content.expectations,
            annex=self._content.annex,
        )
        return ManyPlan(content, self._source, people)

    # ---- making

    def _make_source(self, source: tuple[UUID, str] | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(self.tr("Isi dari")))
        patterns = self._operations.read_now(planning_patterns.patterns)
        self.patterns = CalmCombo()
        self.patterns.setAccessibleName(self.tr("Pola jabatan"))
        self.patterns.addItem(self.tr("Pola jabatan…"), None)
        for pattern in patterns:
            self.patterns.addItem(f"{pattern.name} ({pattern.results} hasil)", pattern)
        self.patterns.activated.connect(self._pattern_chosen)
        if not patterns:
            self.patterns.hide()
        self.pick = PickField(
            "skp", self.tr("SKP seseorang"), search=self._find, name_of=self._name_of,
            required=True, empty=self.tr("Cari nama…"),
        )  # fmt: skip
        self._names: dict[object, str] = {source[0]: source[1]} if source else {}
        self.pick.committed.connect(self._skp_chosen)
        column.addWidget(self.pick)
        column.addWidget(self.patterns)
        column.addSpacing(px(self, 8))
        column.addWidget(heading(self.tr("Hasil kerja")))
        self.results = ResultPicker()
        column.addWidget(self.results, 1)
        self.more = muted("", small=True)
        column.addWidget(self.more)
        return column

    def _make_people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(self.tr("Untuk")))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Saring nama, jabatan, atau unit…"))
        self.filter.setAccessibleName(self.tr("Saring pegawai"))
        self.filter.textChanged.connect(self._read_people)
        column.addWidget(self.filter)
        self.model = RowTableModel(
            (
                Column("name", self.tr("Nama"), 180, stretch=True),
                Column("position", self.tr("Jabatan"), 170, stretch=True),
            ),
            row_id=_person_of,
            choosable=True,
            parent=self,
        )
        self.table = RowTable(self.model)
        self.table.follow(self.filter)
        column.addWidget(self.table, 1)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        column.addWidget(self.count)
        return column

    # ---- what happens

    def _read_people(self, _text: str = "") -> None:
        query = ListQuery(self.filter.text(), "name", False, {"state": planning_list.NONE})
        found = planning_list.select(self._everyone, query)
        self.model.set_rows(found.rows)
        self._count()

    def _find(self, text: str) -> list[Hit]:
        found = self._operations.read_now(planning_copy.find_sources, text, self._year)
        self._names.update({row.skp_id: f"{row.person} ({row.year})" for row in found})
        return [
            Hit(f"{row.person} · {row.year}", f"{row.position} · {row.results} hasil", "skp",
                {"id": row.skp_id}, "planning")
            for row in found
        ]  # fmt: skip

    def _name_of(self, value: object) -> str:
        return self._names.get(value, "")

    def _skp_chosen(self, value: object) -> None:
        if isinstance(value, UUID):
            self._take_skp(value, self._names.get(value, "").rpartition(" (")[0])

    def _take_skp(self, skp_id: UUID, name: str) -> None:
        self.pick.set_value(skp_id)
        self.patterns.setCurrentIndex(0)
        self._take(self._operations.read_now(_content, skp_id), name)

    def _pattern_chosen(self, at: int) -> None:
        pattern = self.patterns.itemData(at)
        if isinstance(pattern, PatternRow):
            self.pick.set_value(None)
            content = self._operations.read_now(planning_patterns.pattern_content, pattern.id)
            self._take(content, pattern.name)

    def _take(self, content: SkpContent, source: str) -> None:
        self._content, self._source = content, source
        self.results.show_results(content.results)
        for tick in self.results.ticks:
            tick.toggled.connect(partial(self._count))
        self.more.setText(
            self.tr("Ikut: {expectations} ekspektasi khusus, {annex} baris lampiran.").format(
                expectations=len(content.expectations), annex=len(content.annex)
            )
        )
        self._count()

    def _count(self, *_more: object) -> None:
        people = len(self.model.chosen)
        self.count.setText(
            self.tr("{chosen} dipilih dari {shown} yang belum punya SKP").format(
                chosen=people, shown=self.model.rowCount()
            )
        )
        self.go.setText(self.tr("Buat {n} draf").format(n=people))
        self.go.updateGeometry()
        if self._content is None:
            reason = self.tr("Pilih dulu isinya: SKP seseorang atau pola jabatan.")
        elif not self.results.chosen():
            reason = self.tr("Pilih paling sedikit satu hasil kerja.")
        else:
            reason = "" if people else self.tr("Pilih dulu orangnya.")
        self.go.switch_off(reason)


def _person_of(row: SkpRow) -> UUID:
    return row.person_id


def _content(tx: ReadTx, skp_id: UUID) -> SkpContent:
    return planning_copy.content_of(tx, skp_id)
