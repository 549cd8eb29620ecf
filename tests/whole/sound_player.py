"""A program that plays a session made by hand through the real sound device, and tells what it did.

It reads a wish as JSON and prints a report as JSON: the time, by the monotonic clock, of every command and of
every position it was told. It is a process of its own because Qt talks to one sound server in the life of a
process.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.audio.tones import tone
from player.playback.transport import Transport
from player.timeline.frames import RATE, Span, frames_of
from player.timeline.timeline import Cue, Phase, Timeline, TimelineStep
from player.ui.sound import open_output

STALL = 0.15
STALL_EVERY = 1.7


@dataclass
class Wish:
    """What is to be played."""

    seconds: float
    """How long to run after play."""
    every: float = 0.25
    """Seconds between the starts of the lines."""
    length: float = 0.04
    """Seconds of each line."""
    hum: bool = False
    """Whether lines are steady tones, to hear clicks in, or bursts of noise, to tell their very sample."""
    busy: bool = False
    """Whether to paint 60 times a second and stall the main thread now and then."""
    acts: list[tuple[float, str, float]] = field(default_factory=list)
    """Seconds after play, name of a command, its number."""


@dataclass
class Report:
    """What happened."""

    acts: list[tuple[float, str, int]] = field(default_factory=list)
    """Time, name of the command, frame of the transport after it."""
    positions: list[tuple[float, int, str]] = field(default_factory=list)
    """Time, frame, state."""
    notices: list[tuple[float, str]] = field(default_factory=list)
    """Time, what people were told."""
    unplugged: list[float] = field(default_factory=list)
    """When it was told that a device was pulled out."""
    stalls: int = 0
    """How often the main thread was stalled."""
    processor: float = 0.0
    """Seconds of processor time of this process, over the run."""


def clip_of(text: str, length: float, hum: bool) -> NDArray[np.float32]:
    """Return the clip of a line, which is its number: a hum with soft ends, or noise that no other line
    has."""
    count = frames_of(length)
    if not hum:
        return np.random.default_rng(int(text)).uniform(-0.5, 0.5, count).astype(np.float32)
    pitch = 400 + 40 * (int(text) % 7)
    wave = 0.3 * np.sin(2 * np.pi * pitch * np.arange(count) / RATE)
    edge = frames_of(0.005)
    wave[:edge] *= np.linspace(0, 1, edge)
    wave[-edge:] *= np.linspace(1, 0, edge)
    return wave.astype(np.float32)


def timeline_of(wish: Wish) -> Timeline:
    """Return a session of one phase with lines that are numbers."""
    length = frames_of(wish.seconds + 10)
    starts = range(0, length, frames_of(wish.every))
    cues = tuple(
        Cue(Span(start, start + frames_of(wish.length)), 0, line=str(number))
        for number, start in enumerate(starts)
    )
    phase = Phase(Span(0, length), "hold", "Hold", 0)
    return Timeline("sound", "en", (TimelineStep("1", "sound", phase.span, 1),), (phase,), cues)


def lead_of(wish: Wish) -> Timeline:
    """Return a lead-in of two lines, in its tenth and its fiftieth hundredth of a second, that is a second
    long."""
    starts = (frames_of(0.1), frames_of(0.5))
    cues = tuple(
        Cue(Span(start, start + frames_of(wish.length)), 0, line=str(900 + number))
        for number, start in enumerate(starts)
    )
    return Timeline("lead-in", "en", (), (Phase(Span(0, RATE), "hold", "Hold", 0),), cues)


class Canvas(QWidget):
    """Something to paint 60 times a second, with the work of a picture."""

    def __init__(self) -> None:
        """Make the canvas."""
        super().__init__()
        self.resize(800, 600)
        self._turn = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._turn += 1
        for ring in range(40):
            painter.setPen(QColor.fromHsv((ring * 9 + self._turn) % 360, 200, 200))
            painter.drawEllipse(40 + ring * 5, 40 + ring * 3, 400 - ring * 4, 300 - ring * 3)


class Session:
    """One run of a wish."""

    def __init__(self, wish: Wish) -> None:
        """Open the device and make everything ready, without playing."""
        self.wish = wish
        self.report = Report()
        self.output = open_output(
            lambda text: self.report.notices.append((time.monotonic(), text)),
            lambda: self.report.unplugged.append(time.monotonic()),
        )
        self.transport = Transport(
            self.output, timeline_of(wish), lambda text: clip_of(text, wish.length, wish.hum)
        )
        self.canvas = Canvas()
        self._random = random.Random(7)

    def run(self) -> Report:
        """Play, carry out the acts, and return the report."""
        app = QCoreApplication.instance()
        assert app is not None
        timers = [self._timer(16, self._look)]
        if self.wish.busy:
            self.canvas.show()
            timers.append(self._timer(16, self.canvas.update))
            timers.append(self._timer(int(STALL_EVERY * 1000), self._stall))
        spent = time.process_time()
        self._act("play", 0)
        for at, name, number in self.wish.acts:
            once = self._timer(int(at * 1000), lambda name=name, number=number: self._act(name, number))
            once.setSingleShot(True)
            timers.append(once)
        QTimer.singleShot(int(self.wish.seconds * 1000), app.quit)
        app.exec()
        self.report.processor = time.process_time() - spent
        for timer in timers:
            timer.stop()
        self.transport.close()
        self.output.close()
        return self.report

    def _timer(self, milliseconds: int, slot: Any) -> QTimer:
        timer = QTimer(self.canvas)
        # A coarse one may be late or early by a twentieth, and so change the order of the acts.
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        timer.start(milliseconds)
        return timer

    def _act(self, name: str, number: float) -> None:
        asked = time.monotonic()
        if name == "volume":
            self.transport.set_levels(whole=number)
        elif name == "voice":
            self.transport.set_levels(voice=number)
        elif name == "seek":
            self.transport.seek(frames_of(number))
        elif name == "led":
            self.transport.play(lead_of(self.wish))
        else:
            {"play": self.transport.play, "pause": self.transport.pause}[name]()
        self.report.acts.append((asked, name, self.transport.position().frame))

    def _look(self) -> None:
        position = self.transport.position()
        self.report.positions.append((time.monotonic(), position.frame, position.state))

    def _stall(self) -> None:
        """Keep the main thread, and every second time all of Python, from doing anything else."""
        self.report.stalls += 1
        if self.report.stalls % 2:
            time.sleep(STALL)
        else:
            end = time.monotonic() + STALL
            while time.monotonic() < end:
                sorted(self._random.random() for _ in range(2000))


def main() -> None:
    """Play the wish that comes in and print the report."""
    wish = json.load(sys.stdin)
    application = QApplication([])
    tone("tick")
    session = Session(Wish(**wish))
    # What waits for a device that is opening would be counted as the time to the first sound.
    QTimer.singleShot(300, application.quit)
    application.exec()
    json.dump(asdict(session.run()), sys.stdout)


if __name__ == "__main__":
    main()
