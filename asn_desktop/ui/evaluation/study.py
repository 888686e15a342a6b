"""Unfinished studies in the run: Kurang or Sangat Kurang by behaviour, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.study_leave import UNFINISHED, proposed
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.evaluation import PersonEvaluation


class StudyLine(QWidget):
    """Below the predicate, for people on study leave alone: what was decided, and the button."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(self, 4))
        column.setSpacing(px(self, 2))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("kind", "muted")
        self.words.setFont(sized(self.words, points=-1))
        self.button = Button("", kind=Kind.QUIET, small=True, do=self.wanted.emit)
        column.addWidget(self.words)
        column.addWidget(self.button)

    def show_person(self, one: PersonEvaluation) -> None:
        """Show what was decided of one person."""
        given = one.study_predicate is not None
        self.setVisible(one.study_leave or given)
        if given:
            words = self.tr("Studi tidak selesai: {reason}").format(reason=one.study_reason or "")
        else:
            words = self.tr("Tugas belajar")
        self.words.setText(words)
        self.button.setText(self.tr("Ubah…") if given else self.tr("Studi tidak selesai…"))
        self.button.updateGeometry()
        self.button.setVisible(not one.finished)


class UnfinishedDialog(Dialog):
    """Asks for the predicate of unfinished studies; see `ask`."""

    def __init__(self, parent: QWidget | None, one: PersonEvaluation) -> None:
        super().__init__(parent, "", width=480)
        title = self.tr("Studi tidak selesai")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self.say(one.name, muted=True)
        self.say(
            self.tr(
                "Bagi pegawai tugas belajar yang tidak lulus atau drop out, predikatnya Kurang "
                "atau Sangat Kurang dengan mempertimbangkan perilaku kerjanya (halaman 100)."
            )
        )
        choices = [(predicate, predicate.label) for predicate in UNFINISHED]
        self.predicate = ChoiceField(
            "study", self.tr("Predikat"), choices, required=True, rule="study.unfinished"
        )
        usual = proposed(one.behaviour)
        if usual is not None and one.behaviour is not None:
            self.say(
                self.tr("Perilaku {rating}: lazimnya {predicate}.").format(
                    rating=one.behaviour.label.lower(), predicate=usual.label
                ),
                muted=True,
            )
        self.reason = LongTextField(
            "study_reason", self.tr("Alasan"), required=True, lines=2, rule="study.unfinished"
        )
        self.body.addWidget(self.predicate)
        self.body.addWidget(self.reason)
        self.predicate.set_value(one.study_predicate)
        self.reason.set_value(one.study_reason or "")
        if one.study_predicate is not None:
            self.add_button(self.tr("Pakai hasil dua rating"), self.take_back)
        self.yes = self.add_answer(self.tr("Simpan"))
        self.taken_back = False
        for field in (self.predicate, self.reason):
            field.changed.connect(self.check)
        self.check()
        self.predicate.focus()

    def check(self) -> None:
        """Both must be there."""
        self.yes.setEnabled(bool(self.predicate.value() and self.reason.value()))

    def take_back(self) -> None:
        """The nine cells decide again."""
        self.taken_back = True
        self.accept()

    def answer(self) -> tuple[Predicate | None, str] | None:
        """Predicate and reason; (None, "") takes it back."""
        chosen = self.predicate.value()
        if self.taken_back:
            return None, ""
        if isinstance(chosen, Predicate) and self.reason.value():
            return chosen, str(self.reason.value())
        return None

    @classmethod
    def ask(
        cls, parent: QWidget | None, one: PersonEvaluation
    ) -> tuple[Predicate | None, str] | None:
        """Return the answer, None for Esc."""
        dialog = cls(parent, one)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if done else None
        dialog.deleteLater()
        return answer
