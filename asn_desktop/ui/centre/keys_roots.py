"""Root keys at the window: three people who get one each, two of them at every signing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.workflows import enrolment_centre, enrolment_roots
from asn_desktop.workflows.enrolment_roots import PASSPHRASE_LEAST, SUFFIX, Keeper, Opened

Act = Callable[[Sequence[Any]], Any]
"""What two open root keys are needed for."""


class SecretField(TextField):
    """A passphrase: nobody reads it from the screen."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        super().__init__(name, label, required=True, hint=hint)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> object:
        """What was typed, spaces and all."""
        return self.line.text() or None


class FileField(TextField):
    """A file by its path, with a button that asks for it."""

    def __init__(
        self, name: str, label: str, ask: Callable[[], Path | None], *, hint: str = ""
    ) -> None:
        self._ask = ask
        self.button = Button("Pilih…", small=True)
        super().__init__(name, label, required=True, hint=hint)
        self.button.clicked.connect(self.pick)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        self._column.replaceWidget(self.line, holder)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def pick(self) -> None:
        """Ask for the file."""
        found = self._ask()
        if found is not None:
            self.put(str(found))
            self.typed()


class RootsDialog(Dialog):
    """``RootsDialog.ask(page, context, "Daftarkan …", act)`` → what ``act`` returned, or None.

    Stays open until the keys open and the act succeeds; a refusal is shown at its field.
    """

    def __init__(self, parent: QWidget | None, context: Context, title: str, act: Act) -> None:
        super().__init__(parent, title, width=560)
        self._context, self._act = context, act
        self.outcome: Any = None
        self.say(
            self.tr(
                "Dua dari tiga pemegang kunci akar menandatangani perubahan ini: masing-masing "
                "memasang flashdisknya dan mengetik kata sandinya. Kunci hanya dibuka untuk satu "
                "langkah ini."
            ),
            muted=True,
        )
        self.form = Form()
        for number in (1, 2):
            self.form.add(
                FileField(
                    f"file{number}",
                    self.tr("Kunci akar pemegang ke-{n}").format(n=number),
                    self._pick,
                )
            )
            self.form.add(SecretField(f"passphrase{number}", self.tr("Kata sandi")))
        self.form.share(3, 2)
        self.body.addWidget(self.form)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.sign = self.add_button(
            self.tr("Tandatangani"), self.start, kind=Kind.MAIN, key="Enter"
        )
        self.form.fields["file1"].focus()

    @classmethod
    def ask(cls, parent: QWidget, context: Context, title: str, act: Act) -> Any:
        """What the act returned, None for "Batal"."""
        dialog = cls(parent, context, title, act)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        outcome = dialog.outcome if answer else None
        for field in dialog.form.fields.values():
            field.put(None)
        dialog.deleteLater()
        return outcome

    def _pick(self) -> Path | None:
        return AskKeyFile.to_read(self, self.tr("Pilih kunci akar"), SUFFIX)

    def start(self) -> None:
        """Open the keys and do the act behind the window."""
        if not self.form.complete():
            return
        values, office, act = self.form.values(), self._context.office, self._act
        files = [
            Opened(Path(str(values[f"file{n}"])), str(values[f"passphrase{n}"])) for n in (1, 2)
        ]

        def job(_report: object) -> Any:
            known = enrolment_centre.known_list(office)
            return act(enrolment_roots.open_roots(files, known.roots))

        self._busy(True)
        self._context.operations.run(job, writes=True, then=self._done, failed=self._failed)

    def _done(self, outcome: Any) -> None:
        self.outcome = True if outcome is None else outcome
        self.accept()

    def _failed(self, findings: Sequence[Finding]) -> None:
        self._busy(False)
        self.form.show_findings(findings)

    def _busy(self, on: bool) -> None:
        self.sign.setEnabled(not on)
        self.sign.setText(self.tr("Membuka kunci…") if on else self.tr("Tandatangani"))


