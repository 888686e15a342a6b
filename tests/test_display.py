"""Whether a window can be opened, found out without Qt."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from asn_desktop import display, texts
from asn_desktop.display import Display, explain, find_display, missing_library


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}


class Probe:
    def __init__(self, code: int = 0, output: str = "") -> None:
        self.answer = code, output
        self.asked = 0

    def __call__(self, _environ: Mapping[str, str]) -> tuple[int, str]:
        self.asked += 1
        return self.answer


def test_without_a_display_nobody_is_asked() -> None:
    probe = Probe()
    assert find_display({}, "linux", probe=probe) == Display(False, "display.none")
    assert probe.asked == 0


@pytest.mark.parametrize("platform", ["offscreen", "minimal:x=1"])
def test_a_platform_without_a_screen(platform: str) -> None:
    found = find_display({"QT_QPA_PLATFORM": platform, "DISPLAY": ":0"}, "linux", probe=Probe())
    assert (found.usable, found.code) == (False, "display.offscreen")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_there_is_always_one(platform: str) -> None:
    probe = Probe(1)
    assert find_display({}, platform, probe=probe).usable
    assert probe.asked == 0


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert find_display(environ, "linux", probe=Probe()).code == "display.refused"
    assert find_display({"DISPLAY": ":987"}, "linux", probe=Probe()).code == "display.refused"


def test_a_probe_that_worked_is_remembered(wayland: dict[str, str], tmp_path: Path) -> None:
    probe = Probe()
    note = tmp_path / "state" / "display"
    for _ in range(2):
        assert find_display(wayland, "linux", remembered=note, probe=probe).usable
    assert probe.asked == 1
    note.write_text("another version", "utf-8")
    assert find_display(wayland, "linux", remembered=note, probe=probe).usable
    assert probe.asked == 2


def test_a_probe_that_was_aborted_says_why(wayland: dict[str, str], tmp_path: Path) -> None:
    words = (
        "qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb "
        "platform plugin.\nThis application failed to start because no Qt platform plugin could "
        "be initialized."
    )
    note = tmp_path / "display"
    found = find_display(wayland, "linux", remembered=note, probe=Probe(-6, words))
    assert found.values == {"library": "libxcb-cursor.so.0", "package": "libxcb-cursor0"}
    assert not note.exists()


@pytest.mark.parametrize(("library", "package"), sorted(display.PACKAGES.items()))
def test_every_library_is_named_with_its_package(library: str, package: str) -> None:
    output = f"ImportError: {library}: cannot open shared object file: No such file or directory"
    found = explain(output, ":0")
    assert found.code == "display.library"
    assert f"apt install {package}" in texts.sentence(found.code, **found.values)


def test_other_ends() -> None:
    assert explain("could not connect to display :0", ":0").code == "display.refused"
    assert explain("x\n  strange end \n", ":0").values == {"detail": "strange end"}
    assert explain("", ":0").code == "display.broken"


def test_qt_starts_without_a_display_here() -> None:
    assert missing_library(os.environ) == Display(True)
    broken = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert missing_library({}, Probe(1, broken)).values["package"] == "libegl1"


def test_deciding_does_not_load_qt() -> None:
    program = (
        "import sys; from asn_desktop.display import find_display; find_display({}, 'linux');"
        "print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    child = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(display.__file__).parents[1],
    )
    assert child.stdout.strip() == "False"
