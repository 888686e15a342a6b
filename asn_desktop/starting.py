"""A short start: making the window makes no garbage, so the collector rests until it stands.

Looking through everything that was just imported costs a tenth of the start.
"""

from __future__ import annotations

import gc


def hold_collector() -> None:
    """Collect nothing until :func:`release_collector`; called before anything is imported."""
    gc.disable()


def release_collector() -> None:
    """Collect again, leaving alone what the start made: it stays to the end."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
