"""The centre on a real PostgreSQL: made, opened, refused in one sentence, worked by several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop import cli, texts
from asn_desktop.models.people import Person
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused, WorldFault
from asn_desktop.services import centre, others, server, setup, undo
from asn_desktop.services.office import Actor, Office, Tx

SQL = Path(__file__).parents[2] / "resources" / "data" / "server" / "peran.sql"


@pytest.fixture
def address(postgres: str | None, postgres_admin: sa.Engine | None) -> Iterator[str]:
    """The address of an empty database of its own."""
    if postgres is None or postgres_admin is None:
        pytest.skip("PostgreSQL server binaries are not installed")
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE pusat_uji TEMPLATE template0")
    yield postgres.replace("/postgres?", "/pusat_uji?")
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE pusat_uji WITH (FORCE)")
        for name in ("ani", "budi", "citra", "asn_pembaca", "asn_penerima", "asn_pemeriksa"):
            connection.exec_driver_sql(f"DROP ROLE IF EXISTS {name}")


def _fault(url: str) -> str:
    with pytest.raises(WorldFault) as found:
        server.open_store(url)
    words = texts.sentence(found.value.code, **found.value.values)
    assert words.endswith(".")
    return found.value.code


def _as(url: str, user: str) -> str:
    return url.replace("asn@", f"{user}@")


def test_an_empty_database_becomes_the_centre(address: str) -> None:
    with server.open_office(address) as office:
        assert not office.read(centre.is_founded)
        office.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kab. Sumedang", 2026)
        assert office.actor.name == "asn"
    with server.open_office(address, prepare=False) as office:
        settings = office.read(setup.read_settings)
        assert (settings.office_name, settings.exchange_role) == ("BKPSDM", "centre")
        assert settings.place_code == "PUSAT"
        with pytest.raises(Refused):
            office.write(Act.BECOME_CENTRE, centre.become_centre)


def test_each_fault_of_a_server_is_one_sentence(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _fault("sqlite:///x.db") == "server.bad_address"
    assert _fault("tidak terbaca") == "server.bad_address"
    assert _fault("postgresql+psycopg://asn@127.0.0.1:1/pusat") == "server.unreachable"
    assert _fault(address.replace("/pusat_uji?", "/tak_ada?")) == "server.no_database"
    assert _fault(_as(address, "siapa")) == "server.refuses"
    with pytest.raises(WorldFault, match=r"server\.empty"):
        server.open_store(address, prepare=False)
    monkeypatch.setattr(server, "OLDEST", 99)
    assert _fault(address) == "server.too_old"


def test_a_wrong_password_and_a_bad_certificate_are_told() -> None:
    class OperationalError(Exception):
        """As the driver says it before a session stands: words, no state."""

    said = {
        'FATAL:  password authentication failed for user "ani"': "server.wrong_password",
        "SSL error: certificate verify failed": "server.certificate",
        "FATAL:  sorry, too many clients already": "server.full",
        "timeout expired": "server.unreachable",
    }
    for words, code in said.items():
        assert server.fault_code(OperationalError(words)) == code
    assert server.fault_code(ValueError("ours")) is None


def test_another_programs_database_is_left_alone(address: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE milik_lain (id int)")
    engine.dispose()
    assert _fault(address) == "server.other_database"


def _rename(tx: Tx, key: object, name: str) -> None:
    tx.session.get_one(Person, key).name = name


def test_what_others_do_is_seen_and_undo_takes_back_ones_own(
    address: str, make_person: Callable[..., object]
) -> None:
    with server.open_office(address) as mine, server.open_office(address) as theirs:
        mine.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kab. Sumedang", 2026)
        mine.actor, theirs.actor = Actor("ani"), Actor("budi")
        key = make_person(mine, "Siti Aminah")
        seen = theirs.read(others.end).head
        assert theirs.read(others.since, seen).did is None
        own = theirs.write(Act.EDIT_PERSON, _rename, key, "Siti A.").entry
        assert own is not None
        assert theirs.read(others.since, seen, {own}).did is None
        mine.write(Act.EDIT_PERSON, _rename, key, "Siti B.")
        found = theirs.read(others.since, seen, {own})
        assert found.did is not None
        assert found.did.kinds == {"person"}
        assert found.did.ids == {key}
        # Ctrl+Z of one never takes back what another did; it says that somebody came between.
        with pytest.raises(Refused, match=r"undo\.changed_since"):
            theirs.write(Act.UNDO, undo.undo_last)
        mine.write(Act.UNDO, undo.undo_last)
        theirs.write(Act.UNDO, undo.undo_last)
        assert mine.read(lambda tx: tx.session.get_one(Person, key).name) == "Siti Aminah"


def test_the_server_keeps_the_roles(address: str, make_person: Callable[..., object]) -> None:
    with server.open_office(address) as owner:
        owner.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kab. Sumedang", 2026)
        with owner.store.writer.begin() as connection:
            connection.exec_driver_sql(SQL.read_text(encoding="utf-8"))
            for name, role in (
                ("ani", "asn_penerima"),
                ("budi", "asn_pemeriksa"),
                ("citra", "asn_pembaca"),
            ):
                connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    with server.open_office(_as(address, "citra")) as reader:
        assert not server.facts(reader.store).writes
        assert reader.read(setup.read_settings).office_name == "BKPSDM"
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            make_person(reader, "Siti Aminah")
    with server.open_office(_as(address, "ani")) as importer:
        make_person(importer, "Siti Aminah")
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            importer.write(Act.APPROVE_PARCEL, _approve)
    with server.open_office(_as(address, "budi")) as verifier:
        verifier.write(Act.APPROVE_PARCEL, _approve)
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            verifier.write(Act.RECEIVE_BUNDLE, _bring_in)
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            verifier.write(Act.UNDO, _rewrite_history)


def _approve(tx: Tx) -> None:
    from asn_desktop.models.exchange import Approval
    from asn_desktop.models.types import new_id

    tx.session.add(
        Approval(parcel_id=new_id(), kind="skp", hash="00", on=tx.today, by=tx.actor.name)
    )


def _bring_in(tx: Tx) -> None:
    from asn_desktop.models.exchange import Bundle
    from asn_desktop.rules.merging import BundleState, Direction
    from asn_desktop.rules.streams import BundleKind

    tx.session.add(
        Bundle(
            sha256="00",
            direction=Direction.IN,
            kind=BundleKind.CHANGES,
            state=BundleState.CHECKED,
            at=tx.now,
            by="budi",
            size=1,
        )
    )


def _rewrite_history(tx: Tx) -> None:
    tx.session.execute(sa.text("UPDATE journal_entry SET actor = 'ani'"))


def test_a_reader_with_a_lost_server_is_told(address: str, postgres_admin: sa.Engine) -> None:
    with server.open_office(address) as office:
        office.read(others.end)
        with postgres_admin.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = 'pusat_uji' AND pid <> pg_backend_pid()"
            )
        assert office.read(others.end).head == 0  # the pool found another way by itself
        assert isinstance(office, Office)


def test_the_commands_prepare_and_check_a_server(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--database", address]) == cli.UNREADABLE
    assert "masih kosong" in capsys.readouterr().err
    named = ["--name", "BKPSDM", "--agency", "Kab. Sumedang", "--year", "2026"]
    assert cli.main(["prepare", "--database", address, *named]) == cli.DONE
    assert cli.main(["prepare", "--database", address]) == cli.DONE  # again: nothing changes
    assert cli.main(["check", "--database", address]) == cli.DONE
    assert "Data utuh" in capsys.readouterr().out
    with server.open_office(address) as office:
        assert office.read(setup.read_settings).office_name == "BKPSDM"
