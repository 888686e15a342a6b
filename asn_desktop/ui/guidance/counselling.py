"""The counselling beside a behaviour report: its dates, and the words for those entitled."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.counselling import STEPS
from asn_desktop.rules.following import CounsellorKind
from asn_desktop.services import counselling
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Card, muted
from asn_desktop.views.measures import CounsellingView

DATES = {step.field for step in STEPS}


class CounsellingCard(Card):
    """``show_problem(id)`` reads and shows the way of one report's counselling.

    The secret words are never kept as a draft: a draft would be offered to whoever comes next.
    """

    def __init__(self, context: Context) -> None:
        super().__init__("Konseling kinerja (rahasia)")
        self.context = context
        self.view: CounsellingView | None = None
        self.next = muted("")
        self.next.setWordWrap(True)
        self.banner = Banner(self)
        self.search = PeopleSearch(context.operations)
        self.form = self._form()
        for widget in (self.next, self.form, self.banner):
            self.column.addWidget(widget)
        self.secret = Form()
        self.record = LongTextField("record", self.tr("Hasil konseling"), lines=4, most=14)
        self.follow_up = LongTextField("follow_up", self.tr("Tindak lanjut"), lines=2, most=8)
        for field in (self.record, self.follow_up):
            field.setProperty("rule", "guidance.counselling")
            self.secret.add(field)
        self.column.addWidget(self.secret)
        self.form.committed.connect(self._committed)
        self.secret.committed.connect(self._written)

    def _form(self) -> Form:
        form = Form(columns=2)
        today = self.context.office.today()
        for step in STEPS[:4]:
            form.add(DateField(step.field, step.label, today=today, rule="guidance.counselling"))
        form.add(
            ChoiceField(
                "kind",
                self.tr("Diberikan oleh"),
                [(one, one.label) for one in CounsellorKind],
                rule="guidance.counselling",
            )
        )
        self.who = PickField(
            "counsellor",
            self.tr("Konselor"),
            search=self.search.find,
            name_of=self.search.name_of,
            rule="guidance.counselling",
        )
        form.add(self.who)
        form.add(TextField("place", self.tr("Tempat"), rule="guidance.counselling"))
        for step in STEPS[4:]:
            form.add(DateField(step.field, step.label, today=today, rule="guidance.counselling"))
        return form

    def show_problem(self, problem_id: UUID) -> None:
        """Read as the person "Bekerja sebagai" says, and show; what is being typed stays."""
        reader = self.context.office.actor.person_id
        fresh = self.view is None or self.view.problem_id != problem_id
        view = self.context.operations.read_now(counselling.view, problem_id, reader)
        self.view = view
        values: dict[str, Any] = {
            **{name: view.dates.get(name) for name in DATES},
            "kind": view.kind,
            "counsellor": view.counsellor_id,
            "place": view.place or None,
        }
        words = {"record": view.record or None, "follow_up": view.follow_up or None}
        for form, found, anew in (
            (self.form, values, fresh),
            (self.secret, words, fresh or view.hidden),  # nothing stays behind for the next reader
        ):
            if anew:
                form.load(found)
            else:
                form.refresh(found)
        self.who.setEnabled(view.kind not in (None, CounsellorKind.ASSESSOR))
        step = view.next_step
        self.next.setText(
            self.tr("Berikutnya: {step}.").format(step=step.label)
            if step
            else self.tr("Jalannya sudah selesai.")
        )
        self._show_secret(view)

    def _show_secret(self, view: CounsellingView) -> None:
        open_to = view.kind is not None and not view.hidden
        self.secret.setVisible(open_to)
        if open_to:
            self.banner.hide()
            return
        if view.kind is None:
            words = self.tr("Hasil konseling dapat diisi setelah pemberi konselingnya dipilih.")
        else:
            there = self.tr("Hasil konseling sudah ada. ") if view.written else ""
            words = there + self.tr(
                "Hanya {readers} yang dapat membaca dan mengisinya. Pilih orangnya pada “Bekerja "
                "sebagai”."
            ).format(readers=counselling.readers_of(view.kind))
        self.banner.say(State.WAITING, words)

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit_all()
        self.secret.commit_all()

    def forget(self) -> None:
        """Nothing is shown any more."""
        self.view = None

    def _committed(self, name: str, value: Any) -> None:
        if self.view is None:
            return
        key = self.view.problem_id
        write = partial(self.context.operations.write, Act.COUNSEL, failed=self.form.show_findings)
        if name in DATES:
            write(counselling.set_date, key, name, value)
        elif name == "place":
            write(counselling.set_place, key, str(value or ""))
        elif name == "kind":
            write(counselling.set_counsellor, key, value, self.view.counsellor_id)
        else:
            write(counselling.set_counsellor, key, self.view.kind, value)

    def _written(self, name: str, value: Any) -> None:
        if self.view is not None and not self.view.hidden:
            self.context.operations.write(
                Act.COUNSEL,
                counselling.write,
                self.view.problem_id,
                name,
                str(value or ""),
                failed=self.secret.show_findings,
            )
