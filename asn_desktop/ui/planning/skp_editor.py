"""The body of the SKP page: sections, grid or section page, panel at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import AnnexSection, ResultSection
from asn_desktop.ui import formats
from asn_desktop.ui.page import line
from asn_desktop.ui.planning import rail as parts
from asn_desktop.ui.planning.annex import AnnexSectionPage
from asn_desktop.ui.planning.content import (
    ActionsSection,
    BehaviourSection,
    IdentitySection,
)
from asn_desktop.ui.planning.grid import SkpGrid
from asn_desktop.ui.planning.notes import NoteStrip, centre_notes
from asn_desktop.ui.planning.rail import SectionRail
from asn_desktop.ui.planning.side import SidePanel
from asn_desktop.ui.planning.skp_load import Loaded
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.planning import NoteView, SkpView

_ANNEX_FIELDS = {section.value: section for section in AnnexSection}


class SkpEditor(QWidget):
    """Shows what was loaded; the page listens to its parts and writes.

    ``looked_at_all`` and ``amend_wanted`` are the buttons of the banner above the grid.
    """

    looked_at_all = Signal()
    amend_wanted = Signal()
    note_ticked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = SectionRail(self.next_missing)
        self.grid = SkpGrid()
        self.identity = IdentitySection(today)
        self.behaviour = BehaviourSection()
        self.annex = AnnexSectionPage()
        self.action_plan = ActionsSection()
        self.side = SidePanel()
        self.banner = Banner()
        self.stack = QStackedWidget()
        self._pages: dict[int, QWidget] = {
            parts.IDENTITY: self.identity,
            parts.MAIN: self.grid,
            parts.ADDITIONAL: self.grid,
            parts.BEHAVIOUR: self.behaviour,
            parts.ANNEX: self.annex,
            parts.ACTIONS: self.action_plan,
        }
        for page in (self.grid, self.identity, self.behaviour, self.annex, self.action_plan):
            self.stack.addWidget(page)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(1)
        middle.addLayout(self._strips)
        middle.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(line(upright=True))
        row.addLayout(middle, 1)
        self._side_line = line(upright=True)
        row.addWidget(self._side_line)
        row.addWidget(self.side)
        self._side_chosen = False
        self.section = parts.MAIN
        self.skp: SkpView | None = None
        self.rail.chosen.connect(self.show_section)
        self.rail.show_section(self.section)
        self.grid.here_changed.connect(self._follow_grid)
        self.side.shown.connect(self._show_rules)

    # ---- content

    def show_loaded(self, loaded: Loaded, new_notes: Sequence[NoteView] = ()) -> None:
        """Show an SKP; ``new_notes`` are those the assessor is writing."""
        skp, editable = loaded.skp, loaded.editable
        self.skp = skp
        notes = (*skp.notes, *new_notes) if editable or loaded.waits else ()
        notes = tuple(note for note in notes if not note.done or editable)
        notes += centre_notes(loaded.centre)
        self.grid.show_skp(
            skp,
            editable=editable,
            notes=notes,
            changed=loaded.comparison.rows,
            can_tick=editable or bool(new_notes),
        )
        self.identity.show_skp(skp, editable=editable)
        self.behaviour.show_skp(skp, editable=editable)
        self.annex.show_skp(skp, editable=editable)
        self.action_plan.show_skp(skp, loaded.actions, editable=not skp.state.is_closed)
        self.rail.show_skp(skp, sum(1 for texts in loaded.actions.values() if texts))
        self._show_rules()
        self._show_strips(notes, can_tick=editable or bool(new_notes), editable=editable)
        self._show_banner(loaded)

    def _show_strips(self, notes: Sequence[NoteView], *, can_tick: bool, editable: bool) -> None:
        """Notes on the whole SKP or on the annex stand above everything."""
        assert self.skp is not None  # noqa: S101 - just shown
        in_grid = {result.id for result in self.skp.results}
        for result in self.skp.results:
            in_grid |= {each.id for each in result.indicators}
        while (item := self._strips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            if note.row_id not in in_grid:
                strip = NoteStrip(note, can_tick=can_tick, new=not editable)
                strip.ticked.connect(self.note_ticked)
                self._strips.addWidget(strip)

    def _show_banner(self, loaded: Loaded) -> None:
        skp = loaded.skp
        copied = next((item for item in skp.findings if item.code == "skp.copied_unread"), None)
        if loaded.waits:
            words = self.tr("Menunggu penilai. Enter pada baris menulis catatan.")
            if loaded.comparison.since:
                words += " " + self.tr("Yang bertanda “berubah” tidak sama dengan {since}.").format(
                    since=loaded.comparison.since
                )
            self.banner.say(State.WAITING, words)
        elif skp.state is SkpState.SET:
            words = self.tr("Ditetapkan {day}. Perubahan dibuat sebagai versi baru.").format(
                day=formats.long_date(skp.set_on)
            )
            self.banner.say(State.DONE, words, self.tr("Ubah SKP…"), self.amend_wanted.emit)
        elif skp.state.is_closed:
            words = f"{skp.state.label}. {skp.reason or ''}"
            self.banner.say(State.REFUSED, words.strip())
        elif copied is not None and loaded.editable:
            words = self.tr("{n} baris salinan belum diperiksa; tahun dan tanggal ditandai.")
            self.banner.say(
                State.RUNNING,
                words.format(n=copied.values["count"]),
                self.tr("Semua sudah diperiksa"),
                self.looked_at_all.emit,
            )
        else:
            self.banner.say(State.DONE, "")

    # ---- places

    def show_section(self, number: int) -> None:
        """Ctrl+1…6: bring a section into view and put the focus into it."""
        self.grid.finish_editing()
        self.section = number
        self.rail.show_section(number)
        page = self._pages[number]
        self.stack.setCurrentWidget(page)
        if page is self.grid:
            self.grid.setFocus()
            section = ResultSection.MAIN if number == parts.MAIN else ResultSection.ADDITIONAL
            self._stand_in_section(section)
        elif isinstance(
            page, IdentitySection | BehaviourSection | AnnexSectionPage | ActionsSection
        ):
            page.focus_first()

    def _stand_in_section(self, section: ResultSection) -> None:
        row = self.grid.row_here()
        if row is not None and row.section is section:
            return
        results = self.skp.in_section(section) if self.skp else ()
        if results:
            first = self.grid.grid_model.columns[1].field
            self.grid.stand_in(results[0].id, first)
        else:
            self.grid.stand_at_add(section)

    def _show_rules(self, _tab: int = 0) -> None:
        """The rules belong to the cell one stands in."""
        key = self.grid.here()
        here = key.field if key is not None and self.stack.currentWidget() is self.grid else ""
        if self.skp is not None and self.side.tabs.currentIndex() == 1:
            self.side.show_rules(self.skp.family, self.skp.approach, here)

    def _follow_grid(self, _key: object) -> None:
        """Mark Utama or Tambahan by where one stands in the grid."""
        self._show_rules()
        if self.stack.currentWidget() is self.grid:
            section = self.grid.section_here()
            self.section = parts.MAIN if section is ResultSection.MAIN else parts.ADDITIONAL
            self.rail.show_section(self.section)

    def next_missing(self) -> bool:
        """F8: go to the next thing that is missing; False when nothing is."""
        self.grid.finish_editing()
        if self.skp is None or not self.skp.errors:
            return False
        places = [self._place(item) for item in self.skp.errors]
        here = self._here()
        following = [at for at, place in enumerate(places) if place > here]
        at = following[0] if following else 0
        self.show_finding(self.skp.errors[at])
        return True

    def show_finding(self, finding: Finding) -> None:
        """Bring the place of a finding into view and put the focus there."""
        field, row_id = str(finding.values.get("field", "")), finding.values.get("line")
        if field in _ANNEX_FIELDS:
            self.show_section(parts.ANNEX)
            self.annex.focus_part(_ANNEX_FIELDS[field])
        elif field == "assessor":
            self.show_section(parts.IDENTITY)
        elif isinstance(row_id, UUID) and self.grid.grid_model.line_of(row_id) >= 0:
            self.stack.setCurrentWidget(self.grid)
            self.grid.setFocus()
            self.grid.stand_in(row_id, field)
            self._follow_grid(None)
        elif isinstance(row_id, UUID) and row_id in self.annex.lines:
            self.show_section(parts.ANNEX)
            self.annex.focus_line(row_id)
        else:
            self.show_section(parts.MAIN)

    def _place(self, finding: Finding) -> tuple[int, int, int]:
        """Where a finding stands: section, row, column; for the order of F8."""
        field, row_id = str(finding.values.get("field", "")), finding.values.get("line")
        if field == "assessor":
            return (parts.IDENTITY, 0, 0)
        if field in _ANNEX_FIELDS:
            return (parts.ANNEX, list(_ANNEX_FIELDS).index(field), 0)
        model = self.grid.grid_model
        row = model.line_of(row_id) if isinstance(row_id, UUID) else 0
        fields = [column.field for column in model.columns]
        if row >= 0 and field == "text" and row_id != getattr(model.rows[row].result, "id", None):
            field = "indicator"
        return (parts.MAIN, row, fields.index(field) if field in fields else 0)

    def _here(self) -> tuple[int, int, int]:
        if self.stack.currentWidget() is self.grid:
            index = self.grid.currentIndex()
            return (parts.MAIN, index.row(), index.column())
        if self.section == parts.ANNEX:
            return (parts.ANNEX, self.annex.part_here(), 0)
        return (self.section, 0, 0)

    def toggle_side(self) -> None:
        """F4."""
        self._side_chosen = True
        self._show_side(self.side.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where there is no room for three columns the panel waits for F4."""
        super().resizeEvent(event)
        if not self._side_chosen:
            self._show_side(self.width() >= px(self, 1000))

    def _show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        self._side_line.setVisible(shown)
