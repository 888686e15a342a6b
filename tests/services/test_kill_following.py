"""Killed in the middle of following the year: every act is there whole or not at all.

A child process (-9 at a random moment) brings in logs, approves them, adds evidence, keys a survey
and keys and closes unsigned rounds; the parent looks at what is left. ``ASN_SOAK=1`` goes on for
hundreds of rounds.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog, Evidence
from asn_desktop.models.paper import Attachment
from asn_desktop.models.planning import Period
from asn_desktop.models.public_service import (
    SurveyAnswer,
    SurveyBatch,
    SurveyRemark,
    SurveyRound,
)
from asn_desktop.models.voices import VoiceMark, VoiceRound, VoiceSlip, VoiceText
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import LogState
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, survey, voices
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.opening import open_office
from asn_desktop.views.survey import RoundText
from asn_desktop.workflows import backup, slip_keys
from asn_desktop.workflows.voices import tidy

ROUNDS = 300 if os.environ.get("ASN_SOAK") else 5
LOGS, FILES, SHEETS, SLIPS = 200, 3, 10, 6
MARKS = 7

CHILD = f"""
import sys
from datetime import date
from pathlib import Path
from uuid import UUID
import sqlalchemy as sa
from asn_desktop.models.logs import DailyLog
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Period
from asn_desktop.models.public_service import SurveyRound
from asn_desktop.models.voices import VoiceRound
from asn_desktop.rules.acts import Act
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import evidence, log_review_acts, logs, survey, voices
from asn_desktop.services.opening import open_office
from asn_desktop.views.evidence import EvidencePlace, NewFile
from asn_desktop.views.logs import LogOfPerson, LogText
from asn_desktop.views.survey import AnswerSheet
from asn_desktop.views.voices import Slip
from asn_desktop.workflows import slip_keys
from asn_desktop.workflows.voices import close

folder, start = Path(sys.argv[1]), int(sys.argv[2])

def say(word):
    sys.stdout.write(f"{{word}}\\n")
    sys.stdout.flush()

with open_office(folder) as office:
    def first(column, *where):
        return office.read(lambda tx: tx.session.scalars(sa.select(column).where(*where)).first())
    person, period = first(Person.id), first(Period.id)
    survey_id = first(SurveyRound.id)
    keys = slip_keys.keys_folder(office)
    for number in range(start, start + 100000):
        new = [LogOfPerson(person, date(2026, 1, 5), LogText(f"{{number}}/{{n}}", unit=str(number)))
               for n in range({LOGS})]
        office.write(Act.IMPORT_LOGS, logs.add_many, new)
        say("logs")
        ids = office.read(lambda tx: list(tx.session.scalars(
            sa.select(DailyLog.id).where(DailyLog.unit == str(number)))))
        place = EvidencePlace(log_id=ids[0])
        files = [NewFile(f"{{number}}-{{n}}.pdf", b"%PDF-1.4 " + b"%d.%d " % (number, n) * 9000)
                 for n in range({FILES})]
        office.write(Act.ADD_EVIDENCE, evidence.add, place, files)
        say("evidence")
        office.write(Act.APPROVE_LOGS, log_review_acts.approve, ids)
        say("approved")
        sheets = [AnswerSheet((3,) * 9, f"Layanan {{number % 3}}", remark=f"saran {{number}}")
                  for _n in range({SHEETS})]
        office.write(Act.KEY_SURVEY, survey.add_answers, survey_id, sheets, survey.KEYED)
        say("survey")
        open_one = first(VoiceRound.id, VoiceRound.closed_on.is_(None))
        if open_one is None:
            continue
        key = slip_keys.find_or_make(keys, open_one, numbered=True)
        for slip in key.numbers(0, {SLIPS}):
            done = Slip(slip, (3,) * {MARKS}, "tulisan", checked=True)
            office.write(Act.KEY_VOICES, voices.keep, open_one, key, done)
            say("slip")
        close(office, open_one)
        say("closed")
