"""A short start: making the window makes no garbage, so the collector rests until it stands.

Looking through everything that was just imported costs a tenth of the start.
"""

from __future__ import annotations

import gc

THRESHOLDS = gc.get_threshold()


def hold_collector() -> None:
    """Collect nothing until :func:`release_collector`; called before anything is imported.

    By the threshold, which holds the window's own collector (``ui/collecting.py``) too.
    """
    gc.set_threshold(0)


def release_collector() -> None:
    """Collect again, leaving alone what the start made: it stays to the end."""
    if not gc.get_threshold()[0]:
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
