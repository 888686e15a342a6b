"""``python -m asn_desktop`` is the command ``asn-desktop``."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    # A child of the frozen program, which renders sheets, ends here and never loads the window.
    multiprocessing.freeze_support()

    from asn_desktop.cli import main

    sys.exit(main())
