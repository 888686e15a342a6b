"""What happens to files on sticks, in mails and in chats, and how people are told of it."""

from __future__ import annotations

import base64
import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hostile import PUSAT, RING, A, assemble, dump, fault, forge, framed, genuine, header_of, press

from asn_desktop import texts
from asn_desktop.bundles import container, frames
from asn_desktop.bundles.plain import to_plain
from asn_desktop.rules.faults import BundleFault, FaultKind

GOOD = genuine()
MIB = 2**20


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("paket.asnpaket", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (GOOD[:1], "truncated"),
        (GOOD[:8], "truncated"),
        (GOOD[:11], "truncated"),
        (GOOD[:500], "truncated"),
        (GOOD[:-1], "truncated"),
        (GOOD + b"\0", "appended"),
        (GOOD + b"\r\n", "appended"),
        (GOOD.replace(b"\r\n", b"\n"), "as_text"),
        (GOOD.replace(b"\n", b"\r\n"), "as_text"),
        (GOOD.replace(b"\r", b""), "as_text"),
        (GOOD.decode("latin-1").encode("utf-8"), "damaged"),
        (b"\xef\xbb\xbf" + GOOD, "as_text"),
        (GOOD.decode("latin-1").encode("utf-16"), "as_text"),
        (base64.b64encode(GOOD), "base64"),
        (base64.encodebytes(GOOD), "base64"),
        (base64.encodebytes(GOOD).replace(b"\n", b"\r\n"), "base64"),
        (b"Content-Type: x\r\n\r\n" + base64.encodebytes(GOOD), "base64"),
        (b"> " + base64.encodebytes(GOOD), "base64"),
        (gzip.compress(GOOD), "wrapped"),
        (zipped(GOOD), "wrapped"),
        (b"\xff\xd8\xff\xe0 a photo", "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"%PDF-1.7", "paper"),
        (b"Yth. Bapak/Ibu", "not_a_bundle"),
        (bytes(1000), "not_a_bundle"),
    ],
)
def test_a_damaged_file_says_what_happened_to_it(data: bytes, code: str) -> None:
    with pytest.raises(BundleFault) as refused:
        container.look(data, RING)
    assert refused.value.code in (f"bundle.{code}", "bundle.signature" if code == "damaged" else "")
    if code != "damaged":
        assert refused.value.kind is FaultKind.DAMAGED
    words = texts.sentence(refused.value.code, **refused.value.values)
    assert "idak ada yang berubah" in words


def test_every_refusal_of_a_file_can_be_said() -> None:
    """Whoever keeps only the code of what was damaged or too large still has a sentence."""
    for code in texts.codes():
        if code.startswith("bundle.") and BundleFault(code).kind is FaultKind.DAMAGED:
            assert texts.sentence(code)


def test_the_advice_is_to_send_a_document_and_no_picture() -> None:
    for code in ("truncated", "as_text", "damaged", "appended", "empty"):
        words = texts.sentence(f"bundle.{code}")
        assert "sebagai dokumen (bukan foto" in words


@pytest.mark.parametrize("length", [0, 1, 65_537, 2**31, 2**32 - 1])
def test_a_header_of_any_claimed_length_is_refused(length: int) -> None:
    data = GOOD[:8] + length.to_bytes(4) + GOOD[12:]
    assert fault(data) == "bundle.damaged"


@pytest.mark.parametrize(
    "words",
    [
        b"[" * 10_000,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000,
        b'"' + b"\\" * 30_000,
        b"{}",
        b"[]",
        b"null",
        b"NaN",
        b"1" * 5_000,
        b"\xff\xfe",
        b'{"format":true}',
        b'{"format":1e400}',
        dump(to_plain(header_of())).replace(b"42", b"42.0"),
        dump(to_plain(header_of())).replace(b"42", b"18446744073709551616"),
        dump(to_plain(header_of())).replace(b'"PUSAT"', b'"\\ud800"'),
        dump(to_plain(header_of())).replace(b'"PUSAT"', b'"PUS/../AT"'),
        dump(to_plain(header_of())).replace(b"2026-11-21T10", b"2026-11-21 10"),
        dump(to_plain(header_of())).replace(b"+00:00", b""),
        dump(to_plain(header_of())).replace(b'"kind":"perubahan"', b'"kind":"lain"'),
    ],
    ids=range(19),
)
def test_whatever_stands_in_a_signed_header_only_a_fault_comes_out(words: bytes) -> None:
    assert fault(assemble(words, [A], b"seal")) == "bundle.header"


