"""No document is forgotten: what changes in it finds its way to its paper."""

from __future__ import annotations

from asn_desktop.models.base import Base
from asn_desktop.services import documents, touched


def test_every_kind_of_document_and_its_rows_lead_to_its_paper() -> None:
    tables = {kind.__tablename__ for kind, _read in documents.KINDS}
    assert tables <= touched.LEADS.keys()
    names = {f"{table}_id" for table in tables - {"skp", "evaluation"}}
    parts = {
        table.name
        for table in Base.metadata.tables.values()
        if names & {column.name for column in table.columns}
    }
    assert {"workblock_line", "matrix_entry", "guidance_answer"} <= parts
    assert parts <= touched.LEADS.keys()
