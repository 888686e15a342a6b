"""``python -m asn_desktop`` is the command ``asn-desktop``."""

from __future__ import annotations

import sys

from asn_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
