"""Asks for one piece of feedback: who said what about what, and how it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QWidget

from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner, Rhythm
from asn_desktop.rules.phrases import filled
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField, TextField
from asn_desktop.ui.page import shortcut
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.evaluation import How, Piece, Target
from asn_desktop.views.feedback import FeedbackPlace, FeedbackRecord

ROOM = 60  # letters of a place in the list


REMOVED = 2
NO_HOW = How()


@dataclass(frozen=True)
class Said:
    """What was typed, in the order of ``services.feedback.give`` behind the piece's id.

    An empty text takes the piece away. Without ``on`` and ``how`` both stay as they were.
    """

    target: Target
    text: str
    giver: GiverKind = GiverKind.LEADER
    giver_name: str = ""
    on: date | None = None
    how: How | None = None


@dataclass(frozen=True)
class Topic:
    """Whom it is about and what there is to choose; ``giver`` is proposed for a new piece.

    ``removable``: a piece asked for again may be taken away here.
    """

    name: str
    places: tuple[FeedbackPlace, ...]
    phrases: tuple[str, ...] = ()
    study_leave: bool = False
    giver: GiverKind = GiverKind.LEADER
    removable: bool = False
    giver_name: str = ""
    how: How = NO_HOW
    period: str = ""
    meant: Mapping[str, bool] = field(default_factory=dict)

    def words_at(self, place: FeedbackPlace | None) -> dict[str, str]:
        """What a phrase's placeholders are filled with there."""
        return {
            "nama": self.name,
            "periode": self.period,
            "hasil": place.result if place else "",
            "target": place.goal if place else "",
        }


def topic_of(
    record: FeedbackRecord,
    giver: GiverKind = GiverKind.LEADER,
    giver_name: str = "",
    how: How | None = None,
) -> Topic:
    """A person's whole record: every place can be chosen; the giver and ``how`` are proposed."""
    return Topic(
        record.name,
        record.places(),
        record.phrases,
        record.study_leave,
        giver,
        giver_name=giver_name,
        how=how or How(),
        period=f"{record.period.label} {record.period.year}",
        meant=record.meant,
    )


