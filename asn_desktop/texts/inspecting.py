"""What `asn-desktop bundle inspect` says of a bundle: its header in words, and what is inside."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "inspect.file": (
        "{file}: paket ASN Desktop format {format}, {size} bita",
        "{file}: ASN Desktop bundle of format {format}, {size} bytes",
    ),
    "inspect.kind": ("Jenis            {kind}", "Kind             {kind}"),
    "inspect.from": ("Dari             {place}", "From             {place}"),
    "inspect.to": ("Kepada           {place}", "To               {place}"),
    "inspect.number": (
        "Nomor            {number} dalam aliran {epoch}",
        "Number           {number} in stream {epoch}",
    ),
    "inspect.carries": (
        "Memuat           catatan jurnal {first} sampai {last}",
        "Carries          journal entries {first} to {last}",
    ),
    "inspect.previous": ("Sesudah          {sha256}", "After            {sha256}"),
    "inspect.have": (
        "Sudah diterima   sampai {position} dari aliran {epoch}",
        "Has received     up to {position} of stream {epoch}",
    ),
    "inspect.created": (
        "Dibuat           {on} {at} dengan program {app}, skema {schema}",
        "Made             {on} {at} with program {app}, schema {schema}",
    ),
    "inspect.lists": (
        "Pegangan         daftar kunci {key_list}, acuan {reference}",
        "Knows            key list {key_list}, reference set {reference}",
    ),
    "inspect.size": (
        "Isi              {raw} bita, tersegel {sealed} bita",
        "Content          {raw} bytes, sealed {sealed} bytes",
    ),
    "inspect.sha256": ("SHA-256          {sha256}", "SHA-256          {sha256}"),
    "inspect.key": ("Kunci            {key}", "Key              {key}"),
    "inspect.unchecked": (
        "Pengirimnya belum diperiksa: sebut folder kantor dengan --data.",
        "Who sent it was not checked: name the folder of the office with --data.",
    ),
    "inspect.no_keys": (
        "Pengirimnya belum diperiksa: kantor ini belum punya daftar kunci.",
        "Who sent it was not checked: this office has no key list yet.",
    ),
    "inspect.genuine": (
        "Asli: ditandatangani {name} dan tidak berubah sejak itu.",
        "Genuine: signed by {name} and not changed since.",
    ),
    "inspect.request": (
        "Permintaan pendaftaran {name}. Nomor periksa: {number}. Cocokkan lewat telepon.",
        "{name} asks to be enrolled. Check number: {number}. Compare it by telephone.",
    ),
    "inspect.closed": (
        "Isinya tidak bisa dibuka dengan kunci kantor ini.",
        "None of this office's keys opens it.",
    ),
    "inspect.inside": ("Di dalamnya:", "Inside:"),
    "inspect.count": ("  {label}: {count}", "  {label}: {count}"),
    "inspect.count_deleted": (
        "  {label}: {count}, di antaranya {deleted} dihapus",
        "  {label}: {count}, {deleted} of them deleted",
    ),
    "inspect.empty": ("  tidak ada apa-apa", "  nothing"),
    "inspect.kind.perubahan": ("Laporan kantor", "Report of an office"),
    "inspect.kind.lampiran": ("Lampiran kantor", "Attachments of an office"),
    "inspect.kind.balasan": ("Balasan pusat", "Answer of the centre"),
    "inspect.kind.pemulihan": ("Pemulihan dari pusat", "Recovery from the centre"),
    "inspect.kind.acuan": ("Acuan dari pusat", "Reference set of the centre"),
    "inspect.kind.sertifikat": ("Paket kantor dari pusat", "Office kit of the centre"),
    "inspect.kind.daftar": ("Permintaan pendaftaran", "Request to be enrolled"),
    "inspect.sealed": ("Isi lembar tersegel", "Contents of sealed sheets"),
    "inspect.blobs": ("Lampiran", "Attachments"),
    "inspect.exceptions": ("Butir yang tidak langsung digabung", "Not simply merged"),
    "inspect.decisions": ("Keputusan", "Decisions"),
    "inspect.returned": ("Dikembalikan", "Returned"),
    "inspect.approved": ("Disetujui", "Approved"),
    "inspect.proposals": ("Usulan", "Proposals"),
    "inspect.missing": ("Lampiran yang diminta", "Attachments asked for"),
    "inspect.reference": ("Baris acuan", "Rows of reference"),
    "inspect.key_list": ("Daftar kunci, nomor", "Key list, number"),
    "inspect.acknowledged": ("Diakui sampai", "Acknowledged up to"),
}
