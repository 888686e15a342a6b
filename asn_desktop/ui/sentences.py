"""Codes into words: how the window says a finding or a fault of the world."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from asn_desktop import texts
from asn_desktop.rules.findings import Finding, WorldFault
from asn_desktop.ui import formats


def words_of(finding: Finding) -> str:
    """The Indonesian sentence of ``finding``."""
    return texts.sentence(finding.code, **shown(finding.values))


def fault_words(fault: WorldFault) -> str:
    """The Indonesian sentence of a fault of the world."""
    return texts.sentence(fault.code, **shown(fault.values))


def shown(values: Mapping[str, object]) -> dict[str, Any]:
    """``values`` as a reader expects them: dates in words, numbers with Indonesian marks."""
    return {name: _shown(value) for name, value in values.items()}


def _shown(value: object) -> object:
    if isinstance(value, datetime):
        return f"{formats.long_date(value.date())} {formats.clock_time(value)}"
    if isinstance(value, date):
        return formats.long_date(value)
    if isinstance(value, Decimal | float):
        return formats.number(value)
    return getattr(value, "label", value)
