"""The frozen files are read for ever, by us and by a stranger who has only the document."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from pathlib import Path
from typing import Any
from uuid import UUID

import hypothesis
import hypothesis.strategies as st
import pytest
import stranger
from hostile import PUSAT, A, genuine, revised

from asn_desktop.bundles import container, frames, keylist, keys, seals, strict, token
from asn_desktop.bundles.plain import to_plain
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import Blob, Header, KeyEntry, Payload, Revised
from asn_desktop.views.parcels import Content, from_text, to_text

HOME = Path(__file__).parents[2]
DATA = HOME / "tests/data/bundles"
DOCUMENT = (HOME / "docs/bundle-format.md").read_text(encoding="utf-8")
KEYS: dict[str, Any] = json.loads((DATA / "kunci.json").read_text())
OFFICE, CENTRE = KEYS["office"], KEYS["centre"]
PUBLICS = {each["key_id"]: bytes.fromhex(each["signing"]) for each in (OFFICE, CENTRE)}
ROOTS = [bytes.fromhex(each["signing"]) for each in KEYS["roots"]]


def frozen(name: str) -> bytes:
    data = (DATA / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == KEYS["sha256"][name]
    return data


def known() -> dict[str, KeyEntry]:
    return keylist.keyring(keylist.verify(frozen("daftar-kunci.txt"), roots=ROOTS))


def ours(name: str, me: dict[str, Any]) -> tuple[Header, Payload]:
    receiver = container.Receiver(me["place"])
    return container.open_sealed(frozen(name), known(), receiver, [me["age_secret"]])


def test_a_report_of_format_1_is_read_for_ever() -> None:
    header, payload = ours("perubahan.asnpaket", CENTRE)
    assert (header.kind, header.place, header.number) == (BundleKind.CHANGES, "32.04.17", 1)
    assert (header.after, header.upto) == (0, 12)
    assert header.created.isoformat() == "2026-11-21T10:00:00+07:00"
    unit = UUID("0199c0de-0000-7000-8000-00000000000a")
    rows = {"unit": [{"id": unit.hex, "name": "Seksi Pelayanan"}]}
    before = hashlib.sha256(b"before").hexdigest()
    text = to_text(Content("unit", unit, rows))
    assert payload == Payload(revisions=(Revised("unit", unit, text, (before,)),))
    assert from_text(payload.revisions[0].text).rows == rows


def test_the_recovery_key_and_the_sender_open_it_too() -> None:
    for secret in (KEYS["recovery"]["age_secret"], OFFICE["age_secret"]):
        assert ours("perubahan.asnpaket", {**CENTRE, "age_secret": secret})[1].revisions


def test_an_answer_of_format_1_is_read_for_ever() -> None:
    header, payload = ours("balasan.asnpaket", OFFICE)
    assert header.have == ("7f3a9c21d0e4b655", 12)
    assert payload.reply is not None
    assert payload.reply.ack is not None
    assert payload.reply.ack.position == 12
    assert payload.reply.exceptions[0].standing is Standing.QUESTION
    assert payload.reply.note == "Terima kasih."
    assert payload.reference is not None
    assert (payload.reference.number, payload.reference.agency) == (3, "BKPSDM")
    assert payload.key_list == frozen("daftar-kunci.txt")
    assert payload.blobs == (Blob("logo.png", "image/png", bytes(range(64))),)
    assert [one.kind for one in payload.revisions] == ["unit", "skp"]
    assert list(payload.sealed.values()) == ['{"nama":"Sri Wahyuni","nilai":[1,2,null]}']


def test_a_request_of_format_1_is_read_for_ever() -> None:
    receiver = container.Receiver("PUSAT")
    _, payload = container.open_sealed(frozen("daftar.asnpaket"), {}, receiver, [])
    assert payload.request is not None
    assert payload.request.signing.hex() == OFFICE["signing"]
    assert keys.check_number(payload.request) == KEYS["check_number"]


def test_an_acknowledgement_of_format_1_is_read_for_ever() -> None:
    said = KEYS["acknowledgement"]
    ack = token.decode(said["text"], known(), [UUID(said["installation"])])
    assert to_plain(ack) == {
        **{name: said[name] for name in ("installation", "epoch", "position", "centre_epoch")},
        "bundle": said["bundle"][:32],
    }


# ---- the stranger


@pytest.mark.parametrize(
    ("name", "me"),
    [("perubahan.asnpaket", CENTRE), ("balasan.asnpaket", OFFICE), ("daftar.asnpaket", CENTRE)],
)
def test_a_stranger_reads_the_frozen_files_as_we_do(name: str, me: dict[str, Any]) -> None:
    agrees(frozen(name), *ours(name, me), me["age_secret"], PUBLICS)


def agrees(
    data: bytes, header: Header, payload: Payload, secret: str, publics: dict[str, bytes]
) -> None:
    found = stranger.read(data, publics, secret)
    assert found["header"] == to_plain(header)
    assert found["manifest"]["counts"] == frames.counts(payload)
    assert [
        (one["kind"], one["id"], one["text"], tuple(one["ancestors"])) for one in found["revisions"]
    ] == [(one.kind, one.id.hex, one.text, one.ancestors) for one in payload.revisions]
    assert {name: line.decode() for name, line in found["sheets"].items()} == payload.sealed
    assert found["reply"] == to_plain(payload.reply)
    assert found["reference"] == to_plain(payload.reference)
    assert found["request"] == to_plain(payload.request)
    assert found["key_list"] == payload.key_list
    assert [(label["name"], content) for label, content in found["blobs"]] == [
        (blob.name, blob.content) for blob in payload.blobs
    ]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@hypothesis.given(st.lists(st.tuples(st.integers(1, 2**128 - 1), WORDS), max_size=8), WORDS)
@hypothesis.settings(deadline=None, max_examples=40)
def test_a_stranger_reads_any_report_as_we_do(rows: list[tuple[int, str]], sheet: str) -> None:
    content = json.dumps({"isi": sheet}, ensure_ascii=False)
    payload = Payload(
        revisions=tuple(
            revised(number, name, ancestors=("ab" * 32,) * (number % 3)) for number, name in rows
        ),
        sealed={hashlib.sha256(content.encode()).hexdigest(): content},
    )
    data = genuine(payload)
    header, found = container.open_sealed(
        data,
        {A.signer.key_id: A.entry},
        container.Receiver("PUSAT"),
        [PUSAT.secret],
    )
    agrees(data, header, found, PUSAT.secret, {A.signer.key_id: A.signer.public})


def test_a_stranger_checks_the_key_list_and_the_acknowledgement() -> None:
    listed = stranger.read_key_list(frozen("daftar-kunci.txt"), ROOTS)
    assert [b64decode(one["signing"]).hex() for one in listed["entries"]] == [
        OFFICE["signing"],
        CENTRE["signing"],
    ]
    said = KEYS["acknowledgement"]
    found = stranger.read_acknowledgement(
        said["text"], PUBLICS[CENTRE["key_id"]], bytes.fromhex(said["installation"])
    )
    assert found["bundle"] == said["bundle"][:32]
    assert all(found[name] == said[name] for name in ("epoch", "position", "centre_epoch"))


def test_a_stranger_computes_the_check_number() -> None:
    request = stranger.read(frozen("daftar.asnpaket"), PUBLICS, "")["request"]
    number = stranger.check_number(request, bytes.fromhex(OFFICE["signing"]))
    assert KEYS["check_number"].startswith(number)


def test_the_stranger_is_nobody_of_the_house() -> None:
    assert "asn_desktop" not in (HOME / "tests/helpers/stranger.py").read_text()


# ---- the document says what the program does


def test_the_bytes_in_the_document_are_those_of_the_file() -> None:
    blocks = [block.split("```")[0] for block in DOCUMENT.split("```\n")[1::2]]
    printed = [
        b"".join(bytes.fromhex(line[6:53]) for line in block.splitlines() if line[4:6] == "  ")
        for block in blocks
    ]
    data = frozen("perubahan.asnpaket")
    pressed = seals.decrypt(bytes(container.cut(data).sealed), [CENTRE["age_secret"]])
    content = seals.unpress(ours("perubahan.asnpaket", CENTRE)[0], pressed)
    assert printed == [data[:722], content]
    assert f"{len(data):,} bytes, SHA-256 `{hashlib.sha256(data).hexdigest()}`" in DOCUMENT
    assert f"decrypted, {len(pressed)} bytes" in DOCUMENT
    for name in ("signing", "key_id"):
        assert OFFICE[name] in DOCUMENT
    assert CENTRE["age_secret"] in DOCUMENT


def test_the_document_names_every_field_frame_kind_limit_and_code() -> None:
    for name in Header.__dataclass_fields__:
        assert f"`{name}`" in DOCUMENT, name
    for kind in BundleKind:
        assert f"`{kind.value}`" in DOCUMENT
    for letter in frames.ORDER:
        assert f"`{letter.decode()}`" in DOCUMENT
    for media_type in (container.MEDIA_TYPE, keylist.MEDIA_TYPE, token.MEDIA_TYPE):
        assert media_type in DOCUMENT
    for words in (
        f"{container.HEADER_LIMIT:,}",
        f"{container.SIZE_LIMIT // 2**20} MiB",
        f"{container.WRITE_LIMIT // 2**20} MiB",
        f"{container.RAW_LIMIT // 2**20} MiB",
        f"{seals.WINDOW_LIMIT // 2**20} MiB",
        f"{frames.LINE_LIMIT // 2**20} MiB",
        f"{frames.LINES_LIMIT:,} lines",
        f"at most {frames.ANCESTORS_LIMIT:,}",
        f"up to {frames.BLOBS_LIMIT:,} times",
        f"at most {strict.DEPTH} levels",
        f"{strict.COLUMNS} columns",
        f"DSSEv1 {len(container.MEDIA_TYPE)} {container.MEDIA_TYPE} H header",
        token.ALPHABET,
    ):
        assert words in DOCUMENT, words


def test_the_document_names_every_refusal_of_the_reader() -> None:
    source = "".join(
        (HOME / f"asn_desktop/bundles/{name}.py").read_text()
        for name in ("container", "seals", "frames", "damage")
    )
    codes = {part.split('"')[0] for part in source.split('"bundle.')[1:]}
    assert codes - {"too_large_to_send"} <= {
        each.strip("`")
        for each in DOCUMENT.replace("(", " ").replace(",", " ").replace(")", " ").split()
    }


def test_the_frozen_file_is_judged_like_every_other() -> None:
    data = frozen("perubahan.asnpaket")
    with pytest.raises(BundleFault):
        container.look(data[:700] + b"B" + data[701:], known())
