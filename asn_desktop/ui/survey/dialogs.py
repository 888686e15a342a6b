"""What is asked of a round: its name and days, where its index is a realisation, service names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.satisfaction import sample_size
from asn_desktop.rules.voices import Weighting
from asn_desktop.services import survey, survey_realisation, units
from asn_desktop.services.survey_realisation import Where
from asn_desktop.ui.context import Context, Hit
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.progress import RealisationPlace
from asn_desktop.views.survey import RoundRow, RoundText

ROMAN = ("I", "II", "III", "IV")


class RoundDialog(ActDialog):
    """A new round, or one to be changed; ``value`` is the id of a new one."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        row: RoundRow | None = None,
        after: date | None = None,
    ) -> None:
        title = "Ubah putaran survei" if row else "Putaran survei baru"
        super().__init__(
            parent, context, title, yes="Simpan" if row else "Buat putaran", width=600, columns=2
        )
        self._row = row
        self.form.add(TextField("name", "Nama putaran", required=True), wide=True)
        self.form.add(DateField("starts", "Mulai", today=self.today, required=True))
        self.form.add(DateField("ends", "Selesai", today=self.today, required=True))
        nodes = self.operations.read_now(units.unit_tree)
        offered = [(node.id, " " * 3 * node.depth + node.name) for node in nodes]
        self.form.add(ChoiceField("unit_id", "Unit", offered, empty="seluruh kantor"))
        weights = [(one, one.label) for one in Weighting]
        self.form.add(
            ChoiceField(
                "weighting",
                "Bobot setiap unsur",
                weights,
                required=True,
                hint="Tetap selama putaran ini; laporannya menyebut bobot yang dipakai.",
            )
        )
        self.population = TextField(
            "population", "Jumlah pengguna layanan", hint="Dari sini dihitung jumlah sampel."
        )
        self.form.add(self.population)
        self.form.load(_begin(self.today, after) if row is None else _stored(row))
        if row is None:
            weight = self.operations.read_now(survey.default_weighting)
            self.form.fields["weighting"].set_value(weight)
        self.population.changed.connect(self.tell_sample)
        self.tell_sample()
        self.form.fields["name"].focus()

    def tell_sample(self) -> None:
        """How many answers so many users need."""
        words = str(self.population.value() or "").replace(".", "")
        if words.isdigit() and int(words) > 0:
            needed = number(sample_size(int(words)))
            words = f"Sampel yang disarankan: {needed} responden (Krejcie dan Morgan)."
            self.population.show_message(words, Severity.HINT)
        else:
            self.population.show_message("")

    def ready(self) -> bool:
        """The number of users has to be one."""
        words = str(self.population.value() or "").replace(".", "")
        if words and not words.isdigit():
            self.population.show_message("Tulis dengan angka, misalnya 2500, atau kosongkan.")
            self.population.focus()
            return False
        return super().ready()

    def act(self) -> Job:
        """Begin or change the round."""
        typed = self.form.values()
        words = str(typed["population"] or "").replace(".", "")
        text = RoundText(
            str(typed["name"]),
            typed["starts"],
            typed["ends"],
            typed["unit_id"],
            int(words) if words else None,
            typed["weighting"],
        )
        if self._row is not None:
            return Act.EDIT_SURVEY, survey.edit_round, (self._row.id, text)
        return Act.EDIT_SURVEY, survey.add_round, (text,)


