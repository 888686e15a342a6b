"""What the guidance pages ask: who, a new record, whether to remove one; and the way to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import GuidanceKind
from asn_desktop.services import guidance, guidance_behaviour, people
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.ui.context import Context, Hit
from asn_desktop.ui.forms.fields import CheckField, ChoiceField, DateField
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.people.picker import second_line
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.guidance import RecordKind


class PeopleSearch:
    """Finds people for a field, *pejabat luar* among them, and knows their names."""

    def __init__(
        self,
        operations: Operations,
        *,
        outside: bool = True,
        exclude: Sequence[UUID] = (),
        names: Iterable[tuple[UUID | None, str]] = (),
    ) -> None:
        self._operations = operations
        self._outside = outside
        self._exclude = tuple(exclude)
        self._names: dict[object, str] = dict(names)

    def find(self, text: str) -> list[Hit]:
        """People in whose name, NIP, position or unit every word occurs."""
        found = self._operations.read_now(
            people.find_people, text, outside=self._outside, exclude=self._exclude
        )
        self._names.update((one.id, one.name) for one in found)
        return [Hit(one.name, second_line(one), "", {"id": one.id}, "person") for one in found]

    def name_of(self, key: object) -> str:
        """The name of somebody who was found or given."""
        if key not in self._names and isinstance(key, UUID):
            found = self._operations.read_now(people.choices, [key])
            self._names.update((one, choice.name) for one, choice in found.items())
        return self._names.get(key, "")


class NewRecordDialog(ActDialog):
    """A coaching, a mentoring or a behaviour report; ``value`` is the id of what was made."""

    def __init__(
        self, parent: QWidget | None, context: Context, person_id: UUID | None = None
    ) -> None:
        super().__init__(
            parent, context, "Catatan pembinaan baru", yes="Buat catatan", width=620, columns=2
        )
        self._year, self._period = context.selection.year, str(context.selection.period or "")
        self.kind = ChoiceField(
            "kind",
            "Jenis",
            [(one, f"{one.label} ({one.form.value})") for one in RecordKind],
            required=True,
            rule="guidance.kind",
        )
        self.on = DateField("on", "Tanggal", today=self.today, required=True)
        staff = PeopleSearch(self.operations, outside=False)
        anybody = PeopleSearch(self.operations)
        self.person = PickField(
            "person", "Pegawai", search=staff.find, name_of=staff.name_of, required=True
        )
        self.giver = PickField(
            "giver",
            "Pembimbing atau pelapor",
            search=anybody.find,
            name_of=anybody.name_of,
            empty="pejabat penilai pada SKP",
            rule="guidance.giver",
        )
        self.prefill = CheckField(
            "prefill",
            "Isi tujuan dari indikator dan target SKP, fakta dari realisasi periode ini",
            hint="Tanpa centang: formulir kosong, siap dicetak dan diisi tangan.",
        )
        self.form.add(self.kind)
        self.form.add(self.on)
        self.form.add(self.person, wide=True)
        self.form.add(self.giver, wide=True)
        self.form.add(self.prefill, wide=True)
        self.kind.set_value(RecordKind.COACHING)
        self.on.set_value(self.today)
        self.person.set_value(person_id)
        self.prefill.set_value(True)
        self.kind.committed.connect(self._kind_chosen)
        (self.kind if person_id else self.person).focus()

    @property
    def chosen(self) -> RecordKind:
        """Which kind is chosen."""
        kind = self.kind.value()
        return kind if isinstance(kind, RecordKind) else RecordKind.COACHING

    def act(self) -> Job:
        """Make the record."""
        typed: dict[str, Any] = self.form.values()
        if self.chosen is RecordKind.BEHAVIOUR:
            report = NewReport(
                person_id=typed["person"],
                year=self._year,
                on=typed["on"],
                assessor_id=typed["giver"],
            )
            return Act.REPORT_BEHAVIOUR, guidance_behaviour.create, (report,)
        new = NewGuidance(
            person_id=typed["person"],
            kind=GuidanceKind(self.chosen.value),
            year=self._year,
            on=typed["on"],
            giver_id=typed["giver"],
            prefill=bool(typed["prefill"]),
            period=self._period,
        )
        return Act.BEGIN_GUIDANCE, guidance.create, (new,)

    def _kind_chosen(self, _value: object) -> None:
        self.prefill.setVisible(self.chosen is RecordKind.COACHING)


def open_record(context: Context, kind: RecordKind, key: UUID, **more: Any) -> None:
    """Show a record in its editor."""
    if kind is RecordKind.BEHAVIOUR:
        context.open("behaviour", report=key)
    else:
        context.open("guide", guidance=key, **more)


def begin_record(parent: QWidget, context: Context, person_id: UUID | None = None) -> None:
    """Ask for a new record and open it."""
    dialog = NewRecordDialog(parent, context, person_id)
    if dialog.run():
        open_record(context, dialog.chosen, dialog.value)


def remove_asked(
    parent: QWidget, context: Context, words: str, function: Callable[..., Any], key: UUID
) -> None:
    """Take a record away if the person says so, and go back to the list."""
    sure = Question.ask(
        parent,
        f"Hapus {words}?",
        "Semua isinya ikut terhapus, dan lembar yang sudah dicetak tidak berlaku lagi. "
        "Ctrl+Z mengembalikannya.",
        yes="Hapus",
        danger=True,
    )
    if sure:
        context.operations.write(Act.REMOVE_GUIDANCE, function, key)


def print_forms(context: Context, person_ids: Sequence[UUID], *forms: FormCode) -> bool:
    """Show these forms of people on the print desk; False where there is no such page."""
    keys: Any = getattr(context.navigator, "page_keys", None)
    if keys is not None and "printing" not in keys():
        return False
    codes = tuple(form.value for form in forms)
    context.open("printing", people=tuple(person_ids), forms=codes)
    return True
