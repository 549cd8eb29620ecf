"""The mix: which samples are heard at any frames of a timeline, a function of these frames alone.

Every sample is the sum of the cues that sound at its frame, added in the order of the timeline, so it comes
out the same, bit for bit, however the frames are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from player.audio.brought.ducking import Ducking
from player.audio.tones import tone, tone_length
from player.audio.words_said import word_end
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from player.audio.brought.music import Music
    from player.timeline.timeline import Cue, Timeline, ToneName

Clips = Callable[[str], "NDArray[Any] | None"]
"""Gives the clip of a line: mono, 48 kHz, float32 in [-1, 1] or int16; None if there is none (yet). Called
from the thread that mixes, once each time the line is about to be heard, and where it is broken off."""

_FADE = round(0.015 * RATE)
_EDGE = round(0.005 * RATE)
"""How softly a line is taken up."""
_KNEE = np.float32(10 ** (-1 / 20))
_ABOVE = np.float32(1) - _KNEE


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud things are; each from 0 to 1, linear."""

    whole: float = 1.0
    """Everything. It is the output's to apply, where it is heard at once; the mix is the same whatever it
    is."""
    voice: float = 1.0
    """What is spoken."""
    tones: float = 1.0
    """The tones."""
    music: float = 1.0
    """The music, beside the volume that its session gives it."""


