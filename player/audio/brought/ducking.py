"""How loud music is at each frame: the timeline knows every line ahead, so it gives way before the voice.

It goes down in the moment before a line begins and comes up when nothing more will be said for a while.
Between lines that are close to one another, as a count is, it stays down, so that it does not pump.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from player.timeline.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from player.timeline.timeline import Timeline

ATTACK = frames_of(0.35)
"""Frames in which it gives way, before a line."""
RELEASE = frames_of(1.6)
"""Frames in which it comes back, after one."""
STAYS_DOWN = frames_of(4)
"""A silence of fewer frames between two lines is not filled."""
BEGINS = frames_of(2)
"""Frames in which it comes in at the beginning of a session."""
ENDS = frames_of(4)
"""Frames in which it goes out at the end of one."""


class Ducking:
    """The share of its volume that music has at the frames of one timeline."""

    def __init__(self, timeline: Timeline, left: float) -> None:
        """Take the timeline, and what is left of the volume under speech, 0 to 1."""
        frames: list[int] = [-STAYS_DOWN]
        shares: list[float] = [1.0]
        for start, end in _speeches(
            (cue.span.start, cue.span.end) for cue in timeline.cues if cue.line is not None
        ):
            frames += (start - ATTACK, start, end, end + RELEASE)
            shares += (1.0, left, left, 1.0)
        self._frames = np.array(frames, np.float64)
        self._shares = np.array(shares, np.float64)
        self._length = timeline.length

    def shares(self, start: int, count: int, until: int | None = None) -> NDArray[np.float32]:
        """Return the shares of ``count`` frames from ``start`` on, each 0 to 1.

        After ``until``, where a wait is, it stays as it is there: what comes later is not said yet.
        """
        frames = np.arange(start, start + count, dtype=np.float64)
        if until is not None:
            frames = np.minimum(frames, float(until))
        shares = np.interp(frames, self._frames, self._shares)
        shares *= np.clip(frames / BEGINS, 0.0, 1.0)
        shares *= np.clip((self._length - frames) / ENDS, 0.0, 1.0)
        return shares.astype(np.float32)


def _speeches(lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in which somebody speaks, silences that are too short to fill left out."""
    speeches: list[tuple[int, int]] = []
    for start, end in sorted(lines):
        if speeches and start - speeches[-1][1] < STAYS_DOWN:
            speeches[-1] = (speeches[-1][0], max(end, speeches[-1][1]))
        else:
            speeches.append((start, end))
    return speeches
