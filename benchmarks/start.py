"""Cold start to a usable window with 5,000 employees, beside a bare Qt window that imports
`sqlalchemy.orm`; each measured in processes of its own, median of several."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 7

BARE = """
import time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QLabel
import sqlalchemy.orm
app = QApplication([])
window = QLabel("ASN")
window.resize(1366, 697)
window.show()
app.processEvents()
print(time.perf_counter() - began)
"""

OURS = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from asn_desktop import app as program
from asn_desktop.services.opening import open_office
app, theme = program.make_application()
with open_office(Path(sys.argv[1])) as office:
    desk = program.Desk(office, theme, Path(sys.argv[1]))
    desk.show()
    app.processEvents()
    desk.runner.wait_idle()
    app.processEvents()
    print(time.perf_counter() - began)
    desk.close()
"""


def median(code: str, *arguments: str) -> float:
    words = [sys.executable, "-c", code, *arguments]
    times = [
        float(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()[-1])
        for _round in range(ROUNDS)
    ]
    return statistics.median(times)


def main() -> None:
    from fill import fill_office

    with tempfile.TemporaryDirectory() as folder:
        fill_office(Path(folder), 5000)
        median(OURS, folder)  # warm the disk cache for both
        bare, ours = median(BARE), median(OURS, folder)
    print(f"bare Qt window + sqlalchemy.orm  {bare * 1000:7.0f} ms")
    print(f"our window, 5,000 employees      {ours * 1000:7.0f} ms   {ours / bare:.2f}x (aim 1.5x)")


if __name__ == "__main__":
    main()