def _as_key_file(typed: str) -> Path:
    """With its ending, by which it is found again when it is asked for."""
    return Path(typed if typed.endswith(SUFFIX) else typed + SUFFIX)


class KeeperDialog(Dialog):
    """One of the three sits down: name, file on the own stick, passphrase typed twice."""

    def __init__(self, parent: QWidget | None, number: int, before: Sequence[Keeper] = ()) -> None:
        super().__init__(parent, parent.tr("Kunci akar") if parent else "", width=520)
        self.heading.setText(self.tr("Pemegang kunci ke-{n} dari 3").format(n=number))
        self._number, self._before = number, before
        self.say(
            self.tr(
                "Pasang flashdisk milik pemegang ini. Kata sandinya diketik sendiri, tidak "
                "dicatat di mana pun, dan tidak bisa dipulihkan; dua kunci lain tetap cukup."
            ),
            muted=True,
        )
        self.form = Form(columns=1)
        self.form.add(TextField("name", self.tr("Nama pemegang"), required=True))
        self.form.add(FileField("file", self.tr("Simpan kuncinya di"), self._pick))
        self.form.add(
            SecretField(
                "passphrase",
                self.tr("Kata sandi"),
                hint=self.tr("Paling sedikit {n} huruf; beberapa kata biasa.").format(
                    n=PASSPHRASE_LEAST
                ),
            )
        )
        self.form.add(SecretField("again", self.tr("Kata sandi sekali lagi")))
        self.body.addWidget(self.form)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        words = self.tr("Berikutnya") if number < enrolment_roots.ROOTS else self.tr("Selesai")
        self.add_button(words, self.finish, kind=Kind.MAIN, key="Enter")
        self.form.fields["name"].focus()

    @classmethod
    def ask(cls, parent: QWidget, number: int, before: Sequence[Keeper] = ()) -> Keeper | None:
        """The keeper, who is none of those ``before``; None for "Batal"."""
        dialog = cls(parent, number, before)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        keeper = dialog.keeper() if answer else None
        dialog.deleteLater()
        return keeper

    def keeper(self) -> Keeper:
        """What stands in the form."""
        values = self.form.values()
        return Keeper(
            str(values["name"] or ""),
            str(values["passphrase"] or ""),
            _as_key_file(str(values["file"] or "")),
        )

    def finish(self) -> None:
        """Close when everything is there, both passphrases are one, and all of it is new.

        What would be refused after the third keeper is said to the one whom it concerns.
        """
        if not self.form.complete():
            return
        keeper = self.keeper()
        if len(keeper.passphrase) < PASSPHRASE_LEAST:
            self._mark("passphrase", self.tr("Terlalu pendek."))
        elif self.form.values()["again"] != keeper.passphrase:
            self._mark("again", self.tr("Tidak sama dengan yang di atas."))
        elif keeper.file.exists():
            self._mark("file", self.tr("Berkas ini sudah ada dan tidak ditimpa."))
        elif not keeper.file.parent.is_dir():
            self._mark("file", self.tr("Folder ini tidak ada. Pasang flashdisk, lalu pilih lagi."))
        elif any(keeper.name == one.name for one in self._before):
            self._mark("name", self.tr("Orang ini sudah memegang satu kunci."))
        elif any(keeper.file.resolve() == one.file.resolve() for one in self._before):
            self._mark("file", self.tr("Berkas ini sudah dipakai pemegang lain."))
        elif any(keeper.passphrase == one.passphrase for one in self._before):
            self._mark("passphrase", self.tr("Sudah dipakai pemegang lain; ketik yang lain."))
        else:
            self.accept()

    def _mark(self, name: str, words: str) -> None:
        self.form.clear_findings()
        self.form.fields[name].show_message(words)
        self.form.fields[name].focus()

    def _pick(self) -> Path | None:
        name = f"kunci-akar-{self._number}{SUFFIX}"
        return AskKeyFile.to_write(self, self.tr("Simpan kunci akar"), name)
