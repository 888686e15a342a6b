"""The sections of an SKP at the left, with their counts and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from asn_desktop.rules.planning import AnnexSection, ResultSection
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.planning import SkpView

IDENTITY, MAIN, ADDITIONAL, BEHAVIOUR, ANNEX, ACTIONS = range(6)
TITLES = ("Identitas", "Utama", "Tambahan", "Perilaku", "Lampiran", "Rencana aksi")


@dataclass(frozen=True)
class Standing:
    """How a section stands: its shape and the count at the right."""

    state: State
    count: str = ""


def standings(skp: SkpView, planned: int) -> tuple[Standing, ...]:
    """How each section of an SKP stands; ``planned`` = results with planned actions."""
    fields = [str(item.values.get("field")) for item in skp.errors]
    wrong = {str(item.values.get("line")) for item in skp.errors}
    made = [Standing(State.ACTION if "assessor" in fields else State.DONE)]
    for section in ResultSection:
        rows = skp.in_section(section)
        ids = {str(row.id) for row in rows}
        ids |= {str(each.id) for row in rows for each in row.indicators}
        missing = bool(ids & wrong) or (section is ResultSection.MAIN and not rows)
        state = State.ACTION if missing else State.DONE if rows else State.OPEN
        made.append(Standing(state, str(len(rows))))
    made.append(Standing(State.DONE, f"{len(skp.expectations)}/7"))
    empty = [part for part in AnnexSection if part.value in fields]
    done = len(AnnexSection) - len(empty)
    made.append(Standing(State.ACTION if empty else State.DONE, f"{done}/3"))
    state = State.DONE if planned else State.OPEN
    made.append(Standing(state, f"{planned}/{len(skp.results)}" if skp.results else ""))
    return tuple(made)


class SectionButton(QAbstractButton):
    """One section: shape, name, count."""

    def __init__(self, title: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(self, 34))
        self.setToolTip(f"Ctrl+{number}")
        self.standing = Standing(State.OPEN)

    def show_standing(self, standing: Standing) -> None:
        """Show how the section stands."""
        self.standing = standing
        self.setAccessibleName(f"{self.text()}, {standing.state.word}, {standing.count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as the rail."""
        return QSize(px(self, 144), px(self, 34))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: paint the mouse."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the chosen one like a chosen row."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.q("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, px(self, 6), px(self, 6))
        side = px(self, 11)
        shape = QRectF(px(self, 8), (self.height() - side) / 2, side, side)
        draw_shape(painter, shape, self.standing.state, colours)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colours.q("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(px(self, 26), 0, 0, 0), int(middle), self.text())
        painter.setFont(self.font())
        painter.setPen(colours.q("muted"))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(area.adjusted(0, 0, -px(self, 8), 0), int(right), self.standing.count)


class SectionRail(QFrame):
    """``chosen(number)`` when a section is clicked; below, how much is missing and F8."""

    chosen = Signal(int)

    def __init__(self, next_missing: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(self, 160))
        self.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 8), px(self, 12), px(self, 8), px(self, 12))
        column.setSpacing(px(self, 2))
        head = QLabel(self.tr("BAGIAN"))
        head.setProperty("kind", "muted")
        head.setFont(sized(head, points=-1.5, bold=True))
        head.setContentsMargins(px(self, 8), 0, 0, px(self, 4))
        column.addWidget(head)
        self.buttons: list[SectionButton] = []
        for number, title in enumerate(TITLES):
            button = SectionButton(title, number + 1)
            button.clicked.connect(_Teller(self, number).tell)
            self.buttons.append(button)
            column.addWidget(button)
        column.addStretch(1)
        self.missing = _Missing()
        column.addWidget(self.missing)
        column.addSpacing(px(self, 4))
        self.next = Button(self.tr("Berikutnya"), key="F8", do=next_missing)
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.next)

    def show_skp(self, skp: SkpView, planned: int) -> None:
        """Show how every section of an SKP stands."""
        for button, standing in zip(self.buttons, standings(skp, planned), strict=True):
            button.show_standing(standing)
        self.missing.show_count(len(skp.errors))
        self.next.setVisible(bool(skp.errors))

    def show_section(self, number: int) -> None:
        """Mark the section in view."""
        self.buttons[number].setChecked(True)


class _Missing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setFixedHeight(px(self, 24))

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{count} kurang")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        state = State.ACTION if self._count else State.DONE
        side = px(self, 11)
        shape = QRectF(px(self, 8), (self.height() - side) / 2, side, side)
        draw_shape(painter, shape, state, colours)
        painter.setPen(state.colour(colours))
        words = f"{self._count} kurang" if self._count else self.tr("Lengkap")
        painter.drawText(
            QRectF(self.rect()).adjusted(px(self, 26), 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter),
            words,
        )


class _Teller(QWidget):
    def __init__(self, rail: SectionRail, number: int) -> None:
        super().__init__(rail)
        self.hide()
        self._rail, self._number = rail, number

    def tell(self) -> None:
        self._rail.chosen.emit(self._number)
