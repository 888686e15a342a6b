"""Pendaftaran: three steps until the centre knows this office, then its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asn_desktop.services import setup
from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.bundle.enrol_cards import QrDialog, Steps
from asn_desktop.ui.bundle.enrol_kit import KitDialog
from asn_desktop.ui.bundle.enrol_parts import AskCard, KeyCard, KitCard, SendCard
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.places import Enrolment, OwnState
from asn_desktop.workflows import (
    enrolment,
    enrolment_begin,
    enrolment_kit,
    enrolment_lists,
    enrolment_papers,
    qr,
)

STEP = {Enrolment.NONE: 0, Enrolment.LOST: 0, Enrolment.ASKED: 1}
DONE = 3


class EnrolPage(Page):
    """How this office stands with the centre, and the one next thing to do."""

    title = "Paket · Pendaftaran"

    def build(self) -> None:
        """The steps, then one card for each thing there may be to do."""
        self.stands: OwnState | None = None
        self._editing = False
        self._comes = False
        scroll = Scroll(width=820)
        margins = scroll.margins.contentsMargins()
        margins.setLeft(px(self, 16))  # below title and views
        scroll.margins.setContentsMargins(margins)
        self.banner = Banner()
        self.steps = Steps(
            (
                self.tr("Siapkan permohonan"),
                self.tr("Kirim berkas, beri tahu nomornya"),
                self.tr("Buka paket kantor"),
            )
        )
        self.ask_card, self.send_card = AskCard(), SendCard(self)
        self.kit_card, self.key_card = KitCard(self), KeyCard(self)
        self.form = self.ask_card.form
        for widget in (
            self.banner,
            self.steps,
            self.ask_card,
            self.send_card,
            self.kit_card,
            self.key_card,
        ):
            scroll.column.addWidget(widget)
            widget.hide()
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.set_main(Button(self.tr("Siapkan permohonan"), icon="check", do=self.do_main))
        self.add_key("Ctrl+O", self.tr("buka paket kantor"), self.open_kit)
        self.add_key("Ctrl+L", self.tr("surat ke pusat"), self.show_letter)

    def activate(self) -> None:
        """Read how we stand, then stand where work goes on."""
        self._comes = True
        self.read()

    def refresh(self) -> None:
        """F5."""
        self.read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Keys and settings may change by a reply or elsewhere."""
        if touches(changes, "setting", "place", "place_key"):
            self.read()

    def read(self) -> None:
        """Ask behind the window: two numbers are slow to reckon on purpose."""
        office = self.context.office
        self.context.operations.run(lambda _report: enrolment.state(office), then=self.show_state)

    def back(self) -> bool:
        """Esc: leave the form that corrects code and name."""
        if self._editing and self.stands is not None:
            self._editing = False
            self.show_state(self.stands)
            return True
        return False

    # ---- showing

    def show_state(self, stands: OwnState) -> None:
        """Show the cards that belong to where we stand."""
        self.stands = stands
        state = stands.state
        asks = self._editing or state in (Enrolment.NONE, Enrolment.LOST, Enrolment.REVOKED)
        enrolled = state in (Enrolment.ENROLLED, Enrolment.CHANGING, Enrolment.REVOKED)
        self.steps.setVisible(state in STEP)
        self.steps.show_step(0 if self._editing else STEP.get(state, DONE))
        self.ask_card.setVisible(asks and state is not Enrolment.REVOKED)
        self.send_card.setVisible(
            not self._editing and state in (Enrolment.ASKED, Enrolment.CHANGING)
        )
        self.kit_card.setVisible(not self._editing and state is Enrolment.ASKED)
        self.key_card.setVisible(enrolled)
        self.header.set_title(self.title, self._note(stands))
        self._show_banner(stands)
        self.send_card.show_state(stands)
        self.key_card.show_state(stands)
        self._show_main(stands)
        if asks:
            settings = self.context.operations.read_now(setup.read_settings)
            self.form.refresh(
                {
                    "code": stands.code or settings.place_code or None,
                    "name": settings.office_name or None,
                }
            )
        if self._comes and self.isVisible():
            self._comes = False
            self._stand(asks)

    def _stand(self, asks: bool) -> None:
        """Put the focus on what is empty, else on the next thing to do."""
        if asks and self.ask_card.isVisible():
            empty = [name for name, value in self.form.values().items() if not value]
            self.form.fields[empty[0] if empty else "code"].focus()
        elif self.main_button is not None and self.main_button.isVisible():
            self.main_button.setFocus()
        else:
            self.key_card.rotate_button.setFocus()

    def _note(self, stands: OwnState) -> str:
        return {
            Enrolment.NONE: self.tr("Belum terdaftar di pusat"),
            Enrolment.ASKED: self.tr("Menunggu pusat"),
            Enrolment.ENROLLED: self.tr("Terdaftar"),
            Enrolment.CHANGING: self.tr("Terdaftar, kunci baru menunggu pusat"),
            Enrolment.REVOKED: self.tr("Kunci dicabut pusat"),
            Enrolment.LOST: self.tr("Komputer ini tidak punya kunci"),
        }[stands.state]

    def _show_banner(self, stands: OwnState) -> None:
        if stands.state is Enrolment.REVOKED:
            self.banner.say(
                State.REFUSED,
                self.tr(
                    "Pusat mencabut kunci komputer ini: paket dari sini tidak lagi diterima. Data "
                    "tetap utuh. Siapkan permohonan baru bila komputer ini masih dipakai kantor."
                ),
            )
        elif stands.state is Enrolment.LOST:
            self.banner.say(
                State.ACTION,
                self.tr(
                    "Data ini milik kantor yang sudah terdaftar, tetapi kuncinya tidak ikut "
                    "tersalin ke komputer ini. Daftarkan komputer ini dengan kode yang sama."
                ),
            )
        elif stands.is_list_old:
            self.banner.say(
                State.ACTION,
                self.tr(
                    "Daftar kunci sudah {n} hari. Mintalah balasan atau paket kantor terbaru dari "
                    "pusat: mungkin ada kunci yang sudah dicabut."
                ).format(n=number(stands.list_age)),
            )
        else:
            self.banner.say(State.DONE, "")

    def _show_main(self, stands: OwnState) -> None:
        words, icon = {
            Enrolment.ASKED: (self.tr("Buka paket kantor…"), "file-in"),
            Enrolment.CHANGING: (self.tr("Simpan berkas…"), "download"),
            Enrolment.REVOKED: (self.tr("Daftarkan lagi…"), "refresh"),
        }.get(stands.state, (self.tr("Siapkan permohonan"), "check"))
        if self._editing:
            words, icon = self.tr("Siapkan permohonan"), "check"
        if self.main_button is not None:
            self.main_button.setText(words)
            self.main_button.icon_name = icon
            self.main_button.setAccessibleName(words)
            self.main_button.setVisible(stands.state is not Enrolment.ENROLLED)
            self.main_button.updateGeometry()

    # ---- doing

    def do_main(self) -> None:
        """Ctrl+Enter: the one next thing."""
        if self.stands is None:
            return
        state = self.stands.state
        if self._editing or state in (Enrolment.NONE, Enrolment.LOST):
            self.prepare()
        elif state is Enrolment.ASKED:
            self.open_kit()
        elif state is Enrolment.CHANGING:
            self.write_request()
        elif state is Enrolment.REVOKED:
            self.lost()

    def prepare(self) -> None:
        """Make keys and request."""
        if not self.form.complete():
            return
        office, values = self.context.office, self.form.values()
        self.context.operations.run(
            lambda _report: enrolment.ask(office, str(values["code"]), str(values["name"])),
            writes=True,
            then=self._prepared,
            failed=self.form.show_findings,
        )

    def _prepared(self, stands: OwnState) -> None:
        self._editing = False
        self.show_state(stands)
        self.send_card.write_button.setFocus()

    def edit(self) -> None:
        """Show the form again, to correct code or name."""
        self._editing = True
        if self.stands is not None:
            self.show_state(self.stands)
        self.form.fields["code"].focus()

    def write_request(self) -> None:
        """Ask where, write the file and read it back."""
        office = self.context.office
        name = enrolment.request_name(office)
        file = AskKeyFile.to_write(self, self.tr("Simpan berkas permohonan"), name)
        if file is not None:
            self.context.operations.run(
                lambda _report: enrolment.write_and_read_back(
                    file, enrolment.request_bytes(office)
                ),
                then=self._written,
            )

    def _written(self, file: Path) -> None:
        self.context.notice(self.tr("Tersimpan: {name}").format(name=file.name))

    def show_letter(self) -> None:
        """Ctrl+L: the letter with the number, to print, sign and stamp."""
        if self.stands is None or not self.stands.check_number:
            return
        office = self.context.office
        PaperDialog.show_paper(
            self,
            self.context,
            self.tr("Surat ke pusat"),
            f"Surat pendaftaran {self.stands.code}",
            lambda _tx: enrolment_papers.letter_pdf(office),
        )

    def show_code(self) -> None:
        """The request as a code for a camera."""
        QrDialog.show_code(
            self,
            self.tr("Permohonan sebagai kode QR"),
            self.tr(
                "Isinya sama dengan berkasnya. Pusat bisa memotretnya; nomor periksa tetap "
                "dibacakan terpisah."
            ),
            qr.matrix(enrolment.request_text(self.context.office)),
        )

    def open_kit(self) -> None:
        """Ctrl+O: choose a kit, check it wholly, show what it brings."""
        if self.stands is None or self.stands.state in (Enrolment.NONE, Enrolment.LOST):
            return
        file = AskKeyFile.kit_or_list(self, self.tr("Buka paket kantor atau daftar kunci"))
        if file is None:
            return
        office = self.context.office
        if file.suffix == enrolment_begin.LIST_SUFFIX:
            self.context.operations.run(
                lambda _report: enrolment_lists.take_file(office, file),
                writes=True,
                then=self._list_taken,
            )
            return

        def look(_report: Any) -> tuple[enrolment_kit.OpenedKit, Any]:
            kit = enrolment_kit.open_kit(office, file)
            return kit, enrolment_kit.preview(office, kit)

        self.context.operations.run(look, then=self._opened, title=self.tr("Memeriksa paket…"))

    def _opened(self, found: tuple[enrolment_kit.OpenedKit, Any]) -> None:
        kit, preview = found
        typed = KitDialog.ask(self, preview)
        if typed is None:
            return
        office = self.context.office
        self.context.operations.run(
            lambda _report: enrolment_kit.take_kit(office, kit, typed),
            writes=True,
            then=self._taken,
            title=self.tr("Memasukkan paket kantor…"),
        )

    def _taken(self, _preview: object) -> None:
        self.context.notice(self.tr("Paket kantor dipakai. Kantor ini terdaftar."))
        self.read()

    def _list_taken(self, new: object) -> None:
        told = self.tr("Daftar kunci baru dipakai.") if new else self.tr("Daftar kunci sudah ada.")
        self.context.notice(told)
        self.read()

    def rotate(self) -> None:
        """Make a new pair of keys that waits for the centre."""
        if Question.ask(
            self,
            self.tr("Buat kunci baru untuk komputer ini?"),
            self.tr(
                "Kunci lama ikut menandatangani permohonannya dan tetap dipakai sampai pusat "
                "menerima kunci baru. Tidak ada paket yang hilang."
            ),
            yes=self.tr("Buat kunci baru"),
        ):
            office = self.context.office
            self.context.operations.run(
                lambda _report: enrolment.rotate(office), writes=True, then=self.show_state
            )

    def keep_keys(self) -> None:
        """The new pair is not wanted."""
        office = self.context.office
        self.context.operations.run(
            lambda _report: enrolment.keep_keys(office), writes=True, then=self.show_state
        )

    def lost(self) -> None:
        """Begin anew as another installation; the centre revokes the old key."""
        reason = TextQuestion.ask(
            self,
            self.tr("Daftarkan komputer ini dari awal?"),
            label=self.tr("Apa yang terjadi"),
            text=self.tr(
                "Kunci lama tidak dipakai lagi dan pusat akan mencabutnya. Nomor periksa yang baru "
                "harus disampaikan lagi lewat telepon atau surat."
            ),
            yes=self.tr("Daftarkan dari awal"),
        )
        if reason is not None:
            office = self.context.office
            self.context.operations.run(
                lambda _report: enrolment.ask_again(office, reason),
                writes=True,
                then=self.show_state,
            )
