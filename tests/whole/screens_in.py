"""Prints which words are cut off on the screens in a language; run by itself, so that all texts are in it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from player.app.tongue import speak_toolkit
from player.language import speak

speak(sys.argv[1])

from player.ui.buttons import WordButton  # noqa: E402  # texts are looked up as these are imported
from player.ui.painted import Words  # noqa: E402
from tests.pictures.screens import Scenery  # noqa: E402

_SIZES = ((480, 360), (800, 600), (1280, 800), (1920, 1080))
_SCREENS = {
    "settings": lambda scenery: scenery.window.actions_table["settings"].trigger(),
    "keys": lambda scenery: scenery.window.actions_table["keys"].trigger(),
    "start": Scenery.show_start,
    "history": Scenery.show_history,
    "programme": Scenery.show_programme,
    "programmes": Scenery.show_programmes,
    "beginning": Scenery.show_beginning,
    "problems": Scenery.show_problems,
    "contract": lambda scenery: scenery.show_phase("contract", 1.6),
    "change side": lambda scenery: scenery.show_phase("change side", 1.6),
    "rest": lambda scenery: scenery.show_phase("rest", 8.0),
    "paused": lambda scenery: scenery.show_phase("deepen", 6.2, 1, "paused"),
    "waiting": Scenery.show_wait,
    "finished": Scenery.show_finish,
}


def cut_off(page: QWidget) -> Iterator[str]:
    """Yield the words on a page that do not fit into their place, each with which widget it is."""
    for number, words in enumerate(page.findChildren(Words)):
        if words.isVisible() and words.text and words.fit.elided:
            yield f"words {number}: {words.text}"
    for number, button in enumerate(page.findChildren(WordButton)):
        if button.isVisible() and button.width() < button.words_width:
            yield f"button {number}: {button.text()}"


def main() -> None:
    """Look at every screen at every size, with usual and with large text."""
    application = QApplication(["limber"])
    assert speak_toolkit(application)
    home = Path(tempfile.mkdtemp(prefix="limber-spanish-"))
    for text in (100, 200):
        scenery = Scenery("light", home)
        scenery.memory.keep(text_size=text)
        scenery.window.show()
        scenery.window.take_settings()
        for name, show in _SCREENS.items():
            show(scenery)
            for size in _SIZES:
                scenery.window.resize(*size)
                application.processEvents()
                for words in cut_off(scenery.window):
                    print(f"{name} {size} {text} % {words}")
        scenery.window.close()


if __name__ == "__main__":
    main()
