"""Every field that asks for its rule finds one, and every rule has its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asn_desktop.rules.articles import ARTICLES, Article, article
from asn_desktop.rules.planning import AnnexSection, StrategyPart

WINDOW = Path(__file__).resolve().parents[2] / "asn_desktop" / "ui"
ASKED = re.compile(r"""rule=(f?)"([^"]+)"|setProperty\(\s*"rule",\s*(f?)"([^"]+)"\s*\)""")
# What stands in the braces of a name that is put together at run time.
PUT_TOGETHER = {
    "guidance.{self.part.value}": [
        f"guidance.{part}" for part in ("goal", "fact", "next_step", "journal")
    ],
    "guidance.{view.kind.value}": ["guidance.coaching", "guidance.mentoring"],
    "workblock.{part.value}": [f"workblock.{part.value}" for part in StrategyPart],
    "skp.{line.section.value}": [f"skp.{section.value}" for section in AnnexSection],
    "skp.{column.field}": [
        f"skp.{field}"
        for field in ("supports_text", "text", "assigned_by", "aspect", "indicator", "target")
    ],
}


def asked_for() -> dict[str, str]:
    """Every name that the window asks for, with the file that does."""
    found: dict[str, str] = {}
    for file in WINDOW.rglob("*.py"):
        for match in ASKED.finditer(file.read_text(encoding="utf-8")):
            name = match[2] or match[4]
            for each in PUT_TOGETHER[name] if match[1] or match[3] else [name]:
                found[each] = file.name
    return found


def test_every_name_the_window_asks_for_has_its_rule() -> None:
    asked = asked_for()
    assert asked
    assert {name: file for name, file in asked.items() if name not in ARTICLES} == {}


def test_the_columns_of_the_grid_are_all_known() -> None:
    from asn_desktop.ui.planning import grid_model

    columns = {
        column.field
        for value in vars(grid_model).values()
        if isinstance(value, tuple)
        for column in value
        if isinstance(column, grid_model.GridColumn)
    }
    assert columns
    assert {f"skp.{field}" for field in columns if field != "no"} <= set(ARTICLES)


@pytest.mark.parametrize("found", ARTICLES.values(), ids=ARTICLES)
def test_a_rule_has_a_place_on_a_page_and_few_words(found: Article) -> None:
    assert re.match(r"Pasal \d+|Format [A-D]\.\d\.\d+|Lampiran Bab [IV]+ [A-D]", found.place)
    assert 1 <= found.page <= 119  # the articles and the annex; after it come filled examples
    assert found.place.startswith("Pasal") == (found.page <= 20)
    assert 20 <= len(found.words) <= 240
    assert found.words.endswith(".")
    assert str(found.page) in found.reference


def test_a_later_article_stands_on_a_later_page() -> None:
    numbered = sorted(
        (int(match[1]), found.page)
        for found in ARTICLES.values()
        if (match := re.match(r"Pasal (\d+)", found.place))
    )
    pages = [page for _number, page in numbered]
    assert pages == sorted(pages)


def test_a_field_without_a_rule_says_so() -> None:
    assert article("person.shoe_size") is None
