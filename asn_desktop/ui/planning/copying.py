"""What "Salin dari…" offers: last year, colleagues, patterns, the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from asn_desktop.services import planning_copy, planning_patterns
from asn_desktop.services.office import ReadTx
from asn_desktop.views.planning import CopySource, PatternRow

MOST = 8  # colleagues offered in the menu; the dialog for many finds everybody else


@dataclass(frozen=True)
class Offers:
    """What there is to copy from."""

    sources: tuple[CopySource, ...]
    patterns: tuple[PatternRow, ...]

    def last_of(self, year: int) -> CopySource | None:
        """The person's own SKP of the latest year before ``year``."""
        own = [row for row in self.sources if row.same_person and row.year < year]
        return max(own, key=lambda row: row.year, default=None)


def offers(tx: ReadTx, person_id: UUID, position_id: UUID | None, year: int) -> Offers:
    """Read what can be copied for somebody."""
    return Offers(
        planning_copy.sources(tx, person_id, year), planning_patterns.patterns(tx, position_id)
    )


class CopyMenu(QMenu):
    """``CopyMenu(parent, offers, copy=…, pattern=…, examples=…, paste=…)``.

    ``copy`` and ``pattern`` are told the chosen id.
    """

    def __init__(
        self,
        parent: QWidget,
        found: Offers,
        *,
        copy: Callable[[UUID], object],
        pattern: Callable[[UUID], object],
        examples: Callable[[], object],
        paste: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        own = [row for row in found.sources if row.same_person]
        others = [row for row in found.sources if not row.same_person]
        for row in own[:3]:
            words = self.tr("SKP tahun {year} ({n} hasil)").format(year=row.year, n=row.results)
            self.addAction(words).triggered.connect(partial(_call, copy, row.skp_id))
        if not own:
            self.addAction(self.tr("SKP tahun lalu belum ada")).setEnabled(False)
        self.addSeparator()
        for row in others[:MOST]:
            words = self.tr("Rekan: {name} ({year}, {n} hasil)").format(
                name=row.person, year=row.year, n=row.results
            )
            self.addAction(words).triggered.connect(partial(_call, copy, row.skp_id))
        if not others:
            self.addAction(self.tr("Belum ada SKP rekan")).setEnabled(False)
        self.addSeparator()
        for kept in found.patterns:
            words = self.tr("Pola: {name} ({n} hasil)").format(name=kept.name, n=kept.results)
            self.addAction(words).triggered.connect(partial(_call, pattern, kept.id))
        if not found.patterns:
            self.addAction(self.tr("Belum ada pola jabatan")).setEnabled(False)
        self.addAction(self.tr("Contoh dari peraturan…")).triggered.connect(
            partial(_call, examples)
        )
        self.addSeparator()
        self.addAction(self.tr("Tempel dari Excel") + "\tCtrl+V").triggered.connect(
            partial(_call, paste)
        )


def _call(do: Callable[..., object], *args: object) -> None:
    do(*args[:1] if args and isinstance(args[0], UUID) else ())
