"""A readable end of every import: what was taken in, what was merged, what waits and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.rules.merging import BundleState
from asn_desktop.ui.centre.inbox_looks import words_of
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.inbox import MergedOne, TakenIn
from asn_desktop.workflows.sentences import say

SHOWN = 8


class TakenDialog(Dialog):
    """Files that are not in the inbox now, each with its reason."""

    @classmethod
    def tell(cls, parent: QWidget | None, found: TakenIn) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, "Berkas diperiksa", width=560)
        if found.ids:
            words = dialog.tr("{n} paket ada di kotak masuk.").format(n=number(len(found.ids)))
            _line(dialog, State.DONE, words)
        if found.requests:
            words = dialog.tr("{n} permohonan pendaftaran menunggu di Kunci.")
            _line(dialog, State.ACTION, words.format(n=number(found.requests)))
        for name, finding in found.unread[:SHOWN]:
            _line(dialog, State.REFUSED, f"{name}: {say(finding)}")
        if len(found.unread) > SHOWN:
            more = number(len(found.unread) - SHOWN)
            dialog.say(dialog.tr("dan {n} berkas lain").format(n=more), muted=True)
        if not found.ids and not found.unread and not found.requests:
            dialog.say(dialog.tr("Tidak ada paket di sana."))
        close = dialog.add_button(dialog.tr("Mengerti"), dialog.accept, kind=Kind.MAIN, key="Enter")
        close.setFocus()
        dialog.exec()
        dialog.deleteLater()


class MergedDialog(Dialog):
    """What came of merging; see `tell`."""

    @classmethod
    def tell(cls, parent: QWidget | None, done: Sequence[MergedOne]) -> bool:
        """Show it; True = replies are wanted next."""
        dialog = cls(parent, "Penggabungan selesai", width=560)
        good = [one for one in done if one.outcome is not None and _is_in(one)]
        bad = [one for one in done if one not in good]
        sums: Counter[str] = Counter()
        for one in good:
            if one.outcome is not None:
                sums.update(one.outcome.counts)
        if good:
            what = words_of(sums) or dialog.tr("tidak ada yang berubah")
            words = dialog.tr("{n} paket digabung: {what}.").format(n=number(len(good)), what=what)
            _line(dialog, State.ACTION if sums["question"] else State.DONE, words)
        for one in bad[:SHOWN]:
            _line(dialog, State.REFUSED, f"{one.place} {one.number}: {why_of(one)}")
        if len(bad) > SHOWN:
            more = number(len(bad) - SHOWN)
            dialog.say(dialog.tr("dan {n} paket lain").format(n=more), muted=True)
        dialog.add_button(dialog.tr("Tutup"), dialog.reject, kind=Kind.QUIET, key="Esc")
        if good:
            dialog.add_button(dialog.tr("Buat balasan…"), dialog.accept, kind=Kind.MAIN)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer and bool(good)


def _is_in(one: MergedOne) -> bool:
    taken = (BundleState.APPLIED, BundleState.DUPLICATE)
    return one.outcome is not None and one.outcome.state in taken


def why_of(one: MergedOne) -> str:
    """Why a bundle was not merged."""
    faults = list(one.faults)
    if one.outcome is not None and one.outcome.fault is not None:
        faults.append(one.outcome.fault)
    return " ".join(say(finding) for finding in faults)


def _line(dialog: Dialog, state: State, words: str) -> None:
    banner = Banner(dialog)
    banner.say(state, words)
    dialog.body.addWidget(banner)
