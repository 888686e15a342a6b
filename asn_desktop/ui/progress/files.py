"""The paperclips of Kemajuan: the files of each realisation, counted, dropped on, opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from asn_desktop.services import evidence
from asn_desktop.ui.context import Context
from asn_desktop.ui.widgets.evidence import Clip, EvidenceDesk, EvidenceDialog
from asn_desktop.views.evidence import EvidencePlace
from asn_desktop.views.progress import Place, SkpProgress

Counts = dict[Place, int]


class PlaceFiles(QObject):
    """Makes the clips of one person's places and keeps their numbers true."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = EvidenceDesk(context, self)
        self._skp: SkpProgress | None = None
        self._names: dict[Place, str] = {}
        self.clips: dict[Place, Clip] = {}

    def forget(self) -> None:
        """Other places come: the clips of those before go with their rows."""
        self.clips.clear()
        self._names.clear()

    def clip(self, place: Place, name: str) -> Clip:
        """The clip of a place; ``name`` is the indicator's or the result's."""
        made = Clip(name, partial(self.show, place))
        made.dropped.connect(partial(self.add, place))
        self.clips[place] = made
        self._names[place] = name
        return made

    def show_skp(self, skp: SkpProgress) -> None:
        """Count the files of every place anew."""
        self._skp = skp
        for clip in self.clips.values():
            clip.setAcceptDrops(not skp.locked)
        self._context.operations.read(
            evidence.counts,
            skp.skp_id,
            skp.period.id,
            then=partial(self._count, (skp.skp_id, skp.period.id)),
        )

    def show(self, place: Place) -> None:
        """The files of a place in a dialog."""
        where, skp = self._where(place), self._skp
        if where is None or skp is None:
            return
        locked = self.tr("Penilaian periode ini sudah selesai; buktinya terkunci.")
        told = f"{self._names[place]} · {skp.period.label}"
        EvidenceDialog.show_files(self._page, self._desk, where, told, locked if skp.locked else "")

    def add(self, place: Place, files: Sequence[Path]) -> None:
        """Keep files that were dropped on a row."""
        where = self._where(place)
        if where is not None:
            self._desk.add(where, files)

    def _where(self, place: Place) -> EvidencePlace | None:
        if self._skp is None or place not in self.clips:
            return None
        return EvidencePlace(
            work_result_id=place[0], indicator_id=place[1], period_id=self._skp.period.id
        )

    def _count(self, asked: tuple[UUID, UUID], counts: Counts) -> None:
        skp = self._skp
        if skp is None or asked != (skp.skp_id, skp.period.id):
            return  # another person was chosen meanwhile, and asked for
        for place, clip in self.clips.items():
            clip.show_count(counts.get(place, 0))
