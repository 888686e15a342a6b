"""Offices as they would report: parcels of a whole staff for one or more years, as one payload.

    python benchmarks/bundle_office.py --staff 200 --years 1

Per employee and year, after `sync.md` 5: one SKP with 8 results and 16 indicators, the progress of
four quarters (32 realisations), five evaluations with 28 pieces of feedback and 32 views on single
results, five sealed sheets. One office is worked out once; another one is the same text with other
ids, names of units and NIP, which is fast and honest: ids are random and times are spread over the
year, so rows of different offices lie mixed in every index, as they would.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from asn_desktop.models.types import natural_id
from asn_desktop.rules.exchange import PROGRESS
from asn_desktop.views.bundles import Payload, Revised

YEAR: Final = 2026
QUARTERS: Final = ("TW1", "TW2", "TW3", "TW4")
RESULTS, INDICATORS, BEHAVIOURS = 8, 2, 7
OFFICE: Final = "@@@@@@"
"""Stands in the ids of the pattern for the number of the office, six digits."""
KEY: Final = "#id of the progress#"
SEAL: Final = "#fingerprint#"
NIP: Final = "#nip%05d#"


def _parts(words: str) -> list[str]:
    return words.split("|")


_VERBS = _parts(
    "Tersusunnya|Terlaksananya|Terselesaikannya|Terkelolanya|Terlayaninya|"
    "Terfasilitasinya|Termonitornya|Terdokumentasikannya|Tersosialisasikannya|"
    "Terverifikasinya|Meningkatnya|Terpenuhinya"
)
_THINGS = _parts(
    "laporan kinerja triwulan|dokumen perencanaan kecamatan|administrasi kependudukan|surat "
    "keterangan tidak mampu|musyawarah perencanaan pembangunan kelurahan|data profil kelurahan|"
    "kegiatan pemberdayaan kesejahteraan keluarga|pembinaan rukun tetangga dan rukun warga|"
    "pengaduan masyarakat melalui kanal resmi|ketenteraman dan ketertiban umum|pengelolaan barang "
    "milik daerah|surat masuk dan surat keluar|pelayanan administrasi terpadu|verifikasi berkas "
    "bantuan sosial|sarana dan prasarana lingkungan|arsip dinamis aktif dan inaktif|pemungutan "
    "pajak bumi dan bangunan|koordinasi lintas sektor|posyandu dan penurunan stunting|rekapitulasi "
    "kehadiran pegawai|pelaksanaan anggaran belanja|kebersihan dan penghijauan wilayah"
)
_HOW = _parts(
    "sesuai standar operasional prosedur|tepat waktu dan dapat dipertanggungjawabkan|secara "
    "berkala setiap triwulan|dengan tingkat kepuasan minimal baik|di wilayah kerja kelurahan|"
    "berdasarkan perjanjian kinerja camat|untuk seluruh rukun warga|dengan melibatkan tokoh "
    "masyarakat|melalui sistem informasi kecamatan|sampai dengan akhir tahun anggaran|dengan bukti "
    "dukung yang lengkap|tanpa temuan pemeriksaan"
)
_TARGETS = (
    "12 laporan",
    "100 % berkas",
    "4 kegiatan",
    "95 % tepat waktu",
    "24 dokumen",
    "nilai IKM 85",
)
_SAID = _parts(
    "Bekerja dengan tertib dan selalu menyelesaikan tugas sebelum batas waktu.|Perlu lebih sering "
    "berkoordinasi dengan seksi lain sebelum menyusun laporan.|Sopan dan sabar melayani warga, "
    "juga ketika antrean panjang.|Laporan sudah rapi; lampiran foto kegiatan masih kurang.|Cepat "
    "mempelajari aplikasi baru dan membantu rekan yang kesulitan.|Mohon dipertahankan kedisiplinan "
    "dan ketelitian dalam verifikasi berkas.|Sudah menindaklanjuti catatan rapat triwulan lalu "
    "dengan baik.|Bersedia membantu tugas di luar jam kerja ketika ada musyawarah warga."
)
_FIRST = _parts(
    "Siti|Ahmad|Nur|Dewi|Budi|Rina|Agus|Sri|Eko|Lestari|Hendra|Wahyu|Yuliana|Bambang|"
    "Fitri|Andi|Ratna|Joko|Maria|Made"
)
_LAST = _parts(
    "Wulandari|Santoso|Hidayat|Rahmawati|Setiawan|Lestari|Nugroho|Handayani|Saputra|"
    "Kurniawan|Maharani|Siregar|Simanjuntak|Wijaya|Purnomo|Utami|Hasanah|Firmansyah"
)
_POSITIONS = _parts(
    "Pengadministrasi Perkantoran|Pengelola Layanan Operasional|Penata Layanan Operasional|"
    "Analis Kebijakan Ahli Pertama|Kepala Seksi Pemerintahan|Kepala Seksi Pelayanan Umum|"
    "Bendahara Pengeluaran|Pengelola Data dan Informasi|Pranata Komputer Terampil|Lurah|Camat|"
    "Sekretaris Kecamatan"
)


@dataclass(frozen=True)
class Made:
    """One revision of the pattern. ``skp`` and ``period``: of progress, what it is about."""

    kind: str
    key: str
    text: str
    rows: int
    skp: str = ""
    period: str = ""
    seal: str = ""
    nip: int = -1


class Pattern:
    """A whole office once; :meth:`office` makes any number of offices of it."""

    def __init__(self, staff: int, years: int = 1, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.staff, self.years = staff, years
        self.made: list[Made] = []
        self.units = [self._id() for _ in range(13)]
        self.positions = [self._id() for _ in _POSITIONS]
        self.people = [self._id() for _ in range(staff)]
        self._lists()
        for no in range(staff):
            self._person(no)
        for year in range(YEAR - years + 1, YEAR + 1):
            for no in range(staff):
                self._year(no, year)

    @property
    def rows(self) -> int:
        """Rows of the tables an office has, sealed sheets among them."""
        return sum(one.rows for one in self.made)

    # ---- words and ids

    def _id(self) -> str:
        """A UUIDv7 of some moment of the year, with the office where random bits would be."""
        begun = int(datetime(YEAR, 1, 1, tzinfo=UTC).timestamp() * 1000)
        moment = begun + self.chance.randrange(360 * 86_400_000)
        digits = f"{self.chance.getrandbits(48):012x}"
        return f"{moment:012x}7{digits[:3]}8{digits[3:6]}{OFFICE}{digits[6:]}"

    def _sentence(self) -> str:
        pick = self.chance.choice
        return f"{pick(_VERBS)} {pick(_THINGS)} {pick(_HOW)}"

    def _name(self, no: int) -> str:
        return f"{_FIRST[no % len(_FIRST)]} {_LAST[no // len(_FIRST) % len(_LAST)]}"

    def _add(self, kind: str, key: str, tables: Mapping[str, Sequence[Any]], **how: Any) -> None:
        said = {}
        for table, rows in tables.items():
            columns = sorted(rows[0])
            values = sorted(([row[name] for name in columns] for row in rows), key=_by(columns))
            said[table] = {"columns": columns, "values": values}
        text = _encode({"id": KEY if how.get("skp") else key, "kind": kind, "tables": said})
        rows = sum(map(len, tables.values())) + (kind == "version")
        self.made.append(Made(kind, key, text, rows, **how))

    # ---- what an office has

    def _lists(self) -> None:
        for no, key in enumerate(self.units):
            name = f"Kelurahan {no} Wilayah {OFFICE}" if no else f"Kecamatan {OFFICE}"
            row = {"id": key, "name": name, "folded": name.lower(), "closed_on": None}
            self._add("unit", key, {"unit": [row | {"parent_id": self.units[0] if no else None}]})
        for key, words in zip(self.positions, _POSITIONS, strict=True):
            row = {"id": key, "name": words, "folded": words.lower(), "kind": None, "grade": None}
            self._add("position", key, {"position": [row | {"echelon": None, "form_family": None}]})

    def _person(self, no: int) -> None:
        key, born = self.people[no], date(1968, 1, 1) + timedelta(days=97 * no % 11_000)
        boss = self.people[(no - 1) // 8] if no else None
        person = {"id": key, "name": self._name(no), "kind": "pns", "birth_place": "Surabaya"}
        person |= {"birth_date": born.isoformat(), "sex": ("man", "woman")[no % 2], "note": None}
        person |= {"outside_title": None, "outside_agency": None}
        spans = {"person_id": key, "since": "2020-01-01", "until": None}
        where = {"unit_id": self.units[no % 13], "heads": no < 13}
        job = where | {"position_id": self.positions[no % len(self.positions)]}
        boss_row = {"assessor_id": boss, "written": None, "problem": None}
        self._add(
            "person",
            key,
            {
                "person": [person],
                "person_nip": [spans | {"id": self._id(), "nip": NIP % no}],
                "person_rank": [spans | {"id": self._id(), "rank": ("III/a", "III/c")[no % 2]}],
                "placement": [spans | job | {"id": self._id()}],
                "person_assessor": [spans | boss_row | {"id": self._id()}],
                "person_status": [spans | {"id": self._id(), "status": "active", "note": None}],
            },
            nip=no,
        )

    def _year(self, no: int, year: int) -> None:
        skp, key = self._id(), self.people[no]
        boss = self.people[(no - 1) // 8] if no else None
        results = [self._result(skp, at) for at in range(RESULTS)]
        indicators = [
            self._indicator(result["id"], at) for result in results for at in range(INDICATORS)
        ]
        row = {"id": skp, "person_id": key, "assessor_id": boss, "year": year, "number": 1}
        row |= {"starts": f"{year}-01-01", "ends": f"{year}-12-31", "approach": "quantitative"}
        row |= {"family": "staff", "state": "set", "previous_id": None, "reason": None}
        row |= {"submitted_on": f"{year}-01-12", "set_on": f"{year}-01-19"}
        tables = {"skp": [row], "work_result": results, "indicator": indicators}
        self._add("skp", skp, tables)
        for code in QUARTERS:
            self._progress(skp, results, natural_id("period", year, code).hex)
        for code in (*QUARTERS, "AKHIR"):
            self._evaluation(no, skp, results, year, code)

    def _result(self, skp: str, at: int) -> dict[str, Any]:
        row = {"id": self._id(), "skp_id": skp, "section": "main" if at < 6 else "additional"}
        row |= {"no": at + 1, "text": self._sentence(), "assigned_by": "Camat", "source": None}
        row |= {"supports_text": self._sentence(), "supports_indicator": "", "supports_id": None}
        row |= {"copied_from": None, "origin_id": None, "draft_source": False}
        return row | {"study_leave": False}

    def _indicator(self, result: str, at: int) -> dict[str, Any]:
        row = {"id": self._id(), "work_result_id": result, "no": at + 1, "text": self._sentence()}
        row |= {"aspect": ("quantity", "time")[at % 2], "target": self.chance.choice(_TARGETS)}
        return row | {"perspective": None, "copied_from": None, "origin_id": None}

    def _progress(self, skp: str, results: Sequence[Mapping[str, Any]], period: str) -> None:
        rows = [
            {
                "id": self._id(),
                "work_result_id": result["id"],
                "period_id": period,
                "indicator_id": None,
                "text": f"{self.chance.choice(_TARGETS)}: {self._sentence()}.",
                "evidence": f"Berkas {self.chance.randrange(10_000)}",
            }
            for result in results
        ]
        self._add(PROGRESS, self._id(), {"realisation": rows}, skp=skp, period=period)

    def _evaluation(
        self, no: int, skp: str, results: Sequence[Mapping[str, Any]], year: int, code: str
    ) -> None:
        key, person = self._id(), self.people[no]
        boss = self.people[(no - 1) // 8] if no else None
        row = {"id": key, "skp_id": skp, "person_id": person, "assessor_id": boss, "state": "rated"}
        row |= {"period_id": natural_id("period", year, code).hex, "work_rating": 2, "note": ""}
        row |= {"behaviour_rating": 2, "predicate": 2, "doubtful": False, "superior_id": None}
        row |= {"without_realisation": None, "override_reason": None, "reopen_reason": None}
        row |= {"rated_on": f"{year}-04-08", "study_predicate": None, "study_reason": None}
        row |= {"passed_on": None, "rated_by_superior": False}
        tables: dict[str, list[dict[str, Any]]] = {"evaluation": [row]}
        if code != "AKHIR":
            tables["feedback"] = [self._feedback(key, at, year) for at in range(BEHAVIOURS)]
            tables["result_view"] = [
                {
                    "id": self._id(),
                    "evaluation_id": key,
                    "work_result_id": result["id"],
                    "rating": self.chance.choice((1, 2, 2, 2, 3)),
                }
                for result in results
            ]
        self._add("evaluation", key, tables)
        self._version(key, person, skp, year, code)

    def _feedback(self, evaluation: str, at: int, year: int) -> dict[str, Any]:
        row = {"id": self._id(), "evaluation_id": evaluation, "giver": "leader", "value": at + 1}
        row |= {"on": f"{year}-03-2{at}", "text": self.chance.choice(_SAID), "evidence": ""}
        row |= {"giver_name": self._name(at), "manner": "direct", "rhythm": "regular"}
        row |= {"initiative": "given", "positive": True, "indicator_id": None}
        return row | {"work_result_id": None}

    def _version(self, evaluation: str, person: str, skp: str, year: int, code: str) -> None:
        key = self._id()
        lines = [[at + 1, self._sentence(), self.chance.choice(_SAID)] for at in range(RESULTS)]
        seal = _encode({"form": "B.1.4", "document": evaluation, "lines": lines, "period": code})
        row = {"id": key, "document_id": evaluation, "form": "B.1.4", "number": 1, "parent": None}
        row |= {"person_id": person, "fingerprint": SEAL, "year": year, "period": code}
        row |= {"sealed_at": f"{year}-04-08T03:00:00.000000+00:00", "skp_id": skp}
        self._add("version", key, {"version": [row | {"signer_id": None}]}, seal=seal)

    # ---- an office of it

    def office(self, number: int) -> Payload:
        """What office ``number`` (0 to 16,777,215) has to tell."""
        mark = f"{number:06x}"
        revisions, sealed = [], {}
        for one in self.made:
            text, key = one.text.replace(OFFICE, mark), one.key.replace(OFFICE, mark)
            if one.nip >= 0:
                text = text.replace(NIP % one.nip, nip(number * self.staff + one.nip))
            if one.skp:
                skp = UUID(hex=one.skp.replace(OFFICE, mark))
                found = natural_id(PROGRESS, skp, UUID(hex=one.period))
                key = found.hex
                text = text.replace(KEY, key)
            if one.seal:
                content = one.seal.replace(OFFICE, mark)
                fingerprint = hashlib.sha256(content.encode()).hexdigest()
                sealed[fingerprint] = content
                text = text.replace(SEAL, fingerprint)
            revisions.append(Revised(one.kind, UUID(hex=key), text.encode()))
        return Payload(revisions=tuple(revisions), sealed=sealed)


def nip(number: int) -> str:
    """A NIP of its own for every employee of the country."""
    born = date(1968, 1, 1) + timedelta(days=number % 11_000)
    rest = number // 11_000
    return f"{born:%Y%m%d}{2000 + rest // 12 % 25:04}{rest % 12 + 1:02}1{rest // 300 % 1000:03}"


def _by(columns: Sequence[str]) -> Any:
    at = list(columns).index("id")
    return lambda values: values[at]


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def main() -> None:
    """Say what an office of a size weighs."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--staff", type=int, default=200)
    asked.add_argument("--years", type=int, default=1)
    told = asked.parse_args()
    begun = time.perf_counter()
    pattern = Pattern(told.staff, told.years)
    worked_out = time.perf_counter()
    payload = pattern.office(1)
    made = time.perf_counter()
    size = sum(len(one.text) for one in payload.revisions) + sum(map(len, payload.sealed.values()))
    print(
        f"{told.staff} staff, {told.years} years: {len(payload.revisions):,} parcels, "
        f"{pattern.rows:,} rows, {size:,} bytes; pattern {worked_out - begun:.2f} s, "
        f"an office of it {made - worked_out:.2f} s"
    )


if __name__ == "__main__":
    main()
