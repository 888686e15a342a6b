"""Sentences about people: what is refused, what looks odd, what history tells."""

from __future__ import annotations

_REFUSED: dict[str, tuple[str, str]] = {
    "person.name_missing": ("Nama belum diisi.", "The name is missing."),
    "person.unknown": (
        "Orang ini sudah tidak ada di data. Muat ulang dengan F5.",
        "This person is no longer in the data. Refresh with F5.",
    ),
    "person.nip_missing": (
        "NIP belum diisi. Orang tanpa NIP dicatat sebagai pejabat luar.",
        "The NIP is missing. Somebody without a NIP is entered as an outside official.",
    ),
    "person.nip_taken": (
        "NIP {nip} sudah dipakai {name}. Periksa di SK mana yang benar.",
        "The NIP {nip} already belongs to {name}. Check in the letters which one is right.",
    ),
    "person.is_outside": (
        "{name} pejabat luar, bukan pegawai kantor ini: hanya bisa menilai dan memberi umpan "
        "balik.",
        "{name} is an outside official, not staff: may only assess and give feedback.",
    ),
    "move.nothing": (
        "Jabatan dan unitnya sudah begitu. Ubah salah satunya, atau tutup tanpa memindahkan.",
        "Position and unit are already so. Change one of them, or close without moving.",
    ),
    "assessor.nobody": (
        "Belum ada orang yang dipilih. Centang dulu di daftar.",
        "Nobody is chosen. Tick people in the list first.",
    ),
    "assessor.self": (
        "{name} tidak bisa menilai dirinya sendiri. Hapus dari pilihan, atau pilih penilai lain.",
        "{name} cannot assess themselves. Take them out of the choice, or pick another assessor.",
    ),
    "assessor.circle": (
        "{name} menilai {assessor} (langsung atau lewat orang lain), jadi tidak bisa dinilai "
        "olehnya.",
        "{name} assesses {assessor} (directly or through others), so cannot be assessed by them.",
    ),
    "assessor.gone": (
        "{name} sudah tidak di kantor ini pada tanggal itu. Pilih penilai lain.",
        "{name} is no longer in this office on that day. Pick another assessor.",
    ),
    "status.reversed": (
        "Hari terakhir ({last}) lebih awal dari hari pertama ({since}).",
        "The last day ({last}) is earlier than the first ({since}).",
    ),
    "status.needs_reason": (
        "Tulis dasar atau alasannya, misalnya nomor SK.",
        "Write the ground or reason, for instance the number of the decree.",
    ),
    "status.not_leaving": (
        "“{status}” bukan alasan untuk menonaktifkan. Ubah lewat Status.",
        "“{status}” is no reason to deactivate. Change it under Status.",
    ),
    "acting.reversed": (
        "Hari terakhir ({last}) lebih awal dari hari pertama ({first}).",
        "The last day ({last}) is earlier than the first ({first}).",
    ),
    "acting.no_position": (
        "Jabatan yang dijabat sementara belum diisi.",
        "The position acted in is missing.",
    ),
    "acting.own_position": (
        "{name} memang memegang jabatan itu secara definitif.",
        "{name} already holds that position definitively.",
    ),
    "acting.twice": (
        "{name} sudah ditetapkan untuk jabatan itu pada tanggal yang sama. Perbaiki baris yang "
        "ada.",
        "{name} is already appointed to that post on those days. Correct that line instead.",
    ),
    "signing.self": (
        "{name} tidak perlu mewakili dirinya sendiri. Pilih orang lain.",
        "{name} need not sign for himself. Choose somebody else.",
    ),
    "signing.nobody": (
        "Pilih dahulu siapa yang menandatangani.",
        "Choose first who signs.",
    ),
    "signing.reversed": (
        "Hari terakhir ({last}) lebih awal dari hari pertama ({first}).",
        "The last day ({last}) is earlier than the first ({first}).",
    ),
    "signing.chain": (
        "{name} sendiri mewakilkan tanda tangannya pada hari-hari itu. Pilih orang lain.",
        "{name} delegated his own signature for these days. Choose somebody else.",
    ),
    "span.unknown": (
        "Baris ini sudah tidak ada. Muat ulang dengan F5.",
        "This line no longer exists. Refresh with F5.",
    ),
    "span.last_nip": (
        "Pegawai harus punya paling sedikit satu NIP. Perbaiki angkanya saja.",
        "An employee has at least one NIP. Correct its digits instead.",
    ),
    "unit.unknown": (
        "Unit ini sudah tidak ada. Muat ulang dengan F5.",
        "This unit no longer exists. Refresh with F5.",
    ),
    "unit.name_missing": ("Nama unit belum diisi.", "The name of the unit is missing."),
    "unit.name_taken": (
        "Di bawah induk yang sama sudah ada unit “{name}”.",
        "There is already a unit “{name}” under the same parent.",
    ),
    "unit.closed": (
        "Unit {unit} sudah ditutup sejak {on}. Pilih unit lain, atau buka lagi unit itu.",
        "The unit {unit} has been closed since {on}. Pick another, or open it again.",
    ),
    "unit.circle": (
        "{unit} tidak bisa ditaruh di bawah {parent}, karena {parent} bagian dari {unit}.",
        "{unit} cannot be put under {parent}, because {parent} is part of {unit}.",
    ),
    "unit.has_people": (
        "Di {unit} masih ada {people} orang pada tanggal itu. Pindahkan dulu.",
        "{people} people are still in {unit} on that day. Move them first.",
    ),
    "unit.has_units": (
        "Di bawah {unit} masih ada {units} unit. Pindahkan atau tutup dulu.",
        "{units} units are still under {unit}. Move or close them first.",
    ),
    "unit.head_elsewhere": (
        "{name} tidak ditempatkan di {unit} pada tanggal itu. Pindahkan dulu ke unit ini.",
        "{name} is not placed in {unit} on that day. Move them there first.",
    ),
    "position.unknown": (
        "Jabatan ini sudah tidak ada. Muat ulang dengan F5.",
        "This position no longer exists. Refresh with F5.",
    ),
    "position.name_missing": ("Nama jabatan belum diisi.", "The name of the position is missing."),
    "position.name_taken": (
        "Jabatan “{name}” sudah ada di daftar.",
        "The position “{name}” is already on the list.",
    ),
    "position.has_pattern": (
        "Pola SKP “{pattern}” tersimpan untuk jabatan {name}. Hapus polanya dulu.",
        "The SKP pattern “{pattern}” is stored for the position {name}. Remove it first.",
    ),
    "position.in_use": (
        "Jabatan {name} pernah atau sedang dipegang orang, jadi tidak bisa dihapus.",
        "Somebody holds or held the position {name}, so it cannot be removed.",
    ),
}

