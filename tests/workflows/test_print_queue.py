"""What CUPS says and what we make of it."""

from __future__ import annotations

import pytest

from asn_desktop.views.paper import Paper
from asn_desktop.workflows import print_queue


@pytest.mark.parametrize(
    ("said", "paper", "media"),
    [
        ("PageSize/Page Size: Letter *A4 Custom.WIDTHxHEIGHT", Paper.F4, "Custom.215x330mm"),
        ("PageSize/Page Size: Letter *A4 Custom.WIDTHxHEIGHT", Paper.A4, "A4"),
        ("Duplex/2: None\nPageSize/Media Size: *A4 FanFoldGermanLegal", Paper.F4,
         "FanFoldGermanLegal"),
        ("PageSize/Page Size: *Letter", Paper.F4, ""),
        ("", Paper.A4, ""),
    ],
)  # fmt: skip
def test_the_paper_is_called_as_the_queue_calls_it(said: str, paper: Paper, media: str) -> None:
    assert print_queue.media_of(said, paper) == media


@pytest.mark.parametrize(
    ("said", "job"),
    [("request id is HP_LaserJet-12 (1 file(s))\n", "HP_LaserJet-12"), ("", ""), ("ok", "")],
)
def test_the_job_is_named(said: str, job: str) -> None:
    assert print_queue.job_named(said) == job


def test_without_cups_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert print_queue.cups_printers() == ()
    assert not print_queue.is_waiting("PDF-1")
