"""What came of making files for offices: which were written, which office got none and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.findings import Refused, WorldFault
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.workflows.replying import MadeReply, NotMade
from asn_desktop.workflows.sentences import say, say_fault

SHOWN = 8


class RepliedDialog(Dialog):
    """See `tell`."""

    @classmethod
    def tell(
        cls,
        parent: QWidget | None,
        made: Sequence[MadeReply],
        left: Sequence[NotMade],
        paths: Sequence[Path],
    ) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, "Berkas untuk kantor", width=560)
        for one, path in list(zip(made, paths, strict=True))[:SHOWN]:
            banner = Banner(dialog)
            banner.say(State.DONE, f"{one.place}: {path.name}")
            dialog.body.addWidget(banner)
        if len(made) > SHOWN:
            more = dialog.tr("dan {n} berkas lainnya").format(n=number(len(made) - SHOWN))
            dialog.say(more, muted=True)
        for unmade in left[:SHOWN]:
            banner = Banner(dialog)
            banner.say(State.REFUSED, f"{unmade.place}: {words_of(unmade.fault)}")
            dialog.body.addWidget(banner)
        if paths:
            folder = paths[0].parent
            dialog.say(
                dialog.tr("Sudah ditulis dan dibaca ulang di {folder}.").format(folder=folder),
                muted=True,
            )
            dialog.add_button(
                dialog.tr("Buka folder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            )
        close = dialog.add_button(dialog.tr("Selesai"), dialog.accept, kind=Kind.MAIN, key="Enter")
        close.setFocus()
        dialog.exec()
        dialog.deleteLater()


def words_of(fault: WorldFault | Refused) -> str:
    """Why an office got no file."""
    if isinstance(fault, Refused):
        return " ".join(say(finding) for finding in fault.findings)
    return say_fault(fault)
