"""The worked examples of the regulation: which at the left, its pages at the right."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import regulation_examples
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Split
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.examples import Example
from asn_desktop.workflows.examples import example_pdf, file_name
from asn_desktop.workflows.print_files import write_whole

LIST = 360


class _List(QListView):
    """Tells when one stands somewhere else: ``stood_on()``."""

    stood_on = Signal()

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: another one is current."""
        super().currentChanged(current, previous)
        self.stood_on.emit()


class ExamplesPage(Page):
    """``context.open("examples")``; ``skp=id`` to begin that SKP with one of its form."""

    title = "Contoh dari peraturan"

    def build(self) -> None:
        """Make list, preview and buttons."""
        self._skp: UUID | None = None
        self._form: FormCode | None = None
        self._why = self.tr("Buka dari sebuah SKP untuk memakai contoh.")
        self._every = regulation_examples.examples()
        self.preview = Preview(self.context.operations, lambda _at: self.save_pdf())
        self.banner = Banner()
        self.body.addWidget(Split((self._make_list(), LIST), (self._make_sheet(), 0)), 1)
        self.use = Button(self.tr("Pakai di SKP ini"), icon="copy", do=self.apply)
        self.set_main(self.use)
        self.add_key("PgDown", self.tr("halaman berikutnya"), partial(self.preview.turn, 1))
        self.add_key("PgUp", self.tr("halaman sebelumnya"), partial(self.preview.turn, -1))
        self._list_form(0)

    def _make_list(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.forms = QComboBox()
        self.forms.setAccessibleName(self.tr("Formulir"))
        self.forms.addItem(self.tr("Semua formulir ({n} contoh)").format(n=len(self._every)), None)
        for form in dict.fromkeys(each.form for each in self._every):
            self.forms.addItem(f"{form.value}  {form.label}", form)
        self.forms.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.forms.activated.connect(self._list_form)
        top = QVBoxLayout()
        top.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        top.addWidget(self.forms)
        column.addLayout(top)
        column.addWidget(line())
        self.model: TwoLineModel[Example] = TwoLineModel(_told, self)
        self.list = _List()
        self.list.stood_on.connect(self._stood_on)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list, self.model))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.title)
        column.addWidget(self.list, 1)
        return side

    def _make_sheet(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.preview, 1)
        return side

    # ---- coming and going

    def activate(self) -> None:
        """Stand in the list."""
        self.list.setFocus()

    def go(self, *, skp: UUID | None = None, form: str = "", **_more: Any) -> None:
        """Begin ``skp`` with an example, or show those of a form ("A.1.3")."""
        self._skp = skp
        self._form = None
        if skp is not None:
            self._read()
            return
        self._why = self.tr("Buka dari sebuah SKP untuk memakai contoh.")
        self.header.set_title(self.title)
        self._choose(FormCode(form) if form else None)

    def on_changed(self, changes: ChangesLike) -> None:
        """The SKP may have been set or changed its form meanwhile."""
        if self._skp is not None and touches(changes, "skp"):
            self._read()

    @property
    def current(self) -> Example | None:
        """Where one stands."""
        row = self.list.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    # ---- what happens

    def _read(self) -> None:
        self.context.operations.read(
            regulation_examples.skp_form, self._skp, then=self._known, failed=self._gone
        )

    def _known(self, found: tuple[FormCode, str, bool]) -> None:
        fresh, (self._form, name, editable) = self._form is None, found
        self.header.set_title(self.title, self.tr("untuk SKP {name}").format(name=name))
        self._why = "" if editable else self.tr("SKP ini tidak sedang disusun.")
        if fresh:
            self._choose(self._form)
        self._switch()

    def _gone(self, _findings: object) -> None:
        self.go()

    def _choose(self, form: FormCode | None) -> None:
        at = max(0, self.forms.findData(form))
        self.forms.setCurrentIndex(at)
        self._list_form(at)

    def _list_form(self, at: int) -> None:
        form = self.forms.itemData(at)
        shown = [each for each in self._every if form in (None, each.form)]
        self.model.show_items(shown)
        self.list.setCurrentIndex(self.model.index(0))

    def _stood_on(self) -> None:
        example = self.current
        if example is None:
            return
        self.banner.say(State.ACTION, example.remark)
        self._switch()
        office, name = self.context.office, example.id

        def make() -> bytes:
            pdf: bytes = office.read(example_pdf, name)
            return pdf

        self.preview.show_sheets([Previewed(f"{example.label} · {example.place}", make)])

    def _switch(self) -> None:
        example, why = self.current, self._why
        if example is not None and not why and example.form is not self._form:
            why = self.tr("Contoh ini Format {form}, SKP ini Format {own}.").format(
                form=example.form.value, own=self._form.value if self._form else ""
            )
        self.use.switch_off(why)

    def apply(self) -> None:
        """Write the example into the SKP and go there."""
        example = self.current
        if example is not None and self._skp is not None:
            self.context.operations.write(
                Act.COPY_SKP, regulation_examples.apply_example, self._skp, example.id,
                then=partial(self._applied, example),
            )  # fmt: skip

    def _applied(self, example: Example, _value: object) -> None:
        self.context.open("skp", skp=self._skp)
        self.context.notice(
            self.tr("Contoh {label} disalin. Sesuaikan setiap baris dengan pekerjaannya.").format(
                label=example.label
            )
        )

    def save_pdf(self) -> None:
        """Ask for a file and write the example."""
        example = self.current
        if example is None:
            return
        path = AskPlace.file(self, self.tr("Simpan contoh"), file_name(example))
        if path is not None:
            office, name = self.context.office, example.id
            self.context.operations.run(
                lambda _report: write_whole(path, office.read(example_pdf, name)),
                then=lambda _value: self.context.notice(
                    self.tr("Tersimpan: {name}").format(name=path.name)
                ),
            )


def _told(example: Example) -> Told:
    return Told(f"{example.form.value}  {example.label}", example.place)
