"""Many files at once at the centre: taken in, looked at, merged one after another.

A bad file stops none of the others; a request to be enrolled goes to the page of keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from uuid import UUID

from asn_desktop.bundles import container
from asn_desktop.bundles.container import Receiver
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Finding, Refused, Severity, WorldFault
from asn_desktop.services import centre_inbox, merge_bundles, merge_report
from asn_desktop.services.office import Office
from asn_desktop.views.inbox import MergedOne, TakenIn
from asn_desktop.views.merging import Preview
from asn_desktop.workflows import enrolment_requests, identity, receiving
from asn_desktop.workflows.sending_files import SUFFIX, silent

Report = Callable[[int, int, str], object]
REQUEST = "receiving.request"
MOST_DEEP = 3
"""How many folders deep a stick is looked through."""


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` and in folders among them, by name; hidden ones are left out.

    Of a folder what begins like a bundle or is called like one is taken, so that a damaged one is
    told and not passed over; a file that was named is taken as it is.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for each in _below(path, MOST_DEEP):
                found[each] = None
        else:
            found[path] = None
    return list(found)


def _below(folder: Path, deep: int) -> Iterable[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for each in inside:
        if each.name.startswith("."):
            continue
        if each.is_dir():
            if deep:
                yield from _below(each, deep - 1)
        elif each.suffix.casefold() == SUFFIX or _begins_like_one(each):
            yield each


def _begins_like_one(file: Path) -> bool:
    try:
        with file.open("rb") as source:
            return container.is_bundle(source.read(64))
    except OSError:
        return False


def take_in(office: Office, paths: Sequence[Path], report: Report = silent) -> TakenIn:
    """Take files in and check them; what is no bundle for the inbox is named with its reason."""
    files = files_below(paths)
    ids: list[UUID] = []
    unread: list[tuple[str, Finding]] = []
    requests = 0
    for file, one in zip(files, receiving.look_at(office, files, report), strict=True):
        if one.bundle_id is not None:
            ids.append(one.bundle_id)
        elif one.fault is not None and one.fault.code == REQUEST:
            finding = _take_request(office, file)
            if finding is None:
                requests += 1
            else:
                unread.append((file.name, finding))
        else:
            unread.append((file.name, one.fault or Finding("receiving.not_kept")))
    return TakenIn(tuple(dict.fromkeys(ids)), requests, tuple(unread))


def _take_request(office: Office, file: Path) -> Finding | None:
    try:
        enrolment_requests.take_request(office, file.read_bytes(), file.name)
    except Refused as refused:
        return refused.findings[0]
    except WorldFault as fault:
        return Finding(fault.code, Severity.ERROR, fault.values)
    return None


def preview(office: Office, bundle_id: UUID) -> Preview | Finding:
    """What merging a kept bundle would do, or why nobody can say."""
    row, content = office.read(merge_bundles.content_of, bundle_id)
    me, ring = identity.needed(office), identity.keyring(office)
    try:
        _header, payload = container.open_sealed(content, ring, Receiver(me.place_code), me.secrets)
    except BundleFault as fault:
        return Finding(fault.code, Severity.ERROR, fault.values)
    if row.place_id is None:
        return Finding("receiving.no_place", Severity.ERROR, {"place": row.name})
    return office.read(merge_report.preview, row.place_id, payload)


def merge_all(
    office: Office, ids: Sequence[UUID] | None = None, report: Report = silent
) -> list[MergedOne]:
    """Merge what is ready (of ``ids``, if given) by place and number; a bad one stops no other."""
    wanted = None if ids is None else set(ids)
    waiting = [row for row in office.read(centre_inbox.ready) if wanted is None or row.id in wanted]
    done: list[MergedOne] = []
    followed: set[UUID] = set()
    for at, row in enumerate(waiting):
        if row.id in followed:
            continue
        report(at, len(waiting), f"{row.place} {row.number}")
        try:
            outcome = receiving.merge(office, row.id)
        except Refused as refused:
            done.append(MergedOne(row.id, row.place, row.number, None, refused.findings))
            continue
        except WorldFault as fault:
            finding = Finding(fault.code, Severity.ERROR, fault.values)
            done.append(MergedOne(row.id, row.place, row.number, None, (finding,)))
            continue
        followed.update(outcome.following)
        done.append(MergedOne(row.id, row.place, row.number, outcome))
    report(len(waiting), len(waiting), "")
    return done
