"""What a folder brings to the inbox of the centre."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.workflows import inbox


def test_a_damaged_bundle_of_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    inside = tmp_path / "Kecamatan"
    inside.mkdir()
    damaged = inside / "ASN_35.15.01_0001.ASNPAKET"
    damaged.write_bytes(b"\0" * 500)  # its first sector is gone
    (inside / "catatan.txt").write_text("bukan paket")
    (inside / ".tersembunyi.asnpaket").write_bytes(b"\0")
    named = tmp_path / "foto.jpg"
    named.write_bytes(b"\xff\xd8")
    assert inbox.files_below([inside, named]) == [damaged, named]
