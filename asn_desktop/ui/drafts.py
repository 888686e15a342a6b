"""Keeps what is being typed: any editor that carries the property ``draft`` is watched.

An editor names its field: ``editor.setProperty("draft", str(DraftKey(kind, id, field)))``.
While it has the focus its text is kept every two seconds; leaving it is the act, so the draft goes.
What a crash left behind is offered at the next start.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.services import drafts
from asn_desktop.ui import formats
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.drafts import DraftKey, DraftLine

EVERY_MS = 2000
SHOWN = 6  # drafts written out in the dialog; all are copied and taken over


class DraftKeeper(QObject):
    """Watches the focus of the whole program; lives as long as the window."""

    def __init__(self, operations: Operations, every_ms: int = EVERY_MS) -> None:
        super().__init__(operations)
        self._operations = operations
        self._editor: QWidget | None = None
        self._key: DraftKey | None = None
        self._kept: str | None = None
        self._began = ""
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._keep)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is self._editor:
            return
        if self._key is not None and self._kept is not None:
            # Queued behind the act of leaving, so the text is never in neither place.
            self._operations.write(Act.KEEP_DRAFT, drafts.drop, self._key)
        self._editor, self._key, self._kept = new, _key_of(new), None
        if self._key is not None:
            self._began = _text_of(new)
            self._timer.start()
        else:
            self._timer.stop()

    def _keep(self) -> None:
        if self._key is None or self._editor is None:
            return
        text = _text_of(self._editor)
        if text not in (self._kept, self._began if self._kept is None else None):
            self._kept = text
            self._operations.write(Act.KEEP_DRAFT, drafts.keep, self._key, text)


def _key_of(widget: QWidget | None) -> DraftKey | None:
    while widget is not None:
        name = widget.property("draft")
        if isinstance(name, str) and name:
            return DraftKey.parse(name)
        widget = widget.parentWidget()
    return None


def _text_of(widget: QWidget | None) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return ""


class DraftsDialog(Dialog):
    """What was being typed when the program stopped; see `offer`."""

    def __init__(self, parent: QWidget, found: list[DraftLine]) -> None:
        super().__init__(parent, texts.sentence("draft.title", count=len(found)), width=640)
        self.thrown_away = False
        self._found = found
        self.say(texts.sentence("draft.explained"), muted=True)
        for line in found[:SHOWN]:
            self.say(
                f"“{line.text[:300]}” · {formats.clock_time(line.at)}"
            ).setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if line.stored:
                self.say(self.tr("Di data: “{text}”").format(text=line.stored[:300]), muted=True)
        self.add_button(self.tr("Buang"), self.throw_away, kind=Kind.QUIET)
        keep = self.add_button(self.tr("Salin semua"), self.copy)
        if any(line.has_place for line in found):
            keep = self.add_answer(self.tr("Masukkan kembali"), no=self.tr("Nanti"))
        keep.setFocus()  # Enter never throws away

    @classmethod
    def offer(cls, parent: QWidget, operations: Operations, found: list[DraftLine]) -> None:
        """Ask what to do with the drafts and do it; Esc keeps them for the next start."""
        dialog = cls(parent, found)
        accepted = dialog.exec() == Dialog.DialogCode.Accepted
        if dialog.thrown_away:
            operations.write(Act.KEEP_DRAFT, drafts.drop_all)
        elif accepted:
            for line in found:
                if line.has_place:
                    operations.write(Act.TAKE_OVER_DRAFT, drafts.take_over, line.key)
        dialog.deleteLater()

    def throw_away(self) -> None:
        """Throw the drafts away."""
        self.thrown_away = True
        self.reject()

    def copy(self) -> None:
        """Put every draft on the clipboard, the newest first."""
        QApplication.clipboard().setText("\n\n".join(line.text for line in self._found))
