"""Music under a session: pieces one after the other, faded into each other, for as long as the session lasts.

It has a position of its own that goes on with the frames that are heard: after a pause it is where it was,
and a jump in the session is none in the music.
"""

from __future__ import annotations

import logging
import threading
import time
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from player.errors import PlayerError
from player.timeline.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from player.audio.brought.tracks import Track

_LOG = logging.getLogger(__name__)

CROSS = frames_of(3)
"""Frames over which one piece goes over into the next."""
_COMES_BACK = frames_of(0.8)
"""Frames in which it comes in again after a pause."""
_AHEAD = frames_of(20 * 60)
"""So much of what comes next is decoded."""


class Music:
    """A row of pieces as one endless sound.

    Threads: ``begin``, ``end`` and ``samples`` are called by the feeder under its lock; the pieces are
    decoded in a thread of its own and only ever added at the end of the row.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        track_of: Callable[[Path], Track],
        *,
        volume: float = 0.5,
        duck: float = 0.3,
        offset: int = 0,
        notice: Callable[[str], None] | None = None,
    ) -> None:
        """Take the files in the order of playing, and what decodes one.

        ``volume`` is how loud it is (1 is as loud as the voice), ``duck`` what is left of that under speech,
        ``offset`` how many frames into the first piece it begins. ``notice`` is told, from another thread,
        what cannot be played.
        """
        self.volume = volume
        self.duck = duck
        self._paths = tuple(paths)
        self._track_of = track_of
        self._notice = notice
        self._tracks: list[Track] = []
        self._starts: list[int] = [0]
        self._whole = False
        self._position = max(0, offset)
        self._shift = self._position
        self._begun = 0
        self._wanted = self._position + _AHEAD
        self._look = threading.Event()
        self._first = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._decode, name="music", daemon=True)
        self._thread.start()

    def begin(self, frame: int) -> None:
        """Go on from where it is, at this frame of the session."""
        self._shift = self._position - frame
        self._begun = frame

    def end(self, frame: int) -> None:
        """Stop at a frame of the session, the last one that was heard."""
        self._position = max(0, max(frame, self._begun) + self._shift)

    @property
    def place(self) -> tuple[Path, int] | None:
        """Return where it stopped, to go on from there another day: a file, and frames into it."""
        known = len(self._tracks)
        period = self._starts[known]
        if not period:
            return None
        position = self._position % period
        index = bisect_right(self._starts, position, 0, known) - 1
        return self._tracks[index].path, position - self._starts[index]

    def samples(self, frame: int, count: int) -> NDArray[np.float32]:
        """Return the music at ``count`` frames of the session from ``frame`` on, shape (count, 2), before any
        volume; silence where nothing is decoded yet."""
        heard = np.zeros((count, 2), np.float32)
        start = frame + self._shift
        self._want(start + count)
        for track, at, fade in self._pieces(start, start + count):
            _add(heard, track, at - start, fade)
        since = np.arange(frame - self._begun, frame - self._begun + count, dtype=np.float32)
        if count and since[0] < _COMES_BACK:
            heard *= np.clip(since / np.float32(_COMES_BACK), 0, 1)[:, np.newaxis]
        return heard

    def ready(self, seconds: float) -> bool:
        """Wait so long for the first piece; return whether it is there, or never will be."""
        return self._first.wait(seconds)

    def decoded_to(self, frames: int, seconds: float) -> bool:
        """Wait so long until so much is decoded; return whether it is, or all that there is.

        For whoever mixes faster than it is heard.
        """
        until = time.monotonic() + seconds
        self._want(self._position + frames)
        while not self._whole and self._starts[-1] < self._position + frames and time.monotonic() < until:
            self._thread.join(0.05)
        return self._whole or self._starts[-1] >= self._position + frames

    def whole(self, seconds: float) -> bool:
        """Wait so long for all pieces; return whether they are there, as far as they can be read."""
        self._thread.join(seconds)
        return self._whole

    def close(self) -> None:
        """End the thread that decodes."""
        self._closed = True
        self._look.set()
        self._thread.join(5)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Track, int, int]]:
        """Yield the pieces that are heard between two positions, each with the position of its beginning and
        the frames in which it comes in."""
        known, whole = len(self._tracks), self._whole
        period = self._starts[known]
        if not period:
            return
        turn, position = divmod(start, period) if whole else (0, start)
        index = bisect_right(self._starts, position, 0, known) - 1
        # one earlier, because that may still be going out
        number = max(0, turn * known + index - 1)
        while whole or number < known:
            at = number // known * period + self._starts[number % known]
            if at >= end:
                return
            fade = _cross(self._tracks[(number - 1) % known]) if number else 0
            yield self._tracks[number % known], at, fade
            number += 1

    def _want(self, position: int) -> None:
        if position + _AHEAD > self._wanted:
            self._wanted = position + 2 * _AHEAD
            self._look.set()

    def _decode(self) -> None:
        for path in self._paths:
            while self._starts[-1] > self._wanted and not self._closed:
                self._look.wait()
                self._look.clear()
            if self._closed:
                return
            try:
                track = self._track_of(path)
            except PlayerError as error:
                _LOG.info("%s", error)
                if self._notice is not None:
                    self._notice(error.message)
                continue
            if len(track.samples):
                self._starts.append(self._starts[-1] + len(track.samples) - _cross(track))
                self._tracks.append(track)
                self._first.set()
        self._whole = True
        self._first.set()


def _cross(track: Track) -> int:
    """Return over how many frames a piece goes out while the next one comes in."""
    return min(CROSS, len(track.samples) // 4)


def _add(heard: NDArray[np.float32], track: Track, at: int, fade: int) -> None:
    """Add a piece whose first frame is at the index ``at``, which comes in over ``fade`` frames.

    The fades are of equal power, and made of square roots, which every processor rounds alike.
    """
    first, last = max(0, at), min(len(heard), at + len(track.samples))
    if first >= last:
        return
    own = np.arange(first - at, last - at, dtype=np.float32)
    level = np.full(last - first, track.gain / 32768, np.float32)
    out = _cross(track)
    if fade and own[0] < fade:
        level *= np.sqrt(np.clip(own / np.float32(fade), 0, 1))
    if out and own[-1] >= len(track.samples) - out:
        level *= np.sqrt(np.clip((np.float32(len(track.samples)) - own) / np.float32(out), 0, 1))
    heard[first:last] += track.samples[first - at : last - at] * level[:, np.newaxis]
