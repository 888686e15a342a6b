"""A bundle goes out and comes back the same; who may send and who may read what."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import hypothesis
import hypothesis.strategies as st
import pytest
from hostile import (
    PAYLOAD,
    PUSAT,
    RING,
    STRANGER,
    A,
    B,
    body_of,
    cast,
    fault,
    forge,
    genuine,
    header_of,
    opened,
    request_of,
    revised,
    ring,
)

from asn_desktop import texts
from asn_desktop.bundles import container, frames
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.faults import BundleFault, FaultKind
from asn_desktop.rules.findings import Finding, Severity, WorldFault
from asn_desktop.rules.merging import Choice, HeldWhy, KeyState, QuestionKind, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import (
    Ack,
    Approved,
    Blob,
    Decision,
    Exceptional,
    Payload,
    Proposal,
    ReferenceSet,
    Reply,
    Returned,
    ReturnedLine,
    Revised,
)
from asn_desktop.views.parcels import Content, to_text

DAY = date(2026, 11, 20)
ID = UUID(int=77)
ANSWER = Reply(
    ack=Ack(A.installation, "7f3a9c21d0e4b655", 2690, "ab" * 32, "00" * 8),
    exceptions=(
        Exceptional("skp", ID, "cd" * 32, Standing.QUESTION),
        Exceptional(
            "skp",
            ID,
            "ce" * 32,
            Standing.HELD,
            HeldWhy.INVALID,
            Finding("parcel.value", Severity.ERROR, {"field": "name", "at": 3}),
        ),
    ),
    decisions=(
        Decision(
            QuestionKind.FORK, "skp", ID, Choice.COMBINED, "aa" * 32, "Benar", "Sri", DAY, "bb" * 32
        ),
    ),
    returned=(
        Returned(
            ID,
            ID,
            "skp",
            "aa" * 32,
            DAY,
            "Sri",
            "Mohon lengkapi",
            (ReturnedLine("indicator", ID, "Target?"),),
        ),
    ),
    approved=(Approved(ID, ID, "evaluation", "aa" * 32, DAY, "Sri"),),
    proposals=(Proposal(Choice.MOVED, ID, UUID(int=78), "Pindah ke Cibiru", DAY, DAY),),
    missing=("ee" * 32,),
    note="Terima kasih",
)
SHEET = '{"nama":"Sri Wahyuni","skor":[1,2.5,null]}'


def test_what_an_office_sends_comes_out_the_same() -> None:
    payload = Payload(
        revisions=(
            revised(1, "Sukamaju – “tepi” \u2028 kali", ancestors=("11" * 32, "22" * 32)),
            Revised("skp", ID, to_text(Content("skp", ID, None))),
        ),
        sealed={hashlib.sha256(SHEET.encode()).hexdigest(): SHEET},
    )
    payload = by_kind(payload)
    assert opened(genuine(payload)) == payload
    assert opened(genuine(payload), me=replace(PUSAT, secret=A.secret)) == payload  # read-back


def test_what_the_centre_answers_comes_out_the_same() -> None:
    payload = Payload(
        revisions=(revised(),),
        reply=ANSWER,
        reference=ReferenceSet(
            14, {"period": ({"id": ID.hex, "year": 2026, "open": True},)}, "BKPSDM"
        ),
        key_list=b"{}\n",
        blobs=(Blob("logo.png", "image/png", bytes(range(256))),),
    )
    data = genuine(payload, PUSAT, A, kind=BundleKind.REPLY)
    assert opened(data, me=A) == payload


@pytest.mark.parametrize("kind", [BundleKind.KIT, BundleKind.RECOVERY, BundleKind.REFERENCE])
def test_the_other_kinds_of_the_centre(kind: BundleKind) -> None:
    payload = Payload(key_list=b"{}\n")
    assert opened(genuine(payload, PUSAT, A, kind=kind), me=A) == payload


def test_an_attachment_is_bytes_with_a_label_that_is_no_path() -> None:
    names = (
        "..\\..\\windows\\x.pdf",
        "../../etc/passwd",
        "CON",
        "a" * 300,
        "b\x00\n\u202egp.pdf",
        "..",
    )
    blobs = tuple(Blob(name, "application/pdf", name.encode()) for name in names)
    found = opened(genuine(Payload(blobs=blobs), kind=BundleKind.ATTACHMENTS)).blobs
    assert [one.name for one in found] == [
        "x.pdf",
        "passwd",
        "CON",
        "a" * 200,
        "bgp.pdf",
        "lampiran",
    ]
    assert [one.content for one in found] == [name.encode() for name in names]


def test_the_header_is_clear_and_names_nobody() -> None:
    payload = Payload(revisions=(revised(name="Sri Wahyuni 198001012005012001"),))
    data = genuine(payload)
    start = 12 + int.from_bytes(data[8:12])
    said = json.loads(data[12:start])
    assert b"Wahyuni" not in data
    assert set(said) == set(header_of().__dataclass_fields__)
    assert container.look(data, RING).number == 42


def test_two_files_of_the_same_content_are_not_alike() -> None:
    first, second = genuine(), genuine()
    assert opened(first) == opened(second)
    heads = [container.look(data, RING).manifest_sha256 for data in (first, second)]
    assert heads[0] != heads[1]  # the salt: nobody guesses the content from its hash


def test_a_request_needs_no_key_to_be_read_and_proves_its_own() -> None:
    data = container.seal(
        header_of(STRANGER, kind=BundleKind.REQUEST, number=1, after=0, upto=0),
        Payload(request=request_of()),
        signer=STRANGER.signer,
        recipients=[],
    )
    header, payload = container.open_sealed(data, {}, container.Receiver("PUSAT"), [])
    assert payload.request == request_of()
    assert header.signing == STRANGER.signer.public.hex()


def test_the_old_key_vouches_for_the_new_one() -> None:
    new = replace(A, signer=STRANGER.signer)
    data = container.seal(
        header_of(new, kind=BundleKind.REQUEST),
        Payload(request=request_of(new, replaces=A.installation, reason="diganti")),
        signer=new.signer,
        recipients=[],
        also=[A.signer],
    )
    assert opened(data).request == request_of(new, replaces=A.installation, reason="diganti")
    other = container.seal(
        header_of(new, kind=BundleKind.REQUEST),
        Payload(request=request_of(new)),
        signer=new.signer,
        recipients=[],
        also=[B.signer],
    )
    assert fault(other) == "bundle.place"


@pytest.mark.parametrize(
    ("changed", "upto", "code"),
    [
        ({"state": KeyState.REVOKED, "until": 2690}, 2690, ""),
        ({"state": KeyState.REVOKED, "until": 2690}, 2691, "bundle.revoked"),
        ({"state": KeyState.REVOKED}, 2690, "bundle.revoked"),
        ({"state": KeyState.REVOKED, "until": 2690, "epoch": "00" * 8}, 2690, "bundle.revoked"),
        ({"state": KeyState.REVOKED, "until": 2690, "epoch": ""}, 2690, "bundle.revoked"),
        ({"state": KeyState.RETIRED, "until": 2690, "epoch": ""}, 2690, ""),
        ({"state": KeyState.RETIRED, "until": 2690, "epoch": "00" * 8}, 2690, "bundle.revoked"),
        ({"state": KeyState.RETIRED}, 2690, ""),
        ({"state": KeyState.RETIRED, "until": 2000}, 2690, "bundle.revoked"),
        ({"state": KeyState.REQUESTED}, 2690, "bundle.key_waits"),
    ],
)
def test_a_key_counts_only_as_far_as_it_does(
    changed: dict[str, object], upto: int, code: str
) -> None:
    known = ring(replace(A, **changed), PUSAT)  # type: ignore[arg-type]
    assert fault(genuine(upto=upto), known) == code


@pytest.mark.parametrize("state", [KeyState.REVOKED, KeyState.RETIRED])
def test_a_withdrawn_key_vouches_for_no_new_one(state: KeyState) -> None:
    """Who stole an old key does not get a new one by it, whatever it may still report."""
    new = replace(A, signer=STRANGER.signer)
    data = container.seal(
        header_of(new, kind=BundleKind.REQUEST, after=0, upto=0),
        Payload(request=request_of(new, replaces=A.installation)),
        signer=new.signer,
        recipients=[],
        also=[A.signer],
    )
    assert fault(data, ring(replace(A, state=state, until=2690), PUSAT)) == "bundle.revoked"
    assert fault(data) == ""


@pytest.mark.parametrize(
    ("state", "until", "code"),
    [
        (KeyState.REVOKED, 2690, "bundle.revoked"),
        (KeyState.REVOKED, None, "bundle.revoked"),
        (KeyState.RETIRED, 2690, "bundle.revoked"),
        (KeyState.RETIRED, None, ""),
    ],
)
def test_a_withdrawn_key_of_the_centre_answers_nobody(
    state: KeyState, until: int | None, code: str
) -> None:
    data = genuine(Payload(), PUSAT, A, kind=BundleKind.REPLY, after=0, upto=0)
    known = ring(A, replace(PUSAT, state=state, until=until))
    assert fault(data, known, A) == code


def test_every_kind_of_parcel_fits_the_line() -> None:
    for kind in PARCELS:
        text = to_text(Content(kind, ID, {kind: [{"id": ID.hex}]}))
        assert (
            opened(genuine(Payload(revisions=(Revised(kind, ID, text),)))).revisions[0].kind == kind
        )


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (Payload(reply=ANSWER), BundleKind.CHANGES),
        (Payload(request=request_of()), BundleKind.REPLY),
        (PAYLOAD, BundleKind.ATTACHMENTS),
        (Payload(revisions=(Revised("unit", ID, b"{}"),)), BundleKind.CHANGES),
        (Payload(revisions=(replace(revised(), kind="skp"),)), BundleKind.CHANGES),
        (Payload(revisions=(replace(revised(), id=ID),)), BundleKind.CHANGES),
        (Payload(revisions=(revised(ancestors=("abcd",)),)), BundleKind.CHANGES),
        (Payload(revisions=(revised(ancestors=("ab" * 32,) * 1001),)), BundleKind.CHANGES),
        (Payload(revisions=(revised(name="x" * 2**22),)), BundleKind.CHANGES),
        (Payload(sealed={"ab" * 32: "{}"}), BundleKind.CHANGES),
    ],
)
def test_what_may_not_travel_so_is_not_written(payload: Payload, kind: BundleKind) -> None:
    with pytest.raises(ValueError, match=r"."):
        genuine(payload, kind=kind)


def test_nobody_to_read_it_or_a_wrong_recipient_is_not_written() -> None:
    for recipients in ([], ["age1nonsense"], [""]):
        with pytest.raises(ValueError, match="recipient"):
            container.seal(header_of(), PAYLOAD, signer=A.signer, recipients=recipients)


def test_more_than_sixteen_mebibytes_are_not_written() -> None:
    content = hashlib.shake_256(b"scan").digest(2**24)
    with pytest.raises(BundleFault) as refused:
        genuine(Payload(blobs=(Blob("a", "image/png", content),)), kind=BundleKind.ATTACHMENTS)
    assert refused.value.code == "bundle.too_large_to_send"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    WORDS,
    st.floats(allow_nan=False, allow_infinity=False),
)
ROWS = st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), VALUES, max_size=5)


@st.composite
def revisions(draw: st.DrawFn) -> Revised:
    kind, parcel = draw(st.sampled_from(sorted(PARCELS))), draw(st.uuids())
    rows = draw(st.one_of(st.none(), st.lists(ROWS, max_size=4)))
    tables = None if rows is None else {kind: [{**row, "id": draw(st.uuids()).hex} for row in rows]}
    text = to_text(Content(kind, parcel, tables))
    return Revised(kind, parcel, text, tuple(draw(st.lists(HASHES, max_size=3))))


@hypothesis.given(st.lists(revisions(), max_size=6), st.lists(WORDS, max_size=3))
@hypothesis.settings(deadline=None, max_examples=60)
def test_any_rows_come_out_as_they_went_in(found: list[Revised], sheets: list[str]) -> None:
    contents = [json.dumps({"isi": words}) for words in sheets]
    payload = Payload(
        revisions=tuple(found),
        sealed={hashlib.sha256(each.encode()).hexdigest(): each for each in contents},
    )
    assert opened(genuine(payload)) == by_kind(payload)


def by_kind(payload: Payload) -> Payload:
    """The order of revisions means nothing and is not kept."""
    return replace(payload, revisions=tuple(sorted(payload.revisions, key=lambda one: one.kind)))


@hypothesis.given(
    st.integers(1, 2**31 - 1),
    st.tuples(st.integers(0, 2**40 - 1), st.integers(0, 2**40 - 1)).map(sorted),
    st.datetimes(timezones=st.timezones()),
    HASHES,
)
@hypothesis.settings(deadline=None, max_examples=60)
def test_any_header_is_read_as_it_was_written(number, span, created, previous) -> None:  # type: ignore[no-untyped-def]
    header = header_of(
        number=number, after=span[0], upto=span[1], created=created, previous=previous
    )
    data = container.seal(header, PAYLOAD, signer=A.signer, recipients=[PUSAT.recipient])
    found = container.look(data, RING)
    assert found.created == created
    assert (found.number, found.after, found.upto) == (number, *span)


def test_every_refusal_has_its_sentence_and_can_be_caught_above() -> None:
    for code in sorted(texts.codes()):
        if code.split(".")[0] in ("bundle", "keylist", "token"):
            assert isinstance(BundleFault(code).kind, FaultKind)
    assert issubclass(BundleFault, WorldFault)
    assert BundleFault("bundle.truncated").kind is FaultKind.DAMAGED
    assert BundleFault("bundle.manifest").kind is FaultKind.FORGED


def test_the_forge_makes_good_files_when_nothing_is_wrong() -> None:
    assert opened(forge()) == PAYLOAD
    assert opened(forge(body=body_of(Payload()))) == Payload()
    assert frames.counts(PAYLOAD) == {"unit": 1, "#sealed": 0, "#blobs": 0}
    assert cast("x", 9).signer.key_id == cast("y", 9).signer.key_id
