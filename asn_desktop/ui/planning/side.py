"""The panel at the right of the editor: Penilai, Aturan, Riwayat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from asn_desktop import texts
from asn_desktop.rules.planning import Approach
from asn_desktop.ui import formats
from asn_desktop.ui.planning.superior import SuperiorSide
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.panels import Scroll, muted
from asn_desktop.views.history import ChangeLine, HistoryEntry

# What the regulation asks of an SKP, in short; the article or the page of the regulation behind it.
RULES: tuple[tuple[str, str, str], ...] = (
    (
        "Hasil kerja",
        "Tulis yang dicapai, bukan kegiatannya: “Surat selesai tepat waktu”, bukan “Menyusun "
        "surat”.",
        "Anak Lampiran 1",
    ),
    (
        "Utama dan tambahan",
        "Utama berprioritas tinggi. Tambahan boleh kosong.",
        "Lampiran, hal. 55–59",
    ),
    (
        "Indikator dan target",
        "Spesifik, realistis, punya batas waktu, dan menyesuaikan kondisi. Target sebaiknya tidak "
        "mutlak (“semua”, “selalu”), kecuali menyangkut nyawa, keamanan negara, atau kerugian "
        "besar.",
        "Lampiran, hal. 51–52",
    ),
    (
        "Perilaku",
        "Ekspektasi khusus boleh ditambahkan pada satu nilai atau lebih; tidak wajib.",
        "Pasal 10(3)",
    ),
    (
        "Lampiran SKP",
        "Wajib bagi semua pegawai: dukungan sumber daya, skema pertanggungjawaban, konsekuensi.",
        "Format A.1.8",
    ),
    (
        "Batas waktu",
        "SKP ditetapkan paling lambat akhir Januari; dapat diubah selama tahun berjalan.",
        "Pasal 14",
    ),
)
FIELDS = {
    "text": "Isi",
    "target": "Target",
    "supports_text": "RHK pimpinan",
    "assigned_by": "Penugasan dari",
}
_QUANTITATIVE = (
    "Kolom (2)",
    "Bila yang diintervensi hasil kerja JPT atau pimpinan unit kerja mandiri, tulis juga "
    "indikatornya.",
    "Format A.1.7, catatan *",
)
_QUALITATIVE = (
    "Penugasan",
    "Rencana hasil kerja diakhiri jabatan atau tim yang memberi penugasan.",
    "Format A.1.6",
)


class SidePanel(QFrame):
    """``shown(number)`` when another tab comes into view (2 = Riwayat, read only then)."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(self, 260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.superior = SuperiorSide()
        self._rules = Scroll()
        self._history = Scroll()
        self.tabs.addTab(self.superior, self.tr("Penilai"))
        self.tabs.addTab(self._rules, self.tr("Aturan"))
        self.tabs.addTab(self._history, self.tr("Riwayat"))
        self.tabs.currentChanged.connect(self.shown)
        column.addWidget(self.tabs)
        self._approach: Approach | None = None

    def show_rules(self, approach: Approach) -> None:
        """Show the rules of this approach."""
        if approach is self._approach:
            return
        self._approach = approach
        extra = _QUANTITATIVE if approach is Approach.QUANTITATIVE else _QUALITATIVE
        _refill(self._rules, [_rule(*one) for one in (*RULES[:2], extra, *RULES[2:])])

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the newest acts on this SKP."""
        rows: list[QWidget] = [_entry(one) for one in entries[:60]]
        _refill(self._history, rows or [muted(self.tr("Belum ada riwayat."))])


def _refill(scroll: Scroll, widgets: Sequence[QWidget]) -> None:
    column = scroll.column
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    inner = scroll.widget()
    layout = inner.layout() if inner is not None else None
    if layout is not None:
        layout.setContentsMargins(px(scroll, 12), px(scroll, 12), px(scroll, 8), px(scroll, 12))
    column.setSpacing(px(scroll, 12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)


def _block(first: str, second: str, third: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QLabel(first)
    head.setWordWrap(True)
    head.setFont(sized(head, bold=True))
    body = QLabel(second)
    body.setWordWrap(True)
    body.setTextFormat(Qt.TextFormat.PlainText)
    for widget in (head, body, muted(third, small=True)):
        column.addWidget(widget)
    if not second:
        body.hide()
    return made


def _rule(title: str, text: str, article: str) -> QWidget:
    return _block(title, text, article)


def _entry(entry: HistoryEntry) -> QWidget:
    actor = entry.actor
    if entry.on_behalf_of:
        actor += f" a.n. {entry.on_behalf_of}"
    local = entry.at.astimezone()
    words = texts.sentence(f"act.{entry.act}")
    if entry.undone:
        words += " (diurungkan)"
    what = "\n".join(_change(change) for change in entry.changes[:3] if change.field in FIELDS)
    return _block(words, what, f"{formats.short_date(local.date())}, {local:%H.%M} · {actor}")


def _change(change: ChangeLine) -> str:
    after = change.after if len(change.after) < 80 else change.after[:78] + "…"
    return f"{FIELDS[change.field]}: {after or '(dikosongkan)'}"
