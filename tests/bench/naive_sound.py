"""The naive way to lead a session: a timer of Qt for every step, and pyttsx3 saying its line there and then.

It prints, as JSON, when each line was due by the monotonic clock. Its screen and its stalls are those of the
sound player that it is held against.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time

import espeakng_loader
import pyttsx3
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.whole.sound_player import STALL, STALL_EVERY, Canvas

LINES = ("Push", "Relax", "Hold it there", "Change sides", "Now the right leg", "Breathe out")


def bring_espeak() -> None:
    """Load eSpeak NG from its package, for systems that have none: pyttsx3 then finds it by its name."""
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path())


def main() -> None:
    """Say so many lines, so many seconds apart."""
    count, every = int(sys.argv[1]), float(sys.argv[2])
    application = QApplication([])
    canvas = Canvas()
    canvas.show()
    frames, stalls = QTimer(), QTimer()
    frames.timeout.connect(canvas.update)
    frames.start(16)
    stalls.timeout.connect(lambda: time.sleep(STALL))
    stalls.start(int(STALL_EVERY * 1000))
    bring_espeak()
    engine = pyttsx3.init()
    engine.setProperty("rate", 150)
    due: list[float] = []

    def step() -> None:
        due.append(due[0] + len(due) * every if due else time.monotonic())
        if len(due) > count:
            application.quit()
            return
        # Armed before speaking, or each line would push all later ones away by its own length.
        QTimer.singleShot(int(every * 1000), step)
        engine.say(LINES[len(due) % len(LINES)])
        engine.runAndWait()

    QTimer.singleShot(500, step)
    application.exec()
    json.dump(due[:-1], sys.__stdout__ or sys.stdout)


if __name__ == "__main__":
    main()
