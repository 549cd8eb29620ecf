"""The tally: what has been done of each step and side, reckoned from where the transport is from time to
time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from player.history.runs import Work
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from player.history.runs import SideName
    from player.timeline.timeline import Phase, Timeline

_NO_WORK = ("prepare", "rest", "change side")
_LONGEST = 2 * RATE
"""Of two places further apart than so many frames, the later one was gone to and not played to."""
_ENOUGH = 0.9
"""What has been done to such a part counts as done."""

Key = tuple[str, int, "SideName"]
"""Step, turn and side of a work."""


@dataclass(slots=True)
class _Line:
    """One work of the tally."""

    work: Work
    """As it is in the session, with nothing done."""
    end: int
    """Frame at which the last of it ends."""
    frames: int = 0
    """Frames that have been done."""


class Tally:
    """Counts the work of one run. It is told where the transport is, at least about every second."""

    def __init__(self, timeline: Timeline, before: Iterable[Work] = ()) -> None:
        """Take what is played, and what has been done of it earlier in the same run."""
        self._earlier = {_key(work): round(work.done * RATE) for work in before}
        self._lines: dict[Key, _Line] = {}
        self._changed: set[Key] = set()
        self._reached = 0
        self._frame: int | None = None
        self._waited = 0
        self._take(timeline)

    @property
    def works(self) -> tuple[Work, ...]:
        """Return every work in the session's order."""
        return tuple(self._work(key) for key in self._lines)

    def changed(self) -> tuple[Work, ...]:
        """Return the works that have changed since this was asked last."""
        found = tuple(self._work(key) for key in self._lines if key in self._changed) if self._changed else ()
        self._changed.clear()
        return found

    def note(self, timeline: Timeline, frame: int, waited: int, *, moving: bool) -> None:
        """Note where the transport is; ``moving`` is whether it plays or waits for the person."""
        if timeline is not self._timeline:
            self._take(timeline)
        if self._frame is not None:  # it moved until now
            self._count(self._frame, frame)
            if frame == self._frame and 0 < waited - self._waited <= _LONGEST:
                self._add(timeline.phase_index_at(frame), waited - self._waited)
        self._reach(frame)
        self._frame, self._waited = (frame, waited) if moving else (None, 0)

    def _take(self, timeline: Timeline) -> None:
        """Count on with another timeline: the same session compiled anew, or as it is now written."""
        self._timeline = timeline
        done = {**self._earlier, **{key: line.frames for key, line in self._lines.items()}}
        before = {key: line.work for key, line in self._lines.items()}
        self._lines, self._keys = _lines_of(timeline)
        for key, line in self._lines.items():
            line.frames = done.pop(key, 0)
            if before and before.get(key) != line.work:
                self._changed.add(key)
        for key, frames in done.items():
            if frames and key in before:  # no longer written, but done
                self._lines[key] = _Line(before[key], 0, frames)
        self._ends = sorted((line.end, key) for key, line in self._lines.items())

    def _count(self, start: int, end: int) -> None:
        if not 0 < end - start <= _LONGEST:
            return
        for index in range(self._timeline.phase_index_at(start), self._timeline.phase_index_at(end - 1) + 1):
            span = self._timeline.phases[index].span
            self._add(index, min(end, span.end) - max(start, span.start))

    def _add(self, phase: int, frames: int) -> None:
        key = self._keys[phase] if 0 <= phase < len(self._keys) else None
        if key is not None and frames > 0:
            self._lines[key].frames += frames
            self._changed.add(key)

    def _reach(self, frame: int) -> None:
        if frame > self._reached:
            first = bisect_left(self._ends, (self._reached + 1,))
            last = bisect_right(self._ends, frame, key=lambda entry: entry[0])
            self._changed.update(key for _, key in self._ends[first:last])
            self._reached = frame

    def _work(self, key: Key) -> Work:
        line = self._lines[key]
        done = line.frames / RATE
        short = not line.frames or done < line.work.planned * _ENOUGH
        return replace(line.work, done=round(done, 2), skipped=line.end <= self._reached and short)


def _lines_of(timeline: Timeline) -> tuple[dict[Key, _Line], list[Key | None]]:
    """Return the works of a timeline, and for each of its phases the work that it belongs to."""
    turns: dict[str, int] = {}
    turn_of = []
    for step in timeline.steps:
        turn_of.append(turns.get(step.path, 0))
        turns[step.path] = turn_of[-1] + 1
    planned: dict[Key, int] = {}
    last: dict[Key, Phase] = {}
    keys: list[Key | None] = []
    for phase in timeline.phases:
        path = timeline.steps[phase.step].path
        key: Key | None = None
        if phase.kind not in _NO_WORK and path not in ("0", "end"):
            key = (path, turn_of[phase.step], phase.side or "")
            planned[key] = planned.get(key, 0) + (0 if phase.open else phase.span.length)
            last[key] = phase
        keys.append(key)
    lines = {
        key: _Line(
            Work(
                *key,
                title=timeline.steps[last[key].step].title,
                exercise=last[key].exercise or "",
                planned=round(frames / RATE, 2),
            ),
            last[key].span.end,
        )
        for key, frames in planned.items()
    }
    return lines, keys


def _key(work: Work) -> Key:
    return work.step, work.turn, work.side
