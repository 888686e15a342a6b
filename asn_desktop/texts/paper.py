"""Sentences about paper: what a sheet lacks, what happened to it, what differs from it."""

from __future__ import annotations

_PARTIES = {
    "employee": ("pegawai", "employee"),
    "assessor": ("pejabat penilai", "assessor"),
    "superior": ("atasan pejabat penilai", "assessor's superior"),
    "giver": ("pembimbing", "guide"),
}
_PARTY_FIELDS = {
    "name": ("nama", "name of the"),
    "nip": ("NIP", "NIP of the"),
    "rank": ("pangkat", "rank of the"),
    "position": ("jabatan", "position of the"),
    "unit": ("unit kerja", "unit of the"),
    "capacity": ("kedudukan saat menandatangani", "signing capacity of the"),
    "deputy": ("wakil penanda tangan", "deputy signing for the"),
    "deputy_nip": ("NIP wakil", "NIP of the deputy of the"),
    "deputy_position": ("jabatan wakil", "position of the deputy of the"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "sheet.unreadable": (
        "Lembar tersegel ini tidak dapat dibaca: isinya bukan formulir yang dikenal program ini. "
        "Data lain utuh. Bila lembar ini datang lewat paket, minta kantornya mencetak dan "
        "mengirimnya lagi; bila dibuat program yang lebih baru, perbarui program ini.",
        "This sealed sheet cannot be read: it is no form this program knows. Nothing else is "
        "touched. If it came in a bundle, ask the office to print and send it again; if a newer "
        "program made it, update this one.",
    ),
    # What differs from a printed sheet
    "diff.form": ("formulir: {before} → {after}", "form: {before} → {after}"),
    "diff.period": ("periode: {before} → {after}", "period: {before} → {after}"),
    "diff.on": ("tanggal: {before} → {after}", "date: {before} → {after}"),
    "diff.predicate": ("predikat: {before} → {after}", "predicate: {before} → {after}"),
    "diff.achievement": (
        "capaian organisasi: {before} → {after}",
        "unit achievement: {before} → {after}",
    ),
    "diff.work_rating": (
        "rating hasil kerja: {before} → {after}",
        "work result rating: {before} → {after}",
    ),
    "diff.behaviour_rating": (
        "rating perilaku: {before} → {after}",
        "behaviour rating: {before} → {after}",
    ),
    "diff.notes": ("catatan/rekomendasi berubah", "note/recommendation changed"),
    "diff.employee_on": ("tanggal tanda tangan pegawai berubah", "employee's date changed"),
    "diff.content": ("isi lembar berubah", "the content changed"),
    "diff.footnotes": ("catatan kaki berubah", "footnotes changed"),
    "diff.result.added": ("hasil kerja {no} ditambahkan", "result {no} added"),
    "diff.result.removed": ("hasil kerja {no} dihapus", "result {no} removed"),
    "diff.result.text": ("hasil kerja {no} berubah", "result {no} changed"),
    "diff.result.assigned_by": (
        "pemberi tugas hasil kerja {no} berubah",
        "assigner of result {no} changed",
    ),
    "diff.result.supports": (
        "hasil kerja pimpinan yang diintervensi hasil kerja {no} berubah",
        "superior's result supported by result {no} changed",
    ),
    "diff.result.realisation": (
        "realisasi hasil kerja {no} berubah",
        "realisation of result {no} changed",
    ),
    "diff.result.feedback": (
        "umpan balik hasil kerja {no} berubah",
        "feedback on result {no} changed",
    ),
    "diff.result.mark": ("tanda hasil kerja {no} berubah", "mark of result {no} changed"),
    "diff.indicator.added": (
        "indikator {indicator} hasil kerja {no} ditambahkan",
        "indicator {indicator} of result {no} added",
    ),
    "diff.indicator.removed": (
        "indikator {indicator} hasil kerja {no} dihapus",
        "indicator {indicator} of result {no} removed",
    ),
    "diff.indicator.text": (
        "indikator {indicator} hasil kerja {no} berubah",
        "indicator {indicator} of result {no} changed",
    ),
    "diff.indicator.aspect": (
        "aspek indikator {indicator} hasil kerja {no} berubah",
        "aspect of indicator {indicator} of result {no} changed",
    ),
    "diff.indicator.perspective": (
        "perspektif indikator {indicator} hasil kerja {no} berubah",
        "perspective of indicator {indicator} of result {no} changed",
    ),
    "diff.indicator.target": (
        "target indikator {indicator} hasil kerja {no} berubah",
        "target of indicator {indicator} of result {no} changed",
    ),
    "diff.indicator.realisation": (
        "realisasi indikator {indicator} hasil kerja {no} berubah",
        "realisation of indicator {indicator} of result {no} changed",
    ),
    "diff.indicator.feedback": (
        "umpan balik indikator {indicator} hasil kerja {no} berubah",
        "feedback on indicator {indicator} of result {no} changed",
    ),
    "diff.behaviour.expectation": (
        "ekspektasi khusus {name} berubah",
        "special expectation of {name} changed",
    ),
    "diff.behaviour.feedback": ("umpan balik {name} berubah", "feedback on {name} changed"),
    "diff.annex.resources": ("dukungan sumber daya berubah", "resources changed"),
    "diff.annex.accountability": ("skema pertanggungjawaban berubah", "accountability changed"),
    "diff.annex.consequences": ("konsekuensi berubah", "consequences changed"),
    "diff.plan": ("rencana aksi hasil kerja {no} berubah", "action plan of result {no} changed"),
    "diff.replaced": ("diganti lembar yang dicetak kemudian", "replaced by a later print"),
    "diff.cancelled": ("SKP dibatalkan", "SKP cancelled"),
    "diff.deleted": ("dokumennya dihapus", "its document was deleted"),
    **{
        f"diff.{role}.{field}": (
            f"{words[0]} {who[0]}: {{before}} → {{after}}",
            f"{words[1]} {who[1]}: {{before}} → {{after}}",
        )
        for role, who in _PARTIES.items()
        for field, words in _PARTY_FIELDS.items()
    },
    # Refusals
    "paper.order": (
        "{sheet}: belum bisa dicatat “{event}”, karena lembar ini baru “{last}”.",
        "{sheet}: “{event}” cannot be recorded, the sheet is only “{last}”.",
    ),
    "paper.void": (
        "{sheet}: lembar ini sudah tidak berlaku. Cetak lembar yang baru dahulu.",
        "{sheet}: this sheet is void. Print a new one first.",
    ),
    "paper.not_printed": (
        "{sheet}: lembar ini belum dicetak.",
        "{sheet}: this sheet has not been printed.",
    ),
    "paper.future": (
        "Tanggal {on} belum tiba. Isi tanggal yang tertulis di kertas.",
        "The date {on} has not come yet. Enter the date on the paper.",
    ),
    "paper.before": (
        "{sheet}: tanggal {on} lebih awal daripada “{last}” ({last_on}).",
        "{sheet}: the date {on} is before “{last}” ({last_on}).",
    ),
    # What a sheet lacks
    "print.no_skp": (
        "Belum ada SKP {year}.",
        "There is no SKP for {year}.",
    ),
    "print.skp_draft": ("SKP belum diajukan.", "The SKP has not been submitted."),
    "print.skp_submitted": ("SKP belum ditetapkan.", "The SKP has not been set."),
    "print.skp_returned": ("SKP dikembalikan untuk diperbaiki.", "The SKP was returned."),
    "print.no_period": (
        "Periode {period} belum disiapkan.",
        "The period {period} has not been set up.",
    ),
    "print.not_evaluated": ("Belum dinilai.", "Not evaluated yet."),
    "print.no_assessor": ("Pejabat penilai belum ada.", "There is no assessor."),
    "print.no_results": ("Hasil kerja belum diisi.", "No work results yet."),
    "print.no_annex": ("Lampiran SKP belum diisi.", "The annex is empty."),
    "print.no_plan": ("Rencana aksi belum diisi.", "There is no action plan."),
    "print.no_target": (
        "Target hasil kerja {no} belum diisi.",
        "A target of result {no} is missing.",
    ),
    "print.no_nip": ("NIP {who} kosong.", "The NIP of the {who} is empty."),
    "print.no_rank": ("Pangkat {who} kosong.", "The rank of the {who} is empty."),
    "print.no_position": ("Jabatan {who} kosong.", "The position of the {who} is empty."),
    "print.no_unit": ("Unit kerja {who} kosong.", "The unit of the {who} is empty."),
    "print.no_achievement": (
        "Capaian organisasi belum diisi.",
        "The unit achievement is missing.",
    ),
    "print.no_notes": ("Catatan/rekomendasi kosong.", "The note is empty."),
    "print.no_realisation": (
        "Realisasi hasil kerja {no} kosong.",
        "The realisation of result {no} is empty.",
    ),
    "print.long_text": (
        "Teks {count} huruf (“{text}”) akan memakan lebih dari satu halaman.",
        "A text of {count} characters (“{text}”) will take more than a page.",
    ),
    "print.long_word": (
        "Kata {count} huruf tanpa spasi (“{text}”) membuat seluruh formulir dicetak lebih kecil.",
        "A word of {count} letters without a break (“{text}”) makes the whole form smaller.",
    ),
    "print.replaces": (
        "Ganti lembar {on}: {changes}.",
        "Replaces the sheet of {on}: {changes}.",
    ),
    "print.nobody": (
        "Tidak ada pegawai yang cocok. Periksa NIP atau periode.",
        "Nobody matches. Check NIP or period.",
    ),
    "print.unknown_form": (
        "{text} bukan formulir yang bisa dicetak. Pilih: {known}.",
        "{text} is no form that can be printed. Choose: {known}.",
    ),
    "print.unknown_nip": ("NIP {nip} tidak ditemukan.", "NIP {nip} was not found."),
    "print.unknown_period": (
        "“{period}” bukan periode. Tulis 2026-TW2, 2026-05 atau 2026.",
        "“{period}” is no period. Write 2026-TW2, 2026-05 or 2026.",
    ),
    "print.other_form": ("Memakai formulir {form}.", "Uses form {form}."),
    "print.refused": (
        "Pencetak {printer} menolak pekerjaan ini: {words}. Tidak ada yang dicatat sebagai "
        "dicetak. Periksa pencetak, lalu cetak lagi.",
        "The printer {printer} refused the job: {words}. Nothing was recorded as printed.",
    ),
    "emblem.kind": (
        "{name} bukan gambar PNG atau JPEG. Pilih berkas lambang berjenis PNG atau JPEG.",
        "{name} is no PNG or JPEG picture. Choose an emblem of that kind.",
    ),
    "emblem.size": (
        "{name} lebih besar dari 2 MB. Kecilkan gambarnya, lalu pilih lagi.",
        "{name} is larger than 2 MB. Make the picture smaller and choose it again.",
    ),
    "paper.emblem_unreadable": (
        "Gambar lambang kantor tidak dapat dibaca. Pilih lagi berkas PNG atau JPEG yang utuh di "
        "Pengaturan.",
        "The picture of the office's emblem cannot be read. Choose a sound PNG or JPEG again.",
    ),
}
