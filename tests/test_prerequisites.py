"""What is installed for Qt and for tests, and what happens where some of it cannot be had."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from asn_desktop import prerequisites

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Debian")


def test_the_tools_of_the_tests_are_asked_for_only_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def install(packages: Sequence[str]) -> bool:
        asked.append(list(packages))
        return True

    monkeypatch.setattr(prerequisites, "install", install)
    monkeypatch.setattr(prerequisites, "missing_packages", lambda *_some: ["libegl1"])
    monkeypatch.setattr(prerequisites.shutil, "which", lambda _tool: None)
    monkeypatch.setattr(prerequisites, "SERVER", "/nowhere")
    assert prerequisites.main([]) == 0
    assert prerequisites.main(["--tests"]) == 0
    assert asked == [["libegl1"], ["libegl1", "poppler-utils", "qpdf", "postgresql"]]


def test_a_tool_that_cannot_be_had_keeps_no_window_shut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here: list[str] = []

    def install(packages: Sequence[str]) -> bool:
        if "qpdf" in packages:
            return False
        here.extend(packages)
        return True

    def missing(*_some: object) -> list[str]:
        return [] if here else ["libegl1"]

    monkeypatch.setattr(prerequisites, "install", install)
    monkeypatch.setattr(prerequisites, "missing_packages", missing)
    monkeypatch.setattr(prerequisites, "missing_tools", lambda: ["qpdf"])
    assert prerequisites.main(["--tests"]) == 0
    assert here == ["libegl1"]
    said = capsys.readouterr().err
    assert "qpdf" in said
    assert "libegl1" not in said
