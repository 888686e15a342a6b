"""The page Forum warga: every meeting with what still waits for an answer."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.names import fold
from asn_desktop.services import forum
from asn_desktop.services.office import ReadTx
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import DateField, TextField
from asn_desktop.ui.forms.pick import PickField
from asn_desktop.ui.guidance.asking import PeopleSearch
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.columns import Cell, Column, Mark
from asn_desktop.ui.tables.page import ListPage
from asn_desktop.ui.tables.panel import ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.forum import ForumText, MeetingRow
from asn_desktop.views.lists import ListQuery, ListRows


def waiting_of(row: MeetingRow) -> Mark:
    """How many suggestions wait, and whether any is overdue."""
    if row.overdue:
        return State.REFUSED, f"{number(row.waiting)}, {number(row.overdue)} lewat batas"
    if row.waiting:
        return State.RUNNING, f"{number(row.waiting)} belum dijawab"
    if row.suggestions:
        return State.DONE, "semua dijawab"
    return State.OPEN, "belum ada saran"


SORTS = {
    "on": lambda row: row.on,
    "title": lambda row: fold(row.title),
    "place": lambda row: fold(row.place),
    "chair": lambda row: fold(row.chair),
    "attendance": lambda row: row.attendance or 0,
    "suggestions": lambda row: row.suggestions,
    "waiting": lambda row: (row.overdue, row.waiting),
}


class ForumPage(ListPage):
    """Enter opens a meeting."""

    title = "Forum warga"

    def spec(self) -> ListSpec:
        """Every meeting, the newest first."""
        tr = self.tr
        return ListSpec(
            columns=(
                Column("on", tr("Tanggal"), 108, kind=Cell.DATE),
                Column("title", tr("Pokok bahasan"), 240, stretch=True, wrap=True),
                Column("place", tr("Tempat"), 170, wrap=True),
                Column("chair", tr("Pimpinan"), 170, wrap=True),
                Column("attendance", tr("Hadir"), 70, kind=Cell.NUMBER),
                Column("suggestions", tr("Saran"), 70, kind=Cell.NUMBER),
                Column("waiting", tr("Jawaban"), 176, waiting_of, Cell.MARK),
            ),
            query=meetings,
            noun=tr("pertemuan"),
            kinds=frozenset({"forum", "suggestion", "person"}),
            sort="on",
            descending=True,
            open=self.open_meeting,
            actions=(RowAction(tr("Hapus…"), self.remove, icon="trash", key="Ctrl+Del"),),
            empty=Empty(
                tr("Belum ada pertemuan dengan warga yang dicatat."),
                (Choice(tr("Pertemuan baru…"), self.add),),
                detail=tr(
                    "Saran warga dicatat di sini dengan keputusannya, siapa yang mengerjakan, "
                    "sampai kapan, dan jawabannya; notulennya dicetak dari sini juga."
                ),
                icon="forum",
            ),
            save=saver(self, self.context, tr("Forum warga")),
        )

    def build(self) -> None:
        """The list and its button."""
        super().build()
        self.set_main(Button(self.tr("Pertemuan baru…"), icon="plus", do=self.add))
        self.add_key("Ctrl+N", self.tr("pertemuan baru"), self.add)

    def open_meeting(self, row: MeetingRow) -> None:
        """Show one meeting."""
        self.context.open("meeting", meeting=row.id)

    def add(self) -> None:
        """Ask for day and title, then open the meeting."""
        dialog = NewMeeting(self, self.context)
        if dialog.run():
            self.context.open("meeting", meeting=dialog.value)

    def remove(self, ids: list[UUID]) -> None:
        """Take meetings away after a question."""
        title = self.tr("Hapus {n} pertemuan dengan semua sarannya?").format(n=number(len(ids)))
        words = self.tr("Bisa dibatalkan dengan Ctrl+Z.")
        if Question.ask(self, title, words, yes=self.tr("Hapus"), danger=True):
            self.panel.choose(())
            self.context.operations.write(Act.REMOVE_FORUM, forum.remove, ids)


def meetings(tx: ReadTx, query: ListQuery) -> ListRows[MeetingRow]:
    """Every meeting that holds the words, sorted."""
    found = forum.meetings(tx)
    words = fold(query.text).split()
    shown = [
        row
        for row in found
        if all(word in fold(f"{row.title} {row.place} {row.chair} {row.notes}") for word in words)
    ]
    shown.sort(key=SORTS.get(query.sort, SORTS["on"]), reverse=query.descending)
    return ListRows(shown, len(found))


class NewMeeting(ActDialog):
    """Day, title, place and chair of a new meeting."""

    def __init__(self, parent: ForumPage, context: Context) -> None:
        super().__init__(
            parent, context, "Pertemuan baru", yes="Buat pertemuan", width=560, columns=2
        )
        staff = PeopleSearch(self.operations)
        self.form.add(DateField("on", "Tanggal", today=self.today, required=True))
        self.form.add(TextField("place", "Tempat"))
        self.form.add(TextField("title", "Pokok bahasan", required=True), wide=True)
        chair = PickField("chair_id", "Pimpinan", search=staff.find, name_of=staff.name_of)
        self.form.add(chair, wide=True)
        self.form.fields["on"].set_value(self.today)
        self.form.fields["title"].focus()

    def act(self) -> Job:
        """Make it."""
        typed = self.form.values()
        text = ForumText(
            on=typed["on"],
            title=typed["title"],
            place=typed["place"] or "",
            chair_id=typed["chair_id"],
        )
        return Act.EDIT_FORUM, forum.add, (text,)
