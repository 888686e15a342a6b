"""One meeting with residents: where, who, what was suggested and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLabel

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.services import forum
from asn_desktop.ui.formats import long_date, number
from asn_desktop.ui.forms.fields import DateField, LongTextField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.forum.grid import Cell, SuggestionGrid
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.printing.plain import Make, on_office_paper, print_made, save_made
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.ui.widgets.panels import Scroll, heading, muted
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.forum import Meeting
from asn_desktop.workflows import forum as paper
from asn_desktop.workflows.sentences import say


class CountField(TextField):
    """How many; empty is None."""

    def value(self) -> object:
        """The number typed."""
        text = self.line.text().strip().replace(".", "")
        return int(text) if text.isdecimal() else None

    def readable(self) -> bool:
        """Whether the text is a number or empty."""
        text = self.line.text().strip().replace(".", "")
        return not text or text.isdecimal()

    def unreadable_words(self) -> str:
        """How to type it."""
        return self.tr("Tulis jumlahnya dengan angka, misalnya 45.")

    def written(self, value: object) -> str:
        """With dots between thousands."""
        return number(value) if isinstance(value, int) else ""


class MeetingPage(Page):
    """Leaving a field or a cell is the act; Ctrl+Enter prints the minutes."""

    title = "Pertemuan"

    def build(self) -> None:
        """Make form and grid."""
        self.meeting: Meeting | None = None
        self._wanted: UUID | None = None
        self.people = PeopleSearch(self.context.operations)
        self.area = Scroll()
        self.form = self._make_form()
        self.form.committed.connect(self._write)
        self.area.column.addWidget(self.form)
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Saran warga")))
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        head.addSpacing(px(self, 8))
        head.addWidget(self.count, 1)
        self.area.column.addLayout(head)
        self.banner = Banner(self)
        self.area.column.addWidget(self.banner)
        self.grid = SuggestionGrid(self.context.office.today())
        self.grid.written.connect(self._write_cells)
        self.grid.removed.connect(self._remove)
        self.area.column.addWidget(self.grid)
        self.area.column.addWidget(
            muted(
                self.tr(
                    "Tab ke kanan, Enter ke bawah, Shift+Enter baris baru. Jawaban yang ditulis "
                    "tanpa tanggal dianggap diberikan hari ini."
                ),
                small=True,
            )
        )
        self.area.column.addStretch(1)
        self.body.addWidget(self.area, 1)
        self.pdf_button = Button(self.tr("Simpan PDF…"), icon="download", do=self.save_pdf)
        self.header.add(self.pdf_button)
        self.set_main(Button(self.tr("Cetak notulen…"), icon="print", do=self.print))
        self.add_key("F8", self.tr("saran berikutnya yang belum dijawab"), self.next_unanswered)
        self.add_key("Ctrl+G", self.tr("pilih pegawai penanggung jawab"), self.pick_responsible)
        self.add_key("Ctrl+N", self.tr("saran baru"), self.grid.focus_first)
        self.add_key("Ctrl+Shift+S", self.tr("simpan notulen sebagai PDF"), self.save_pdf)
        self.tell_key("Ctrl+Del", self.tr("hapus saran"))

    def _make_form(self) -> Form:
        form = Form(columns=4)
        form.share(2, 3, 1, 4)
        tr = self.tr
        today = self.context.office.today()
        form.add(DateField("on", tr("Tanggal"), today=today, required=True))
        form.add(TextField("place", tr("Tempat")))
        form.add(CountField("attendance", tr("Jumlah hadir"), width=120))
        form.add(
            PickField(
                "chair_id", tr("Pimpinan"), search=self.people.find, name_of=self.people.name_of
            )
        )
        form.add(TextField("title", tr("Pokok bahasan"), required=True), wide=True)
        form.add(LongTextField("notes", tr("Jalannya pertemuan"), lines=2, most=6), wide=True)
        return form

    # ---- coming and going

    def activate(self) -> None:
        """Read the meeting again."""
        self._read()

    def go(self, *, meeting: UUID | None = None, **_more: Any) -> None:
        """Show a meeting."""
        if meeting is not None:
            self._wanted = meeting
            self._read()

    def leave(self) -> bool:
        """What is being typed is written first."""
        self.form.commit_all()
        self.grid.commit()
        return True

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, "forum", "suggestion", "person"):
            self._read()

    def print_selection(self) -> bool:
        """Ctrl+P: the minutes."""
        self.print()
        return True

    def _read(self) -> None:
        if self._wanted is not None:
            self.context.operations.read(
                forum.meeting, self._wanted, then=partial(self._fill, self._wanted)
            )

    def _fill(self, wanted: UUID, found: Meeting | None) -> None:
        if wanted != self._wanted:
            return
        if found is None:
            self.context.open("forum")
            return
        same = self.meeting is not None and self.meeting.head.id == found.head.id
        self.meeting = found
        head = found.head
        shown = {
            "on": head.on,
            "title": head.title,
            "place": head.place or None,
            "attendance": head.attendance,
            "chair_id": head.chair_id,
            "notes": head.notes or None,
        }
        if same:
            self.form.refresh(shown)
        else:
            self.form.load(shown)
            key = DraftKey("forum", head.id, "notes")
            self.form.fields["notes"].editor.setProperty("draft", str(key))
        self.grid.show_rows(head.id, found.suggestions)
        if not self.grid.has_faults():
            self.banner.say(State.ACTION, "")
        self.header.set_title(head.title, long_date(head.on))
        self.count.setText(_counted(found))
        if not same:
            self.grid.focus_first()

    # ---- acts

    def _write(self, name: str, value: Any) -> None:
        if self.meeting is not None:
            self.context.operations.write(
                Act.EDIT_FORUM,
                forum.edit,
                self.meeting.head.id,
                name,
                value,
                failed=self.form.show_findings,
            )

    def _write_cells(self, cells: list[Cell]) -> None:
        if self.meeting is not None:
            self.context.operations.write(
                Act.EDIT_FORUM,
                forum.write_block,
                self.meeting.head.id,
                cells,
                failed=partial(self._refused, cells[0][1] if cells else 0),
            )

    def _refused(self, no: int, findings: Sequence[Finding]) -> None:
        for one in findings:
            line = one.values.get("line", no)
            at = line if isinstance(line, int) else no
            self.grid.show_fault(at - 1, str(one.values.get("field", "")), say(one))
        words = "\n".join(say(one) for one in findings)
        self.banner.say(State.REFUSED, self.tr("Saran {no}: ").format(no=no) + words)

    def _remove(self, suggestion_id: UUID) -> None:
        self.context.operations.write(
            Act.EDIT_FORUM, forum.remove_suggestion, suggestion_id, then=self._removed
        )

    def _removed(self, _nothing: object) -> None:
        self.context.notice(self.tr("Saran dihapus; Ctrl+Z membatalkannya."))

    def next_unanswered(self) -> None:
        """F8: into the answer of the next suggestion that waits."""
        if not self.grid.next_unanswered():
            self.context.notice(self.tr("Semua saran sudah dijawab."))

    def pick_responsible(self) -> None:
        """Ctrl+G: choose who does it among the staff, for the row one is in."""
        at = self.grid.here()
        if self.meeting is None or at is None:
            return
        line = self.grid.lines[at]
        title = self.tr("Penanggung jawab saran {no}").format(no=at + 1)
        found = PickPerson.ask(self, self.context.operations, title, outside=False)
        if found is not None:
            self._write_cells([(line.id, at + 1, "responsible_id", found.id)])
            line.cells["until"].setFocus()

    # ---- paper

    def print(self) -> None:
        """Print the minutes."""
        make = self._maker()
        if make is not None:
            print_made(self, self.context, self._file_name(), make)

    def save_pdf(self) -> None:
        """Save the minutes as a file."""
        make = self._maker()
        if make is not None:
            save_made(self, self.context, self.tr("Simpan notulen"), self._file_name(), make)

    def _maker(self) -> Make | None:
        """What makes the minutes once all that is typed is written; None without a meeting."""
        if self.meeting is None:
            return None
        self.leave()
        self.context.operations.wait_idle()
        key = self.meeting.head.id
        return on_office_paper(lambda tx: paper.minutes_pdf(tx, key))

    def _file_name(self) -> str:
        head = self.meeting.head if self.meeting else None
        return f"Notulen forum {head.on:%Y-%m-%d}" if head else "Notulen forum"


def _counted(found: Meeting) -> str:
    head = found.head
    if not head.suggestions:
        return "belum ada"
    words = f"{number(head.suggestions)} saran · {number(head.answered)} dijawab"
    if head.overdue:
        words += f" · {number(head.overdue)} lewat batas"
    return words
