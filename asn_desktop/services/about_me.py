"""What the system says about me: everything the program knows of one person, in plain words.

No word of counselling and guidance is here: those records have readers of their own (reg. 3535 ff).
What is not there is said to be missing; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.rules.clock import Limit, limit_due
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.nip import LENGTH, Nip
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.visibility import Reader, Words, may_read, rule_in_words
from asn_desktop.services import (
    about_words,
    followed,
    objections,
    planning,
    progress,
    readers,
    sheet_list,
)
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.by_id import people_of
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.office import ReadTx
from asn_desktop.services.progress_facts import find_period
from asn_desktop.services.setup import read_settings
from asn_desktop.views.about_me import AboutMe, AboutRow, AboutSection
from asn_desktop.views.asking import SelfNotes
from asn_desktop.views.feedback import FeedbackRecord
from asn_desktop.views.followed import YearFacts
from asn_desktop.views.progress import PeriodHead


@dataclass(frozen=True)
class _Asked:
    """Of whom, in which period, by whom."""

    tx: ReadTx
    person: PersonNow
    year: int
    period: PeriodHead | None
    viewer: UUID | None


@dataclass(frozen=True)
class _Known:
    """What was read of the person in the period."""

    who: frozenset[Reader]
    facts: YearFacts
    record: FeedbackRecord | None
    notes: SelfNotes | None
    evaluation: Evaluation | None


def about_me(
    tx: ReadTx, person_id: UUID, year: int, code: str | None, viewer: UUID | None = None
) -> AboutMe:
    """Everything about a person in a year's period, as far as ``viewer`` may read (None: all).

    Refused with ``person.unknown``.
    """
    person = people_of(tx, [person_id]).get(person_id)
    if person is None:
        raise refuse("person.unknown")
    asked = _Asked(tx, person, year, find_period(tx, year, code), viewer)
    known = _read(asked)
    restricted = known is not None and known.who == {Reader.OTHER}
    settings = read_settings(tx)
    return AboutMe(
        person_id=person_id,
        name=person.name,
        post=" · ".join(part for part in (person.position, person.unit) if part),
        period=f"{asked.period.label} {asked.period.year}" if asked.period else "",
        on=tx.today,
        agency=settings.agency,
        office=settings.office_name,
        sections=tuple(_sections(asked, None if restricted else known, restricted=restricted)),
        letterhead=office_letterhead(tx),
        restricted=restricted,
        practice=settings.practice,
    )


def _read(asked: _Asked) -> _Known | None:
    if asked.period is None:
        return None
    tx, key, period = asked.tx, asked.person.person_id, asked.period
    found = readers.person_as_read_by(tx, key, period.id, asked.viewer)
    return _Known(
        who=readers.readers(tx, asked.viewer, key, period.id),
        facts=followed.followed(tx, [key], period.id)[key],
        record=found[0] if found else None,
        notes=found[1] if found else None,
        evaluation=tx.session.scalars(
            sa.select(Evaluation)
            .where(Evaluation.person_id == key, Evaluation.period_id == period.id)
            .order_by(Evaluation.id.desc())
        ).first(),
    )


def _sections(asked: _Asked, known: _Known | None, *, restricted: bool) -> Iterator[AboutSection]:
    yield AboutSection("who", "Siapa saya", tuple(_who(asked)))
    if not restricted:
        yield AboutSection("skp", "Sasaran kinerja (SKP)", tuple(_skp(asked)))
    if known is not None:
        yield AboutSection("results", "Hasil kerja dan realisasi", tuple(_results(asked, known)))
        yield AboutSection("log", "Catatan harian", tuple(about_words.log_rows(known.facts.log)))
        yield _feedback(known)
        yield _unsigned(known)
        yield AboutSection(
            "self",
            "Penilaian diri",
            tuple(_own(known)),
            "Catatan sendiri; tidak tercetak di formulir mana pun.",
        )
        yield AboutSection(
            "service", "Layanan, bukti, dan tindakan", tuple(about_words.service_rows(known.facts))
        )
        yield AboutSection("evaluation", "Penilaian", tuple(_evaluation(asked, known)))
        yield AboutSection("papers", "Dokumen dan letaknya", tuple(_papers(asked)))
    yield AboutSection("readers", "Siapa boleh membaca", tuple(_readers(restricted=restricted)))


def _who(asked: _Asked) -> Iterator[AboutRow]:
    person = asked.person
    nip = person.nip or ""
    yield AboutRow("Nama", person.name)
    yield _row("NIP", Nip(nip).spaced if len(nip) == LENGTH else nip, "belum diisi")
    yield _row("Jabatan", person.position, "belum ditempatkan")
    yield _row("Unit kerja", person.unit, "belum ditempatkan")
    rank = person.rank
    printed = f"{rank.rank_name}, {rank.value}" if rank and rank.rank_name else ""
    yield _row("Pangkat", printed or (rank.value if rank else ""), "belum diisi")
    yield AboutRow("Status", person.status.label)
    if person.acting:
        yield AboutRow("Tugas tambahan", person.acting)
    yield _row("Pejabat penilai", person.assessor, "belum ada: SKP belum bisa ditetapkan")
    leader = people_of(asked.tx, [person.assessor_id]).get(person.assessor_id or person.person_id)
    if leader is not None and leader.person_id != person.person_id:
        yield _row("Atasan pejabat penilai", leader.assessor, "belum ada")


def _skp(asked: _Asked) -> Iterator[AboutRow]:
    key = planning.current_skp(asked.tx, asked.person.person_id, asked.year)
    if key is None:
        yield about_words.missing(f"SKP {asked.year}", "belum dibuat")
        return
    skp = asked.tx.session.get_one(Skp, key)
    words = skp.state.label
    if skp.state is SkpState.SET and skp.set_on is not None:
        words += f" pada {format_date(skp.set_on)}"
    yield AboutRow(f"SKP {asked.year}", f"{words} · versi {skp.number}")
    yield AboutRow("Berlaku", f"{format_date(skp.starts)} sampai {format_date(skp.ends)}")
    yield AboutRow("Pendekatan", skp.approach.label)


def _results(asked: _Asked, known: _Known) -> Iterator[AboutRow]:
    if asked.period is None:
        return
    found = progress.progress_of(asked.tx, asked.person.person_id, asked.period.id)
    if found is None:
        yield about_words.missing("Hasil kerja", "belum ada SKP yang ditetapkan pada periode ini")
        return
    yield from about_words.result_rows(found.results, found.approach, known.facts)


def _feedback(known: _Known) -> AboutSection:
    record = known.record
    pieces = record.pieces if record else ()
    labels = {place.target: place.label for place in record.places()} if record else {}
    rows = [
        AboutRow(
            piece.printed_giver,
            f"“{piece.text}”\n{labels.get(piece.target, '')} · {format_date(piece.on)}",
            quote=True,
        )
        for piece in pieces
    ]
    if not rows:
        rows.append(about_words.missing("Umpan balik", "belum ada yang dapat dibaca"))
    if record is not None and record.hidden:
        rows.append(AboutRow("Belum dibuka", f"{record.hidden} umpan balik lain belum dibuka"))
    return AboutSection("feedback", "Umpan balik dengan nama", tuple(rows))


def _unsigned(known: _Known) -> AboutSection:
    sides = known.facts.unsigned if may_read(Words.UNSIGNED, known.who, closed=True) else ()
    rows = tuple(about_words.unsigned_row(side) for side in sides)
    if not rows:
        rows = (about_words.missing("Tanpa nama", "belum ada lembar tanpa nama"),)
    return AboutSection(
        "unsigned",
        "Jawaban tanpa nama",
        rows,
        "Tidak seorang pun tahu siapa yang menulis; di bawah 5 jawaban tidak ditampilkan.",
    )


def _own(known: _Known) -> Iterator[AboutRow]:
    notes = known.notes
    if notes is None or notes.hidden:
        words = "tidak terbaca bagi Anda" if notes is not None else "belum ada SKP periode ini"
        yield about_words.missing("Penilaian diri", words)
        return
    if not notes.said:
        yield about_words.missing("Penilaian diri", "belum diisi")
    for line in notes.lines:
        if not line.is_empty:
            said = [line.rating.label if line.rating else "", line.text]
            yield AboutRow(line.label, "\n".join(part for part in said if part))


def _evaluation(asked: _Asked, known: _Known) -> Iterator[AboutRow]:
    row = known.evaluation
    if row is None or asked.period is None:
        yield about_words.missing("Penilaian", "belum dibuka pada periode ini")
        return
    by = people_of(asked.tx, [row.assessor_id, row.superior_id])
    who = by.get(row.superior_id or row.assessor_id) if row.assessor_id else None
    yield AboutRow("Keadaan", row.state.label + (f" · oleh {who.name}" if who else ""))
    ends = format_date(asked.period.window_ends)
    if row.predicate is None or row.work_rating is None or row.behaviour_rating is None:
        yield about_words.missing("Predikat", f"belum ada; masa penilaian sampai {ends}")
        return
    decided = objections.decisions(asked.tx, [row.id]).get(row.id)
    work, behaviour = row.work_rating, row.behaviour_rating
    yield AboutRow("Rating hasil kerja", work.label)
    yield AboutRow("Rating perilaku kerja", behaviour.label)
    study = row.study_predicate is not None
    words = about_words.predicate_words(work, behaviour, row.predicate, study=study)
    yield AboutRow("Predikat kinerja", words)
    if decided is not None:
        changed = about_words.predicate_words(
            decided.work, decided.behaviour, decided.predicate, study=False
        )
        yield AboutRow("Setelah keberatan", changed)
    if row.note:
        yield AboutRow("Catatan penilai", row.note, quote=True)
    if row.rated_on is not None:
        yield AboutRow("Tanggal penilaian", format_date(row.rated_on))
    yield _objection(asked.tx, row)


def _objection(tx: ReadTx, row: Evaluation) -> AboutRow:
    """Whether the employee may object, and until when (reg. 4866)."""
    label = "Keberatan"
    filed = tx.session.scalars(
        sa.select(Objection).where(Objection.evaluation_id == row.id)
    ).first()
    if filed is not None:
        return AboutRow(label, f"diterima {format_date(filed.received_on)} · {filed.state.label}")
    if objections.final_of(tx, row) is not None:
        return AboutRow(label, "penilaian ini final, tidak dapat diajukan keberatan")
    received = objections.handed_over(tx, row)
    if received is None:
        return AboutRow(
            label, "dapat diajukan paling lama 14 hari kerja sejak dokumen diterima pegawai"
        )
    calendar = working_calendar(tx)
    due = limit_due(Limit.OBJECT, received, calendar.holidays, calendar.week)
    sure = " (perkiraan, hari libur belum pasti)" if due.unsure_years else ""
    if due.day < tx.today:
        return AboutRow(label, f"batasnya {format_date(due.day)}{sure} sudah lewat")
    return AboutRow(label, f"dapat diajukan sampai {format_date(due.day)}{sure}")


def _papers(asked: _Asked) -> Iterator[AboutRow]:
    period = asked.period
    if period is None:
        return
    rows = sheet_list.rows_of_person(
        asked.tx, asked.person.person_id, PeriodRef(period.year, period.code)
    )
    if not rows:
        yield about_words.missing("Dokumen", "belum ada yang dicetak")
    for row in sorted(rows, key=lambda one: (one.form.value, one.number)):
        yield about_words.sheet_row(row)


def _readers(*, restricted: bool) -> Iterator[AboutRow]:
    if restricted:
        yield AboutRow(
            "Isi selebihnya",
            "Hanya terbaca pegawai yang bersangkutan, pejabat penilai, atasan pejabat penilai, "
            "dan operator kepegawaian.",
        )
        return
    for words in Words:
        yield AboutRow(words.label, rule_in_words(words).split(": ", 1)[1])
    yield AboutRow(
        "SKP, realisasi, penilaian",
        "terbaca pegawai yang bersangkutan, pejabat penilai, atasan pejabat penilai, dan operator "
        "kepegawaian.",
    )
    yield AboutRow(
        "Konseling",
        "tidak pernah tampil di halaman ini; hanya terbaca yang berhak menurut Lampiran Bab III D.",
    )


def _row(label: str, text: str | None, lacking: str) -> AboutRow:
    return AboutRow(label, text) if text else about_words.missing(label, lacking)
