"""What is known of a year as plain sentences for the person it is about."""

from __future__ import annotations

from collections.abc import Iterator

from asn_desktop.rules.dates import format_date
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.views.about_me import AboutRow
from asn_desktop.views.followed import LineFacts, LogFacts, UnsignedFacts, YearFacts
from asn_desktop.views.printing import SheetRow
from asn_desktop.views.progress import IndicatorProgress, ResultProgress, is_filled

GAPS_NAMED = 10
PLACES: dict[SheetEventKind | None, str] = {
    None: "di program, belum dicetak",
    SheetEventKind.PRINTED: "dicetak, menunggu tanda tangan",
    SheetEventKind.SIGNED: "sudah ditandatangani, pada penandatangan",
    SheetEventKind.HANDED_OVER: "pada pegawai",
    SheetEventKind.RETURNED: "kembali pada pengelola kepegawaian",
    SheetEventKind.FILED: "di arsip",
    SheetEventKind.REPORTED: "sudah dilaporkan",
    SheetEventKind.VOID: "tidak berlaku lagi, isinya berubah setelah dicetak",
}


def missing(label: str, text: str) -> AboutRow:
    """A fact that nobody has entered."""
    return AboutRow(label, text, missing=True)


def log_rows(log: LogFacts | None) -> Iterator[AboutRow]:
    """How complete the diary is."""
    if log is None:
        yield missing("Catatan", "belum ada catatan harian tahun ini")
        return
    yield AboutRow("Catatan", log.counted)
    if log.gaps:
        named = log.gap_days(GAPS_NAMED)
        more = f", dan {len(log.gaps) - GAPS_NAMED} lainnya" if len(log.gaps) > GAPS_NAMED else ""
        yield AboutRow("Hari kosong", f"{len(log.gaps)} hari: {named}{more}")
    states = (*([f"{log.approved} disetujui"] if log.approved else []), *log.left_open)
    if states:
        yield AboutRow("Keadaan", " · ".join(states))


def result_rows(
    results: tuple[ResultProgress, ...], approach: Approach, facts: YearFacts
) -> Iterator[AboutRow]:
    """Each result with its indicators, targets, what was realised and the way there."""
    for result in results:
        said = [result.text]
        empty = False
        if approach is Approach.QUALITATIVE:
            realised = result.realised
            empty = not is_filled(realised)
            said.append(f"Realisasi: {realised.text}" if realised and not empty else _NOTHING)
        for line in result.indicators:
            words, lacks = _indicator(line, facts.lines.get(line.id), approach)
            said.append(words)
            empty = empty or lacks
        if result.assigned_by:
            said.append(f"Penugasan dari {result.assigned_by}")
        taken = facts.taken_over.get(result.id)
        if taken:
            said.append(f"Diambil alih pimpinan: {taken}")
        yield AboutRow(f"Hasil {result.no} ({result.section.label})", "\n".join(said), empty)


_NOTHING = "Realisasi: belum diisi"


def _indicator(
    line: IndicatorProgress, plan: LineFacts | None, approach: Approach
) -> tuple[str, bool]:
    parts = [line.text]
    if line.target:
        parts.append(f"target {line.target}")
    lacks = False
    if approach is Approach.QUANTITATIVE:
        lacks = not is_filled(line.realised)
        realised = line.realised.text if line.realised and not lacks else "belum diisi"
        parts.append(f"realisasi {realised}")
        if line.percent is not None:
            parts.append(f"{line.percent} % dari target")
    if plan is not None and plan.told:
        parts.append(plan.told)
    return "– " + " · ".join(parts), lacks


def unsigned_row(side: UnsignedFacts) -> AboutRow:
    """What unsigned answers come to; too few of them are never shown."""
    label = side.kind.label
    if not side.words and not side.texts:
        why = (
            f"kurang dari {HIDDEN_BELOW} jawaban, tidak ditampilkan"
            if side.answers < HIDDEN_BELOW
            else f"{side.answers} jawaban, belum dibuka"
        )
        return missing(label, why)
    said = [f"{side.answers} jawaban", *side.words, *(f"“{text}”" for text in side.texts)]
    return AboutRow(label, "\n".join(said), quote=True)


def service_rows(facts: YearFacts) -> Iterator[AboutRow]:
    """Survey, complaints, files and what the leader did."""
    for index in facts.indexes:
        yield AboutRow("Survei kepuasan", f"{index.name}: {index.told}")
    if facts.complaints is not None:
        yield AboutRow("Pengaduan yang dijawab", facts.complaints.told)
    yield (
        AboutRow("Bukti dukung", f"{facts.files} berkas")
        if facts.files
        else missing("Bukti dukung", "belum ada berkas")
    )
    for measure in facts.measures:
        words = f"{measure.kind.label}: {measure.text}" if measure.text else measure.kind.label
        yield AboutRow(f"Tindakan pimpinan {format_date(measure.on)}", words)


def predicate_words(work: Rating, behaviour: Rating, found: Predicate, *, study: bool) -> str:
    """Why this predicate: the rule in words (reg. 4130–4163, 4176)."""
    if study:
        return (
            f"{found.label}. Tugas belajar tidak selesai: pejabat penilai memilih Kurang atau "
            "Sangat Kurang dengan mempertimbangkan perilaku (Lampiran Bab IV)."
        )
    return (
        f"{found.label}. Hasil kerja “{work.label}” bertemu perilaku kerja “{behaviour.label}” "
        f"dalam kuadran kinerja selalu menghasilkan {found.label} (Lampiran Bab IV)."
    )


def sheet_row(row: SheetRow) -> AboutRow:
    """A sheet and where its paper is."""
    steps = [
        f"{word} {format_date(on)}"
        for word, on in (
            ("dicetak", row.printed),
            ("ditandatangani", row.signed),
            ("diserahkan", row.handed_over),
            ("kembali", row.returned),
            ("diarsipkan", row.filed),
        )
        if on is not None
    ]
    place = PLACES[row.state]
    code = f" · kode {row.code}" if row.code and row.state is not None else ""
    return AboutRow(
        f"{row.form.value} versi {row.number}",
        f"Sekarang {place}{code}" + (f"\n{', '.join(steps)}" if steps else ""),
        missing=row.state is SheetEventKind.VOID,
    )
