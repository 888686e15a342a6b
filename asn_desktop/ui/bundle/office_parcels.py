"""One parcel of a person in the side column: what it is, since when it stands so, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from asn_desktop.rules.merging import Standing
from asn_desktop.ui import formats
from asn_desktop.ui.bundle.office_items import STATES
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.incoming import ParcelRow, Subject
from asn_desktop.workflows.sentences import say


class ParcelCard(QFrame):
    """``ParcelCard(row, open)``; the button opens its form."""

    def __init__(self, row: ParcelRow, open_form: Callable[[Subject], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(self, 2))
        column.setSpacing(px(self, 2))
        top = QHBoxLayout()
        top.addWidget(plain(row.subject.what), 1)
        if row.subject.page:
            button = Button(
                self.tr("Buka"), kind=Kind.QUIET, small=True, do=partial(open_form, row.subject)
            )
            top.addWidget(button)
        column.addLayout(top)
        words = formats.short_date(row.since.date())
        if row.standing is Standing.QUESTION:
            words += self.tr(" · menunggu keputusan pusat")
        if row.notes:
            words += self.tr(" · {count} catatan").format(count=row.notes)
        if row.changed:
            words += self.tr(" · diubah lagi, ikut paket berikutnya")
        column.addWidget(plain(words, kind="muted"))
        if row.finding is not None:
            banner = Banner(self)  # shown without a parent it would be a window
            banner.say(STATES[row.standing], say(row.finding))
            column.addWidget(banner)
