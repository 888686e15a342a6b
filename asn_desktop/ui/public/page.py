"""The page Layanan Publik: survey, complaints and forum side by side, each with its state."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from asn_desktop.services import public
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.public.cards import PartCard, complaints_face, forum_face, survey_face
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.public import PublicOverview

KINDS = (
    "survey_round", "survey_batch", "complaint", "forum", "suggestion", "setting", "holiday_day",
    "person", "placement",
)  # fmt: skip


class PublicPage(Page):
    """Three cards; the keys 1, 2 and 3 open their pages."""

    title = "Layanan Publik"

    def build(self) -> None:
        """Make the three cards."""
        scroll = Scroll(width=1240)
        words = self.tr(
            "Apa yang dikatakan masyarakat tentang layanan kantor ini, dan apa yang sudah "
            "dilakukan dengannya."
        )
        scroll.column.addWidget(muted(words))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(self, 16))
        self.cards = {
            "survey": PartCard(self.tr("Survei kepuasan masyarakat"), "survey"),
            "complaints": PartCard(self.tr("Pengaduan"), "complaint"),
            "forum": PartCard(self.tr("Forum warga"), "forum"),
        }
        for at, (page, card) in enumerate(self.cards.items()):
            grid.addWidget(card, 0, at)
            grid.setColumnStretch(at, 1)
            open_page = partial(self._open, page)
            card.button.clicked.connect(open_page)
            card.button.key = str(at + 1)
            card.button.setVisible(self.context.has_page(page))
            self.add_key(str(at + 1), card.name, open_page)
        scroll.column.addWidget(inside)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)

    def activate(self) -> None:
        """Read; the focus stands on the first button there is."""
        self._read()
        shown = [one.button for one in self.cards.values() if not one.button.isHidden()]
        if shown and not any(one.hasFocus() for one in shown):
            shown[0].setFocus()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def on_period(self) -> None:
        """Another year, other figures."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def _open(self, page: str, *_checked: object) -> None:
        if self.context.has_page(page):
            self.context.open(page)

    def _read(self) -> None:
        year = self.context.selection.year
        self.context.operations.read(public.overview, year, then=partial(self._fill, year))

    def _fill(self, year: int, found: PublicOverview) -> None:
        if year != self.context.selection.year:
            return
        self.cards["survey"].show_face(survey_face(found.survey))
        self.cards["complaints"].show_face(complaints_face(found.complaints, year))
        self.cards["forum"].show_face(forum_face(found.forum))
