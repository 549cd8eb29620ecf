"""Placing what is said: lines never overlap, never leave their region, and count down to the very frame of a
change."""

from __future__ import annotations

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

    def free(self, start: int, end: int) -> bool:
        """Return whether a line could lie here."""
        if start < self.span.start or end > self.span.end:
            return False
        return all(
            end + GAP <= cue.span.start or cue.span.end + GAP <= start
            for cue in self.cues
            if cue.line is not None
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

    def count_down(self, numbers: Sequence[str], end: int, spoken: bool) -> None:
        """Count the last seconds so that the last number's second ends at ``end``; tick where a word finds
        no room."""
        for position, word in enumerate(numbers):
            frame = end - (len(numbers) - position) * RATE
            length = self.length_of(word) if word else 0
            if spoken and word and length <= RATE - GAP // 2 and self._free_for_number(frame, frame + length):
                self.cues.append(Cue(Span(frame, frame + length), self._owner(None), line=word))
            elif frame >= self.span.start:
                self.tone("tick", frame)

    def _free_for_number(self, start: int, end: int) -> bool:
        if start < self.span.start or end > self.span.end:
            return False
        return all(
            end <= cue.span.start or cue.span.end <= start for cue in self.cues if cue.line is not None
        )

    def _say(
        self, variants: Sequence[str], start_of: Callable[[int], int], end_by: int, phase: int | None
    ) -> bool:
        wished = [text for text in variants if text]
        for text in wished:
            length = self.length_of(text)
            start = start_of(length)
            if start + length <= end_by and self.free(start, start + length):
                self.cues.append(Cue(Span(start, start + length), self._owner(phase), line=text))
                if text != wished[0]:
                    self._keep_unfit(wished[0], text, start_of, end_by)
                return True
        if wished:
            self._keep_unfit(wished[0], "", start_of, end_by)
        return False

    def _keep_unfit(self, text: str, said: str, start_of: Callable[[int], int], end_by: int) -> None:
        length = self.length_of(text)
        over = max(start_of(length) + length - end_by, self.span.start - start_of(length), 1)
        self.unfit.append(Unfit(text, said, self.step, over))

    def _owner(self, phase: int | None) -> int:
        return self.phase if phase is None else phase
