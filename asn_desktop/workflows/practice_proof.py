"""Evidence in the practice office: pictures the program draws itself, and a small register."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from PIL import Image, ImageDraw, ImageFont

from asn_desktop import paths
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import LogState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import evidence, logs, periods, progress
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.evidence import EvidencePlace, NewFile
from asn_desktop.views.progress import SkpProgress, expected
from asn_desktop.workbooks.writer import Table, write
from asn_desktop.workflows.evidence import prepared

PEOPLE, LOGS = 12, 6
_SIZE = (1200, 800)
_WALLS = ("#d9c7a3", "#c7d3c0", "#cfd6e0", "#e2cfc4")
_LINE, _DARK, _PAPER = "#586467", "#14595f", "#ffffff"


def prove(office: Office, person_ids: Iterable[UUID], ref: PeriodRef, last: date) -> None:
    """Put files on what the first people of a list realised, and on a log entry of some.

    Of whose evaluation is finished nothing changes; log entries are those of the fortnight before
    ``last`` that wait for the superior.
    """
    period = office.read(periods.find_period, ref)
    if period is None:
        return
    people = tuple(person_ids)
    for number, (skp, place) in enumerate(office.read(_open_places, people, period.id)[:PEOPLE]):
        files = [_photo(skp.results[0].text, number)]
        if number % 3 == 0:
            files.append(_register(skp))
        office.write(Act.ADD_EVIDENCE, evidence.add, place, files)
    first = last - timedelta(days=14)
    waiting = [
        row
        for row in office.read(logs.of_people, people, first, last)
        if row.state is not LogState.APPROVED
    ]
    for number, row in enumerate(waiting[::3][:LOGS]):
        place = EvidencePlace(log_id=row.id)
        office.write(
            Act.ADD_EVIDENCE, evidence.add, place, [_photo(row.text.activity, PEOPLE + number)]
        )


def _open_places(
    tx: ReadTx, person_ids: Sequence[UUID], period_id: UUID
) -> list[tuple[SkpProgress, EvidencePlace]]:
    """The first place of everybody whose evaluation is not finished yet."""
    found: list[tuple[SkpProgress, EvidencePlace]] = []
    for person_id in person_ids:
        skp = progress.progress_of(tx, person_id, period_id)
        if skp is None or skp.locked or not (places := expected(skp.approach, skp.results)):
            continue
        result, line = places[0]
        found.append((skp, EvidencePlace(None, result, line, period_id)))
    return found


def _photo(words: str, number: int) -> NewFile:
    """A drawn office with a board that says what it would be a photo of."""
    picture = Image.new("RGB", _SIZE, "#bcd7e6")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 620, 1200, 800), fill="#b9c2a5")
    pen.rectangle((180, 260, 1020, 660), fill=_WALLS[number % len(_WALLS)], outline=_LINE, width=4)
    pen.polygon(((140, 260), (600, 110), (1060, 260)), fill="#9c5a3c", outline=_LINE)
    for left in (240, 380, 740, 880):
        pen.rectangle((left, 340, left + 90, 460), fill="#eaf3f7", outline=_LINE, width=4)
    pen.rectangle((540, 440, 660, 660), fill="#7a5a3f", outline=_LINE, width=4)
    pen.rectangle((60, 660, 1140, 780), fill=_PAPER, outline=_DARK, width=4)
    font = ImageFont.truetype(str(paths.resource("fonts/ASNSans-Regular.ttf")), 30)
    pen.text((80, 675), "LATIHAN · gambar, bukan foto", font=font, fill=_DARK)
    told = words if font.getlength(words) <= 1040 else f"{words[:60].rsplit(' ', 1)[0]} …"
    pen.text((80, 722), told, font=font, fill=_LINE)
    made = io.BytesIO()
    picture.save(made, "PNG")
    return prepared(f"Kegiatan {number + 1}.png", made.getvalue())


def _register(skp: SkpProgress) -> NewFile:
    rows = [
        (result.no, result.text, line.text, line.target)
        for result in skp.results
        for line in result.indicators
    ]
    heads = ("No.", "Hasil kerja", "Indikator", "Target")
    title = f"Register bukti · {skp.name} · {skp.period.label} {skp.period.year} (latihan)"
    content = write(Table("Register", heads, rows, title))
    return NewFile(f"Register {skp.name.split(',')[0]}.xlsx", content)
