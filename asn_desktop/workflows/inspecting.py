"""What a bundle is, in words, without taking anything from it: ``asn-desktop bundle inspect``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from asn_desktop import texts
from asn_desktop.bundles import container, frames, keylist, keys
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.faults import BundleFault, FaultKind
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.parcel_counts import dotted
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import Header, KeyEntry, Payload, Reply
from asn_desktop.workflows import identity
from asn_desktop.workflows.sentences import say_fault

_LIMIT = container.SIZE_LIMIT + 1


@dataclass(frozen=True, slots=True)
class Inspection:
    """What there is to say of a file, line by line, and why it would not be taken ("" = it is)."""

    lines: tuple[str, ...]
    refused: str = ""


def inspect(file: Path, office: Office | None = None) -> Inspection:
    """Look at ``file``; with an ``office`` check who sent it, and count what is inside.

    Raises ``BundleFault`` for what is no bundle or too damaged to show, ``OSError`` for a file that
    cannot be read. Nothing is stored.
    """
    data = read_bounded(file)
    container.check_size(data)
    parts = container.cut(data)
    header = container.read_header(parts.header)
    container.check_fields(header)
    lines = [*_head(file, data, header, [name for name, _ in parts.signatures])]
    try:
        lines.extend(_checked(data, header, office))
    except BundleFault as fault:
        return Inspection(tuple(lines), say_fault(fault))
    return Inspection(tuple(lines))


def read_bounded(file: Path) -> bytes:
    """At most one byte more than a bundle may have; raises ``WorldFault`` for a missing file."""
    try:
        with file.open("rb") as opened:
            return opened.read(_LIMIT)
    except FileNotFoundError as error:
        raise WorldFault("file.not_found", file=file.name) from error


def _head(file: Path, data: bytes, header: Header, names: list[str]) -> Iterator[str]:
    say = texts.sentence
    yield say("inspect.file", file=file.name, format=header.format, size=dotted(len(data)))
    yield say("inspect.kind", kind=say(f"inspect.kind.{header.kind.value}"))
    yield say("inspect.from", place=header.place)
    yield say("inspect.to", place=header.to)
    yield say("inspect.number", number=dotted(header.number), epoch=header.epoch)
    if header.upto > header.after:
        first, last = dotted(header.after + 1), dotted(header.upto)
        yield say("inspect.carries", first=first, last=last)
    if header.previous:
        yield say("inspect.previous", sha256=header.previous)
    if header.have[0]:
        yield say("inspect.have", epoch=header.have[0], position=dotted(header.have[1]))
    made, at = format_date(header.created.date()), f"{header.created:%H.%M}"
    yield say("inspect.created", on=made, at=at, app=header.app, schema=header.schema)
    yield say("inspect.lists", key_list=header.key_list, reference=header.reference)
    yield say("inspect.size", raw=dotted(header.raw_length), sealed=dotted(header.sealed_length))
    yield say("inspect.sha256", sha256=hashlib.sha256(data).hexdigest())
    for name in names:
        yield say("inspect.key", key=name)


def _checked(data: bytes, header: Header, office: Office | None) -> Iterator[str]:
    """Who sent it and what is inside, as far as can be known here; raises ``BundleFault``."""
    if header.kind is BundleKind.REQUEST:
        yield from _request(data, header, {} if office is None else identity.keyring(office))
        return
    known = {} if office is None else identity.keyring(office)
    if not known:
        container.check_sealed(header, container.cut(data).sealed)
        yield texts.sentence("inspect.unchecked" if office is None else "inspect.no_keys")
        return
    container.look(data, known)
    signer = known[container.cut(data).signatures[0][0]]
    yield texts.sentence("inspect.genuine", name=signer.name or signer.place)
    me = identity.load(office) if office is not None else None
    secrets = me.secrets if me is not None else ()
    try:
        _, payload = container.open_sealed(data, known, container.Receiver(header.to), secrets)
    except BundleFault as fault:
        if fault.kind is not FaultKind.NOT_OURS:
            raise
        yield texts.sentence("inspect.closed")
        return
    yield texts.sentence("inspect.inside")
    yield from _inside(payload)


def _request(data: bytes, header: Header, known: Mapping[str, KeyEntry]) -> Iterator[str]:
    _, payload = container.open_sealed(data, known, container.Receiver(header.to), ())
    if payload.request is not None:
        number = keys.check_number(payload.request)
        grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
        yield texts.sentence("inspect.request", name=payload.request.name, number=grouped)


def _inside(payload: Payload) -> Iterator[str]:
    found = [*_parcels(payload), *_others(payload)]
    yield from found or [texts.sentence("inspect.empty")]


def _parcels(payload: Payload) -> Iterator[str]:
    deleted: dict[str, int] = {}
    for revised in payload.revisions:
        gone = revised.text.endswith(b'"tables":null}')
        deleted[revised.kind] = deleted.get(revised.kind, 0) + gone
    counted = frames.counts(payload)
    order = [*PARCELS, *(kind for kind in sorted(deleted) if kind not in PARCELS)]
    for kind in order:
        if kind in deleted:
            label = PARCELS[kind].label if kind in PARCELS else kind
            code = "inspect.count_deleted" if deleted[kind] else "inspect.count"
            count, less = dotted(counted[kind]), dotted(deleted[kind])
            yield texts.sentence(code, label=label, count=count, deleted=less)


def _others(payload: Payload) -> Iterator[str]:
    rows = payload.reference.rows.values() if payload.reference is not None else ()
    counted = {
        "sealed": len(payload.sealed),
        "blobs": len(payload.blobs),
        **_answered(payload.reply),
        "reference": sum(map(len, rows)),
        "key_list": keylist.read(payload.key_list).version if payload.key_list else 0,
    }
    for name, count in counted.items():
        if count:
            label = texts.sentence(f"inspect.{name}")
            yield texts.sentence("inspect.count", label=label, count=dotted(count))


def _answered(reply: Reply | None) -> dict[str, int]:
    if reply is None:
        return {}
    return {
        "acknowledged": reply.ack.position if reply.ack is not None else 0,
        "exceptions": len(reply.exceptions),
        "decisions": len(reply.decisions),
        "returned": len(reply.returned),
        "approved": len(reply.approved),
        "proposals": len(reply.proposals),
        "missing": len(reply.missing),
    }
