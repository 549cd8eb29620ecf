"""The system libraries of Qt and sound: which are missing is found by loading them; they are then installed.

What was found is remembered until the lock or the libraries of the system change: a later start asks nothing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.environment import Checkout, remember, stamp
from workshop.managers import SYSTEM, Manager, find_manager, install_packages
from workshop.packages import FONTS, OUT_OF_PATH, TEST_TOOLS, packages_for
from workshop.telling import say

_PROBE = Path(__file__).with_name("probe.py")
_ROUNDS = (
    6  # a loader names one library at a time where there is no `ldd`; six rounds were never needed with it
)
_MISSING = (
    re.compile(r"^(?:ImportError: )?([\w.+-]+\.so[\w.]*): cannot open shared object file"),  # glibc
    re.compile(r"Error loading shared library ([\w.+-]+\.so[\w.]*)"),  # musl
    re.compile(r"Library not loaded: (\S+)"),  # macOS
)
_WINDOW, _WAYLAND, _OPENGL, _PICTURES = "window", "window under Wayland", "OpenGL", "pictures"
_OF_A_WINDOW = {_WAYLAND, _OPENGL, _PICTURES}
_MEANING = {
    "PySide6.QtCore": _WINDOW,
    "PySide6.QtGui": _WINDOW,
    "PySide6.QtWidgets": _WINDOW,
    "PySide6.QtSvg": _WINDOW,
    "platforms/libqxcb.so": _WINDOW,
    "platforms/libqoffscreen.so": _WINDOW,
    "platforms/libqwayland.so": _WAYLAND,
    "xcbglintegrations/libqxcb-glx-integration.so": _OPENGL,
    "imageformats/libqsvg.so": _PICTURES,
    "imageformats/libqjpeg.so": _PICTURES,
    "PySide6.QtMultimedia": "sound",
    "multimedia/libffmpegmediaplugin.so": "sound",
    FONTS: "letters",
    "probe": "working Qt",
}
_NOT_FOUND = re.compile(r"^\s*([\w.+-]+\.so[\w.]*) => not found", re.MULTILINE)


@dataclass(frozen=True)
class Failure:
    """One part of Qt or sound that could not be loaded."""

    part: str
    """A module, a plugin, or `FONTS`."""
    error: str
    """What the loader said."""
    file: str
    """The file that was to be loaded, or empty."""


def missing_name(error: str) -> str | None:
    """Return the library that a loader's message says is not there, or None where it says something else."""
    for pattern in _MISSING:
        found = pattern.search(error)
        if found:
            return found[1]
    return None


def not_found_by_ldd(listing: str) -> list[str]:
    """Return the names of the libraries that `ldd` lists as not found."""
    return _NOT_FOUND.findall(listing)


def probe(checkout: Checkout) -> list[Failure]:
    """Load each part with the environment's Python and return those that fail."""
    tried = subprocess.run(
        [checkout.python, "-I", str(_PROBE)], capture_output=True, text=True, check=False, errors="replace"
    )
    failures: list[Failure] = []
    for line in tried.stdout.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            if told["error"] is not None:
                failures.append(Failure(told["part"], told["error"], told["file"]))
    if tried.returncode:
        last = tried.stderr.strip().splitlines()[-1:] or [f"ended with {tried.returncode}"]
        failures.append(Failure("probe", last[0], ""))
    return failures


def missing_names(failures: Iterable[Failure]) -> list[str]:
    """Return the names of all libraries (and `FONTS`) that failures come from, each once."""
    names: dict[str, None] = {}
    for failure in failures:
        if failure.part == FONTS:
            names[FONTS] = None
            continue
        name = missing_name(failure.error)
        if name is not None:
            names[name] = None
            names.update(dict.fromkeys(_all_missing_of(failure.file)))
    return list(names)


def _all_missing_of(file: str) -> list[str]:
    """Ask the loader for all that one file misses, directly or through others, where the system has `ldd`."""
    if not file or SYSTEM != "linux" or not shutil.which("ldd"):
        return []
    listed = subprocess.run(["ldd", file], capture_output=True, text=True, check=False)
    return not_found_by_ldd(listed.stdout)


def bring_libraries(checkout: Checkout, again: bool = False) -> bool:
    """See that Qt and sound load; install what is missing or say what to type; return whether all is."""
    note = checkout.note("libraries")
    key = _key(checkout)
    told = None if again else _remembered(note, key)
    if told is None:
        told = _bring(checkout)
        remember(note, {"key": _key(checkout), "told": told})
    if told:
        say(told)
    return not told


def _bring(checkout: Checkout) -> str:
    """Probe and install until all loads or nothing more helps; return what to tell a person, or nothing."""
    manager = find_manager()
    asked: set[str] = set()
    failures = probe(checkout)
    for _ in range(_ROUNDS):
        if not failures or manager is None:
            break
        packages, _unknown = packages_for(missing_names(failures), manager.name)
        packages = [package for package in packages if package not in asked]
        asked.update(packages)
        if not packages or not install_packages(manager, packages, "system libraries"):
            break
        failures = probe(checkout)
    return advice(failures, manager) if failures else ""


def advice(failures: Sequence[Failure], manager: Manager | None) -> str:
    """Return what to tell a person about parts that cannot be loaded: the meaning and the exact command."""
    lacking = list(dict.fromkeys(_MEANING.get(failure.part, failure.part) for failure in failures))
    if _WINDOW in lacking:
        lacking = [one for one in lacking if one not in _OF_A_WINDOW]
    names = missing_names(failures)
    lines = [
        f"this machine lacks parts of its system, so Limber has {_and([f'no {one}' for one in lacking])}."
    ]
    packages, unknown = packages_for(names, manager.name) if manager else ([], names)
    if manager and packages:
        lines.append(f"To install them, type:\n    {manager.typed(packages)}")
    if unknown:
        lines.append(f"No package is known here for: {' '.join(unknown)}")
    others = [
        failure for failure in failures if failure.part != FONTS and missing_name(failure.error) is None
    ]
    lines.extend(f"{failure.part}: {failure.error}" for failure in others)
    return "\n".join(lines)


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def bring_test_tools() -> None:
    """See that the programs which the tests start are there; install them or say what to type."""
    path = os.pathsep.join((os.environ.get("PATH", ""), *OUT_OF_PATH))
    missing = [tool for tool in TEST_TOOLS if not shutil.which(tool, path=path)]
    if SYSTEM != "linux" or not missing:
        return
    manager = find_manager()
    packages = packages_for(missing, manager.name)[0] if manager else []
    if manager and packages and install_packages(manager, packages, "test tools"):
        return
    say(f"the tests that need {', '.join(missing)} cannot run.")
    if manager and packages:
        say(f"To install them, type:\n    {manager.typed(packages)}")


def _key(checkout: Checkout) -> str:
    """Return a text that changes when the lock or the libraries of the system do."""
    cache = Path("/etc/ld.so.cache")
    libraries = f"{cache.stat().st_mtime_ns}" if cache.exists() else ""
    return f"{sorted(stamp(checkout, 'run').items())} {os.name} {libraries}"


def _remembered(note: Path, key: str) -> str | None:
    try:
        held = json.loads(note.read_text("utf-8"))
        return str(held["told"]) if held["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
