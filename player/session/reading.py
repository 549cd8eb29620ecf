"""Readers of single values: times, counts, tempos and the other small notations of the format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, wraps
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from player.language import later, said
from player.session.guessing import percent_meant, time_meant
from player.session.problems import plain

if TYPE_CHECKING:
    from collections.abc import Callable

_Read = TypeVar("_Read")
FRAMES_PER_SECOND = 48_000
"""Frames in a second; ``timeline.frames`` builds on the same number."""
LONGEST = 24 * 3600 * FRAMES_PER_SECOND
"""The longest time that is taken seriously: a day, in frames."""

_NUMBER = r"(\d+(?:\.\d+)?)"
_UNITS = re.compile(rf"(?:{_NUMBER}\s*h)?\s*(?:{_NUMBER}\s*m(?:in)?)?\s*(?:{_NUMBER}\s*s(?:ec)?)?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)", re.ASCII)
_SHARE = re.compile(rf"\s*{_NUMBER}\s*%\s*", re.ASCII)
_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_LONGEST_NOTATION = 40
_TIME_HINT = later('write a time such as "30s", "1m30s", "1:30", "0.5s" or a number of seconds')


class ValueProblem(ValueError):
    """A value that cannot be read."""

    def __init__(self, code: str, message: str, hint: str = "", instead: str = "") -> None:
        """Take the code, what is wrong, what to write instead in words, and as TOML where it is sure."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Tempo:
    """The four beats of a rep, in frames, in the order of the notation."""

    lower: int
    """Lowering: the working muscle lengthens."""
    pause_low: int
    """Pause lengthened."""
    lift: int
    """Lifting: the working muscle shortens."""
    pause_high: int
    """Pause shortened."""

    @property
    def length(self) -> int:
        """Return the frames of one rep."""
        return self.lower + self.pause_low + self.lift + self.pause_high


@dataclass(frozen=True, slots=True)
class At:
    """When in a step a cue is heard."""

    how: str
    """``fraction`` of the step, ``after`` its start, ``before`` its end, or ``every`` so long."""
    value: Fraction
    """The fraction, or frames."""

    def frame_in(self, length: int) -> int:
        """Return its frame in a step of this length; the first one where it comes again and again."""
        if self.how == "fraction":
            return round(length * self.value)
        return length - round(self.value) if self.how == "before" else round(self.value)


def _remembered(read: Callable[[Any], _Read]) -> Callable[[Any], _Read]:
    """Keep what short texts mean: a session says the same few things again and again."""
    known = lru_cache(maxsize=2048)(read)

    @wraps(read)
    def reads(value: Any) -> _Read:
        return known(value) if isinstance(value, str) and len(value) <= _LONGEST_NOTATION else read(value)

    return reads


@_remembered
def read_time(value: Any) -> int:
    """Return a time in frames.

    Takes a number of seconds, ``30s``, ``1m30s``, ``1h``, ``1:30`` or ``1:02:03``. Raises ``ValueProblem``.
    """
    return _frames(_seconds(value), value)


def _frames(seconds: Fraction, value: Any) -> int:
    if seconds < 0:
        raise ValueProblem(
            "out-of-range",
            said("{shown} is a negative time", shown=shown(value)),
            said("times run forward: write it without the minus"),
        )
    frames = round(seconds * FRAMES_PER_SECOND)
    if frames > LONGEST:
        raise ValueProblem(
            "out-of-range", said("{shown} is longer than a day", shown=shown(value)), said(_TIME_HINT)
        )
    return frames


def read_seconds(text: str) -> Fraction:
    """Return a time in seconds, exactly. Raises ``ValueProblem``."""
    return _seconds(text)


def _seconds(value: Any) -> Fraction:
    if isinstance(value, bool):
        raise ValueProblem("wrong-type", said("a time is needed, not true or false"), said(_TIME_HINT))
    if isinstance(value, (int, Fraction)):
        return Fraction(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueProblem("bad-value", said("{value} is not a time", value=value), said(_TIME_HINT))
        return Fraction(str(value))
    if not isinstance(value, str):
        raise ValueProblem(
            "wrong-type", said("a time is needed, not {kind_of}", kind_of=kind_of(value)), said(_TIME_HINT)
        )
    text = value.strip().lower() if len(value) <= _LONGEST_NOTATION else ""
    sign = -1 if text.startswith("-") else 1
    text = text.removeprefix("-")
    clock = _CLOCK.fullmatch(text)
    units = clock or (_UNITS.fullmatch(text) if text else None)
    if units is not None:
        hours, minutes, seconds = units.groups()
        if not (clock and hours and int(minutes) > 59):
            return sign * (Fraction(hours or 0) * 3600 + Fraction(minutes or 0) * 60 + Fraction(seconds or 0))
    elif _PLAIN.fullmatch(text):
        return sign * Fraction(text)
    raise ValueProblem(
        "bad-value", said("{shown} is not a time", shown=shown(value)), said(_TIME_HINT), time_meant(value)
    )


def read_percent(value: Any) -> int:
    """Return a percentage as a whole number; takes ``"30%"`` or a number."""
    number = value
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,3}\s*%?\s*", value):
        number = int(value.strip().rstrip("%"))
    if isinstance(number, bool) or not isinstance(number, int):
        told = said("{shown} is not a percentage", shown=shown(value))
        raise ValueProblem("bad-value", told, said('write for example "30%"'), percent_meant(value))
    if not 0 <= number <= 100:
        raise ValueProblem(
            "out-of-range",
            said("{shown}% is not between 0 and 100", shown=shown(number)),
            said('write for example "30%"'),
        )
    return number


