"""The queues of CUPS, which take a PDF as it is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from asn_desktop.rules.findings import WorldFault
from asn_desktop.views.paper import Paper

ASK_SECONDS = 5
SEND_SECONDS = 60
F4_CUSTOM = "Custom.215x330mm"
_MEDIA = {
    Paper.A4: ("A4", "iso_a4_210x297mm"),
    Paper.F4: ("F4", "Folio", "FanFoldGermanLegal", "na_foolscap_8.5x13in"),
}


def cups_printers() -> tuple[str, ...]:
    """The queues of CUPS; empty where there is no CUPS (Windows, no server)."""
    said = _ask(["lpstat", "-e"])
    return tuple(said.split()) if said is not None else ()


def send_to_cups(
    pdf: Path, queue: str, title: str, *, paper: Paper = Paper.F4, two_sided: bool = False
) -> str:
    """Hand a PDF to CUPS and return the name of the job.

    The pages are printed at their own size, never fitted to another paper. Raises ``WorldFault``
    (``print.refused``) with the words of CUPS.
    """
    sides = "two-sided-long-edge" if two_sided else "one-sided"
    options = ["-o", f"sides={sides}", "-o", "print-scaling=none"]
    media = media_of(_ask(["lpoptions", "-p", queue, "-l"]) or "", paper)
    if media:
        options += ["-o", f"media={media}"]
    command = ["lp", "-d", queue, "-t", title, *options, "--", str(pdf)]
    try:
        asked = subprocess.run(  # noqa: S603 - a list, no shell; every value is ours or the queue's
            command, capture_output=True, text=True, timeout=SEND_SECONDS, check=False, env=_plain()
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise WorldFault("print.refused", printer=queue, words=str(fault)) from fault
    if asked.returncode != 0:
        raise WorldFault("print.refused", printer=queue, words=asked.stderr.strip())
    return job_named(asked.stdout)


def media_of(said: str, paper: Paper) -> str:
    """How a queue calls the paper, from what ``lpoptions -l`` says of it; "" when it does not know.

    F4 has no name of its own everywhere: Folio (8,5 × 13 inches) is a millimetre larger.
    """
    line = next((line for line in said.splitlines() if line.startswith("PageSize")), "")
    known = [word.lstrip("*") for word in line.partition(":")[2].split()]
    if paper is Paper.F4 and any(word.startswith("Custom") for word in known):
        return F4_CUSTOM
    return next((name for name in _MEDIA[paper] if name in known), "")


def job_named(said: str) -> str:
    """The job in "request id is PDF-12 (1 file(s))"; "" when CUPS says something else."""
    words = said.split()
    return words[3] if words[:3] == ["request", "id", "is"] and len(words) > 3 else ""


def is_waiting(job: str) -> bool:
    """Whether a job has not left the queue yet."""
    said = _ask(["lpstat", "-W", "not-completed", "-o", job.rpartition("-")[0]])
    return said is not None and any(line.split()[:1] == [job] for line in said.splitlines())


def hold(job: str, on: bool) -> None:
    """Let a job wait in the queue, or go on."""
    _ask(["lp", "-i", job, "-H", "hold" if on else "resume"])


def cancel(job: str) -> None:
    """Take a job out of the queue; one that is printed already stays printed."""
    _ask(["cancel", job])


def _ask(command: Sequence[str]) -> str | None:
    """What CUPS says; None when it does not answer."""
    try:
        asked = subprocess.run(  # noqa: S603 - the system's own, found as the system finds it
            list(command),
            capture_output=True,
            text=True,
            timeout=ASK_SECONDS,
            check=False,
            env=_plain(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout if asked.returncode == 0 else None


def _plain() -> dict[str, str]:
    """The environment with the words of CUPS in English, whose job we read."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
