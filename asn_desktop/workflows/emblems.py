"""The picture an office chooses for its sheets, looked at before it is kept."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.reports import check_picture
from asn_desktop.services.attachments import PICTURES


def read_emblem(file: Path) -> bytes:
    """Return the bytes of a picture file that paper can take.

    Raises ``OSError`` when it cannot be read and ``WorldFault`` (``paper.emblem_unreadable``) for a
    PNG or JPEG that is broken; what is no PNG or JPEG at all is refused where it is kept.
    """
    content = file.read_bytes()
    if any(content.startswith(start) for start, _media in PICTURES):
        check_picture(content)
    return content
