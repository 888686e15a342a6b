"""Every code raised anywhere has its sentence, in two languages with the same values."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import asn_desktop
from asn_desktop import texts
from asn_desktop.rules.acts import Act

PACKAGE = Path(asn_desktop.__file__).parent
SAYING = {"refuse", "Finding", "WorldFault", "UnreadableFile", "sentence"}


def names(template: str) -> set[str]:
    return {field for _text, field, _spec, _conv in string.Formatter().parse(template) if field}


def raised_codes() -> dict[str, str]:
    """Every literal code given to something that says it, with the place."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if (
                    called in SAYING
                    and isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                ):
                    found.setdefault(first.value, f"{path.name}:{node.lineno}")
    return found


def test_the_two_languages_name_the_same_values() -> None:
    for code in sorted(texts.codes()):
        indonesian, english = texts._sentences()[code]
        assert indonesian, code
        assert english, code
        assert names(indonesian) == names(english), code


def test_every_code_that_is_raised_has_a_sentence() -> None:
    raised = raised_codes()
    assert len(raised) > 50
    missing = {code: place for code, place in raised.items() if code not in texts.codes()}
    assert missing == {}


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_sentence(act: Act) -> None:
    assert f"act.{act.value}" in texts.codes()


def test_no_code_is_said_twice_with_other_words() -> None:
    seen: dict[str, str] = {}
    for name in texts.MODULES:
        module = __import__(f"asn_desktop.texts.{name}", fromlist=["SENTENCES"])
        for code in module.SENTENCES:
            assert code not in seen, (code, seen[code], name)
            seen[code] = name


def test_a_sentence_that_ends_with_a_title_has_one_full_stop() -> None:
    assert texts.one_stop("SKP diajukan ke Slamet Hartono, S.IP..") == (
        "SKP diajukan ke Slamet Hartono, S.IP."
    )
    assert texts.one_stop("Menunggu ... lalu selesai...") == "Menunggu ... lalu selesai..."
