"""An editor that is killed at any instant has lost at most two seconds of typing when it is started again.

A process of its own types into a session and tells of each stroke; it is killed at random. Run as a program,
``python -m tests.whole.test_killed_while_writing 30`` kills it thirty times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from player.app.drafts import DraftStore

SESSION = 'format = 1\ntitle = "Typed"\n\n[[step]]\nexercise = "plank"\nhold = "30s"\n# '
_STROKE_MS = 40
_MOST_LOST = 2000 // _STROKE_MS
"""Strokes in two seconds: a machine that is slow types fewer in them, never more."""
_TYPING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from player.app.window import Front

application = QApplication([])
front = Front(silent=True)
front.window.show()
front.edit(Path(sys.argv[1]))
screen = front.editor.screen
if screen.top.answers:
    screen.top.answers[0].click()
screen.views.go_to_text()
screen.view.go_to(7, 9999)

def tell(words):
    os.write(1, (words + "\\n").encode())

def type_one():
    QTest.keyClicks(screen.view, "x")
    tell(f"typed {screen.text.count('x') - 1}")  # one is in the name of a key

tell(f"found {screen.text.count('x') - 1}")
timer = QTimer()
timer.timeout.connect(type_one)
timer.start(int(sys.argv[2]))
application.exec()
"""


def _typed_until_killed(file: Path, home: Path, seconds: float) -> tuple[int, int]:
    """Let a process type, and kill it so long after its first stroke; return how many strokes it had found
    when it began, and how many there were when it was killed."""
    environment = {**os.environ, "LIMBER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(file), str(_STROKE_MS)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().split(), child.stdout.readline().split()]
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        told += [line.split() for line in child.stdout.read().splitlines() if line.count(" ") == 1]
    assert told[0][0] == "found" and told[-1][0] == "typed", told
    return int(told[0][1]), int(told[-1][1])


def _rounds(folder: Path, kills: int, chance: random.Random) -> list[int]:
    """Kill a process time and again; return how many strokes were lost each time."""
    file, home, lost, before = folder / "typed.toml", folder / "home", [], 0
    file.write_text(SESSION, encoding="utf-8")
    for _ in range(kills + 1):
        found, typed = _typed_until_killed(file, home, chance.uniform(0, 2.5))
        lost.append(before - found)
        before = typed
        drafts = DraftStore(home / "data" / "session-drafts").all()
        assert file.read_text(encoding="utf-8") == SESSION, "nobody saved it"
        assert all(draft.text.startswith(SESSION) for draft in drafts), "a draft is whole or not there"
    return lost[1:]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills")
def test_at_most_two_seconds_of_typing_are_lost(tmp_path: Path) -> None:
    lost = _rounds(tmp_path, 2, random.Random(7))
    assert all(0 <= strokes <= _MOST_LOST for strokes in lost), lost


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        found = _rounds(Path(made), int(sys.argv[1]), random.Random())
        print(f"strokes lost, of {_MOST_LOST} allowed:", sorted(found))
