"""Sentences of the work list."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "work.assessor_missing": (
        "{count} pegawai belum punya pejabat penilai.",
        "{count} people have no assessor yet.",
    ),
    "work.blocks_skp": ("menghambat SKP mereka", "blocks their SKP"),
    "work.year_missing": (
        "Periode kinerja {year} belum disiapkan.",
        "The periods of {year} are not set up yet.",
    ),
    "work.holidays_unsure": (
        "Hari libur {year} belum pasti; batas waktu ditandai perkiraan.",
        "The holidays of {year} are not sure; deadlines are marked as estimates.",
    ),
    "work.skp_none": (
        "{count} pegawai belum punya SKP {year}.",
        "{count} people have no SKP {year} yet.",
    ),
    "work.january_passed": ("batas 31 Januari sudah lewat", "31 January has passed"),
    "work.until": ("batas {date} · {days}", "until {date} · {days}"),
    "work.days_left": ("{count} hari kerja", "{count} working days"),
    "work.days_late": ("lewat {count} hari kerja", "{count} working days late"),
    "work.days_today": ("hari ini", "today"),
    "work.skp_returned": (
        "SKP {name} dikembalikan: {notes} catatan.",
        "The SKP of {name} came back: {notes} notes.",
    ),
    "work.skp_returned_many": (
        "{count} SKP dikembalikan dengan catatan.",
        "{count} SKP came back with notes.",
    ),
    "work.skp_to_set": (
        "{count} SKP siap ditetapkan {name}.",
        "{count} SKP are ready to be set by {name}.",
    ),
    "work.achievement_missing": (
        "Capaian {period} {unit} belum diisi.",
        "The {period} achievement of {unit} is missing.",
    ),
    "work.achievement_missing_many": (
        "Capaian {period} {count} unit belum diisi.",
        "The {period} achievement of {count} units is missing.",
    ),
    "work.blocks_evaluation": ("penilaian belum bisa mulai", "evaluation cannot begin"),
    "work.unrated": (
        "{count} pegawai belum dinilai untuk {period}.",
        "{count} people are not rated for {period}.",
    ),
    "work.window_ended": (
        "jendela penilaian berakhir {date}",
        "the evaluation window ended on {date}",
    ),
    "work.void": (
        "{form} {name} berubah setelah dicetak.",
        "{form} of {name} changed after printing.",
    ),
    "work.void_many": (
        "{count} lembar berubah setelah dicetak.",
        "{count} sheets changed after printing.",
    ),
    "work.sheet_void": ("lembar tidak berlaku", "the sheet is void"),
    "work.to_hand_over": (
        "{count} lembar {form} {period} ditandatangani, belum diserahkan.",
        "{count} {form} of {period} are signed and not handed over.",
    ),
    "work.clock.pass": (
        "{count} penilaian {period} lewat jendelanya; beralih ke atasan penilai, {superior}.",
        "{count} evaluations of {period} are past their window and pass to {superior}.",
    ),
    "work.clock.superior_rates": (
        "{count} penilaian {period} menunggu {superior} (D.1.2).",
        "{count} evaluations of {period} wait for {superior} (D.1.2).",
    ),
    "work.clock.superior_signs": (
        "{count} D.1.2 {period} menunggu tanda tangan {superior}.",
        "{count} D.1.2 of {period} wait for the signature of {superior}.",
    ),
    "work.clock.return": (
        "{count} lembar {form} {period} belum dikembalikan pegawai.",
        "{count} {form} of {period} did not come back yet.",
    ),
    "work.clock.explain": (
        "Keberatan {name} menunggu penjelasan {assessor}.",
        "The objection of {name} waits for {assessor} to explain.",
    ),
    "work.clock.decide": (
        "Keberatan {name} menunggu keputusan {superior}.",
        "The objection of {name} waits for {superior} to decide.",
    ),
    "work.clock.sign_decision": (
        "D.1.3 {name} belum dicetak dan ditandatangani.",
        "The D.1.3 of {name} is not printed and signed yet.",
    ),
    "work.clock.objections": (
        "{count} keberatan {period} menunggu: {step}.",
        "{count} objections of {period} wait: {step}.",
    ),
    "work.clock.report": (
        "{count} dokumen {period} siap dilaporkan ke PyB.",
        "{count} documents of {period} are ready to be reported.",
    ),
    "work.clock.before": (
        "{count} tindak lanjut jatuh tempo sebelum program dipakai.",
        "{count} follow-ups were due before the program was in use.",
    ),
    "work.before_program": ("bukan keterlambatan", "no delay"),
    "work.since": ("sejak {date} · {article}", "since {date} · {article}"),
    "work.to_print": (
        "Hasil dan dokumen evaluasi {count} pegawai {period} siap dicetak.",
        "C and D forms of {count} people for {period} are ready to print.",
    ),
    "work.study_leave": (
        "{name} tugas belajar: ekspektasinya belum ada di SKP {year}.",
        "{name} is on study leave: SKP {year} says nothing of it yet.",
    ),
    "work.study_leave_no_new": ("ditambahkan, tanpa SKP baru", "added, no new SKP"),
    "work.logs_wait": (
        "{count} catatan harian menunggu persetujuan {name}.",
        "{count} daily logs wait for {name} to approve.",
    ),
    "work.logs_wait_many": (
        "{count} catatan harian menunggu persetujuan {superiors} atasan.",
        "{count} daily logs wait for {superiors} superiors to approve.",
    ),
    "work.logs_since": ("paling lama sejak {date}", "the oldest since {date}"),
    "work.logs_silent": (
        "{count} pegawai belum menulis catatan harian {days} hari kerja terakhir.",
        "{count} people wrote no daily log on the last {days} working days.",
    ),
    "work.logs_none_since": (
        "biasanya menulis; kosong sejak {date}",
        "usually write; none since {date}",
    ),
    "work.exchange_questions": (
        "{count} pertanyaan tentang data yang masuk menunggu keputusan",
        "{count} questions about what came in wait for a decision",
    ),
    "work.exchange_returned": (
        "{count} berkas dikembalikan pusat dengan catatan",
        "{count} parcels came back from the centre with notes",
    ),
    "work.exchange_proposals": (
        "{count} usulan pusat tentang pegawai menunggu jawaban",
        "{count} proposals of the centre about people wait for an answer",
    ),
    "work.exchange_since": ("sejak {on}", "since {on}"),
    "work.exchange_unwritten": (
        "Paket nomor {number} sudah dibuat tetapi belum ditulis ke flashdisk",
        "Bundle {number} was made and is on no stick yet",
    ),
    "work.exchange_waits": (
        "Paket nomor {number} belum diakui pusat, sudah {days} hari",
        "Bundle {number} was not acknowledged for {days} days",
    ),
    "work.exchange_nothing_lost": (
        "isinya ikut lagi dengan paket berikutnya",
        "all of it travels again with the next one",
    ),
    "work.exchange_unsent": (
        "Perubahan sejak {days} hari lalu belum dikirim ke pusat",
        "Changes of {days} days were not sent to the centre",
    ),
    "work.button.decide": ("Putuskan", "Decide"),
    "work.button.see_notes": ("Lihat catatan", "See the notes"),
    "work.button.answer": ("Jawab", "Answer"),
    "work.button.send": ("Ke Kirim", "To sending"),
    "work.button.check_logs": ("Periksa catatan", "Check the logs"),
    "work.button.see_who": ("Lihat siapa", "See who"),
    "work.button.open_skp": ("Buka SKP", "Open the SKP"),
    "work.button.choose_assessor": ("Pilih penilai", "Choose assessor"),
    "work.button.set_up_year": ("Atur periode", "Set up periods"),
    "work.button.holidays": ("Atur hari libur", "Set the holidays"),
    "work.button.plan": ("Buat SKP", "Make SKP"),
    "work.button.open": ("Buka daftar", "Open the list"),
    "work.button.open_note": ("Buka catatan", "Open the note"),
    "work.button.set": ("Tetapkan…", "Set…"),
    "work.button.enter_achievement": ("Isi capaian", "Enter achievement"),
    "work.button.rate": ("Mulai menilai", "Start rating"),
    "work.button.reprint": ("Cetak ulang", "Print again"),
    "work.button.pass": ("Alihkan…", "Pass on…"),
    "work.button.followup": ("Tindak lanjut", "Follow up"),
    "work.button.take_back": ("Catat kembali", "Note the return"),
    "work.button.objection": ("Buka keberatan", "Open the objection"),
    "work.button.report": ("Catat laporan", "Note the report"),
    "work.button.hand_over": ("Catat penyerahan", "Note handing over"),
    "work.button.print": ("Ke meja cetak", "To the print desk"),
    "share.set": ("SKP {done}/{of} ditetapkan", "SKP {done}/{of} set"),
    "share.action_plan": ("Rencana aksi {done}/{of}", "Action plans {done}/{of}"),
    "share.evaluated": ("Penilaian {done}/{of}", "Evaluated {done}/{of}"),
    "share.signed": ("Ditandatangani {done}/{of}", "Signed {done}/{of}"),
}
