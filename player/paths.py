"""Where things are: what ships with the program, and the folders of the person.

Every personal folder moves below ``LIMBER_HOME`` when that is set, so that a test or a trial run touches
nothing else.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "limber"


def shipped_folder(name: str) -> Path:
    """Return the folder ``media`` or ``sessions`` that ships with the program.

    In a checkout it stands beside the package; in an installed copy, inside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "_shipped" / name
    return inside if inside.is_dir() else package.parent / name


def data_folder() -> Path:
    """Return the folder for what must be kept: voice packs, own sessions, history."""
    return _personal("data", platformdirs.user_data_path(_APP, appauthor=False))


def cache_folder() -> Path:
    """Return the folder for what can be made again: spoken clips."""
    return _personal("cache", platformdirs.user_cache_path(_APP, appauthor=False))


def settings_folder() -> Path:
    """Return the folder of the settings file."""
    return _personal("settings", platformdirs.user_config_path(_APP, appauthor=False))


def _personal(kind: str, usual: Path) -> Path:
    home = os.environ.get("LIMBER_HOME")
    return Path(home) / kind if home else usual
