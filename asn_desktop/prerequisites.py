"""``python -m asn_desktop.prerequisites``: the system libraries Qt needs, installed or named.

On Debian as root missing packages are installed, elsewhere a sentence names them. ``--tests``
adds what some tests use (a PostgreSQL server, PDF tools); where they are missing those tests say
that they are left out. A queue of CUPS is not made here: installing it alone makes none, and the
tests that print to one say so. Standard library only.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from asn_desktop import texts
from asn_desktop.display import PACKAGES, WITHOUT_SCREEN

TEST_TOOLS = {"pdffonts": "poppler-utils", "qpdf": "qpdf"}
SERVER, SERVER_PACKAGE = "/usr/lib/postgresql", "postgresql"


def missing_packages(libraries: Iterable[str] = PACKAGES) -> list[str]:
    """The Debian packages of the libraries that cannot be loaded here."""
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(PACKAGES[library])
    return list(dict.fromkeys(missing))


def missing_tools() -> list[str]:
    """The Debian packages some tests want and this machine lacks."""
    missing = [package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None]
    if not list(Path(SERVER).glob("*/bin/initdb")) and shutil.which("initdb") is None:
        missing.append(SERVER_PACKAGE)
    return missing


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages; False where that is not ours to do or did not work."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(  # noqa: S603 - our own list of packages, no shell
            [apt, *words], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 when Qt can start here, 1 when a library is missing and could not be installed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tests", action="store_true")
    asked = parser.parse_args(arguments)
    if not sys.platform.startswith("linux"):
        return 0
    needed, tools = missing_packages(), missing_tools() if asked.tests else []
    wanted = [*needed, *tools]
    if not wanted or install(wanted):
        return 0
    if needed and tools and install(needed):  # a tool that cannot be had keeps no window shut
        wanted = tools
    sys.stderr.write(texts.sentence("display.packages", packages=" ".join(wanted)) + "\n")
    return 1 if missing_packages(WITHOUT_SCREEN) else 0


if __name__ == "__main__":
    sys.exit(main())
