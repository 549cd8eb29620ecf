"""What is done before Qt is loaded: found out whether a window can be opened here, since Qt ends the process
where there is no display, and told what Qt keeps to itself."""

from __future__ import annotations

import os
import re
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

from player.language import said


def why_no_window() -> str | None:
    """Return why no window can be opened, in a sentence for people; None if one can."""
    if find_spec("PySide6") is None:
        return said("Qt is not installed.")
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if _wayland_answers() or _x_answers():
        return None
    return said("There is no display.")


def quieten() -> None:
    """Let Qt keep to itself which libraries for sound it misses: what matters is told by us, once. To be
    called before there is an application."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _connects(socket.AF_UNIX, str(Path(folder, name or "")))


def _x_answers() -> bool:
    found = re.fullmatch(r"(?:([^:/]*)/)?([^:]*):(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if not found:
        return False
    host, number = found.group(2), int(found.group(3))
    if host and host != "unix":
        return _connects(socket.AF_INET, (host, 6000 + number))
    place = f"/tmp/.X11-unix/X{number}"
    return _connects(socket.AF_UNIX, place) or _connects(socket.AF_UNIX, f"\0{place}")


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(2)
            probe.connect(address)
    except OSError:
        return False
    return True
