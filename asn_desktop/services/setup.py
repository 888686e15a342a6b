"""Settings of the office: read whole, changed one by one."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from asn_desktop.models.office import Setting
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.settings import OfficeSettings


def read_settings(tx: ReadTx) -> OfficeSettings:
    """Return all settings; what is not stored has its default."""
    known = {item.name for item in fields(OfficeSettings)}
    rows = tx.session.execute(sa.select(Setting.name, Setting.value))
    return OfficeSettings(**{row.name: json.loads(row.value) for row in rows if row.name in known})


def change_settings(tx: Tx, **values: Any) -> OfficeSettings:
    """Store the given settings; raises ``TypeError`` for a name that is none."""
    OfficeSettings(**values)
    stored = {row.name: row for row in tx.session.scalars(sa.select(Setting))}
    for name, value in values.items():
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if name in stored:
            stored[name].value = text
        else:
            tx.session.add(Setting(name=name, value=text))
    tx.session.flush()
    return read_settings(tx)
