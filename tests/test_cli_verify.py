"""``asn-desktop verify``: a code against the record from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from documents import set_up, write_documents

from asn_desktop import cli
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import paper
from asn_desktop.workflows.opening import open_office


def test_codes_are_answered_in_words_and_as_json(
    tmp_path: Path, make_person: Callable[..., UUID], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kantor"
    with open_office(folder) as office:
        set_up(office)
        head = make_person(office, "Slamet Hartono, S.IP.")
        person = make_person(office, "Nur Ratna, M.M.", assessor=head)
        documents = write_documents(office, person, head)
        version = office.write(Act.SEAL, paper.seal, FormCode.D_1_1, documents.evaluation).value
        office.write(Act.PRINTED, paper.mark_printed, [version.id])
    right = version.code
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    assert cli.main(["verify", right.lower(), "--data", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{right}  Cocok dan berlaku\n  D.1.1 Nur Ratna, M.M.")
    assert cli.main(["verify", wrong, "--data", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "Salah ketik" in said
    assert f"Mungkin maksudnya: {right}" in said
    assert cli.main(["verify", right, wrong, "--data", str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in found] == ["valid", "mistyped"]
    assert found[1]["meant"] == [right]
