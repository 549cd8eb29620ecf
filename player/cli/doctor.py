"""``limber doctor``: what works here and what does not, for people and for reports."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from player import __version__, paths
from player.app.display import why_no_window
from player.app.sounding import describe_sound
from player.app.supplies import Supplies
from player.app.voices import studio

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_LIBRARIES = ("PySide6", "numpy", "pyttsx3", "onnxruntime", "espeakng-loader", "soxr", "pydub")


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "doctor",
        help="tell what works here: sound, voices, display, folders",
        description="Tells what works on this machine and what does not, and where things are kept.",
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    for name, value in _findings():
        print(f"{name:16} {value}")
    return 0


def _findings() -> Iterator[tuple[str, str]]:
    yield "limber", __version__
    yield "python", f"{platform.python_version()} ({sys.platform}, {platform.machine()})"
    for library in _LIBRARIES:
        yield library, _version(library)
    yield "display", why_no_window() or "a window can be opened"
    yield "sound", describe_sound()
    yield from _voices()
    yield "sessions", f"{len(Supplies().library.paths())}, shipped in {paths.shipped_folder('sessions')}"
    yield "own data", str(paths.data_folder())
    yield "spoken clips", str(paths.cache_folder())
    yield "settings", str(paths.settings_folder())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _voices() -> Iterator[tuple[str, str]]:
    found = studio().voices()
    for engine in dict.fromkeys(voice.engine for voice in found):
        names = [voice.name for voice in found if voice.engine == engine]
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        yield f"voices {engine}", ", ".join(names[:4]) + more
    if not found:
        yield "voices", "none: captions and tones carry the session"
