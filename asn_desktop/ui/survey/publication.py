"""The view Pengumuman: the sheet for the wall as it prints; announcing it closes the round."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services import survey
from asn_desktop.ui.formats import long_date
from asn_desktop.ui.printing.plain import Make, keep_made, print_made, save_made
from asn_desktop.ui.printing.preview import Preview, Previewed
from asn_desktop.ui.states import State
from asn_desktop.ui.survey.view import RoundView
from asn_desktop.ui.tables.saving import ask_file
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.paper import Paper
from asn_desktop.workflows.survey import file_name, survey_pdf, survey_xlsx


class PublicationView(RoundView):
    """Prints and saves as it is seen."""

    def build(self) -> None:
        """Make the preview and its buttons."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        row.setSpacing(px(self, 8))
        self.chip = StateChip(State.OPEN, self.tr("belum diumumkan"))
        row.addWidget(self.chip)
        row.addStretch(1)
        self.xlsx = Button(self.tr("Simpan xlsx…"), icon="download", do=self.save_xlsx)
        self.announce = Button(self.tr("Umumkan…"), icon="check", do=self.publish)
        self.print_button = Button(self.tr("Cetak…"), icon="print", do=self.print)
        self.print_button.kind = Kind.MAIN
        self.print_button.set_key("Ctrl+Enter")
        self.main_button = self.print_button
        for button in (self.xlsx, self.announce, self.print_button):
            row.addWidget(button)
        self.column.addWidget(bar)
        self.preview = Preview(self.context.operations, lambda _at: self.save_pdf())
        self.column.addWidget(self.preview, 1)

    def read(self) -> None:
        """Make the pages."""
        row, office = self.row, self.context.office
        if row is None:
            return
        if row.published_on is None:
            self.chip.show_state(State.OPEN, self.tr("belum diumumkan"))
        else:
            words = self.tr("diumumkan {on}").format(on=long_date(row.published_on))
            self.chip.show_state(State.DONE, words)
        out = row.published_on is not None
        self.announce.setText(self.tr("Batalkan pengumuman…") if out else self.tr("Umumkan…"))
        words = self.tr("Hasil dapat diumumkan mulai {few} responden.")
        off = "" if row.answers >= HIDDEN_BELOW else words.format(few=HIDDEN_BELOW)
        for button in (self.announce, self.print_button):
            button.switch_off(off)
        if off:
            self.preview.show_nothing(off)
            return

        def make() -> bytes:
            pdf: bytes = office.read(survey_pdf, row.id)
            return pdf

        self.preview.show_sheets([Previewed(row.name, make)])

    def stand(self) -> None:
        """At the main button."""
        self.print_button.setFocus()

    # ---- acts

    def publish(self) -> None:
        """Announce the results, or take that back."""
        row = self.row
        if row is None:
            return
        if row.published_on is not None:
            title = self.tr("Batalkan pengumuman {name}?").format(name=row.name)
            text = self.tr("Lembar baru dapat diketik lagi; indeksnya dapat berubah.")
            if Question.ask(self, title, text, yes=self.tr("Batalkan pengumuman")):
                self.context.operations.write(Act.EDIT_SURVEY, survey.withdraw, row.id)
            return
        title = self.tr("Umumkan hasil {name}?").format(name=row.name)
        text = self.tr("Setelah diumumkan, putaran ini tidak menerima lembar lagi.")
        if row.index is None:
            text += " " + self.tr("Hasilnya diumumkan tanpa indeks.")
        if Question.ask(self, title, text, yes=self.tr("Umumkan")):
            self.context.operations.write(Act.PUBLISH_SURVEY, survey.publish, row.id)

    def save_pdf(self) -> None:
        """Ask for a file and write the pages."""
        if self.row is not None:
            title, name = self.tr("Simpan hasil survei"), file_name(self.row.name)
            save_made(self, self.context, title, name, _on_a4(self.row.id))

    def save_xlsx(self) -> None:
        """Ask for a file and write the spreadsheet."""
        if self.row is not None:
            key, path = self.row.id, ask_file(self, f"{file_name(self.row.name)}.xlsx")
            if path is not None:
                keep_made(self, self.context, path, lambda tx: survey_xlsx(tx, key))

    def print(self) -> None:
        """Make the pages and ask for the printer."""
        if self.row is not None and self.row.answers >= HIDDEN_BELOW:
            print_made(self, self.context, self.row.name, _on_a4(self.row.id))


def _on_a4(round_id: UUID) -> Make:
    """The sheet hangs on a wall: always on A4."""
    return lambda tx: (survey_pdf(tx, round_id), Paper.A4)
