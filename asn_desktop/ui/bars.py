"""The two bars of the window: the one on top and the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.context import Actor, Selection
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.elided import Elided

ACTING_KEY = "Ctrl+Shift+K"


class PracticeMark(QLabel):
    """The word LATIHAN, so that nobody takes the practice office for the real one."""

    def __init__(self) -> None:
        super().__init__("LATIHAN")
        font = sized(self, points=-1, bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1.0)
        self.setFont(font)
        self.setToolTip(self.tr("Kantor latihan: semua orang di sini rekaan."))

    def sizeHint(self) -> QSize:
        """Qt: the word with 10 px at both ends."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(self, 22), px(self, 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a pill in the colour of practice."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.q("practice"))
        height = px(self, 22)
        pill = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(colours.q("on_practice"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.text())


class SearchButton(Button):
    """Looks like a search field; opens the search of everything."""

    def __init__(self, do: Callable[[], object]) -> None:
        super().__init__(self.tr("Cari apa saja…"), key="Ctrl+K", icon="search", do=do)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(self, 360))


class TopBar(QFrame):
    """Office, year and period, search of everything, "Bekerja sebagai"."""

    search = Signal()
    acting = Signal()

    def __init__(
        self,
        office_name: str,
        selection: Selection,
        actors: Sequence[Actor],
        *,
        practice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self.setFixedHeight(px(self, 48))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 8), 0)
        row.setSpacing(px(self, 8))
        self.name = Elided(office_name)
        self.name.setFont(sized(self.name, points=1, bold=True))
        row.addWidget(self.name)
        if practice:
            row.addWidget(PracticeMark())
        row.addSpacing(px(self, 8))
        row.addWidget(line(upright=True))
        self.years, self.periods = QComboBox(), QComboBox()
        for box, tip in (
            (self.years, self.tr("Tahun yang ditampilkan")),
            (self.periods, self.tr("Periode yang ditampilkan")),
        ):
            box.setProperty("kind", "bar")
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            box.setToolTip(tip)
            box.setAccessibleName(tip)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.setFont(sized(box, bold=True))
            row.addWidget(box)
        row.addStretch(1)
        self.search_button = SearchButton(self.search.emit)
        row.addWidget(self.search_button, 2)
        row.addStretch(1)
        self.who = Button("", kind=Kind.QUIET, icon="person")
        self.who.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.who.clicked.connect(self.acting)
        row.addWidget(self.who)
        self._tight = False
        self._actors = tuple(actors)
        self._acting = self._actors[0] if self._actors else Actor(None, "")
        self.show_actor(self._acting)
        selection.changed.connect(self.show_selection)
        self.years.activated.connect(self._year_chosen)
        self.periods.activated.connect(self._period_chosen)
        self.show_selection()

    def show_selection(self) -> None:
        """Show the chosen year and period."""
        self.years.clear()
        for year in self._selection.years:
            self.years.addItem(self.tr("Tahun {year}").format(year=year), year)
        self.years.setCurrentIndex(self.years.findData(self._selection.year))
        self.periods.clear()
        offered = self._selection.periods()
        for period in offered:
            self.periods.addItem(period.label)
        keys = [period.key for period in offered]
        chosen = self._selection.period
        self.periods.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)
        self.periods.setVisible(bool(offered))
        self.years.setVisible(bool(self._selection.years))

    def set_actors(self, actors: Sequence[Actor]) -> None:
        """Offer other people to work as."""
        self._actors = tuple(actors)
        here = next((one for one in self._actors if one.key == self._acting.key), None)
        self.show_actor(here or self._acting)

    def show_actor(self, actor: Actor) -> None:
        """Show as whom one works."""
        self._acting = actor
        self.who.setVisible(bool(self._actors))
        self.set_tight(self._tight)

    def set_tight(self, tight: bool) -> None:
        """Leave out what is not needed in a narrow window."""
        self._tight = tight
        words = "{who}" if tight else self.tr("Bekerja sebagai: {who}")
        told, room = words.format(who=self._acting.label), px(self, 220 if tight else 340)
        cut = self.who.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room)
        self.who.setText(cut)
        key = self.tr("Ganti siapa yang bekerja: {key}").format(key=ACTING_KEY)
        self.who.setToolTip(key if cut == told else f"{self._acting.label}\n{key}")
        self.who.updateGeometry()

    def _year_chosen(self, index: int) -> None:
        self._selection.choose(self.years.itemData(index))

    def _period_chosen(self, index: int) -> None:
        self._selection.choose(self._selection.year, self._selection.periods()[index].key)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is offered to work as, with the one that is chosen among them."""
        if self._acting in self._actors or not self._actors:
            return self._actors
        return (self._actors[0], self._acting, *self._actors[1:])

    @property
    def acting_as(self) -> Actor:
        """As whom one works."""
        return self._acting


class StatusLine(QFrame):
    """Says "Tersimpan 14.32.07 · Cadangan terakhir: …" and, at the right, what is not protected."""

    keys = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setFixedHeight(px(self, 26))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 8), 0)
        row.setSpacing(px(self, 8))
        self.saved = _Quiet(self.tr("Belum ada perubahan"))
        self.backup = _Quiet("")
        self.backup_mark = _Mark()
        self.protection = _Quiet("")
        self.hint = Button(self.tr("Tombol"), key="?", kind=Kind.QUIET, small=True)
        self.hint.setFixedHeight(px(self, 24))
        self.hint.clicked.connect(self.keys)
        self.hint.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget in (self.saved, self.backup, self.backup_mark):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.protection)
        row.addWidget(self.hint)
        self.show_backup("", State.OPEN)

    def show_saved(self, at: datetime) -> None:
        """Say when the last act was committed (any time zone; shown in local time)."""
        local = at.astimezone() if at.tzinfo else at
        self.saved.setText(self.tr("Tersimpan {time}").format(time=f"{local:%H.%M.%S}"))

    def show_backup(self, text: str, state: State) -> None:
        """Say when the last backup was made: "Cadangan terakhir: hari ini 12.05"."""
        self.backup.setText(f"·  {text}" if text else "")
        self.backup_mark.show_state(state, bool(text))

    def show_protection(self, text: str) -> None:
        """Say what is not protected ("" when everything is)."""
        self.protection.setText(text)


class _Quiet(QLabel):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "muted")
        self.setFont(sized(self, points=-1))


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._state = State.OPEN
        self.setFixedSize(px(self, 10), px(self, 10))

    def show_state(self, state: State, shown: bool) -> None:
        self._state = state
        self.setVisible(shown)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_shape(QPainter(self), QRectF(self.rect()), self._state, colours_of(self))
