"""With the roles of the server: one account imports and answers, another approves; never both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from asn_desktop.models.engine import Store
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import centre_checking, server
from asn_desktop.workflows import checking, receiving, replying
from tests.helpers.centre_pair import Pair, exchange

SQL = Path(__file__).parents[2] / "resources" / "data" / "server" / "peran.sql"
PEOPLE = {"ani": "asn_penerima", "budi": "asn_pemeriksa"}


@pytest.fixture
def pair(
    tmp_path: Path,
    postgres_store: Store,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Pair]:
    with exchange(tmp_path, make_person, make_skp, postgres_store) as made:
        with postgres_store.writer.begin() as connection:
            connection.exec_driver_sql(SQL.read_text(encoding="utf-8"))
            for name, role in PEOPLE.items():
                connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
        yield made
        with postgres_store.writer.begin() as connection:
            for name in (*PEOPLE, *PEOPLE.values(), "asn_pembaca"):
                connection.exec_driver_sql(f"DROP OWNED BY {name}")
                connection.exec_driver_sql(f"DROP ROLE {name}")


def test_one_imports_and_answers_another_approves(pair: Pair) -> None:
    address = pair.centre.store.writer.url.render_as_string(hide_password=False)
    keys = pair.centre.secrets
    path = pair.write()
    with server.open_office(address.replace("asn@", "ani@"), secrets=keys) as ani:
        (received,) = receiving.look_at(ani, [path])
        assert received.bundle_id is not None
        assert receiving.merge(ani, received.bundle_id).state is BundleState.APPLIED
        row = ani.read(centre_checking.view, pair.skps[0]).row
        assert row.imported_by == "ani"
        assert checking.approve(ani, [row], replying.silent).left[0].code == "centre.own_hand"
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            checking.give_back(ani, [row], "Mohon dibetulkan")
    with server.open_office(address.replace("asn@", "budi@"), secrets=keys) as budi:
        rows = [budi.read(centre_checking.view, key).row for key in pair.skps]
        assert checking.approve(budi, rows[:1], replying.silent).done == (pair.skps[0],)
        assert checking.give_back(budi, rows[1:], "Mohon dibetulkan") == 1
        with pytest.raises(WorldFault, match=r"server\.not_allowed"):
            replying.make_reply(budi, pair.place)
    with server.open_office(address.replace("asn@", "ani@"), secrets=keys) as ani:
        made = replying.make_reply(ani, pair.place)
        (reply,) = replying.write_to(ani, [made], pair.stick)
    pair.take(reply)
