"""The view Ketik lembar: one respondent's sheet after the other, with the digits alone.

Finished sheets are held and written ten at a time in mixed order, so that neither the rows nor the
times of writing say which sheet was which; leaving the view writes what is held. A power cut costs
the sheets of the counter at the foot, never more than nine: they still lie on the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.respondents import EDUCATIONS, OLDEST, SEXES, YOUNGEST, education_of
from asn_desktop.rules.satisfaction import SCALE
from asn_desktop.services import survey
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.survey.marks import MarkRow, QuickLine
from asn_desktop.ui.survey.view import RoundView
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.survey import AnswerSheet, RoundRow
from asn_desktop.workflows.sentences import say

TOGETHER: Final = 10
"""Sheets written in one act."""


class KeyingView(RoundView):
    """Fields above, nine boxes, a remark; what is finished is counted at the foot."""

    def build(self) -> None:
        """Make the sheet."""
        self.held: list[AnswerSheet] = []
        self._known: tuple[str, ...] = ()
        self._fresh = ""
        self._published = False
        self.area = Scroll(width=940)
        self.banner = Banner()
        self.area.column.addWidget(self.banner)
        card = Card()
        card.column.addLayout(self._make_fields())
        self.marks = MarkRow()
        self.marks.ended.connect(self._to_remark)
        self.marks.begun.connect(self._to_service)
        self.marks.finished.connect(self.finish)
        self.marks.wrong.connect(self._wrong)
        self.marks.changed.connect(self._changed)
        card.column.addWidget(self.marks)
        self.remark = QuickLine(self.tr("Saran"), digits=True)
        self.remark.setPlaceholderText(self.tr("kata-kata responden, bila ada"))
        self.remark.finished.connect(self.finish)
        card.column.addWidget(_titled(self.tr("Saran"), self.remark))
        card.column.addLayout(self._make_foot())
        self.sheet = card
        self.area.column.addWidget(card)
        self.area.column.addWidget(self._make_told())
        self.area.column.addStretch(1)
        self.column.addWidget(self.area)
        self._order()
        self._say("")

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 16))
        self.service = QuickLine(self.tr("Jenis layanan"))
        self.sex = QuickLine(self.tr("Jenis kelamin, L atau P"))
        self.sex.setMaxLength(1)
        self.sex.textEdited.connect(self._sex_typed)
        self.age = QuickLine(self.tr("Umur"), digits=True)
        self.age.setMaxLength(3)
        self.education = QuickLine(self.tr("Pendidikan"))
        self.education.know(EDUCATIONS)
        names = (
            (self.tr("Layanan"), self.service, 0),
            (self.tr("L/P"), self.sex, 64),
            (self.tr("Umur"), self.age, 72),
            (self.tr("Pendidikan"), self.education, 150),
        )
        for at, (name, line, wide) in enumerate(names):
            line.finished.connect(self.finish)
            line.mark.connect(self._begin_marks)
            line.textEdited.connect(self._changed)
            if wide:
                line.setFixedWidth(px(self, wide))
            grid.addWidget(_titled(name, line), 0, at)
        grid.setColumnStretch(0, 1)
        return grid

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        self.message = QLabel()
        self.message.setWordWrap(True)
        row.addWidget(self.message, 1)
        self.again = Button(
            self.tr("Betulkan yang terakhir"), kind=Kind.QUIET, icon="undo", key="F7",
            do=self.take_back,
        )  # fmt: skip
        self.done = Button(self.tr("Selesai, lembar berikutnya"), do=self.finish)
        self.done.kind = Kind.MAIN
        self.done.set_key("Enter")
        self.main_button = self.done
        row.addWidget(self.again)
        row.addWidget(self.done)
        return row

    def _make_told(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(px(self, 4), 0, px(self, 4), 0)
        row.setSpacing(px(self, 16))
        self.count = QLabel()
        self.count.setFont(sized(self.count, bold=True))
        self.save = Button(
            self.tr("Simpan sekarang"), kind=Kind.QUIET, small=True, do=self.save_now
        )
        row.addWidget(self.count)
        row.addWidget(self.save)
        self.how = muted(
            self.tr(
                "Lembar disimpan sepuluh sekaligus dan teracak, supaya urutan dan jam mengetik "
                "tidak menunjuk siapa pun. Jangan buang kertasnya sebelum tersimpan."
            ),
            small=True,
        )
        row.addWidget(self.how, 1)
        return box

    def _order(self) -> None:
        lines: list[QWidget] = [self.service, self.sex, self.age, self.education]
        lines += [*self.marks.boxes, self.remark, self.done]
        for one, other in pairwise(lines):
            QWidget.setTabOrder(one, other)

    # ---- coming and going

    def show_round(self, row: RoundRow) -> None:
        """Type into this round from now on."""
        other = self.row is not None and self.row.id != row.id
        super().show_round(row)
        if other:
            self.clear(whole=True)
        self._published = row.published_on is not None
        for widget in (self.sheet, self.save):
            widget.setEnabled(not self._published)
        words = self.tr("Hasil {name} sudah diumumkan; lembar baru tidak diterima lagi.")
        self.banner.say(State.WAITING, words.format(name=row.name) if self._published else "")
        self._tell()

    def read(self) -> None:
        """Know the services by their first letters."""
        self.context.operations.read(survey.services, then=self._learn)

    def _learn(self, found: Sequence[tuple[object, str]]) -> None:
        self._known = tuple(name for _key, name in found)
        self.service.know(self._known)
        names = " · ".join(self._known)
        self.service.setToolTip(names)
        words = self.tr("huruf pertama: {names}").format(names=names)
        self.service.setPlaceholderText(words if names else self.tr("nama layanannya"))

    def stand(self) -> None:
        """Begin with the service."""
        self.service.setFocus()
        self.service.selectAll()

    def leave(self) -> bool:
        """What is held is written; a sheet that is begun is asked about."""
        if self.begun and not self._published:
            answer = Selectable.ask(
                self,
                self.tr("Lembar ini belum selesai."),
                self.tr("Simpan seperti yang sudah diketik, buang, atau lanjutkan dengan Esc?"),
                (self.tr("Buang"), self.tr("Simpan")),
            )
            if answer is None or (answer and not self.finish()):
                return False
            self.clear()
        self.flush()
        return True

    # ---- one sheet

    @property
    def begun(self) -> bool:
        """Whether something of a sheet is typed; the service alone stays from sheet to sheet."""
        lines = (self.sex, self.age, self.education, self.remark)
        return any(one.text().strip() for one in lines) or any(
            mark is not None for mark in self.marks.marks
        )

    def typed(self) -> AnswerSheet:
        """The sheet as it is typed."""
        age = self.age.text().strip()
        return AnswerSheet(
            marks=self.marks.marks,
            service=self.service.as_known(self.service.text()),
            sex=self.sex.text().strip().upper(),
            age=int(age) if age.isdigit() else None,
            education=education_of(self.education.text()),
            remark=self.remark.text().strip(),
        )

    def finish(self) -> bool:
        """Enter: hold the sheet and begin the next; False where something is to be mended."""
        if self._published or self.row is None:
            return False
        sheet, age = self.typed(), self.age.text().strip()
        if not self.begun:
            self._say(self.tr("Lembar ini masih kosong."), self.marks.boxes[0])
            return False
        if age and not (age.isdigit() and YOUNGEST <= int(age) <= OLDEST):
            self._say(self.tr("Umur ditulis dengan angka 5–120, atau kosong."), self.age)
            return False
        if sheet.sex not in ("", *SEXES):
            self._say(self.tr("Jenis kelamin: L, P, atau kosong."), self.sex)
            return False
        known = {name.casefold(): name for name in self._known}
        if sheet.service and sheet.service.casefold() not in known and self._fresh != sheet.service:
            self._fresh = sheet.service
            words = self.tr("Layanan “{name}” belum ada. Enter sekali lagi menambahkannya.")
            self._say(words.format(name=sheet.service), self.service)
            return False
        self.held.append(sheet)
        if sheet.service and sheet.service.casefold() not in known:
            self._known = (*self._known, sheet.service)
            self.service.know(self._known)
        self.clear()
        if len(self.held) >= TOGETHER:
            self.flush()
        self._tell()
        self.stand()
        return True

    def take_back(self) -> None:
        """F7: the sheet finished last comes back to be mended, while it is held."""
        if not self.held:
            self._say(self.tr("Lembar terakhir sudah tersimpan, jadi tidak bisa dikenali lagi."))
            return
        if self.begun:
            self._say(self.tr("Selesaikan dulu lembar yang ini dengan Enter."))
            return
        sheet = self.held.pop()
        self.service.setText(sheet.service)
        self.sex.setText(sheet.sex)
        self.age.setText("" if sheet.age is None else str(sheet.age))
        self.education.setText(sheet.education)
        self.marks.put(sheet.marks)
        self.remark.setText(sheet.remark)
        self._tell()
        self.marks.boxes[0].setFocus()

    def clear(self, *, whole: bool = False) -> None:
        """Empty the sheet; the service stays, people come in heaps of one service."""
        for line in (self.sex, self.age, self.education, self.remark):
            line.clear()
        if whole:
            self.service.clear()
        self.marks.put((None,) * len(self.marks.boxes))
        self._fresh = ""
        self._say("")

    # ---- storing

    def flush(self) -> None:
        """Write what is held, all at once."""
        if self.held and self.row is not None:
            sheets, self.held = self.held, []
            row = self.row
            self.context.operations.write(
                Act.KEY_SURVEY,
                survey.add_answers,
                row.id,
                sheets,
                survey.KEYED,
                then=partial(self._stored, row.name),
                failed=partial(self._not_stored, sheets),
            )
            self._tell()

    def save_now(self) -> None:
        """The button, which goes away with what it wrote: the cursor stands in the next sheet."""
        self.flush()
        self.stand()

    def _stored(self, name: str, count: int) -> None:
        words = self.tr("{n} lembar tersimpan di {name}.")
        self.context.notice(words.format(n=count, name=name))

    def _not_stored(self, sheets: list[AnswerSheet], findings: Sequence[Finding]) -> None:
        """Nothing is lost: they are held again."""
        self.held = sheets + self.held
        self._tell()
        self.banner.say(State.REFUSED, say(findings[0]))

    # ---- inside

    def _tell(self) -> None:
        if self.row is None:
            return
        waiting = len(self.held)
        words = self.tr("{n} lembar tersimpan").format(n=number(self.row.answers))
        if self.row.needed:
            words += self.tr(" dari {needed} yang disarankan").format(
                needed=number(self.row.needed)
            )
        if waiting:
            words += self.tr(" · {n} belum").format(n=waiting)
        self.count.setText(words)
        self.save.setVisible(waiting > 0)
        self.again.setVisible(waiting > 0)

    def _say(self, words: str, at: QWidget | None = None) -> None:
        self.message.setProperty("kind", "error" if words else "muted")
        self.message.style().polish(self.message)
        usual = " · ".join(f"{mark} {name}" for mark, name in SCALE.items())
        self.message.setText(words or self.tr("{marks} · Spasi tidak dijawab").format(marks=usual))
        if at is not None:
            at.setFocus()
            if at is self.service:
                self.service.selectAll()

    def _changed(self, _text: str = "") -> None:
        if self.message.property("kind") == "error" and not self._fresh:
            self._say("")

    def _wrong(self, typed: str) -> None:
        words = self.tr("“{typed}” bukan jawaban; ketik 1, 2, 3, 4, atau spasi.")
        self._say(words.format(typed=typed))

    def _begin_marks(self, mark: int) -> None:
        self.marks.boxes[0].put(mark)
        self.marks.boxes[1].setFocus()

    def _to_remark(self) -> None:
        self.remark.setFocus()

    def _to_service(self) -> None:
        self.stand()

    def _sex_typed(self, text: str) -> None:
        self.sex.setText(text.upper())
        if text.upper() in SEXES:
            self.age.setFocus()


def _titled(name: str, line: QLineEdit) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(px(box, 3))
    title = QLabel(name)
    title.setFont(sized(title, points=-0.5, bold=True))
    title.setBuddy(line)
    grid.addWidget(title, 0, 0)
    grid.addWidget(line, 1, 0)
    return box
