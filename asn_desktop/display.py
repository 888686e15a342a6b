"""Is there a display? Decided before Qt is imported, because a missing plugin kills the process.

First the environment, then whether the display server answers, then a probe in a child process
whose success is remembered, so that only the first start pays for it. Standard library only.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
_PROBE_SECONDS = 30

# Debian packages of the system libraries Qt needs; the second half only for a real screen.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WITHOUT_SCREEN = (
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
)
_HEADLESS = ("offscreen", "minimal", "vnc", "linuxfb")
_MISSING = re.compile(r"(lib[\w.+-]+\.so(?:\.\d+)*): cannot open shared object file")
_XCB_CURSOR = "xcb-cursor0 or libxcb-cursor0 is needed"


@dataclass(frozen=True)
class Display:
    """Whether a window can be opened; if not, why (``code`` and ``values`` of `texts.shell`)."""

    usable: bool
    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


Probe = Callable[[Mapping[str, str]], tuple[int, str]]


def find_display(
    environ: Mapping[str, str],
    platform: str = sys.platform,
    *,
    remembered: Path | None = None,
    probe: Probe | None = None,
) -> Display:
    """Decide whether a window can be opened.

    ``remembered`` is a small file in which a successful probe is noted. Windows and macOS always
    have a display.
    """
    chosen = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if chosen in _HEADLESS:
        return Display(False, "display.offscreen", {"platform": chosen})
    if not platform.startswith("linux"):
        return Display(True)
    name = environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY") or ""
    if not name:
        return Display(False, "display.none")
    if not _answers(environ):
        return Display(False, "display.refused", {"display": name})
    if _is_remembered(remembered, chosen):
        return Display(True)
    code, output = (probe or run_probe)(environ)
    if code == 0:
        _remember(remembered, chosen)
        return Display(True)
    return explain(output, name)


def missing_library(environ: Mapping[str, str], probe: Probe | None = None) -> Display:
    """Whether Qt can start at all without a display; names the library it lacks."""
    code, output = (probe or run_probe)({**environ, "QT_QPA_PLATFORM": "offscreen"})
    return Display(True) if code == 0 else explain(output, "offscreen")


def explain(output: str, display: str) -> Display:
    """Why the probe failed, from what it said on its way out."""
    library = ""
    if found := _MISSING.search(output):
        library = found[1]
    elif _XCB_CURSOR in output:
        library = "libxcb-cursor.so.0"
    if library:
        package = PACKAGES.get(library, library)
        return Display(False, "display.library", {"library": library, "package": package})
    if "could not connect to display" in output:
        return Display(False, "display.refused", {"display": display})
    if "no Qt platform plugin could be initialized" in output:
        library = _unloadable_library()
        if library:
            values = {"library": library, "package": PACKAGES[library]}
            return Display(False, "display.library", values)
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return Display(False, "display.broken", {"detail": lines[-1] if lines else "?"})


def run_probe(environ: Mapping[str, str]) -> tuple[int, str]:
    """Start Qt in a child process; return its exit code (−6 = aborted) and what it said."""
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter with a fixed text
            [sys.executable, "-c", _PROBE],
            env=dict(environ),
            capture_output=True,
            text=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 1, "could not connect to display"
    return child.returncode, child.stderr


def _answers(environ: Mapping[str, str]) -> bool:
    """Whether the socket of a local display server takes a connection (remote ones: try them)."""
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland:
        folder = environ.get("XDG_RUNTIME_DIR", "")
        if _connects(os.path.join(folder, wayland)):  # absolute names stay as they are
            return True
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", environ.get("DISPLAY", ""))
    if local is None:
        return bool(environ.get("DISPLAY"))
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X11 has its sockets
    return _connects(path) or _connects(f"\0{path}")


def _connects(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(path)
        except OSError:
            return False
    return True


def _unloadable_library() -> str:
    import ctypes

    for library in PACKAGES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return library
    return ""


def _stamp(chosen: str) -> str:
    from importlib.metadata import version

    return f"{version('PySide6-Essentials')} {sys.executable} {chosen or 'auto'}"


def _is_remembered(path: Path | None, chosen: str) -> bool:
    return path is not None and path.is_file() and path.read_text("utf-8") == _stamp(chosen)


def _remember(path: Path | None, chosen: str) -> None:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_stamp(chosen), "utf-8")
