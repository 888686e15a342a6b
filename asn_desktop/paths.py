"""Where things lie: packaged resources, and the folders of the person who runs the program."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
# Installed and frozen programs carry the resources inside the package; a checkout beside it.
_RESOURCES = _HERE / "resources" if (_HERE / "resources").is_dir() else _HERE.parent / "resources"

DATABASE = "kantor.db"
KEY_FILE = "kantor.kunci"
LOCK = "kantor.kunci-pakai"
BACKUPS = "cadangan"


def resource(name: str) -> Path:
    """Return the path of the packaged resource ``name`` ("fonts/…", "icons/…", "data/…")."""
    return _RESOURCES / name


def data_home() -> Path:
    """The folder that holds the data folders of this user's offices."""
    from platformdirs import user_data_path

    return user_data_path("ASN Desktop", appauthor=False)
