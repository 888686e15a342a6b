"""What stands in place of the run: before it can begin, and when everyone is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from asn_desktop.rules.findings import Severity
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.evaluation import PersonEvaluation, Run
from asn_desktop.workflows.sentences import say

Do = Callable[[], object]


def tr(text: str) -> str:
    """Translate in the page's context."""
    return QCoreApplication.translate("RunPage", text)


def nothing_to_rate(run: Run, open_period: Do, achieve: Do, to_planning: Do) -> Empty | None:
    """Why nobody can be rated, with the one way on; None when somebody can."""
    if not run.people and run.ready:
        return Empty(
            tr("{n} SKP sudah ditetapkan, penilaiannya belum dibuka.").format(n=run.ready),
            (Choice(tr("Buka penilaian"), open_period),),
            icon="evaluation",
        )
    if not run.people:
        return Empty(
            tr(
                "Belum ada SKP yang ditetapkan untuk dinilai: {drafts} draf, {submitted} diajukan."
            ).format(drafts=run.drafts + run.returned, submitted=run.submitted),
            (Choice(tr("Ke Perencanaan"), to_planning),),
            icon="planning",
        )
    if run.achievement.value is None:
        return Empty(
            tr("Isi dulu capaian organisasi {period} untuk unit yang Anda pimpin.").format(
                period=run.period.label
            ),
            (Choice(tr("Isi capaian"), achieve),),
            detail=run.achievement.unit,
            icon="unit",
        )
    return None


def the_end(
    people: Sequence[PersonEvaluation],
    seconds: int | None,
    look_at: Callable[[int], object],
    send: Do | None,
) -> Empty:
    """Everyone is finished: how long it took, and what comes next (``send`` = the print desk)."""
    done = sum(one.finished for one in people)
    words = tr("{done} dari {all} selesai.").format(done=done, all=len(people))
    if seconds is not None:
        words += tr(" Rata-rata {time} per orang.").format(time=duration(seconds))
    choices = []
    if send is not None:
        choices.append(Choice(tr("Cetak {forms}").format(forms=forms_of(people)), send))
    doubtful = [at for at, one in enumerate(people) if one.doubtful]
    if doubtful:
        choices.append(
            Choice(
                tr("Lihat yang ragu-ragu ({n})").format(n=len(doubtful)),
                lambda: look_at(doubtful[0]),
            )
        )
    choices.append(Choice(tr("Lihat semua orang"), lambda: look_at(0)))
    return Empty(words, tuple(choices), icon="check")


def forms_of(people: Sequence[PersonEvaluation]) -> str:
    """The forms these people need: "C.1.3 dan D.1.1"; a leader's own is C.1.2."""
    evaluation = ", ".join(sorted({one.form.value for one in people}))
    return tr("{forms} dan D.1.1").format(forms=evaluation)


def first_lack(people: Sequence[PersonEvaluation]) -> str:
    """Who is not finished first, and what keeps him: "Maria Usop: Tulis alasan …"."""
    one = next(each for each in people if not each.finished)
    lack = next((each for each in one.findings() if each.severity is Severity.ERROR), None)
    words = say(lack) if lack is not None else tr("masih ada yang kurang.")
    return f"{one.name}: {words}"


def duration(seconds: int) -> str:
    """As in "2 menit 10 detik"."""
    minutes, rest = divmod(max(seconds, 1), 60)
    parts = [tr("{n} menit").format(n=minutes)] if minutes else []
    if rest or not minutes:
        parts.append(tr("{n} detik").format(n=rest))
    return " ".join(parts)
