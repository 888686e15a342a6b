"""Cold start with 5,000 employees beside a bare Qt window that imports `sqlalchemy.orm`.

Each is measured in processes of its own, by turns, so that both see the same load of the machine;
medians. "Usable" is when the first page stands there with its rows and takes keys.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
AIM = 1.5

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

# The way of `asn-desktop window`: front.run and app.run, up to the first page with its rows.
OURS = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from asn_desktop import front
folder = Path(sys.argv[1])
application, theme, cover = front.first_frame(covered=True)
painted = time.perf_counter() - began
from PySide6.QtCore import QEventLoop
from asn_desktop.app import Desk
from asn_desktop.workflows.opening import open_office
with open_office(folder) as office:
    desk = Desk(office, theme, folder)
    desk.show()
    cover.close()
    home = desk.window.page(desk.window.current)
    while not home.rows:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    application.processEvents()
    print(painted, time.perf_counter() - began)
    desk.close()
"""


def measure(code: str, *arguments: str) -> list[float]:
    words = [sys.executable, "-c", code, *arguments]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return [float(each) for each in told.split()]


def main() -> None:
    from fill import fill_office

    with tempfile.TemporaryDirectory() as folder:
        fill_office(Path(folder), 5000)
        measure(OURS, folder)  # warm the disk cache for both
        rounds = [(*measure(BARE), *measure(OURS, folder)) for _round in range(ROUNDS)]
    bare, painted, usable = (statistics.median(each) for each in zip(*rounds, strict=True))
    print(f"bare Qt window + sqlalchemy.orm  {bare * 1000:7.0f} ms")
    print(f"our first frame                  {painted * 1000:7.0f} ms   {painted / bare:.2f}x")
    print(
        f"usable, 5,000 employees          {usable * 1000:7.0f} ms   {usable / bare:.2f}x "
        f"(aim {AIM}x)"
    )


if __name__ == "__main__":
    main()
