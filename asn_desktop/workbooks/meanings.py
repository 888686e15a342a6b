"""What a column's heading means, in the many words offices use for the same thing."""

from __future__ import annotations

import re
from functools import cache

from asn_desktop.rules.names import fold
from asn_desktop.views.roster import Field

NIP = r"\b(?:nip|nipppk|nippppk|nipk|nippk|n i p|ni pppk|ni p3k)\b|\b(?:nomor|no) induk pegawai\b"
_NAME = r"\bnama\b|\bname\b"
_DATE = r"\b(?:tgl|tanggal|tang|tggl|date|dob)\b"
_SINCE = r"\b(?:tmt|t m t|terhitung mulai|sejak|since)\b"
_RANK_CODE = r"\b(?:gol|golongan|golru|ruang|golrung|grade pns)\b"
_UNIT = (
    r"\b(?:unit|unor|satuan kerja|satker|sub ?unit|bagian|bidang|seksi|sekolah|tempat tugas"
    r"|tempat kerja|lokasi kerja|penempatan|kelurahan|uptd?|puskesmas|organisasi|department)\b"
)
_AGENCY = r"\b(?:opd|skpd|instansi|perangkat daerah|dinas|badan|organisasi perangkat|kantor)\b"

_RULES: tuple[tuple[str, Field], ...] = (
    (r"^(?:no|nomor|nomer|nr|urut|no urut|nomor urut|no absen|#)$", Field.NUMBER),
    # What looks like ours and is not.
    (r"\b(?:id|kode|code)\b(?! card)", Field.IGNORED),
    (r"\b(?:suami|istri|isteri|anak|ibu|ayah|pasangan|orang tua|panggilan|gadis)\b", Field.IGNORED),
    (r"\bgol(?:ongan)? darah\b|\bdarah\b", Field.IGNORED),
    (r"\bnip lama\b|\bnip (?:9|sembilan)\b", Field.IGNORED),
    # The superior before everything that also names a person or a post.
    (r"\batasan (?:dari )?(?:langsung )?(?:pejabat )?(?:atasan|penilai)", Field.IGNORED),
    (
        r"(?=.*\b(?:atasan|penilai|supervisor|superior|pimpinan langsung)\b)"
        r"(?=.*\b(?:jabatan|pangkat|gol|golongan|ruang|unit|unor)\b)",
        Field.IGNORED,
    ),
    (
        rf"^(?=.*\b(?:atasan|penilai|supervisor|superior|pimpinan langsung)\b)(?=.*(?:{NIP}))"
        rf"(?!.*(?:{_NAME}))",
        Field.SUPERIOR_NIP,
    ),
    (r"\b(?:atasan|penilai|supervisor|superior|pimpinan langsung)\b", Field.SUPERIOR),
    # The person.
    (r"\bgelar (?:depan|dpn|di depan)\b|\btitle before\b", Field.FRONT_TITLE),
    (r"\bgelar (?:belakang|blk|blkg|di belakang)\b|\btitle after\b", Field.BACK_TITLE),
    (rf"(?=.*(?:{NIP}))(?=.*(?:{_NAME}))", Field.NAME_AND_NIP),
    (NIP, Field.NIP),
    (
        rf"(?=.*\b(?:tempat|tmp|tpt|kota|place)\b)(?=.*\blahir\b|.*birth)(?=.*{_DATE})",
        Field.BIRTH_PLACE_AND_DATE,
    ),
    (r"\bttl\b|\bt t l\b|^lahir$|^kelahiran$", Field.BIRTH_PLACE_AND_DATE),
    (r"(?=.*\b(?:tempat|tmp|tpt|kota|place)\b)(?=.*\blahir\b|.*birth)", Field.BIRTH_PLACE),
    (
        rf"(?=.*\blahir\b|.*\bbirth)(?=.*{_DATE})|\bbirth ?date\b|^dob$|^tgllahir$",
        Field.BIRTH_DATE,
    ),
    (r"\btahun lahir\b|\blahir\b", Field.IGNORED),
    # What is known and not wanted.
    (
        r"\b(?:pendidikan|ijazah|jurusan|lulus|lulusan|diklat|universitas|perguruan|prodi"
        r"|program studi|bidang studi|mata pelajaran|mapel|tingkat|sekolah asal|strata)\b",
        Field.IGNORED,
    ),
    (
        r"\b(?:agama|alamat|telepon|telp|hp|wa|whatsapp|email|e mail|nik|npwp|karpeg|bpjs|taspen"
        r"|gaji|tunjangan|rekening|bank|umur|usia|masa kerja|mk|kawin|perkawinan|pernikahan"
        r"|tanda tangan|ttd|paraf|foto|sk|kedudukan hukum|kelas|kgb|pensiun|bup)\b",
        Field.IGNORED,
    ),
    (r"^(?:ket|keterangan|catatan|note|notes|remarks)\b", Field.IGNORED),
    (r"\b(?:lama|sebelumnya|sebelum|awal|usulan|tambahan|mutasi|riwayat)\b", Field.IGNORED),
    (
        r"\b(?:jenis )?kelamin\b|^(?:l p|p l|jk|j k|sex|gender|lk pr|lp|l k p r|pria wanita)$",
        Field.SEX,
    ),
    # Rank, position, unit; each with its date before it.
    (rf"(?=.*{_SINCE})(?=.*\b(?:cpns|pppk|p3k|pengangkatan|asn|capeg)\b)", Field.APPOINTED),
    (rf"^(?!tmt|t m t|terhitung)(?=.*\b(?:pangkat|gol)\b.*{_SINCE}$)(?=.*\bgol)", Field.RANK),
    (rf"(?=.*{_SINCE})(?=.*\b(?:pangkat|gol|golongan|ruang|golru|rank)\b)", Field.RANK_SINCE),
    (rf"^(?!tmt|t m t|terhitung)(?=.*\bjabatan\b.*{_SINCE}$)", Field.POSITION),
    (rf"(?=.*{_SINCE})(?=.*\b(?:jabatan|position|eselon)\b)", Field.POSITION_SINCE),
    (rf"(?=.*{_SINCE})(?=.*\w+ \w+)", Field.IGNORED),
    (r"\b(?:eselon|esl|echelon)\b", Field.ECHELON),
    (
        r"(?=.*\bjabatan\b)(?=.*\b(?:jenis|kelompok|rumpun|kategori|tipe|status)\b)",
        Field.POSITION_KIND,
    ),
    (r"\bjenjang\b", Field.GRADE),
    (rf"(?=.*\b(?:pangkat|rank)\b)(?=.*(?:{_RANK_CODE}))", Field.RANK),
    (r"\bjabatan\b|\bposition\b|\bjob title\b", Field.POSITION),
    (rf"{_RANK_CODE}", Field.RANK),
    (r"\bpangkat\b|\brank\b", Field.RANK_NAME),
    (
        r"\bstatus (?:kepegawaian|pegawai|asn|cpns|pns|kerja)|\bjenis (?:asn|pegawai|kepegawaian)"
        r"|\bkategori (?:asn|pegawai)|^(?:pns pppk|pns p3k|status|asn|cpns pns|kepegawaian)$",
        Field.KIND,
    ),
    (rf"(?=.*(?:{_UNIT}|{_AGENCY}))(?=.*\b(?:induk|atasan|parent|utama)\b)", Field.PARENT_UNIT),
    (_UNIT, Field.UNIT),
    (_AGENCY, Field.PARENT_UNIT),
    (
        r"^(?:nama|name|full name|employee name|pegawai|asn)$"
        r"|\bnama (?:lengkap|pegawai|asn|pns|pppk|karyawan|guru|staf|staff|tanpa|dan gelar|dengan"
        r"|beserta|aparatur|personil|peg)\b|\bnama(?:lengkap|pegawai)\b|\bemployee name\b",
        Field.NAME,
    ),
    (_NAME, Field.NAME),
    (rf"^{_SINCE}$", Field.IGNORED),
)
_SYNONYM = re.compile(r"(atasan langsung)\s*[/(]\s*pejabat penilai.*", re.I)
"""The same person said twice, not the superior of the assessor."""
_SPELLED_OUT = re.compile(r"(?:[a-z] ){2,}[a-z]")
"""For instance "N A M A"."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMPILED = tuple((re.compile(pattern), meaning) for pattern, meaning in _RULES)
_BIRTH = frozenset({Field.BIRTH_PLACE_AND_DATE, Field.BIRTH_DATE, Field.BIRTH_PLACE})
_NAMED_GROUPS = frozenset(
    {Field.RANK, Field.RANK_NAME, Field.POSITION, Field.UNIT, Field.PARENT_UNIT, Field.GRADE}
)
_SINCE_OF = {
    Field.POSITION: Field.POSITION_SINCE,
    Field.RANK_NAME: Field.RANK_SINCE,
    Field.RANK: Field.RANK_SINCE,
}
_REFINES = re.compile(
    r"^(?:jenis|kelompok|rumpun|struktural|fungsional|pelaksana|umum|tertentu|terakhir|sekarang"
    r"|saat ini|induk|kerja|organisasi|administrasi|administrator|pengawas)\b"
)
_BARE_SINCE = re.compile(rf"^{_SINCE}$")
_GROUPS = re.compile(
    r"\b(?:pangkat|golongan|gol|jabatan|pendidikan|lahir|kelahiran|identitas|pegawai|unit|atasan"
    r"|penilai|data|masa kerja|diklat|kepegawaian|jenis kelamin|tmt)\b"
)


@cache
def meaning_of(heading: str) -> Field | None:
    """The field a heading stands for; ``IGNORED`` is known and not wanted, ``None`` unknown."""
    folded = fold(_CAMEL.sub(" ", _SYNONYM.sub(r"\1", heading)))
    if not folded:
        return None
    if _SPELLED_OUT.fullmatch(folded):
        folded = folded.replace(" ", "")
    return next((meaning for pattern, meaning in _COMPILED if pattern.search(folded)), None)


@cache
def is_bare_since(heading: str) -> bool:
    """Whether a heading is only "TMT": its meaning is that of the column on its left."""
    return _BARE_SINCE.search(fold(heading)) is not None


@cache
def is_group(heading: str) -> bool:
    """Whether a heading may span others: "PANGKAT" over "GOL" and "TMT"."""
    return _GROUPS.search(fold(heading)) is not None


def within_group(group: str, heading: str) -> Field | None:
    """The meaning of a heading under another one: "NAMA" under "PANGKAT" is the rank's name."""
    above, own = meaning_of(group), meaning_of(heading)
    if is_bare_since(heading):
        return _SINCE_OF.get(above or Field.IGNORED, Field.IGNORED)
    if is_bare_since(group):
        return _SINCE_OF.get(own or Field.IGNORED, Field.IGNORED)
    if above in _BIRTH:
        return meaning_of(f"{heading} lahir")
    if above in {Field.SUPERIOR, Field.SUPERIOR_NIP}:
        return meaning_of(f"{group} {heading}")
    if above is Field.IGNORED:
        return own if own is Field.NIP else Field.IGNORED
    if {above, own} == {Field.NAME, Field.NIP}:
        return Field.NAME_AND_NIP
    if own is Field.NAME and above in _NAMED_GROUPS:
        return above
    if above is Field.SEX:
        return Field.IGNORED
    if own is not None:
        return own
    if above in _NAMED_GROUPS and not _REFINES.search(fold(heading)):
        return Field.IGNORED
    return meaning_of(f"{group} {heading}")
