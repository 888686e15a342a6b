"""Enter, print and measure every example of the regulation; write docs/lampiran.md.

Run ``python tools/annex_report.py`` in the folder of the repository. The table is written to the
terminal as well; the process fails where a word is not in its cell.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/lampiran.md"
PLACES = (ROOT, ROOT / "tests/helpers", ROOT / "tests/reports")


class Calendar:
    """A clock that the entering of an example moves."""

    moment = datetime(2026, 1, 28, 2, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment


def main() -> int:
    """Measure all tables; 0 when every word was found."""
    sys.path[:0] = [str(place) for place in PLACES]
    import annex_measure
    import annex_rows
    import pdf_reader

    from asn_desktop.services.hooks import STANDARD
    from asn_desktop.services.office import Office
    from asn_desktop.services.opening import open_store

    scores = []
    for name in annex_rows.tables():
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(Path(folder) / "kantor")
            clock = Calendar()
            office = Office(store, STANDARD, clock)
            score = annex_measure.measured(office, clock, name, pdf_reader.Pdf)
            store.close()
        scores.append((name, score))
        sys.stdout.write(f"{annex_measure.line(annex_rows.table(name), score)}\n")
        for wrong in score.wrong:
            sys.stdout.write(f"  {wrong}\n")
    before = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(annex_measure.page(before, scores), encoding="utf-8")
    return 0 if all(score.complete for _name, score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
