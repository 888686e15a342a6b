"""What a bundle is, told to a person: without keys, with an office's keys, and when it is bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from enrolled import enrol
from hostile import A, assemble, dump, forge, genuine, header_of

from asn_desktop import cli
from asn_desktop.bundles import container
from asn_desktop.bundles.plain import to_plain
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import periods
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import Blob, Exceptional, Payload, ReferenceSet, Reply, Revised
from asn_desktop.views.parcels import Content, to_text
from asn_desktop.workflows import inspecting, sending
from asn_desktop.workflows.opening import open_office

DATA = Path(__file__).parents[1] / "data/bundles"
Make = Callable[..., Any]


def test_the_header_is_shown_in_words_without_any_key() -> None:
    found = inspecting.inspect(DATA / "perubahan.asnpaket")
    assert found.refused == ""
    assert found.lines[:6] == (
        "perubahan.asnpaket: paket ASN Desktop format 1, 1.730 bita",
        "Jenis            Laporan kantor",
        "Dari             32.04.17",
        "Kepada           PUSAT",
        "Nomor            1 dalam aliran 7f3a9c21d0e4b655",
        "Memuat           catatan jurnal 1 sampai 12",
    )
    assert "belum diperiksa" in found.lines[-1]


def test_a_request_shows_its_check_number() -> None:
    found = inspecting.inspect(DATA / "daftar.asnpaket")
    assert found.lines[-1] == (
        "Permintaan pendaftaran Kecamatan Sukamaju. Nomor periksa: 7925 3646 3060. Cocokkan lewat "
        "telepon."
    )


def test_an_office_sees_what_it_sent(
    tmp_path: Path,
    make_person: Make,
    make_skp: Make,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "kantor"
    with open_office(folder) as office:
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
        leader = make_person(office)
        make_skp(office, make_person(office, assessor=leader), leader)
        enrolled = enrol(office)
        made = sending.make(office, sending.silent)
        file = sending.write_to(office, made[0].id, tmp_path)
    assert cli.main(["bundle", "inspect", str(file), "--data", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "Asli: ditandatangani Kecamatan Mulyorejo dan tidak berubah sejak itu." in said
    assert "  Data pegawai: 2\n" in said
    assert "  SKP: 1\n" in said
    _, payload = enrolled.open_file(file)
    assert f"  Unit kerja: {sum(one.kind == 'unit' for one in payload.revisions)}\n" in said
    damaged = tmp_path / "rusak.asnpaket"
    damaged.write_bytes(file.read_bytes()[:-1] + b"\0")
    assert cli.main(["bundle", "inspect", str(damaged), "--data", str(folder)]) == 1
    said = capsys.readouterr()
    assert "Jenis            Laporan kantor" in said.out
    assert "rusak di perjalanan" in said.err
    assert "Data pegawai" not in said.out


def written(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "paket"
    file.write_bytes(data)
    return file


def test_everything_inside_is_counted(office: Office, tmp_path: Path, elsewhere: None) -> None:
    enrolled = enrol(office)
    gone = Revised("skp", A.installation, to_text(Content("skp", A.installation, None)))
    new = Revised("masa_depan", A.installation, to_text(Content("masa_depan", A.installation, {})))
    payload = Payload(
        revisions=(gone, new),
        reply=Reply(None, (Exceptional("skp", A.installation, "ab" * 32, Standing.HELD),)),
        reference=ReferenceSet(1, {"year": ({"id": "x"}, {"id": "y"})}),
        blobs=(Blob("a", "image/png", b"1"),),
    )
    known = next(one for one in inspecting.identity.keyring(office).values() if one.centre)
    data = container.seal(
        header_of(
            kind=BundleKind.REPLY, place="PUSAT", to="32.04.17", installation=known.installation
        ),
        payload,
        signer=enrolled.centre,
        recipients=[enrolled.me.recipient],
    )
    found = inspecting.inspect(written(tmp_path, data), office)
    assert found.lines[found.lines.index("Di dalamnya:") + 1 :] == (
        "  SKP: 1, di antaranya 1 dihapus",
        "  masa_depan: 1",
        "  Lampiran: 1",
        "  Butir yang tidak langsung digabung: 1",
        "  Baris acuan: 2",
    )


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of a server's office lie in the person's folder, here one of the test."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")


def test_what_is_not_for_us_stays_closed(office: Office, tmp_path: Path, elsewhere: None) -> None:
    enrolled = enrol(office)
    data = container.seal(
        header_of(installation=enrolled.me.installation),
        Payload(),
        signer=enrolled.me.signer,
        recipients=[A.recipient],
    )
    found = inspecting.inspect(written(tmp_path, data), office)
    assert found.refused == ""
    assert found.lines[-1] == "Isinya tidak bisa dibuka dengan kunci kantor ini."


def test_an_unknown_sender_is_told(office: Office, tmp_path: Path, elsewhere: None) -> None:
    file = written(tmp_path, genuine())
    assert "belum punya daftar kunci" in inspecting.inspect(file, office).lines[-1]
    enrol(office)
    assert "belum dikenal" in inspecting.inspect(file, office).refused


def test_a_hostile_header_puts_nothing_on_the_screen(tmp_path: Path) -> None:
    for said in ({"app": "\x1b[2J"}, {"place": "\x1b]0;x\x07"}, {"epoch": "\x1b"}, {"to": "a\nb"}):
        with pytest.raises(BundleFault) as refused:
            inspecting.inspect(written(tmp_path, forge(said=said)))
        assert refused.value.code == "bundle.header"
    words = dump(to_plain(header_of()) | {"format": 2, "app": "\x1b[2J"})
    with pytest.raises(BundleFault) as refused:
        inspecting.inspect(written(tmp_path, assemble(words, [A], b"seal")))
    assert refused.value.code == "bundle.newer"


def test_what_is_no_bundle_is_told_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bundle", "inspect", str(written(tmp_path, b"\xff\xd8\xff"))]) == 2
    assert "gambar, bukan paket" in capsys.readouterr().err
    assert cli.main(["bundle", "inspect", str(tmp_path / "tidak-ada")]) == 2
    assert "tidak ditemukan" in capsys.readouterr().err