@dataclass(frozen=True, slots=True)
class _BrokenOff:
    """What was being heard when the sound was stopped."""

    frame: int
    """The frame at which it was stopped."""
    end: int
    """The frame up to which the voice went on, to end its word."""
    cue: Cue | None
    """The line that has not been said to its end."""


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What people bring to be heard with a session."""

    sounds: Mapping[ToneName, NDArray[np.float32]] = field(default_factory=dict)
    """Sounds in place of tones: shape (n, 2), 48 kHz."""
    music: Music | None = None
    """What plays under the session."""


class Mixer:
    """Mixes a timeline. It is to be used by one thread at a time."""

    def __init__(
        self, timeline: Timeline, clips: Clips, levels: Levels | None = None, brought: Brought | None = None
    ) -> None:
        """Take what is to be heard, the clips of its lines, how loud, and what people bring to it."""
        levels = levels or Levels()
        self.brought = brought or Brought()
        self._cues = timeline.cues
        self._clips = clips
        self._voice = np.float32(levels.voice)
        self._tones = np.float32(levels.tones)
        self._music = np.float32(levels.music)
        music = self.brought.music
        self._ducking = Ducking(timeline, music.duck) if music is not None else None
        self._starts = [cue.span.start for cue in timeline.cues]
        ends = [self._end_of(cue) for cue in timeline.cues]
        self._reach = list(accumulate(ends, max))
        self._sounding: dict[int, NDArray[np.float32] | None] = {}
        self._heard: set[int] = set()
        self._skipped: frozenset[int] = frozenset()
        self._broken: _BrokenOff | None = None
        self._taken_up: _BrokenOff | None = None
        """What was broken off where this began, and goes on."""
        self.end = max(timeline.length, self._reach[-1] if self._reach else 0)
        """First frame from which on nothing is heard: the last tone may ring past the end of the timeline."""

    def mix(self, start: int, count: int, since: int = 0, until: int | None = None) -> NDArray[np.float32]:
        """Return the samples of ``count`` frames from ``start`` on, shape (count, 2), within [-1, 1].

        Only cues that start at or after ``since`` and before ``until`` are heard: after a seek nothing sounds
        from its middle, but for the line that was broken off there, and at a wait what has begun rings out;
        music goes on. Where nothing is heard the samples are exact zeros.
        """
        taken_up = self._taken_up
        since = max(since, taken_up.end) if taken_up is not None else since
        mixed = np.zeros((count, 2), np.float32)
        indexes = range(bisect_right(self._reach, start), bisect_left(self._starts, start + count))
        for index in [index for index in self._sounding if index not in indexes]:
            del self._sounding[index]
        for index in indexes:
            cue = self._cues[index]
            goes_on = taken_up is not None and cue is taken_up.cue
            if not goes_on and cue.span.start < since:
                continue
            if until is not None and cue.span.start >= until:
                continue
            if index in self._skipped:
                continue
            if cue.tone is not None:
                self._heard.add(index)
                _add_sound(mixed, start, cue, self._sound(cue.tone), self._tones)
            else:
                clip = self._clip(index)
                if clip is not None:
                    _add_clip(mixed, start, cue, clip, self._voice, since if goes_on else 0)
        self._add_music(mixed, start, until)
        return _limited(mixed)

    def begin(self, frame: int) -> None:
        """Begin anew at a frame: forget which cues have been heard; the music goes on from where it was, and
        so does the line that was broken off at this very frame."""
        self._taken_up = self._broken if self._broken is not None and self._broken.frame == frame else None
        self._sounding.clear()
        self._heard.clear()
        self._skipped = frozenset()
        if self.brought.music is not None:
            self.brought.music.begin(frame)

    def stopped(self, frame: int) -> int:
        """Keep where the music is and what is broken off, when this frame is the last that is heard; return
        the frame up to which the voice is to be heard, so that it ends its word."""
        if self.brought.music is not None:
            self.brought.music.end(frame)
        before = self._taken_up
        if before is not None and frame < before.end:
            # What was broken off has not been taken up yet.
            self._broken = replace(before, frame=max(frame, before.frame))
            return frame
        cue, end = self.said_at(frame)
        self._broken = _BrokenOff(frame, end, cue) if cue is not None else None
        return end

    def anew(self, timeline: Timeline, clips: Clips, levels: Levels) -> Mixer:
        """Return a mixer of something else with what people brought to this one; what was broken off goes on
        there if it is in it."""
        new = Mixer(timeline, clips, levels, self.brought)
        new._broken = new._with_own_cue(self._broken)
        new._taken_up = new._with_own_cue(self._taken_up)
        return new

    def _with_own_cue(self, broken: _BrokenOff | None) -> _BrokenOff | None:
        """Return what was broken off with the cue that this mixer has for it."""
        if broken is None or broken.cue is None:
            return broken
        first = bisect_left(self._starts, broken.cue.span.start)
        own = self._cues[first : bisect_right(self._starts, broken.cue.span.start)]
        return replace(broken, cue=next((cue for cue in own if cue.line == broken.cue.line), None))

    def said_at(self, frame: int) -> tuple[Cue | None, int]:
        """Return the line that is being said at a frame, and the frame at which its word ends; the frame
        itself where nothing is said."""
        for index in range(bisect_right(self._reach, frame), bisect_left(self._starts, frame)):
            cue, begin = self._cues[index], self._starts[index]
            clip = self._samples(cue.line) if cue.line and index in self._heard and self._voice else None
            if cue.line is None or clip is None:
                continue
            end = min(cue.span.end, begin + len(clip))
            if frame < end:
                return cue, min(begin + word_end(cue.line, clip, frame - begin), end)
        return None, frame

    def changed(self, timeline: Timeline, clips: Clips, levels: Levels, frame: int) -> Mixer:
        """Return a mixer that takes over from this one at a frame.

        A cue that has begun by then goes on if this mixer made it heard, whether or not the new timeline has
        it, and what would be said into it is left out. A cue that this mixer did not make heard is left out
        too: a clip that has come meanwhile, or a cue that is new, must not begin in its middle.
        """
        new = self.anew(self._with_ringing(timeline, frame), clips, levels)
        begun = range(bisect_right(new._reach, frame), bisect_left(new._starts, frame))
        new._heard = {index for index in begun if self._has_made_heard(new._cues[index])}
        new._skipped = frozenset(index for index in begun if index not in new._heard)
        return new

    def _with_ringing(self, timeline: Timeline, frame: int) -> Timeline:
        """Return a timeline with those cues of this one that sound at a frame and that it has not."""
        begun = range(bisect_right(self._reach, frame), bisect_left(self._starts, frame))
        there = {(cue.span.start, cue.line, cue.tone) for cue in timeline.cues if cue.span.start < frame}
        ringing = [
            cue
            for cue in (self._cues[index] for index in begun if index in self._heard)
            if (cue.span.start, cue.line, cue.tone) not in there
        ]
        if not ringing:
            return timeline
        said_until = max((cue.span.end for cue in ringing if cue.line is not None), default=0)
        kept = [cue for cue in timeline.cues if cue.line is None or not frame <= cue.span.start < said_until]
        return replace(timeline, cues=tuple(sorted([*kept, *ringing], key=lambda cue: cue.span.start)))

    def _has_made_heard(self, cue: Cue) -> bool:
        for index in range(
            bisect_left(self._starts, cue.span.start), bisect_right(self._starts, cue.span.start)
        ):
            own = self._cues[index]
            if (own.line, own.tone) == (cue.line, cue.tone):
                return index in self._heard
        return False

    def _sound(self, name: ToneName) -> NDArray[np.float32]:
        own = self.brought.sounds.get(name)
        return tone(name) if own is None else own

    def _end_of(self, cue: Cue) -> int:
        if cue.tone is None:
            return cue.span.end
        own = self.brought.sounds.get(cue.tone)
        return cue.span.start + (tone_length(cue.tone) if own is None else len(own))

    def _add_music(self, mixed: NDArray[np.float32], start: int, until: int | None) -> None:
        music = self.brought.music
        if music is None or self._ducking is None or not self._music:
            return
        shares = self._ducking.shares(start, len(mixed), until) * (self._music * np.float32(music.volume))
        mixed += music.samples(start, len(mixed)) * shares[:, np.newaxis]

    def _clip(self, index: int) -> NDArray[np.float32] | None:
        """Return the clip of a cue, asked for once as it begins: one that comes later must not begin in its
        middle."""
        if index not in self._sounding:
            clip = self._sounding[index] = self._samples(self._cues[index].line or "")
            if clip is not None:
                self._heard.add(index)
        return self._sounding[index]

    def _samples(self, text: str) -> NDArray[np.float32] | None:
        clip = self._clips(text)
        if clip is not None and clip.dtype == np.int16:
            clip = clip.astype(np.float32) / np.float32(32768)
        return clip


def _add_sound(
    mixed: NDArray[np.float32], start: int, cue: Cue, samples: NDArray[np.float32], level: np.float32
) -> None:
    """Add the sound of a tone; it rings out, however short its span."""
    first = max(start, cue.span.start)
    last = min(start + len(mixed), cue.span.start + len(samples))
    if first < last:
        mixed[first - start : last - start] += samples[first - cue.span.start : last - cue.span.start] * level


def _add_clip(
    mixed: NDArray[np.float32], start: int, cue: Cue, clip: NDArray[np.float32], level: np.float32, since: int
) -> None:
    """Add a spoken line to both channels, from a frame on if that lies within it; one that is longer than its
    span is faded out at the span's end."""
    begin = cue.span.start
    end = min(cue.span.end, begin + len(clip))
    first, last = max(start, begin, since), min(start + len(mixed), end)
    if first >= last:
        return
    heard = clip[first - begin : last - begin] * level
    if begin + len(clip) > end and last > end - _FADE:
        left = np.arange(end - first, end - last, -1)
        heard = heard * np.minimum(left.astype(np.float32) / np.float32(_FADE), np.float32(1))
    if begin < since and first < since + _EDGE:
        come = np.arange(first - since, last - since)
        heard = heard * np.minimum(come.astype(np.float32) / np.float32(_EDGE), np.float32(1))
    mixed[first - start : last - start] += heard[:, np.newaxis]


def _limited(mixed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mix bent so that it stays within [-1, 1]; unchanged where it is below -1 dB of full scale.

    The bend knows only the sample itself, so it is the same whatever comes before, and only sums and
    quotients are used, which every processor rounds alike.
    """
    if not mixed.size or max(mixed.max(), -mixed.min()) <= _KNEE:
        return mixed
    size = np.abs(mixed)
    over = np.maximum(size - _KNEE, np.float32(0)) / _ABOVE
    bent = np.minimum(size, _KNEE) + _ABOVE * (over / (np.float32(1) + over))
    return np.copysign(bent, mixed)
