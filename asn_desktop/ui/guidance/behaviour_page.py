"""One report of a behaviour problem (B.1.10)."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import guidance_behaviour
from asn_desktop.services.office import Tx
from asn_desktop.ui.forms.fields import ChoiceField, DateField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch, print_forms, remove_asked
from asn_desktop.ui.guidance.counselling import CounsellingCard
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.panels import Card, Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import BehaviourView

KINDS = frozenset({"behaviour_problem", "counselling", "person", "skp", "placement"})
TEXTS = (
    (
        "expectation",
        "Apakah Anda memiliki ekspektasi khusus terhadap yang bersangkutan? Jika ya, apa?",
    ),
    (
        "problem",
        "Jelaskan secara rinci permasalahan perilaku kerja yang dianggap menghambat kinerja",
    ),
    ("done", "Yang sudah saya lakukan untuk memperbaiki perilaku kerja pegawai"),
)
OTHERS = "Apakah permasalahan serupa juga terjadi pada pegawai lainnya?"
"""The questions of B.1.10 in calm letters; the form prints them as the law does."""


class BehaviourPage(Page):
    """``context.open("behaviour", report=report_id)``."""

    title = "Laporan perilaku"

    def build(self) -> None:
        """Make the form."""
        self.view: BehaviourView | None = None
        self.header.add(Button(self.tr("Hapus…"), kind=Kind.QUIET, icon="trash", do=self.remove))
        self.header.add(
            Button(self.tr("Umpan balik"), kind=Kind.QUIET, icon="feedback", do=self.open_feedback)
        )
        self.set_main(Button(self.tr("Cetak B.1.10…"), icon="print", do=self.print_selection))
        scroll = Scroll(width=820)
        scroll.column.addWidget(
            muted(
                self.tr(
                    "Diisi pejabat penilai setelah umpan balik tidak mengubah perilakunya, lalu "
                    "dilaporkan kepada pimpinan unit kepegawaian dengan bukti umpan balik."
                )
            )
        )
        card = Card()
        self.search = PeopleSearch(self.context.operations)
        self.form = self._form()
        card.column.addWidget(self.form)
        scroll.column.addWidget(card)
        self.counselling = CounsellingCard(self.context)
        scroll.column.addWidget(self.counselling)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.form.committed.connect(self._committed)
        self.add_key("F8", self.tr("kosong berikutnya"), self.next_missing)
        self.tell_key("Tab  Shift+Tab", self.tr("isian berikut, sebelumnya"))

    def _form(self) -> Form:
        form = Form(columns=2)
        today = self.context.office.today()
        form.add(DateField("on", self.tr("Tanggal laporan"), today=today, required=True))
        form.add(
            PickField(
                "assessor", self.tr("Pejabat penilai yang melapor"), search=self.search.find,
                name_of=self.search.name_of, required=True, rule="guidance.report",
            )
        )  # fmt: skip
        self.texts: dict[str, LongTextField] = {}
        for name, question in TEXTS:
            if name == "done":
                self.others = ChoiceField(
                    "others_too",
                    OTHERS,
                    [(True, self.tr("Ya")), (False, self.tr("Tidak"))],
                    required=True,
                    rule="guidance.others",
                )
                form.add(self.others, wide=True)
            field = LongTextField(name, question, required=name != "expectation", lines=3, most=12)
            field.setProperty("rule", "guidance.report")
            form.add(field, wide=True)
            self.texts[name] = field
        return form

    # ---- coming and going

    def go(self, **target: Any) -> None:
        """``report`` = which."""
        key = target.get("report")
        if not isinstance(key, UUID):
            return
        self._commit()
        self.view = None
        self.counselling.forget()
        self._read(key)
        self.activate()

    def activate(self) -> None:
        """The focus goes where something is missing."""
        if self.view is None:
            QTimer.singleShot(0, self, self._to_list)
        else:
            self.next_missing()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again; what is being typed stays."""
        if self.view is not None and touches(changes, *KINDS):
            self._read(self.view.id)

    def refresh(self) -> None:
        """F5."""
        if self.view is not None:
            self._read(self.view.id)

    def leave(self) -> bool:
        """What is being typed is an act."""
        if self.view is not None:
            self._commit()
        return True

    def print_selection(self) -> bool:
        """Ctrl+P: the report on the print desk."""
        if self.view is None:
            return False
        self._commit()
        return print_forms(self.context, (self.view.of.person_id,), FormCode.B_1_10)

    def _read(self, key: UUID) -> None:
        operations = self.context.operations
        if not operations.read_now(guidance_behaviour.exists, key):
            self.view = None
            QTimer.singleShot(0, self, self._to_list)  # once all pages were told
            return
        view = operations.read_now(guidance_behaviour.view, key)
        fresh, self.view = self.view is None, view
        of = view.of
        words = " · ".join(part for part in (of.position, f"SKP {of.year}") if part)
        self.header.set_title(f"Laporan perilaku · {of.person}", words)
        values = {
            "on": view.on,
            "assessor": view.assessor_id,
            "expectation": view.expectation or None,
            "problem": view.problem or None,
            "others_too": view.others_too,
            "done": view.done or None,
        }
        for name, field in self.texts.items():
            key_of = DraftKey("behaviour_problem", view.id, name)
            field.box.setProperty("draft", str(key_of))
        if fresh:
            self.form.load(values)
        else:
            self.form.refresh(values)
        self.counselling.show_problem(view.id)

    def _commit(self) -> None:
        self.form.commit_all()
        self.counselling.commit()

    def _to_list(self) -> None:
        if self.view is None and self.isVisible():
            self.context.open("guidance")

    # ---- acts

    def _committed(self, name: str, value: Any) -> None:
        if self.view is None:
            return
        key = self.view.id
        done = guidance_behaviour
        if name in self.texts:
            act = partial(done.write, problem_id=key, field=name, text=str(value or ""))
        elif name == "others_too":
            act = partial(done.set_others_too, problem_id=key, value=value)
        elif value is None:
            return
        else:
            fields = {"on": value} if name == "on" else {"assessor_id": value}
            act = partial(done.change, problem_id=key, **fields)

        def write(tx: Tx) -> None:
            act(tx)

        self.context.operations.write(Act.REPORT_BEHAVIOUR, write, failed=self.form.show_findings)

    def remove(self) -> None:
        """Take the report away after a question."""
        if self.view is not None:
            words = f"laporan perilaku {self.view.of.person}"
            remove_asked(self, self.context, words, guidance_behaviour.remove, self.view.id)

    def open_feedback(self) -> None:
        """The feedback on this person, which goes with the report as evidence."""
        keys: Any = getattr(self.context.navigator, "page_keys", None)
        page = "feedback" if keys is not None and "feedback" in keys() else "evaluation"
        if self.view is not None:
            self.context.open(page, person=self.view.of.person_id)

    def next_missing(self) -> None:
        """F8: the next question without an answer."""
        fields = [self.texts["expectation"], self.texts["problem"], self.others, self.texts["done"]]
        here = next((at for at, field in enumerate(fields) if field.editor.hasFocus()), -1)
        for step in range(1, len(fields) + 1):
            field = fields[(here + step) % len(fields)]
            if field.value() is None:
                field.focus()
                return
        if not _inside(self.form):
            fields[0].focus()
        else:
            self.context.notice(self.tr("Semua isian sudah terisi."))


def _inside(widget: QWidget) -> bool:
    focus = widget.window().focusWidget()
    return focus is not None and widget.isAncestorOf(focus)
