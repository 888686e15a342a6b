"""The table of the forty cases names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent.parent
CASES = HERE.parent / "docs" / "exchange-cases.md"


def test_every_case_is_covered_by_tests_that_exist() -> None:
    rows = re.findall(r"^\| (\d+) \|.*$", CASES.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in rows] == list(range(1, 41))
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not re.match(r"\| \d+ \|", line):
            continue
        named = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", line)
        assert named, line
        for file, test in named:
            assert f"def {test}(" in (HERE / file).read_text(encoding="utf-8"), (file, test)