def _begin(today: date, after: date | None) -> dict[str, object]:
    """The quarter behind the newest round, which ended ``after``.

    Without one: the quarter that runs in its last month, else the one before it.
    """
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    if after is not None:
        # What a file brought in ends with its last sheet, a few days before its quarter does.
        at = (after.month - 1) // 3 + 1
        first = date(after.year + at // 4, 3 * (at % 4) + 1, 1)
    elif today.month - first.month < 2:
        before = first - timedelta(days=1)
        first = date(before.year, 3 * ((before.month - 1) // 3) + 1, 1)
    quarter = (first.month - 1) // 3
    next_first = date(first.year + (quarter == 3), (first.month + 2) % 12 + 1, 1)
    name = f"SKM Triwulan {ROMAN[quarter]} {first.year}"
    return {"name": name, "starts": first, "ends": next_first - timedelta(days=1)}


def _stored(row: RoundRow) -> dict[str, object]:
    return {
        "name": row.name,
        "starts": row.starts,
        "ends": row.ends,
        "unit_id": row.unit_id,
        "weighting": row.weighting,
        "population": str(row.population) if row.population else None,
    }


class ServiceDialog(ActDialog):
    """A service's name is written anew; its answers stay with it."""

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        super().__init__(parent, context, "Ubah nama layanan", yes="Simpan", width=480)
        known = self.operations.read_now(survey.services)
        self.service = ChoiceField("old", "Layanan", known, required=True)
        self.name = TextField("service", "Nama yang benar", required=True)
        self.form.add(self.service)
        self.form.add(self.name)
        self.service.changed.connect(self._take_name)
        self.service.focus()

    def _take_name(self) -> None:
        self.name.set_value(self.service.text())

    def act(self) -> Job:
        """Rename."""
        typed = self.form.values()
        return Act.EDIT_SURVEY, survey.rename_service, (typed["old"], typed["service"])


class IndexDialog(ActDialog):
    """Whose indicator takes the index as what was realised; ``value`` = the words written."""

    def __init__(self, parent: QWidget | None, context: Context, row: RoundRow) -> None:
        super().__init__(parent, context, "Jadikan realisasi", yes="Tulis realisasi", width=640)
        self._row = row
        self._search = PeopleSearch(self.operations, outside=False)
        self.places: tuple[RealisationPlace, ...] = ()
        self.words = survey_realisation.index_words(row)
        told = "dengan jumlah responden, masa, dan bobotnya sebagai bukti dukung."
        self.body.insertWidget(0, muted(f"Yang ditulis: “{self.words}”, {told}"))
        periods = self.operations.read_now(survey_realisation.periods_for, row.id)
        self.period = ChoiceField("period", "Periode", periods, required=True)
        self.person = PickField(
            "person",
            "Pegawai",
            search=self._search.find,
            name_of=self._search.name_of,
            required=True,
            offered=self.offered,
        )
        self.place = ChoiceField("place", "Indikator", (), required=True)
        for field in (self.period, self.person, self.place):
            self.form.add(field)
        if periods:
            self.period.set_value(periods[0][0])
            likely = self._suggested()
            if len(likely) == 1:
                self.person.set_value(likely[0][0])
        self.period.changed.connect(self.read_places)
        self.person.committed.connect(self._person_chosen)
        self.place.changed.connect(self.tell_current)
        self.read_places()
        self.person.focus()

    def _suggested(self) -> Sequence[tuple[UUID, str]]:
        period = self.period.value()
        if not isinstance(period, UUID):
            return ()
        return self.operations.read_now(survey_realisation.suggested, period)

    def offered(self) -> list[Hit]:
        """Those whose SKP speaks of SKM, before a name is typed."""
        words = "punya indikator tentang SKM"
        return [Hit(name, words, "", {"id": key}, "person") for key, name in self._suggested()]

    def tell_people(self) -> None:
        """Whom the search offers at once, or that a name has to be typed."""
        if self._suggested():
            words = "Pilih… langsung menawarkan yang punya indikator tentang SKM."
        else:
            words = "Belum ada indikator tentang SKM di periode ini; Pilih… lalu ketik namanya."
        self.person.show_message(words, Severity.HINT)

    def _person_chosen(self, _value: object) -> None:
        self.read_places()

    def read_places(self) -> None:
        """The indicators of the person's SKP in force, the likely one chosen."""
        person, period = self.person.value(), self.period.value()
        self.places = ()
        if isinstance(person, UUID) and isinstance(period, UUID):
            self.places = self.operations.read_now(survey_realisation.places, person, period)
            if not self.places:
                name = self._search.name_of(person)
                self.person.show_message(f"{name} belum punya SKP yang ditetapkan di periode ini.")
            else:
                self.person.show_message("")
        elif isinstance(period, UUID):
            self.tell_people()
        self.place.set_choices([(at, _told(one)) for at, one in enumerate(self.places)])
        likely = [at for at, one in enumerate(self.places) if one.likely]
        self.place.set_value(likely[0] if likely else None)
        self.tell_current()

    def tell_current(self) -> None:
        """What stands there now and would be replaced."""
        at = self.place.value()
        current = self.places[at].current if isinstance(at, int) and self.places else ""
        words = f"Sekarang tertulis “{current}” dan akan diganti." if current else ""
        self.place.show_message(words, Severity.HINT)

    def act(self) -> Job:
        """Write it."""
        typed = self.form.values()
        place = self.places[int(typed["place"])]
        where = Where(typed["person"], typed["period"], place.work_result_id, place.indicator_id)
        return (
            Act.RECORD_REALISATION,
            survey_realisation.use_index,
            (self._row.id, where),
        )


def _told(place: RealisationPlace) -> str:
    words = place.indicator or place.result
    return f"{words} (target {place.target})" if place.target else words
