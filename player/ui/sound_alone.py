"""Qt's sound without its films: what plays films brings libraries of its own, twelve megabytes that nobody
needs here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
from PySide6.QtMultimedia import QMediaDevices


def load_sound_alone() -> None:
    """Load what devices and sinks need, and nothing else; to be called before anything else of QtMultimedia,
    with an application.

    Qt looks for what plays films once, among its plugins, and does without where there is none: devices and
    sinks are no part of it.
    """
    paths = QCoreApplication.libraryPaths()
    handler = qInstallMessageHandler(lambda kind, context, message: None)  # Qt tells that it found none
    QCoreApplication.setLibraryPaths([])
    try:
        QMediaDevices.videoInputs()
    finally:
        QCoreApplication.setLibraryPaths(paths)
        qInstallMessageHandler(handler)
