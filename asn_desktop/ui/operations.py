"""What pages ask of the office: write (queued), read (behind) and read at once.

    operations.write(Act.PERSON_ADD, people.add, form, then=self.show_person, failed=self.form.show)
    operations.read(people.history, person_id, then=self.fill)
    rows = operations.read_now(people.list_rows, query)        # only where measured under 20 ms
    operations.run(job, then=self.done, title="Membaca berkas…")

A page never catches errors: a rule's refusal goes to ``failed(findings)``, or to a dialog when the
caller has no place for it; the world's fault becomes a sentence with a button; anything else goes
to the report dialog. After a write `changed` tells every page what to read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.ui.threads import Cancelled, Job, JobRunner, Lane, Report, still_there
from asn_desktop.workflows.sentences import as_fault

R = TypeVar("R")
Then = Callable[[Any], None]
Failed = Callable[[Sequence[Finding]], None]


class ChangesLike(Protocol):
    """What changed in one act (`services.office.Changes`)."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of rows touched."""


class OfficeLike(Protocol):
    """The two doors of `services.office.Office` the window uses."""

    def read(self, function: Callable[..., R], *args: Any, **kw: Any) -> R:
        """Call ``function(tx, *args)`` in a read transaction."""

    def write(self, act: Any, function: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        """Call ``function(tx, *args)`` as one act."""


@dataclass(frozen=True)
class AnyChange:
    """Says "Something changed, nobody knows what": sent after a workflow that wrote by itself."""

    kinds: frozenset[str] = frozenset({"*"})
    ids: frozenset[Any] = frozenset()
    origin: object | None = None


def touches(changes: ChangesLike, *kinds: str) -> bool:
    """Whether ``changes`` concern one of ``kinds`` (always, when nobody knows what changed)."""
    return "*" in changes.kinds or not changes.kinds.isdisjoint(kinds)


class Operations(QObject):
    """The one way from the window to the office; lives in the window's thread."""

    changed = Signal(object)  # Changes
    saved = Signal(object)  # datetime of the commit
    refused = Signal(object)  # findings that no caller had a place for
    fault = Signal(object, object)  # WorldFault, retry: Callable[[], None] | None
    bug = Signal(object)  # BaseException
    cancelled = Signal()
    started = Signal(object, str, bool)  # Job, title, cancellable: a job with a progress dialog
    ended = Signal(object)  # that Job

    def __init__(
        self, office: OfficeLike, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.runner = runner
        self.last_entry: int | None = None
        self.last_saved: datetime | None = None

    def write(
        self,
        act: Any,
        function: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Failed | None = None,
        origin: object | None = None,
    ) -> Job:
        """Queue one act. ``then(value)`` after the commit, ``failed(findings)`` when refused.

        Acts are done in the order they were queued. ``origin`` comes back in ``Changes.origin``, so
        a page can tell its own writes from others'.
        """

        def work(_report: Report) -> Any:
            return self.office.write(act, function, *args)

        def done(written: Any) -> None:
            self._written(written, then, origin)

        def retry() -> None:
            self.write(act, function, *args, then=then, failed=failed, origin=origin)

        return self.runner.submit(
            Lane.WRITE, work, done=done, failed=lambda error: self._failed(error, failed, retry)
        )

    def read(
        self,
        function: Callable[..., Any],
        *args: Any,
        then: Then,
        failed: Failed | None = None,
    ) -> Job:
        """Call ``function(tx, *args)`` behind the window, then ``then(result)``."""

        def work(_report: Report) -> Any:
            return self.office.read(function, *args)

        def retry() -> None:
            self.read(function, *args, then=then, failed=failed)

        return self.runner.submit(
            Lane.WORK,
            work,
            done=lambda result: _call(then, result),
            failed=lambda error: self._failed(error, failed, retry),
        )

    def read_now(self, function: Callable[..., R], *args: Any, **kw: Any) -> R:
        """Read in the window's thread: only for what was measured under 20 ms."""
        return self.office.read(function, *args, **kw)

    def run(
        self,
        job: Callable[[Report], Any],
        *,
        then: Then | None = None,
        failed: Failed | None = None,
        title: str = "",
        writes: bool = False,
        cancellable: bool = True,
    ) -> Job:
        """Run a workflow ``job(report)`` behind the window; with ``title`` a progress dialog shows.

        ``writes`` puts it on the writing lane and makes every page read again afterwards (a result
        of kind ``Written`` says precisely what changed). A cancelled job calls neither function.
        """

        def done(result: Any) -> None:
            self.ended.emit(submitted)
            if writes or hasattr(result, "changes"):
                self._written(result, then, None)
            else:
                _call(then, result)

        def retry() -> None:
            self.run(
                job, then=then, failed=failed, title=title, writes=writes, cancellable=cancellable
            )

        def wrong(error: BaseException) -> None:
            self.ended.emit(submitted)
            self._failed(error, failed, retry)

        submitted = self.runner.submit(
            Lane.WRITE if writes else Lane.WORK, job, done=done, failed=wrong
        )
        if title:
            self.started.emit(submitted, title, cancellable)
        return submitted

    def wait_idle(self) -> None:
        """Return when everything queued is written: before closing, printing, switching."""
        self.runner.wait_idle(Lane.WRITE)

    def _written(self, written: Any, then: Then | None, origin: object | None) -> None:
        changes = getattr(written, "changes", None)
        value = written.value if changes is not None else written
        if changes is None:
            changes = AnyChange()
        elif origin is not None:
            changes = replace(changes, origin=origin)
        at, entry = getattr(written, "at", None), getattr(written, "entry", None)
        if isinstance(at, datetime) and entry is not None:  # a kept draft is no saved change
            self.last_entry, self.last_saved = entry, at
            self.saved.emit(at)
        _call(then, value)
        self.changed.emit(changes)

    def _failed(
        self, error: BaseException, failed: Failed | None, retry: Callable[[], None]
    ) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Refused):
            if failed is not None and still_there(failed):
                failed(error.findings)
            else:
                self.refused.emit(error.findings)
        else:
            fault = as_fault(error)
            if fault is not None:
                self.fault.emit(fault, retry)
            else:
                self.bug.emit(error)


def _call(then: Then | None, value: Any) -> None:
    if then is not None and still_there(then):
        then(value)
