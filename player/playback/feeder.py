"""Mixing ahead: a thread that keeps the output supplied, so that nothing slow stands between a moment and its
sound."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from player.audio.mixer import Mixer
from player.timeline.frames import RATE, frames_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from player.audio.mixer import Clips, Levels
    from player.audio.outputs.base import Output
    from player.timeline.timeline import Timeline

AHEAD = frames_of(12)
"""How far ahead of the ear is mixed."""
_FIRST = frames_of(0.6)
_BLOCK = RATE // 2
_PAUSE = 0.5
"""Seconds between two looks at how much is left: little against what lies ahead."""
_BLEND = frames_of(0.01)
_MARGIN = frames_of(0.05)


class Feeder:
    """Keeps an output supplied with the mix of what comes next.

    What is mixed lies in a *run*: from the frame at which playing began up to a wait, if there is one ahead.
    In the run only cues are heard that start in it. A run may have a lead-in, which takes the frames before
    its first one.

    Threads: its methods are called from one thread; its own thread only mixes and writes, under the lock.
    """

    def __init__(self, output: Output, mixer: Mixer, background: bool = True) -> None:
        """Take the output and the mix; ``background`` is whether to mix in a thread, or only when ``top_up``
        is called."""
        self._output = output
        self._mixer = mixer
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._runs = False
        self._closed = False
        self._lead: Mixer | None = None
        self._first = 0
        self._since = 0
        self._until: int | None = None
        self._written = 0
        self._thread: threading.Thread | None = None
        if background:
            self._thread = threading.Thread(target=self._keep_up, name="feeder", daemon=True)
            self._thread.start()

    @property
    def last(self) -> int:
        """Return the first frame from which on nothing is heard."""
        return self._mixer.end

    def begin(self, frame: int, until: int | None, lead: Mixer | None = None) -> None:
        """Begin a run at a frame, up to the wait at ``until``, and start the output there or, where there is
        a lead-in, as long before as that takes."""
        with self._lock:
            self._mixer.begin(frame)
            self._runs = True
            self._lead = lead
            self._since = frame
            self._until = until
            self._first = self._written = frame - (lead.end if lead is not None else 0)
            self._mix_to(self._first + _FIRST)
            self._output.start(self._first)
        self._wake.set()

    def end(self) -> int:
        """End the run and stop the output, but let the word be said that is being said; return the frame to
        begin at again so that nothing is lost and nothing is heard twice."""
        with self._lock:
            self._runs = False
            frame = self._output.position()
            end = self._mixer.stopped(frame)
            if self._lead is not None and frame < self._since:
                end = self._first + self._lead.said_at(frame - self._first)[1]
            self._output.stop(end)
            return frame

    def change(self, timeline: Timeline, clips: Clips, levels: Levels, until: int | None) -> None:
        """Take another timeline, other clips or levels.

        In a run, what the output holds already stays, and the rest is crossfaded from the first frame on that
        it does not.
        """
        with self._lock:
            if not self._runs:
                self._mixer = self._mixer.anew(timeline, clips, levels)
                return
            frame = self._output.position() + self._output.lead + _MARGIN
            self._mixer = self._mixer.changed(timeline, clips, levels, frame)
            self._until = until
            if frame < self._written:
                self._written = frame
                self._mix_to(frame + _FIRST, _BLEND)
        self._wake.set()

    def top_up(self) -> None:
        """Mix until enough lies ahead of the ear."""
        while self._mix_some():
            pass

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(2)

    def _keep_up(self) -> None:
        while not self._closed:
            self.top_up()
            self._wake.wait(_PAUSE if self._runs else None)
            self._wake.clear()

    def _mix_some(self) -> bool:
        """Mix one block, if one is wanted; the lock is given up between blocks, so that a command waits for
        one at most."""
        with self._lock:
            if not self._runs or self._closed:
                return False
            position = self._output.position()
            # What is past, after the machine has slept, is not worth mixing.
            self._written = max(self._written, position)
            goal = position + min(AHEAD, self._output.room)
            if goal - self._written < _PAUSE * RATE:
                return False
            self._mix_to(min(goal, self._written + _BLOCK))
        return True

    def _mix_to(self, frame: int, blend: int = 0) -> None:
        self._output.write(self._written, self._mixed(self._written, frame), blend)
        self._written = frame

    def _mixed(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the samples from one frame to another: of the lead-in up to where the run begins."""
        if self._lead is None or start >= self._since:
            return self._mixer.mix(start, end - start, self._since, self._until)
        turn = min(end, self._since)
        before = self._lead.mix(start - self._first, turn - start)
        return np.concatenate([before, self._mixer.mix(turn, end - turn, self._since, self._until)])
