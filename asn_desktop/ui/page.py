"""A page of the window, and how to write one.

A list page (`tables.page.ListPage` does the reading, keys and filter by itself):

    class PeoplePage(ListPage):
        title = "Pegawai"

        def spec(self) -> ListSpec:
            return ListSpec(
                columns=(
                    Column("nip", "NIP", 170, kind=Cell.NIP),
                    Column("name", "Nama", 220, stretch=True),
                    Column("state", "SKP", 140, kind=Cell.MARK, get=skp_mark),  # (State, word)
                ),
                query=people.find,  # (tx, ListQuery) -> ListRows, filters and sorts
                noun="pegawai",
                sort="name",
                kinds=frozenset({"person", "placement"}),  # read again when these change
                open=self.open_person,
                actions=(RowAction("Pindahkan…", self.move, icon="unit", key="Ctrl+M"),),
                empty=Empty("Belum ada pegawai.", (Choice("Masukkan daftar…", self.bring_in),)),
            )

        def build(self) -> None:
            super().build()
            self.set_main(Button("Tambah pegawai", icon="plus", do=self.add))
            self.add_key("F8", self.tr("berikutnya tanpa penilai"), self.next_problem)

        def go(self, *, person: UUID | None = None) -> None:  # context.open("people", person=…)
            self.panel.show_row(person)

        def open_person(self, row: PersonRow) -> None:
            self.context.open("person", person=row.id)

        def move(self, ids: list[UUID]) -> None:
            since = DateQuestion.ask(self, "Pindahkan", label="Mulai", today=today)
            if since is not None:
                write = self.context.operations.write
                write(Act.MOVE, people.move, ids, since, then=self.moved)  # refusals: a dialog

        def moved(self, count: int) -> None:
            self.context.notice(f"{count} orang dipindah.", "Batalkan", self.undo)

Then ``PageSpec("people", "Pegawai", "people", PeoplePage)`` in `ui.pages`. Any other page derives
from `Page` and puts its widgets into ``self.body``: `Form`, `Split`, `Scroll`, `Card`, `Banner`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui.context import Context
from asn_desktop.ui.operations import ChangesLike
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided

MAIN_KEY = "Ctrl+Enter"
LEAST_TITLE, LEAST_NOTE = 120, 48  # pixels


@dataclass(frozen=True)
class KeyRow:
    """One line of the key sheet."""

    key: str
    what: str


@dataclass(frozen=True)
class PageSpec:
    """A page the window knows: made on its first visit by ``factory(context)``.

    A page with ``under`` stands not in the rail; it opens from elsewhere and has a way back.
    ``rule`` is what F1 explains where nothing nearer to the focus has a rule of its own.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Context], Page]
    under: str = ""
    rule: str = ""


class PageHeader(QFrame):
    """The 52 px line on top: way back, title, a quiet second line, then the page's buttons."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(self, 52))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 16), 0)
        row.setSpacing(px(self, 8))
        self.way_back = Button("", kind=Kind.QUIET, icon="arrow-left", small=True)
        self.way_back.hide()
        self._title = Elided(title)
        self._title.setFont(sized(self._title, points=4.5, bold=True))
        self._note = Elided("")
        self._note.setProperty("kind", "muted")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note.hide()
        row.addWidget(self.way_back)
        row.addWidget(self._title)
        row.addSpacing(px(self, 4))
        row.addWidget(self._note, 1)
        row.addStretch(0)
        self._row = row

    @property
    def title(self) -> str:
        """The words of the title."""
        return self._title.full

    def set_title(self, title: str, note: str = "") -> None:
        """Show ``title`` and, quietly beside it, ``note``."""
        self._title.set_full(title)
        self._note.set_full(note)
        self._note.setVisible(bool(note))

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end."""
        self._row.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        """Qt: where room is short the note gives way, then the title, and the buttons last."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        row = self._row
        wide = [
            widget.sizeHint().width()
            for at in range(row.count())
            if (item := row.itemAt(at)) is not None
            and (widget := item.widget()) is not None
            and widget not in (self._title, self._note)
            and not widget.isHidden()
        ]
        margins = row.contentsMargins()
        gaps = margins.left() + margins.right() + (len(wide) + 4) * row.spacing()
        room = max(px(self, LEAST_TITLE), self.width() - sum(wide) - gaps)
        self._title.setMaximumWidth(room)
        left = room - self._title.sizeHint().width()
        self._note.setVisible(bool(self._note.full) and left >= px(self, LEAST_NOTE))


class Page(QWidget):
    """Base of every page: override `build`, and what else is needed.

    ``self.context`` is at hand in `build`; ``self.body`` is the column below the header.
    """

    title = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.main_button: Button | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._keys: list[KeyRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader(self.title)
        self.header_line = line()
        column.addWidget(self.header)
        column.addWidget(self.header_line)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        self.build()

    def build(self) -> None:
        """Make the widgets (called once, on the first visit)."""

    def activate(self) -> None:
        """The page comes into view: read what has to be fresh, put the focus where work starts."""

    def go(self, **target: Any) -> None:
        """Show what ``context.open(page, **target)`` asked for."""

    def on_changed(self, changes: ChangesLike) -> None:
        """Something was written: read again what `operations.touches(changes, …)`.

        Called at once when the page is in view, else just before it comes into view again.
        """

    def on_period(self) -> None:
        """Another year or period was chosen (``context.selection``)."""

    def refresh(self) -> None:
        """F5: read everything again."""

    def filter_focus(self) -> None:
        """Ctrl+F: put the focus into the filter."""

    def back(self) -> bool:
        """Esc: close what is open in the page; False = nothing was, the window goes back."""
        return False

    def leave(self) -> bool:
        """Called before another page is shown; False keeps the person here (rarely right)."""
        return True

    def print_selection(self) -> bool:
        """Ctrl+P: send what is chosen to the print desk; False = the page has nothing to send."""
        return False

    def keys(self) -> list[KeyRow]:
        """The page's own lines of the key sheet."""
        return list(self._keys)

    def set_main(self, button: Button, *, in_header: bool = True) -> Button:
        """Make ``button`` the page's one filled button, pressed by Ctrl+Enter."""
        self.main_button = button
        button.kind = Kind.MAIN
        button.set_key(MAIN_KEY)
        if in_header:
            self.header.add(button)
        return button

    def add_key(self, key: str, what: str, do: Callable[[], object]) -> QShortcut:
        """Make ``key`` ("F8", "Ctrl+Shift+N") do something and put it on the key sheet."""
        self._keys.append(KeyRow(key, what))
        return shortcut(self, key, do, Qt.ShortcutContext.WindowShortcut)  # a hidden page's rests

    def tell_key(self, key: str, what: str) -> None:
        """Put a key that a widget handles itself on the key sheet."""
        self._keys.append(KeyRow(key, what))


def shortcut(
    owner: QWidget,
    key: str,
    do: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Make ``key`` call ``do`` while the focus is in ``owner``; "Enter" is either Enter key."""
    sequences = [QKeySequence(key)]
    if "Enter" in key:
        sequences = [QKeySequence(key.replace("Enter", "Return")), QKeySequence(key)]
    made = QShortcut(owner)
    made.setKeys(sequences)
    made.setContext(context)
    made.activated.connect(do)
    return made


def line(*, upright: bool = False) -> QFrame:
    """A hairline, lying or upright."""
    made = QFrame()
    made.setProperty("kind", "vline" if upright else "line")
    return made
