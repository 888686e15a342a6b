"""The panel at the right of the editor: Penilai, Aturan, Riwayat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.articles import Article, article
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily
from asn_desktop.ui import formats
from asn_desktop.ui.planning.superior import SuperiorSide
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.history import ChangeLine, HistoryEntry

_SHARED = ("text", "section", "indicator", "target", "expectation", "resources",
           "accountability", "consequences", "action", "period", "set")  # fmt: skip
_OWN = {
    (FormFamily.STAFF, Approach.QUANTITATIVE): ("supports_text", "aspect"),
    (FormFamily.STAFF, Approach.QUALITATIVE): ("assigned_by",),
    (FormFamily.LEADER, Approach.QUANTITATIVE): ("perspective", "source", "manual", "assigned_by"),
    (FormFamily.LEADER, Approach.QUALITATIVE): ("perspective", "source", "manual", "assigned_by"),
}
FIELDS = {
    "text": "Isi",
    "target": "Target",
    "supports_text": "RHK pimpinan",
    "assigned_by": "Penugasan dari",
}


class SidePanel(QFrame):
    """``shown(number)`` when another tab comes into view (2 = Riwayat, read only then)."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(self, 260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.superior = SuperiorSide()
        self._rules = Scroll()
        self._history = Scroll()
        self.tabs.addTab(self.superior, self.tr("Penilai"))
        self.tabs.addTab(self._rules, self.tr("Aturan"))
        self.tabs.addTab(self._history, self.tr("Riwayat"))
        self.tabs.currentChanged.connect(self.shown)
        column.addWidget(self.tabs)
        self._rules_of: tuple[FormFamily, Approach, str] | None = None

    def show_rules(self, family: FormFamily, approach: Approach, here: str) -> None:
        """Show the rules of this form, that of the field one stands in first."""
        if (family, approach, here) == self._rules_of:
            return
        self._rules_of = (family, approach, here)
        fields = [*_OWN[family, approach], "family", *_SHARED]
        if here:
            fields.insert(0, here)
        found = [article(f"skp.{field}") for field in dict.fromkeys(fields)]
        _refill(self._rules, [_rule(one) for one in found if one is not None])
        self._rules.verticalScrollBar().setValue(0)

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the newest acts on this SKP."""
        rows: list[QWidget] = [_entry(one) for one in entries[:60]]
        _refill(self._history, rows or [muted(self.tr("Belum ada riwayat."))])


def _refill(scroll: Scroll, widgets: Sequence[QWidget]) -> None:
    column = scroll.column
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    inner = scroll.widget()
    layout = inner.layout() if inner is not None else None
    if layout is not None:
        layout.setContentsMargins(px(scroll, 12), px(scroll, 12), px(scroll, 8), px(scroll, 12))
    column.setSpacing(px(scroll, 12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)


def _block(first: str, second: str, third: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QLabel(first)
    head.setWordWrap(True)
    head.setFont(sized(head, bold=True))
    body = QLabel(second)
    body.setWordWrap(True)
    body.setTextFormat(Qt.TextFormat.PlainText)
    for widget in (head, body, muted(third, small=True)):
        column.addWidget(widget)
    if not second:
        body.hide()
    return made


def _rule(one: Article) -> QWidget:
    return _block(one.title, one.words, f"{one.place}, halaman {one.page}")


def _entry(entry: HistoryEntry) -> QWidget:
    actor = entry.actor
    if entry.on_behalf_of:
        actor += f" a.n. {entry.on_behalf_of}"
    local = entry.at.astimezone()
    words = texts.sentence(f"act.{entry.act}")
    if entry.undone:
        words += " (diurungkan)"
    what = "\n".join(_change(change) for change in entry.changes[:3] if change.field in FIELDS)
    return _block(words, what, f"{formats.short_date(local.date())}, {local:%H.%M} · {actor}")


def _change(change: ChangeLine) -> str:
    after = change.after if len(change.after) < 80 else change.after[:78] + "…"
    return f"{FIELDS[change.field]}: {after or '(dikosongkan)'}"
