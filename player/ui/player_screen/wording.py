"""What the player screen writes, from a moment: pure, so that every wording stands in a table of a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.language import said, said_in
from player.timeline.frames import RATE, clock_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.playback.transport import State
    from player.timeline.moment import Moment
    from player.timeline.timeline import Part, Phase, Side

LONG = 100
"""From so many seconds on, a phase is counted in minutes and seconds."""

_KEPT = "\u00a0"
"""A space at which no line is broken."""

_BEATS = {
    "lift": said("Lift"),
    "lower": said("Lower"),
    "pause": said("Pause"),
    "out": said("Out"),
    "back": said("Back"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the ring."""

    big: str
    """The number."""
    small: str
    """The words below it."""
    fraction: float
    """How far the ring has gone round, 0 to 1."""
    open: bool
    """Whether nothing runs out: the ring is drawn broken."""


@dataclass(frozen=True, slots=True)
class Count:
    """Which of how many: a cycle, a set or a round."""

    name: str
    """``Cycle``, ``Set`` or ``Round``."""
    now: int
    """Which, from 1."""
    total: int
    """Of how many."""

    @property
    def text(self) -> str:
        """Return it in words."""
        return said("{name} {now} of {total}", name=self.name, now=self.now, total=self.total)


def reading_of(moment: Moment, key: str = "Space", *, offered: bool = False) -> Reading:
    """Return what the ring shows: seconds left, the rep, or the time since an open phase began; ``key`` is
    pressed when that is done, or to do what is only ``offered``."""
    phase = moment.phase
    if moment.lead:
        return Reading(str(-(-moment.lead // RATE)), said("and on"), moment.progress, open=False)
    if phase.open:
        small = _then_text(phase.reps, key) if phase.reps else when_done_text(key, offered=offered)
        if phase.limited and phase.question is None:
            if not phase.reps and not offered:
                small = _until_text(clock_text(phase.span.length), key)
            return Reading(clock_text(moment.left), small, moment.progress, open=False)
        return Reading(clock_text(moment.left), small, 1.0, open=True)
    if phase.kind == "rep" and phase.rep:
        beat = _beat(moment.part)
        small = said("of {reps}", reps=phase.reps) + (f" · {beat}" if beat else "")
        return Reading(str(phase.rep), small, moment.block_progress, open=False)
    seconds = -(-moment.left // RATE)
    long = phase.span.length > LONG * RATE
    small = (
        said("{effort} % effort", effort=phase.effort)
        if phase.effort and phase.kind in ("contract", "pull")
        else ""
    )
    return Reading(clock_text(seconds * RATE) if long else str(seconds), small, moment.progress, open=False)


def caption_text(moment: Moment, *, with_note: bool = True) -> str:
    """Return what is being said; in silence, the phase's note, if there is room ``with_note``."""
    return moment.caption.strip() or (moment.phase.note if with_note else "")


def _beat(part: Part | None) -> str:
    return _BEATS[part.name] if part else ""


def side_text(side: Side | None, language: str = "") -> str:
    """Return the side as the screen writes it, in the language of the session: as it is said."""
    return said_in(language, side.upper()) if side else ""


def ahead_texts(moment: Moment) -> tuple[str, ...]:
    """Return what comes next, from long to short: a phase with its length within a step, the title of another
    step; then less and less besides its name."""
    ahead, now = moment.ahead, moment.phase
    if ahead is None or (ahead.kind == "rest" and ahead.span.end >= moment.elapsed + moment.remaining):
        return (said("Then you are done"),)
    side, title = _side_change(now, ahead), ahead.title or ahead.name
    if ahead.step != now.step and ahead.kind != "rest":
        texts = [said("Next: {title}{side_change}", title=title, side_change=side)]
    elif ahead.kind == "rep" and ahead.reps:
        whole = said(
            "Next: {title}, {reps} reps{side_change}", title=title, reps=ahead.reps, side_change=side
        )
        texts = [whole, said("Next: {title}{side_change}", title=title, side_change=side)]
    else:
        title = ahead.name
        lengths = (_length(ahead), "")
        texts = [
            said("Next: {name}{side_change}{length}", name=title, side_change=side, length=length)
            for length in lengths
        ]
    texts.append(said("Next: {title}{side_change}", title=title, side_change=""))
    return tuple(dict.fromkeys((*texts, _short_text(title))))


def longest_short_text(titles: Iterable[str]) -> str:
    """Return the longest of the shortest wordings for what comes next."""
    return max(map(_short_text, titles), key=len, default="")


def _short_text(title: str) -> str:
    return f"→{_KEPT}{title}"


def _side_change(now: Phase, ahead: Phase) -> str:
    named = ahead.side and ahead.side != now.side and ahead.kind != "rest"
    return f", {said(ahead.side)}" if named and ahead.side else ""


def _length(phase: Phase) -> str:
    """Return the length as the end of a line of words, never broken."""
    if phase.open:
        return ""
    seconds = round(phase.span.length / RATE)
    return f" ·{_KEPT}{clock_text(phase.span.length)}" if seconds > LONG else f" ·{_KEPT}{seconds}{_KEPT}s"


def counts_of(phase: Phase) -> tuple[Count, ...]:
    """Return which cycle, set and round this is, the innermost first; at most two, and none of one."""
    counts = (
        Count(said("Cycle"), phase.cycle, phase.cycles),
        Count(said("Set"), phase.set, phase.sets),
        Count(said("Round"), phase.round, phase.rounds),
    )
    return tuple(count for count in counts if count.total > 1)[:2]


def place_text(moment: Moment) -> str:
    """Return in one line where we are, for a pause."""
    phase = moment.phase
    parts = [phase.title or phase.name]
    if phase.side:
        parts.append(said(f"{phase.side} side"))
    parts += [count.text.lower() for count in counts_of(phase)]
    if phase.kind == "rep" and phase.rep:
        parts.append(said("rep {rep} of {reps}", rep=phase.rep, reps=phase.reps))
    elif not phase.open:
        seconds = -(-moment.left // RATE)
        parts.append(said("{phase}, {seconds} s left", phase=phase.name.lower(), seconds=seconds))
    return " · ".join(parts)


def spoken_phase(phase: Phase, before: Phase | None) -> str:
    """Return what a screen reader is told as a phase begins: what is new in it; nothing from rep to rep."""
    side = phase.side if phase.kind != "rest" else None
    same = before is not None and (before.title, before.side) == (phase.title, phase.side)
    if same and before is not None and before.name == phase.name and phase.rep > 1:
        return ""
    words = [phase.name]
    if not phase.rep and not phase.open:
        words.append(_seconds_text(phase))
    if side and not same:
        words.insert(0, said(f"{side} side"))
    if phase.title and phase.title != phase.name and (before is None or before.title != phase.title):
        words.insert(0, phase.title)
    return ", ".join(words)


def spoken_state(state: State, moment: Moment, key: str = "Space", *, offered: bool = False) -> str:
    """Return what a screen reader is told of a state; nothing where the phase is told anyway. ``key`` is
    pressed when something is done, or to do what is only ``offered``."""
    if state == "paused":
        return said("Paused: {place}", place=place_text(moment))
    if state == "waiting":
        return said("Waiting for you. {how}.", how=when_done_text(key, offered=offered))
    return ""


def when_done_text(key: str, *, offered: bool = False) -> str:
    """Return how to tell that something is done, or that something ``offered`` is to be done, with the key
    for it, if it has one."""
    if offered:
        return said("{key} to do it", key=key) if key else said("Press here to do it")
    return said("{key} when done", key=key) if key else said("Press here when done")


def _until_text(time: str, key: str) -> str:
    """Return how long something lasts at most that is over when the person says done."""
    return said("of {time}, or {key}", time=time, key=key) if key else said("of {time}", time=time)


def go_on_text(key: str) -> str:
    """Return how to go on after a pause, with the key for it, if it has one."""
    return said("{key} goes on", key=key) if key else said("Press here to go on")


def _then_text(reps: int, key: str) -> str:
    if key:
        return said("{reps} reps, then {key}", reps=reps, key=key)
    return said("{reps} reps, then press here", reps=reps)


def _seconds_text(phase: Phase) -> str:
    seconds = round(phase.span.length / RATE)
    return "1 second" if seconds == 1 else said("{seconds} seconds", seconds=seconds)
