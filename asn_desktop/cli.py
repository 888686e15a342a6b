"""The command ``asn-desktop``: the window, and every job that can be done without it.

Qt is imported only for the window, and only after it is known that there is a display.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop import __version__, paths, texts
from asn_desktop.display import find_display, missing_library
from asn_desktop.rules.findings import Refused, WorldFault

if TYPE_CHECKING:
    from asn_desktop.services.office import Office

DATABASE = "server pusat: postgresql+psycopg://pengguna@server/basisdata"
DONE, REFUSED, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except (WorldFault, OSError) as error:
        from asn_desktop.workflows.sentences import as_fault, say_fault

        fault = as_fault(error)
        if fault is None:
            raise
        print(say_fault(fault), file=sys.stderr)
        return UNREADABLE
    except Refused as refusal:
        from asn_desktop.workflows.sentences import say

        for finding in refusal.findings:
            print(say(finding), file=sys.stderr)
        return REFUSED


Add = Callable[[str, str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser]
"""Add a command: its name, what it does in words, its function."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="asn-desktop", description="Manajemen kinerja ASN tanpa jaringan."
    )
    parser.add_argument("--version", action="version", version=f"ASN Desktop {__version__}")
    parser.set_defaults(command=_window, data=None, database="")
    commands = parser.add_subparsers(title="perintah")

    def add(
        name: str, words: str, do: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(command=do)
        return made

    window = add("window", "buka jendela (tanpa perintah pun begitu)", _window)
    window.add_argument("--data", type=Path, help="folder data kantor; di server: folder kunci")
    window.add_argument("--database", default="", metavar="ALAMAT", help=DATABASE)
    practice = add(
        "practice", "buka kantor latihan; tanpa layar: siklus yang sama ke folder out", _practice
    )
    practice.add_argument("--out", type=Path, default=Path("out"))
    demo = add("demo", "buat kantor latihan di sebuah folder", _demo)
    demo.add_argument("folder", type=Path)
    _add_bringing(add)
    _add_paper(add)
    _add_keeping(add)
    _add_exchange(add)
    return parser


def _add_bringing(add: Add) -> None:
    """Files of the office come in."""
    roster = add("roster", "masukkan daftar pegawai dari berkas xlsx atau csv", _roster)
    roster.add_argument("file", type=Path)
    _place(roster)
    roster.add_argument(
        "--check", action="store_true", help="hanya periksa, tidak mengubah apa pun"
    )
    roster.add_argument("--json", action="store_true")
    bring = add("bring", "masukkan catatan harian, survei, pengaduan, atau SKP dari berkas", _bring)
    bring.add_argument("file", type=Path)
    _place(bring)
    bring.add_argument("--kind", choices=["logs", "survey", "complaints", "skp"])
    bring.add_argument("--year", type=int, help="tahun SKP yang dibuat; biasanya tahun ini")
    bring.add_argument("--round", default="", help="nama putaran survei; biasanya judul berkasnya")
    bring.add_argument("--check", action="store_true", help="hanya periksa, tidak mengubah apa pun")
    bring.add_argument("--json", action="store_true")


def _add_paper(add: Add) -> None:
    """Sheets go out, and their codes are read."""
    forms = add("forms", "cetak formulir sebagai PDF", _forms)
    forms.add_argument("codes", nargs="+", metavar="KODE", help="A16 A17 A18 B11 C11 C13 D11")
    _place(forms)
    forms.add_argument("--period", required=True, help="2026-TW2, 2026-05, atau 2026")
    people = forms.add_mutually_exclusive_group()
    people.add_argument("--nip", nargs="+", default=[])
    people.add_argument("--all", action="store_true")
    forms.add_argument("--out", type=Path, required=True)
    forms.add_argument("--paper", choices=["f4", "a4"], default="")
    verify = add("verify", "cocokkan kode di kaki lembar dengan catatan kantor", _verify)
    verify.add_argument("code", nargs="+", metavar="KODE", help="misalnya D11V2-7K3Q-X9M4-TACH")
    _place(verify)
    verify.add_argument("--json", action="store_true")


def _add_keeping(add: Add) -> None:
    """The data are checked, kept safe and brought back."""
    check = add("check", "periksa keutuhan data", _check)
    _place(check)
    save = add("backup", "cadangkan ke satu berkas", _backup)
    save.add_argument("file", type=Path)
    save.add_argument("--data", type=Path, required=True)
    restore = add("restore", "pulihkan dari satu berkas", _restore)
    restore.add_argument("file", type=Path)
    restore.add_argument("--data", type=Path, required=True)


def _add_exchange(add: Add) -> None:
    """Bundles, and the centre on a server."""
    bundle = add("bundle", "lihat paket pertukaran data", _inspect).add_subparsers(required=True)
    inspect = bundle.add_parser("inspect", help="tunjukkan kepala paket dan jumlah isinya")
    inspect.add_argument("file", type=Path)
    _place(inspect, required=False)
    prepare = add("prepare", "siapkan atau perbarui basis data pusat di server", _prepare)
    prepare.add_argument("--database", required=True, metavar="ALAMAT")
    prepare.add_argument("--name", default="", help="nama pusat, bila basis datanya masih kosong")
    prepare.add_argument("--agency", default="", help="nama instansi")
    prepare.add_argument("--year", type=int, help="tahun kinerja; biasanya tahun ini")


def _place(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Where the data are: in a folder of this computer, or on a server."""
    where = command.add_mutually_exclusive_group(required=required)
    where.add_argument("--data", type=Path, help="folder data kantor")
    where.add_argument("--database", default="", metavar="ALAMAT", help=DATABASE)


def _opened(asked: argparse.Namespace, *, new: bool = False) -> AbstractContextManager[Office]:
    """The office a command works on; ``new``: a folder may be empty as yet."""
    if asked.database:
        from asn_desktop.services import server

        return server.open_office(asked.database, prepare=False)
    from asn_desktop.workflows.opening import open_existing, open_office

    return open_office(asked.data) if new else open_existing(asked.data)


def _window(asked: argparse.Namespace) -> int:
    display = find_display(os.environ, remembered=paths.data_home() / "layar")
    if not display.usable:
        print(texts.sentence(display.code, **display.values), file=sys.stderr)
        return UNREADABLE
    from asn_desktop import front

    return front.run(asked.data, asked.database)


def _practice(asked: argparse.Namespace) -> int:
    display = find_display(os.environ, remembered=paths.data_home() / "layar")
    if display.usable:
        from asn_desktop import app, front

        print("Kantor latihan dibuka di jendela.")
        return front.run(app.practice_folder(_progress))
    print(texts.sentence(display.code, **display.values))
    lacking = missing_library(os.environ)
    if not lacking.usable:
        print(texts.sentence(lacking.code, **lacking.values), file=sys.stderr)
        return UNREADABLE
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from asn_desktop import tour

    for words in tour.walk(asked.out):
        print(words)
    return DONE


def _progress(done: int, total: int, text: str = "") -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{done}/{total} {text}", end="", file=sys.stderr, flush=True)


def _demo(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows import practice

    practice.build(asked.folder, report=_progress)
    print(f"Kantor latihan siap di {asked.folder}.")
    return DONE


def _roster(asked: argparse.Namespace) -> int:
    from asn_desktop.services.opening import is_office
    from asn_desktop.workflows import roster

    if asked.check and not asked.database and not is_office(asked.data):
        outcome = roster.check_without_office(asked.file)
    else:
        with _opened(asked, new=True) as office:
            outcome = roster.run_roster(office, asked.file, check=asked.check)
    if asked.json:
        print(json.dumps(outcome.as_json(), ensure_ascii=False))
    else:
        for words in outcome.as_lines():
            print(words)
    return outcome.exit_code


def _bring(asked: argparse.Namespace) -> int:
    from asn_desktop.views.bringing import BringKind, Target
    from asn_desktop.workflows import bringing

    kind = BringKind(asked.kind) if asked.kind else None
    target = Target(round_name=asked.round, year=asked.year)
    with _opened(asked) as office:
        outcome = bringing.run_bring(office, asked.file, kind, target, check=asked.check)
    if asked.json:
        print(json.dumps(outcome.as_json(), ensure_ascii=False))
    else:
        for words in outcome.as_lines():
            print(words)
    return outcome.exit_code


def _forms(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows import print_command
    from asn_desktop.workflows.sentences import say

    if not asked.nip and not asked.all:
        print("Sebut pegawainya dengan --nip, atau semua dengan --all.", file=sys.stderr)
        return UNREADABLE
    with _opened(asked) as office:
        outcome = print_command.run_forms(
            office,
            asked.codes,
            asked.period,
            asked.out,
            nips=asked.nip,
            paper=asked.paper,
            report=_progress,
        )
    for path in outcome.files:
        print(path)
    for sheet in outcome.skipped:
        why = " ".join(say(finding) for finding in sheet.findings)
        print(f"{sheet.form.value} {sheet.name}: {why}", file=sys.stderr)
    return REFUSED if outcome.skipped else DONE


def _check(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows import backup

    with _opened(asked) as office:
        problems = backup.check(office)
    for words in problems or ("Data utuh: basis data, jurnal, dan lampiran cocok.",):
        print(words)
    return REFUSED if problems else DONE


def _verify(asked: argparse.Namespace) -> int:
    from asn_desktop.services import checking
    from asn_desktop.views.checking import Verdict
    from asn_desktop.workflows.sentences import say

    with _opened(asked) as office:
        answers = [office.read(checking.check, text) for text in asked.code]
    if asked.json:
        found = [
            {
                "code": one.code,
                "verdict": one.verdict.value,
                "message": say(one.finding),
                "changed": [say(each) for each in one.changed],
                "newer": one.newer,
                "meant": list(one.meant),
            }
            for one in answers
        ]
        print(json.dumps(found, ensure_ascii=False))
    else:
        for one in answers:
            print(f"{one.code}  {one.verdict.label}\n  {say(one.finding)}")
            for each in one.changed:
                print(f"  – {say(each)}")
            if one.newer:
                print(f"  Lembar yang berlaku: {one.newer}")
            if one.meant:
                print(f"  Mungkin maksudnya: {', '.join(one.meant)}")
    return DONE if all(one.verdict is Verdict.VALID for one in answers) else REFUSED


def _inspect(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows.inspecting import inspect

    if asked.data is None and not asked.database:
        found = inspect(asked.file)
    else:
        with _opened(asked) as office:
            found = inspect(asked.file, office)
    for words in found.lines:
        print(words)
    if found.refused:
        print(found.refused, file=sys.stderr)
    return REFUSED if found.refused else DONE


def _backup(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows import backup
    from asn_desktop.workflows.opening import open_existing

    with open_existing(asked.data) as office:
        backup.save(office, asked.data, asked.file)
    print(f"Cadangan tersimpan dan sudah diperiksa: {asked.file}")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    from asn_desktop.workflows import backup

    backup.restore(asked.file, asked.data)
    print(f"Kantor dipulihkan ke {asked.data}.")
    return DONE


def _prepare(asked: argparse.Namespace) -> int:
    from asn_desktop.rules.acts import Act
    from asn_desktop.services import centre, server

    form = server.upgrade(asked.database)
    with server.open_office(asked.database) as office:
        if not office.read(centre.is_founded) and asked.name:
            year = asked.year or office.today().year
            office.write(Act.SET_UP_OFFICE, centre.found_centre, asked.name, asked.agency, year)
        named = office.read(centre.is_founded)
    print("Basis data di server siap." if form else "Basis data di server dibuat.")
    if not named:
        print("Pusatnya belum bernama: jendela akan menanyakannya, atau sebut --name dan --agency.")
    return DONE
