"""The program in Spanish: what fits in English fits in Spanish, and the terminal speaks it too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def told_by(*words: str, language: str = "C.UTF-8") -> str:
    """Return what a program prints in a language."""
    environment = {**os.environ, "LC_ALL": language, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def cut_off() -> dict[str, dict[str, str]]:
    """Return the words that are cut off on the screens, by language and place: at 480 × 360 to 1920 × 1080
    pixels, with usual text and with text twice as large."""
    script = str(Path(__file__).with_name("screens_in.py"))
    return {
        language: dict(line.split(": ", 1) for line in told_by(script, language).splitlines())
        for language in ("en", "es")
    }


def test_what_fits_on_a_screen_in_english_fits_in_spanish(cut_off: dict[str, dict[str, str]]) -> None:
    longer = {place: words for place, words in cut_off["es"].items() if place not in cut_off["en"]}
    # Where the window is smallest and text largest, long sentences of a session are heard, not read.
    heard = tuple(f"{phase} (480, 360) 200 %" for phase in ("change side", "rest", "contract", "waiting"))
    assert {place: words for place, words in longer.items() if not place.startswith(heard)} == {}


def test_at_the_usual_sizes_nothing_is_cut_off_in_spanish(cut_off: dict[str, dict[str, str]]) -> None:
    assert [place for place in cut_off["es"] if "(480, 360)" not in place] == []


def test_the_terminal_lists_sessions_in_the_language_of_the_system() -> None:
    listed = told_by("-m", "player", "list", language="es_MX.UTF-8")
    assert "Soltar isquiotibiales con correa" in listed
    assert "Hamstring release" not in listed
    assert "Hamstring release with a strap" in told_by("-m", "player", "list", language="fr_FR.UTF-8")


def test_the_toolkit_names_keys_in_the_language_of_the_interface() -> None:
    script = (
        "from PySide6.QtGui import QGuiApplication, QKeySequence\n"
        "from player.app.tongue import speak_toolkit\n"
        "from player.language import speak\n"
        "application = QGuiApplication(['limber'])\n"
        "speak('es')\n"
        "assert speak_toolkit(application)\n"
        "print(QKeySequence('Space').toString(QKeySequence.SequenceFormat.NativeText))\n"
    )
    assert told_by("-c", script).strip() == "Espacio"
