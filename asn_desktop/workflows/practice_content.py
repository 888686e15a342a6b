"""What stands in the practice office: SKP by kind of position, figures and words of a year.

Everything is read from ``resources/data/practice`` and is invented. The same seed gives the same
figures whenever the office is built.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from asn_desktop import paths
from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    Aspect,
    ControlLevel,
    Perspective,
    ReportingInterval,
    ResultSection,
    ResultSource,
)
from asn_desktop.views.planning import (
    AnnexContent,
    ExpectationContent,
    IndicatorContent,
    ManualContent,
    ResultContent,
    SkpContent,
)

FOLDER = "data/practice"
SEED = "Mulyorejo"
ABOVE, MET, BELOW = "above", "met", "below"
# How far from the weak to the strong end of a range a level lies.
_SHARES = {ABOVE: (0.78, 1.0), MET: (0.45, 0.72), BELOW: (0.05, 0.28)}
_DEFAULT_ACTIONS = (
    "Jadwal kerja bulanan yang disepakati dengan atasan",
    "Rekap mingguan hasil kerja dan hambatan",
)
_LEADERS = {
    "camat": "camat",
    "sekretaris kecamatan": "sekcam",
    "lurah": "lurah",
    "sekretaris kelurahan": "seklur",
    "bendahara": "bendahara",
    "kepala subbagian umum dan kepegawaian": "kasubag_umum",
    "kepala subbagian keuangan": "kasubag_keuangan",
    "kepala seksi pemerintahan": "kasi_pemerintahan",
    "kepala seksi ketenteraman dan ketertiban umum": "kasi_trantib",
    "kepala seksi kesejahteraan rakyat": "kasi_kesra",
}
_AREAS = (
    ("kelurahan", "kelurahan"),
    ("pemerintahan", "pemerintahan"),
    ("pelayanan", "pelayanan"),
    ("ketenteraman", "trantib"),
    ("kesejahteraan", "kesra"),
    ("keuangan", "keuangan"),
    ("umum", "umum"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """How one realisation is made: a sentence with ``{n}``, its weak and its strong end."""

    done: str
    weak: float
    strong: float
    growing: bool
    whole: bool
    evidence: str

    def said(self, level: str, quarter: int, random: Random) -> str:
        """The realisation of a quarter (1–4) at a level."""
        low, high = _SHARES[level]
        value = self.weak + (self.strong - self.weak) * random.uniform(low, high)
        if self.growing:
            value *= quarter / 4
        return self.done.format(n=_number(value, whole=self.whole))


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """One result of a kind of position; ``supports`` counts the superior's results from 1."""

    content: ResultContent
    supports: int
    actions: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the SKP of a kind of position says."""

    approach: Approach
    results: tuple[PlannedResult, ...]
    expectations: tuple[ExpectationContent, ...]
    annex: tuple[AnnexContent, ...]

    @property
    def content(self) -> SkpContent:
        """The same as services take it."""
        return SkpContent(
            approach=self.approach,
            results=tuple(result.content for result in self.results),
            expectations=self.expectations,
            annex=self.annex,
        )


class Book:
    """The content files, read once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.resource(FOLDER)

    @property
    def roster(self) -> Path:
        """The staff file the office is filled from."""
        return self._folder / "mulyorejo-duk.xlsx"

    @property
    def register(self) -> Path:
        """A complaint register to try bringing in; two of its rows cannot be."""
        return self._folder / "register-pengaduan.csv"

    @cached_property
    def story(self) -> Mapping[str, Any]:
        """Who plays which part."""
        return _read(self._folder / "story.json")

    @cached_property
    def further(self) -> Mapping[str, Any]:
        """Guidance, objections, documentation, study leave, and feedback on its way."""
        return _read(self._folder / "guidance.json")

    @cached_property
    def _skp(self) -> Mapping[str, Any]:
        return _read(self._folder / "skp.json")

    @property
    def said(self) -> Mapping[str, Any]:
        """Words of feedback, notes and returns."""
        words: Mapping[str, Any] = self._skp["said"]
        return words

    def kinds(self) -> tuple[str, ...]:
        """Every kind of position that has an SKP here."""
        return tuple(self._skp["kinds"])

    def plan(self, kind: str, unit: str, superior: str) -> Plan:
        """The SKP of a kind of position in a unit, under a superior's position."""
        stored = self._skp["kinds"][kind]
        approach = Approach(stored.get("approach", "quantitative"))
        # Column (2) of A.1.7 names the superior's result instead.
        named = approach is Approach.QUALITATIVE or stored.get("leader", False)
        assigned = superior if named else ""
        return Plan(
            approach=approach,
            results=tuple(
                _result(one, unit, assigned, first=number == 0)
                for number, one in enumerate(stored["results"])
            ),
            expectations=tuple(
                ExpectationContent(value=int(value), text=text)
                for value, text in self._skp["expectations"][stored["expectations"]].items()
            ),
            annex=tuple(
                AnnexContent(section=AnnexSection(section), text=text)
                for section, lines in self._skp["annex"][stored["annex"]].items()
                for text in lines
            ),
        )

    def level(self, name: str) -> tuple[str, str]:
        """How somebody works and behaves: ``ABOVE``, ``MET`` or ``BELOW`` each."""
        for pair, people in self.story["levels"].items():
            if name in people:
                work, behaviour = pair.split()
                return work, behaviour
        return MET, MET


