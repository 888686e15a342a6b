"""What is still missing in an SKP, each finding at its line and field (reg. 1144–1149, 2330–2506).

Errors keep an SKP from being submitted and set; warnings and hints never do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    Perspective,
    ResultSection,
    ResultSource,
    typed_perspective,
)
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.wording import result_hints, target_hints
from asn_desktop.views.planning import IndicatorView, ResultView, SkpView


def findings_of(skp: SkpView) -> SkpView:
    """Return the SKP with its findings, in the order in which one meets them on the page."""
    return replace(
        skp, findings=(*_head(skp), *_results(skp), *_annex(skp), *_notes(skp), *_copied(skp))
    )


def _head(skp: SkpView) -> Iterator[Finding]:
    if skp.assessor_id is None:
        yield Finding("skp.no_assessor", Severity.ERROR, {"field": "assessor", "name": skp.person})


def _results(skp: SkpView) -> Iterator[Finding]:
    if not skp.in_section(ResultSection.MAIN):
        yield Finding("skp.no_main", Severity.ERROR, {"field": "main"})
    for result in skp.results:
        yield from _result(skp, result)
    if skp.family is FormFamily.LEADER:
        yield from _perspectives(skp)


def _perspectives(skp: SkpView) -> Iterator[Finding]:
    """All four over the whole SKP; Anggaran is compulsory in every one (reg. 1231–1249)."""
    rows = [each for result in skp.results for each in result.indicators]
    found = {each.perspective or typed_perspective(each.text) for each in rows}
    if not rows or found == {None}:
        return  # nothing chosen yet: each indicator says so itself
    values = {"field": "perspective", "line": rows[-1].id}
    if Perspective.BUDGET not in found:
        yield Finding("skp.no_budget", Severity.ERROR, values)
    missing = [each.label for each in Perspective if each not in (*found, Perspective.BUDGET)]
    if missing:
        named = {**values, "missing": ", ".join(missing)}
        yield Finding("skp.perspectives_missing", Severity.WARNING, named)


def _result(skp: SkpView, result: ResultView) -> Iterator[Finding]:
    def at(
        code: str, severity: Severity, field: str, row: UUID | None = None, word: object = ""
    ) -> Finding:
        values = {"line": row or result.id, "field": field, "number": result.number, "word": word}
        return Finding(code, severity, values)

    if _staff_quantitative(skp) and not result.supports_text.strip():
        yield at("skp.supports_missing", Severity.WARNING, "supports_text")
    if skp.family is FormFamily.LEADER and result.source is not None and result.source.is_plan:
        yield from _plan(result, result.source)
    if not result.text.strip():
        yield at("skp.result_missing", Severity.ERROR, "text")
    for hint in result_hints(result.text):
        yield at(hint.code, hint.severity, "text", word=hint.values["word"])
    if not result.indicators:
        yield at("skp.indicator_missing", Severity.ERROR, "text")
    for indicator in result.indicators:
        for code, severity, field in _indicator(skp, indicator):
            yield at(code, severity, field, indicator.id)
        target = indicator.target.strip()
        if skp.approach is Approach.QUALITATIVE and target and target not in indicator.text:
            yield at("skp.target_unprinted", Severity.HINT, "text", indicator.id, target)
        field = "target" if skp.approach is Approach.QUANTITATIVE else "text"
        for hint in target_hints(getattr(indicator, field)):
            yield at(hint.code, hint.severity, field, indicator.id, hint.values["word"])


def _plan(result: ResultView, source: ResultSource) -> Iterator[Finding]:
    """PK, Renstra and RKT must be main results; their drafts may be used at first."""
    values = {"line": result.id, "field": "source", "number": result.number, "word": source.label}
    if result.section is ResultSection.ADDITIONAL:
        yield Finding("skp.plan_additional", Severity.WARNING, values)
    elif result.draft_source:
        yield Finding("skp.draft_source", Severity.HINT, values)


def _staff_quantitative(skp: SkpView) -> bool:
    """A.1.7 alone has the superior's result and the aspect; A.1.2 has perspectives instead."""
    return skp.approach is Approach.QUANTITATIVE and skp.family is FormFamily.STAFF


def _indicator(skp: SkpView, indicator: IndicatorView) -> Iterator[tuple[str, Severity, str]]:
    if _staff_quantitative(skp) and indicator.aspect is None:
        yield "skp.aspect_missing", Severity.ERROR, "aspect"
    said = indicator.perspective or typed_perspective(indicator.text)
    if skp.family is FormFamily.LEADER and said is None:
        yield "skp.perspective_missing", Severity.ERROR, "perspective"
    if not indicator.text.strip():
        yield "skp.indicator_empty", Severity.ERROR, "text"
    if skp.approach is Approach.QUANTITATIVE and not indicator.target.strip():
        yield "skp.target_missing", Severity.ERROR, "target"


def _annex(skp: SkpView) -> Iterator[Finding]:
    for section in AnnexSection:
        if not any(line.text.strip() for line in skp.annex_in(section)):
            values = {"field": section.value, "part": section.label}
            yield Finding("skp.annex_empty", Severity.ERROR, values)


def _notes(skp: SkpView) -> Iterator[Finding]:
    for note in skp.open_notes:
        values = {"field": "note", "line": note.row_id, "note": note.id, "text": note.text}
        yield Finding("skp.note_open", Severity.ERROR, values)


def _copied(skp: SkpView) -> Iterator[Finding]:
    copied = [row.id for row in skp.results if row.copied_from]
    for result in skp.results:
        copied += [each.id for each in result.indicators if each.copied_from]
    if copied:
        values = {"field": "copied", "line": copied[0], "count": len(copied)}
        yield Finding("skp.copied_unread", Severity.WARNING, values)


def still_returned(state: SkpState, open_notes: int) -> bool:
    """Whether an SKP counts as returned: it came back and a note is not seen to yet."""
    return state is SkpState.RETURNED or (state is SkpState.DRAFT and open_notes > 0)
