"""The promise of unsigned answers is attacked: who has the whole disk learns no writer.

Slips with words of their own are keyed in a known order; then all that lies on the disk is searched
for slip, time, order and for what leads from a text to a mark. Each search is first shown to find
what it looks for where the promise is broken on purpose.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from asn_desktop.models.engine import Store, raw_connection
from asn_desktop.models.office import Draft
from asn_desktop.models.planning import Period
from asn_desktop.models.public_service import SurveyAnswer, SurveyRemark
from asn_desktop.models.types import new_id
from asn_desktop.models.voices import SelfNote, VoiceMark, VoiceRound, VoiceSlip, VoiceText
from asn_desktop.rules.acts import Act
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, survey, voices
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Office, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.services.voices_seal import SlipKey
from asn_desktop.views.survey import AnswerSheet, RoundText
from asn_desktop.views.voices import Slip
from asn_desktop.workflows import backup, slip_keys
from asn_desktop.workflows.voices import close, tidy
from tests.helpers import attack
from tests.helpers.attack import Disk, rank_correlation

SLIPS = 120
UNRELATED = 0.45  # nearly five times 1/√120


def words(at: int) -> str:
    """What slip ``at`` says: found in bytes, and tells its place in the pile."""
    return f"tulisanrahasia{at:04d}akhir"


class Keyed:
    """A round whose slips are keyed one after the other, the first half all 4, the second all 1."""

    def __init__(self, office: Office, person: UUID, secret: SlipKey | None = None) -> None:
        self.office = office
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
        period = office.read(lambda tx: tx.session.scalars(sa.select(Period.id)).first())
        office.write(Act.OPEN_VOICES, voices.open_rounds, period, [person], [VoiceKind.PEER], None)
        self.id = office.read(voices.all_rows, period)[0].id
        office.write(Act.HAND_OUT_VOICES, voices.hand_out, [self.id], SLIPS)
        self.folder = slip_keys.keys_folder(office)
        self.key = secret or slip_keys.find_or_make(self.folder, self.id, numbered=True)
        self.numbers = self.key.numbers(0, SLIPS)
        self.first = office.read(lambda tx: 1 + len(attack.journal_entries(tx)))

    def key_slips(self, first: int, last: int) -> None:
        for at in range(first, last):
            marks = (4 if at < SLIPS // 2 else 1,) * 7
            slip = Slip(self.numbers[at], marks, words(at), checked=True)
            self.office.write(Act.KEY_VOICES, voices.keep, self.id, self.key, slip)

    def sit_down(self, first: int, last: int) -> None:
        self.key_slips(first, last)
        self.office.write(Act.KEY_VOICES, voices.count_keyed, self.id, self.key)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "program.log"
    stop = attack.log_everything(file)
    yield file
    stop()


@pytest.fixture
def bare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Any, log: Path
) -> Iterator[tuple[Office, Disk]]:
    """An office whose file can be searched as bytes."""
    attack.without_cipher(monkeypatch)
    folder = tmp_path / "terbuka"
    store = open_store(folder)
    office = Office(store, STANDARD, clock, Actor("Petugas Rina"))
    yield office, Disk(folder, log)
    store.close()


@pytest.fixture
def keyed(bare: tuple[Office, Disk], make_person: Callable[..., UUID]) -> Keyed:
    return Keyed(bare[0], make_person(bare[0], "Siti Aminah, S.E."))


# ---- the searches find what there is to find


def test_the_search_of_the_disk_finds_what_is_journalled_drafted_or_logged(
    bare: tuple[Office, Disk], keyed: Keyed, tmp_path: Path
) -> None:
    office, disk = bare

    def note(tx: Tx) -> None:
        row = tx.session.get_one(VoiceRound, keyed.id)
        tx.session.add(SelfNote(person_id=row.person_id, period_id=row.period_id, text=words(1)))
        draft = {"row_id": new_id(), "field": "text", "kind": "x", "text": words(2), "at": tx.now}
        tx.session.execute(sa.insert(Draft), [draft])

    def forget(tx: Tx) -> None:
        tx.session.execute(sa.delete(Draft))
        for row in tx.session.scalars(sa.select(SelfNote)):
            tx.session.delete(row)

    office.write(Act.NOTE_SELF, note)
    office.write(Act.NOTE_SELF, forget)
    logging.getLogger("asn_desktop").info("keyed: %s", words(3))
    assert disk.holding(words(1))  # journalled: there for ever
    assert disk.holding(words(2)) == {"kantor.db-wal"}  # a draft: on an old page
    assert disk.holding(words(3)) == {"program.log"}
    backup.save(office, disk.folder, tmp_path / "terbuka" / "a.asncadangan")
    assert "a.asncadangan/kantor.db" in disk.holding(words(1))


def test_the_order_is_found_in_ids_of_time_and_in_rows_written_one_by_one(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, disk = bare
    ids = [new_id() for _one in range(SLIPS)]
    assert rank_correlation(ids, range(SLIPS)) == pytest.approx(1)

    def add(tx: Tx, at: int) -> None:
        row = {"id": uuid4(), "round_id": keyed.id, "text": words(at)}
        tx.session.execute(sa.insert(VoiceText), [row])

    for at in range(SLIPS):
        office.write(Act.KEY_VOICES, add, at)
    places = disk.places([words(at) for at in range(SLIPS)])
    assert rank_correlation(places, range(SLIPS)) > UNRELATED


# ---- while slips are keyed


def test_a_disk_in_the_middle_of_keying_holds_no_word_and_no_number(
    bare: tuple[Office, Disk], keyed: Keyed, tmp_path: Path
) -> None:
    office, disk = bare
    unseen = [n for n in keyed.numbers if not disk.holding(str(n))]
    assert len(unseen) > SLIPS // 2
    keyed.sit_down(0, 23)
    backup.save(office, disk.folder, disk.folder / "cadangan" / "tengah.asncadangan")
    assert not disk.holding("tulisanrahasia")
    # Noise may spell four digits by chance: a number that stands there stands there often.
    spelled = [n for n in unseen if any(n in row.values() for _t, row in attack.all_rows(office))]
    assert spelled == []
    held = disk.holding(keyed.key.secret) | disk.holding(keyed.key.secret.hex())
    assert held == {f"{keyed.id.hex}.rahasia"}
    rows = [row for table, row in attack.all_rows(office) if table == VoiceSlip.__tablename__]
    assert len(rows) == 23
    assert {frozenset(row) for row in rows} == {frozenset({"id", "round_id", "body"})}
    assert len({len(row["body"]) for row in rows}) == 1
    ids = {bytes(row["id"]): at for at, row in enumerate(rows)}
    mine = [ids[keyed.key.id_of(number).bytes] for number in keyed.numbers[:23]]
    assert abs(rank_correlation(mine, range(23))) < 0.9  # by id, and ids follow nothing


def test_a_backup_from_the_middle_brought_back_elsewhere_reads_no_slip(
    bare: tuple[Office, Disk], keyed: Keyed, tmp_path: Path
) -> None:
    office, disk = bare
    keyed.sit_down(0, 10)
    file = tmp_path / "tengah.asncadangan"
    backup.save(office, disk.folder, file)
    elsewhere = tmp_path / "lain"
    backup.restore(file, elsewhere)
    store = open_store(elsewhere)
    try:
        other = Office(store, STANDARD, office.clock)
        assert slip_keys.find(slip_keys.keys_folder(other), keyed.id) is None
        kept = other.read(voices.kept, keyed.id, None)
        assert (kept.slips, kept.unreadable) == ((), 10)
    finally:
        store.close()
    assert not Disk(elsewhere, disk.log).holding("tulisanrahasia")


def test_a_power_cut_loses_no_slip(bare: tuple[Office, Disk], keyed: Keyed, tmp_path: Path) -> None:
    _office, disk = bare
    keyed.key_slips(0, 40)
    cut = disk.copy(tmp_path / "mati")  # as the disk is at this moment
    store = open_store(cut.folder)
    try:
        other = Office(store, STANDARD)
        key = slip_keys.find(slip_keys.keys_folder(other), keyed.id)
        assert len(other.read(voices.kept, keyed.id, key).slips) == 40
    finally:
        store.close()


# ---- after the round


def test_after_the_round_nothing_tells_slip_time_or_order(
    bare: tuple[Office, Disk], keyed: Keyed, clock: Any
) -> None:
    office, disk = bare
    unseen = [n for n in keyed.numbers if not disk.holding(str(n))]
    for start in range(0, SLIPS, 30):
        clock.advance(hours=5)
        keyed.sit_down(start, start + 30)
    clock.advance(hours=5)
    close(office, keyed.id)
    rows = list(attack.all_rows(office))
    texts = [row for table, row in rows if table == "voice_text"]
    marks = [row for table, row in rows if table == "voice_mark"]
    assert len(texts) == SLIPS
    assert len(marks) == 7 * SLIPS
    assert set(texts[0]) == {"id", "round_id", "text"}  # no writer, no day, no slip
    assert set(marks[0]) == {"id", "round_id", "value", "mark"}
    assert {UUID(bytes=bytes(row["id"])).version for row in (*texts, *marks)} == {4}
    assert not [n for n in unseen if any(n in row.values() for _table, row in rows)]
    entered = [int(row["text"][14:18]) for row in texts]
    assert abs(rank_correlation(entered, range(SLIPS))) < UNRELATED  # by id
    places = disk.places([words(at) for at in range(SLIPS)])
    assert abs(rank_correlation(places, range(SLIPS))) < UNRELATED  # in the bytes of the pages
    # All 4 were keyed before all 1: were marks in that order, their place would tell the half.
    half = [row["mark"] for row in marks]
    first = sum(half[at] == 4 for at in range(len(half) // 2)) / (len(half) // 2)
    assert 0.35 < first < 0.65


def test_the_journal_knows_counts_and_who_keyed_and_nothing_else(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, disk = bare
    keyed.sit_down(0, 7)
    keyed.sit_down(7, 12)
    close(office, keyed.id)
    day = f'"{office.today().isoformat()}"'
    assert attack.journal_of(office, keyed.first) == [
        ("voices.key", "voice_round", "keyed", "7"),
        ("voices.key", "voice_round", "keyed", "12"),
        ("voices.close", "voice_round", "closed_on", day),
    ]
    rows = list(attack.all_rows(office))
    clerks = [row["actor"] for table, row in rows if table == "journal_entry"]
    assert set(clerks[keyed.first - 1 :]) == {"Petugas Rina"}  # who keyed, never who wrote
    assert not [
        row
        for table, row in rows
        if table in ("draft", "journal_change", "journal_entry") and "rahasia" in str(row)
    ]
    assert not {"program.log"} & disk.holding("tulisanrahasia")


def test_what_was_sealed_stays_noise_once_the_secret_is_destroyed(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, disk = bare
    keyed.sit_down(0, 8)
    bodies = [bytes(row["body"]) for table, row in attack.all_rows(office) if table == "voice_slip"]
    backup.save(office, disk.folder, disk.folder / "cadangan" / "tengah.asncadangan")
    assert all(keyed.key.opened(body) for body in bodies)  # the secret would read them
    close(office, keyed.id)
    assert not disk.holding(keyed.key.secret)
    assert slip_keys.find(keyed.folder, keyed.id) is None
    assert [row for table, row in attack.all_rows(office) if table == "voice_slip"] == []
    assert any(disk.holding(body[:64]) for body in bodies)  # the old backup still has the noise


def test_a_program_killed_between_closing_and_destroying_is_finished_later(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, disk = bare
    keyed.sit_down(0, 8)
    office.write(Act.CLOSE_VOICES, voices.close, keyed.id, keyed.key)  # … and there it ends
    assert disk.holding(keyed.key.secret)
    tidy(office)
    assert not disk.holding(keyed.key.secret)


def test_two_backups_never_differ_by_less_than_the_whole_round(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, _disk = bare
    seen = []
    for at in range(9):
        keyed.sit_down(at, at + 1)
        found = [row for table, row in attack.all_rows(office) if table.startswith("voice_")]
        seen.append(sum("mark" in row or "text" in row for row in found))
    assert seen == [0] * 9
    close(office, keyed.id)
    tables = [table for table, _row in attack.all_rows(office)]
    assert tables.count("voice_text") == 9


def test_no_error_of_the_database_says_what_was_written(
    bare: tuple[Office, Disk], keyed: Keyed
) -> None:
    office, disk = bare

    def twice(tx: Tx) -> None:
        row = {"id": uuid4(), "round_id": keyed.id, "text": words(1)}
        tx.session.execute(sa.insert(VoiceText), [row])
        tx.session.execute(sa.insert(VoiceText), [row])

    with pytest.raises(IntegrityError) as failed:
        office.write(Act.KEY_VOICES, twice)
    logging.getLogger("asn_desktop").info("uncaught", exc_info=failed.value)
    assert "rahasia" not in str(failed.value)
    assert "program.log" not in disk.holding("tulisanrahasia")


# ---- on a server


@pytest.fixture
def server(postgres_store: Store, clock: Any) -> Office:
    return Office(postgres_store, STANDARD, clock)


def stored(office: Office, table: str, column: str) -> list[tuple[str, Any]]:
    """(transaction, value) of every row in the order in which they lie in the file."""
    with office.store.reader.connect() as connection:
        found = connection.execute(
            sa.text(f'SELECT xmin::text, "{column}" FROM {table} ORDER BY ctid')
        )
        return [(row[0], row[1]) for row in found]


def test_on_a_server_neither_place_nor_transaction_tells_order(
    server: Office, make_person: Callable[..., UUID], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(slip_keys.paths, "data_home", lambda: tmp_path)
    keyed = Keyed(server, make_person(server))
    for start in range(0, SLIPS, 40):
        keyed.sit_down(start, start + 40)
    close(server, keyed.id)
    texts, marks = stored(server, "voice_text", "text"), stored(server, "voice_mark", "mark")
    assert len({xmin for xmin, _value in (*texts, *marks)}) == 1  # all at once
    entered = [int(text[14:18]) for _xmin, text in texts]
    assert abs(rank_correlation(entered, range(SLIPS))) < UNRELATED
    half = [mark for _xmin, mark in marks][: len(marks) // 2]
    assert 0.35 < half.count(4) / len(half) < 0.65
    assert stored(server, "voice_slip", "body") == []
    assert slip_keys.find(keyed.folder, keyed.id) is None


def test_on_a_server_rows_written_one_by_one_would_tell(
    server: Office, make_person: Callable[..., UUID], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(slip_keys.paths, "data_home", lambda: tmp_path)
    keyed = Keyed(server, make_person(server))

    def add(tx: Tx, at: int) -> None:
        row = {"id": uuid4(), "round_id": keyed.id, "text": words(at)}
        tx.session.execute(sa.insert(VoiceText), [row])

    for at in range(20):
        server.write(Act.KEY_VOICES, add, at)
    found = stored(server, "voice_text", "text")
    assert [text for _xmin, text in found] == [words(at) for at in range(20)]
    assert len({xmin for xmin, _text in found}) == 20


# ---- the satisfaction survey


def sheets() -> list[AnswerSheet]:
    """Sheets in a known order: the age tells the place, the first half answers 4, the second 1."""
    return [
        AnswerSheet(
            marks=(4 if at < SLIPS // 2 else 1,) * 9, sex="L", age=17 + at % 60, remark=words(at)
        )
        for at in range(SLIPS)
    ]


def survey_round(office: Office) -> UUID:
    text = RoundText("Semester I", date(2026, 1, 1), date(2026, 6, 30))
    made: UUID = office.write(Act.EDIT_SURVEY, survey.add_round, text).value
    return made


def test_a_survey_tells_no_order_and_no_remark_of_an_answer(bare: tuple[Office, Disk]) -> None:
    office, disk = bare
    round_id = survey_round(office)
    before = office.read(lambda tx: 1 + len(attack.journal_entries(tx)))
    office.write(Act.KEY_SURVEY, survey.add_answers, round_id, sheets(), survey.KEYED)
    rows = list(attack.all_rows(office))
    answers = [row for table, row in rows if table == SurveyAnswer.__tablename__]
    remarks = [row for table, row in rows if table == SurveyRemark.__tablename__]
    assert len(answers) == len(remarks) == SLIPS
    assert {UUID(bytes=bytes(row["id"])).version for row in (*answers, *remarks)} == {4}
    assert set(remarks[0]) == {"id", "round_id", "text", "service_id"}
    entered = [int(row["text"][14:18]) for row in remarks]
    assert abs(rank_correlation(entered, range(SLIPS))) < UNRELATED
    places = disk.places([words(at) for at in range(SLIPS)])
    assert abs(rank_correlation(places, range(SLIPS))) < UNRELATED
    first = [row["u1"] for row in answers][: SLIPS // 2]
    assert 0.25 < first.count(4) / len(first) < 0.75
    said = " ".join(str(line) for line in attack.journal_of(office, before))
    assert "rahasia" not in said
    assert f"'answers', '{SLIPS}'" in said
    assert "program.log" not in disk.holding("tulisanrahasia")


def test_sheets_added_one_by_one_lie_as_mixed_as_all_at_once(
    bare: tuple[Office, Disk], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, disk = bare
    few = sheets()[:30]  # on one page, where a cell lies where there was room when it came

    def add_all(name: str, first: int) -> list[str]:
        text = RoundText(name, date(2026, 1, 1), date(2026, 6, 30))
        round_id = office.write(Act.EDIT_SURVEY, survey.add_round, text).value
        said = [words(first + at) for at in range(len(few))]
        for sheet, remark in zip(few, said, strict=True):
            one = replace(sheet, remark=remark)
            office.write(Act.KEY_SURVEY, survey.add_answers, round_id, [one], survey.KEYED)
        return said

    mixed = add_all("Semester I", 0)
    found = {row["text"] for table, row in attack.all_rows(office) if table == "survey_remark"}
    assert found == set(mixed)
    close_log(office)
    assert abs(rank_correlation(disk.places(mixed), range(len(few)))) < 0.8
    office.write(Act.EDIT_SURVEY, clear_remarks)
    monkeypatch.setattr(survey, "mix", lambda *_args: None)
    heaped = add_all("Semester II", 1000)
    close_log(office)
    assert abs(rank_correlation(disk.places(heaped), range(len(few)))) > 0.9  # it would tell


def close_log(office: Office) -> None:
    """Move the log of pages into the file and empty it, as every closing of an office does."""
    with raw_connection(office.store.writer) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def clear_remarks(tx: Tx) -> None:
    tx.session.execute(sa.delete(SurveyRemark))


def test_on_a_server_sheets_added_one_by_one_share_one_transaction(server: Office) -> None:
    round_id = survey_round(server)
    for sheet in sheets()[:40]:
        server.write(Act.KEY_SURVEY, survey.add_answers, round_id, [sheet], survey.KEYED)
    texts, marks = stored(server, "survey_remark", "text"), stored(server, "survey_answer", "age")
    assert len(texts) == len(marks) == 40
    assert len({xmin for xmin, _value in (*texts, *marks)}) == 1
    entered = [int(text[14:18]) for _xmin, text in texts]
    assert abs(rank_correlation(entered, range(40))) < 0.75


def test_on_a_server_a_survey_lies_in_mixed_order(server: Office) -> None:
    round_id = survey_round(server)
    server.write(Act.KEY_SURVEY, survey.add_answers, round_id, sheets(), survey.KEYED)
    texts, marks = stored(server, "survey_remark", "text"), stored(server, "survey_answer", "u1")
    entered = [int(text[14:18]) for _xmin, text in texts]
    assert abs(rank_correlation(entered, range(SLIPS))) < UNRELATED
    half = [mark for _xmin, mark in marks][: SLIPS // 2]
    assert 0.25 < half.count(4) / len(half) < 0.75
    assert len({xmin for xmin, _value in (*texts, *marks)}) == 1


def test_no_table_of_unsigned_answers_can_hold_a_writer_or_a_time() -> None:
    """Whoever adds a column here has to come by."""
    columns = {
        mapped.__tablename__: {column.name for column in mapped.__table__.columns}
        for mapped in (VoiceMark, VoiceText, VoiceSlip, SurveyRemark)
    }
    assert columns == {
        "voice_mark": {"id", "round_id", "value", "mark"},
        "voice_text": {"id", "round_id", "text"},
        "voice_slip": {"id", "round_id", "body"},
        "survey_remark": {"id", "round_id", "text", "service_id"},
    }
    for mapped in (VoiceMark, VoiceText, VoiceSlip, SurveyAnswer, SurveyRemark):
        assert mapped.__journalled__ is False
        assert mapped.__table__.dialect_options["sqlite"]["with_rowid"] is False
        moments = (sa.DateTime,)
        assert not [c for c in mapped.__table__.columns if isinstance(c.type, moments)]