@_remembered
def read_tempo(value: Any) -> Tempo:
    """Return the beats of a tempo such as ``3-1-1-0``; ``X`` is quick and counts one second."""
    hint = said('write four numbers of seconds: lower, pause, lift, pause, for example "3-1-1-0"')
    if not isinstance(value, str):
        raise ValueProblem("wrong-type", said("a tempo is text, not {kind_of}", kind_of=kind_of(value)), hint)
    beats = value.strip().split("-")
    if len(beats) != 4 or not all(re.fullmatch(r"[xX]|\d{1,3}(?:\.\d+)?", beat.strip()) for beat in beats):
        raise ValueProblem("bad-value", said("{shown} is not a tempo", shown=shown(value)), hint)
    frames = [FRAMES_PER_SECOND if beat.strip() in "xX" else read_time(f"{beat.strip()}s") for beat in beats]
    if not frames[0] + frames[2]:
        raise ValueProblem("out-of-range", said("{shown} leaves no time to move", shown=shown(value)), hint)
    return Tempo(*frames)


@_remembered
def read_breath(value: Any) -> tuple[int, int, int, int]:
    """Return frames of breathing in, holding, out, holding; takes ``4-4-4-4``, ``4-7-8`` or ``5-5`` (in and
    out)."""
    hint = said('write seconds: in-hold-out-hold "4-4-4-4", in-hold-out "4-7-8" or in-out "4-6"')
    if not isinstance(value, str):
        raise ValueProblem(
            "wrong-type", said("a breath pattern is text, not {kind_of}", kind_of=kind_of(value)), hint
        )
    beats = [beat.strip() for beat in value.split("-")]
    if len(beats) not in (2, 3, 4) or not all(re.fullmatch(r"\d{1,3}(?:\.\d+)?", beat) for beat in beats):
        raise ValueProblem("bad-value", said("{shown} is not a breath pattern", shown=shown(value)), hint)
    frames = [read_time(f"{beat}s") for beat in beats]
    if len(frames) == 2:
        frames = [frames[0], 0, frames[1]]
    inhale, hold, exhale = frames[:3]
    if not inhale or not exhale:
        raise ValueProblem(
            "out-of-range", said("{shown} leaves no time to breathe", shown=shown(value)), hint
        )
    return inhale, hold, exhale, frames[3] if len(frames) == 4 else 0


@_remembered
def read_at(value: Any) -> At:
    """Return when a cue is heard: ``50%`` of the step, ``10s`` after its start, ``-5s`` before its end."""
    share = _SHARE.fullmatch(value) if isinstance(value, str) else None
    if share and Fraction(share[1]) <= 100:
        return At("fraction", Fraction(share[1]) / 100)
    hint = said('write a share, a time after the start, or one before the end: "50%", "10s", "-5s"')
    try:
        seconds = _seconds(value)
    except ValueProblem as problem:
        raise ValueProblem(problem.code, problem.message, hint, problem.instead) from None
    if abs(seconds) * FRAMES_PER_SECOND > LONGEST:
        raise ValueProblem("out-of-range", said("{shown} is longer than a day", shown=shown(value)), hint)
    return At("before" if seconds < 0 else "after", abs(seconds) * FRAMES_PER_SECOND)


def kind_of(value: Any) -> str:
    """Return what sort of value it is, in the author's words."""
    if isinstance(value, bool):
        return said("true or false")
    names = {
        int: said("a number"),
        float: said("a number"),
        str: said("text"),
        list: said("a list"),
        dict: said("a table"),
    }
    return names.get(type(value), said("a date"))


def shown(value: Any, most: int = 40) -> str:
    """Return a value fit for a message: short, on one line, with nothing in it that a terminal obeys."""
    if isinstance(value, int) and abs(value) > 10**15:
        return said("that number")  # it may have more digits than Python is willing to print
    if isinstance(value, Fraction):
        value = value.numerator if value.denominator == 1 else round(float(value), 3)
    if not isinstance(value, (str, int, float)):
        return kind_of(value)
    return f'"{plain(value, most)}"' if isinstance(value, str) else plain(repr(value), most)
