"""What this computer remembers of printing: the last choice, and for each printer its margins.

Printers belong to a computer, not to an office, so this is a small file of the person who prints.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from asn_desktop import paths
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows.print_files import write_whole

FILE = "cetak.json"
USUAL_FORMS = (DeskForm.EVALUATION, DeskForm.DOCUMENT)


@dataclass(frozen=True, slots=True)
class PrinterHabits:
    """How a printer is used: its margins in millimetres, and whether it prints two-sided."""

    margins: Margins = field(default_factory=Margins)
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class PrintHabits:
    """The last choice on the desk; ``paper`` None = the office's own, ``printer`` "" = none yet."""

    paper: Paper | None = None
    cover: bool = True
    fronts: bool = True
    forms: tuple[DeskForm, ...] = USUAL_FORMS
    printer: str = ""
    printers: Mapping[str, PrinterHabits] = field(default_factory=dict)

    def of(self, printer: str) -> PrinterHabits:
        """The habits of a printer; the usual ones for one that was never used."""
        return self.printers.get(printer, PrinterHabits())

    def with_printer(self, printer: str, habits: PrinterHabits) -> PrintHabits:
        """The same with other habits of a printer."""
        return replace(self, printers={**self.printers, printer: habits})


def habits_file() -> Path:
    """Where they are kept."""
    return paths.data_home() / FILE


def read_habits(file: Path) -> PrintHabits:
    """Return what is remembered; the usual where there is nothing or the file is damaged."""
    try:
        return _habits(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return PrintHabits()


def write_habits(file: Path, habits: PrintHabits) -> None:
    """Remember; a disk that takes nothing is no reason not to print."""
    plain = {
        "paper": habits.paper.value if habits.paper else "",
        "cover": habits.cover,
        "fronts": habits.fronts,
        "forms": [form.value for form in habits.forms],
        "printer": habits.printer,
        "printers": {
            name: {"margins": asdict(each.margins), "two_sided": each.two_sided}
            for name, each in habits.printers.items()
        },
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(plain, ensure_ascii=False, indent=1).encode())
    except OSError:
        return


def _habits(plain: Any) -> PrintHabits:
    forms = tuple(DeskForm(each) for each in plain["forms"])
    return PrintHabits(
        paper=Paper(plain["paper"]) if plain["paper"] else None,
        cover=bool(plain["cover"]),
        fronts=bool(plain["fronts"]),
        forms=forms or USUAL_FORMS,
        printer=str(plain["printer"]),
        printers={
            str(name): PrinterHabits(
                Margins(**{side: float(mm) for side, mm in each["margins"].items()}),
                bool(each["two_sided"]),
            )
            for name, each in plain["printers"].items()
        },
    )
