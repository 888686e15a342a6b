"""The fourth sheet of a guidance in the editor: to whom its papers went, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from asn_desktop.rules.findings import Finding
from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.guidance.cells import Place
from asn_desktop.ui.guidance.parts import card
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import WAY, GuidanceView


class WaySheet(Scroll):
    """Dates of the papers' way, each an act; ``edited(field, value)``."""

    edited = Signal(str, object)

    def __init__(self, view: GuidanceView, today: date) -> None:
        super().__init__(width=860)
        told = muted(
            self.tr(
                "B.1.8 diserahkan pegawai kepada atasan pimpinan, supaya pembimbing tidak "
                "membacanya lebih dulu. Bila pembimbing bukan pejabat penilai, catatan dan B.1.9 "
                "diteruskan kepada pejabat penilai, yang melapor kepada atasannya."
            )
        )
        told.setWordWrap(True)
        self.column.addWidget(told)
        box = card(self.tr("Alur berkas"))
        self.form = Form(columns=2)
        for step in WAY:
            self.form.add(DateField(step.field, step.label, today=today, rule="guidance.way"))
        self.follow_up = LongTextField(
            "follow_up", self.tr("Tindak lanjut yang ditetapkan"), lines=3, most=10
        )
        self.follow_up.setProperty("rule", "guidance.way")
        self.follow_up.box.setProperty("draft", str(DraftKey("guidance", view.id, "follow_up")))
        self.form.add(self.follow_up, wide=True)
        self.form.committed.connect(self.edited)
        box.column.addWidget(self.form)
        self.column.addWidget(box)
        self.column.addStretch(1)

    def show_view(self, view: GuidanceView) -> None:
        """Show what is stored; what is being typed is left alone."""
        self.form.refresh({**view.way, "follow_up": view.follow_up or None})
        to_assessor = self.form.fields["to_assessor_on"]
        to_assessor.setEnabled(not view.by_assessor)
        to_assessor.setToolTip(
            self.tr("Pejabat penilai sendiri yang membimbing.") if view.by_assessor else ""
        )

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what is refused at its field."""
        self.form.show_findings(findings)

    def places(self) -> list[Place]:
        """Nothing here is looked for by F8: a step comes when it comes."""
        return []

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit_all()
