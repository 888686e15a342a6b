"""Keys change, get lost, are revoked; lists that lie are refused and the old one stays in force."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from asn_desktop.bundles import container, keylist
from asn_desktop.bundles.keys import Signer, is_check_number
from asn_desktop.models.exchange import Stream
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import Direction, KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import centre, places, places_board, places_requests
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.views.bundles import CENTRE_CODE, Payload
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import (
    enrolment,
    enrolment_begin,
    enrolment_centre,
    enrolment_kit,
    enrolment_lists,
    enrolment_requests,
    enrolment_roots,
    identity,
)
from asn_desktop.workflows.enrolment_roots import Keeper, Opened
from tests.helpers.enrolling import (
    RECOVERY,
    enrol_directly,
    found_centre,
    own_home,
    quick_seals,
    trust,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_home(tmp_path / "rumah", monkeypatch)


@pytest.fixture
def another(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Callable[[str], Office]]:
    made: list[Office] = []

    def make(name: str) -> Office:
        shutil.copytree(empty_folder, tmp_path / name)
        made.append(Office(open_store(tmp_path / name), STANDARD, clock))
        return made[-1]

    yield make
    for office in made:
        office.close()


@pytest.fixture
def kecamatan(another: Callable[[str], Office]) -> Office:
    return another("kecamatan")


def _told(centre: Office, office: Office) -> bool:
    """Bring the centre's newest key list to the office, as a reply does."""
    return enrolment_lists.take(office, enrolment_lists.pack(centre))


def _bundle(office: Office, upto: int, number: int = 1) -> bytes:
    """A bundle of the office that carries its stream up to ``upto``."""
    me = identity.needed(office)
    header = enrolment.header_of(office, me, BundleKind.CHANGES, me.place_code, CENTRE_CODE)
    recipient = next(each.recipient for each in identity.keyring(office).values() if each.centre)
    return container.seal(
        replace(header, upto=upto, number=number),
        Payload(),
        signer=me.signer,
        recipients=[recipient],
    )


def _look(centre: Office, data: bytes) -> str:
    """The code with which the centre refuses a bundle; "" = its signature counts."""
    try:
        container.look(data, identity.keyring(centre), container.Receiver(CENTRE_CODE))
    except BundleFault as fault:
        return fault.code
    return ""


def _heard(centre: Office, office: Office, position: int) -> None:
    """The centre has taken this much of the stream of an office."""
    me, epoch = identity.needed(office), identity.current_epoch(office)

    def store(tx: Tx) -> None:
        tx.session.add(
            Stream(
                installation=me.installation,
                epoch=epoch,
                direction=Direction.IN,
                place_id=None,
                begun_at=tx.now,
                position=position,
            )
        )

    centre.write(Act.RECEIVE_BUNDLE, store)


# ---- change, loss, revocation


def test_a_change_of_keys_needs_no_telephone(office: Office, kecamatan: Office) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    before = identity.needed(kecamatan)
    enrolment.rotate(kecamatan)
    old_way = _bundle(kecamatan, 5)
    assert _look(office, old_way) == ""  # until the centre confirms, the old key speaks
    request = enrolment_requests.take_request(office, enrolment.request_bytes(kecamatan))
    (row,) = office.read(places_requests.waiting)
    assert row.rotation
    enrolment_centre.enrol(office, request, "", roots[1:])
    assert _told(office, kecamatan)
    after = identity.needed(kecamatan)
    assert after.signer.public != before.signer.public
    assert after.installation == before.installation
    assert before.secret in after.older
    assert enrolment.state(kecamatan).state is Enrolment.ENROLLED
    assert _look(office, _bundle(kecamatan, 6)) == ""
    assert _look(office, old_way) == ""  # what the old key signed stays good
    states = [key.state for row in office.read(places_board.place_rows)[1:] for key in row.keys]
    assert sorted(states) == [KeyState.ACTIVE, KeyState.RETIRED]


