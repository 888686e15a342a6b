"""What holds of the whole house: short files, no leftovers, everything named is there."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from asn_desktop import paths
from asn_desktop.app import Desk
from asn_desktop.reports.fonts import Face
from asn_desktop.services.office import Office
from asn_desktop.ui import icons, pictures
from asn_desktop.ui.pages import PAGES
from asn_desktop.ui.theme import Mode, Theme

HOME = Path(__file__).resolve().parents[1]
PACKAGE = HOME / "asn_desktop"
LONGEST = 400
FILES = sorted(
    file for file in PACKAGE.rglob("*.py") if "migrations/versions" not in file.as_posix()
)
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
WITH_REASON = re.compile(
    r"#\s*(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - |type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]\s+# )\w"
)
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
# Where the name of an icon stands: as this argument, or as this attribute.
ICON_WORDS = {"icon", "badge_icon", "icon_name"}


def named(file: Path) -> str:
    return file.relative_to(HOME).as_posix()


def comments(file: Path) -> Iterator[tuple[int, str]]:
    with file.open("rb") as lines:
        for token in tokenize.tokenize(lines.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def test_no_file_is_too_long_to_read() -> None:
    lengths = {named(file): len(file.read_bytes().splitlines()) for file in FILES}
    assert {name: long for name, long in lengths.items() if long > LONGEST} == {}


def test_nothing_is_left_to_do_and_nothing_is_silenced_without_a_reason() -> None:
    found = [
        f"{named(file)}:{line} {words}"
        for file in FILES
        for line, words in comments(file)
        if LEFT_OVER.search(words) or (SILENCED.search(words) and not WITH_REASON.search(words))
    ]
    assert found == []


def test_only_the_command_line_prints() -> None:
    found = [
        f"{named(file)}:{node.lineno}"
        for file in FILES
        if file.name not in ("cli.py", "prerequisites.py")  # commands
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "breakpoint")
    ]
    assert found == []


def icons_named_in(tree: ast.AST) -> Iterator[str]:
    """Every constant that is used as the name of an icon."""
    for node in ast.walk(tree):
        values: list[ast.expr] = []
        if isinstance(node, ast.keyword) and node.arg in ICON_WORDS:
            values = [node.value]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(one, ast.Attribute) and one.attr in ICON_WORDS for one in targets):
                values = [node.value] if node.value is not None else []
        elif (
            isinstance(node, ast.Call)
            and node.args
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("pixmap", "icon")
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "icons"
        ):
            values = [node.args[0]]
        for value in values:
            for part in ast.walk(value):  # also both sides of "a if … else b"
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                    yield part.value


def test_every_icon_named_in_the_window_is_drawn() -> None:
    drawn = set(icons.names())
    used = {spec.icon for spec in PAGES}
    for file in (PACKAGE / "ui").rglob("*.py"):
        used |= set(icons_named_in(ast.parse(file.read_text(encoding="utf-8"))))
    assert len(used) > 20
    assert used <= drawn, used - drawn


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_drawing_of_the_style_sheet_is_there(dark: bool) -> None:
    text = (PACKAGE / "ui" / "stylesheet.py").read_text(encoding="utf-8")
    names = re.findall(r'sheet_file\(\s*"([^"]+)"', text)
    assert names
    missing = [
        name for name in names if not Path(icons.sheet_file(name, dark=dark).strip('"')).is_file()
    ]
    assert missing == []


def test_every_face_of_window_and_paper_is_shipped_with_its_licence() -> None:
    fonts = {path.name for path in paths.resource("fonts").glob("*")}
    assert {f"{face.value}.ttf" for face in Face} <= fonts
    assert {f"ASNSans-{style}.ttf" for style in ("Regular", "Bold", "Italic")} <= fonts
    families = {name.split("-")[0] for name in fonts if name.endswith(".ttf")}
    assert {f"{family}-LICENSE.txt" for family in families} <= fonts


def test_every_page_opens_in_both_looks(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., UUID],
    tmp_path: Path,
) -> None:
    head = make_person(sqlite_office, "Budi Santoso", position="Camat", heads=True)
    make_person(sqlite_office, "Siti Aminah", assessor=head)
    desk = Desk(sqlite_office, theme, tmp_path)
    qtbot.addWidget(desk.window)
    bugs: list[BaseException] = []
    desk.operations.bug.connect(bugs.append)
    desk.show()
    chosen = theme.mode
    made = pictures.grab_all(desk.window, theme, tmp_path / "halaman")
    desk.runner.wait_idle()
    desk.close()
    assert bugs == []
    assert len(made) == 2 * len(PAGES)
    assert theme.mode is chosen  # as before the pictures
    for light, dark in zip(made[: len(PAGES)], made[len(PAGES) :], strict=True):
        assert light.read_bytes() != dark.read_bytes(), light.name


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.deleteLater()
