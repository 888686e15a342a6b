"""Expectations of a study leave: asked with the guide of the regulation beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.study_leave import (
    Graduation,
    Institution,
    StudyExpectation,
    StudyLevel,
    academic,
    grades,
    graduating,
)
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField, TextField
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.planning import SkpView

RULE = "study.expectation"


class GuideTable(QFrame):
    """The grade averages of the guide for one kind of study, the chosen column in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 2))
        self.programme = QLabel()
        self.programme.setProperty("kind", "muted")
        self.programme.setWordWrap(True)
        self.programme.setFont(sized(self.programme, points=-1))
        grid.addWidget(self.programme, 2, 0, 1, 4)
        self.cells: dict[Predicate, tuple[QLabel, QLabel]] = {}
        columns = grades(StudyLevel.HIGHER, Institution.A)
        for column, predicate in enumerate(columns):
            head, value = QLabel(predicate.label), QLabel()
            head.setProperty("kind", "muted")
            self.cells[predicate] = (head, value)
            for row, label in enumerate((head, value)):
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)

    def show_guide(
        self, level: StudyLevel, institution: Institution, chosen: Predicate | None
    ) -> None:
        """Show one row of the guide."""
        for predicate, words in grades(level, institution).items():
            _head, value = self.cells[predicate]
            value.setText(words)
            value.setFont(sized(value, bold=predicate is chosen))
        least = institution.programme
        words = self.tr("Akreditasi program studi: {least}. ").format(least=least)
        guide = self.tr("Panduan IPK, halaman 63; potensi pegawai ikut dipertimbangkan.")
        self.programme.setText(f"{words if least else ''}{guide}")


class StudyDialog(Dialog):
    """See `ask`."""

    def __init__(self, parent: QWidget | None, skp: SkpView) -> None:
        super().__init__(parent, "", width=600)
        title = self.tr("Ekspektasi tugas belajar")
        self.heading.setText(title)
        self.setWindowTitle(title)
        words = self.tr("Ditambahkan pada SKP {year} {person}, tanpa SKP baru.")
        if skp.state is SkpState.SET:
            words += self.tr(" SKP ini sudah ditetapkan: perubahannya dibuka sebagai konsep.")
        self.say(words.format(year=skp.year, person=skp.person), muted=True)
        self._make()
        self.yes = self.add_answer(self.tr("Tambahkan ke SKP"))
        for field in (self.level, self.institution):
            field.changed.connect(self.show_guide)
        self.wanted.changed.connect(self.take_guide)
        for text in (self.target, self.graduation, self.others):
            text.changed.connect(self.check)
        self.level.set_value(StudyLevel.HIGHER)
        self.institution.set_value(Institution.A)
        self.show_guide()
        self.check()
        self.level.focus()

    def _make(self) -> None:
        levels = [(one, one.label) for one in StudyLevel]
        self.level = ChoiceField("level", self.tr("Jenjang"), levels, required=True, rule=RULE)
        places = [(one, one.label) for one in Institution]
        self.institution = ChoiceField(
            "institution", self.tr("Perguruan tinggi"), places, required=True, rule=RULE
        )
        self.guide = GuideTable()
        self.wanted = ChoiceField(
            "wanted", self.tr("Ekspektasi"), (), empty=self.tr("– dari panduan –")
        )
        self.target = TextField(
            "target", self.tr("IPK yang diharapkan"), placeholder=self.tr("misalnya diatas 3,5")
        )
        self.term = TextField("term", self.tr("Masa"), placeholder=self.tr("misalnya semester 1"))
        when = [(one, one.label) for one in Graduation]
        self.graduation = ChoiceField(
            "graduation",
            self.tr("Waktu kelulusan"),
            when,
            empty=self.tr("– tidak dicantumkan –"),
            rule=RULE,
        )
        self.others = LongTextField(
            "others",
            self.tr("Penugasan lain"),
            placeholder=self.tr("satu baris satu hasil, misalnya berbagi resume kuliah"),
            lines=2,
        )
        self._row(self.level, self.institution)
        self.body.addWidget(self.guide)
        self._row(self.wanted, self.target, self.term)
        self.body.addWidget(self.graduation)
        self.body.addWidget(self.others)

    def _row(self, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        for field in fields:
            row.addWidget(field, 1)
        self.body.addLayout(row)

    def _kind(self) -> tuple[StudyLevel, Institution]:
        level, institution = self.level.value(), self.institution.value()
        return (
            level if isinstance(level, StudyLevel) else StudyLevel.HIGHER,
            institution if isinstance(institution, Institution) else Institution.A,
        )

    def show_guide(self) -> None:
        """Show the row of the guide that belongs to level and institution."""
        found = grades(*self._kind())
        chosen = self.wanted.value()
        self.guide.show_guide(*self._kind(), chosen if isinstance(chosen, Predicate) else None)
        self.wanted.set_choices([(one, one.label) for one in found])
        if isinstance(chosen, Predicate):
            self.target.set_value(found[chosen])
        self.check()

    def take_guide(self) -> None:
        """The chosen words become the target; they may be changed."""
        chosen = self.wanted.value()
        if isinstance(chosen, Predicate):
            self.target.set_value(grades(*self._kind())[chosen])
        self.guide.show_guide(*self._kind(), chosen if isinstance(chosen, Predicate) else None)
        self.check()

    def check(self) -> None:
        """At least one expectation must be there."""
        self.yes.setEnabled(bool(self.answer()))

    def answer(self) -> list[StudyExpectation]:
        """What was chosen and typed, in the order of the annex."""
        found: list[StudyExpectation] = []
        if self.target.value():
            term = str(self.term.value() or "")
            found.append(academic(" ".join(term.split()), str(self.target.value())))
        when = self.graduation.value()
        if isinstance(when, Graduation):
            found.append(graduating(when))
        lines = str(self.others.value() or "").splitlines()
        return found + [StudyExpectation(line.strip()) for line in lines if line.strip()]

    @classmethod
    def ask(cls, parent: QWidget | None, skp: SkpView) -> list[StudyExpectation]:
        """Return the expectations to add; none for Esc."""
        dialog = cls(parent, skp)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if done else []
        dialog.deleteLater()
        return answer
