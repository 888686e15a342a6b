"""The view Bank kalimat: the office's own sentences, offered wherever feedback is typed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.phrases import PLACEHOLDERS, filled, unknown
from asn_desktop.services import phrases_bank
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.page import ListPage
from asn_desktop.ui.tables.panel import ListFilter, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.asking import Made, PhraseRow
from asn_desktop.workflows.sentences import say

EXAMPLE = {
    "nama": "Siti Aminah",
    "hasil": "Surat pengantar selesai sesuai standar",
    "target": "300 surat",
    "periode": "Triwulan II 2026",
}
MEANT = ((True, "Respons positif"), (False, "Respons tidak positif"))


def meant_of(row: PhraseRow) -> tuple[State, str] | str:
    """How a sentence is meant."""
    if row.positive is None:
        return "keduanya"
    return (State.DONE, "positif") if row.positive else (State.ACTION, "tidak positif")


class PhraseDialog(Dialog):
    """One sentence, or many by paste; see `ask`."""

    def __init__(self, parent: QWidget | None, row: PhraseRow | None) -> None:
        super().__init__(parent, "", width=600)
        title = self.tr("Ubah kalimat") if row else self.tr("Kalimat baru")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self._one = row is not None
        hint = "" if row else self.tr("Satu kalimat per baris; banyak kalimat boleh ditempel.")
        self.text = LongTextField(
            "text", self.tr("Kalimat"), required=True, lines=2 if row else 5, hint=hint
        )
        self.positive = ChoiceField(
            "positive", self.tr("Dipakai untuk"), MEANT, empty=self.tr("keduanya")
        )
        self.text.set_value(row.text if row else None)
        self.positive.set_value(row.positive if row else None)
        self.body.addWidget(self.text)
        known = "\n".join(f"{{{name}}}  {what}" for name, what in PLACEHOLDERS.items())
        self.body.addWidget(muted(self.tr("Tanda yang diisi sendiri:\n") + known, small=True))
        self.sample = self.say("", muted=True)
        self.body.addWidget(self.positive)
        self.yes = self.add_answer(self.tr("Simpan"))
        self.text.box.textChanged.connect(self._check)
        self._check()
        self.text.focus()

    def lines(self) -> list[str]:
        """The sentences typed."""
        text = self.text.text()
        return [text] if self._one else [line for line in text.splitlines() if line.strip()]

    def _check(self) -> None:
        lines = [line for line in self.lines() if line.strip()]
        strangers = [name for line in lines for name in unknown(line)]
        if strangers:
            words = self.tr("Tanda {name} tidak dikenal.").format(name=f"{{{strangers[0]}}}")
        elif lines:
            first = filled(lines[-1].strip(), EXAMPLE) or ""
            words = self.tr("Contoh: {words}").format(words=first)
        else:
            words = self.tr("Contoh muncul di sini.")
        self.sample.setText(words)
        self.yes.setEnabled(bool(lines) and not strangers)

    @classmethod
    def ask(
        cls, parent: QWidget | None, row: PhraseRow | None = None
    ) -> tuple[list[str], bool | None] | None:
        """Return sentences and how they are meant, None for Esc."""
        dialog = cls(parent, row)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        lines, meant = dialog.lines(), dialog.positive.value()
        dialog.deleteLater()
        return (lines, meant if isinstance(meant, bool) else None) if done else None


class PhrasesPage(ListPage):
    """One line a sentence; Enter changes it."""

    title = "Umpan Balik"

    def spec(self) -> ListSpec:
        """The list."""
        return ListSpec(
            columns=(
                Column("text", self.tr("Kalimat"), 420, stretch=True, wrap=True),
                Column("positive", self.tr("Dipakai untuk"), 130, meant_of, Cell.MARK,
                       sortable=False),
                Column("places", self.tr("Tanda"), 180, kind=Cell.MUTED, sortable=False),
            ),
            query=phrases_bank.find,
            noun=self.tr("kalimat"),
            kinds=frozenset({"phrase"}),
            open=self.change,
            actions=(RowAction(self.tr("Hapus"), self.remove, icon="trash", key="Ctrl+Delete"),),
            filters=(
                ListFilter(
                    "positive", self.tr("Dipakai untuk"), ((None, self.tr("Semua")), *MEANT)
                ),
            ),
            empty=Empty(
                self.tr("Belum ada kalimat milik kantor ini."),
                (Choice(self.tr("Kalimat baru…"), self.add),),
                detail=self.tr(
                    "Kalimat di sini ditawarkan saat mengetik umpan balik dan saat menilai "
                    "(Ctrl+Spasi); {nama}, {hasil}, {target}, {periode} terisi sendiri."
                ),
                icon="copy",
            ),
        )  # fmt: skip

    def build(self) -> None:
        """Make list and keys."""
        super().build()
        self.header.set_title(self.title, self.tr("kalimat yang ditawarkan saat mengetik"))
        self.set_main(Button(self.tr("Kalimat baru…"), icon="plus", do=self.add))
        self.tell_key("Enter", self.tr("ubah kalimat"))

    def add(self) -> None:
        """Type or paste sentences."""
        said = PhraseDialog.ask(self)
        if said is not None:
            self.context.operations.write(
                Act.EDIT_PHRASES, phrases_bank.add, *said, then=self._added
            )

    def _added(self, made: Made) -> None:
        words = self.tr("{n} kalimat ditambahkan.").format(n=made.made)
        if made.before:
            words += self.tr(" {n} sudah ada.").format(n=made.before)
        self.context.notice(words)

    def change(self, row: PhraseRow) -> None:
        """Enter: change a sentence."""
        said = PhraseDialog.ask(self, row)
        if said is not None:
            lines, meant = said
            self.context.operations.write(
                Act.EDIT_PHRASES,
                phrases_bank.change,
                row.id,
                " ".join(lines),
                meant,
                failed=self._refused,
            )

    def remove(self, ids: Sequence[UUID]) -> None:
        """Remove what is ticked."""
        self.context.operations.write(
            Act.EDIT_PHRASES, phrases_bank.remove, ids, then=self._removed
        )

    def _removed(self, count: int) -> None:
        self.panel.choose(())
        words = self.tr("{n} kalimat dihapus. Ctrl+Z mengembalikannya.").format(n=count)
        self.context.notice(words)

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.context.notice(say(findings[0]))
