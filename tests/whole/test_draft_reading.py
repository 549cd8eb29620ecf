"""What is written is read by a thread: the newest text alone, and nothing of it is reckoned for longer."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from player.app.draft_reading import DraftReader
from player.app.line_measuring import LineMeasuring
from player.app.supplies import Supplies
from player.session.model import Session
from player.session.words import Words
from player.settings import Settings
from player.timeline.kept_steps import KeptSteps
from player.timeline.timeline import Timeline

TEXT = 'format = 1\ntitle = "{title}"\n\n[[step]]\nexercise = "plank"\nhold = "30s"\n'
_PATIENCE = 20.0


class _SlowOnce(LineMeasuring):
    """The first time it reckons until somebody says that it is enough."""

    def __init__(self) -> None:
        super().__init__(Settings, silent=True)
        self.begun, self.given_up = Event(), Event()

    def compiled(self, session: Session, words: Words, kept: KeptSteps | None = None) -> Timeline:
        assert kept is not None and kept.go_on is not None
        end = time.monotonic() + _PATIENCE
        while not self.begun.is_set() or (session.title == "old" and time.monotonic() < end):
            self.begun.set()
            try:
                kept.go_on()
            except Exception:
                self.given_up.set()
                raise
            time.sleep(0.001)
        return super().compiled(session, words, kept)


def test_times_of_a_text_that_is_another_one_by_now_are_not_reckoned_to_their_end(qtbot: QtBot) -> None:
    measuring, supplies = _SlowOnce(), Supplies()
    reader, told = DraftReader(lambda: supplies, measuring), list[str]()
    reader.read.connect(lambda draft, _: told.append(draft.rows[0].title), Qt.ConnectionType.DirectConnection)
    reader.submit(TEXT.format(title="old"), Path("a.toml"))
    assert measuring.begun.wait(_PATIENCE)
    reader.submit(TEXT.format(title="new"), Path("a.toml"))
    qtbot.waitUntil(lambda: told == ["new"], timeout=20_000)
    assert measuring.given_up.is_set()
    reader.close()
    measuring.close()
