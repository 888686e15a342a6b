"""Codes into words: how window and command line say a finding or a fault of the world."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from asn_desktop import texts
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, WorldFault


def say(finding: Finding, *, language: str = "id") -> str:
    """Return the sentence; findings inside a finding become words joined by commas."""
    return texts.sentence(finding.code, language=language, **shown(finding.values, language))


def say_fault(fault: WorldFault, *, language: str = "id") -> str:
    """Return the sentence of the world's fault."""
    return texts.sentence(fault.code, language=language, **shown(fault.values, language))


def as_fault(error: BaseException) -> WorldFault | None:
    """The world's fault in ``error``, if it is one (the database's are told by its engine)."""
    if isinstance(error, WorldFault):
        return error
    if not isinstance(error, OSError):
        return None
    code = _OS_FAULTS.get(error.errno or 0, "fault.disk")
    return WorldFault(code, name=Path(str(error.filename or "")).name)


_OS_FAULTS = {
    errno.ENOSPC: "fault.disk_full",
    errno.EDQUOT: "fault.disk_full",
    errno.EFBIG: "fault.disk_full",
    errno.EACCES: "fault.no_permission",
    errno.EPERM: "fault.no_permission",
    errno.EROFS: "fault.read_only",
    errno.ENOENT: "fault.not_found",
    errno.EEXIST: "fault.in_the_way",
    errno.ENOTDIR: "fault.in_the_way",
    errno.EISDIR: "fault.in_the_way",
}


def shown(values: Mapping[str, object], language: str = "id") -> dict[str, Any]:
    """``values`` as a reader expects them: dates in words, numbers with Indonesian marks."""
    return {name: _shown(value, language) for name, value in values.items()}


def _shown(value: object, language: str) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_shown(each, language)) for each in value)
    if isinstance(value, Finding):
        return say(value, language=language)
    if isinstance(value, datetime):
        local = value.astimezone()
        return f"{format_date(local.date())} {local:%H.%M}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal | float):
        return f"{value:,}".translate(str.maketrans(",.", ".,"))
    return getattr(value, "label", value)
