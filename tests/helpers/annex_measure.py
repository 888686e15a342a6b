"""How much of every example is found in its cells, and the page that says so (docs/lampiran.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from annex_check import Score, check
from annex_rows import HEADS, Table, form_of, rows_of, table
from annex_strategy import (
    annex_rows,
    enter_manual,
    enter_matrix,
    enter_workblock,
    manual_rows,
    matrix_heads,
    matrix_rows,
    workblock_rows,
)
from annexes import Entered, enter

from asn_desktop.rules.forms import FormCode
from asn_desktop.services.office import Office

ENTER: dict[FormCode, Callable[[Office, Any, Table], Entered]] = {
    FormCode.A_1_3: enter_manual,
    FormCode.A_1_4: enter_workblock,
    FormCode.A_1_5: enter_matrix,
}
ROWS: dict[FormCode, Callable[[Table, Any], Any]] = {
    FormCode.A_1_3: manual_rows,
    FormCode.A_1_4: workblock_rows,
    FormCode.A_1_5: matrix_rows,
    FormCode.A_1_8: annex_rows,
}
START, END = "<!-- measured -->\n", "<!-- end -->\n"


def measured(office: Office, clock: Any, name: str, read: Callable[[bytes], Any]) -> Score:
    """Enter one example into an empty office, print it and say what was found."""
    one = table(name)
    entered = entered_as(office, clock, one)
    return compared(one, read(entered.printed(form_of(one))), entered)


def entered_as(office: Office, clock: Any, one: Table) -> Entered:
    """Enter an example of any form."""
    return ENTER.get(form_of(one), enter)(office, clock, one)


def compared(one: Table, pdf: Any, entered: Entered) -> Score:
    """What of an example is found on a printed form."""
    form = form_of(one)
    heads = matrix_heads(one) if form is FormCode.A_1_5 else HEADS
    return check(pdf, list(ROWS.get(form, rows_of)(one, entered)), heads)


def line(one: Table, score: Score) -> str:
    """The example's line of the table."""
    first, last = one["pages"]
    pages = f"{first}" if first == last else f"{first}–{last}"
    return (
        f"| AL {one['annex']} T{one['table']} | {one['form']} | {one['heading']} "
        f"| {pages} | {score.words} | {score.found} | {score.share:.0%} |"
    )


def page(before: str, scores: Iterable[tuple[str, Score]]) -> str:
    """The page ``before`` with its measured part anew."""
    scored = [(table(name), score) for name, score in scores]
    words = sum(score.words for _one, score in scored)
    found = sum(score.found for _one, score in scored)
    lines = [
        "| Table | Form | Example | Pages | Words | In their cells | Share |",
        "|---|---|---|---|---|---|---|",
        *(line(one, score) for one, score in scored),
        f"| **{len(scored)} tables** | | | | **{words}** | **{found}** | **{found / words:.0%}** |",
        "",
        "## Left out",
        "",
        "| Table | What | Why |",
        "|---|---|---|",
    ]
    for one, _score in scored:
        for left in one["left_out"]:
            place = f"AL {one['annex']} T{one['table']}"
            lines.append(f"| {place} | {left['words']} | {left['reason']} |")
    head, _, rest = before.partition(START)
    return head + START + "\n".join(lines) + "\n" + END + rest.partition(END)[2]
