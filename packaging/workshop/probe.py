"""Tries to load each part of Qt and sound, and prints what could not be loaded, one JSON object a part.

Started by `libraries.py` with the Python of the virtual environment; it imports nothing of ours. A part that
loads but is unusable (a Qt without any font) is reported as well.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path

MODULES = (
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtWidgets",
    "PySide6.QtMultimedia",
    "PySide6.QtSvg",
    "numpy",
    "soxr",
    "onnxruntime",
)
PLUGINS = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
        "imageformats/libqsvg.so",
        "imageformats/libqjpeg.so",
        "multimedia/libffmpegmediaplugin.so",
    ),
    "darwin": (
        "platforms/libqcocoa.dylib",
        "multimedia/libffmpegmediaplugin.dylib",
        "multimedia/libdarwinmediaplugin.dylib",
    ),
    "win32": (
        "platforms/qwindows.dll",
        "multimedia/ffmpegmediaplugin.dll",
        "multimedia/windowsmediaplugin.dll",
    ),
}


def report(part: str, error: str | None, file: str = "") -> None:
    """Print what came of one part; `error` is None where it loaded."""
    print(json.dumps({"part": part, "error": error, "file": file}), flush=True)


def try_module(name: str) -> None:
    """Import a module, and report it; one that is not locked for this system is no part of it."""
    try:
        if importlib.util.find_spec(name) is None:
            return
        importlib.import_module(name)
    except ImportError as error:
        report(name, str(error), file_of(name))
    else:
        report(name, None)


def file_of(name: str) -> str:
    """Return the file of a compiled module without running it, or an empty text."""
    spec = importlib.util.find_spec(name)
    return spec.origin or "" if spec else ""


def try_library(part: str, path: str) -> None:
    """Load a shared library, and report it."""
    try:
        ctypes.CDLL(path)
    except OSError as error:
        report(part, str(error), path)
    else:
        report(part, None)


def try_plugins() -> None:
    """Load the plugins of Qt that a window and sound need."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent
    plugins = folder / ("plugins" if sys.platform == "win32" else "Qt/plugins")
    for name in PLUGINS.get(sys.platform, ()):
        if (plugins / name).exists():
            try_library(name, str(plugins / name))


def try_fonts() -> None:
    """Ask Qt for the families of fonts; without any, all text is empty boxes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "*=false"
    try:
        gui = importlib.import_module("PySide6.QtGui")
    except ImportError:
        return  # reported above
    application = gui.QGuiApplication([])
    families = gui.QFontDatabase.families()
    report("fonts", None if families else "no font is installed")
    del application


if __name__ == "__main__":
    for module in MODULES:
        try_module(module)
    try_plugins()
    if sys.platform == "linux":
        loader = importlib.util.find_spec("espeakng_loader")
        if loader is not None:
            try_library("espeak-ng", importlib.import_module("espeakng_loader").get_library_path())
        try_fonts()
