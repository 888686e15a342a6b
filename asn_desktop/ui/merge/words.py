"""What the desk says: one sentence of what happened, and the short words of lines and buttons."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from asn_desktop import texts
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Choice, QuestionKind, QuestionState
from asn_desktop.rules.three_way import Change, Side
from asn_desktop.ui.formats import long_date, number, spaced_nip
from asn_desktop.views.questions import QuestionRow, QuestionView, SideInfo

NOT_THERE = "–"


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionsPage", text)


def told(finding: Finding) -> str:
    """The sentence of a finding."""
    values: dict[str, Any] = dict(finding.values)
    return texts.sentence(finding.code, **values)


def day(at: datetime | date | None) -> str:
    """Says "3 Maret 2026", "" for none."""
    if isinstance(at, datetime):
        at = (at.astimezone() if at.tzinfo else at).date()
    return long_date(at)


def what(row: QuestionRow) -> str:
    """What a question is about: "SKP 2026 · Siti Aminah, S.E."."""
    return " · ".join(part for part in (row.title, row.person) if part)


def told_row(row: QuestionRow) -> tuple[str, str]:
    """The two lines of the inbox: about whom, then what is asked and where from."""
    title = row.person or row.title
    about = row.title if row.person else ""
    if row.kind is QuestionKind.SAME_PERSON:
        about = spaced_nip(row.title.removeprefix("NIP "))
    elif row.kind is QuestionKind.DELETED:
        about = _tr("{what} dihapus").format(what=row.title)
    elif row.kind is QuestionKind.STREAM:
        about = row.kind.label
    where = row.place
    if row.state is QuestionState.MOOT:
        where = _tr("tidak perlu lagi")
    elif row.choice is not None:
        where = row.choice.label.lower()
    return title, " · ".join(part for part in (about, where) if part)


def sentence(view: QuestionView) -> str:
    """What happened, in one sentence."""
    row = view.row
    office = row.place if view.here_is_centre else _tr("Kantor ini")
    office = office or _tr("Kantor")
    about = f"{row.title} {row.person}".strip()
    if row.kind is QuestionKind.SAME_PERSON:
        return _same_person(view)
    if row.kind is QuestionKind.STREAM:
        return _tr("{about} dari {office} datang dua kali dengan isi yang berbeda.").format(
            about=about, office=row.place or office
        )
    if view.office.deleted or view.centre.deleted:
        who, other = (office, _tr("pusat")) if view.office.deleted else (_tr("Pusat"), office)
        if view.leaning:
            return _tr("{who} menghapus {about}, padahal masih dipakai di sini.").format(
                who=who, about=about
            )
        return _tr("{who} menghapus {about}, sedangkan {other} mengubahnya.").format(
            who=who, about=about, other=other
        )
    if view.approved_on is not None:
        return _tr("{office} mengubah {about} sesudah pusat menyetujuinya pada {on}.").format(
            office=office, about=about, on=day(view.approved_on)
        )
    if view.of_one_office:
        return _two_of_one(view, office, about)
    if view.base_on is None:
        return _tr("{office} dan pusat masing-masing membuat {about}.").format(
            office=office, about=about
        )
    return _tr("{office} dan pusat mengubah {about} sejak versi {since}.").format(
        office=office, about=about, since=day(view.base_on)
    )


def _two_of_one(view: QuestionView, office: str, about: str) -> str:
    """A restored or copied computer told the same thing twice."""
    if view.base_on is None:
        return _tr("{office} mengirim dua isi yang berbeda untuk {about}.").format(
            office=office, about=about
        )
    return _tr(
        "{office} mengirim dua isi yang berbeda untuk {about}, keduanya dari versi {since}."
    ).format(office=office, about=about, since=day(view.base_on))


def _same_person(view: QuestionView) -> str:
    told = [f"{one.name} ({one.place})" if one.place else one.name for one in view.people]
    if len(told) < 2:
        return _tr("Salah satu dari dua data pegawai ini sudah tidak ada.")
    return _tr("NIP {nip} tercatat pada dua data: {first} dan {second}.").format(
        nip=spaced_nip(view.nip), first=told[0], second=told[1]
    )


def help_sentence(view: QuestionView) -> str:
    """How to answer, in one or two sentences."""
    kind = view.row.kind
    if kind is QuestionKind.SAME_PERSON:
        return _tr(
            "Tidak ada data yang dihapus di sini. Jawaban Anda dikirim ke kantor sebagai usulan, "
            "dan di pusat orang itu dihitung satu kali."
        )
    if kind is QuestionKind.STREAM:
        return _tr(
            "Biasanya komputer kantor itu disalin atau dipulihkan, lalu kedua-duanya dipakai. "
            "Paket yang datang belakangan ditahan dan tidak mengubah apa pun. Hubungi kantor, "
            "pilih satu komputer yang dipakai seterusnya, lalu daftarkan ulang komputer itu dan "
            "cabut kunci yang lain di Kunci."
        )
    if view.office.deleted or view.centre.deleted:
        return _tr("Pilih apakah datanya tetap dihapus atau disimpan; alasannya dibaca kantor.")
    if view.approved_on is not None:
        return _tr(
            "Yang diubah kantor ikut dengan sendirinya; tekan 3 untuk tetap memakai yang sudah "
            "disetujui. Isi yang berubah harus disetujui lagi."
        )
    if view.of_one_office:
        return _tr(
            "Komputernya mungkin dipulihkan atau disalin. Kolom Kantor baru datang, kolom Pusat "
            "sudah ada di sini. Pada baris bertanda ▲ tekan 1 kantor, 2 semula, 3 pusat, atau klik."
        )
    return _tr(
        "Pada baris bertanda ▲ pilih isi yang berlaku: 1 kantor, 2 semula, 3 pusat, atau klik. "
        "Yang diubah satu pihak saja ikut dengan sendirinya, dan boleh dipilih lain."
    )


def side_words(name: str, info: SideInfo) -> str:
    """Where a side comes from: "Kantor: 24 Juni 2026, paket no. 3 (dibawa Ani)"."""
    parts = [day(info.at)]
    if info.bundle is not None:
        parts.append(_tr("paket no. {n}").format(n=info.bundle))
    known = ", ".join(part for part in parts if part)
    if info.by and known:
        known += _tr(" (dibawa {by})").format(by=info.by)
    return f"{name}: {known}" if known else ""


def signed_words(view: QuestionView) -> str:
    """What a signature and printed sheets mean for the decision; "" for none."""
    if view.signed:
        return _tr(
            "{forms} sudah ditandatangani pada {on}, jadi isi kantor ditandai lebih dulu. Bila isi "
            "lain yang dipakai, lembar itu tidak berlaku lagi dan harus ditandatangani ulang."
        ).format(forms=", ".join(view.signed), on=long_date(view.signed_on))
    if view.void:
        return _tr(
            "Sudah ada di kertas: {sheets}. Bila isi lain yang dipakai, lembar itu tidak berlaku."
        ).format(sheets=", ".join(view.void))
    return ""


def change_words(change: Change) -> str:
    """Who changed a line."""
    return {
        Change.NONE: "",
        Change.ALIKE: _tr("keduanya sama"),
        Change.OFFICE: _tr("hanya kantor"),
        Change.CENTRE: _tr("hanya pusat"),
        Change.BOTH: _tr("keduanya berbeda"),
    }[change]


def side_name(side: Side) -> str:
    """The head of a column."""
    return {
        Side.OFFICE: _tr("Kantor"),
        Side.BASE: _tr("Semula"),
        Side.CENTRE: _tr("Pusat"),
    }[side]


def choice_words(choice: Choice, view: QuestionView) -> str:
    """The words on the button that decides."""
    kind = view.row.kind
    if kind is QuestionKind.STREAM:
        return _tr("Sudah ditangani")
    deleted = {Choice.OFFICE: view.office.deleted, Choice.CENTRE: view.centre.deleted}
    if any(deleted.values()) and choice in deleted:
        return _tr("Hapus") if deleted[choice] else _tr("Simpan datanya")
    return {
        Choice.OFFICE: _tr("Pakai isi kantor"),
        Choice.CENTRE: _tr("Pakai isi pusat"),
        Choice.COMBINED: _tr("Simpan gabungan"),
    }.get(choice, choice.label)


def decided_words(view: QuestionView) -> str:
    """What was decided, by whom and why."""
    row = view.row
    if row.state is QuestionState.MOOT:
        return _tr("Tidak perlu diputuskan lagi: kedua isi sudah sama, atau paketnya dibatalkan.")
    choice = row.choice.label if row.choice is not None else ""
    words = _tr("{choice}, diputuskan {by} pada {on}.").format(
        choice=choice, by=row.decided_by, on=long_date(row.decided_on)
    )
    return f"{words} {view.reason}".strip()


def size_words(size: int) -> str:
    """Says "47 kB"."""
    return f"{number(max(1, round(size / 1024)))} kB"
