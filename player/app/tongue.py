"""The toolkit's own words, those of its keys and dialogs, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

from player.language import ENGLISH, spoken_language

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def speak_toolkit(application: QCoreApplication) -> bool:
    """Let the toolkit speak the language of the interface; return whether it can."""
    language = spoken_language()
    if language == ENGLISH:
        return True
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(f"qtbase_{language}", folder) and application.installTranslator(translator)