def kind_of(position: str, unit: str) -> str:
    """Which SKP of ``skp.json`` a position in a unit has."""
    post, place = fold(position), fold(unit)
    if post == "kepala seksi pelayanan umum":
        return "kasi_pelayanan_kelurahan" if place.startswith("kelurahan") else "kasi_pelayanan"
    if post in _LEADERS:
        return _LEADERS[post]
    first = post.split()[0]
    if first == "pranata":
        return first
    area = next(key for word, key in _AREAS if word in place)
    return f"{first}|{area}"


def dice(*about: object) -> Random:
    """A source of chance that always falls the same for the same things."""
    return Random(" ".join(map(str, (SEED, *about))))  # noqa: S311 - figures, no secrets


def _read(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _result(stored: Mapping[str, Any], unit: str, assigned: str, *, first: bool) -> PlannedResult:
    supported, measured = stored.get("supported", ("", ""))
    content = ResultContent(
        section=ResultSection(stored.get("section", "main")),
        text=stored["text"].format(unit=unit),
        assigned_by=assigned,
        supports_text=supported,
        supports_indicator=measured,
        source=ResultSource(stored["source"]) if "source" in stored else None,
        indicators=tuple(_indicator(one) for one in stored["indicators"]),
    )
    figures = tuple(_figure(one) for one in stored["indicators"] if "done" in one)
    if not figures:
        lines = "\n".join(f"- {line}" for line in stored["done"])
        figures = (_figure({**stored, "done": lines}),)
    actions = tuple(stored.get("actions", ()))
    if first and not actions and not assigned:
        actions = _DEFAULT_ACTIONS
    return PlannedResult(content, stored.get("supports", 0), actions, figures)


def _indicator(stored: Mapping[str, Any]) -> IndicatorContent:
    return IndicatorContent(
        text=stored["text"],
        target=stored.get("target", ""),
        aspect=Aspect(stored["aspect"]) if "aspect" in stored else None,
        perspective=Perspective(stored["perspective"]) if "perspective" in stored else None,
        manual=_manual(stored["manual"]) if "manual" in stored else None,
    )


def _manual(stored: Mapping[str, str]) -> ManualContent:
    """What a leader's manual says; two choices are stored by their code."""
    texts = {key: words for key, words in stored.items() if key not in ("control", "reporting")}
    return ManualContent(
        **texts,
        control=ControlLevel(stored["control"]) if "control" in stored else None,
        reporting=ReportingInterval(stored["reporting"]) if "reporting" in stored else None,
    )


def _figure(stored: Mapping[str, Any]) -> Figure:
    weak, strong = stored["range"]
    return Figure(
        done=stored["done"],
        weak=weak,
        strong=strong,
        growing=stored.get("growing", False),
        whole=isinstance(weak, int) and isinstance(strong, int),
        evidence=stored["evidence"],
    )


def _number(value: float, *, whole: bool) -> str:
    """As an Indonesian office writes it: 1.240 and 0,8."""
    if whole:
        return f"{round(value):,}".replace(",", ".")
    return f"{value:.1f}".replace(".", ",")