@pytest.mark.parametrize("length", [-1, 0, 10 * 2**40, 2**63 - 1])
def test_a_claimed_length_of_the_content_is_bounded(length: int) -> None:
    assert fault(forge(said={"raw_length": length})) == "bundle.header"
    assert fault(forge(said={"sealed_length": length})) in ("bundle.header", "bundle.truncated")


def grown(tmp_path: Path, **files: bytes) -> dict[str, tuple[str, int]]:
    """Open each file in one process of its own: its code, and how many MiB the process grew."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "_good").write_bytes(GOOD)
    call = [sys.executable, "-c", _MEASURE, str(tmp_path), *files]
    told = subprocess.run(
        call, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    return {name: (code, grew) for name, code, grew in json.loads(told.stdout)}


_MEASURE = """
import json, resource, sys
from pathlib import Path
sys.path.insert(0, "tests/helpers")
import hostile
folder = Path(sys.argv[1])
size_now = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert hostile.container.look((folder / "_good").read_bytes(), hostile.RING)
found = []
for name in sys.argv[2:]:
    data = (folder / name).read_bytes()
    before = size_now()
    code = hostile.fault(data, me=hostile.replace(hostile.PUSAT, secret=SECRET))
    found.append((name, code, (size_now() - before) // 1024))
print(json.dumps(found))
""".replace("SECRET", repr(PUSAT.secret))


def test_no_claim_of_a_file_makes_the_program_grow(tmp_path: Path) -> None:
    """Lengths that lie, bombs, a window of two gibibytes: nothing is allocated for them."""
    said = to_plain(header_of())
    small = framed(frames._frame(b"Z", b""), said)
    gibibyte = press(bytes(2**30), level=1)
    assert len(gibibyte) < 200_000
    descriptor = press(small)
    window = descriptor[:4] + b"\x04\xa8" + descriptor[6:]  # no length, 2 GiB
    found = grown(
        tmp_path,
        header=GOOD[:8] + b"\xff\xff\xff\xff" + GOOD[12:],
        raw=forge(said={"raw_length": 10 * 2**40}),
        negative=forge(said={"raw_length": -1}),
        window=forge(content=small, pressed=window),
        bomb=forge(content=small, pressed=gibibyte),
        larger=forge(pressed=gibibyte, said={"raw_length": 2**30}),
        levels=assemble(b'{"a":' * 10_000, [A], b"seal"),
    )
    assert {name: code for name, (code, _) in found.items()} == {
        "header": "bundle.damaged",
        "raw": "bundle.header",
        "negative": "bundle.header",
        "window": "bundle.size",
        "bomb": "bundle.size",
        "larger": "bundle.header",
        "levels": "bundle.header",
    }
    assert max(grew for _, grew in found.values()) < 10


def test_ten_million_frames_or_columns_are_not_counted_to_the_end(tmp_path: Path) -> None:
    said = to_plain(header_of())
    many = framed(frames._frame(b"S", b"") * 1_000_000, said)
    columns = b'{"id":"%032x","kind":"unit","tables":{"unit":{"columns":[' % 1
    wide = columns + b",".join([b'"x"'] * 900_000) + b'],"values":[]}}}\n'
    line = frames._frame(b"A", b"\0\0") + frames._frame(b"R", wide) + frames._frame(b"Z", b"")
    long = frames._frame(b"S", b'"' + b"x" * (100 * MIB) + b'"\n') + frames._frame(b"Z", b"")
    found = grown(
        tmp_path,
        many=forge(content=many),
        wide=forge(content=framed(line, said)),
        long=forge(content=framed(long, said)),
    )
    assert {code for code, _ in found.values()} == {"bundle.content"}
    assert found["many"][1] < len(many) * 3 // MIB + 10
    assert found["wide"][1] < len(wide) * 30 // MIB + 10
    assert found["long"][1] < 4 * 100 + 10
