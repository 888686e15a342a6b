"""The table of the forty cases names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent.parent
CASES = HERE.parent / "docs" / "exchange-cases.md"


def test_every_case_is_covered_by_tests_that_exist() -> None:
    text = CASES.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|(.*)$", text, re.MULTILINE)
    assert [int(number) for number, _row in rows] == list(range(1, 41))
    written = {
        name
        for file in HERE.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    for number, row in rows:
        named = set(re.findall(r"`(test_\w+)`", row))
        assert named, number
        assert named <= written, number
