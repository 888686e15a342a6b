"""The key file beside the database: a versioned list of slots, each of which opens the data key.

Until accounts come there is one slot of kind "terbuka" (open): it holds the key itself. Slots of
accounts will wrap the same key, so the format is final.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from asn_desktop.rules.findings import WorldFault

FORMAT = 1
OPEN_SLOT = "terbuka"


def create_key(path: Path) -> bytes:
    """Write a new key file (never over an existing one) and return the key of 32 random bytes."""
    key = os.urandom(32)
    text = json.dumps(
        {"format": FORMAT, "slots": [{"kind": OPEN_SLOT, "key": key.hex()}]}, indent=1
    )
    if path.exists():
        raise FileExistsError(path)
    beside = path.with_name(path.name + ".tmp")  # half a key never stands under the name
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    return key


def load_key(path: Path) -> bytes:
    """Return the key of a key file; raises ``WorldFault`` as :func:`read_key`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise WorldFault("store.bad_key_file") from fault
    return read_key(text)


def read_key(text: str) -> bytes:
    """Return the key of a key file's text; raises ``WorldFault`` (``store.bad_key_file``)."""
    try:
        content = json.loads(text)
        if content["format"] > FORMAT:
            raise WorldFault("store.newer_key_file")
        slots = {slot["kind"]: slot for slot in content["slots"]}
        key = bytes.fromhex(slots[OPEN_SLOT]["key"])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise WorldFault("store.bad_key_file") from fault
    if len(key) != 32:
        raise WorldFault("store.bad_key_file")
    return key
