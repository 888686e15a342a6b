"""Every example of the regulation can be looked at as our forms print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from annex_rows import table, tables
from pypdfium2 import PdfDocument

from asn_desktop.services.office import Office
from asn_desktop.services.regulation_examples import examples
from asn_desktop.workflows.examples import example_pdf, file_name


def _texts(part: Any) -> Iterator[str]:
    """Everything an example says, without its place and what is left out."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, inner in part.items():
            if key not in CODES:
                yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)


CODES = {
    "form", "heading", "label", "lines", "remark", "left_out", "control", "reporting", "unit",
    "achievement", "work_rating", "behaviour_rating", "predicate",
}  # fmt: skip


NAMELESS = ("A.1.3", "A.1.4", "A.1.8")
"""Forms without an identity block."""


def _plain(text: str) -> str:
    """Letters and digits alone: lines are broken and words divided on paper."""
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize("name", tables())
def test_an_example_prints_all_it_says(name: str, sqlite_office: Office) -> None:
    document = PdfDocument(sqlite_office.read(example_pdf, name))
    words = _plain("".join(page.get_textpage().get_text_range() for page in document))
    one = table(name)
    if one["form"] in NAMELESS:
        del one["employee"], one["assessor"]
    missing = {word for text in _texts(one) for word in text.split() if _plain(word) not in words}
    document.close()
    assert not missing


def test_its_file_says_what_it_is() -> None:
    assert file_name(examples()[0]) == "Contoh_A11_AL3-T4.pdf"
