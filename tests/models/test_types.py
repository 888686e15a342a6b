"""The column types that are more than their name: what the clock on the wall said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from asn_desktop.models.public_service import Complaint
from asn_desktop.rules.acts import Act
from asn_desktop.services.office import Office, Tx

MOMENT = datetime.fromisoformat("2026-01-24T04:54:31")


def _keep(tx: Tx, received: datetime) -> None:
    tx.session.add(Complaint(number="P-0001/2026", received=received))


def test_the_clock_on_the_wall_is_kept_to_the_minute_and_journalled(office: Office) -> None:
    office.write(Act.EDIT_COMPLAINT, _keep, MOMENT)
    found = office.read(lambda tx: tx.session.scalars(sa.select(Complaint.received)).one())
    assert found == MOMENT.replace(second=0)
    told = office.read(
        lambda tx: tx.session.execute(
            sa.text("SELECT after FROM journal_change WHERE kind = 'complaint'")
        ).scalar_one()
    )
    assert '"received":"2026-01-24T04:54"' in told


def test_a_time_zone_has_no_place_on_the_wall(office: Office) -> None:
    with pytest.raises(sa.exc.StatementError, match="no time zone"):
        office.write(Act.EDIT_COMPLAINT, _keep, MOMENT.replace(tzinfo=UTC))
