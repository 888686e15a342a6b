"""The practice office: a believable year in all states, built by real acts and never over others.

It is built once for the module; what would change it works on a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop import paths, texts, tour
from asn_desktop.models import journal
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import Acting, PersonStatus
from asn_desktop.models.planning import Skp
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clocks import Next
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused, WorldFault
from asn_desktop.rules.following import LogState
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import ObjectionState, SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.status import Status
from asn_desktop.rules.wording import result_hints, target_hints
from asn_desktop.services import (
    evaluation_lists,
    feedback,
    feedback_requests,
    followup,
    founding,
    guidance_lists,
    incoming_people,
    incoming_read,
    log_absences,
    logs,
    national,
    outgoing_record,
    people,
    periods,
    phrases_bank,
    planning,
    print_desk,
    print_scopes,
    progress,
    self_notes,
    survey_plan,
    survey_results,
    worklist,
)
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.opening import open_office
from asn_desktop.services.setup import read_settings
from asn_desktop.services.sheets import BUILDERS
from asn_desktop.views.asking import RequestState
from asn_desktop.views.evaluation import Overview
from asn_desktop.views.followup import FollowRow
from asn_desktop.views.guidance import Filled, RecordKind
from asn_desktop.views.printing import DeskForm, ScopeKind
from asn_desktop.workflows import practice, practice_logs
from asn_desktop.workflows.practice_content import Book, kind_of
from asn_desktop.workflows.practice_year import Timeline

TODAY = date(2026, 7, 8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("latihan") / "latihan"
    practice.build(made, today=TODAY)
    return made


@pytest.fixture(scope="module")
def office(folder: Path) -> Iterator[Office]:
    with open_office(folder) as opened:
        yield opened


def overview(office: Office, code: str) -> Overview:
    found = office.read(periods.find_period, PeriodRef(2026, code))
    assert found is not None
    return office.read(evaluation_lists.overview, found.id)


def states(tx: ReadTx) -> Counter[SkpState | None]:
    found: Counter[SkpState | None] = Counter()
    for person in people.person_rows(tx):
        skp = planning.current_skp(tx, person.id, 2026)
        found[planning.view(tx, skp).state if skp else None] += 1
    return found


# ---- what stands in it


def test_sheets_built_together_say_what_each_says_alone(office: Office) -> None:
    def compare(tx: ReadTx) -> Counter[FormCode]:
        documents = {
            FormCode.C_1_1: tx.session.scalars(sa.select(Evaluation.id)).all(),
            FormCode.D_1_1: tx.session.scalars(sa.select(Evaluation.id)).all(),
            FormCode.A_1_7: tx.session.scalars(sa.select(Skp.id)).all(),
            FormCode.A_1_8: tx.session.scalars(sa.select(Skp.id)).all(),
            FormCode.B_1_1: tx.session.scalars(sa.select(Skp.id)).all(),
        }
        seen: Counter[FormCode] = Counter()
        for form, ids in documents.items():
            together = BUILDERS[form](tx, ids)
            assert together.keys() == set(ids)
            for key in ids[::9]:
                alone, found = BUILDERS[form](tx, [key])[key], together[key]
                if isinstance(alone, Refused):
                    assert isinstance(found, Refused)
                    assert found.findings == alone.findings
                    continue
                assert found == alone
                seen[form] += 1
        return seen

    seen = office.read(compare)
    assert all(seen[form] > 3 for form in (FormCode.C_1_1, FormCode.D_1_1, FormCode.A_1_7))


def test_the_desk_asks_hardly_more_for_many_than_for_few(office: Office) -> None:
    staff = office.read(print_scopes.people_in, ScopeKind.ALL, None)
    forms = (DeskForm.EVALUATION, DeskForm.DOCUMENT)
    asked: list[str] = []
    engine = office.read(lambda tx: tx.session.get_bind())

    def count(people: Sequence[UUID]) -> int:
        asked.clear()
        office.read(print_desk.desk, people, forms, PeriodRef(2026, "TW1"))
        return len(asked)

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        few, many = count(staff[:4]), count(staff)
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    assert len(staff) > 50
    assert many < 2 * few


def test_it_is_the_kecamatan_of_the_roster_and_says_that_it_is_practice(office: Office) -> None:
    settings = office.read(read_settings)
    assert settings.practice
    assert settings.office_name == "Kecamatan Mulyorejo"
    assert settings.agency == "Pemerintah Kota Surabaya"
    assert settings.place == "Surabaya"
    staff = office.read(people.person_rows)
    assert len(staff) == 56
    assert all(row.assessor_id for row in staff)


def test_somebody_is_exempt_and_somebody_is_acting(office: Office) -> None:
    def asked(tx: ReadTx) -> tuple[set[Status], int]:
        statuses = set(tx.session.scalars(sa.select(PersonStatus.status)))
        return statuses, len(list(tx.session.scalars(sa.select(Acting))))

    assert office.read(asked) == ({Status.UNPAID_LEAVE, Status.STUDY_LEAVE}, 1)


def test_skp_are_in_all_states(office: Office) -> None:
    found = office.read(states)
    assert found[SkpState.SET] == 45
    assert found[SkpState.DRAFT] == 3
    assert found[SkpState.SUBMITTED] == 4  # two new ones and two amendments
    assert found[SkpState.RETURNED] == 1
    assert found[None] == 3  # two without, one exempt


def test_a_returned_skp_carries_its_notes(office: Office) -> None:
    def asked(tx: ReadTx) -> list[str]:
        for person in people.person_rows(tx):
            skp = planning.current_skp(tx, person.id, 2026)
            view = planning.view(tx, skp) if skp else None
            if view is not None and view.state is SkpState.RETURNED:
                return [note.text for note in view.open_notes]
        return []

    notes = office.read(asked)
    assert len(notes) == 2
    assert "Target terlalu rendah" in notes[0]


def test_both_approaches_are_used_and_results_support_the_superiors(office: Office) -> None:
    def asked(tx: ReadTx) -> tuple[set[Approach], int, int]:
        approaches, linked, all_results = set(), 0, 0
        for person in people.person_rows(tx):
            skp = planning.current_skp(tx, person.id, 2026)
            if skp is None:
                continue
            view = planning.view(tx, skp)
            approaches.add(view.approach)
            if person.position != "Camat":
                own = [result for result in view.results if not result.study_leave]
                all_results += len(own)
                linked += sum(result.supports_id is not None for result in own)
        return approaches, linked, all_results

    approaches, linked, all_results = office.read(asked)
    assert approaches == set(Approach)
    assert linked == all_results


def test_the_first_quarter_is_finished_with_a_sensible_distribution(office: Office) -> None:
    first = overview(office, "TW1")
    assert first.finished == first.total == 47
    assert first.mirror.counts[Predicate.VERY_GOOD] == 10
    assert first.mirror.counts[Predicate.NEEDS_IMPROVEMENT] == 3  # a decision raised one of four
    assert first.mirror.counts[Predicate.MISCONDUCT] == 1
    assert first.mirror.findings == ()
    assert {one.code for one in first.left_out} == {
        "evaluation.left_out.exempt",
        "evaluation.left_out.no_skp",
        "evaluation.left_out.not_set",
    }


def test_the_current_quarter_is_half_done_and_somebody_is_doubtful(office: Office) -> None:
    current = overview(office, "TW2")
    assert current.total == 47
    assert 20 <= current.finished < 40
    assert current.doubtful == 2
    assert current.without_realisation == 5


def test_the_work_list_has_something_of_each_group(office: Office) -> None:
    work = office.read(worklist.work_list, 2026, "TW2")
    codes = {row.code for row in work.rows}
    assert codes >= {
        "work.skp_returned",
        "work.void",
        "work.achievement_missing",
        "work.skp_none",
        "work.skp_to_set",
        "work.unrated",
        "work.to_hand_over",
        "work.to_print",
    }
    assert all(work.steps.values())


def test_paper_lived_its_life(office: Office) -> None:
    def asked(tx: ReadTx) -> Counter[tuple[FormCode, SheetEventKind]]:
        rows = tx.session.execute(
            sa.select(Version.form, SheetEvent.kind).join(
                SheetEvent, SheetEvent.version_id == Version.id
            )
        )
        return Counter((form, kind) for form, kind in rows)

    found = office.read(asked)
    first, second = 47, 4  # two of the first quarter were not signed, one objects
    assert found[FormCode.D_1_1, SheetEventKind.RETURNED] >= first - 3 + second
    assert found[FormCode.D_1_1, SheetEventKind.FILED] > 20
    assert found[FormCode.D_1_1, SheetEventKind.REPORTED] > 0
    assert found[FormCode.D_1_1, SheetEventKind.VOID] == 1
    assert found[FormCode.D_1_2, SheetEventKind.HANDED_OVER] == 1
    assert found[FormCode.D_1_3, SheetEventKind.RETURNED] == 1
    assert found[FormCode.B_1_6, SheetEventKind.VOID] == 1
    assert found[FormCode.B_1_9, SheetEventKind.SIGNED] == 1
    assert (
        found[FormCode.A_1_6, SheetEventKind.SIGNED] + found[FormCode.A_1_7, SheetEventKind.SIGNED]
        > 3
    )
    assert found[FormCode.C_1_1, SheetEventKind.PRINTED] > 0
    assert found[FormCode.C_1_3, SheetEventKind.PRINTED] > 0


def test_feedback_comes_from_several_givers_and_some_have_none(office: Office) -> None:
    found = office.read(periods.find_period, PeriodRef(2026, "TW2"))
    assert found is not None
    rows = office.read(feedback.all_rows, found.id)
    assert sum(row.pieces == 0 for row in rows) > 5
    person = next(row for row in rows if row.name == Book().further["given"][0]["name"])
    record = office.read(feedback.record_of, person.id, found.id)
    assert record is not None
    assert {piece.giver for piece in record.pieces} >= {
        GiverKind.LEADER, GiverKind.PEER, GiverKind.STAKEHOLDER
    }  # fmt: skip
    assert any(piece.how.label for piece in record.pieces)


def test_planned_actions_are_documented(office: Office) -> None:
    found = office.read(periods.find_period, PeriodRef(2026, "TW1"))
    assert found is not None
    head = next(row for row in office.read(people.person_rows) if row.position == "Camat")
    done = office.read(progress.progress_of, head.id, found.id)
    assert done is not None
    assert all(each.realised for result in done.results for each in result.documented)


def test_somebody_studies_with_marked_expectations(office: Office) -> None:
    name = Book().further["study"]["name"]
    person = next(row for row in office.read(people.person_rows) if row.name == name)
    skp = office.read(planning.current_skp, person.id, 2026)
    assert skp is not None
    marked = [one for one in office.read(planning.view, skp).results if one.study_leave]
    assert len(marked) == 2
    assert "3,20 – 3,50" in str(marked[0].indicators)


def test_guidance_is_there_whole_and_half(office: Office) -> None:
    rows = office.read(guidance_lists.rows_of, 2026)
    filled = {row.kind: (row.form, row.answers, row.competences) for row in rows}
    assert filled == {
        RecordKind.COACHING: (Filled.WHOLE, Filled.WHOLE, Filled.WHOLE),
        RecordKind.MENTORING: (Filled.WHOLE, Filled.EMPTY, Filled.EMPTY),
        RecordKind.BEHAVIOUR: (Filled.WHOLE, None, None),
    }


def test_one_objection_is_decided_and_the_days_of_another_run(office: Office) -> None:
    def ways(tx: ReadTx, code: str) -> list[FollowRow]:
        found = periods.find_period(tx, PeriodRef(2026, code))
        assert found is not None
        return followup.rows(tx, found.id)

    def objected(code: str) -> list[tuple[str, ObjectionState]]:
        rows = office.read(ways, code)
        return [(row.name, row.objection) for row in rows if row.objection]

    told = Book().further["objections"]
    assert objected("TW1") == [(told["changed"]["name"], ObjectionState.CHANGED)]
    assert objected("TW2") == [(told["open"]["name"], ObjectionState.RECEIVED)]
    first = {row.name: row.next for row in office.read(ways, "TW1")}
    assert first[Book().further["late"]] is Next.PASS
    assert first[Book().further["passed"]] is Next.RETURN


def test_fields_were_copied_to_the_national_application(office: Office) -> None:
    rows = {row.name: row for row in office.read(national.rows, PeriodRef(2026, "TW2"))}
    told = Book().further["copied"]
    assert all(rows[name].copied > 0 for name in (*told["whole"], *told["begun"]))
    assert sum(row.copied > 0 for row in rows.values()) == 3


def test_everything_was_an_act_and_nothing_lies_in_the_future(office: Office) -> None:
    def asked(tx: ReadTx) -> list[tuple[str, date]]:
        rows = tx.session.execute(
            sa.select(journal.JournalEntry.act, journal.JournalEntry.at).order_by(
                journal.JournalEntry.seq
            )
        )
        return [(act, at.date()) for act, at in rows]

    entries = office.read(asked)
    assert {act for act, _at in entries} >= {
        Act.IMPORT_ROSTER,
        Act.SET_SKP,
        Act.RETURN_SKP,
        Act.AMEND_SKP,
        Act.RECORD_REALISATION,
        Act.FINISH_EVALUATION,
        Act.REOPEN_EVALUATION,
        Act.SIGNED,
    }
    days = [at for _act, at in entries]
    assert days == sorted(days)
    assert days[0] == date(2026, 1, 2)
    assert days[-1] < TODAY


def realised(tx: ReadTx) -> Counter[str]:
    return Counter(tx.session.scalars(sa.select(Realisation.text)))


# ---- built anew, and never over anything else


def test_a_practice_office_is_replaced_by_an_equal_one(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "latihan"
    with open_office(folder) as old:
        old.write(Act.SET_UP_OFFICE, founding.found_office, "Coba", "Kota", 2026, practice=True)
    (folder / "catatan-saya.txt").write_text("milik orang", encoding="utf-8")
    (tmp_path / ".latihan-baru-terbunuh").mkdir()
    told: list[str] = []
    practice.build(folder, today=TODAY, report=lambda _done, _all, text: told.append(text))
    with open_office(folder) as again:
        assert again.read(realised) == office.read(realised)
        assert len(again.read(people.person_rows)) == 56
    assert (folder / "catatan-saya.txt").read_text(encoding="utf-8") == "milik orang"
    assert [path.name for path in tmp_path.iterdir()] == ["latihan"]
    assert "Penilaian Triwulan I" in told


def test_a_real_office_is_never_touched(tmp_path: Path) -> None:
    with open_office(tmp_path / "kantor") as real:
        real.write(Act.SET_UP_OFFICE, founding.found_office, "Kecamatan", "Kota", 2026)
    before = (tmp_path / "kantor" / paths.KEY_FILE).read_bytes()
    with pytest.raises(WorldFault) as fault:
        practice.build(tmp_path / "kantor", today=TODAY)
    assert fault.value.code == "practice.not_practice"
    assert "tidak ada yang diubah" in texts.sentence(fault.value.code, **fault.value.values)
    assert (tmp_path / "kantor" / paths.KEY_FILE).read_bytes() == before
    with open_office(tmp_path / "kantor") as real:
        assert real.read(read_settings).office_name == "Kecamatan"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("isi", encoding="utf-8")
    with pytest.raises(WorldFault) as fault:
        practice.build(tmp_path, today=TODAY)
    assert fault.value.code == "practice.folder_taken"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_what_a_killed_build_leaves_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / paths.LOCK).touch()
    (tmp_path / paths.BACKUPS).mkdir()
    practice.refuse_foreign(tmp_path)
    (tmp_path / paths.BACKUPS / "kantor.asncadangan").touch()
    with pytest.raises(WorldFault) as fault:
        practice.refuse_foreign(tmp_path)
    assert fault.value.code == "practice.folder_taken"


def test_a_practice_office_that_is_open_is_not_replaced(folder: Path, office: Office) -> None:
    with pytest.raises(WorldFault) as fault:
        practice.build(folder, today=TODAY)
    assert fault.value.code == "store.in_use"
    assert len(office.read(people.person_rows)) == 56


# ---- whenever it is built


@pytest.mark.parametrize(
    ("today", "year", "finished", "current"),
    [
        (date(2027, 1, 1), 2026, ("TW1", "TW2", "TW3"), "TW4"),
        (date(2027, 3, 31), 2026, ("TW1", "TW2", "TW3"), "TW4"),
        (date(2027, 4, 1), 2027, ("TW1",), "TW2"),
        (date(2027, 6, 30), 2027, ("TW1",), "TW2"),
        (date(2027, 7, 1), 2027, ("TW1",), "TW2"),
        (date(2027, 9, 30), 2027, ("TW1",), "TW2"),
        (date(2027, 10, 1), 2027, ("TW1", "TW2"), "TW3"),
        (date(2027, 12, 31), 2027, ("TW1", "TW2"), "TW3"),
    ],
)
def test_there_is_always_a_finished_quarter_before_the_current_one(
    today: date, year: int, finished: tuple[str, ...], current: str
) -> None:
    told = Timeline.until(today)
    assert told.year == year
    assert tuple(ref.code for ref in told.finished) == finished
    assert told.current.code == current
    assert told.last < today


def test_it_is_built_on_the_first_day_of_a_quarter(tmp_path: Path) -> None:
    today = date(2027, 4, 1)
    practice.build(tmp_path / "latihan", today=today)
    with open_office(tmp_path / "latihan") as opened:
        last = opened.read(
            lambda tx: tx.session.scalar(sa.select(sa.func.max(journal.JournalEntry.at)))
        )
    assert last.date() < today


def test_the_tour_finds_something_to_show_on_every_page(office: Office) -> None:
    shown = office.read(tour.what_to_show, Timeline.until(TODAY).current)
    assert set(shown) == {
        "person", "imports", "skp", "manuals", "matrix", "strategy", "examples", "progress",
        "logs", "log_sheet", "feedback", "guide", "behaviour", "run", "objection", "recaps",
        "national", "printing", "about_me", "slips", "survey", "complaints", "meeting",
        "bring", "log_review", "trajectory", "bundle",
    }  # fmt: skip
    assert all(target is not None for each in shown.values() for target in each.values())
    assert shown["imports"]["file"].exists()
    assert len(shown["printing"]["people"]) == 56


def test_the_centre_has_answered_one_bundle_and_not_yet_the_second(office: Office) -> None:
    found = office.read(incoming_read.from_centre)
    (back,) = found.returned
    assert (len(back.notes), back.answered_on) == (2, None)
    assert [one.accepted for one in found.proposals] == [None]
    (reply,) = found.replies
    assert reply.note
    sent = office.read(outgoing_record.history)
    assert [(one.number, one.state.label, one.kept) for one in sent] == [
        (2, "Dibuat", True),
        (1, "Diakui", False),
    ]
    people_sent = office.read(incoming_people.people_sent, Timeline.until(TODAY).year)
    worst = Counter(row.worst.value for row in people_sent if row.worst)
    assert worst["returned"] == worst["question"] == worst["sent"] == 1


def test_two_weeks_of_logs_have_a_gap_a_return_a_late_day_and_absences(office: Office) -> None:
    day = Timeline.until(TODAY).last
    people_of = {row.name: row.id for row in office.read(people.person_rows)}
    name, returned = office.read(practice_logs.sent_back, day)
    first = returned.replace(day=1) - timedelta(days=31)
    rows = office.read(logs.of_people, list(people_of.values()), first, day)
    seen = Counter(row.state.value for row in rows)
    assert seen["approved"] > seen["written"] > seen["returned"] == 1
    assert sum(row.late for row in rows) > 0
    assert sum(bool(row.result) for row in rows) > 0
    (back,) = [row for row in rows if row.state is LogState.RETURNED]
    assert (back.person_id, back.on) == (people_of[name], returned)
    away = office.read(log_absences.absences_of, list(people_of.values()), first, day)
    assert {row.kind.value for each in away.values() for row in each} == {
        "leave", "sick", "training",
    }  # fmt: skip


# ---- the content


def test_results_are_worded_as_achievements_and_targets_are_not_absolute() -> None:
    book = Book()
    for kind in book.kinds():
        for planned in book.plan(kind, "Kelurahan Kalisari", "Lurah").results:
            assert result_hints(planned.content.text) == [], planned.content.text
            for indicator in planned.content.indicators:
                assert target_hints(indicator.target or indicator.text) == [], indicator


def test_every_position_of_the_roster_has_its_own_content(office: Office) -> None:
    used = {kind_of(row.position or "", row.unit or "") for row in office.read(people.person_rows)}
    assert used == set(Book().kinds())


def test_the_story_names_only_people_of_the_roster(office: Office) -> None:
    known = {row.name for row in office.read(people.person_rows)}
    story = Book().story
    named = {name for each in story["levels"].values() for name in each}
    for part in ("none", "drafts", "returned", "submitted", "patterns", "unrecorded"):
        named |= set(story[part])
    named |= {story["exempt"]["name"], story["acting"]["name"], story["reopened"]["name"]}
    named |= set(story["amended"]) | set(story["doubtful"].values())
    assert named <= known


def test_two_rounds_of_the_survey_one_announced_with_a_plan(office: Office) -> None:
    newest, before = office.read(survey_results.rounds)
    assert (newest.published_on, before.published_on) == (None, Timeline.until(TODAY).last)
    assert before.answers > before.needed > newest.answers
    found = office.read(survey_results.results, newest.id)
    assert len(found.services) == 5
    assert any(one.answered < found.total.answers for one in found.total.elements)
    plan = office.read(survey_plan.plan, before.id)
    late = [row.text.until for row in plan if row.text.until and row.text.until < TODAY]
    assert (len(plan), len(late)) == (3, 1)
    work = office.read(worklist.work_list, TODAY.year, None)
    assert "work.survey_improvement" in [row.code for row in work.rows]


def test_feedback_was_asked_for_and_one_deadline_has_passed(office: Office) -> None:
    period = office.read(periods.find_period, Timeline.until(TODAY).current)
    asked = office.read(feedback_requests.all_rows, period.id)
    states = {row.state for row in asked}  # what waits is overdue where the clock goes on
    assert states >= set(RequestState) - {RequestState.WAITING}
    (answered,) = [row for row in asked if row.state is RequestState.ANSWERED]
    record = office.read(feedback.record_of, answered.person_id, period.id)
    assert answered.feedback_id in {piece.id for piece in record.pieces}
    assert office.read(self_notes.counts, [answered.person_id], period.id) == {
        answered.person_id: 3
    }
    assert len(office.read(phrases_bank.texts)) == 4
