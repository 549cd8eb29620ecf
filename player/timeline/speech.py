"""Placing what is said: lines never overlap, never leave their region, and count down to the very frame of a
change."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from player.timeline.frames import RATE, Span
from player.timeline.timeline import Cue, ToneName, Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LEAD = RATE * 3 // 10
"""From a tone's onset to the first word after it."""
GAP = RATE * 15 // 100
"""Least silence between two lines."""
BREATH = RATE * 45 // 100
"""Silence between two sentences of an announcement."""
TONE_LENGTHS: dict[ToneName, int] = {
    "get ready": RATE * 6 // 5,
    "start": RATE * 6 // 5,
    "contract": RATE * 6 // 5,
    "relax": RATE * 6 // 5,
    "end": RATE * 6 // 5,
    "change side": RATE * 8 // 5,
    "tick": RATE // 4,
    "halfway": RATE * 6 // 5,
    "finish": RATE * 7 // 2,
}
"""Frames after which a tone has died away."""


@dataclass(slots=True)
class Region:
    """A stretch of the timeline in which lines are placed: a phase, or the reps of a set."""

    span: Span
    """Where lines may lie."""
    phase: int
    """Index of its first phase."""
    step: int
    """Index of its step."""
    length_of: Callable[[str], int]
    """Frames of a spoken line."""
    cues: list[Cue] = field(default_factory=list)
    """What was placed."""
    unfit: list[Unfit] = field(default_factory=list)
    """What was not placed as it was wished."""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Starts and ends of the lines that were placed, in order of time."""

    def free(self, start: int, end: int, gap: int = GAP) -> bool:
        """Return whether a line could lie here, so far from the others."""
        if start < self.span.start or end > self.span.end:
            return False
        after = bisect_right(self.lines, (start, end))
        return not (
            (after and self.lines[after - 1][1] + gap > start)
            or (after < len(self.lines) and self.lines[after][0] < end + gap)
        )

    def tone(self, name: ToneName, frame: int, phase: int | None = None) -> None:
        """Put a tone. Tones ring under lines and beyond the region."""
        self.cues.append(Cue(Span(frame, frame + TONE_LENGTHS[name]), self._owner(phase), tone=name))

    def say_at(
        self, variants: Sequence[str], start: int, latest: int | None = None, phase: int | None = None
    ) -> bool:
        """Say the first of the variants that fits from this frame on, ending by ``latest``; keep what did
        not fit."""
        end_by = self.span.end if latest is None else latest
        return self._say(variants, lambda length: start, end_by, phase)

    def say_ending(self, variants: Sequence[str], end: int, phase: int | None = None) -> bool:
        """Say the first of the variants that fits so that it ends at this frame; keep what did not fit."""
        return self._say(variants, lambda length: end - length, end, phase)

    def chain(self, texts: Sequence[str], start: int) -> int:
        """Say texts one after the other and return the frame after the last; what runs over the region is
        kept as unfit."""
        for text in texts:
            if text and self.say_at((text,), start):
                start += self.length_of(text) + BREATH
        return start

    def say_quietly(
        self,
        text: str,
        start: int,
        latest: int | None = None,
        phase: int | None = None,
        *,
        counts: bool = False,
    ) -> bool:
        """Say what nobody misses where it does not fit; it begins at ``start`` and ends by ``latest``.

        ``counts`` tells that it is a number that is counted.
        """
        end = start + self.length_of(text) if text else start
        if not text or end > (self.span.end if latest is None else latest) or not self.free(start, end):
            return False
        self._place(text, start, end, phase, counts=counts)
        return True

    def count_down(self, numbers: Sequence[str], end: int, spoken: bool) -> None:
        """Count the last seconds so that the last number's second ends at ``end``; tick where a word finds
        no room."""
        for position, word in enumerate(numbers):
            frame = end - (len(numbers) - position) * RATE
            length = self.length_of(word) if spoken else 0
            if spoken and length <= RATE - GAP // 2 and self.free(frame, frame + length, gap=0):
                self._place(word, frame, frame + length, None, counts=True)
            elif frame >= self.span.start:
                self.tone("tick", frame)

    def _say(
        self, variants: Sequence[str], start_of: Callable[[int], int], end_by: int, phase: int | None
    ) -> bool:
        wished = [text for text in variants if text]
        for text in wished:
            length = self.length_of(text)
            start = start_of(length)
            if start + length <= end_by and self.free(start, start + length):
                self._place(text, start, start + length, phase)
                if text != wished[0]:
                    self._keep_unfit(wished[0], text, start_of, end_by)
                return True
        if wished:
            self._keep_unfit(wished[0], "", start_of, end_by)
        return False

    def _place(self, text: str, start: int, end: int, phase: int | None, *, counts: bool = False) -> None:
        self.cues.append(Cue(Span(start, end), self._owner(phase), line=text, counts=counts))
        insort(self.lines, (start, end))

    def _keep_unfit(self, text: str, said: str, start_of: Callable[[int], int], end_by: int) -> None:
        length = self.length_of(text)
        start = start_of(length)
        over = max(start + length - end_by, self.span.start - start, 1)
        self.unfit.append(Unfit(text, said, self.step, over, Span(start, start + length)))

    def _owner(self, phase: int | None) -> int:
        return self.phase if phase is None else phase
