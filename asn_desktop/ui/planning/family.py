"""Which forms a camat uses: asked in words before the first SKP of such a post, then known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import forms_of
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning, units
from asn_desktop.ui.page import Page
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.planning import FamilyQuestion

_WHAT = {
    FormFamily.LEADER: "Setiap indikator punya perspektif, perspektif Anggaran wajib ada. "
    "Manual indikator dapat disusun. Dinilai dengan Format C.1.1 atau C.1.2.",
    FormFamily.STAFF: "Memuat hasil kerja pimpinan yang diintervensi dan aspek indikator. "
    "Dinilai dengan Format C.1.1 atau C.1.3.",
}


class FamilyDialog(Dialog):
    """Both families of forms by their names; ``family`` is the one chosen."""

    def __init__(self, parent: QWidget | None, question: FamilyQuestion) -> None:
        title = self.tr("Format SKP mana untuk {position}?").format(position=question.position)
        super().__init__(parent, title, width=600)
        self.setProperty("rule", "skp.family")
        self.say(
            self.tr(
                "Peraturan tidak menyebut jabatan ini; setiap daerah menetapkannya sendiri. "
                "Ini SKP pertama ({person}), jadi cukup ditanyakan sekali."
            ).format(person=question.person)
        )
        self.buttons = QButtonGroup(self)
        self._families = list(FormFamily)
        for number, family in enumerate(self._families):
            self.body.addLayout(self._choice(number, family))
        self.say(
            self.tr(
                "Jawaban disimpan pada jabatan. Mengubahnya: Pegawai, Jabatan; "
                "untuk satu SKP saja: pilihan format di atas SKP itu."
            ),
            muted=True,
        )
        self.add_answer(self.tr("Pakai format ini"))
        self.buttons.button(0).setChecked(True)
        self.buttons.button(0).setFocus()

    @property
    def family(self) -> FormFamily:
        """The family chosen."""
        return self._families[self.buttons.checkedId()]

    def choose(self, family: FormFamily) -> None:
        """Choose a family."""
        self.buttons.button(self._families.index(family)).setChecked(True)

    def _choice(self, number: int, family: FormFamily) -> QVBoxLayout:
        forms = [forms_of(family, approach).skp for approach in Approach]
        codes = " / ".join(sorted(form.value for form in forms))
        button = QRadioButton(self.tr("Format {codes}").format(codes=codes))
        button.setFont(sized(button, bold=True))
        button.setProperty("rule", "skp.family")
        self.buttons.addButton(button, number)
        name = QLabel(
            self.tr("“Sasaran Kinerja Pegawai bagi {family}”").format(
                family=family.label[0].lower() + family.label[1:]
            )
        )
        name.setWordWrap(True)
        button.setAccessibleDescription(f"{name.text()} {_WHAT[family]}")
        column = QVBoxLayout()
        column.setSpacing(px(self, 2))
        column.addWidget(button)
        for label in (name, muted(_WHAT[family])):
            label.setContentsMargins(px(self, 28), 0, 0, 0)
            column.addWidget(label)
        return column

    @classmethod
    def ask(cls, parent: QWidget | None, question: FamilyQuestion) -> FormFamily | None:
        """The family chosen, None for Esc."""
        dialog = cls(parent, question)
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        family = dialog.family if answer else None
        dialog.deleteLater()
        return family


def families_known(page: Page, people: Sequence[UUID], day: date) -> bool:
    """Ask and store what is not known yet of the posts of these people; False for Esc."""
    operations = page.context.operations
    for question in operations.read_now(planning.family_questions, people, day):
        family = FamilyDialog.ask(page, question)
        if family is None:
            return False
        operations.write(
            Act.EDIT_POSITION, units.save_position, question.position_id, {"form_family": family}
        )
    return True
