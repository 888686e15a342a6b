"""A figure of the register as the realisation of somebody's indicator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Refused
from asn_desktop.services import complaints_realisation as realisation
from asn_desktop.services import realisation_places
from asn_desktop.services.complaints_realisation import Figure, Step
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.states import State
from asn_desktop.views.complaints import Promise, StatLine, Timing
from asn_desktop.views.progress import RealisationPlace
from asn_desktop.workflows.sentences import say

Place = tuple[UUID, UUID | None]


@dataclass(frozen=True)
class Used:
    """Which line of which figures; ``group`` "" for the line of all."""

    line: StatLine
    promise: Promise
    step: Step
    group: str
    first: date
    last: date


class UseDialog(ActDialog):
    """Whose, of which period, where, and in which words; the words may still be changed."""

    def __init__(self, parent: QWidget | None, context: Context, used: Used) -> None:
        super().__init__(
            parent, context, "Jadikan realisasi", yes="Tulis realisasi", width=640, columns=2
        )
        self._context, self._used = context, used
        self._places: dict[Place, RealisationPlace] = {}
        staff = PeopleSearch(self.operations, outside=False)
        self.figure = ChoiceField(
            "figure", "Angka", [(one, one.label) for one in Figure], required=True
        )
        periods = self.operations.read_now(realisation.periods, used.first.year)
        self._codes = {code: key for key, _words, code in periods}
        self.period = ChoiceField(
            "period", "Periode", [(key, words) for key, words, _code in periods], required=True
        )
        self.person = PickField(
            "person", "Pegawai", search=staff.find, name_of=staff.name_of, required=True
        )
        self.place = ChoiceField("place", "Indikator atau hasil kerja", (), required=True)
        self.text = LongTextField("text", "Realisasi", required=True, lines=2)
        self.form.add(self.figure)
        self.form.add(self.period)
        for field in (self.person, self.place, self.text):
            self.form.add(field, wide=True)
        self.figure.committed.connect(self._word)
        for field in (self.person, self.period):
            field.committed.connect(self._find)
        self.place.committed.connect(self._tell)
        self.figure.set_value(Figure.MEDIAN)
        self.period.set_value(self._first_period())
        self.person.set_value(self._first_person())
        self._word()
        self._find()
        (self.place if self.person.value() else self.person).focus()

    def act(self) -> Job:
        """Record it."""
        first, last = format_date(self._used.first), format_date(self._used.last)
        evidence = f"Register pengaduan, {self._timing().count} pengaduan, {first} s.d. {last}"
        arguments = (self.period.value(), self.place.value(), str(self.text.value()), evidence)
        return Act.RECORD_REALISATION, realisation_places.use, arguments

    def written(self, value: object) -> None:
        """Say where it went."""
        super().written(value)
        self._context.notice(f"Realisasi {self.person.text()} dicatat.")

    # ---- inside

    def _timing(self) -> Timing:
        line = self._used.line
        return line.response if self._used.step is Step.RESPONSE else line.completion

    def _first_period(self) -> UUID | None:
        chosen = self._codes.get(str(self._context.selection.period or ""))
        return chosen or next(iter(self._codes.values()), None)

    def _first_person(self) -> object:
        used = self._used
        if used.group == "officer":
            return used.line.key
        if used.group == "unit" and isinstance(used.line.key, UUID):
            return self.operations.read_now(realisation.head_of_unit, used.line.key)
        return None

    def _word(self, *_value: object) -> None:
        promise, step = self._used.promise, self._used.step
        limit = promise.response if step is Step.RESPONSE else promise.completion
        figure = Figure(str(self.figure.value() or Figure.MEDIAN))
        try:
            words = realisation.words(self._timing(), limit, step, figure)
        except Refused as refused:
            self.answer.setEnabled(False)
            self.form.banner.say(State.REFUSED, "\n".join(say(one) for one in refused.findings))
            return
        self.text.set_value(words)

    def _find(self, *_value: object) -> None:
        person, period = self.person.value(), self.period.value()
        found: tuple[RealisationPlace, ...] = ()
        if isinstance(person, UUID) and isinstance(period, UUID):
            found = self.operations.read_now(realisation.places, person, period)
            if not found:
                name = self.person.text()
                self.person.show_message(
                    f"{name} belum punya SKP yang ditetapkan pada periode ini."
                )
        self._places = {(one.work_result_id, one.indicator_id): one for one in found}
        self.place.set_choices([(key, _words(one)) for key, one in self._places.items()])
        likely = realisation.first_likely(found)
        first = (likely.work_result_id, likely.indicator_id) if likely else None
        self.place.set_value(first)
        self._tell()

    def _tell(self, *_value: object) -> None:
        chosen = self.place.value()
        place = self._places.get(chosen) if isinstance(chosen, tuple) else None
        said = f"Menggantikan: “{place.current}”" if place is not None and place.current else ""
        self.form.banner.say(State.ACTION, said)


def _words(place: RealisationPlace) -> str:
    return f"{place.text} (target {place.target})" if place.target else place.text
