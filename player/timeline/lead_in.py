"""The lead-in: what is said before a session goes on, so that nobody is thrown back into a push unready.

It is a small timeline of its own that ends where the session goes on: where we are, and a count back in.
"Left leg, push, in ... three, two, one."
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from player.timeline.frames import RATE, Span
from player.timeline.speech import BREATH, GAP, LEAD, TONE_LENGTHS
from player.timeline.timeline import Cue, Phase, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.session.words import Words

Lead = Literal["off", "short", "full"]
"""How a session goes on after a pause: at once, after a count, or after place and count."""

LEADS: tuple[Lead, ...] = ("off", "short", "full")
"""All of them."""
COUNT = 3
"""From which number is counted."""
_UNCOUNTED = ("prepare", "change side", "rest")


def lead_of(name: str) -> Lead:
    """Return the way to go on that has this name in the settings; the fullest where none has."""
    return next((lead for lead in LEADS if lead == name), "full")


def counted(phase: Phase) -> bool:
    """Return whether the body has to be ready when this phase goes on."""
    return phase.kind not in _UNCOUNTED and not phase.open


def place_line(phase: Phase, words: Words) -> str:
    """Return where we are as it is spoken: ``Left leg, push, in``, or ``Rest.`` where nothing is counted."""
    what = words.text("resume.rep", number=words.number(phase.rep)) if phase.rep else phase.name.lower()
    place = ", ".join(part for part in (phase.place, what) if part)
    return words.text(
        "resume.counted" if counted(phase) else "resume.plain", place=place[:1].upper() + place[1:]
    )


def count_lines(words: Words) -> tuple[str, ...]:
    """Return the words of the count."""
    return tuple(words.number(value) for value in range(COUNT, 0, -1))


def alone(text: str, length: int, phase: Phase, words: Words) -> Timeline:
    """Return the timeline of a line of so many frames that is said while a phase stands."""
    return _timeline([Cue(Span(LEAD, LEAD + length), 0, line=text)], LEAD + length, phase, words)


def lead_in(phase: Phase, how: Lead, words: Words, length_of: Callable[[str], int | None]) -> Timeline | None:
    """Return what is said before a phase goes on; None where nothing is.

    ``length_of`` gives the frames of a line, None where it cannot be said now: then it is left out, and a
    number becomes a tick.
    """
    if how == "off":
        return None
    cues: list[Cue] = []
    at = LEAD
    place = place_line(phase, words)
    length = length_of(place) if how == "full" else None
    if length is not None:
        cues.append(Cue(Span(at, at + length), 0, line=place))
        at += length + (GAP if counted(phase) else BREATH)
    if counted(phase):
        for text in count_lines(words):
            length = length_of(text)
            said = length is not None and length <= RATE
            end = at + (length if said and length is not None else TONE_LENGTHS["tick"])
            span = Span(at, end)
            cues.append(Cue(span, 0, line=text, counts=True) if said else Cue(span, 0, tone="tick"))
            at += RATE
    return _timeline(cues, at, phase, words) if cues else None


def _timeline(cues: list[Cue], length: int, phase: Phase, words: Words) -> Timeline:
    own = Phase(Span(0, length), phase.kind, phase.name, 0)
    return Timeline("", words.language, (), (own,), tuple(cues))
