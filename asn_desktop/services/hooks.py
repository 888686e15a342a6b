"""What follows from an act inside its own transaction, in this order."""

from __future__ import annotations

from asn_desktop.services import paper, people_now
from asn_desktop.services.office import After

STANDARD: tuple[After, ...] = (people_now.follow, paper.void_changed)
