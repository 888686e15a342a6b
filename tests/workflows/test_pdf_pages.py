"""Pages as pictures, one at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asn_desktop.rules.forms import FormCode
from asn_desktop.workflows import printing
from asn_desktop.workflows.pdf_pages import PdfPages, count_pages

Section = Any  # of conftest.py


def pdf_of(section: Section) -> bytes:
    content: bytes = section.office.read(printing.preview, FormCode.A_1_7, section.staff[0].skp)
    return content


def test_a_page_is_drawn_at_the_size_asked_for(section: Section) -> None:
    with PdfPages(pdf_of(section)) as pages:
        width, height = pages.sizes[0]
        picture = pages.draw(0, 2.0)
        assert picture is not None
    assert abs(picture.width - 2 * width) <= 2
    assert abs(picture.height - 2 * height) <= 2
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:3] == b"\xff\xff\xff"
    assert 0 in picture.pixels


def test_many_threads_may_ask_at_once(section: Section) -> None:
    content = pdf_of(section)
    with PdfPages(content) as pages, ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda scale: pages.draw(0, scale), [0.5] * 12))
    assert len(set(drawn)) == 1
    assert count_pages(content) >= 1
    assert pages.draw(0, 0.5) is None
