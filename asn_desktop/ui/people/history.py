"""What was done to a person, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.ui import formats
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.people import HistoryLine


def told(code: str, values: Mapping[str, str]) -> str:
    """One change as a sentence."""
    what = texts.sentence(f"what.{values['what']}")
    if code in ("told.added", "told.removed"):
        since = _day(values["since"])
        if code == "told.added" and since:
            return texts.sentence(
                "told.added_since", what=what, text=values["text"] or "–", since=since
            )
        return texts.sentence(code, what=what, text=values["text"] or "–")
    if code == "told.purged":
        return texts.sentence(code, what=what)
    if values["field"] == "until" and values["after"]:
        last = date.fromisoformat(values["after"]) - timedelta(days=1)
        return texts.sentence("told.ended", what=what, last=formats.long_date(last))
    words = {
        "what": what,
        "field": texts.sentence(f"trait.{values['field']}"),
        "before": _shown(values["before"]),
        "after": _shown(values["after"]),
    }
    if not values["before"]:
        return texts.sentence("told.filled", **words)
    return texts.sentence("told.changed" if values["after"] else "told.emptied", **words)


def _shown(text: str) -> str:
    return _day(text) or text


def _day(text: str) -> str:
    try:
        return formats.long_date(date.fromisoformat(text))
    except ValueError:
        return ""


class HistoryList(QWidget):
    """The acts on one person, newest first, one paragraph each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, 14))
        self.sentences: list[str] = []

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show what the journal says."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.sentences = []
        for line in lines:
            self._column.addWidget(self._paragraph(line))
        if not lines:
            self._column.addWidget(muted("Belum ada riwayat."))
        self._column.addStretch(1)

    def _paragraph(self, line: HistoryLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 16))
        at = line.at.astimezone()
        when = QLabel(f"{formats.short_date(at.date())}  {formats.clock_time(line.at)}")
        when.setProperty("kind", "muted")
        when.setFixedWidth(px(self, 140))
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        act = texts.sentence(f"act.{line.act}")
        if line.undone:
            act = f"{act} (dibatalkan)"
        who = f"{line.actor} a.n. {line.on_behalf_of}" if line.on_behalf_of else line.actor
        head = QLabel(act)
        head.setFont(sized(head, bold=True))
        top = QHBoxLayout()
        top.setSpacing(px(self, 8))
        top.addWidget(head)
        top.addWidget(muted(f"oleh {who}"), 1)
        words.addLayout(top)
        self.sentences.append(act)
        for code, values in line.details:
            sentence = told(code, values)
            self.sentences.append(sentence)
            label = QLabel(sentence)
            label.setWordWrap(True)
            words.addWidget(label)
        row.addWidget(when)
        row.addLayout(words, 1)
        row.setAlignment(when, Qt.AlignmentFlag.AlignTop)
        return made
