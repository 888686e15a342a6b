"""The worked examples of the regulation as PDF, on the paper of the office."""

from __future__ import annotations

from asn_desktop.reports import render
from asn_desktop.services.example_sheets import example_sheet
from asn_desktop.services.office import ReadTx
from asn_desktop.views.examples import Example
from asn_desktop.workflows.printing import paper_or_own


def example_pdf(tx: ReadTx, name: str) -> bytes:
    """Return an example ("al3_t05") as our forms print it; nothing is sealed, no code is printed.

    Raises KeyError for an unknown name.
    """
    return render(example_sheet(tx, name), paper=paper_or_own(tx, None))


def file_name(example: Example) -> str:
    """The name an example is saved under: "Contoh_A11_AL3-T5.pdf"."""
    return f"Contoh_{example.form.compact}_AL{example.annex}-T{example.table}.pdf"
