"""Sentences about what comes back from the centre: replies, returned parcels, proposals."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "incoming.other_office": (
        "Berkas ini untuk {to}, bukan untuk kantor ini ({mine}). Tidak ada yang diambil; minta "
        "pusat mengirim berkas yang benar.",
        "This file is for {to}, not for this office ({mine}). Nothing was taken; ask the centre "
        "for the right one.",
    ),
    "incoming.stale": (
        "Balasan nomor {number} sudah pernah diambil, atau ada yang lebih baru. Keadaan berkas "
        "tidak berubah.",
        "Reply {number} was taken before, or a newer one was. Nothing stands differently.",
    ),
    "incoming.has_bundle": (
        "Pusat menerima data kantor ini sampai paket nomor {number}.",
        "The centre has this office's data up to bundle {number}.",
    ),
    "incoming.has_to": (
        "Pusat menerima data kantor ini sampai catatan ke-{position}.",
        "The centre has this office's data up to entry {position}.",
    ),
    "incoming.has_reference": (
        "Membawa acuan nomor {number}: tahun, periode, dan hari libur.",
        "Brings reference set {number}: years, periods and holidays.",
    ),
    "incoming.has_keys": ("Membawa daftar kunci.", "Brings a key list."),
    "incoming.acknowledged": (
        "{count} paket diakui pusat.",
        "{count} bundle(s) acknowledged by the centre.",
    ),
    "incoming.acknowledged_before": (
        "Tidak ada paket baru yang diakui.",
        "No bundle was acknowledged that was not before.",
    ),
    "incoming.received": (
        "{count} berkas sudah diterima pusat; hasilnya datang dengan balasan.",
        "{count} parcels were received by the centre; what became of them comes with a reply.",
    ),
    "incoming.foreign": (
        "Pengakuan di dalamnya bukan tentang paket yang dibuat di komputer ini, atau tentang "
        "aliran yang sudah berakhir. Pengakuan itu tidak dipakai.",
        "What it acknowledges was not made on this computer, or belongs to a stream that is over. "
        "It was not used.",
    ),
    "incoming.anew": (
        "Data pusat pernah dipulihkan dari cadangan. Kantor ini mulai mengirim semuanya dari awal; "
        "buat paket baru. Tidak ada yang hilang.",
        "The centre was restored from a backup. This office tells everything from the beginning; "
        "make a new bundle. Nothing is lost.",
    ),
    "incoming.count.merged": ("{count} berkas digabung.", "{count} parcels merged."),
    "incoming.count.questions": (
        "{count} berkas menunggu keputusan pusat.",
        "{count} parcels wait for a decision of the centre.",
    ),
    "incoming.count.held": (
        "{count} berkas ditahan, dengan alasannya.",
        "{count} parcels are held, each with its reason.",
    ),
    "incoming.count.returned": (
        "{count} berkas dikembalikan dengan catatan.",
        "{count} parcels come back with notes.",
    ),
    "incoming.count.approved": ("{count} berkas disetujui.", "{count} parcels approved."),
    "incoming.count.decided": ("{count} pertanyaan diputuskan.", "{count} questions decided."),
    "incoming.count.proposed": (
        "{count} usulan tentang pegawai menunggu jawaban.",
        "{count} proposals about people wait for an answer.",
    ),
    "incoming.count.missing": (
        "{count} lampiran belum ada di pusat dan ikut dikirim lagi.",
        "{count} attachments are missing at the centre and are sent again.",
    ),
    "incoming.taken": (
        "{count} berkas di kantor ini disesuaikan dengan keputusan pusat; isi kantor sebelumnya "
        "tetap bisa dibaca.",
        "{count} parcels here follow the centre's decision; what the office had can still be read.",
    ),
    "incoming.waiting": (
        "{count} keputusan belum diterapkan karena berkasnya sudah diubah lagi di sini; isi kantor "
        "dikirim dengan paket berikutnya.",
        "{count} decisions were not applied, as the parcel was changed here since; it goes with "
        "the next bundle.",
    ),
    "incoming.has_rows": (
        "Berkas pemulihan ini membawa {count} berkas data kantor ini, seperti yang ada di pusat.",
        "This recovery brings {count} parcels of this office, as the centre has them.",
    ),
    "incoming.recovered": (
        "{count} berkas data kantor ini dikembalikan dari pusat.",
        "{count} parcels of this office came back from the centre.",
    ),
    "incoming.own_stays": (
        "{count} berkas ditulis lain di kantor ini dan tetap seperti di sini. Kirim paket baru; "
        "pusat memutuskan yang berlaku.",
        "{count} parcels were written otherwise here and stay as they are here. Send a bundle; the "
        "centre decides which counts.",
    ),
    "incoming.leaning": (
        "{count} berkas menunggu data yang belum ada di sini. Terima juga berkas pemulihan yang "
        "lain; lalu masuk sendiri.",
        "{count} parcels wait for what is not here yet. Take the other files of the recovery too; "
        "then they come in by themselves.",
    ),
    "incoming.not_a_file": (
        "Ini bukan berkas dari pusat dan bukan teks tanda terima. Tidak ada yang berubah; minta "
        "pusat mengirim lagi sebagai dokumen.",
        "This is no file of the centre and no acknowledgement. Nothing changed; ask the centre to "
        "send it again as a document.",
    ),
    "incoming.is_kit": (
        "Ini paket kantor untuk pendaftaran. Buka lewat Pendaftaran.",
        "This is the office kit. Open it in Pendaftaran.",
    ),
    "incoming.from_office": (
        "Ini paket dari kantor, bukan dari pusat. Tidak ada yang diambil.",
        "This is a bundle of an office, not of the centre. Nothing was taken.",
    ),
    "incoming.step.check": ("Memeriksa berkas…", "Checking the file…"),
    "incoming.step.take": ("Mengambil isinya…", "Taking what it says…"),
    "incoming.reference": (
        "Acuan nomor {number} dipakai: {count} perubahan pada tahun, periode, dan hari libur.",
        "Reference set {number} taken: {count} changes of years, periods and holidays.",
    ),
    "incoming.reference_same": (
        "Acuan nomor {number} sudah dipakai, atau ada yang lebih baru.",
        "Reference set {number} is in use already, or a newer one is.",
    ),
    "incoming.year_kept": (
        "Tahun {year} di pusat memakai periode lain ({scheme}). Karena penilaian tahun itu sudah "
        "diisi, periode kantor ini tetap; bicarakan dengan pusat.",
        "The centre has other periods in {year} ({scheme}). As evaluations were entered, this "
        "office keeps its own; talk to the centre.",
    ),
    "incoming.period_kept": (
        "{period} {year} di pusat berlaku pada hari lain. Karena sudah diisi, di sini tetap "
        "{first} sampai {last}; bicarakan dengan pusat.",
        "{period} {year} has other days at the centre. As it is in use, it stays {first} to {last} "
        "here; talk to the centre.",
    ),
    "incoming.return_gone": (
        "Catatan ini sudah tidak ada; muat ulang dengan F5.",
        "This return is gone; read again with F5.",
    ),
    "incoming.return_answered": (
        "Catatan ini sudah dijawab pada {on}.",
        "This return was answered on {on}.",
    ),
    "incoming.proposal_gone": (
        "Usulan ini sudah tidak ada; muat ulang dengan F5.",
        "This proposal is gone; read again with F5.",
    ),
    "incoming.proposal_answered": (
        "Usulan ini sudah dijawab pada {on}.",
        "This proposal was answered on {on}.",
    ),
    "incoming.reason_missing": (
        "Tulis alasannya; pusat membacanya.",
        "Write the reason; the centre reads it.",
    ),
}