def test_a_stranger_cannot_rotate_the_keys_of_an_office(
    office: Office, kecamatan: Office, another: Callable[[str], Office]
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    thief = another("pencuri")
    enrolment.ask(thief, "32.04.17", "Kecamatan Rakumpit")
    request = enrolment_requests.take_request(office, enrolment.request_bytes(thief))
    (row,) = office.read(places_requests.waiting)
    assert row.known
    assert not row.rotation
    with pytest.raises(Refused, match=r"places\.number_unusable"):
        enrolment_centre.enrol(office, request, "", roots)


def test_unknown_revoked_and_until(office: Office, kecamatan: Office) -> None:
    """Hostile case 7: unknown key, revoked key, a key that counts up to a position."""
    roots = found_centre(office)
    enrolment.ask(kecamatan, "32.04.17", "Kecamatan Rakumpit")
    me = identity.needed(kecamatan)
    header = enrolment.header_of(kecamatan, me, BundleKind.CHANGES, "32.04.17", CENTRE_CODE)
    stranger = container.seal(
        header, Payload(), signer=me.signer, recipients=[identity.needed(office).recipient]
    )
    assert _look(office, stranger) == "bundle.key"
    enrol_directly(office, roots, kecamatan)
    _heard(office, kecamatan, 12)
    enrolment_centre.revoke(office, me.signer.key_id, "Laptop dicuri", 12, roots)
    assert _look(office, _bundle(kecamatan, 12)) == ""
    assert _look(office, _bundle(kecamatan, 13)) == "bundle.revoked"
    _told(office, kecamatan)
    assert enrolment.state(kecamatan).state is Enrolment.REVOKED


def test_a_revoked_key_without_a_position_counts_for_nothing(
    office: Office, kecamatan: Office
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    key = identity.needed(kecamatan).signer.key_id
    with pytest.raises(Refused, match=r"places\.reason_missing"):
        enrolment_centre.revoke(office, key, " ", 0, roots)
    with pytest.raises(Refused, match=r"places\.until_bad"):
        enrolment_centre.revoke(office, key, "Dicuri", None, roots)
    enrolment_centre.revoke(office, key, "Dicuri", 0, roots)
    assert _look(office, _bundle(kecamatan, 1)) == "bundle.revoked"
    with pytest.raises(Refused, match=r"places\.key_gone"):
        enrolment_centre.revoke(office, key, "Lagi", 0, roots)


def test_a_lost_computer_is_replaced_and_a_second_one_added(
    office: Office, kecamatan: Office, another: Callable[[str], Office]
) -> None:
    roots = found_centre(office)
    place = enrol_directly(office, roots, kecamatan)
    old = identity.needed(kecamatan).signer.key_id
    _heard(office, kecamatan, 7)
    for name, lost in (("kedua", {}), ("baru", {old: 7})):
        computer = another(name)
        number = enrolment.ask(computer, "32.04.17", "Kecamatan Rakumpit").check_number
        request = enrolment_requests.take_request(office, enrolment.request_bytes(computer))
        same = enrolment_centre.enrol(office, request, number, roots, revoke=lost)
        assert same == place
        trust(computer, office)
        assert _look(office, _bundle(computer, 3)) == ""
    row = office.read(places_board.place_row, place)
    assert len(row.active) == 2
    assert _look(office, _bundle(kecamatan, 7)) == ""
    assert _look(office, _bundle(kecamatan, 8)) == "bundle.revoked"


def test_another_office_does_not_get_a_code_that_is_used(
    office: Office, kecamatan: Office, another: Callable[[str], Office]
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    other = another("lain")
    number = enrolment.ask(other, "32.04.17", "Kecamatan Sabangau").check_number
    request = enrolment_requests.take_request(office, enrolment.request_bytes(other))
    with pytest.raises(Refused, match=r"places\.code_taken"):
        enrolment_centre.enrol(office, request, number, roots)
    enrolment_centre.enrol(office, request, number, roots, code="32.04.18")
    trust(other, office)
    assert identity.needed(other).place_code == "32.04.18"


def test_numbers_are_not_tried_for_ever(office: Office, kecamatan: Office, clock: object) -> None:
    roots = found_centre(office)
    number = enrolment.ask(kecamatan, "32.04.17", "Kecamatan Rakumpit").check_number
    request = enrolment_requests.take_request(office, enrolment.request_bytes(kecamatan))
    wrong = next(
        digits
        for digits in (f"{n:011}" + str(last) for n in range(2) for last in range(10))
        if is_check_number(digits) and digits != number
    )
    with pytest.raises(Refused, match=r"places\.number_unusable"):
        enrolment_requests.compare_number(office, request, "12")
    for _try in range(places_requests.FREE_TRIES):
        with pytest.raises(Refused, match=r"places\.number_differs"):
            enrolment_requests.compare_number(office, request, wrong)
    with pytest.raises(Refused, match=r"places\.number_locked"):
        enrolment_centre.enrol(office, request, number, roots)
    clock.advance(minutes=2)
    spaced = f"{number[:4]} {number[4:8]}-{number[8:]}"
    enrolment_centre.enrol(office, request, spaced, roots)


# ---- the key list (hostile case 40)


def _refused(office: Office, list_: bytes) -> str:
    before = office.read(places.newest_list)
    with pytest.raises(BundleFault) as caught:
        enrolment_lists.take(office, b"ASNKL1" + len(list_).to_bytes(4) + list_)
    assert office.read(places.newest_list) == before
    return caught.value.code


def test_forged_lists_are_refused_and_the_old_one_stays(office: Office, kecamatan: Office) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    first = office.read(places.newest_list)
    known = keylist.read(first)
    newer = replace(known, version=known.version + 1)
    assert _refused(kecamatan, keylist.sign(newer, roots[:1])) == "keylist.too_few"
    strangers = tuple(Signer.make() for _number in range(3))
    assert _refused(kecamatan, keylist.sign(newer, strangers)) == "keylist.too_few"
    taken_over = replace(newer, roots=tuple(each.public for each in strangers))
    assert _refused(kecamatan, keylist.sign(taken_over, strangers)) == "keylist.too_few"
    older = replace(known, version=known.version - 1)
    assert _refused(kecamatan, keylist.sign(older, roots)) == "keylist.older"
    other = replace(known, recovery="")
    assert _refused(kecamatan, keylist.sign(other, roots)) == "keylist.forked"
    enrolment_centre.revoke(office, identity.needed(kecamatan).signer.key_id, "Dicuri", 3, roots)
    assert _told(office, kecamatan)
    revived = replace(known, version=known.version + 5)
    assert _refused(kecamatan, keylist.sign(revived, roots)) == "keylist.revived"
    assert not _told(office, kecamatan)  # the same list again is nothing new


def test_new_root_keys_are_followed_by_who_was_away_for_years(
    office: Office, kecamatan: Office
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    for _year in range(3):
        new = tuple(Signer.make() for _number in range(3))
        enrolment_centre.replace_roots(office, roots[1:], new)
        enrolment_centre.change_scope(office, "32.04.17", (), new[:2])
        with pytest.raises(BundleFault, match=r"keylist\.too_few"):
            enrolment_centre.change_scope(office, "32.04.17", (), roots[:2])
        roots = new
    assert _told(office, kecamatan)
    assert enrolment.state(kecamatan).list_version == 8
    assert identity.current_list(kecamatan).roots == tuple(each.public for each in roots)


def test_the_centres_keys_change_yearly_and_come_back_from_the_safe(
    office: Office, kecamatan: Office, tmp_path: Path, clock: object
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    before = identity.needed(office)
    enrolment_centre.change_centre_keys(office, roots)
    assert identity.needed(office).signer.public == before.signer.public
    assert enrolment_begin.centre_keys(office).has_own
    kit = enrolment_kit.make_kit(office, office.read(places.place_id_of, "32.04.17"))
    (tmp_path / "kit").write_bytes(kit)
    enrolment_kit.open_kit(kecamatan, tmp_path / "kit")  # the old key signs for a while
    clock.advance(days=enrolment_lists.GRACE_DAYS)
    enrolment_lists.pack(office)
    after = identity.needed(office)
    assert after.signer.public != before.signer.public
    assert before.secret in after.secrets
    _told(office, kecamatan)
    shutil.rmtree(identity.folder(office))  # the computer is gone, the data came from a backup
    assert not enrolment_begin.centre_keys(office).has_own
    enrolment_centre.change_centre_keys(office, roots, others_lost=True)
    anew = identity.needed(office)
    assert anew.installation != before.installation
    assert identity.keyring(office)[after.signer.key_id].state is KeyState.REVOKED
    with pytest.raises(Refused, match=r"places\.recovery_other"):
        enrolment_centre.use_recovery(office, identity.new_pair().secret)
    enrolment_centre.use_recovery(office, enrolment_roots.read_recovery(RECOVERY.lower()))
    assert RECOVERY in identity.needed(office).secrets
    assert _told(office, kecamatan)


def test_a_stolen_key_of_the_centre_is_revoked_at_once(
    office: Office, kecamatan: Office, tmp_path: Path
) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    before = identity.needed(office)
    enrolment_centre.change_centre_keys(office, roots, stolen=True)
    assert identity.needed(office).signer.public != before.signer.public
    file = enrolment_begin.write_list(office, tmp_path / "daftar.daftarkunci")
    assert enrolment_lists.take_file(kecamatan, file)
    assert identity.keyring(kecamatan)[before.signer.key_id].state is KeyState.REVOKED
    with pytest.raises(Refused, match=r"places\.no_list_file"):
        enrolment_lists.take_file(kecamatan, tmp_path / "tidak ada")


def test_an_old_list_is_spoken_of(office: Office, kecamatan: Office, clock: object) -> None:
    roots = found_centre(office)
    enrol_directly(office, roots, kecamatan)
    clock.advance(days=180)
    assert not enrolment.state(kecamatan).is_list_old
    clock.advance(days=1)
    assert enrolment.state(kecamatan).is_list_old


# ---- real files of root keys


def three_keepers(folder: Path) -> list[Keeper]:
    return [
        Keeper(f"Pemegang {n}", f"kata sandi nomor {n}", folder / f"stik{n}" / "k.kunciakar")
        for n in (1, 2, 3)
    ]


def test_root_keys_in_the_hands_of_three(sqlite_office: Office, tmp_path: Path) -> None:
    """With the real passphrase files, slow on purpose."""
    office, keepers = sqlite_office, three_keepers(tmp_path)
    found_centre_only(office)
    told: list[tuple[int, int, str]] = []
    begun = enrolment_begin.begin(
        office, keepers, tmp_path / "brankas", lambda *step: told.append(step)
    )
    assert [(at, of) for at, of, _words in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert told[1][2] == "Menyegel kunci akar 2 dari 3…"
    known = identity.current_list(office)
    assert begun.fingerprint == enrolment_roots.fingerprint(tuple(reversed(known.roots)))
    assert begun.recovery.recipient == known.recovery
    assert keepers[0].file.read_bytes().startswith(b"age-encryption.org/v1")
    two = [Opened(keepers[n].file, keepers[n].passphrase) for n in (0, 2)]
    enrolment_centre.change_centre_keys(office, enrolment_roots.open_roots(two, known.roots))
    assert identity.current_list(office).version == 2


def test_root_keys_are_refused_for_what_is_wrong_with_them(
    sqlite_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_seals(monkeypatch)
    office, keepers = sqlite_office, three_keepers(tmp_path)
    with pytest.raises(Refused, match=r"centre\.not_centre"):
        enrolment_begin.begin(office, keepers, tmp_path / "brankas")
    found_centre_only(office)
    short = [keepers[0], replace(keepers[1], passphrase="pendek"), keepers[2]]
    with pytest.raises(Refused, match=r"places\.root_passphrase"):
        enrolment_begin.begin(office, short, tmp_path / "brankas")
    assert not list(tmp_path.glob("stik*/*"))
    enrolment_begin.begin(office, keepers, tmp_path / "brankas")
    known = identity.current_list(office)
    one, two = (Opened(keepers[n].file, keepers[n].passphrase) for n in (0, 2))
    for files, code in (
        ([one, one], "places.root_two"),
        ([one, Opened(keepers[1].file, "salah sama sekali")], "places.root_wrong_passphrase"),
        ([Opened(tmp_path / "brankas", "x"), two], "places.root_unreadable"),
        ([Opened(tmp_path / "tidak ada", "x"), two], "places.root_unreadable"),
    ):
        with pytest.raises(Refused, match=code):
            enrolment_roots.open_roots(files, known.roots)
    with pytest.raises(Refused, match=r"places\.root_stranger"):
        enrolment_roots.open_roots([one, two], [Signer.make().public])
    with pytest.raises(Refused, match=r"places\.keys_made"):
        enrolment_begin.begin(office, keepers, tmp_path / "lagi")


def found_centre_only(office: Office) -> None:
    office.write(Act.BECOME_CENTRE, centre.found_centre, "BKPSDM", "Kota Contoh", 2026)
