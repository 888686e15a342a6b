"""The worked examples of the regulation (Anak Lampiran 2–6), as lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.rules.forms import FormCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One table of the annexes; ``label`` is whose it is, ``pages`` are those of the regulation.

    ``remark`` says where the example departs from the regulation's own rules, "" otherwise.
    """

    id: str
    annex: int
    table: int
    form: FormCode
    label: str
    pages: tuple[int, int]
    remark: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "Anak Lampiran 3 Tabel 5, hlm. 170–172"."""
        first, last = self.pages
        pages = str(first) if first == last else f"{first}–{last}"
        return f"Anak Lampiran {self.annex} Tabel {self.table}, hlm. {pages}"

    @property
    def is_plan(self) -> bool:
        """Whether an SKP can begin with it."""
        return self.form in PLANS


PLANS = (FormCode.A_1_1, FormCode.A_1_2, FormCode.A_1_6, FormCode.A_1_7)