_WARNED: dict[str, tuple[str, str]] = {
    "assessor.low": (
        "{name} bukan pejabat pimpinan dan tidak memimpin unit. Boleh bila ada pendelegasian "
        "kewenangan menilai.",
        "{name} holds no leading position and heads no unit. Allowed with a delegation.",
    ),
    "span.reversed": (
        "“{text}” berakhir ({until}) sebelum atau tepat saat mulai ({since}), jadi tidak pernah "
        "berlaku.",
        "“{text}” ends ({until}) before or as it begins ({since}), so it never holds.",
    ),
    "span.overlaps": (
        "“{text}” masih berlaku saat “{other}” mulai {since}. Yang dipakai yang mulai terakhir.",
        "“{text}” still holds when “{other}” begins on {since}. The one begun last is used.",
    ),
    "span.two_beginnings": (
        "“{text}” dan “{other}” sama-sama tanpa tanggal mulai. Isi tanggal salah satunya.",
        "“{text}” and “{other}” both have no first day. Enter one of them.",
    ),
}

_WORDS: dict[str, tuple[str, str]] = {
    "lack.missing": ("belum ada", "missing"),
    "lack.ambiguous": ("nama lebih dari satu", "several of this name"),
    "lack.is_a_post": ("jabatan, bukan orang", "a post, not a person"),
    "lack.gone": ("sudah tidak di kantor ini", "no longer in this office"),
    "candidate.same_name": ("nama sama", "same name"),
    "candidate.like_name": ("nama mirip", "similar name"),
    "candidate.holds_post": ("memegang jabatan itu", "holds that post"),
    "candidate.acts_in_post": ("Plt./Plh. jabatan itu", "acts in that post"),
    "candidate.heads_unit": ("memimpin unitnya", "heads the unit"),
    "what.person": ("Data", "Data"),
    "what.person_nip": ("NIP", "NIP"),
    "what.person_rank": ("Pangkat", "Rank"),
    "what.placement": ("Jabatan", "Position"),
    "what.person_assessor": ("Pejabat penilai", "Assessor"),
    "what.person_status": ("Status", "Status"),
    "what.acting": ("Plt./Plh.", "Acting"),
    "what.signing_delegation": ("Tanda tangan a.n.", "Signing for"),
    "trait.name": ("nama", "name"),
    "trait.kind": ("jenis", "kind"),
    "trait.birth_date": ("tanggal lahir", "birth date"),
    "trait.birth_place": ("tempat lahir", "birth place"),
    "trait.sex": ("jenis kelamin", "sex"),
    "trait.outside_title": ("jabatan", "title"),
    "trait.outside_agency": ("instansi", "agency"),
    "trait.note": ("catatan", "note"),
    "trait.nip": ("NIP", "NIP"),
    "trait.rank": ("pangkat", "rank"),
    "trait.position_id": ("jabatan", "position"),
    "trait.unit_id": ("unit", "unit"),
    "trait.heads": ("memimpin unit", "heads the unit"),
    "trait.assessor_id": ("pejabat penilai", "assessor"),
    "trait.signer_id": ("penanda tangan", "signer"),
    "trait.written": ("tulisan di berkas", "as written in the file"),
    "trait.problem": ("masalah", "problem"),
    "trait.status": ("status", "status"),
    "trait.decree": ("SK", "decree"),
    "trait.since": ("mulai", "since"),
    "trait.until": ("sampai sebelum", "until before"),
    "trait.person_id": ("orang", "person"),
}

_TOLD: dict[str, tuple[str, str]] = {
    "told.added": ("{what}: {text}", "{what}: {text}"),
    "told.added_since": ("{what}: {text}, mulai {since}", "{what}: {text}, from {since}"),
    "told.removed": ("{what} dicabut: {text}", "{what} taken back: {text}"),
    "told.filled": ("{what}, {field}: {after}", "{what}, {field}: {after}"),
    "told.changed": (
        "{what}, {field}: {before} → {after}",
        "{what}, {field}: {before} → {after}",
    ),
    "told.emptied": (
        "{what}, {field} dikosongkan (tadinya {before})",
        "{what}, {field} emptied (was {before})",
    ),
    "told.purged": ("{what}: isi sudah dihapus menurut aturan", "{what}: purged by rule"),
    "told.ended": ("{what} sebelumnya berakhir {last}", "The {what} before ended on {last}"),
}

SENTENCES: dict[str, tuple[str, str]] = {**_REFUSED, **_WARNED, **_WORDS, **_TOLD}
