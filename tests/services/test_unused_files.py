"""Bytes nothing shows go once undo no longer brings them back, and nothing else goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import evidence, logs, undo, unused_files
from asn_desktop.services.attachments import clear_emblem, read_attachment, set_emblem
from asn_desktop.services.office import Office
from asn_desktop.views.evidence import EvidencePlace, NewFile
from asn_desktop.views.logs import LogText

Make = Callable[..., Any]
PDF = b"%PDF-1.7\nlaporan"
PNG = b"\x89PNG\r\n\x1a\nlambang"


def sweep(office: Office) -> int:
    found: int = office.write(Act.REMOVE_EVIDENCE, unused_files.sweep).value
    return found


def removed(office: Office, make_person: Make) -> tuple[str, int]:
    """An entry of the log taken away with its file: the file, and the entry of the journal."""
    text = LogText("Melayani loket")
    key = office.write(Act.WRITE_LOG, logs.write, make_person(office), date(2026, 7, 1), text).value
    place = EvidencePlace(log_id=key)
    office.write(Act.ADD_EVIDENCE, evidence.add, place, [NewFile("foto.pdf", PDF)])
    (file,) = office.read(evidence.of_place, place)
    assert sweep(office) == 0  # it is shown
    office.write(Act.REMOVE_LOG, logs.remove, key)
    last = office.read(undo.last_act)
    assert last is not None
    return file.sha256, last


def test_a_file_stays_as_long_as_undo_may_bring_it_back(
    office: Office, make_person: Make, clock: Any
) -> None:
    key, last = removed(office, make_person)
    clock.advance(days=unused_files.KEPT_DAYS - 1)
    assert sweep(office) == 0
    office.write(Act.UNDO, undo.undo, last)
    assert office.read(read_attachment, key) == PDF
    assert office.read(evidence.missing) == ()
    clock.advance(days=unused_files.KEPT_DAYS)
    assert sweep(office) == 0  # shown again


def test_afterwards_its_bytes_go_and_undo_says_so(
    office: Office, make_person: Make, clock: Any
) -> None:
    key, last = removed(office, make_person)
    clock.advance(days=unused_files.KEPT_DAYS + 1)
    assert sweep(office) == 1
    assert office.read(read_attachment, key) is None
    with pytest.raises(Refused, match=r"undo\.file_gone"):
        office.write(Act.UNDO, undo.undo, last)
    assert office.read(undo.last_act) == last  # sweeping is no act of anybody


def test_what_was_the_emblem_once_stays(office: Office, clock: Any) -> None:
    key = office.write(Act.ADD_ATTACHMENT, set_emblem, "lambang.png", PNG).value
    other = office.write(Act.ADD_ATTACHMENT, set_emblem, "baru.png", PNG + b"2").value
    office.write(Act.ADD_ATTACHMENT, clear_emblem)
    clock.advance(days=400)
    assert sweep(office) == 0
    assert office.read(read_attachment, key) == PNG
    assert office.read(read_attachment, other) == PNG + b"2"