class PieceDialog(Dialog):
    """See `ask`."""

    def __init__(
        self,
        parent: QWidget | None,
        topic: Topic,
        place: FeedbackPlace,
        today: date,
        piece: Piece | None,
    ) -> None:
        super().__init__(parent, "", width=640)
        title = self.tr("Ubah umpan balik") if piece else self.tr("Umpan balik baru")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self._piece = piece
        self.say(topic.name, muted=True)
        self._make(topic, today)
        self._fill(topic, place, today, piece)
        phrases = Button(self.tr("Frasa"), kind=Kind.QUIET, key="Ctrl+Space", do=self.show_phrases)
        self._topic = topic
        phrases.setVisible(bool(topic.phrases))
        self._buttons.insertWidget(0, phrases)
        shortcut(self, "Ctrl+Space", self.show_phrases)
        if piece is not None and topic.removable:
            self.add_button(self.tr("Hapus"), partial(self.done, REMOVED))
        self.yes = self.add_answer(self.tr("Simpan"))
        for one in (self.text, self.giver, self.on):
            one.changed.connect(self.check)
        self.check()
        self.text.focus()

    def _make(self, topic: Topic, today: date) -> None:
        places = [(one.target, _short(one)) for one in topic.places]
        self._places = [target for target, _words in places]
        self.place = ChoiceField("target", self.tr("Tentang"), places, required=True)
        givers = [(one, one.label) for one in _givers(topic)]
        self.giver = ChoiceField(
            "giver", self.tr("Dari siapa"), givers, required=True, rule="feedback.giver"
        )
        self.name = TextField(
            "giver_name", self.tr("Nama"), placeholder=self.tr("ikut tercetak bila diisi")
        )
        self.on = DateField(
            "on", self.tr("Tanggal"), today=today, latest=today, required=True, rule="feedback"
        )
        self.text = LongTextField(
            "text", self.tr("Isi umpan balik"), required=True, lines=3, rule="feedback"
        )
        unsaid, rule = self.tr("– tidak dicatat –"), "feedback.how"
        self.manner = ChoiceField(
            "manner", self.tr("Cara"), _labels(Manner), empty=unsaid, rule=rule
        )
        self.rhythm = ChoiceField(
            "rhythm", self.tr("Waktu"), _labels(Rhythm), empty=unsaid, rule=rule
        )
        self.initiative = ChoiceField(
            "initiative", self.tr("Atas kehendak"), _labels(Initiative), empty=unsaid, rule=rule
        )
        answers = ((True, self.tr("Positif")), (False, self.tr("Tidak positif")))
        self.positive = ChoiceField(
            "positive", self.tr("Respons"), answers, empty=unsaid, rule=rule
        )
        self.evidence = TextField(
            "evidence", self.tr("Bukti"), placeholder=self.tr("misalnya survei, surat, notula")
        )
        self.body.addWidget(self.place)
        self._row((self.giver, 3), (self.name, 3), (self.on, 2))
        self.body.addWidget(self.text)
        self._row((self.manner, 1), (self.rhythm, 1))
        self._row((self.initiative, 1), (self.positive, 1))
        self.body.addWidget(self.evidence)

    def _row(self, *fields: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        for one, share in fields:
            row.addWidget(one, share)
        self.body.addLayout(row)

    def _fill(self, topic: Topic, place: FeedbackPlace, today: date, piece: Piece | None) -> None:
        how = piece.how if piece else topic.how
        self.place.set_value(place.target)
        self.place.setEnabled(piece is None and len(topic.places) > 1)
        self.giver.set_value(piece.giver if piece else topic.giver)
        self.name.set_value(piece.giver_name if piece else topic.giver_name)
        self.on.set_value(piece.on if piece else today)
        self.text.set_value(piece.text if piece else "")
        self.manner.set_value(how.manner)
        self.rhythm.set_value(how.rhythm)
        self.initiative.set_value(how.initiative)
        self.positive.set_value(how.positive)
        self.evidence.set_value(how.evidence)

    def check(self) -> None:
        """Text, giver and a readable date must be there."""
        there = self.text.value() and self.giver.value() and self.on.date()
        self.yes.setEnabled(bool(there))

    def show_phrases(self) -> None:
        """Ctrl+Space: choose a phrase for the text."""
        menu = QMenu(self)
        for number, (words, positive) in enumerate(self.phrases(), start=1):
            shown = f"&{number}  {words}" if number < 10 else words
            menu.addAction(shown).triggered.connect(partial(self.insert_phrase, words, positive))
        menu.popup(self.text.mapToGlobal(self.text.rect().bottomLeft()))

    def phrases(self) -> list[tuple[str, bool | None]]:
        """What can be said about the chosen place, filled, and how it is meant."""
        places = {place.target: place for place in self._topic.places}
        chosen = next((one for one in self._places if one == self.place.value()), None)
        values = self._topic.words_at(places.get(chosen) if chosen else None)
        return [
            (words, self._topic.meant.get(text))
            for text in self._topic.phrases
            if (words := filled(text, values))
        ]

    def insert_phrase(self, words: str, positive: bool | None = None) -> None:
        """Write a phrase where the cursor stands, apart from what stands before it.

        One that is meant as a response fills that field too, while nothing is chosen there.
        """
        if positive is not None and self.positive.value() is None:
            self.positive.set_value(positive)
        box = self.text.box
        before = box.toPlainText()[: box.textCursor().position()]
        box.insertPlainText(f" {words}" if before and not before[-1].isspace() else words)
        self.text.focus()

    def answer(self) -> Said | None:
        """What was typed; None while something lacks."""
        giver, on = self.giver.value(), self.on.date()
        place = next((one for one in self._places if one == self.place.value()), None)
        if not isinstance(giver, GiverKind) or on is None or place is None:
            return None
        if not self.text.value():
            return None
        manner, rhythm = self.manner.value(), self.rhythm.value()
        initiative, positive = self.initiative.value(), self.positive.value()
        return Said(
            target=place,
            text=str(self.text.value()),
            giver=giver,
            giver_name=str(self.name.value() or ""),
            on=on,
            how=How(
                manner=manner if isinstance(manner, Manner) else None,
                rhythm=rhythm if isinstance(rhythm, Rhythm) else None,
                initiative=initiative if isinstance(initiative, Initiative) else None,
                positive=positive if isinstance(positive, bool) else None,
                evidence=str(self.evidence.value() or ""),
            ),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        topic: Topic,
        place: FeedbackPlace,
        today: date,
        piece: Piece | None = None,
    ) -> Said | None:
        """Return what was typed (without text: take it away), None for Esc."""
        dialog = cls(parent, topic, place, today, piece)
        done = dialog.exec()
        answer = dialog.answer() if done == QDialog.DialogCode.Accepted else None
        if done == REMOVED and piece is not None:
            answer = Said(piece.target, "")
        dialog.deleteLater()
        return answer


STUDY = (GiverKind.INSTITUTION, GiverKind.DEAN, GiverKind.LECTURER, GiverKind.FELLOW_STUDENT)


def _givers(topic: Topic) -> Sequence[GiverKind]:
    """Those of the place of study come right behind the leader for somebody on study leave."""
    if not topic.study_leave:
        return list(GiverKind)
    others = [one for one in GiverKind if one not in (GiverKind.LEADER, *STUDY)]
    return [GiverKind.LEADER, *STUDY, *others]


def _labels(kind: type[Manner | Rhythm | Initiative]) -> list[tuple[object, str]]:
    return [(one, one.label) for one in kind]


def _short(place: FeedbackPlace) -> str:
    words = f"{place.head.split()[0]}  {place.label}" if place.head else place.label
    return words if len(words) <= ROOM else f"{words[: ROOM - 1].rstrip()}…"
