"""The cycle without a display: the practice office through the same pages, written out."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, qInstallMessageHandler

from asn_desktop.app import Desk, make_application
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import (
    evaluation_lists,
    followup,
    forum,
    guidance_lists,
    people,
    periods,
    planning,
    voices,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.ui import pictures
from asn_desktop.views.guidance import RecordKind
from asn_desktop.views.recaps import RecapKind
from asn_desktop.workflows import practice, practice_logs, print_command
from asn_desktop.workflows.opening import open_office
from asn_desktop.workflows.practice_content import Book
from asn_desktop.workflows.practice_year import Timeline

FORMS = ("A12", "A13", "A17", "A18", "B11", "C12", "C13", "D11")


def walk(out: Path) -> list[str]:
    """Build the practice office, picture every page light and dark, print sheets; return a summary.

    Writes ``out/halaman/*.png`` (1366 × 768) and ``out/pdf/*.pdf`` (the last finished quarter).
    """
    qInstallMessageHandler(_without_noise)
    app, theme = make_application()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "latihan"
        practice.build(data)
        with open_office(data) as office:
            story = Timeline.until(office.today())
            last = story.finished[-1]
            desk = Desk(office, theme, data)
            faults: list[BaseException] = []  # nobody is there to answer a report dialog
            desk.operations.bug.disconnect(desk.troubles.show_bug)
            desk.operations.bug.connect(faults.append)
            desk.selection.choose(story.year, story.current.code)
            targets = office.read(what_to_show, story.current)
            shots = pictures.grab_all(desk.window, theme, out / "halaman", targets)
            outcome = print_command.run_forms(office, FORMS, str(last), out / "pdf")
            desk.close()
            desk.window.close()
            QTimer.singleShot(0, app.quit)
            app.exec()  # quits as the program does: what was previewed is let go
    if faults:
        raise faults[0]
    return [
        f"{len(shots)} gambar halaman: {out / 'halaman'}",
        f"{len(outcome.files)} lembar PDF ({last.label} {last.year}): {out / 'pdf'}",
        f"{len(outcome.skipped)} lembar belum siap dan dilewati, masing-masing dengan alasannya.",
    ]


def what_to_show(tx: ReadTx, ref: PeriodRef) -> dict[str, dict[str, Any]]:
    """By page what is worth a picture of it, from the people of the story."""
    told, rows = Book().story, {row.name: row for row in people.person_rows(tx)}
    doubtful = rows[told["doubtful"]["open"]]
    period = periods.find_period(tx, ref)
    begun = evaluation_lists.overview(tx, period.id).assessors if period else ()
    ways = followup.rows(tx, period.id) if period else []
    asked = voices.all_rows(tx, period.id) if period else []
    objection = next((one.objection_id for one in ways if one.objection_id), None)
    run = next((one.assessor_id for one in begun if 0 < one.finished < one.total), None)
    head = rows[told["outside"]["assesses"]].id
    further = Book().further
    name, written = practice_logs.sent_back(tx, Timeline.until(tx.today).last)
    writer = rows[name].id
    return {
        "person": {"person": rows[told["acting"]["name"]].id},
        "imports": {"file": Book().roster},
        "skp": {"skp": planning.current_skp(tx, rows[told["returned"][0]].id, ref.year)},
        "manuals": {"person": head},
        "matrix": {"person": head},
        "strategy": {"person": head},
        "examples": {"form": "A.1.6"},
        "progress": {"person": doubtful.id},
        "trajectory": {"person": doubtful.id},
        "logs": {"person": writer, "day": written},
        "log_sheet": {"person": writer, "year": written.year, "month": written.month},
        "log_review": {"week": written},
        "bring": {"file": Book().register},
        "feedback": {"person": rows[further["given"][0]["name"]].id},
        "about_me": {"person": rows[further["given"][0]["name"]].id},
        "slips": {"round": next((row.id for row in asked if row.is_open), None)},
        "guide": {"guidance": record_of(tx, ref.year, RecordKind.COACHING)},
        "behaviour": {"report": record_of(tx, ref.year, RecordKind.BEHAVIOUR)},
        "run": {"assessor": run},
        "objection": {"objection": objection},
        "survey": {"view": "overview"},
        "complaints": {"state": "open"},
        "meeting": {"meeting": next((one.id for one in forum.meetings(tx) if one.waiting), None)},
        "recaps": {"kind": RecapKind.DISTRIBUTION.value},
        "bundle": {"view": "from_centre"},
        "national": {"person": rows[further["copied"]["begun"][0]].id},
        "printing": {
            "people": tuple(row.id for row in rows.values()),
            "forms": ("C.1.1", "C.1.3", "D.1.1"),
        },
    }


def record_of(tx: ReadTx, year: int, kind: RecordKind) -> UUID | None:
    """The newest guidance or report of a kind in a year; None where there is none."""
    rows = guidance_lists.rows_of(tx, year)
    return next((row.id for row in rows if row.kind is kind), None)


def _without_noise(_kind: object, _context: object, words: str) -> None:
    """What the offscreen platform says of itself at every dialog is no news to anybody."""
    if "propagateSizeHints" not in words:
        sys.stderr.write(words + "\n")
