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
from player.language import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_LIBRARIES = ("PySide6", "numpy", "pyttsx3", "onnxruntime", "espeakng-loader", "soxr", "pydub")


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "doctor",
        help=said("tell what works here: sound, voices, display, folders"),
        description=said("Tells what works on this machine and what does not, and where things are kept."),
    )
    verb.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    findings = list(_findings())
    wide = max(len(name) for name, _ in findings)
    for name, value in findings:
        print(f"{name:{wide}} {value}")
    return 0


def _findings() -> Iterator[tuple[str, str]]:
    yield "limber", __version__
    yield "python", f"{platform.python_version()} ({sys.platform}, {platform.machine()})"
    for library in _LIBRARIES:
        yield library, _version(library)
    yield said("display"), why_no_window() or said("a window can be opened")
    yield said("sound"), describe_sound()
    yield from _voices()
    count, folder = len(Supplies().library.paths()), paths.shipped_folder("sessions")
    yield said("sessions"), said("{count}, shipped in {folder}", count=count, folder=folder)
    yield said("own data"), str(paths.data_folder())
    yield said("spoken clips"), str(paths.cache_folder())
    yield said("settings"), str(paths.settings_folder())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return said("not installed")


def _voices() -> Iterator[tuple[str, str]]:
    found = studio().voices()
    for engine in dict.fromkeys(voice.engine for voice in found):
        names = [voice.name for voice in found if voice.engine == engine]
        shown = ", ".join(names[:4])
        if len(names) > 4:
            shown = said("{names} and {count} more", names=shown, count=len(names) - 4)
        yield said("voices {engine}", engine=engine), shown
    if not found:
        yield said("voices"), said("none: captions and tones carry the session")