"""


def killed_after(folder: Path, start: int, acks: int) -> None:
    words = [sys.executable, "-c", CHILD, str(folder), str(start)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for _ack in range(acks):
        assert child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.stdout.read()
    child.wait()
    child.stdout.close()


def counts(tx: ReadTx, mapped: type, column: Any) -> dict[object, int]:
    asked = sa.select(column, sa.func.count()).select_from(mapped).group_by(column)
    return {row[0]: row[1] for row in tx.session.execute(asked)}


def check(office: Office) -> None:
    """What must hold whenever the power goes."""

    def look(tx: ReadTx) -> None:
        assert set(counts(tx, DailyLog, DailyLog.unit).values()) <= {LOGS}
        approved = sa.select(DailyLog.unit, sa.func.count()).where(
            DailyLog.state == LogState.APPROVED
        )
        for _batch, count in tx.session.execute(approved.group_by(DailyLog.unit)):
            assert count == LOGS
        assert set(counts(tx, Evidence, Evidence.log_id).values()) <= {FILES}
        shown = set(tx.session.scalars(sa.select(Evidence.sha256)))
        assert shown == set(tx.session.scalars(sa.select(Attachment.sha256)))
        answers = tx.session.scalar(sa.select(sa.func.count()).select_from(SurveyAnswer)) or 0
        assert answers % SHEETS == 0
        assert tx.session.scalar(sa.select(SurveyRound.answers)) == answers
        assert (tx.session.scalar(sa.select(sa.func.sum(SurveyBatch.answers))) or 0) == answers
        assert tx.session.scalar(sa.select(sa.func.count()).select_from(SurveyRemark)) == answers
        marks = counts(tx, VoiceMark, VoiceMark.round_id)
        texts = counts(tx, VoiceText, VoiceText.round_id)
        slips = counts(tx, VoiceSlip, VoiceSlip.round_id)
        for row in tx.session.scalars(sa.select(VoiceRound)):
            if row.closed_on is None:
                assert row.id not in marks
                assert row.id not in texts
                assert slips.get(row.id, 0) <= SLIPS
            else:
                assert (marks[row.id], texts[row.id]) == (SLIPS * MARKS, SLIPS)
                assert row.id not in slips

    office.read(look)


def every_slip_can_be_read(office: Office) -> None:
    folder = slip_keys.keys_folder(office)

    def open_ones(tx: ReadTx) -> list[UUID]:
        return list(tx.session.scalars(sa.select(VoiceSlip.round_id).distinct()))

    for key in office.read(open_ones):
        kept = office.read(voices.kept, key, slip_keys.find(folder, key))
        assert kept.unreadable == 0


def _rounds(tx: ReadTx) -> list[UUID]:
    return list(tx.session.scalars(sa.select(VoiceRound.id)))


def _a_period(tx: ReadTx) -> UUID:
    return tx.session.scalars(sa.select(Period.id).order_by(Period.id)).all()[0]


def prepare(office: Office, people: list[UUID]) -> None:
    text = RoundText("SKM", date(2026, 1, 1), date(2026, 3, 31))
    office.write(Act.EDIT_SURVEY, survey.add_round, text)
    period = office.read(_a_period)
    office.write(Act.OPEN_VOICES, voices.open_rounds, period, people, [VoiceKind.PEER], None)
    every = office.read(_rounds)
    office.write(Act.HAND_OUT_VOICES, voices.hand_out, every, SLIPS)


@pytest.mark.timeout(3600 if ROUNDS > 100 else 180)
def test_a_kill_in_the_middle_of_the_year_followed(
    tmp_path: Path, make_person: Callable[..., UUID]
) -> None:
    dice = random.Random(20261122)
    with open_office(tmp_path) as office:
        people = [make_person(office) for _n in range(12 if ROUNDS < 100 else 400)]
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
        prepare(office, people)
    for number in range(ROUNDS):
        killed_after(tmp_path, number * 1000, dice.randint(1, 26))
        with open_office(tmp_path) as office:
            check(office)
            every_slip_can_be_read(office)
            tidy(office)  # as the window does when it opens
            left = {file.name for file in slip_keys.keys_folder(office).glob("*")}
            assert len(left) <= 1
            assert backup.check(office) == []
