"""Alembic's entry: it works on the connection, and in the transaction, that ``migrate`` opened."""

from __future__ import annotations

from alembic import context

from asn_desktop.models import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.METADATA,
    render_as_batch=True,
)
context.run_migrations()
