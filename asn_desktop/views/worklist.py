"""The work list of Beranda: one row = one sentence, a reason or deadline, one button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Group(StrEnum):
    """The four groups, in their order on screen."""

    NOW = "now"
    SOON = "soon"
    WAITING = "waiting"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Work:
    """One row. ``key`` is stable over days (putting off goes by it).

    ``code`` names the sentence, ``reason`` the words beside it, ``button`` the label; ``page`` and
    ``target`` say where the button leads. A limit of the law says since when it runs and in which
    ``article`` of the annex it stands.
    """

    key: str
    group: Group
    code: str
    values: Mapping[str, object]
    button: str
    page: str
    target: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    reason_values: Mapping[str, object] = field(default_factory=dict)
    since: date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One number of the completion line: how many of how many, and where they are listed."""

    code: str
    done: int
    of: int
    page: str
    target: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkList:
    """Everything Beranda shows. ``postponed`` counts the rows hidden until a day."""

    rows: tuple[Work, ...]
    shares: tuple[Share, ...]
    postponed: int
    steps: Mapping[str, bool]
    """The first four steps of a new office: people, assessors, periods, first SKP."""
