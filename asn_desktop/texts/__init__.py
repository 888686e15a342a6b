"""Every sentence a person reads: code + named values → Indonesian (or English) sentence.

One module per noun, each with ``SENTENCES: dict[code, (Indonesian, English)]``; loaded on use.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
MODULES = (
    "acts",
    "common",
    "calendar",
    "people",
    "planning",
    "examples",
    "manuals",
    "matrix",
    "workblocks",
    "progress",
    "trajectory",
    "evidence",
    "logs",
    "log_review",
    "guidance",
    "measures",
    "evaluation",
    "followup",
    "feedback",
    "voices",
    "kit",
    "survey",
    "complaints",
    "forum",
    "paper",
    "checking",
    "recaps",
    "roster",
    "bringing",
    "undoing",
    "bundles",
    "inspecting",
    "worklist",
    "national",
    "merging",
    "places",
    "questions",
    "centre",
    "sending",
    "shell",
    "practice",
    "incoming",
)


@cache
def _sentences() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in MODULES:
        found.update(import_module(f"asn_desktop.texts.{name}").SENTENCES)
    return found


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_sentences())


def sentence(code: str, *, language: str = "id", **values: object) -> str:
    """Return the sentence of ``code`` filled with ``values``; raises ``KeyError`` for neither."""
    indonesian, english = _sentences()[code]
    return one_stop((english if language == "en" else indonesian).format_map(values))


def one_stop(text: str) -> str:
    """One full stop where a name with a title ends the sentence, not "Slamet Hartono, S.IP.."."""
    return _TWO_STOPS.sub(".", text)
